"""What can be told of all values of a column at a glance, so that most need not be looked at one by one.

Each is to be asked by way of `RawColumn.once`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from nls_cli.model.census import Rows, rows_where
from nls_cli.model.workbook import RawColumn, RawValue
from nls_cli.text import tidy

_HEAD = 3


def filled_values(values: Sequence[RawValue]) -> list[bool]:
    """Tell of every value whether a cell with it holds anything but spaces."""
    if kinds(values) == {str}:
        texts = cast("Sequence[str]", values)
        return [text[:1].isalnum() or tidy(text) != "" for text in texts]
    return [
        bool(value[:1].isalnum() or tidy(value)) if isinstance(value, str) else value is not None
        for value in values
    ]


def kinds(values: Sequence[RawValue]) -> frozenset[type]:
    """Return the types of the values."""
    return frozenset(map(type, values))


def heads(values: Sequence[RawValue]) -> frozenset[str]:
    """Return with which three letters texts begin."""
    if kinds(values) == {str}:
        return frozenset([value[:_HEAD] for value in values])  # type: ignore[index]
    return frozenset([value[:_HEAD] for value in values if isinstance(value, str)])


def loud(values: Sequence[RawValue]) -> frozenset[int]:
    """Return the codes of the texts that have a letter beyond ASCII."""
    if kinds(values) == {str}:
        texts = cast("Sequence[str]", values)
        return frozenset([code for code, text in enumerate(texts) if not text.isascii()])
    return frozenset(
        [code for code, value in enumerate(values) if isinstance(value, str) and not value.isascii()]
    )


def loud_heads(values: Sequence[RawValue]) -> frozenset[str]:
    """Return with which three letters such texts begin."""
    return heads([values[code] for code in loud(values)])


def rows_of_texts(column: RawColumn, begins: Callable[[str], bool], passes: Callable[[str], bool]) -> Rows:
    """Return the rows whose text passes; it is asked only of texts whose first three letters begin as they must."""
    wanted = frozenset(filter(begins, column.once(heads)))
    if not wanted:
        return 0
    return rows_where(
        column.codes, [isinstance(v, str) and v[:_HEAD] in wanted and passes(v) for v in column.values]
    )
