"""Texts that head a row of totals: `Tổng cộng`, `Cộng I`, `Tổng số: 25 người`, also in an old font's code."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from nls_cli.model.glance import HEAD
from nls_cli.parsing.encodings import beginnings
from nls_cli.parsing.legacy import recoded_name
from nls_cli.text import bare, header_key

_OF_A_TOTAL = re.compile(r"[ivxlc]+|[a-h]|\d+")
"""The mark of a group, or a count, behind the word of a total: `Cộng I + II`, `Tổng số: 25`."""
_LONGER = 30
"""Letters that may stand behind the longest word."""
_MOST_HEADS = 100_000


class TotalWords:
    """The form's words for a total, and what may stand behind them."""

    def __init__(self, totals: Collection[str], rests: Collection[str]) -> None:
        self._words = frozenset(map(header_key, totals))
        self._behind = frozenset(word for text in rests for word in header_key(text).split())
        self._longest = max(map(len, totals), default=0) + _LONGER
        self._starts = {start[:HEAD] for word in totals for start in (word.casefold(), bare(word))}
        self._shapes = {(word[:1].casefold(), word.count(" ")) for word in totals}
        self._initials = {initial for initial, _ in self._shapes}
        self._known: dict[tuple[str, bool], bool] = {}

    def may_begin(self, head: str, *, loud: Collection[str]) -> bool:
        """Tell by its first letters whether a text is worth a look; `loud`: those of texts beyond ASCII."""
        key = head, head in loud
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _MOST_HEADS:
                self._known.clear()
            found = self._known[key] = self._begins(*key)
        return found

    def _begins(self, head: str, is_loud: bool) -> bool:
        # Old fonts keep the first letter of these words.
        old = is_loud and head[:1].casefold() in self._initials and self._begin_with(beginnings(head))
        return old or head[:1].isspace() or head.casefold() in self._starts

    def _begin_with(self, heads: Iterable[str]) -> bool:
        return any(word.startswith(bare(head)) for head in heads for word in self._words)

    def is_total(self, text: str) -> bool:
        """Tell whether a text is a word for a total, with nothing else behind it than belongs there."""
        if len(text) <= self._longest and text.lstrip()[:HEAD].casefold() in self._starts:
            said = header_key(text).split()
            rest = next(
                (said[n:] for n in range(len(said), 0, -1) if " ".join(said[:n]) in self._words), ["no total"]
            )
            if all(word in self._behind or _OF_A_TOTAL.fullmatch(word) for word in rest):
                return True
        if text.isascii() or len(text) > 2 * self._longest:
            return False
        if (text[:1].casefold(), text.count(" ")) not in self._shapes:
            return False
        return recoded_name(text, lambda one: header_key(one) in self._words) is not None


@lru_cache(maxsize=8)
def total_words(totals: tuple[str, ...], rests: tuple[str, ...]) -> TotalWords:
    """Return the words of a form, made once for all its files."""
    return TotalWords(totals, rests)
