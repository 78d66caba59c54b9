"""What is measured: each section runs its jobs and yields tables of ratios with their bars."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import data
from benchmarks.measure import Job, Times, interleaved, nls, peak_memory, ratios, script, watched


@dataclass(frozen=True)
class Plan:
    """Where the data is, and how much of it to run."""

    folder: Path
    quick: bool

    def rounds(self, full: int, quick: int) -> int:
        """Return how often each job runs."""
        return quick if self.quick else full


@dataclass
class Line:
    """One figure with its bar."""

    what: str
    figure: float
    bar: float | None = None
    at_least: bool = False
    """The bar is a minimum; else a maximum."""
    low: float | None = None
    high: float | None = None
    unit: str = "×"

    @property
    def kept(self) -> bool | None:
        """Return whether the bar is kept; None where there is none."""
        if self.bar is None:
            return None
        return self.figure >= self.bar if self.at_least else self.figure <= self.bar


@dataclass
class Table:
    """A section of the page."""

    title: str
    about: str
    lines: list[Line] = field(default_factory=list)
    times: dict[str, Times] = field(default_factory=dict)

    def compare(self, one: str, other: str, bar: float | None, *, at_least: bool = False) -> None:
        """Add the ratio of two jobs that ran in pairs."""
        pairs = ratios(self.times[one], self.times[other])
        ratio = self.times[one].median / self.times[other].median
        what = f"{one} : {other}"
        self.lines.append(Line(what, ratio, bar, at_least, min(pairs), max(pairs)))


def reading(plan: Plan) -> Iterator[Table]:
    """The whole job beside the bare read."""
    path = data.one_census(plan.folder, 100_000)
    jobs = [
        script("inflate", "inflate.py", path),
        script("fastexcel", "fastexcel_arrow.py", path),
        script("calamine", "calamine_lists.py", path),
        nls("nls score", "score", path, "--by", "district", "--format", "json"),
        nls("nls check", "check", path, "--format", "json"),
    ]
    speed = Table("Beside the bare read", "100,000 rows × 22 columns; whole processes.")
    speed.times = interleaved(jobs, plan.rounds(11, 5))
    speed.compare("nls score", "fastexcel", 1.35)
    speed.compare("nls score", "calamine", 1.1)
    speed.compare("nls check", "fastexcel", 1.6)
    speed.compare("nls score", "inflate", None)
    for job in jobs:
        speed.times[job.name].memory = peak_memory(job)
    bare = speed.times["fastexcel"].memory
    for name in ("nls score", "nls check"):
        speed.lines.append(Line(f"{name} : fastexcel, peak memory", speed.times[name].memory / bare, 2.0))
    yield speed


def peers(plan: Plan) -> Iterator[Table]:
    """The whole job beside what people use today."""
    path = data.one_census(plan.folder, 10_000 if plan.quick else 100_000)
    jobs = [
        nls("nls score", "score", path, "--by", "district", "--format", "json"),
        nls("nls check", "check", path, "--format", "json"),
        script("pandas + calamine", "pandas_job.py", "calamine", path),
        script("pandas + openpyxl", "pandas_job.py", "openpyxl", path),
        script("pandera (validation only)", "pandera_check.py", path),
        script("frictionless (validation only)", "frictionless_check.py", path),
    ]
    table = Table(
        "Beside what people use today", f"{path.stem}; the same job, or the part of it that is named."
    )
    table.times = interleaved(jobs, plan.rounds(1, 1))
    for job in jobs:
        table.times[job.name].memory = peak_memory(job)
    for job in jobs[2:4]:
        table.compare(job.name, "nls score", None)
    for job in jobs[4:]:
        table.compare(job.name, "nls check", None)
    yield table


def growth(plan: Plan) -> Iterator[Table]:
    """Linear in rows, flat in indicators and in findings."""
    score = ("score", "--by", "district", "--format", "json")
    sizes = (10_000, 100_000) if plan.quick else (10_000, 100_000, 1_000_000)
    jobs = [nls(f"{n:,} rows", *score, data.one_census(plan.folder, n)) for n in sizes]
    rows = Table("Rows", "nls score.")
    rows.times = interleaved(jobs, plan.rounds(3, 3))
    for job in jobs:
        rows.times[job.name].memory = peak_memory(job)
    if not plan.quick:
        per_row = rows.times["1,000,000 rows"].median / 1e6 / (rows.times["100,000 rows"].median / 1e5)
        rows.lines.append(Line("a row of 1,000,000 : a row of 100,000", per_row, 1.1))
    yield rows
    census = data.one_census(plan.folder, 100_000)
    jobs = [
        nls(f"{n} indicators", *score, census, "--targets", data.many_indicators(plan.folder, n))
        for n in (30, 300)
    ]
    indicators = Table("Indicators", "100,000 rows, nls score --by district.")
    indicators.times = interleaved(jobs, plan.rounds(15, 3))
    indicators.compare("300 indicators", "30 indicators", 1.2)
    yield indicators
    faulty = data.one_census(plan.folder, 100_000, faulty=0.5)
    jobs = [
        nls("clean", "check", census, "--format", "json"),
        nls("half of the cells wrong", "check", faulty, "--format", "json"),
        nls("half of the cells wrong, text", "check", faulty),
    ]
    findings = Table("Findings", "100,000 rows, nls check.")
    findings.times = interleaved(jobs, plan.rounds(7, 3))
    for job in jobs:
        findings.times[job.name].memory = peak_memory(job)
    findings.compare("half of the cells wrong", "clean", 2.0)
    findings.compare("half of the cells wrong, text", "clean", 2.0)
    yield findings


def files(plan: Plan) -> Iterator[Table]:
    """Many small submissions."""
    count = 200 if plan.quick else 2_000
    folder = data.many_submissions(plan.folder, count, 500)
    paths = sorted(folder.glob("*.xlsx"))
    jobs: list[Job] = [
        script("fastexcel, one process", "fastexcel_arrow.py", *paths, cpus=1),
        script("calamine, one process", "calamine_lists.py", *paths, cpus=1),
        nls("nls check, one core", "check", folder, "--format", "json", cpus=1),
        nls("nls check, two cores", "check", folder, "--format", "json", cpus=2),
        nls("nls score, one core", "score", *paths, "--format", "json", cpus=1),
        nls("nls score, two cores", "score", *paths, "--format", "json", cpus=2),
    ]
    table = Table("Many files", f"{count:,} files × 500 rows.")
    table.times = interleaved(jobs, plan.rounds(2, 2))
    for name in ("nls check", "nls score"):
        table.compare(f"{name}, one core", f"{name}, two cores", 1.7, at_least=True)
    for name in ("nls check, two cores", "nls score, two cores"):
        beyond = (table.times[name].median - table.times["calamine, one process"].median) / count * 1000
        table.lines.append(Line(f"{name}, a file beyond its read by calamine", beyond, 15, unit="ms"))
    table.times[jobs[5].name].memory = peak_memory(jobs[5])
    yield table


def start_up(plan: Plan) -> Iterator[Table]:
    """What every command costs before it does anything."""
    small = data.one_census(plan.folder, 200)
    bare = (sys.executable, "-c")
    jobs = [
        Job("python -c pass", (*bare, "pass")),
        Job("import typer", (*bare, "import typer")),
        nls("nls --version", "--version"),
        nls("nls --help", "--help"),
        nls("a missing file", "score", "missing.xlsx", codes=(2,)),
        nls("200 rows", "score", small),
    ]
    table = Table("Start-up", "")
    table.times = interleaved(jobs, plan.rounds(15, 7))
    table.compare("nls --version", "import typer", 1.3)
    table.compare("nls --help", "import typer", 2.5)
    table.compare("a missing file", "import typer", 2.5)
    times = table.times["200 rows"]
    table.lines.append(
        Line("200 rows scored", times.median, 0.5, low=min(times.wall), high=max(times.wall), unit="s")
    )
    yield table


def nation(plan: Plan) -> Iterator[Table]:
    """The whole nation: two million rows in ten thousand submissions."""
    count = 1_000 if plan.quick else 10_000
    folder = data.many_submissions(plan.folder, count, 200)
    what = f"{count:,} submissions, {count * 200:,} rows"
    table = Table("A nation", "Every submission by itself and against the others; the score of all of them.")
    for command in ("check", "score"):
        job = nls(f"nls {command}: {what}", command, folder, "--format", "json")
        table.times[job.name] = watched(job)
    yield table


SECTIONS: dict[str, Callable[[Plan], Iterator[Table]]] = {
    "start-up": start_up,
    "reading": reading,
    "growth": growth,
    "files": files,
    "peers": peers,
    "nation": nation,
}
"""By name, in the order of the page."""
