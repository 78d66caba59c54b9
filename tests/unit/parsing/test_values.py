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
from nls_cli.parsing.dates import period_text, read_period
from nls_cli.parsing.numbers import number_style
from nls_cli.parsing.values import Reading, Ways, build_type, is_blank, read_value
from nls_cli.workflows import load_targets
from tests.small import census

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
EDUCATION = FORM.sheet("staff").column("education")
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
        "v", "V", "+", "√", "×", "☑", "☒", "\uf0fc", "х", "“x”", "'x'", "\uff58",
        "đã", "Đã học", "đã bồi dưỡng năm 2023", "ĐÃ HOÀN THÀNH", nfd("đã học"),
    ],
)  # fmt: skip
def test_yes(raw: Any) -> None:
    assert (read(YES_NO, raw).value, read(YES_NO, raw).code) == (True, None)


@pytest.mark.parametrize(
    "raw",
    [
        "Không",
        "không",
        "KHÔNG",
        "0",
        0,
        0.0,
        False,
        "FALSE",
        "no",
        "-",
        "–",
        "ko",
        "☐",
        "chưa",
        "Chưa học",
        "chưa có",
    ],
)
def test_no(raw: Any) -> None:
    assert (read(YES_NO, raw).value, read(YES_NO, raw).code) == (False, None)


@pytest.mark.parametrize(
    "raw",
    [
        "chưa rõ", "Chưa biết", "chưa xác định", "chưa rõ lắm", "không rõ lắm", "có thể", "không biết",
        "?", "xx", "2", 2, 0.5, "✗", "đãi ngộ", "chưabao giờ", moment("2024-01-01"), "Co",
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
        "15/03-2024",
        "1/2",
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
    ("raw", "near"),
    [
        ("Công trức", "Công chức"),
        ("cong chuc", "Công chức"),
        ("-", None),
        ("zzz", None),
        ("Cán bộ hợp đồng", None),
    ],
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


# ---- months, quarters, short years, serial numbers


@pytest.mark.parametrize(
    ("raw", "first", "last"),
    [
        ("T3/2023", (2023, 3, 1), (2023, 3, 31)),
        ("t.3/2023", (2023, 3, 1), (2023, 3, 31)),
        ("Tháng 03/2023", (2023, 3, 1), (2023, 3, 31)),
        (nfd("tháng 3 năm 2023"), (2023, 3, 1), (2023, 3, 31)),
        ("Quý II/2023", (2023, 4, 1), (2023, 6, 30)),
        ("quí 4 năm 2023", (2023, 10, 1), (2023, 12, 31)),
        ("Q1/2023", (2023, 1, 1), (2023, 3, 31)),
        ("năm 2023", (2023, 1, 1), (2023, 12, 31)),
        ("ngày 15 tháng 3 năm 2023", (2023, 3, 15), (2023, 3, 15)),
    ],
)
def test_dates_in_words(raw: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    reading = read(TRAINED_ON, raw)
    assert (reading.value, reading.code) == (Period(dt.date(*first), dt.date(*last)), None)


@pytest.mark.parametrize(
    "raw", ["T13/2023", "Quý V/2023", "Quý 5/2023", "T3", "3/23", "quý này", "45000", "II/2023"]
)
def test_words_that_are_no_date(raw: str) -> None:
    assert (read(TRAINED_ON, raw).value, read(TRAINED_ON, raw).code) == (Missing.INVALID, "NLS306")


def test_a_month_is_not_enough_for_a_birth_however_it_is_written() -> None:
    read_so = [read(BORN, raw) for raw in ("3/1985", "T3/1985", "Quý I/1985")]
    assert {(one.code, one.params["why"]) for one in read_so} == {("NLS306", "month")}
    assert read(BORN, "31/2/1985").params["why"] == "no_date"


@pytest.mark.parametrize(
    "raw", ["28 / 2 / 1985", "“28/02/1985”", "'28/02/1985", "28/02/1985 00:00", "28/ 2/85"]
)
def test_quotes_spaces_and_midnight_say_nothing(raw: str) -> None:
    assert read(BORN, raw).value == day(1985, 2, 28)


@pytest.mark.parametrize(
    ("column", "raw", "meant"),
    [
        (TRAINED_ON, "15/3/23", day(2023, 3, 15)),
        (TRAINED_ON, "15-03-23", day(2023, 3, 15)),
        (BORN, "15/3/85", day(1985, 3, 15)),
        (BORN, "15/3/08", day(2008, 3, 15)),
        (BORN, "29.2.00", day(2000, 2, 29)),
        (TRAINED_ON, 45000, day(2023, 3, 15)),
        (TRAINED_ON, 45000.75, day(2023, 3, 15)),
        (BORN, 31121, day(1985, 3, 15)),
    ],
)
def test_short_years_and_serial_numbers_are_taken_with_a_note(
    column: Column, raw: Any, meant: Period
) -> None:
    reading = read(column, raw)
    assert (reading.value, reading.code) == (meant, "NLS316")
    assert (reading.params["meant"] == "***") is column.personal


@pytest.mark.parametrize(
    ("column", "raw"), [(BORN, "15/3/20"), (TRAINED_ON, "15/3/85"), (TRAINED_ON, 12000), (TRAINED_ON, 99999)]
)
def test_years_that_nobody_expects(column: Column, raw: Any) -> None:
    assert (read(column, raw).value, read(column, raw).code) == (Missing.INVALID, "NLS306")


def test_a_date_that_could_be_of_two_centuries_is_not_guessed() -> None:
    anything = TRAINED_ON.model_copy(update={"years": None, "not_after": None})
    reading = read(anything, "15/3/23")
    assert (reading.value, reading.code) == (Missing.INVALID, "NLS315")
    assert reading.params["meant"] == (dt.date(1923, 3, 15), dt.date(2023, 3, 15))
    assert read(anything, "29/2/00").value == day(2000, 2, 29)  # 1900 had none


def test_two_date_systems() -> None:
    adapter = build_type(TRAINED_ON, FORM)
    assert read_value(adapter, 43538, AS_OF, Ways(date_1904=True)).value == day(2023, 3, 15)
    unknown = read_value(adapter, 43538, AS_OF, Ways(date_1904=None))
    assert (unknown.value, unknown.code) == (Missing.INVALID, "NLS315")


@pytest.mark.parametrize(
    "cell", [dt.date(1900, 2, 28), dt.datetime.fromisoformat("1900-01-01"), dt.date(1899, 12, 31)]
)
def test_days_that_excel_miscounts_are_no_dates(cell: dt.date) -> None:
    assert (read(BORN, cell).value, read(BORN, cell).code) == (Missing.INVALID, "NLS306")
    assert read(BORN, "28/02/1900").code is None  # a text says what it means


def test_a_month_stored_as_a_number_is_said() -> None:
    reading = read(TRAINED_ON, 3.2023)
    assert reading.value == read(TRAINED_ON, "3/2023").value
    assert (reading.code, reading.params) == ("NLS316", {"meant": "03/2023", "how": "number"})
    assert read(TRAINED_ON, 2023.0).code is None
    assert read(TRAINED_ON, "3.2023").code is None


def test_a_period_is_written_as_it_is_read() -> None:
    for text in ("15/03/2023", "03/2023", "Quý IV/2023", "2023"):
        found = read_period(text)
        assert found is not None
        assert period_text(found.period) == text


# ---- numbers as text, told by the whole column


@pytest.mark.parametrize(
    ("texts", "whole", "style"),
    [
        (["1.234", "12"], True, None),
        (["1.234,5", "1.234"], False, "vietnamese"),
        (["1.234.567"], True, "vietnamese"),
        (["12,5"], False, "vietnamese"),
        (["1,234.5", "1,234"], False, "english"),
        (["1,234,567"], True, "english"),
        (["1,234", "2,345", "987", "4,321"], True, "english"),
        (["1,234", "2,345"], True, None),  # two may be chance
        (["1,234", "2,345", "4,321"], False, None),  # three decimals
        (["1,234", "2,345", "4,321", "1.234"], True, None),
        (["1,234.5", "1.234,5"], False, None),
        (["12.5"], False, None),
    ],
)
def test_how_a_column_writes_numbers(texts: list[str], whole: bool, style: str | None) -> None:
    assert number_style(texts, whole=whole).style == style


@pytest.mark.parametrize(
    ("raw", "style", "value", "code"),
    [
        ("1,234", None, Missing.INVALID, "NLS315"),
        ("1,234", "vietnamese", Fraction(1234, 1000), "NLS312"),
        ("1,234", "english", Fraction(1234), "NLS312"),
        ("1,234.5", "english", Fraction(12345, 10), "NLS312"),
        ("12.5", "english", Fraction(25, 2), "NLS312"),
        ("1.234", "english", Missing.INVALID, "NLS315"),
        ("1.234", None, Fraction(1234), "NLS312"),
        (1.234, "english", Fraction(1234, 1000), None),
    ],
)
def test_a_number_is_read_as_its_column_writes(raw: Any, style: Any, value: Any, code: str | None) -> None:
    reading = read_value(build_type(BUDGET, FORM), raw, AS_OF, Ways(style))
    assert (reading.value, reading.code) == (value, code)


# ---- an answer and more


@pytest.mark.parametrize(
    ("raw", "level", "rest"),
    [
        ("Đại học Luật", "dai_hoc", "Luật"),
        ("ĐH CNTT", "dai_hoc", "CNTT"),
        ("ĐH - Công nghệ thông tin", "dai_hoc", "Công nghệ thông tin"),
        ("Thạc sỹ: Quản lý công", "thac_si", "Quản lý công"),
        ("Đại học (VLVH)", "dai_hoc", ""),
        ("Đại học chính quy", "dai_hoc", ""),
        ("Đại học tại chức Kinh tế", "dai_hoc", "Kinh tế"),
        ("ĐH Luật (VLVH)", "dai_hoc", "Luật"),
        ("Cao đẳng (Sư phạm)", "cao_dang", "Sư phạm"),
    ],
)
def test_a_level_and_a_major(raw: str, level: str, rest: str) -> None:
    reading = read(EDUCATION, raw)
    assert (reading.value, reading.code, reading.rest) == (level, "NLS316", rest)


@pytest.mark.parametrize(
    "raw",
    [
        "Trung cấp lý luận chính trị", "Trung cấp LLCT", "Đại học đang học", "Đại học (chưa tốt nghiệp)",
        "Đại học, Thạc sĩ", "Cao đẳng/Đại học", "Đại học và cao đẳng", "12/12", "Đại học 2", "Luật",
    ],
)  # fmt: skip
def test_what_is_no_level_for_certain(raw: str) -> None:
    assert (read(EDUCATION, raw).value, read(EDUCATION, raw).code) == (Missing.INVALID, "NLS302")


@pytest.mark.parametrize(
    ("column", "raw", "value"),
    [
        (EDUCATION, "ĐH", "dai_hoc"), (EDUCATION, "CĐ", "cao_dang"), (EDUCATION, "ThS.", "thac_si"),
        (EDUCATION, "TS", "tien_si"), (EDUCATION, "TC", "trung_cap"), (EDUCATION, "SC", "so_cap"),
        (EDUCATION, "“Đại học”", "dai_hoc"), (EDUCATION, "Сао đẳng", "cao_dang"),  # a Cyrillic С, а, о
        (ROLE, "KN", "kiem_nhiem"), (ROLE, "K/nhiệm", "kiem_nhiem"), (ROLE, "kiêm nhiệm.", "kiem_nhiem"),
        (ROLE, "C/trách", "chuyen_trach"),
    ],
)  # fmt: skip
def test_abbreviations_are_aliases_of_the_form(column: Column, raw: str, value: str) -> None:
    assert (read(column, raw).value, read(column, raw).code) == (value, None)


def test_the_major_goes_where_it_belongs() -> None:
    people = [
        {"full_name": "A", "education": "Đại học Luật"},
        {"full_name": "B", "education": "Đại học Luật", "major": "Kinh tế"},
        {"full_name": "C", "education": "Đại học", "major": "luật"},
        {"full_name": "D", "education": "ĐH (VLVH)"},
    ]
    majors = census(staff=people).tables["staff"].columns["major"]
    assert [majors.values[code] for code in majors.codes] == ["luật", "kinh tế", "luật", Missing.BLANK]
    taken = [one for one in census(staff=people).findings if one.code == "NLS316"]
    assert [(one.value, list(one.rows)) for one in taken] == [("Đại học Luật", [2, 3]), ("ĐH (VLVH)", [5])]
