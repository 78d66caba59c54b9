"""The workbook: formulas whose values are those of the JSON, text that stays text, the same bytes every time."""

from __future__ import annotations

import dataclasses
import io
import json
import math
import re
import time
from fractions import Fraction
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nls_cli.messages import LANGUAGES, Language
from nls_cli.model.targets import TargetSet
from nls_cli.reporting.score_json import snapshot_object
from tests.unit.reporting.hostile_score import NAMES, hostile_score
from tests.unit.reporting.scored import Scored, rendered
from tests.unit.reporting.snapshots import SHARE, goal, result, snapshot, target_set, unit

SHEETS = {
    "vi": [
        "Tổng hợp",
        "Biểu đồ",
        "Theo huyện",
        "Còn thiếu",
        "Đơn vị trắng",
        "Chất lượng số liệu",
        "Cách tính",
        "Số liệu",
    ],
    "en": [
        "Summary",
        "Charts",
        "By district",
        "What is missing",
        "Bodies with a role unfilled",
        "Data quality",
        "Method",
        "Data",
    ],
}


def book(
    scored: Scored, language: Language = "vi", name: str = "score-xlsx", *, values: bool = True
) -> Workbook:
    return load_workbook(io.BytesIO(bytes(rendered(name, scored, language))), data_only=values)  # type: ignore[arg-type]


def table(sheet: Worksheet, head: str) -> list[dict[str, Any]]:
    """Return the rows below the line of heads that holds `head`, up to a blank line."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(at for at, row in enumerate(rows) if head in row and row.count(None) < len(row) / 2)
    found = []
    for row in rows[at + 1 :]:
        if all(one is None for one in row):
            break
        found.append(dict(zip(rows[at], row, strict=True)))
    return found


def same(shown: Any, expected: float | None) -> bool:
    if expected is None:
        return shown in (None, "–")
    return isinstance(shown, int | float) and math.isclose(shown, expected, rel_tol=1e-12, abs_tol=1e-12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_are_named_and_in_order(language: Language) -> None:
    assert book(Scored(snapshot(by="district")), language).sheetnames == SHEETS[language]
    summary, charts, *others, _ = SHEETS[language]
    assert book(Scored(), language).sheetnames == [summary, charts, *others]
    _, missing, *rest = others
    assert book(Scored(), language, "gaps-xlsx").sheetnames == [missing, charts, *rest]


def test_every_number_is_that_of_the_json() -> None:
    one = snapshot(by="district")
    data = json.loads(json.dumps(snapshot_object(one)))
    read = book(Scored(one))
    of_main = {("province", row["Số"], row["Năm"]): row for row in table(read["Tổng hợp"], "Tử số")}
    of_units = {(row["Mã đơn vị"], row["Số"], row["Năm"]): row for row in table(read["Số liệu"], "Tử số")}
    rows = of_main | of_units
    years = {"2025": 2025, "annual": "Hằng năm"}
    compared = 0
    for unit_ in data["units"]:
        for number, found in enumerate(unit_["indicators"], 1):
            scale = 100 if found["unit"] == "percent" else 1
            for year, judged in found["goals"].items():
                row = rows[unit_["id"], number, years[year]]
                assert [row["Tử số"], row["Mẫu số"]] == [found["numerator"], found["denominator"]]
                for head, key in (
                    ("Kết quả thực hiện", "value"),
                    ("Thấp nhất có thể", "low"),
                    ("Cao nhất có thể", "high"),
                ):
                    assert same(row[head], None if found[key] is None else found[key] / scale), (row, key)
                assert same(row["Tỷ lệ hoàn thành"], judged["attainment"])
                assert same(row["Còn thiếu"], judged["gap"])
                assert same(row["Điểm đạt"], judged["points"] if judged["of"] else None)
                assert row["Điểm tối đa"] == judged["of"]
                assert same(row["Mục tiêu"], judged["target"] / scale)
                compared += 1
    assert compared == len(rows) - 3  # the monitored indicator of three units has no goals


def test_shares_and_totals_are_formulas_of_the_numbers_beside_them() -> None:
    read = book(Scored(snapshot(by="district")), values=False)
    first = table(read["Tổng hợp"], "Tử số")[1]
    assert re.fullmatch(r"=E(\d+)/F\1", first["Kết quả thực hiện"])
    assert re.fullmatch(r"=IF\(K(\d+)=0,1,MIN\(1,G\1/K\1\)\)", first["Tỷ lệ hoàn thành"])
    assert re.fullmatch(r"=MAX\(0,ROUNDUP\(ROUND\(K(\d+)\*F\1-E\1,6\),0\)\)", first["Còn thiếu"])
    assert re.fullmatch(r"=M(\d+)\*P\1", first["Điểm đạt"])
    scores = table(read["Tổng hợp"], "✓ Đạt")
    assert len(scores) == 2
    assert all(str(one["Điểm đạt"]).startswith("=SUMIFS(") for one in scores)
    heat = [
        cell.value for row in read["Theo huyện"].iter_rows() for cell in row if isinstance(cell.value, str)
    ]
    assert any(text.startswith("='Số liệu'!$I$") for text in heat)
    assert any("SUMIFS('Số liệu'!$" in text for text in heat)


def small_set(**indicator: Any) -> TargetSet:
    one = {
        "id": "i0",
        "name": {"vi": "Một", "en": "One"},
        "unit": "percent",
        "measure": SHARE,
        "points": 10,
        "goals": {2025: {"at_least": 80}},
        **indicator,
    }
    return target_set(indicators=[one])


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ({"scoring": "threshold"}, r"=IF\(M\d+>=1,P\d+,0\)"),
        (
            {"scoring": {"steps": [{"from": 50, "points": 5}, {"from": 80, "points": 10}]}},
            r"=IF\(G\d+>=0\.8,10,IF\(G\d+>=0\.5,5,0\)\)",
        ),
    ],
)
def test_points_by_other_rules_are_formulas_too(indicator: dict[str, Any], expected: str) -> None:
    set_ = small_set(**indicator)
    found = result("i0", {"2025": goal("met", target=80, attainment=Fraction(1), gap=0)}, set_=set_)
    only = unit("province", "province", "X", (found,), ("2025",))
    scored = Scored(dataclasses.replace(snapshot(), targets=set_, years=("2025",), units=(only,)))
    row = table(book(scored, values=False)["Tổng hợp"], "Tử số")[0]
    assert re.fullmatch(expected, row["Điểm đạt"])


@pytest.mark.parametrize("name", ["score-xlsx", "gaps-xlsx"])
def test_the_same_bytes_every_time(name: str) -> None:
    first = rendered(name, Scored(snapshot(by="district")))
    time.sleep(2.1)  # two seconds are the grain of time in a zip
    assert rendered(name, Scored(snapshot(by="district"))) == first
    made = book(Scored(), name=name).properties
    assert made.created == made.modified == made.created.replace(2024, 12, 1, 0, 0, 0)
    assert book(Scored(snapshot(as_of=None)), name=name).properties.created.year == 1980


@pytest.mark.parametrize("name", ["score-xlsx", "gaps-xlsx"])
def test_no_name_becomes_a_formula_or_a_link(name: str) -> None:
    read = book(Scored(hostile_score()), name=name, values=False)
    texts = {}
    for sheet in read:
        assert not sheet._hyperlinks
        for row in sheet.iter_rows():
            texts.update({cell.value: cell.data_type for cell in row if isinstance(cell.value, str)})
    assert texts[NAMES[2]] == "s"
    assert not any(re.search("[\x00-\x08\x1b\u202e]", text) for text in texts)


def test_tables_can_be_filtered_stay_in_view_and_print_whole() -> None:
    read = book(Scored(snapshot(by="district")))
    charts = read["Biểu đồ"]
    read.remove(charts)
    assert charts.print_area
    for sheet in read:
        assert sheet.auto_filter.ref
        assert sheet.print_area
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows
    assert all(read[name].freeze_panes for name in SHEETS["vi"] if name not in ("Cách tính", "Biểu đồ"))
    assert len(read["Theo huyện"].conditional_formatting) > 0


def test_reconstructed_indicators_say_so_in_every_table() -> None:
    read = book(Scored(snapshot(by="district")))
    for name in ("Tổng hợp", "Còn thiếu", "Số liệu"):
        rows = [row for row in table(read[name], "Tử số") if row["Số"] in (3, 7)]
        assert all(row["Nguồn"] == "Tạm xây dựng, chưa đối chiếu văn bản gốc" for row in rows)
        assert rows or name == "Còn thiếu"
    heads = [cell.value for row in read["Theo huyện"].iter_rows() for cell in row if "[T]" in str(cell.value)]
    assert heads
    for sheet in read:
        if sheet.title != "Số liệu":
            assert any("LƯU Ý: 2/10 chỉ tiêu" in str(row[0].value) for row in sheet.iter_rows(max_row=3))
