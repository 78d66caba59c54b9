"""Everything that could be done: rows in which the same may happen are one class, a thing to do there one option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from nls_cli.model.census import Cells, Table
from nls_cli.model.conditions import Condition
from nls_cli.model.form import Form
from nls_cli.model.plan import Action, Slot
from nls_cli.model.verdicts import spread
from nls_cli.scoring.groups import Range
from nls_cli.scoring.planning.lines import ZERO, Line, Part, numbers_of
from nls_cli.scoring.planning.slots import Answer, slots_of
from nls_cli.scoring.planning.turning import all_turned, column_of, holds

MOST_PATTERNS = 96
Pattern = tuple[tuple[Slot, int], ...]
"""Answers given at once in one row: per cell the index of its action."""
Effect = Mapping[int, Fraction]
"""Line → what one head of an option adds to it."""


@dataclass(frozen=True, slots=True)
class RowClass:
    """Rows in which every option has the same effect and cost."""

    sheet: str
    top: str
    """The unit at district level they lie in, where caps ask for it; else empty."""
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Something to be done a number of times."""

    effect: Effect
    cost: Fraction
    most: int | None
    """None: without end."""
    top: str
    sheet: str
    heads: Mapping[str, int]
    """Column → heads that one time counts there, for caps."""
    row_class: int = -1
    component: int = -1
    pattern: Pattern = ()
    action: int = -1
    """For numbers that rise and rows that are added."""
    rows: tuple[tuple[int, int | None], ...] = ()
    """For numbers that rise: row and room, most room first."""


def components(slots: Iterable[Slot], conditions: Iterable[set[Slot]]) -> list[tuple[Slot, ...]]:
    """Group cells that some condition looks at together: only within a group must answers be weighed jointly."""
    groups: list[set[Slot]] = [{slot} for slot in slots]
    for together in conditions:
        met = [group for group in groups if group & together]
        if len(met) > 1:
            groups = [group for group in groups if group not in met] + [set().union(*met)]
    order = {slot: at for at, slot in enumerate(slots)}
    return sorted(
        (tuple(sorted(group, key=order.__getitem__)) for group in groups), key=lambda g: order[g[0]]
    )


def patterns_of(group: Sequence[Slot], actions: Mapping[Slot, Sequence[int]]) -> tuple[list[Pattern], bool]:
    """Return every way to turn some cells of a group, and whether these are all."""
    choices = [(-1, *actions[slot]) for slot in group]
    count = 1
    for one in choices:
        count *= len(one)
    if count <= MOST_PATTERNS:
        found = [
            tuple((slot, action) for slot, action in zip(group, chosen, strict=True) if action >= 0)
            for chosen in product(*choices)
        ]
        return [one for one in found if one], True
    singles = [((slot, action),) for slot in group for action in actions[slot]]
    first = tuple((slot, actions[slot][0]) for slot in group)
    return [*singles, first], False


class RowOptions:
    """Finds the classes of one sheet's rows and what could be done in each."""

    def __init__(
        self,
        table: Table,
        rows: Range,
        lines: Sequence[Line],
        actions: Sequence[Action],
        form: Form,
        *,
        by_top: bool,
    ) -> None:
        self.table = table
        self.rows = rows
        self.form = form
        self.actions = actions
        self.sheet = form.sheet(table.sheet)
        self.by_top = by_top
        self.complete = True
        """False if there are so many ways to combine answers that not all were looked at."""
        self._numbers: dict[int, list[Fraction]] = {}
        self._parts = [
            (at, part) for at, line in enumerate(lines) for part in line.parts if part.sheet == table.sheet
        ]

    def find(self, slots: Mapping[Slot, Sequence[int]]) -> tuple[list[RowClass], list[Option]]:
        """Return the classes and their options; `slots` gives the actions of each cell."""
        looked_at = [self._looks_at(part.conditions) & slots.keys() for _, part in self._parts]
        groups = components(list(slots), looked_at)
        columns: list[Sequence[int]] = []
        plans: list[tuple[int, Pattern, list[tuple[int, Part, int, int, int]]]] = []
        already = self._already(slots, columns)
        for number, group in enumerate(groups):
            patterns, complete = patterns_of(group, slots)
            self.complete &= complete
            touched = [one for one, seen in zip(self._parts, looked_at, strict=True) if seen & set(group)]
            now = [self._column(columns, part.states(self.table)) for _, part in touched]
            sums = [
                self._column(columns, self._number_codes(part)) if part.column else -1 for _, part in touched
            ]
            for pattern in patterns:
                variant = all_turned(self.table, {slot: self.actions[a].values[0] for slot, a in pattern})
                then = [self._column(columns, part.states(variant)) for _, part in touched]
                effects = [
                    (line, part, before, after, summed)
                    for (line, part), before, after, summed in zip(touched, now, then, sums, strict=True)
                ]
                plans.append((number, pattern, effects))
        if self.by_top:
            self._column(columns, self.table.places.codes)
        return self._options(columns, plans, already)

    def _looks_at(self, conditions: Iterable[Condition]) -> set[Slot]:
        return {slot for condition in conditions for slot in slots_of(condition, self.sheet)}

    def _column(self, columns: list[Sequence[int]], codes: Sequence[int]) -> int:
        columns.append(codes[slice(*self.rows)])
        return len(columns) - 1

    def _number_codes(self, part: Part) -> Sequence[int]:
        index: dict[Fraction, int] = {}
        numbers = part.numbers(self.table, self.form)
        codes = [index.setdefault(number, len(index)) for number in numbers]
        self._numbers[id(part)] = list(index)
        return codes

    def _already(
        self, slots: Mapping[Slot, Sequence[int]], columns: list[Sequence[int]]
    ) -> dict[tuple[Slot, int], int]:
        """Note, for every cell and answer, where it is given already."""
        found: dict[tuple[Slot, int], int] = {}
        for slot, actions in slots.items():
            cells: Cells = column_of(self.table, slot.column)
            for action in actions:
                answers: tuple[Answer, ...] = self.actions[action].values
                marks = bytes(any(holds(v, slot, answer) for answer in answers) for v in cells.values)
                found[slot, action] = self._column(columns, spread(cells.codes, marks))
        return found

    def _options(
        self,
        columns: Sequence[Sequence[int]],
        plans: Sequence[tuple[int, Pattern, list[tuple[int, Part, int, int, int]]]],
        already: Mapping[tuple[Slot, int], int],
    ) -> tuple[list[RowClass], list[Option]]:
        members: dict[tuple[int, ...], list[int]] = {}
        for row, key in enumerate(zip(*columns, strict=True), self.rows[0]):
            members.setdefault(key, []).append(row)
        classes: list[RowClass] = []
        options: list[Option] = []
        for key, rows in members.items():
            top = self.table.places.values[key[-1]].top if self.by_top else ""
            found: list[Option] = []
            for number, pattern, effects in plans:
                if any(key[already[one]] for one in pattern):
                    continue  # a smaller pattern says the same
                effect = self._effect(key, effects)
                if not any(gain > 0 for gain in effect.values()):
                    continue
                cost = sum((self.actions[action].cost for _, action in pattern), ZERO)
                heads: dict[str, int] = {}
                for slot, _ in pattern:
                    heads[slot.column] = heads.get(slot.column, 0) + 1
                option = Option(
                    effect, cost, len(rows), top, self.table.sheet, heads, len(classes), number, pattern
                )
                found.append(option)
            found = [one for one in found if not any(_better(other, one) for other in found)]
            if found:
                classes.append(RowClass(self.table.sheet, top, tuple(rows)))
                options += found
        return classes, options

    def _effect(
        self, key: tuple[int, ...], effects: Sequence[tuple[int, Part, int, int, int]]
    ) -> dict[int, Fraction]:
        found: dict[int, Fraction] = {}
        for line, part, before, after, summed in effects:
            gain = part.weights[key[after]] - part.weights[key[before]]
            if gain and summed >= 0:
                gain *= self._numbers[id(part)][key[summed]]
            if gain:
                found[line] = found.get(line, ZERO) + gain
        return {line: gain for line, gain in found.items() if gain}


def _better(one: Option, other: Option) -> bool:
    """Tell whether an option gives at least as much for less, or the same with fewer answers."""
    if one is other or one.component != other.component or one.cost > other.cost:
        return False
    if any(
        one.effect.get(line, ZERO) < other.effect.get(line, ZERO) for line in {*one.effect, *other.effect}
    ):
        return False
    if one.effect == other.effect and one.cost == other.cost:
        return (len(one.pattern), one.pattern) < (len(other.pattern), other.pattern)
    return True


def raising_options(
    table: Table,
    rows: Range,
    column: str,
    action: int,
    cost: Fraction,
    lines: Sequence[Line],
    form: Form,
    *,
    by_top: bool,
) -> list[Option]:
    """Return how far the numbers of a column can rise; a number whose whole is not known stays as it is."""
    own = numbers_of(table, column)
    whole_id = form.sheet(table.sheet).column(column).part_of
    whole = numbers_of(table, whole_id) if whole_id else [None] * table.height
    parts = [
        (at, part)
        for at, line in enumerate(lines)
        for part in line.parts
        if part.sheet == table.sheet and part.column == column
    ]
    states = [part.states(table) for _, part in parts]
    found: dict[tuple[tuple[int, ...], str], list[tuple[int, int | None]]] = {}
    for row in range(*rows):
        key = tuple(one[row] for one in states)
        gains = _gains(parts, key)
        if not any(gain > 0 for gain in gains.values()):
            continue
        room: int | None = None
        if whole_id is not None:
            largest = whole[row]
            if largest is None:
                continue
            room = max(0, int((largest - (own[row] or ZERO)).__floor__()))
        if room == 0:
            continue
        top = table.places.values[table.places.codes[row]].top if by_top else ""
        found.setdefault((key, top), []).append((row, room))
    options = []
    for (key, top), members in found.items():
        most = None if whole_id is None else sum(room or 0 for _, room in members)
        ordered = tuple(sorted(members, key=lambda one: (-(one[1] or 0), one[0])))
        options.append(
            Option(_gains(parts, key), cost, most, top, table.sheet, {column: 1}, action=action, rows=ordered)
        )
    return options


def _gains(parts: Sequence[tuple[int, Part]], key: Sequence[int]) -> dict[int, Fraction]:
    found: dict[int, Fraction] = {}
    for (line, part), state in zip(parts, key, strict=True):
        if part.weights[state]:
            found[line] = found.get(line, ZERO) + part.weights[state]
    return found
