"""From points in time to pace and status: linear, exact, broken where things cannot be compared."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from nls_cli.model.base import MeaningChange
from nls_cli.model.conditions import Condition, Conditions
from nls_cli.model.form import Form
from nls_cli.model.snapshot import Reason
from nls_cli.model.targets import ANNUAL, Count, Distinct, Indicator, Ratio, Share, Sum
from nls_cli.model.trend import GoalTrend, Lacking, Point, Series, SeriesBreak, TrendStatus, moment
from nls_cli.scoring.planning.slots import tests_of

ENOUGH = Fraction(95, 100)
"""The part of the required pace from which on it is on track."""
LAST_YEAR = 2200
"""A year beyond is as good as never."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a goal asks of a unit at the last date."""

    target: Fraction | None
    upward: bool
    aspirational: bool
    no_value: Reason | None = None
    """Why there is no value at the last date."""


def meaning_changes(indicator: Indicator, conditions: Conditions, form: Form) -> list[MeaningChange]:
    """Return when what an indicator looks at began to mean something else, by the target set and by the form."""
    found: list[MeaningChange] = list(indicator.changed)
    aggregates: list[Count | Sum | Distinct]
    match indicator.measure:
        case Share(share_of=base):
            aggregates = [base]
        case Ratio(numerator=over, denominator=under):
            aggregates = [over, under]
        case aggregate:
            aggregates = [aggregate]
    looked_at: list[tuple[str, Condition]] = [(aggregates[0].sheet, conditions.where)]
    if conditions.other is not None:
        looked_at.append((aggregates[-1].sheet, conditions.other))
    for sheet, condition in looked_at:
        for test in tests_of(condition):
            for change in form.sheet(sheet).column(test.column).changed:
                if (not change.values or test.operand in change.values) and change not in found:
                    found.append(change)
    for one in aggregates:
        ids = (one.sum,) if isinstance(one, Sum) else one.columns if isinstance(one, Distinct) else ()
        for id in ids:
            changes = form.sheet(one.sheet).column(id).changed
            found += [change for change in changes if not change.values and change not in found]
    return found


def changed_between(
    changes: Iterable[MeaningChange], one: dt.date | None, other: dt.date | None
) -> tuple[MeaningChange, ...]:
    """Return the changes of meaning that lie between two dates, in whatever order they are given."""
    if one is None or other is None:
        return ()
    return tuple(change for change in changes if min(one, other) < change.on <= max(one, other))


def meaning_breaks(points: Sequence[Point], changes: Sequence[MeaningChange]) -> list[SeriesBreak]:
    """Return where a change of meaning lies between two points."""
    return [
        SeriesBreak(at, "meaning", change.on, change.why)
        for at, (before, after) in enumerate(pairwise(points))
        for change in changed_between(changes, before.date, after.date)
    ]


def make_series(
    indicator: Indicator,
    points: Sequence[Point],
    breaks: Sequence[SeriesBreak],
    goals: Mapping[str, Asked],
    largest: Fraction | None = None,
) -> Series:
    """Work out pace and status from points in order of date; no projection exceeds `largest`."""
    valued = [at for at, point in enumerate(points) if point.value is not None]
    cut = max((one.after for one in breaks), default=-1)
    segment = [points[at] for at in valued if at > cut]
    last = points[valued[-1]] if valued else None
    first = segment[0] if segment and segment[-1] is last else last
    observed = _pace(first, last)
    ordered = tuple(sorted(breaks, key=lambda one: (one.after, one.on, one.kind)))
    found = {
        year: _judged(year, asked, points, valued, observed, largest, broken=len(segment) < len(valued))
        for year, asked in goals.items()
    }
    return Series(indicator, tuple(points), ordered, first, last, observed, found)


def _pace(first: Point | None, last: Point | None) -> Fraction | None:
    if first is None or last is None or first.value is None or last.value is None or first.date == last.date:
        return None
    return (last.value - first.value) / (moment(last.date) - moment(first.date))


def _judged(
    year: str,
    asked: Asked,
    points: Sequence[Point],
    valued: Sequence[int],
    observed: Fraction | None,
    largest: Fraction | None,
    *,
    broken: bool,
) -> GoalTrend:
    def result(
        status: TrendStatus,
        lacking: Lacking | None = None,
        required: Fraction | None = None,
        projected: Fraction | None = None,
        reached: int | None = None,
    ) -> GoalTrend:
        reason = asked.no_value if lacking == "no_value" else None
        return GoalTrend(
            asked.target,
            asked.upward,
            asked.aspirational,
            status,
            lacking,
            required,
            projected,
            reached,
            reason,
        )

    if asked.target is None:
        return result("insufficient_data", "no_target")
    if not valued or valued[-1] != len(points) - 1:  # the last snapshot itself must have a value
        return result("insufficient_data", "no_value")
    last = points[valued[-1]]
    assert last.value is not None
    sign = 1 if asked.upward else -1
    missing = sign * (asked.target - last.value)
    worst = last.low if asked.upward else last.high
    if missing <= 0:
        certain = worst is not None and sign * (asked.target - worst) <= 0
        return result("met") if certain else result("insufficient_data", "uncertain")
    gain = None if observed is None else sign * observed
    now = moment(last.date)
    reached = _year_reached(now, missing, gain)
    if year == ANNUAL:
        if gain is None:
            return result("insufficient_data", "broken" if broken else "one_point")
        return result("moving_away" if gain < 0 else "behind", reached=reached)
    if last.date.year > int(year):
        return result("missed", reached=reached)
    left = int(year) + 1 - now
    required = sign * missing / left if left else None
    if gain is None or observed is None:
        return result("insufficient_data", "broken" if broken else "one_point", required)
    projected = max(last.value + observed * left, Fraction(0))
    projected = projected if largest is None else min(projected, largest)
    status: TrendStatus = "moving_away" if gain < 0 else "behind"
    if required is not None and gain > 0 and gain >= ENOUGH * abs(required):
        status = "on_track"
    return result(status, None, required, projected, reached)


def largest_value(indicator: Indicator, form: Form) -> Fraction | None:
    """Return the most an indicator can come to: the whole, for a part of a whole; None without an end."""
    match indicator.measure:
        case Share():
            return indicator.multiplier
        case Ratio(numerator=Sum() as over, denominator=Sum() as under) if over.sheet == under.sheet:
            part = form.sheet(over.sheet).column(over.sum).part_of == under.sum
            return indicator.multiplier if part and over.where == under.where else None
    return None


def _year_reached(now: Fraction, missing: Fraction, gain: Fraction | None) -> int | None:
    """Return the calendar year in which what is missing will have been gained."""
    if gain is None or gain <= 0:
        return None
    year = math.ceil(now + missing / gain) - 1
    return year if year <= LAST_YEAR else None


def baseline_points(indicator: Indicator, dates: Iterable[dt.date]) -> list[Point]:
    """Return the target set's own figures of years in which there is no snapshot."""
    taken = {date.year for date in dates}
    return [
        Point(dt.date(int(year), 12, 31), None, value, value, value)
        for year, value in sorted(indicator.baseline.items())
        if year != ANNUAL and int(year) not in taken
    ]
