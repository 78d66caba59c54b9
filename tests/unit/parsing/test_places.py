"""Where a row belongs: its district and commune cells, before and after 1/9/2024 and 1/7/2025."""

from __future__ import annotations

import datetime as dt
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from nls_cli.model.census import Missing
from nls_cli.parsing.places import UNKNOWN_PLACE, Gazetteer, carried_place, find_place
from nls_cli.workflows import load_targets

UNITS = load_targets("nam-dinh-kh76", Path(__file__).parents[3])[0].units
BEFORE, BETWEEN, AFTER = dt.date(2024, 8, 31), dt.date(2024, 9, 1), dt.date(2025, 7, 1)
BLANK, ERROR = Missing.BLANK, Missing.INVALID
Cell = str | Missing


@cache
def gazetteer(day: dt.date) -> Gazetteer:
    return Gazetteer(UNITS.at(day))


def place(day: dt.date, district: Cell, commune: Cell) -> tuple[str, str, list[str]]:
    """The unit at district level, the one at commune level, the codes of what is doubtful."""
    found, doubts = find_place(gazetteer(day), district, commune)
    return found.top, found.leaf, [doubt.code for doubt in doubts]


UNPLACED = ("chua-xac-dinh", "chua-xac-dinh")


@pytest.mark.parametrize(
    ("day", "district", "commune", "top", "leaf", "codes"),
    [
        # ---- both given and agreeing
        (BETWEEN, "Giao Thủy", "Giao An", "giao-thuy", "giao-thuy.giao-an", []),
        (BETWEEN, "huyện GIAO THUỶ", "xã  Giao An", "giao-thuy", "giao-thuy.giao-an", []),
        (BETWEEN, "H.Giao Thủy", "X. Giao An", "giao-thuy", "giao-thuy.giao-an", []),
        (BETWEEN, unicodedata.normalize("NFD", "Giao Thủy"), "Giao An", "giao-thuy", "giao-thuy.giao-an", []),
        (BETWEEN, "365", "Giao An", "giao-thuy", "giao-thuy.giao-an", []),
        (BETWEEN, "Giao Thuy", "Giao An", "giao-thuy", "giao-thuy.giao-an", ["NLS506"]),
        (BETWEEN, "Thành phố Nam Định", "Quang Trung", "tp-nam-dinh", "tp-nam-dinh.quang-trung", []),
        # ---- one name in two districts
        (BETWEEN, "Nam Trực", "Nam Điền", "nam-truc", "nam-truc.nam-dien", []),
        (BETWEEN, "Nghĩa Hưng", "Nam Điền", "nghia-hung", "nghia-hung.nam-dien", []),
        (BETWEEN, BLANK, "Nam Điền", *UNPLACED, ["NLS505"]),
        (BETWEEN, BLANK, "Quang Trung", *UNPLACED, ["NLS505"]),
        (BETWEEN, BLANK, "Xã Quang Trung", "vu-ban", "vu-ban.quang-trung", ["NLS504"]),
        (BETWEEN, BLANK, "Phường Quang Trung", "tp-nam-dinh", "tp-nam-dinh.quang-trung", ["NLS504"]),
        # ---- one of them, or none
        (BETWEEN, BLANK, BLANK, "khoi-tinh", "khoi-tinh", []),
        (BETWEEN, "Giao Thủy", BLANK, "giao-thuy", "giao-thuy.cap-huyen", []),
        (BETWEEN, BLANK, "Giao An", "giao-thuy", "giao-thuy.giao-an", ["NLS504"]),
        # ---- not recognised, or in conflict
        (BETWEEN, "Giao Thủy", "Bờ Biển", "giao-thuy", "giao-thuy.cap-huyen", ["NLS502"]),
        (BETWEEN, "Giao Thủy", "Hải Xuân", *UNPLACED, ["NLS503"]),
        (BETWEEN, "Sao Hỏa", BLANK, *UNPLACED, ["NLS501"]),
        (BETWEEN, "Sao Hỏa", "Giao An", *UNPLACED, ["NLS501"]),
        (BETWEEN, BLANK, "Bờ Biển", *UNPLACED, ["NLS502"]),
        # ---- an Excel error is no blank
        (BETWEEN, ERROR, "Giao An", *UNPLACED, []),
        (BETWEEN, BLANK, ERROR, *UNPLACED, []),
        (BETWEEN, "Giao Thủy", ERROR, "giao-thuy", "giao-thuy.cap-huyen", []),
        # ---- until 31/8/2024 Mỹ Lộc is a district, from 1/9/2024 it is part of the city
        (BEFORE, "Mỹ Lộc", BLANK, "my-loc", "my-loc.cap-huyen", []),
        (BEFORE, "Mỹ Lộc", "Mỹ Hà", "my-loc", "my-loc.my-ha", []),
        (BEFORE, "TP Nam Định", "Mỹ Hà", *UNPLACED, ["NLS503"]),
        (BEFORE, "TP Nam Định", "Hạ Long", "tp-nam-dinh", "tp-nam-dinh.ha-long", []),
        (BETWEEN, "TP Nam Định", "Mỹ Hà", "tp-nam-dinh", "tp-nam-dinh.my-ha", []),
        (BETWEEN, "Mỹ Lộc", BLANK, *UNPLACED, ["NLS508"]),
        (BETWEEN, "Mỹ Lộc", "Mỹ Hà", *UNPLACED, ["NLS508"]),
        (BETWEEN, "TP Nam Định", "Hạ Long", "tp-nam-dinh", "tp-nam-dinh.cap-huyen", ["NLS508"]),
        # ---- from 1/7/2025 there are no districts, but former ones
        (AFTER, BLANK, "Giao Minh", "giao-thuy", "giao-minh", []),
        (AFTER, "Giao Thủy", "Giao Minh", "giao-thuy", "giao-minh", []),
        (AFTER, BLANK, "Giao Thủy", "giao-thuy", "giao-thuy", []),
        (AFTER, BLANK, "Phường Nam Định", "tp-nam-dinh", "nam-dinh", []),
        (AFTER, BLANK, "Mỹ Lộc", "tp-nam-dinh", "my-loc", []),
        (AFTER, BLANK, BLANK, "khoi-tinh", "khoi-tinh", []),
        (AFTER, "Giao Thủy", BLANK, *UNPLACED, ["NLS507"]),
        (AFTER, "Hải Hậu", "Giao Minh", *UNPLACED, ["NLS503"]),
        (AFTER, BLANK, "Giao Thanh", *UNPLACED, ["NLS508"]),
        # ---- wards across old borders are units of their own, and agree with each of the two
        (AFTER, BLANK, "Vị Khê", "vi-khe", "vi-khe", []),
        (AFTER, BLANK, "Thành Nam", "thanh-nam", "thanh-nam", []),
        (AFTER, BLANK, "Trường Thi", "truong-thi", "truong-thi", []),
        (AFTER, BLANK, "Hồng Quang", "hong-quang", "hong-quang", []),
        (AFTER, "Nam Trực", "Vị Khê", "vi-khe", "vi-khe", []),
        (AFTER, "TP Nam Định", "Vị Khê", "vi-khe", "vi-khe", []),
        (AFTER, "Giao Thủy", "Vị Khê", *UNPLACED, ["NLS503"]),
    ],
)
def test_the_place_of_a_row(
    day: dt.date, district: Cell, commune: Cell, top: str, leaf: str, codes: list[str]
) -> None:
    assert place(day, district, commune) == (top, leaf, codes)


@pytest.mark.parametrize(
    ("district", "commune", "seen"),
    [
        (BLANK, BLANK, (True, True)),
        ("Giao Thủy", BLANK, (False, True)),
        ("Giao Thủy", "Bờ Biển", (False, False)),
        (BLANK, "Giao An", (False, False)),  # the district is known through the commune
        (BLANK, "Bờ Biển", (False, False)),
        ("Sao Hỏa", BLANK, (False, False)),
    ],
)
def test_blank_asks_the_resolved_place(district: Cell, commune: Cell, seen: tuple[bool, bool]) -> None:
    found, _ = find_place(gazetteer(BETWEEN), district, commune)
    assert (found.district_blank, found.commune_blank) == seen


@pytest.mark.parametrize(
    ("district", "commune", "ids"),
    [
        ("Giao Thủy", "Giao An", ("giao-thuy", "giao-thuy.giao-an")),
        ("Giao Thủy", "Bờ Biển", ("giao-thuy", Missing.INVALID)),
        ("Giao Thủy", "Hải Xuân", (Missing.INVALID, Missing.INVALID)),
        ("Sao Hỏa", BLANK, (Missing.INVALID, Missing.INVALID)),
    ],
)
def test_conditions_see_ids_or_the_unknown(district: Cell, commune: Cell, ids: tuple[Cell, Cell]) -> None:
    found, _ = find_place(gazetteer(BETWEEN), district, commune)
    assert (found.district, found.commune) == ids


@pytest.mark.parametrize(
    ("day", "district", "commune", "suggestion", "meant"),
    [
        (BETWEEN, "Giao Thủi", BLANK, "Giao Thủy", None),
        (BETWEEN, "Giao Thủy", "Giao Ann", "Giao An", None),
        (BETWEEN, "Giao Thủy", "Hải Xuân", "Giao Xuân", "Hải Hậu"),
        (BETWEEN, "giao thuy", BLANK, None, "Giao Thủy"),
        (BETWEEN, BLANK, "Giao An", None, "Giao Thủy"),
        (BETWEEN, "Mỹ Lộc", BLANK, "TP Nam Định", "TP Nam Định"),
        (AFTER, BLANK, "Giao Thanh", "Giao Minh", "Giao Minh"),
        (AFTER, "Giao Thủy", "Vị Khê", None, "Nam Trực, TP Nam Định"),
        (BETWEEN, "Giao Thủy", "Nam Điền", None, "Nghĩa Hưng, Nam Trực"),
        (BETWEEN, BLANK, "Nam Điền", None, "Nam Điền (Nghĩa Hưng), Nam Điền (Nam Trực)"),
        (BETWEEN, "Trực Ninh", "Truc Hung", None, "Trực Hưng (Trực Ninh), Trực Hùng (Trực Ninh)"),
        (BETWEEN, "TP Nam Định", "Phường 3", None, None),  # Hưng Lộc is more like it than it seems
        (BETWEEN, "Giao Thủy", "Xã Giao Ann", "Giao An", None),
    ],
)
def test_what_is_said_of_a_doubt(
    day: dt.date, district: Cell, commune: Cell, suggestion: str | None, meant: str | None
) -> None:
    _, (doubt,) = find_place(gazetteer(day), district, commune)
    assert (doubt.suggestion, doubt.meant) == (suggestion, meant)


# ---- rows of an earlier file on a later map


@pytest.mark.parametrize(
    ("old", "new", "district", "commune", "top", "leaf"),
    [
        (BEFORE, BETWEEN, "Mỹ Lộc", "Mỹ Hà", "tp-nam-dinh", "tp-nam-dinh.my-ha"),
        (BEFORE, BETWEEN, "Mỹ Lộc", BLANK, "tp-nam-dinh", "tp-nam-dinh.cap-huyen"),
        (BEFORE, BETWEEN, "TP Nam Định", "Hạ Long", "tp-nam-dinh", "tp-nam-dinh.quang-trung"),
        (BEFORE, BETWEEN, "Giao Thủy", "Giao An", "giao-thuy", "giao-thuy.giao-an"),
        (BETWEEN, AFTER, "Giao Thủy", "Giao Thanh", "giao-thuy", "giao-minh"),
        (BETWEEN, AFTER, "Giao Thủy", BLANK, "giao-thuy", "giao-thuy.cap-huyen"),
        (BETWEEN, AFTER, "TP Nam Định", "Nam Phong", "vi-khe", "vi-khe"),
        (BEFORE, AFTER, "Mỹ Lộc", BLANK, "tp-nam-dinh", "tp-nam-dinh.cap-huyen"),
        (BEFORE, AFTER, BLANK, BLANK, "khoi-tinh", "khoi-tinh"),
        (BEFORE, AFTER, "Sao Hỏa", BLANK, *UNPLACED),
    ],
)
def test_units_are_carried_to_what_they_became(
    old: dt.date, new: dt.date, district: Cell, commune: Cell, top: str, leaf: str
) -> None:
    found, _ = find_place(gazetteer(old), district, commune)
    carried = carried_place(found, UNITS.at(old), UNITS.at(new))
    assert (carried.top, carried.leaf) == (top, leaf)
    if top == "chua-xac-dinh":
        assert carried == UNKNOWN_PLACE
