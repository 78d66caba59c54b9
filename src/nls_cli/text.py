"""Vietnamese text made comparable: Unicode form, spaces, case, tone placement, accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"\w+", re.UNICODE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_WORD = re.compile(r"[\W_]+", re.UNICODE)
# One letter, three code points: what keyboards and old fonts leave in place of đ/Đ.
_LOOKALIKES = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"})


def tidy(text: str) -> str:
    """Return `text` in NFC, without invisible characters, spaces collapsed and trimmed."""
    # Nearly every cell is clean already, and these checks run at C speed (isprintable knows no NBSP or zero width).
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def same(text: str) -> str:
    """Return the key under which two texts count as equal: tidy and case-folded."""
    folded = tidy(text).casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def _tone_last(match: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFD", match.group())
    tones = [c for c in letters if c in _TONES]
    if not tones:
        return match.group()
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES)) + "".join(tones)


@lru_cache(maxsize=65536)
def spoken(text: str) -> str:
    """Return a key that ignores where a tone mark stands: `thuỷ` and `thủy` are one word."""
    return _WORD.sub(_tone_last, same(text.translate(_LOOKALIKES)))


def letter_sum(text: str) -> int:
    """Return a number that is equal for texts that are one when `spoken`; much cheaper, so good to look first."""
    folded = same(text).replace("\u00f0", "đ").replace("\u0256", "đ")  # faster than translate()
    return sum(map(ord, unicodedata.normalize("NFD", folded)))


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """Return `text` case-folded, without any accents, punctuation as single spaces."""
    letters = unicodedata.normalize("NFD", same(text.translate(_LOOKALIKES)).replace("đ", "d"))
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


@lru_cache(maxsize=65536)
def header_key(text: str) -> str:
    """Return the key by which headers and sheet names match: bare, without brackets and `(*)`."""
    stripped = tidy(text)
    while (shorter := _BRACKETS.sub(" ", stripped)) != stripped:
        stripped = shorter
    return bare(stripped.replace("*", " "))


def slug(text: str) -> str:
    """Return `text` as an id: lower-case ASCII words joined by hyphens."""
    ascii_only = bare(text).encode("ascii", "ignore").decode()
    return "-".join(ascii_only.split()) or "x"


def nearest(wrong: str, valid: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the valid names most like `wrong`, best first, compared without accents."""
    by_key: dict[str, str] = {}
    for name in valid:
        by_key.setdefault(bare(name) or name, name)
    return tuple(by_key[key] for key in get_close_matches(bare(wrong), list(by_key), most, 0.6))
