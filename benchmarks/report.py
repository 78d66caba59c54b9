"""The page of results: ratios against their bars first, then the times behind them."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.sections import Line, Table

PACKAGES = (
    "python-calamine",
    "pydantic",
    "typer",
    "PyYAML",
    "fastexcel",
    "pyarrow",
    "pandas",
    "openpyxl",
    "pandera",
    "frictionless",
)
NOTES = "## What the figures say\n"
"""From this heading on the page is written by hand and kept."""


def render(tables: Sequence[Table], *, quick: bool, more: Sequence[str] = ()) -> str:
    """Return the page as Markdown; `more` are the sections still to come."""
    how = "python -m benchmarks" + (" --quick" if quick else "")
    lines = [
        "# Results",
        "",
        f"Written by `{how}`. Every job is a whole process; the jobs of one table ran in turn, in one session. A ratio",
        "is that of the medians; in brackets the lowest and the highest of the pairs of neighbouring runs. Memory is",
        "the peak of parent and children together, each page counted once.",
        "",
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        + ", ".join(f"{name} {_version(name)}" for name in ("nls-cli", *PACKAGES))
        + ".",
        "",
    ]
    for table in tables:
        lines += [f"## {table.title}", ""]
        if table.about:
            lines += [table.about, ""]
        if table.lines:
            lines += ["| ratio | figure | bar | |", "|---|---|---|---|", *map(_line, table.lines), ""]
        lines += ["| job | median s | lowest – highest | processor s | peak MiB |", "|---|---|---|---|---|"]
        for name, times in table.times.items():
            cpu = sorted(times.cpu)[len(times.cpu) // 2]
            spread = f"{min(times.wall):.3f} – {max(times.wall):.3f}"
            lines.append(f"| {name} | {times.median:.3f} | {spread} | {cpu:.3f} | {times.memory or ''} |")
        lines.append("")
    if more:
        lines += [f"Not measured in this run: {', '.join(more)}.", ""]
    return "\n".join(lines)


def notes(path: Path) -> str:
    """Return what was written by hand below the results of the last run."""
    text = path.read_text("utf-8") if path.exists() else ""
    at = text.find(NOTES)
    return "\n" + text[at:] if at >= 0 else ""


def _line(line: Line) -> str:
    spread = f" ({line.low:.2f} – {line.high:.2f})" if line.low is not None else ""
    bar = "" if line.bar is None else f"{'≥' if line.at_least else '≤'} {line.bar:g} {line.unit}"
    verdict = {True: "kept", False: "**not kept**", None: ""}[line.kept]
    return f"| {line.what} | {line.figure:.2f} {line.unit}{spread} | {bar} | {verdict} |"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        sys.exit('the peers are not installed: pip install -e ".[bench]"')
