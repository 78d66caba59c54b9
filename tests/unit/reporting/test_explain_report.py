"""One indicator explained, as text, JSON, CSV and worksheet: all say the same, in both languages."""

from __future__ import annotations

import io
import json
import re
from functools import cache

import jsonschema
import openpyxl
import pytest

from nls_cli.explanations import find_indicator
from nls_cli.messages import LANGUAGES
from nls_cli.model.account import Explained
from nls_cli.model.base import Language
from nls_cli.model.census import Census
from nls_cli.model.conditions import Targets
from nls_cli.model.targets import Count, Indicator
from nls_cli.parsing.origins import Origins
from nls_cli.reporting.explain_answers import answer_lines
from nls_cli.reporting.explain_json import render_explain_json
from nls_cli.reporting.explain_rows import render_rows_csv, render_rows_json
from nls_cli.reporting.explain_text import ExplainText
from nls_cli.reporting.explain_words import Words
from nls_cli.reporting.gaps_text import GapWords
from nls_cli.scoring.explain import explain_indicator
from nls_cli.workflows import head_words, load_targets
from nls_cli.writing.rows import HEADER, render_rows_xlsx
from tests.small import ROOT, Rows, census

SCHEMAS = ROOT / "targets" / "schemas"
PERSON = {
    "full_name": "Phạm Bí Mật",
    "category": "Công chức",
    "birth_date": "1.1.1990",
    "organization": "=1+1",
}
STAFF: Rows = [
    PERSON | {"is_leader": "Có", "dx_awareness": "Sâu sắc", "trained_basic": "Có", "district": "Giao Thủy"},
    PERSON | {"is_leader": "Có", "dx_awareness": "rất [bold]cao", "trained_basic": "Không"},
    PERSON | {"is_leader": "không rõ", "dx_role": "Kiêm nhiệm", "district": "Ý Yên"},
    PERSON | {"is_leader": "Không", "dx_role": "Chuyên trách"},
]
TEAMS: Rows = [{"team_id": "1", "name": "Tổ 1", "district": "Giao Thủy", "commune": "Giao An", "members": 5}]
LOCALITIES: Rows = [
    {"district": "Giao Thủy", "commune": "Giao An", "population": 1000, "informed": None, "hamlets": 3},
    {"district": "Giao Thủy", "commune": "Giao Hà", "population": None, "informed": 5, "hamlets": 0},
]
SETS = ("nam-dinh-kh76", "nam-dinh-dti-13", "qd-146", str(ROOT / "tests" / "vocabulary.yaml"))


@cache
def loaded(which: str) -> Targets:
    return load_targets(which, ROOT)[0]


@cache
def small() -> Census:
    return census(staff=STAFF, teams=TEAMS, localities=LOCALITIES)


@cache
def explained(which: str, id: str, district: str | None = None) -> Explained:
    targets, whole = loaded(which), small()
    indicator = find_indicator(id, targets, ROOT)
    return explain_indicator(whole, targets, indicator, Origins(whole.files, ()), district=district)


def every_one() -> list[tuple[str, Indicator]]:
    return [(which, one) for which in SETS for one in loaded(which).set.indicators]


def text(one: Explained, language: Language, width: int) -> str:
    units = loaded("qd-146").units
    names = GapWords(head_words(one.form), {})
    return ExplainText(one, units, names, language, width, color=False).render("nls explain x")


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / name).read_text("utf-8")))


@pytest.mark.parametrize("district", [None, "giao-thuy"])
def test_every_indicator_can_be_said_in_every_format(district: str | None) -> None:
    whole, rows = validator("nls.explain.schema.json"), validator("nls.explain.rows.schema.json")
    units = loaded("qd-146").units
    for which, indicator in every_one():
        one = explained(which, indicator.id, district)
        found = json.loads(render_explain_json(one, units))
        whole.validate(found)
        listed = json.loads(render_rows_json(one, "vi"))
        rows.validate(listed)
        explained_unit = next(unit for unit in found["units"] if unit["id"] == found["unit"])
        assert (listed["numerator"], listed["denominator"], listed["unknown"]) == (
            explained_unit["numerator"],
            explained_unit["denominator"],
            explained_unit["unknown"],
        )
        for language in LANGUAGES:
            for width in (40, 80):
                said = text(one, language, width)
                assert max(map(len, said.splitlines())) <= max(width, 45), (indicator.id, width)
                assert not re.search(r"[{}]|(?<!“)None|Fraction", said), (indicator.id, said)


def test_a_baseline_of_the_province_is_not_taken_for_a_districts() -> None:
    assert "Số liệu gốc năm 2021: 85." in text(explained("nam-dinh-kh76", "it-full-time"), "vi", 80)
    district = text(explained("nam-dinh-kh76", "it-full-time", "giao-thuy"), "vi", 80)
    assert "Số liệu gốc năm 2021, của cả tỉnh: 85." in district


def test_points_of_our_own_do_not_pass_for_the_documents() -> None:
    """The wording is quoted, the points are not: the set's note says so beside them."""
    for language, whose in (
        ("vi", "Điểm do dự án tự đặt, không có trong văn bản."),
        ("en", "own and not in the document"),
    ):
        said = " ".join(text(explained("nam-dinh-kh76", "dx-experts"), language, 80).split())
        assert whose in said


def test_a_goal_that_is_not_divided_has_no_column_that_says_nothing_is_missing() -> None:
    whole = text(explained("nam-dinh-kh76", "dx-experts"), "vi", 80)
    assert "còn thiếu 20" in whole
    table = whole[whole.index("ĐÓNG GÓP") :]
    assert "Còn thiếu" not in table
    assert "Mục tiêu đặt chung, không chia cho từng đơn vị." in table
    assert "Số lượng  Dòng chưa rõ" in table  # few columns: the headings are not broken


def test_no_format_shows_a_person() -> None:
    for which, indicator in every_one()[:12]:
        one = explained(which, indicator.id)
        units = loaded("qd-146").units
        cells = openpyxl.load_workbook(io.BytesIO(render_rows_xlsx(one, "vi"))).worksheets[0].iter_rows()
        everything = [
            text(one, "vi", 80),
            render_explain_json(one, units),
            render_rows_csv(one, "vi"),
            render_rows_json(one, "vi"),
            " ".join(str(cell.value) for row in cells for cell in row),
        ]
        assert not any("Bí Mật" in said or "1990" in said or "[bold]" in said for said in everything)


def test_the_worksheet_adds_up_to_its_first_line_and_holds_no_formula() -> None:
    one = explained("nam-dinh-kh76", "agency-leaders-aware")
    page = openpyxl.load_workbook(io.BytesIO(render_rows_xlsx(one, "vi"))).worksheets[0]
    head = [cell.value for cell in page[HEADER + 1]]
    for name, total in (("Vào tử số", 1), ("Vào mẫu số", 2)):
        column = head.index(name)
        assert page[HEADER][column].value == total
        assert sum(row[column].value for row in page.iter_rows(min_row=HEADER + 2)) == total
    organizations = [row[head.index("Đơn vị")] for row in page.iter_rows(min_row=HEADER + 2)]
    assert [(cell.value, cell.data_type) for cell in organizations] == [("=1+1", "s")] * 4
    assert page.freeze_panes == f"A{HEADER + 2}"
    assert page.print_title_rows == f"${HEADER + 1}:${HEADER + 1}"


def test_csv_disarms_formulas() -> None:
    assert ",'=1+1," in render_rows_csv(explained("nam-dinh-kh76", "agency-leaders-aware"), "vi")


def test_the_answers_that_count_are_named_as_the_form_names_them() -> None:
    said = " ".join(text(explained("nam-dinh-kh76", "agency-leaders-aware"), "vi", 80).split())
    assert "vào tử số: “Nhận thức về chuyển đổi số”: “Sâu sắc” (không phải “Cơ bản”, “Chưa”)." in said
    assert "“Tình trạng”: “Đang công tác” hoặc để trống (không phải “Nghỉ dài hạn”, “Đã rời đi”)" in said
    # of several cases another may count, and a list may hold other answers beside: none of them is ruled out
    cases = " ".join(text(explained("nam-dinh-kh76", "seconded-it-dx"), "en", 80).split())
    assert "“IT officer”: “Full-time” or “Part-time”;" in cases
    assert (
        "“Transferred”, “Rotated”, “Seconded” or “Temporarily assigned” (not “In place”, “Hired from outside”)"
        in cases
    )
    topics = " ".join(text(explained("nam-dinh-kh76", "topic-ai"), "en", 80).split())
    assert "“Topics trained in”: “Artificial intelligence”." in topics


def test_what_counts_is_turned_round_by_a_not() -> None:
    one = explained("nam-dinh-kh76", "agency-leaders-aware")
    form, indicator = one.form, one.indicator
    words = Words(form, one.unit_map, "en")
    measure = Count(count="staff", where={"not": {"is_leader": True}, "dx_awareness": {"not": "sau_sac"}})
    line, recorded = answer_lines(indicator.model_copy(update={"measure": measure}), form, words, "en")
    assert recorded.startswith("Answers are taken as the organization recorded them")
    assert line == (
        "Answers that count: “Is a leader”: “No”; “Awareness of digital transformation”: “Basic” or “Not yet” "
        "(not “Deep”)."
    )


def test_what_stays_so_however_unknown_cells_turn_out_is_said() -> None:
    """Three leaders at most, one of them surely not aware: the goal of all cannot be met; of sums it is open."""
    for language, stays in (("vi", "kết luận vẫn là: Chưa đạt."), ("en", "it stays: Not met yet.")):
        for id in ("agency-leaders-aware", "residents-informed"):
            result = explained("nam-dinh-kh76", id).unit.indicators[0]
            said = " ".join(text(explained("nam-dinh-kh76", id), language, 80).split())
            assert result.unknown
            assert (stays in said) == (result.goals["2025"].status == "not_met")
