"""Copies of checked workbooks: what is marked or mended in them, and that all else is as it was."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from nls_cli import workflows
from nls_cli.cli.main import run
from nls_cli.model.check import CheckResult
from nls_cli.model.finding import tally
from nls_cli.workbooks import FormRequest, make_forms
from tests.clerk import ROWS, STAFF, columns, fill_in, header_row
from tests.gallery.sheets import HEADER, PEOPLE, Drawing
from tests.old_fonts import tcvn3, vni

ROOT = Path(__file__).parents[3]
RED = "FFFFC7CE"
FIRST = 5
"""The first row that a clerk fills in."""


@pytest.fixture(scope="module")
def submitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A form with faults, and with all that a copy must keep."""
    path = tmp_path_factory.mktemp("in") / "giao-an.xlsx"
    path.write_bytes(make_forms(FormRequest(ROOT, "vi", as_of=dt.date(2024, 12, 1))).files[""])
    people = [
        STAFF,
        STAFF | {"Mã cán bộ": "00124", "Họ và tên": None, "Đối tượng": "=1+1", "Giới tính": "Nam giới"},
        STAFF | {"Mã cán bộ": "00125", "Huyện/Thành phố": "giao  thuỷ", "Đối tượng": "công  chức "},
    ]
    fill_in(path, ROWS | {"Nhân sự": people}, {})
    book = load_workbook(path)
    sheet = book["Nhân sự"]
    at = columns(sheet)
    injected = sheet.cell(FIRST + 1, at["Đối tượng"])
    injected.data_type, injected.quotePrefix = "s", True
    sheet.cell(FIRST, at["Chức vụ"]).font = Font(bold=True, color="FF00B050")
    sheet.cell(FIRST + 1, at["Giới tính"]).comment = Comment("của người nộp", "clerk")
    sheet.merge_cells("AF20:AG22")
    sheet.row_dimensions[FIRST].height = 33
    places = book["Địa bàn"]
    places.cell(FIRST, columns(places)["Dân số"]).value = "9.000"
    places.cell(FIRST + 1, 3).value = None
    teams = book["Tổ CNSCĐ"]
    teams.cell(FIRST, columns(teams)["Số thành viên"]).value = "=4+5"
    book.create_sheet("Tính toán")["A1"] = "=1/0"
    book.save(path)
    _calculate(path, {"=4+5": ("n", "9"), "=1/0": ("e", "#DIV/0!")})
    return path


def _calculate(path: Path, results: dict[str, tuple[str, str]]) -> None:
    """Store the results of formulas, as Excel does."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            text = content.decode()
            for formula, (kind, value) in results.items():
                plain = f"<f>{formula[1:]}</f>"
                for empty in ("<v />", "<v/>", "<v></v>"):
                    text = text.replace(f">{plain}{empty}", f' t="{kind}">{plain}<v>{value}</v>')
            parts[name] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.fixture(scope="module")
def copies(submitted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with `marked/` and `mended/`, made in one run."""
    folder = tmp_path_factory.mktemp("out")
    arguments = ["--annotate", str(folder / "marked"), "--fix", str(folder / "mended")]
    assert run(["check", str(submitted), *arguments]) == 1
    return folder


@pytest.fixture(scope="module")
def marked(copies: Path) -> Workbook:
    return load_workbook(copies / "marked" / "giao-an.xlsx")


def checked(path: Path) -> CheckResult:
    return workflows.check([path], folder=path.parent)


def cell(book: Workbook, title: str, header: str, row: int) -> Any:
    return book[title].cell(row, columns(book[title])[header])


def listed(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """Return the rows of a list below its header."""
    rows = list(sheet.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[1])
    return rows[head + 1 :]


# -- marked --------------------------------------------------------------------------------------------------


def test_faulty_cells_are_coloured_and_say_what_to_do(marked: Workbook) -> None:
    name = cell(marked, "Nhân sự", "Họ và tên", FIRST + 1)
    assert (name.value, name.fill.fgColor.rgb) == (None, RED)
    assert name.comment.text.startswith("Lỗi phải sửa NLS301: Ô “Họ và tên” bắt buộc nhưng để trống.")
    assert cell(marked, "Nhân sự", "Họ và tên", FIRST).fill.fgColor.rgb != RED


def test_a_comment_of_the_clerk_stays(marked: Workbook) -> None:
    comment = cell(marked, "Nhân sự", "Giới tính", FIRST + 1).comment
    assert comment.text.startswith("của người nộp\n\nLỗi phải sửa NLS302")


def test_the_list_stands_in_front_and_leads_to_every_cell(marked: Workbook, submitted: Path) -> None:
    sheet = marked.worksheets[0]
    assert (sheet.title, marked.active.title) == ("Nội dung cần rà soát", "Nội dung cần rà soát")
    rows = listed(sheet)
    assert len(rows) == sum(finding.count for finding in checked(submitted).findings)
    links = {link.hyperlink.location for row in sheet.iter_rows() for link in row if link.hyperlink}
    assert "'Nhân sự'!B6" in links
    assert [one.sheet_view.tabSelected for one in marked.worksheets].count(True) == 1


def test_no_finding_becomes_a_formula(copies: Path) -> None:
    for kind in ("marked", "mended"):
        sheet = load_workbook(copies / kind / "giao-an.xlsx").worksheets[0]
        assert {one.data_type for row in sheet.iter_rows() for one in row} <= {"s", "n"}
        assert all(one.value is None for row in sheet.iter_rows() for one in row if one.data_type == "n")


def everything(book: Workbook) -> Iterator[tuple[str, Any]]:
    """Yield all that must be the same before and after, apart from marks."""
    for sheet in book.worksheets:
        yield sheet.title, sheet.sheet_state
        yield sheet.title, sorted(map(str, sheet.merged_cells.ranges))
        yield sheet.title, sheet.freeze_panes
        yield sheet.title, {key: (d.width, d.hidden) for key, d in sheet.column_dimensions.items()}
        yield sheet.title, {key: d.height for key, d in sheet.row_dimensions.items() if d.height}
        rules = sheet.data_validations.dataValidation
        yield sheet.title, sorted((rule.type, str(rule.sqref), str(rule.formula1)) for rule in rules)
        yield sheet.title, (sheet.page_setup.orientation, sheet.print_title_rows)
        for row in sheet.iter_rows():
            for one in row:
                look = (
                    one.number_format,
                    one.font.b,
                    one.font.color and one.font.color.rgb,
                    one.alignment.wrap_text,
                )
                if one.value is not None:
                    yield f"{sheet.title}!{one.coordinate}", (one.value, one.data_type, look)
    yield "names", {name: one.attr_text for name, one in book.defined_names.items()}


def test_all_else_in_a_marked_copy_is_as_it_was(marked: Workbook, submitted: Path) -> None:
    before = dict(everything(load_workbook(submitted)))
    after = {
        key: value for key, value in everything(marked) if not key.startswith(marked.worksheets[0].title)
    }
    assert after == before


def test_formulas_keep_their_results(copies: Path) -> None:
    for kind in ("marked", "mended"):
        book = load_workbook(copies / kind / "giao-an.xlsx", data_only=True)
        assert cell(book, "Tổ CNSCĐ", "Số thành viên", FIRST).value == 9
        assert book["Tính toán"]["A1"].value == "#DIV/0!"
        formulas = load_workbook(copies / kind / "giao-an.xlsx")
        assert cell(formulas, "Tổ CNSCĐ", "Số thành viên", FIRST).value == "=4+5"


def test_a_marked_copy_has_the_same_findings(copies: Path, submitted: Path) -> None:
    copy = checked(copies / "marked" / "giao-an.xlsx")
    assert [(one.code, one.sheet, tuple(one.rows)) for one in copy.findings] == [
        (one.code, one.sheet, tuple(one.rows)) for one in checked(submitted).findings
    ]


# -- mended --------------------------------------------------------------------------------------------------


def test_what_is_certain_is_mended_and_listed(copies: Path) -> None:
    book = load_workbook(copies / "mended" / "giao-an.xlsx")
    assert book.worksheets[0].title == "Nội dung đã sửa"
    found = {row[:2] + row[3:5] for row in listed(book.worksheets[0])}
    assert {
        ("Nhân sự", "F7", "giao  thuỷ", "Giao Thủy"),
        ("Nhân sự", "H7", "công  chức ", "Công chức"),
        ("Nhân sự", "C5", "15/03/1985", "15/03/1985"),
        ("Địa bàn", "E5", "9.000", "9000"),
    } <= found
    assert cell(book, "Địa bàn", "Dân số", FIRST).value == 9000
    assert cell(book, "Nhân sự", "Ngày sinh", FIRST).value.date() == dt.date(1985, 3, 15)
    assert cell(book, "Nhân sự", "Đối tượng", FIRST + 2).value == "Công chức"


def test_what_is_ambiguous_or_a_formula_is_left(copies: Path) -> None:
    book = load_workbook(copies / "mended" / "giao-an.xlsx")
    assert cell(book, "Nhân sự", "Giới tính", FIRST + 1).value == "Nam giới"
    assert cell(book, "Nhân sự", "Đối tượng", FIRST + 1).value == "=1+1"
    assert cell(book, "Nhân sự", "Đối tượng", FIRST + 1).data_type == "s"
    assert cell(book, "Nhân sự", "Mã cán bộ", FIRST).value == "00123"


def test_a_mended_copy_scores_the_same_with_fewer_findings(copies: Path, submitted: Path) -> None:
    mended = copies / "mended" / "giao-an.xlsx"
    before, after = tally(checked(submitted).findings), tally(checked(mended).findings)
    assert all(after[severity] <= before[severity] for severity in before)
    assert sum(after.values()) < sum(before.values())
    scores = [workflows.score([path], folder=ROOT).snapshot.units for path in (submitted, mended)]
    assert scores[0] == scores[1]


def test_mending_again_changes_nothing(copies: Path, tmp_path: Path) -> None:
    run(["check", str(copies / "mended"), "--fix", str(tmp_path)])
    again = load_workbook(tmp_path / "giao-an.xlsx")
    assert again.sheetnames[:2] == ["Nội dung đã sửa (2)", "Nội dung đã sửa"]
    assert listed_nothing(again.worksheets[0])


def listed_nothing(sheet: Worksheet) -> bool:
    return any(
        row[0] == "Không có ô nào sửa được một cách chắc chắn." for row in sheet.iter_rows(values_only=True)
    )


# -- what cannot be kept, and where copies go ----------------------------------------------------------------


def with_parts(path: Path, **parts: str) -> None:
    """Add parts to a workbook: `xl__charts__chart1.xml`."""
    with zipfile.ZipFile(path, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)


def test_what_a_copy_cannot_hold_is_said_beforehand(
    submitted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in.xlsx"
    book = load_workbook(submitted)
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    uri = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    parts["xl/worksheets/sheet3.xml"] = parts["xl/worksheets/sheet3.xml"].replace(
        b"</worksheet>", uri.encode()
    )
    parts |= {"xl/charts/chart9.xml": b"<c/>", "xl/media/image1.png": b"", "xl/pivotTables/p.xml": b"<p/>"}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    run(["check", str(path), "--annotate", str(tmp_path / "out")])
    said = capsys.readouterr().err
    sheet = load_workbook(tmp_path / "out" / "in.xlsx").worksheets[0]
    above = " ".join(str(row[0]) for row in sheet.iter_rows(max_row=5, values_only=True))
    for words in ("biểu đồ", "hình ảnh", "PivotTable", "danh sách chọn lấy từ trang khác"):
        assert words in said
        assert words in above
    assert "macro" not in said


def test_an_existing_copy_is_replaced_only_by_force(submitted: Path, tmp_path: Path) -> None:
    (tmp_path / "giao-an.xlsx").write_bytes(b"mine")
    arguments = ["check", str(submitted), "--annotate", str(tmp_path)]
    assert run(arguments) == 2
    assert (tmp_path / "giao-an.xlsx").read_bytes() == b"mine"
    assert run([*arguments, "--force"]) == 1
    assert zipfile.is_zipfile(tmp_path / "giao-an.xlsx")


@pytest.mark.parametrize("option", ["--annotate", "--fix"])
def test_an_input_is_never_overwritten(
    submitted: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    before = submitted.read_bytes()
    for named in (submitted, submitted.parent):
        assert run(["check", str(named), option, str(submitted.parent), "--force"]) == 2
        assert "không bao giờ ghi đè lên tệp đầu vào" in capsys.readouterr().err.replace("\n", " ")
    assert submitted.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_nothing_is_written_through_a_link(
    submitted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside.xlsx"
    outside.write_bytes(b"mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "giao-an.xlsx").symlink_to(outside)
    assert run(["check", str(submitted), "--annotate", str(tmp_path / "out"), "--force"]) == 2
    assert outside.read_bytes() == b"mine"
    assert "liên kết" in capsys.readouterr().err


def test_equal_names_keep_their_folders_and_earlier_copies_are_no_input(
    submitted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("a", "b"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "bieu.xlsx").write_bytes(submitted.read_bytes())
    arguments = ["check", str(tmp_path / "in"), "--annotate", str(tmp_path / "in" / "out"), "--force"]
    for _ in range(2):
        run([*arguments, "--format", "csv"])
    found = sorted(
        path.relative_to(tmp_path).as_posix() for path in (tmp_path / "in" / "out").rglob("*.xlsx")
    )
    assert found == ["in/out/a/bieu.xlsx", "in/out/b/bieu.xlsx"]
    assert "out" in capsys.readouterr().err


def test_a_workbook_that_cannot_be_copied_does_not_stop_the_others(
    submitted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "cut.xlsx").write_bytes(submitted.read_bytes()[:5000])
    (tmp_path / "in" / "good.xlsx").write_bytes(submitted.read_bytes())
    assert run(["check", str(tmp_path / "in"), "--fix", str(tmp_path / "out")]) == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.xlsx"]
    assert "Traceback" not in capsys.readouterr().err
    assert header_row(load_workbook(tmp_path / "out" / "good.xlsx")["Nhân sự"]) == FIRST - 2


@pytest.mark.parametrize("old", [tcvn3, vni])
def test_texts_outside_the_data_in_an_old_font_are_converted(
    old: Callable[[str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawing = Drawing("01/12/2024", old("Ủy ban nhân dân xã Giao An"))
    sheet = drawing.page()
    people = [[old(cell) if isinstance(cell, str) else cell for cell in row] for row in (HEADER, *PEOPLE)]
    drawing.rows(sheet, [["TỔNG HỢP"], [old("DANH SÁCH CÁN BỘ")], *people, [old("Tổng cộng"), 4]])
    drawing.rows(sheet, [[], [None, old("Người lập biểu")]])
    sheet["D1"] = "Công ty Müller & Søn"
    drawing.save(tmp_path / "in.xlsx")
    run(["check", str(tmp_path / "in.xlsx"), "--fix", str(tmp_path / "out")])
    assert "NLS332" in capsys.readouterr().out
    copied = load_workbook(tmp_path / "out" / "in.xlsx")
    unit = str(copied["Thông tin"]["B1"].value)  # ABC has no letter of its own for a capital Ủ
    assert unit.casefold() == "ủy ban nhân dân xã giao an"
    mended = copied["Nhân sự"]
    said = {mended[cell].value for cell in ("A1", "D1", "A2", "B3", "B4", "A8", "B10")}
    assert said >= {"TỔNG HỢP", "Công ty Müller & Søn", "Họ và tên", "Trần Thị Bình", "Tổng cộng"}
    assert mended["A2"].value == "DANH SÁCH CÁN BỘ"
    assert mended["B10"].value == "Người lập biểu"
    listed = " ".join(
        str(one) for row in copied["Nội dung đã sửa"].iter_rows(values_only=True) for one in row
    )
    assert "DANH SÁCH CÁN BỘ" in listed
    assert run(["check", str(tmp_path / "out" / "in.xlsx"), "--select", "NLS332,NLS314,NLS220"]) == 0
