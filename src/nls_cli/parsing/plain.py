"""Columns with many values and nothing odd among them, typed all at once: names, ids, cells that are days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from nls_cli.model.census import Cells, Missing, Period, Value
from nls_cli.model.codes import closed_up, encode
from nls_cli.model.form import Column
from nls_cli.model.glance import kinds
from nls_cli.model.workbook import Broken, RawColumn
from nls_cli.parsing.values import FIRST_SURE_DAY, LAST_SURE_DAY, text_of
from nls_cli.text import same_all, tidy_all

FEWEST, _FEWEST_DAYS = 256, 8
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
    if len(set(folded)) == len(folded):  # every text stands for itself: ids, mostly
        return Cells(closed_up(kept.codes, used), tuple(values), tuple(labels))
    translation = [0] * len(kept.values)
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


def plain_days(kept: RawColumn, column: Column, as_of: dt.date | None) -> Cells | None:
    """Return a column of cells that Excel holds as days, or blank, of which none is wrong; None for any other.

    The same cells as value by value: a day is its own period.
    """
    if column.type != "date" or column.blank is not None or len(kept.values) < _FEWEST_DAYS:
        return None
    if "day" not in column.precision or not kept.once(kinds) <= {dt.date, type(None), str}:
        return None
    raw = [kept.values[code] for code in kept.used]
    days = [day for day in raw if isinstance(day, dt.date)]
    blanks = raw.count(None)
    last = min(as_of, LAST_SURE_DAY) if column.not_after and as_of else LAST_SURE_DAY
    if not days or len(days) + blanks < len(raw) or min(days) < FIRST_SURE_DAY or max(days) > last:
        return None
    if column.required and blanks:
        return None
    values = [Period(day, day) if isinstance(day, dt.date) else Missing.BLANK for day in raw]
    return Cells(closed_up(kept.codes, kept.used), tuple(values), ("",) * len(raw))
