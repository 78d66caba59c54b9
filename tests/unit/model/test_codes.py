"""Columns of codes: laid below each other, side by side, and numbered without gaps."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nls_cli.model.codes import closed_up, join_codes, joint
from nls_cli.model.workbook import Codes

WIDTHS = {"B": 255, "H": 65_535, "I": 2**32 - 1}


@pytest.mark.parametrize("distinct", [2, 300])
@pytest.mark.parametrize("wide", [False, True])
def test_columns_below_each_other(distinct: int, wide: bool) -> None:
    below: Codes = array("H", [1, 0]) if wide else bytes([1, 0])
    numbers = [[1, 0], [0, distinct - 1]]
    joined = join_codes([bytes([0, 1, 1]), below], numbers, distinct)
    assert list(joined) == [1, 0, 0, distinct - 1, 0]
    assert isinstance(joined, bytes) == (distinct <= 256)


@st.composite
def some_columns(draw: st.DrawFn) -> list[Codes]:
    height = draw(st.integers(0, 9))
    columns: list[Codes] = []
    for item in draw(st.lists(st.sampled_from("BHI"), min_size=1, max_size=5)):
        codes = draw(st.lists(st.integers(0, WIDTHS[item]), min_size=height, max_size=height))
        columns.append(bytes(codes) if item == "B" else array(item, codes))
    return columns


@given(some_columns())
def test_one_number_for_the_codes_of_several_columns(columns: list[Codes]) -> None:
    """Up to 8 bytes are laid side by side, more are numbered; the number tells the codes either way."""
    numbers, apart = joint(columns)
    assert [apart(number) for number in numbers] == list(zip(*columns, strict=True))
    assert len(set(numbers)) == len(set(zip(*columns, strict=True)))


@given(
    st.sampled_from([0, 1, 7]),
    st.sampled_from([1, 256, 257, 65_536, 65_537]),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_numbered_without_gaps(first: int, distinct: int, gap: bool, random: object) -> None:
    used = [first + at + (gap and at > distinct // 2) for at in range(distinct)]
    order = used + used[:3]
    random.shuffle(order)  # type: ignore[attr-defined]
    item = "B" if used[-1] < 256 else "H" if used[-1] < 65_536 else "I"
    codes: Codes = bytes(order) if item == "B" else array(item, order)
    found = closed_up(codes, used)
    rank = {code: at for at, code in enumerate(used)}
    assert list(found) == [rank[code] for code in order]
    narrow = "B" if distinct <= 256 else "H" if distinct <= 65_536 else "I"
    assert getattr(found, "typecode", "B") == narrow
