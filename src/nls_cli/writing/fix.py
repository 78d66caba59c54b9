"""What can be mended for certain in one workbook: recognised spelling, stray spaces, numbers and dates as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.census import Items, Missing, Period
from nls_cli.model.codes import encode
from nls_cli.model.form import Choice, Column, Form, Sheet
from nls_cli.model.workbook import RawColumn, RawValue, RawWorkbook, column_letters
from nls_cli.parsing.found import FoundTable
from nls_cli.parsing.habits import Habits
from nls_cli.parsing.illegible import column_recodings
from nls_cli.parsing.layout import data_columns, read_layout
from nls_cli.parsing.legacy import Code
from nls_cli.parsing.legible import OldHeaders, legible
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.places import Gazetteer, find_place, unit_key
from nls_cli.parsing.tables import find_tables
from nls_cli.parsing.values import PLAIN, Reading, Ways, is_blank, read_value
from nls_cli.text import bare, has_twins, latin, spoken, tidy
from nls_cli.writing.annotate import link_to, lost
from nls_cli.writing.lists import sheet_title
from nls_cli.writing.outside import old_cells, outside_data
from nls_cli.writing.process import Change, Job, Listing, Row

_FIRST_DAY = dt.date(1900, 3, 1)
"""Excel's calendar has a 29th of February 1900: earlier dates are a day off in some programs."""
_WIDTHS = (24, 12, 34, 44, 44, 30)
New = str | int | float | dt.date


@dataclass(frozen=True, slots=True)
class Mended:
    """One cell that can be mended."""

    sheet: str
    """The worksheet's name."""
    row: int
    column: int
    header: str
    before: str
    after: New
    why: str
    """`encoding`, `letters`, `spaces`, `choice`, `unit`, `number` or `date`."""


def find_mendable(
    raw: RawWorkbook, types: FormTypes, gazetteer: Gazetteer, as_of: dt.date | None, language: Language
) -> Iterator[Mended]:
    """Yield every cell whose writing can be mended without changing what it says, sheet by sheet."""
    raw, old_headers = legible(raw, types.form)
    found = find_tables(raw.sheets, types, str(raw.path))
    tables = {one.raw.name for sheet in types.form.row_sheets for one in found.of(sheet)}
    for old in old_headers:
        if old.sheet not in tables:
            yield from _headers(old)
    for sheet in types.form.row_sheets:
        mended: set[str] = set()
        for one in found.of(sheet):
            for old in old_headers:
                if old.sheet == one.raw.name and old.sheet not in mended:
                    mended.add(old.sheet)
                    yield from _headers(old)
            if not one.turned:
                yield from _in_sheet(one, sheet, types, gazetteer, as_of, language, old_headers)
    if found.info is not None:
        code = _code_of(found.info.name, old_headers)
        for row, at, before, after in old_cells(found.info, range(found.info.height), code):
            yield Mended(found.info.name, row, at, "", before, after, "encoding")


def _code_of(title: str, old_headers: Sequence[OldHeaders]) -> Code | None:
    return next((old.code for old in old_headers if old.sheet == title), None)


def _headers(old: OldHeaders) -> Iterator[Mended]:
    for (row, column), (before, after) in sorted(old.cells.items()):
        yield Mended(old.sheet, row, column, after, before, after, "encoding")


def _in_sheet(
    table: FoundTable,
    sheet: Sheet,
    types: FormTypes,
    gazetteer: Gazetteer,
    as_of: dt.date | None,
    language: Language,
    old_headers: Sequence[OldHeaders],
) -> Iterator[Mended]:
    layout = read_layout(table, types.form)
    if layout is None:
        return
    raw = layout.raw
    columns = [one for one in data_columns(sheet, layout.header) if one[0].id not in layout.derived]
    units = {str(column.level): at for column, at in columns if column.type == "unit"}
    recodings = column_recodings(raw, sheet, layout.header, types, old_headers)
    codes = {(one.encoding, one.code_page) for one in recodings.values()}
    proven = _code_of(raw.name, old_headers) or (codes.pop() if len(codes) == 1 else None)
    for row, at, before, after in outside_data(layout, proven):
        yield Mended(raw.name, row, at, "", before, after, "encoding")
    known: dict[tuple[RawValue, ...], dict[str, str]] = {}

    def unicode(at: int, value: RawValue) -> RawValue:
        return recodings[at](value) if isinstance(value, str) and at in recodings else value

    for column, at in columns:
        cells = raw.columns[at]
        below = encode((cells.codes[row] for row in layout.rows), len(cells.values))
        ways = Habits(RawColumn(below, cells.values), column, date_1904=None).ways
        texts = {code for code, value in enumerate(cells.values) if isinstance(value, str)}
        better: dict[int, tuple[New, str] | None] = {}
        for row in layout.rows:
            code = cells.codes[row]
            if code not in texts:
                continue
            stored = str(cells.values[code])
            value = str(unicode(at, stored))
            found: tuple[New, str] | None
            if column.type == "unit":
                pair = tuple(unicode(units[level], raw.columns[units[level]][row]) for level in units)
                if pair not in known:
                    known[pair] = mended_units(dict(zip(units, pair, strict=True)), gazetteer)
                name = known[pair].get(str(column.level))
                found = None if name is None else (name, "unit" if tidy(value) != name else "spaces")
            else:
                if code not in better:
                    better[code] = mended_value(value, column, types.of(sheet, column), as_of, ways)
                found = better[code]
            if value != stored:  # converted as a whole, then written as the form does
                found = (value if found is None else found[0]), "encoding"
            if found is not None and found[0] != stored:
                header = column.header.in_(language)
                yield Mended(
                    raw.name, raw.first_row + row, raw.first_column + at, header, stored, found[0], found[1]
                )


def mended_value(
    text: str,
    column: Column,
    adapter: TypeAdapter[Any] | None,
    as_of: dt.date | None,
    ways: Ways = PLAIN,
) -> tuple[New, str] | None:
    """Return how a text cell should be written and why; None if nothing is certain to be better.

    Whatever is returned reads as the very same value.
    """
    reading = read_value(adapter, text, as_of, ways)
    if is_blank(text) or reading.code not in (None, "NLS312"):
        return None
    for new, why in _candidates(text, column, reading):
        again = read_value(adapter, new, as_of, ways)
        alike = again.value == reading.value or why == "letters"
        if alike and again.code is None and (new != text or not isinstance(new, str)):
            return new, why
    return None


def _candidates(text: str, column: Column, reading: Reading) -> Iterator[tuple[New, str]]:
    match reading.value:
        case Fraction() as number if reading.code == "NLS312":
            yield (int(number) if number.denominator == 1 else float(number)), "number"
        case Period(first=first, last=last) if first == last and first >= _FIRST_DAY:
            yield first, "date"
        case str(id) if column.choices:
            yield _spelled(text, id, column.choices), "choice"
        case Items(ids=ids, complete=True) if ids:
            yield _listed(text, ids, column.choices), "choice"
        case _:
            pass
    if has_twins(text):
        yield "\n".join(line for line in map(tidy, latin(text).splitlines()) if line), "letters"
    yield "\n".join(line for line in map(tidy, text.splitlines()) if line), "spaces"


def _spelled(text: str, id: str, choices: Sequence[Choice]) -> str:
    """Return the label of a choice in the language it was written in."""
    choice = next(one for one in choices if one.id == id)
    return choice.label.en if spoken(text) == spoken(choice.label.en) else choice.label.vi


def _listed(text: str, ids: frozenset[str], choices: Sequence[Choice]) -> str:
    """Return a list with every item spelled as in the form; as it is if every item is."""
    said = [choice for choice in choices if choice.id in ids]
    rest = tidy(text)
    for label in sorted((label for c in said for label in (c.label.vi, c.label.en)), key=len, reverse=True):
        rest = rest.replace(label, "")
    if not rest.strip(" ;,"):
        return "\n".join(line for line in map(tidy, text.splitlines()) if line)
    return "; ".join(choice.label.vi for choice in said)


def mended_units(given: Mapping[str, RawValue], gazetteer: Gazetteer) -> dict[str, str]:
    """Return how the unit cells of a row should be written, by level; empty if nothing is certain to be better.

    The row stays in the very same place.
    """
    texts = {level: tidy(value) for level, value in given.items() if isinstance(value, str) and tidy(value)}
    if len(texts) < sum(not is_blank(value) for value in given.values()):
        return {}  # a code or a broken cell: left as it is

    def place(written: Mapping[str, str]) -> Any:
        cells = [written.get(level, Missing.BLANK) for level in ("district", "commune")]
        found, doubts = find_place(gazetteer, *cells)
        return found, {(doubt.code, doubt.level) for doubt in doubts} - {
            ("NLS506", level) for level in written
        }

    before = place(texts)
    if any(code != "NLS504" for code, _ in before[1]):
        return {}
    proper = {level: _proper(text, level, before[0], gazetteer) for level, text in texts.items()}
    return proper if place(proper) == before else texts


def _proper(text: str, level: str, place: Any, gazetteer: Gazetteer) -> str:
    """Return a unit's name as the units file spells it, with the kind before it if it was written."""
    unit = gazetteer.map.get(
        place.top if level == "district" else place.leaf, "district" if level == "district" else "commune"
    )
    if unit is None or not any(letter.isalpha() for letter in text):
        return text
    kind = gazetteer.map.units.kinds[unit.kind]
    ways = [(prefix, name) for name in (unit.name, *unit.aliases) for prefix in ("", *kind.prefixes)]
    for prefix, name in ways:
        if text.endswith(name) and text.casefold() == f"{prefix} {name}".strip().casefold():
            return text
    for prefix, name in ways:
        meant = f"{prefix} {name}".strip()
        if unit_key(text) == unit_key(meant) or bare(text) == bare(meant):
            return f"{kind.name.vi} {name}" if prefix else name
    return unit.name


def mending(found: Sequence[Mended], losses: Sequence[str], form: Form, language: Language) -> Job:
    """Return what to change in a copy, and the list of it."""
    changes: dict[str, list[Change]] = {}
    rows: list[Row] = []
    for one in found:
        kind = {str: "text", dt.date: "date"}.get(type(one.after), "number")
        if kind == "text" and one.why == "encoding":
            kind = "unicode"
        value = one.after.isoformat() if isinstance(one.after, dt.date) else one.after
        changes.setdefault(one.sheet, []).append(Change(one.row, one.column, kind, value, one.before))
        cell = f"{column_letters(one.column)}{one.row}"
        after = f"{one.after:%d/%m/%Y}" if isinstance(one.after, dt.date) else str(one.after)
        why = say(f"copy.changes.why.{one.why}", language)
        rows.append(
            Row("changed", link_to(one.sheet, cell), (one.sheet, cell, one.header, one.before, after, why))
        )
    listing = Listing(
        sheet_title(form.own_sheets.changes.in_(language)),
        say("copy.changes.heading", language),
        tuple(lost(losses, language)),
        say("copy.changes.none", language),
        tuple(
            say(f"copy.changes.{name}", language)
            for name in ("sheet", "cell", "column", "before", "after", "why")
        ),
        _WIDTHS,
        2,
        tuple(rows),
    )
    return Job(listing, changes=changes)
