"""The reports of a plan: the JSON keeps to its schema, every step leads to its row, nobody is named unasked."""

from __future__ import annotations

import io
import json

import jsonschema
import openpyxl
import pytest

from nls_cli import plans
from nls_cli.errors import NlsError
from nls_cli.model.base import Language
from nls_cli.parsing.assumptions import read_assumption
from nls_cli.parsing.parsed import FormTypes
from nls_cli.reporting.assumption_words import assumption_text
from nls_cli.reporting.layout import cells
from nls_cli.reporting.plan_json import render_plan_json
from nls_cli.reporting.plan_places import heads_name
from nls_cli.reporting.plan_text import render_plan
from nls_cli.reporting.sentences import Speaker
from nls_cli.workflows import find_district
from nls_cli.writing.plan_book import render_plan_book
from tests.small import ROOT, census, shipped

SAMPLE = ROOT / "sample_data" / "nam-dinh-2024.xlsx"


@pytest.fixture(scope="module")
def outcome() -> plans.PlanOutcome:
    request = plans.PlanRequest(
        [SAMPLE],
        ROOT,
        district="Giao Thủy",
        caps=("staff=40",),
        budget="2000",
        assumptions=("stem=có where district=Giao Thủy, level!=mam_non",),
    )
    return plans.plan(request, None)


def test_the_json_keeps_to_its_schema(outcome: plans.PlanOutcome) -> None:
    found = json.loads(render_plan_json(outcome.plan, outcome.form))
    schema = json.loads((ROOT / "targets" / "schemas" / "nls.plan.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    assert found["gap"] == 0
    for action in found["actions"]:
        assert sum(place["heads"] for place in action["places"]) == action["heads"]
    assert found["effort"] == pytest.approx(sum(one["cost"] * one["heads"] for one in found["actions"]))


def names(outcome: plans.PlanOutcome) -> set[str]:
    cells = outcome.plan.census.tables["staff"].columns["full_name"]
    return {label for label in cells.labels if len(label) > 8}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_text_fits_and_names_nobody(outcome: plans.PlanOutcome, language: str) -> None:
    for width in (40, 80):
        text = render_plan(outcome.plan, outcome.form, language, width, color=False)  # type: ignore[arg-type]
        assert max(map(cells, text.split("\n"))) <= width
    assert not [name for name in names(outcome) if name in text]


def plan_text(outcome: plans.PlanOutcome, language: Language) -> str:
    return " ".join(render_plan(outcome.plan, outcome.form, language, 80, color=False).split())


def test_the_text_says_what_is_counted_and_that_goals_are_taken_whole(outcome: plans.PlanOutcome) -> None:
    vi, en = plan_text(outcome, "vi"), plan_text(outcome, "en")
    assert "Giới hạn: tổng công sức ≤ 2.000; mỗi huyện: số dòng tác động ở trang “Nhân sự” ≤ 40." in vi
    assert "không đạt được trong giới hạn thì phương án bỏ cả mục tiêu đó, không làm dở." in vi
    assert "nothing is begun for a goal that cannot be met within the limits." in en
    people = outcome.plan.touched["staff"]
    assert f"Danh sách cần tác động: {people} người ở trang “Nhân sự”" in vi
    assert f"{people} people on the sheet “Staff”" in en


@pytest.mark.parametrize(
    ("assumption", "vi", "en"),
    [
        (
            "trained_data=yes where district!=Giao Thủy, category=can_bo|cong_chuc, gender=nu",
            "Giả định mọi cán bộ, công chức không thuộc Giao Thủy và có giới tính nữ đều đã được bồi dưỡng phân tích "
            "dữ liệu",
            "Suppose that all elected officials and civil servants that are not in Giao Thủy and are female have been "
            "trained in data analysis.",
        ),
        (
            "informed=10 where population=100|200",
            "có “Dân số” bằng 100 hoặc bằng 200 đều có “Số người dân được thông tin về CĐS” bằng 10",
            "communes that have “Population” equal to 100 or equal to 200 have “Residents informed” equal to 10",
        ),
        (
            "trained_topics=- where trained_on=2024, trained_on!=05/2024",
            "đều không có mục nào ở “Chuyên đề đã bồi dưỡng”",
            "have nothing in “Topics trained in”",
        ),
    ],
)
def test_an_assumption_is_said_as_a_sentence(assumption: str, vi: str, en: str) -> None:
    form, units = shipped()[0].form, shipped()[0].units
    whole = census(staff=[{"full_name": "A", "organization": "B", "category": "Công chức"}])
    one = read_assumption(assumption, whole, FormTypes(form), find_district)
    for language, said in (("vi", vi), ("en", en)):
        text = assumption_text(one, form, Speaker(form, units, language), language)  # type: ignore[arg-type]
        assert said.rstrip(".") in text


def test_the_workbook_shows_what_is_assumed_beside_today(outcome: plans.PlanOutcome) -> None:
    data = render_plan_book(outcome.plan, outcome.form, "vi", personal=False)
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    lines = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(line for line in lines if "Theo giả định" in line)
    assert head[:6] == ["Chỉ tiêu", "Mục tiêu", "Hiện nay", "Theo giả định", "Sau phương án", "Phương án"]
    stem = next(line for line in lines if str(line[0]).startswith("Cơ sở giáo dục tổ chức hoạt động STEM"))
    assert stem[2] != stem[3] == stem[4]


@pytest.mark.parametrize("personal", [False, True])
def test_every_step_of_the_workbook_leads_to_its_row(outcome: plans.PlanOutcome, personal: bool) -> None:
    data = render_plan_book(outcome.plan, outcome.form, "vi", personal=personal)
    assert data == render_plan_book(outcome.plan, outcome.form, "vi", personal=personal)
    book = openpyxl.load_workbook(io.BytesIO(data))
    census = openpyxl.load_workbook(SAMPLE, read_only=True)
    page = next(page for page in book.worksheets if "Nâng cao nhận thức của cán" in page.title)
    head = [cell.value for cell in page[1]]
    rows = [dict(zip(head, (cell.value for cell in row), strict=True)) for row in page.iter_rows(min_row=2)]
    assert len(rows) == outcome.plan.touched["staff"]
    assert ("Họ và tên" in head) is personal
    people = dict(enumerate(census[rows[0]["Trang"]].iter_rows(values_only=True), 1))
    for row in rows:
        found = people[row["Dòng"]]
        assert row["Đơn vị"] in found
        if personal:
            assert row["Họ và tên"] in found


def test_what_an_assumption_moves_without_a_goal_stands_in_every_format() -> None:
    request = plans.PlanRequest(
        [SAMPLE], ROOT, goals=("dx-experts",), assumptions=("trained_data=yes where district=Giao Thủy",)
    )
    made = plans.plan(request, None)
    found = json.loads(render_plan_json(made.plan, made.form))
    schema = json.loads((ROOT / "targets" / "schemas" / "nls.plan.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    (moved,) = found["moved"]
    assert (moved["today"]["numerator"], moved["assumed"]["numerator"]) == (870, 1307)
    vi = plan_text(made, "vi")
    assert "CHỈ TIÊU KHÁC THAY ĐỔI THEO GIẢ ĐỊNH" in vi
    assert "15,33% 23,03%" in vi
    assert "nls plan -o phuong-an.xlsx" in vi
    page = openpyxl.load_workbook(
        io.BytesIO(render_plan_book(made.plan, made.form, "en", personal=False))
    ).worksheets[0]
    lines = [[cell.value for cell in row] for row in page.iter_rows()]
    assert ["15.33% · 870/5,676", "23.03% · 1,307/5,676"] in [line[1:3] for line in lines]


@pytest.fixture(scope="module")
def province() -> plans.PlanOutcome:
    goals = ("Dân số trong độ tuổi lao động có kỹ năng số", "Digital transformation experts trained")
    return plans.plan(plans.PlanRequest([SAMPLE], ROOT, goals=goals), None)


def test_goals_are_chosen_by_the_names_of_their_indicators(province: plans.PlanOutcome) -> None:
    assert [goal.indicator for goal in province.plan.goals] == ["working-age-skills", "dx-experts"]


def test_people_in_unknown_cells_are_counted_apart_from_the_cells(province: plans.PlanOutcome) -> None:
    plan = province.plan
    (at,) = [at for at, one in enumerate(plan.actions) if one.kind == "raise"]
    steps = [step for step in plan.steps if step.action == at and step.unknown]
    people = sum(step.heads for step in steps)
    assert len(steps) == 2 < people
    (action,) = [
        one for one in json.loads(render_plan_json(plan, province.form))["actions"] if one["kind"] == "raise"
    ]
    assert (action["unknown"], action["unknown_heads"]) == (2, people)
    grouped = f"{people:,}"
    assert f"Trong đó tới {grouped.replace(',', '.')} người ở ô hiện chưa có thông tin (2 ô)" in plan_text(
        province, "vi"
    )
    assert f"up to {grouped} people in cells not known today (2 of them)" in plan_text(province, "en")


def test_the_text_says_whose_goals_and_efforts_these_are_and_no_jargon(
    province: plans.PlanOutcome, outcome: plans.PlanOutcome
) -> None:
    vi, en = plan_text(province, "vi"), plan_text(province, "en")
    assert "Phương án này chỉ nhằm mục tiêu của cả tỉnh" in vi
    assert "This plan is for the province's own goals only" in en
    assert "Phương án này chỉ nhằm mục tiêu của Giao Thủy" in plan_text(outcome, "vi")
    assert "Mức công sức: 1 là một người dự một lớp bồi dưỡng ngắn; mọi mức công sức do dự án ước" in vi
    assert "all efforts are the project's own estimate" in en
    assert "Điểm do dự án tự đặt, không có trong văn bản." in vi
    for text in (vi, en):
        assert "HiGHS" not in text
        assert "SciPy" not in text
    assert "HiGHS" in json.loads(render_plan_json(province.plan, province.form))["solver"]


def test_one_head_is_no_plural(province: plans.PlanOutcome) -> None:
    """“1 person”, “7 people”; Vietnamese has one form for all."""
    (action,) = [one for one in province.plan.actions if one.kind == "set"]
    form = province.form
    assert [heads_name(action, form, "en", count) for count in (1, 7)] == ["person", "people"]
    assert [heads_name(action, form, "vi", count) for count in (1, 7)] == ["người", "người"]


def test_a_name_that_is_nearly_one_is_told_as_explain_tells_it() -> None:
    for name, near in (("Chuyên gia chuyển đổi số được đào tạo", "dx-experts"), ("dx-expert", "dx-experts")):
        with pytest.raises(NlsError) as caught:
            plans.plan(plans.PlanRequest([SAMPLE], ROOT, goals=(name,)), None)
        assert caught.value.key == "plan.goal"
        assert caught.value.params["nearest"] == (near,)
