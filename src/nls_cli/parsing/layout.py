"""Where a sheet's table lies: which worksheet, which header row, which column is which, which rows are data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nls_cli.model.census import Rows, row_numbers, rows_where
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.workbook import RawSheet, RawValue
from nls_cli.parsing.values import is_blank, text_of
from nls_cli.text import header_key, same, tidy

HEADER_SEARCH_ROWS = 60
_NUMBERING = re.compile(r"\(?([0-9]{1,3}|[a-z])\)?")
_OUTLINE = re.compile(r"(?:[ivxlc]+|[a-zđ]|\d{1,3}(?:\.\d{1,3})*)\s*[.)/-]\s*\S.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """A header row that was found."""

    row: int
    """Index of its (last) row in the raw sheet."""
    columns: Mapping[str, int]
    """Form column id → index of the raw column."""
    claimed_twice: Mapping[str, tuple[int, ...]]
    """Form column id → all raw columns that claim it; none of them is read."""
    extra: tuple[int, ...]
    """Raw columns with a header that the form does not know."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows below the header that are no data, and why."""

    reason: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A table found in a raw sheet."""

    header: Header
    rows: Sequence[int]
    """Indexes of the data rows, ascending."""
    skipped: tuple[Skipped, ...]


def sheet_keys(sheet: Sheet) -> frozenset[str]:
    """Return the keys by which a worksheet's name is recognised."""
    return frozenset(header_key(name) for name in (sheet.name.vi, sheet.name.en, sheet.id, *sheet.aliases))


def column_keys(sheet: Sheet) -> dict[str, str]:
    """Return header key → column id."""
    found: dict[str, str] = {}
    for column in sheet.columns:
        for name in (column.header.vi, column.header.en, *column.aliases):
            found.setdefault(header_key(name), column.id)
    return found


def match_sheets(raw: Sequence[RawSheet], form: Form) -> tuple[dict[str, list[RawSheet]], list[RawSheet]]:
    """Tell which worksheet is which sheet of the form: by name, else by its header.

    Returns sheet id → worksheets, and the worksheets that are none.
    """
    found: dict[str, list[RawSheet]] = {}
    unnamed: list[RawSheet] = []
    keys = {key: sheet.id for sheet in form.sheets for key in sheet_keys(sheet)}
    for one in raw:
        key = header_key(one.name)
        id = keys.get(key) or keys.get(re.sub(r"^([ivx]+|\d+|[a-z]) ", "", key))
        if id is None:
            unnamed.append(one)
        else:
            found.setdefault(id, []).append(one)
    strangers: list[RawSheet] = []
    for one in unnamed:
        best = max(
            (sheet for sheet in form.row_sheets if sheet.id not in found),
            key=lambda sheet: _evidence(one, sheet),
            default=None,
        )
        if best is not None and _evidence(one, best) >= 3:
            found[best.id] = [one]
        else:
            strangers.append(one)
    return found, strangers


def _evidence(raw: RawSheet, sheet: Sheet) -> int:
    header = find_header(raw, sheet)
    if header is None or any(c.required and c.id not in header.columns for c in sheet.columns):
        return 0
    return len(header.columns)


def _header_texts(raw: RawSheet, row: int) -> list[list[str]]:
    """Return, per column, the readings of a header cell at `row`: alone, then joined with what is above."""
    texts: list[list[str]] = []
    above = ""
    for column in raw.columns:
        own = text_of(column[row])
        over = text_of(column[row - 1]) if row else ""
        above = over if tidy(over) else above
        readings = [own] if tidy(own) else [over]
        if row and tidy(own):
            readings.append(f"{above} {own}")
        texts.append(readings)
    return texts


def find_header(raw: RawSheet, sheet: Sheet) -> Header | None:
    """Return the row that names most columns of `sheet` among the first rows; None if there is none."""
    keys = column_keys(sheet)
    best: tuple[int, int] | None = None
    matched: list[str | None] = []
    for row in range(min(raw.height, HEADER_SEARCH_ROWS)):
        ids = [
            next((keys[k] for k in map(header_key, readings) if k in keys), None)
            for readings in _header_texts(raw, row)
        ]
        own = sum(1 for column in raw.columns if keys.get(header_key(text_of(column[row]))) is not None)
        score = len({id for id in ids if id}) if own else 0
        if score and (best is None or score > best[0]):
            best, matched = (score, row), ids
    if best is None:
        return None
    by_id: dict[str, list[int]] = {}
    extra: list[int] = []
    for at, id in enumerate(matched):
        if id is not None:
            by_id.setdefault(id, []).append(at)
        elif tidy(text_of(raw.columns[at][best[1]])):
            extra.append(at)
    return Header(
        best[1],
        {id: found[0] for id, found in by_id.items() if len(found) == 1},
        {id: tuple(found) for id, found in by_id.items() if len(found) > 1},
        tuple(extra),
    )


def find_layout(raw: RawSheet, sheet: Sheet, form: Form) -> Layout | None:
    """Find the header and tell data rows from everything else below it; None without a header."""
    header = find_header(raw, sheet)
    if header is None:
        return None
    height = raw.height
    below = (1 << max(0, height - header.row - 1)) - 1
    filled = twice = thrice = 0
    for column in raw.columns:
        mine = rows_where(column.codes, [not is_blank(value) for value in column.values]) & below
        thrice |= twice & mine
        twice |= filled & mine
        filled |= mine
    skipped: list[Skipped] = []

    def skip(reason: str, rows: Rows) -> None:
        nonlocal filled
        if rows & filled:
            skipped.append(Skipped(reason, tuple(row_numbers(rows & filled, height))))
            filled &= ~rows

    skip("column_numbers", _numbering_row(raw, header, filled))
    skip("repeated_header", _repeated_header(raw, header))
    skip("total", _totals(raw, header, sheet, form))
    skip("heading", filled & ~twice & _headings(raw, header))
    skip("unmapped_only", filled & ~_any_mapped(raw, header))
    skip("below_table", _tail(filled, thrice if len(header.columns) >= 5 else twice, height))
    rows = row_numbers(filled, height)
    contiguous = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)
    return Layout(header, range(rows[0], rows[-1] + 1) if contiguous else rows, tuple(skipped))


def _any_mapped(raw: RawSheet, header: Header) -> Rows:
    found = 0
    for at in {*header.columns.values(), *(at for many in header.claimed_twice.values() for at in many)}:
        column = raw.columns[at]
        found |= rows_where(column.codes, [not is_blank(value) for value in column.values])
    return found


def _row(raw: RawSheet, row: int) -> Iterator[RawValue]:
    return (column[row] for column in raw.columns)


def _numbering_row(raw: RawSheet, header: Header, filled: Rows) -> Rows:
    """Find a row "A, 1, 2 … 48" or "(1) (2) (3)" right below the header: it counts columns, not people."""
    first = next(iter(row_numbers(filled, raw.height)), None)
    if first is None or first > header.row + 2:
        return 0
    cells = [same(text_of(value)) for value in _row(raw, first) if not is_blank(value)]
    if len(cells) < 3 or not all(_NUMBERING.fullmatch(cell) for cell in cells):
        return 0
    numbers = [int(digits) for cell in cells if (digits := cell.strip("()")).isdigit()]
    rising = all(b == a + 1 for a, b in pairwise(numbers))
    return 1 << (raw.height - 1 - first) if len(numbers) >= 2 and rising else 0


def _repeated_header(raw: RawSheet, header: Header) -> Rows:
    """Find the header printed again on a later page."""
    if len(header.columns) < 2:
        return 0
    repeated = -1
    for at in header.columns.values():
        column = raw.columns[at]
        title = header_key(text_of(column[header.row]))
        if title:
            repeated &= rows_where(
                column.codes,
                [header_key(text_of(v)) == title if isinstance(v, str) else False for v in column.values],
            )
    return max(repeated, 0)


def _totals(raw: RawSheet, header: Header, sheet: Sheet, form: Form) -> Rows:
    """Find rows that begin with a total word and name nothing else that a row must have."""
    words = tuple(header_key(word) for word in form.totals)
    if not words:
        return 0
    total = named = 0
    must = {column.id for column in sheet.columns if column.required or column.id in sheet.key}
    ids = {at: id for id, at in header.columns.items()}
    for at, column in enumerate(raw.columns):
        says = rows_where(
            column.codes, [isinstance(v, str) and header_key(v).rstrip(": ") in words for v in column.values]
        )
        total |= says
        if ids.get(at) in must:
            named |= rows_where(column.codes, [not is_blank(v) for v in column.values]) & ~says
    return total & ~named


def _headings(raw: RawSheet, header: Header) -> Rows:
    """Find one text across the table, or an outline number with a text: "I. Lãnh đạo huyện"."""
    found = 0
    wide = {
        top
        for top, left, bottom, right in raw.merged
        if right - left >= 2 and top - raw.first_row > header.row
    }
    for column in raw.columns:
        found |= rows_where(
            column.codes, [isinstance(v, str) and bool(_OUTLINE.fullmatch(tidy(v))) for v in column.values]
        )
    for top in wide:
        row = top - raw.first_row
        if 0 <= row < raw.height:
            found |= 1 << (raw.height - 1 - row)
    return found


def _tail(filled: Rows, full: Rows, height: int) -> Rows:
    """Find signatures and notes: the thin rows below the last gap, if nothing fuller follows."""
    rows = row_numbers(filled, height)
    for at in range(len(rows) - 1, 0, -1):
        if rows[at] - rows[at - 1] > 1:
            tail = sum(1 << (height - 1 - row) for row in rows[at:])
            return tail if not tail & full else 0
        if full >> (height - 1 - rows[at]) & 1:
            return 0
    return 0


def data_columns(sheet: Sheet, header: Header) -> Iterator[tuple[Column, int]]:
    """Yield the form's columns that the header has, with their raw column index."""
    for column in sheet.columns:
        if column.id in header.columns:
            yield column, header.columns[column.id]
