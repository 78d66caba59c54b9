"""One goal against one measured value: status, attainment, gap and points, all exact."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.model.snapshot import GoalResult, Reason, Status
from nls_cli.model.targets import Goal, Indicator, Steps, UnitLevel
from nls_cli.scoring.measures import Measured

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Target:
    """What a goal asks of one unit, or why it asks nothing."""

    value: Fraction | None
    missing: Reason | None = None
    """`no_share`: the unit gets no part of an apportioned target; `weight_unknown`: its part cannot be told."""


def holds_at(indicator: Indicator, goal: Goal, level: UnitLevel) -> bool:
    """Tell whether a goal is asked at a level.

    By default everywhere; an absolute count without `apportion` is asked of the province alone.
    """
    levels = goal.levels if goal.levels is not None else indicator.levels
    if levels is not None:
        return level in levels
    if indicator.unit == "count":
        return level == "province" or (goal.apportion is not None and level == "district")
    return True


def status_of(goal: Goal, target: Fraction, measured: Measured) -> Status:
    """Return met or not met where the bounds decide, else uncertain. An open bound decides nothing."""
    low, high = measured.low, measured.high
    if goal.upward:
        if low is not None and low >= target:
            return "met"
        return "not_met" if high is not None and high < target else "uncertain"
    if high is not None and high <= target:
        return "met"
    return "not_met" if low is not None and low > target else "uncertain"


def attainment_of(goal: Goal, target: Fraction, value: Fraction) -> Fraction:
    """Return how much of the target is reached, 0 to 1."""
    if goal.upward:
        if target == 0:
            return ONE
        return max(ZERO, min(ONE, value / target))
    return ONE if value <= target else max(ZERO, target / value)


def gap_of(indicator: Indicator, goal: Goal, target: Fraction, measured: Measured) -> int:
    """Return the heads missing: the least whole number that, added to the numerator, reaches the target.

    For `at_most`, the least to be taken away.
    """
    numerator = measured.numerator or ZERO
    needed = target
    if measured.denominator is not None:
        needed = target * measured.denominator / indicator.multiplier
    missing = needed - numerator if goal.upward else numerator - needed
    return max(0, math.ceil(missing))


def points_of(indicator: Indicator, goal: Goal, target: Fraction, value: Fraction) -> Fraction:
    """Return the points that a value earns, by the indicator's scoring."""
    points = indicator.points or ZERO
    if isinstance(indicator.scoring, Steps):
        reached = [
            step.points
            for step in indicator.scoring.steps
            if (value >= step.from_ if goal.upward else value <= step.from_)
        ]
        return reached[-1] if reached else ZERO
    if indicator.scoring == "threshold":
        return points if (value >= target if goal.upward else value <= target) else ZERO
    return points * attainment_of(goal, target, value)


def _points_range(
    indicator: Indicator, goal: Goal, target: Fraction, measured: Measured
) -> tuple[Fraction, Fraction]:
    """Return the points at the worst and at the best bound; an open bound may be anything."""
    worst, best = (measured.low, measured.high) if goal.upward else (measured.high, measured.low)
    low = ZERO if worst is None else points_of(indicator, goal, target, worst)
    high = indicator.points or ZERO if best is None else points_of(indicator, goal, target, best)
    return low, high


def judge_goal(
    indicator: Indicator,
    goal: Goal,
    target: Target,
    level: UnitLevel | None,
    measured: Measured,
    *,
    absent: bool,
) -> GoalResult:
    """Judge one goal of one unit. A level at which the goal does not hold goes before missing data.

    `level` is None for a body of which the indicator's sheets cannot speak.
    """
    points = indicator.points or ZERO

    def unjudged(status: Status, reason: Reason) -> GoalResult:
        of = points if status == "no_data" else ZERO
        return GoalResult(
            target.value, goal.upward, status, reason, None, None, None, ZERO, of, of, goal.aspirational
        )

    if level is None or not holds_at(indicator, goal, level):
        return unjudged("not_applicable", "level")
    if target.missing == "no_share":
        return unjudged("not_applicable", "no_share")
    if absent:
        return unjudged("no_data", "sheet_absent")
    if target.value is None:
        return unjudged("no_data", "weight_unknown")
    if measured.value is None:
        if measured.zero:
            return unjudged("not_applicable", "denominator_zero")
        return unjudged("no_data", "denominator_unknown")
    earned = low = high = points_of(indicator, goal, target.value, measured.value)
    if not measured.low == measured.value == measured.high:
        low, high = _points_range(indicator, goal, target.value, measured)
    return GoalResult(
        target.value,
        goal.upward,
        status_of(goal, target.value, measured),
        None,
        attainment_of(goal, target.value, measured.value),
        gap_of(indicator, goal, target.value, measured),
        earned,
        low,
        high,
        points,
        goal.aspirational,
    )
