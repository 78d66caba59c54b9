"""From a census and goals to a plan: collect what could be done, solve, choose the rows, apply, score again."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from nls_cli.errors import NlsError
from nls_cli.model.census import Cells, Census, Missing, Place, Places, Table, Value
from nls_cli.model.codes import encode
from nls_cli.model.conditions import Targets
from nls_cli.model.plan import (
    Assumed,
    Assumption,
    Plan,
    PlanLimits,
    PlannedGoal,
    Proof,
    Slot,
    Standing,
    Step,
    unit_of,
)
from nls_cli.model.units import OWN_LEVEL, REST
from nls_cli.model.verdicts import TRUE, UNKNOWN, judge
from nls_cli.scoring.groups import Range, group_census
from nls_cli.scoring.planning.candidates import Candidates, find_candidates, growing_effect
from nls_cli.scoring.planning.options import Option, RowClass, RowOptions, raising_options
from nls_cli.scoring.planning.program import Demand, Program, Solution
from nls_cli.scoring.planning.turning import column_of, is_unknown, turned, with_cells
from nls_cli.scoring.score import Question, score_census

SOLVER = "HiGHS, SciPy"
SMALL = Fraction(1, 1000)
"""What a goal without points is worth where not all goals can be met."""


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """What a plan is asked for."""

    district: str | None = None
    """Id of a unit at district level; None: the province."""
    year: str | None = None
    goals: tuple[str, ...] = ()
    """Indicator ids; empty: all."""
    limits: PlanLimits = field(default_factory=PlanLimits)
    assumptions: tuple[Assumption, ...] = ()


def make_plan(census: Census, targets: Targets, question: PlanQuestion) -> Plan:
    """Return the least effort that meets the goals asked for."""
    asked = Question(None, question.district, question.year)
    today = score_census(census, targets, asked)
    census = replace(census, tables=group_census(census, None, question.district).tables)
    census, assumed = _assumed(census, question.assumptions)
    before = score_census(census, targets, asked) if assumed else today
    unit = unit_of(before, question.district or "province")
    ranges = _ranges(census, question.district)
    candidates = find_candidates(targets, unit, census.tables, ranges, question.goals)
    program, classes, complete = _program(census, targets, candidates, ranges, question.limits)
    impossible = _impossible(program, candidates)
    if impossible:
        candidates = _left(candidates, impossible)
        program, classes, complete = _program(census, targets, candidates, ranges, question.limits)
    solution = program.solve()
    steps = tuple(_steps(census, program.options, classes, solution))
    planned = applied(census, candidates, steps, question.district)
    order = [(result.indicator.id, year) for result in unit.indicators for year in result.goals]
    bound = solution.bound if complete else Fraction(0)
    return Plan(
        unit.id,
        unit.name,
        today,
        before if assumed else None,
        score_census(planned, targets, asked),
        assumed,
        question.limits,
        _goals(candidates, solution, order),
        tuple(candidates.actions),
        steps,
        _touched(candidates, steps),
        Proof(solution.effort, bound, SOLVER),
        census,
    )


def _ranges(census: Census, district: str | None) -> Mapping[str, Range]:
    groups = group_census(census, None, district).groups
    return next(group for group in groups if group.id == (district or "province")).ranges


def _program(
    census: Census,
    targets: Targets,
    candidates: Candidates,
    ranges: Mapping[str, Range],
    limits: PlanLimits,
) -> tuple[Program, list[RowClass], bool]:
    classes: list[RowClass] = []
    options: list[Option] = []
    complete = True
    for sheet, table in census.tables.items():
        slots = {slot: actions for slot, actions in candidates.slots.items() if slot.sheet == sheet}
        rows = ranges.get(sheet, (0, 0))
        if slots and rows[0] < rows[1]:
            capped = _capped(limits, sheet, *(slot.column for slot in slots))
            finder = RowOptions(
                table, rows, candidates.lines, candidates.actions, targets.form, by_top=capped
            )
            found, more = finder.find(slots)
            options += [replace(one, row_class=one.row_class + len(classes)) for one in more]
            classes += found
            complete &= finder.complete
    for at in candidates.raised:
        action = candidates.actions[at]
        table = census.tables[action.sheet]
        rows = ranges.get(action.sheet, (0, 0))
        capped = _capped(limits, action.column)
        options += raising_options(
            table, rows, action.column, at, action.cost, candidates.lines, targets.form, by_top=capped
        )
    for at in candidates.added:
        action = candidates.actions[at]
        effect = growing_effect(candidates.lines, action.sheet)
        options.append(Option(effect, action.cost, None, "", action.sheet, {}, action=at))
    demands = [
        Demand(
            line.bound - line.today(census.tables, ranges, targets.form),
            Fraction(0) if kept else line.indicator.points or SMALL,
        )
        for line, kept in zip(candidates.lines, candidates.kept, strict=True)
    ]
    return Program(options, classes, demands, limits), classes, complete


def _capped(limits: PlanLimits, *what: str) -> bool:
    """Tell whether a cap asks in which district something is done; where none does, it is spread evenly."""
    return any(cap.what is None or cap.what in what for cap in limits.caps)


def _impossible(program: Program, candidates: Candidates) -> dict[int, int]:
    """Return the goals out of reach whatever is done: line → heads still missing then."""
    found: dict[int, int] = {}
    for at, (line, kept, demand) in enumerate(
        zip(candidates.lines, candidates.kept, program.demands, strict=True)
    ):
        missing = demand.needed - program.reach(at)
        if not kept and missing > 0:
            found[at] = math.ceil(missing / line.per_head)
    return found


def _left(candidates: Candidates, impossible: Mapping[int, int]) -> Candidates:
    """Leave out the goals out of reach, and what would be done for them alone."""
    gone = {(line.indicator.id, line.year) for at, line in enumerate(candidates.lines) if at in impossible}
    goals = [
        PlannedGoal(line.indicator.id, line.year, "impossible", short=impossible[at], certain=line.certain)
        for at, line in enumerate(candidates.lines)
        if at in impossible
    ]
    stays = [at for at in range(len(candidates.lines)) if at not in impossible]
    useful = {at for at, action in enumerate(candidates.actions) if set(action.goals) - gone}
    slots = {slot: [at for at in some if at in useful] for slot, some in candidates.slots.items()}
    return Candidates(
        [candidates.lines[at] for at in stays],
        [candidates.kept[at] for at in stays],
        candidates.actions,
        {slot: some for slot, some in slots.items() if some},
        [at for at in candidates.raised if at in useful],
        [at for at in candidates.added if at in useful],
        [*candidates.goals, *goals],
    )


def _goals(
    candidates: Candidates,
    solution: Solution,
    order: Sequence[tuple[str, str]],
) -> tuple[PlannedGoal, ...]:
    found = {(goal.indicator, goal.year): goal for goal in candidates.goals}
    for at, (line, kept) in enumerate(zip(candidates.lines, candidates.kept, strict=True)):
        standing: Standing = "kept" if kept else "given_up" if at in solution.given_up else "planned"
        key = line.indicator.id, line.year
        found[key] = PlannedGoal(*key, standing, certain=line.certain)
    return tuple(found[key] for key in order if key in found)


# -- which rows ----------------------------------------------------------------------------------------------


def spread_order(count: int) -> list[int]:
    """Return 0 … count-1 in an order of which every beginning lies evenly spread: by the mirrored binary digits."""
    digits = max(1, (count - 1).bit_length())
    return sorted(range(count), key=lambda at: int(format(at, f"0{digits}b")[::-1], 2))


def _steps(
    census: Census,
    options: Sequence[Option],
    classes: Sequence[RowClass],
    solution: Solution,
) -> Iterator[Step]:
    """Choose rows: within a class all are alike, so those taken lie evenly over districts and bodies."""
    used: dict[tuple[int, int], int] = {}
    orders: dict[int, list[int]] = {}
    for option, times in zip(options, solution.times, strict=True):
        if not times:
            continue
        if option.row_class < 0:
            yield from _risen(census, option, times)
            continue
        number = option.row_class
        rows = classes[number].rows
        order = orders.setdefault(number, spread_order(len(rows)))
        start = used.get((number, option.component), 0)
        used[number, option.component] = start + times
        table = census.tables[option.sheet]
        for at in order[start : start + times]:
            for slot, action in option.pattern:
                cells = column_of(table, slot.column)
                yield Step(action, rows[at], 1, is_unknown(cells.values[cells.codes[rows[at]]]))


def _risen(census: Census, option: Option, times: int) -> Iterator[Step]:
    """Give the heads to the rows with most room, and those of rows added to no row."""
    if not option.rows:
        yield Step(option.action, -1, times, False)
        return
    table = census.tables[option.sheet]
    (column,) = option.heads
    cells = column_of(table, column)
    if option.most is None:  # no end anywhere: alike for all
        each, rest = divmod(times, len(option.rows))
        shares = [(row, each + (at < rest)) for at, (row, _) in enumerate(option.rows)]
    else:
        shares = []
        for row, room in option.rows:
            share = min(times, room or 0)
            shares.append((row, share))
            times -= share
    for row, share in shares:
        if share:
            yield Step(option.action, row, share, is_unknown(cells.values[cells.codes[row]]))


def _touched(candidates: Candidates, steps: Sequence[Step]) -> dict[str, int]:
    rows: dict[str, set[int]] = {}
    for step in steps:
        action = candidates.actions[step.action]
        if action.kind in ("set", "include"):
            rows.setdefault(action.sheet, set()).add(step.row)
    return {sheet: len(some) for sheet, some in rows.items()}


# -- what comes of it ----------------------------------------------------------------------------------------


def applied(census: Census, candidates: Candidates, steps: Sequence[Step], district: str | None) -> Census:
    """Return the census as it will be once every step is done."""
    changes: dict[str, dict[str, dict[int, Value]]] = {}
    added: dict[str, int] = {}
    for step in steps:
        action = candidates.actions[step.action]
        if action.kind == "add":
            added[action.sheet] = added.get(action.sheet, 0) + step.heads
            continue
        table = census.tables[action.sheet]
        by_row = changes.setdefault(action.sheet, {}).setdefault(action.column, {})
        cells = column_of(table, action.column)
        old = by_row.get(step.row, cells.values[cells.codes[step.row]])
        if action.kind == "raise":
            by_row[step.row] = (old if isinstance(old, Fraction) else Fraction(0)) + step.heads
        else:
            item = str(action.values[0]) if action.kind == "include" else ""
            by_row[step.row] = turned(old, Slot(action.sheet, action.column, item), action.values[0])
    tables = dict(census.tables)
    for sheet, by_column in changes.items():
        tables[sheet] = with_cells(tables[sheet], by_column)
    for sheet, count in added.items():
        tables[sheet] = _longer(tables[sheet], count, district)
    return replace(census, tables=tables)


def _longer(table: Table, count: int, district: str | None) -> Table:
    """Add blank rows, in the district of the plan or in none."""
    columns = {}
    for id, cells in table.columns.items():
        values, labels = cells.values, cells.labels
        if Missing.BLANK not in values:
            values, labels = (*values, Missing.BLANK), (*labels, "")
        codes = [*cells.codes, *[values.index(Missing.BLANK)] * count]
        columns[id] = Cells(encode(codes, len(values)), values, labels)
    top = district or REST
    place = Place(top, f"{top}.{OWN_LEVEL}" if district else top, top, Missing.BLANK, district is None, True)
    places = table.places
    spots = (*places.values, place)
    codes = [*places.codes, *[len(spots) - 1] * count]
    return replace(
        table,
        height=table.height + count,
        columns=columns,
        places=Places(encode(codes, len(spots)), spots, (*places.keys, (top,))),
        part_codes=encode([*table.part_codes, *[0] * count], max(1, len(table.parts))),
        excel_rows=table.excel_rows + array("I", [0] * count),
    )


def _assumed(census: Census, assumptions: Sequence[Assumption]) -> tuple[Census, tuple[Assumed, ...]]:
    """Return the census as it would be, and what each assumption came to."""
    found: list[Assumed] = []
    for one in assumptions:
        table = census.tables.get(one.sheet)
        if table is None:
            raise NlsError("plan.assume.sheet", text=one.text, sheet=one.sheet)
        marks = judge(one.where, table).to_bytes(table.height, "little")
        cells = column_of(table, one.column)
        rows = [row for row, mark in enumerate(marks) if mark == TRUE]
        changed = [row for row in rows if cells.values[cells.codes[row]] != one.value]
        if not rows:
            raise NlsError("plan.assume.nobody", text=one.text, unknown=marks.count(UNKNOWN))
        new = with_cells(table, {one.column: dict.fromkeys(changed, one.value)})
        census = replace(census, tables={**census.tables, one.sheet: new})
        found.append(Assumed(one, len(rows), len(changed)))
    return census, tuple(found)
