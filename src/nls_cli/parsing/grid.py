"""A worksheet as people see it: merged cells speak for all they cover, rows of numbers count columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nls_cli.model.workbook import RawSheet, RawValue
from nls_cli.parsing.values import is_blank, text_of
from nls_cli.text import same, tidy

HEADER_SEARCH_COLUMNS = 1000
_TALLEST_MERGE = 10
_NUMBERING = re.compile(r"\(?([0-9]{1,3}|[a-z])\)?")


class Grid:
    """A worksheet as people see it: what a merged range says it says in each of its cells."""

    def __init__(self, raw: RawSheet) -> None:
        self.raw = raw
        self.width = min(len(raw.columns), HEADER_SEARCH_COLUMNS)
        self._merged: dict[int, list[tuple[int, int, int, int]]] = {}
        for top, left, bottom, right in raw.merged:
            box = (
                top - raw.first_row,
                left - raw.first_column,
                bottom - raw.first_row,
                right - raw.first_column,
            )
            for row in range(box[0], min(box[2], box[0] + _TALLEST_MERGE) + 1):
                self._merged.setdefault(row, []).append(box)
        for row in [row for row, boxes in self._merged.items() if len(boxes) > self.width]:
            del self._merged[row]  # ranges of an honest file do not overlap
        self._rows: dict[int, list[tuple[str, int, int, int]]] = {}
        self._above: dict[int, list[tuple[str, int, int, int]]] = {}
        self._breaks: dict[int, bool] = {}

    def row(self, row: int) -> list[tuple[str, int, int, int]]:
        """Return per column: text, the row and column that it stands in, the last column that it covers."""
        found = self._rows.get(row)
        if found is None:
            columns = self.raw.columns[: self.width]
            found = [(tidy(text_of(column[row])), row, at, at) for at, column in enumerate(columns)]
            for top, left, _, right in self._merged.get(row, ()):
                if top < 0 or not 0 <= left < self.width:
                    continue
                text = tidy(text_of(self.raw.columns[left][top]))
                for at in range(left, min(right, self.width - 1) + 1):
                    found[at] = (text, top, left, min(right, self.width - 1))
            self._rows[row] = found
        return found

    def texts(self, row: int) -> Iterator[str]:
        """Yield the text of each cell; only those that somebody asks for are made."""
        if row in self._merged or row in self._rows:
            return (text for text, *_ in self.row(row))
        return (tidy(text_of(column[row])) for column in self.raw.columns[: self.width])

    def above(self, row: int) -> list[tuple[str, int, int, int]]:
        """Return the row as it heads what is below: a text covers the blank cells to its right, merged or not."""
        if (known := self._above.get(row)) is not None:
            return known
        covered: list[tuple[str, int, int, int]] = []
        current: tuple[str, int, int, int] | None = None
        for at, cell in enumerate(self.row(row)):
            if cell[0]:
                current = cell if cell[3] == cell[2] else None
                covered.append(cell)
            elif current is not None and cell[2] == at == cell[3]:
                covered.append(current)
            else:
                current = None
                covered.append(cell)
        self._above[row] = covered
        return covered

    def ends_header(self, row: int) -> bool:
        """Tell whether a row is blank or numbers the columns: what is above it heads nothing below it."""
        if row not in self._breaks:
            empty = not any(cell[0] for cell in self.row(row))
            self._breaks[row] = empty or is_numbering(self.raw, row)
        return self._breaks[row]


def is_numbering(raw: RawSheet, row: int) -> bool:
    """Tell whether a row numbers the columns: "A, 1, 2 … 48" or "(1) (2) (3)"."""
    cells = [same(text_of(value)) for value in row_values(raw, row) if not is_blank(value)]
    if len(cells) < 3 or not all(_NUMBERING.fullmatch(cell) for cell in cells):
        return False
    numbers = [int(digits) for cell in cells if (digits := cell.strip("()")).isdigit()]
    return len(numbers) >= 2 and all(b == a + 1 for a, b in pairwise(numbers))


def row_values(raw: RawSheet, row: int) -> Iterator[RawValue]:
    """Yield the cells of a row from left to right."""
    return (column[row] for column in raw.columns)
