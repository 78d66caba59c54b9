"""Nobody looks for cycles of objects while the program runs: so what it does for each file must leave none."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from nls_cli.cli.main import run

SUBMISSION = Path(__file__).parents[2] / "sample_data" / "submissions" / "BC Sở Công Thương.xlsx"


@pytest.fixture
def uncollected() -> Iterator[None]:
    was = gc.isenabled()
    gc.disable()
    yield
    if was:
        gc.enable()


@pytest.mark.parametrize("command", ["check", "score"])
@pytest.mark.usefixtures("uncollected")
def test_more_files_leave_no_more_cycles(command: str, tmp_path: Path) -> None:
    found: list[int] = []
    for number, files in enumerate((1, 2, 6)):  # the first also pays for what is made once
        folder = tmp_path / str(number)
        folder.mkdir()
        for at in range(files):
            shutil.copy(SUBMISSION, folder / f"whole-{at}.xlsx")
            (folder / f"refused-{at}.xlsx").write_bytes(b"no workbook")
        gc.collect()
        run([command, str(folder), "--format", "json"])
        found.append(gc.collect())
    assert found[2] - found[1] < 8
