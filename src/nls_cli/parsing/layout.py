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
from nls_cli.text import bare, header_key, same, spoken, tidy

HEADER_SEARCH_ROWS = 60
_NUMBERING = re.compile(r"\(?([0-9]{1,3}|[a-z])\)?")
_DIGITS = re.compile(r"[\d.,\s]+")
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
    for column in sheet.columns:  # exports of other programs head their columns with the ids
        found.setdefault(header_key(column.id), column.id)
    return found


def match_sheets(raw: Sequence[RawSheet], form: Form) -> tuple[dict[str, list[RawSheet]], list[RawSheet]]:
    """Tell which worksheet is which sheet of the form: by name, else by its header.

    Returns sheet id → worksheets, and the worksheets that are none. Sheets that the program itself adds to
    workbooks (instructions, lists) are neither.
    """
    found: dict[str, list[RawSheet]] = {}
    unnamed: list[RawSheet] = []
    keys = {key: sheet.id for sheet in form.sheets for key in sheet_keys(sheet)}
    own = {header_key(name) for words in form.own_sheets.all for name in (words.vi, words.en)} - keys.keys()
    for one in raw:
        key = header_key(one.name)
        if key in own:
            continue
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
        own = any(id and not is_blank(column[row]) for id, column in zip(ids, raw.columns, strict=True))
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
    present = [
        rows_where(column.codes, [not is_blank(value) for value in column.values]) & below
        for column in raw.columns
    ]
    filled = twice = thrice = 0
    for mine in present:
        thrice |= twice & mine
        twice |= filled & mine
        filled |= mine
    skipped: list[Skipped] = []

    def skip(reason: str, rows: Rows) -> None:
        nonlocal filled
        if rows & filled:
            skipped.append(Skipped(reason, tuple(row_numbers(rows & filled, height))))
            filled &= ~rows

    skip("example", _examples(raw, header, form))
    skip("column_numbers", _numbering_row(raw, header, filled))
    skip("repeated_header", _repeated_header(raw, header))
    skip("total", _totals(raw, header, sheet, form, present))
    if lonely := filled & ~twice:
        skip("heading", lonely & _headings(raw, header))
    skip("unmapped_only", filled & ~_any_mapped(header, present))
    skip("below_table", _tail(filled, thrice if len(header.columns) >= 5 else twice, height))
    rows = row_numbers(filled, height)
    contiguous = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)
    return Layout(header, range(rows[0], rows[-1] + 1) if contiguous else rows, tuple(skipped))


def _any_mapped(header: Header, present: Sequence[Rows]) -> Rows:
    found = 0
    for at in {*header.columns.values(), *(at for many in header.claimed_twice.values() for at in many)}:
        found |= present[at]
    return found


def _row(raw: RawSheet, row: int) -> Iterator[RawValue]:
    return (column[row] for column in raw.columns)


def _examples(raw: RawSheet, header: Header, form: Form) -> Rows:
    """Rows whose first cell says that they only show how to fill the form in."""
    if form.example_mark is None or not header.columns:
        return 0
    marks = {spoken(form.example_mark.vi), spoken(form.example_mark.en)}
    initials = {mark[:1] for mark in marks}
    first = raw.columns[min(header.columns.values())]
    says = [
        isinstance(v, str) and v.lstrip()[:1].casefold() in initials and spoken(v) in marks
        for v in first.values
    ]
    return rows_where(first.codes, says)


def _numbering_row(raw: RawSheet, header: Header, filled: Rows) -> Rows:
    """Find a row "A, 1, 2 … 48" or "(1) (2) (3)" right below the header: it counts columns, not people."""
    first = next(iter(row_numbers(filled, raw.height)), None)
    if first is None or first > header.row + 2:
        return 0
    return 1 << (raw.height - 1 - first) if is_numbering(raw, first) else 0


def is_numbering(raw: RawSheet, row: int) -> bool:
    """Tell whether a row numbers the columns: "A, 1, 2 … 48" or "(1) (2) (3)"."""
    cells = [same(text_of(value)) for value in _row(raw, row) if not is_blank(value)]
    if len(cells) < 3 or not all(_NUMBERING.fullmatch(cell) for cell in cells):
        return False
    numbers = [int(digits) for cell in cells if (digits := cell.strip("()")).isdigit()]
    return len(numbers) >= 2 and all(b == a + 1 for a, b in pairwise(numbers))


def _repeated_header(raw: RawSheet, header: Header) -> Rows:
    """Find the header printed again on a later page: the same words in every column."""
    if len(header.columns) < 2:
        return 0
    repeated = -1
    for at in header.columns.values():
        column = raw.columns[at]
        title = column[header.row]
        if not is_blank(title):
            repeated &= rows_where(column.codes, [value == title for value in column.values])
    return max(repeated, 0)


def _totals(raw: RawSheet, header: Header, sheet: Sheet, form: Form, present: Sequence[Rows]) -> Rows:
    """Find rows that begin with a total word and name nothing else that a row must have."""
    words = frozenset(header_key(word) for word in form.totals)
    longest = max(map(len, form.totals), default=0) + 20
    starts = {start[:3] for word in form.totals for start in (word.casefold(), bare(word))}
    total = named = 0
    must = {column.id for column in sheet.columns if column.required or column.id in sheet.key}
    ids = {at: id for id, at in header.columns.items()}
    for at, column in enumerate(raw.columns):
        says = rows_where(
            column.codes,
            [
                isinstance(v, str)
                and len(v) <= longest
                and v.lstrip()[:3].casefold() in starts
                and header_key(v) in words
                for v in column.values
            ],
        )
        total |= says
        if ids.get(at) in must:  # the sum itself may stand under a column that asks for a name
            named |= present[at] & ~says & ~rows_where(column.codes, [_is_number(v) for v in column.values])
    return total & ~named


def _is_number(value: RawValue) -> bool:
    return isinstance(value, int | float) or (
        isinstance(value, str) and bool(_DIGITS.fullmatch(value.strip()))
    )


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
    """Find signatures and notes: the thin rows below the first gap after the last fuller row.

    In a table without any fuller row, only what lies below the last gap.
    """
    fuller = filled & full
    last = height - (fuller & -fuller).bit_length()
    rows = row_numbers(filled & ((1 << (height - last)) - 1) if fuller else filled, height)
    gaps = [row for before, row in pairwise(rows) if row - before > 1]
    if not gaps:
        return 0
    return filled & ((1 << (height - (gaps[0] if fuller else gaps[-1]))) - 1)


def data_columns(sheet: Sheet, header: Header) -> Iterator[tuple[Column, int]]:
    """Yield the form's columns that the header has, with their raw column index."""
    for column in sheet.columns:
        if column.id in header.columns:
            yield column, header.columns[column.id]
