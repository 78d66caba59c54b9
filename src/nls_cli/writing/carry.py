"""Last period's rows as they go into a new form: in the units of the new date, cleared of what belongs to a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.base import Language, Words
from nls_cli.model.census import Items, Missing, Period, Place
from nls_cli.model.form import Column, Sheet
from nls_cli.model.units import REST, UNPLACED
from nls_cli.model.workbook import Broken, RawValue, RawWorkbook
from nls_cli.parsing.dates import period_text
from nls_cli.parsing.layout import Layout, data_columns, read_layout
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.places import Gazetteer, carried_place, find_place
from nls_cli.parsing.tables import find_tables
from nls_cli.parsing.values import Reading, is_blank, read_value, text_of
from nls_cli.text import spoken, tidy
from nls_cli.writing.notes import yes_no
from nls_cli.writing.places import Offered
from nls_cli.writing.table import CarriedCell, CarriedRow

_LARGEST_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class Carried:
    """One row of last period and where it belongs now."""

    sheet: str
    place: Place
    cells: CarriedRow


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """Everything carried over."""

    rows: tuple[Carried, ...]
    left_out: int
    """Rows that do not come along (who has left)."""
    cleared: tuple[Words, ...]
    """Headers of the columns emptied because what they held belongs to its period."""
    new_sheets: Mapping[Words, int]
    """Names of the sheets that begin empty, and how many rows they had."""

    @property
    def to_confirm(self) -> int:
        """How many cells are coloured."""
        return sum(cell.confirm for row in self.rows for cell in row.cells.values())


class Carrier:
    """Carries the rows of one workbook from its own map of units to that of the new form."""

    def __init__(self, types: FormTypes, old: Gazetteer, offered: Offered, language: Language) -> None:
        self._types = types
        self._old = old
        self._offered = offered
        self._language = language
        self._seen: dict[tuple[str, str, type, object], CarriedCell] = {}

    def carry(self, raw: RawWorkbook) -> CarriedOver:
        """Return the rows of every sheet whose form says that they are carried."""
        form = self._types.form
        tables = find_tables(raw.sheets, self._types, str(raw.path))
        rows: list[Carried] = []
        left_out = 0
        cleared: list[Words] = []
        new_sheets: dict[Words, int] = {}
        for sheet in form.row_sheets:
            for table in tables.of(sheet):
                layout = read_layout(table, form)
                if layout is None:
                    continue
                if sheet.carry is None:
                    new_sheets[sheet.name] = new_sheets.get(sheet.name, 0) + len(layout.rows)
                    continue
                found, gone = self._sheet(layout, sheet)
                rows += found
                left_out += gone
                cleared += [
                    column.header
                    for column, at in data_columns(sheet, layout.header)
                    if column.carry == "clear"
                    and any(not is_blank(layout.raw.columns[at][row]) for row in layout.rows)
                ]
        return CarriedOver(tuple(rows), left_out, tuple(cleared), new_sheets)

    def _sheet(self, layout: Layout, sheet: Sheet) -> tuple[list[Carried], int]:
        raw = layout.raw
        columns = list(data_columns(sheet, layout.header))
        gone = 0
        rows: list[Carried] = []
        for at in layout.rows:
            values = {column.id: raw.columns[index][at] for column, index in columns}
            if self._has_left(sheet, values):
                gone += 1
                continue
            place, cells = self._placed(sheet, values)
            for column, _ in columns:
                if column.type != "unit" and column.carry != "clear" and not is_blank(values[column.id]):
                    cells[column.id] = self._cell(sheet, column, values[column.id])
            rows.append(Carried(sheet.id, place, cells))
        return rows, gone

    def _has_left(self, sheet: Sheet, values: dict[str, RawValue]) -> bool:
        assert sheet.carry is not None
        for id, answers in sheet.carry.leave_out.items():
            raw = values.get(id)
            reading = read_value(self._types.of(sheet, sheet.column(id)), raw, None)
            if reading.value in answers:
                return True
        return False

    def _placed(self, sheet: Sheet, values: dict[str, RawValue]) -> tuple[Place, dict[str, CarriedCell]]:
        """Return the row's place on the new map, and its unit cells there."""
        by_level = {str(column.level): column.id for column in sheet.places}
        given = {level: values.get(id) for level, id in by_level.items()}
        before, doubts = find_place(self._old, _cell(given.get("district")), _cell(given.get("commune")))
        place, new = before, self._offered.map
        if self._old.map is not new:
            place = carried_place(before, self._old.map, new)
        texts = [text_of(raw) for raw in given.values() if not is_blank(raw)]
        names = self._names(place)
        known = place.leaf != UNPLACED and place.commune is not Missing.INVALID
        if not known:  # what was written stays, to be corrected
            names = {level: text_of(given.get(level)) for level in by_level}
        moved = not known or (place.leaf, place.top) != (before.leaf, before.top)
        nowhere = not any(names.values())  # a body of a level that has ended, for one
        moved = moved or nowhere or any(doubt.code != "NLS504" and doubt.code != "NLS506" for doubt in doubts)
        cells: dict[str, CarriedCell] = {}
        for level, id in by_level.items():
            name = names.get(level) or None
            if level == "district" and not self._offered.has("district"):
                continue
            changed = nowhere or spoken(name or "") != spoken(text_of(given.get(level)))
            confirm = moved and bool(texts) and (changed or not known)
            note = say("form.formerly", self._language, text=", ".join(map(tidy, texts))) if confirm else ""
            if name is not None or confirm:
                cells[id] = CarriedCell(name, confirm, note)
        return place, cells

    def _names(self, place: Place) -> dict[str, str]:
        """Return what the unit cells of a place hold, by level."""
        if place.leaf in (REST, UNPLACED):
            return {}
        offered = self._offered
        commune = offered.map.get(place.leaf, "commune")
        district = None if offered.map.ended else offered.map.get(place.top, "district")
        return {
            "district": offered.name(district, "district") if district else "",
            "commune": offered.name(commune, "commune") if commune else "",
        }

    def _cell(self, sheet: Sheet, column: Column, raw: RawValue) -> CarriedCell:
        key = (sheet.id, column.id, type(raw), raw)
        if key not in self._seen:
            reading = read_value(self._types.of(sheet, column), raw, None)
            value = self._value(column, raw, reading)
            if value is None:
                note = say("form.not_understood", self._language)
                self._seen[key] = CarriedCell(_lines(text_of(raw)) or None, True, note)
            else:
                self._seen[key] = CarriedCell(value, column.carry == "confirm")
        return self._seen[key]

    def _value(self, column: Column, raw: RawValue, reading: Reading) -> str | int | float | dt.date | None:
        """Return a cell's value as the new form spells it; None if it was not understood."""
        language = self._language
        match reading.value:
            case Missing():
                return None
            case Items(ids, complete):
                return (
                    "; ".join(c.label.in_(language) for c in column.choices if c.id in ids)
                    if complete
                    else None
                )
            case bool() as answer:
                return yes_no(self._types.form, language)[0 if answer else 1]
            case Fraction() as number:
                return (
                    int(number) if number.denominator == 1 and abs(number) < _LARGEST_EXACT else float(number)
                )
            case Period() as period:
                return _date(period, column)
            case text if column.choices:
                return next(c.label.in_(language) for c in column.choices if c.id == text)
            case _:
                return _lines(text_of(raw))


def by_leaf(rows: Sequence[Carried]) -> dict[str, list[Carried]]:
    """Return the rows by their unit at commune level, units in order of their id."""
    found: dict[str, list[Carried]] = {}
    for row in sorted(rows, key=lambda row: row.place.leaf):
        found.setdefault(row.place.leaf, []).append(row)
    return found


def _cell(raw: RawValue) -> str | Missing:
    if isinstance(raw, Broken):
        return Missing.INVALID
    return Missing.BLANK if is_blank(raw) else text_of(raw)


def _date(period: Period, column: Column) -> str | dt.date:
    first, last = period.first, period.last
    return first if first == last and set(column.precision) == {"day"} else period_text(period)


def _lines(text: str) -> str:
    """Return a text without stray spaces, its line breaks kept."""
    return "\n".join(line for line in map(tidy, text.splitlines()) if line)
