"""Cases: small censuses written as rows, with the figures that a target set must give for them."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from nls_cli.model.base import Id, IsoDate, Many, Strict, Words, exact
from nls_cli.model.snapshot import Status
from nls_cli.model.targets import Year
from nls_cli.model.trend import TrendStatus

_QUOTIENT = re.compile(r"(-?\d+)\s*/\s*(0*[1-9]\d*)")


def _figure(value: object) -> Fraction:
    if isinstance(value, str) and (match := _QUOTIENT.fullmatch(value)):
        return Fraction(int(match[1]), int(match[2]))
    try:
        return exact(value)
    except PydanticCustomError:
        raise PydanticCustomError("figure", "not a figure") from None


def _cell(value: object) -> object:
    if value is None or isinstance(value, str | bool | int | Decimal):
        return value
    raise PydanticCustomError("cell", "not a cell")


Figure = Annotated[Fraction, BeforeValidator(_figure)]
"""An exact number: `90`, `89.96`, or a quotient such as `100/3`."""
Cell = Annotated[str | bool | int | Decimal | None, BeforeValidator(_cell)]
"""What stands in a cell: text in quotes, a number as Excel stores it, true, false, or nothing."""


class ExpectedGoal(Strict):
    """How a goal must come out; only what is given is compared."""

    target: Figure | None = None
    status: Status | None = None
    attainment: Figure | None = None
    gap: int | None = None
    points: Figure | None = None
    of: Figure | None = None


class Expected(Strict):
    """What an indicator of one unit must come to; only what is given is compared."""

    numerator: Figure | None = None
    denominator: Figure | None = None
    value: Figure | None = None
    low: Figure | None = None
    high: Figure | None = None
    unknown: int | None = None
    goals: dict[Year, ExpectedGoal] = Field(default_factory=dict)


class ExpectedSummary(Strict):
    """How a unit's year must come out; only what is given is compared."""

    met: int | None = None
    not_met: int | None = None
    uncertain: int | None = None
    no_data: int | None = None
    not_applicable: int | None = None
    score: Figure | None = None
    score_low: Figure | None = None
    score_high: Figure | None = None
    incomplete: bool | None = None


class Case(Strict):
    """One small census, and what it must come to."""

    title: Words
    as_of: IsoDate | None = None
    by: Literal["district", "commune", "organization"] = "district"
    """Which units besides the province are scored."""
    nothing: Many[Id] = ()
    """Sheets that the census says it has nothing to report for."""
    rows: dict[Id, Many[dict[str, Cell]]]
    """By sheet: rows of column id or header → cell. A sheet that is not named is absent."""
    findings: Many[str] = ()
    """Codes of errors that the rows are meant to have."""
    expected: dict[str, dict[str, Expected]] = Field(default_factory=dict)
    """Unit id → indicator id → figures."""
    summary: dict[str, dict[Year, ExpectedSummary]] = Field(default_factory=dict)
    """Unit id → year → counts and score."""


class CaseSnapshot(Strict):
    """What indicators of the province come to on a day, for a case of a trend."""

    as_of: IsoDate
    values: dict[Id, Figure]


class ExpectedTrendGoal(Strict):
    """How the pace must stand to a goal; only what is given is compared."""

    status: TrendStatus | None = None
    required: Figure | None = None
    projected: Figure | None = None
    reached: int | None = None


class ExpectedTrend(Strict):
    """How an indicator must move; only what is given is compared."""

    observed: Figure | None = None
    goals: dict[Year, ExpectedTrendGoal] = Field(default_factory=dict)


class TrendCase(Strict):
    """Figures of several days, and the pace and status that must come of them."""

    title: Words
    snapshots: Annotated[Many[CaseSnapshot], Field(min_length=1)]
    expected: dict[Id, ExpectedTrend]


class CaseFile(Strict):
    """Cases that prove one target set (`targets/cases/*.yaml`)."""

    nls: Literal[1]
    targets: Id
    """The set they prove."""
    cases: Annotated[Many[Case], Field(min_length=1)]
    trends: Many[TrendCase] = ()
