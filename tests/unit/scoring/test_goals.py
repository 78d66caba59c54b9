"""Status, attainment, gap and points of one goal: the arithmetic of the contract, row by row."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from nls_cli.model.base import Words
from nls_cli.model.snapshot import GoalResult
from nls_cli.model.targets import Goal, Indicator
from nls_cli.scoring.goals import Target, holds_at, judge_goal
from nls_cli.scoring.measures import ABSENT, Measured

F = Fraction
SHARE = {"share_of": {"count": "staff"}, "having": {"trained_basic": True}}
COUNT = {"count": "staff"}


def indicator(unit: str = "percent", **more: Any) -> Indicator:
    measure = COUNT if unit == "count" else SHARE
    data = {"id": "one", "name": Words(vi="Một", en="One"), "unit": unit, "measure": measure, "points": 10}
    return Indicator.model_validate({**data, "goals": {2030: {"at_least": 1}}, **more})


def share(numerator: int, denominator: int, low: Any = None, high: Any = None) -> Measured:
    """A share in percent; without bounds the value is certain."""
    value = F(100 * numerator, denominator)
    low, high = (value if bound is None else bound for bound in (low, high))
    return Measured(F(numerator), F(denominator), value, low, high, 0)


def judged(measured: Measured, goal: dict[str, Any], one: Indicator | None = None, **more: Any) -> GoalResult:
    asked = Goal.model_validate(goal)
    options: dict[str, Any] = {"level": "province", "absent": False, **more}
    target = options.pop("target", Target(asked.target))
    return judge_goal(one or indicator(), asked, target, options["level"], measured, absent=options["absent"])


# ---- exact arithmetic


@pytest.mark.parametrize(
    ("numerator", "denominator", "target", "status", "gap"),
    [
        (9, 10, "90", "met", 0),
        (8996, 10000, "90", "not_met", 4),
        (8999, 10000, "90", "not_met", 1),
        (1, 3, "33.3", "met", 0),
        (1, 3, "33.33", "met", 0),
        (1, 3, "33.34", "not_met", 1),
        (2, 3, "66.7", "not_met", 1),
        (0, 7, "0", "met", 0),
        (7, 7, "100", "met", 0),
        (6, 7, "100", "not_met", 1),
        (0, 7, "50", "not_met", 4),  # 3.5 heads are 4
        (1, 10, "0.1", "met", 0),
        (7, 7, "110", "not_met", 1),  # a target above 100 %: more heads than there are
    ],
)
def test_at_least(numerator: int, denominator: int, target: str, status: str, gap: int) -> None:
    found = judged(share(numerator, denominator), {"at_least": F(target)})
    assert (found.status, found.gap) == (status, gap)


@pytest.mark.parametrize(
    ("numerator", "denominator", "target", "status", "gap", "attainment"),
    [
        (1, 5, "20", "met", 0, F(1)),
        (1, 3, "20", "not_met", 1, F(3, 5)),
        (1, 3, "33.33", "not_met", 1, F(9999, 10000)),
        (5, 5, "20", "not_met", 4, F(1, 5)),
        (0, 5, "0", "met", 0, F(1)),
        (1, 5, "0", "not_met", 1, F(0)),
    ],
)
def test_at_most(
    numerator: int, denominator: int, target: str, status: str, gap: int, attainment: Fraction
) -> None:
    found = judged(share(numerator, denominator), {"at_most": F(target)})
    assert (found.status, found.gap, found.attainment) == (status, gap, attainment)


@pytest.mark.parametrize(
    ("value", "goal", "status", "gap", "attainment"),
    [
        (2, {"at_least": 20}, "not_met", 18, F(1, 10)),
        (20, {"at_least": 20}, "met", 0, F(1)),
        (25, {"at_least": 20}, "met", 0, F(1)),
        (7, {"at_least": F("7.5")}, "not_met", 1, F(14, 15)),
        (3, {"at_most": 2}, "not_met", 1, F(2, 3)),
        (0, {"at_least": 0}, "met", 0, F(1)),
    ],
)
def test_counts(value: int, goal: dict[str, Any], status: str, gap: int, attainment: Fraction) -> None:
    measured = Measured(F(value), None, F(value), F(value), F(value), 0)
    found = judged(measured, goal, indicator("count"))
    assert (found.status, found.gap, found.attainment) == (status, gap, attainment)


def test_a_ratio_counts_heads_of_its_numerator() -> None:
    """8 members of 1,001 people against 0.8 in 100: 0.8 × 1,001 / 100 - 8 = 0.008, so one more."""
    one = indicator("ratio", per=100)
    measured = Measured(F(8), F(1001), F(800, 1001), F(800, 1001), F(800, 1001), 0)
    found = judged(measured, {"at_least": F("0.8")}, one)
    assert (found.status, found.gap, found.attainment) == ("not_met", 1, F(1000, 1001))


# ---- bounds decide the status, the value everything else


@pytest.mark.parametrize(
    ("goal", "low", "high", "status"),
    [
        ({"at_least": 50}, 50, 60, "met"),
        ({"at_least": 50}, 49, 60, "uncertain"),
        ({"at_least": 50}, 40, 50, "uncertain"),
        ({"at_least": 50}, 40, 49, "not_met"),
        ({"at_least": 50}, None, 60, "uncertain"),
        ({"at_least": 50}, 50, None, "met"),
        ({"at_least": 50}, None, 49, "not_met"),
        ({"at_least": 0}, None, None, "uncertain"),
        ({"at_most": 50}, 40, 50, "met"),
        ({"at_most": 50}, 40, 51, "uncertain"),
        ({"at_most": 50}, 51, 60, "not_met"),
        ({"at_most": 50}, 40, None, "uncertain"),
        ({"at_most": 50}, 51, None, "not_met"),
        ({"at_most": 50}, None, 50, "met"),
    ],
)
def test_an_open_bound_never_decides(goal: dict[str, Any], low: Any, high: Any, status: str) -> None:
    bounds = [None if bound is None else F(bound) for bound in (low, high)]
    found = judged(Measured(F(5), F(10), F(50), bounds[0], bounds[1], 1), goal)
    assert (found.status, found.gap, found.attainment, found.points) == (status, 0, F(1), F(10))


# ---- points


@pytest.mark.parametrize(
    ("scoring", "goal", "numerator", "points"),
    [
        ("proportional", {"at_least": 80}, 4, 5),
        ("proportional", {"at_least": 80}, 9, 10),
        ("proportional", {"at_most": 20}, 4, 5),
        ("threshold", {"at_least": 80}, 7, 0),
        ("threshold", {"at_least": 80}, 8, 10),
        ("threshold", {"at_most": 20}, 3, 0),
        ("threshold", {"at_most": 20}, 2, 10),
    ],
)
def test_points(scoring: str, goal: dict[str, Any], numerator: int, points: int) -> None:
    one = indicator(scoring=scoring, goals={2030: goal})
    assert judged(share(numerator, 10), goal, one).points == points


@pytest.mark.parametrize(
    ("goal", "steps", "by_numerator"),
    [
        ({"at_least": 80}, [(50, 5), (80, 10)], {4: 0, 5: 5, 7: 5, 8: 10, 10: 10}),
        ({"at_most": 20}, [(50, 5), (20, 10)], {6: 0, 5: 5, 3: 5, 2: 10, 0: 10}),
    ],
)
def test_the_highest_step_reached_counts(
    goal: dict[str, Any], steps: list[tuple[int, int]], by_numerator: dict[int, int]
) -> None:
    scoring = {"steps": [{"from": start, "points": points} for start, points in steps]}
    one = indicator(scoring=scoring, goals={2030: goal})
    assert {n: judged(share(n, 10), goal, one).points for n in by_numerator} == by_numerator


def test_points_at_the_worst_and_the_best() -> None:
    found = judged(share(5, 10, F(40), F(90)), {"at_least": 80})
    assert (found.points, found.points_low, found.points_high) == (F(25, 4), 5, 10)
    found = judged(Measured(F(5), F(10), F(50), None, None, 1), {"at_least": 80})
    assert (found.points_low, found.points_high) == (0, 10)
    found = judged(share(5, 10, F(40), F(90)), {"at_most": 40})
    assert (found.points_low, found.points_high) == (F(40, 9), 10)


def test_without_points_nothing_is_scored() -> None:
    found = judged(share(5, 10), {"at_least": 80}, indicator(points=None))
    assert (found.points, found.of, found.attainment) == (0, 0, F(5, 8))


# ---- nothing to judge by


@pytest.mark.parametrize(
    ("measured", "options", "status", "reason", "of"),
    [
        (ABSENT, {"absent": True}, "no_data", "sheet_absent", 10),
        (Measured(F(0), F(0), None, None, None, 0, zero=True), {}, "not_applicable", "denominator_zero", 0),
        (Measured(F(0), F(0), None, None, None, 2), {}, "no_data", "denominator_unknown", 10),
        (share(1, 2), {"target": Target(None, "weight_unknown")}, "no_data", "weight_unknown", 10),
        (share(1, 2), {"target": Target(None, "no_share")}, "not_applicable", "no_share", 0),
        (share(1, 2), {"level": None}, "not_applicable", "level", 0),
        # a level mismatch goes before missing data
        (ABSENT, {"level": None, "absent": True}, "not_applicable", "level", 0),
    ],
)
def test_not_judged_always_has_a_reason(
    measured: Measured, options: dict[str, Any], status: str, reason: str, of: int
) -> None:
    found = judged(measured, {"at_least": 50}, **options)
    assert (found.status, found.reason, found.of) == (status, reason, of)
    assert (found.attainment, found.gap, found.points) == (None, None, None)
    assert (found.points_low, found.points_high) == (0, of)


# ---- levels


@pytest.mark.parametrize(
    ("unit", "goal", "levels", "holds"),
    [
        ("percent", {"at_least": 1}, None, ["province", "district", "commune", "organization", "rest"]),
        ("count", {"at_least": 1}, None, ["province"]),
        ("count", {"at_least": 1, "apportion": {"by": "staff"}}, None, ["province", "district"]),
        ("percent", {"at_least": 1}, ["district"], ["district"]),
        ("count", {"at_least": 1}, ["province", "commune"], ["province", "commune"]),
        ("percent", {"at_least": 1, "levels": ["rest"]}, ["district"], ["rest"]),
    ],
)
def test_where_a_goal_holds(unit: str, goal: dict[str, Any], levels: Any, holds: list[str]) -> None:
    one = indicator(unit, goals={2030: goal}, **({"levels": levels} if levels else {}))
    every = ("province", "district", "commune", "organization", "rest")
    assert [level for level in every if holds_at(one, one.goals["2030"], level)] == holds
