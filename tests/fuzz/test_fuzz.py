"""The short run: mutated files end in a verdict; the long one is `python -m tests.fuzz --cases 100000 --seed 1`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nls_cli.model.workbook import RawWorkbook
from nls_cli.reading.workbook import Limits, WorkbookReader
from tests.fuzz.attack import attack_score, attack_workbooks, attack_yaml, make, mutated
from tests.fuzz.mutate import MUTATORS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the clock over each run is an alarm signal")


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader(Limits(seconds=4, seconds_hard=4)) as reader:
        yield reader


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@pytest.mark.parametrize("kind", [kind for kind in MUTATORS if kind != "yaml"])
def test_mutated_workbooks_are_read_or_refused(kind: str, reader: WorkbookReader, folder: Path) -> None:
    path = folder / f"one.{kind}"

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=False))
    def attempt(noise: Random) -> None:
        path.write_bytes(mutated(kind, noise)[1])
        (answer,) = reader.read_all([path])
        assert isinstance(answer, RawWorkbook) or answer.code.startswith("NLS1")

    attempt()


def test_mutated_workbooks_together_are_checked_and_scored(folder: Path) -> None:
    files = [make(kind, number, 1) for kind in MUTATORS if kind != "yaml" for number in range(12)]
    for format_ in ("json", "html"):
        assert attack_workbooks(files, folder, format_) == ""
    assert attack_score(files, folder) == ""


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(noise=st.randoms(use_true_random=False))
def test_mutated_yaml_is_taken_or_its_mistake_is_told(noise: Random, folder: Path) -> None:
    role, content = mutated("yaml", noise)
    assert attack_yaml(role, content, folder) == ""
