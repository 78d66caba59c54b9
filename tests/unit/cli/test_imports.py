"""What a command imports decides how soon it answers: guarded by name, not by the clock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[3] / "sample_data" / "nam-dinh-2024.xlsx"
MODELS = {"pydantic", "pydantic_core", "yaml", "nls_cli.model.form", "nls_cli.workflows"}
HEAVY = {
    "rich",
    "jinja2",
    "openpyxl",
    "xlsxwriter",
    "docx",
    "docxtpl",
    "lxml",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
}
READERS = {"python_calamine", "subprocess", "multiprocessing"}
OTHERS = {
    "nls_cli.model.check",
    "nls_cli.model.completeness",
    "nls_cli.model.target_changes",
    "nls_cli.model.trend",
    "nls_cli.reporting.gaps_text",
}
"""What other commands are made of."""
UNNEEDED = {
    "--version": HEAVY | MODELS | READERS | {"typer", "nls_cli.cli.score"},
    "--help": (HEAVY | MODELS | READERS) - {"subprocess"},  # completion for the shell needs it
    "score missing.xlsx": HEAVY | MODELS | READERS | {"typer"},
    "score CENSUS --format json": HEAVY
    | OTHERS
    | {"python_calamine", "nls_cli.rules", "nls_cli.cases", "nls_cli.writing"},
}


@pytest.mark.parametrize("line", UNNEEDED)
def test_what_is_not_needed_is_not_imported(line: str, tmp_path: Path) -> None:
    arguments = [str(SAMPLE) if one == "CENSUS" else one for one in line.split()]
    code = (
        "import sys; from nls_cli.cli.main import run; sys.stdin.close(); run(sys.argv[1:]);"
        "print('\\n' + ' '.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=True,
    )
    imported = set(done.stderr.splitlines()[-1].split())
    assert "nls_cli.cli.main" in imported
    assert sorted(imported & UNNEEDED[line]) == []
