"""The reports of a plan: the JSON keeps to its schema, every step leads to its row, nobody is named unasked."""

from __future__ import annotations

import io
import json

import jsonschema
import openpyxl
import pytest

from nls_cli import plans
from nls_cli.reporting.layout import cells
from nls_cli.reporting.plan_json import render_plan_json
from nls_cli.reporting.plan_text import render_plan
from nls_cli.writing.plan_book import render_plan_book
from tests.small import ROOT

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


@pytest.mark.parametrize("personal", [False, True])
def test_every_step_of_the_workbook_leads_to_its_row(outcome: plans.PlanOutcome, personal: bool) -> None:
    data = render_plan_book(outcome.plan, outcome.form, "vi", personal=personal)
    assert data == render_plan_book(outcome.plan, outcome.form, "vi", personal=personal)
    book = openpyxl.load_workbook(io.BytesIO(data))
    census = openpyxl.load_workbook(SAMPLE, read_only=True)
    page = next(page for page in book.worksheets if "Nâng cao nhận thức về" in page.title)
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
