"""Which worksheet is which sheet of the form: by name, else by header; tables below each other, a table on its side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nls_cli.model.codes import encode, row_numbers
from nls_cli.model.form import Form, Sheet
from nls_cli.model.glance import filled_rows
from nls_cli.model.layouts import SKIP
from nls_cli.model.workbook import RawColumn, RawSheet, RawValue
from nls_cli.parsing.abreast import abreast
from nls_cli.parsing.found import LEAST, FoundSheets, FoundTable, Incomplete, evidence_of, named_by
from nls_cli.parsing.grid import Grid
from nls_cli.parsing.header import DEEPEST, Header, find_header, read_row
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.pins import find_pin
from nls_cli.parsing.vocabulary import Vocabulary
from nls_cli.text import header_key

MOST_STARTS, MOST_CELLS = 300, 60_000
"""Places at which further tables of a worksheet are looked for, and cells that are looked at for that."""
TURNED_ROWS, TURNED_COLUMNS = 200, 500
"""A larger worksheet is not looked at as one whose header stands in a column."""
_NUMBER = re.compile(r"^([ivx]+|\d+|[a-z]) ")


def sheet_keys(sheet: Sheet) -> frozenset[str]:
    """Return the keys by which a worksheet's name is recognised."""
    return frozenset(header_key(name) for name in (sheet.name.vi, sheet.name.en, sheet.id, *sheet.aliases))


def find_tables(raw: Sequence[RawSheet], types: FormTypes, path: str) -> FoundSheets:
    """Tell what every worksheet is. Sheets that the program itself adds to workbooks are passed by."""
    found = FoundSheets()
    form, words = types.form, types.words
    tables: list[FoundTable] = []
    left: list[RawSheet] = []
    for one in raw:
        pin = find_pin(types.pins, path, one.name)
        if pin is None:
            left.append(one)
        elif pin.is_ == SKIP:
            found.skipped.append(one)
        else:
            tables.append(FoundTable(form.sheet(pin.is_), one, "pinned", pin))
    named, unnamed = _by_name(left, form, found)
    for sheet in form.sheets:
        same = named.get(sheet.id, [])
        if same and sheet.layout == "key_value":
            found.info = same[0]
        elif same:
            tables.append(_oriented(FoundTable(sheet, same[0], "name"), words[sheet.id]))
        if len(same) > 1:
            found.doubled.append((sheet, same[1:]))
    sure = {one.sheet.id for one in tables}
    tables += _by_header(unnamed, form, words, sure, found)
    order = {one.name: number for number, one in enumerate(raw)}
    for table in sorted(tables, key=lambda table: order[table.raw.name]):
        for part in _parts(table, form, words):
            if part.by in ("below", "beside") and part.sheet.id in sure and part.sheet.id != table.sheet.id:
                found.passed_over.append((part.raw, part.sheet))
            else:
                found.tables.setdefault(part.sheet.id, []).append(part)
    found.strangers += [one.raw for one in found.incomplete if one.sheet.id in found.tables]
    found.incomplete = [one for one in found.incomplete if one.sheet.id not in found.tables]
    return found


def _by_name(
    raw: Sequence[RawSheet], form: Form, found: FoundSheets
) -> tuple[dict[str, list[RawSheet]], list[RawSheet]]:
    """Return the worksheets that bear the name of a sheet, and the others; some are put aside in `found`."""
    keys = {key: sheet.id for sheet in form.sheets for key in sheet_keys(sheet)}
    own = {header_key(name) for words in form.own_sheets.all for name in (words.vi, words.en)} - keys.keys()
    named: dict[str, list[RawSheet]] = {}
    unnamed: list[RawSheet] = []
    for one in raw:
        key = header_key(one.name)
        if key in own:
            found.own.append(one)
        elif one.hidden and form.layout.hidden.sheets == "skip":
            found.hidden.append(one)
        elif (known := keys.get(key) or keys.get(_NUMBER.sub("", key))) is not None:
            named.setdefault(known, []).append(one)
        else:
            unnamed.append(one)
    return named, unnamed


def _by_header(
    raw: Sequence[RawSheet], form: Form, words: dict[str, Vocabulary], sure: set[str], found: FoundSheets
) -> Iterator[FoundTable]:
    """Yield the unnamed worksheets that are a sheet by their header; the others are put aside in `found`."""
    for one in raw:
        best = _best(one, form, words, sure)
        if best is None:
            found.strangers.append(one)
        elif isinstance(best, Incomplete):
            found.incomplete.append(best)
        elif best.sheet.id in sure:
            found.passed_over.append((one, best.sheet))
        else:
            yield best


def _best(
    raw: RawSheet, form: Form, words: dict[str, Vocabulary], sure: set[str]
) -> FoundTable | Incomplete | None:
    """Return what an unnamed worksheet is by its header, or would be; None if it names too few columns of any sheet."""
    best: tuple[int, bool] = (LEAST - 1, True)
    found: FoundTable | None = None
    near: Incomplete | None = None
    for turned in (False, True):
        seen = _turned(raw) if turned else raw
        if found is not None or seen is None:
            break
        grid = Grid(seen)
        for sheet in form.row_sheets:
            header = find_header(grid, words[sheet.id])
            score = (evidence_of(header, sheet), sheet.id not in sure)
            if score > best and score[0] >= LEAST:
                best, found = score, FoundTable(sheet, seen, "header", turned=turned, header=header)
            elif header is not None and not turned and not score[0]:
                most = len(named_by(near.header)) if near else LEAST - 1
                near = Incomplete(raw, sheet, header) if len(named_by(header)) > most else near
    return found or near


def _oriented(table: FoundTable, words: Vocabulary) -> FoundTable:
    """Return a named table turned over if its header stands in a column."""
    header = find_header(Grid(table.raw), words)
    upright = 0 if header is None else len(header.columns) + len(header.groups)
    table = replace(table, header=header)
    if upright >= LEAST or (turned := _turned(table.raw)) is None:
        return table
    other = find_header(Grid(turned), words)
    if evidence_of(other, table.sheet) >= max(LEAST, upright + 1):
        return replace(table, raw=turned, turned=True, header=other)
    return table


def _turned(raw: RawSheet) -> RawSheet | None:
    """Return a worksheet with rows and columns changed over; None if it is too large for a record on its side."""
    if not raw.height or raw.height > TURNED_ROWS or len(raw.columns) > TURNED_COLUMNS:
        return None
    rows = zip(*raw.columns, strict=True)
    return RawSheet(
        raw.name,
        raw.hidden,
        raw.first_column,
        raw.first_row,
        len(raw.columns),
        tuple(_column(row) for row in rows),
        tuple((left, top, right, bottom) for top, left, bottom, right in raw.merged),
        (),
        raw.error_cells_known,
    )


def turned_over(raw: RawSheet) -> RawSheet:
    """Return the worksheet as it is read if its header stands in a column."""
    return _turned(raw) or raw


def _column(cells: Sequence[RawValue]) -> RawColumn:
    index: dict[tuple[type, RawValue], int] = {}
    codes = [index.setdefault((type(cell), cell), len(index)) for cell in cells]
    return RawColumn(encode(codes, len(index)), tuple(value for _, value in index))


def _parts(table: FoundTable, form: Form, words: dict[str, Vocabulary]) -> Iterator[FoundTable]:
    """Yield the tables that one worksheet holds: beside each other, and below each other."""
    if table.turned or table.pin is not None or table.header is None:
        yield table
        return
    for part in abreast(table, form, words):
        yield from _stacked(part, form, words)


def _stacked(table: FoundTable, form: Form, words: dict[str, Vocabulary]) -> Iterator[FoundTable]:
    """Yield the tables that stand below each other."""
    raw = table.raw
    if table.header is None:
        yield table
        return
    start, sheet, by = 0, table.sheet, table.by
    for top, other in _further(Grid(raw), table.header, table.sheet, form, words):
        yield FoundTable(sheet, _slice(raw, start, top), by)
        start, sheet, by = top, other, "below"
    yield FoundTable(sheet, _slice(raw, start, raw.height), by) if start else table


def _further(
    grid: Grid, header: Header, sheet: Sheet, form: Form, words: dict[str, Vocabulary]
) -> Iterator[tuple[int, Sheet]]:
    """Yield first row and sheet of every further table."""
    raw = grid.raw
    filled = twice = 0
    for column in raw.columns:
        mine = column.rows_once(filled_rows)
        twice |= filled & mine
        filled |= mine
    starts = twice & ~(
        twice >> 1
    )  # rows of a table above which there is none: the bit above is the row before
    height = raw.height
    done = header.row
    for first in row_numbers(starts, height)[: min(MOST_STARTS, MOST_CELLS // grid.width)]:
        if first <= done + 1:
            continue
        best: tuple[int, bool, int] = (LEAST - 1, False, 0)
        found: tuple[Sheet, Header] | None = None
        for one in form.row_sheets:
            for row in range(first, min(first + DEEPEST, height)):
                evidence, seen = read_row(grid, row, first, words[one.id])
                score = (evidence_of(seen, one) if evidence[0] else 0, one.id == sheet.id, evidence[1])
                if score > best and score[0] >= LEAST:
                    best, found = score, (one, seen)
        if found is None or (found[0].id == sheet.id and _printed_again(raw, found[1].row, header)):
            continue
        sheet, header = found
        done = header.row
        top = first
        while top > 0 and not twice >> (height - top) & 1:  # its titles stand above it
            top -= 1
        while not filled >> (height - 1 - top) & 1:
            top += 1
        yield top, sheet


def _printed_again(raw: RawSheet, row: int, header: Header) -> bool:
    """Tell whether a row is one of the header's: printed without its merged cells, another may name more columns."""
    return any(
        all(column[row] == column[own] for column in raw.columns) for own in range(header.top, header.row + 1)
    )


def _slice(raw: RawSheet, start: int, end: int) -> RawSheet:
    first, last = raw.first_row + start, raw.first_row + end - 1
    return replace(
        raw,
        first_row=first,
        height=end - start,
        columns=tuple(column.with_rows(column.codes[start:end]) for column in raw.columns),
        merged=tuple(box for box in raw.merged if first <= box[0] <= last),
        hidden_rows=tuple(row for row in raw.hidden_rows if first <= row <= last),
    )
