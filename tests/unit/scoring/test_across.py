"""Wards across old borders: the former districts around them lie between bounds, added up by hand."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.snapshot import Bounds, Snapshot, UnitScore
from nls_cli.reporting import words
from nls_cli.reporting.score_text import render_score
from nls_cli.scoring.groups import By
from nls_cli.scoring.score import Question, score_census
from tests.property.program import compiled
from tests.small import census

AFTER, BEFORE = dt.date(2025, 8, 1), dt.date(2025, 6, 30)
WORDS = {"vi": "Thử", "en": "Try"}
LEADERS = {"count": "staff", "where": {"is_leader": True}}
INDICATORS: dict[str, dict[str, Any]] = {
    "people": {"unit": "count", "measure": {"count": "staff"}},
    "aware": {"unit": "percent", "measure": {"share_of": LEADERS, "having": {"dx_awareness": "sau_sac"}}},
    "members": {"unit": "count", "measure": {"sum": "members", "in": "teams"}},
    "skilled": {
        "unit": "percent",
        "measure": {
            "numerator": {"sum": "working_age_skilled", "in": "localities"},
            "denominator": {"sum": "working_age", "in": "localities"},
        },
    },
    "per_team": {
        "unit": "ratio",
        "measure": {
            "numerator": {"sum": "members", "in": "teams"},
            "denominator": {"sum": "hamlets", "in": "localities"},
        },
    },
    "names": {"unit": "count", "measure": {"distinct": "organization", "in": "staff"}},
}
SET = {
    "nls": 1,
    "id": "thu",
    "title": WORDS,
    "form": "staff-census",
    "units": "nam-dinh",
    "indicators": [{"id": id, "name": WORDS, **one} for id, one in INDICATORS.items()],
}


def person(commune: str, leader: bool | None, aware: str | None) -> dict[str, Any]:
    return {
        "full_name": "Người",
        "organization": f"UBND {commune}",
        "category": "Cán bộ",
        "commune": commune,
        "is_leader": None if leader is None else "Có" if leader else "Không",
        "dx_awareness": aware,
    }


# Vụ Bản: a district of old, of which xã Vụ Bản has four people; phường Trường Thi took land of it and of the city.
STAFF = [
    person("Vụ Bản", True, "Sâu sắc"),
    person("Vụ Bản", True, "Cơ bản"),
    person("Vụ Bản", False, None),
    person("Vụ Bản", True, None),
    person("Trường Thi", True, "Sâu sắc"),
    person("Trường Thi", True, "Sâu sắc"),
    person("Trường Thi", True, "Chưa"),
    person("Trường Thi", False, "Sâu sắc"),
    person("Giao Thủy", True, "Sâu sắc"),
]
TEAMS = [
    {"team_id": "T1", "commune": "Vụ Bản", "members": 10},
    {"team_id": "T2", "commune": "Trường Thi", "members": 6},
]
LOCALITIES = [
    {"commune": "Vụ Bản", "hamlets": 4, "working_age": 100, "working_age_skilled": 80},
    {"commune": "Trường Thi", "hamlets": 6, "working_age": 50, "working_age_skilled": 20},
]


def snapshot(by: By = "district", day: dt.date = AFTER, district: str | None = None) -> Snapshot:
    one = census(day, staff=STAFF, teams=TEAMS, localities=LOCALITIES)
    return score_census(one, compiled(SET), Question(by, district))


@pytest.fixture(scope="module")
def units() -> dict[str, UnitScore]:
    return {f"{one.level} {one.id}": one for one in snapshot().units}


def across(unit: UnitScore) -> dict[str, Bounds | None]:
    return {one.indicator.id: one.across for one in unit.indicators}


def test_counts_lie_between_without_and_with_the_ward(units: dict[str, UnitScore]) -> None:
    found = across(units["district vu-ban"])
    assert found["people"] == (4, 8)
    assert found["members"] == (10, 16)
    assert found["names"] == (1, 2)


def test_a_share_is_lowest_with_those_who_lack_and_highest_with_those_who_have(
    units: dict[str, UnitScore],
) -> None:
    """Own: 1 of 3 leaders, one of them unknown. The ward: 3 leaders, 2 of whom are aware."""
    assert across(units["district vu-ban"])["aware"] == (Fraction(100, 4), Fraction(100 * 4, 5))


def test_a_share_of_sums_takes_each_with_its_whole(units: dict[str, UnitScore]) -> None:
    """80 of 100; of the ward's 50 at worst the 30 unskilled belong here, at best the 20 skilled."""
    assert across(units["district vu-ban"])["skilled"] == (Fraction(100 * 80, 130), Fraction(100 * 100, 120))


def test_two_independent_sums_are_bounded_apart(units: dict[str, UnitScore]) -> None:
    assert across(units["district vu-ban"])["per_team"] == (Fraction(10, 10), Fraction(16, 4))


def test_value_and_bounds_of_the_district_itself_leave_the_ward_out(units: dict[str, UnitScore]) -> None:
    people, aware = units["district vu-ban"].indicators[:2]
    assert (people.value, people.low, people.high, people.unknown) == (4, 4, 4, 0)
    assert (aware.low, aware.high) == (Fraction(100, 3), Fraction(200, 3))


def test_the_ward_is_a_unit_of_its_own_and_names_its_districts(units: dict[str, UnitScore]) -> None:
    ward = units["commune truong-thi"]
    assert ward.indicators[0].value == 4
    assert {one.vi for one in ward.crossing} == {"TP Nam Định", "Vụ Bản"}
    assert across(ward) == dict.fromkeys(INDICATORS)
    assert [one.vi for one in units["district vu-ban"].crossing] == ["Trường Thi"]


def test_a_district_without_such_a_ward_is_what_it_is(units: dict[str, UnitScore]) -> None:
    assert units["district giao-thuy"].crossing == ()
    assert across(units["district giao-thuy"]) == dict.fromkeys(INDICATORS)


def test_every_answer_lies_within_the_bounds(units: dict[str, UnitScore]) -> None:
    """Each way of dividing the ward's leaders; the unknown one answered either way."""
    low, high = across(units["district vu-ban"])["aware"] or (None, None)
    assert low is not None
    assert high is not None
    shares = [
        Fraction(100 * (1 + answered + aware), 3 + aware + not_aware)
        for answered in (0, 1)
        for aware in range(3)
        for not_aware in range(2)
    ]
    assert min(shares) == low
    assert max(shares) == high


def test_a_commune_of_the_same_name_is_not_the_district(units: dict[str, UnitScore]) -> None:
    inside = {f"{one.level} {one.id}": one for one in snapshot("commune", district="vu-ban").units}
    assert across(inside["district vu-ban"])["people"] == (4, 8)
    assert across(inside["commune vu-ban"])["people"] is None
    assert inside["commune vu-ban"].crossing == ()


def test_before_the_reform_nothing_crosses() -> None:
    one = score_census(census(BEFORE, staff=STAFF[:1]), compiled(SET), Question("district"))
    assert not any(unit.crossing for unit in one.units)


def test_two_communes_of_one_name_are_told_apart_by_their_district() -> None:
    one = score_census(census(BEFORE, staff=STAFF[:1]), compiled(SET), Question("commune"))
    names = {unit.id: words.plain_name(unit, "vi") for unit in one.units}
    assert {unit.name.vi for unit in one.units if unit.id.endswith(".hong-quang")} == {"Hồng Quang"}
    assert names["y-yen.hong-quang"] == "Hồng Quang (Ý Yên)"
    assert names["nam-truc.hong-quang"] == "Hồng Quang (Nam Trực)"
    assert names["giao-thuy.giao-an"] == "Giao An"
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize(
    ("language", "bounds"),
    [("vi", "Kể cả phường nằm trên nhiều huyện cũ: 4 – 8"), ("en", "across old borders: 4 – 8")],
)
def test_reports_name_the_wards_and_the_bounds(language: Language, bounds: str) -> None:
    text = " ".join(render_score(snapshot(district="vu-ban"), language, 100, color=False).split())
    assert bounds in text
    assert say("score.crossing.district", language, names="Trường Thi") in text
    listed = snapshot()
    note = words.former_note(listed, listed.units, language)
    assert "Trường Thi (TP Nam Định, Vụ Bản)" in note
