"""Where the reports of a check go: stdout, files, and the summary page of a GitHub workflow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nls_cli.cli.opening import show_files
from nls_cli.cli.options import read_choice
from nls_cli.cli.output import (
    WIDTH_OF_FILES,
    append_file,
    check_outputs,
    write_file,
    write_note,
    write_pieces,
    write_result,
)
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError
from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_entries import CheckView, verdict
from nls_cli.reporting.check_formats import CHECK_REPORTERS
from nls_cli.reporting.check_sarif import MOST_RESULTS
from nls_cli.reporting.layouts_text import render_layouts

SUMMARY = "GITHUB_STEP_SUMMARY"


@dataclass(frozen=True, slots=True)
class Delivery:
    """In which formats and where to."""

    session: Session
    format: str | None
    """What stdout gets; None: `github` inside GitHub Actions, else `text`."""
    output: Sequence[str]
    show_personal: bool
    open: bool = False
    """Whether the files are shown once they are written."""

    def check(self, inputs: Sequence[Path], more_outputs: Sequence[Path], *, force: bool) -> None:
        """Refuse what cannot be delivered before any work is done."""
        if self.format is not None:
            read_choice("--format", self.format, tuple(CHECK_REPORTERS))
        if self.open and not self.output:
            raise NlsError("usage.open")
        outputs = [*(path for _, path in self._files()), *more_outputs]
        check_outputs(outputs, inputs, {path.suffix.lower() for path in outputs}, force=force)

    def check_explained(self) -> None:
        """Refuse sentences above a report that programs read."""
        if self.format not in (None, "text"):
            raise NlsError("check.explain_layout")

    def explain(self, result: CheckResult) -> None:
        """Tell on stdout how each sheet was read, above the report."""
        terminal = self.session.terminal
        view = self._view(terminal.width, color=terminal.color)
        write_result(render_layouts(result, view) + "\n")

    def deliver(self, result: CheckResult) -> None:
        """Write every report."""
        session, terminal = self.session, self.session.terminal
        for name, path in self._files():
            text = CHECK_REPORTERS[name].render(result, self._view(WIDTH_OF_FILES, color=False))
            # Excel takes a CSV file for text of this machine's code page unless it begins with this sign.
            write_file(path, "\ufeff" + text if name == "csv" else text)
            session.note("note.written", path=path)
        name = self.format or ("github" if session.environment.get("GITHUB_ACTIONS") == "true" else "text")
        reporter, view = CHECK_REPORTERS[name], self._view(terminal.width, color=terminal.color)
        if reporter.pieces is None:
            write_result(reporter.render(result, view))
        else:
            write_pieces(reporter.pieces(result, view))
        beyond = sum(result.counts.values()) - MOST_RESULTS
        if beyond > 0 and "sarif" in (name, *(one for one, _ in self._files())):
            session.note("check.left_out", count=beyond, format="sarif")
        if name not in ("text", "github"):
            write_note(verdict(result, session.language))
        if session.environment.get(SUMMARY):
            self._summarize(result, Path(session.environment[SUMMARY]))
        if self.open:
            show_files(session, [path for _, path in self._files()])

    def _summarize(self, result: CheckResult, path: Path) -> None:
        from nls_cli.reporting.check_summary import render_check_summary

        try:
            append_file(path, render_check_summary(result, self._view(WIDTH_OF_FILES, color=False)))
        except NlsError:  # the summary is an extra: it changes nothing about what was found
            self.session.note("check.note.summary", path=path)

    def _view(self, width: int, *, color: bool) -> CheckView:
        session = self.session
        return CheckView(session.language, self.show_personal, width, color, str(session.folder))

    def _files(self) -> list[tuple[str, Path]]:
        """Return format and path of every file to write."""
        by_suffix = {one.suffix: name for name, one in CHECK_REPORTERS.items() if one.suffix}
        found: list[tuple[str, Path]] = []
        for value in self.output:
            name, sign, file = value.partition("=")
            if sign and name in CHECK_REPORTERS and file:
                found.append((name, Path(file)))
            elif (suffix := Path(value).suffix.lower()) in by_suffix:
                found.append((by_suffix[suffix], Path(value)))
            else:
                raise NlsError("output.suffix", path=value, known=tuple(by_suffix))
        return found
