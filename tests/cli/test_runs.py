"""Golden runs: a folder per case, run as a user would; see README.md beside this file."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import nls_cli

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted(path.parent for path in HERE.glob("*/command"))
OUTPUTS = ("stdout", "stderr", "exit")


def prepare(case: Path, folder: Path) -> None:
    """Lay out the folder in which the command runs: the case's files, and the sample data."""
    if (case / "files").is_dir():
        shutil.copytree(case / "files", folder, dirs_exist_ok=True)
    for described in sorted(folder.rglob("*.xlsx.json")):
        write_workbook(described.with_suffix(""), json.loads(described.read_text("utf-8")))
        described.unlink()
    try:
        (folder / "sample_data").symlink_to(ROOT / "sample_data", target_is_directory=True)
    except OSError:  # Windows without the right to make links
        shutil.copytree(ROOT / "sample_data", folder / "sample_data")


def write_workbook(path: Path, sheets: dict[str, list[list[object]]]) -> None:
    """Write a workbook from its sheets' rows."""
    workbook = openpyxl.Workbook()
    assert workbook.active is not None
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)


def run(case: Path, folder: Path) -> dict[str, str]:
    """Run the case's command; return what came out, with everything masked that differs between machines."""
    words = shlex.split((case / "command").read_text("utf-8"), comments=True)
    name = words.index("nls")
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith("NLS_") and key != "NO_COLOR"
    }
    settings = dict(word.split("=", 1) for word in words[:name])
    done = subprocess.run(
        [sys.executable, "-m", "nls_cli", *words[name + 1 :]],
        cwd=folder,
        env={**kept, "COLUMNS": "80", "PYTHONPATH": str(ROOT / "src"), **settings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return {
        "stdout": masked(done.stdout.decode("utf-8"), folder),
        "stderr": masked(done.stderr.decode("utf-8"), folder),
        "exit": f"{done.returncode}\n",
    }


def masked(text: str, folder: Path) -> str:
    for path, shown in ((str(folder), "<here>"), (str(ROOT), "<repository>")):
        text = text.replace(path, shown)
    text = text.replace(f"nls {nls_cli.__version__}", "nls <version>")
    text = text.replace(f'"nls": "{nls_cli.__version__}"', '"nls": "<version>"')
    return re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_run(case: Path, tmp_path: Path, record: bool) -> None:
    prepare(case, tmp_path)
    found = run(case, tmp_path)
    if record:
        for name in OUTPUTS:
            (case / name).write_text(found[name], "utf-8", newline="\n")
        return
    assert found == {name: (case / name).read_text("utf-8") for name in OUTPUTS}


def test_every_failing_run_has_a_reason_and_no_traceback() -> None:
    for case in CASES:
        code, err = (case / "exit").read_text("utf-8").strip(), (case / "stderr").read_text("utf-8")
        assert "Traceback" not in err, case.name
        shown = (case / "stdout").read_text("utf-8") + err
        assert code == "0" or shown.strip(), case.name
        assert (
            code != "2"
            or (case / "stdout").read_text("utf-8") == ""
            or "targets check" in (case / "command").read_text("utf-8")
        ), case.name
