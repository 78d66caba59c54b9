"""Why a value moved: each cause by itself on small censuses, and exact sums on the samples."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction
from typing import Any

import jsonschema
import pytest

from nls_cli.explanations import DiffRequest, diff, find_indicator
from nls_cli.messages import LANGUAGES
from nls_cli.model.shift import Comparison, Shift
from nls_cli.parsing.carrying import carried_census
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reporting.shift_json import render_shift_json
from nls_cli.reporting.shift_text import render_shift, render_shifts
from nls_cli.scoring.shift import Pair, compare
from nls_cli.workflows import load_targets
from tests.property.program import compiled as program
from tests.raw import raw_sheet, workbook
from tests.small import ROOT, Rows, shipped

EARLY, LATE = dt.date(2024, 6, 1), dt.date(2024, 12, 1)
"""Before and after Mỹ Lộc became part of the city."""
SAMPLES = [ROOT / "sample_data" / f"nam-dinh-{year}.xlsx" for year in (2021, 2024)]

SET = {"nls": 1, "id": "x", "title": {"vi": "X", "en": "X"}, "form": "staff-census", "units": "nam-dinh"}


def pair(before: dict[str, Rows], after: dict[str, Rows]) -> Pair:
    """Make two censuses, and the earlier one on the later map."""
    targets, types = shipped()
    books = []
    for day, sheets in ((EARLY, before), (LATE, after)):
        raw = []
        for id, rows in sheets.items():
            sheet = targets.form.sheet(id)
            cells = [[row.get(column.id) for column in sheet.columns] for row in rows]
            raw.append(raw_sheet([[column.header.vi for column in sheet.columns], *cells], sheet.name.vi))
        books.append(parse_workbook(workbook(*raw), types, day))
    form, units = targets.form, targets.units
    early, late = (
        assemble_census(books[:1], form, units, EARLY),
        assemble_census(books[1:], form, units, LATE),
    )
    return Pair(early, carried_census(early, late.unit_map), late)


def compared(indicator: str, before: Rows, after: Rows, district: str | None = None) -> Comparison:
    targets = load_targets("nam-dinh-kh76", ROOT)[0]
    sheet = "localities" if "population" in before[0] else "staff"
    both = pair({sheet: before}, {sheet: after})
    return compare(both, targets, [find_indicator(indicator, targets, ROOT)], district)


def causes(shift: Shift) -> dict[str, tuple[int, int, int]]:
    """Kind → how many, change of the numerator, of the denominator."""
    return {one.kind: (one.count, int(one.numerator), int(one.denominator)) for one in shift.causes}


def adds_up(shift: Shift) -> None:
    zero = Fraction(0)
    for side in ("numerator", "denominator"):
        old, new = getattr(shift.before, side), getattr(shift.after, side)
        if old is not None and new is not None:
            assert sum((getattr(one, side) for one in shift.causes), zero) == new - old
    if shift.change is not None:
        effects = [one.effect for one in shift.causes]
        assert sum((one for one in effects if one is not None), zero) == shift.change


def person(id: str, **cells: Any) -> dict[str, Any]:
    return {
        "staff_id": id,
        "full_name": f"Người {id}",
        "organization": "UBND",
        "category": "Công chức",
        "trained_basic": "Không",
        **cells,
    }


def test_every_cause_by_itself() -> None:
    before = [
        person("left", trained_basic="Có"),
        person("stays", trained_basic="Có"),
        person("gained"),
        person("lost", trained_basic="Có"),
        person("filled", trained_basic=None),
        person("entered", category="Viên chức", trained_basic="Có"),
        person("dropped", trained_basic="Có"),
    ]
    after = [
        person("joined", trained_basic="Có"),
        person("stays", trained_basic="Có"),
        person("gained", trained_basic="Có"),
        person("lost"),
        person("filled", trained_basic="Có"),
        person("entered", trained_basic="Có"),
        person("dropped", trained_basic="Có", status="Đã rời đi"),
    ]
    (shift,) = compared("officials-trained-basic", before, after).shifts
    assert causes(shift) == {
        "joined": (1, 1, 1),
        "left": (1, -1, -1),
        "entered": (1, 1, 1),
        "dropped": (1, -1, -1),
        "gained": (1, 1, 0),
        # who was trained stays trained: taking it back is a correction, as is filling in a blank
        "corrected": (2, 0, 0),
    }
    assert shift.unchanged == 1
    adds_up(shift)


def test_two_sides_that_count_different_names_are_told_one_by_one() -> None:
    """Three bodies and two positions: whoever goes takes a body with him, and nobody takes a position."""
    measure = {
        "numerator": {"distinct": "organization", "in": "staff"},
        "denominator": {"distinct": "position", "in": "staff"},
    }
    one = {"id": "a", "name": {"vi": "A", "en": "A"}, "unit": "ratio", "measure": measure}
    targets = program({**SET, "indicators": [{**one, "goals": {2025: {"at_least": 1}}}]})
    before = [person(str(n), organization=f"Phòng {n % 3}", position=f"Chức {n % 2}") for n in range(5)]
    both = pair({"staff": before}, {"staff": [row for row in before if row["organization"] != "Phòng 2"]})
    (shift,) = compare(both, targets, targets.set.indicators, None).shifts
    assert (shift.before.value, shift.after.value) == (Fraction(3, 2), Fraction(1))
    assert causes(shift) == {"left": (1, -1, 0)}
    adds_up(shift)


def test_an_answer_of_the_year_can_be_lost() -> None:
    leader = {"is_leader": "Có"}
    (shift,) = compared(
        "agency-leaders-aware",
        [person("1", dx_awareness="Sâu sắc", **leader), person("2", dx_awareness="Cơ bản", **leader)],
        [person("1", dx_awareness="Cơ bản", **leader), person("2", dx_awareness="Cơ bản", **leader)],
    ).shifts
    assert causes(shift) == {"lost": (1, -1, 0)}
    assert dict(shift.causes[0].columns) == {("staff", "dx_awareness"): 1}


def test_people_without_an_id_are_found_by_name_and_birth_date() -> None:
    one = {"full_name": "Trần  Văn B", "birth_date": "1/2/1980", "staff_id": None}
    again = {"full_name": "TRẦN VĂN B", "birth_date": "1980-02-01", "staff_id": "CB9"}
    comparison = compared(
        "officials-trained-basic",
        [person("x") | one, person("same")],
        [person("x", trained_basic="Có") | again, person("same")],
    )
    assert causes(comparison.shifts[0]) == {"gained": (1, 1, 0)}
    (matching,) = comparison.matching
    assert (matching.key, matching.alike, matching.before, matching.after) == (1, 1, 0, 0)
    assert matching.alike_columns == ("full_name", "birth_date")
    said = render_shift(comparison, "vi", 80, color=False).replace("\n  ", " ")
    assert "1 dòng theo “Họ và tên”, “Ngày sinh” (không tìm được theo mã)" in said
    assert "Trần" not in said


def test_namesakes_are_not_guessed() -> None:
    same = {"full_name": "A", "birth_date": "1/2/1980", "staff_id": None}
    comparison = compared("officials-trained-basic", [person("") | same] * 2, [person("") | same])
    assert comparison.matching[0].alike == 0
    adds_up(comparison.shifts[0])


def test_a_border_that_moved_is_told_from_a_person_that_did() -> None:
    before = [
        person("border", district="Mỹ Lộc", trained_basic="Có"),
        person("mover", district="Vụ Bản", trained_basic="Có"),
        person("stays", district="TP Nam Định"),
    ]
    after = [
        person("border", district="TP Nam Định", trained_basic="Có"),
        person("mover", district="TP Nam Định", trained_basic="Có"),
        person("stays", district="TP Nam Định"),
    ]
    comparison = compared("officials-trained-basic", before, after, "tp-nam-dinh")
    assert comparison.new_map
    assert causes(comparison.shifts[0]) == {"border": (1, 1, 1), "moved": (1, 1, 1)}
    adds_up(comparison.shifts[0])


def test_sums_and_merged_communes() -> None:
    def commune(name: str, district: str, population: int, informed: int | None) -> dict[str, Any]:
        return {"district": district, "commune": name, "population": population, "informed": informed}

    before = [
        commune("Hạ Long", "TP Nam Định", 100, 10),
        commune("Quang Trung", "TP Nam Định", 200, 20),
        commune("Giao An", "Giao Thủy", 100, 50),
    ]
    after = [commune("Quang Trung", "TP Nam Định", 310, 100), commune("Giao An", "Giao Thủy", 100, 80)]
    (shift,) = compared("residents-informed", before, after).shifts
    assert causes(shift) == {"border": (1, 70, 10), "more": (1, 30, 0)}
    adds_up(shift)


def test_the_samples_add_up_for_province_and_city() -> None:
    schema = json.loads((ROOT / "targets" / "schemas" / "nls.explain.diff.schema.json").read_text("utf-8"))
    for district, targets, moved in ((None, "nam-dinh-kh76", 40), ("TP Nam Định", "nam-dinh-dti-13", 10)):
        request = DiffRequest(SAMPLES[:1], SAMPLES[1:], ROOT, targets=targets, district=district)
        comparison = diff(request, None)
        assert sum(bool(shift.causes) for shift in comparison.shifts) > moved
        for shift in comparison.shifts:
            adds_up(shift)
        jsonschema.Draft202012Validator(schema).validate(json.loads(render_shift_json(comparison)))
        for language in LANGUAGES:
            for width in (40, 80):
                said = render_shifts(comparison, language, width, color=False)
                assert max(map(len, said.splitlines())) <= width


def test_what_is_counted_otherwise_is_said_with_the_change() -> None:
    """Until the end of 2021 only full-time officers were asked for: the rise is not all somebody's work."""
    comparison = diff(DiffRequest(SAMPLES[:1], SAMPLES[1:], ROOT), None)
    told = {one.after.indicator.id: [change.on for change in one.meaning] for one in comparison.shifts}
    assert told["dx-officers"] == told["it-part-time-share"] == [dt.date(2022, 1, 1)]
    assert told["it-full-time"] == told["schools-stem"] == []
    said = " ".join(render_shifts(comparison, "vi", 80, color=False).split())
    assert said.count("ý nghĩa số liệu thay đổi từ ngày 01/01/2022") == 1
    assert said.count("xem (1) dưới bảng") == sum(map(bool, told.values()))
    assert "tính bằng điểm phần trăm" in said
    one = diff(DiffRequest(SAMPLES[:1], SAMPLES[1:], ROOT, indicator="dx-officers"), None)
    said = " ".join(render_shift(one, "en", 80, color=False).split())
    assert "NOTE: what is counted changed on 2022-01-01" in said
    (written,) = json.loads(render_shift_json(one))["indicators"]
    assert [change["on"] for change in written["meaning_changed"]] == ["2022-01-01"]
    backwards = diff(DiffRequest(SAMPLES[1:], SAMPLES[:1], ROOT, indicator="dx-officers"), None)
    assert backwards.shifts[0].meaning == one.shifts[0].meaning


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_changed(language: Any) -> None:
    people = [person("1")]
    comparison = compared("officials-trained-basic", people, people)
    assert comparison.shifts[0].causes == ()
    assert comparison.shifts[0].change == 0
    assert "{" not in render_shifts(comparison, language, 80, color=False) + render_shift(
        comparison, language, 80, color=False
    )


def test_of_a_district_its_own_rows_are_counted() -> None:
    """Rows that lie in the district at one of the times, on the later map."""
    before = [
        person(id, district=where) for id, where in (("1", "Ý Yên"), ("2", "Giao Thủy"), ("3", "Ý Yên"))
    ]
    after = [person(id, district="Giao Thủy") for id in ("1", "2", "4")] + [person("5", district="Ý Yên")]
    (said,) = compared("agency-leaders-aware", before, after, "giao-thuy").matching
    assert (said.key, said.before, said.after) == (2, 0, 1)
    (said,) = compared("agency-leaders-aware", before, after, "y-yen").matching
    assert (said.key, said.before, said.after) == (1, 1, 1)
    (said,) = compared("agency-leaders-aware", before, after).matching
    assert (said.key, said.before, said.after) == (2, 1, 2)


def test_the_chief_cause_moves_the_value_in_the_direction_it_moved() -> None:
    """Of officers 20 joined and 28 were taken out, the largest cause, yet there are more of them than before."""
    comparison = samples("infosec-full-time")
    (shift,) = comparison.shifts
    assert shift.change == 8
    assert max(shift.causes, key=lambda one: abs(one.numerator)).kind == "lost"
    assert [one.kind for one in shift.chief] == ["joined", "gained"]  # both +20
    assert shift.parts == {"both": -8, "listed": 16}
    text = render_shift(comparison, "vi", 80, color=False)
    assert "Trong mức thay đổi: có ở cả hai kỳ -8; mới có hoặc không còn +16." in " ".join(text.split())
    assert "cách thống kê không đổi giữa hai kỳ" in text
    assert "Dòng chưa rõ" not in text


def test_parts_of_a_change_add_up_for_every_indicator_of_the_samples() -> None:
    comparison = samples(None)
    for shift in comparison.shifts:
        assert sum(shift.parts.values(), Fraction(0)) == shift.change
        if shift.change:
            effects = [one.effect for one in shift.chief]
            assert all(one is not None and one * shift.change > 0 for one in effects)
    for language in LANGUAGES:
        text = render_shifts(comparison, language, 80, color=False)
        unknown = sum(
            bool(one.before.unknown or one.after.unknown) for one in comparison.shifts if one.causes
        )
        word = "  Dòng chưa rõ: " if language == "vi" else "  Rows unknown: "
        assert text.count(word) == unknown > 0
        assert max(map(len, text.splitlines())) <= 80


def samples(indicator: str | None) -> Comparison:
    """Compare the two sample censuses."""
    return diff(DiffRequest(SAMPLES[:1], SAMPLES[1:], ROOT, indicator), None)
