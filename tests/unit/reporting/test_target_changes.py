"""The difference between two target sets: every field is seen, said in both languages, and valid as JSON."""

from __future__ import annotations

import itertools
import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from nls_cli.messages import LANGUAGES
from nls_cli.model.target_changes import TargetChanges, compare_targets
from nls_cli.model.targets import Indicator, TargetSet
from nls_cli.reporting.target_changes import render_target_changes, render_target_changes_json
from nls_cli.workflows import ComparedTargets, compare_target_sets

ROOT = Path(__file__).resolve().parents[3]
SETS = ("nam-dinh-kh76", "nam-dinh-dti-13", "qd-146")
SCHEMA = json.loads((ROOT / "targets" / "schemas" / "nls.targets.diff.schema.json").read_text("utf-8"))


@cache
def compared(old: str, new: str) -> ComparedTargets:
    return compare_target_sets(old, new, ROOT)


def changed(**update: Any) -> tuple[TargetSet, TargetChanges]:
    """Compare the national set with itself after an update of its first indicator."""
    old = compared("qd-146", "qd-146").old.set
    first, *others = old.indicators
    new = old.model_copy(update={"indicators": (first.model_copy(update=update), *others)})
    return old, compare_targets(old, new)


@pytest.mark.parametrize("set_", SETS)
def test_a_set_is_like_itself(set_: str) -> None:
    found = compared(set_, set_)
    assert found.changes.empty
    assert found.changes.same == len(found.old.set.indicators)


@pytest.mark.parametrize(("old", "new"), list(itertools.permutations(SETS, 2)))
def test_every_indicator_is_told_once(old: str, new: str) -> None:
    changes = compared(old, new).changes
    told = [one.new.id for one in changes.changed] + [one.id for one in changes.added]
    assert len(told) + changes.same == len(changes.new.indicators)
    gone = [one.old.id for one in changes.changed] + [one.id for one in changes.removed]
    assert len(gone) + changes.same == len(changes.old.indicators)
    back = compared(new, old).changes
    assert {one.id for one in back.added} == {one.id for one in changes.removed}
    assert [(one.old, one.new) for one in back.fields] == [(one.new, one.old) for one in changes.fields]


@pytest.mark.parametrize(("old", "new"), list(itertools.product(SETS, SETS)))
def test_text_fits_and_json_keeps_its_schema(old: str, new: str) -> None:
    found = compared(old, new)
    for language, width in itertools.product(LANGUAGES, (40, 80)):
        said = render_target_changes(
            found.changes, found.old, found.new, ("a.yaml", "b.yaml"), language, width, color=False
        )
        assert max(map(len, said.splitlines())) <= width
    data = json.loads(render_target_changes_json(found.changes, found.old, found.new))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)


@pytest.mark.parametrize("field", sorted(set(Indicator.model_fields) - {"id", "per"}))
def test_no_field_is_overlooked(field: str) -> None:
    value = {"goals": {}, "baseline": {"2099": Fraction(1)}, "unit": "count"}.get(field, "another")
    _, changes = changed(**{field: value})
    (one,) = changes.changed
    assert {change.field for change in one.fields} == {field} | ({"measure"} if field == "unit" else set())


def test_no_field_of_the_set_is_overlooked() -> None:
    old = compared("qd-146", "qd-146").old.set
    for field in set(TargetSet.model_fields) - {"nls", "id", "extends", "indicators", "cases"}:
        changes = compare_targets(old, old.model_copy(update={field: "another"}))
        assert [one.field for one in changes.fields] == [field]


def test_an_indicator_with_another_id_is_found_by_its_measure() -> None:
    _, changes = changed(id="digital-skills")
    (one,) = changes.changed
    assert [(two.field, two.old, two.new) for two in one.fields] == [
        ("id", "working-age-skills", "digital-skills")
    ]
    assert not changes.added
    assert not changes.removed


def test_two_that_measure_the_same_are_not_guessed() -> None:
    old = compared("qd-146", "qd-146").old.set
    first, *others = old.indicators
    twins = tuple(first.model_copy(update={"id": id}) for id in ("one", "two"))
    changes = compare_targets(old, old.model_copy(update={"indicators": (*twins, *others)}))
    assert [one.id for one in changes.added] == ["one", "two"]
    assert [one.id for one in changes.removed] == [first.id]


def test_decimals_of_yaml_stay_as_written(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    goals = "{2025: {at_least: 95.5, aspirational: true}}"
    path.write_text(
        f"nls: 1\nid: mine\nextends: qd-146\nindicators:\n  - {{id: schools-stem, goals: {goals}}}\n", "utf-8"
    )
    found = compare_target_sets("qd-146", str(path), ROOT)
    data = json.loads(render_target_changes_json(found.changes, found.old, found.new))
    goal = data["changed"][0]["fields"][0]
    assert goal == {
        "field": "goals",
        "year": "2025",
        "old": {"at_least": 50},
        "new": {"at_least": 95.5, "aspirational": True},
    }
