"""Text of old fonts: told by the evidence of a column, said once, never guessed at, converted as a whole."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from nls_cli import workflows
from nls_cli.cli.main import run
from nls_cli.model.check import CheckResult
from nls_cli.model.workbook import RawWorkbook
from nls_cli.parsing.encodings import decoded
from nls_cli.parsing.legacy import find_recodings
from nls_cli.parsing.syllables import is_syllable, loud_words
from tests.clerk import ROWS
from tests.old_fonts import VN3, WAYS, tcvn3, vni
from tests.raw import raw_sheet, workbook

ROOT = Path(__file__).parents[3]
AS_OF = dt.date(2024, 12, 1)
UNITS = [
    unit["name"]
    for unit in yaml.safe_load((ROOT / "targets/units/nam-dinh.yaml").read_text("utf-8"))["units"]
]
PEOPLE = ["Nguyễn Văn Tú", "Trần Thị Bình", "Lê Hữu Phước", "Đỗ Quang Đạt", "Phạm Ngọc Ánh"]
ways = pytest.mark.parametrize("write", WAYS.values(), ids=WAYS)
Write = Callable[[str], str]


def table(headers: list[str], rows: list[list[Any]]) -> RawWorkbook:
    return workbook(raw_sheet([headers, *rows]))


def whole(write: Write) -> RawWorkbook:
    """A commune's whole census, every text of it written in one way."""
    sheets = []
    for title, rows in ROWS.items():
        headers = list(dict.fromkeys(header for row in rows for header in row))
        cells = [[_written(row.get(header), write) for header in headers] for row in rows]
        sheets.append(raw_sheet([[write(header) for header in headers], *cells], title))
    return workbook(*sheets)


def _written(cell: Any, write: Write) -> Any:
    return write(cell) if isinstance(cell, str) else cell


def check(raw: RawWorkbook) -> CheckResult:
    targets, _ = workflows.load_targets(workflows.DEFAULT_TARGETS, ROOT)
    return workflows.check_answers([raw], targets, [Path("a.xlsx")], AS_OF, None)


def codes(raw: RawWorkbook) -> Counter[str]:
    return Counter(one.code for one in check(raw).findings)


# ---- letters, words, columns


@ways
def test_every_unit_comes_back_as_it_was(write: Write) -> None:
    (recoding,) = find_recodings([[write(name) for name in UNITS]])
    assert recoding is not None
    assert [recoding(write(name)) for name in UNITS] == UNITS


def test_every_letter_of_vn3() -> None:
    assert len(VN3) == 74
    assert {decoded(old, "tcvn3", "cp1252"): old for old in VN3.values()} == VN3


def test_capitals_that_vn3_has_not() -> None:
    assert decoded("UBND HUYÖN GIAO THñY", "tcvn3", "cp1252") == "UBND HUYỆN GIAO THỦY"
    assert decoded("Ph¹m Ngäc ¸nh", "tcvn3", "cp1252") == "Phạm Ngọc Ánh"


def test_names_of_units_are_syllables_and_other_words_are_not() -> None:
    assert [word for name in UNITS for word in loud_words(name) if not is_syllable(word)] == []
    for word in ("Müller", "élève", "NguyÔn", "Nguyeãn", "Nguyá»…n", "lôc", "Đắcc", "xaõ", "cuả"):
        assert not is_syllable(word)


@pytest.mark.parametrize(
    "values",
    [
        PEOPLE,
        ["São Paulo", "Café crème", "Müller", "Zoë Élève", "François"],
        ["tê", "cô", "lê"],  # read either way
        ["Nguyễn Văn Tú", "Müller", "¡Hola!"],
        ["H2O", "x²", "50 %", "©", "«Tổ»"],
        ["N÷"],  # one word proves nothing
        [],
    ],
)
def test_what_is_not_in_an_old_code(values: list[str]) -> None:
    assert find_recodings([values]) == [None]


def test_a_column_that_is_half_converted() -> None:
    values = [*map(tcvn3, PEOPLE), "Vũ Đức Thịnh", "Hồ Lê"]
    (recoding,) = find_recodings([values])
    assert recoding is not None
    assert [recoding(value) for value in values] == [*PEOPLE, "Vũ Đức Thịnh", "Hồ Lê"]


def test_columns_prove_each_other() -> None:
    headers = ["Họ và tên", "Đơn vị công tác", "Đối tượng", "Giới tính", "Sử dụng phần mềm nguồn mở"]
    rows = [[tcvn3(name), "TTYT", "vien_chuc", tcvn3("Nữ"), tcvn3("Có")] for name in PEOPLE]
    result = check(table(headers, rows))
    assert {one.field for one in result.findings if one.code == "NLS314"} == {
        "full_name",
        "gender",
        "open_source",  # "Cã" is a syllable, but no answer
    }


def test_a_column_of_one_body_is_proven_by_where_the_tone_stands() -> None:
    headers = ["Họ và tên", "Đơn vị công tác", "Đối tượng"]
    rows = [[vni(name), vni("UBND xã Giao An"), "vien_chuc"] for name in PEOPLE]
    result = check(table(headers, rows))
    assert {one.field for one in result.findings if one.code == "NLS314"} == {"full_name", "organization"}


def test_what_is_understood_as_it_stands_is_left_alone() -> None:
    headers = ["Họ và tên", "Đơn vị công tác", "Đối tượng", "Sử dụng phần mềm nguồn mở", "Ghi chú"]
    rows = [
        [tcvn3(name), "TTYT", "vien_chuc", "Có", "cô"] for name in PEOPLE
    ]  # in VN3 that would be "Cú", "cụ"
    result = check(table(headers, rows))
    assert {one.field for one in result.findings if one.code == "NLS314"} == {"full_name"}


# ---- findings


@ways
def test_one_finding_a_column_and_nothing_about_its_cells(write: Write) -> None:
    found = codes(whole(write))
    clean = codes(whole(lambda text: text))
    assert found - Counter({"NLS314": found["NLS314"], "NLS220": 5}) == clean
    assert found["NLS314"] == 40


def test_what_is_in_an_old_code_is_unknown() -> None:
    headers = ["Họ và tên", "Đơn vị công tác", "Đối tượng", "Huyện/Thành phố", "Trình độ chuyên môn"]
    rows = [[tcvn3(name), "Sở Y tế", tcvn3("Viên chức"), tcvn3("Giao Thủy"), "Đại học"] for name in PEOPLE]
    result = check(table(headers, rows))
    found = [one for one in result.findings if one.code != "NLS207"]
    assert {(one.code, one.field) for one in found if one.severity == "error"} == {
        ("NLS314", field) for field in ("full_name", "category", "district")
    }
    assert {one.params["cells"] for one in found if one.code == "NLS314"} == {5}
    assert not any(one.value for one in found if one.code == "NLS314")


def test_headers_are_read_only_where_they_are_the_forms_own() -> None:
    headers = [tcvn3(text) for text in ("Họ và tên", "Đơn vị công tác", "Đối tượng", "Ghi chú riêng")]
    result = check(table(headers, [["A", "B", "Viên chức", "x"]]))
    (old,) = (one for one in result.findings if one.code == "NLS220")
    assert (old.rows, old.params["cells"]) == ((1,), 3)
    (extra,) = (one for one in result.findings if one.code == "NLS208")
    assert extra.value == headers[3]


# ---- copies


@ways
def test_a_mended_copy_says_what_was_meant(write: Write, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in whole(write).sheets:
        page = book.create_sheet(sheet.name)
        for row in zip(*sheet.columns, strict=True):
            page.append(row)
    page = book["Nhân sự"]
    page["B2"].font = Font(name=".VnTime", size=13, bold=True)
    book.save(tmp_path / "cũ.xlsx")
    arguments = ["check", str(tmp_path / "cũ.xlsx"), "--as-of", "2024-12-01", "--fix", str(tmp_path / "mới")]
    assert run(arguments) == 1
    mended = workflows.check([tmp_path / "mới" / "cũ.xlsx"], folder=ROOT, as_of=AS_OF)
    assert Counter(one.code for one in mended.findings) == codes(whole(lambda text: text))
    again = load_workbook(tmp_path / "mới" / "cũ.xlsx")["Nhân sự"]
    assert again["B1"].value == "Họ và tên"
    assert again["B2"].value == "Trần Thị Bình"
    assert (again["B2"].font.name, again["B2"].font.bold) == ("Times New Roman", True)
