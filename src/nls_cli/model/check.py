"""What `nls check` found: every file's state and every finding, ready to be reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from nls_cli.model.finding import Finding, Severity, tally
from nls_cli.model.form import Form
from nls_cli.model.layouts import SheetLayout
from nls_cli.model.units import UnitMap

FileStatus = Literal["ok", "findings", "unreadable"]


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One workbook that was looked at."""

    path: str
    sha256: str | None
    """None where not even the bytes could be read."""
    status: FileStatus
    """`findings` if anything is left to say about it, of whatever severity."""
    rows: Mapping[str, int]
    """Data rows by sheet id."""
    unit: str = ""
    """The reporting unit as written; empty if it names none."""
    nothing: frozenset[str] = frozenset()
    """Ids of the sheets it says it has nothing to report for."""
    counted: frozenset[str] = frozenset()
    """Ids of the sheets of it that count: no later sending replaced them."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All files of one check, in the order given, and all findings, root cause first."""

    form: Form
    files: tuple[CheckedFile, ...]
    findings: tuple[Finding, ...]
    """Sorted by file, sheet, place; one entry may stand for many rows (`Finding.rows`)."""
    left_out: tuple[str, ...] = ()
    """Paths that were not looked at (lock files, hidden files)."""
    layouts: Mapping[str, tuple[SheetLayout, ...]] = field(default_factory=dict)
    """Path → how its worksheets were read."""
    baselined: int = 0
    """Findings that a baseline file already knew and that are not listed."""
    unit_map: UnitMap | None = None
    """The units of the census' day."""

    @property
    def counts(self) -> dict[Severity, int]:
        """Places by severity."""
        return tally(self.findings)

    @property
    def unread_paths(self) -> frozenset[str]:
        """The files that could not be read."""
        return frozenset(file.path for file in self.files if file.status == "unreadable")

    @property
    def unreadable(self) -> int:
        """How many files could not be read."""
        return sum(file.status == "unreadable" for file in self.files)
