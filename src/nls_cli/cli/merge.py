"""`nls merge`: one census out of many submissions, and who has not sent."""

# Annotations are evaluated where they stand: the options speak the session's language.

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nls_cli.cli.options import MERGE_FORMATS, Options, read_choice, read_date
from nls_cli.cli.session import Session

if TYPE_CHECKING:
    from nls_cli.submissions import MergeOutcome

BETWEEN = frozenset({"NLS404", "NLS405", "NLS615"})
"""Warnings that show only where submissions stand beside each other, or beside those of last time."""
VIETNAM = dt.timezone(dt.timedelta(hours=7))
"""The day on which a file came in does not depend on the machine that looks."""


@dataclass(frozen=True, slots=True)
class MergeCommand:
    """What was asked for on the command line."""

    paths: Sequence[str]
    output: str
    submitters: str | None
    previous: str | None
    format: str
    targets: str | None
    as_of: dt.date | None
    strict: bool
    skip_unreadable: bool
    force: bool


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)
    say = session.say

    def option(*names: str, key: str, metavar: str) -> Any:
        return typer.Option(*names, help=say(f"help.merge.{key}"), metavar=metavar)

    file = say("metavar.file")

    @app.command("merge", help=say("help.merge"), epilog=say("help.merge.more"), cls=command_class)
    def merge(
        paths: Annotated[
            list[str], typer.Argument(help=say("help.check.paths"), metavar=say("metavar.check.paths"))
        ],
        output: Annotated[str, option("--output", "-o", key="output", metavar=file)],
        submitters: Annotated[str | None, option("--submitters", key="submitters", metavar=file)] = None,
        previous: Annotated[str | None, option("--previous", key="previous", metavar=file)] = None,
        format_: Annotated[str, option("--format", key="format", metavar="|".join(MERGE_FORMATS))] = "text",
        targets: Annotated[str | None, options.targets] = None,
        as_of: Annotated[str | None, options.as_of] = None,
        strict: Annotated[bool, options.strict] = False,
        skip_unreadable: Annotated[bool, options.skip_unreadable] = False,
        force: Annotated[bool, options.force] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        read_choice("--format", format_, MERGE_FORMATS)
        return run_merge(
            session,
            MergeCommand(
                paths,
                output,
                submitters,
                previous,
                format_,
                targets,
                read_date(as_of),
                strict,
                skip_unreadable,
                force,
            ),
        )


def run_merge(session: Session, asked: MergeCommand) -> int:
    """Merge, write the workbook, print the matrix, and return the exit code."""
    from nls_cli import submissions
    from nls_cli.cli.check_inputs import find_inputs
    from nls_cli.cli.output import ProgressLine, check_outputs, write_file, write_result
    from nls_cli.cli.project import shown_path
    from nls_cli.model.finding import strictly
    from nls_cli.reporting.completeness import render_completeness, render_completeness_json

    project = session.project()
    inputs = find_inputs(asked.paths, session.folder)
    previous = Path(asked.previous) if asked.previous else None
    output = Path(asked.output)
    known = [*inputs.paths, *([previous] if previous else [])]
    check_outputs([output], known, [".xlsx"], force=asked.force)
    if inputs.left_out:
        session.note("note.skipped", paths=inputs.left_out)
    submitters = _submitters(session, asked.submitters)
    progress = ProgressLine(
        session.say("progress.start"), session.say("progress"), shown=session.terminal.progress
    )
    try:
        outcome = submissions.merge(
            submissions.MergeRequest(
                inputs.paths,
                project.folder,
                session.language,
                asked.targets or project.targets,
                asked.as_of,
                submitters,
                shown_path(submitters, session.folder) if submitters else None,
                previous,
                asked.skip_unreadable,
                session.limits(),
            ),
            _modified,
            progress,
        )
    finally:
        progress.clear()
    if asked.strict:
        outcome = dataclasses.replace(outcome, findings=strictly(outcome.findings))
    _say_what_was_found(session, outcome)
    write_file(output, outcome.data)
    session.note("note.written", path=output)
    terminal = session.terminal
    if asked.format == "json":
        write_result(render_completeness_json(outcome))
    else:
        write_result(render_completeness(outcome, session.language, terminal.width, color=terminal.color))
    return _exit_code(session, outcome, strict=asked.strict)


def _submitters(session: Session, named: str | None) -> Path | None:
    """Return the list of who must send what; say which."""
    from nls_cli.cli.submitters import find_submitters

    path = find_submitters(session, named)
    if path is None:
        session.note("merge.submitters.none")
    else:
        session.note("merge.submitters.taken", path=path)
    return path


def _modified(path: Path) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, VIETNAM).date()
    except (OSError, ValueError, OverflowError):
        return None


def _say_what_was_found(session: Session, outcome: "MergeOutcome") -> None:
    from nls_cli.cli.output import write_note
    from nls_cli.cli.scoring import MOST_FINDINGS
    from nls_cli.model.finding import tally
    from nls_cli.reporting.findings_text import render_findings, render_refusals

    terminal, language = session.terminal, session.language
    if outcome.refusals:
        session.note("input.skipped")
        write_note(render_refusals(outcome.refusals, language, terminal.width, color=terminal.error_color))
    write_note(
        render_findings(
            [one for one in outcome.findings if one.severity == "error" or one.code in BETWEEN],
            language,
            terminal.width,
            color=terminal.error_color,
            severities=("error", "warning"),
            most=MOST_FINDINGS,
        )
    )
    session.note("merge.found", **tally(outcome.findings))


def _exit_code(session: Session, outcome: "MergeOutcome", *, strict: bool) -> int:
    from nls_cli.cli.exit import DONE, MISSED
    from nls_cli.model.finding import tally
    from nls_cli.submissions import undecided

    code = DONE
    if count := undecided(outcome.findings):
        session.note("merge.undecided", count=count)
        code = MISSED
    errors = tally(outcome.findings)["error"]
    if strict and errors:
        session.note("merge.errors", count=errors)
        code = MISSED
    return code
