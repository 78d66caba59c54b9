"""Markdown: tables that stay tables, numbers of the JSON, names that do nothing."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from markdown_it import MarkdownIt

from nls_cli.messages import LANGUAGES, Language, say
from nls_cli.model.completeness import Completeness, Line
from nls_cli.reporting import words
from nls_cli.reporting.score_md import inert
from tests.unit.reporting.hostile_score import NAMES, hostile_score
from tests.unit.reporting.scored import Scored, rendered
from tests.unit.reporting.snapshots import snapshot

REPORTS = ("score-md", "gaps-md")


def tables(text: str) -> list[list[list[str]]]:
    """Return the cells of every table as GitHub would show them."""
    found: list[list[list[str]]] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found and token.children is not None and token.level > 3:
            found[-1][-1].append("".join(one.content for one in token.children))
    return found


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by", [None, "district", "organization"])
def test_every_row_has_the_cells_of_its_heading(name: str, language: Language, by: Any) -> None:
    found = tables(str(rendered(name, Scored(snapshot(by=by)), language)))
    assert found
    assert [row for one in found for row in one if len(row) != len(one[0])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_values_are_those_of_the_other_reports(language: Language) -> None:
    one = snapshot(by="district")
    text = str(rendered("score-md", Scored(one), language))
    rows = [row for table in tables(text) for row in table]
    for result in one.units[0].indicators:
        value, name = words.value_text(result, language), result.indicator.name.in_(language)
        assert any(
            name in row[1] and any(cell.startswith(value) for cell in row[2:]) for row in rows if len(row) > 2
        )
    for year, summary in one.units[0].summaries.items():
        assert words.total_text(summary, language) in text, year


@pytest.mark.parametrize("name", REPORTS)
def test_no_name_acts(name: str) -> None:
    text = str(rendered(name, Scored(hostile_score())))
    page = MarkdownIt("gfm-like", {"html": True}).disable("linkify").render(text)
    assert "<script" not in page
    assert "<a " not in page
    assert "@someone" not in page
    assert "https://" not in text
    assert "\x1b" not in text
    shown = [row for table in tables(str(rendered("score-md", Scored(hostile_score())))) for row in table]
    assert any(NAMES[3].split("@")[0] in cell for row in shown for cell in row)


def test_ordinary_text_stays_readable_as_source() -> None:
    for text in ("92,55% (1.528/1.651)", "3.300 (năm 2021)", "≥ 90% · Đạt", "Ban Quản lý dự án - Sở Y tế"):
        assert inert(text) == text
    assert inert("[N] a:b 1. x") == "&#91;N&#93; a&#58;b 1. x"


def test_reconstructed_indicators_say_so_where_they_show() -> None:
    rows = [row for table in tables(str(rendered("score-md"))) for row in table]
    marked = [row[1] for row in rows if "[T]" in row[1]]
    assert marked
    assert all("Tạm xây dựng, chưa đối chiếu văn bản gốc" in cell for cell in marked)


@pytest.mark.parametrize("name", ["score-md", "score-html", "score-xlsx"])
def test_who_has_not_sent_is_named_in_every_report(name: str) -> None:
    lines = tuple(
        Line(who, status, {}, None, None, (), 0)
        for who, status in (("UBND xã Một", "sent"), ("UBND xã Hai", "missing"), ("UBND xã Ba", "missing"))
    )  # fmt: skip
    completeness = Completeness("submitters.yaml", ("staff",), lines, ())  # type: ignore[arg-type]
    report = rendered(name, Scored(completeness=completeness))
    text = report if isinstance(report, str) else strings_of(report)
    for said in ("Đã gửi 1/3 đơn vị trong danh sách.", "UBND xã Hai", "UBND xã Ba"):
        assert said in text
    assert "UBND xã Một" not in text
    report = rendered(name, Scored())
    text = report if isinstance(report, str) else strings_of(report)
    assert say("doc.submitters.unlisted", "vi") in text


def strings_of(workbook: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return archive.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize("name", REPORTS)
def test_the_method_of_every_indicator_is_written_out(name: str) -> None:
    text = str(rendered(name))
    assert "## Cách tính" in text
    (method,) = (one for one in tables(text) if one[0][2:3] == ["Định nghĩa"])
    assert len(method) - 1 == len(snapshot().targets.indicators)
    assert all(row[2] for row in method[1:])
