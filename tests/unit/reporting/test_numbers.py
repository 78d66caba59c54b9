"""Numbers for people: never on the wrong side of a target."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nls_cli.reporting.numbers import (
    amount,
    bounds,
    goal_amount,
    points_number,
    rounded,
    score_number,
    written,
)


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (Fraction(0), "0", "0"),
        (Fraction(12345, 10), "1.234,5", "1,234.5"),
        (Fraction(1_000_000), "1.000.000", "1,000,000"),
        (Fraction(-12345, 10), "-1.234,5", "-1,234.5"),
        (Fraction(1, 3), "0,33", "0.33"),
        (Fraction(2, 3), "0,67", "0.67"),
        (Fraction(5, 1000), "0,01", "0.01"),
        (Fraction(-1, 1000), "0", "0"),
        (Fraction(1001, 100), "10,01", "10.01"),
        (Fraction(999_999, 1000), "1.000", "1,000"),
    ],
)
def test_written(value: Fraction, vietnamese: str, english: str) -> None:
    assert written(value, "vi") == vietnamese
    assert written(value, "en") == english


@pytest.mark.parametrize(
    ("value", "target", "shown"),
    [
        (Fraction(88), 90, "88%"),
        (Fraction(90), 90, "90%"),
        (Fraction(8996, 100), 90, "89,96%"),
        (Fraction(89_999, 1000), 90, "89,999%"),
        (Fraction(899_996, 10_000), 90, "89,9996%"),
        (Fraction(90_001, 1000), 90, "90,001%"),
        (Fraction(100, 3), Fraction(333, 10), "33,33%"),
        (Fraction(100, 3), Fraction(3333, 100), "33,333%"),
        (Fraction(99_999, 1000), 90, "99,999%"),
        (Fraction(1, 1_000_000), 90, "0,000001%"),
        (Fraction(0), 90, "0%"),
    ],
)
def test_a_percentage_shows_on_its_own_side(value: Fraction, target: int | Fraction, shown: str) -> None:
    assert amount(value, "percent", "vi", [Fraction(target)]) == shown


def test_a_target_is_written_exactly() -> None:
    assert goal_amount(Fraction(90), "percent", "vi") == "90%"
    assert goal_amount(Fraction(33_333, 1000), "percent", "vi") == "33,333%"
    assert goal_amount(Fraction(1, 10**8), "ratio", "en") == "0.00000001"


def test_a_share_of_an_apportioned_target_is_as_fine_as_its_value_needs() -> None:
    target = Fraction(20) / 3
    assert goal_amount(target, "count", "vi") == "6,67"
    assert goal_amount(target, "count", "vi", Fraction(667, 100)) == "6,667"
    assert amount(Fraction(667, 100), "count", "vi", [target]) == "6,67"


def test_bounds_with_an_open_end() -> None:
    assert bounds(Fraction(80), Fraction(91), "percent", "vi") == "80% – 91%"
    assert bounds(Fraction(80), None, "count", "en", open_end="not known") == "80 – not known"


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (Fraction(100), "100"),
        (Fraction(99_999, 1000), "99,999"),
        (Fraction(975, 10), "97,5"),
        (Fraction(0), "0"),
    ],
)
def test_a_score_is_100_only_if_it_is(score: Fraction, shown: str) -> None:
    assert score_number(score, "vi") == shown


def test_points_are_full_only_if_they_are() -> None:
    assert points_number(Fraction(9999, 1000), Fraction(10), "vi") == "9,999"
    assert points_number(Fraction(10), Fraction(10), "vi") == "10"


def read(shown: str) -> Fraction:
    return Fraction(Decimal(shown.rstrip("%").replace(".", "").replace(",", ".")))


NUMBERS = st.fractions(min_value=0, max_value=10**7, max_denominator=10**6)


@given(value=NUMBERS, target=st.decimals(min_value=0, max_value=1000, places=3).map(Fraction))
def test_what_is_read_compares_as_what_is(value: Fraction, target: Fraction) -> None:
    shown, goal = (
        read(amount(value, "percent", "vi", [target])),
        read(goal_amount(target, "percent", "vi", value)),
    )
    assert (shown < goal, shown == goal) == (value < target, value == target)


@given(value=NUMBERS, target=st.fractions(min_value=0, max_value=1000, max_denominator=97))
def test_what_is_read_compares_as_what_is_for_targets_without_an_end(
    value: Fraction, target: Fraction
) -> None:
    shown, goal = (
        read(amount(value, "count", "vi", [target])),
        read(goal_amount(target, "count", "vi", value)),
    )
    assert (shown < goal) == (value < target)
    assert (shown > goal) == (value > target)


@given(value=st.fractions(max_denominator=10**6), decimals=st.integers(0, 6))
def test_rounding_is_nearest(value: Fraction, decimals: int) -> None:
    assert abs(rounded(value, decimals) - value) <= Fraction(1, 2 * 10**decimals)
