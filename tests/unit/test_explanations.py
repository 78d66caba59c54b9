"""Explaining from files: a merged workbook leads back to the cells of its submissions."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from nls_cli import explanations, submissions
from nls_cli.errors import NlsError
from nls_cli.reporting.explain_rows import listed_rows
from tests.small import ROOT, shipped


def submission(path: Path, unit: str, awareness: list[str | None]) -> Path:
    """Write the leaders of one body; an extra column in front moves all letters."""
    book = openpyxl.Workbook()
    assert book.active is not None
    info = book.active
    info.title = "Thông tin"
    info.append(["Đơn vị báo cáo", unit])
    info.append(["Số liệu tính đến ngày", "01/12/2024"])
    columns = ("full_name", "organization", "category", "is_leader", "dx_awareness")
    headers = {column.id: column.header.vi for column in shipped()[0].form.sheet("staff").columns}
    page = book.create_sheet("Nhân sự")
    page.append(["Stt", *(headers[id] for id in columns)])
    for number, one in enumerate(awareness):
        page.append([number, f"{unit} {number}", unit, "Công chức", "Có", one])
    book.save(path)
    return path


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    paths = [
        submission(tmp_path / "a.xlsx", "Sở A", ["Sâu sắc", None]),
        submission(tmp_path / "b.xlsx", "Sở B", ["Cơ bản", "Sâu sắc", None]),
    ]
    request = submissions.MergeRequest(paths, ROOT, "vi")
    outcome = submissions.merge(request, lambda _: None, None)
    path = tmp_path / "merged.xlsx"
    path.write_bytes(outcome.data)
    return path


def test_a_merged_workbook_leads_back_to_its_submissions(merged: Path) -> None:
    request = explanations.ExplainRequest("agency-leaders-aware", [merged], ROOT)
    explained = explanations.explain(request, None).explained
    rows = [(Path(row.file).name, row.sheet, row.row) for row in listed_rows(explained, "vi")]
    assert rows == [
        (name, "Nhân sự", str(row))
        for name, last in (("a.xlsx", 3), ("b.xlsx", 4))
        for row in range(2, last + 1)
    ]
    (doubt,) = explained.doubts
    assert [cell.rsplit("/", 1)[-1] for cell in doubt.first] == ["a.xlsx!Nhân sự!F3", "b.xlsx!Nhân sự!F4"]


def test_two_files_at_once_keep_their_own_places(tmp_path: Path) -> None:
    paths = [submission(tmp_path / f"{n}.xlsx", f"Sở {n}", ["Sâu sắc", None]) for n in (1, 2)]
    request = explanations.ExplainRequest("agency-leaders-aware", paths, ROOT)
    explained = explanations.explain(request, None).explained
    assert [Path(cell).name for cell in explained.doubts[0].first] == [
        "1.xlsx!Nhân sự!F3",
        "2.xlsx!Nhân sự!F3",
    ]


def test_comparing_names_the_indicator_that_is_not_there(tmp_path: Path) -> None:
    path = submission(tmp_path / "a.xlsx", "Sở A", ["Sâu sắc"])
    with pytest.raises(NlsError) as raised:
        explanations.diff(explanations.DiffRequest([path], [path], ROOT, "agency-leaders"), None)
    assert raised.value.key == "explain.unknown"
