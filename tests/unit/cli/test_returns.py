"""`nls check --return DIR`: a folder for each submitter that must mend or send, and nothing for the others."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from nls_cli.cli.main import run
from tests.unit.reporting.docx_pages import texts

MADE = Path(__file__).parents[1] / "parsing" / "sealed" / "made.xlsx"
LISTED = """
nls: 1
sheets: [staff, teams]
deadline: 2024-12-10
submitters:
  - name: UBND xã Giao An
  - name: UBND xã Chưa Gửi
    aliases: [xã Chưa Gửi]
"""
Nls = Callable[..., tuple[int, str]]


@pytest.fixture
def nls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Nls:
    """Run a command line in a folder with one submission; return exit code and stderr."""
    monkeypatch.chdir(tmp_path)
    for name in ("NLS_LANG", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    Path("nop").mkdir()
    shutil.copy(MADE, "nop/bieu.xlsx")

    def call(*arguments: str) -> tuple[int, str]:
        code = run(["check", "nop", *arguments])
        return code, " ".join(capsys.readouterr().err.split())

    return call


def written(folder: str = "tra") -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


def test_each_submitter_gets_its_folder(nls: Nls) -> None:
    Path("submitters.yaml").write_text(LISTED, "utf-8")
    code, err = nls("--return", "tra", "--return-by", "15/12/2024")
    assert code == 1
    assert "Trả lại: UBND xã Giao An" in err
    assert written() == [
        "ubnd-xa-chua-gui/nhac-gui.txt",
        "ubnd-xa-giao-an/bieu.xlsx",
        "ubnd-xa-giao-an/phieu-tra-lai.docx",
        "ubnd-xa-giao-an/tin-nhan.txt",
    ]
    slip = texts(Path("tra/ubnd-xa-giao-an/phieu-tra-lai.docx").read_bytes())
    assert "Hạn gửi lại: ngày 15 tháng 12 năm 2024." in slip
    assert "***" in slip
    assert "Không rõ" not in slip
    marked = openpyxl.load_workbook("tra/ubnd-xa-giao-an/bieu.xlsx")
    assert marked["Nhân sự"]["F4"].value == "Không rõ"  # the copy holds what was sent
    assert marked["Nhân sự"]["F4"].comment is not None
    reminder = Path("tra/ubnd-xa-chua-gui/nhac-gui.txt").read_text("utf-8")
    assert "Các trang cần gửi: Nhân sự; Tổ CNSCĐ." in reminder
    assert "gửi chậm nhất là 15/12/2024." in reminder  # the last day itself is in time


def test_personal_data_only_when_asked(nls: Nls) -> None:
    nls("--return", "tra", "--show-personal")
    assert "Không rõ" in texts(Path("tra/ubnd-xa-giao-an/phieu-tra-lai.docx").read_bytes())


def test_without_a_list_each_reporting_unit_is_a_submitter(nls: Nls) -> None:
    nls("--return", "tra", "--lang", "en")
    assert written() == [
        "ubnd-xa-giao-an/bieu.xlsx",
        "ubnd-xa-giao-an/message.txt",
        "ubnd-xa-giao-an/return-slip.docx",
    ]


def test_what_cannot_be_read_goes_back_without_a_copy(nls: Nls) -> None:
    Path("nop/ubnd xã hỏng.xlsx").write_text("<html>", "utf-8")
    nls("--return", "tra")
    assert "ubnd-xa-hong/phieu-tra-lai.docx" in written()
    assert "gửi kèm" not in Path("tra/ubnd-xa-hong/tin-nhan.txt").read_text("utf-8")
    assert [name for name in written() if name.startswith("ubnd-xa-hong")] == [
        "ubnd-xa-hong/phieu-tra-lai.docx",
        "ubnd-xa-hong/tin-nhan.txt",
    ]


def test_a_file_that_is_nobody_s_is_told_where_somebody_is_reminded(nls: Nls) -> None:
    """Who is reminded may have sent it: a broken file has no reporting unit, and its name is short for one."""
    Path("nop/BC xa Chua Gui.xlsx").write_text("<html>", "utf-8")
    Path("submitters.yaml").write_text(LISTED.replace("aliases: [xã Chưa Gửi]", ""), "utf-8")
    _, err = nls("--return", "tra")
    assert "ubnd-xa-chua-gui/nhac-gui.txt" in written()
    assert "Chưa rõ của đơn vị nào trong submitters.yaml: nop/BC xa Chua Gui.xlsx." in err.replace("\\", "/")

    Path("submitters.yaml").write_text(LISTED, "utf-8")
    _, err = nls("--return", "tra", "--force")
    assert "Chưa rõ của đơn vị nào" not in err
    assert "ubnd-xa-chua-gui/tin-nhan.txt" in written()


def test_a_replaced_sending_does_not_go_back(nls: Nls) -> None:
    book = openpyxl.load_workbook(MADE)
    book["Thông tin"]["B3"].value = 2
    book.save("nop/bieu lan 2.xlsx")
    nls("--return", "tra")
    assert "ubnd-xa-giao-an/bieu lan 2.xlsx" in written()
    assert "ubnd-xa-giao-an/bieu.xlsx" not in written()


def test_nothing_to_return_is_said(nls: Nls) -> None:
    code, err = nls("--select", "NLS101", "--return", "tra")
    assert code == 0
    assert "Không có đơn vị nào phải trả lại hay nhắc gửi." in err
    assert not Path("tra").exists()


def test_a_folder_with_files_is_left_alone(nls: Nls) -> None:
    Path("tra").mkdir()
    Path("tra/cua-toi.txt").write_text("giữ lại", "utf-8")
    code, err = nls("--return", "tra")
    assert code == 2
    assert "thư mục tra đã có tệp" in err
    assert written() == ["cua-toi.txt"]
    assert nls("--return", "tra", "--force")[0] == 1
    assert len(written()) == 4


def test_a_link_out_of_the_folder_is_not_followed(nls: Nls, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    Path("tra").mkdir()
    Path("tra/ubnd-xa-giao-an").symlink_to(outside, target_is_directory=True)
    assert nls("--return", "tra", "--force")[0] == 2
    assert list(outside.iterdir()) == []


def test_an_earlier_return_below_the_input_is_not_checked_again(nls: Nls) -> None:
    nls("--return", "nop/tra")
    code, err = nls("--return", "nop/tra", "--force")
    assert code == 1
    assert "nop/tra/ubnd-xa-giao-an/bieu.xlsx" in err.split("Trả lại")[0]
