"""What a units file says of parents in time: a commune lies in a district as long as there are districts."""

from __future__ import annotations

from typing import Any

import pytest

from nls_cli.model.units import Units
from nls_cli.parsing.conditions import Mistake
from nls_cli.parsing.targets import build_model
from nls_cli.parsing.units import check_units

WORDS = {"vi": "Đơn vị", "en": "Unit"}
KINDS = {
    "tinh": {"level": "province", "name": WORDS},
    "huyen": {"level": "district", "name": WORDS},
    "xa": {"level": "commune", "name": WORDS},
}
PROVINCE = {"id": "tinh-a", "name": "A", "kind": "tinh"}
DISTRICT = {"id": "huyen-b", "name": "B", "kind": "huyen", "parent": "tinh-a"}
COMMUNE = {"id": "xa-c", "name": "C", "kind": "xa", "parent": "huyen-b"}
END = {"date": "2025-07-01", "label": WORDS, "ends_level": "district"}


def mistakes(*units: dict[str, Any], breaks: tuple[dict[str, Any], ...] = ()) -> list[tuple[Any, str]]:
    found: list[Mistake] = []
    data = {"nls": 1, "id": "u", "name": WORDS, "title": WORDS, "kinds": KINDS}
    built = build_model(Units, {**data, "breaks": list(breaks), "units": list(units)}, found.append)
    assert built is not None, found
    check_units(built, found.append)
    return [(one.loc, one.key) for one in found]


@pytest.mark.parametrize(
    ("units", "breaks"),
    [
        pytest.param((DISTRICT, COMMUNE), (), id="always in one district"),
        pytest.param(
            (
                {**DISTRICT, "valid_to": "2024-08-31"},
                {**DISTRICT, "name": "B mới", "valid_from": "2024-09-01"},
                COMMUNE,
            ),
            (),
            id="in two records of one district, one after the other",
        ),
        pytest.param(
            ({**DISTRICT, "valid_to": "2025-06-30"}, COMMUNE),
            (END,),
            id="in a district as long as there were districts",
        ),
        pytest.param(
            ({**COMMUNE, "parent": "tinh-a", "valid_from": "2025-07-01"},),
            (END,),
            id="under the province since",
        ),
    ],
)
def test_a_commune_in_a_district(
    units: tuple[dict[str, Any], ...], breaks: tuple[dict[str, Any], ...]
) -> None:
    assert mistakes(PROVINCE, *units, breaks=breaks) == []


@pytest.mark.parametrize(
    ("units", "breaks"),
    [
        pytest.param(
            ({**COMMUNE, "parent": "tinh-a"},), (), id="under the province, and districts never ended"
        ),
        pytest.param(
            ({**COMMUNE, "parent": "tinh-a", "valid_from": "2025-06-30"},), (END,), id="a day too early"
        ),
        pytest.param(
            ({**COMMUNE, "id": "xa-d", "parent": "xa-c", "valid_from": "2025-07-01"},), (), id="in a commune"
        ),
        pytest.param(
            (COMMUNE, {**DISTRICT, "valid_to": "2024-08-31"}), (END,), id="the district ended before"
        ),
        pytest.param(
            (
                COMMUNE,
                {**DISTRICT, "valid_to": "2024-08-30"},
                {**DISTRICT, "valid_from": "2024-09-01"},
            ),
            (),
            id="one day between two records",
        ),
    ],
)
def test_a_commune_without_a_district_is_said_at_its_parent(
    units: tuple[dict[str, Any], ...], breaks: tuple[dict[str, Any], ...]
) -> None:
    others = [
        unit for unit in ({**COMMUNE, "id": "xa-c"}, DISTRICT) if unit["id"] not in {u["id"] for u in units}
    ]
    found = mistakes(PROVINCE, *units, *others, breaks=breaks)
    assert found == [(("units", 1, "parent"), "yaml.no_district")]


def test_a_commune_needs_a_parent_only_while_there_are_districts() -> None:
    alone = {key: value for key, value in COMMUNE.items() if key != "parent"}
    assert mistakes(PROVINCE, alone) == [(("units", 1, "parent"), "yaml.missing")]
    assert mistakes(PROVINCE, {**alone, "valid_from": "2025-07-01"}, breaks=(END,)) == []
