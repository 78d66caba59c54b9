"""A unit that was split: what comes after it cannot be compared, and both languages say so."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from nls_cli.cli.main import run

UNITS = """nls: 1
id: tach
name: {vi: "Thử", en: "Try"}
title: {vi: "Đơn vị thử", en: "Units to try"}
kinds:
  huyen: {level: district, name: {vi: "Huyện", en: "District"}}
  xa: {level: commune, name: {vi: "Xã", en: "Commune"}}
breaks: [{date: 2024-01-01, label: {vi: "trước 1/1/2024", en: "before 1 January 2024"}}]
units:
  - {id: bac, name: "Bắc", kind: huyen}
  - {id: bac.an, name: "An", kind: xa, parent: bac, valid_to: 2023-12-31, successors: [bac.ha, bac.thuong]}
  - {id: bac.ha, name: "Hạ", kind: xa, parent: bac, valid_from: 2024-01-01}
  - {id: bac.thuong, name: "Thượng", kind: xa, parent: bac, valid_from: 2024-01-01}
"""
TARGETS = """nls: 1
id: thu
title: {vi: "Thử", en: "Try"}
form: staff-census
units: tach
indicators:
  - id: basic
    name: {vi: "Đã bồi dưỡng", en: "Trained"}
    unit: percent
    measure: {share_of: {count: staff}, having: {trained_basic: true}}
    goals: {2030: {at_least: 100}}
"""
HEAD = ["Mã cán bộ", "Họ và tên", "Đơn vị công tác", "Huyện/Thành phố", "Xã/Phường/Thị trấn", "Đối tượng"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tach.yaml").write_text(UNITS, "utf-8")
    (tmp_path / "thu.yaml").write_text(TARGETS, "utf-8")
    for year, commune in ((2023, "An"), (2024, "Hạ")):
        book = openpyxl.Workbook()
        info = book.active
        assert info is not None
        info.title = "Thông tin"
        info.append(["Số liệu tính đến ngày", f"31/12/{year}"])
        page = book.create_sheet("Nhân sự")
        page.append([*HEAD, "Đã bồi dưỡng kỹ năng số cơ bản"])
        for number in range(4):
            answer = "Có" if number < year - 2022 else "Không"
            page.append([f"C{number}", f"Người {number}", "UBND", "Bắc", commune, "Cán bộ", answer])
        book.save(tmp_path / f"{year}.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("language", "trend", "diff"),
    [
        (
            "vi",
            "An đã được chia hoặc không còn trong danh mục, nên các đơn vị dưới cấp tỉnh trước và sau ngày này không "
            "so được với nhau; chỉ so được cả tỉnh",
            "LƯU Ý: An đã được chia hoặc không còn trong danh mục đơn vị",
        ),
        (
            "en",
            "An was split, or is not in the list of units any more, so that units below the province cannot be "
            "compared across this day; only the province can",
            "NOTE: An was split, or is not in the list of units any more",
        ),
    ],
)
def test_a_split_unit_is_named_where_it_keeps_units_from_being_compared(
    folder: Path, capsys: pytest.CaptureFixture[str], language: str, trend: str, diff: str
) -> None:
    common = ["--targets", "thu.yaml", "--lang", language]
    assert run(["trend", "2023.xlsx", "2024.xlsx", "--by", "district", *common]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert trend in out
    assert run(["explain", "basic", "--diff", "2023.xlsx", "2024.xlsx", *common]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert diff in out
    assert "25% (1/4) → 50% (2/4)" in out or "25% → 50%" in out  # the province can be compared
