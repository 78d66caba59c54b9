"""Conditions in three values: T true, U unknown, - false, a letter for each row."""

from __future__ import annotations

from typing import Any

import pytest

from nls_cli.model.census import Table
from nls_cli.model.verdicts import FALSE, TRUE, UNKNOWN, everything, judge, negated
from tests.small import census, compiled_where

LETTERS = {TRUE: "T", UNKNOWN: "U", FALSE: "-"}


def judged(where: dict[str, Any], sheet: str, rows: list[dict[str, Any]]) -> str:
    condition, mistakes = compiled_where(where, sheet)
    assert mistakes == []
    table = census(**{sheet: rows}).tables[sheet]
    assert table.height == len(rows)
    return "".join(LETTERS[byte] for byte in judge(condition, table).to_bytes(table.height, "little"))


def column(name: str, *cells: Any) -> list[dict[str, Any]]:
    return [{"full_name": "A", name: cell} for cell in cells]


@pytest.mark.parametrize(
    ("where", "name", "cells", "expected"),
    [
        # one value; a blank and a cell not understood are unknown
        ({"gender": "nu"}, "gender", ["Nữ", "Nam", None, "?"], "T-UU"),
        ({"trained_basic": True}, "trained_basic", ["Có", "Không", None, "?"], "T-UU"),
        ({"trained_basic": False}, "trained_basic", ["Có", "Không", None, "?"], "-TUU"),
        ({"organization": "Sở Y tế"}, "organization", ["SỞ  Y TẾ", "Sở Y tê", None], "T-U"),
        # several values
        ({"education": ["thac_si", "tien_si"]}, "education", ["Thạc sĩ", "Đại học", "Tiến sĩ", None], "T-TU"),
        # not: of unknown is unknown
        ({"gender": {"not": "nu"}}, "gender", ["Nữ", "Nam", None, "?"], "-TUU"),
        ({"education": {"not": ["thac_si", "tien_si"]}}, "education", ["Thạc sĩ", "Đại học", None], "-TU"),
        # blank is never unknown, and false for a cell not understood
        ({"gender": {"blank": True}}, "gender", ["Nữ", None, "?", "  "], "-T-T"),
        ({"gender": {"blank": False}}, "gender", ["Nữ", None, "?", "  "], "T-T-"),
        ({"gender": {"not": {"blank": True}}}, "gender", ["Nữ", None, "?"], "T-T"),
        # a blank that has a meaning is no blank
        ({"status": "dang_cong_tac"}, "status", [None, "Đã rời đi", "?"], "T-U"),
        ({"status": {"blank": True}}, "status", [None, "Đã rời đi", "?"], "---"),
        ({"trained_basic": False}, "trained_basic", ["x", None], "-T"),
        ({"it_role": "khong"}, "it_role", ["Chuyên trách", None], "-T"),
        # lists: contains
        (
            {"trained_topics": "y_te"},
            "trained_topics",
            ["Y tế; Khác", "Khác", "Không", None, "Bóng đá", "Y tế; ?"],
            "T--UUT",
        ),
        (
            {"trained_topics": {"not": "y_te"}},
            "trained_topics",
            ["Y tế", "Khác", "Bóng đá", "Y tế; ?"],
            "-TU-",
        ),
        ({"trained_topics": ["y_te", "khac"]}, "trained_topics", ["Y tế", "Khác", "Giáo dục", "?"], "TT-U"),
        ({"trained_topics": {"blank": True}}, "trained_topics", ["Không", None, "?"], "-T-"),
        # dates: a month or a year stands for all of its days
        (
            {"trained_on": {"gte": "2024-03-15"}},
            "trained_on",
            ["15/03/2024", "14/03/2024", "03/2024", "04/2024", "2024", "2023", None],
            "T-UTU-U",
        ),
        ({"trained_on": {"gt": "2024-03-15"}}, "trained_on", ["15/03/2024", "16/03/2024", "2023"], "-T-"),
        (
            {"trained_on": {"lte": "2024-03-15"}},
            "trained_on",
            ["15/03/2024", "16/03/2024", "02/2024", "2024"],
            "T-TU",
        ),
        ({"trained_on": {"lt": "2024-03-15"}}, "trained_on", ["15/03/2024", "14/03/2024", "03/2024"], "-TU"),
        ({"trained_on": 2024}, "trained_on", ["15/03/2024", "03/2024", "2024", "2023"], "TTT-"),
        ({"trained_on": "2024-03"}, "trained_on", ["15/03/2024", "01/04/2024", "2024"], "T-U"),
        (
            {"trained_on": {"gte": 2023, "lt": 2024}},
            "trained_on",
            ["2022", "2023", "2024", "31/12/2023"],
            "-T-T",
        ),
    ],
)
def test_conditions_on_staff(where: dict[str, Any], name: str, cells: list[Any], expected: str) -> None:
    assert judged(where, "staff", column(name, *cells)) == expected


@pytest.mark.parametrize(
    ("where", "cells", "expected"),
    [
        ({"members": 3}, [3, 4, None, "3", "nhiều"], "T-UTU"),
        ({"members": {"gte": 3}}, [2, 3, 4, None], "-TTU"),
        ({"members": {"gt": 3}}, [3, 4], "-T"),
        ({"members": {"lte": 3}}, [3, 4], "T-"),
        ({"members": {"lt": 3}}, [2, 3], "T-"),
        ({"members": {"gte": 2, "lt": 4}}, [1, 2, 3, 4], "-TT-"),
        ({"members": {"not": {"gte": 3}}}, [2, 3, None, 0], "T-UU"),
    ],
)
def test_numbers_are_compared_exactly(where: dict[str, Any], cells: list[Any], expected: str) -> None:
    rows = [{"name": f"Tổ {n}", "district": "Giao Thủy", "members": cell} for n, cell in enumerate(cells)]
    assert judged(where, "teams", rows) == expected


PLACES = [
    {"full_name": "A"},
    {"full_name": "B", "district": "Giao Thủy"},
    {"full_name": "C", "commune": "Giao An"},
    {"full_name": "D", "district": "Giao Thủy", "commune": "Bờ Biển"},
    {"full_name": "E", "district": "Sao Hỏa"},
    {"full_name": "F", "district": "Hải Hậu", "commune": "Hải Xuân"},
]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"district": "giao-thuy"}, "-TTTU-"),
        ({"district": {"not": "giao-thuy"}}, "T---UT"),
        ({"district": ["giao-thuy", "hai-hau"]}, "-TTTUT"),
        ({"district": "khoi-tinh"}, "T---U-"),
        ({"commune": "giao-thuy.giao-an"}, "--TUU-"),
        ({"district": {"blank": True}}, "T-----"),
        ({"commune": {"blank": True}}, "TT----"),
        ({"commune": {"blank": False}}, "--TTTT"),
    ],
)
def test_places_are_the_resolved_ones(where: dict[str, Any], expected: str) -> None:
    assert judged(where, "staff", PLACES) == expected


KLEENE = [
    {"full_name": f"{n}", "gender": one, "education": two}
    for n, (one, two) in enumerate((a, b) for a in ("Nữ", "Nam", None) for b in ("Thạc sĩ", "Đại học", None))
]
"""Gender true, false, unknown against education true, false, unknown."""
ONE, TWO = {"gender": "nu"}, {"education": "thac_si"}


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({**ONE, **TWO}, "T-U" "---" "U-U"),
        ({"all": [ONE, TWO]}, "T-U" "---" "U-U"),
        ({"any": [ONE, TWO]}, "TTT" "T-U" "TUU"),
        ({"not": {"any": [ONE, TWO]}}, "---" "-TU" "-UU"),
        ({"not": {**ONE, **TWO}}, "-TU" "TTT" "UTU"),
        ({"any": [{"all": [ONE, TWO]}, {"not": ONE}]}, "T-U" "TTT" "UUU"),
        ({}, "TTT" "TTT" "TTT"),
    ],
)  # fmt: skip
def test_kleene(where: dict[str, Any], expected: str) -> None:
    assert judged(where, "staff", KLEENE) == expected


def test_an_absent_column_is_blank_throughout() -> None:
    table = census(staff=column("gender", "Nữ", "Nam")).tables["staff"]
    rest = {id: cells for id, cells in table.columns.items() if id != "gender"}
    without = Table(
        table.sheet, table.height, rest, table.places, table.parts, table.part_codes, table.excel_rows
    )
    for where, expected in (({"gender": "nu"}, UNKNOWN), ({"gender": {"blank": True}}, TRUE)):
        condition, _ = compiled_where(where, "staff")
        assert list(judge(condition, without).to_bytes(2, "little")) == [expected] * 2


def test_not_twice_is_nothing() -> None:
    verdicts = int.from_bytes(bytes([TRUE, UNKNOWN, FALSE]), "little")
    assert negated(verdicts, 3).to_bytes(3, "little") == bytes([FALSE, UNKNOWN, TRUE])
    assert negated(negated(verdicts, 3), 3) == verdicts
    assert everything(2).to_bytes(2, "little") == bytes([TRUE, TRUE])
