"""Columns of plain text, typed all at once: names and ids, of which nearly every row has its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from nls_cli.model.census import Cells, Missing, Value, encode
from nls_cli.model.form import Column
from nls_cli.model.workbook import Broken, RawColumn
from nls_cli.parsing.glance import kinds
from nls_cli.parsing.values import text_of
from nls_cli.text import same_all, tidy_all

FEWEST = 256
"""Distinct values from which on it pays."""


def plain_cells(kept: RawColumn, column: Column) -> Cells | None:
    """Return a text column in which no cell is invalid or missing; None for any other, or where little is gained.

    The same cells as value by value: equal texts share a code, blanks are one, the first spelling in the alphabet
    is the one to show.
    """
    if len(kept.values) < FEWEST or column.type != "text" or column.blank is not None:
        return None
    used, found = kept.used, kept.once(kinds)
    whole = len(used) == len(kept.values)
    raw = kept.values if whole else [kept.values[code] for code in used]
    if Broken in found and any(isinstance(value, Broken) for value in raw):
        return None
    texts = raw if found == {str} else [value if isinstance(value, str) else text_of(value) for value in raw]
    labels = tidy_all(cast("Sequence[str]", texts))
    if column.required and "" in labels:
        return None
    folded = same_all(labels)
    values: list[Value] = [text or Missing.BLANK for text in folded] if "" in folded else [*folded]
    translation = [0] * len(kept.values)
    if len(set(folded)) == len(folded):  # every text stands for itself: ids, mostly
        for new, code in enumerate(used):
            translation[code] = new
        codes = kept.codes if whole else encode(map(translation.__getitem__, kept.codes), len(used))
        return Cells(codes, tuple(values), tuple(labels))
    number: dict[Value, int] = {}
    shown: list[str] = []
    for code, value, label in zip(used, values, labels, strict=True):
        new = number.setdefault(value, len(shown))
        if new == len(shown):
            shown.append(label)
        elif label < shown[new]:
            shown[new] = label
        translation[code] = new
    codes = kept.codes
    if translation != list(range(len(translation))):
        codes = encode(map(translation.__getitem__, codes), len(shown))
    return Cells(codes, tuple(number), tuple(shown))
