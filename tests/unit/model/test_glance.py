"""What is told at a glance is what looking at every value tells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nls_cli.model.codes import encode, rows_where
from nls_cli.model.glance import (
    filled_rows,
    filled_values,
    heads,
    kinds,
    look_over,
    loud,
    loud_heads,
    rows_of_texts,
)
from nls_cli.model.workbook import RawColumn, RawValue
from nls_cli.parsing.values import is_blank

VALUES = st.lists(
    st.one_of(st.none(), st.integers(0, 9), st.text("aĐđ \u00a0\u200bTổngCộ", max_size=5)), unique_by=repr
)


@given(VALUES)
def test_as_one_by_one(values: list[RawValue]) -> None:
    column = RawColumn(encode(range(len(values)), len(values)), tuple(values))
    texts = [value for value in values if isinstance(value, str)]
    filled = [not is_blank(value) for value in values]
    look_over(column)
    assert column.once(filled_values) == filled
    assert column.rows_once(filled_rows) == rows_where(column.codes, filled)
    assert column.once(kinds) == {type(value) for value in values}
    assert column.once(heads) == {text[:3] for text in texts}
    assert column.once(loud) == {at for at, v in enumerate(values) if isinstance(v, str) and not v.isascii()}
    assert column.once(loud_heads) == {text[:3] for text in texts if not text.isascii()}


@given(VALUES)
def test_only_texts_that_begin_so_are_asked(values: list[RawValue]) -> None:
    column = RawColumn(encode(range(len(values)), len(values)), tuple(values))
    asked: list[str] = []

    def passes(text: str) -> bool:
        asked.append(text)
        return text.endswith("g")

    found = rows_of_texts(column, lambda begin: begin.startswith("T"), passes)
    assert asked == [v for v in values if isinstance(v, str) and v.startswith("T")]
    assert found == rows_where(column.codes, [text in asked and str(text).endswith("g") for text in values])


def test_a_column_is_looked_at_once() -> None:
    column = RawColumn(b"\0", ("a",))
    looks: list[object] = []

    def look(seen: RawColumn) -> int:
        looks.append(seen)
        return len(looks)

    assert [column.once(look), column.once(look)] == [1, 1]
    other = column.with_rows(b"\0\0")
    assert [other.once(look), other.rows_once(look), other.rows_once(look)] == [1, 2, 2]
    assert column.rows_once(look) == 3  # rows are not the same, values are
    assert looks == [column, other, column]
