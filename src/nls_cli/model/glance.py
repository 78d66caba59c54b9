"""What can be told of all values of a column at a glance, so that most need not be looked at one by one.

Each is to be asked by way of `RawColumn.once` or, where it depends on the rows, `RawColumn.rows_once`. What is asked
of every column that is read is told while the next columns are still coming.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import cast

from nls_cli.model.codes import Rows, rows_where
from nls_cli.model.workbook import RawColumn
from nls_cli.text import tidy

HEAD = 3
"""Letters by which texts are told apart at a glance."""
_head = itemgetter(slice(HEAD))


def look_over(column: RawColumn) -> None:
    """Tell beforehand what will be asked of a column, whatever it holds."""
    for find in (kinds, heads, loud, loud_heads):
        column.once(find)
    column.rows_once(filled_rows)


def kinds(column: RawColumn) -> frozenset[type]:
    """Return the types of the values."""
    return frozenset(map(type, column.values))


def heads(column: RawColumn) -> frozenset[str]:
    """Return with which three letters texts begin."""
    return frozenset(map(_head, _texts(column)))


def loud(column: RawColumn) -> frozenset[int]:
    """Return the codes of the texts that have a letter beyond ASCII."""
    if all(map(str.isascii, _texts(column))):
        return frozenset()
    if column.once(kinds) == {str}:
        return frozenset([code for code, text in enumerate(_texts(column)) if not text.isascii()])
    values = column.values
    return frozenset(
        [code for code, value in enumerate(values) if isinstance(value, str) and not value.isascii()]
    )


def loud_heads(column: RawColumn) -> frozenset[str]:
    """Return with which three letters such texts begin."""
    values = cast("Sequence[str]", column.values)
    return frozenset([_head(values[code]) for code in column.once(loud)])


def filled_values(column: RawColumn) -> list[bool]:
    """Tell of every value whether a cell with it holds anything but spaces."""
    plain = all(head[:1].isalnum() for head in column.once(heads))
    if plain and column.once(kinds) == {str}:
        return [True] * len(column.values)
    return [
        bool(value[:1].isalnum() or tidy(value)) if isinstance(value, str) else value is not None
        for value in column.values
    ]


def filled_rows(column: RawColumn) -> Rows:
    """Return the rows with a cell that holds anything but spaces."""
    return rows_where(column.codes, column.once(filled_values))


def _texts(column: RawColumn) -> Sequence[str]:
    if column.once(kinds) == {str}:
        return cast("Sequence[str]", column.values)
    return [value for value in column.values if isinstance(value, str)]


def rows_of_texts(column: RawColumn, begins: Callable[[str], bool], passes: Callable[[str], bool]) -> Rows:
    """Return the rows whose text passes; it is asked only of texts whose first three letters begin as they must."""
    wanted = frozenset(filter(begins, column.once(heads)))
    if not wanted:
        return 0
    return rows_where(
        column.codes, [isinstance(v, str) and v[:HEAD] in wanted and passes(v) for v in column.values]
    )
