"""What is told at a glance is what looking at every value tells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nls_cli.model.census import encode, rows_where
from nls_cli.model.workbook import RawColumn, RawValue
from nls_cli.parsing.glance import filled_values, heads, kinds, loud, loud_heads, rows_of_texts
from nls_cli.parsing.values import is_blank

VALUES = st.lists(
    st.one_of(st.none(), st.integers(0, 9), st.text("aĐđ \u00a0\u200bTổngCộ", max_size=5)), unique_by=repr
)


@given(VALUES)
def test_as_one_by_one(values: list[RawValue]) -> None:
    texts = [value for value in values if isinstance(value, str)]
    assert filled_values(values) == [not is_blank(value) for value in values]
    assert kinds(values) == {type(value) for value in values}
    assert heads(values) == {text[:3] for text in texts}
    assert loud(values) == {at for at, v in enumerate(values) if isinstance(v, str) and not v.isascii()}
    assert loud_heads(values) == {text[:3] for text in texts if not text.isascii()}


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

    def look(values: tuple[RawValue, ...]) -> int:
        looks.append(values)
        return 7

    assert (column.once(look), column.once(look)) == (7, 7)
    assert looks == [("a",)]
