"""What `nls score` and `nls gaps` have in common: choose the census, score it, say what was read, write the reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from nls_cli.cli.census import Chosen, choose_census
from nls_cli.cli.language import needs_option
from nls_cli.cli.opening import show_files
from nls_cli.cli.options import read_choice
from nls_cli.cli.output import (
    WIDTH_OF_FILES,
    ProgressLine,
    check_outputs,
    real,
    write_file,
    write_note,
    write_result,
)
from nls_cli.cli.project import shown_path
from nls_cli.cli.session import Session
from nls_cli.cli.templates import filled, template_of
from nls_cli.errors import NlsError

if TYPE_CHECKING:
    from nls_cli.model.snapshot import Snapshot
    from nls_cli.model.workbook import Refusal
    from nls_cli.reporting.again import Again
    from nls_cli.reporting.formats import Reporter
    from nls_cli.scoring.groups import By
    from nls_cli.workflows import Outcome

MOST_FINDINGS = 10


@dataclass(frozen=True, slots=True)
class Request:
    """What to score."""

    command: str
    census: Sequence[str]
    targets: str | None = None
    by: By | None = None
    district: str | None = None
    year: str | None = None
    as_of: dt.date | None = None
    bodies: bool = False
    skip_unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """In which formats and where to."""

    format: str | None
    """What stdout gets; None: text, or nothing if files were asked for."""
    files: Sequence[Path]
    force: bool
    bom: bool = False
    """Whether CSV begins with the sign by which Excel knows UTF-8."""
    open: bool = False
    """Whether the files are shown once they are written."""
    roster: Path | None = None
    """Where the list of who could close each gap goes."""
    template: Path | None = None
    """An office's own document to be filled, instead of ours."""

    def check(self, reporters: Mapping[str, Reporter], inputs: Sequence[Path]) -> None:
        """Refuse what cannot be delivered before any work is done."""
        if self.format is not None:
            read_choice("--format", self.format, list(reporters))
        if self.open and not self.files:
            raise NlsError("usage.open")
        if self.template is not None and not any(one.fills for one in self.wanted(reporters)):
            raise NlsError("usage.template")
        if self.template is not None and not self.template.is_file():
            raise NlsError("template.missing", path=self.template)
        known = [*inputs, *([self.template] if self.template else [])]
        check_outputs(self.files, known, [one.suffix for one in reporters.values()], force=self.force)
        if self.roster is not None:
            check_outputs([self.roster], inputs, (".xlsx",), force=self.force)
            if any(real(self.roster) == real(one) for one in self.files):
                raise NlsError("output.twice", path=self.roster)

    def wanted(self, reporters: Mapping[str, Reporter]) -> list[Reporter]:
        """Return the reporters of the files and of stdout."""
        by_suffix = {one.suffix: one for one in reporters.values()}
        found = [by_suffix[path.suffix.lower()] for path in self.files if path.suffix.lower() in by_suffix]
        return found if self.format is None else [*found, reporters[self.format]]


def run_request(
    session: Session,
    request: Request,
    delivery: Delivery,
    reporters: Mapping[str, Reporter],
    finish: Callable[[Outcome], Outcome] = lambda outcome: outcome,
) -> Outcome:
    """Score, say on stderr what was read and what is doubtful, and write the reports."""
    project = session.project()
    chosen = choose_census(
        request.census,
        session.environment,
        project,
        session.folder,
        request.command,
        skip_missing=request.skip_unreadable,
    )
    delivery.check(reporters, chosen.paths)
    if chosen.passed_over:
        session.note("note.skipped", paths=chosen.passed_over)
    wider = _with_units(request, delivery, reporters)
    outcome = finish(_scored(session, wider, chosen, request.targets or project.targets, project.folder))
    if any(one.senders for one in delivery.wanted(reporters)):
        outcome = _with_senders(session, outcome)
    say_what_was_read(session, chosen, outcome)
    asked = outcome
    if wider.by != request.by:
        province = replace(outcome.snapshot, units=outcome.snapshot.units[:1])
        asked = replace(outcome, snapshot=province)
    deliver(
        session,
        delivery,
        reporters,
        asked,
        outcome,
        _again(session, request, chosen, listed=delivery.roster is not None),
    )
    return asked


def _again(session: Session, request: Request, chosen: Chosen, *, listed: bool) -> Again:
    """Return what names the same data on another command line."""
    from nls_cli.reporting.again import Again, named_files

    as_of = request.as_of.isoformat() if request.as_of is not None else None
    shared = given({"--targets": request.targets, "--as-of": as_of})
    options = [
        *named_files(request.census),
        *given({"--district": request.district, "--year": request.year}),
    ]
    options += [*shared, *(["--skip-unreadable"] if request.skip_unreadable else [])]
    files = [*named_files(request.census or [str(path) for path in chosen.paths]), *shared]
    anywhere = set_anywhere(session)
    return Again((*options, *anywhere), (*files, *anywhere), listed)


def set_anywhere(session: Session) -> list[str]:
    """Return the options of every command that were given, as they are typed."""
    anywhere = [word for limit in session.limit_options for word in ("--limit", limit)]
    if needs_option(session.language, session.environment, session.project_file):
        anywhere += ["--lang", session.language]
    return anywhere


def given(options: Mapping[str, str | None]) -> list[str]:
    """Return those options that were given, as they are typed."""
    return [word for option, value in options.items() if value is not None for word in (option, value)]


def _with_units(request: Request, delivery: Delivery, reporters: Mapping[str, Reporter]) -> Request:
    """Ask also for what a report shows of its own accord: the districts, the bodies without a role."""
    if not any(one.units for one in delivery.wanted(reporters)):
        return request
    by: By | None = "district" if request.by is None and request.district is None else request.by
    return replace(request, by=by, bodies=True)


def _with_senders(session: Session, outcome: Outcome) -> Outcome:
    """Add who has sent, where there is a list of who must."""
    from nls_cli.cli.submitters import find_submitters
    from nls_cli.senders import who_sent

    path = find_submitters(session)
    if path is None:
        return outcome
    shown = shown_path(path, session.folder)
    found = who_sent(outcome.snapshot, outcome.refusals, outcome.form, outcome.unit_map, path, shown)
    return replace(outcome, completeness=found)


def _scored(session: Session, request: Request, chosen: Chosen, targets: str | None, folder: Path) -> Outcome:
    progress = ProgressLine(
        session.say("progress.start"), session.say("progress"), shown=session.terminal.progress
    )
    try:
        with session.reader() as reader:
            reader.begin(chosen.paths)  # while what scores is still being imported
            from nls_cli import workflows

            return workflows.score(
                chosen.paths,
                targets=targets,
                folder=folder,
                as_of=request.as_of,
                by=request.by,
                district=request.district,
                year=request.year,
                bodies=request.bodies,
                skip_unreadable=request.skip_unreadable,
                reader=reader,
                progress=progress,
            )
    except NlsError:
        progress.clear()
        if chosen.source != "arguments":
            say_source(session, chosen, None, dated=False)
        raise
    finally:
        progress.clear()


def say_source(session: Session, chosen: Chosen, date: dt.date | None, *, dated: bool) -> None:
    """Say which census was taken, and why."""
    paths = str(chosen.paths[0])
    if len(chosen.paths) > 1:
        paths = session.say("census.taken.many", first=paths, count=len(chosen.paths))
    source = session.say(f"source.{chosen.source}", **({"path": chosen.said_by} if chosen.said_by else {}))
    if not dated:
        session.note("census.taken.only", paths=paths, source=source)
    elif date is None:
        session.note("census.taken.undated", paths=paths, source=source)
    else:
        session.note("census.taken", paths=paths, source=source, date=date)


class Read(Protocol):
    """What came of reading a census."""

    @property
    def snapshot(self) -> Snapshot:
        """Its results, with the findings."""

    @property
    def refusals(self) -> Sequence[Refusal]:
        """Workbooks left out because they could not be read."""


def say_what_was_read(session: Session, chosen: Chosen, outcome: Read) -> None:
    """Say on stderr which census was taken, what was left out and what is doubtful in it."""
    from nls_cli.reporting.findings_text import render_findings, render_refusals

    terminal = session.terminal
    say_source(session, chosen, outcome.snapshot.as_of, dated=True)
    if outcome.refusals:
        session.note("input.skipped")
        write_note(
            render_refusals(outcome.refusals, session.language, terminal.width, color=terminal.error_color)
        )
    write_note(
        render_findings(
            outcome.snapshot.findings,
            session.language,
            terminal.width,
            color=terminal.error_color,
            severities=("error", "warning"),
            most=MOST_FINDINGS,
        )
    )


def deliver(
    session: Session,
    delivery: Delivery,
    reporters: Mapping[str, Reporter],
    asked: Any,
    with_units: Any,
    again: Again | None = None,
) -> None:
    """Render what was asked for in every format wanted, and write it where it was wanted.

    `with_units` is the same with what some formats show besides; `again` names the same data on a command line.
    """
    from nls_cli.reporting.again import AGAIN
    from nls_cli.reporting.formats import NO_LETTERHEAD, View

    template = template_of(session, delivery, reporters)

    def rendered(reporter: Reporter, view: View) -> str | bytes:
        if template is not None and reporter.fills:
            return filled(template, session, with_units, view)
        return reporter.render(with_units if reporter.units else asked, view)

    letterhead = session.project().report or NO_LETTERHEAD
    by_suffix = {one.suffix: one for one in reporters.values()}
    view = View(session.language, WIDTH_OF_FILES, False, delivery.bom, letterhead, again or AGAIN)
    progress = ProgressLine(
        session.say("progress.write"), session.say("progress.write.many"), shown=session.terminal.progress
    )
    try:
        for done, path in enumerate(delivery.files):
            progress(done, len(delivery.files))
            write_file(path, rendered(by_suffix[path.suffix.lower()], view))
    finally:
        progress.clear()
    for path in delivery.files:
        session.note("note.written", path=path)
    if delivery.format is not None or not delivery.files:
        terminal = session.terminal
        width, color = terminal.width, terminal.color
        view = View(session.language, width, color, delivery.bom, letterhead, again or AGAIN)
        write_result(rendered(reporters[delivery.format or "text"], view))
    if delivery.open:
        show_files(session, delivery.files)
