"""One score of the sample in every format that holds numbers for machines: they are those of the JSON."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from nls_cli import workflows
from nls_cli.messages import Language
from nls_cli.reporting.formats import SCORE_REPORTERS, gaps_reporters
from nls_cli.workflows import Outcome
from tests.unit.reporting.scored import Scored, rendered
from tests.unit.reporting.snapshots import snapshot
from tests.unit.reporting.test_score_html import classes, page
from tests.unit.reporting.test_score_xlsx import book, same, table

ROOT = Path(__file__).parents[3]
RUNS: dict[Language, tuple[str, str]] = {
    "vi": ("nam-dinh-kh76", "nam-dinh-2024.xlsx"),
    "en": ("nam-dinh-dti-13", "nam-dinh-2021.xlsx"),
}
HEADS: dict[Language, tuple[str, ...]] = {
    "vi": ("Mã đơn vị", "Số", "Năm", "Hằng năm", "Kết quả thực hiện", "Còn thiếu", "Điểm đạt", "Điểm tối đa"),
    "en": ("Unit id", "No.", "Year", "Every year", "Actual", "Missing", "Points", "Points of"),
}
Key = tuple[str, str, str]
"""Unit, indicator, year."""


@pytest.fixture(scope="module", params=RUNS)
def language(request: pytest.FixtureRequest) -> Language:
    """Return the language; each has a sample of its own."""
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def outcome(language: Language) -> Outcome:
    """Score a sample by district."""
    targets, census = RUNS[language]
    return workflows.score(
        [ROOT / "sample_data" / census], targets=targets, folder=ROOT, by="district", bodies=True
    )


@pytest.fixture(scope="module")
def read(outcome: Outcome, language: Language) -> Workbook:
    """Return the workbook with the values it holds."""
    return book(outcome, language)


@pytest.fixture(scope="module")
def expected(outcome: Outcome) -> dict[Key, dict[str, Any]]:
    """Return value, gap and points of every goal."""
    data = json.loads(rendered("score-json", outcome))
    return {
        (unit["id"], result["id"], year): {**goal, "value": result["value"], "unit": result["unit"]}
        for unit in data["units"]
        for result in unit["indicators"]
        for year, goal in result["goals"].items()
    }


def test_csv(outcome: Outcome, expected: Mapping[Key, Mapping[str, Any]]) -> None:
    rows = [row for row in csv.DictReader(io.StringIO(str(rendered("score-csv", outcome)))) if row["year"]]
    assert len(rows) == len(expected)
    for row in rows:
        goal = expected[row["unit"], row["indicator"], row["year"]]
        for key in ("value", "gap", "points", "of", "target"):
            assert (float(row[key]) if row[key] else None) == goal[key]
        assert row["status"] == goal["status"]


def test_html(outcome: Outcome, expected: Mapping[Key, Mapping[str, Any]], language: Language) -> None:
    root = page("score-html", outcome, language)
    values: dict[tuple[str, str], str] = {}
    gaps: dict[Key, str] = {}
    for one in root.iter("table"):
        for row in one.iter("tr"):
            found = [data.get("value", "") for data in row.iter("data") if "value" in classes(data)]
            if not row.get("data-indicator"):
                continue
            if one.get("data-missing"):
                gaps[one.get("data-missing", ""), row.get("data-indicator", ""), row.get("data-year", "")] = (
                    found[1:]
                )
            else:
                values[one.get("data-unit", ""), row.get("data-indicator", "")] = found[0]
    for (unit, indicator, _), goal in expected.items():
        shown = values[unit, indicator]
        assert (float(shown) if shown else None) == goal["value"]
    missing = {
        key: goal for key, goal in expected.items() if goal["status"] in ("not_met", "uncertain", "no_data")
    }
    assert set(gaps) == set(missing)
    assert {key: int(gap) if gap else None for key, (gap,) in gaps.items()} == {
        key: goal["gap"] for key, goal in missing.items()
    }


def test_xlsx(
    outcome: Outcome, expected: Mapping[Key, Mapping[str, Any]], language: Language, read: Workbook
) -> None:
    unit, number, year, annual, value, gap, earned, possible = HEADS[language]
    summary, data = read.worksheets[0], read.worksheets[-1]
    ids = [one.id for one in outcome.snapshot.targets.indicators]
    rows = [("province", row) for row in table(summary, value)]
    rows += [(row[unit], row) for row in table(data, value) if row[year] != "–"]
    compared = 0
    for id, row in rows:
        named = "annual" if row[year] == annual else str(row[year])
        goal = expected[id, ids[row[number] - 1], named]
        scale = 100 if goal["unit"] == "percent" else 1
        assert same(row[value], None if goal["value"] is None else goal["value"] / scale)
        assert same(row[gap], goal["gap"])
        assert same(row[earned], goal["points"] if goal["of"] else None)
        assert row[possible] == goal["of"]
        compared += 1
    assert compared == len(expected)


def test_totals_of_the_workbook(outcome: Outcome, language: Language, read: Workbook) -> None:
    (province, *_) = json.loads(rendered("score-json", outcome))["units"]
    rows = table(read.worksheets[0], "✓ " + ("Đạt" if language == "vi" else "Met"))
    for row, summary in zip(rows, province["summary"].values(), strict=True):
        cells = list(row.values())
        assert any(isinstance(one, float) and math.isclose(one, summary["score"]) for one in cells)
        assert [one for one in cells if isinstance(one, int)][-5:] == [
            summary[key] for key in ("met", "not_met", "uncertain", "no_data", "not_applicable")
        ]


def test_every_format_gives_the_same_bytes_again() -> None:
    names = [f"score-{name}" for name in SCORE_REPORTERS]
    names += [f"gaps-{name}" for name in gaps_reporters(everything=False)]
    for name in names:
        one, again = (rendered(name, Scored(snapshot(by="district"))) for _ in range(2))
        assert one == again, name
