"""Rows as the reader yields them, turned into columns in which each distinct value stands once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ROWS_AT_ONCE = 256
"""So few that the cells are still in the processor's cache when they are counted."""


def _item(distinct: int) -> str:
    return "H" if distinct <= 65_536 else "I"


class BrokenCell:
    """A cell that the look found to be an error, or a formula without a value."""

    __slots__ = ("text",)

    def __init__(self, text: str | None) -> None:
        self.text = text
        """The error's text, None for a formula that was never calculated."""


NOT_A_NUMBER = BrokenCell("#NUM!")
"""Stands for NaN and the infinities, which no cell of Excel holds."""


class _Codes(dict[object, int]):
    """Gives each new value the next number."""

    __slots__ = ()

    def __missing__(self, key: object) -> int:
        if type(key) is float and key - key != 0:
            return self[NOT_A_NUMBER]
        self[key] = code = len(self)
        return code


class ColumnCoder:
    """Collects one column, a stretch of rows at a time."""

    __slots__ = ("_index", "_parts")

    def __init__(self) -> None:
        self._index = _Codes()
        self._parts: list[bytes | array[int]] = []

    def add(self, cells: tuple[Any, ...]) -> None:
        """Append cells; values that Python holds equal but Excel does not (1, True) stay apart."""
        index = self._index
        kinds = set(map(type, cells))
        if bool in kinds or int in kinds:
            codes = [index[(type(cell), cell) if type(cell) in (bool, int) else cell] for cell in cells]
        else:
            codes = list(map(index.__getitem__, cells))
        self._parts.append(bytes(codes) if len(index) <= 256 else array(_item(len(index)), codes))

    def codes(self) -> bytes | array[int]:
        """Return one code per row, as narrow as the number of distinct values allows."""
        if len(self._index) <= 256:
            return b"".join(self._parts)
        joined = array(_item(len(self._index)))
        for part in self._parts:
            joined.extend(
                part if isinstance(part, array) and part.typecode == joined.typecode else iter(part)
            )
        return joined

    def values(self) -> list[Any]:
        """Return the distinct values in order of first appearance; a blank is None."""
        return [None if key == "" else key[1] if type(key) is tuple else key for key in self._index]


def encode_rows(
    rows: Iterable[list[Any]], width: int, broken: Iterator[tuple[int, int, BrokenCell]]
) -> tuple[int, list[ColumnCoder]]:
    """Return the height and the columns of rows of this width.

    `broken` gives (row, column, cell), counted from 0, sorted by row; they replace what the reader put there,
    and may lie to the right of the rows as read (then `width` includes them) but not below.
    """
    columns = [ColumnCoder() for _ in range(width)]
    height = 0
    rows = iter(rows)
    pending = next(broken, None)
    while stretch := list(islice(rows, _ROWS_AT_ONCE)):
        if len(stretch[0]) < width:
            more = [""] * (width - len(stretch[0]))
            stretch = [row + more for row in stretch]
        while pending and pending[0] < height + len(stretch):
            stretch[pending[0] - height][pending[1]] = pending[2]
            pending = next(broken, None)
        height += len(stretch)
        for column, cells in zip(columns, zip(*stretch, strict=True), strict=True):
            column.add(cells)
    return height, columns
