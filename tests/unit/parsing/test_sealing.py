"""The code of a workbook's data: it survives saving, sorting and formats, and no change of any value."""

from __future__ import annotations

import datetime as dt
import io
import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from nls_cli.certificates import seal
from nls_cli.model.seal import Seal
from nls_cli.model.workbook import Broken
from nls_cli.parsing.sealing import canonical, read_code
from nls_cli.reading.limits import Limits

ROOT = Path(__file__).parents[3]
SAVED = Path(__file__).parent / "sealed"
"""One small workbook as it was made, and as LibreOffice 7.4 saved it again as xlsx, xls and ods."""
MADE = SAVED / "made.xlsx"
BODY = "UBND xã Giao An"
STAFF = (
    "Mã cán bộ", "Họ và tên", "Ngày sinh", "Đơn vị công tác", "Lãnh đạo", "Đối tượng", "Ngày bồi dưỡng gần nhất",
    "Phụ trách CNTT",
)  # fmt: skip
LOCALITIES = (
    "Huyện/Thành phố", "Xã/Phường/Thị trấn", "Số thôn, xóm, tổ dân phố", "Dân số", "Số người dân được thông tin về CĐS",
)  # fmt: skip


def sealed(path: Path) -> Seal:
    return seal(path, targets=None, folder=ROOT, as_of=None, limits=Limits())


def code_of(book: Workbook, folder: Path) -> str:
    path = folder / "saved.xlsx"
    book.save(path)
    return sealed(path).code


@pytest.fixture(scope="module")
def code() -> str:
    return sealed(MADE).code


@pytest.mark.parametrize("name", ["libreoffice.xlsx", "libreoffice.xls", "libreoffice.ods"])
def test_libreoffice_saving_it_again_changes_nothing(name: str, code: str) -> None:
    again = sealed(SAVED / name)
    assert again.code == code
    assert again.sha256 != sealed(MADE).sha256


def test_openpyxl_saving_it_again_changes_nothing(code: str, tmp_path: Path) -> None:
    assert code_of(openpyxl.load_workbook(MADE), tmp_path) == code


def test_the_saved_workbooks_are_of_the_one_made_here(code: str, tmp_path: Path) -> None:
    path = tmp_path / "made.xlsx"
    path.write_bytes(make())
    assert sealed(path).code == code


def _recolour(book: Workbook) -> None:
    sheet = book["Nhân sự"]
    sheet["A2"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF0000")
    sheet["B2"].comment = openpyxl.comments.Comment("xem lại", "ai đó")
    sheet.column_dimensions["A"].width = 40


def _sort_rows(book: Workbook) -> None:
    sheet = book["Nhân sự"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for at, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value


def _move_columns(book: Workbook) -> None:
    sheet = book["Nhân sự"]
    columns = [[cell.value for cell in column] for column in sheet.iter_cols()]
    for at, column in enumerate(reversed(columns), 1):
        for row, value in enumerate(column, 1):
            sheet.cell(row, at).value = value


def _add_a_sheet(book: Workbook) -> None:
    book.create_sheet("Nháp")["A1"] = "ghi chép riêng"


def _add_a_column(book: Workbook) -> None:
    sheet = book["Nhân sự"]
    sheet.cell(1, sheet.max_column + 1).value = "Ghi chép nội bộ"
    sheet.cell(2, sheet.max_column).value = "xem lại"


def _spaces(book: Workbook) -> None:
    book["Nhân sự"]["B2"].value = "  Nguyễn  Văn An "


@pytest.mark.parametrize(
    "change", [_recolour, _sort_rows, _move_columns, _add_a_sheet, _add_a_column, _spaces]
)
def test_what_is_no_value_changes_nothing(
    change: Callable[[Workbook], None], code: str, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(MADE)
    change(book)
    assert code_of(book, tmp_path) == code


def _cells() -> list[tuple[str, str]]:
    book = openpyxl.load_workbook(MADE)
    return [
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows(min_row=1 if sheet.title == "Thông tin" else 2)
        for cell in row
        if cell.value is not None and (sheet.title != "Thông tin" or cell.column > 1)
    ]


@pytest.mark.parametrize(("sheet", "cell"), random.Random(1).sample(_cells(), 8))
def test_any_changed_value_changes_it(sheet: str, cell: str, code: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(MADE)
    target = book[sheet][cell]
    match target.value:
        case int() | float():
            target.value += 1
        case dt.datetime():
            target.value += dt.timedelta(days=1)
        case value:
            target.value = f"{value}x"
    assert code_of(book, tmp_path) != code


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        ("Nhân sự", "C2", None),
        ("Nhân sự", "B2", "NGUYỄN VĂN AN"),
        ("Nhân sự", "E2", "Có"),
        ("Địa bàn", "C2", "12"),
    ],
)
def test_a_cell_emptied_or_written_otherwise_changes_it(
    sheet: str, cell: str, value: str | None, code: str, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(MADE)
    assert book[sheet][cell].value not in (None, value)
    book[sheet][cell].value = value
    assert code_of(book, tmp_path) != code


def test_a_row_more_or_less_changes_it(code: str, tmp_path: Path) -> None:
    twice, without = (openpyxl.load_workbook(MADE) for _ in range(2))
    twice["Nhân sự"].append([cell.value for cell in twice["Nhân sự"][2]])
    without["Nhân sự"].delete_rows(2)
    assert len({code, code_of(twice, tmp_path), code_of(without, tmp_path)}) == 3


def test_two_values_that_change_places_change_it(code: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(MADE)
    sheet = book["Nhân sự"]
    sheet["B2"].value, sheet["B3"].value = sheet["B3"].value, sheet["B2"].value
    assert code_of(book, tmp_path) != code


def test_totals_are_rows_and_sums() -> None:
    found = {(one.sheet.vi, one.name.vi if one.name else ""): one for one in sealed(MADE).totals}
    assert found["Nhân sự", ""].value == 3
    assert found["Địa bàn", "Dân số"].value == Fraction(9300)
    assert found["Địa bàn", "Dân số"].unknown == 1
    assert ("Nhân sự", "Ngày sinh") not in found


def test_numbers_differ_only_beyond_what_programs_keep() -> None:
    assert canonical(0.1 + 0.2) == canonical(0.3)
    assert canonical(1) == canonical(1.0) == "n1"
    assert len({canonical(one) for one in ("1", 1, dt.date(1, 1, 1), Broken("error", "#N/A"), " ")}) == 5
    midnight = dt.datetime.fromisoformat("2024-01-01T00:00:00")
    assert canonical(midnight) == canonical(midnight - dt.timedelta(microseconds=100)) == "d2024-01-01"


@pytest.mark.parametrize("text", ["8f1y hmjr bwnn", "8FIY-HMJR-BWNN", "8FLY–HMJR–BWNN"])
def test_a_code_is_read_as_people_copy_it(text: str) -> None:
    assert read_code(text) == "8F1Y-HMJR-BWNN"


@pytest.mark.parametrize("text", ["", "8F1Y-HMJR", "8F1Y-HMJR-BWNNN", "8U1Y-HMJR-BWNN", "đ" * 12])
def test_what_is_no_code_is_refused(text: str) -> None:
    assert read_code(text) is None


def make() -> bytes:
    """Make the workbook again; LibreOffice's copies of it are to be made anew then."""
    book = Workbook()
    info = book.active
    assert info is not None
    info.title = "Thông tin"
    for row in (
        ("Đơn vị báo cáo", "UBND xã Giao An"),
        ("Số liệu tính đến ngày", dt.date(2024, 12, 1)),
        ("Lần gửi", 1),
    ):
        info.append(row)
    staff = book.create_sheet("Nhân sự")
    staff.append(STAFF)
    staff.append(
        ["001", "Nguyễn Văn An", dt.date(1985, 3, 15), BODY, "x", "Công chức", "03/2024", "Chuyên trách"]
    )
    staff.append(["002", "Trần Thị Bình", 1990, BODY, True, "Viên chức", dt.date(2024, 5, 2), None])
    staff.append([3, "Lê Văn Cường\n(Tư)", "01/02/1979", BODY, None, "Không rõ", 2023, "Không"])
    places = book.create_sheet("Địa bàn")
    places.append(LOCALITIES)
    places.append(["Giao Thủy", "Giao An", 12, 9300, 9200.0])
    places.append(["Giao Thủy", "Giao Hương", "1.234", None, 0.1 + 0.2])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
