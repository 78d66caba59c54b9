"""What is said below the tables: only where it applies, and from the data."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from nls_cli.model.finding import Finding
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.targets import Steps
from nls_cli.reporting.again import Again
from nls_cli.reporting.gaps_text import UNNAMED, render_gaps
from nls_cli.reporting.score_text import render_score
from nls_cli.reporting.words import findings_line
from tests.unit.reporting.snapshots import goal, result, snapshot, target_set, unit

NOTE = {"vi": "Điểm do sở đặt.", "en": "Points are the department's own."}


def flat(text: str) -> str:
    return " ".join(text.split())


def scored(one: Snapshot, again: Again = Again()) -> str:  # noqa: B008  # frozen
    return flat(render_score(one, "vi", 400, color=False, again=again))


def settled() -> Snapshot:
    """Return a score that nothing can change."""
    met = goal("met", attainment=Fraction(1), gap=0)
    done = unit("province", "province", "X", (result("i0", {"2025": met}),), ("2025",))
    return replace(snapshot(), units=(done,), years=("2025",))


def test_a_set_says_whose_its_points_are() -> None:
    assert "Lưu ý về cả bộ chỉ tiêu: Điểm do sở đặt." in scored(snapshot(set_=target_set(note=NOTE)))
    assert "Lưu ý về cả bộ chỉ tiêu" not in scored(snapshot())


def test_words_are_explained_where_they_stand() -> None:
    for word in ("Phấn đấu: ", "Điểm tạm tính: còn"):
        assert word in scored(snapshot())
        assert word not in scored(settled())


def test_unknown_cells_are_explained_where_there_are_any() -> None:
    assert "Ô chưa có thông tin: ô để trống hoặc ghi sai" in scored(snapshot())
    assert "ô để trống hoặc ghi sai" not in scored(settled())


def test_units_are_told_that_the_goals_are_common_ones_unless_the_set_gives_them_their_own() -> None:
    said = "mục tiêu chung được áp dụng như nhau cho mọi đơn vị"
    assert said in scored(snapshot(by="district"))
    assert said not in scored(snapshot())
    for levels, common in ((["province"], True), (["province", "district"], False)):
        set_ = target_set()
        first, *others = set_.indicators
        first = first.model_copy(update={"levels": tuple(levels)})
        changed = set_.model_copy(update={"indicators": (first, *others)})
        assert (said in scored(snapshot(by="district", set_=changed))) is common


def test_gaps_added_up_may_be_more_than_the_whole() -> None:
    text = flat(render_gaps(snapshot(by="district"), UNNAMED, "vi", 400, color=False))
    assert "tổng các đơn vị có thể lớn hơn số của toàn tỉnh" in text
    assert "tổng các đơn vị" not in flat(render_gaps(snapshot(), UNNAMED, "vi", 400, color=False))


def test_a_unit_that_is_only_listed_may_be_provisional() -> None:
    done, *_ = settled().units
    open_ = replace(snapshot(by="district").units[1], indicators=())
    text = scored(replace(settled(), units=(done, open_, open_)))
    assert "Điểm tạm tính: còn ô chưa có thông tin" in text


def test_what_has_to_be_reduced_is_no_addition() -> None:
    def said(*, upward: bool) -> str:
        over = result("i0", {"2025": goal("not_met", attainment=Fraction(1, 2), gap=3, upward=upward)})
        there = replace(snapshot(), units=(unit("province", "province", "X", (over,), ("2025",)),))
        return flat(render_gaps(there, UNNAMED, "vi", 400, color=False))

    assert "(hoặc cần giảm)" in said(upward=False)
    assert "(hoặc cần giảm)" not in said(upward=True)


def test_how_points_are_earned_is_said_as_the_set_scores() -> None:
    assert "mỗi chỉ tiêu được điểm tối đa × tỷ lệ hoàn thành" in scored(snapshot())
    set_ = target_set()
    steps = Steps.model_validate({"steps": [{"from": 50, "points": 10}]})
    stepped = [one.model_copy(update={"scoring": steps}) if one.points else one for one in set_.indicators]
    text = scored(snapshot(set_=set_.model_copy(update={"indicators": tuple(stepped)})))
    assert "× tỷ lệ hoàn thành" not in text
    assert "điểm của năm = tổng điểm đạt ÷ tổng điểm tối đa × 100" in text


def test_what_is_missing_stands_below_its_row_and_leads_to_the_gaps() -> None:
    again = Again(("a.xlsx", "--year", "2025"), ("a.xlsx",))
    assert "Còn thiếu: 20.000 " in scored(snapshot())
    assert "Còn thiếu gì: nls gaps a.xlsx --year 2025" in scored(snapshot(), again)
    assert "ở đâu ít tốn công nhất: nls plan a.xlsx --year 2025" in scored(snapshot(), again)
    assert "nls gaps" not in scored(settled(), again)


def test_findings_lead_to_the_command_that_lists_them() -> None:
    again = Again((), ("a.xlsx",))
    found = snapshot(findings=(Finding("NLS311", "a.xlsx"),))
    assert "sửa thế nào: nls check a.xlsx" in scored(found, again)
    assert "nls check" not in scored(snapshot(), again)


def test_the_list_is_not_asked_for_again_by_the_command_that_writes_it() -> None:
    def said(again: Again) -> str:
        return flat(render_gaps(snapshot(), UNNAMED, "vi", 400, color=False, again=again))

    assert "--roster" in said(Again(("a.xlsx",)))
    assert "--roster" not in said(Again(("a.xlsx",), listed=True))


def test_findings_are_counted_in_the_right_number() -> None:
    one = Finding("NLS311", "a.xlsx")
    assert findings_line((), "en") == "To review: nothing"
    assert findings_line((one,), "en").endswith(" 1 note")
    assert findings_line((one, one), "en").endswith(" 2 notes")


def test_goals_asked_of_no_unit_are_named() -> None:
    said = "Chỉ tính chung cho cả tỉnh, không chấm ở từng đơn vị: "

    def text(*, asked: bool) -> str:
        whole = result("i0", {"2025": goal("met", attainment=Fraction(1), gap=0)})
        apart = goal("met") if asked else replace(goal("not_applicable"), reason="level")
        part = result("i0", {"2025": apart})
        units = (
            unit("province", "province", "X", (whole,), ("2025",)),
            *(unit(name, "district", name, (part,), ("2025",)) for name in ("a", "b")),
        )
        return scored(replace(snapshot(), units=units, years=("2025",)))

    assert said in text(asked=False)
    assert said not in text(asked=True)


def test_a_lowest_below_the_value_is_explained() -> None:
    said = "Thấp nhất có thể dưới số đang ghi"

    def text(low: Fraction) -> str:
        half = Fraction(1, 2)
        open_ = replace(
            result("i0", {"2025": goal("not_met", attainment=half, gap=3)}), value=half, low=low, unknown=1
        )
        return scored(replace(snapshot(), units=(unit("province", "province", "X", (open_,), ("2025",)),)))

    assert said in text(Fraction(2, 5))
    assert said not in text(Fraction(1, 2))
