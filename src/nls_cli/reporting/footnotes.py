"""Sentences that several rows of a table share: said once below it, referred to by number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


class Footnotes:
    """The sentences of a table's rows that are said below it."""

    def __init__(self, of_rows: Iterable[Iterable[str]], least: int = 2) -> None:
        """Take the sentences of every row; those of at least so many rows become footnotes."""
        often = Counter(text for texts in of_rows for text in dict.fromkeys(texts))
        shared = [text for text, rows in often.items() if rows >= least]
        self._numbers = {text: number for number, text in enumerate(shared, 1)}

    def number(self, text: str) -> int | None:
        """Return the number of a footnote; None for a sentence that is none."""
        return self._numbers.get(text)

    def lines(self) -> list[str]:
        """Return the footnotes in order."""
        return [f"({number}) {text}" for text, number in self._numbers.items()]
