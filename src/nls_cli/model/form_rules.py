"""What a form expects of rows, columns and sheets against each other: the vocabulary of its `rules:` section."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from nls_cli.model.base import Exact, Id, Many, Strict, Words

Some = Annotated[Many[Id], Field(min_length=1)]
"""Column ids, at least one."""
Where = dict[str, Any]
"""A row condition, as in target sets."""
RowCode = Literal["NLS601", "NLS602", "NLS604", "NLS605", "NLS606", "NLS690"]
OWN_CODE = "NLS690"
"""The code of expectations that a form words itself."""


class RowRule(Strict):
    """Rows of a kind that are expected to satisfy something more."""

    code: RowCode
    in_: Annotated[Id, Field(alias="in")]
    """The sheet."""
    column: Id
    """The cell that a finding points at."""
    when: Where
    """Which rows are looked at."""
    expect: Where
    """What must hold in them; where it is unknown nothing is said."""
    message: Words | None = None
    """What is wrong, for a rule of the form's own (`NLS690`)."""

    @model_validator(mode="after")
    def _worded(self) -> RowRule:
        if (self.code == OWN_CODE) != (self.message is not None):
            raise PydanticCustomError("own_rule", "a message belongs to NLS690")
        return self


class AgeRule(Strict):
    """How old somebody can be at the date of the census."""

    in_: Annotated[Id, Field(alias="in")]
    column: Id
    """A date column."""
    min: int
    max: int


class SameRule(Strict):
    """Rows that are probably one and the same thing although their keys differ."""

    code: Literal["NLS404", "NLS405"]
    in_: Annotated[Id, Field(alias="in")]
    columns: Some
    """Equal in all of these, none blank; a date counts only if known to the day."""
    same_place: bool = False
    """Only within one place."""
    unless: Where = Field(default_factory=dict)
    """Rows that may well stand in a second body."""


class Counted(Strict):
    """Rows counted, or different texts of a column."""

    in_: Annotated[Id, Field(alias="in")]
    distinct: Id | None = None
    where: Where = Field(default_factory=dict)


class CountRule(Strict):
    """A number in one sheet against what another sheet lists."""

    code: Literal["NLS406", "NLS407"]
    in_: Annotated[Id, Field(alias="in")]
    column: Id
    """The number."""
    must_be: Literal["equal", "at_least"]
    """… to the count, for the same commune or body."""
    by: Literal["commune", "organization"]
    """What tells which rows belong together; a body is a name and a place."""
    counted: Counted


class SumRule(Strict):
    """Parts that do not overlap, and their whole."""

    in_: Annotated[Id, Field(alias="in")]
    parts: Some
    at_most: Id
    """The column of the whole."""


class ColumnsRule(Strict):
    """Columns looked at as wholes, in a worksheet of at least so many rows."""

    in_: Annotated[Id, Field(alias="in")]
    columns: Some
    rows: Annotated[int, Field(ge=2)]


class OutlierRule(Strict):
    """A share that should not differ much between districts."""

    in_: Annotated[Id, Field(alias="in")]
    column: Id
    where: Where = Field(default_factory=dict)
    having: Where
    rows: Annotated[int, Field(ge=1)]
    """Districts with fewer rows are left aside."""
    points: Exact
    """Percentage points from the median that are always unremarkable …"""
    times: Exact
    """… and so are this many times the median distance from the median."""


class JumpRule(Strict):
    """A figure that should not change much from one census to the next unless reasons are given."""

    in_: Annotated[Id, Field(alias="in")]
    column: Id | None = None
    """The number that is summed; without it rows are counted."""
    where: Where = Field(default_factory=dict)
    by: Literal["commune", "organization"]
    """What the figure is looked at for; a body is a name and a place."""
    percent: Exact
    """A change of more than so many percent of the earlier figure …"""
    least: Exact
    """… and of at least so much."""


class FormRules(Strict):
    """All that a form says about plausibility; every section may be missing."""

    rows: Many[RowRule] = ()
    ages: Many[AgeRule] = ()
    same: Many[SameRule] = ()
    counts: Many[CountRule] = ()
    sums: Many[SumRule] = ()
    blank: Many[ColumnsRule] = ()
    """Columns that should not be blank throughout."""
    alike: Many[ColumnsRule] = ()
    """Columns that should not hold one value throughout."""
    copied: Many[ColumnsRule] = ()
    """Columns that should not repeat over so many consecutive rows."""
    outliers: Many[OutlierRule] = ()
    jumps: Many[JumpRule] = ()
    """Compared with an earlier census, where there is one to compare with."""
