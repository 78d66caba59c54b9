"""Random cases hold what must always hold, so that they are worth comparing two scores over."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.oracle import naive
from tests.oracle.compare import differences
from tests.oracle.strategies import Case, cases, write_targets

UNITS = Path(__file__).parents[2] / "targets" / "units" / "nam-dinh.yaml"
often = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def run(case: Case, folder: Path, **options: Any) -> dict[str, Any]:
    paths = case.census.write(folder)
    return naive.score(paths, write_targets(folder, case.targets), UNITS, **(options or case.options))


@often
@given(cases())
def test_a_result_is_consistent(case: Case) -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = run(case, Path(folder))
    assert differences(result, result) == []
    assert result["units"][0]["id"] == "province"
    for unit in result["units"]:
        for indicator in unit["indicators"]:
            low, value, high = indicator["low"], indicator["value"], indicator["high"]
            assert low is None or low <= value
            assert high is None or value <= high
            for goal in indicator["goals"].values():
                if goal["gap"] is not None:
                    reached = goal["attainment"] == 1
                    assert (goal["gap"] == 0) == reached
                    assert goal["status"] != "met" or reached
                    assert goal["status"] != "not_met" or not reached
        for summary in unit["summary"].values():
            if summary["score"] is not None:
                assert 0 <= summary["score_low"] <= summary["score"] <= summary["score_high"] <= 100


@often
@given(cases(), st.sampled_from(["district", "commune"]))
def test_the_parts_add_up_to_the_province(case: Case, by: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        units = run(case, Path(folder), by=by)["units"]
    for n, indicator in enumerate(case.targets["indicators"]):
        if {"count", "sum"} & set(indicator["measure"]):
            parts = [u["indicators"][n] for u in units[1:]]
            whole = units[0]["indicators"][n]
            exact = [Fraction(str(p["numerator"] or 0)) for p in parts]
            assert sum(exact) == Fraction(str(whole["numerator"] or 0))
            assert sum(p["unknown"] for p in parts) == whole["unknown"]


@often
@given(cases(), st.integers(0, 10**6))
def test_no_answer_to_the_unknown_cells_leaves_the_bounds(case: Case, seed: int) -> None:
    assume(
        "'blank'" not in repr(case.targets)
    )  # an answer changes what `blank` asks; by design it is no unknown
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        census = naive.read_census(case.census.write(folder), naive.read_units(UNITS), None)
        targets = naive.read_targets(write_targets(folder, case.targets))
    rows: dict[str, list[naive.Row]] = {}
    for row in census.rows:
        rows.setdefault(row.sheet, []).append(row)
    before = [naive.measure(i, rows) for i in targets["indicators"]]
    rnd = random.Random(seed)
    for row in census.rows:
        for column in naive.FORM[row.sheet][1]:
            row.cells[column.id] = answer(column, row.cells, rnd)
    for indicator, bounds in zip(targets["indicators"], before, strict=True):
        after = naive.measure(indicator, rows)
        if bounds.value is not None and after.value is not None:
            assert bounds.low is None or bounds.low <= after.value
            assert bounds.high is None or after.value <= bounds.high
        if bounds.denominator_certain:
            assert after.denominator_zero


def answer(column: naive.Column, cells: dict[str, Any], rnd: random.Random) -> Any:
    """A possible true value of a cell; a known one is its own."""
    cell = cells[column.id]
    if isinstance(cell, naive.Items) and cell.unrecognised:
        return naive.Items(cell.known | {rnd.choice(list(column.choices))}, frozenset())
    if isinstance(cell, naive.Days):
        day = cell.first + dt.timedelta(days=rnd.randint(0, (cell.last - cell.first).days))
        return naive.Days(day, day)
    if not naive.is_unknown(cell) or (cell is naive.BLANK and column.type in ("district", "commune")):
        return cell
    if column.type == "yesno":
        return rnd.choice([True, False])
    if column.type in ("choice", "role"):
        return rnd.choice(list(column.choices))
    if column.type == "list":
        return naive.Items(frozenset(rnd.sample(list(column.choices), 2)), frozenset())
    if column.type == "date":
        day = dt.date(2022, 1, 1) + dt.timedelta(days=rnd.randint(0, 900))
        return naive.Days(day, day)
    if column.type in ("integer", "number"):
        whole = cells.get(column.whole) if column.whole else None  # answered already, if it stands before
        most = int(whole) if isinstance(whole, Fraction) else 100
        return Fraction(rnd.randint(min(column.least, most), most))
    return rnd.choice(["giao-thuy", "hai-hau", "sở y tế", "chủ tịch", "xóm 1", "khác"])
