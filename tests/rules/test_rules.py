"""Every code on workbooks it must accept and workbooks it must report, at the exact cells; a file is a test."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from nls_cli import workflows
from nls_cli.model.check import CheckResult
from nls_cli.model.conditions import Targets
from nls_cli.model.finding import RULES, Finding
from nls_cli.model.form_rules import RowRule
from nls_cli.model.units import Kind, Unit, Units
from nls_cli.model.workbook import RawWorkbook, Refusal, column_letters
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.conditions import Mistake
from nls_cli.parsing.form_rules import compile_rules
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reporting.check_entries import CheckView, entries
from nls_cli.scoring.score import Question, score_census
from tests.rules.cases import Case, read_cases, write_case

CASES = read_cases()
SCORED = ("NLS125",)
"""Codes that only a score raises, for they are about the target set."""
MERGED = {"NLS615"}
"""Codes that need an earlier census to compare with: `nls merge --previous`; see tests/unit/rules/test_jumps.py."""
Answers = dict[Path, RawWorkbook | Refusal]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Targets:
    targets, _ = workflows.load_targets(workflows.DEFAULT_TARGETS, tmp_path_factory.mktemp("project"))
    return targets


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answers]:
    """Read the workbooks of all cases at once: starting a reader for each would take most of the time."""
    root = tmp_path_factory.mktemp("rules")
    written = {case.id: write_case(case, root / case.id) for case in CASES}
    paths = [path for found in written.values() for path in found]
    with workflows.WorkbookReader(workflows.Limits()) as reader:
        read = dict(zip(paths, reader.read_all(paths), strict=True))
    return {id: {path: read[path] for path in found} for id, found in written.items()}


def test_every_code_has_a_case_that_it_rejects() -> None:
    assert RULES.keys() - MERGED - {case.code for case in CASES if case.rejected} == set()


def test_every_code_about_content_has_a_case_that_it_accepts() -> None:
    content = {code for code in RULES if code >= "NLS120"}
    assert content - MERGED - {case.code for case in CASES if not case.rejected} == set()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, answers: dict[str, Answers], loaded: Targets) -> None:
    read = answers[case.id]
    if case.refusal is not None:
        read = {path: dataclasses.replace(case.refusal, path=path) for path in read}
    if case.rule is not None:
        loaded = with_rule(case.rule, loaded)
    if case.layout is not None:
        loaded = dataclasses.replace(loaded, layouts=(case.layout,))
    if case.hamlets:
        loaded = dataclasses.replace(loaded, units=with_hamlets(loaded.units, case.hamlets))
    if case.code in SCORED:
        found = scored(case, read, loaded)
    else:
        result = workflows.check_answers(read.values(), loaded, list(read), case.as_of, None)
        worded(result)
        found = [one for one in result.findings if one.code == case.code]
    assert sorted(place for one in found for place in places(one)) == sorted(case.expected)


def scored(case: Case, read: Answers, loaded: Targets) -> list[Finding]:
    """Return what a score says of the target set."""
    types = FormTypes(loaded.form)
    parsed = [parse_workbook(one, types, case.as_of) for one in read.values() if isinstance(one, RawWorkbook)]
    census = assemble_census(parsed, loaded.form, loaded.units, case.as_of)
    limited = loaded.set.model_copy(update={"valid_until": case.valid_until})
    snapshot = score_census(
        census, dataclasses.replace(loaded, set=limited), Question(None, None, None, False)
    )
    return [one for one in snapshot.findings if one.code == case.code]


def with_rule(rule: RowRule, loaded: Targets) -> Targets:
    """Return the targets with one more rule in their form."""
    rules = loaded.form.rules.model_copy(update={"rows": (*loaded.form.rules.rows, rule)})
    form = loaded.form.model_copy(update={"rules": rules})
    mistakes: list[Mistake] = []
    loaded = dataclasses.replace(loaded, form=form, rules=compile_rules(form, mistakes.append))
    assert mistakes == []
    return loaded


def with_hamlets(units: Units, hamlets: list[Unit]) -> Units:
    """Return the units with hamlets of a kind of their own; those of the shipped file are none."""
    words = {"level": "hamlet", "name": {"vi": "Xóm", "en": "Hamlet"}, "prefixes": ["xóm"]}
    fields = {name: getattr(units, name) for name in Units.model_fields}
    kinds = {**units.kinds, "xom": Kind.model_validate(words)}
    return Units(**fields | {"kinds": kinds, "units": (*units.units, *hamlets)})


def places(finding: Finding) -> list[str]:
    """Say where a finding stands, as the cases do: `a.xlsx · Nhân sự!B3`."""
    file = Path(finding.path).name
    if finding.sheet is None:
        return [file]
    column = column_letters(finding.column) if finding.column else ""
    cells = [f"{column}{row}" for row in finding.rows] or [column]
    return [f"{file} · {finding.sheet}!{cell}" if cell else f"{file} · {finding.sheet}" for cell in cells]


def worded(result: CheckResult) -> None:
    """Every finding has a whole sentence and a remedy in both languages."""
    for language in ("vi", "en"):
        for entry in entries(result, CheckView(language)):
            assert entry.message
            assert entry.remedy
            assert "{" not in entry.message + entry.remedy
