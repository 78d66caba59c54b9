"""The score as CSV: tidy, with the numbers of the JSON, and harmless to open."""

from __future__ import annotations

import csv
import dataclasses
import io
import json

import pytest

from nls_cli.messages import LANGUAGES, Language
from nls_cli.reporting.score_csv import COLUMNS, render_score_csv
from nls_cli.reporting.score_json import render_gaps_json, render_score_json
from tests.unit.reporting.snapshots import outcomes, snapshot, target_set, unit

NUMBERS = ("numerator", "denominator", "value", "low", "high", "unknown")
OF_GOALS = ("target", "attainment", "gap", "points", "of")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def as_json(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("only_open", [False, True])
def test_every_number_is_that_of_the_json(language: Language, only_open: bool) -> None:
    one = snapshot(by="district")
    found = {
        (row["unit"], row["indicator"], row["year"]): row
        for row in rows(render_score_csv(one, language, only_open=only_open))
    }
    data = json.loads(render_gaps_json(one) if only_open else render_score_json(one))
    expected = 0
    for unit_ in data["units"]:
        for result in unit_["indicators"]:
            for year, goal in (result["goals"] or {"": {}}).items():
                row = found[unit_["id"], result["id"], year]
                assert [as_json(row[name]) for name in NUMBERS] == [result[name] for name in NUMBERS]
                assert [as_json(row[name]) for name in OF_GOALS] == [goal.get(name) for name in OF_GOALS]
                assert row["status"] == goal.get("status", "")
                expected += 1
    assert expected == len(found)


def test_words_follow_the_language_and_ids_do_not() -> None:
    vietnamese, english = (rows(render_score_csv(snapshot(), language)) for language in LANGUAGES)
    assert {row["status_text"] for row in vietnamese} >= {"Đạt", "Chưa đạt", "Không phát sinh"}
    assert {row["status_text"] for row in english} >= {"Met", "Not met yet", "Nothing to measure"}
    assert [row["status"] for row in vietnamese] == [row["status"] for row in english]


def test_the_sign_for_excel_only_when_asked() -> None:
    assert render_score_csv(snapshot(), "vi", bom=True).startswith("\ufefftargets,")
    assert render_score_csv(snapshot(), "vi").startswith(",".join(COLUMNS) + "\n")


def test_no_name_becomes_a_formula() -> None:
    set_ = target_set()
    bad = unit("x", "province", "=HYPERLINK(1)", outcomes(set_), ("2025", "annual"))
    one = snapshot(set_=set_)
    hostile = dataclasses.replace(one, units=(bad,))
    assert {row["unit_name"] for row in rows(render_score_csv(hostile, "vi"))} == {"'=HYPERLINK(1)"}
