"""Columns of many files laid below each other: equal cells get one code, different ones never the same."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nls_cli.model.census import Cells, Items, Missing, Period, cell_key
from nls_cli.model.codes import encode
from nls_cli.parsing.census import _joined_cells

DAY = dt.date(1990, 1, 1)
POOL: dict[str, list[tuple[Any, tuple[str, ...]]]] = {
    "text": [("an", ("An", "AN", "an")), ("bình", ("Bình",)), (Missing.BLANK, ("",)), ("1", ("1",))],
    "date": [
        (Period(DAY, DAY), ("",)),
        (Period(DAY, dt.date(1990, 12, 31)), ("",)),
        (Missing.BLANK, ("",)),
        (Missing.INVALID, ("30/2/1990", "hôm qua")),
    ],
    "number": [(Fraction(1), ("",)), (Fraction(0), ("",)), (Missing.INVALID, ("x", "y"))],
    "yes_no": [(True, ("",)), (False, ("",)), (Missing.INVALID, ("có lẽ",))],
    "list": [(Items(frozenset("a"), True), ("",)), (Items(frozenset("a"), False), ("a; x", "a; y"))],
    "choice": [("a", ("",)), ("b", ("",)), (Missing.INVALID, ("c",))],
}


def parts(type_: str) -> st.SearchStrategy[list[list[tuple[Any, str]]]]:
    """Return some files' rows of a column of this type."""
    cell = st.sampled_from([(value, label) for value, labels in POOL[type_] for label in labels])
    return st.lists(st.lists(cell, max_size=6), min_size=2, max_size=4)


def encoded(type_: str, rows: list[tuple[Any, str]]) -> Cells:
    """Return rows as a parsed column holds them: equal cells have one code, the first spelling is shown."""
    shown: dict[Any, tuple[Any, str]] = {}
    for value, label in rows:
        key = cell_key(type_, value, label)
        shown[key] = min(shown.get(key, (value, label)), (value, label), key=lambda one: one[1])
    number = {key: at for at, key in enumerate(shown)}
    codes = encode([number[cell_key(type_, *row)] for row in rows], len(shown))
    return Cells(codes, tuple(v for v, _ in shown.values()), tuple(label for _, label in shown.values()))


@pytest.mark.parametrize("type_", POOL)
@given(st.data())
def test_joined_is_what_all_rows_together_would_be(type_: str, data: st.DataObject) -> None:
    files = data.draw(parts(type_))
    found = _joined_cells(type_, [encoded(type_, rows) for rows in files])
    whole = encoded(type_, [row for rows in files for row in rows])
    assert [found.values[code] for code in found.codes] == [whole.values[code] for code in whole.codes]
    assert [found.labels[code] for code in found.codes] == [whole.labels[code] for code in whole.codes]
    assert len(found.values) == len(whole.values) == len(set(found.codes))
