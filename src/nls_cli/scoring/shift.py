"""Two censuses row by row: who joined, who left, whose answers changed, which borders moved, and what it made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from nls_cli.model.account import SIDES, Number, SheetAccount, Side
from nls_cli.model.base import MeaningChange
from nls_cli.model.census import Census, Missing, Table
from nls_cli.model.conditions import Targets
from nls_cli.model.form import Sheet
from nls_cli.model.shift import KINDS, Cause, CauseKind, Comparison, Shift
from nls_cli.model.snapshot import IndicatorResult, UnitScore
from nls_cli.model.targets import Aggregate, Distinct, Indicator, Ratio, Share, Sum
from nls_cli.model.units import Unit
from nls_cli.scoring.account import account_rows, column_of, leaves_of
from nls_cli.scoring.matching import Match, carried_rows, match_rows, said_within
from nls_cli.scoring.score import Question, score_census
from nls_cli.scoring.trend import changed_between, meaning_changes

ZERO = Fraction(0)
Amounts = dict[Side, Number]


@dataclass(slots=True)
class Thing:
    """What is counted as one at both times: a person, a commune, or a name of which different ones are counted."""

    before: Sequence[int]
    """Its rows in the earlier census."""
    after: Sequence[int]
    """Its rows in the later one."""
    open: bool = False
    """Unknown cells bear on it at one of the times."""
    old: Amounts = field(default_factory=dict)
    new: Amounts = field(default_factory=dict)

    def change(self, side: Side) -> Number:
        """Return by how much it changed one side."""
        return self.new.get(side, 0) - self.old.get(side, 0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two censuses that can be compared."""

    before: Census
    """On its own map."""
    carried: Census
    """The same rows, placed on the later census' map."""
    after: Census
    lost: tuple[Unit, ...] = ()
    """Units of the earlier map that became several, or none: their rows have no place on the later one."""


def compare(
    pair: Pair, targets: Targets, indicators: Sequence[Indicator], district: str | None
) -> Comparison:
    """Say why each of `indicators` moved, for the province or for a unit at district level of the later map."""
    old, new = pair.before, pair.after
    sheets = {
        sheet.id: _sheet(pair, sheet)
        for sheet in new.form.row_sheets
        if sheet.id in pair.carried.tables and sheet.id in new.tables
    }
    units = [_units(census, targets) for census in (old, new)]
    wanted = district or "province"
    shifts = [
        _Shifter(pair, targets, one, district, sheets).shift(
            _result(units[0].get(wanted), one), _result(units[1].get(wanted), one)
        )
        for one in indicators
    ]
    unit = units[1][wanted]
    return Comparison(
        targets.set,
        targets.sha256,
        targets.form,
        tuple(file for file in old.files if file.origin is None),
        tuple(file for file in new.files if file.origin is None),
        (old.as_of, new.as_of),
        unit.id,
        unit.level,
        unit.name,
        tuple(shifts),
        tuple(
            sheet.match.said
            if district is None
            else said_within(sheet.match, pair.carried.tables[id], new.tables[id], district)
            for id, sheet in sheets.items()
        ),
        old.unit_map.communes != new.unit_map.communes or old.unit_map.districts != new.unit_map.districts,
        tuple(unit.name for unit in pair.lost),
    )


def _units(census: Census, targets: Targets) -> dict[str, UnitScore]:
    return {unit.id: unit for unit in score_census(census, targets, Question("district")).units}


def _result(unit: UnitScore | None, indicator: Indicator) -> IndicatorResult:
    """Return one result; nothing at all for a unit that there was not."""
    if unit is None:
        return IndicatorResult(indicator, None, None, None, None, None, 0, {})
    return next(one for one in unit.indicators if one.indicator.id == indicator.id)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet of both censuses."""

    match: Match
    carried: Sequence[int | None]
    """Per row of the earlier census its row on the later map."""
    groups: Sequence[tuple[Sequence[int], Sequence[int]]]
    """The rows of each thing in the earlier and in the later census."""


def _sheet(pair: Pair, sheet: Sheet) -> _Sheet:
    """Match the rows of one sheet, once for all indicators."""
    old, carried, new = (one.tables[sheet.id] for one in (pair.before, pair.carried, pair.after))
    match = match_rows(sheet, carried, new, pair.after.form)
    places = carried_rows(old, carried)
    groups: dict[object, tuple[list[int], list[int]]] = {}
    for row, at in enumerate(places):
        key = ("gone", row) if at is None else match.before[at]
        groups.setdefault(key, ([], []))[0].append(row)
    for row, key in enumerate(match.after):
        groups.setdefault(key, ([], []))[1].append(row)
    return _Sheet(match, places, tuple(groups.values()))


class _Shifter:
    """Takes the change of one indicator apart."""

    def __init__(
        self,
        pair: Pair,
        targets: Targets,
        indicator: Indicator,
        district: str | None,
        sheets: Mapping[str, _Sheet],
    ) -> None:
        self._pair = pair
        self._targets = targets
        self._indicator = indicator
        self._district = district
        self._sheets = sheets

    def shift(self, before: IndicatorResult, after: IndicatorResult) -> Shift:
        """Return what lies between two results."""
        things: list[tuple[str, Thing]] = []
        if before.numerator is not None and after.numerator is not None:
            old, new = self._accounts(self._pair.before), self._accounts(self._pair.after)
            things = [
                (sheet, thing)
                for sheet in old
                for columns, sides in self._counted(sheet).items()
                for thing in self._things(sheet, columns, (old[sheet], new[sheet]), sides)
            ]
        moved = [(sheet, one) for sheet, one in things if any(one.change(side) for side in SIDES)]
        unchanged = len(things) - len(moved)
        return Shift(before, after, self._causes(moved, before, after), unchanged, self._meaning())

    def _meaning(self) -> tuple[MeaningChange, ...]:
        form, conditions = self._pair.after.form, self._targets.conditions[self._indicator.id]
        changes = meaning_changes(self._indicator, conditions, form)
        return changed_between(changes, self._pair.before.as_of, self._pair.after.as_of)

    def _accounts(self, census: Census) -> dict[str, SheetAccount]:
        conditions = self._targets.conditions[self._indicator.id]
        accounts = account_rows(self._indicator, conditions, census.tables, census.form)
        return {one.table.sheet: one for one in accounts}

    def _things(
        self,
        sheet: str,
        columns: tuple[str, ...],
        accounts: tuple[SheetAccount, SheetAccount],
        sides: Sequence[Side],
    ) -> Iterator[Thing]:
        """Yield what bears on some sides of the measure at one of the times: rows, or names in `columns`."""
        old, new = accounts
        known = self._sheets[sheet]
        things: Iterable[Thing] = (Thing(*rows) for rows in known.groups)
        if columns:
            things = _by_names(things, columns, self._pair, sheet, known.carried)
        for thing in things:
            mine, its = thing.before, thing.after
            if self._district is not None:
                mine = [row for row in mine if self._inside(self._pair.before, sheet, row)]
                its = [row for row in its if self._inside(self._pair.after, sheet, row)]
            thing.old = {side: _total(old, side, mine) for side in old.amounts if side in sides}
            thing.new = {side: _total(new, side, its) for side in new.amounts if side in sides}
            if any(thing.old.values()) or any(thing.new.values()):
                thing.open = any(old.unknown[row] for row in mine) or any(new.unknown[row] for row in its)
                yield thing

    def _counted(self, sheet: str) -> dict[tuple[str, ...], Sequence[Side]]:
        """Return what is counted as one in a sheet, and on which sides of the measure.

        No columns: rows; otherwise different values of them. Only two sides that count different values of
        different columns are taken apart one by one: no thing of one is a thing of the other.
        """
        found = list(dict.fromkeys(p.columns for p in self._parts(sheet) if isinstance(p, Distinct)))
        if len(found) < 2:
            return {found[0] if found else (): SIDES}
        return {columns: (side,) for columns, side in zip(found, SIDES, strict=True)}

    def _parts(self, sheet: str) -> list[Aggregate]:
        """Return the aggregates of the measure that look at a sheet."""
        match self._indicator.measure:
            case Ratio(numerator=over, denominator=under):
                return [part for part in (over, under) if part.sheet == sheet]
            case Share(share_of=base):
                return [base]
            case aggregate:
                return [aggregate]

    def _inside(self, census: Census, sheet: str, row: int) -> bool:
        if self._district is None:
            return True
        places = census.tables[sheet].places
        return places.values[places.codes[row]].top == self._district

    def _causes(
        self, moved: Sequence[tuple[str, Thing]], before: IndicatorResult, after: IndicatorResult
    ) -> tuple[Cause, ...]:
        groups: dict[CauseKind, list[tuple[str, Thing]]] = {}
        columns: dict[CauseKind, Counter[tuple[str, str]]] = {}
        for sheet, thing in moved:
            changed = self._changed(sheet, thing)
            kind = self._kind(sheet, thing, changed)
            groups.setdefault(kind, []).append((sheet, thing))
            columns.setdefault(kind, Counter()).update((sheet, column) for column in changed)
        found: list[Cause] = []
        for kind in KINDS:
            if kind in groups:
                sums = {side: Fraction(sum(t.change(side) for _, t in groups[kind])) for side in SIDES}
                found.append(
                    Cause(
                        kind,
                        len(groups[kind]),
                        sums["numerator"],
                        sums["denominator"],
                        self._effect(sums, before, after),
                        dict(sorted(columns[kind].items(), key=lambda one: (-one[1], one[0]))),
                    )
                )
        return tuple(found)

    def _effect(
        self, sums: Mapping[Side, Fraction], before: IndicatorResult, after: IndicatorResult
    ) -> Fraction | None:
        """Return what changes of both sides make of the value: exactly additive over all of them.

        N'/D' − N/D = ((N' − N) − N/D · (D' − D)) / D'.
        """
        if before.value is None or after.value is None:
            return None
        if before.denominator is None or after.denominator is None:
            return sums["numerator"]
        share = (before.numerator or ZERO) / before.denominator
        change = sums["numerator"] - share * sums["denominator"]
        return change * self._indicator.multiplier / after.denominator

    def _kind(self, sheet: str, thing: Thing, changed: Sequence[str]) -> CauseKind:
        if not thing.before or not thing.after:
            return "left" if thing.before else "joined"
        was = any(self._inside(self._pair.before, sheet, row) for row in thing.before)
        now = any(self._inside(self._pair.after, sheet, row) for row in thing.after)
        if was != now:
            there = self._carried_inside(sheet, thing.before)
            return "border" if there != was else "moved"
        if len(thing.before) != len(thing.after) and self._of_places(sheet):
            return "border"
        if self._corrected(sheet, thing, changed):
            return "corrected"
        whole: Side = "denominator" if "denominator" in thing.new else "numerator"
        if whole == "denominator" and bool(thing.old.get(whole)) != bool(thing.new.get(whole)):
            return "entered" if thing.new.get(whole) else "dropped"
        rose = thing.change("numerator") > 0 or (not thing.change("numerator") and thing.change(whole) > 0)
        if self._summed(sheet):
            return "more" if rose else "less"
        return "gained" if rose else "lost"

    def _carried_inside(self, sheet: str, rows: Sequence[int]) -> bool:
        found = [self._sheets[sheet].carried[row] for row in rows]
        return any(at is not None and self._inside(self._pair.carried, sheet, at) for at in found)

    def _of_places(self, sheet: str) -> bool:
        """Tell whether the rows of a sheet are places, which can merge."""
        form = self._pair.after.form.sheet(sheet)
        return bool(form.key) and all(form.column(id).level is not None for id in form.key)

    def _summed(self, sheet: str) -> bool:
        return any(isinstance(part, Sum) for part in self._parts(sheet))

    def _corrected(self, sheet: str, thing: Thing, changed: Sequence[str]) -> bool:
        """Tell whether what changed was not known before, is not known now, or could not be taken back."""
        form = self._pair.after.form.sheet(sheet)
        if thing.open:
            return True
        for column in changed:
            kind = form.column(column)
            was = _value(self._pair.before.tables[sheet], thing.before[0], column)
            if kind.type == "yes_no" and kind.carry == "keep" and was is True:
                return True  # whoever was trained stays trained
        return False

    def _changed(self, sheet: str, thing: Thing) -> list[str]:
        """Return the deciding columns whose cell is not the same any more."""
        if len(thing.before) != 1 or len(thing.after) != 1:
            return []
        tables = self._pair.before.tables[sheet], self._pair.after.tables[sheet]
        rows = thing.before[0], thing.after[0]
        return [
            column
            for column in self._deciding(self._pair.after.form.sheet(sheet))
            if _value(tables[0], rows[0], column) != _value(tables[1], rows[1], column)
        ]

    def _deciding(self, sheet: Sheet) -> list[str]:
        """Return the ids of the columns that an indicator looks at in a sheet, places left out."""
        conditions = self._targets.conditions[self._indicator.id]
        asked = [conditions.where, *([conditions.other] if conditions.other is not None else [])]
        if isinstance(self._indicator.measure, Ratio):
            measure = self._indicator.measure
            sides = zip(asked, (measure.numerator, measure.denominator), strict=True)
            asked = [condition for condition, part in sides if part.sheet == sheet.id]
        found = dict.fromkeys(column_of(leaf, sheet) for one in asked for leaf in leaves_of(one))
        found.update({part.sum: None for part in self._parts(sheet.id) if isinstance(part, Sum)})
        return [column for column in found if sheet.column(column).level is None]


def _value(table: Table, row: int, column: str) -> object:
    cells = table.columns.get(column)
    return Missing.BLANK if cells is None else cells.values[cells.codes[row]]


def _total(account: SheetAccount, side: Side, rows: Sequence[int]) -> Number:
    """Add up one side over some rows, or count their different keys."""
    amounts, keys = account.amounts[side], account.keys.get(side)
    if len(rows) == 1:  # nearly every one
        amount = amounts[rows[0]]
        return amount if keys is None else int(bool(amount))
    if keys is None:
        return sum(amounts[row] for row in rows)
    return len({keys[row] for row in rows if amounts[row]})


def _by_names(
    things: Iterable[Thing],
    columns: Sequence[str],
    pair: Pair,
    sheet: str,
    carried: Sequence[int | None],
) -> list[Thing]:
    """Gather rows by what is counted once: the same names, in the same places of the later map."""
    found: dict[object, tuple[list[int], list[int]]] = {}
    for thing in things:
        for row in thing.before:
            at = carried[row]
            key = ("gone", row) if at is None else _name(pair.carried, sheet, at, columns)
            found.setdefault(key, ([], []))[0].append(row)
        for row in thing.after:
            found.setdefault(_name(pair.after, sheet, row, columns), ([], []))[1].append(row)
    return [Thing(*rows) for rows in found.values()]


def _name(census: Census, sheet: str, row: int, columns: Sequence[str]) -> tuple[object, ...]:
    table, form = census.tables[sheet], census.form.sheet(sheet)
    place = table.places.values[table.places.codes[row]]
    return tuple(
        getattr(place, level) if (level := form.column(id).level) is not None else _value(table, row, id)
        for id in columns
    )
