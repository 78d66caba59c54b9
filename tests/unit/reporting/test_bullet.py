"""Bars are as long as their numbers, and their labels never touch."""

from __future__ import annotations

from fractions import Fraction

import pytest

from nls_cli.reporting.bullet import Bullet, bullet, score_bullet
from tests.unit.reporting.snapshots import goal, result

LABELS = {"2025": "2025", "2030": "2030", "annual": "hằng năm"}


def drawn(value: int | None, *targets: int, low: int | None = None, high: int | None = None) -> Bullet:
    goals = {year: goal("not_met", target=target) for year, target in zip(LABELS, targets, strict=False)}
    known = None if value is None else Fraction(value)
    ends = [known if end is None else Fraction(end) for end in (low, high)]
    return bullet(result("i0", goals, value=known, low=ends[0], high=ends[1]), LABELS)


def number(text: str) -> float:
    return float(text.removesuffix("%"))


@pytest.mark.parametrize("value", [0, 1, 50, 100])
def test_percentages_stand_on_a_scale_to_a_hundred(value: int) -> None:
    shape = drawn(value, 90)
    assert number(shape.value) == pytest.approx(value * 0.98)
    assert number(shape.marks[0].at) == pytest.approx(1 + 90 * 0.98)


def test_a_value_above_a_hundred_stretches_the_scale() -> None:
    shape = drawn(200, 100)
    assert number(shape.value) == 98
    assert number(shape.marks[0].at) == 50


def test_bounds_are_drawn_only_where_something_is_unknown() -> None:
    assert drawn(50, 90).low == ""
    shape = drawn(50, 90, low=40, high=60)
    assert [number(shape.low), number(shape.high)] == pytest.approx([1 + 40 * 0.98, 1 + 60 * 0.98])


def test_an_open_bound_reaches_the_end() -> None:
    shape = bullet(result("i0", {}, value=Fraction(50), low=Fraction(50), high=None), LABELS)
    assert shape.open
    assert shape.high == "99.00%"


def test_no_value_has_no_bar() -> None:
    assert drawn(None, 90).value == ""


def test_equal_goals_share_a_mark_and_near_ones_stand_below_each_other() -> None:
    assert [mark.label for mark in drawn(50, 90, 90).marks] == ["2025, 2030"]
    assert [mark.lane for mark in drawn(50, 80, 90).marks] == [0, 1]
    assert [mark.lane for mark in drawn(50, 30, 90).marks] == [0, 0]
    assert drawn(50, 80, 90).lanes == 2


def test_a_score_stands_on_a_scale_to_a_hundred() -> None:
    shape = score_bullet(Fraction(75), Fraction(70), Fraction(80))
    assert (shape.value, shape.low, shape.high) == ("75.00%", "70.00%", "80.00%")
    assert score_bullet(Fraction(75), Fraction(75), Fraction(75)).low == ""
