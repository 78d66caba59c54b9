"""One cell of a merged workbook: what was understood as the form spells it, everything else as it was written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from nls_cli.model.base import Language
from nls_cli.model.census import Items, Missing, Period, Value
from nls_cli.model.form import Column, Form
from nls_cli.model.workbook import Broken, RawValue
from nls_cli.parsing.dates import period_text
from nls_cli.parsing.values import is_blank, text_of
from nls_cli.writing.notes import yes_no

EXCEL_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
UNCALCULATED = "#NULL!"
"""Stands for a formula that was stored without its result: hardly ever a real one."""
FIRST_DAY = dt.date(1900, 3, 1)
"""Before this day Excel's calendar has a day that never was."""
LONGEST = 32_767


class ErrorText(NamedTuple):
    """An Excel error."""

    text: str


MergedCell = str | float | int | bool | dt.date | ErrorText | None
"""What is written; None is a blank."""


def merged_cell(
    column: Column, form: Form, language: Language, raw: RawValue, value: Value, label: str
) -> MergedCell:
    """Return a cell that reads as `value` again; a blank stays blank only where it means unknown."""
    match value:
        case Missing.BLANK:
            return None
        case Missing.INVALID | Items(_, False):
            return as_written(raw)
        case Items(ids):
            labels = [choice.label.in_(language) for choice in column.choices if choice.id in ids]
            return "; ".join(labels) if labels else form.answers.nothing[0].capitalize()
        case bool():
            return yes_no(form, language)[0 if value else 1]
        case Fraction():
            return _number(value, raw)
        case Period():
            return _date(value)
        case str() if column.choices:
            return next(choice.label.in_(language) for choice in column.choices if choice.id == value)
        case _ if column.meaning == "organization":
            return label  # one spelling for a body, whoever wrote it
        case str() if is_blank(raw):
            return label  # it stood behind an answer in another column
        case _:
            return as_written(raw)


def as_written(raw: RawValue) -> MergedCell:
    """Return a raw value so that it reads as the same text again."""
    match raw:
        case None:
            return None
        case Broken(kind, text):
            return ErrorText(text if kind == "error" and text in EXCEL_ERRORS else UNCALCULATED)
        case bool():
            return raw
        case int() | float():
            return raw if _survives(raw) else text_of(raw)
        case _:
            return text_of(raw)[:LONGEST]


def _survives(number: float) -> bool:
    """Tell whether a number is still the same after it was written with 16 digits, as xlsx writers do."""
    return float(f"{number:.16G}") == number


def _number(value: Fraction, raw: RawValue) -> MergedCell:
    number = value.numerator if value.denominator == 1 else float(value)
    if _survives(number) and Fraction(Decimal(repr(float(number)))) == value:
        return number
    if isinstance(raw, str):
        return raw
    # More digits than the file format keeps: as text, in the way in which text is read as a number.
    return format(Decimal(repr(raw)), "f").replace(".", ",")


def _date(period: Period) -> MergedCell:
    first, last = period.first, period.last
    if first == last:
        return first if first >= FIRST_DAY else f"{first.day:02}/{first.month:02}/{first.year:04}"
    return period_text(period)
