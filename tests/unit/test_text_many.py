"""Many texts made comparable at once give what one by one gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nls_cli.text import same, same_all, tidy, tidy_all

LETTERS = [
    "Nguyễn",
    "a",
    "A",
    " ",
    "  ",
    "\u0301",
    "e\u0323",
    "ß",
    "İ",
    "\u00a0",
    "\n",
    "│",
    "\u200b",
    "đ",
    "ς",
    "",
]
PIECES = st.sampled_from(LETTERS)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=4).map("".join), max_size=8))
def test_many_are_as_one_by_one(texts: list[str]) -> None:
    tidied = tidy_all(texts)
    assert tidied == [tidy(text) for text in texts]
    assert same_all(tidied) == [same(text) for text in texts]


def test_more_than_are_looked_at_at_once() -> None:
    texts = [f" Trần  {number}" if number % 700 == 3 else f"Trần {number}" for number in range(2_500)]
    assert tidy_all(texts) == [tidy(text) for text in texts]
    assert same_all(tidy_all(texts)) == [same(text) for text in texts]
