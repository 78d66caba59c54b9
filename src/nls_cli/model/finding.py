"""Findings: one thing wrong, at one place, with one permanent code."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Rule(NamedTuple):
    """What a code stands for."""

    name: str
    """Kebab-case; the frictionless project's name where one fits."""
    severity: Severity
    assumption: bool = False
    """Something was taken for granted that the file does not say: `--strict` makes it an error."""


RULES: Mapping[str, Rule] = {
    "NLS101": Rule("file-not-found", "error"),
    "NLS102": Rule("file-not-permitted", "error"),
    "NLS103": Rule("format-error", "error"),
    "NLS104": Rule("password-protected", "error"),
    "NLS105": Rule("file-empty", "error"),
    "NLS106": Rule("archive-damaged", "error"),
    "NLS107": Rule("limit-exceeded", "error"),
    "NLS108": Rule("dangerous-xml", "error"),
    "NLS109": Rule("reader-crashed", "error"),
    "NLS110": Rule("reading-timeout", "error"),
    "NLS111": Rule("reading-memory", "error"),
    "NLS112": Rule("format-too-old", "error"),
    "NLS113": Rule("duplicate-parts", "error"),
    "NLS114": Rule("macros-present", "note"),
    "NLS115": Rule("external-links", "note"),
    "NLS116": Rule("embedded-objects", "note"),
    "NLS117": Rule("error-cells-unknowable", "note", assumption=True),
    "NLS118": Rule("encoding-error", "error"),
    "NLS121": Rule("unit-submission-replaced", "note"),
    "NLS122": Rule("submission-undecidable", "error"),
    "NLS123": Rule("dates-differ", "warning"),
    "NLS124": Rule("date-missing", "warning", assumption=True),
    "NLS125": Rule("target-set-expired", "warning"),
    "NLS126": Rule("sending-by-file-name", "note", assumption=True),
    "NLS127": Rule("reporting-unit-respelt", "note", assumption=True),
    "NLS201": Rule("missing-sheet", "error"),
    "NLS202": Rule("missing-optional-sheet", "warning"),
    "NLS203": Rule("extra-sheet", "note"),
    "NLS204": Rule("duplicate-sheet", "error"),
    "NLS205": Rule("blank-header", "error"),
    "NLS206": Rule("missing-label", "error"),
    "NLS207": Rule("missing-optional-label", "warning"),
    "NLS208": Rule("extra-label", "note"),
    "NLS209": Rule("duplicate-label", "error"),
    "NLS210": Rule("form-version", "warning", assumption=True),
    "NLS211": Rule("rows-skipped", "note", assumption=True),
    "NLS212": Rule("hidden-sheet", "note", assumption=True),
    "NLS213": Rule("data-above-header", "error"),
    "NLS214": Rule("label-assumed", "note"),
    "NLS215": Rule("example-overwritten", "warning"),
    "NLS216": Rule("sheets-joined", "note", assumption=True),
    "NLS217": Rule("sheet-passed-over", "warning", assumption=True),
    "NLS218": Rule("table-below", "note", assumption=True),
    "NLS219": Rule("column-group", "note", assumption=True),
    "NLS220": Rule("old-font-header", "warning", assumption=True),
    "NLS221": Rule("pinned-layout", "error"),
    "NLS222": Rule("place-from-heading", "note", assumption=True),
    "NLS223": Rule("sheet-by-header", "note", assumption=True),
    "NLS224": Rule("table-on-its-side", "note", assumption=True),
    "NLS225": Rule("cells-joined", "note", assumption=True),
    "NLS226": Rule("merged-cells", "note", assumption=True),
    "NLS227": Rule("table-beside", "note", assumption=True),
    "NLS229": Rule("hidden-rows", "note", assumption=True),
    "NLS230": Rule("told-in-title", "note", assumption=True),
    "NLS231": Rule("sheet-name-unknown", "warning"),
    "NLS232": Rule("title-not-used", "note"),
    "NLS233": Rule("answer-twice", "error"),
    "NLS234": Rule("sheet-incomplete", "warning"),
    "NLS301": Rule("required", "error"),
    "NLS302": Rule("enum", "error"),
    "NLS303": Rule("yes-no", "error"),
    "NLS304": Rule("type-error", "error"),
    "NLS305": Rule("range", "error"),
    "NLS306": Rule("date-error", "error"),
    "NLS307": Rule("date-after-census", "error"),
    "NLS308": Rule("list-item", "error"),
    "NLS309": Rule("error-cell", "error"),
    "NLS310": Rule("formula-without-value", "error"),
    "NLS311": Rule("tick-column", "note"),
    "NLS312": Rule("number-as-text", "note"),
    "NLS313": Rule("not-whole", "error"),
    "NLS314": Rule("old-font-column", "error"),
    "NLS315": Rule("two-readings", "error"),
    "NLS316": Rule("taken-as", "note", assumption=True),
    "NLS317": Rule("number-style", "note", assumption=True),
    "NLS318": Rule("look-alike-letters", "note"),
    "NLS319": Rule("damaged-id", "warning"),
    "NLS320": Rule("odd-text", "warning"),
    "NLS330": Rule("two-ticks", "error"),
    "NLS331": Rule("several-answers", "error"),
    "NLS332": Rule("old-font-answer", "error"),
    "NLS401": Rule("duplicate-row", "warning"),
    "NLS402": Rule("primary-key", "error"),
    "NLS403": Rule("part-above-whole", "warning"),
    "NLS404": Rule("same-person", "warning"),
    "NLS405": Rule("same-name", "warning"),
    "NLS406": Rule("teams-denied", "warning"),
    "NLS407": Rule("leaders-disagree", "warning"),
    "NLS408": Rule("parts-above-whole", "warning"),
    "NLS409": Rule("total-mismatch", "warning"),
    "NLS410": Rule("seconded-counted-once", "note"),
    "NLS501": Rule("district-unknown", "error"),
    "NLS502": Rule("commune-unknown", "error"),
    "NLS503": Rule("commune-elsewhere", "error"),
    "NLS504": Rule("district-inferred", "note", assumption=True),
    "NLS505": Rule("name-ambiguous", "error"),
    "NLS506": Rule("unit-respelt", "note", assumption=True),
    "NLS507": Rule("district-ended", "error"),
    "NLS508": Rule("unit-of-another-time", "error"),
    "NLS509": Rule("hamlet-unknown", "error"),
    "NLS510": Rule("place-left-out", "warning", assumption=True),
    "NLS601": Rule("leader-without-position", "warning"),
    "NLS602": Rule("topics-without-basics", "warning"),
    "NLS603": Rule("implausible-age", "warning"),
    "NLS604": Rule("left-but-in-service", "warning"),
    "NLS605": Rule("expert-without-evidence", "note"),
    "NLS606": Rule("seconded-without-home", "note"),
    "NLS611": Rule("blank-column", "warning"),
    "NLS612": Rule("uniform-column", "warning"),
    "NLS613": Rule("copied-rows", "warning"),
    "NLS614": Rule("outlier-district", "note"),
    "NLS615": Rule("unexplained-change", "warning"),
    "NLS690": Rule("form-rule", "warning"),
}
"""Codes are permanent and never reused. NLS1xx file, 2xx sheets and headers, 3xx cells, 4xx keys and rows,
5xx units, 6xx plausibility, 9xx YAML."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one value, at every row where it stands.

    Half a million bad cells are a few findings with long `rows`, not half a million objects.
    """

    code: str
    path: str
    sheet: str | None = None
    """The sheet's title as in the file."""
    rows: Sequence[int] = ()
    """Excel row numbers; empty when the finding is about a whole column, sheet or file."""
    column: int | None = None
    """Excel column number, 1-based."""
    field: str | None = None
    """Id of the form's column."""
    value: str | None = None
    """The cell's text as found."""
    private: bool = False
    """The value is masked unless the user asks to see it."""
    suggestion: str | None = None
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)
    strict: bool = False
    """Assumptions count as errors."""
    turned: bool = False
    """Rows and columns have been put as Excel shows them, for a table that stands on its side."""

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        rule = RULES[self.code]
        return "error" if self.strict and rule.assumption else rule.severity

    @property
    def count(self) -> int:
        """At how many places it stands."""
        return max(1, len(self.rows))


def strictly(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with assumptions as errors."""
    return tuple(dataclasses.replace(one, strict=True) for one in findings)


def tally(findings: Sequence[Finding]) -> dict[Severity, int]:
    """Count places by severity."""
    counts: dict[Severity, int] = {"error": 0, "warning": 0, "note": 0}
    for finding in findings:
        counts[finding.severity] += finding.count
    return counts
