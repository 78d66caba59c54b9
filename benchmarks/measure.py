"""Whole processes, measured from outside: wall time, processor time, and the memory of parent and children together."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_WARMED = 5
"""Jobs that run so often run once more before: what is compiled and what is on disk is then as on any other day."""
JOBS = Path(__file__).parent / "jobs"
_TICK = 0.02
_LOOKS = 20
"""A look at memory stops the process for a moment: no more than a twentieth of its time goes into looks."""
_ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""An installed program is compiled once, so a checkout must be too."""


@dataclass(frozen=True)
class Job:
    """A command, and the name by which results speak of it."""

    name: str
    command: Sequence[str]
    cpus: frozenset[int] | None = None
    """The processors that it may run on; None for all."""
    codes: frozenset[int] = frozenset({0})
    """Exit codes that mean that it did its work."""


def nls(name: str, *arguments: str | Path, cpus: int | None = None, codes: Sequence[int] = (0, 1)) -> Job:
    """Return a run of the program, in this interpreter's environment."""
    start = (sys.executable, "-m", "nls_cli", *map(str, arguments))
    return Job(name, start, None if cpus is None else frozenset(range(cpus)), frozenset(codes))


def script(name: str, file: str, *arguments: str | Path, cpus: int | None = None) -> Job:
    """Return a run of one of the scripts in `jobs/`."""
    start = (sys.executable, str(JOBS / file), *map(str, arguments))
    return Job(name, start, None if cpus is None else frozenset(range(cpus)))


@dataclass
class Times:
    """What the runs of one job took."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: int = 0
    """Most MiB that parent and children held together."""

    @property
    def median(self) -> float:
        """Return the median wall time in seconds."""
        return statistics.median(self.wall)


def run(job: Job) -> tuple[float, float]:
    """Run a job once; return wall and processor seconds, children included."""
    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(
        job.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_ENVIRONMENT
    )
    if job.cpus is not None:
        psutil.Process(process.pid).cpu_affinity(sorted(job.cpus))
    code = process.wait()
    wall = time.perf_counter() - start
    after = os.times()
    if code not in job.codes:
        raise SystemExit(f"{job.name}: exit {code}: {' '.join(job.command)}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, used


def interleaved(jobs: Sequence[Job], rounds: int) -> dict[str, Times]:
    """Run all jobs in turn, so many times: what disturbs the machine disturbs all of them."""
    found = {job.name: Times() for job in jobs}
    for job in jobs if rounds >= _WARMED else ():
        run(job)
    for _ in range(rounds):
        for job in jobs:
            wall, cpu = run(job)
            found[job.name].wall.append(wall)
            found[job.name].cpu.append(cpu)
            print(f"  {job.name}: {wall:.3f} s, processor {cpu:.3f} s", file=sys.stderr)
    return found


def watched(job: Job) -> Times:
    """Run a long job once; return its time and its memory."""
    times = Times()
    before, start = os.times(), time.perf_counter()
    times.memory = peak_memory(job)
    times.wall.append(time.perf_counter() - start)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    times.cpu.append(used)
    return times


def peak_memory(job: Job) -> int:
    """Return the most MiB that a job and its children held together, each page counted once (PSS)."""
    process = psutil.Popen(
        job.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_ENVIRONMENT
    )
    most = 0
    while process.poll() is None:
        held, start = 0, time.perf_counter()
        for one in (process, *_children(process)):
            try:
                held += one.memory_full_info().pss
            except (psutil.Error, OSError):  # it has just ended
                continue
        most = max(most, held)
        time.sleep(max(_TICK, _LOOKS * (time.perf_counter() - start)))
    return most >> 20


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def ratios(one: Times, other: Times) -> list[float]:
    """Return the ratio of each pair of neighbouring runs."""
    return [a / b for a, b in zip(one.wall, other.wall, strict=True)]
