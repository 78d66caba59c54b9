"""Which rows above a header may be titles of its table, and which belong to the end of the table before."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from nls_cli.model.codes import Rows, row_numbers
from nls_cli.model.workbook import RawSheet
from nls_cli.parsing.grid import row_values
from nls_cli.parsing.values import is_blank

_MOST = 30
"""Rows above a header that are looked at."""
_WIDEST = 3
"""Cells of a title's row: a letterhead has two. More is a row of a table."""
_FREE = 2
"""Blank rows that part titles from what is signed above them."""


def rows_over(raw: RawSheet, top: int, *, below: bool, stop: Container[int] = ()) -> tuple[int, ...]:
    """Return the rows above a header that may be titles of its table.

    `below`: there is a table further up, whose signatures end at a gap. A row in `stop` belongs to no title.
    """
    found: list[int] = []
    blank = 0
    for row in range(top - 1, max(-1, top - 1 - _MOST), -1):
        filled = sum(not is_blank(value) for value in row_values(raw, row))
        if row in stop or filled > _WIDEST:
            break
        if filled:
            found.append(row)
            blank = 0
        elif found and below:
            blank += 1
            if blank == _FREE:
                break
    return tuple(reversed(found))


def starts_of(rows: Rows, height: int) -> list[int]:
    """Return the rows of a set that have none of it above them, ascending."""
    return row_numbers(rows & ~(rows >> 1), height)


def ends_of_pages(
    raw: RawSheet, starts: Sequence[int], heads: Rows, filled: Rows, full: Rows, named: Rows
) -> tuple[Rows, Rows]:
    """Return, for headers printed again at `starts`, the titles above them and what else ends the table before.

    As at the end of a table, what lies below the first gap after its last full row is no data; nor is what lies
    below a row that names a unit alone (`named`). `heads`: rows of the header and those that number its columns.
    """
    height = raw.height
    sets = heads, filled & full, filled & ~full & ~named
    head, full_, thin = (format(rows, f"0{height}b") for rows in sets)
    titles: list[int] = []
    rest: list[int] = []
    after = head.find("1")
    for start in starts:
        last = max(full_.rfind("1", after, start), head.find("0", after) - 1)
        gap = next((row for row in range(last + 1, start) if thin[row] == "0"), start)
        over = rows_over(raw, start, below=True, stop=range(last + 1)) if gap < start else ()
        for row in range(gap, start):
            (titles if row in over else rest).append(row)
        after = start
    return rows_of(titles, height), rows_of(rest, height)


def rows_of(rows: Iterable[int], height: int) -> Rows:
    """Return the set of rows; those that are not of the sheet are left out."""
    marks = bytearray(b"0" * (height or 1))
    for row in rows:
        if 0 <= row < height:
            marks[row] = ord("1")
    return int(marks, 2)
