"""Last period's rows in a new form: units by their successors, what belongs to a year cleared, the rest to confirm."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nls_cli import workflows
from nls_cli.cli.main import run
from nls_cli.model.finding import tally
from nls_cli.workbooks import FormRequest, Forms, make_forms
from tests.clerk import ROWS, STAFF, columns, fill_in, header_row

ROOT = Path(__file__).parents[3]
BEFORE, AFTER = dt.date(2024, 12, 1), dt.date(2025, 12, 1)
YELLOW = "FFFFF2CC"


@pytest.fixture(scope="module")
def last(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Last period's workbook: two people of Giao An, one of the district's office, one who has left."""
    path = tmp_path_factory.mktemp("last") / "2024.xlsx"
    path.write_bytes(make_forms(FormRequest(ROOT, "vi", as_of=BEFORE)).files[""])
    people = [
        *ROWS["Nhân sự"],
        STAFF
        | {
            "Mã cán bộ": "00200",
            "Đơn vị công tác": "UBND huyện Giao Thủy",
            "Xã/Phường/Thị trấn": None,
            "Đối tượng": "công chứcc",
            "Ghi chú": "của năm cũ",
        },
        STAFF | {"Mã cán bộ": "00300", "Tình trạng": "Đã rời đi", "Nơi chuyển đến": "Nghỉ hưu"},
    ]
    fill_in(path, ROWS | {"Nhân sự": people}, {})
    return path


@pytest.fixture(scope="module")
def after(last: Path) -> Forms:
    return make_forms(FormRequest(ROOT, "vi", as_of=AFTER, last=last))


def rows(data: bytes, title: str) -> tuple[Worksheet, list[dict[str, Any]]]:
    """Return the filled rows of a sheet below the example, cells by header."""
    sheet = load_workbook(io.BytesIO(data))[title]
    at = columns(sheet)
    found = []
    for number in range(header_row(sheet) + 2, sheet.max_row + 1):
        row = {header: sheet.cell(number, column) for header, column in at.items()}
        if any(cell.value is not None for cell in row.values()):
            found.append(row)
    return sheet, found


def colored(cell: Any) -> bool:
    return bool(cell.fill.fgColor.rgb == YELLOW)


def test_people_come_along_but_not_those_who_left(after: Forms) -> None:
    _, people = rows(after.files[""], "Nhân sự")
    assert [row["Mã cán bộ"].value for row in people] == ["00123", "00124", "00200"]
    assert after.carried is not None
    assert after.carried.left_out == 1


def test_a_commune_becomes_its_successor_and_the_old_name_is_remembered(after: Forms) -> None:
    _, people = rows(after.files[""], "Nhân sự")
    commune = people[0]["Xã/Phường/Thị trấn"]
    assert commune.value == "Giao Hòa"
    assert colored(commune)
    assert "Giao Thủy, Giao An" in commune.comment.text
    assert people[0]["Huyện/Thành phố"].value is None


def test_a_body_of_a_level_that_ended_is_to_be_placed_anew(after: Forms) -> None:
    _, people = rows(after.files[""], "Nhân sự")
    commune = people[2]["Xã/Phường/Thị trấn"]
    assert (commune.value, colored(commune)) == (None, True)
    assert "Giao Thủy" in commune.comment.text


def test_what_lasts_is_kept_what_may_change_is_coloured_and_what_belongs_to_the_year_is_cleared(
    after: Forms,
) -> None:
    _, people = rows(after.files[""], "Nhân sự")
    row = people[0]
    assert (row["Ngày sinh"].value, row["Ngày bồi dưỡng gần nhất"].value) == ("15/03/1985", "05/2024")
    assert row["Chuyên đề đã bồi dưỡng"].value == "Giáo dục; An toàn thông tin"
    assert not colored(row["Họ và tên"])
    assert (row["Chức vụ"].value, colored(row["Chức vụ"])) == ("Chủ tịch UBND xã", True)
    assert row["Nhận thức về chuyển đổi số"].value is None
    assert people[2]["Ghi chú"].value is None


def test_a_value_that_was_not_understood_is_kept_to_be_corrected(after: Forms) -> None:
    _, people = rows(after.files[""], "Nhân sự")
    category = people[2]["Đối tượng"]
    assert (category.value, colored(category)) == ("công chứcc", True)
    assert category.comment is not None


def test_teams_and_schools_come_along_and_localities_do_not(after: Forms) -> None:
    assert [row["Mã tổ"].value for row in rows(after.files[""], "Tổ CNSCĐ")[1]] == ["T01", "T02"]
    assert [row["Mã trường"].value for row in rows(after.files[""], "Cơ sở giáo dục")[1]] == ["036001"]
    assert rows(after.files[""], "Địa bàn")[1] == []
    company = rows(after.files[""], "Cơ quan, doanh nghiệp")[1][0]
    assert (company["Tên đơn vị"].value, company["Số lãnh đạo"].value) == ("Công ty may Giao An", None)


def test_in_the_same_stretch_of_time_places_need_no_confirmation(last: Path) -> None:
    forms = make_forms(FormRequest(ROOT, "vi", as_of=dt.date(2025, 6, 1), last=last))
    _, people = rows(forms.files[""], "Nhân sự")
    places = [people[0]["Huyện/Thành phố"], people[0]["Xã/Phường/Thị trấn"]]
    assert [(cell.value, colored(cell)) for cell in places] == [("Giao Thủy", False), ("Giao An", False)]


def test_one_form_per_commune(last: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new"
    arguments = ["template", "--from", str(last), "--split-by", "commune", "--as-of", "2025-12-01"]
    assert run([*arguments, "-o", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["giao-hoa.xlsx", "giao-thuy.cap-huyen.xlsx"]
    _, people = rows((folder / "giao-hoa.xlsx").read_bytes(), "Nhân sự")
    assert [row["Mã cán bộ"].value for row in people] == ["00123", "00124"]
    assert "Trần Thị Bình" not in "".join(capsys.readouterr())
    result = workflows.check([folder / "giao-hoa.xlsx"], folder=tmp_path)
    assert tally(result.findings)["error"] == 0
    assert run([*arguments, "-o", str(folder)]) == 2  # they exist


def test_a_workbook_without_rows_carries_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(make_forms(FormRequest(ROOT, "vi", as_of=BEFORE)).files[""])
    assert run(["template", "--from", str(path), "-o", str(tmp_path / "new.xlsx")]) == 2
    assert "nls check" in capsys.readouterr().err


def test_last_periods_file_is_never_overwritten(last: Path) -> None:
    before = last.read_bytes()
    assert run(["template", "--from", str(last), "-o", str(last), "--force"]) == 2
    assert last.read_bytes() == before


@pytest.mark.parametrize(
    ("unit", "codes"),
    [
        ({"district": "Giao Thủy"}, ["00123", "00124", "00200"]),
        ({"district": "Giao Thủy", "commune": "Giao An"}, ["00123", "00124"]),
    ],
)
def test_a_form_for_one_unit_carries_nobody_elses_people(
    last: Path, unit: dict[str, str], codes: list[str]
) -> None:
    forms = make_forms(FormRequest(ROOT, "vi", as_of=BEFORE, last=last, **unit))
    _, people = rows(forms.files[""], "Nhân sự")
    assert [row["Mã cán bộ"].value for row in people] == codes
