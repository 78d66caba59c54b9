"""A condition that the form does not allow is a mistake, with the nearest name; the rest is compiled."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from nls_cli.model.conditions import All, Not, PlaceTest
from nls_cli.model.conditions import Any as AnyOf
from nls_cli.model.conditions import Test as CellTest
from tests.small import compiled_where


@pytest.mark.parametrize(
    ("where", "sheet", "condition"),
    [
        ({"gender": "nu"}, "staff", All((CellTest("gender", "eq", "nu"),))),
        ({"trained_basic": False}, "staff", All((CellTest("trained_basic", "eq", False),))),
        ({"organization": "SỞ  Y tế"}, "staff", All((CellTest("organization", "eq", "sở y tế"),))),
        ({"district": "giao-thuy"}, "staff", All((PlaceTest("district", "eq", "giao-thuy"),))),
        ({"commune": {"blank": True}}, "teams", All((All((PlaceTest("commune", "blank", True),)),))),
        (
            {"training_budget": {"gt": Decimal("0.1")}},
            "organizations",
            All((All((CellTest("training_budget", "gt", Fraction(1, 10)),)),)),
        ),
        ({}, "staff", All(())),
        (None, "staff", All(())),
    ],
)
def test_what_is_compiled(where: Any, sheet: str, condition: Any) -> None:
    compiled, mistakes = compiled_where(where, sheet)
    assert mistakes == []
    assert compiled == condition


def test_groups() -> None:
    compiled, mistakes = compiled_where(
        {"any": [{"gender": "nu"}, {"not": {"is_leader": True}}], "gender": ["nam", "nu"]}, "staff"
    )
    assert mistakes == []
    nu, leader = CellTest("gender", "eq", "nu"), CellTest("is_leader", "eq", True)
    assert compiled == All(
        (
            AnyOf((All((nu,)), All((Not(All((leader,))),)))),
            AnyOf((CellTest("gender", "eq", "nam"), nu)),
        )
    )


@pytest.mark.parametrize(
    ("where", "sheet", "loc", "key", "near"),
    [
        ({"gendre": "nu"}, "staff", ("gendre",), "yaml.unknown_column", "gender"),
        ({"members": 3}, "staff", ("members",), "yaml.unknown_column", None),
        ({"gender": "nữ"}, "staff", ("gender",), "yaml.unknown_choice", "nu"),
        ({"gender": ["nu", "nma"]}, "staff", ("gender", 1), "yaml.unknown_choice", "nam"),
        ({"gender": {"not": "nuu"}}, "staff", ("gender", "not"), "yaml.unknown_choice", "nu"),
        ({"gender": []}, "staff", ("gender",), "yaml.empty_list", None),
        ({"gender": {"gte": "nu"}}, "staff", ("gender", "gte"), "yaml.no_order", None),
        ({"trained_basic": {"lt": True}}, "staff", ("trained_basic", "lt"), "yaml.no_order", None),
        ({"gender": {"is": "nu"}}, "staff", ("gender", "is"), "yaml.unknown_operator", None),
        ({"gender": {"nto": "nu"}}, "staff", ("gender", "nto"), "yaml.unknown_operator", "not"),
        ({"gender": {"blank": "có"}}, "staff", ("gender", "blank"), "yaml.true_false", None),
        ({"trained_basic": "có"}, "staff", ("trained_basic",), "yaml.true_false", None),
        ({"trained_basic": 1}, "staff", ("trained_basic",), "yaml.true_false", None),
        ({"members": "ba"}, "teams", ("members",), "yaml.not_number", None),
        ({"members": {"gte": True}}, "teams", ("members", "gte"), "yaml.not_number", None),
        ({"founded": {"gte": "hôm qua"}}, "teams", ("founded", "gte"), "yaml.not_date", None),
        ({"founded": "2024-02-30"}, "teams", ("founded",), "yaml.not_date", None),
        ({"district": "giao-thui"}, "staff", ("district",), "yaml.unknown_unit", "giao-thuy"),
        ({"district": 365}, "staff", ("district",), "yaml.not_text", None),
        ({"organization": True}, "staff", ("organization",), "yaml.not_text", None),
        ({"any": {"gender": "nu"}}, "staff", ("any",), "yaml.group_list", None),
        ({"any": []}, "staff", ("any",), "yaml.group_list", None),
        ({"any": ["nu"]}, "staff", ("any", 0), "yaml.where_mapping", None),
        ({"all": [{"gendre": "nu"}]}, "staff", ("all", 0, "gendre"), "yaml.unknown_column", "gender"),
        ({"not": "nu"}, "staff", ("not",), "yaml.where_mapping", None),
    ],
)
def test_mistakes(
    where: dict[str, Any], sheet: str, loc: tuple[Any, ...], key: str, near: str | None
) -> None:
    _, (mistake,) = compiled_where(where, sheet)
    assert (mistake.loc, mistake.key) == (loc, key)
    assert near is None or mistake.nearest[0] == near


def test_every_mistake_is_told() -> None:
    _, mistakes = compiled_where({"gendre": "nu", "any": [{"status": "x"}, {"it_role": "y"}]}, "staff")
    assert len(mistakes) == 3
