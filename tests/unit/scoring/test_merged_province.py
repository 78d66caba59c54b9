"""Provinces that merge: a units file may hold two of them, and their former districts stay known."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from nls_cli.model.units import Units
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.places import Gazetteer, find_place
from nls_cli.parsing.targets import build_model
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reading.yaml_source import read_yaml
from nls_cli.scoring.score import Question, score_census
from nls_cli.workflows import find_district
from tests.raw import raw_sheet, workbook
from tests.small import shipped
from tests.unit.scoring.test_reconcile import SET, compiled

ROOT = Path(__file__).parents[3]
BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 8, 1)
LAST = {"valid_to": BEFORE}
NEW = {"valid_from": dt.date(2025, 7, 1), "parent": "ninh-binh", "kind": "phuong"}
OTHER: list[dict[str, Any]] = [
    {"id": "ha-nam", "name": "Hà Nam", "kind": "tinh", **LAST, "successors": ["ninh-binh"]},
    {"id": "phu-ly", "name": "Phủ Lý", "kind": "thanh_pho", "parent": "ha-nam", **LAST},
    {
        "id": "phu-ly.3",
        "name": "Phường 3",
        "kind": "phuong",
        "parent": "phu-ly",
        **LAST,
        "successors": ["ha-nam"],
    },
    {"id": "phu-ly.12", "name": "12", "kind": "phuong", "parent": "phu-ly", **LAST, "successors": ["ha-nam"]},
    {"id": "ha-nam", "name": "Hà Nam", **NEW},
]


@pytest.fixture(scope="module")
def units() -> Units:
    data = read_yaml(ROOT / "targets" / "units" / "nam-dinh.yaml").data
    assert isinstance(data, dict)
    mistakes: list[Any] = []
    whole = {**data, "id": "ninh-binh", "units": [*data["units"], *OTHER]}
    built = build_model(Units, whole, mistakes.append)
    assert built is not None, mistakes
    return built


def test_former_districts_of_both_provinces_are_known(units: Units) -> None:
    types = shipped()[1]
    headers = ["Họ và tên", "Đơn vị công tác", "Huyện/Thành phố", "Xã/Phường/Thị trấn", "Đối tượng"]
    rows = [
        ["A", "UBND", None, "Phường Hà Nam", "Cán bộ"],
        ["B", "UBND", "Phủ Lý", "Hà Nam", "Viên chức"],
        ["C", "UBND", None, "Xã Giao Thủy", "Cán bộ"],
        ["D", "Sở Y tế", None, None, "Cán bộ"],
    ]
    parsed = parse_workbook(workbook(raw_sheet([headers, *rows])), types, AFTER)
    census = assemble_census([parsed], types.form, units, AFTER)
    snapshot = score_census(census, compiled(SET), Question("district"))
    people = {unit.id: unit.indicators[0].numerator for unit in snapshot.units}
    assert {id: number for id, number in people.items() if number} == {
        "province": 4,
        "phu-ly": 2,
        "giao-thuy": 1,
        "khoi-tinh": 1,
    }
    assert len(units.at(AFTER).districts) == 10
    assert snapshot.district_note is not None
    assert [find_district(name, census) for name in ("Phủ Lý", "Huyện Giao Thủy")] == ["phu-ly", "giao-thuy"]


@pytest.mark.parametrize(
    "text",
    ["Phường 3", "P.3", "P. 3", "P3", "Phường 03", "p.03", "phuong 3", "3", "P. 12", "Phường 12", "P12"],
)
def test_numbered_wards(units: Units, text: str) -> None:
    place, doubts = find_place(Gazetteer(units.at(BEFORE)), "TP. Phủ Lý", text)
    assert place.leaf == ("phu-ly.12" if "12" in text else "phu-ly.3")
    assert {doubt.code for doubt in doubts} <= {"NLS506"}
