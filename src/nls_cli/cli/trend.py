"""`nls trend`: several censuses or saved reports over time, and whether goals will be met."""

# Annotations are evaluated where they stand: the options speak the session's language.

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nls_cli.cli.options import Options, read_level
from nls_cli.cli.session import Session

if TYPE_CHECKING:
    from nls_cli.cli.scoring import Delivery
    from nls_cli.reporting.again import Again
    from nls_cli.reporting.formats import Reporter, View
    from nls_cli.trends import TrendOutcome, TrendRequest

FORMATS = ("text", "json", "csv", "md", "html", "xlsx")


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)
    say = session.say
    output_option = typer.Option("--output", "-o", help=say("help.trend.output"), metavar=say("metavar.file"))

    @app.command("trend", help=say("help.trend"), epilog=say("help.trend.more"), cls=command_class)
    def trend(
        snapshots: Annotated[
            list[str] | None,
            typer.Argument(
                help=say("help.trend.snapshots"), metavar=say("metavar.snapshots"), show_default=False
            ),
        ] = None,
        by: Annotated[str | None, options.by] = None,
        district: Annotated[str | None, options.district] = None,
        targets: Annotated[str | None, options.targets] = None,
        year: Annotated[str | None, options.year] = None,
        format_: Annotated[
            str | None, typer.Option("--format", help=say("help.trend.format"), metavar="|".join(FORMATS))
        ] = None,
        output: Annotated[list[str] | None, output_option] = None,
        bom: Annotated[bool, options.bom] = False,
        open_: Annotated[bool, options.open] = False,
        force: Annotated[bool, options.force] = False,
        skip_unreadable: Annotated[bool, options.skip_unreadable] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        from nls_cli.cli.exit import DONE
        from nls_cli.cli.options import read_choice
        from nls_cli.cli.scoring import Delivery
        from nls_cli.trends import TrendRequest

        if format_ is not None:
            read_choice("--format", format_, FORMATS)
        project = session.project()
        request = TrendRequest(
            (),
            project.folder,
            targets or project.targets,
            read_level(by),
            district,
            year,
            skip_unreadable,
            session.limits(),
        )
        delivery = Delivery(format_, [Path(one) for one in output or ()], force, bom, open_)
        _run(session, request, snapshots or (), delivery)
        return DONE


def _run(session: Session, request: "TrendRequest", named: Sequence[str], delivery: "Delivery") -> None:
    """Find the snapshots, follow them, say what was read, and write the reports."""
    from nls_cli import trends
    from nls_cli.cli.census import choose_census
    from nls_cli.cli.output import ProgressLine
    from nls_cli.cli.scoring import deliver, say_source
    from nls_cli.cli.snapshots import find_snapshots

    if named:
        found = find_snapshots(named, session.folder)
        given, passed_over = found.given, found.passed_over
        for path in dict.fromkeys(found.repeated):
            session.note("trend.repeated", path=path)
    else:
        chosen = choose_census((), session.environment, session.project(), session.folder, "trend")
        given, passed_over = [trends.Given(chosen.paths, saved=False)], list(chosen.passed_over)
        say_source(session, chosen, None, dated=False)
    reporters = _reporters()
    delivery.check(reporters, [path for one in given for path in one.paths])
    if passed_over:
        session.note("note.skipped", paths=tuple(passed_over))
    progress = ProgressLine(
        session.say("progress.start"), session.say("progress"), shown=session.terminal.progress
    )
    try:
        outcome = trends.trend(replace(request, given=given), progress)
    finally:
        progress.clear()
    say_snapshots(session, outcome)
    deliver(session, delivery, reporters, outcome, outcome, _again(session, request))


def _again(session: Session, request: "TrendRequest") -> "Again":
    """Return what asks about the same set and district on another command line."""
    from nls_cli.cli.scoring import given, set_anywhere
    from nls_cli.reporting.again import Again

    words = given({"--targets": request.targets, "--district": request.district})
    words += ["--skip-unreadable"] if request.skip_unreadable else []
    return Again((*words, *set_anywhere(session)))


def say_snapshots(session: Session, outcome: "TrendOutcome", known: Sequence[str] = ()) -> None:
    """Say on stderr which snapshots were taken, those that are known already aside, and what was left out."""
    from nls_cli.cli.output import write_note
    from nls_cli.reporting.findings_text import render_refusals
    from nls_cli.reporting.phrases import phrase
    from nls_cli.reporting.words import findings_line

    found = dict(outcome.findings)
    for about in outcome.trend.snapshots:
        if about.paths[0] in known:
            continue
        params: dict[str, object] = {"date": about.date, "paths": about.paths[0]}
        if len(about.paths) > 1:
            params["paths"] = session.say("census.taken.many", first=about.paths[0], count=len(about.paths))
        if about in found:
            line = findings_line(found[about], session.language)
            session.note("trend.taken.findings", **params, findings=line)
        else:
            session.note("trend.taken", **params)
    if outcome.refusals:
        session.note("input.skipped")
        width, color = session.terminal.width, session.terminal.error_color
        write_note(render_refusals(outcome.refusals, session.language, width, color=color))
    for error in outcome.left_out:
        session.note("trend.left_out", why=phrase(error.key, session.language, dict(error.params)))


def _reporters() -> "Mapping[str, Reporter]":
    from nls_cli.reporting.formats import Reporter

    def text(outcome: "TrendOutcome", view: "View") -> str:
        from nls_cli.reporting.trend_text import render_trend

        return render_trend(outcome.trend, view.language, view.width, color=view.color, again=view.again)

    def json(outcome: "TrendOutcome", _view: "View") -> str:
        from nls_cli.reporting.trend_tables import render_trend_json

        return render_trend_json(outcome.trend)

    def table(outcome: "TrendOutcome", view: "View") -> str:
        from nls_cli.reporting.trend_tables import render_trend_csv

        return render_trend_csv(outcome.trend, view.language, bom=view.bom)

    def markdown(outcome: "TrendOutcome", view: "View") -> str:
        from nls_cli.reporting.trend_tables import render_trend_markdown

        return render_trend_markdown(outcome.trend, view.language)

    def page(outcome: "TrendOutcome", view: "View") -> str:
        from nls_cli.reporting.trend_html import render_trend_html

        return render_trend_html(outcome.trend, view.language)

    def book(outcome: "TrendOutcome", view: "View") -> bytes:
        from nls_cli.writing.trend_book import render_trend_book

        return render_trend_book(outcome.trend, view.language)

    return {
        "text": Reporter(".txt", text),  # type: ignore[arg-type]
        "json": Reporter(".json", json),  # type: ignore[arg-type]
        "csv": Reporter(".csv", table),  # type: ignore[arg-type]
        "md": Reporter(".md", markdown),  # type: ignore[arg-type]
        "html": Reporter(".html", page),  # type: ignore[arg-type]
        "xlsx": Reporter(".xlsx", book),  # type: ignore[arg-type]
    }
