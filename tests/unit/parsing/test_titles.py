"""Titles in one cell above a table's header say where the rows are that name no unit; nothing of them is guessed."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from nls_cli.model.census import Census
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.workflows import load_targets
from tests.raw import raw_sheet, workbook

TARGETS = load_targets("nam-dinh-kh76", Path(__file__).parents[3])[0]
TYPES = FormTypes(TARGETS.form)
HEADER = ["TT", "Họ và tên", "Đơn vị công tác", "Huyện", "Xã", "Đối tượng"]
PROVINCE, HAI, AN = "khoi-tinh", "giao-thuy.giao-hai", "giao-thuy.giao-an"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
SIGNED = [[], [None, None, None, None, "TM. UBND XÃ GIAO HẢI"], [None, None, None, None, "CHỦ TỊCH"], [], [],
          [None, None, None, None, "Lê Văn Cường"], []]  # fmt: skip


def one(number: int, district: str | None = None, commune: str | None = None) -> list[Any]:
    return [number, f"Nguyễn Văn {chr(64 + number)}", "Văn phòng", district, commune, "Công chức"]


def census(rows: list[list[Any]], day: dt.date = dt.date(2024, 12, 1)) -> Census:
    parsed = parse_workbook(workbook(raw_sheet(rows)), TYPES, day)
    return assemble_census([parsed], TARGETS.form, TARGETS.units, day)


def places(found: Census, sheet: str = "staff") -> list[str]:
    of = found.tables[sheet].places
    return [of.values[code].leaf for code in of.codes]


def told(found: Census, code: str) -> list[int]:
    return [row for finding in found.findings if finding.code == code for row in finding.rows]


def table(title: str | list[Any], number: int) -> list[list[Any]]:
    return [title if isinstance(title, list) else [title], HEADER, one(number)]


@pytest.mark.parametrize("at", [0, 1, 4])
@pytest.mark.parametrize(
    "title",
    [
        "XÃ GIAO HẢI",
        "Xã Giao Hải",
        "UBND XÃ GIAO HẢI",
        "1. XÃ GIAO HẢI",
        "X. Giao Hải",
        "Đơn vị: Xã Giao Hải",
        "Xã: Giao Hải",
        "(Xã Giao Hải)",
        "XÃ GIAO HẢI NĂM 2024",
        "XA GIAO HAI",
        "xã Giao Hải, huyện Giao Thuỷ, tỉnh Nam Định",
        unicodedata.normalize("NFD", "XÃ GIAO HẢI"),
    ],
)
def test_each_table_is_under_its_own_title(title: str, at: int) -> None:
    above = [None] * at
    found = census([[*above, title], HEADER, one(1), [], [*above, "XÃ GIAO AN"], HEADER, one(2)])
    assert places(found) == [HAI, AN]
    assert told(found, "NLS222") == [3, 7]
    assert told(found, "NLS510") == []


@pytest.mark.parametrize(
    "above",
    [
        [["UBND HUYỆN GIAO THỦY", None, None, None, NATION], ["XÃ GIAO HẢI"]],
        [
            ["UBND TỈNH NAM ĐỊNH", None, None, NATION],
            ["SỞ NỘI VỤ"],
            [],
            ["XÃ GIAO HẢI"],
            ["DANH SÁCH CÁN BỘ"],
        ],
        [
            ["XÃ GIAO HẢI"],
            ["DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ GIAO HẢI NĂM 2025"],
            [],
            ["(Kèm theo Công văn 12)"],
        ],
        [["XÃ GIAO HẢI"], [None, None, None, "TP. Nam Định, ngày 01 tháng 12 năm 2024"], [], []],
    ],
)
def test_a_letterhead_and_a_report_s_title_do_not_hide_it(above: list[list[Any]]) -> None:
    assert places(census([*above, HEADER, one(1)])) == [HAI]


def test_a_district_s_letterhead_alone_means_the_district() -> None:
    above = ["UBND HUYỆN GIAO THỦY", None, None, NATION]
    assert places(census([above, ["PHÒNG NỘI VỤ"], HEADER, one(1)])) == ["giao-thuy.cap-huyen"]


def test_what_a_row_says_itself_wins() -> None:
    found = census([["XÃ GIAO HẢI"], HEADER, one(1, "Giao Thủy", "Giao An"), one(2), one(3, "Hải Hậu")])
    assert places(found) == [AN, HAI, "hai-hau.cap-huyen"]
    assert told(found, "NLS222") == [4]


@pytest.mark.parametrize(
    "title",
    [
        "XÃ HỒNG QUANG",  # of two districts
        "XÃ GIAO HAI X",
        "XÃ GIAO HẢI VÀ XÃ GIAO AN",
        "TRẠM Y TẾ XÃ GIAO HẢI",
        "DANH SÁCH CÁN BỘ XÃ GIAO HẢI",
        "HUYỆN Ý YÊN, XÃ GIAO HẢI",
    ],
)
def test_what_cannot_be_told_is_not_guessed_but_said(title: str) -> None:
    found = census([*table("XÃ GIAO AN", 1), [], *table(title, 2)])
    assert places(found) == [AN, PROVINCE]
    assert told(found, "NLS510") == [7]


def test_a_long_note_above_the_header_is_no_title() -> None:
    """To look for a unit at each word of a cell's 32,767 letters would take minutes."""
    assert told(census(table("Danh sách cán bộ XÃ GIAO HẢI", 1)), "NLS510") == [3]
    found = census(table("Danh sách cán bộ " * 25 + "XÃ GIAO HẢI", 1))
    assert (places(found), told(found, "NLS510")) == ([PROVINCE], [])
    assert places(census(table("XÃ GIAO HẢI " + "năm 2024 " * 50, 1))) == [PROVINCE]
    for padded in ("XÃ GIAO HẢI" + " " * 500, " " * 500 + "XÃ GIAO HẢI"):
        assert places(census(table(padded, 1))) == places(census(table("XÃ GIAO HẢI", 1))) != [PROVINCE]


def test_titles_that_contradict_each_other_are_said() -> None:
    for pair in (["XÃ GIAO HẢI"], ["XÃ GIAO AN"]), (["HUYỆN HẢI HẬU"], ["XÃ GIAO HẢI"]):
        found = census([*pair, HEADER, one(1)])
        assert (places(found), told(found, "NLS510")) == ([PROVINCE], [4])


@pytest.mark.parametrize("title", ["Trường THCS Giao Hải", "UBND TỈNH NAM ĐỊNH", "SỞ NỘI VỤ", NATION])
def test_a_body_or_the_province_is_no_title_of_a_unit(title: str) -> None:
    found = census(table(title, 1))
    assert (places(found), told(found, "NLS510")) == ([PROVINCE], [])


def test_a_signature_is_not_the_next_table_s_title() -> None:
    found = census([*table("XÃ GIAO HẢI", 1), *SIGNED, *table("XÃ GIAO AN", 2)])
    assert places(found) == [HAI, AN]
    untitled = census([HEADER, one(1), *SIGNED, HEADER, one(2)])
    assert places(untitled) == [PROVINCE, PROVINCE]


def test_a_header_printed_again_without_a_title_is_the_next_page() -> None:
    assert places(census([*table("XÃ GIAO HẢI", 1), HEADER, one(2), [], HEADER, one(3)])) == [HAI] * 3


@pytest.mark.parametrize("number", ["", "1. "])
def test_group_rows_and_sums_below_a_title(number: str) -> None:
    rows: list[list[Any]] = []
    for at, name in enumerate(("XÃ GIAO HẢI", "XÃ GIAO AN")):
        rows += [
            [number.replace("1", str(at + 1)) + name],
            HEADER,
            ["I. Lãnh đạo"],
            one(1 + 3 * at),
            ["Cộng", None, 1],
        ]
        rows += [["II. Công chức"], one(2 + 3 * at), one(3 + 3 * at), []]
    assert places(census([*rows, ["Tổng số: 6 người"]])) == [HAI] * 3 + [AN] * 3


def test_a_group_row_that_only_begins_like_a_unit_changes_nothing() -> None:
    rows = [["XÃ GIAO HẢI"], HEADER, ["I. Xã hội"], one(1), ["II. Xã đội"], one(2)]
    assert places(census(rows)) == [HAI, HAI]


def test_titles_numbered_otherwise_than_the_groups_below_them() -> None:
    rows = [["XÃ GIAO HẢI"], HEADER, ["I. Lãnh đạo"], one(1), ["2. XÃ GIAO AN"], ["I. Lãnh đạo"], one(2)]
    assert places(census(rows)) == [HAI, AN]


def test_a_district_holds_until_the_next() -> None:
    rows = [["HUYỆN Ý YÊN"], *table("XÃ HỒNG QUANG", 1), *table("XÃ YÊN BÌNH", 2)]
    rows += [["HUYỆN NAM TRỰC"], *table("XÃ HỒNG QUANG", 3), ["HUYỆN HẢI HẬU"], HEADER, one(4)]
    assert places(census(rows)) == [
        "y-yen.hong-quang", "y-yen.yen-binh", "nam-truc.hong-quang", "hai-hau.cap-huyen"
    ]  # fmt: skip


def test_units_between_the_rows_of_one_table() -> None:
    for at in (0, 1):
        title = [None] * at
        rows = [HEADER, [*title, "XÃ GIAO HẢI"], one(1), [*title, "XÃ GIAO AN"], one(2), one(3)]
        assert places(census(rows)) == [HAI, AN, AN]
    person = [HEADER, one(1), [None, "Xa Thị Lan"], one(2)]
    assert len(places(census(person))) == 3  # a person of whom nothing else is known is no title


def test_it_holds_for_the_other_tables_of_its_worksheet() -> None:
    teams = ["Mã tổ", "Tên tổ", "Xã", "Số thành viên"]
    rows = [*table("XÃ GIAO HẢI", 1), [], ["TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"], teams, ["T1", "Tổ 1", None, 5], []]
    rows += [*table("XÃ GIAO AN", 2), [], ["TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"], teams, ["T2", "Tổ 2", None, 5]]
    found = census(rows)
    assert (places(found), places(found, "teams")) == ([HAI, AN], [HAI, AN])


def test_without_any_place_column() -> None:
    header, row = ["Họ và tên", "Đơn vị công tác", "Đối tượng"], ["Trần An", "Văn phòng", "Cán bộ"]
    assert places(census([["XÃ GIAO HẢI"], header, row, ["XÃ GIAO AN"], header, row])) == [HAI, AN]


def test_after_the_reform_only_units_of_that_day() -> None:
    rows = [*table("XÃ GIAO MINH", 1), *table("XÃ GIAO HẢI", 2), *table("HUYỆN GIAO THỦY", 3)]
    found = census(rows, dt.date(2025, 12, 1))
    assert places(found) == ["giao-minh", PROVINCE, PROVINCE]
    assert told(found, "NLS510") == [6, 9]


def test_a_body_that_contradicts_the_title_is_said() -> None:
    rows = [["XÃ GIAO HẢI"], HEADER, one(1), one(2)]
    rows[2][2], rows[3][2] = "UBND xã Giao An", "UBND xã Giao Hải"
    found = census(rows)
    assert (places(found), told(found, "NLS510")) == ([HAI, HAI], [3])
