"""Vietnamese text made comparable: Unicode form, spaces, case, tone placement, accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_BETWEEN = "\u2502"
"""Joins texts that are looked at together."""
_AT_ONCE = 1_000
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"\w+", re.UNICODE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_WORD = re.compile(r"[\W_]+", re.UNICODE)
_CYRILLIC = "АВЕКМНОРСТУХІЈЅӐаеорсухіјѕӑ", "ABEKMHOPCTYXIJSĂaeopcyxijsă"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"
_TWINS = {ord(twin): latin for pair in (_CYRILLIC, _GREEK) for twin, latin in zip(*pair, strict=True)}
_TWINS |= {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}  # full-width letters and signs
# One letter, three code points: what keyboards and old fonts leave in place of đ/Đ.
_LOOKALIKES = {0xD0: "Đ", 0xF0: "đ", 0x189: "Đ", 0x256: "đ"} | _TWINS
_ODD = re.compile("[\u00d0\u00f0\u0189\u0256\u0370-\u0527\uff01-\uff5e]")


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


def latin(text: str) -> str:
    """Return `text` with letters of other alphabets replaced by the Latin ones, or the đ, that they look like."""
    return text.translate(_LOOKALIKES) if _ODD.search(text) else text


def has_twins(text: str) -> bool:
    """Tell whether a text has such letters of another alphabet and none that looks otherwise."""
    other = [letter for letter in text if "\u0370" <= letter <= "\u0527" or "\uff01" <= letter <= "\uff5e"]
    return bool(other) and all(ord(letter) in _TWINS for letter in other)


def tidy_all(texts: Sequence[str]) -> list[str]:
    """Return every text `tidy`; many clean texts cost little more than looking at them once, joined."""
    found: list[str] = []
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        joined = _BETWEEN.join(some)
        clean = (
            joined.isprintable()
            and "  " not in joined
            and " " + _BETWEEN not in joined
            and _BETWEEN + " " not in joined
            and joined[:1] != " " != joined[-1:]
            and joined.count(_BETWEEN) == len(some) - 1
            and unicodedata.is_normalized("NFC", joined)
        )
        found += some if clean else map(tidy, some)
    return found


def same_all(texts: Sequence[str]) -> list[str]:
    """Return what `same` makes of every text, each of which is tidy."""
    found: list[str] = []
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        # Neither folding nor composing reaches across a letter that nothing combines with.
        folded = unicodedata.normalize("NFC", _BETWEEN.join(some).casefold()).split(_BETWEEN)
        found += folded if len(folded) == len(some) else map(same, some)
    return found


def _tone_last(match: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFD", match.group())
    tones = [c for c in letters if c in _TONES]
    if not tones:
        return match.group()
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES)) + "".join(tones)


@lru_cache(maxsize=65536)
def spoken(text: str) -> str:
    """Return a key that ignores where a tone mark stands: `thuỷ` and `thủy` are one word."""
    return _WORD.sub(_tone_last, same(latin(text)))


def letter_sum(text: str) -> int:
    """Return a number that is equal for texts that are one when `spoken`; much cheaper, so good to look first."""
    return sum(map(ord, unicodedata.normalize("NFD", same(latin(text)))))


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """Return `text` case-folded, without any accents, punctuation as single spaces."""
    letters = unicodedata.normalize("NFD", same(latin(text)).replace("đ", "d"))
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


def nearest(wrong: str, valid: Iterable[str], most: int = 3, least: float = 0.6) -> tuple[str, ...]:
    """Return the valid names most like `wrong`, best first, compared without accents; `least`: how like, of 1."""
    by_key: dict[str, str] = {}
    for name in valid:
        by_key.setdefault(bare(name) or name, name)
    return tuple(by_key[key] for key in get_close_matches(bare(wrong), list(by_key), most, least))
