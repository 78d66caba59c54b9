"""Cases prove a target set: what they expect is compared exactly, and a difference is told at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from nls_cli.errors import Problem
from nls_cli.model.targets import TargetSet
from nls_cli.workflows import check_targets, load_targets

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHIPPED = sorted((ROOT / "targets").glob("*.yaml"))
CASE = """\
nls: 1
targets: qd-146
cases:
  - title: {vi: "Thử", en: "A try"}
    as_of: 2024-12-01
    rows:
      localities:
        - {district: Giao Thủy, commune: Giao An, Dân số trong độ tuổi lao động: 300, working_age_skilled: 100}
    expected:
      province:
        working-age-skills:
          value: "100/3"
          goals:
            2025: {status: not_met, gap: 110}
      giao-thuy:
        working-age-skills: {high: "100/3", unknown: 0}
    summary:
      province:
        2030: {met: 0, score_low: "400/27"}
"""


@pytest.mark.parametrize("path", [*SHIPPED, ROOT / "tests" / "vocabulary.yaml"], ids=lambda path: path.stem)
def test_every_case_comes_out_as_expected(path: Path) -> None:
    assert check_targets([str(path)], ROOT) == ()
    assert load_targets(str(path), ROOT)[0].set.cases


def test_there_are_enough_of_them() -> None:
    for folder, least in ((ROOT / "targets" / "cases", 12), (HERE, 10)):
        files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in folder.glob("*.yaml")]
        assert sum(len(file["cases"]) for file in files) >= least
        for case in (case for file in files for case in file["cases"]):
            assert case["expected"], case["title"]


def proved(folder: Path, text: str) -> tuple[Problem, ...]:
    """Check a copy of qd-146 whose cases are `text`."""
    (folder / "cases").mkdir()
    shutil.copy(ROOT / "targets" / "qd-146.yaml", folder)
    (folder / "cases" / "qd-146.yaml").write_text(text, encoding="utf-8")
    return check_targets([str(folder / "qd-146.yaml")], folder)


def test_the_try_itself_is_right(tmp_path: Path) -> None:
    assert proved(tmp_path, CASE) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "key", "told"),
    [
        ('value: "100/3"', "value: 33.33", "yaml.case_differs", {"expected": "33.33", "found": "100/3"}),
        ("gap: 110", "gap: 109", "yaml.case_differs", {"expected": "109", "found": "110"}),
        ("status: not_met", "status: met", "yaml.case_differs", {"expected": "met", "found": "not_met"}),
        ('high: "100/3"', "high: null", "yaml.case_differs", {"expected": "null", "found": "100/3"}),
        ("unknown: 0", "unknown: 1", "yaml.case_differs", {"name": "unknown"}),
        ("met: 0", "met: 1", "yaml.case_differs", {"name": "met", "found": "0"}),
        ('"400/27"', "14.81", "yaml.case_differs", {"name": "score_low"}),
        ("      giao-thuy:", "      giao-thui:", "yaml.case_unit", {"name": "giao-thui"}),
        ("        working-age-skills:\n", "        working-age-skill:\n", "yaml.case_indicator", {}),
        ("2025: {", "2026: {", "yaml.case_year", {"name": "2026"}),
        ("2030: {met", "2031: {met", "yaml.case_year", {"name": "2031"}),
        ("localities:", "locality:", "yaml.unknown_sheet", {"value": "locality"}),
        ("working_age_skilled:", "working_age_skil:", "yaml.unknown_column", {"name": "working_age_skil"}),
        ("working_age_skilled:", "working_age:", "yaml.case_column_twice", {"name": "working_age"}),
        ("working_age_skilled: 100", "working_age_skilled: [1]", "yaml.cell", {}),
        ("Giao An", "Giao Ann", "yaml.case_finding", {"code": "NLS502", "value": "Giao Ann"}),
        ("targets: qd-146", "targets: qd-147", "yaml.case_other_set", {"value": "qd-147"}),
        ('"100/3"', '"100/0"', "yaml.figure", {"value": "100/0"}),
        ("gap: 110", "gaps: 110", "yaml.unknown_key", {"name": "gaps"}),
        ("unknown: 0", "unknown: 0.5", "yaml.not_whole", {"value": "0.5"}),
        ("status: not_met", "status: nearly", "yaml.literal", {"value": "nearly"}),
    ],
)
def test_a_mistake_is_told_at_its_line(
    tmp_path: Path, right: str, wrong: str, key: str, told: dict[str, str]
) -> None:
    text = CASE.replace(right, wrong, 1)
    assert text != CASE
    found = [one for one in proved(tmp_path, text) if one.key == key]
    assert [(one.file, one.line) for one in found] == [
        (str(tmp_path / "cases" / "qd-146.yaml"), CASE[: CASE.index(right)].count("\n") + 1)
    ]
    assert told.items() <= dict(found[0].params).items()


def test_a_case_stands_at_its_column(tmp_path: Path) -> None:
    (found,) = proved(tmp_path, CASE.replace("gap: 110", "gap: 111"))
    assert (found.line, found.column) == (14, 42)


@pytest.mark.parametrize("named", ["qd-146x", "../qd-146.yaml", "../../etc/cases.yaml", ".", "a/b"])
def test_a_file_of_cases_that_is_not_there(tmp_path: Path, named: str) -> None:
    text = (ROOT / "targets" / "qd-146.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(text.replace("cases: qd-146", f"cases: {named}"), encoding="utf-8")
    (found,) = check_targets([str(tmp_path / "own.yaml")], tmp_path)
    assert (found.key, found.params["value"]) == ("yaml.cases_unknown", named)
    assert text.splitlines()[found.line - 1].startswith("cases:")


def test_cases_may_be_named_by_a_path_inside_the_folder(tmp_path: Path) -> None:
    text = (ROOT / "targets" / "qd-146.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(
        text.replace("cases: qd-146", "cases: [a.yaml, b/c.yml]"), encoding="utf-8"
    )
    (tmp_path / "a.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.yml").write_text(CASE.replace("gap: 110", "gap: 0"), encoding="utf-8")
    (found,) = check_targets([str(tmp_path / "own.yaml")], tmp_path)
    assert found.file == str(tmp_path / "b" / "c.yml")


def test_cases_prove_the_base_and_not_what_extends_it(tmp_path: Path) -> None:
    own = """\
nls: 1
id: cao-hon
title: {vi: "Cao hơn", en: "Higher"}
extends: qd-146
indicators:
  - {id: schools-stem, goals: {2025: {at_least: 95}}}
"""
    (tmp_path / "cao-hon.yaml").write_text(own, encoding="utf-8")
    assert check_targets([str(tmp_path / "cao-hon.yaml")], tmp_path) == ()
    loaded: TargetSet = load_targets(str(tmp_path / "cao-hon.yaml"), tmp_path)[0].set
    assert loaded.cases is None
