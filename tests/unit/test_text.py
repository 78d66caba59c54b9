"""Vietnamese text is compared as people read it."""

from __future__ import annotations

import unicodedata

import pytest

from nls_cli.text import bare, header_key, letter_sum, nearest, same, slug, spoken, tidy


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  Sở   Y tế ", "Sở Y tế"),
        ("Sở\u00a0Y\u00a0tế", "Sở Y tế"),
        ("Sở\tY\ntế", "Sở Y tế"),
        ("Sở\u200b Y tế\ufeff", "Sở Y tế"),
        ("Sở\u202e Y tế", "Sở Y tế"),
        (unicodedata.normalize("NFD", "Sở Y tế"), "Sở Y tế"),
        ("abc  d", "abc d"),
        (" \u200b\u00a0 ", ""),
    ],
)
def test_tidy(text: str, clean: str) -> None:
    assert tidy(text) == clean


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SỞ Y TẾ", "sở  y tế"),
        (unicodedata.normalize("NFD", "Đã rời đi"), "ĐÃ RỜI ĐI"),
        ("Giao Thủy", "giao thủy"),
    ],
)
def test_same_text(one: str, other: str) -> None:
    assert same(one) == same(other)


@pytest.mark.parametrize(("one", "other"), [("Giao Thủy", "Giao Thuỷ"), ("Cán bộ", "Can bo")])
def test_text_that_is_not_the_same(one: str, other: str) -> None:
    assert same(one) != same(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Giao Thủy", "Giao Thuỷ"),
        ("hòa", "hoà"),
        ("khỏe", "khoẻ"),
        ("Hoà Bình", "HÒA BÌNH"),
        ("Ðảng", "Đảng"),  # the Icelandic letter that some keyboards leave
        ("thúy", "thuý"),
    ],
)
def test_where_a_tone_stands_does_not_matter(one: str, other: str) -> None:
    assert spoken(one) == spoken(other)
    assert letter_sum(one) == letter_sum(other)


@pytest.mark.parametrize(("one", "other"), [("ma", "má"), ("mà", "má"), ("o", "ơ"), ("d", "đ")])
def test_another_word_is_another_word(one: str, other: str) -> None:
    assert spoken(one) != spoken(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Xã/Phường/Thị trấn", "xa phuong thi tran"),
        ("Đặng Hồng", "dang hong"),
        ("TP. Nam-Định", "tp nam dinh"),
        ("_x_", "x"),
        ("…", ""),
    ],
)
def test_bare(text: str, key: str) -> None:
    assert bare(text) == key


@pytest.mark.parametrize(
    "header",
    [
        "Họ và tên",
        "HỌ VÀ TÊN (*)",
        "Họ và tên *",
        " họ  và\ntên ",
        "Họ và tên (ghi chữ in hoa (không viết tắt))",
        "Họ và tên [bắt buộc]",
        unicodedata.normalize("NFD", "Họ và tên"),
        "Ho va ten",
    ],
)
def test_headers_that_are_one(header: str) -> None:
    assert header_key(header) == "ho va ten"


@pytest.mark.parametrize(
    ("name", "id"), [("Giao Thủy", "giao-thuy"), ("Ý Yên", "y-yen"), ("Đồng Sơn", "dong-son"), ("???", "x")]
)
def test_slug(name: str, id: str) -> None:
    assert slug(name) == id


def test_nearest_knows_no_accents_and_says_the_best_first() -> None:
    names = ["Giao Thủy", "Hải Hậu", "Nghĩa Hưng", "Nam Trực"]
    assert nearest("giao thui", names)[0] == "Giao Thủy"
    assert nearest("hai hau", names) == ("Hải Hậu",)
    assert nearest("Paris", names) == ()
