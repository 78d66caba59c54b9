"""Why a row counts or not, in words: the cell that decides it, masked where it is personal."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from nls_cli.messages import say
from nls_cli.model.account import Reason, RowPlace, SheetAccount
from nls_cli.model.base import Language
from nls_cli.model.census import Items, Missing, Period, Table, Value
from nls_cli.model.form import Column, Form
from nls_cli.model.units import NAMES, OWN_LEVEL, UnitMap
from nls_cli.reporting.numbers import written
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean, clean_path

MASK = "***"
_clean = lru_cache(maxsize=4096)(clean)


class Words:
    """Says cells, places and reasons of one census in one language."""

    def __init__(self, form: Form, unit_map: UnitMap, language: Language) -> None:
        self._form = form
        self._map = unit_map
        self._language = language
        self._said: dict[tuple[str, str, str, int], str] = {}

    def sheet(self, id: str) -> str:
        """Name a sheet."""
        return clean(self._form.sheet(id).name.in_(self._language))

    def column(self, sheet: str, id: str) -> str:
        """Name a column by its header."""
        return clean(self._form.sheet(sheet).column(id).header.in_(self._language))

    def district(self, table: Table, row: int) -> str:
        """Name the unit at district level that a row lies in."""
        return self.unit(table.places.values[table.places.codes[row]].top, "district")

    def commune(self, table: Table, row: int) -> str:
        """Name the commune that a row lies in; empty where it lies in none."""
        place = table.places.values[table.places.codes[row]]
        return self.leaf(place.top, place.leaf)

    def leaf(self, top: str, leaf: str) -> str:
        """Name a unit at commune level; empty for a unit at district level that has none."""
        if leaf == top and self._map.get(leaf, "commune") is None:
            return ""
        if leaf.endswith("." + OWN_LEVEL):
            return NAMES[OWN_LEVEL].in_(self._language)
        return self.unit(leaf, "commune")

    def unit(self, id: str, level: str) -> str:
        """Name a unit by its id."""
        if id in NAMES:
            return NAMES[id].in_(self._language)
        unit = self._map.get(id, "district" if level == "district" else "commune")
        unit = unit or self._map.get(id, "commune")
        return _clean(unit.name) if unit is not None else id

    def organization(self, table: Table, row: int) -> str:
        """Name the body that a row belongs to; empty where the sheet names none."""
        column = self._form.sheet(table.sheet).meaning("organization")
        cells = table.columns.get(column.id) if column is not None else None
        if cells is None or column is None or column.personal:
            return ""
        code = cells.codes[row]
        return "" if isinstance(cells.values[code], Missing) else _clean(cells.labels[code])

    def place(self, place: RowPlace) -> str:
        """Say where a row stands."""
        params = {"file": clean_path(place.file), "sheet": clean(place.sheet), "row": clean(place.row)}
        return self._say("reason.repeated.place", **params)

    def why(self, account: SheetAccount, row: int, first: RowPlace | None) -> str:
        """Say why a row counts or not; `first`: the row by which its key was counted already."""
        reasons = account.why(row)
        texts = [self._reason(account, row, reason) for reason in reasons]
        if first is not None:
            texts.append(self._say("reason.repeated", place=self.place(first)))
        return "; ".join(texts) or self._say("reason.counted")

    def _reason(self, account: SheetAccount, row: int, reason: Reason) -> str:
        table = account.table
        key = f"reason.{reason.kind}"
        if reason.kind == "left_out":
            return self._say(key)
        numerator = account.amounts.get("numerator")
        if reason.kind == "outside" and reason.side == "denominator" and numerator and numerator[row]:
            key = "reason.outside.denominator"
        cells = table.columns.get(reason.column)
        if cells is None:
            return self._say(key, cell=self.cell(table, row, reason.column))
        known = (table.sheet, key, reason.column, cells.codes[row])
        if known not in self._said:
            self._said[known] = self._say(key, cell=self.cell(table, row, reason.column))
        return self._said[known]

    def cell(self, table: Table, row: int, id: str) -> str:
        """Say what stands in a cell; personal columns and free text are not shown."""
        column = self._form.sheet(table.sheet).column(id)
        header = clean(column.header.in_(self._language))
        if column.level is not None:
            return self._place_cell(table, row, column, header)
        cells = table.columns.get(id)
        if cells is None:
            return self._say("reason.cell.absent", column=header)
        value = cells.values[cells.codes[row]]
        if value is Missing.BLANK:
            return self._say("reason.cell.blank", column=header)
        if value is Missing.INVALID:
            return self._say("reason.cell.invalid", column=header)
        if column.personal:
            return self._say("reason.cell", column=header, value=MASK)
        if column.type == "text":
            return self._say("reason.cell.other", column=header)
        key = "reason.cell"
        if isinstance(value, Items) and not value.complete:
            key = "reason.cell.invalid"
        return self._say(key, column=header, value=self.value(column, value))

    def _place_cell(self, table: Table, row: int, column: Column, header: str) -> str:
        place = table.places.values[table.places.codes[row]]
        district = column.level == "district"
        if place.district_blank if district else place.commune_blank:
            return self._say("reason.cell.blank", column=header)
        value = place.district if district else place.commune
        if isinstance(value, Missing):
            return self._say("reason.cell.invalid", column=header)
        return self._say("reason.cell", column=header, value=self.unit(value, column.level or "district"))

    def value(self, column: Column, value: Value) -> str:
        """Write a typed value as the form words it."""
        language = self._language
        match value:
            case bool():
                labels = self._form.answers.labels
                words = self._form.answers.yes[0] if value else self._form.answers.no[0]
                if labels is not None:
                    words = (labels.yes if value else labels.no).in_(language)
                return clean(words)
            case Fraction():
                return written(value, language, 6)
            case Period(first, last):
                if first == last:
                    return date_text(first, language)
                return f"{date_text(first, language)} – {date_text(last, language)}"
            case Items(ids):
                return self._labels(column, sorted(ids)) or self._say("reason.cell.none")
            case str():
                return self._labels(column, [value]) or clean(value)
            case _:
                return ""

    def _labels(self, column: Column, ids: Sequence[str]) -> str:
        return "; ".join(clean(c.label.in_(self._language)) for c in column.choices if c.id in ids)

    def _say(self, key: str, **params: object) -> str:
        return say(key, self._language, **params)
