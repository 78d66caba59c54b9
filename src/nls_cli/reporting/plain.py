"""Text from files made fit to be shown: no control, no direction-changing and no invisible characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GONE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = frozenset({"Zl", "Zp", "Zs"})
_BREAKS = "\t\n\v\f\r\x85"
_SHORT = 200
_COMMANDS = re.compile(":(?=:)|#(?=#)")
"""`::name::` at the start of a line and `##[name]` anywhere are orders to a CI runner that reads the log."""


def clean(text: str, most: int | None = None) -> str:
    """Return `text` on one line, composed, without anything a terminal or CI would act on; cut after `most`."""
    # The same names and paths stand in thousands of sentences.
    return _cut(_short(text) if len(text) <= _SHORT else _powerless(_one_line(text)), most)


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    return _powerless(_one_line(text))


def clean_value(text: str, most: int | None = None) -> str:
    """Return `text` as `clean` does, but with its signs as they stand, for a format that keeps them inert itself."""
    return _cut(_one_line(text), most)


def _one_line(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.split(" ")) if "  " not in text else " ".join(text.split())
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(char)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if char in _BREAKS or kind in _SPACES:
            kept.append(" ")
        elif kind not in _GONE and marks <= 2:  # no letter of any script needs more
            kept.append(char)
    return " ".join("".join(kept).split())


def _cut(shown: str, most: int | None) -> str:
    if most is not None and len(shown) > most:
        return shown[: most - 1].rstrip() + "…"
    return shown


@lru_cache(maxsize=256)
def clean_path(path: str) -> str:
    """Return a path fit to be shown: spaces stay as they are, control characters become `?`."""
    return _powerless(
        "".join(
            char if unicodedata.category(char) not in _GONE | {"Zl", "Zp"} else "?"
            for char in unicodedata.normalize("NFC", path)
        )
    )


def _powerless(text: str) -> str:
    """Pull apart the signs that begin an order to a CI runner."""
    return _COMMANDS.sub(r"\g<0> ", text)
