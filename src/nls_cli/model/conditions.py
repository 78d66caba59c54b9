"""Row conditions, compiled: a small tree over the columns of one sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from nls_cli.model.census import Period
from nls_cli.model.form import Form
from nls_cli.model.layouts import LayoutPin
from nls_cli.model.targets import TargetSet
from nls_cli.model.units import Units

Operator = Literal["eq", "gte", "gt", "lte", "lt", "blank"]
Operand = str | bool | Fraction | Period


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of one column."""

    column: str
    operator: Operator
    operand: Operand


@dataclass(frozen=True, slots=True)
class PlaceTest:
    """One comparison of the resolved place of a row."""

    level: Literal["district", "commune"]
    operator: Literal["eq", "blank"]
    operand: str | bool


@dataclass(frozen=True, slots=True)
class Not:
    """Negation; the negation of unknown is unknown."""

    inner: Condition


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; no parts: always true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]


Condition = Test | PlaceTest | Not | All | Any


@dataclass(frozen=True, slots=True)
class Conditions:
    """The compiled conditions of one indicator."""

    where: Condition
    """Of the aggregate, the share's base or the numerator."""
    other: Condition | None = None
    """`having` of a share, `where` of a denominator."""


@dataclass(frozen=True, slots=True)
class Targets:
    """A target set that was checked against its form and units, with all conditions compiled."""

    set: TargetSet
    sha256: str
    form: Form
    units: Units
    conditions: Mapping[str, Conditions]
    """By indicator id."""
    without: Mapping[tuple[str, str], Condition]
    """The form's roles that every body should have filled: (sheet id, role id) → condition."""
    rules: Mapping[tuple[str | int, ...], Condition]
    """The form's rules: where a condition stands in its `rules:` section → condition."""
    layouts: tuple[LayoutPin, ...] = ()
    """Layouts that the project has pinned."""
