"""Tables beside each other: where the next one begins, behind a blank column or where the header begins anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nls_cli.model.form import Form, Sheet
from nls_cli.model.glance import filled_values
from nls_cli.model.layouts import By
from nls_cli.model.workbook import RawColumn
from nls_cli.parsing.found import LEAST, FoundTable, evidence_of, named_by
from nls_cli.parsing.grid import HEADER_SEARCH_COLUMNS, Grid
from nls_cli.parsing.header import find_header
from nls_cli.parsing.vocabulary import Vocabulary
from nls_cli.text import header_key

_CLEARLY = 2
"""So many columns more must a table right beside another head, than that other could claim of them."""


def abreast(table: FoundTable, form: Form, words: dict[str, Vocabulary]) -> Iterator[FoundTable]:
    """Yield the tables that stand beside each other."""
    rest = table
    while (found := _beside(rest, form, words)) is not None:
        at, sheet = found
        yield _cut(rest, rest.sheet, 0, at, rest.by, words)
        rest = _cut(rest, sheet, at, len(rest.raw.columns), "beside", words)
    yield rest


def _beside(table: FoundTable, form: Form, words: dict[str, Vocabulary]) -> tuple[int, Sheet] | None:
    """Return where a further table begins to the right, and which sheet it is.

    Its header must begin anew; or it heads columns that the table has already, or more columns of another sheet than
    of the table's own, and then, if no blank column stands before it, nothing that is not that sheet's.
    """
    assert table.header is not None
    if (at := _begins_anew(table)) is not None:
        return at, table.sheet
    width = min(len(table.raw.columns), HEADER_SEARCH_COLUMNS)
    blank = [_is_blank_from(column, table.header.top) for column in table.raw.columns[:width]]
    unknown = frozenset(table.header.extra)
    for at in range(2, width):
        if blank[at] or not (blank[at - 1] or at in unknown):
            continue
        left = _cut(table, table.sheet, 0, at, table.by, words)
        if not evidence_of(left.header, table.sheet):
            continue
        mine = named_by(left.header)
        ends = [_cut(table, sheet, at, width, "beside", words) for sheet in form.row_sheets]
        more = len(named_by(next(one for one in ends if one.sheet is table.sheet).header))
        best, found = LEAST - 1, None
        for one in ends:
            evidence = evidence_of(one.header, one.sheet)
            again = one.sheet is table.sheet and len(mine & named_by(one.header)) >= LEAST
            other = one.sheet is not table.sheet and evidence > more
            if not blank[at - 1]:
                again, other = False, evidence >= more + _CLEARLY and _of_one_piece(one, table.header.row)
            if evidence > best and (again or other):
                best, found = evidence, one.sheet
        if found is not None:
            return at, found
    return None


def _begins_anew(table: FoundTable) -> int | None:
    """Return where the header, all of it, is printed once more to the right of itself: STT, Họ tên, STT, Họ tên."""
    assert table.header is not None
    rows = [Grid(table.raw).row(row) for row in range(table.header.top, table.header.row + 1)]
    heads = [tuple(header_key(cells[at][0]) for cells in rows) for at in range(len(rows[0]))]
    filled = [at for at, head in enumerate(heads) if any(head)]
    heads = heads[filled[0] : filled[-1] + 1] if filled else []
    for wide in range(LEAST, len(heads) // 2 + 1):
        times, over = divmod(len(heads), wide)
        if not over and all(map(any, heads)) and heads == heads[:wide] * times and _differ(heads[:wide]):
            return filled[0] + wide
    return None


def _differ(heads: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether the columns of one header are told apart by it."""
    return len(set(heads)) == len(heads)


def _of_one_piece(table: FoundTable, row: int) -> bool:
    """Tell whether a header in that row knows every column."""
    header = table.header
    known = header is not None and header.row == row and not header.extra and not header.claimed_twice
    return known and not any(_is_blank_from(column, row) for column in table.raw.columns)


def _is_blank_from(column: RawColumn, row: int) -> bool:
    filled = column.once(filled_values)
    return not any(map(filled.__getitem__, column.codes[row:]))


def _cut(
    table: FoundTable, sheet: Sheet, start: int, end: int, by: By, words: dict[str, Vocabulary]
) -> FoundTable:
    """Return some columns of a table as one of their own."""
    raw = table.raw
    first, last = raw.first_column + start, raw.first_column + end - 1
    part = replace(
        raw,
        first_column=first,
        columns=raw.columns[start:end],
        merged=tuple(
            (top, left, bottom, min(right, last))
            for top, left, bottom, right in raw.merged
            if first <= left <= last
        ),
    )
    return FoundTable(sheet, part, by, header=find_header(Grid(part), words[sheet.id]))
