"""What every YAML model shares: frozen, strict about unknown keys, exact numbers, ISO dates, two languages."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

Language = Literal["vi", "en"]

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Strict(BaseModel):
    """Base of all models read from YAML."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Words(Strict):
    """One text in both languages."""

    vi: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.vi if language == "vi" else self.en

    def counted(self, _count: object, language: Language, /) -> str:
        """Return the text as it stands beside a number."""
        return self.in_(language)


class Heads(Words):
    """What is counted: people, teams, schools …; `one` is the English for a single one, where that differs."""

    one: str | None = None

    def counted(self, count: object, language: Language, /) -> str:
        """Return the text as it stands beside a number; Vietnamese has one form for all."""
        return self.one if language == "en" and count == 1 and self.one is not None else self.in_(language)


def exact(value: object) -> Fraction:
    """Turn a YAML number (int or Decimal, as written) into an exact fraction."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise PydanticCustomError("number", "not a number")
    if isinstance(value, Decimal) and not value.is_finite():
        raise PydanticCustomError("number", "not a number")
    return Fraction(value)


def iso_date(value: object) -> dt.date:
    """Read `YYYY-MM-DD`; YAML 1.2 knows no dates, so they arrive as text."""
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("iso_date", "not a date")


def text_of_scalar(value: object) -> object:
    """Codes such as `365` may be written without quotes."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


T = TypeVar("T")
Many = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
"""A YAML list."""
Exact = Annotated[Fraction, BeforeValidator(exact), WithJsonSchema({"type": "number"})]
IsoDate = Annotated[dt.date, BeforeValidator(iso_date), WithJsonSchema({"type": "string", "format": "date"})]
Code = Annotated[str, BeforeValidator(text_of_scalar)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=100)]
"""An id: lower-case ASCII letters, digits, `-`, `_`, `.`."""


class Source(Strict):
    """Where a figure or a wording comes from."""

    id: Id | None = None
    document: str
    issued: IsoDate | None = None
    note: Words | None = None


class MeaningChange(Strict):
    """A day from which something means something else: what came before cannot be compared with it."""

    on: IsoDate
    why: Words
