"""JSON in lines: the same value to every reader, the same bytes as the standard library writes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nls_cli.reporting.inert_json import dumped

TEXTS = st.text(st.characters(exclude_characters="#"), max_size=8)
PLAIN = st.none() | st.booleans() | st.integers() | TEXTS


def trees(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
        max_leaves=12,
    )


@given(trees(PLAIN | st.floats(allow_nan=False, allow_infinity=False)))
def test_every_reader_gets_the_same_value(value: Any) -> None:
    text = dumped(value, indent=1)
    assert json.loads(text) == value
    assert all(char == "\n" or char.isprintable() for char in text)


@given(trees(PLAIN))
def test_lines_are_those_of_the_standard_library(value: Any) -> None:
    plain = json.dumps(value, ensure_ascii=False, indent=1)
    if plain.replace("\n", "").isprintable():
        assert dumped(value, indent=1) == plain


def test_a_path_with_bytes_that_are_no_text() -> None:
    told = {"path": "biểu\udcff.xlsx", "rows": [1, None]}
    assert dumped(told, indent=1) == '{\n "path": "biểu\\udcff.xlsx",\n "rows": [\n  1,\n  null\n ]\n}'
