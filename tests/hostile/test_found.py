"""Files on which the program once failed, most of them found by mutation: each ends in a verdict ever since."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.fuzz.attack import attack_score, attack_workbooks, attack_yaml

FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.skipif(os.name != "posix", reason="the clock over each run is an alarm signal")
@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_what_once_failed_ends_in_a_verdict(path: Path, tmp_path: Path) -> None:
    role = path.name.partition("--")[0]
    content = path.read_bytes()
    if path.suffix == ".yaml":
        assert attack_yaml(role, content, tmp_path) == ""
    else:
        case = [(path.suffix[1:], content)]
        assert attack_workbooks(case, tmp_path) == ""
        assert attack_score(case, tmp_path) == ""
