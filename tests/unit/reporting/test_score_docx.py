"""The report as a Word document: the form offices use, the numbers of the JSON, valid, and the same bytes each time."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import re
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from nls_cli import workflows
from nls_cli.messages import LANGUAGES, Language, say
from nls_cli.model.base import Words
from nls_cli.model.completeness import Completeness, Line
from nls_cli.model.finding import Finding
from nls_cli.model.letterhead import Letterhead
from nls_cli.model.snapshot import Snapshot
from nls_cli.reporting.docx_file import render_docx, roman
from nls_cli.reporting.score_document import gaps_document, score_document
from nls_cli.reporting.score_json import render_score_json
from nls_cli.reporting.typography import long_date
from tests.unit.reporting.docx_pages import headings, mistakes, opened, parts, tables, texts
from tests.unit.reporting.scored import Scored, rendered
from tests.unit.reporting.snapshots import outcomes, snapshot, target_set, unit

ROOT = Path(__file__).parents[3]
OFFICE = Letterhead.model_validate(
    {
        "parent": "UBND tỉnh Nam Định",
        "issuer": "Sở Khoa học và Công nghệ",
        "symbol": "BC-SKHCN",
        "place": "Nam Định",
        "recipients": ["UBND tỉnh", "Các sở, ban, ngành"],
        "signer-title": "Giám đốc",
        "signer": "Nguyễn Văn A",
    }
)
HOSTILE = "A\x00\x0b\x1f\ufffe\u202eB\u2066 <w:t>&amp;</w:t> {{ 7*7 }} عربي " + "dài" * 3000


NAME = {"name": Words(vi="Họ và tên", en="Full name"), "valid": "…"}


def scored(one: Snapshot, completeness: Completeness | None = None) -> Scored:
    return Scored(one, completeness=completeness)


def report(
    one: Snapshot | None = None,
    language: Language = "vi",
    head: Letterhead = OFFICE,
    what: Any = score_document,
) -> bytes:
    return render_docx(what(scored(one or snapshot(by="district")), language, head))


@pytest.fixture(scope="module", params=["nam-dinh-2024.xlsx", "nam-dinh-2021.xlsx"])
def sample(request: pytest.FixtureRequest) -> workflows.Outcome:
    set_ = {"nam-dinh-2024.xlsx": "nam-dinh-kh76", "nam-dinh-2021.xlsx": "nam-dinh-dti-13"}[request.param]
    path = ROOT / "sample_data" / request.param
    return workflows.score([path], targets=set_, folder=ROOT, by="district", bodies=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_has_nothing_to_repair(sample: workflows.Outcome, language: Language, tmp_path: Path) -> None:
    assert mistakes(render_docx(score_document(sample, language, OFFICE)), tmp_path) == []
    assert mistakes(render_docx(gaps_document(sample, language, Letterhead())), tmp_path) == []


def test_the_judge_of_documents_sees_a_child_out_of_order(tmp_path: Path) -> None:
    data = report()
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in parts(data).items():
            if name == "word/document.xml":
                assert b"<w:cantSplit/><w:tblHeader/>" in content
                content = content.replace(b"<w:b/><w:bCs/><w:sz", b"<w:sz", 1)
                content = re.sub(rb"(<w:tblW [^>]*/>)(<w:jc [^>]*/>)", rb"\2\1", content)
            archive.writestr(name, content)
    assert mistakes(broken.getvalue(), tmp_path) != []


def number(text: str, language: Language) -> float | None:
    """Read a number as a person would."""
    found = re.match(r"~?-?[\d.,]+", text)
    if found is None:
        return None
    plain = found[0].lstrip("~")
    plain = plain.replace(".", "").replace(",", ".") if language == "vi" else plain.replace(",", "")
    return float(plain)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_are_those_of_the_json(sample: workflows.Outcome, language: Language) -> None:
    found = tables(render_docx(score_document(sample, language, OFFICE)))
    data = json.loads(render_score_json(sample.snapshot))
    province, *others = data["units"]
    names = {unit.id: unit.name.in_(language) for unit in sample.snapshot.units}
    for year in data["years"]:
        results = [one for one in province["indicators"] if year in one["goals"]]
        rows = found.pop(0)[1:]
        assert len(rows) == len(results)
        for row, result in zip(rows, results, strict=True):
            goal = result["goals"][year]
            value = row[3].split("\n")[0]
            assert number(value, language) == pytest.approx(result["value"], abs=0.005)
            if result["denominator"] is not None:
                division = row[3].partition("\n")[2].strip("()").replace("\n", "").split("/")
                read = [number(one, language) for one in division]
                assert read == [result["numerator"], result["denominator"]]
            assert number(row[2].replace("≥\u00a0", ""), language) == goal["target"]
            assert row[4].startswith(say(f"status.{goal['status']}", language))
            assert (number(row[5], language) or 0) == goal["gap"]
            earned, of = row[6].split("/")
            assert number(earned, language) == pytest.approx(goal["points"], abs=0.005)
            assert number(of, language) == goal["of"]
    if any(not one["goals"] for one in province["indicators"]):
        monitored = [one for one in province["indicators"] if not one["goals"]]
        assert [number(row[3], language) for row in found.pop(0)[1:]] == pytest.approx(
            [one["value"] for one in monitored], abs=0.005
        )
    scores = {row[0]: row[1:] for row in found.pop(0)[1:]}
    for unit_ in others:
        cells = iter(scores[names[unit_["id"]]])
        for year in data["years"]:
            summary = unit_["summary"][year]
            score = number(next(cells), language)
            assert score == (None if summary["score"] is None else pytest.approx(summary["score"], abs=0.005))
            undecided = summary["uncertain"] + summary["no_data"]
            assert next(cells) == f"{summary['met']}/{summary['not_met']}/{undecided}"
    for year in data["years"]:
        wanted = [one["id"] for one in province["indicators"] if year in one["goals"]]
        while wanted:
            rows = found.pop(0)
            ids, wanted = wanted[: len(rows[0]) - 1], wanted[len(rows[0]) - 1 :]
            for unit_, row in zip(others, rows[1:], strict=True):
                values = {one["id"]: one["value"] for one in unit_["indicators"]}
                for id, cell in zip(ids, row[1:], strict=True):
                    expected = None if values[id] is None else pytest.approx(values[id], abs=0.005)
                    assert number(cell, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_and_unknown_is_that_of_the_json(
    sample: workflows.Outcome, language: Language
) -> None:
    found = {
        table[0][-1]: table[1:] for table in tables(render_docx(score_document(sample, language, OFFICE)))
    }
    province, *others = json.loads(render_score_json(sample.snapshot))["units"]
    names = {unit.id: unit.name.in_(language) for unit in sample.snapshot.units}

    def gaps(unit_: dict[str, Any]) -> list[tuple[str, float]]:
        goals = ((year, goal) for one in unit_["indicators"] for year, goal in one["goals"].items())
        return sorted(("" if year == "annual" else year, goal["gap"]) for year, goal in goals if goal["gap"])

    rows = found[say("doc.gaps.who", language)]
    assert sorted((row[2].partition("\n")[2].strip("()"), number(row[3], language)) for row in rows) == gaps(
        province
    )
    for unit_, row in zip(others, found[say("doc.gaps.what", language)], strict=True):
        assert row[1] == names[unit_["id"]]
        lines = [line[2:] for line in row[2].split("\n") if line.startswith("- ")]
        years = [re.search(r"\((\d{4})\)$", line) for line in lines]
        shown = [
            (year[1] if year else "", number(line, language)) for year, line in zip(years, lines, strict=True)
        ]
        assert sorted(shown) == gaps(unit_)
    unknown = [one for one in province["indicators"] if one["unknown"]]
    rows = found.get(say("doc.unknown.bounds", language), [])
    for row, one in zip(rows, unknown, strict=True):
        assert number(row[1], language) == one["unknown"]
        assert [number(end, language) for end in row[2].split(" – ")] == [
            None if end is None else pytest.approx(end, abs=0.005) for end in (one["low"], one["high"])
        ]


def test_the_same_input_gives_the_same_bytes_and_no_clock_is_in_them(sample: workflows.Outcome) -> None:
    first, again = (render_docx(score_document(sample, "vi", OFFICE)) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    date = sample.snapshot.as_of
    assert date is not None
    properties = opened(first).core_properties
    assert (
        properties.created
        == properties.modified
        == dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
    )


def test_paper_and_type_are_those_of_the_decree() -> None:
    made = opened(report())
    (section,) = made.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for margin, least, most in (
        (section.top_margin, 20, 25),
        (section.bottom_margin, 20, 25),
        (section.left_margin, 30, 35),
        (section.right_margin, 15, 20),
    ):
        assert Mm(least) - 1000 <= margin <= Mm(most) + 1000
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    fonts = {font for one in parts(report()).values() for font in re.findall(rb'w:ascii="([^"]+)"', one)}
    assert fonts == {b"Times New Roman"}
    assert {made.styles[name].font.size.pt for name in ("Body", "Heading 1", "Heading 2", "Head")} == {13.0}


def test_the_frame_holds_what_the_decree_asks_for() -> None:
    text = texts(report())
    wanted = (
        "UBND TỈNH NAM ĐỊNH",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: …………/BC-SKHCN",
        "Nam Định, ngày …… tháng …… năm ……",
        "BÁO CÁO",
        "Nơi nhận:",
        "- Các sở, ban, ngành;",
        "GIÁM ĐỐC",
        "Nguyễn Văn A",
    )
    assert [one for one in wanted if one not in text] == []
    assert sorted(wanted, key=text.index) == sorted(wanted, key=wanted.index)


def test_headings_are_real_numbered_and_listed_in_the_contents() -> None:
    data = report()
    found = headings(data)
    assert [text.split(" ")[0] for level, text in found if level == 1] == [
        "I.",
        "II.",
        "III.",
        "IV.",
        "V.",
        "PHỤ",
    ]
    assert any(level == 3 and text.startswith("a) ") for level, text in found)
    xml = parts(data)["word/document.xml"].decode()
    assert 'TOC \\o "1-2"' in xml
    links = re.findall(r'w:anchor="([^"]+)"', xml)
    assert len(links) == len([one for one in found if one[0] <= 2])
    assert set(links) <= set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', xml))
    assert xml.count('w:fldCharType="begin"') == xml.count('w:fldCharType="end"') == 1


def test_every_table_repeats_its_heading() -> None:
    for table in opened(report()).tables:
        if table.style is not None and table.style.name == "Table Grid":
            assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_the_summary_is_a_sentence() -> None:
    assert "- Đạt 1/6 chỉ tiêu năm 2025; còn thiếu 20.000\u00a0người (Tỷ lệ cán bộ" in texts(report())
    assert "- Met 1 of 6 goals for 2025; missing: 20,000\u00a0people (Share of" in texts(
        report(language="en")
    )


def test_what_is_reconstructed_says_so_in_every_table() -> None:
    mark = say("provenance.reconstructed.mark", "vi")
    assert (
        texts(report()).count("(2) " + mark) >= 5
    )  # the year's table, its gaps, values by unit, unknown cells
    assert say("provenance.reconstructed", "vi") in texts(report())


def test_the_units_that_lack_most_are_named_first() -> None:
    one = snapshot(by="district")
    rows = next(table for table in tables(report(one)) if table[0][-1] == say("doc.gaps.who", "vi"))
    (row,) = {tuple(row[1:]) for row in rows if "(1)" in row[1] and "(2025)" in row[2]}
    assert row[-1] == "Giao Thủy 0 (20.000); Giao Thủy 1 (20.000); Giao Thủy 2 (20.000)"


def test_the_sign_of_a_provisional_score_is_explained_where_it_is_used() -> None:
    one = snapshot(by="district")
    assert "~ điểm tạm tính." in texts(report(one))
    sure = [
        dataclasses.replace(
            unit_,
            summaries={
                year: dataclasses.replace(
                    summary,
                    counts={**summary.counts, "no_data": 0},
                    earned_low=summary.earned,
                    earned_high=summary.earned,
                    incomplete=False,
                )
                for year, summary in unit_.summaries.items()
            },
        )
        for unit_ in one.units
    ]
    assert "~" not in texts(report(dataclasses.replace(one, units=tuple(sure))))


def test_a_ranking_is_titled_like_every_table(sample: workflows.Outcome) -> None:
    page = texts(render_docx(score_document(sample, "vi", OFFICE)))
    assert "Xếp hạng theo điểm" in page
    assert "XẾP HẠNG" not in page


def test_who_has_not_sent_is_named() -> None:
    lines = tuple(
        Line(name, status, {}, None, None, (), 0)
        for name, status in (("UBND xã Một", "sent"), ("UBND xã Hai", "missing"), ("UBND xã Ba", "missing"))
    )  # fmt: skip
    completeness = Completeness("submitters.yaml", ("staff",), lines, ())  # type: ignore[arg-type]
    text = texts(render_docx(score_document(scored(snapshot(), completeness), "vi", OFFICE)))
    assert "Đã gửi 1/3 đơn vị trong danh sách." in text
    assert "Chưa gửi: UBND xã Hai; UBND xã Ba." in text
    nobody = dataclasses.replace(completeness, lines=lines[1:])
    assert say("doc.submitters.untold", "vi") in texts(
        render_docx(score_document(scored(snapshot(), nobody), "vi", OFFICE))
    )


def test_the_annex_says_how_each_indicator_is_computed(sample: workflows.Outcome) -> None:
    title = say("report.scoring", "vi")
    rows = next(
        one for one in tables(render_docx(score_document(sample, "vi", OFFICE))) if one[0][-1] == title
    )
    assert len(rows) - 1 == len(sample.snapshot.targets.indicators)
    assert all(re.match(r"(Xét|Lấy|Đếm|Cộng) ", row[2]) for row in rows[1:])


def test_personal_values_stay_masked() -> None:
    finding = Finding(
        "NLS302", "a.xlsx", "Nhân sự", (5,), 3, "full_name", "Nguyễn Thị Bí Mật", private=True, params=NAME
    )
    text = texts(report(snapshot(findings=(finding,))))
    assert "***" in text
    assert "Bí Mật" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_is_inert(language: Language, tmp_path: Path) -> None:
    set_ = target_set(title={"vi": HOSTILE, "en": HOSTILE})
    named = unit("x", "district", HOSTILE, outcomes(set_), ("2025", "annual"))
    one = snapshot(
        set_=set_, findings=(Finding("NLS302", HOSTILE, HOSTILE, (1,), 1, "x", HOSTILE, params=NAME),)
    )
    one = dataclasses.replace(one, units=(*one.units, named, named))
    head = Letterhead(issuer=HOSTILE[:200], signer=HOSTILE[:200], recipients=(HOSTILE[:200],))
    data = render_docx(
        score_document(Scored(one, roles={"it": Words(vi=HOSTILE, en=HOSTILE)}), language, head)
    )
    assert mistakes(data, tmp_path) == []
    text = texts(data)
    assert not set("\x00\x0b\x1f\ufffe\u202e\u2066") & set(text)
    assert "<w:t>&amp;</w:t>" in text


@pytest.mark.parametrize("what", [score_document, gaps_document])
@pytest.mark.parametrize("by", [None, "commune", "organization"])
def test_every_outcome_can_be_written(what: Any, by: Any, tmp_path: Path) -> None:
    one = snapshot(by=by, former=True, as_of=None if by is None else dt.date(2026, 1, 1))
    assert mistakes(report(one, "vi", Letterhead(), what), tmp_path) == []


def test_the_table_of_formats_has_it() -> None:
    assert rendered("score-docx").startswith(b"PK")  # type: ignore[arg-type]
    assert rendered("gaps-docx", language="en").startswith(b"PK")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "vietnamese", "english"),
    [
        (dt.date(2024, 12, 1), "ngày 01 tháng 12 năm 2024", "1 December 2024"),
        (dt.date(2024, 2, 10), "ngày 10 tháng 02 năm 2024", "10 February 2024"),
        (dt.date(2024, 3, 9), "ngày 09 tháng 3 năm 2024", "9 March 2024"),
    ],
)
def test_dates_are_written_out(day: dt.date, vietnamese: str, english: str) -> None:
    assert long_date(day, "vi") == vietnamese
    assert long_date(day, "en") == english


def test_roman_numbers() -> None:
    assert [roman(n) for n in (1, 4, 5, 9, 14, 39)] == ["I", "IV", "V", "IX", "XIV", "XXXIX"]


def test_a_value_just_below_its_target_never_shows_as_reaching_it() -> None:
    one = snapshot()
    result = dataclasses.replace(one.units[0].indicators[1], value=Fraction(89_999, 1000))
    province = dataclasses.replace(one.units[0], indicators=(result,))
    rows = tables(report(dataclasses.replace(one, units=(province,))))[0]
    assert rows[1][3].startswith("89,999%")
