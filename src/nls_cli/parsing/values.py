"""One cell's value: a pydantic type for every column of the form, built from the form."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from nls_cli.model.census import Items, Missing, Period, Value
from nls_cli.model.form import Answers, Choice, Column, Form, Precision
from nls_cli.model.workbook import Broken, RawValue
from nls_cli.text import nearest, same, spoken, tidy

LARGEST = Fraction(10**15)
"""Excel keeps 15 digits: beyond this a count is no longer what was typed."""

_GROUPED = re.compile(r"([+-]?)(\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:,(\d+))?")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_BROKEN = {
    "error": "NLS309",
    "uncalculated": "NLS310",
    "legacy": "NLS314",
    "unclear_tick": "NLS303",
    "two_ticks": "NLS330",
    "two_held": None,
}
"""What each kind of broken cell is reported as; a value given twice is reported where the answer is."""
_SEPARATORS = ";,"
_SEPARATOR = re.compile(f"[{_SEPARATORS}]")


class Reading:
    """How one raw value was understood: the value, or what is wrong with it."""

    __slots__ = ("code", "suggestion", "value")

    def __init__(self, value: Value, code: str | None = None, suggestion: str | None = None) -> None:
        self.value = value
        self.code = code
        """The finding to make of it; None if there is nothing to say."""
        self.suggestion = suggestion


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


def day_period(day: dt.date) -> Period:
    """Return the period of one day."""
    return Period(day, day)


def month_period(year: int, month: int) -> Period:
    """Return the period of one month; ValueError if there is no such month."""
    return Period(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def year_period(year: int) -> Period:
    """Return the period of one year."""
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))


def read_period(text: str) -> tuple[Period, Precision] | None:
    """Read dd/mm/yyyy (also with `.` or `-`), ISO, mm/yyyy or yyyy; None if it is no date."""
    try:
        if match := _DAY_FIRST.fullmatch(text):
            return day_period(dt.date(int(match[4]), int(match[3]), int(match[1]))), "day"
        if match := _ISO.fullmatch(text):
            return day_period(dt.date(int(match[1]), int(match[2]), int(match[3]))), "day"
        if match := _MONTH.fullmatch(text):
            return month_period(int(match[2]), int(match[1])), "month"
        if match := _ISO_MONTH.fullmatch(text):
            return month_period(int(match[1]), int(match[2])), "month"
        if _YEAR.fullmatch(text):
            return year_period(int(text)), "year"
    except ValueError:  # a 31st of February, a thirteenth month
        return None
    return None


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


def _fail(code: str, suggestion: str | None = None) -> PydanticCustomError:
    return PydanticCustomError(code, "invalid", {"suggestion": suggestion} if suggestion else None)


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
        key = spoken(text_of(raw))
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


def _choice_reader(choices: tuple[Choice, ...]) -> Callable[[Any], str]:
    by_key = {
        spoken(spelling): choice.id for choice in choices for spelling in (choice.id, *choice.spellings)
    }
    labels = [choice.label.vi for choice in choices]

    def read(raw: Any) -> str:
        text = text_of(raw)
        found = by_key.get(spoken(text))
        if found is None:
            raise _fail("NLS302", next(iter(nearest(text, labels, 1)), None))
        return found

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


def _number_reader(column: Column, zero: frozenset[str]) -> Callable[[Any], Fraction]:
    def read(raw: Any) -> Fraction:
        number = read_number(raw, zero)
        if number is None:
            raise _fail("NLS304")
        if column.type == "integer" and number.denominator != 1:
            raise _fail("NLS313")
        if number < column.min or (column.max is not None and number > column.max) or abs(number) >= LARGEST:
            raise _fail("NLS305")
        return number

    return read


def _date_reader(column: Column) -> Callable[[Any, ValidationInfo], Period]:
    def read(raw: Any, info: ValidationInfo) -> Period:
        if isinstance(raw, dt.datetime):
            found: tuple[Period, Precision] | None = day_period(raw.date()), "day"
        elif isinstance(raw, dt.date):
            found = day_period(raw), "day"
        elif isinstance(raw, str) or (isinstance(raw, int | float) and not isinstance(raw, bool)):
            found = read_period(tidy(text_of(raw)))
        else:
            found = None
        if found is None or found[1] not in column.precision or not 1900 <= found[0].first.year <= 2200:
            raise _fail("NLS306")
        as_of = info.context and info.context.get("as_of")
        if column.not_after and as_of and found[0].first > as_of:
            raise _fail("NLS307")
        return found[0]

    return read


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
            annotated = Annotated[str, BeforeValidator(_choice_reader(column.choices))]
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


def read_value(adapter: TypeAdapter[Any] | None, raw: RawValue, as_of: dt.date | None) -> Reading:
    """Read one distinct raw value of a column."""
    if is_blank(raw):
        return Reading(Missing.BLANK)
    if isinstance(raw, Broken):
        return Reading(Missing.INVALID, _BROKEN[raw.kind])
    if adapter is None:
        return Reading(tidy(text_of(raw)))
    try:
        value = adapter.validate_python(raw, context={"as_of": as_of})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        return Reading(Missing.INVALID, first["type"], first.get("ctx", {}).get("suggestion"))
    if isinstance(value, Items) and not value.complete:
        return Reading(value, "NLS308")
    if isinstance(value, Fraction) and isinstance(raw, str) and re.search(r"\d", raw):
        return Reading(value, "NLS312")
    return Reading(value)
