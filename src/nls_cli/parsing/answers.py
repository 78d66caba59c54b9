"""An answer with more behind it in one cell (`Đại học Luật` is a level and a major), or with a slip in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nls_cli.model.form import Rest
from nls_cli.text import bare, nearest, spoken, tidy

_BETWEEN = " -–—:,.;/()"
_APART = re.compile(r"([-–—:,;/()])")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_LIKE = 0.75
"""How like an answer a text must be: below that, `Cao học` would be a slip of Đại học."""
_LETTERS = re.compile(r"[^\W\d_]")


def split_answer(text: str, by_key: Mapping[str, str], rest: Rest) -> tuple[str, str] | None:
    """Return the answer that `text` begins with and what else it says; None if that is not certain.

    `by_key`: every spelling of an answer, as `spoken` → its id.
    """
    words = _APART.sub(r" \1 ", tidy(text)).split()
    for number in range(len(words) - 1, 0, -1):
        found = by_key.get(spoken(" ".join(words[:number])).rstrip("."))
        if found is not None:
            break
    else:
        return None
    said = _without_modes(_joined(words[number:]), rest)
    keys = [spoken(word) for word in re.split(rf"[{re.escape(_BETWEEN)}]+", said) if word]
    if _says(keys, [spoken(word).split() for word in rest.unless]):
        return None
    if _says(keys, [key.split() for key in by_key]):  # two answers are none
        return None
    if said and not _LETTERS.search(said):
        return None
    return found, said


def _joined(words: list[str]) -> str:
    text = re.sub(r"\s+([,:;)])", r"\1", " ".join(words).replace("( ", "("))
    text = text.strip(" -–—:,.;/")
    return text[1:-1].strip() if text.startswith("(") and text.find(")") == len(text) - 1 else text


def _without_modes(text: str, rest: Rest) -> str:
    """Leave out the words at the beginning, or in brackets, that say how somebody studied."""
    modes = {spoken(mode) for mode in rest.modes}
    text = _BRACKETS.sub(lambda match: "" if spoken(match[1]) in modes else match[0], text).strip()
    changed = True
    while changed:
        changed = False
        for mode in sorted(rest.modes, key=len, reverse=True):
            words = text.split()
            length = len(mode.split())
            if spoken(" ".join(words[:length])).strip(_BETWEEN) == spoken(mode):
                text = " ".join(words[length:]).strip(_BETWEEN)
                changed = True
    return text


def _says(keys: list[str], wanted: list[list[str]]) -> bool:
    return any(
        keys[at : at + len(one)] == one for one in wanted for at in range(len(keys) - len(one) + 1) if one
    )


def likely_answer(text: str, labels: Sequence[str]) -> str | None:
    """Return the answer that a text may be a slip of; one that says more (`Trên đại học`) means something else."""
    for label in nearest(text, labels, 1, _LIKE):
        mine, own = bare(text), bare(label)
        return None if mine != own and f" {own} " in f" {mine} " else label
    return None
