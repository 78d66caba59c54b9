"""The program and the naive second implementation give the same numbers, on the sample and at random."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from nls_cli.errors import NlsError
from nls_cli.model.conditions import Targets
from nls_cli.reading.workbook import WorkbookReader
from nls_cli.reporting.score_json import snapshot_object
from nls_cli.scoring.score import Question, score_census
from nls_cli.workflows import find_district, load_targets, read_census
from tests.oracle import naive
from tests.oracle.compare import differences
from tests.oracle.strategies import Case, cases, write_targets
from tests.property.program import compiled

ROOT = Path(__file__).parents[2]
UNITS = ROOT / "targets" / "units" / "nam-dinh.yaml"
SETS = ("nam-dinh-kh76", "nam-dinh-dti-13", "qd-146")
COMPARED = ("as_of", "years", "units")


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as shared:
        yield shared


def ours(
    reader: WorkbookReader,
    paths: list[Path],
    targets: Targets,
    *,
    by: Any = None,
    district: str | None = None,
    year: Any = None,
    as_of: Any = None,
) -> dict[str, Any]:
    """Score with the program, through its own reader and JSON."""
    census, _ = read_census(reader, paths, targets, as_of, skip_unreadable=False, progress=None)
    chosen = find_district(district, census) if district else None
    asked = Question(by, chosen, None if year is None else str(year))
    whole = json.loads(json.dumps(snapshot_object(score_census(census, targets, asked)), allow_nan=False))
    return {key: whole[key] for key in COMPARED}


@pytest.fixture(scope="module")
def read_once() -> Iterator[None]:
    """Let the naive implementation read each sample once, however often it is scored."""
    read, seen = naive.read_census, {}

    def remembered(paths: list[Path], units: Any, as_of: Any) -> Any:
        key = (*paths, as_of)
        if key not in seen:
            seen[key] = read(paths, units, as_of)
        return seen[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(naive, "read_census", remembered)
        yield


def theirs(paths: list[Path], targets: Path, **options: Any) -> dict[str, Any]:
    """Score with the naive implementation."""
    whole = json.loads(json.dumps(naive.score(paths, targets, UNITS, **options), allow_nan=False))
    return {key: whole[key] for key in COMPARED}


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("by", ["district", "commune", "organization"])
@pytest.mark.parametrize("targets", SETS)
@pytest.mark.parametrize("census", ["nam-dinh-2021", "nam-dinh-2024"])
def test_every_number_of_the_sample(reader: WorkbookReader, census: str, targets: str, by: str) -> None:
    paths = [ROOT / "sample_data" / f"{census}.xlsx"]
    file = ROOT / "targets" / f"{targets}.yaml"
    loaded, _ = load_targets(str(file), ROOT)
    assert differences(theirs(paths, file, by=by), ours(reader, paths, loaded, by=by)) == []


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_random_censuses_and_target_sets(reader: WorkbookReader, case: Case) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths, targets = case.census.write(folder), compiled(case.targets)
        try:
            expected = theirs(paths, write_targets(folder, case.targets), **case.options)
        except naive.CannotScoreError:
            with pytest.raises(NlsError):
                ours(reader, paths, targets, **case.options)
            return
        found = differences(expected, ours(reader, paths, targets, **case.options))
        assert not found, "\n".join(found)
