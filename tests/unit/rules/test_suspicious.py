"""What rows hold is compared by numbers: equal for equal rows, none for a row that lacks something."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nls_cli.model.census import Cells, Missing
from nls_cli.model.codes import encode
from nls_cli.rules.suspicious import _contents

VALUES = ("1980", "1990", Missing.BLANK, Missing.INVALID)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=9))
def test_contents(rows: list[tuple[int, int]]) -> None:
    columns = {
        str(at): Cells(encode([row[at] for row in rows], len(VALUES)), VALUES, ("",) * len(VALUES))
        for at in (0, 1)
    }
    table: Any = SimpleNamespace(columns=columns, height=len(rows))
    rule: Any = SimpleNamespace(columns=("0", "1"))
    found = _contents(rule, table)
    lacking = [max(row) > 1 for row in rows]
    assert [number < 0 for number in found] == lacking
    whole = [(number, row) for number, row, lacks in zip(found, rows, lacking, strict=True) if not lacks]
    assert len({number for number, _ in whole}) == len(set(whole)) == len({row for _, row in whole})
