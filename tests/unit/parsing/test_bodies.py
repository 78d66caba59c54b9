"""Which names of a reporting unit mean one body, and which do not."""

from __future__ import annotations

import datetime as dt

import pytest

from nls_cli.parsing.bodies import body_key
from nls_cli.parsing.places import Gazetteer
from tests.small import shipped

BEFORE, AFTER = dt.date(2024, 12, 1), dt.date(2025, 8, 1)


def key(name: str, day: dt.date = BEFORE, inside: tuple[str, ...] = ()) -> str:
    targets, _ = shipped()
    return body_key(name, targets.form, Gazetteer(targets.units.at(day)), inside)


@pytest.mark.parametrize(
    "name",
    [
        "Xã Giao An",
        "xa giao an",
        "UBND xã Giao An",
        "Uỷ ban nhân dân xã Giao An",
        "U.B.N.D X. Giao An",
        "UBND xã Giao An, huyện Giao Thuỷ",
        "Xã Giao An - H. Giao Thủy - tỉnh Nam Định",
    ],
)
def test_one_commune(name: str) -> None:
    assert key(name) == "commune:giao-thuy.giao-an"


@pytest.mark.parametrize("name", ["UBND huyện Giao Thủy", "Huyện Giao Thuỷ", "H. Giao Thủy, tỉnh Nam Định"])
def test_one_district(name: str) -> None:
    assert key(name) == "district:giao-thuy"


def test_other_bodies_keep_their_own_names() -> None:
    names = [
        "Phòng Nội vụ huyện Giao Thủy",
        "Sở Y tế",
        "UBND tỉnh Nam Định",
        "Nam Định",
        "Trường THCS Giao An",
    ]
    assert not any(key(name).startswith(("commune:", "district:")) for name in names)
    assert key("Sở Y tế") == key("SỞ  Y TẾ") != key("Sở Y tế, Chi cục Dân số")
    assert key("UBND TP Nam Định") == "district:tp-nam-dinh"


def test_a_name_of_two_units_is_decided_by_the_rows_or_not_at_all() -> None:
    assert key("UBND xã Nam Điền") == key("Xã  Nam Điền")
    assert not key("Xã Nam Điền").startswith("commune:")
    assert key("Xã Nam Điền", inside=("nam-truc", "nam-truc.nam-dien")) == "commune:nam-truc.nam-dien"
    assert key("Xã Nam Điền, huyện Nghĩa Hưng") == "commune:nghia-hung.nam-dien"


def test_after_the_reform_a_commune_may_bear_a_districts_name() -> None:
    assert key("UBND xã Giao Thủy", AFTER).startswith("commune:")
