"""Findings, refused files and YAML mistakes as text: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nls_cli.errors import Problem
from nls_cli.messages import known, say
from nls_cli.model.base import Language, Words
from nls_cli.model.finding import Finding, Severity
from nls_cli.model.workbook import Refusal, column_letters
from nls_cli.reporting.layout import Style, indented, painted
from nls_cli.reporting.phrases import phrase, remedy
from nls_cli.reporting.plain import clean, clean_path

MASK = "***"
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
_STYLES: dict[Severity, Style] = {"error": "bad", "warning": "warn", "note": "dim"}


@dataclass(frozen=True, slots=True)
class Gathered:
    """Findings of one code about one column of one sheet, said once."""

    first: Finding
    places: int
    values: int
    """Different values among them."""
    row: int | None
    """The first row, in Excel's numbers."""
    names: tuple[Words, ...] = ()
    """What is missing, where the findings are about columns or sheets that are not there."""


def gather(findings: Iterable[Finding], severities: Sequence[Severity] = SEVERITIES) -> list[Gathered]:
    """Put together what is the same mistake at several places; worst first, then in the order found."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        if finding.severity in severities:
            placed = (finding.field, finding.column) if finding.column or finding.rows else ()
            groups.setdefault((finding.code, finding.path, finding.sheet, *placed), []).append(finding)
    found = [
        Gathered(
            group[0],
            sum(one.count for one in group),
            len(group),
            min((row for one in group for row in one.rows[:1]), default=None),
            tuple(name for one in group if isinstance(name := one.params.get("name"), Words)),
        )
        for group in groups.values()
    ]
    return sorted(found, key=lambda one: SEVERITIES.index(one.first.severity))


def place_text(gathered: Gathered, language: Language) -> str:
    """Say where: `census.xlsx · Nhân sự!H12 và 3 chỗ nữa`."""
    finding = gathered.first
    parts = [clean_path(finding.path)]
    letters = column_letters(finding.column) if finding.column else ""
    cell = ""
    if letters and gathered.row is not None:
        cell = f"{letters}{gathered.row}"
    elif gathered.row is not None:
        cell = say("findings.row", language, row=gathered.row)
    elif letters:
        cell = say("findings.column", language, column=letters)
    if finding.sheet is not None:
        joined = clean(finding.sheet, 40)
        if cell:
            joined += "!" + cell if cell[0].isupper() and cell.isalnum() else ", " + cell
        parts.append(joined)
    elif cell:
        parts.append(cell)
    text = " · ".join(parts)
    more = gathered.places - 1 if cell else 0
    return f"{text} ({say('findings.more_places', language, count=more)})" if more else text


def message_text(gathered: Gathered, language: Language) -> str:
    """Say what is wrong; what a private cell holds is masked."""
    finding = gathered.first
    value = MASK if finding.private or gathered.values > 1 else clean(finding.value or "", 80)
    params = {"value": f"“{value}”", **finding.params}
    if len(gathered.names) > 1 and not finding.rows and not finding.column:
        params["name"] = "”, “".join(clean(name.in_(language), 80) for name in gathered.names)
    text = phrase(f"{finding.code}.message", language, params)
    if finding.suggestion and gathered.values == 1 and finding.suggestion != finding.params.get("meant"):
        text += " " + phrase("findings.nearest", language, {"suggestion": finding.suggestion})
    return text + skipped_text(finding, language) + origins_text(finding, language)


def skipped_text(finding: Finding, language: Language) -> str:
    """Say which codes could not be looked for because of a missing sheet or column; empty if none."""
    skipped = finding.params.get("skipped")
    if not isinstance(skipped, tuple):
        return ""
    codes = "; ".join(f"{code} {say(f'{code}.title', language)}" for code in skipped)
    return " " + say("findings.skipped", language, codes=codes)


def origins_text(finding: Finding, language: Language) -> str:
    """Say from which cells of the submissions a row of a merged workbook comes; empty for other workbooks."""
    origins = finding.params.get("origins")
    if not isinstance(origins, tuple):
        return ""
    return " " + phrase("findings.origins", language, {"origins": "; ".join(origins)})


def render_findings(
    findings: Iterable[Finding],
    language: Language,
    width: int,
    *,
    color: bool,
    severities: Sequence[Severity] = SEVERITIES,
    most: int | None = None,
) -> str:
    """Render findings, one paragraph for each kind of mistake in a column; at most `most`, saying what was left out."""
    gathered = gather(findings, severities)
    shown = gathered if most is None else gathered[:most]
    lines: list[str] = []
    for one in shown:
        severity = one.first.severity
        label = say(f"severity.{severity}", language)
        head = f"{label} {one.first.code} · {place_text(one, language)}"
        lines.append(painted(indented(head, width, "", "  "), _STYLES[severity], color=color))
        lines.append(indented(message_text(one, language), width, "  "))
        what_to_do = remedy(one.first.code, language, one.first.params)
        lines.append(indented(say("findings.remedy", language, remedy=what_to_do), width, "  "))
    if len(shown) < len(gathered):
        lines.append(say("findings.left_out", language, count=len(gathered) - len(shown)))
    return "\n".join(lines) + "\n" if lines else ""


def render_refusals(refusals: Iterable[Refusal], language: Language, width: int, *, color: bool) -> str:
    """Render the files that could not be read, each with its reason and what to do."""
    lines: list[str] = []
    for refusal in refusals:
        head = f"{clean_path(str(refusal.path))} · {refusal.code}"
        lines.append(painted(indented(head, width, "", "  "), "bad", color=color))
        lines.append(indented(phrase(f"{refusal.code}.message", language, refusal.params), width, "  "))
        what_to_do = remedy(refusal.code, language, refusal.params)
        lines.append(indented(say("findings.remedy", language, remedy=what_to_do), width, "  "))
    return "\n".join(lines) + "\n" if lines else ""


def problem_line(problem: Problem, language: Language) -> str:
    """Render one YAML mistake as `file:line:column: message (did you mean: …?)`; never wrapped."""
    place = f"{clean_path(problem.file)}:{problem.line}:{problem.column}"
    key = problem.key if known(problem.key) else "yaml.other"
    text = (
        f"{place}: {phrase(key, language, problem.params if known(problem.key) else {'what': problem.key})}"
    )
    if problem.nearest:
        names = ", ".join(clean(name) for name in problem.nearest)
        text += f" ({say('yaml.nearest', language, names=names)})"
    return text


def render_problems(problems: Iterable[Problem], language: Language) -> str:
    """Render YAML mistakes, one a line, in file order."""
    ordered = sorted(problems, key=lambda one: (one.file, one.line, one.column))
    return "".join(problem_line(problem, language) + "\n" for problem in ordered)
