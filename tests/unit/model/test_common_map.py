"""Censuses of several days side by side: on which map, and which units of it are the same land."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from nls_cli.model.common_map import common_map, same_land
from nls_cli.model.units import Units
from nls_cli.workflows import load_targets

UNITS = load_targets("qd-146", Path(__file__).parents[3])[0].units
FIRST, BETWEEN, AFTER = dt.date(2024, 8, 31), dt.date(2024, 12, 1), dt.date(2025, 8, 1)
LEFT_WHOLE = {"giao-thuy", "hai-hau", "nghia-hung", "truc-ninh", "xuan-truong", "y-yen"}


def test_the_common_map_is_that_of_the_latest_day() -> None:
    common = common_map(UNITS, [AFTER, FIRST, BETWEEN])
    assert (common.map.day, common.lost, common.moved) == (AFTER, (), True)
    assert common_map(UNITS, [BETWEEN, dt.date(2025, 6, 30)]).moved is False
    assert common_map(UNITS, [BETWEEN]).moved is False


def test_a_unit_that_was_split_has_no_place_on_the_common_map() -> None:
    kinds = {"xa": {"level": "commune", "name": {"vi": "Xã", "en": "Commune"}}}
    day = dt.date(2024, 1, 1)
    whole = {
        "id": "a",
        "name": "A",
        "kind": "xa",
        "valid_to": dt.date(2023, 12, 31),
        "successors": ("b", "c"),
    }
    parts = [{"id": id, "name": id.upper(), "kind": "xa", "valid_from": day} for id in ("b", "c")]
    gone = {"id": "d", "name": "D", "kind": "xa", "valid_to": dt.date(2023, 12, 31)}
    units = Units.model_validate(
        {
            "nls": 1,
            "id": "p",
            "name": {"vi": "P", "en": "P"},
            "title": {"vi": "P", "en": "P"},
            "kinds": kinds,
            "breaks": ({"date": day, "label": {"vi": "cũ", "en": "old"}},),
            "units": (whole, *parts, gone),
        }
    )
    lost = common_map(units, [dt.date(2023, 6, 1), dt.date(2024, 6, 1)]).lost
    assert [unit.id for unit in lost] == ["a", "d"]


def test_a_name_is_the_same_land_only_if_no_commune_came_or_went() -> None:
    first, between, after = (UNITS.at(day) for day in (FIRST, BETWEEN, AFTER))
    assert same_land(first, between, "district") == LEFT_WHOLE | {"vu-ban", "nam-truc"}  # not the city
    assert (
        same_land(between, after, "district") == LEFT_WHOLE
    )  # parts of the rest went to wards across borders
    assert same_land(after, first, "district") == LEFT_WHOLE
    communes = same_land(first, between, "commune")
    assert "giao-thuy.giao-an" in communes
    assert "tp-nam-dinh.truong-thi" not in communes  # took in two others, and kept its record
    assert same_land(between, after, "commune") == frozenset()
