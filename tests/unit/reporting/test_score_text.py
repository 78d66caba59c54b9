"""The score as text: every outcome, both languages, within the width."""

from __future__ import annotations

import datetime as dt

import pytest
from rich.cells import cell_len

from nls_cli.messages import LANGUAGES, Language, say
from nls_cli.model.finding import Finding
from nls_cli.reporting.score_text import render_score
from tests.unit.reporting.snapshots import OUTCOMES, PROVENANCES, snapshot, target_set

WIDTHS = (40, 60, 80, 120)


def flat(text: str) -> str:
    """Join wrapped lines; a cell's own lines are not next to each other, so only words can be looked for."""
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("by", [None, "district", "commune", "organization"])
def test_no_line_is_longer_than_the_width(language: Language, width: int, by: str | None) -> None:
    text = render_score(snapshot(by=by, former=True), language, width, color=False)  # type: ignore[arg-type]
    assert [line for line in text.split("\n") if cell_len(line) > width] == []
    assert text.endswith("\n")
    assert "\x1b" not in text
    assert "\u00a0" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_reason_and_provenance_is_said(language: Language) -> None:
    text = flat(render_score(snapshot(), language, 400, color=False))
    for status, reason in OUTCOMES:
        key = "status.not_applicable.denominator_zero" if reason == "denominator_zero" else f"status.{status}"
        assert say(key, language) in text
        assert reason is None or say(f"reason.{reason}", language) in text
    for provenance in PROVENANCES:
        assert say(f"provenance.{provenance}.mark", language) in text
        assert say(f"provenance.{provenance}", language) in text


def test_words_are_not_cut_at_80_columns() -> None:
    text = render_score(snapshot(by="district"), "vi", 80, color=False)
    for words in ("880.000/1.000.000", "Chưa đạt", "nghiệm", "≥ 90%", "9,78/10"):
        assert words in text


def test_an_unmet_goal_is_called_by_its_deadline() -> None:
    before = render_score(snapshot(as_of=dt.date(2025, 12, 31)), "vi", 200, color=False)
    after = render_score(snapshot(as_of=dt.date(2026, 1, 1)), "vi", 200, color=False)
    undated = render_score(snapshot(as_of=None), "vi", 200, color=False)
    assert "Không đạt" not in before
    assert "Không đạt" in after
    assert "Chưa đạt" in after.split("HẰNG NĂM")[1]
    assert "Không đạt" not in undated
    assert "không ghi ngày" in undated


def test_a_provisional_score_says_so_with_its_bounds() -> None:
    text = flat(render_score(snapshot(), "vi", 400, color=False))
    assert "Điểm tạm tính: 49,26/100 (thấp nhất – cao nhất có thể: 49,26 – 99,26)" in text
    assert "Đạt 1/6 chỉ tiêu · chưa đạt 1 · chưa đủ căn cứ kết luận 1 · chưa có số liệu 3" in text


def test_unknown_cells_and_bounds_are_shown() -> None:
    text = render_score(snapshot(), "vi", 200, color=False)
    assert "Ô chưa có thông tin: 1.234 dòng · Thấp nhất – cao nhất có thể: 80% – 91%" in text
    assert "80% – chưa xác định được" in text


def test_monitored_indicators_stand_apart_with_their_baseline() -> None:
    text = render_score(snapshot(), "vi", 120, color=False)
    monitored = text.split("CHỈ TIÊU THEO DÕI (không chấm điểm)")[1]
    assert "85 (năm 2021)" in monitored
    assert "131" in monitored


def test_reconstructed_sets_say_so() -> None:
    warning = "Tạm xây dựng, chưa đối chiếu văn bản gốc"
    assert f"2/10 chỉ tiêu là “{warning}”" in flat(render_score(snapshot(), "vi", 200, color=False))
    all_of_it = target_set()
    indicators = tuple(one.model_copy(update={"provenance": "reconstructed"}) for one in all_of_it.indicators)
    every = all_of_it.model_copy(update={"indicators": indicators})
    text = flat(render_score(snapshot(set_=every), "vi", 200, color=False))
    assert f"Toàn bộ chỉ tiêu trong bộ này là “{warning}”" in text


def test_bars_and_colour_only_where_there_is_colour() -> None:
    plain = render_score(snapshot(), "vi", 80, color=False)
    coloured = render_score(snapshot(), "vi", 80, color=True)
    assert "█" not in plain
    assert "█" in coloured
    assert "\x1b[32m" in coloured


def test_a_bar_is_full_only_if_the_goal_is_reached() -> None:
    coloured = render_score(snapshot(), "vi", 80, color=True)
    assert coloured.count("░") == 4  # twice not_met and uncertain, one cell short each


def test_a_single_further_unit_is_shown_in_full() -> None:
    whole = snapshot(by="district")
    one = type(whole)(
        whole.targets,
        whole.targets_sha256,
        whole.census,
        whole.as_of,
        whole.years,
        None,
        (),
        whole.units[:2],
    )
    text = render_score(one, "vi", 200, color=False)
    assert "ĐIỂM NGUỒN NHÂN LỰC SỐ · Giao Thủy 0" in text
    assert "Toàn tỉnh · năm 2025: Điểm tạm tính" in text
    assert "THEO TỪNG ĐƠN VỊ" not in text


def test_units_are_listed_with_what_costs_them_most() -> None:
    text = render_score(snapshot(by="district", former=True), "vi", 120, color=False)
    rows = text.split("THEO TỪNG ĐƠN VỊ")[1]
    assert "Giao Thủy 2" in rows
    assert "Khối tỉnh" in rows
    assert "theo địa giới trước 1/7/2025" in rows


def test_the_findings_are_counted() -> None:
    findings = (
        Finding("NLS302", "a.xlsx", rows=(2, 3)),
        Finding("NLS123", "a.xlsx"),
        Finding("NLS311", "a.xlsx"),
    )
    text = render_score(snapshot(findings=findings), "vi", 100, color=False)
    assert "Nội dung cần rà soát: 2 lỗi phải sửa, 1 cảnh báo, 1 lưu ý" in text
