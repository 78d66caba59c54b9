"""A target set: indicators, how each is measured, and which goals it must reach by when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from nls_cli.model.base import Exact, Id, IsoDate, Many, MeaningChange, Source, Strict, Words

ANNUAL = "annual"
Scale = Literal["percent", "count", "ratio"]
Provenance = Literal["quoted", "paraphrased", "reconstructed", "own"]
UnitLevel = Literal["province", "district", "commune", "organization", "rest"]
Where = Annotated[
    dict[str, Any],
    WithJsonSchema(
        {
            "type": "object",
            "description": "column: value | [values] | {not|gte|gt|lte|lt|blank: …}; any/all: [conditions]",
        }
    ),
]
"""A row condition as written; `parsing.conditions` checks it against the form."""


class Count(Strict):
    """Number of rows of a sheet."""

    count: Id
    where: Where | None = None

    @property
    def sheet(self) -> str:
        """Id of the sheet whose rows are counted."""
        return self.count


class Sum(Strict):
    """Sum of a number column."""

    sum: Id
    in_: Annotated[Id, Field(alias="in")]
    where: Where | None = None

    @property
    def sheet(self) -> str:
        """Id of the sheet that holds the column."""
        return self.in_


class Distinct(Strict):
    """Number of different values of a column, or of several together."""

    distinct: Id | Annotated[Many[Id], Field(min_length=1)]
    in_: Annotated[Id, Field(alias="in")]
    where: Where | None = None

    @property
    def sheet(self) -> str:
        """Id of the sheet that holds the columns."""
        return self.in_

    @property
    def columns(self) -> tuple[str, ...]:
        """Ids of the columns that are counted together."""
        return (self.distinct,) if isinstance(self.distinct, str) else self.distinct


def _aggregate_tag(value: object) -> str | None:
    if isinstance(value, Mapping):
        return next((name for name in ("count", "sum", "distinct") if name in value), None)
    return type(value).__name__.lower()


AGGREGATE_KEYS = ("count", "sum", "distinct")
MEASURE_KEYS = (*AGGREGATE_KEYS, "share_of", "numerator", "denominator", "having", "per", "where", "in")

Aggregate = Annotated[
    Annotated[Count, Tag("count")] | Annotated[Sum, Tag("sum")] | Annotated[Distinct, Tag("distinct")],
    Discriminator(
        _aggregate_tag,
        custom_error_type="aggregate_kind",
        custom_error_message="neither count, sum nor distinct",
    ),
]


class Share(Strict):
    """The part of some rows that also satisfies `having`."""

    share_of: Count
    having: Where
    per: Exact | None = None


class Ratio(Strict):
    """One aggregate divided by another."""

    numerator: Aggregate
    denominator: Aggregate
    per: Exact | None = None


def _measure_tag(value: object) -> str | None:
    if isinstance(value, Mapping):
        if "share_of" in value or "having" in value:
            return "share"
        if "numerator" in value or "denominator" in value:
            return "ratio"
    return _aggregate_tag(value)


Measure = Annotated[
    Annotated[Count, Tag("count")]
    | Annotated[Sum, Tag("sum")]
    | Annotated[Distinct, Tag("distinct")]
    | Annotated[Share, Tag("share")]
    | Annotated[Ratio, Tag("ratio")],
    Discriminator(
        _measure_tag,
        custom_error_type="measure_kind",
        custom_error_message="not a measure",
    ),
]


class Apportion(Strict):
    """How a province's absolute target is handed down to its districts."""

    by: Id
    """`equal`, or a weight that the form declares (`staff`, `population`)."""


class Goal(Strict):
    """The value required by a year."""

    at_least: Exact | None = None
    at_most: Exact | None = None
    aspirational: bool = False
    apportion: Apportion | None = None
    levels: Many[UnitLevel] | None = None
    quote: str | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _one_direction(self) -> Goal:
        if (self.at_least is None) == (self.at_most is None):
            raise PydanticCustomError("goal_direction", "give either at_least or at_most")
        return self

    @property
    def target(self) -> Fraction:
        """The required value, in the indicator's own unit."""
        found = self.at_least if self.at_least is not None else self.at_most
        assert found is not None
        return found

    @property
    def upward(self) -> bool:
        """Tell whether more is better."""
        return self.at_least is not None


class Step(Strict):
    """From this value on, so many points."""

    from_: Annotated[Exact, Field(alias="from")]
    points: Exact


class Steps(Strict):
    """Points by steps; the highest one reached counts."""

    steps: Annotated[Many[Step], Field(min_length=1)]


def _year(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2200:
        return str(value)
    if isinstance(value, str) and (value == ANNUAL or re.fullmatch(r"(19|20|21)\d\d", value)):
        return value
    raise PydanticCustomError("goal_year", "not a year")


Year = Annotated[str, BeforeValidator(_year)]


class Effort(Strict):
    """What one more head costs, for `nls plan`."""

    cost: Exact
    note: Words | None = None


class Indicator(Strict):
    """One thing that is tracked."""

    id: Id
    name: Words
    unit: Scale
    measure: Measure
    per: Exact | None = None
    """What a ratio is multiplied by (also allowed inside `measure`)."""
    goals: dict[Year, Goal] = Field(default_factory=dict)
    baseline: dict[Year, Exact] = Field(default_factory=dict)
    points: Exact | None = None
    scoring: Literal["proportional", "threshold"] | Steps = "proportional"
    levels: Many[UnitLevel] | None = None
    provenance: Provenance = "own"
    quote: str | None = None
    source: Source | None = None
    note: Words | None = None
    effort: Exact | Effort | None = None
    changed: Many[MeaningChange] = ()
    """When it began to measure something else, for `nls trend`."""

    @model_validator(mode="after")
    def _coherent(self) -> Indicator:
        divided = isinstance(self.measure, Share | Ratio)
        if divided == (self.unit == "count"):
            raise PydanticCustomError(
                "unit_measure",
                "unit does not fit measure",
                {"unit": self.unit},
            )
        inner = self.measure.per if isinstance(self.measure, Share | Ratio) else None
        if self.per is not None and inner is not None:
            raise PydanticCustomError("per_twice", "per is given twice")
        if (self.per or inner) is not None and self.unit != "ratio":
            raise PydanticCustomError("per_unit", "per belongs to unit ratio")
        if self.points is not None and self.points <= 0:
            raise PydanticCustomError("points", "points must be above 0")
        if self.points is not None and not self.goals:
            raise PydanticCustomError("points_without_goal", "points without goals")
        if isinstance(self.scoring, Steps):
            if self.points is None or self.scoring.steps[-1].points != self.points:
                raise PydanticCustomError("steps_end", "the last step must equal points")
            froms = [step.from_ for step in self.scoring.steps]
            directions = {goal.upward for goal in self.goals.values()}
            if len(directions) > 1 or froms != sorted(froms, reverse=directions == {False}):
                raise PydanticCustomError("steps_order", "steps are out of order")
        for goal in self.goals.values():
            if goal.apportion and self.unit != "count":
                raise PydanticCustomError("apportion_unit", "apportion belongs to counts")
        return self

    @property
    def multiplier(self) -> Fraction:
        """What numerator / denominator is multiplied by."""
        if self.unit == "percent":
            return Fraction(100)
        inner = self.measure.per if isinstance(self.measure, Share | Ratio) else None
        return self.per or inner or Fraction(1)


class TargetSet(Strict):
    """A dated, sourced collection of indicators and goals (`targets/*.yaml`)."""

    nls: Literal[1]
    id: Id
    title: Words
    extends: Id | None = None
    source: Source | None = None
    note: Words | None = None
    effort: Words | None = None
    """What an effort of 1 is, and whose estimate efforts are: said by `nls plan`."""
    reviewed_on: IsoDate | None = None
    valid_until: IsoDate | None = None
    form: Id
    units: Id
    indicators: Annotated[Many[Indicator], Field(min_length=1)]
    cases: Many[str] | str | None = None

    @property
    def years(self) -> tuple[str, ...]:
        """Every goal year, ascending, `annual` last."""
        found = {year for indicator in self.indicators for year in indicator.goals}
        return (*sorted(found - {ANNUAL}), *({ANNUAL} & found))
