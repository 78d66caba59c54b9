"""A plan: which goals it is for, what is to be done, where, at what effort, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from nls_cli.model.base import Words
from nls_cli.model.census import Census, Value
from nls_cli.model.conditions import Condition
from nls_cli.model.snapshot import GoalResult, IndicatorResult, Snapshot, UnitScore

Standing = Literal["kept", "planned", "impossible", "given_up", "not_planned", "not_applicable"]
"""`kept`: met, and stays so; `planned`: the plan meets it; `impossible`: not with all there is to do;
`given_up`: left out for caps, budget or another goal; `not_planned`: no action can be worked out."""
NotPlanned = Literal["no_data", "at_most", "distinct", "no_action"]
"""Why no action can be worked out."""
ActionKind = Literal["set", "include", "raise", "add"]
"""A cell gets an answer; a list cell gets one more item; a number rises; a sheet gets a row."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell that can be turned: a column, or one item of a list column."""

    sheet: str
    column: str
    item: str = ""
    """The item, for a list column."""


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that may be done in one district, or in each."""

    most: Fraction
    place: str | None = None
    """Id of a unit at district level; None: each of them."""
    what: str | None = None
    """A sheet (rows touched) or a column (heads); None: effort."""


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """What a plan must keep to."""

    budget: Fraction | None = None
    """The most effort in all."""
    caps: tuple[Cap, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One kind of thing to do."""

    kind: ActionKind
    sheet: str
    column: str = ""
    values: tuple[str | bool, ...] = ()
    """What the cell becomes: the first of these; the others do as well."""
    cost: Fraction = Fraction(1)
    """Effort of one head."""
    goals: tuple[tuple[str, str], ...] = ()
    """(indicator id, year) of the goals it is done for."""


@dataclass(frozen=True, slots=True)
class Step:
    """One action at one row; for a new row, in one unit."""

    action: int
    """Index into `Plan.actions`."""
    row: int
    """Row of the census' table, in place order; -1 for rows that are added."""
    heads: int
    unknown: bool
    """The cell is unknown today: asking may be all there is to do."""


@dataclass(frozen=True, slots=True)
class PlannedGoal:
    """A goal, and what the plan makes of it."""

    indicator: str
    year: str
    standing: Standing
    reason: NotPlanned | None = None
    columns: tuple[str, ...] = ()
    """For `no_action`: the columns it hangs on."""
    short: int = 0
    """For `impossible`: the heads that are missing after everything was done."""
    certain: bool = True
    """False: open bounds keep the status from `met` whatever is done; the plan brings the value there."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A what-if: these rows have this value."""

    text: str
    """As the user wrote it."""
    sheet: str
    column: str
    value: Value
    where: Condition


@dataclass(frozen=True, slots=True)
class Assumed:
    """What an assumption came to."""

    assumption: Assumption
    rows: int
    """Rows that satisfy its condition."""
    changed: int
    """Those among them whose cell is not so today."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the solver says of the effort."""

    effort: Fraction
    bound: Fraction
    """No plan for these goals costs less."""
    solver: str

    @property
    def gap(self) -> Fraction:
        """How far the effort may be above the least one, as a part of it."""
        return (self.effort - self.bound) / self.effort if self.effort else Fraction(0)


@dataclass(frozen=True, slots=True)
class Plan:
    """The least effort that meets the goals of one unit."""

    unit: str
    name: Words
    today: Snapshot
    assumed: Snapshot | None
    """After the assumptions, if there are any."""
    after: Snapshot
    """After the plan, scored anew."""
    assumptions: tuple[Assumed, ...]
    limits: PlanLimits
    goals: tuple[PlannedGoal, ...]
    actions: tuple[Action, ...]
    steps: tuple[Step, ...]
    touched: Mapping[str, int]
    """Sheet → rows with at least one answer turned."""
    proof: Proof
    census: Census
    """The census the steps' rows are rows of: in place order, assumptions made."""

    def results(self, snapshot: Snapshot) -> dict[tuple[str, str], tuple[IndicatorResult, GoalResult]]:
        """Return the results of the plan's unit in a snapshot, by indicator and year."""
        unit = unit_of(snapshot, self.unit)
        return {
            (result.indicator.id, year): (result, goal)
            for result in unit.indicators
            for year, goal in result.goals.items()
        }

    @property
    def moved(self) -> tuple[tuple[IndicatorResult, IndicatorResult], ...]:
        """Results today and as assumed, where the assumptions change them and no goal of the plan shows it."""
        shown = {goal.indicator for goal in self.goals if goal.standing != "not_applicable"}
        return tuple(pair for pair in self._changed() if pair[0].indicator.id not in shown)

    @property
    def idle(self) -> bool:
        """Whether there are assumptions and they change no indicator at all."""
        return self.assumed is not None and not self._changed()

    def _changed(self) -> list[tuple[IndicatorResult, IndicatorResult]]:
        if self.assumed is None:
            return []
        before, then = (unit_of(one, self.unit).indicators for one in (self.today, self.assumed))
        sums = [
            [(one.numerator, one.denominator, one.low, one.high) for one in some] for some in (before, then)
        ]
        return [
            pair for pair, old, new in zip(zip(before, then, strict=True), *sums, strict=True) if old != new
        ]


def unit_of(snapshot: Snapshot, id: str) -> UnitScore:
    """Return the unit `id` of a snapshot."""
    return next(unit for unit in snapshot.units if unit.id == id)
