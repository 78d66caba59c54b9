"""A check as CSV, a row for each place, in which no cell becomes a formula."""

from __future__ import annotations

import csv
import io
import re

from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_entries import CheckView, entries

COLUMNS = (
    "code",
    "rule",
    "severity",
    "path",
    "sheet",
    "cell",
    "row",
    "column",
    "field",
    "value",
    "message",
    "suggestion",
    "remedy",
)
_FORMULA = re.compile(r"(^|;)(\s*)(?=[=+\-@\t\r\n\0＝＋－＠])")
"""At the start of a field; and after `;`, where a spreadsheet that separates fields by it starts a new one."""


def render_check_csv(result: CheckResult, view: CheckView) -> str:
    """Return the check as CSV text, a heading first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries(result, view):
        before = [entry.code, entry.rule, entry.severity, harmless(entry.path), harmless(entry.sheet)]
        said = (entry.finding.field, entry.value, entry.message, entry.suggestion, entry.remedy)
        after = [harmless(one) for one in said]
        writer.writerows([*before, *place, *after] for place in entry.places())
    return out.getvalue()


def harmless(text: str | None) -> str:
    """Put `'` before what a spreadsheet would take for a formula."""
    return _FORMULA.sub(r"\1\2'", text or "")
