"""The gaps as text: what costs most first, in heads, then the bodies without a role."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from rich.cells import cell_len

from nls_cli.messages import LANGUAGES, Language
from nls_cli.model.base import Heads, Words
from nls_cli.model.targets import Ratio
from nls_cli.reporting.again import Again
from nls_cli.reporting.gaps_text import GapWords, gap_text, missing_goals, render_gaps
from tests.unit.reporting.snapshots import goal, result, snapshot, target_set, unit

NAMES = GapWords(
    {"staff": Words(vi="người", en="people")},
    {"it": Words(vi="cán bộ chuyên trách CNTT", en="full-time IT officer")},
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("by", [None, "district", "organization"])
def test_no_line_is_longer_than_the_width(language: Language, width: int, by: str | None) -> None:
    text = render_gaps(snapshot(by=by), NAMES, language, width, color=False)  # type: ignore[arg-type]
    assert [line for line in text.split("\n") if cell_len(line) > width] == []


def test_only_what_is_missing_is_listed() -> None:
    text = render_gaps(snapshot(), NAMES, "vi", 160, color=False)
    assert "20.000 người" in text
    assert "Không áp dụng" not in text
    assert "(0)" not in text
    assert "(1)" in text


def test_what_is_missing_leads_to_who_could_make_up_for_it() -> None:
    again = Again(("của tỉnh.xlsx", "--district", "Giao Thủy"), ("của tỉnh.xlsx",))
    text = render_gaps(snapshot(), NAMES, "vi", 160, color=False, again=again)
    assert 'nls gaps "của tỉnh.xlsx" --district "Giao Thủy" --roster ai.xlsx\n' in text
    assert 'nls plan "của tỉnh.xlsx" --district "Giao Thủy"\n' in text
    done = unit("province", "province", "X", (result("i0", {"2025": goal("met", gap=0)}),), ("2025",))
    text = render_gaps(replace(snapshot(), units=(done,)), NAMES, "en", 160, color=False)
    assert "--roster" not in text


def test_most_points_lost_come_first_then_the_largest_gap() -> None:
    set_ = target_set()
    results = (
        result("i0", {"2025": goal("not_met", attainment=Fraction(1, 2), gap=5)}, set_=set_),
        result("i1", {"2025": goal("not_met", attainment=Fraction(1, 10), gap=1)}, set_=set_),
        result("i2", {"2025": goal("not_met", attainment=Fraction(1, 2), gap=50)}, set_=set_),
        result("i3", {"2025": goal("met", attainment=Fraction(1), gap=0)}, set_=set_),
        result("i4", {"2025": goal("no_data", "sheet_absent")}, set_=set_),
    )
    found = [one.indicator.id for one, _, _ in missing_goals(unit("x", "province", "X", results, ("2025",)))]
    assert found == ["i4", "i1", "i2", "i0"]


def test_too_many_is_said_as_such() -> None:
    one = result("i0", {})
    assert gap_text(one, goal("not_met", gap=12, upward=False), NAMES, "vi") == "cần giảm 12 người"
    assert gap_text(one, goal("not_met", gap=12), GapWords({}, {}), "vi") == "12"
    assert gap_text(one, goal("no_data", "sheet_absent"), NAMES, "vi") == "–"


def test_bodies_without_a_role_are_counted_and_the_first_named() -> None:
    text = render_gaps(snapshot(), NAMES, "vi", 100, color=False)
    assert "Cán bộ chuyên trách CNTT: 32/40 đơn vị không có" in text
    assert "Cán bộ chuyên trách CNTT: 8/40 đơn vị chưa rõ có hay không" in text
    assert "và 22 đơn vị nữa (xem hết: thêm --all)" in " ".join(text.split())
    assert "nơi chưa thấy ai nhưng còn ô chưa có thông tin" in " ".join(text.split())
    everything = render_gaps(snapshot(), NAMES, "vi", 100, color=False, everything=True)
    assert "UBND xã Số 39" in everything
    assert "xem hết" not in everything


def test_one_head_is_named_in_the_singular_where_the_language_has_one() -> None:
    one = result("i0", {})
    names = GapWords({"staff": Heads(vi="người", en="people", one="person")}, {})
    assert gap_text(one, goal("not_met", gap=1), names, "en") == "1 person"
    assert gap_text(one, goal("not_met", gap=2), names, "en") == "2 people"
    assert gap_text(one, goal("not_met", gap=1), names, "vi") == "1 người"
    assert gap_text(one, goal("not_met", gap=1), NAMES, "en") == "1 people"  # the form names no singular


def test_heads_that_are_known_as_totals_only_are_marked() -> None:
    assert "*" not in render_gaps(snapshot(), NAMES, "vi", 160, color=False)
    sums = {
        "numerator": {"sum": "informed", "in": "localities"},
        "denominator": {"sum": "population", "in": "localities"},
    }
    one = result("i0", {"2025": goal("not_met", attainment=Fraction(1, 2), gap=3)})
    summed = replace(one, indicator=one.indicator.model_copy(update={"measure": Ratio.model_validate(sums)}))
    there = replace(snapshot(), units=(unit("province", "province", "X", (summed,), ("2025",)),))
    names = GapWords({"localities.informed": Words(vi="người", en="people")}, {})
    text = render_gaps(there, names, "vi", 160, color=False)
    assert "3 người*" in text
    assert "không có tên từng người" in text


def test_the_parts_are_added_up_beside_the_province() -> None:
    text = render_gaps(snapshot(by="district"), NAMES, "vi", 120, color=False)
    assert "Cộng theo từng đơn vị: 60.000 người" in text


def test_names_from_a_file_cannot_steer_the_terminal() -> None:
    names = GapWords({"staff": Words(vi="\x1b[31mngười\u202e", en="x")}, {})
    text = render_gaps(snapshot(), names, "vi", 120, color=False)
    assert "\x1b" not in text
    assert "\u202e" not in text
