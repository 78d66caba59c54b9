"""Saved reports (`nls.score/1`): JSON from anywhere, looked at before it is believed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from nls_cli.errors import NlsError, os_reason
from nls_cli.model.base import IsoDate
from nls_cli.model.snapshot import Status
from nls_cli.model.targets import UnitLevel
from nls_cli.reading.regular import read_regular

SCHEMA = "nls.score/1"
LARGEST = 64 * 1024 * 1024
MOST_DIGITS = 40


def _number(value: object) -> Fraction | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("not a number")
    return Fraction(value)


Number = Annotated[Fraction | None, BeforeValidator(_number)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", arbitrary_types_allowed=True)


class SavedGoal(_Part):
    """A goal as it was judged."""

    target: Number
    status: Status
    aspirational: bool


class SavedIndicator(_Part):
    """An indicator as it was measured."""

    id: StrictStr
    unit: Literal["percent", "count", "ratio"]
    numerator: Number
    denominator: Number
    value: Number
    low: Number
    high: Number
    goals: dict[str, SavedGoal]


class SavedUnit(_Part):
    """A unit of the report."""

    id: StrictStr
    level: UnitLevel
    name: StrictStr
    indicators: list[SavedIndicator]


class SavedTargets(_Part):
    """The target set it was made with."""

    id: StrictStr
    sha256: Annotated[StrictStr, Field(pattern=r"^[0-9a-f]{64}$")]


class SavedScore(_Part):
    """What a trend needs of a report."""

    schema_: Annotated[Literal["nls.score/1"], Field(alias="schema")]
    targets: SavedTargets
    as_of: Annotated[IsoDate | None, Field()]
    years: list[StrictStr]
    units: Annotated[list[SavedUnit], Field(min_length=1)]
    findings: dict[StrictStr, StrictInt]


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A report and the file it was read from."""

    path: Path
    sha256: str
    score: SavedScore
    as_of: dt.date


def read_saved_score(path: Path) -> SavedFile:
    """Read a saved report; NlsError with file and place for whatever else the file is."""
    try:
        size, data = read_regular(path, LARGEST)
    except OSError as error:
        raise NlsError("trend.json.unreadable", path=path, why=os_reason(error)) from None
    if size > LARGEST:
        raise NlsError("trend.json.large", path=path, most=LARGEST // 2**20)
    tree = _tree(data, path)
    if not isinstance(tree, dict) or tree.get("schema") != SCHEMA:
        found = tree.get("schema") if isinstance(tree, dict) else None
        known = found if isinstance(found, str) and found.startswith("nls.") else "?"
        raise NlsError("trend.json.foreign", path=path, schema=SCHEMA, found=known[:40])
    try:
        score = SavedScore.model_validate(tree)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise NlsError("trend.json.place", path=path, place=_place(first["loc"])) from None
    if score.as_of is None:
        raise NlsError("trend.undated", path=path)
    _check_sums(score, path)
    return SavedFile(path, hashlib.sha256(data).hexdigest(), score, score.as_of)


def _tree(data: bytes, path: Path) -> Any:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NlsError("trend.json.not_json", path=path, line=1, column=1) from None

    def whole(digits: str) -> int:
        if len(digits) > MOST_DIGITS:
            raise ValueError(digits)
        return int(digits)

    def decimal(digits: str) -> Decimal:
        number = Decimal(digits)
        if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS * 10:
            raise ValueError(digits)
        return number

    def refuse(_: str) -> NoReturn:
        raise ValueError("not finite")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("key twice")
        return found

    try:
        return json.loads(
            text, parse_int=whole, parse_float=decimal, parse_constant=refuse, object_pairs_hook=once
        )
    except json.JSONDecodeError as error:
        raise NlsError("trend.json.not_json", path=path, line=error.lineno, column=error.colno) from None
    except (ValueError, ArithmeticError, RecursionError):
        raise NlsError("trend.json.tricky", path=path) from None


def _place(loc: Sequence[str | int]) -> str:
    """Write where in a JSON tree something is: `units[0].indicators[3].value`."""
    found = ""
    for step in loc:
        found += f"[{step}]" if isinstance(step, int) else f".{step}"
    return found.lstrip(".")[:200]


def _check_sums(score: SavedScore, path: Path) -> None:
    """Refuse a report whose quotients are not its values: somebody else made it, or edited it."""
    for n, unit in enumerate(score.units):
        for m, one in enumerate(unit.indicators):
            if one.value is None or not one.numerator or not one.denominator or one.unit != "percent":
                continue
            exact = 100 * one.numerator / one.denominator
            if abs(exact - one.value) > Fraction(1, 10**6) * max(Fraction(1), abs(exact)):
                place = _place(("units", n, "indicators", m, "value"))
                raise NlsError("trend.json.place", path=path, place=place)


def exact_value(one: SavedIndicator, multiplier: Fraction) -> Fraction | None:
    """Return the value before it was rounded to a double, where its quotient tells it."""
    if one.value is None or one.numerator is None or not one.denominator:
        return one.value
    if one.numerator.denominator != 1 or one.denominator.denominator != 1:
        return one.value
    found = multiplier * one.numerator / one.denominator
    return found if abs(found - one.value) <= Fraction(1, 10**9) * max(Fraction(1), abs(found)) else one.value
