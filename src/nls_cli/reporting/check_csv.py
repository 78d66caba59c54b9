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
        for place in entry.places():
            fields = (
                entry.code,
                entry.rule,
                entry.severity,
                entry.path,
                entry.sheet,
                place.cell,
                place.row,
                place.column,
                entry.finding.field,
                entry.value,
                entry.message,
                entry.suggestion,
                entry.remedy,
            )
            writer.writerow([harmless(field) if isinstance(field, str) else field for field in fields])
    return out.getvalue()


def harmless(text: str) -> str:
    """Put `'` before what a spreadsheet would take for a formula."""
    return _FORMULA.sub(r"\1\2'", text)
