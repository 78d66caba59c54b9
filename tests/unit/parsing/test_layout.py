"""Where the table lies in a sheet as people really send it: drawn here as rows of cells."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from nls_cli.parsing.layout import Layout, find_layout
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.tables import find_tables
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.workflows import load_targets
from tests.raw import raw_sheet, workbook

FORM = load_targets("nam-dinh-kh76", Path(__file__).parents[3])[0].form
STAFF = FORM.sheet("staff")
HEADER = ["Họ và tên", "Đơn vị công tác", "Đối tượng", "Phụ trách CNTT"]
IDS = ["full_name", "organization", "category", "it_role"]
AN = ["Trần An", "UBND xã", "Cán bộ", "Không"]
BINH = ["Lê Bình", "UBND xã", "Công chức", "Kiêm nhiệm"]


def layout(*rows: list[Any], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Layout:
    found = find_layout(raw_sheet(rows, merged=merged), STAFF, FORM)
    assert found is not None
    return found


def skipped(found: Layout) -> dict[str, tuple[int, ...]]:
    return {one.reason: one.rows for one in found.skipped}


# ---- the header


def test_a_plain_table() -> None:
    found = layout(HEADER, AN, BINH)
    assert found.header.row == 0
    assert found.header.columns == dict(zip(IDS, range(4), strict=True))
    assert (list(found.rows), found.skipped, found.header.extra) == ([1, 2], (), ())


def test_title_rows_above_the_header() -> None:
    found = layout(
        ["UBND TỈNH NAM ĐỊNH", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["DANH SÁCH CÁN BỘ"],
        [],
        HEADER,
        AN,
        BINH,
    )
    assert (found.header.row, list(found.rows)) == (3, [4, 5])


@pytest.mark.parametrize(
    "header",
    [
        ["HỌ VÀ TÊN (*)", "Đơn vị  công tác", "ĐỐI TƯỢNG", "Phụ trách CNTT (ghi rõ)"],
        ["Ho va ten", "Don vi cong tac", "Doi tuong", "Phu trach CNTT"],
        [unicodedata.normalize("NFD", text) for text in HEADER],
        ["Họ tên", "Cơ quan công tác", "Loại", "Phụ trách công nghệ thông tin"],
        ["Full name", "Organization", "Category", "IT officer"],
        ["Họ và\ntên", "Đơn vị\ncông tác", "Đối\ntượng", "Phụ trách\nCNTT"],
    ],
    ids=["capitals", "no accents", "NFD", "aliases", "English", "line breaks"],
)
def test_headers_as_people_write_them(header: list[str]) -> None:
    assert list(layout(header, AN).header.columns) == IDS


def test_reordered_and_extra_columns() -> None:
    found = layout(
        ["STT", "Phụ trách CNTT", "Họ và tên", "Số điện thoại", "Đối tượng", "Đơn vị công tác"],
        [1, "Không", "Trần An", "09", "Cán bộ", "UBND xã"],
    )
    assert found.header.columns == {"it_role": 1, "full_name": 2, "category": 4, "organization": 5}
    assert (found.header.extra, found.header.serial) == ((3,), (0,))


def test_a_header_in_two_rows() -> None:
    """What stands above only, what stands below only, and what needs both."""
    found = layout(
        ["Họ và tên", "Đơn vị công tác", "Đối tượng", "Phụ trách", None],
        [None, None, None, "CNTT", "an toàn thông tin"],
        [*AN, "Không"],
    )
    assert found.header.row == 1
    assert list(found.header.columns) == [*IDS, "security_role"]
    assert list(found.rows) == [2]


def test_a_column_claimed_twice_is_not_read() -> None:
    found = layout([*HEADER, "Họ tên"], [*AN, "Trần An"])
    assert found.header.claimed_twice == {"full_name": (0, 4)}
    assert "full_name" not in found.header.columns


def test_no_header_no_table() -> None:
    assert find_layout(raw_sheet([["Ghi chú chung"], ["a", "b"]]), FORM.sheet("schools"), FORM) is None
    assert find_layout(raw_sheet([]), STAFF, FORM) is None


# ---- rows that are no data


@pytest.mark.parametrize(
    "numbers", [["A", 1, 2, 3], ["(1)", "(2)", "(3)", "(4)"], [1, 2, 3, 4], ["1", "2", "3", "4"]]
)
def test_a_row_of_column_numbers(numbers: list[Any]) -> None:
    found = layout(HEADER, numbers, AN)
    assert (list(found.rows), skipped(found)) == ([2], {"column_numbers": (1,)})


def test_column_numbers_stand_right_below_the_header_only() -> None:
    assert list(layout(HEADER, AN, ["1", "2", "3", "4"]).rows) == [1, 2]


@pytest.mark.parametrize(
    "heading", ["I. Lãnh đạo huyện", "II) Phòng Nội vụ", "A - Khối Đảng", "1.2. Văn phòng"]
)
def test_a_group_row(heading: str) -> None:
    found = layout(HEADER, [heading], AN, BINH)
    assert (list(found.rows), skipped(found)) == ([2, 3], {"heading": (1,)})


def test_a_group_row_merged_across_the_table() -> None:
    found = layout(HEADER, ["Lãnh đạo huyện"], AN, merged=((2, 1, 2, 4),))
    assert (list(found.rows), skipped(found)) == ([2], {"heading": (1,)})


def test_a_lone_name_is_a_person_with_blanks() -> None:
    assert list(layout(HEADER, ["Trần An"], BINH).rows) == [1, 2]


@pytest.mark.parametrize(
    "total", [["Tổng cộng", None, 2], ["Cộng:", None, None, 2], ["TỔNG SỐ", 2], [None, "Cộng", 2]]
)
def test_a_total_row(total: list[Any]) -> None:
    found = layout(HEADER, AN, BINH, total)
    assert (list(found.rows), skipped(found)) == ([1, 2], {"total": (3,)})


@pytest.mark.parametrize("name", ["Tổng Thị Cộng", "Cộng Hòa Bình"])
def test_a_person_whose_name_begins_like_a_total(name: str) -> None:
    assert list(layout(HEADER, [name, *AN[1:]], BINH).rows) == [1, 2]


def test_a_signature_block_below_a_gap() -> None:
    """The place and date, who signs as what, room for the signatures, the names."""
    found = layout(
        [*HEADER, "Tình trạng"],
        AN,
        BINH,
        [],
        [None, None, "Nam Định, ngày 01 tháng 12 năm 2024"],
        ["NGƯỜI LẬP", None, "THỦ TRƯỞNG"],
        [],
        [],
        ["Nguyễn Văn Mô", None, "Trần Văn Phỏng"],
    )
    assert list(found.rows) == [1, 2]
    assert skipped(found) == {"below_table": (4, 5, 8)}


def test_thin_rows_in_and_after_a_table_of_people() -> None:
    """A person with a name alone stays where fuller rows follow, and where no gap parts it from them."""
    wide = [*HEADER, "Tình trạng"]
    assert list(layout(wide, AN, [], ["Lê Bình"], [], BINH).rows) == [1, 3, 5]
    assert list(layout(wide, AN, ["Lê Bình"]).rows) == [1, 2]
    assert list(layout(wide, ["Trần An"], [], ["Lê Bình"], [], ["Ngô Cư"]).rows) == [1, 3]


def test_rows_go_on_after_a_gap() -> None:
    assert list(layout(HEADER, AN, [], BINH).rows) == [1, 3]


def test_the_header_printed_again_on_the_next_page() -> None:
    found = layout(HEADER, AN, HEADER, BINH)
    assert (list(found.rows), skipped(found)) == ([1, 3], {"repeated_header": (2,)})


def test_a_row_that_fills_unknown_columns_only() -> None:
    found = layout(["STT", *HEADER], [1, *AN], [2], [3, *BINH])
    assert (list(found.rows), skipped(found)) == ([1, 3], {"unmapped_only": (2,)})


def test_everything_at_once() -> None:
    found = layout(
        ["UBND HUYỆN GIAO THỦY"],
        ["STT", *HEADER],
        ["A", 1, 2, 3, 4],
        [None, "I. Lãnh đạo"],
        [1, *AN],
        [None, "II. Chuyên viên"],
        [2, *BINH],
        [None, "Cộng", None, 2],
        [],
        [None, "NGƯỜI LẬP", None, None, None],
    )
    assert list(found.rows) == [4, 6]
    assert skipped(found) == {
        "column_numbers": (2,),
        "total": (7,),
        "heading": (3, 5),
        "below_table": (9,),
    }


# ---- which worksheet is which


@pytest.mark.parametrize(
    "name", ["Nhân sự", "NHÂN SỰ", "nhan su", "Staff", "1. Nhân sự", "II. Nhân sự", "Danh sách cán bộ"]
)
def test_a_worksheet_is_known_by_its_name(name: str) -> None:
    found = find_tables([raw_sheet([["x"]], name)], FormTypes(FORM), "a.xlsx")
    assert (list(found.tables), found.strangers) == (["staff"], [])


def test_a_worksheet_with_another_name_is_known_by_its_header() -> None:
    sheets = [raw_sheet([["x"]], "Ghi chú"), raw_sheet([HEADER, AN], "Sheet1")]
    found = find_tables(sheets, FormTypes(FORM), "a.xlsx")
    assert [one.raw.name for one in found.tables["staff"]] == ["Sheet1"]
    assert [one.name for one in found.strangers] == ["Ghi chú"]


# ---- true places in Excel


def test_a_finding_names_the_row_and_column_that_excel_shows() -> None:
    """The used area begins in row 5; title, header, numbers, then two people."""
    rows = [["DANH SÁCH"], ["STT", *HEADER], ["A", 1, 2, 3, 4], [1, *AN], [2, *BINH[:3], "x"]]
    parsed = parse_workbook(workbook(raw_sheet(rows, first_row=5)), FormTypes(FORM), None)
    (wrong,) = [one for one in parsed.findings if one.code == "NLS302"]
    assert (list(wrong.rows), wrong.column, wrong.field, wrong.value) == ([9], 5, "it_role", "x")


# ---- tick columns


@pytest.mark.parametrize(
    ("cells", "ticked"),
    [
        (["x", None, "Có"], True),
        ([None, None, None], False),  # wholly blank: unknown
        (["x", None, "Không"], False),  # an explicit no
        (["x", None, "?"], False),  # something not understood
        (["x", None, "#N/A"], False),
        (["Không", None, None], False),
        (["x", None, "   "], True),
    ],
)
@pytest.mark.parametrize("header", ["Đã bồi dưỡng kỹ năng số cơ bản", "Phụ trách CNTT"])
def test_when_a_blank_means_no(header: str, cells: list[Any], ticked: bool) -> None:
    tick = {"x": "Chuyên trách", "Có": "Kiêm nhiệm"} if header.startswith("Phụ") else {}
    rows = [[f"Người {n}", "UBND", "Cán bộ", tick.get(cell, cell)] for n, cell in enumerate(cells)]
    sheet = raw_sheet([[*HEADER[:3], header], *rows])
    parsed = parse_workbook(workbook(sheet), FormTypes(FORM), None)
    notes = [one for one in parsed.findings if one.code == "NLS311"]
    assert len(notes) == ticked
    column = "it_role" if tick else "trained_basic"
    values = parsed.tables["staff"].columns[column].values
    assert ((False in values) or ("khong" in values and "Không" not in cells)) == (
        ticked or (not tick and "Không" in cells)
    )


def test_what_an_always_blank_means() -> None:
    parsed = parse_workbook(
        workbook(raw_sheet([[*HEADER[:3], "Tình trạng"], [*AN[:3], None], [*BINH[:3], "Đã rời đi"]])),
        FormTypes(FORM),
        None,
    )
    cells = parsed.tables["staff"].columns["status"]
    assert [cells.values[code] for code in cells.codes] == ["dang_cong_tac", "da_roi_di"]
