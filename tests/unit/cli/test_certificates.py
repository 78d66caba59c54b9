"""`--certificate` and `--confirm`: a page to sign, and the proof that a workbook still holds what was signed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from nls_cli.cli.main import run
from tests.unit.reporting.docx_pages import mistakes, opened, tables, texts

MADE = Path(__file__).parents[1] / "parsing" / "sealed" / "made.xlsx"
Nls = Callable[..., tuple[int, str, str]]


@pytest.fixture
def nls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Nls:
    """Run a command line in a folder that holds `bieu.xlsx`."""
    monkeypatch.chdir(tmp_path)
    for name in ("NLS_LANG", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    shutil.copy(MADE, "bieu.xlsx")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, " ".join(out.split()), " ".join(err.split())

    return call


def code_on(page: str) -> str:
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", page)
    assert found is not None
    return found[0]


def test_what_was_signed_is_confirmed_until_it_is_changed(nls: Nls, tmp_path: Path) -> None:
    code, _, err = nls("check", "bieu.xlsx", "--certificate", "phieu.docx")
    assert code == 1  # the workbook has errors; the certificate says how many
    assert "phieu.docx" in err
    data = Path("phieu.docx").read_bytes()
    assert mistakes(data, tmp_path) == []
    page = texts(data)
    assert "PHIẾU XÁC NHẬN SỐ LIỆU" in page
    assert "UBND XÃ GIAO AN" in page
    assert "Số liệu tính đến ngày 01 tháng 12 năm 2024. Lần gửi: 1." in page
    assert "lỗi phải sửa" in page
    (totals,) = tables(data)
    assert ["- Dân số", "9.300", "người", "1"] in totals
    assert "Nguyễn" not in page
    assert opened(data).core_properties.created is not None
    key = code_on(page)
    code, out, _ = nls("check", "bieu.xlsx", "--confirm", key.lower().replace("-", " "))
    assert (code, out) == (0, f"Khớp: bieu.xlsx đúng là số liệu đã ký với mã {key}.")
    book = openpyxl.load_workbook("bieu.xlsx")
    book["Địa bàn"]["D2"].value += 1
    book.save("bieu.xlsx")
    code, out, _ = nls("check", "bieu.xlsx", "--confirm", key)
    assert code == 1
    assert out.startswith("Không khớp: số liệu trong bieu.xlsx có mã ")


def test_the_same_workbook_gives_the_same_page(nls: Nls) -> None:
    for name in ("a.docx", "b.docx"):
        nls("check", "bieu.xlsx", "--certificate", name, "--lang", "en")
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
    assert "Data as of 1 December 2024. Sending no. 1." in texts(Path("a.docx").read_bytes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bieu.xlsx", "--confirm", "1234"), "“1234” không phải mã xác nhận"),
        (("bieu.xlsx", "khac.xlsx", "--confirm", "8F1Y-HMJR-BWNN"), "đúng một tệp, ở đây có 2"),
        (("bieu.xlsx", "khac.xlsx", "--certificate", "p.docx"), "đúng một tệp, ở đây có 2"),
        (("khac.xlsx", "--confirm", "8F1Y-HMJR-BWNN"), "khac.xlsx"),
        (("bieu.xlsx", "--certificate", "p.pdf"), "không biết định dạng của p.pdf"),
        (("bieu.xlsx", "--certificate", "bieu.xlsx"), "bieu.xlsx"),
    ],
)
def test_what_cannot_be_done_is_said(nls: Nls, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = nls("check", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert sorted(path.name for path in Path().iterdir()) == ["bieu.xlsx"]
