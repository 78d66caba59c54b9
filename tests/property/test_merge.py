"""Scoring a merged workbook gives what scoring its submissions together gives, whatever they are."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from nls_cli import submissions
from nls_cli.errors import NlsError
from nls_cli.model.conditions import Targets
from nls_cli.reading.workbook import WorkbookReader
from nls_cli.reporting.score_json import snapshot_object
from nls_cli.scoring.score import Question, score_census
from nls_cli.workflows import find_district, read_census
from tests.oracle.strategies import Case, cases
from tests.property.program import compiled

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as shared:
        yield shared


def scored(
    reader: WorkbookReader, paths: list[Path], targets: Targets, options: dict[str, Any]
) -> dict[str, Any]:
    """Score by organization, commune or district, whatever the case asks for."""
    census, _ = read_census(
        reader, paths, targets, options.get("as_of"), skip_unreadable=False, progress=None
    )
    district = options.get("district")
    year = options.get("year")
    question = Question(
        options.get("by"), find_district(district, census) if district else None, year and str(year)
    )
    whole = json.loads(json.dumps(snapshot_object(score_census(census, targets, question))))
    return {key: whole[key] for key in ("as_of", "years", "units")}


def merged(reader: WorkbookReader, paths: list[Path], targets: Targets, options: dict[str, Any]) -> Path:
    request = submissions.MergeRequest(paths, ROOT, "vi", as_of=options.get("as_of"))
    answers = list(reader.read_all(paths))
    outcome = submissions.merge_answers(answers, request, targets, None, None, lambda _: None)
    path = paths[0].parent / "merged.xlsx"
    path.write_bytes(outcome.data)
    return path


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_a_merged_workbook_scores_like_its_submissions(reader: WorkbookReader, case: Case) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = case.census.write(folder)
        targets = compiled(case.targets)
        try:
            expected = scored(reader, paths, targets, case.options)
        except NlsError:
            return
        try:
            once = merged(reader, paths, targets, case.options)
        except NlsError:  # every sheet is said to have nothing to report
            assert not any(rows for _, sheets, _ in case.census.files for rows in sheets.values())
            return
        without_date = {key: value for key, value in case.options.items() if key != "as_of"}
        assert scored(reader, [once], targets, without_date) == expected
        once.rename(folder / "again.xlsx")
        twice = merged(reader, [folder / "again.xlsx"], targets, without_date)
        assert scored(reader, [twice], targets, without_date) == expected
