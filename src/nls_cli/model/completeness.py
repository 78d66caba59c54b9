"""Who has sent what: a submission per file, a line per submitter, a status per sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from nls_cli.model.base import Id, IsoDate, Many, Strict, Words

Status = Literal["sent", "late", "returned", "missing", "nothing"]
STATUSES: tuple[Status, ...] = ("sent", "late", "returned", "missing", "nothing")


class Submitter(Strict):
    """One body that must send."""

    name: Annotated[str, Field(min_length=1)]
    aliases: Many[str] = ()
    """Other names it is known by, in reports and in names of files."""
    sheets: Many[Id] | None = None
    """The sheets it must send; None: those of the list as a whole."""
    deadline: IsoDate | None = None
    received: IsoDate | None = None
    """When its first submission came in, if neither a date in the path nor the file's own can be used."""


class Submitters(Strict):
    """Who must send which sheets by when (`submitters.yaml`)."""

    nls: Literal[1]
    title: Words | None = None
    sheets: Many[Id] = ()
    """The sheets that everybody must send who has no list of their own."""
    deadline: IsoDate | None = None
    """The last day on which a submission is in time."""
    received: Literal["path", "modified"] = "path"
    """What tells the day a file came in: a date in its path (2024-12-05), or when it was last modified."""
    submitters: Annotated[Many[Submitter], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Submission:
    """One file that came in, or one that a merged workbook holds."""

    path: str
    sha256: str | None
    unit: str
    """The reporting unit as written; empty if it names none."""
    as_of: dt.date | None
    sending: int
    received: dt.date | None
    rows: Mapping[str, int]
    """Data rows by sheet id."""
    counted: frozenset[str]
    """The sheets that count: no later sending replaced them."""
    nothing: frozenset[str]
    errors: Mapping[str | None, int]
    """Errors by sheet id; None for the file as a whole."""
    readable: bool = True

    @property
    def replaced(self) -> bool:
        """Tell whether nothing of it counts any more."""
        return self.readable and bool(self.rows) and not self.counted


@dataclass(frozen=True, slots=True)
class Line:
    """One submitter in the matrix."""

    name: str
    status: Status
    sheets: Mapping[str, Status]
    """By sheet id; a sheet that is neither asked for nor sent is absent."""
    deadline: dt.date | None
    received: dt.date | None
    files: tuple[str, ...]
    errors: int


@dataclass(frozen=True, slots=True)
class Completeness:
    """The matrix: who has sent what."""

    listed_in: str | None
    """The file that lists the submitters; None: they are those who sent something."""
    sheets: tuple[str, ...]
    lines: tuple[Line, ...]
    unlisted: tuple[str, ...]
    """Files of nobody who is listed."""

    @property
    def counts(self) -> dict[Status, int]:
        """How many submitters have each status."""
        return {status: sum(line.status == status for line in self.lines) for status in STATUSES}
