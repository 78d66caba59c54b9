"""The oracle against sums done by hand: every clause of §5, and what of §3 and §4 the numbers depend on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.oracle.naive import CannotScoreError, score
from tests.oracle.workbooks import make_census

UNITS = Path(__file__).parents[2] / "targets" / "units" / "nam-dinh.yaml"
DATED = {"as_of": "01/12/2024"}
HERE = {"district": "Giao Thủy", "commune": "Giao Thanh"}
THERE = {"district": "Hải Hậu"}

COUNT = {"count": "staff"}
BASIC = {"share_of": {"count": "staff"}, "having": {"trained_basic": True}}
SKILLED = {
    "numerator": {"sum": "working_age_skilled", "in": "localities"},
    "denominator": {"sum": "working_age", "in": "localities"},
}


class Scored:
    """A result with short ways to its parts."""

    def __init__(self, result: dict[str, Any]):
        self.result = result
        self.ids = [u["id"] for u in result["units"]]
        self.units = {u["id"]: u for u in result["units"]}

    def five(self, unit: str = "province", at: int = 0) -> list[Any]:
        i = self.units[unit]["indicators"][at]
        return [i[k] for k in ("numerator", "denominator", "value", "low", "high")]

    def value(self, unit: str = "province", at: int = 0) -> Any:
        return self.units[unit]["indicators"][at]["value"]

    def unknown(self, unit: str = "province", at: int = 0) -> int:
        return self.units[unit]["indicators"][at]["unknown"]

    def goal(self, unit: str = "province", at: int = 0, year: str = "2025") -> dict[str, Any]:
        return self.units[unit]["indicators"][at]["goals"][year]

    def summary(self, unit: str = "province", year: str = "2025") -> dict[str, Any]:
        return self.units[unit]["summary"][year]


class Bench:
    """Write a census and a target set, and score the one by the other."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.files: list[Path] = []

    def file(self, sheets: dict[str, Any], info: dict[str, Any] | None = None, **more: Any) -> Bench:
        path = self.folder / f"{len(self.files)}.xlsx"
        self.files.append(make_census(path, sheets, DATED if info is None else info, **more))
        return self

    def score(self, *indicators: dict[str, Any], **options: Any) -> Scored:
        full = [{"id": f"i{n}", "name": {"vi": "x"}, **i} for n, i in enumerate(indicators)]
        head = {"nls": 1, "id": "t", "title": {"vi": "t"}, "form": "staff-census", "units": "nam-dinh"}
        targets = self.folder / "t.yaml"
        targets.write_text(yaml.safe_dump({**head, "indicators": full}), encoding="utf-8")
        return Scored(score(self.files, targets, UNITS, **options))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def percent(measure: dict[str, Any], goal: Any = None, **more: Any) -> dict[str, Any]:
    return {"unit": "percent", "measure": measure, **({"goals": {2025: goal}} if goal else {}), **more}


def count(measure: dict[str, Any], goal: Any = None, **more: Any) -> dict[str, Any]:
    return {"unit": "count", "measure": measure, **({"goals": {2025: goal}} if goal else {}), **more}


def staff(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"staff": [{"full_name": "A", **row} for row in rows]}


def people(n: int, **cells: Any) -> list[dict[str, Any]]:
    return [dict(cells) for _ in range(n)]


def localities(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"staff": [], "localities": [{"district": "Giao Thủy", **row} for row in rows]}


# ---- exact numbers


def test_a_share_is_exact_and_a_near_miss_stays_a_miss(bench: Bench) -> None:
    # 2249 of 2500 = 89.96 %; 90 % of 2500 = 2250, so one is missing
    rows = people(2249, trained_basic="Có") + people(251, trained_basic="Không")
    s = bench.file(staff(*rows)).score(percent(BASIC, {"at_least": 90}, points=10))
    assert s.five() == [2249, 2500, 89.96, 89.96, 89.96]
    assert s.goal()["status"] == "not_met"
    assert s.goal()["gap"] == 1
    assert s.goal()["attainment"] == float(89.96 / 90) == pytest.approx(0.99955555)


def test_a_share_that_no_double_can_hold_meets_its_goal_exactly(bench: Bench) -> None:
    # 7 of 1000 = 0.7 % exactly, and 0.7 is not a binary number
    rows = people(7, trained_basic="x") + people(993, trained_basic="-")
    s = bench.file(staff(*rows)).score(percent(BASIC, {"at_least": 0.7}))
    assert s.goal()["status"] == "met"
    assert s.goal()["gap"] == 0


# ---- unknown and bounds


def test_unknown_having_widens_both_ways(bench: Bench) -> None:
    # T T F U in: value 2/4, low 2/4 (the blank counts as no), high 3/4
    rows = [{"trained_basic": v} for v in ("Có", "Có", "Không", None)]
    s = bench.file(staff(*rows)).score(percent(BASIC, {"at_least": 60}))
    assert s.five() == [2, 4, 50.0, 50.0, 75.0]
    assert s.unknown() == 1
    assert s.goal()["status"] == "uncertain"
    assert s.goal()["gap"] == 1  # 60 % of 4 = 2.4, less 2, rounded up


def test_unknown_membership_counts_where_it_moves_the_bound(bench: Bench) -> None:
    # in: yes, no (value 1/2). Perhaps in: yes, no, blank.
    # low: no and blank join without it: 1/4. high: yes and blank join with it: 3/4. Three unknown rows.
    rows = [{"category": "Cán bộ", "trained_basic": v} for v in ("Có", "Không")]
    rows += [{"category": None, "trained_basic": v} for v in ("Có", "Không", None)]
    measure = {"share_of": {"count": "staff", "where": {"category": "can_bo"}}, "having": BASIC["having"]}
    s = bench.file(staff(*rows)).score(percent(measure))
    assert s.five() == [1, 2, 50.0, 25.0, 75.0]
    assert s.unknown() == 3


def test_not_of_unknown_is_unknown_and_a_row_that_is_surely_out_is_not_unknown(bench: Bench) -> None:
    # not(chuyen_trach): Không yes; blank, "x" (a tick in a role column is invalid) unknown; Chuyên trách no
    rows = [{"it_role": v, "gender": "Nam"} for v in ("Không", None, "x", "Chuyên trách")]
    rows += [{"it_role": None, "gender": "Nữ"}]  # surely out by gender: false and unknown is false
    where = {"it_role": {"not": "chuyen_trach"}, "gender": "nam"}
    s = bench.file(staff(*rows)).score(count({"count": "staff", "where": where}))
    assert s.five() == [1, None, 1, 1, 3]
    assert s.unknown() == 2


def test_any_with_one_true_is_true_whatever_is_unknown(bench: Bench) -> None:
    rows = [
        {"it_role": "Chuyên trách", "dx_role": None},  # true
        {"it_role": "Không", "dx_role": None},  # unknown
        {"it_role": "Không", "dx_role": "Không"},  # false
    ]
    where = {"any": [{"it_role": ["chuyen_trach", "kiem_nhiem"]}, {"dx_role": "chuyen_trach"}]}
    s = bench.file(staff(*rows)).score(count({"count": "staff", "where": where}))
    assert s.five() == [1, None, 1, 1, 2]
    # all: of the same is false for the second and third, unknown for the first
    s = bench.score(count({"count": "staff", "where": {"all": where["any"]}}))
    assert s.five() == [0, None, 0, 0, 1]


def test_blank_is_never_unknown_and_an_invalid_cell_is_not_blank(bench: Bench) -> None:
    rows = [{"education": v} for v in (None, "Đại học", "Giỏi")]
    file = bench.file(staff(*rows))
    measure = {"count": "staff", "where": {"education": {"blank": True}}}
    assert file.score(count(measure)).five() == [1, None, 1, 1, 1]
    measure = {"count": "staff", "where": {"education": {"blank": False}}}
    assert file.score(count(measure)).five() == [2, None, 2, 2, 2]
    measure = {"count": "staff", "where": {"education": {"not": {"blank": True}}}}
    assert file.score(count(measure)).unknown() == 0


def test_a_tick_column_answers_its_blanks_and_a_column_with_a_no_does_not(bench: Bench) -> None:
    # open_source has ticks only: blank = no. trained_data has an explicit no, so its blank is unknown.
    # one_stop is wholly blank: unknown. is_leader has an invalid cell.
    rows = [
        {"open_source": "x", "trained_data": "x", "is_leader": "x"},
        {"trained_data": "chưa"},
        {"is_leader": "không rõ lắm"},
    ]
    columns = ("open_source", "trained_data", "one_stop", "is_leader")
    s = bench.file(staff(*rows)).score(*(count({"count": "staff", "where": {c: True}}) for c in columns))
    assert [s.five(at=n)[2:] for n in range(4)] == [[1, 1, 1], [1, 1, 2], [0, 0, 3], [1, 1, 3]]
    # after the rule a blank is `no`, so it is not blank any more
    s = bench.score(count({"count": "staff", "where": {"open_source": {"blank": True}}}))
    assert s.value() == 0


def test_tick_columns_are_judged_file_by_file(bench: Bench) -> None:
    # file 1: a tick and a blank (= no); file 2: a blank column (unknown)
    bench.file(staff({"one_stop": "x"}, {}), {**DATED, "unit": "A"}).file(staff({}), {**DATED, "unit": "B"})
    assert bench.score(count({"count": "staff", "where": {"one_stop": True}})).five()[2:] == [1, 1, 2]
    assert bench.score(count({"count": "staff", "where": {"one_stop": False}})).five()[2:] == [1, 1, 2]


def test_a_role_column_of_roles_only_is_a_tick_column(bench: Bench) -> None:
    rows = [{"it_role": "Kiêm nhiệm", "dx_role": "Kiêm nhiệm"}, {"dx_role": "Không"}, {}]
    measures = [{"count": "staff", "where": {c: "khong"}} for c in ("it_role", "dx_role")]
    s = bench.file(staff(*rows)).score(*(count(m) for m in measures))
    assert s.five(at=0)[2:] == [2, 2, 2]
    assert s.five(at=1)[2:] == [1, 1, 2]


def test_always_blank_values_hold_even_for_an_absent_column(bench: Bench) -> None:
    bench.file(staff({}, {}), columns={"staff": ["full_name"]})
    measure = {"count": "staff", "where": {"status": "dang_cong_tac", "assignment": "tai_cho"}}
    assert bench.score(count(measure)).five()[2:] == [2, 2, 2]
    measure = {"count": "staff", "where": {"open_source": True}}
    assert bench.score(count(measure)).five()[2:] == [0, 0, 2]


def test_error_cells_and_formulas_never_calculated_are_unknown_and_not_blank(bench: Bench) -> None:
    rows = [{"status": "#N/A"}, {"status": "=1+1"}, {"status": None}]
    bench.file(staff(*rows))
    measure = {"count": "staff", "where": {"status": "dang_cong_tac"}}
    assert bench.score(count(measure)).five()[2:] == [1, 1, 3]
    measure = {"count": "staff", "where": {"status": {"blank": True}}}
    assert bench.score(count(measure)).five()[2:] == [0, 0, 0]


def test_a_list_contains_and_an_unrecognised_item_leaves_the_rest_open(bench: Bench) -> None:
    cells = ("Y tế; Nông nghiệp", "Y tế, Bóng đá", "Nông nghiệp\nBóng đá", "Không", None)
    bench.file(staff(*({"trained_topics": c} for c in cells)))
    # y_te: T, T, U (Bóng đá could be it), F (empty), U (blank)
    measure = {"count": "staff", "where": {"trained_topics": "y_te"}}
    assert bench.score(count(measure)).five()[2:] == [2, 2, 4]
    # any of two: T T T F U
    measure = {"count": "staff", "where": {"trained_topics": ["y_te", "nong_nghiep"]}}
    assert bench.score(count(measure)).five()[2:] == [3, 3, 4]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Có", 1), ("x", 1), ("✔", 1), (1, 1), (True, 1), ("ĐÃ HỌC", 1), ("Không", 0), (0, 0), ("-", 0),
        ("chưa học", 0), ("FALSE", 0), ("chưa rõ", None), ("Chưa xác định", None), ("không rõ lắm", None), (2, None),
        ("chu\u031ba", 0), ("ĐA\u0303", 1),
    ],
)  # fmt: skip
def test_yes_and_no(bench: Bench, cell: Any, expected: int | None) -> None:
    # a second row with an explicit no keeps it from being a tick column
    s = bench.file(staff({"one_stop": cell}, {"one_stop": "Không"})).score(
        count({"count": "staff", "where": {"one_stop": True}}),
        count({"count": "staff", "where": {"one_stop": False}}),
    )
    assert s.five(at=0)[2:] == [expected or 0, expected or 0, 1 if expected is None else expected]
    assert s.value(at=1) == (2 if expected == 0 else 1)


def test_dates_compare_over_all_the_days_they_could_be(bench: Bench) -> None:
    # on or after 1/7/2024: 02/07/2024 yes; 06/2024 no; 07/2024 yes; 2024 unknown; 2025 is after the census
    # date, so invalid; blank unknown
    cells = ("02/07/2024", "06/2024", "07/2024", "2024", "2025", None)
    bench.file(staff(*({"trained_on": c} for c in cells)))
    where = {"trained_on": {"gte": "2024-07-01"}}
    assert bench.score(count({"count": "staff", "where": where})).five()[2:] == [2, 2, 5]
    where = {"trained_on": {"gte": "2024-01-01"}}  # 2024 may still lie before the census date, so it is valid
    assert bench.score(count({"count": "staff", "where": where})).five()[2:] == [4, 4, 6]
    where = {"trained_on": {"lt": "2024-07-01"}}  # 06/2024; perhaps 2024, 2025, blank
    assert bench.score(count({"count": "staff", "where": where})).five()[2:] == [1, 1, 4]


# ---- sums, wholes, numbers


def test_a_blank_summand_is_bounded_by_its_direct_whole(bench: Bench) -> None:
    # informed: 40 of 100, blank of 50 -> value 40, low 40, high 90
    s = bench.file(localities({"population": 100, "informed": 40}, {"population": 50})).score(
        count({"sum": "informed", "in": "localities"})
    )
    assert s.five() == [40, None, 40, 40, 90]
    assert s.unknown() == 1


def test_without_a_known_whole_the_bound_is_open_and_decides_nothing(bench: Bench) -> None:
    # working_age_skilled <= working_age (blank); that population is 50 does not help: not the direct whole
    s = bench.file(localities({"population": 50, "working_age": None}, {"population": "abc"})).score(
        count({"sum": "working_age_skilled", "in": "localities"}, {"at_most": 10}, points=4),
        count({"sum": "working_age", "in": "localities"}, {"at_least": 51}),
    )
    assert s.five() == [0, None, 0, 0, None]
    assert s.goal()["status"] == "uncertain"
    # at_most: value 0 reaches 10, but the open high end counts as attainment 0
    assert (s.summary()["score"], s.summary()["score_low"], s.summary()["score_high"]) == (100, 0, 100)
    assert s.goal(at=1)["status"] == "uncertain"


def test_a_part_above_its_whole_is_kept(bench: Bench) -> None:
    s = bench.file(localities({"population": 10, "informed": 12})).score(
        percent(
            {
                "numerator": {"sum": "informed", "in": "localities"},
                "denominator": {"sum": "population", "in": "localities"},
            }
        )
    )
    assert s.five() == [12, 10, 120.0, 120.0, 120.0]


@pytest.mark.parametrize(
    ("cell", "value", "unknown"),
    [
        (12, 12, 0),
        ("1.234", 1234, 0),
        ("1 234", 1234, 0),
        ("-", 0, 0),
        (0, 0, 0),
        (-1, 0, 1),
        (2.5, 0, 1),
        ("12 người", 0, 1),
    ],
)
def test_whole_numbers(bench: Bench, cell: Any, value: int, unknown: int) -> None:
    s = bench.file(localities({"population": cell})).score(count({"sum": "population", "in": "localities"}))
    assert s.value() == value
    assert s.unknown() == unknown


def test_decimals_are_exact(bench: Bench) -> None:
    # 0.1 + 0.2 + "1.234,7" = 1235 exactly
    rows = [{"name": n, "training_budget": v} for n, v in (("A", 0.1), ("B", 0.2), ("C", "1.234,7"))]
    s = bench.file({"staff": [], "organizations": rows}).score(
        count({"sum": "training_budget", "in": "organizations"}, {"at_least": 1235})
    )
    assert s.value() == 1235
    assert s.goal()["status"] == "met"


def test_a_sum_over_unknown_members_adds_to_high_only(bench: Bench) -> None:
    # members 3 (Hamlet given) and 4 (founded 2024? unknown) and 5 with a blank date
    rows = [{"team_id": "1", "members": 3, "founded": "01/01/2023"}, {"team_id": "2", "members": 4}]
    rows += [{"team_id": "3", "members": None, "founded": "01/01/2024"}]  # surely not before 2024
    where = {"founded": {"lt": "2024-01-01"}}
    s = bench.file({"staff": [], "teams": rows}).score(
        count({"sum": "members", "in": "teams", "where": where})
    )
    assert s.five() == [3, None, 3, 3, 7]
    assert s.unknown() == 1


# ---- numerator / denominator


def test_over_one_sheet_a_row_with_an_unknown_denominator_is_left_out(bench: Bench) -> None:
    # rows: 30/40, 10/blank (left out), blank/60 -> numerator 30, denominator 100, both bounds null
    bench.file(
        localities(
            {"commune": "Giao Thanh", "working_age": 40, "working_age_skilled": 30},
            {"commune": "Giao An", "working_age": None, "working_age_skilled": 10},
            {"commune": "Giao Hà", "working_age": 60, "working_age_skilled": None},
        )
    )
    s = bench.score(percent(SKILLED, {"at_least": 30}, points=10))
    assert s.five() == [30, 100, 30.0, None, None]
    assert s.unknown() == 2
    assert s.goal()["status"] == "uncertain"
    assert s.goal()["points"] == 10
    assert (s.summary()["score_low"], s.summary()["score_high"]) == (0, 100)
    # where every denominator is known the bounds are back: Giao Hà 0..60 of 60
    s = bench.score(percent(SKILLED), by="commune")
    assert s.five("giao-thuy.giao-ha") == [0, 60, 0, 0, 100]
    assert s.five("giao-thuy.giao-thanh") == [30, 40, 75, 75, 75]


def test_over_two_sheets_bounds_are_taken_apart(bench: Bench) -> None:
    # staff in CNTT: 2 sure, 1 perhaps; organizations: 4 sure, 1 of unknown kind
    # value 2/4, low 2/5, high 3/4
    rows = [{"it_role": v} for v in ("Chuyên trách", "Chuyên trách", None, "Không")]
    bodies = [{"name": f"B{n}", "kind": "Cơ quan nhà nước" if n < 4 else None} for n in range(5)]
    measure = {
        "numerator": {"count": "staff", "where": {"it_role": "chuyen_trach"}},
        "denominator": {"count": "organizations", "where": {"kind": "co_quan"}},
        "per": 10,
    }
    goal = {"at_least": 8}
    s = bench.file({**staff(*rows), "organizations": bodies}).score(
        {"unit": "ratio", "measure": measure, "goals": {2025: goal}}
    )
    assert s.five() == [2, 4, 5.0, 4.0, 7.5]
    assert s.unknown() == 2  # one in each sheet
    assert s.goal()["status"] == "not_met"
    assert s.goal()["gap"] == 2  # (2 + k) / 4 * 10 >= 8: k = 1.2


def test_an_open_denominator_leaves_low_open(bench: Bench) -> None:
    # 2 people per population 10 + blank: low null, high 2/10
    rows = [{"population": 10}, {"population": None, "commune": "Giao An"}]
    measure = {"numerator": {"count": "staff"}, "denominator": {"sum": "population", "in": "localities"}}
    s = bench.file({**localities(*rows), **staff({}, {})}).score({"unit": "ratio", "measure": measure})
    assert s.five() == [2, 10, 0.2, None, 0.2]


def test_distinct_counts_keys_and_a_blank_part_adds_one_to_high(bench: Bench) -> None:
    # bodies: "Sở A" = "SỞ  A"; "Sở B"; one blank -> value 2, high 3
    # with a perhaps-member "Sở C" and a perhaps-member "Sở B" (known already): high 4
    rows = [{"organization": o, "gender": "Nam"} for o in ("Sở A", "SỞ  A", "Sở B", None)]
    rows += [{"organization": o, "gender": None} for o in ("Sở C", "Sở B")]
    measure = {"distinct": "organization", "in": "staff", "where": {"gender": "nam"}}
    s = bench.file(staff(*rows)).score(count(measure))
    assert s.five() == [2, None, 2, 2, 4]
    assert s.unknown() == 3


def test_a_blank_place_is_a_key_of_its_own(bench: Bench) -> None:
    # (Giao Thủy, Giao Thanh), (Giao Thủy, -), (-, -) and once unrecognised: 3 known keys, 1 unknown
    rows = [HERE, HERE, {"district": "Giao Thủy"}, {}, {"district": "Sao Hỏa"}]
    s = bench.file(staff(*rows)).score(count({"distinct": ["district", "commune"], "in": "staff"}))
    assert s.five() == [3, None, 3, 3, 4]


# ---- statuses


def test_a_denominator_of_zero(bench: Bench) -> None:
    # no leaders: surely none (Không) -> not applicable; perhaps one (blank) -> no data
    measure = {
        "share_of": {"count": "staff", "where": {"is_leader": True}},
        "having": {"trained_basic": True},
    }
    indicator = percent(measure, {"at_least": 50}, points=10)
    rows = [{**HERE, "is_leader": "Không"}, {**THERE, "is_leader": "Không"}, {**THERE, "is_leader": None}]
    s = bench.file(staff(*rows)).score(indicator, by="district")
    assert s.five("giao-thuy") == [0, 0, None, None, None]
    assert s.goal("giao-thuy")["status"] == "not_applicable"
    assert s.goal("giao-thuy")["of"] == 0
    assert s.summary("giao-thuy")["score"] is None
    assert s.unknown("hai-hau") == 1
    assert s.goal("hai-hau")["status"] == "no_data"
    assert s.goal("hai-hau")["of"] == 10
    assert [s.summary("hai-hau")[k] for k in ("score", "score_low", "score_high")] == [0, 0, 100]


def test_zero_of_zero_people_is_not_applicable_and_blank_of_blank_is_no_data(bench: Bench) -> None:
    rows = [
        {"commune": "Giao Thanh", "working_age": 0, "working_age_skilled": 0},
        {"commune": "Giao An", "working_age": None, "working_age_skilled": 5},
        {"commune": "Giao Hà", "population": 0, "working_age": None},  # its whole is 0, so it is 0
    ]
    s = bench.file(localities(*rows)).score(percent(SKILLED, {"at_least": 50}), by="commune")
    names = ("giao-thanh", "giao-an", "giao-ha", "giao-xuan")
    assert [s.goal(f"giao-thuy.{n}")["status"] for n in names] == [
        "not_applicable", "no_data", "not_applicable", "no_data"
    ]  # fmt: skip
    assert s.five("giao-thuy.giao-an") == [0, 0, None, None, None]
    assert s.five("giao-thuy.giao-xuan") == [None] * 5  # no row in any file: every sheet is absent


def test_an_absent_sheet_is_no_data_and_one_with_nothing_to_report_is_not_applicable(bench: Bench) -> None:
    measure = {"share_of": {"count": "schools"}, "having": {"stem": True}}
    indicators = [percent(measure, {"at_least": 50}, points=10), percent(BASIC, {"at_least": 50}, points=30)]
    bench.file(staff({**HERE, "trained_basic": "Có"}, {**HERE, "trained_basic": "Không"}))
    s = bench.score(*indicators)
    assert s.five() == [None] * 5
    assert s.unknown() == 0
    assert s.goal() == {
        "target": 50, "status": "no_data", "attainment": None, "gap": None, "points": None, "of": 10,
        "aspirational": False,
    }  # fmt: skip
    # 30 of 40 points; with schools at their best 40 of 40
    assert s.summary() == {
        "met": 1, "not_met": 0, "uncertain": 0, "no_data": 1, "not_applicable": 0,
        "score": 75, "score_low": 75, "score_high": 100, "incomplete": True,
    }  # fmt: skip
    bench.files = []
    rows = staff({**HERE, "trained_basic": "Có"}, {**HERE, "trained_basic": "Không"})
    s = bench.file(rows, {**DATED, "nothing": "Cơ quan, doanh nghiệp; Cơ sở giáo dục"}).score(*indicators)
    assert s.five() == [0, 0, None, None, None]
    assert s.goal()["status"] == "not_applicable"
    assert s.summary()["score"] == 100
    assert s.summary()["incomplete"] is False


def test_a_sheet_is_absent_for_a_unit_only_if_no_file_of_its_rows_has_it(bench: Bench) -> None:
    # Giao Thủy sends staff and schools in two files, Hải Hậu staff only
    school = {"school_id": "1", **HERE, "stem": "Có"}
    bench.file(staff({**HERE, "trained_basic": "Có"}), {**DATED, "unit": "Giao Thủy"})
    bench.file({"schools": [school]}, {**DATED, "unit": "Phòng GD Giao Thủy"})
    bench.file(staff({**THERE, "trained_basic": "Có"}), {**DATED, "unit": "Hải Hậu"})
    measure = {"share_of": {"count": "schools"}, "having": {"stem": True}}
    s = bench.score(percent(measure, {"at_least": 50}), by="district")
    assert s.goal("giao-thuy")["status"] == "met"
    assert s.goal("hai-hau")["status"] == "no_data"
    assert s.five("province") == [1, 1, 100, 100, 100]
    assert [s.summary(u)["incomplete"] for u in ("province", "giao-thuy", "hai-hau")] == [True, False, True]


def test_at_most_is_mirrored(bench: Bench) -> None:
    # untrained: 3 of 10 sure, 1 blank: value 30, low 30, high 40
    rows = people(3, trained_basic="Không") + people(6, trained_basic="Có") + people(1, trained_basic=None)
    measure = {"share_of": {"count": "staff"}, "having": {"trained_basic": False}}
    goals = [{"at_most": n} for n in (40, 35, 25)]
    s = bench.file(staff(*rows)).score(*(percent(measure, g, points=10) for g in goals))
    assert s.five() == [3, 10, 30.0, 30.0, 40.0]
    assert [s.goal(at=n)["status"] for n in range(3)] == ["met", "uncertain", "not_met"]
    assert [s.goal(at=n)["gap"] for n in range(3)] == [0, 0, 1]  # 3 - 2.5, rounded up
    assert [s.goal(at=n)["attainment"] for n in range(3)] == [1, 1, pytest.approx(25 / 30)]
    # low: 40 counts: 10 + 10 * 35/40 + 10 * 25/40 = 25 of 30; high: 30 counts: 10 + 10 + 10 * 25/30
    assert s.summary()["score_low"] == pytest.approx(25 / 30 * 100)
    assert s.summary()["score_high"] == s.summary()["score"] == pytest.approx((20 + 250 / 30) / 30 * 100)


# ---- attainment, points, score


def test_attainment_of_target_zero(bench: Bench) -> None:
    s = bench.file(staff({"trained_basic": "Không"})).score(
        percent(BASIC, {"at_least": 0}, points=10),
        percent({**BASIC, "having": {"trained_basic": False}}, {"at_most": 0}, points=10),
    )
    # at_least 0 is reached by 0 (1); at_most 0 with value 100: 0 / 100 = 0
    assert [s.goal(at=n)["attainment"] for n in (0, 1)] == [1, 0]
    assert s.summary()["score"] == 50


def test_proportional_threshold_and_steps(bench: Bench) -> None:
    # value 60, goal 80: proportional 60/80 of 10 = 7.5; threshold 0; steps 50 -> 5, 80 -> 10: 5
    rows = people(6, trained_basic="Có") + people(4, trained_basic="Không")
    steps = {"steps": [{"from": 50, "points": 5}, {"from": 80, "points": 10}]}
    goal = {"at_least": 80}
    s = bench.file(staff(*rows)).score(
        *(percent(BASIC, goal, points=10, scoring=how) for how in ("proportional", "threshold", steps)),
        percent(BASIC, goal, points=10, scoring={"steps": [{"from": 61, "points": 10}]}),
    )
    assert [s.goal(at=n)["points"] for n in range(4)] == [7.5, 0, 5, 0]
    assert s.summary()["score"] == 12.5 / 40 * 100


def test_steps_downwards(bench: Bench) -> None:
    # untrained 40 %: at or below 50 -> 5 points; at or below 20 -> 10
    rows = people(6, trained_basic="Có") + people(4, trained_basic="Không")
    measure = {"share_of": {"count": "staff"}, "having": {"trained_basic": False}}
    steps = {"steps": [{"from": 50, "points": 5}, {"from": 20, "points": 10}]}
    s = bench.file(staff(*rows)).score(percent(measure, {"at_most": 20}, points=10, scoring=steps))
    assert s.goal()["points"] == 5


def test_without_points_a_goal_counts_but_does_not_score(bench: Bench) -> None:
    s = bench.file(staff({"trained_basic": "Có"})).score(percent(BASIC, {"at_least": 50}), percent(BASIC))
    assert (s.goal()["points"], s.goal()["of"], s.goal()["status"]) == (0, 0, "met")
    assert s.summary()["met"] == 1
    assert s.summary()["score"] is None
    assert s.units["province"]["indicators"][1]["goals"] == {}


def test_score_low_and_high_follow_the_bounds(bench: Bench) -> None:
    # T F F U: value 25, high 50; goal 50, 10 points: 5, low 5, high 10
    rows = [{"trained_basic": v} for v in ("Có", "Không", "Không", None)]
    s = bench.file(staff(*rows)).score(percent(BASIC, {"at_least": 50}, points=10))
    assert [s.summary()[k] for k in ("score", "score_low", "score_high")] == [50, 50, 100]


def test_annual_is_a_year_of_its_own_and_last(bench: Bench) -> None:
    one = percent(BASIC, points=10) | {"goals": {2030: {"at_least": 50}, 2025: {"at_least": 40}}}
    other = percent(BASIC, points=5) | {"goals": {"annual": {"at_least": 100, "aspirational": True}}}
    bench.file(staff({"trained_basic": "Có"}))
    s = bench.score(one, other)
    assert s.result["years"] == ["2025", "2030", "annual"]
    assert (s.summary(year="2030")["met"], s.summary(year="annual")["met"]) == (1, 1)
    assert s.goal(at=1, year="annual")["aspirational"] is True
    s = bench.score(one, other, year=2030)
    assert s.result["years"] == ["2030", "annual"]
    assert list(s.units["province"]["indicators"][0]["goals"]) == ["2030"]
    with pytest.raises(CannotScoreError):
        bench.score(one, other, year=2027)


# ---- levels and apportioned goals


def test_an_absolute_count_holds_for_the_province_alone(bench: Bench) -> None:
    s = bench.file(staff(HERE, THERE)).score(
        count(COUNT, {"at_least": 2}, points=10),
        count(COUNT, {"at_least": 2}, points=10, levels=["district"]),
        by="district",
    )
    assert [s.goal("province", n)["status"] for n in (0, 1)] == ["met", "not_applicable"]
    assert [s.goal("giao-thuy", n)["status"] for n in (0, 1)] == ["not_applicable", "not_met"]
    assert s.value("giao-thuy") == 1
    assert s.goal("giao-thuy") == {
        "target": 2, "status": "not_applicable", "attainment": None, "gap": None, "points": None, "of": 0,
        "aspirational": False,
    }  # fmt: skip


def test_a_level_mismatch_goes_before_no_data(bench: Bench) -> None:
    indicator = count({"count": "teams"}, {"at_least": 2}, points=10)
    s = bench.file(staff(HERE)).score(indicator, by="district")
    assert s.goal("province")["status"] == "no_data"
    assert s.goal("giao-thuy")["status"] == s.goal("hai-hau")["status"] == "not_applicable"


def test_apportioned_by_staff(bench: Bench) -> None:
    # staff rows: Giao Thủy 3 (one has left: all rows count), Hải Hậu 1, Khối tỉnh 4 (no share)
    # goal 10: Giao Thủy 7.5, Hải Hậu 2.5, others 0
    rows = [HERE, HERE, {**HERE, "status": "Đã rời đi"}, THERE, *people(4)]
    goal = {"at_least": 10, "apportion": {"by": "staff"}}
    s = bench.file(staff(*rows)).score(count(COUNT, goal, points=10), by="district")
    targets = {u: s.goal(u)["target"] for u in ("province", "giao-thuy", "hai-hau", "vu-ban", "khoi-tinh")}
    assert targets == {"province": 10, "giao-thuy": 7.5, "hai-hau": 2.5, "vu-ban": 0, "khoi-tinh": None}
    assert s.goal("giao-thuy")["gap"] == 5  # 7.5 - 3 = 4.5
    assert s.goal("hai-hau")["gap"] == 2
    assert s.goal("vu-ban")["status"] == "no_data"  # nobody sent anything
    assert s.goal("khoi-tinh")["status"] == "not_applicable"
    s = bench.score(count(COUNT, goal, points=10), by="commune")
    assert s.goal("giao-thuy.giao-thanh")["status"] == "not_applicable"
    assert s.goal("giao-thuy.giao-thanh")["target"] is None


def test_one_unknown_weight_makes_every_district_no_data(bench: Bench) -> None:
    rows = [{"district": "Giao Thủy", "population": 100}, {"district": "Hải Hậu", "population": None}]
    goal = {"at_least": 10, "apportion": {"by": "population"}}
    equal = {"at_least": 9, "apportion": {"by": "equal"}}
    bench.file({"staff": [], "localities": rows})
    s = bench.score(count(COUNT, goal, points=10), count(COUNT, equal), by="district")
    assert [s.goal(u)["status"] for u in ("giao-thuy", "hai-hau")] == ["no_data", "no_data"]
    assert [s.goal(u)["target"] for u in ("province", "giao-thuy")] == [10, None]
    assert s.goal("giao-thuy", 1)["target"] == 1  # nine districts in December 2024
    bench.files = []
    rows[1]["population"] = 300
    s = bench.file({"staff": [], "localities": rows}).score(count(COUNT, goal, points=10), by="district")
    assert [s.goal(u)["target"] for u in ("giao-thuy", "hai-hau")] == [2.5, 7.5]


def test_an_absent_sheet_makes_a_weight_unknown_and_no_rows_make_it_zero(bench: Bench) -> None:
    # Hải Hậu sends staff only; the others send nothing at all
    goal = {"at_least": 10, "apportion": {"by": "population"}}
    bench.file({**staff(HERE), "localities": [{**HERE, "population": 5}]}, {**DATED, "unit": "Giao Thủy"})
    s = bench.score(count(COUNT, goal), by="district")
    assert [s.goal(u)["target"] for u in ("giao-thuy", "hai-hau")] == [10, 0]
    s = bench.file(staff(THERE), {**DATED, "unit": "Hải Hậu"}).score(count(COUNT, goal), by="district")
    assert [s.goal(u)["status"] for u in ("giao-thuy", "hai-hau")] == ["no_data", "no_data"]


def test_a_bound_on_the_target_itself(bench: Bench) -> None:
    bench.file(staff({"trained_basic": "Có"}, {"trained_basic": None}, {"trained_basic": "Không"}))
    # low 1/3, high 2/3: at_least 2/3 may still be reached; at_most 1/3 may still be kept
    rows = {"share_of": {"count": "staff"}, "having": {"trained_basic": True}, "per": 3}
    goals = [{"at_least": 2}, {"at_least": 1}, {"at_most": 1}, {"at_most": 2}]
    s = bench.score(*({"unit": "ratio", "measure": rows, "goals": {2025: g}} for g in goals))
    assert [s.goal(at=n)["status"] for n in range(4)] == ["uncertain", "met", "uncertain", "met"]


# ---- places


def test_places(bench: Bench) -> None:
    cells = [
        ("Giao Thủy", "Giao Thanh", "giao-thuy.giao-thanh"),
        ("huyện  GIAO THUỶ", "xã Giao Thanh", "giao-thuy.giao-thanh"),
        (None, "Giao Thanh", "giao-thuy.giao-thanh"),
        ("Giao Thủy", None, "giao-thuy.cap-huyen"),
        ("Giao Thủy", "Bờ Biển", "giao-thuy.cap-huyen"),
        ("Hải Hậu", "Giao Thanh", "chua-xac-dinh"),  # they disagree
        ("Sao Hỏa", "Giao Thanh", "chua-xac-dinh"),
        ("Mỹ Lộc", None, "chua-xac-dinh"),  # ended on 31/8/2024
        (None, "Nam Điền", "chua-xac-dinh"),  # two of them
        (None, "Bờ Biển", "chua-xac-dinh"),
        ("TP. Nam Định", "P. Quang Trung", "tp-nam-dinh.quang-trung"),
        (None, None, "khoi-tinh"),
    ]
    bench.file(staff(*({"district": d, "commune": c} for d, c, _ in cells)))
    s = bench.score(count(COUNT), by="commune")
    expected: dict[str, int] = {}
    for _, _, unit in cells:
        expected[unit] = expected.get(unit, 0) + 1
    got = {u: s.value(u) for u in s.ids if s.value(u) and u != "province"}
    assert got == expected
    assert sum(got.values()) == s.value() == len(cells)
    assert s.ids[0] == "province"
    assert s.ids[-2:] == ["khoi-tinh", "chua-xac-dinh"]
    assert s.units["giao-thuy.cap-huyen"]["level"] == "commune"
    assert s.units["khoi-tinh"]["level"] == "rest"
    assert len(s.ids) == 1 + 175 + 1 + 2
    s = bench.score(count(COUNT), by="commune", district="Giao Thủy")
    assert s.ids[:2] == ["province", "giao-thuy"]
    assert s.value("giao-thuy") == 5
    assert len(s.ids) == 2 + 20 + 1
    assert s.ids[-1] == "giao-thuy.cap-huyen"


def test_where_over_places(bench: Bench) -> None:
    rows = [HERE, {"commune": "Giao Thanh"}, {"district": "Giao Thủy", "commune": "Bờ Biển"}, {}]
    rows += [{"district": "Sao Hỏa"}]
    bench.file(staff(*rows))

    def of(where: dict[str, Any]) -> list[Any]:
        return bench.score(count({"count": "staff", "where": where})).five()[2:]

    assert of({"district": "giao-thuy"}) == [
        3,
        3,
        4,
    ]  # the district follows from the commune; Sao Hỏa unknown
    assert of({"commune": "giao-thuy.giao-thanh"}) == [
        2,
        2,
        4,
    ]  # Bờ Biển, Sao Hỏa unknown; Khối tỉnh surely not
    assert of({"district": {"blank": True}}) == [1, 1, 1]
    assert of({"commune": {"blank": True}}) == [1, 1, 1]


def test_units_are_those_of_the_census_date(bench: Bench) -> None:
    row = {"district": "Mỹ Lộc", "commune": "Mỹ Hà"}
    bench.file(staff(row), {"as_of": "31/8/2024"})
    s = bench.score(count(COUNT), by="district")
    assert len(s.ids) == 1 + 10
    assert s.value("my-loc") == 1
    s = bench.score(count(COUNT), by="district", as_of="2024-09-01")
    assert len(s.ids) == 1 + 9 + 1
    assert s.value("chua-xac-dinh") == 1


def test_after_the_reform_by_district_means_the_former_districts(bench: Bench) -> None:
    rows = [{"commune": c} for c in ("Xã Giao Minh", "Phường Vị Khê", "Xã Giao Thủy")]
    bench.file(staff(*rows), {"as_of": "01/08/2025"})
    s = bench.score(percent(BASIC, {"at_least": 0}), by="district")
    assert s.ids[1:] == [
        "tp-nam-dinh", "vu-ban", "y-yen", "nghia-hung", "nam-truc", "truc-ninh", "xuan-truong", "giao-thuy",
        "hai-hau", "thanh-nam", "truong-thi", "vi-khe", "hong-quang",
    ]  # fmt: skip
    assert (s.five("giao-thuy")[1], s.five("vi-khe")[1], s.five("nam-truc")[1]) == (2, 1, None)
    assert [s.units[u]["level"] for u in ("giao-thuy", "vi-khe")] == ["district", "commune"]
    s = bench.score(percent(BASIC, {"at_least": 0}), by="commune", district="Giao Thủy")
    inside = ["giao-minh", "giao-thuy", "giao-hung", "giao-hoa", "giao-binh", "giao-phuc", "giao-ninh"]
    assert s.ids == ["province", "giao-thuy", *inside]


def test_files_of_two_dates_use_their_own_maps_and_the_rows_are_carried_over(bench: Bench) -> None:
    bench.file(staff({"district": "Mỹ Lộc", "commune": "Mỹ Hà"}), {"as_of": "01/06/2024", "unit": "Mỹ Lộc"})
    bench.file(staff(HERE), {"as_of": "01/12/2024", "unit": "Giao Thủy"})
    s = bench.score(count(COUNT), by="district")
    assert s.result["as_of"] == "2024-12-01"
    assert [s.value(u) for u in ("province", "tp-nam-dinh", "giao-thuy")] == [2, 1, 1]
    assert "chua-xac-dinh" not in s.ids


def test_without_a_date_the_map_that_places_most_rows_is_taken(bench: Bench) -> None:
    bench.file(staff({"district": "Mỹ Lộc"}, HERE), {"unit": "X"})
    s = bench.score(count(COUNT), by="district")
    assert s.result["as_of"] is None
    assert len(s.ids) == 1 + 10
    assert s.value("my-loc") == 1
    bench.files = []
    s = bench.file(staff({"district": "Giao Thủy"}), {"unit": "X"}).score(count(COUNT), by="district")
    assert len(s.ids) == 1 + 9  # before and after 1/9/2024 place it alike: the later


# ---- organizations


def test_by_organization(bench: Bench) -> None:
    rows = [{**HERE, "organization": o} for o in ("UBND xã", "UBND Xã", "UBND xã", None)]
    rows += [{**THERE, "organization": "Phòng VHTT"}, {"organization": "Sở Y tế"}, {"organization": None}]
    team = {"team_id": "1", **HERE, "members": 3}
    bench.file({**staff(*rows), "teams": [team]})
    indicators = [percent(BASIC, {"at_least": 50}), count({"count": "teams"}), count(COUNT, {"at_least": 1})]
    s = bench.score(*indicators, by="organization")
    assert s.ids == [
        "province", "giao-thuy.giao-thanh.ubnd-xa", "giao-thuy.giao-thanh.chua-xac-dinh", "hai-hau.phong-vhtt",
        "khoi-tinh.so-y-te", "khoi-tinh.chua-xac-dinh",
    ]  # fmt: skip
    unit = s.units["giao-thuy.giao-thanh.ubnd-xa"]
    assert (unit["level"], unit["name"]) == ("organization", "UBND xã")
    assert s.five(unit["id"])[1] == 3
    assert s.five(unit["id"], 1) == [None] * 5  # teams have no organization
    assert s.goal(unit["id"], 2)["status"] == "not_applicable"
    s = bench.score(*indicators, by="organization", district="hai-hau")
    assert s.ids == ["province", "hai-hau", "hai-hau.phong-vhtt"]


# ---- the same row twice, several files


def test_exact_copies_count_once_and_differing_ones_each(bench: Bench) -> None:
    rows = [
        {"staff_id": "1", "trained_basic": "Có"},
        {"staff_id": "1", "trained_basic": "x"},  # the same, said otherwise
        {"staff_id": "2", "trained_basic": "Có"},
        {"staff_id": "2", "trained_basic": "Không"},  # not the same
        {"staff_id": None, "trained_basic": "Có"},
        {"staff_id": None, "trained_basic": "Có"},  # a blank key never duplicates
    ]
    assert bench.file(staff(*rows)).score(percent(BASIC)).five()[:2] == [4, 5]


def test_keys_of_localities_and_organizations_are_places(bench: Bench) -> None:
    rows = [{**HERE, "population": 5}, {"commune": "Giao Thanh", "population": 5}, {**THERE, "population": 5}]
    bodies = [{"name": "Công ty A", **HERE}, {"name": "CÔNG TY A", **HERE}, {"name": "Công ty A", **THERE}]
    s = bench.file({"staff": [], "localities": rows, "organizations": bodies}).score(
        count({"sum": "population", "in": "localities"}), count({"count": "organizations"})
    )
    assert [s.value(at=n) for n in (0, 1)] == [10, 2]


def test_a_resubmission_replaces_sheet_by_sheet(bench: Bench) -> None:
    first = {**staff({"staff_id": "1"}, {"staff_id": "2"}), "teams": [{"team_id": "1", "members": 1}]}
    bench.file(first, {**DATED, "unit": "Sở A", "attempt": 1})
    bench.file(staff({"staff_id": "1"}), {**DATED, "unit": "SỞ A", "attempt": 2})
    s = bench.score(count(COUNT), count({"count": "teams"}))
    assert [s.value(at=n) for n in (0, 1)] == [1, 1]


def test_parts_of_one_submission_all_count_and_so_do_copies_across_files_once(bench: Bench) -> None:
    bench.file(staff({"staff_id": "1"}, {"staff_id": "2"}), {**DATED, "unit": "Sở A"})
    bench.file(staff({"staff_id": "3"}), {**DATED, "unit": "Sở A"})
    bench.file(staff({"staff_id": "3"}), {**DATED, "unit": "Sở B"})
    s = bench.file({"schools": []}, {**DATED, "unit": "Sở C"}).score(count(COUNT))
    assert s.value() == 3


def test_a_copy_in_a_second_file_still_says_what_that_file_holds(bench: Bench) -> None:
    # the second file holds a row of Giao Thủy too (counted once), so its schools sheet is Giao Thủy's as well
    bench.file(staff({"staff_id": "1", **HERE}), {**DATED, "unit": "Giao Thủy"})
    bench.file({**staff({"staff_id": "1", **HERE}), "schools": []}, {**DATED, "unit": "Sở A"})
    s = bench.score(percent({"share_of": {"count": "schools"}, "having": {"stem": True}}), by="district")
    assert s.five("giao-thuy")[:2] == [0, 0]


def test_nobody_sent_staff(bench: Bench) -> None:
    bench.file({"teams": [{"team_id": "1"}]})
    with pytest.raises(CannotScoreError):
        bench.score(count(COUNT))
    bench.files = []
    bench.file({"teams": [{"team_id": "1"}]}, {**DATED, "nothing": "Nhân sự"})
    assert bench.score(count(COUNT)).five()[2:] == [0, 0, 0]


# ---- target sets


def test_extends_changes_parts_by_id(bench: Bench, tmp_path: Path) -> None:
    bench.file(staff({"trained_basic": "Có"}, {"trained_basic": "Không"}))
    bench.score(percent(BASIC, {"at_least": 80}, points=10))  # writes t.yaml
    child = tmp_path / "u.yaml"
    extra = {"id": "n", "name": {"vi": "x"}, **count(COUNT, {"at_least": 1}, points=20)}
    child.write_text(
        yaml.safe_dump(
            {"nls": 1, "id": "u", "extends": "t", "indicators": [{"id": "i0", "points": 5}, extra]}
        )
    )
    s = Scored(score(bench.files, child, UNITS))
    # 50/80 of 5 = 3.125, and 20 of 20
    assert [s.goal(at=n)["of"] for n in (0, 1)] == [5, 20]
    assert s.summary()["score"] == pytest.approx(23.125 / 25 * 100)


def test_the_parts_add_up_to_the_province(bench: Bench) -> None:
    places = [HERE, THERE, {}, {"commune": "Nam Điền"}, {"district": "Vụ Bản", "commune": "Sao"}]
    bench.file(staff(*[{**p, "organization": o} for p in places for o in ("A", "B", None)]))
    for by in ("district", "commune", "organization"):
        s = bench.score(count(COUNT), by=by)
        assert sum(s.value(u) or 0 for u in s.ids[1:]) == s.value() == 15
