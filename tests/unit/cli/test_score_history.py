"""`nls score --trend`: the page says what `nls trend` says, and nothing is taken that no page shows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import html5lib
import pytest

from nls_cli.cli.main import run
from nls_cli.messages import say
from tests.unit.reporting.read_back import same_numbers
from tests.unit.reporting.test_score_html import text_of

SAMPLES = Path(__file__).parents[3] / "sample_data"
MADE = Path(__file__).parents[1] / "parsing" / "sealed" / "made.xlsx"


def test_the_page_shows_the_course_of_the_trend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NLS_LANG", raising=False)
    old, new = (str(SAMPLES / f"nam-dinh-{year}.xlsx") for year in (2021, 2024))
    assert run(["score", new, "--trend", old, "--trend", new, "--year", "2030", "-o", "page.html"]) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert said.count("Kỳ 31/12/2021") == 1
    assert "Kỳ 01/12/2024" not in said
    assert run(["trend", old, new, "--year", "2030", "--format", "json"]) == 0
    (province,) = json.loads(capsys.readouterr().out)["units"]
    root = html5lib.parse(Path("page.html").read_text("utf-8"), namespaceHTMLElements=False)
    (section,) = (one for one in root.iter("section") if one.get("aria-labelledby") == "trend")
    rows = [list(row) for row in section.iter("tr") if row.find("td") is not None]
    in_order = sorted(province["indicators"], key=lambda series: not series["goals"])
    for row, series in zip(rows, in_order, strict=True):
        # both ends, also where the series is broken between them, as in the text
        values = [point["value"] for point in series["points"] if point["value"] is not None] or [None]
        for cell, value in ((row[2], values[0]), (row[3], values[-1])):
            same_numbers(text_of(cell).split(" (")[0], [value], "vi")
        for goal in series["goals"].values():
            assert text_of(row[7]) == say(f"trend.status.{goal['status']}", "vi")


def test_it_is_refused_where_no_page_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(MADE, "bieu.xlsx")
    assert run(["score", "bieu.xlsx", "--trend", "bieu.xlsx", "-o", "a.docx"]) == 2
    assert "--trend" in capsys.readouterr().err
    assert not Path("a.docx").exists()
