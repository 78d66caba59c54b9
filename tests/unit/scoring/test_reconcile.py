"""226 → 175 → 57 communes: the same people under three maps; nobody is lost, nobody counts twice."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from nls_cli.model.census import Census
from nls_cli.model.common_map import common_map, same_land
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.units import REST, UNPLACED, UnitMap
from nls_cli.parsing.carrying import carried_census
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.scoring.groups import By
from nls_cli.scoring.score import Question, score_census
from tests.property.program import compiled
from tests.raw import raw_sheet, workbook
from tests.small import shipped

FIRST, BETWEEN, AFTER = dt.date(2024, 8, 31), dt.date(2024, 12, 1), dt.date(2025, 8, 1)
DAYS = (FIRST, BETWEEN, AFTER)
HEADERS = ["Mã cán bộ", "Họ và tên", "Đơn vị công tác", "Huyện/Thành phố", "Xã/Phường/Thị trấn", "Đối tượng"]
TEAMS = ["Mã tổ", "Huyện/Thành phố", "Xã/Phường/Thị trấn", "Số thành viên"]
WORDS = {"vi": "Thử", "en": "Try"}
SET = {
    "nls": 1,
    "id": "thu",
    "title": WORDS,
    "form": "staff-census",
    "units": "nam-dinh",
    "indicators": [
        {"id": "people", "name": WORDS, "unit": "count", "measure": {"count": "staff"}},
        {
            "id": "elected",
            "name": WORDS,
            "unit": "percent",
            "measure": {"share_of": {"count": "staff"}, "having": {"category": "can_bo"}},
            "goals": {2025: {"at_least": 50}},
            "points": 10,
        },
        {"id": "members", "name": WORDS, "unit": "count", "measure": {"sum": "members", "in": "teams"}},
    ],
}


def unit_map(day: dt.date) -> UnitMap:
    return shipped()[0].units.at(day)


@cache
def people() -> tuple[tuple[str, str, str], ...]:
    """Everybody, as id, category and commune of 2024-08-31: one to four in each of the 226 communes."""
    found = []
    for at, commune in enumerate(unit_map(FIRST).communes):
        for number in range(1 + at % 4):
            category = "Cán bộ" if (at + number) % 3 else "Viên chức"
            found.append((f"{at:03d}-{number}", category, commune.id))
    return tuple(found)


def place(commune: str, day: dt.date) -> tuple[str | None, str]:
    """Name the district and the commune that a commune of the first day has become, as a clerk of `day` would."""
    (now,) = unit_map(FIRST).carried(commune, "commune", day)
    here = unit_map(day)
    unit = here.get(now, "commune")
    assert unit is not None
    kind = here.units.kinds[unit.kind].name.vi
    if here.ended:
        return None, f"{kind} {unit.name}"
    district = here.get(unit.parent or "", "district")
    assert district is not None
    return district.name, f"{kind} {unit.name}"


@cache
def census(written: dt.date, shown: dt.date | None = None) -> Census:
    """The people as a workbook of `written` lists them, on the map of that day or of `shown`."""
    targets, types = shipped()
    staff: list[list[Any]] = [HEADERS]
    teams: list[list[Any]] = [TEAMS]
    for id, category, commune in people():
        district, name = place(commune, written)
        staff.append([id, f"Người {id}", f"UBND {name}", district, name, category])
    for at, commune in enumerate(unit_map(FIRST).communes):
        teams.append([f"T{at}", *place(commune.id, written), 1 + at % 7])
    parsed = parse_workbook(
        workbook(raw_sheet(staff), raw_sheet(teams, "Tổ CNSCĐ"), path=f"{written}.xlsx"), types, written
    )
    found = assemble_census([parsed], targets.form, targets.units, None)
    return carried_census(found, common_map(targets.units, [written, shown]).map) if shown else found


@cache
def scored(written: dt.date, shown: dt.date | None, by: By) -> Snapshot:
    return score_census(census(written, shown), compiled(SET), Question(by))


def counts(snapshot: Snapshot, indicator: int = 0) -> dict[str, Fraction]:
    """Return numerator by unit, the province left out."""
    found = {unit.id: unit.indicators[indicator].numerator for unit in snapshot.units[1:]}
    return {id: Fraction(number) for id, number in found.items() if number is not None}


def of_district(day: dt.date) -> Counter[str]:
    """Count people by hand: by what their commune's district is called on `day`, or the ward across borders."""
    here = unit_map(day)
    found: Counter[str] = Counter()
    for _, _, commune in people():
        (now,) = unit_map(FIRST).carried(commune, "commune", day)
        found[here.district_of[now] or now] += 1
    return found


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("by", ["district", "commune"])
def test_everybody_is_somewhere_and_only_there(day: dt.date, by: By) -> None:
    snapshot = scored(day, None, by)
    assert {REST, UNPLACED}.isdisjoint(unit.id for unit in snapshot.units)
    assert [one for one in snapshot.findings if one.code.startswith("NLS5")] == []
    for indicator in range(3):
        whole = snapshot.units[0].indicators[indicator]
        assert sum(counts(snapshot, indicator).values()) == whole.numerator
        assert (whole.low, whole.high) == (whole.value, whole.value)
    assert counts(snapshot) == {
        **{unit.id: 0 for unit in snapshot.units[1:]},
        **(of_district(day) if by == "district" else of_commune(day)),
    }


def of_commune(day: dt.date) -> Counter[str]:
    return Counter(unit_map(FIRST).carried(commune, "commune", day)[0] for _, _, commune in people())


def test_there_are_226_175_and_57_communes() -> None:
    assert [len(scored(day, None, "commune").units) - 1 for day in DAYS] == [226, 175, 57]
    assert [len(of_commune(day)) for day in DAYS] == [226, 175, 57]


def test_the_province_is_the_same_on_every_day() -> None:
    assert scored(FIRST, None, "district").units[0].indicators[0].numerator == len(people())
    figures = {
        tuple(
            (one.numerator, one.denominator, one.value) for one in scored(day, None, by).units[0].indicators
        )
        for day in DAYS
        for by in ("district", "commune")
    }
    assert len(figures) == 1


def test_former_districts_agree_and_wards_across_borders_stand_apart() -> None:
    first, between, after = (counts(scored(day, None, "district")) for day in DAYS)
    merged = {**first, "tp-nam-dinh": first["tp-nam-dinh"] + first["my-loc"]}
    del merged["my-loc"]
    assert between == merged
    crossing = {unit.id for unit in unit_map(AFTER).crossing}
    assert crossing == {"thanh-nam", "truong-thi", "vi-khe", "hong-quang"}
    taken: dict[str, Counter[str]] = defaultdict(Counter)
    for _, _, commune in people():
        before, now = (unit_map(FIRST).carried(commune, "commune", day)[0] for day in (BETWEEN, AFTER))
        if now in crossing:
            taken[unit_map(BETWEEN).district_of[before] or ""][now] += 1
    for district, number in between.items():
        assert number == after[district] + sum(taken[district].values())
    for ward in crossing:
        assert after[ward] == sum(from_one[ward] for from_one in taken.values())
        assert len([1 for from_one in taken.values() if from_one[ward]]) == 2
    for district in same_land(unit_map(BETWEEN), unit_map(AFTER), "district"):
        assert (between[district], taken[district]) == (after[district], Counter())


@pytest.mark.parametrize(("written", "shown"), [(FIRST, BETWEEN), (FIRST, AFTER), (BETWEEN, AFTER)])
@pytest.mark.parametrize("by", ["district", "commune"])
def test_an_older_census_on_the_common_map_is_the_newer_one(written: dt.date, shown: dt.date, by: By) -> None:
    carried, own = scored(written, shown, by), scored(shown, None, by)
    assert [unit.id for unit in carried.units] == [unit.id for unit in own.units]
    for indicator in range(3):
        assert counts(carried, indicator) == counts(own, indicator)


def test_two_files_of_different_days_count_everybody_once() -> None:
    targets, types = shipped()
    half = len(people()) // 2
    parsed = []
    for day, some in ((FIRST, people()[:half]), (AFTER, people()[half:])):
        rows: list[list[Any]] = [HEADERS]
        for id, category, commune in some:
            district, name = place(commune, day)
            rows.append([id, f"Người {id}", f"UBND {name}", district, name, category])
        parsed.append(parse_workbook(workbook(raw_sheet(rows), path=f"{day}.xlsx"), types, day))
    whole = assemble_census(parsed, targets.form, targets.units, None)
    assert counts(score_census(whole, compiled(SET), Question("district"))) == {
        **{unit.id: 0 for unit in (*unit_map(AFTER).districts, *unit_map(AFTER).crossing)},
        **of_district(AFTER),
    }
