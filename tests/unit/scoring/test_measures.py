"""What a measure comes to: value, bounds under unknown cells, and the rows in doubt, summed by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.small import result

F = Fraction
SHARE = {
    "unit": "percent",
    "measure": {
        "share_of": {"count": "staff", "where": {"gender": "nu"}},
        "having": {"trained_basic": True},
    },
}


def staff(*rows: str) -> list[dict[str, Any]]:
    """Write people as two letters: gender and training, each + yes, - no, ? blank."""
    gender, trained = {"+": "Nữ", "-": "Nam", "?": None}, {"+": "Có", "-": "Không", "?": None}
    return [{"full_name": "A", "gender": gender[g], "trained_basic": trained[t]} for g, t in rows]


def five(indicator: dict[str, Any], **sheets: Any) -> tuple[Any, ...]:
    """Numerator, denominator, low, high, unknown."""
    one = result(indicator, **sheets)
    return one.numerator, one.denominator, one.low, one.high, one.unknown


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # all known: 1 of 2
        (["++", "+-", "-+", "--"], (1, 2, 50, 50, 0)),
        # one trained or not: 1 of 2, at best 2 of 2
        (["++", "+?", "--"], (1, 2, 50, 100, 1)),
        # an untrained person may belong: 1 of 1, at worst 1 of 2
        (["++", "?-"], (1, 1, 50, 100, 1)),
        # a trained person may belong: 1 of 2, at best 2 of 3; she can only help
        (["++", "+-", "?+"], (1, 2, 50, F(200, 3), 1)),
        # both unknown: at worst 1 of 3, at best 2 of 3
        (["++", "+-", "??", "--"], (1, 2, F(100, 3), F(200, 3), 1)),
        # whoever certainly does not belong is not in doubt
        (["++", "-?", "--"], (1, 1, 100, 100, 0)),
        # nobody for certain, somebody perhaps
        (["?+", "--"], (0, 0, None, None, 1)),
        # nobody at all
        (["-+", "--"], (0, 0, None, None, 0)),
        # a tick column: blanks are no
        (["++", "+?"], (1, 2, 50, 50, 0)),
    ],
)
def test_shares(rows: list[str], expected: tuple[Any, ...]) -> None:
    assert five(SHARE, staff=staff(*rows)) == expected


def test_where_and_having_are_independent_of_each_other() -> None:
    indicator = {
        "unit": "percent",
        "measure": {
            "share_of": {"count": "staff", "where": {"education": ["thac_si", "tien_si"]}},
            "having": {"education": "tien_si"},
        },
    }
    cells = ("Tiến sĩ", "Thạc sĩ", None)
    rows = [{"full_name": "A", "education": cell} for cell in cells]
    # 1 of 2; the blank joins with or without, whatever is possible cell by cell: 1/3 to 2/3
    assert five(indicator, staff=rows) == (1, 2, F(100, 3), F(200, 3), 1)


def localities(*rows: tuple[Any, Any]) -> list[dict[str, Any]]:
    """Write communes as population and informed."""
    names = ("Giao An", "Giao Thanh", "Giao Hà", "Giao Hải")
    return [
        {"district": "Giao Thủy", "commune": name, "population": whole, "informed": part}
        for name, (whole, part) in zip(names, rows, strict=False)
    ]


INFORMED = {
    "unit": "percent",
    "measure": {
        "numerator": {"sum": "informed", "in": "localities"},
        "denominator": {"sum": "population", "in": "localities"},
    },
}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(100, 50), (300, 250)], (300, 400, 75, 75, 0)),
        # a blank part is at most its whole: 50/400, at most 350/400
        ([(100, 50), (300, None)], (50, 400, F(25, 2), F(175, 2), 1)),
        # a blank whole leaves its row out of both, and both bounds are open
        ([(100, 50), (None, 250)], (50, 100, None, None, 1)),
        ([(100, 50), (None, None)], (50, 100, None, None, 1)),
        # a part above its whole is kept
        ([(100, 150)], (150, 100, 150, 150, 0)),
        # a denominator of 0: no value, the sums stay
        ([(0, 0)], (0, 0, None, None, 0)),
        ([(None, 5)], (0, 0, None, None, 1)),
        # "1.234" is 1,234 and - is 0
        ([("1.234", "-")], (0, 1234, 0, 0, 0)),
    ],
)
def test_a_quotient_over_one_sheet(rows: list[Any], expected: tuple[Any, ...]) -> None:
    assert five(INFORMED, localities=localities(*rows)) == expected


PER_THOUSAND = {
    "unit": "ratio",
    "measure": {
        "numerator": {"sum": "members", "in": "teams"},
        "denominator": {"count": "staff", "where": {"gender": "nu"}},
        "per": 1000,
    },
}


@pytest.mark.parametrize(
    ("members", "people", "expected"),
    [
        ([4, 6], ["++", "++", "--"], (10, 2, 5000, 5000, 0)),
        # another woman perhaps: 10/3 to 10/2
        ([4, 6], ["++", "++", "?-"], (10, 2, F(10000, 3), 5000, 1)),
        # no whole bounds the members: open above; each doubt counts once per sheet
        ([4, None], ["++", "?-"], (4, 1, 2000, None, 2)),
        ([4], ["?-"], (4, 0, None, None, 1)),
    ],
)
def test_a_quotient_over_two_sheets(members: list[Any], people: list[str], expected: tuple[Any, ...]) -> None:
    teams = [{"name": f"Tổ {n}", "district": "Giao Thủy", "members": m} for n, m in enumerate(members)]
    assert five(PER_THOUSAND, teams=teams, staff=staff(*people)) == expected


@pytest.mark.parametrize(
    ("aggregate", "expected"),
    [
        # value, low, high, unknown over the five teams below
        ({"count": "teams"}, (5, 5, 5, 0)),
        ({"count": "teams", "where": {"members": {"gte": 4}}}, (2, 2, 3, 1)),
        ({"sum": "members", "in": "teams"}, (15, 15, None, 1)),
        ({"sum": "members", "in": "teams", "where": {"hamlet": "xóm 1"}}, (9, 9, 12, 1)),
        # Xóm 1, Xóm 2; the nameless may be a third
        ({"distinct": "hamlet", "in": "teams"}, (2, 2, 3, 1)),
        # (giao-thuy, xóm 1), (hai-hau, xóm 1), (hai-hau, xóm 2) and the nameless
        ({"distinct": ["district", "hamlet"], "in": "teams"}, (3, 3, 4, 1)),
        # certain: T1 with 5; perhaps T4, whose key is new
        ({"distinct": ["district", "hamlet"], "in": "teams", "where": {"members": {"gt": 4}}}, (1, 1, 2, 1)),
        # a blank commune is a value of its own: Giao An and the district's own level
        ({"distinct": "commune", "in": "teams"}, (3, 3, 3, 0)),
    ],
)
def test_plain_aggregates(aggregate: dict[str, Any], expected: tuple[Any, ...]) -> None:
    teams = [
        {"name": "T1", "district": "Giao Thủy", "commune": "Giao An", "hamlet": "Xóm 1", "members": 5},
        {"name": "T2", "district": "Hải Hậu", "hamlet": "XÓM 1", "members": 4},
        {"name": "T3", "district": "Hải Hậu", "commune": "Hải Xuân", "members": 3},
        {"name": "T4", "district": "Hải Hậu", "commune": "Hải Xuân", "hamlet": "Xóm 2"},
        {"name": "T5", "district": "Hải Hậu", "commune": "Hải Xuân", "hamlet": "Xóm 2", "members": 3},
    ]
    one = result({"unit": "count", "measure": aggregate}, teams=teams)
    assert (one.value, one.low, one.high, one.unknown) == expected
    assert (one.numerator, one.denominator) == (one.value, None)


def test_a_sheet_that_is_absent_has_no_numbers() -> None:
    one = result(INFORMED, staff=staff("++"))
    assert (one.numerator, one.denominator, one.value, one.low, one.high, one.unknown) == (*[None] * 5, 0)


@pytest.mark.parametrize(
    ("unit", "value"),
    [("province", 3), ("giao-thuy", 1), ("hai-hau", 1), ("khoi-tinh", 1), ("nam-truc", None)],
)
def test_each_unit_has_its_own_rows(unit: str, value: int | None) -> None:
    rows = [{"full_name": "A", "district": district} for district in ("Giao Thủy", "Hải Hậu", None)]
    assert result({"unit": "count", "measure": {"count": "staff"}}, unit, staff=rows).value == value
