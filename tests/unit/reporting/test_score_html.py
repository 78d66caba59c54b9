"""The web page: valid, complete, to be read by everybody, with the numbers of the JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from nls_cli.messages import LANGUAGES, Language, say
from nls_cli.reporting.score_json import snapshot_object
from tests.unit.reporting.hostile_score import NAMES, hostile_score
from tests.unit.reporting.scored import Scored, rendered
from tests.unit.reporting.snapshots import OUTCOMES, snapshot, target_set

PAGES = ("score-html", "gaps-html")
CSS = files("nls_cli.reporting").joinpath("templates/score.css").read_text("utf-8")


def page(name: str, scored: Scored | None = None, language: Language = "vi") -> Element:
    """Parse strictly: any deviation from HTML raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: Element = parser.parse(rendered(name, scored, language))
    return found


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by", [None, "district", "commune", "organization"])
def test_every_outcome_is_valid_html_in_order(name: str, language: Language, by: Any) -> None:
    root = page(name, Scored(snapshot(by=by, former=by == "district")), language)
    assert root.get("lang") == language
    ids = Counter(one.get("id") for one in root.iter() if one.get("id"))
    assert [id for id, count in ids.items() if count > 1] == []
    assert {one.get("href", "")[1:] for one in root.iter("a")} <= set(ids)
    levels = [int(one.tag[1]) for one in root.iter() if re.fullmatch("h[1-6]", str(one.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_what_shows_something_also_says_it(name: str) -> None:
    root = page(name, Scored(snapshot(by="district")))
    assert [one for one in root.iter("th") if one.get("scope") not in ("col", "row")] == []
    svg = [one for one in root.iter() if str(one.tag).endswith("svg")]
    assert all(one.get("role") == "img" and one.get("aria-label") for one in svg)
    for one in root.iter("table"):
        (row, *_) = one.find("thead") or ()
        assert all(len(text_of(cell)) > 0 for cell in row)
    coloured = [one for one in root.iter() if classes(one) & {"badge", *(f"heat-{n}" for n in range(5))}]
    assert coloured
    assert all(text_of(one) for one in coloured)


def test_no_status_is_told_by_colour_alone() -> None:
    root = page("score-html", Scored(snapshot(by="district")))
    (heat, _) = (one for one in root.iter("table") if "heat" in classes(one))
    cells = [text_of(cell) for cell in list(heat.iter("tr"))[1]][2:]
    words = ["✓ 88% Đạt", "✗ 88% Chưa đạt", "? 88% Chưa đủ căn cứ kết luận", *["∅ Chưa có số liệu"] * 3]
    assert cells == [*words, "○ Không phát sinh", *["○ Không áp dụng"] * 2]
    assert len(cells) == len(OUTCOMES)


def test_it_needs_nothing_and_runs_nothing() -> None:
    for name in PAGES:
        source = str(rendered(name, Scored(snapshot(by="district"))))
        assert not re.search(r"<(script|link|img|iframe|object)|https?:|url\(|@import", source)
        assert "default-src 'none'" in source


def numbers(root: Element) -> Iterator[tuple[str, str, float]]:
    for table in root.iter("table"):
        for row in table.iter("tr"):
            if table.get("data-unit") and row.get("data-indicator"):
                for data in row.iter("data"):
                    if data.get("value"):
                        yield (
                            table.get("data-unit", ""),
                            row.get("data-indicator", ""),
                            float(data.get("value", "")),
                        )


def test_every_value_is_that_of_the_json() -> None:
    one = snapshot(by="district")
    data = json.loads(json.dumps(snapshot_object(one)))
    expected = {
        (unit["id"], result["id"], float(result["value"]))
        for unit in data["units"]
        for result in unit["indicators"]
        if result["value"] is not None
    }
    assert set(numbers(page("score-html", Scored(one)))) == expected


def test_reconstructed_indicators_say_so_where_they_show() -> None:
    root = page("score-html", Scored(snapshot(by="district")))
    marked = [one for one in root.iter("span") if "reconstructed" in classes(one)]
    names = [one for one in root.iter("tr") if one.get("data-indicator") in ("i2", "i6")]
    assert len(marked) == len(names) > 0
    assert all("Tạm xây dựng, chưa đối chiếu văn bản gốc" in text_of(one) for one in names)
    warnings = [text_of(one) for one in root.iter("p") if "warning" in classes(one)]
    assert len(warnings) == 1
    assert "LƯU Ý: 2/10 chỉ tiêu" in warnings[0]
    assert any(one.provenance == "reconstructed" for one in target_set().indicators)


@pytest.mark.parametrize("name", PAGES)
def test_no_name_becomes_markup(name: str) -> None:
    source = str(rendered(name, Scored(hostile_score())))
    root = page(name, Scored(hostile_score()))
    assert list(root.iter("script")) == []
    assert [one for one in root.iter() if any(str(key).startswith("on") for key in one.attrib)] == []
    assert NAMES[0] in text_of(root)
    assert not re.search("[\x00-\x08\x1b\u202e]", source)


def test_a_provisional_score_says_so_with_its_bounds() -> None:
    cards = [one for one in page("score-html").iter("div") if classes(one) == {"card"}]
    assert all(
        "Điểm tạm tính" in text_of(one) and "thấp nhất – cao nhất có thể" in text_of(one) for one in cards
    )


# -- colours -----------------------------------------------------------------------------------------------


def palettes() -> list[dict[str, str]]:
    """Return the light colours, and the dark ones over them."""
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    found = [dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in (light, dark)]
    assert set(found[0]) == set(found[1])
    return found


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_and_shapes_stand_out_as_wcag_aa_asks(scheme: int) -> None:
    colours = palettes()[scheme]
    text = [(ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "panel")]
    text += [(f"{tone}-ink", tone) for tone in ("good", "warn", "bad", "info", "dim")]
    text += [("heat-ink", f"heat-{level}") for level in range(5)]
    shapes = [("bar", "track"), ("range", "paper"), ("range", "track"), ("goal", "paper"), ("goal", "track")]
    weak = [(a, b) for a, b in text if contrast(colours[a], colours[b]) < 4.5]
    weak += [(a, b) for a, b in shapes if contrast(colours[a], colours[b]) < 3]
    assert weak == []


def test_of_very_many_units_only_what_they_lack_is_told_and_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = Scored(snapshot(by="organization"))
    full = str(rendered("score-html", one))
    monkeypatch.setattr("nls_cli.reporting.score_html.MOST_IN_FULL", 3)
    brief = str(rendered("score-html", one))
    said = say("report.drill.brief", "vi", count=4)
    assert said in brief
    assert said not in full
    table = '<table class="stack" data-unit="u0"'
    assert (full.count(table), brief.count(table)) == (2, 0)
    assert brief.count('data-missing="u0"') == full.count('data-missing="u0"') == 1
