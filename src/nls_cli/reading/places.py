"""Cells by number and by name: `C5` is row 5, column 3."""

from __future__ import annotations

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
SHIFT = 14


def place(row: int, column: int) -> int:
    """Return a cell (numbers from 1) as one number that sorts by row, then column."""
    return (row - 1) << SHIFT | (column - 1)


def row_and_column(place: int) -> tuple[int, int]:
    """Return the numbers (from 1) that `place` joined."""
    return (place >> SHIFT) + 1, (place & (MAX_COLUMN - 1)) + 1


def column_number(letters: bytes) -> int:
    """Return 1 for `A`, 16384 for `XFD`."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Return the A1 reference of a row and a column, both counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
