"""What holds of every score, whatever the census and the target set."""

from __future__ import annotations

import copy
import datetime as dt
import json
from fractions import Fraction
from itertools import groupby
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from nls_cli.model.snapshot import IndicatorResult, Snapshot, UnitScore
from nls_cli.model.targets import Count, Sum
from nls_cli.reporting.score_json import render_gaps_json, render_score_json
from tests.oracle.naive import FORM
from tests.oracle.strategies import BETWEEN, KEY, Case, Census, cases, censuses, indicators, target_sets
from tests.property.program import ROOT, File, compiled, figures, files_of, parsed, scored

PATH = ROOT / "targets" / "schemas" / "nls.score.schema.json"
SCHEMA = jsonschema.Draft202012Validator(json.loads(PATH.read_text(encoding="utf-8")))
few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
BY = st.sampled_from([None, "district", "commune", "organization"])
TICKED = {"yesno": "Không", "role": "Không"}
"""Column types whose blanks a tick column decides → an explicit no."""


@st.composite
def wide_sets(draw: st.DrawFn) -> dict[str, Any]:
    """A target set with so many indicators that one census meets most kinds of them."""
    data = draw(target_sets(apportion=False))
    return {**data, "indicators": [draw(indicators(number, apportion=False)) for number in range(12)]}


# ---- how the same data are written down


@few
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(case: Case, random: Any) -> None:
    targets, files = compiled(case.targets), files_of(case.census)
    before = figures(scored(files, targets, **case.options))
    shuffled = copy.deepcopy(files)
    for _, rows, _ in shuffled:
        for table in rows.values():
            random.shuffle(table)
    assert figures(scored(shuffled, targets, **case.options)) == before


@few
@given(cases(), st.data())
def test_splitting_the_staff_over_files_changes_nothing(case: Case, data: st.DataObject) -> None:
    targets = compiled(case.targets)
    first, *others = files_of(case.census)
    assume("attempt" not in first[0])  # a file sent again replaces one file, and then there are two
    groups = _by_key(first[1]["staff"])
    number = data.draw(st.integers(2, 4))
    where = [data.draw(st.integers(0, number - 1)) for _ in groups]
    parts = [[r for g, at in zip(groups, where, strict=True) if at == n for r in g] for n in range(number)]
    _keep_tick_columns(first[1]["staff"], parts)
    whole: File = (first[0], {**first[1], "staff": [row for part in parts for row in part]}, first[2])
    split: list[File] = [
        (first[0], {**(first[1] if n == 0 else {}), "staff": part}, first[2]) for n, part in enumerate(parts)
    ]
    before = figures(scored([whole, *others], targets, **case.options))
    assert figures(scored([*split, *others], targets, **case.options)) == before


def _by_key(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Rows that share a key stay in one file; a row without one is alone."""
    keyed = sorted(enumerate(copy.deepcopy(rows)), key=lambda pair: str(pair[1]["staff_id"] or pair[0]))
    return [
        [row for _, row in group]
        for _, group in groupby(keyed, key=lambda pair: str(pair[1]["staff_id"] or pair[0]))
    ]


def _keep_tick_columns(whole: list[dict[str, Any]], parts: list[list[dict[str, Any]]]) -> None:
    """Where splitting would turn a column into or out of a tick column, write its blanks out as a no."""
    for column in FORM["staff"][1]:
        if column.type in TICKED:
            tables = [whole, *(part for part in parts if any(row.get(column.id) is None for row in part))]
            if len({_is_tick(table, column.id) for table in tables}) > 1:
                for row in (row for part in parts for row in part):
                    if column.id in row and row[column.id] is None:
                        row[column.id] = TICKED[column.type]


def _is_tick(rows: list[dict[str, Any]], column: str) -> bool:
    """Ask the program: a tick column with blanks is said with a note."""
    named = [{"full_name": "Tên", **row} for row in rows] + [{"full_name": "Tên"}]
    (one,) = parsed([({}, {"staff": named}, {"staff": ["full_name", column]})])
    return any(finding.code == "NLS311" and finding.field == column for finding in one.findings)


@few
@given(cases())
def test_a_second_run_gives_the_same_bytes(case: Case) -> None:
    targets, files = compiled(case.targets), files_of(case.census)
    one, two = (scored(files, targets, **case.options, bodies=True) for _ in range(2))
    for render in (render_score_json, render_gaps_json):
        assert render(one).encode() == render(two).encode()


@few
@given(cases())
def test_the_json_is_valid_and_comes_back_as_it_was(case: Case) -> None:
    snapshot = scored(files_of(case.census), compiled(case.targets), **case.options, bodies=True)
    for render in (render_score_json, render_gaps_json):
        text = render(snapshot)
        SCHEMA.validate(json.loads(text))
        assert json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n" == text


@pytest.mark.parametrize("spoilt", ["status", "gap", "goals"])
def test_the_schema_refuses_what_is_not_a_score(spoilt: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA.schema)
    census = Census(
        BETWEEN, [({"as_of": BETWEEN}, {"staff": [{"full_name": "A"}]}, {"staff": ["full_name"]})]
    )
    one = {"id": "a", "name": {"vi": "A", "en": "A"}, "unit": "count", "measure": {"count": "staff"}}
    set_ = {"nls": 1, "id": "x", "title": {"vi": "X", "en": "X"}, "form": "staff-census", "units": "nam-dinh"}
    targets = compiled({**set_, "indicators": [{**one, "goals": {2025: {"at_least": 3}}}]})
    whole = json.loads(render_score_json(scored(files_of(census), targets)))
    SCHEMA.validate(whole)
    indicator = whole["units"][0]["indicators"][0]
    if spoilt == "goals":
        del indicator["goals"]
    else:
        indicator["goals"]["2025"][spoilt] = {"status": "nearly", "gap": None}[spoilt]
    with pytest.raises(jsonschema.ValidationError):
        SCHEMA.validate(whole)


# ---- the parts and the whole


def _sums(unit: UnitScore) -> list[tuple[str, Fraction, int]]:
    return [
        (one.indicator.id, one.value or Fraction(0), one.unknown)
        for one in unit.indicators
        if isinstance(one.indicator.measure, Count | Sum)
    ]


def _added(units: list[UnitScore]) -> list[tuple[str, Fraction, int]]:
    columns = zip(*(_sums(unit) for unit in units), strict=True)
    return [(c[0][0], sum((n for _, n, _ in c), Fraction(0)), sum(n for _, _, n in c)) for c in columns]


@few
@given(censuses(), wide_sets(), st.data())
def test_districts_add_up_to_the_province_and_communes_to_their_district(
    census: Census, data: dict[str, Any], draws: st.DataObject
) -> None:
    targets, files = compiled(data), files_of(census)
    province, *tops = scored(files, targets, by="district").units
    assert _added(tops) == _sums(province)
    _, *leaves = scored(files, targets, by="commune").units
    assert _added(leaves) == _sums(province)
    district = draws.draw(st.sampled_from([top for top in tops if top.level == "district"]))
    _, same, *inside = scored(files, targets, by="commune", district=district.id).units
    assert _added(inside) == _sums(same) == _sums(district)


# ---- bounds


def _results(snapshot: Snapshot) -> list[IndicatorResult]:
    return [result for unit in snapshot.units for result in unit.indicators]


@few
@given(censuses(), wide_sets(), BY)
def test_the_value_lies_between_its_bounds(census: Census, data: dict[str, Any], by: Any) -> None:
    for one in _results(scored(files_of(census), compiled(data), by=by)):
        if one.value is None:
            assert (one.low, one.high) == (None, None)
        else:
            assert one.low is None or one.low <= one.value
            assert one.high is None or one.value <= one.high
            if one.unknown == 0:
                assert one.low == one.value == one.high


@few
@given(censuses(), wide_sets(), st.data())
def test_no_answer_to_blank_cells_leaves_the_bounds(
    census: Census, data: dict[str, Any], draws: st.DataObject
) -> None:
    # `blank` is excepted: an answer changes what it asks, by design it is never unknown.
    data["indicators"] = [one for one in data["indicators"] if "'blank'" not in repr(one)]
    assume(data["indicators"])
    targets, files = compiled(data), [_without_copies(file) for file in files_of(census)]
    before = scored(files, targets).units[0].indicators
    ticks = [{(f.sheet, f.field) for f in one.findings if f.code == "NLS311"} for one in parsed(files)]
    answered = copy.deepcopy(files)
    for (_, rows, _), ticked in zip(answered, ticks, strict=True):
        for sheet, table in rows.items():
            for column in FORM[sheet][1]:
                if column.blank is None and (FORM[sheet][0], column.id) not in ticked:
                    _answer(table, column, draws)
    after = scored(answered, targets).units[0].indicators
    for bounds, one in zip(before, after, strict=True):
        if bounds.value is not None and one.value is not None:
            assert bounds.low is None or bounds.low <= one.value
            assert bounds.high is None or one.value <= bounds.high


def _without_copies(file: File) -> File:
    """Rows that share a key would be one row before an answer and two after it."""
    info, rows, columns = file
    kept: dict[str, list[dict[str, Any]]] = {}
    for sheet, table in rows.items():
        by_key: dict[Any, dict[str, Any]] = {}
        for at, row in enumerate(table):
            key = row[KEY[sheet]] if sheet in KEY else (row["district"], row["commune"])
            by_key.setdefault(at if key in (None, (None, None)) else key, row)
        kept[sheet] = list(by_key.values())
    return info, kept, columns


def _answer(table: list[dict[str, Any]], column: Any, draws: st.DataObject) -> None:
    """Fill every blank of one column that says nothing about place or key, with what it could truly be."""
    for row in table:
        if row.get(column.id, "") is not None or column.id in KEY.values():
            continue
        if column.type == "yesno":
            row[column.id] = draws.draw(st.sampled_from(["Có", "Không"]))
        elif column.type in ("choice", "role"):
            row[column.id] = draws.draw(st.sampled_from(list(column.choices.values())))
        elif column.type == "list":
            row[column.id] = draws.draw(st.sampled_from(["Y tế", "Giáo dục; Khác", "Không"]))
        elif column.type == "date":
            row[column.id] = draws.draw(st.dates(dt.date(2022, 1, 1), dt.date(2024, 5, 31)))
        elif column.type in ("integer", "number"):
            whole = row.get(column.whole) if column.whole else 50
            if isinstance(whole, int) and whole >= column.least:
                row[column.id] = draws.draw(st.integers(column.least, whole))
        elif column.type == "text" and column.id in ("organization", "position", "hamlet"):
            row[column.id] = draws.draw(st.sampled_from(["Sở Y tế", "Chủ tịch", "Xóm 1", "Khác"]))


# ---- gaps

SHARE: dict[str, Any] = {
    "nls": 1,
    "id": "mot-ty-le",
    "title": {"vi": "Một tỷ lệ", "en": "One share"},
    "form": "staff-census",
    "units": "nam-dinh",
    "indicators": [
        {
            "id": "trained",
            "name": {"vi": "Được bồi dưỡng", "en": "Trained"},
            "unit": "percent",
            "measure": {"share_of": {"count": "staff"}, "having": {"trained_basic": True}},
        },
        {
            "id": "number",
            "name": {"vi": "Số người", "en": "People"},
            "unit": "count",
            "measure": {"count": "staff", "where": {"trained_basic": True}},
        },
    ],
}
TARGETS = st.one_of(
    st.sampled_from([0, 33.3, 33.34, 50, 66.6, 90, 100]), st.integers(0, 1000).map(lambda n: n / 10)
)


def _staff(trained: int, total: int) -> list[File]:
    rows = [{"full_name": "A", "trained_basic": "Có" if n < trained else "Không"} for n in range(total)]
    return [({"as_of": BETWEEN}, {"staff": rows}, {"staff": ["full_name", "trained_basic"]})]


@few
@given(st.integers(1, 40), st.integers(0, 40), TARGETS, st.sampled_from(["at_least", "at_most"]))
def test_closing_the_gap_meets_the_goal_and_one_head_fewer_does_not(
    total: int, trained: int, target: float, direction: str
) -> None:
    trained = min(trained, total)
    data = copy.deepcopy(SHARE)
    for indicator in data["indicators"]:
        indicator["goals"] = {2025: {direction: target}}
    targets = compiled(data)
    step = 1 if direction == "at_least" else -1
    for at in (0, 1):

        def goal(number: int, at: int = at) -> Any:
            return scored(_staff(number, total), targets).units[0].indicators[at].goals["2025"]

        gap = goal(trained).gap
        assert (gap == 0) == (goal(trained).status == "met")
        if 0 <= trained + step * gap <= total:  # a count may ask for more people than there are
            closed = goal(trained + step * gap)
            assert (closed.status, closed.gap, closed.attainment) == ("met", 0, 1)
        if gap:
            short = goal(trained + step * (gap - 1)) if 0 <= trained + step * (gap - 1) <= total else None
            assert short is None or (short.status, short.gap) == ("not_met", 1)


@few
@given(censuses(), wide_sets(), BY)
def test_a_gap_is_the_least_number_of_heads(census: Census, data: dict[str, Any], by: Any) -> None:
    for one in _results(scored(files_of(census), compiled(data), by=by)):
        for goal in one.goals.values():
            if goal.gap is None:
                continue
            assert goal.target is not None
            assert one.numerator is not None

            def reached(heads: int, one: IndicatorResult = one, goal: Any = goal) -> bool:
                numerator = one.numerator + (heads if goal.upward else -heads)
                value = one.indicator.multiplier * numerator / (one.denominator or 1)
                return bool(value >= goal.target if goal.upward else value <= goal.target)

            assert reached(goal.gap)
            assert goal.gap == 0 or not reached(goal.gap - 1)
