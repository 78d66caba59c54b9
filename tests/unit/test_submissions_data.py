"""The synthetic submissions: every planted fault is found at its cell, and no other error."""

import csv
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from nls_cli import workflows
from nls_cli.reporting.check_entries import CheckView, entries

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "sample_data" / "submissions"
SUFFIXES = (".xlsx", ".xls")
Place = tuple[str, str, str, str]
"""File, sheet, cell, code."""


@cache
def planted() -> Counter[Place]:
    with (FOLDER / "planted.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["file", "sheet", "cell", "code"]
    return Counter((row[0], row[1], row[2], row[3]) for row in rows[1:])


@cache
def found() -> tuple[Counter[Place], Counter[Place]]:
    """Return all that was found, and the errors among it."""
    paths = sorted(path for path in FOLDER.iterdir() if path.suffix in SUFFIXES)
    result = workflows.check(paths, folder=ROOT)
    every: Counter[Place] = Counter()
    errors: Counter[Place] = Counter()
    for entry in entries(result, CheckView("vi")):
        for place in entry.places():
            key = (Path(entry.finding.path).name, entry.finding.sheet or "", place.cell or "", entry.code)
            every[key] += 1
            errors[key] += entry.severity == "error"
    return every, +errors


def test_there_is_enough_to_find() -> None:
    assert len([path for path in FOLDER.iterdir() if path.suffix in SUFFIXES]) >= 30
    assert planted().total() >= 60
    assert len({place[3] for place in planted()}) >= 30
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 600_000


def test_every_planted_fault_is_found_at_its_cell() -> None:
    assert planted() - found()[0] == Counter()


def test_no_other_error_is_found() -> None:
    assert found()[1] - planted() == Counter()


def test_a_seconded_person_in_two_bodies_is_no_finding() -> None:
    assert not [place for place in found()[0] if place[0] == "BC xã Hải An.xlsx" and place[3] == "NLS404"]


def test_the_files_are_what_the_generator_writes() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "sample_data" / "generate_submissions.py"), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
