"""Titles, totals, notes and what a workbook says of itself, stored in an old font's code: what they are in Unicode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nls_cli.model.workbook import RawSheet
from nls_cli.parsing.grid import HEADER_SEARCH_COLUMNS
from nls_cli.parsing.layout import Layout
from nls_cli.parsing.legacy import Code, old_text

_MOST_ROWS = 1000
"""Rows of a worksheet without data that are looked at."""
Converted = tuple[int, int, str, str]
"""Excel's row and column, the text as it stands and in Unicode."""


def outside_data(layout: Layout, known: Code | None) -> Iterator[Converted]:
    """Yield what is in an old code above, among and below the rows of data."""
    skipped = (row for one in layout.skipped for row in one.rows)
    return old_cells(layout.raw, (*range(layout.header.row + 1), *skipped), known)


def old_cells(raw: RawSheet, rows: Iterable[int], known: Code | None) -> Iterator[Converted]:
    """Yield the cells of some rows that are in an old code: in the `known` one, or in one that alone fits."""
    wanted = sorted(set(rows))[:_MOST_ROWS]
    for at, column in enumerate(raw.columns[:HEADER_SEARCH_COLUMNS]):
        new: dict[str, str | None] = {}
        for row in wanted:
            text = column[row]
            if not isinstance(text, str) or text.isascii():
                continue
            if text not in new:
                new[text] = old_text(text, known)
            if (better := new[text]) is not None:
                yield raw.first_row + row, raw.first_column + at, text, better
