"""A snapshot: all results of one census, one target set and one date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from nls_cli.model.base import Words
from nls_cli.model.finding import Finding
from nls_cli.model.targets import Indicator, TargetSet, UnitLevel

Status = Literal["met", "not_met", "uncertain", "no_data", "not_applicable"]
STATUSES: tuple[Status, ...] = ("met", "not_met", "uncertain", "no_data", "not_applicable")
Reason = Literal[
    "sheet_absent", "denominator_unknown", "denominator_zero", "level", "weight_unknown", "no_share"
]
"""Why a goal has no number to be judged by."""

Bounds = tuple[Fraction | None, Fraction | None]
"""The lowest and the highest that a value can be; None where that is open."""


@dataclass(frozen=True, slots=True)
class GoalResult:
    """How one indicator of one unit stands to one goal."""

    target: Fraction | None
    """In the indicator's unit; None where the unit gets no share of an apportioned target."""
    upward: bool
    status: Status
    reason: Reason | None
    """Set with `no_data` and `not_applicable`."""
    attainment: Fraction | None
    gap: int | None
    """Heads missing (or too many, for at_most); counts on the value."""
    points: Fraction | None
    points_low: Fraction
    points_high: Fraction
    of: Fraction
    """Points to be had; 0 without points and where the goal does not apply."""
    aspirational: bool


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator of one unit."""

    indicator: Indicator
    numerator: Fraction | None
    denominator: Fraction | None
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unknown: int
    """Rows whose unknown cells bear on the value."""
    goals: Mapping[str, GoalResult]
    """By year."""
    across: Bounds | None = None
    """Of a former district: the bounds with any part of the wards that lie across its border."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A unit's year in figures."""

    counts: Mapping[Status, int]
    earned: Fraction
    possible: Fraction
    earned_low: Fraction
    earned_high: Fraction
    incomplete: bool
    """A sheet that was needed is missing, for the unit or for a part of it."""

    def _share(self, points: Fraction) -> Fraction | None:
        return points * 100 / self.possible if self.possible else None

    @property
    def score(self) -> Fraction | None:
        """Points earned of 100; None where nothing applies."""
        return self._share(self.earned)

    @property
    def score_low(self) -> Fraction | None:
        """The score if every unknown turned out worst."""
        return self._share(self.earned_low)

    @property
    def score_high(self) -> Fraction | None:
        """The score if every unknown turned out best."""
        return self._share(self.earned_high)

    @property
    def provisional(self) -> bool:
        """Tell whether anything unknown or missing could move the score."""
        return self.incomplete or self.counts["no_data"] > 0 or self.earned_low != self.earned_high


@dataclass(frozen=True, slots=True)
class Body:
    """An organization, as `nls gaps` lists those without something."""

    id: str
    name: str
    certain: bool
    """False where blank cells could hide the role."""


@dataclass(frozen=True, slots=True)
class UnitScore:
    """Everything about one unit."""

    id: str
    level: UnitLevel
    name: Words
    summaries: Mapping[str, Summary]
    indicators: tuple[IndicatorResult, ...]
    without: Mapping[str, tuple[Body, ...]]
    """Role id (see the form's `without`) → bodies that have none."""
    crossing: tuple[Words, ...] = ()
    """Of a former district: the wards across its border that have rows. Of such a ward: its former districts."""
    within: Words | None = None
    """Of a commune that shares its name with another: its district, which tells them apart."""
    bodies: Mapping[str, int] = field(default_factory=dict)
    """Role id → how many bodies there are, with and without it."""


@dataclass(frozen=True, slots=True)
class CensusFile:
    """One workbook that went in."""

    path: str
    sha256: str
    as_of: dt.date | None
    rows: Mapping[str, int]
    """Data rows by sheet id."""
    origin: str | None = None
    """The submission that these rows of a merged workbook come from; None for a workbook as a whole."""
    unit: str = ""
    """The reporting unit, as written."""
    sending: int = 0
    """Which sending it is; 0 if it does not say."""
    nothing: frozenset[str] = frozenset()
    """Ids of the sheets it says it has nothing to report for."""
    explained: bool = False
    """It gives reasons for what changed since last time."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All results of one census, target set and date. `units[0]` is the province."""

    targets: TargetSet
    targets_sha256: str
    census: tuple[CensusFile, ...]
    as_of: dt.date | None
    years: tuple[str, ...]
    district_note: Words | None
    """What to say with every district: that these are the former ones, once districts have ended."""
    findings: tuple[Finding, ...]
    units: tuple[UnitScore, ...]
