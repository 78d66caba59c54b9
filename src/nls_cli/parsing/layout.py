"""Where a sheet's table lies: its header, the columns that are read, and which rows below are data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from nls_cli.model.codes import Rows, row_numbers, rows_where
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.glance import filled_rows, loud_heads, rows_of_texts
from nls_cli.model.layouts import LayoutPin
from nls_cli.model.workbook import RawSheet, RawValue
from nls_cli.parsing.derived import Derived, derive_columns
from nls_cli.parsing.found import FoundTable, named_by
from nls_cli.parsing.grid import Grid, is_numbering
from nls_cli.parsing.header import Header, find_header
from nls_cli.parsing.pins import pinned_header
from nls_cli.parsing.title_rows import ends_of_pages, rows_of, rows_over, starts_of
from nls_cli.parsing.titles import title_level
from nls_cli.parsing.total_words import total_words
from nls_cli.parsing.values import is_blank
from nls_cli.parsing.vocabulary import build_vocabulary
from nls_cli.text import spoken, tidy

_DIGITS = re.compile(r"[\d.,\s]+")
_OUTLINE = re.compile(r"(?:[ivxlc]+|[a-zđ]|\d{1,3}(?:\.\d{1,3})*)\s*[.)/-]\s*\S.*", re.IGNORECASE)
_TITLES = ("heading", "title", "unmapped_only")
"""Reasons for which titles above a header printed again are no data."""
_MARK = re.compile(r"(?:[IVXLC]{1,5}|[A-HĐ])\s*[.)]?")
"""What numbers groups in a column that numbers people 1, 2, 3."""


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
    raw: RawSheet
    """The worksheet with columns of our own at its end: what is read from several of its columns."""
    derived: Mapping[str, Derived]
    """Form column id → where its cells come from, for columns that are read from several."""
    titles: tuple[tuple[int, ...], ...] = ()
    """Rows that may be titles, for each header printed again."""


def read_layout(table: FoundTable, form: Form) -> Layout | None:
    """Return the layout of a table that was found; None without a header."""
    return find_layout(table.raw, table.sheet, form, table.pin, table.header)


def find_layout(
    raw: RawSheet, sheet: Sheet, form: Form, pin: LayoutPin | None = None, header: Header | None = None
) -> Layout | None:
    """Find the header and tell data rows from everything else below it; None without a header."""
    if header is None:
        words = build_vocabulary(sheet, form)
        header = pinned_header(raw, words, pin) if pin else find_header(Grid(raw), words)
    if header is None:
        return None
    height = raw.height
    below = (1 << max(0, height - header.row - 1)) - 1
    present = [column.rows_once(filled_rows) & below for column in raw.columns]
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
    if form.layout.hidden.rows == "skip":
        skip("hidden", rows_of((row - raw.first_row for row in raw.hidden_rows), height))
    repeated = _repeated_header(raw, header)
    numbering = _numbering_rows(raw, header, filled, repeated)
    skip("column_numbers", numbering)
    skip("repeated_header", repeated)
    skip("total", _totals(raw, header, sheet, form, present))
    if lonely := filled & ~twice:
        skip("heading", lonely & _headings(raw, header))
    skip("heading", _marked_headings(raw, header, sheet, present))
    full = thrice if len(named_by(header)) >= 5 else twice
    pages = starts_of(repeated, height)
    named = _unit_titles(raw, present, filled & ~twice, filled & full, form)
    heads = rows_of(range(header.top, header.row + 1), height) | repeated | numbering
    titles, ends = ends_of_pages(raw, pages, heads, filled, full, named) if pages else (0, 0)
    skip("title", titles | named)
    skip("below_table", ends)
    skip("unmapped_only", filled & ~_any_mapped(header, present))
    skip("below_table", _tail(filled, full, height))
    rows = row_numbers(filled, height)
    contiguous = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)
    data = range(rows[0], rows[-1] + 1) if contiguous else rows
    left_out = _gathered(skipped)
    no_titles = (row for one in left_out if one.reason not in _TITLES for row in one.rows)
    stop = {*data, *no_titles} if pages else ()
    over = [rows_over(raw, page, below=True, stop=stop) for page in pages]
    raw, header, derived = derive_columns(raw, header, data, sheet, form)
    return Layout(header, data, left_out, raw, derived, tuple(rows for rows in over if rows))


def _gathered(skipped: Sequence[Skipped]) -> tuple[Skipped, ...]:
    """Return one entry for each reason."""
    rows: dict[str, list[int]] = {}
    for one in skipped:
        rows.setdefault(one.reason, []).extend(one.rows)
    return tuple(Skipped(reason, tuple(sorted(found))) for reason, found in rows.items())


def _any_mapped(header: Header, present: Sequence[Rows]) -> Rows:
    found = 0
    members = (at for one in header.groups for _, at in one.members)
    twice = (at for many in header.claimed_twice.values() for at in many)
    parts = (at for many in header.parts.values() for at in many)
    dates = (at for found in header.dates.values() for _, at in found)
    for at in {*header.columns.values(), *twice, *members, *parts, *dates}:
        found |= present[at]
    return found


def _examples(raw: RawSheet, header: Header, form: Form) -> Rows:
    """Rows whose first cell says that they only show how to fill the form in."""
    if form.example_mark is None or not header.columns:
        return 0
    marks = {spoken(form.example_mark.vi), spoken(form.example_mark.en)}
    initials = {mark[:1] for mark in marks}
    first = raw.columns[min(header.columns.values())]
    return rows_of_texts(
        first,
        lambda begin: begin[:1].isspace() or begin[:1].casefold() in initials,
        lambda text: spoken(text) in marks,
    )


def _numbering_rows(raw: RawSheet, header: Header, filled: Rows, repeated: Rows) -> Rows:
    """Find rows "A, 1, 2 … 48" right below the header, on every page: they count columns, not people."""
    found = 0
    first = next(iter(row_numbers(filled & ~repeated, raw.height)), None)
    near = [] if first is None or first > header.row + 2 else [first]
    for row in (*near, *(row + 1 for row in row_numbers(repeated, raw.height))):
        if row < raw.height and is_numbering(raw, row):
            found |= 1 << (raw.height - 1 - row)
    return found


def _repeated_header(raw: RawSheet, header: Header) -> Rows:
    """Find the header printed again on a later page: the same words in every column, row by row."""
    found = 0
    below = (1 << max(0, raw.height - header.row - 1)) - 1
    for row in range(header.top, header.row + 1):
        titled = [column for column in raw.columns if not is_blank(column[row])]
        titled.sort(
            key=lambda column: len(column.values)
        )  # few values are soonest compared, and mostly enough
        same = below if len(titled) >= 2 else 0
        for column in titled:
            title = column[row]
            same = same and same & rows_where(column.codes, [value == title for value in column.values])
        found |= same
    return found


def _totals(raw: RawSheet, header: Header, sheet: Sheet, form: Form, present: Sequence[Rows]) -> Rows:
    """Find rows that begin with a total word and name nothing else that a row must have."""
    words = total_words(form.totals, form.total_rests)
    total = 0
    saying: list[tuple[int, Rows]] = []
    must = {column.id for column in sheet.columns if column.required or column.id in sheet.key}
    ids = {at: id for id, at in header.columns.items()}
    for at, column in enumerate(raw.columns):
        says = rows_of_texts(column, partial(words.may_begin, loud=column.once(loud_heads)), words.is_total)
        total |= says
        if ids.get(at) in must:
            saying.append((at, says))
    if not total:
        return 0
    named = 0
    for at, says in saying:  # the sum itself may stand under a column that asks for a name
        column = raw.columns[at]
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


def _marked_headings(raw: RawSheet, header: Header, sheet: Sheet, present: Sequence[Rows]) -> Rows:
    """Find rows numbered I, II or A, B where people are numbered 1, 2, with nothing but a name."""
    found = named = 0
    for at in header.serial:
        column = raw.columns[at]
        marks = [isinstance(v, str) and bool(_MARK.fullmatch(tidy(v))) for v in column.values]
        found |= rows_where(column.codes, marks) & present[at]
    if found:
        once = 0
        for column_ in sheet.columns:
            if column_.required and column_.id in header.columns:
                mine = present[header.columns[column_.id]]
                named |= once & mine
                once |= mine
    return found & ~named


def _unit_titles(raw: RawSheet, present: Sequence[Rows], lonely: Rows, full: Rows, form: Form) -> Rows:
    """Find rows above the last full one with nothing but the name of a unit: `XÃ GIAO AN`."""
    found: list[int] = []
    lonely &= -(full & -full)
    for column, mine in zip(raw.columns if lonely else (), present, strict=False):
        rows = row_numbers(lonely & mine, raw.height)
        texts = {code: column.values[code] for code in {column.codes[row] for row in rows}}
        named = {c for c, v in texts.items() if isinstance(v, str) and title_level(v, form, accents=True)}
        found += [row for row in rows if column.codes[row] in named]
    return rows_of(found, raw.height)


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
