"""One score of the sample in every format that holds numbers for machines: they are those of the JSON."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from openpyxl import Workbook

from nls_cli import workflows
from nls_cli.messages import Language
from nls_cli.reporting.formats import SCORE_REPORTERS, gaps_reporters
from nls_cli.reporting.score_view import SIGNS
from nls_cli.workflows import Outcome
from tests.unit.reporting.read_back import doubts, goal_numbers, numbers, same_numbers
from tests.unit.reporting.scored import Scored, rendered
from tests.unit.reporting.snapshots import snapshot
from tests.unit.reporting.test_score_html import classes, page, text_of
from tests.unit.reporting.test_score_md import tables as md_tables
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
NUMBERS: dict[Language, dict[str, str]] = {
    "vi": {
        "Tử số": "numerator",
        "Mẫu số": "denominator",
        "Thấp nhất có thể": "low",
        "Cao nhất có thể": "high",
        "Số dòng có ô chưa có thông tin": "unknown",
        "Mục tiêu": "target",
        "Tỷ lệ hoàn thành": "attainment",
    },
    "en": {
        "Numerator": "numerator",
        "Denominator": "denominator",
        "Lowest possible": "low",
        "Highest possible": "high",
        "Rows with unknown cells": "unknown",
        "Target": "target",
        "Attainment": "attainment",
    },
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
def root(outcome: Outcome, language: Language) -> Element:
    """Return the page."""
    return page("score-html", outcome, language)


@pytest.fixture(scope="module")
def expected(outcome: Outcome) -> dict[Key, dict[str, Any]]:
    """Return value, gap and points of every goal."""
    data = json.loads(rendered("score-json", outcome))
    return {
        (unit["id"], result["id"], year): {**result, **goal}
        for unit in data["units"]
        for result in unit["indicators"]
        for year, goal in result["goals"].items()
    }


@pytest.fixture(scope="module")
def units(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the units of the JSON."""
    found: list[dict[str, Any]] = json.loads(rendered("score-json", outcome))["units"]
    return found


def with_goal(unit: Mapping[str, Any], year: str) -> list[dict[str, Any]]:
    """Return the results of a unit that have a goal in a year."""
    return [one for one in unit["indicators"] if year in one["goals"]]


def test_csv(outcome: Outcome, expected: Mapping[Key, Mapping[str, Any]]) -> None:
    rows = [row for row in csv.DictReader(io.StringIO(str(rendered("score-csv", outcome)))) if row["year"]]
    assert len(rows) == len(expected)
    for row in rows:
        goal = expected[row["unit"], row["indicator"], row["year"]]
        for key in (
            *("numerator", "denominator", "value", "low", "high", "unknown"),
            *("target", "attainment", "gap", "points", "of"),
        ):
            assert (float(row[key]) if row[key] else None) == goal[key]
        assert row["status"] == goal["status"]
        assert (row["aspirational"] == "true") is goal["aspirational"]


def test_html(root: Element, expected: Mapping[Key, Mapping[str, Any]]) -> None:
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


def test_what_html_shows_of_each_result(
    root: Element, units: list[dict[str, Any]], language: Language
) -> None:
    by_unit = {unit["id"]: {one["id"]: one for one in unit["indicators"]} for unit in units}
    seen = 0
    for one in root.iter("table"):
        for row in one.iter("tr"):
            if not one.get("data-unit") or not row.get("data-indicator"):
                continue
            result = by_unit[one.get("data-unit", "")][row.get("data-indicator", "")]
            (value,) = (data for data in row.iter("data") if "value" in classes(data))
            same_numbers(text_of(value), [result["value"]], language)
            cells = list(row)
            measured = next(cell for cell in cells if any(child is value for child in cell))
            soft = [text_of(span) for span in measured if "soft" in classes(span)]
            if result["denominator"] is not None:
                same_numbers(soft.pop(0), [result["numerator"], result["denominator"]], language)
            same_numbers(" ".join(soft), doubts(result), language)
            if result["goals"]:
                look_at_the_bar(row, result)
                judged = [cell for cell in cells if any("badge" in classes(child) for child in cell)]
                assert len(judged) == len(result["goals"])
                for cell, goal in zip(judged, result["goals"].values(), strict=True):
                    assert text_of(cell).startswith(SIGNS[goal["status"]])
                    told = "".join(text for text in cell.itertext() if text.strip())
                    reason = "".join(text_of(child) for child in cell if "soft" in classes(child))
                    same_numbers(told.removesuffix(reason), goal_numbers(goal), language)
            seen += 1
    assert seen == sum(len(results) for results in by_unit.values())


def look_at_the_bar(row: Element, result: Mapping[str, Any]) -> None:
    """Hold the parts of a bar to the numbers that they stand for."""
    targets = {goal["target"] for goal in result["goals"].values()}
    ends = [result["value"], result["low"], result["high"], *targets]
    scale = max([one for one in ends if one is not None], default=0)
    scale = max(100, scale) if result["unit"] == "percent" else max(1, scale * 1.05)

    def at(number: float) -> float:
        return 1 + number / scale * 98

    def place(shape: Element, name: str) -> float:
        return float(shape.get(name, "").rstrip("%"))

    shapes = {name: [one for one in row.iter() if name in classes(one)] for name in ("bar", "goal", "range")}
    lengths = [place(one, "width") for one in shapes["bar"]]
    assert lengths == ([] if result["value"] is None else [pytest.approx(at(result["value"]) - 1, abs=0.01)])
    assert [place(one, "x1") for one in shapes["goal"]] == pytest.approx(sorted(map(at, targets)), abs=0.01)
    if len(doubts(result)) < 2:
        assert shapes["range"] == []
    else:
        low, high = (place(shapes["range"][0], name) for name in ("x1", "x2"))
        top = scale if result["high"] is None else result["high"]
        assert (low, high) == pytest.approx((at(result["low"] or 0), at(top)), abs=0.01)


def test_the_heat_map_of_html(
    root: Element, outcome: Outcome, units: list[dict[str, Any]], language: Language
) -> None:
    maps = {one.get("data-year", ""): one for one in root.iter("table") if "heat" in classes(one)}
    assert list(maps) == list(outcome.snapshot.years)
    for year, one in maps.items():
        rows = {row.get("data-unit"): row for row in one.iter("tr") if row.get("data-unit")}
        assert list(rows) == [unit["id"] for unit in units[1:]]
        for unit in units[1:]:
            score, *cells = rows[unit["id"]].findall("td")
            expected = [unit["summary"][year]["score"], *(one["value"] for one in with_goal(unit, year))]
            shown = [data.get("value", "") for cell in (score, *cells) for data in cell.iter("data")]
            assert [float(text) for text in shown if text] == [one for one in expected if one is not None]
            assert len(cells) == len(expected) - 1
            for cell, result in zip(cells, with_goal(unit, year), strict=True):
                assert text_of(cell).startswith(SIGNS[result["goals"][year]["status"]])
                same_numbers(text_of(cell), [result["value"]], language)


def test_md(outcome: Outcome, units: list[dict[str, Any]], language: Language) -> None:
    found = md_tables(str(rendered("score-md", outcome, language)))
    years = outcome.snapshot.years
    province, *others = units
    for scored in (True, False):
        results = [one for one in province["indicators"] if bool(one["goals"]) is scored]
        rows = found.pop(0)[1:] if results else []
        for row, result in zip(rows, results, strict=True):
            division = [] if result["denominator"] is None else [result["numerator"], result["denominator"]]
            measured = row[2] if scored else row[3]
            same_numbers(measured, [result["value"], *division, *doubts(result)], language)
            for year, cell in zip(years, row[3:] if scored else (), strict=False):
                same_numbers(
                    cell, goal_numbers(result["goals"][year]) if year in result["goals"] else [], language
                )
    for unit, row in zip(others, found.pop(0)[1:], strict=True):
        for at, year in enumerate(years):
            summary = unit["summary"][year]
            same_numbers(row[1 + 2 * at], [summary["score"]], language)
            undecided = summary["uncertain"] + summary["no_data"]
            assert row[2 + 2 * at] == f"{summary['met']}/{summary['not_met']}/{undecided}"
    # The ranking stands between; its tables are held to the ranks by tests of their own.
    signs = tuple(SIGNS.values())
    while not any(row[1:] and row[1].startswith(signs) for row in found[0][1:]):
        found.pop(0)
    for year in years:
        for unit, row in zip(others, found.pop(0)[1:], strict=True):
            for cell, result in zip(row[1:], with_goal(unit, year), strict=True):
                assert cell.startswith(SIGNS[result["goals"][year]["status"]])
                same_numbers(cell, [result["value"]], language)
    for unit in units:
        open_ = [
            goal
            for one in unit["indicators"]
            for goal in one["goals"].values()
            if goal["status"] in ("not_met", "uncertain", "no_data")
        ]
        rows = found.pop(0)[1:] if open_ else []
        gaps = sorted(numbers(row[4].split("<br>")[0], language)[:1] for row in rows)
        assert gaps == sorted([goal["gap"]] if goal["gap"] else [] for goal in open_)
        lost = sorted(number for row in rows for number in numbers(row[5], language))
        expected = sorted(goal["of"] - (goal["points"] or 0) for goal in open_ if goal["of"])
        assert lost == pytest.approx(expected, abs=0.005)


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
        for head, key in NUMBERS[language].items():
            of = scale if key in ("low", "high", "target") else 1
            assert same(row[head], None if goal[key] is None else goal[key] / of), (head, row)
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


def test_the_heat_map_of_the_workbook(
    outcome: Outcome, units: list[dict[str, Any]], language: Language, read: Workbook
) -> None:
    names = {unit.id: unit.name.in_(language) for unit in outcome.snapshot.units}
    sheet = read["Theo huyện" if language == "vi" else "By district"]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True)}
    for unit in units[1:]:
        cells = iter(rows[names[unit["id"]]])
        for year in outcome.snapshot.years:
            assert same(next(cells), unit["summary"][year]["score"])
            for result in with_goal(unit, year):
                cell, value = next(cells), result["value"]
                scale = 100 if result["unit"] == "percent" else 1
                if value is None:
                    assert str(cell).startswith(SIGNS[result["goals"][year]["status"]])
                else:
                    assert same(cell, value / scale)


def test_what_is_missing_in_the_workbook(
    outcome: Outcome, expected: Mapping[Key, Mapping[str, Any]], language: Language, read: Workbook
) -> None:
    _, number, year, annual, _, gap, _, _ = HEADS[language]
    unit, title = ("Đơn vị", "Còn thiếu") if language == "vi" else ("Unit", "What is missing")
    ids = [one.id for one in outcome.snapshot.targets.indicators]
    names = {one.name.in_(language): one.id for one in outcome.snapshot.units}
    found = {}
    for row in table(read[title], gap):
        named = "annual" if row[year] == annual else str(row[year])
        found[
            names[row[unit].removeprefix("tỉnh ").removesuffix(" province")], ids[row[number] - 1], named
        ] = row[gap]
    missing = {
        key: goal for key, goal in expected.items() if goal["status"] in ("not_met", "uncertain", "no_data")
    }
    assert set(found) == set(missing)
    for key, shown in found.items():
        assert same(shown, missing[key]["gap"])


def test_every_format_gives_the_same_bytes_again() -> None:
    names = [f"score-{name}" for name in SCORE_REPORTERS]
    names += [f"gaps-{name}" for name in gaps_reporters(everything=False)]
    for name in names:
        one, again = (rendered(name, Scored(snapshot(by="district"))) for _ in range(2))
        assert one == again, name
