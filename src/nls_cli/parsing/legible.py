"""Headers written in an old font's code, made legible before the table is looked for.

A header is taken to be in an old code only if it is, once converted, what the form calls a column: that is proof and no
guess. Cells below the header are left as they are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nls_cli.model.form import Form, Sheet
from nls_cli.model.glance import loud
from nls_cli.model.workbook import RawColumn, RawSheet, RawValue, RawWorkbook
from nls_cli.parsing.header import HEADER_SEARCH_ROWS
from nls_cli.parsing.legacy import Code, is_strange, recoded_name
from nls_cli.parsing.tables import sheet_keys
from nls_cli.parsing.vocabulary import column_keys
from nls_cli.text import header_key


@dataclass(frozen=True, slots=True)
class OldHeaders:
    """The headers of one worksheet that were in an old code."""

    sheet: str
    code: Code
    """The encoding, and the code page it shows by."""
    row: int
    """Excel's number of the lowest header row."""
    cells: Mapping[tuple[int, int], tuple[str, str]]
    """Excel's row and column → the text as it stands, and in Unicode."""


def legible(raw: RawWorkbook, form: Form) -> tuple[RawWorkbook, tuple[OldHeaders, ...]]:
    """Return the workbook with legible headers, and what was illegible; the same object if nothing was."""
    changed: list[RawSheet] = []
    found: list[OldHeaders] = []
    for sheet in raw.sheets:
        old = _old_headers(sheet, form)
        changed.append(_with_headers(sheet, old) if old else sheet)
        found += [old] if old else []
    return (dataclasses.replace(raw, sheets=tuple(changed)), tuple(found)) if found else (raw, ())


def _old_headers(raw: RawSheet, form: Form) -> OldHeaders | None:
    top = min(raw.height, HEADER_SEARCH_ROWS)
    texts = [
        (row, at, str(column.values[code]))
        for at, column in enumerate(raw.columns)
        if (codes := column.once(loud))
        for row, code in enumerate(column.codes[:top])
        if code in codes
    ]
    if not texts or not is_strange("\n".join({text for _, _, text in texts})):
        return None
    info = form.info
    if info is not None and header_key(raw.name) in sheet_keys(info):
        return _told(raw, texts, top - 1, _is_header(info))
    best: OldHeaders | None = None
    for sheet in form.row_sheets:
        wanted = _is_header(sheet)
        matches = [(row, found) for row, _, text in texts if (found := recoded_name(text, wanted))]
        counts = {row: sum(1 for one, _ in matches if one == row) for row, _ in matches}
        lowest = max(counts, key=lambda row: (counts[row], -row), default=0)
        if counts.get(lowest, 0) < 2:
            continue
        told = _told(raw, texts, lowest, _is_of_headers(sheet))
        if told is not None and (best is None or len(told.cells) > len(best.cells)):
            best = told
    return best


def _told(
    raw: RawSheet, texts: list[tuple[int, int, str]], lowest: int, wanted: Callable[[str], bool]
) -> OldHeaders | None:
    cells: dict[tuple[int, int], tuple[str, str]] = {}
    codes: dict[Code, int] = {}
    for row, at, text in texts:
        if row <= lowest and (found := recoded_name(text, wanted)):
            cells[raw.first_row + row, raw.first_column + at] = text, found[0]
            codes[found[1]] = codes.get(found[1], 0) + 1
    if not cells:
        return None
    return OldHeaders(raw.name, max(codes, key=lambda one: codes[one]), max(row for row, _ in cells), cells)


def _is_header(sheet: Sheet) -> Callable[[str], bool]:
    keys = column_keys(sheet).keys()
    return lambda text: header_key(text) in keys


def _is_of_headers(sheet: Sheet) -> Callable[[str], bool]:
    """Tell whether a text says nothing but what headers say: also the upper one of two merged headers."""
    words = {word for key in column_keys(sheet) for word in key.split()}
    return lambda text: bool(own := header_key(text).split()) and all(word in words for word in own)


def _with_headers(raw: RawSheet, old: OldHeaders) -> RawSheet:
    by_column: dict[int, dict[str, str]] = {}
    for (_, column), (text, new) in old.cells.items():
        by_column.setdefault(column - raw.first_column, {})[text] = new
    columns = [
        RawColumn(column.codes, tuple(_new(value, by_column[at]) for value in column.values))
        if at in by_column
        else column
        for at, column in enumerate(raw.columns)
    ]
    return dataclasses.replace(raw, columns=tuple(columns))


def _new(value: RawValue, texts: Mapping[str, str]) -> RawValue:
    return texts.get(value, value) if isinstance(value, str) else value
