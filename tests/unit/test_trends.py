"""Trends: snapshots on one map, pace and status, breaks with their reason, saved reports looked at first."""

from __future__ import annotations

import datetime as dt
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from openpyxl import load_workbook

from nls_cli import trends
from nls_cli.errors import NlsError
from nls_cli.model.cases import CaseFile
from nls_cli.model.trend import Point, Series, Trend, UnitTrend, moment
from nls_cli.reading.yaml_source import read_yaml
from nls_cli.reporting.again import Again
from nls_cli.reporting.layout import cells
from nls_cli.reporting.score_json import render_score_json
from nls_cli.reporting.trend_html import render_trend_html
from nls_cli.reporting.trend_tables import render_trend_csv, render_trend_json, render_trend_markdown
from nls_cli.reporting.trend_text import render_trend
from nls_cli.reporting.trend_words import outlook_text, promised
from nls_cli.scoring.trend import Asked, make_series
from nls_cli.trends import Given, TrendRequest
from nls_cli.workflows import score
from nls_cli.writing.trend_book import render_trend_book
from tests.small import ROOT

SAMPLES = [ROOT / "sample_data" / f"nam-dinh-{year}.xlsx" for year in (2021, 2024)]


def followed(*paths: Path, **more: Any) -> Trend:
    given = [Given((path,), path.suffix == ".json") for path in paths]
    return trends.trend(TrendRequest(given, ROOT, **more), None).trend


def unit(trend: Trend, id: str = "province") -> UnitTrend:
    return next(one for one in trend.units if one.id == id)


def series(trend: Trend, id: str, where: str = "province") -> Series:
    return next(one for one in unit(trend, where).series if one.indicator.id == id)


@pytest.fixture(scope="module")
def samples() -> Trend:
    return followed(*SAMPLES, by="district")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The samples scored and saved, as a province keeps them."""
    folder = tmp_path_factory.mktemp("saved")
    found = []
    for sample in SAMPLES:
        path = folder / f"{sample.stem}.json"
        path.write_text(render_score_json(score([sample], folder=ROOT, by="district").snapshot), "utf-8")
        found.append(path)
    return found


def test_the_axis_of_years() -> None:
    assert moment(dt.date(2021, 12, 31)) == 2022
    assert moment(dt.date(2024, 12, 1)) == 2024 + Fraction(336, 366)


def test_the_case_that_was_summed_up_by_hand_is_that_of_the_samples(samples: Trend) -> None:
    """The YAML case holds the values that the sample workbooks really give."""
    case = CaseFile.model_validate(read_yaml(ROOT / "targets" / "cases" / "nam-dinh-kh76.yaml").data).trends[
        0
    ]
    for at, snapshot in enumerate(case.snapshots):
        for id, value in snapshot.values.items():
            point = series(samples, id).points[at]
            assert (point.date, point.value) == (snapshot.as_of, value)


def test_full_time_officers_go_on_from_the_article(samples: Trend) -> None:
    only = followed(SAMPLES[1])
    first, last = series(only, "it-full-time").points
    assert (first.source, first.date, first.value) == (None, dt.date(2021, 12, 31), 85)
    assert last.value == 131
    assert series(only, "it-full-time").observed == Fraction(46) / Fraction(178, 61)
    # The census of 2021 speaks for that year itself.
    assert [point.source for point in series(samples, "it-full-time").points] == [0, 1]


def test_what_is_counted_changed(samples: Trend) -> None:
    broken = series(samples, "dx-officers")
    assert [(one.kind, one.on) for one in broken.breaks] == [("meaning", dt.date(2022, 1, 1))]
    assert broken.observed is None
    assert series(samples, "it-full-time").breaks == ()


def test_across_1_september_2024_censuses_stand_on_one_map(samples: Trend) -> None:
    assert samples.moved
    assert samples.map_day == dt.date(2024, 12, 1)
    assert "my-loc" not in [one.id for one in samples.units]
    assert not [one for area in samples.units for s in area.series for one in s.breaks if one.kind == "units"]
    # Mỹ Lộc's teams of 2021 count for the city, so the parts add up to the province.
    teams = [series(samples, "teams", one.id).points[0].value for one in samples.units[1:]]
    assert sum(value for value in teams if value is not None) == series(samples, "teams").points[0].value


def test_saved_reports_break_where_the_land_is_another(saved: list[Path]) -> None:
    trend = followed(*saved, by="district")
    (one,) = series(trend, "schools-stem", "tp-nam-dinh").breaks
    assert (one.kind, one.on) == ("units", dt.date(2024, 9, 1))
    assert series(trend, "schools-stem", "giao-thuy").breaks == ()
    assert series(trend, "schools-stem", "giao-thuy").observed is not None


def test_a_saved_report_says_what_its_census_says(saved: list[Path], samples: Trend) -> None:
    """Shares come back exactly: their quotient is in the report."""
    mixed = followed(saved[0], SAMPLES[1])
    for one in unit(samples).series:
        other = series(mixed, one.indicator.id)
        assert [point.value for point in other.points] == [point.value for point in one.points]
        assert other.goals == one.goals


def book(path: Path, as_of: str, rows: list[list[Any]], head: list[str]) -> Path:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = "Nhân sự"
    for row in [head, *rows]:
        page.append(row)
    info = made.create_sheet("Thông tin")
    info.append(["Số liệu tính đến ngày", as_of])
    made.save(path)
    return path


def test_across_1_july_2025_former_districts_go_on(tmp_path: Path) -> None:
    head = ["Họ và tên", "Đơn vị công tác", "Huyện/Thành phố", "Xã/Phường/Thị trấn", "Đối tượng"]
    head += ["Giữ chức vụ lãnh đạo", "Nhận thức về chuyển đổi số"]
    person = ["UBND", "Giao Thủy", "Giao An", "Cán bộ", "Có"]
    before = [["A", *person, "Sâu sắc"], ["B", *person, "Chưa"]]
    after = [[row[0], "UBND", None, "Giao Thủy", "Cán bộ", "Có", "Sâu sắc"] for row in before]
    old = book(tmp_path / "2024.xlsx", "31/12/2024", before, head)
    new = book(tmp_path / "2025.xlsx", "31/12/2025", after, head)
    trend = followed(old, new, by="district")
    here = series(trend, "agency-leaders-aware", "giao-thuy")
    assert [point.value for point in here.points] == [50, 100]
    assert (here.breaks, here.observed) == ((), 50)
    assert trend.district_note is not None  # by the borders before 1 July 2025
    assert here.goals["2025"].status == "met"


def test_wards_across_old_borders_and_missing_values_are_explained(tmp_path: Path) -> None:
    head = ["Họ và tên", "Đơn vị công tác", "Huyện/Thành phố", "Xã/Phường/Thị trấn", "Đối tượng"]
    head += ["Giữ chức vụ lãnh đạo", "Nhận thức về chuyển đổi số"]
    old = book(
        tmp_path / "1.xlsx", "31/12/2024", [["A", "UBND", "Vụ Bản", None, "Cán bộ", "Có", "Chưa"]], head
    )
    new = book(
        tmp_path / "2.xlsx", "31/12/2025", [["A", "UBND", None, "Thành Nam", "Cán bộ", None, "Chưa"]], head
    )
    trend = followed(old, new, by="district")
    ward = unit(trend, "thanh-nam")
    assert [name.vi for name in ward.across] == ["TP Nam Định", "Vụ Bản"]
    assert not unit(trend, "vu-ban").across
    goal = series(trend, "agency-leaders-aware", "thanh-nam").goals["2025"]
    assert (goal.lacking, goal.reason) == ("no_value", "denominator_unknown")
    goal = series(trend, "schools-stem", "thanh-nam").goals["2030"]
    assert (goal.lacking, goal.reason) == ("no_value", "sheet_absent")
    vi, en = (
        " ".join(render_trend(trend, language, 80, color=False).split())
        for language in ("vi", "en")  # type: ignore[arg-type]
    )
    assert "Thành Nam (xã, phường mới gồm đất của TP Nam Định, Vụ Bản cũ)" in vi
    assert "để riêng, không tính vào huyện nào: Thành Nam (TP Nam Định, Vụ Bản)" in vi
    assert "Kỳ cuối không có giá trị: mẫu số bằng 0 nhưng còn dòng chưa rõ có thuộc diện tính hay không" in vi
    assert "Thành Nam (new commune of land from former TP Nam Định, Vụ Bản)" in en
    assert "The last snapshot has no value: a sheet that this indicator needs is missing" in en


def test_the_pace_says_how_years_are_counted(samples: Trend) -> None:
    vi = " ".join(render_trend(samples, "vi", 80, color=False).split())
    assert "một năm là 365 ngày (năm nhuận 366)" in vi
    assert "Từ 31/12/2021 đến 01/12/2024 là 2,92 năm." in vi
    assert "“Đúng tiến độ”: tốc độ thực tế từ 95% tốc độ cần có trở lên." in vi
    en = " ".join(render_trend(samples, "en", 80, color=False).split())
    assert "From 2021-12-31 to 2024-12-01: 2.92 years." in en


@pytest.mark.parametrize(
    ("values", "vi", "en"),
    [
        (
            (50, 80),
            "Đã đến hạn mà chưa đạt; nếu cứ như vậy, đạt mục tiêu trong năm 2026",
            "Due, and not reached",
        ),
        ((80, 80), "Đã đến hạn mà chưa đạt; chưa có chuyển biến", "Due, and not reached; as nothing moves"),
    ],
)
def test_on_the_last_day_of_the_goal_year_nothing_lies_ahead(
    samples: Trend, values: tuple[int, int], vi: str, en: str
) -> None:
    """A census of 31 December 2025 is not told where it will be at the end of 2025."""
    dates = dt.date(2024, 12, 31), dt.date(2025, 12, 31)
    points = [
        Point(date, at, *[Fraction(value)] * 3)
        for at, (date, value) in enumerate(zip(dates, values, strict=True))
    ]
    indicator = series(samples, "agency-leaders-aware").indicator
    one = make_series(indicator, points, (), {"2025": Asked(Fraction(100), True, False)})
    goal = one.goals["2025"]
    assert (goal.status, goal.required) == ("behind", None)
    assert outlook_text(one, "2025", goal, "vi").startswith(vi)
    assert outlook_text(one, "2025", goal, "en").startswith(en)


def test_a_folder_is_a_history_and_a_subfolder_one_snapshot(tmp_path: Path) -> None:
    from nls_cli.cli.snapshots import find_snapshots

    (tmp_path / "lich-su" / "2023").mkdir(parents=True)
    for name in ("2021.xlsx", "2022.json", "2023/a.xlsx", "2023/b.xlsx", "~$2021.xlsx", "ghi-chu.txt"):
        (tmp_path / "lich-su" / name).write_bytes(b"")
    found = find_snapshots(["lich-su", "lich-su/2022.json"], tmp_path)
    assert [[path.name for path in one.paths] for one in found.given] == [
        ["2021.xlsx"],
        ["2022.json"],
        ["a.xlsx", "b.xlsx"],
    ]
    assert [one.saved for one in found.given] == [False, True, False]
    assert [Path(path).name for path in found.passed_over] == ["~$2021.xlsx"]
    assert [Path(path).name for path in found.repeated] == ["2022.json"]
    with pytest.raises(NlsError, match=r"trend\.not_found"):
        find_snapshots(["khong-co"], tmp_path)


def test_of_two_snapshots_of_one_day_the_later_given_is_used(saved: list[Path], tmp_path: Path) -> None:
    changed = json.loads(saved[1].read_text("utf-8"))
    changed["units"][0]["indicators"] = changed["units"][0]["indicators"][:1]
    again = tmp_path / "again.json"
    again.write_text(json.dumps(changed), "utf-8")
    trend = followed(saved[0], saved[1], again)
    assert [one.paths[0] for one in trend.replaced] == [str(saved[1])]
    assert len(unit(trend).series) == 1


def tampered(saved: Path, path: Path, change: Any) -> Path:
    tree = json.loads(saved.read_text("utf-8"))
    change(tree)
    path.write_text(json.dumps(tree), "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        (b"{", "trend.json.not_json", {"line": 1, "column": 2}),
        (b"\xff\xfe{}", "trend.json.not_json", {"line": 1, "column": 1}),
        (b"[1, 2]", "trend.json.foreign", {}),
        (b'{"schema": "nls.plan/1"}', "trend.json.foreign", {"found": "nls.plan/1"}),
        (b'{"schema": "nls.score/1"}', "trend.json.place", {"place": "targets"}),
        (b'{"a": 1, "a": 2}', "trend.json.tricky", {}),
        (b'{"a": NaN}', "trend.json.tricky", {}),
        (b'{"a": 1e999999999}', "trend.json.tricky", {}),
        (b'{"a": ' + b"9" * 5000 + b"}", "trend.json.tricky", {}),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "trend.json.tricky", {}),
    ],
    ids=range(10),
)
def test_foreign_json_is_refused_with_its_place(
    tmp_path: Path, text: bytes, key: str, said: dict[str, Any]
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(text)
    with pytest.raises(NlsError) as caught:
        followed(path)
    assert caught.value.key == key
    assert {**caught.value.params, **said} == dict(caught.value.params)
    assert caught.value.params["path"] == path


def test_an_edited_report_is_refused_at_the_place(saved: list[Path], tmp_path: Path) -> None:
    def more(tree: Any) -> None:
        tree["units"][0]["indicators"][0]["value"] = 99.9

    def text(tree: Any) -> None:
        tree["units"][2]["indicators"][1]["low"] = "1"

    for change, place in ((more, "units[0].indicators[0].value"), (text, "units[2].indicators[1].low")):
        with pytest.raises(NlsError) as caught:
            followed(tampered(saved[0], tmp_path / "x.json", change))
        assert caught.value.params["place"] == place

    def other(tree: Any) -> None:
        tree["targets"]["id"] = "qd-146"

    with pytest.raises(NlsError, match=r"trend\.json\.targets"):
        followed(tampered(saved[0], tmp_path / "x.json", other))

    def undated(tree: Any) -> None:
        tree["as_of"] = None

    with pytest.raises(NlsError, match=r"trend\.undated"):
        followed(tampered(saved[0], tmp_path / "x.json", undated))


def test_what_cannot_be_read_may_be_left_out(saved: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", "utf-8")
    given = [Given((path,), saved=True) for path in (*saved, bad)]
    outcome = trends.trend(TrendRequest(given, ROOT, skip_unreadable=True), None)
    assert [error.key for error in outcome.left_out] == ["trend.json.not_json"]
    assert len(outcome.trend.snapshots) == 2


# -- reports -------------------------------------------------------------------------------------------------


def test_the_json_keeps_to_its_schema(samples: Trend, saved: list[Path]) -> None:
    schema = json.loads((ROOT / "targets" / "schemas" / "nls.trend.schema.json").read_text("utf-8"))
    for trend in (samples, followed(*saved, by="district")):
        jsonschema.validate(json.loads(render_trend_json(trend)), schema)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_format_says_the_same(samples: Trend, language: Any, tmp_path: Path) -> None:
    for width in (40, 80):
        text = render_trend(samples, language, width, color=False)
        # a command is one piece, to be copied, however long the paths in it
        assert max(cells(line) for line in text.split("\n") if "--diff" not in line) <= width
    status = {"vi": "Đúng tiến độ", "en": "On track"}[language]
    page, table = render_trend_html(samples, language), render_trend_markdown(samples, language)
    pairs = sum(
        goal.status == "on_track" for one in samples.units for s in one.series for goal in s.goals.values()
    )
    assert page.count(f">{status}</span></td>") == table.count(f"| {status} |") == pairs
    assert render_trend_csv(samples, language).count(",on_track,") == pairs
    data = render_trend_book(samples, language)
    assert data == render_trend_book(samples, language)
    path = tmp_path / "t.xlsx"
    path.write_bytes(data)
    sheet = load_workbook(path).worksheets[0]
    assert [cell.value for row in sheet.iter_rows() for cell in row].count(status) == pairs


def test_names_cannot_act_in_any_format(saved: list[Path], tmp_path: Path) -> None:
    def hostile(tree: Any) -> None:
        tree["units"][1]["name"] = '=cmd|"/c calc"!A1 <script>alert(1)</script> | \x1b[31m'

    trend = followed(tampered(saved[0], tmp_path / "x.json", hostile), by="district")
    assert "<script>" not in render_trend_html(trend, "vi")
    assert "\x1b" not in render_trend(trend, "vi", 80, color=False)
    assert "\n=cmd" not in render_trend_csv(trend, "vi")
    assert ",=cmd" not in render_trend_csv(trend, "vi")
    assert "<script>" not in render_trend_markdown(trend, "vi").replace("\\<", "")


def test_projections_are_no_promise(samples: Trend) -> None:
    """35.93 experts are 35; a falling count is rounded up; what is unknown may be otherwise; 95 % can be too little."""
    experts = series(samples, "dx-experts")
    assert 35 < (experts.goals["2030"].projected or 0) < 36
    assert outlook_text(experts, "2030", experts.goals["2030"], "vi").startswith(
        "Nếu cứ như vậy, hết năm 2030: 35;"
    )
    down = make_series(
        experts.indicator,
        [
            Point(dt.date(year, 12, 31), at, Fraction(n))
            for at, (year, n) in enumerate([(2021, 30), (2024, 20)])
        ],
        [],
        {"2025": Asked(Fraction(5), upward=False, aspirational=False)},
    )
    assert promised(down, down.goals["2025"]) == 17  # 20 - 10/3
    vi = " ".join(render_trend(samples, "vi", 80, color=False).split())
    assert "vẫn có thể hụt mục tiêu một chút" in vi
    assert "đó là phép tính, không phải cam kết. Mới có hai kỳ" in vi
    assert "Còn ô chưa có thông tin, có thể là: 92,44% – 94,98% (01/12/2024)" in vi


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_shared_reason_of_breaks_is_said_once_in_every_format(samples: Trend, language: Any) -> None:
    reason = {"vi": "đến hết năm 2021 chỉ yêu cầu", "en": "until the end of 2021 only"}[language]
    for page in (render_trend_html(samples, language), render_trend_markdown(samples, language)):
        assert page.count(reason) == 1
        assert page.count("(1)") > 20
    book = load_workbook(io.BytesIO(render_trend_book(samples, language)))
    texts = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert sum(reason in text for text in texts) == 1
    # both ends are shown although they cannot be compared: never the last one twice
    assert "297 (31/12/2021) | 533 (01/12/2024)" in render_trend_markdown(samples, "vi")


def test_reconstructed_indicators_are_said_to_be_so_in_every_format() -> None:
    trend = followed(SAMPLES[1], targets="nam-dinh-dti-13")
    book = load_workbook(io.BytesIO(render_trend_book(trend, "vi")))
    texts = "\n".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    for page in (
        render_trend(trend, "vi", 80, color=False),
        render_trend_html(trend, "vi"),
        render_trend_markdown(trend, "vi"),
        texts,
    ):
        assert "chưa đối chiếu" in " ".join(page.split())


def test_legends_stand_only_where_they_apply() -> None:
    """Goals of every year, none of a year to come: nothing is on track, and behind has a reason of its own."""
    trend = followed(*SAMPLES, targets="nam-dinh-dti-13")
    text = " ".join(render_trend(trend, "vi", 80, color=False).split())
    assert "Mục tiêu hằng năm không có hạn phía trước" in text
    assert "“Đúng tiến độ”:" not in text
    assert "để không hứa quá" not in text
    assert text.count("đến hết năm 2021 chỉ yêu cầu") == 1
    alone = " ".join(render_trend(followed(SAMPLES[1]), "vi", 80, color=False).split())
    assert "Nếu cứ như vậy" not in alone
    assert "hằng năm" not in alone


def test_a_list_that_changed_much_is_said_beside_the_pace_in_every_format(samples: Trend) -> None:
    """Enterprise leaders: 640 in the list of 2021, 756 in that of 2024."""
    vi, en = "Mẫu số đổi từ 640 thành 756", "this pace may not be progress"
    book = load_workbook(io.BytesIO(render_trend_book(samples, "vi")))
    texts = "\n".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    pages = [render_trend_html(samples, "vi"), render_trend_markdown(samples, "vi"), texts]
    for page in (render_trend(samples, "vi", 80, color=False), *pages):
        assert vi in " ".join(page.split())
    assert en in " ".join(render_trend(samples, "en", 80, color=False).split())
    assert en in render_trend_markdown(samples, "en")


def test_a_trend_of_two_workbooks_leads_to_the_command_that_tells_why(
    samples: Trend, saved: list[Path]
) -> None:
    again = Again(("--targets", "x.yaml", "--district", "Giao Thủy"))
    text = render_trend(samples, "vi", 200, color=False, again=again)
    told = text[text.index("Vì sao kết quả thay đổi:") :].split("\n\n")[0]
    assert told.split("nls ")[1].startswith("explain ")
    assert told.endswith(f"--diff {SAMPLES[0]} {SAMPLES[1]}")
    assert '--targets x.yaml --district "Giao Thủy"' in told
    of_two = trends.trend(TrendRequest([Given((saved[0],), True), Given(tuple(SAMPLES), False)], ROOT), None)
    # Saved reports hold no rows to compare, and two workbooks of one snapshot are not two snapshots.
    for more in (followed(*saved), followed(SAMPLES[1]), of_two.trend):
        assert "Vì sao kết quả thay đổi" not in render_trend(more, "vi", 80, color=False)


def test_the_workbook_can_be_read_as_it_opens(samples: Trend) -> None:
    """Headers of several lines do not run into the first row; a share says that it is one."""
    sheet = load_workbook(io.BytesIO(render_trend_book(samples, "vi"))).worksheets[0]
    rows = list(sheet.iter_rows())
    head = next(row for row in rows if row[1].value == "Chỉ tiêu")
    assert sheet.row_dimensions[head[0].row].height >= 45  # "Dự kiến hết năm mục tiêu" takes three lines
    leaders = next(row for row in rows if str(row[1].value).startswith("Lãnh đạo doanh nghiệp"))
    assert [cell.number_format for cell in leaders[4:8]] == ['#,##0"%"', *['#,##0.00"%"'] * 2, "#,##0.00"]
    experts = next(row for row in rows if str(row[1].value).startswith("Chuyên gia chuyển đổi số"))
    assert experts[6].number_format == "#,##0"
