"""A check as JSON: `nls.check/1`, one entry for each place."""

from __future__ import annotations

import nls_cli
from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_entries import CheckView, Entry, Place, entries
from nls_cli.reporting.inert_json import dumped

SCHEMA = "nls.check/1"


def render_check_json(result: CheckResult, view: CheckView) -> str:
    """Return the check as JSON text; every key is always present."""
    files = [
        dumped({"path": file.path, "sha256": file.sha256, "status": file.status, "rows": dict(file.rows)})
        for file in result.files
    ]
    findings = [line for entry in entries(result, view) for line in _lines(entry)]
    numbers = {"files": len(result.files), "unreadable": result.unreadable}
    parts = [
        f' "nls": {dumped(nls_cli.__version__)}',
        f' "schema": {dumped(SCHEMA)}',
        f' "files": {_array(files)}',
        f' "findings": {_array(findings)}',
        f' "summary": {dumped(numbers)[:-1]}, {dumped(result.counts)[1:]}',
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _array(lines: list[str]) -> str:
    """Return one line for each member: half a million findings are written without half a million dicts."""
    return "[\n  " + ",\n  ".join(lines) + "\n ]" if lines else "[]"


def _lines(entry: Entry) -> list[str]:
    finding = entry.finding
    before = dumped(
        {
            "code": entry.code,
            "rule": entry.rule,
            "severity": entry.severity,
            "path": finding.path,
            "sheet": finding.sheet,
        }
    )
    after = dumped(
        {
            "field": finding.field,
            "value": entry.signs,
            "message": entry.message,
            "suggestion": entry.suggestion,
        }
    )
    return [f"{before[:-1]}, {_place(place)}, {after[1:]}" for place in entry.places()]


def _place(place: Place) -> str:
    cell = "null" if place.cell is None else f'"{place.cell}"'  # letters and digits alone
    row, column = (number or "null" for number in (place.row, place.column))
    return f'"cell": {cell}, "row": {row}, "column": {column}'
