"""Who could close each gap: rows, or places with what each misses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from nls_cli.model.account import Locator
from nls_cli.model.census import Table
from nls_cli.model.form import Form
from nls_cli.model.snapshot import GoalResult, IndicatorResult, Snapshot, UnitScore
from nls_cli.model.units import UnitMap

RosterKind = Literal["rows", "amounts", "places"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row, or one place, that could bring a goal nearer."""

    top: str
    """Id of the unit at district level."""
    leaf: str
    """Id of the unit at commune level."""
    row: int | None
    """The row of the goal's table; None for a place that several rows make up."""
    unsure: bool
    """Unknown cells decide whether it counts already, or belongs at all."""
    columns: tuple[str, ...] = ()
    """The columns that keep it from counting."""
    value: Fraction | None = None
    """What it counts already, where amounts are summed."""
    whole: Fraction | None = None
    """What it is a part of."""
    missing: int | None = None
    """What it would need by itself to reach the goal."""


@dataclass(frozen=True, slots=True)
class RosterGoal:
    """One unmet goal and who could close it."""

    result: IndicatorResult
    year: str
    goal: GoalResult
    kind: RosterKind
    """`rows`: each counts one; `amounts`: each adds a number; `places`: communes, of rows in two sheets."""
    table: Table | None
    """What the rows are of; None where the goal has no data."""
    candidates: tuple[Candidate, ...]

    @property
    def unsure(self) -> int:
        """How many of the candidates are not certain."""
        return sum(one.unsure for one in self.candidates)


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything that goes into the file that is sent out."""

    snapshot: Snapshot
    """Province and districts."""
    unit: UnitScore
    """Whose goals these are."""
    goals: tuple[RosterGoal, ...]
    """In the order of `nls gaps`: what costs most first."""
    parts: Mapping[str, UnitScore]
    """Id of a unit at district level → its results."""
    form: Form
    unit_map: UnitMap
    locator: Locator
