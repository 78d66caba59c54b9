"""Plans: what is done is enough, is the least, and what cannot be done is said."""

from __future__ import annotations

import datetime as dt
import itertools
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nls_cli import plans, workflows
from nls_cli.errors import NlsError
from nls_cli.model.census import Census
from nls_cli.model.conditions import Targets
from nls_cli.model.plan import Cap, Plan, unit_of
from nls_cli.model.plan import PlanLimits as Limits
from nls_cli.model.targets import TargetSet
from nls_cli.parsing.targets import build_model, compile_targets
from nls_cli.scoring.planning.candidates import Candidates
from nls_cli.scoring.planning.plan import PlanQuestion, applied, make_plan, spread_order
from nls_cli.scoring.score import Question, score_census
from tests.small import ROOT, Rows, census, shipped

SAMPLE = ROOT / "sample_data" / "nam-dinh-2024.xlsx"


def target_set(*indicators: dict[str, Any]) -> Targets:
    words = {"vi": "Thử", "en": "Try"}
    whole = {"nls": 1, "id": "try", "title": words, "form": "staff-census", "units": "nam-dinh"}
    data = [{"id": f"i{n}", "name": words, "unit": "percent", **one} for n, one in enumerate(indicators, 1)]
    mistakes: list[Any] = []
    set_ = build_model(TargetSet, {**whole, "indicators": data}, mistakes.append)
    assert set_ is not None, mistakes
    targets = compile_targets(set_, "", shipped()[0].form, shipped()[0].units, mistakes.append)
    assert mistakes == []
    return targets


def share(
    column: str, value: Any, at_least: int, where: dict[str, Any] | None = None, **more: Any
) -> dict[str, Any]:
    base = {"count": "staff", **({"where": where} if where else {})}
    return {
        "measure": {"share_of": base, "having": {column: value}},
        "goals": {2030: {"at_least": at_least}},
        **more,
    }


def planned(rows: Rows, *indicators: dict[str, Any], limits: Limits | None = None, **sheets: Rows) -> Plan:
    question = PlanQuestion(limits=limits or Limits())
    return make_plan(census(staff=rows, **sheets), target_set(*indicators), question)


def people(count: int, **cells: Any) -> Rows:
    return [{"full_name": f"N{n}", "organization": "A", "category": "Cán bộ", **cells} for n in range(count)]


def heads(plan: Plan) -> dict[str, int]:
    found: dict[str, int] = {}
    for step in plan.steps:
        action = plan.actions[step.action]
        name = action.column or action.sheet
        found[name] = found.get(name, 0) + step.heads
    return found


def statuses(plan: Plan) -> list[str]:
    results = plan.results(plan.after)
    return [results[goal.indicator, goal.year][1].status for goal in plan.goals]


def test_as_many_as_are_missing() -> None:
    rows = people(3, trained_basic="Có") + people(7, trained_basic="Không")
    plan = planned(rows, share("trained_basic", True, 80))
    assert heads(plan) == {"trained_basic": 5}  # 8 of 10
    assert (plan.proof.effort, plan.proof.bound, plan.proof.gap) == (5, 5, 0)
    assert statuses(plan) == ["met"]


def test_one_person_trained_in_two_skills_counts_twice() -> None:
    rows = people(10, trained_basic="Không", trained_data="Không")
    plan = planned(rows, share("trained_basic", True, 40), share("trained_data", True, 30))
    assert heads(plan) == {"trained_basic": 4, "trained_data": 3}
    assert plan.touched == {"staff": 4}  # and not 7


def test_one_action_serves_two_indicators() -> None:
    rows = people(4, trained_basic="Không") + people(6, trained_basic="Không", category="Viên chức")
    half = share("trained_basic", True, 50)
    plan = planned(rows, half, share("trained_basic", True, 75, {"category": "can_bo"}))
    assert heads(plan) == {"trained_basic": 5}  # 3 of the 4 officials are among the 5


def test_the_cheaper_action_is_taken() -> None:
    rows = people(10, trained_basic="Không", trained_data="Không")
    either = {"any": [{"trained_basic": True}, {"trained_data": True}]}
    both = {
        "measure": {"share_of": {"count": "staff"}, "having": either},
        "goals": {2030: {"at_least": 50}},
        "effort": 2,
    }
    plan = planned(rows, both, share("trained_data", True, 10, effort=5))
    assert heads(plan) == {"trained_data": 1, "trained_basic": 4}
    assert plan.proof.effort == 5 + 4 * 2


def test_both_cells_of_a_head_cost_what_the_head_costs() -> None:
    rows = people(4, trained_basic="Không", trained_data="Không")
    having = {"trained_basic": True, "trained_data": True}
    both = {"measure": {"share_of": {"count": "staff"}, "having": having}, "goals": {2030: {"at_least": 50}}}
    plan = planned(rows, {**both, "effort": 3})
    assert heads(plan) == {"trained_basic": 2, "trained_data": 2}
    assert plan.proof.effort == 6


def test_unknown_cells_count_as_not_done_and_are_marked() -> None:
    rows = people(5, trained_basic="Có") + people(1, trained_basic="Không") + people(4)
    plan = planned(rows, share("trained_basic", True, 80))
    assert heads(plan) == {"trained_basic": 3}  # by the lowest bound, 5 of 10
    assert statuses(plan) == ["met"]
    all_ = planned(rows, share("trained_basic", True, 100))
    assert sum(step.unknown for step in all_.steps) == 4


def test_answers_that_no_goal_tells_apart_are_one_action() -> None:
    rows = people(4, dx_role="Không")
    plan = planned(rows, share("dx_role", ["chuyen_trach", "kiem_nhiem"], 50))
    assert [action.values for action in plan.actions] == [("chuyen_trach", "kiem_nhiem")]
    assert heads(plan) == {"dx_role": 2}


def test_an_item_is_added_to_a_list() -> None:
    rows = people(2, trained_topics="Y tế") + people(2, trained_topics="Không")
    plan = planned(rows, share("trained_topics", "y_te", 75), share("trained_topics", "giao_duc", 50))
    assert {(a.kind, a.values) for a in plan.actions} == {("include", ("y_te",)), ("include", ("giao_duc",))}
    assert heads(plan) == {"trained_topics": 3}
    assert plan.touched == {"staff": 2}
    assert statuses(plan) == ["met", "met"]


def test_a_count_turns_what_can_be_turned_and_hires_nobody() -> None:
    count = {"unit": "count", "measure": {"count": "staff", "where": {"dx_expert": True, "gender": "nu"}}}
    rows = people(2, gender="Nữ", dx_expert="Không") + people(5, gender="Nam", dx_expert="Không")
    plan = planned(rows, {**count, "goals": {2030: {"at_least": 2}}})
    assert heads(plan) == {"dx_expert": 2}
    assert statuses(plan) == ["met"]
    more = planned(rows, {**count, "goals": {2030: {"at_least": 5}}})
    assert (more.goals[0].standing, more.goals[0].short) == ("impossible", 3)
    assert more.steps == ()


def place(name: str, **numbers: Any) -> dict[str, Any]:
    return {"district": "Giao Thủy", "commune": name, **numbers}


def test_numbers_rise_as_far_as_their_whole() -> None:
    measure = {
        "numerator": {"sum": "informed", "in": "localities"},
        "denominator": {"sum": "population", "in": "localities"},
    }
    rows = [place("Giao An", population=100, informed=40), place("Giao Hà", population=60, informed=50)]
    goal = {"measure": measure, "goals": {2030: {"at_least": 90}}}
    plan = planned(people(1), goal, localities=rows)
    assert heads(plan) == {"informed": 54}  # 144 of 160
    assert [step.heads for step in plan.steps] == [54]  # all where there is most room
    assert statuses(plan) == ["met"]
    open_ = planned(people(1), goal, localities=[*rows, place("Giao Yến", informed=5)])
    assert not open_.goals[0].certain  # a row without its denominator is left out: nothing can be concluded
    assert statuses(open_) == ["uncertain"]
    assert open_.results(open_.after)["i1", "2030"][1].gap == 0


def test_rows_are_added_where_the_form_says_how() -> None:
    teams = {"unit": "count", "measure": {"count": "teams"}, "goals": {2030: {"at_least": 5}}}
    plan = planned(people(1), teams, teams=[{"team_id": "1", "name": "Tổ 1", "district": "Giao Thủy"}])
    assert heads(plan) == {"teams": 4}
    assert statuses(plan) == ["met"]
    schools = {"unit": "count", "measure": {"count": "schools"}, "goals": {2030: {"at_least": 2}}}
    none = planned(people(1), schools, schools=[{"school_id": "1", "name": "T"}])
    assert (none.goals[0].standing, none.goals[0].reason) == ("not_planned", "no_action")


@pytest.mark.parametrize(
    ("indicator", "reason"),
    [
        ({**share("trained_basic", True, 0), "goals": {2030: {"at_most": 10}}}, "at_most"),
        (
            {
                "unit": "count",
                "measure": {"distinct": "organization", "in": "staff"},
                "goals": {2030: {"at_least": 3}},
            },
            "distinct",
        ),
        (share("gender", "nu", 30), "no_action"),
        ({"unit": "count", "measure": {"count": "schools"}, "goals": {2030: {"at_least": 3}}}, "no_data"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_cannot_be_planned_is_said(indicator: dict[str, Any], reason: str) -> None:
    plan = planned(people(4, trained_basic="Có", gender="Nam"), indicator)
    (goal,) = plan.goals
    assert (goal.standing, goal.reason) == ("not_planned", reason)
    if reason == "no_action":
        assert goal.columns == ("gender",)


def test_a_goal_that_is_met_stays_met() -> None:
    most = {
        "measure": {"share_of": {"count": "staff"}, "having": {"it_role": "kiem_nhiem"}},
        "goals": {2030: {"at_most": 25}},
    }
    least = {
        "measure": {"share_of": {"count": "staff"}, "having": {"it_role": ["chuyen_trach", "kiem_nhiem"]}},
        "goals": {2030: {"at_least": 75}},
    }
    plan = planned(people(1, it_role="Kiêm nhiệm") + people(3, it_role="Không"), most, least)
    assert [goal.standing for goal in plan.goals] == ["kept", "planned"]
    assert statuses(plan) == ["met", "met"]
    assert {plan.actions[step.action].values for step in plan.steps} == {("chuyen_trach",)}


def test_within_a_budget_the_goals_worth_most_are_met() -> None:
    rows = people(10, trained_basic="Không", trained_data="Không")
    basic, data = share("trained_basic", True, 50, points=3), share("trained_data", True, 40, points=5)
    plan = planned(rows, basic, data, limits=Limits(budget=Fraction(5)))
    assert [goal.standing for goal in plan.goals] == ["given_up", "planned"]
    assert plan.proof.effort == 4


def test_caps_hold_in_each_district_and_in_one() -> None:
    rows = people(6, trained_basic="Không", district="Giao Thủy") + people(
        6, trained_basic="Không", district="Ý Yên"
    )
    goal = share("trained_basic", True, 58)

    def counts(*caps: Cap) -> dict[str, int]:
        plan = planned(rows, goal, limits=Limits(caps=caps))
        table = plan.census.tables["staff"]
        tops = [table.places.values[table.places.codes[step.row]].top for step in plan.steps]
        return {top: tops.count(top) for top in ("giao-thuy", "y-yen")}

    assert sorted(counts(Cap(Fraction(4))).values()) == [3, 4]  # 7 of 12
    assert counts(Cap(Fraction(1), "giao-thuy", "staff")) == {"giao-thuy": 1, "y-yen": 6}
    assert counts(Cap(Fraction(1), "y-yen", "trained_basic")) == {"giao-thuy": 6, "y-yen": 1}
    assert counts(Cap(Fraction(2))) == {
        "giao-thuy": 0,
        "y-yen": 0,
    }  # not enough for the goal: nothing is begun


def test_the_chosen_lie_evenly_spread() -> None:
    for count in (1, 2, 7, 16, 100):
        order = spread_order(count)
        assert sorted(order) == list(range(count))
    assert sorted(spread_order(16)[:4]) == [0, 4, 8, 12]


# -- the least: compared with trying everything --------------------------------------------------------------

YES_NO = st.sampled_from(["Có", "Không", None])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "trained_basic": YES_NO,
            "trained_data": YES_NO,
            "category": st.sampled_from(["Cán bộ", "Viên chức", None]),
        }
    ),
    min_size=2,
    max_size=3,
)
GOALS = st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(1, 3), st.integers(1, 3))


@settings(max_examples=12, deadline=None)
@given(ROWS, GOALS)
def test_nothing_cheaper_meets_the_goals(cells: Rows, asked: tuple[int, int, int, int]) -> None:
    """Every way to turn the cells is scored by itself: none that meets all planned goals costs less."""
    rows = [{"full_name": f"N{n}", "organization": "A", **one} for n, one in enumerate(cells)]
    first, second, cost, other = asked
    targets = target_set(
        share("trained_basic", True, first, effort=cost),
        share("trained_data", True, second, {"category": "can_bo"}, effort=other),
    )
    plan = make_plan(census(staff=rows), targets, PlanQuestion())
    wanted = [(goal.indicator, goal.year) for goal in plan.goals if goal.standing in ("planned", "kept")]
    turnable = [
        (n, column)
        for n, row in enumerate(rows)
        for column in ("trained_basic", "trained_data")
        if row[column] != "Có"
    ]
    costs = {"trained_basic": cost, "trained_data": other}
    cheapest = min(
        sum(costs[column] for _, column in chosen)
        for size in range(len(turnable) + 1)
        for chosen in itertools.combinations(turnable, size)
        if _meets(rows, chosen, targets, wanted)
    )
    assert plan.proof.effort == cheapest
    assert all(
        status in ("met", "no_data", "not_applicable", "uncertain", "not_met") for status in statuses(plan)
    )


def _meets(rows: Rows, chosen: Any, targets: Targets, wanted: list[tuple[str, str]]) -> bool:
    turned = [dict(row) for row in rows]
    for n, column in chosen:
        turned[n][column] = "Có"
    unit = score_census(census(staff=turned), targets, Question()).units[0]
    status = {
        (one.indicator.id, year): goal.status for one in unit.indicators for year, goal in one.goals.items()
    }
    return all(status[key] == "met" for key in wanted)


# -- the sample ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample() -> plans.PlanOutcome:
    return plans.plan(plans.PlanRequest([SAMPLE], ROOT, year="2030"), None)


def test_goals_of_2030_are_met_on_the_sample(sample: plans.PlanOutcome) -> None:
    plan = sample.plan
    assert {goal.standing for goal in plan.goals} == {"kept", "planned"}
    assert set(statuses(plan)) == {"met"}
    assert unit_of(plan.after, "province").summaries["2030"].score == 100
    assert plan.proof.gap == 0


def test_one_head_fewer_of_any_action_misses_a_goal(sample: plans.PlanOutcome) -> None:
    plan = sample.plan
    targets, _ = workflows.load_targets("nam-dinh-kh76", ROOT)
    for at, action in enumerate(plan.actions):
        less = list(plan.steps)
        number = next(n for n, step in enumerate(less) if step.action == at)
        less[number] = replace(less[number], heads=less[number].heads - 1)
        if not less[number].heads:
            del less[number]
        changed: Census = applied(plan.census, Candidates(actions=list(plan.actions)), less, None)
        unit = score_census(changed, targets, Question(year="2030")).units[0]
        missed = {
            one.indicator.id for one in unit.indicators for goal in one.goals.values() if goal.status != "met"
        }
        assert missed == {id for id, _ in action.goals}


def test_steps_done_in_the_workbook_give_the_promised_score(tmp_path: Path) -> None:
    """The plan's rows, by file, sheet and row, are typed into the workbook with another library and scored."""
    import openpyxl

    header = [
        "Họ và tên",
        "Đơn vị công tác",
        "Huyện/Thành phố",
        "Đối tượng",
        "Đã bồi dưỡng kỹ năng số cơ bản",
    ]
    header += ["Đã bồi dưỡng phân tích dữ liệu", "Nhận thức về chuyển đổi số", "Giữ chức vụ lãnh đạo"]
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Nhân sự"
    page.append(header)
    for n in range(40):
        district = ("Ý Yên", "Giao Thủy", "Hải Hậu")[n % 3]
        yes = [("Có", "Không", None)[(n * k) % 3] for k in (1, 2)]
        page.append(
            [f"N{n}", "UBND", district, "Cán bộ", *yes, ("Chưa", None)[n % 2], ("Có", "Không")[n % 4 > 1]]
        )
    path = tmp_path / "census.xlsx"
    book.save(path)
    request = plans.PlanRequest([path], ROOT, targets="nam-dinh-dti-13", as_of=dt.date(2024, 12, 1))
    plan = plans.plan(request, None).plan
    assert plan.steps
    table = plan.census.tables["staff"]
    for step in plan.steps:
        part = table.parts[table.part_codes[step.row]]
        action = plan.actions[step.action]
        names = {"dx_awareness": "Sâu sắc", "dx_role": "Kiêm nhiệm", "security_role": "Kiêm nhiệm"}
        column = part.columns.get(action.column)
        if column is None:  # a column that the workbook does not have yet
            column = page.max_column + 1
            page.cell(1, column, shipped()[0].form.sheet("staff").column(action.column).header.vi)
            part.columns[action.column] = column  # type: ignore[index]
        page.cell(table.excel_rows[step.row], column, names.get(action.column, "Có"))
    book.save(path)
    done = workflows.score([path], targets=request.targets, folder=ROOT, as_of=request.as_of)
    mine = {one.indicator.id: one for one in done.snapshot.units[0].indicators}
    for goal in plan.goals:
        if goal.standing in ("planned", "kept"):
            assert mine[goal.indicator].goals["annual"].status == "met", goal


def test_assumptions_show_beside_today() -> None:
    text = "trained_data=yes where district=Giao Thủy"
    request = plans.PlanRequest([SAMPLE], ROOT, goals=("dx-experts",), assumptions=(text,))
    plan = plans.plan(request, None).plan
    (assumed,) = plan.assumptions
    assert plan.assumed is not None
    id = "officials-trained-data"
    before, then = (
        next(one for one in snapshot.units[0].indicators if one.indicator.id == id)
        for snapshot in (plan.today, plan.assumed)
    )
    assert assumed.rows >= assumed.changed > 0
    assert before.numerator is not None
    assert then.numerator is not None
    assert before.numerator < then.numerator <= before.numerator + assumed.changed
    # No goal hangs on it, so the table of goals does not show it: by hand 870 - 74 + 511 of 5,676 officials.
    assert [one.indicator.id for one, _ in plan.moved] == [id]
    assert (before.numerator, then.numerator, then.denominator) == (870, 1307, 5676)
    assert not plan.idle


def test_an_assumption_that_changes_nothing_says_so() -> None:
    request = plans.PlanRequest([SAMPLE], ROOT, goals=("dx-experts",), assumptions=("note=x",))
    plan = plans.plan(request, None).plan
    assert plan.idle
    assert plan.moved == ()


def test_a_goal_that_the_year_does_not_have_is_said_and_not_taken_as_met() -> None:
    with pytest.raises(NlsError) as refused:
        plans.plan(plans.PlanRequest([SAMPLE], ROOT, year="2025", goals=("schools-stem",)), None)
    assert refused.value.key == "plan.goal.year"
    assert refused.value.params["years"] == ("2030",)


def test_a_broken_solver_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("scipy", "scipy.optimize", "scipy.sparse"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(NlsError) as refused:
        plans.plan(plans.PlanRequest([SAMPLE], ROOT, goals=("dx-experts",)), None)
    assert refused.value.key == "plan.solver.missing"
