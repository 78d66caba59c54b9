"""A check as JSON: `nls.check/1`, one entry for each place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import nls_cli
from nls_cli.model.check import CheckResult
from nls_cli.model.workbook import column_letters
from nls_cli.reporting.check_entries import CheckView, Entry, Place, entries
from nls_cli.reporting.inert_json import dumped

SCHEMA = "nls.check/1"
_AT_ONCE = 2_000


def render_check_json(result: CheckResult, view: CheckView) -> str:
    """Return the check as JSON text; every key is always present."""
    return "".join(check_json_pieces(result, view))


def check_json_pieces(result: CheckResult, view: CheckView) -> Iterator[str]:
    """Yield the same text in pieces: a million findings are never in memory together."""
    files = [
        dumped({"path": file.path, "sha256": file.sha256, "status": file.status, "rows": dict(file.rows)})
        for file in result.files
    ]
    numbers = {"files": len(result.files), "unreadable": result.unreadable}
    yield "{\n"
    yield f' "nls": {dumped(nls_cli.__version__)},\n'
    yield f' "schema": {dumped(SCHEMA)},\n'
    yield f' "files": {_array(files)},\n'
    yield ' "findings": ['
    before = "\n  "
    for entry in entries(result, view):
        for lines in _stretches(entry):
            yield before + ",\n  ".join(lines)
            before = ",\n  "
    yield "]" if before == "\n  " else "\n ]"
    yield f',\n "summary": {dumped(numbers)[:-1]}, {dumped(result.counts)[1:]}\n'
    yield "}\n"


def _array(lines: list[str]) -> str:
    """Return one line for each member."""
    return "[\n  " + ",\n  ".join(lines) + "\n ]" if lines else "[]"


def _stretches(entry: Entry) -> Iterator[list[str]]:
    """Yield the lines of a finding, one for each place, some thousands at a time."""
    finding = entry.finding
    said = {"code": entry.code, "rule": entry.rule, "severity": entry.severity}
    before = dumped({**said, "path": finding.path, "sheet": finding.sheet})[:-1]
    words = {"value": entry.signs, "message": entry.message, "suggestion": entry.suggestion}
    after = dumped({"field": finding.field, **words})[1:]
    if finding.rows and finding.column:  # there can be a million cells: no object is made for each
        letters, column = column_letters(finding.column), finding.column
        rows = iter(finding.rows)
        while part := list(islice(rows, _AT_ONCE)):
            yield [
                f'{before}, "cell": "{letters}{row}", "row": {row}, "column": {column}, {after}'
                for row in part
            ]
        return
    places = entry.places()
    while some := list(islice(places, _AT_ONCE)):
        yield [f"{before}, {_place(place)}, {after}" for place in some]


def _place(place: Place) -> str:
    cell = "null" if place.cell is None else f'"{place.cell}"'  # letters and digits alone
    row, column = (number or "null" for number in (place.row, place.column))
    return f'"cell": {cell}, "row": {row}, "column": {column}'
