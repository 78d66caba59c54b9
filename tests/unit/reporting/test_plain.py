"""What a file holds cannot steer a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from nls_cli.reporting.layout import cells, wrap
from nls_cli.reporting.plain import clean, clean_path


def test_control_and_bidi_characters_go() -> None:
    assert clean("a\x1b[31mđỏ\x1b[0m\u202eb\u2066c\u200b\ufeff") == "a[31mđỏ[0mbc"
    assert clean("dòng\r\nmới\ttab") == "dòng mới tab"
    assert clean("\x9b31m") == "31m"
    assert clean("\ud800x") == "x"


def test_decomposed_letters_are_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "Giao Thủy")) == "Giao Thủy"


def test_stacked_marks_are_cut() -> None:
    assert len(clean("x" + "\u0335" * 500)) <= 3


def test_long_text_is_cut_with_a_sign() -> None:
    assert clean("a" * 300, 20) == "a" * 19 + "…"


def test_a_path_keeps_its_spaces() -> None:
    assert clean_path("a  b\x1b.xlsx") == "a  b?.xlsx"


@given(st.text())
def test_clean_text_holds_nothing_to_act_on(text: str) -> None:
    shown = clean(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in shown)
    assert clean(shown) == shown
    shown.encode()


@given(st.text(), st.integers(4, 60))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    for line in wrap(clean(text), width):
        assert cells(line) <= width


@given(st.text(alphabet="aă đ/–-1"), st.integers(4, 30))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    joined = "".join(wrap(clean(text), width)).replace(" ", "")
    assert joined == clean(text).replace(" ", "")
