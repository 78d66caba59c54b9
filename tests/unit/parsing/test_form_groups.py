"""Column groups of a form: mistakes at their place, and the schema that editors complete by."""

from __future__ import annotations

from pathlib import Path

import pytest

from nls_cli import workflows
from nls_cli.errors import SourceError

FORM = (Path(__file__).parents[3] / "targets" / "forms" / "staff-census.yaml").read_text("utf-8")
SET = """\
nls: 1
id: thu
title: {vi: "Thử", en: "Try"}
form: thu
units: nam-dinh
indicators:
  - {id: one, name: {vi: "Một", en: "One"}, unit: count, measure: {count: staff}}
"""
LINE = "      - {column: gender, answers: {nam: [], nu: []}, alone: true}\n"


@pytest.mark.parametrize(
    ("wrong", "place", "key", "nearest"),
    [
        ("{column: gendre, answers: {nam: [], nu: []}}", "gendre", "yaml.unknown_column", "gender"),
        ("{column: gender, holds: birthdate, answers: {nam: [], nu: []}}", "birthdate", "yaml.unknown_column",
         "birth_date"),
        ("{column: note, answers: {nam: [], nu: []}}", "note", "yaml.group_column", None),
        ("{column: gender, answers: {nam: [], nuu: []}}", "nuu", "yaml.group_answer", "nu"),
        ("{column: gender, answers: {nam: []}}", "{nam: []}}", "yaml.too_short", None),
        ("{column: gender, answer: {nam: [], nu: []}}", "answer:", "yaml.unknown_key", "answers"),
        ("{column: is_leader, answers: {nam: [], nu: []}}", "nam", "yaml.group_answer", None),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(
    wrong: str, place: str, key: str, nearest: str | None, tmp_path: Path
) -> None:
    assert LINE in FORM
    text = FORM.replace("id: staff-census", "id: thu", 1).replace(LINE, f"      - {wrong}\n", 1)
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "thu.yaml").write_text(text, "utf-8")
    (tmp_path / "thu.yaml").write_text(SET, "utf-8")
    with pytest.raises(SourceError) as caught:
        workflows.load_targets(str(tmp_path / "thu.yaml"), tmp_path)
    line = next(number for number, one in enumerate(text.split("\n"), 1) if wrong in one)
    column = text.split("\n")[line - 1].index(place) + 1
    problem = caught.value.problems[0]
    assert (problem.line, problem.column, problem.key) == (line, column, key)
    assert nearest is None or nearest in problem.nearest


def test_the_schema_of_a_form_knows_groups_and_layout() -> None:
    schema = workflows.form_schema()
    assert set(schema["$defs"]["ColumnGroup"]["required"]) == {"column", "answers"}
    assert {"serial", "outside", "hidden"} <= set(schema["$defs"]["FormLayout"]["properties"])
