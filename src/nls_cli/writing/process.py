"""Copies of workbooks, made in a process of their own under limits: the library that saves them meets strange files."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nls_cli.reading.archive import read_directory, rebuild
from nls_cli.reading.limits import Limits
from nls_cli.reading.preflight import glance
from nls_cli.reading.refused import Refused
from nls_cli.writing.losses import find_losses

_LENGTH = 8
_MIB = 1 << 20
_SECONDS, _SECONDS_PER_MIB, _MOST_SECONDS = 60, 5, 900
_MEMORY, _MEMORY_PER_BYTE, _MOST_MEMORY = 1024 * _MIB, 40, 8192 * _MIB
_KINDS = ("xlsx", "xlsm")


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell to colour, and what its comment says."""

    row: int
    column: int
    severity: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A cell to mend."""

    row: int
    column: int
    kind: str
    """`text`, `unicode` (text whose font must change, too), `number` or `date`."""
    value: str | int | float
    """The new value; a date in ISO form."""
    before: str
    """What it must hold now."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    severity: str
    link: str
    """Where a click leads: `'Nhân sự'!H12`; empty for nowhere."""
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The sheet that lists what was marked or mended."""

    title: str
    heading: str
    lines: tuple[str, ...]
    """What stands above the table."""
    none: str
    """What stands there if there is nothing to list."""
    headers: tuple[str, ...]
    widths: tuple[int, ...]
    link: int
    """The column (from 1) whose cells lead to the place."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """What to do to a copy of one workbook."""

    listing: Listing
    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    """By the sheet's title."""
    changes: Mapping[str, Sequence[Change]] = field(default_factory=dict)
    """By the sheet's title, in the order of the listing's rows."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy, or why there is none."""

    data: bytes = b""
    done: int = 0
    """Lines in its list."""
    losses: tuple[str, ...] = ()
    """Kinds of things that it does not hold as they were."""
    problem: str = ""
    """Empty, or `kind`, `sheets`, `memory`, `time`, `library`, `refused`."""


def look_at(data: bytes, limits: Limits) -> tuple[bytes, tuple[str, ...], int] | str:
    """Return a clean archive to copy from, what the copy will lose, and its inflated size; or the problem."""
    try:
        seen = glance(data, limits)
        if seen.kind not in _KINDS:
            return "kind"
        entries = read_directory(data, limits)
        losses = find_losses(data, entries, limits)
    except Refused:
        return "refused"
    return rebuild(data, entries.values()), losses, sum(entry.size for entry in entries.values())


def make_copy(clean: bytes, size: int, job: Job) -> Copied:
    """Make the copy in a process that can be ended."""
    mebibytes = size // _MIB
    seconds = min(_SECONDS + _SECONDS_PER_MIB * mebibytes, _MOST_SECONDS)
    message = {
        "seconds": seconds,
        "memory": min(_MEMORY + _MEMORY_PER_BYTE * size, _MOST_MEMORY),
        "listing": dataclasses.asdict(job.listing) | {"rows": [_plain(row) for row in job.listing.rows]},
        "sheets": {
            title: {
                "marks": [_plain(mark) for mark in job.marks.get(title, ())],
                "changes": [_plain(change) for change in job.changes.get(title, ())],
            }
            for title in dict.fromkeys((*job.marks, *job.changes))
        },
    }
    text = json.dumps(message).encode("ascii")
    try:
        ended = subprocess.run(
            _command(),
            input=len(text).to_bytes(_LENGTH, "little") + text + clean,
            capture_output=True,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        return Copied(problem="time")
    except OSError:  # it died before it had read its job
        return Copied(problem="library")
    at = _LENGTH + int.from_bytes(ended.stdout[:_LENGTH], "little")
    if ended.returncode or len(ended.stdout) < at:
        return Copied(problem="memory" if b"MemoryError" in ended.stderr else "library")
    answer = json.loads(ended.stdout[_LENGTH:at])
    if "problem" in answer:
        return Copied(problem=answer["problem"])
    return Copied(ended.stdout[at:], answer["done"])


def _plain(value: Mark | Change | Row) -> list[Any]:
    return [getattr(value, one.name) for one in dataclasses.fields(value)]


def _command() -> list[str]:
    """Return the command of the process: isolated, importing from this package and the library alone."""
    roots = [str(Path(__file__).parents[2])]
    for name in ("openpyxl", "et_xmlfile"):
        spec = find_spec(name)
        if spec and spec.origin:
            roots.append(str(Path(spec.origin).parents[1]))
    code = "import sys; sys.path += sys.argv[1:]; from nls_cli.writing.copying import main; main()"
    return [sys.executable, "-I", "-S", "-c", code, *dict.fromkeys(roots)]
