"""Dates and joined words as documents write them: the Vietnamese administrative rules, and English ones."""

from __future__ import annotations

import datetime as dt

from nls_cli.messages import say
from nls_cli.model.base import Language

TIE = "\u00a0"
"""A space at which no line is broken."""


def long_date(date: dt.date, language: Language) -> str:
    """Write a date in words: `ngày 01 tháng 12 năm 2024`, `1 December 2024`; never broken inside a number's name.

    In Vietnamese, days below 10 and the months 1 and 2 take a 0 in front, so that nobody can put a digit before them.
    """
    month = say(f"doc.month.{date.month}", language)
    day = f"{date.day:02}" if language == "vi" else str(date.day)
    return say("doc.date", language, day=day, month=month, year=f"{date.year:04}")


def capital(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]
