"""What every command needs to know: language, terminal, environment, folders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nls_cli.cli.output import Terminal, write_note
from nls_cli.messages import Language, say

if TYPE_CHECKING:
    from nls_cli.cli.project import Project
    from nls_cli.reading.limits import Limits
    from nls_cli.reading.workbook import WorkbookReader


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the program."""

    language: Language
    terminal: Terminal
    environment: Mapping[str, str]
    folder: Path
    """The current folder."""
    project_file: Path | None
    """The nearest nls.yaml."""
    limit_options: tuple[str, ...] = ()
    """What `--limit` was given."""
    early: WorkbookReader | None = None
    """A reader that has begun already."""
    read: list[Project] = field(default_factory=list, repr=False, compare=False)
    """What nls.yaml says, once it has been read."""

    def say(self, key: str, **params: object) -> str:
        """Return a sentence in the session's language."""
        return say(key, self.language, **params)

    def note(self, key: str, **params: object) -> None:
        """Write a sentence to stderr; what fills it is made fit to be shown."""
        from nls_cli.reporting.layout import indented
        from nls_cli.reporting.phrases import phrase

        write_note(indented(phrase(key, self.language, params), self.terminal.width, "", "  "))

    def project(self) -> Project:
        """Read the nearest nls.yaml."""
        if not self.read:
            from nls_cli.cli.project import read_project

            self.read.append(read_project(self.project_file, self.folder))
        return self.read[0]

    def limits(self) -> Limits:
        """Return what a workbook may cost."""
        from nls_cli.cli.limits import read_limits

        return read_limits(self.limit_options, self.project().limits)

    def reader(self) -> WorkbookReader:
        """Return what reads workbooks; whoever asks closes it."""
        if self.early is not None:
            return self.early
        from nls_cli.reading.workbook import WorkbookReader

        return WorkbookReader(self.limits())
