"""One cell's value: a pydantic type for every column of the form, built from the form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from nls_cli.model.census import Items, Missing, Period, Value
from nls_cli.model.form import Answers, Choice, Column, Form
from nls_cli.model.workbook import Broken, RawValue
from nls_cli.parsing.answers import likely_answer, split_answer
from nls_cli.parsing.dates import Read, day_period, period_text, read_period, serial_dates, short_dates
from nls_cli.parsing.numbers import Style, both_readings, has_two_readings, read_english
from nls_cli.text import same, spoken, tidy

FIRST_SURE_DAY = dt.date(1900, 3, 1)
"""Excel counts a 29/2/1900 that there was not: which day an earlier cell means, programs do not agree."""
LAST_SURE_DAY = dt.date(2200, 12, 31)
"""Nobody counts further ahead: a later day was not meant."""
LARGEST = Fraction(10**15)
"""Excel keeps 15 digits: beyond this a count is no longer what was typed."""

_GROUPED = re.compile(r"([+-]?)(\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:,(\d+))?")
_BROKEN = {
    "error": "NLS309",
    "uncalculated": "NLS310",
    "legacy": "NLS314",
    "unclear_tick": "NLS303",
    "two_ticks": "NLS330",
    "two_held": None,
    "several": "NLS331",
}
"""What each kind of broken cell is reported as; a value given twice is reported where the answer is."""
_QUOTES = "\"'“”‘’«»\u201e\u201a`´"
_SEPARATORS = ";,"
_SEPARATOR = re.compile(f"[{_SEPARATORS}]")


class Reading:
    """How one raw value was understood: the value, or what is wrong with it."""

    __slots__ = ("code", "params", "rest", "suggestion", "value")

    def __init__(
        self,
        value: Value,
        code: str | None = None,
        suggestion: str | None = None,
        params: Mapping[str, object] | None = None,
        rest: str = "",
    ) -> None:
        self.value = value
        self.code = code
        """The finding to make of it; None if there is nothing to say."""
        self.suggestion = suggestion
        self.params = params or {}
        """What the finding's message names besides."""
        self.rest = rest
        """What stood behind the answer and belongs to another column."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A value that a cell does not spell out as the form does, though only one reading makes sense."""

    value: Value
    meant: object
    """The reading as people see it."""
    how: str
    """Which kind of reading: a word of `NLS316.how`."""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """What a whole column, or the file, tells about how a cell is written."""

    style: Style | None = None
    """How the column writes numbers as text."""
    date_1904: bool | None = False
    """Whether the workbook counts days from 1904; None where its format does not say."""


PLAIN = Ways()


def text_of(raw: RawValue) -> str:
    """Return a raw value as the text a person would see in the cell."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, Broken):
        return raw.text
    if isinstance(raw, int | float):
        return format(Decimal(repr(raw)).normalize(), "f")
    if isinstance(raw, dt.datetime):
        return raw.date().isoformat() if raw.time() == dt.time() else raw.isoformat(" ")
    return str(raw)


def is_blank(raw: RawValue) -> bool:
    """Tell whether a cell holds nothing but spaces."""
    if isinstance(raw, str):
        return not raw[:1].isalnum() and not tidy(raw)
    return raw is None


def read_number(raw: RawValue, zero: frozenset[str]) -> Fraction | None:
    """Read a number exactly: a numeric cell as stored, a text cell with Vietnamese separators."""
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, int | float):
        return Fraction(Decimal(repr(raw)))
    if not isinstance(raw, str):
        return None
    text = same(raw)
    if text in zero:
        return Fraction(0)
    match = _GROUPED.fullmatch(text)
    if not match:
        return None
    sign, whole, rest = match[1], match[2].replace(".", "").replace(" ", ""), match[3] or ""
    return Fraction(Decimal(f"{sign}{whole}.{rest or '0'}"))


def _fail(
    code: str, suggestion: str | None = None, params: Mapping[str, object] | None = None
) -> PydanticCustomError:
    return PydanticCustomError(code, "invalid", {"suggestion": suggestion, "params": params or {}})


def _answer(raw: Any) -> str:
    """Return the key of a short answer: quotation marks around it say nothing."""
    text = text_of(raw)
    key = spoken(text)
    return spoken(tidy(text).strip(_QUOTES)) if key[:1] in _QUOTES and len(key) > 1 else key


def _yes_no_reader(answers: Answers) -> Callable[[Any], bool]:
    yes, no = ({spoken(word) for word in words} for words in (answers.yes, answers.no))
    prefixes = [
        (words, meaning)
        for words, meaning in (
            (tuple(spoken(w) for w in answers.unclear), None),
            (tuple(spoken(w) for w in answers.yes_prefixes), True),
            (tuple(spoken(w) for w in answers.no_prefixes), False),
        )
        if words
    ]

    def read(raw: Any) -> bool:
        if isinstance(raw, bool):
            return raw
        key = _answer(raw)
        if key in yes:
            return True
        if key in no:
            return False
        for words, meaning in prefixes:
            if any(key == word or key.startswith(word + " ") for word in words):
                if meaning is None:
                    break
                return meaning
        raise _fail("NLS303")

    return read


def _choice_reader(column: Column) -> Callable[[Any], str | Taken]:
    choices = column.choices
    by_key = {
        spoken(spelling): choice.id for choice in choices for spelling in (choice.id, *choice.spellings)
    }
    labels = {choice.id: choice.label for choice in choices}

    def read(raw: Any) -> str | Taken:
        key = _answer(raw)
        found = by_key.get(key) or by_key.get(key.rstrip("."))
        if found is not None:
            return found
        text = text_of(raw)
        if column.rest is not None and (split := split_answer(text, by_key, column.rest)):
            return Taken(split[0], labels[split[0]], "rest" if split[1] else "mode", split[1])
        raise _fail("NLS302", likely_answer(text, [label.vi for label in labels.values()]))

    return read


def _list_reader(choices: tuple[Choice, ...], nothing: frozenset[str]) -> Callable[[Any], Items]:
    by_key = {
        spoken(spelling): choice.id for choice in choices for spelling in (choice.id, *choice.spellings)
    }
    longest_first = sorted(by_key, key=lambda key: (-len(key), key))

    def read(raw: Any) -> Items:
        text = text_of(raw)
        if spoken(text) in nothing:
            return Items(frozenset(), True)
        rest = ";".join(spoken(part) for part in re.split(r"[;\r\n]", text))
        found, complete = set(), True
        while rest := rest.lstrip(_SEPARATORS + " "):
            for key in longest_first:
                after = rest[len(key) :].lstrip(" ")
                if rest.startswith(key) and (not after or after[0] in _SEPARATORS):
                    found.add(by_key[key])
                    rest = after
                    break
            else:
                complete = False
                _, _, rest = _SEPARATOR.sub(";", rest, count=1).partition(";")
        return Items(frozenset(found), complete)

    return read


def _number_reader(column: Column, zero: frozenset[str]) -> Callable[[Any, ValidationInfo], Fraction]:
    def read(raw: Any, info: ValidationInfo) -> Fraction:
        style = _ways(info).style
        if isinstance(raw, str) and has_two_readings(raw, style):
            raise _fail("NLS315", params={"meant": both_readings(raw)})
        number = read_english(raw) if isinstance(raw, str) and style == "english" else None
        if number is None:
            number = read_number(raw, zero)
        if number is None:
            raise _fail("NLS304")
        if column.type == "integer" and number.denominator != 1:
            raise _fail("NLS313")
        if number < column.min or (column.max is not None and number > column.max) or abs(number) >= LARGEST:
            raise _fail("NLS305")
        return number

    return read


def _ways(info: ValidationInfo) -> Ways:
    ways = info.context and info.context.get("ways")
    return ways if isinstance(ways, Ways) else PLAIN


def _date_reader(column: Column) -> Callable[[Any, ValidationInfo], Period | Taken]:
    def read(raw: Any, info: ValidationInfo) -> Period | Taken:
        how = ""
        found: Read | None
        if isinstance(raw, dt.date):
            day = raw.date() if isinstance(raw, dt.datetime) else raw
            found = Read(day_period(day), "day") if day >= FIRST_SURE_DAY else None
        elif isinstance(raw, str) or (isinstance(raw, int | float) and not isinstance(raw, bool)):
            found = read_period(tidy(text_of(raw)))
            if found is None:
                found, how = _unusual_date(raw, column, info)
            elif isinstance(raw, float) and found[1] != "year":
                how = "number"  # 3.2023, stored as a number between 3 and 4
        else:
            found = None
        known = found is not None and 1900 <= found[0].first.year <= LAST_SURE_DAY.year
        if found is None or not known or found[1] not in column.precision:
            raise _fail("NLS306", params={"why": found[1] if found and known else "no_date"})
        as_of = info.context and info.context.get("as_of")
        if column.not_after and as_of and found[0].first > as_of:
            raise _fail("NLS307")
        meant = period_text(found[0]) if how == "number" else found[0].first
        return Taken(found[0], _shown(column, meant), how) if how else found[0]

    return read


def _unusual_date(raw: Any, column: Column, info: ValidationInfo) -> tuple[Read | None, str]:
    """Read a year of two digits, or a serial number, if the years that the form expects leave one reading."""
    if isinstance(raw, str):
        days, how = short_dates(tidy(raw)), "short_year"
    else:
        days, how = serial_dates(raw, date_1904=_ways(info).date_1904), "serial"
    as_of = info.context and info.context.get("as_of")
    likely = [
        day
        for day in days
        if (column.years is None or column.years.first <= day.year <= column.years.last)
        and not (column.not_after and as_of and day > as_of)
    ]
    if len(likely) > 1:
        meant = tuple(_shown(column, day) for day in likely)
        raise _fail("NLS315", params={"meant": meant})
    return (Read(day_period(likely[0]), "day"), how) if likely else (None, "")


def _shown(column: Column, meant: object) -> object:
    return "***" if column.personal else meant


def build_type(column: Column, form: Form) -> TypeAdapter[Any] | None:
    """Return the pydantic type of a column's cells; None for text, where nothing can be wrong.

    It takes a raw value that is not blank and gives a `Value`. Its errors have the finding's code as type.
    Unit columns are read as text here; `places` tells what they name.
    """
    answers = form.answers
    annotated: Any
    match column.type:
        case "yes_no":
            annotated = Annotated[bool, BeforeValidator(_yes_no_reader(answers))]
        case "choice":
            annotated = Annotated[Any, BeforeValidator(_choice_reader(column))]
        case "list":
            nothing = frozenset(spoken(word) for word in answers.nothing)
            annotated = Annotated[Any, BeforeValidator(_list_reader(column.choices, nothing))]
        case "integer" | "number":
            zero = frozenset(same(word) for word in answers.zero)
            annotated = Annotated[Any, BeforeValidator(_number_reader(column, zero))]
        case "date":
            annotated = Annotated[Any, BeforeValidator(_date_reader(column))]
        case "text" | "unit":
            return None
    return TypeAdapter(annotated)


def read_value(
    adapter: TypeAdapter[Any] | None, raw: RawValue, as_of: dt.date | None, ways: Ways = PLAIN
) -> Reading:
    """Read one distinct raw value of a column."""
    if is_blank(raw):
        return Reading(Missing.BLANK)
    if isinstance(raw, Broken):
        return Reading(Missing.INVALID, _BROKEN[raw.kind])
    if adapter is None:
        return Reading(tidy(text_of(raw)))
    try:
        value = adapter.validate_python(raw, context={"as_of": as_of, "ways": ways})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        details = first.get("ctx", {})
        return Reading(Missing.INVALID, first["type"], details.get("suggestion"), details.get("params"))
    if isinstance(value, Taken):
        return Reading(value.value, "NLS316", None, {"meant": value.meant, "how": value.how}, value.rest)
    if isinstance(value, Items) and not value.complete:
        return Reading(value, "NLS308")
    if isinstance(value, Fraction) and isinstance(raw, str) and re.search(r"\d", raw):
        return Reading(value, "NLS312")
    return Reading(value)
