"""How one cell is understood: every habit of writing yes, no, a number, a date, a choice, a list."""

from __future__ import annotations

import datetime as dt
import unicodedata
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from nls_cli.model.base import Words
from nls_cli.model.census import Items, Missing, Period
from nls_cli.model.form import Choice, Column
from nls_cli.model.workbook import Broken
from nls_cli.parsing.values import Reading, build_type, is_blank, read_period, read_value
from nls_cli.workflows import load_targets

FORM = load_targets("nam-dinh-kh76", Path(__file__).parents[3])[0].form
AS_OF = dt.date(2024, 12, 1)
YES_NO = FORM.sheet("staff").column("trained_basic")
TOPICS = FORM.sheet("staff").column("trained_topics")
CATEGORY = FORM.sheet("staff").column("category")
ROLE = FORM.sheet("staff").column("it_role")
POPULATION = FORM.sheet("localities").column("population")
MEMBERS = FORM.sheet("teams").column("members")
BUDGET = FORM.sheet("organizations").column("training_budget")
TRAINED_ON = FORM.sheet("staff").column("trained_on")
moment = dt.datetime.fromisoformat
BORN = FORM.sheet("staff").column("birth_date")
NAME = FORM.sheet("staff").column("organization")


def read(column: Column, raw: Any, as_of: dt.date | None = AS_OF) -> Reading:
    return read_value(build_type(column, FORM), raw, as_of)


def day(year: int, month: int, number: int) -> Period:
    return Period(dt.date(year, month, number), dt.date(year, month, number))


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# ---- yes and no


@pytest.mark.parametrize(
    "raw",
    [
        "Có", "có", "CÓ", "  có ", nfd("Có"), "x", "X", "✓", "✔", "1", 1, 1.0, True, "TRUE", "true", "yes",
        "đã", "Đã học", "đã bồi dưỡng năm 2023", "ĐÃ HOÀN THÀNH", nfd("đã học"),
    ],
)  # fmt: skip
def test_yes(raw: Any) -> None:
    assert (read(YES_NO, raw).value, read(YES_NO, raw).code) == (True, None)


@pytest.mark.parametrize(
    "raw", ["Không", "không", "KHÔNG", "0", 0, 0.0, False, "FALSE", "no", "-", "chưa", "Chưa học", "chưa có"]
)
def test_no(raw: Any) -> None:
    assert (read(YES_NO, raw).value, read(YES_NO, raw).code) == (False, None)


@pytest.mark.parametrize(
    "raw",
    [
        "chưa rõ", "Chưa biết", "chưa xác định", "chưa rõ lắm", "không rõ lắm", "có thể", "không biết",
        "?", "xx", "2", 2, 0.5, "đãi ngộ", "chưabao giờ", moment("2024-01-01"), "Co",
    ],
)  # fmt: skip
def test_neither_yes_nor_no(raw: Any) -> None:
    assert (read(YES_NO, raw).value, read(YES_NO, raw).code) == (Missing.INVALID, "NLS303")


@pytest.mark.parametrize("raw", [None, "", "   ", "\u00a0", "\u200b", "\n"])
@pytest.mark.parametrize(
    "column", [YES_NO, CATEGORY, TOPICS, POPULATION, TRAINED_ON, NAME], ids=lambda c: c.id
)
def test_a_blank_is_a_blank_in_every_column(column: Column, raw: Any) -> None:
    assert is_blank(raw)
    assert (read(column, raw).value, read(column, raw).code) == (Missing.BLANK, None)


@pytest.mark.parametrize(
    "column", [YES_NO, CATEGORY, TOPICS, POPULATION, TRAINED_ON, NAME], ids=lambda c: c.id
)
def test_an_excel_error_is_unknown_and_no_blank(column: Column) -> None:
    error, formula = read(column, Broken("error", "#N/A")), read(column, Broken("uncalculated", ""))
    assert (error.value, error.code) == (Missing.INVALID, "NLS309")
    assert (formula.value, formula.code) == (Missing.INVALID, "NLS310")


# ---- numbers


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (1.234, Fraction(1234, 1000)),  # a numeric cell is its stored number …
        ("1.234", Fraction(1234)),  # … a text cell is written the Vietnamese way
        ("1 234", Fraction(1234)),
        ("1\u00a0234", Fraction(1234)),
        ("1.234,5", Fraction(12345, 10)),
        ("1.234.567,25", Fraction(123456725, 100)),
        ("0,5", Fraction(1, 2)),
        ("12", Fraction(12)),
        (" 12 ", Fraction(12)),
        (12, Fraction(12)),
        (12.0, Fraction(12)),
        (0.1, Fraction(1, 10)),  # the decimal that the cell shows, not the binary double
        (1e3, Fraction(1000)),
        ("-", Fraction(0)),
        (0, Fraction(0)),
    ],
)
def test_numbers(raw: Any, number: Fraction) -> None:
    assert read(BUDGET, raw).value == number


@pytest.mark.parametrize("raw", ["1.234", "12", "0,5"])
def test_a_number_written_as_text_is_mentioned(raw: str) -> None:
    assert read(BUDGET, raw).code == "NLS312"
    assert read(BUDGET, "-").code is None
    assert read(BUDGET, 12.5).code is None


@pytest.mark.parametrize(
    "raw",
    ["12.5", "1,234.5", "1.23", "12 %", "nhiều", "1e3", "x", "1 2345", "--", True, moment("2024-01-01")],
)
def test_text_that_is_no_number(raw: Any) -> None:
    assert (read(BUDGET, raw).value, read(BUDGET, raw).code) == (Missing.INVALID, "NLS304")


@pytest.mark.parametrize(
    ("column", "raw", "code"),
    [
        (POPULATION, -1, "NLS305"),
        (POPULATION, "-1", "NLS305"),
        (MEMBERS, 0, "NLS305"),
        (MEMBERS, "-", "NLS305"),  # 0, and a team has at least one member
        (POPULATION, 2.5, "NLS313"),
        (POPULATION, "2,5", "NLS313"),
        (POPULATION, 1.234, "NLS313"),
        (POPULATION, 1e15, "NLS305"),
        (BUDGET, -0.5, "NLS305"),
    ],
)
def test_numbers_that_cannot_be(column: Column, raw: Any, code: str) -> None:
    assert (read(column, raw).value, read(column, raw).code) == (Missing.INVALID, code)


# ---- dates


@pytest.mark.parametrize(
    ("raw", "period"),
    [
        ("15/03/2024", day(2024, 3, 15)),
        ("5/3/2024", day(2024, 3, 5)),
        ("15.03.2024", day(2024, 3, 15)),
        ("15-03-2024", day(2024, 3, 15)),
        ("2024-03-15", day(2024, 3, 15)),
        ("2024-03-15 00:00:00", day(2024, 3, 15)),
        (moment("2024-03-15"), day(2024, 3, 15)),
        (moment("2024-03-15 07:30"), day(2024, 3, 15)),
        (dt.date(2024, 3, 15), day(2024, 3, 15)),
        ("29/02/2024", day(2024, 2, 29)),
        ("02/2024", Period(dt.date(2024, 2, 1), dt.date(2024, 2, 29))),
        ("2-2023", Period(dt.date(2023, 2, 1), dt.date(2023, 2, 28))),
        ("2024", Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31))),
        (2023, Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))),
        (2023.0, Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))),
    ],
)
def test_dates(raw: Any, period: Period) -> None:
    assert (read(TRAINED_ON, raw).value, read(TRAINED_ON, raw).code) == (period, None)


@pytest.mark.parametrize(
    "raw",
    [
        "31/02/2024",
        "13/2024",
        "2024-13-45",
        "hôm qua",
        "15/03/24",
        "15/03-2024",
        "1/2",
        45000,
        1899,
        "0000",
        True,
    ],
)
def test_no_dates(raw: Any) -> None:
    assert (read(TRAINED_ON, raw).value, read(TRAINED_ON, raw).code) == (Missing.INVALID, "NLS306")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("01/12/2024", None),
        ("02/12/2024", "NLS307"),
        ("12/2024", None),
        ("2024", None),
        ("01/2025", "NLS307"),
        (2025, "NLS307"),
    ],
)
def test_trained_after_the_census_date_cannot_be(raw: Any, code: str | None) -> None:
    assert read(TRAINED_ON, raw).code == code
    assert read(TRAINED_ON, raw, as_of=None).code is None  # no date, no rule


def test_a_date_of_birth_is_a_day_or_a_year() -> None:
    assert read(BORN, "1985").code is None
    assert read(BORN, "15/3/1985").code is None
    assert read(BORN, "03/1985").code == "NLS306"


def test_a_condition_reads_dates_the_same_way() -> None:
    assert read_period("2024-03") == (Period(dt.date(2024, 3, 1), dt.date(2024, 3, 31)), "month")
    assert read_period("2024-3-1x") is None


# ---- choices and lists


@pytest.mark.parametrize(
    "raw", ["Công chức", "CÔNG CHỨC", " công  chức ", nfd("Công chức"), "cong_chuc", "Civil servant"]
)
def test_a_choice(raw: str) -> None:
    assert (read(CATEGORY, raw).value, read(CATEGORY, raw).code) == ("cong_chuc", None)


@pytest.mark.parametrize(
    ("raw", "near"), [("Công trức", "Công chức"), ("cong chuc", "Công chức"), ("-", None), ("zzz", None)]
)
def test_no_choice_but_the_nearest_is_said(raw: str, near: str | None) -> None:
    reading = read(CATEGORY, raw)
    assert (reading.value, reading.code, reading.suggestion) == (Missing.INVALID, "NLS302", near)


@pytest.mark.parametrize("raw", ["x", "✓", 1, True, "Có", "-"])
def test_a_tick_says_nothing_in_a_role_column(raw: Any) -> None:
    assert (read(ROLE, raw).value, read(ROLE, raw).code) == (Missing.INVALID, "NLS302")


@pytest.mark.parametrize(
    ("raw", "ids"),
    [
        ("Y tế", {"y_te"}),
        ("Y tế; Giáo dục", {"y_te", "giao_duc"}),
        ("y tế,giáo dục", {"y_te", "giao_duc"}),
        ("Y tế\nGiáo dục\r\nKhác", {"y_te", "giao_duc", "khac"}),
        ("Y tế;; ;Y TẾ;", {"y_te"}),
        ("Tài nguyên môi trường, Trí tuệ nhân tạo", {"tai_nguyen_moi_truong", "tri_tue_nhan_tao"}),
        ("Không", set()),
        ("-", set()),
    ],
)
def test_lists(raw: str, ids: set[str]) -> None:
    assert (read(TOPICS, raw).value, read(TOPICS, raw).code) == (Items(frozenset(ids), True), None)


@pytest.mark.parametrize(
    ("raw", "ids"),
    [
        ("Y tế; Bóng đá", {"y_te"}),
        ("Bóng đá, Y tế", {"y_te"}),
        ("Bóng đá", set()),
        ("Y tế và Giáo dục", set()),
    ],
)
def test_an_unrecognised_item_leaves_the_others(raw: str, ids: set[str]) -> None:
    assert (read(TOPICS, raw).value, read(TOPICS, raw).code) == (Items(frozenset(ids), False), "NLS308")


def test_the_longest_label_is_taken_first() -> None:
    words = ["Đảng", "Đảng, Mặt trận", "Mặt trận"]
    choices = tuple(Choice(id=f"c{n}", label=Words(vi=word, en=f"c{n}")) for n, word in enumerate(words))
    column = Column(id="many", header=Words(vi="Nhiều", en="Many"), type="list", choices=choices)
    assert read(column, "Đảng, Mặt trận").value == Items(frozenset({"c1"}), True)
    assert read(column, "Mặt trận, Đảng").value == Items(frozenset({"c0", "c2"}), True)


# ---- text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (" Sở  Y tế ", "Sở Y tế"),
        (5, "5"),
        (5.0, "5"),
        (0.1, "0.1"),
        (1e20, "100000000000000000000"),
        (True, "TRUE"),
        (moment("2024-03-01"), "2024-03-01"),
    ],
)
def test_text_is_what_a_person_sees(raw: Any, text: str) -> None:
    assert read(NAME, raw).value == text
