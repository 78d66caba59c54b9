"""Rows as the reader yields them, turned into columns in which each distinct value stands once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ROWS_AT_ONCE = 4096


class BrokenCell:
    """A cell that the look found to be an error, or a formula without a value."""

    __slots__ = ("text",)

    def __init__(self, text: str | None) -> None:
        self.text = text
        """The error's text, None for a formula that was never calculated."""


NOT_A_NUMBER = BrokenCell("#NUM!")
"""Stands for NaN and the infinities, which no cell of Excel holds."""


class ColumnCoder:
    """Collects one column, a stretch of rows at a time."""

    __slots__ = ("_index", "_parts", "_wide")

    def __init__(self) -> None:
        self._index: dict[Any, int] = {}
        self._parts: list[bytes | array[int]] = []
        self._wide = False

    def add(self, cells: tuple[Any, ...]) -> None:
        """Append cells; values that Python holds equal but Excel does not (1, True) stay apart."""
        index = self._index
        keys: Iterable[Any] = cells
        kinds = set(map(type, cells))
        if bool in kinds or int in kinds:
            keys = [(type(cell), cell) if type(cell) in (bool, int) else cell for cell in cells]
        if float in kinds and any(key - key != 0 for key in set(keys) if type(key) is float):
            keys = [NOT_A_NUMBER if type(key) is float and key - key != 0 else key for key in keys]
        for key in dict.fromkeys(keys):
            if key not in index:
                index[key] = len(index)
        if len(index) <= 256:
            self._parts.append(bytes(map(index.__getitem__, keys)))
        else:
            self._parts.append(array("H" if len(index) <= 65_536 else "I", map(index.__getitem__, keys)))

    def codes(self) -> bytes | array[int]:
        """Return one code per row, as narrow as the number of distinct values allows."""
        if len(self._index) <= 256:
            return b"".join(self._parts)
        joined = array("H" if len(self._index) <= 65_536 else "I")
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
