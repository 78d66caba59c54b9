"""Rows of totals are told by their words, whatever font they were typed for, and names are not."""

from __future__ import annotations

import pytest

from nls_cli.parsing.total_words import total_words
from tests.small import shipped

FORM = shipped()[0].form
WORDS = total_words(FORM.totals, FORM.total_rests)
SAID = ("Tổng cộng", "Cộng")


def in_tcvn3(text: str) -> str:
    return {"Tổng cộng": "Tæng céng", "Cộng": "Céng"}[text]


def in_vni(text: str) -> str:
    return {"Tổng cộng": "Toång coäng", "Cộng": "Coäng"}[text]


def in_utf8_taken_for_windows(text: str) -> str:
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in text.encode())


def found(text: str) -> bool:
    head = text[:3]
    return WORDS.may_begin(head, loud=() if text.isascii() else (head,)) and WORDS.is_total(text)


@pytest.mark.parametrize("said", SAID)
def test_in_any_font(said: str) -> None:
    assert found(said)
    assert found(in_tcvn3(said))
    assert found(in_vni(said))
    if "\ufffd" not in in_utf8_taken_for_windows(said):
        assert found(in_utf8_taken_for_windows(said))


def test_utf8_taken_for_windows_is_among_them() -> None:
    assert found(in_utf8_taken_for_windows("Tổng cộng"))


@pytest.mark.parametrize("name", ["Trương Văn An", "Trần Tổng", "Công an xã", "Chu Cộng Hòa", "Trưởng phòng"])
def test_names_are_none(name: str) -> None:
    assert not found(name)


def test_most_names_are_told_by_their_first_letters() -> None:
    assert not WORDS.may_begin("Trư", loud=("Trư",))
    assert not WORDS.may_begin("Chứ", loud=("Chứ",))
