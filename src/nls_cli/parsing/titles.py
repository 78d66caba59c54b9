"""What a title says by its words alone: that it names a unit, of which level, and what stands around the name."""

from __future__ import annotations

import re
from functools import lru_cache

from nls_cli.model.form import Form
from nls_cli.model.form_layout import UnitWords
from nls_cli.model.units import Level
from nls_cli.parsing.bodies import ADDRESS, without_office
from nls_cli.parsing.dates import read_period
from nls_cli.parsing.places import unit_key
from nls_cli.text import bare, header_key, tidy

_ROMAN = re.compile(r"([IVXLC]+)(?:\s*[.)/-]\s*|\s+)(.*)", re.DOTALL)
_LETTER = re.compile(r"([A-HĐ])\s*[.)/-]\s*(.*)", re.DOTALL)
_DIGITS = re.compile(r"(\d+(?:\.\d+)*)(?:\s*[.)/-]\s*|\s+)(.*)", re.DOTALL)
_STYLES = (("roman", _ROMAN), ("letter", _LETTER), ("digits", _DIGITS))
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LEVELS: tuple[Level, ...] = ("district", "commune")
_LONGEST_TITLE = 400
"""Letters outside brackets. A longer text is a note; to look for a unit at each of its words would take minutes."""
_LONGEST_PERIOD = 6
"""Words that a period at the end can have."""
_ENDS = "()[]*“”\"':;,.–- "


def without_number(text: str) -> tuple[str, str]:
    """Return how a text is numbered, and the text without the number."""
    for style, pattern in _STYLES:
        match = pattern.fullmatch(text)
        if match and match[2]:
            return style, match[2]
    return "plain", text


def title_level(text: str, form: Form, *, accents: bool = False) -> Level | None:
    """Return the level of the unit that a text begins to name: `1. UBND XÃ GIAO AN`; None if it begins otherwise.

    With `accents` the words must bear theirs: `Xa Thị Lan` is a person.
    """
    if len(outside_brackets(text)) > _LONGEST_TITLE or _is_place_and_date(text, form):
        return None
    return next((level for one in readings(text, form) if (level := _level(one, form, accents))), None)


def readings(text: str, form: Form) -> tuple[str, ...]:
    """Return what a title may name: the text as it stands, or without number, label and the words of an office."""
    whole = tidy(text).strip(_ENDS)
    found = dict.fromkeys((whole, without_number(whole)[1]))
    for one in tuple(found):
        label, colon, behind = one.partition(":")
        if colon and header_key(label) in _labels(form):
            found[behind.strip(_ENDS)] = None
        found[one.replace(":", " ")] = None  # Xã: Giao An
    for one in tuple(found):
        words = one.split()
        ends = range(max(1, len(words) - _LONGEST_PERIOD), len(words))
        if at := next((at for at in ends if _is_period(" ".join(words[at:]))), 0):
            found[" ".join(words[:at]).strip(_ENDS)] = None  # XÃ GIAO AN NĂM 2025
    return tuple(dict.fromkeys(without_office(one, form) for one in found if one))


def mentions_unit(text: str, form: Form) -> bool:
    """Tell whether a text that does not begin with a unit has the word of one further in, outside brackets."""
    outside = outside_brackets(text)
    if len(outside) > _LONGEST_TITLE:
        return False
    words = unit_key(outside).split()
    behind = (" ".join(words[at:]) for at in range(1, len(words)))
    return not _is_place_and_date(text, form) and any(
        _level(one, form, accents=False, short=False) for one in behind
    )


def outside_brackets(text: str) -> str:
    """Return a title without what it says in brackets: which document it belongs to."""
    return tidy(_BRACKETS.sub(" ", text))


def split_address(text: str) -> list[str]:
    """Return a unit and the ones it lies in: `xã Giao An, huyện Giao Thủy`."""
    return ADDRESS.split(text)


def _is_place_and_date(text: str, form: Form) -> bool:
    """Tell whether a text is where and when a document was signed: `TP. Nam Định, ngày … tháng … năm 2024`."""
    _, *behind = split_address(text)
    days = tuple(unit_key(day) for day in form.layout.dates.day)
    return any(unit_key(part).startswith(days) for part in behind) if days else False


def _is_period(text: str) -> bool:
    return text[-1:].isdigit() and not text.isdigit() and read_period(text) is not None


def _labels(form: Form) -> frozenset[str]:
    columns = form.info.columns if form.info else ()
    return frozenset(
        header_key(hint) for column in columns if column.meaning == "reporting_unit" for hint in column.hints
    )


def _level(text: str, form: Form, accents: bool, short: bool = True) -> Level | None:
    key = unit_key(text)
    *words, apart = _words(form.layout.unit_words, bare_=not accents and key.isascii())
    if any(f"{key} ".startswith(f"{one} ") for one in apart):
        return None
    for level, heads in zip(_LEVELS, words, strict=True):
        if any(key.startswith(f"{head} ") for head in heads if short or len(head) > 1):
            return level
    return None


@lru_cache(maxsize=64)
def _words(words: UnitWords, *, bare_: bool) -> tuple[tuple[str, ...], ...]:
    key = bare if bare_ else unit_key
    return tuple(tuple(map(key, some)) for some in (words.district, words.commune, words.apart))
