"""The result of a check: states of files, order of findings, root causes, what they leave unchecked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from nls_cli import workflows
from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_entries import CheckView, entries
from nls_cli.rules.conclude import dependents
from nls_cli.rules.rows import age_on
from nls_cli.text import letter_sum, spoken
from tests.oracle.workbooks import make_census

PERSON = {"full_name": "Nguyễn Văn An", "organization": "UBND xã Giao An", "category": "Công chức"}
DAY = {"as_of": dt.date(2024, 12, 1)}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    """Check a good file, one with faults, one that is no workbook and one without staff."""
    folder = tmp_path_factory.mktemp("check")
    leader = PERSON | {"full_name": "Trần Thị Bình", "is_leader": "Có", "trained_topics": "Y tế"}
    wrong = PERSON | {"birth_date": "31/02/1985", "category": "Công chưc"}
    good = make_census(folder / "good.xlsx", {"staff": [PERSON | {"position": "Văn thư"}]}, DAY)
    faults = make_census(
        folder / "faults.xlsx",
        {"localities": [{"commune": "Giao An", "population": -1}], "staff": [wrong, leader]},
        DAY,
        {"staff": ["full_name", "category", "birth_date", "is_leader", "trained_topics", "organization"]},
    )
    text = folder / "text.xlsx"
    text.write_text("hello")
    no_staff = make_census(folder / "no-staff.xlsx", {"schools": [{"name": "THCS Giao An"}]}, DAY)
    paths = [faults, text, good, no_staff]
    seen: list[tuple[int, int]] = []
    checked = workflows.check(paths, folder=folder, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    return checked


def of(result: CheckResult, file: str) -> list[str]:
    return [one.code for one in result.findings if Path(one.path).name == file]


def test_every_file_has_its_state(result: CheckResult) -> None:
    found = [(Path(file.path).name, file.status, dict(file.rows)) for file in result.files]
    assert found == [
        ("faults.xlsx", "findings", {"staff": 2, "localities": 1}),
        ("text.xlsx", "unreadable", {}),
        ("good.xlsx", "findings", {"staff": 1}),  # notes about sheets that it does not have
        ("no-staff.xlsx", "findings", {"schools": 1}),
    ]
    assert result.unreadable == 1
    assert of(result, "text.xlsx") == ["NLS103"]


def test_a_missing_required_sheet_is_a_finding_and_no_end(result: CheckResult) -> None:
    missing = [one for one in result.findings if one.code == "NLS201"]
    assert [Path(one.path).name for one in missing] == ["no-staff.xlsx"]


def test_findings_stand_in_the_order_of_files_sheets_and_cells(result: CheckResult) -> None:
    found = [one for one in result.findings if Path(one.path).name == "faults.xlsx"]
    sheets = [one.sheet for one in found]
    assert sheets == sorted(sheets, key=[None, "Thông tin", "Địa bàn", "Nhân sự"].index)
    places = [
        (min(one.rows, default=0), one.column or 0, one.code) for one in found if one.sheet == "Nhân sự"
    ]
    assert places == sorted(places)
    assert [Path(one.path).name for one in result.findings] == sorted(
        (Path(one.path).name for one in result.findings),
        key=["faults.xlsx", "text.xlsx", "good.xlsx", "no-staff.xlsx"].index,
    )


def test_a_missing_column_is_one_finding_that_names_what_it_leaves_unchecked(result: CheckResult) -> None:
    (position,) = (one for one in result.findings if one.field == "position" and one.code == "NLS207")
    assert position.params["skipped"] == ("NLS601",)
    basics = next(one for one in result.findings if one.field == "trained_basic" and one.code == "NLS207")
    assert basics.params["skipped"] == ("NLS303", "NLS602", "NLS614")
    assert {"NLS601", "NLS602"}.isdisjoint(of(result, "faults.xlsx"))
    said = [entry.message for entry in entries(result, CheckView("vi")) if entry.finding is position]
    assert len(said) == 1
    assert said[0].endswith(" Vì vậy không kiểm tra được: NLS601 Lãnh đạo không có chức vụ.")


def test_a_missing_sheet_names_what_it_leaves_unchecked(result: CheckResult) -> None:
    (missing,) = (one for one in result.findings if one.code == "NLS201")
    skipped = missing.params["skipped"]
    assert isinstance(skipped, tuple)
    assert {"NLS402", "NLS404", "NLS407", "NLS503", "NLS601", "NLS603", "NLS613"} <= set(skipped)
    assert not {"NLS403", "NLS406", "NLS408"} & set(skipped)


def test_every_rule_of_the_form_depends_on_columns_that_exist(tmp_path: Path) -> None:
    targets, _ = workflows.load_targets(workflows.DEFAULT_TARGETS, tmp_path)
    named = set(dependents(targets.form, targets.rules))
    assert {code for code, _, _ in named} >= {
        "NLS403",
        "NLS404",
        "NLS406",
        "NLS407",
        "NLS408",
        "NLS613",
        "NLS614",
    }
    assert all(targets.form.sheet(sheet).has(column) for _, sheet, column in named)


def test_the_order_of_files_changes_the_order_of_findings_only(result: CheckResult) -> None:
    paths = [Path(file.path) for file in reversed(result.files)]
    other = workflows.check(paths, folder=paths[0].parent)
    assert other.counts == result.counts
    assert [file.path for file in other.files] == [str(path) for path in paths]


def test_nothing_at_all_can_be_checked(tmp_path: Path) -> None:
    result = workflows.check([tmp_path / "none.xlsx"], folder=tmp_path)
    assert [(one.code, one.path) for one in result.findings] == [("NLS101", str(tmp_path / "none.xlsx"))]
    assert (result.files[0].sha256, result.unreadable) == (None, 1)


@pytest.mark.parametrize(
    ("day", "born", "age"),
    [("2024-12-01", "2009-12-01", 15), ("2024-12-01", "2009-12-02", 14), ("2024-02-28", "2008-02-29", 15)],
)
def test_age_is_in_completed_years(day: str, born: str, age: int) -> None:
    assert age_on(dt.date.fromisoformat(day), dt.date.fromisoformat(born)) == age


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà", "hòa"), ("Nguyễn  Thuỷ", "nguyễn thủy"), ("Ðỗ Uý", "Đỗ Úy")]
)
def test_what_is_one_when_spoken_has_one_sum(one: str, other: str) -> None:
    assert spoken(one) == spoken(other)
    assert letter_sum(one) == letter_sum(other)
