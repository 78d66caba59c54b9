"""The blank form: what stands in it, and that a form filled in is a census without a fault."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nls_cli import workflows
from nls_cli.cli.main import run
from nls_cli.model.finding import tally
from nls_cli.workbooks import FormRequest, make_forms
from tests.clerk import ROWS, answer, columns, fill_in, header_row

ROOT = Path(__file__).parents[3]
BEFORE, AFTER = dt.date(2024, 12, 1), dt.date(2025, 12, 1)


def form(**asked: Any) -> Workbook:
    request = FormRequest(ROOT, asked.pop("language", "vi"), **asked)
    return load_workbook(io.BytesIO(make_forms(request).files[""]))


@pytest.fixture(scope="module")
def blank() -> Workbook:
    return form(as_of=BEFORE)


def drop_down(sheet: Worksheet, header: str) -> Any:
    """Return the drop-down of the first cell to fill in below `header`."""
    cell = sheet.cell(header_row(sheet) + 2, columns(sheet)[header])
    (found,) = [rule for rule in sheet.data_validations.dataValidation if cell.coordinate in rule.sqref]
    return found


def offered(book: Workbook, sheet: Worksheet, header: str) -> list[str]:
    """Return what a drop-down offers, through its name to the hidden sheet of lists."""
    title, cells = next(iter(book.defined_names[drop_down(sheet, header).formula1].destinations))
    found = book[title][cells]
    return [row[0].value for row in (found if isinstance(found, tuple) else ((found,),))]


def test_the_form_has_all_sheets_in_order_and_the_lists_are_hidden(blank: Workbook) -> None:
    assert blank.sheetnames == [
        "Hướng dẫn",
        "Thông tin",
        "Nhân sự",
        "Tổ CNSCĐ",
        "Địa bàn",
        "Cơ sở giáo dục",
        "Cơ quan, doanh nghiệp",
        "Danh mục",
    ]
    assert [sheet.title for sheet in blank.worksheets if sheet.sheet_state == "hidden"] == ["Danh mục"]


def test_required_columns_are_marked_and_every_header_has_a_note(blank: Workbook) -> None:
    sheet = blank["Nhân sự"]
    header = sheet[header_row(sheet)]
    starred = [cell.value for cell in header if str(cell.value).endswith(" (*)")]
    assert starred == ["Họ và tên (*)", "Đơn vị công tác (*)", "Đối tượng (*)"]
    assert all(cell.comment is not None for cell in header)
    assert "Chọn một trong: Cán bộ; Công chức" in sheet.cell(header_row(sheet), 8).comment.text


@pytest.mark.parametrize(
    ("header", "answers"),
    [
        ("Giới tính", ["Nam", "Nữ"]),
        ("Giữ chức vụ lãnh đạo", ["Có", "Không"]),
        ("Đối tượng", ["Cán bộ", "Công chức", "Viên chức", "Người lao động"]),
        ("Phụ trách chuyển đổi số", ["Chuyên trách", "Kiêm nhiệm", "Không"]),
    ],
)
def test_choices_are_drop_downs(blank: Workbook, header: str, answers: list[str]) -> None:
    assert offered(blank, blank["Nhân sự"], header) == answers


def test_a_label_with_commas_is_one_choice(blank: Workbook) -> None:
    assert "Đảng, Mặt trận, đoàn thể" in offered(blank, blank["Cơ quan, doanh nghiệp"], "Loại đơn vị")


def test_the_communes_offered_are_those_of_the_district(blank: Workbook) -> None:
    sheet = blank["Nhân sự"]
    row = header_row(sheet) + 2
    formula = drop_down(sheet, "Xã/Phường/Thị trấn").formula1
    assert f"MATCH($F{row},nls_commune_districts,0)" in formula
    assert sheet.cell(row, columns(sheet)["Huyện/Thành phố"]).column_letter == "F"
    pairs = list_of(blank, "nls_commune_districts", "nls_communes")
    districts = [district for district, _ in pairs]
    assert districts == sorted(districts, key=districts.index)  # each district's communes stand together
    assert ("Giao Thủy", "Giao An") in pairs
    assert len(pairs) == 175


def list_of(book: Workbook, *names: str) -> list[tuple[str, ...]]:
    found = []
    for name in names:
        title, cells = next(iter(book.defined_names[name].destinations))
        found.append([row[0].value for row in book[title][cells]])
    return list(zip(*found, strict=True))


def test_after_the_end_of_districts_communes_stand_alone() -> None:
    book = form(as_of=AFTER)
    sheet = book["Nhân sự"]
    assert len(offered(book, sheet, "Xã/Phường/Thị trấn")) == 57
    assert sheet.column_dimensions["F"].hidden
    assert answer(book["Thông tin"], "Tỉnh").value == "Ninh Bình"


def test_the_info_sheet_knows_the_form_and_the_date(blank: Workbook) -> None:
    info = blank["Thông tin"]
    assert answer(info, "Phiên bản biểu mẫu").value == "staff-census/1"
    assert answer(info, "Số liệu tính đến ngày").value.date() == BEFORE
    assert answer(info, "Tỉnh").value == "Nam Định"
    assert answer(info, "Đơn vị báo cáo").value is None


def test_ids_stay_text_and_dates_are_not_turned_into_others(blank: Workbook) -> None:
    sheet = blank["Nhân sự"]
    at = columns(sheet)
    letters = {name: sheet.cell(1, at[name]).column_letter for name in ("Mã cán bộ", "Ngày sinh")}
    assert {sheet.column_dimensions[letter].number_format for letter in letters.values()} == {"@"}


def test_sheets_print_landscape_with_their_header_on_every_page(blank: Workbook) -> None:
    for title in ROWS:
        sheet = blank[title]
        row = header_row(sheet)
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert f"${row}:${row}" in sheet.print_title_rows
        assert sheet.freeze_panes.endswith(str(row + 1))


def test_a_form_for_a_commune_offers_that_commune_alone() -> None:
    book = form(commune="giao an", as_of=BEFORE)
    assert answer(book["Thông tin"], "Đơn vị báo cáo").value == "Xã Giao An"
    assert list_of(book, "nls_commune_districts", "nls_communes") == [("Giao Thủy", "Giao An")]
    place = [cell.value for cell in book["Địa bàn"][header_row(book["Địa bàn"]) + 2]][:2]
    assert place == ["Giao Thủy", "Giao An"]


def test_a_district_is_looked_up_before_districts_ended_when_no_date_is_given() -> None:
    book = form(district="Giao Thủy")
    assert answer(book["Thông tin"], "Đơn vị báo cáo").value == "Huyện Giao Thủy"
    assert {district for district, _ in list_of(book, "nls_commune_districts", "nls_communes")} == {
        "Giao Thủy"
    }


def test_a_body_finds_its_name_filled_in() -> None:
    book = form(organization="Sở Tài chính", as_of=BEFORE)
    assert answer(book["Thông tin"], "Đơn vị báo cáo").value == "Sở Tài chính"
    assert offered(book, book["Nhân sự"], "Đơn vị công tác") == ["Sở Tài chính"]


def test_the_form_speaks_english() -> None:
    book = form(language="en", as_of=BEFORE)
    assert book.sheetnames[:3] == ["Instructions", "Info", "Staff"]
    assert offered(book, book["Staff"], "Is a leader") == ["Yes", "No"]


def test_the_same_request_gives_the_same_bytes() -> None:
    request = FormRequest(ROOT, "vi", as_of=BEFORE, district="Ý Yên")
    assert make_forms(request).files == make_forms(request).files


def test_a_form_filled_in_is_a_census_without_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "giao-an.xlsx"
    assert run(["template", "-o", str(path), "--commune", "Giao An", "--as-of", "2024-12-01"]) == 0
    fill_in(path, ROWS, {"Người lập": "Trần Thị Bình"})
    result = workflows.check([path], folder=tmp_path)
    assert tally(result.findings) == {"error": 0, "warning": 0, "note": 0}
    assert dict(result.files[0].rows) == {
        "staff": 2,
        "teams": 2,
        "localities": 1,
        "schools": 1,
        "organizations": 1,
    }
    province = workflows.score([path], folder=tmp_path).snapshot.units[0]
    values = {one.indicator.id: one.value for one in province.indicators}
    assert values["working-age-skills"] == 92


def test_a_blank_form_has_no_rows_and_no_faults(tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(make_forms(FormRequest(ROOT, "vi", as_of=BEFORE)).files[""])
    result = workflows.check([path], folder=tmp_path)
    assert tally(result.findings)["error"] == 0
    assert set(result.files[0].rows.values()) == {0}


def test_an_existing_form_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"mine")
    assert run(["template", "-o", str(path)]) == 2
    assert path.read_bytes() == b"mine"
    assert run(["template", "-o", str(path), "--force"]) == 0
    assert zipfile.is_zipfile(path)
    assert "--as-of" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--district", "Giao Thuye"], "Giao Thủy"),
        (["--commune", "Quang Trung", "--as-of", "2024-12-01"], "--district"),
        (["--commune", "Nowhere"], "Nowhere"),
        (["--split-by", "commune"], "--from"),
    ],
)
def test_what_cannot_be_made_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    path = tmp_path / "form.xlsx"
    assert run(["template", "-o", str(path), *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not path.exists()
