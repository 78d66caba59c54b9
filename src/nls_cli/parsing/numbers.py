"""Numbers as text: whether a column writes 1.234,5 or 1,234.5, told by the cells that can be read one way only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, NamedTuple

from nls_cli.text import same

Style = Literal["vietnamese", "english"]
_VIETNAMESE = re.compile(
    r"[+-]?(?:\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+"
    r"|\d{1,3}(?: \d{3})+(?:,\d+)?|\d+,(?:\d{1,2}|\d{4,}))"
)
_ENGLISH = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+)")
_GROUP = re.compile(r"[+-]?\d{1,3}\.\d{3}")
_COMMA = re.compile(r"[+-]?\d{1,3},\d{3}")
_ENGLISH_NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?")
_MANY = 3
"""So many different whole numbers with a comma before three digits are no accident."""


class Told(NamedTuple):
    """How a column writes numbers, and by which cell that is told."""

    style: Style | None
    """None: nothing tells."""
    by: str = ""


def number_style(texts: Iterable[str], *, whole: bool) -> Told:
    """Tell how a column writes its numbers; `whole`: it holds whole numbers only."""
    vietnamese = english = ""
    commas: set[str] = set()
    groups = False
    for text in texts:
        key = same(text)
        if _VIETNAMESE.fullmatch(key):
            vietnamese = vietnamese or text
        elif _ENGLISH.fullmatch(key):
            english = english or text
        elif _COMMA.fullmatch(key):
            commas.add(text)
        groups = groups or bool(_GROUP.fullmatch(key))
    if vietnamese and english:
        return Told(None)
    if english:
        return Told("english", english)
    if not vietnamese and not groups and whole and len(commas) >= _MANY:
        return Told("english", min(commas))
    return Told("vietnamese", vietnamese) if vietnamese else Told(None)


def has_two_readings(text: str, style: Style | None) -> bool:
    """Tell whether a number could be thousands or thousandths, and the column does not say which."""
    key = same(text)
    if style == "english":
        return bool(_GROUP.fullmatch(key))  # 1.234 among numbers like 1,234.5
    return style is None and bool(_COMMA.fullmatch(key))


def both_readings(text: str) -> tuple[Fraction, Fraction]:
    """Return a number of two readings as thousands, and with three decimals."""
    digits = same(text).replace(",", "").replace(".", "")
    return Fraction(int(digits)), Fraction(int(digits), 1000)


def read_english(text: str) -> Fraction | None:
    """Read a number written like 1,234.5; None if it is not."""
    match = _ENGLISH_NUMBER.fullmatch(same(text))
    return Fraction(f"{match[1]}{match[2].replace(',', '')}.{match[3] or '0'}") if match else None
