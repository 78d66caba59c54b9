"""Mistakes in a form's `rules:` section are told at their place in the form's own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from nls_cli import workflows
from nls_cli.errors import SourceError
from nls_cli.reading.library import shipped

FORM = (shipped("targets") / "forms" / "staff-census.yaml").read_text("utf-8")
SET = """\
nls: 1
id: mine
title: {vi: "Thử", en: "Trial"}
form: my-form
units: nam-dinh
indicators:
  - {id: people, name: {vi: "Người", en: "People"}, unit: count, measure: {count: staff}}
"""


def mistakes(folder: Path, rules: str) -> list[tuple[str, str, int, int, tuple[str, ...]]]:
    """Return the mistakes of a form whose `rules:` section is the one given: key, file, line in it, column, nearest."""
    before, _, rest = FORM.partition("\nrules:\n")
    after = rest[rest.index("\nsheets:\n") :]
    forms = folder / "targets" / "forms"
    forms.mkdir(parents=True)
    form = forms / "my-form.yaml"
    form.write_text(before.replace("id: staff-census", "id: my-form") + "\nrules:\n" + rules + after, "utf-8")
    mine = folder / "mine.yaml"
    mine.write_text(SET, "utf-8")
    try:
        workflows.load_targets(str(mine), folder)
    except SourceError as error:
        first = before.count("\n") + 3  # the line after `rules:`
        return [(p.key, Path(p.file).name, p.line - first, p.column, p.nearest) for p in error.problems]
    return []


@pytest.mark.parametrize(
    ("rule", "key", "column", "nearest"),
    [
        (
            "  ages: [{in: staf, column: birth_date, min: 15, max: 100}]",
            "yaml.unknown_sheet",
            15,
            "staff",
        ),
        (
            "  ages: [{in: staff, column: birthdate, min: 15, max: 100}]",
            "yaml.unknown_column",
            30,
            "birth_date",
        ),
        (
            "  ages: [{in: staff, column: full_name, min: 15, max: 100}]",
            "yaml.unknown_column",
            30,
            "",
        ),
        (
            "  rows: [{code: NLS601, in: staff, column: position, when: {is_leadr: true}, expect: {}}]",
            "yaml.unknown_column",
            61,
            "is_leader",
        ),
        (
            "  rows: [{code: NLS601, in: staff, column: position, when: {is_leader: yes}, expect: {}}]",
            "yaml.true_false",
            72,
            "",
        ),
        (
            "  rows: [{code: NLS602, in: staff, column: position, wen: {}, expect: {}}]",
            "yaml.unknown_key",
            54,
            "when",
        ),
        (
            "  rows: [{code: NLS699, in: staff, column: position, when: {}, expect: {}}]",
            "yaml.literal",
            17,
            "NLS690",
        ),
        (
            "  sums: [{in: organizations, parts: [leaders, name], at_most: employees}]",
            "yaml.unknown_column",
            47,
            "",
        ),
        (
            "  counts: [{code: NLS406, in: localities, column: hamlets, must_be: equal, by: commune, "
            "counted: {in: teams, distinct: hamlets}}]",
            "yaml.unknown_column",
            120,
            "hamlet",
        ),
    ],
)
def test_a_mistake(rule: str, key: str, column: int, nearest: str, tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, rule + "\n")
    assert found[:4] == (key, "my-form.yaml", 0, column)
    assert found[4][:1] == ((nearest,) if nearest else ())


def test_the_messages_of_a_forms_own_rule_are_required(tmp_path: Path) -> None:
    rule = "  rows: [{code: NLS690, in: staff, column: position, when: {}, expect: {}}]\n"
    assert [one[:2] for one in mistakes(tmp_path, rule)] == [("yaml.own_rule", "my-form.yaml")]


def test_a_form_without_rules_is_a_form(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "  rows: []\n") == []
