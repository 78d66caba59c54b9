"""Columns of codes, laid below each other."""

from __future__ import annotations

from array import array

import pytest

from nls_cli.model.census import join_codes
from nls_cli.model.workbook import Codes


@pytest.mark.parametrize("distinct", [2, 300])
@pytest.mark.parametrize("wide", [False, True])
def test_columns_below_each_other(distinct: int, wide: bool) -> None:
    below: Codes = array("H", [1, 0]) if wide else bytes([1, 0])
    numbers = [[1, 0], [0, distinct - 1]]
    joined = join_codes([bytes([0, 1, 1]), below], numbers, distinct)
    assert list(joined) == [1, 0, 0, distinct - 1, 0]
    assert isinstance(joined, bytes) == (distinct <= 256)
