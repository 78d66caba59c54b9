"""Ranks by score: ties share one, and unknown cells leave a range."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from fractions import Fraction

import pytest

from nls_cli.messages import LANGUAGES, Language, say
from nls_cli.model.base import Words
from nls_cli.model.snapshot import STATUSES, Summary, UnitScore
from nls_cli.reporting.ranking import rank_text, ranking_blocks, rankings
from nls_cli.scoring.ranks import rank_units
from tests.unit.reporting.scored import Scored, rendered
from tests.unit.reporting.snapshots import snapshot

Scores = list[tuple[float, float, float] | None]


def units(scores: Scores) -> list[UnitScore]:
    """Make districts a, b, c … of (score, lowest, highest); None: no score."""
    found: list[UnitScore] = []
    for at, one in enumerate(scores):
        score, low, high = (Fraction(str(n)) for n in (one or (0, 0, 0)))
        possible = Fraction(0 if one is None else 100)
        summary = Summary(dict.fromkeys(STATUSES, 0), score, possible, low, high, incomplete=False)
        name = chr(97 + at)
        found.append(UnitScore(name, "district", Words(vi=name, en=name), {"2025": summary}, (), {}))
    return found


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([(90, 90, 90), (80, 80, 80)], "a 1, b 2"),
        ([(80, 80, 80), (90, 90, 90)], "b 1, a 2"),
        ([(90, 90, 90), (90, 90, 90), (80, 80, 80)], "a 1=, b 1=, c 3"),
        # b may overtake a, and c may overtake b, but not a
        ([(90, 90, 90), (80, 80, 95), (70, 70, 85)], "a 1–2, b 1–3, c 2–3"),
        # reaching the other's score is not standing above it
        ([(90, 90, 90), (80, 80, 90)], "a 1, b 1–2"),
        # equal now, and one of them not certain
        ([(90, 85, 90), (90, 90, 90)], "a 1–2, b 1="),
        ([(90, 90, 90), None, (80, 80, 80)], "a 1, c 2"),
    ],
)
def test_ranks(scores: Scores, expected: str) -> None:
    ranks = rank_units(units(scores), "2025")
    assert ", ".join(f"{rank.unit.id} {rank_text(rank, 'vi')}" for rank in ranks) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_explains_the_signs_it_uses(language: Language) -> None:
    certain = "\n".join(ranking_blocks(units([(9, 9, 9), (8, 8, 8)]), ["2025"], language, 60, color=False))
    assert "=" not in certain
    assert len(certain.splitlines()) == 5
    (shown,) = ranking_blocks(
        units([(90, 90, 90), (90, 90, 90), (70, 60, 80)]), ["2025"], language, 60, color=False
    )
    assert "1=" in shown
    assert max(map(len, shown.splitlines())) <= 60
    assert ranking_blocks(units([(90, 90, 90)]), ["2025"], language, 60, color=False) == []


def test_the_text_says_that_points_to_be_had_differ_and_who_is_not_ranked() -> None:
    one, two = units([(90, 90, 90), (80, 80, 80)])
    alike = rankings([one, two], ["2025"], "vi")[0].note
    fewer = dataclasses.replace(two.summaries["2025"], possible=Fraction(85))
    rest = dataclasses.replace(one, level="rest", name=Words(vi="Khối tỉnh", en="Provincial bodies"))
    note = rankings([one, dataclasses.replace(two, summaries={"2025": fewer}), rest], ["2025"], "vi")[0].note
    assert alike == ""
    assert "điểm tối đa mỗi nơi một khác (85 – 100)" in note
    assert "Không xếp hạng vì không phải cấp huyện: Khối tỉnh." in note


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_for_reading_shows_ranges_and_ties(language: Language) -> None:
    """Ties and a rank that is not certain stand in the text as in md, html and docx."""
    whole, *_ = snapshot(by="district").units
    districts = [
        dataclasses.replace(one, summaries=dict(whole.summaries) | one.summaries, indicators=whole.indicators)
        for one in units([(90, 90, 90), (90, 90, 90), (80, 70, 85), (75, 75, 75)])
    ]
    made = dataclasses.replace(snapshot(by="district"), units=(whole, *districts))
    ranking = next(one for one in rankings(made.units, made.years, language) if "2025" in one.title)
    assert [row[0] for row in ranking.rows] == ["1=", "1=", "3–4", "3–4"]
    scored = Scored(made)
    page, markdown = (str(rendered(f"score-{name}", scored, language)) for name in ("html", "md"))
    data = rendered("score-docx", scored, language)
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    for rank in ("1=", "3–4"):
        assert f"<td>{rank}</td>" in page
        assert f"| {rank} |" in markdown
        assert f">{rank}<" in document
    for said in (page, markdown, document):
        assert say("ranking.note.range", language) in said
