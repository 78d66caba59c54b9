"""Hamlets that merge, told by date as communes are. All hamlets here are invented: the shipped units file has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from nls_cli.model.census import Census
from nls_cli.model.common_map import common_map
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.units import UnitMap, Units
from nls_cli.parsing.carrying import carried_census
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.targets import build_model
from nls_cli.parsing.units import check_units
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reading.yaml_source import read_yaml
from nls_cli.scoring.score import Question, score_census
from tests.property.program import compiled
from tests.raw import raw_sheet, workbook
from tests.small import shipped

ROOT = Path(__file__).parents[3]
BEFORE, BETWEEN, AFTER = dt.date(2024, 6, 1), dt.date(2025, 3, 1), dt.date(2025, 8, 1)
MERGED = dt.date(2024, 12, 31)
AN = {"kind": "xom", "parent": "giao-thuy.giao-an"}
LAC = {"kind": "xom", "parent": "giao-thuy.giao-lac"}
# Xóm 1 and Xóm 2 of Giao An merged at the turn of the year; half a year later the commune itself merged
# with Giao Lạc, which has a Xóm 3 as well, into Giao Hòa.
HAMLETS: list[dict[str, Any]] = [
    {"id": "xom-1", "name": "Xóm 1", **AN, "valid_to": MERGED, "successors": ["xom-dong"]},
    {"id": "xom-2", "name": "Xóm 2", **AN, "valid_to": MERGED, "successors": ["xom-dong"]},
    {"id": "xom-dong", "name": "Xóm Đông", **AN, "valid_from": dt.date(2025, 1, 1)},
    {"id": "xom-3", "name": "Xóm 3", **AN},
    {"id": "lac-3", "name": "Xóm 3", **LAC},
]
WORDS = {"vi": "Thử", "en": "Try"}
SET = {
    "nls": 1,
    "id": "thu",
    "title": WORDS,
    "form": "staff-census",
    "units": "nam-dinh",
    "indicators": [
        {
            "id": "covered",
            "name": WORDS,
            "unit": "count",
            "measure": {
                "distinct": ["commune", "hamlet"],
                "in": "teams",
                "where": {"hamlet": {"blank": False}},
            },
        }
    ],
}
OLD = [
    ("T1", "Giao An", "Xóm 1"),
    ("T2", "Giao An", "xóm 02"),
    ("T3", "Giao An", "3"),
    ("T4", "Giao Lạc", "Xóm 3"),
    ("T5", "Giao An", None),
]


def units_of(hamlets: Sequence[dict[str, Any]]) -> tuple[Units, list[Any]]:
    data = read_yaml(ROOT / "targets" / "units" / "nam-dinh.yaml").data
    assert isinstance(data, dict)
    mistakes: list[Any] = []
    kinds = {**data["kinds"], "xom": {"level": "hamlet", "name": WORDS, "prefixes": ["xóm", "x."]}}
    whole = {**data, "kinds": kinds, "units": [*data["units"], *hamlets]}
    built = build_model(Units, whole, mistakes.append)
    assert built is not None, mistakes
    check_units(built, mistakes.append)
    return built, mistakes


@pytest.fixture(scope="module")
def units() -> Units:
    built, mistakes = units_of(HAMLETS)
    assert mistakes == []
    return built


def census(
    units: Units, day: dt.date, rows: Sequence[tuple[str, str, str | None]], target: UnitMap | None = None
) -> Census:
    header = ["Mã tổ", "Xã", "Thôn/Xóm", "Số thành viên"]
    teams = [header, *([*row, 5] for row in rows)]
    staff = [["Họ và tên", "Đơn vị công tác", "Đối tượng"]]
    sheets = raw_sheet(staff, "Nhân sự"), raw_sheet(teams, "Tổ CNSCĐ")
    parsed = parse_workbook(workbook(*sheets), shipped()[1], day)
    found = assemble_census([parsed], shipped()[0].form, units, day)
    return found if target is None else carried_census(found, target)


def covered(one: Census) -> tuple[Fraction | None, Fraction | None, int]:
    """Return how many hamlets have a team, the most it could be, and rows that leave it open."""
    snapshot: Snapshot = score_census(one, compiled(SET), Question(None, None, None, False))
    result = snapshot.units[0].indicators[0]
    return result.value, result.high, result.unknown


def codes(one: Census) -> list[tuple[str, tuple[int, ...]]]:
    return sorted((f.code, tuple(f.rows)) for f in one.findings if f.field == "hamlet")


def test_each_day_has_its_hamlets(units: Units) -> None:
    named = [[one.id for one in units.at(day).hamlets["giao-thuy.giao-an"]] for day in (BEFORE, BETWEEN)]
    assert named == [["xom-1", "xom-2", "xom-3"], ["xom-dong", "xom-3"]]
    assert [one.id for one in units.at(AFTER).hamlets["giao-hoa"]] == ["xom-dong", "xom-3", "lac-3"]
    assert "giao-thuy.giao-an" not in units.at(AFTER).hamlets


def test_hamlets_of_the_day_are_told_apart_however_they_are_written(units: Units) -> None:
    old = census(units, BEFORE, OLD)
    assert covered(old) == (4, 4, 0)  # Giao An 1, 2 and 3, Giao Lạc 3
    assert codes(old) == []


def test_the_date_decides_what_a_name_means(units: Units) -> None:
    """The same rows half a year later: 1 and 2 are names of before, and nobody guesses."""
    later = census(units, BETWEEN, OLD)
    assert codes(later) == [("NLS508", (2,)), ("NLS508", (3,))]
    assert [f.params["meant"] for f in later.findings if f.code == "NLS508"] == ["Xóm Đông", "Xóm Đông"]
    assert covered(later) == (2, 4, 2)  # both 3; each unknown name could be one more


def test_an_older_census_on_the_later_map_counts_merged_hamlets_once(units: Units) -> None:
    target = common_map(units, [BEFORE, BETWEEN]).map
    assert covered(census(units, BEFORE, OLD, target)) == (3, 3, 0)  # Đông, and both 3


def test_hamlets_go_with_their_commune_and_stay_apart(units: Units) -> None:
    target = common_map(units, [BEFORE, AFTER]).map
    old = census(units, BEFORE, OLD, target)
    assert covered(old) == (3, 3, 0)  # Đông, 3 of Giao An and 3 of Giao Lạc, all in Giao Hòa
    new = census(units, AFTER, [("T1", "Giao Hòa", "Xóm Đông"), ("T2", "Giao Hòa", "Xóm 3")])
    assert codes(new) == [("NLS505", (3,))]  # of which of the two communes?
    assert covered(new) == (1, 2, 1)


def test_a_hamlet_that_was_divided_is_unknown_later() -> None:
    parts = [
        {"id": "xom-1", "name": "Xóm 1", **AN, "valid_to": MERGED, "successors": ["a", "b"]},
        {"id": "a", "name": "Xóm A", **AN, "valid_from": dt.date(2025, 1, 1)},
        {"id": "b", "name": "Xóm B", **AN, "valid_from": dt.date(2025, 1, 1)},
    ]
    units, _ = units_of(parts)
    target = common_map(units, [BEFORE, BETWEEN]).map
    assert covered(census(units, BEFORE, OLD[:1], target)) == (0, 1, 1)


def test_accents_left_out_are_said(units: Units) -> None:
    assert codes(census(units, BETWEEN, [("T1", "Giao An", "Xom Dong")])) == [("NLS506", (2,))]


def test_a_hamlet_needs_a_commune() -> None:
    _, mistakes = units_of([{"id": "xom-1", "name": "Xóm 1", "kind": "xom"}])
    assert [one.key for one in mistakes] == ["yaml.missing"]


def test_without_listed_hamlets_every_name_stands_for_itself(units: Units) -> None:
    plain = shipped()[0].units
    assert not plain.at(BEFORE).hamlets
    rows = [("T1", "Giao An", "Xóm 1"), ("T2", "Giao An", "Xom 1"), ("T3", "Giao Hà", "Xóm 9")]
    assert covered(census(plain, BEFORE, rows)) == (3, 3, 0)
    assert codes(census(units, BEFORE, rows[2:])) == []
