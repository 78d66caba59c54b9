"""Amounts that a person types at --budget, --cap and --assume."""

from __future__ import annotations

from fractions import Fraction

import pytest

from nls_cli.errors import NlsError
from nls_cli.parsing.assumptions import read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", Fraction(0)),
        (" 20 ", Fraction(20)),
        ("1.5", Fraction(3, 2)),
        ("1,5", Fraction(3, 2)),
        ("2000", Fraction(2000)),
        ("2000.125", Fraction(16001, 8)),
        ("999999999999", Fraction(999999999999)),
    ],
)
def test_an_amount_is_a_plain_number(text: str, amount: Fraction) -> None:
    assert read_amount(text, "--budget") == amount


@pytest.mark.parametrize(
    "text",
    ["", "-1", "abc", "1/2", "1_0", "nan", "inf", "1e999999999", "1e400", "9" * 13, "1.2.3", "١٢", "½"],
)
def test_what_is_no_plain_number_is_refused_and_never_computed(text: str) -> None:
    with pytest.raises(NlsError) as refused:
        read_amount(text, "--budget")
    assert refused.value.key == "plan.number"


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("2.000", "2000", "2"),
        ("1,500", "1500", "1.5"),
        ("0.125", "125", "0.125"),
        ("100.000", "100000", "100"),
    ],
)
def test_thousands_or_thousandths_is_asked_and_not_guessed(text: str, whole: str, part: str) -> None:
    with pytest.raises(NlsError) as refused:
        read_amount(text, "--budget")
    assert refused.value.key == "plan.number.two"
    assert (refused.value.params["whole"], refused.value.params["part"]) == (whole, part)
