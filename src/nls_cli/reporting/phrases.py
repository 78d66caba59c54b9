"""Sentences of the catalogue with their blanks filled: names by language, numbers and dates as people write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from nls_cli.messages import Language, known, say
from nls_cli.reporting.numbers import written
from nls_cli.reporting.plain import clean, clean_path

if TYPE_CHECKING:
    from nls_cli.model.base import Words

LONGEST = 2000
_NAME_A_PLACE = ("row", "first", "last", "line", "column", "year", "number")
"""Whole numbers under these names count nothing: they are written without groups."""


def date_text(date: dt.date, language: Language) -> str:
    """Write a date: `01/12/2024` in Vietnamese, `2024-12-01` in English."""
    return f"{date.day:02}/{date.month:02}/{date.year:04}" if language == "vi" else date.isoformat()


def blank_text(value: object, language: Language) -> str:
    """Write whatever fills a blank of a sentence."""
    match value:
        case str() | int() if not isinstance(value, bool):
            return clean(str(value), LONGEST)
        case bool():
            return str(value).lower()
        case Fraction() | Decimal():
            return written(Fraction(value), language, 6)
        case dt.date():
            return date_text(value, language)
        case Path():
            return clean_path(str(value))
        case list() | tuple() | frozenset():
            return ", ".join(blank_text(one, language) for one in value)
        case _ if _is_words(value):
            return clean(value.in_(language), LONGEST)
        case _:
            return clean(str(value), LONGEST)


def _is_words(value: object) -> TypeGuard[Words]:
    # Imported late: an error that only names a file is told before any model is built.
    from nls_cli.model.base import Words

    return isinstance(value, Words)


def remedy(code: str, language: Language, params: Mapping[str, object] | None = None) -> str:
    """Return what to do about a finding; where it depends on what was found, `NLS103.remedy.pdf` comes first."""
    for name in ("type", "what"):
        special = f"{code}.remedy.{(params or {}).get(name)}"
        if known(special):
            return say(special, language)
    return phrase(f"{code}.remedy", language, params)


def phrase(key: str, language: Language, params: Mapping[str, object] | None = None) -> str:
    """Return the sentence `key`; a parameter whose value is a word of the program is translated.

    `NLS106.message` with `what="truncated"` looks for `NLS106.what.truncated`.
    """
    sentence = say(key, language)
    if "{" not in sentence:
        return sentence
    base = key.removesuffix(".message").removesuffix(".remedy")
    filled: dict[str, str] = {}
    for name, value in (params or {}).items():
        if "{" + name not in sentence:
            continue
        if isinstance(value, int) and not isinstance(value, bool) and not name.endswith(_NAME_A_PLACE):
            value = Fraction(value)
        text = blank_text(value, language)
        word = f"{base}.{name}.{text}"
        filled[name] = say(word, language) if known(word) else text
    return sentence.format(**filled) if params else sentence
