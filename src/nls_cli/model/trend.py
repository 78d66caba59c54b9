"""A trend: what an indicator came to at several dates, how fast it moves, and whether that is enough."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from nls_cli.model.base import Words
from nls_cli.model.snapshot import Reason
from nls_cli.model.targets import Indicator, TargetSet, UnitLevel

TrendStatus = Literal["met", "on_track", "behind", "moving_away", "missed", "insufficient_data"]
TREND_STATUSES: tuple[TrendStatus, ...] = (
    "met",
    "on_track",
    "behind",
    "moving_away",
    "missed",
    "insufficient_data",
)
Lacking = Literal["no_value", "one_point", "broken", "uncertain", "no_target"]
"""Why it cannot be said whether the pace is enough."""
BreakKind = Literal["units", "meaning", "split"]


def moment(date: dt.date) -> Fraction:
    """Return a date on the axis of years: 1 January 2024 is 2024 + 1/366, the end of 2024 is 2025."""
    days = 366 if calendar.isleap(date.year) else 365
    return date.year + Fraction(date.timetuple().tm_yday, days)


@dataclass(frozen=True, slots=True)
class Point:
    """What an indicator of one unit came to at one date."""

    date: dt.date
    """A baseline, of which only the year is known, stands at the end of its year."""
    source: int | None
    """Index into `Trend.snapshots`; None for a baseline of the target set."""
    value: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """Two neighbouring points that cannot be compared."""

    after: int
    """Index of the point before it."""
    kind: BreakKind
    on: dt.date
    """The day of the change; for a unit that was split, of the later point."""
    why: Words | None
    """What changed; None where there is nothing to say but the day."""


@dataclass(frozen=True, slots=True)
class GoalTrend:
    """How the pace stands to one goal."""

    target: Fraction | None
    upward: bool
    aspirational: bool
    status: TrendStatus
    lacking: Lacking | None
    """Set with `insufficient_data`."""
    required: Fraction | None
    """Per year, from the last value to the end of the goal year; None if met, past or asked of every year."""
    projected: Fraction | None
    """At the end of the goal year, if it goes on like this."""
    reached: int | None
    """The year in which it will be reached, if it goes on like this."""
    reason: Reason | None = None
    """With `no_value`: why the last snapshot has none."""


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one unit over time."""

    indicator: Indicator
    points: tuple[Point, ...]
    """By date."""
    breaks: tuple[SeriesBreak, ...]
    first: Point | None
    """Where the observed pace begins: the first point after the last break that has a value."""
    last: Point | None
    """The last point of all that has a value."""
    observed: Fraction | None
    """Per year, in the indicator's unit: percentage points for shares."""
    goals: Mapping[str, GoalTrend]


@dataclass(frozen=True, slots=True)
class UnitTrend:
    """All series of one unit."""

    id: str
    level: UnitLevel
    name: Words
    series: tuple[Series, ...]
    across: tuple[Words, ...] = ()
    """The former districts a commune lies across: it is a unit of its own beside them."""


@dataclass(frozen=True, slots=True)
class TrendSnapshot:
    """One census, or one saved report, that went in."""

    paths: tuple[str, ...]
    sha256: tuple[str, ...]
    date: dt.date
    saved: bool
    """A saved report: its numbers are the nearest doubles, its places those of its own day."""
    same_targets: bool
    """False for a report made with another version of the target set."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Everything about several snapshots."""

    targets: TargetSet
    targets_sha256: str
    snapshots: tuple[TrendSnapshot, ...]
    """By date."""
    replaced: tuple[TrendSnapshot, ...]
    """Those of whose date a later one was given."""
    years: tuple[str, ...]
    map_day: dt.date
    """The day whose units the censuses are shown in."""
    moved: bool
    """Whether units changed between the snapshots."""
    district_note: Words | None
    units: tuple[UnitTrend, ...]
    """The province first."""

    @property
    def as_of(self) -> dt.date:
        """The date of the last snapshot."""
        return self.snapshots[-1].date
