"""A check as text: by file and sheet, each mistake with its cells and its remedy; the last line is the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from nls_cli.messages import say
from nls_cli.model.check import CheckResult
from nls_cli.model.finding import tally
from nls_cli.model.workbook import column_letters
from nls_cli.reporting.check_entries import CheckView, Entry, entries, row_ranges, verdict, where_text
from nls_cli.reporting.findings_text import SEVERITIES
from nls_cli.reporting.layout import Style, indented, painted
from nls_cli.reporting.plain import clean_path
from nls_cli.reporting.words import counts_by_severity, findings_line, written_int

_STYLES: dict[str, Style] = {"error": "bad", "warning": "warn", "note": "dim"}


def render_check_text(result: CheckResult, view: CheckView) -> str:
    """Render a check for a terminal or a text file."""
    language, width = view.language, view.width
    lines = [painted(say("check.heading", language), "bold", color=view.color)]
    facts = [say("check.files", language, count=written_int(len(result.files), language))]
    if result.unreadable:
        facts.append(say("check.unreadable", language, count=written_int(result.unreadable, language)))
    lines.append(indented(" · ".join(facts), width))
    lines.append(indented(findings_line(result.findings, language), width))
    if result.baselined:
        known = written_int(result.baselined, language)
        lines.append(indented(say("check.known", language, count=known), width))
    by_path: dict[str, list[Entry]] = {file.path: [] for file in result.files}
    for entry in entries(result, view):
        by_path.setdefault(entry.finding.path, []).append(entry)
    status = {file.path: file.status for file in result.files}
    clean = []
    for path, found in by_path.items():
        if found:
            lines += ["", *_file(found, view)]
        elif status[path] == "unreadable":  # its reason is one of the known findings
            unread = say("check.file_status.unreadable", language)
            lines += ["", indented(f"{clean_path(path)} · {unread}", width, "", "  ")]
        else:
            clean.append(clean_path(path))
    if clean:
        lines += ["", indented(say("check.clean_files", language, paths=", ".join(clean)), width, "", "  ")]
    style: Style = "bad" if result.counts["error"] or result.unreadable else "good"
    lines += ["", painted(indented(verdict(result, language), width), style, color=view.color)]
    return "\n".join(lines) + "\n"


def _file(found: Sequence[Entry], view: CheckView) -> list[str]:
    counts = counts_by_severity(tally([entry.finding for entry in found]), view.language)
    head = indented(f"{found[0].path} · {counts}", view.width, "", "  ")
    lines = [painted(line, "bold", color=view.color) for line in head.split("\n")]
    by_sheet: dict[str | None, list[Entry]] = {}
    for entry in found:
        by_sheet.setdefault(entry.sheet, []).append(entry)
    for sheet, some in by_sheet.items():
        key = "check.whole_file" if sheet is None else "check.sheet"
        lines.append(indented(say(key, view.language, sheet=sheet), view.width, "  "))
        lines += _sheet(some, view)
    return lines


def _sheet(found: Sequence[Entry], view: CheckView) -> list[str]:
    """Say each kind of mistake once, with all that made it, and its remedy after."""
    by_code: dict[str, list[Entry]] = {}
    for entry in sorted(found, key=lambda entry: SEVERITIES.index(entry.severity)):
        by_code.setdefault(entry.code, []).append(entry)
    lines: list[str] = []
    for code, some in by_code.items():
        severity = some[0].severity
        head = f"{say(f'severity.{severity}', view.language)} {code} ({some[0].rule})"
        lines.append(painted(indented(head, view.width, "    "), _STYLES[severity], color=view.color))
        remedies: dict[str, None] = {}
        for entry in some:
            cells = cells_text(entry, view)
            text = f"{cells}: {entry.message}" if cells else entry.message
            lines.append(indented(text, view.width, "      ", "        "))
            remedies[entry.remedy] = None
        said = (say("findings.remedy", view.language, remedy=remedy) for remedy in remedies)
        lines += [indented(remedy, view.width, "      ", "        ") for remedy in said]
    return lines


def cells_text(entry: Entry, view: CheckView) -> str:
    """List every cell: `H12, H15:H20`; rows or a column where there is no cell; nothing for a whole sheet."""
    finding = entry.finding
    if not finding.rows:
        return where_text(next(entry.places()), view.language)
    letters = column_letters(finding.column) if finding.column else ""
    sign = ":" if letters else "–"
    ranges = [
        f"{letters}{first}" if first == last else f"{letters}{first}{sign}{letters}{last}"
        for first, last in row_ranges(finding.rows)
    ]
    return ", ".join(ranges) if letters else say("check.rows", view.language, rows=", ".join(ranges))
