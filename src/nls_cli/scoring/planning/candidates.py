"""Which goals a plan is for, and what could be done for each: from the measures, nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from nls_cli.model.census import Table
from nls_cli.model.conditions import Conditions, Targets
from nls_cli.model.plan import Action, ActionKind, NotPlanned, PlannedGoal, Slot
from nls_cli.model.snapshot import UnitScore
from nls_cli.model.targets import Count, Effort, Indicator, Ratio, Share
from nls_cli.model.verdicts import TRUE, UNKNOWN
from nls_cli.scoring.groups import Range
from nls_cli.scoring.planning.lines import Line, line_of, summed_column, unplannable
from nls_cli.scoring.planning.slots import Alternative, Answer, alternatives, asked_of, tests_of

ONE = Fraction(1)


@dataclass(slots=True)
class Candidates:
    """The lines of all goals that count, and what could be done for those not met."""

    lines: list[Line] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)
    """Per line: it holds today, and must still hold."""
    actions: list[Action] = field(default_factory=list)
    slots: dict[Slot, list[int]] = field(default_factory=dict)
    """Cell → its actions."""
    raised: list[int] = field(default_factory=list)
    """Actions by which a number rises."""
    added: list[int] = field(default_factory=list)
    """Actions that add rows."""
    goals: list[PlannedGoal] = field(default_factory=list)
    """Those without a line."""


def cost_of(indicator: Indicator) -> Fraction:
    """Return what one more head of an indicator costs; 1 if the target set does not say."""
    effort = indicator.effort
    if effort is None:
        return ONE
    return effort.cost if isinstance(effort, Effort) else effort


def find_candidates(
    targets: Targets,
    unit: UnitScore,
    tables: Mapping[str, Table],
    ranges: Mapping[str, Range],
    chosen: Sequence[str],
) -> Candidates:
    """Write every goal of `unit` as a line, and collect the actions that help those not met.

    `chosen` are indicator ids; empty: all.
    """
    found = Candidates()
    wishes: list[tuple[Line, list[Alternative]]] = []
    for result in unit.indicators:
        indicator = result.indicator
        if chosen and indicator.id not in chosen:
            continue
        conditions = targets.conditions[indicator.id]
        for year, goal in result.goals.items():
            if goal.status == "not_applicable":
                found.goals.append(PlannedGoal(indicator.id, year, "not_applicable"))
                continue
            if goal.status == "no_data" or goal.target is None:
                found.goals.append(PlannedGoal(indicator.id, year, "not_planned", "no_data"))
                continue
            kept = goal.status == "met"
            reason = None if kept else _refused(indicator, upward=goal.upward)
            line = line_of(
                indicator, conditions, year, indicator.goals[year], goal.target, tables, ranges, targets.form
            )
            if reason is not None:
                found.goals.append(
                    PlannedGoal(indicator.id, year, "not_planned", reason, certain=line.certain)
                )
                continue
            ways = [] if kept else _ways(indicator, conditions, targets)
            if (
                not kept
                and not ways
                and not _numbers(found, line, targets)
                and not _rows(found, line, targets)
            ):
                columns = _hangs_on(indicator, conditions)
                found.goals.append(PlannedGoal(indicator.id, year, "not_planned", "no_action", columns))
                continue
            found.lines.append(line)
            found.kept.append(kept)
            if ways:
                _rows(found, line, targets)
                wishes.append((line, ways))
    _answers(found, wishes, targets)
    return found


def _refused(indicator: Indicator, *, upward: bool) -> NotPlanned | None:
    if not upward:
        return "at_most"
    return "distinct" if unplannable(indicator) else None


def _counted(indicator: Indicator, conditions: Conditions, targets: Targets) -> list[Alternative]:
    measure = indicator.measure
    top = measure.numerator if isinstance(measure, Ratio) else measure
    if isinstance(top, Count):
        return alternatives(conditions.where, targets.form.sheet(top.sheet))
    return []


def _ways(indicator: Indicator, conditions: Conditions, targets: Targets) -> list[Alternative]:
    """Return the ways to one more head: turning `having`, or `where` where rows are counted."""
    if isinstance(indicator.measure, Share):
        assert conditions.other is not None
        return alternatives(conditions.other, targets.form.sheet(indicator.measure.share_of.sheet))
    return _counted(indicator, conditions, targets)


def _hangs_on(indicator: Indicator, conditions: Conditions) -> tuple[str, ...]:
    summed = summed_column(indicator)
    if summed is not None:
        return (summed.sum,)
    part = conditions.other if isinstance(indicator.measure, Share) and conditions.other else conditions.where
    return tuple(dict.fromkeys(test.column for test in tests_of(part)))


def _wanted(found: Candidates, at: int, line: Line, cost: Fraction) -> None:
    """Note one more goal that an action is for; the dearest of its goals says what it costs."""
    old = found.actions[at]
    goals = tuple(dict.fromkeys((*old.goals, (line.indicator.id, line.year))))
    found.actions[at] = Action(old.kind, old.sheet, old.column, old.values, max(old.cost, cost), goals)


def _numbers(found: Candidates, line: Line, targets: Targets) -> bool:
    """Add the action by which the number rises that a goal sums up, if there is one."""
    summed = summed_column(line.indicator)
    if summed is None or targets.form.sheet(summed.sheet).column(summed.sum).action is None:
        return False
    for at in found.raised:
        if (found.actions[at].sheet, found.actions[at].column) == (summed.sheet, summed.sum):
            _wanted(found, at, line, cost_of(line.indicator))
            return True
    found.raised.append(len(found.actions))
    goals = ((line.indicator.id, line.year),)
    found.actions.append(Action("raise", summed.sheet, summed.sum, (), cost_of(line.indicator), goals))
    return True


def _rows(found: Candidates, line: Line, targets: Targets) -> bool:
    """Add the action that adds rows, where a goal counts the rows of a sheet that may grow."""
    measure = line.indicator.measure
    top = measure.numerator if isinstance(measure, Ratio) else measure
    if not isinstance(top, Count) or targets.form.sheet(top.sheet).action is None:
        return False
    if top.where:  # what a new row must be like would have to be guessed
        return False
    for at in found.added:
        if found.actions[at].sheet == top.sheet:
            _wanted(found, at, line, cost_of(line.indicator))
            return True
    found.added.append(len(found.actions))
    goals = ((line.indicator.id, line.year),)
    found.actions.append(Action("add", top.sheet, "", (), cost_of(line.indicator), goals))
    return True


def _answers(found: Candidates, wishes: Sequence[tuple[Line, list[Alternative]]], targets: Targets) -> None:
    """Make an action of every answer wanted; answers of a cell that no goal tells apart are one action."""
    index: dict[tuple[Slot, tuple[bool, ...]], int] = {}
    for line, ways in wishes:
        for way in ways:
            cost = cost_of(line.indicator) / len(way)
            for slot, answer in way.items():
                key = slot, _signature(found, slot, answer)
                at = index.get(key)
                if at is None:
                    at = index[key] = len(found.actions)
                    found.slots.setdefault(slot, []).append(at)
                    kind: ActionKind = "include" if slot.item else "set"
                    found.actions.append(Action(kind, slot.sheet, slot.column, (answer,), cost))
                elif answer not in found.actions[at].values:
                    old = found.actions[at]
                    values = _in_order(slot, (*old.values, answer), targets)
                    found.actions[at] = Action(old.kind, old.sheet, old.column, values, old.cost, old.goals)
                _wanted(found, at, line, cost)


def _in_order(slot: Slot, values: tuple[Answer, ...], targets: Targets) -> tuple[Answer, ...]:
    ids = [choice.id for choice in targets.form.sheet(slot.sheet).column(slot.column).choices]
    return tuple(sorted(values, key=lambda value: ids.index(str(value)) if value in ids else 0))


def _signature(found: Candidates, slot: Slot, answer: Answer) -> tuple[bool, ...]:
    """Tell which of the answers asked for it is, over all goals."""
    return tuple(
        answer in asked
        for line in found.lines
        for part in line.parts
        if part.sheet == slot.sheet
        for condition in part.conditions
        for asked in asked_of(condition, slot.column)
    )


def growing_effect(lines: Sequence[Line], sheet: str) -> dict[int, Fraction]:
    """Return what one new row of a sheet, of which nothing else is known, gives to each line at worst."""
    found: dict[int, Fraction] = {}
    for at, line in enumerate(lines):
        for part in line.parts:
            if part.sheet != sheet:
                continue
            unconditional = not list(tests_of(part.where))
            states = (
                (TRUE | UNKNOWN << 2,) if unconditional else (0, UNKNOWN | UNKNOWN << 2, TRUE | UNKNOWN << 2)
            )
            if part.having is None:
                states = (TRUE,) if unconditional else (0, UNKNOWN, TRUE)
            gain = min(part.weights[state] for state in states)
            if gain and not part.column:
                found[at] = found.get(at, Fraction(0)) + gain
    return found
