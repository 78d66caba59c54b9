"""What a person types at --budget, --cap and --assume: amounts, and communes of one name."""

from __future__ import annotations

from fractions import Fraction

import pytest

from nls_cli.errors import NlsError
from nls_cli.model.conditions import All, Any, PlaceTest
from nls_cli.parsing.assumptions import read_amount, read_assumption
from nls_cli.parsing.parsed import FormTypes
from nls_cli.workflows import find_district
from tests.small import census, shipped


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


def test_communes_of_one_name_are_told_apart_by_the_district_as_the_message_says() -> None:
    whole = census(staff=[{"full_name": "A", "organization": "B", "category": "Công chức"}])
    types = FormTypes(shipped()[0].form)
    with pytest.raises(NlsError) as refused:
        read_assumption("trained_data=yes where commune=Nam Điền", whole, types, find_district)
    assert refused.value.key == "plan.assume.communes"
    assert refused.value.params["known"] == ("Nghĩa Hưng", "Nam Trực")
    for where in ("commune=Nam Điền, district=Nam Trực", "district=nam truc and commune=Xã Nam Điền"):
        one = read_assumption(f"trained_data=yes where {where}", whole, types, find_district)
        assert isinstance(one.where, All)
        places = {part.parts[0] for part in one.where.parts if isinstance(part, Any)}
        assert places == {
            PlaceTest("commune", "eq", "nam-truc.nam-dien"),
            PlaceTest("district", "eq", "nam-truc"),
        }
