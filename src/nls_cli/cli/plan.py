"""`nls plan`: the least effort that meets goals, and what would be if."""

# Annotations are evaluated where they stand: the options speak the session's language.

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nls_cli.cli.options import Options, read_date
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError

if TYPE_CHECKING:
    from nls_cli.plans import PlanOutcome, PlanRequest
    from nls_cli.reporting.again import Again
    from nls_cli.reporting.formats import Reporter, View

FORMATS = ("text", "json", "xlsx")


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)
    say = session.say

    def option(name: str, metavar: str | None = None) -> Any:
        key = "help.plan." + name.removeprefix("--").replace("-", "_")
        return typer.Option(name, help=say(key), metavar=say(metavar) if metavar else None)

    output_option = typer.Option("--output", "-o", help=say("help.plan.output"), metavar=say("metavar.file"))

    @app.command("plan", help=say("help.plan"), epilog=say("help.plan.more"), cls=command_class)
    def plan(
        census: Annotated[list[str] | None, options.census] = None,
        district: Annotated[str | None, options.district] = None,
        year: Annotated[str | None, options.year] = None,
        goal: Annotated[list[str] | None, option("--goal", "metavar.plan.goal")] = None,
        budget: Annotated[str | None, option("--budget", "metavar.plan.number")] = None,
        cap: Annotated[list[str] | None, option("--cap", "metavar.plan.cap")] = None,
        assume: Annotated[list[str] | None, option("--assume", "metavar.plan.assume")] = None,
        targets: Annotated[str | None, options.targets] = None,
        as_of: Annotated[str | None, options.as_of] = None,
        show_personal: Annotated[bool, option("--show-personal")] = False,
        format_: Annotated[
            str | None, typer.Option("--format", help=say("help.format"), metavar="|".join(FORMATS))
        ] = None,
        output: Annotated[list[str] | None, output_option] = None,
        force: Annotated[bool, options.force] = False,
        skip_unreadable: Annotated[bool, options.skip_unreadable] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        from nls_cli.cli.exit import DONE
        from nls_cli.cli.options import read_choice
        from nls_cli.cli.scoring import Delivery
        from nls_cli.plans import PlanRequest

        if format_ is not None:
            read_choice("--format", format_, FORMATS)
        project = session.project()
        request = PlanRequest(
            (),
            project.folder,
            targets or project.targets,
            read_date(as_of),
            district,
            year,
            tuple(goal or ()),
            budget,
            tuple(cap or ()),
            tuple(assume or ()),
            skip_unreadable,
            session.limits(),
        )
        delivery = Delivery(format_, [Path(one) for one in output or ()], force)
        _run(session, request, census or (), delivery, _reporters(personal=show_personal))
        for path in delivery.files:
            if path.suffix.lower() == ".xlsx":
                session.note("plan.personal" if show_personal else "plan.personal.left_out", path=path)
        return DONE


def _run(
    session: Session,
    request: "PlanRequest",
    census: Any,
    delivery: Any,
    reporters: "Mapping[str, Reporter]",
) -> None:
    """Choose the census, plan, say what was read, and write the reports."""
    from dataclasses import replace

    from nls_cli import plans
    from nls_cli.cli.census import choose_census
    from nls_cli.cli.output import ProgressLine
    from nls_cli.cli.scoring import deliver, say_source, say_what_was_read

    chosen = choose_census(
        census,
        session.environment,
        session.project(),
        session.folder,
        "plan",
        skip_missing=request.skip_unreadable,
    )
    delivery.check(reporters, chosen.paths)
    if chosen.passed_over:
        session.note("note.skipped", paths=chosen.passed_over)
    progress = ProgressLine(
        session.say("progress.start"), session.say("progress"), shown=session.terminal.progress
    )
    try:
        outcome = plans.plan(replace(request, paths=chosen.paths), progress)
    except NlsError:
        progress.clear()
        if chosen.source != "arguments":
            say_source(session, chosen, None, dated=False)
        raise
    finally:
        progress.clear()
    say_what_was_read(session, chosen, outcome)
    deliver(session, delivery, reporters, outcome, outcome, _again(session, request, census))


def _again(session: Session, request: "PlanRequest", census: "Sequence[str]") -> "Again":
    """Return what asks the same question on another command line."""
    from nls_cli.cli.scoring import given, set_anywhere
    from nls_cli.reporting.again import Again, named_files

    as_of = request.as_of.isoformat() if request.as_of is not None else None
    words = [*named_files(census), *given({"--district": request.district, "--year": request.year})]
    words += given({"--budget": request.budget, "--targets": request.targets, "--as-of": as_of})
    for option, values in (
        ("--goal", request.goals),
        ("--cap", request.caps),
        ("--assume", request.assumptions),
    ):
        words += [word for value in values for word in (option, value)]
    words += ["--skip-unreadable"] if request.skip_unreadable else []
    return Again((*words, *set_anywhere(session)))


def _reporters(*, personal: bool) -> "Mapping[str, Reporter]":
    from nls_cli.reporting.formats import Reporter

    def text(outcome: "PlanOutcome", view: "View") -> str:
        from nls_cli.reporting.plan_text import render_plan

        return render_plan(
            outcome.plan, outcome.form, view.language, view.width, color=view.color, again=view.again
        )

    def json(outcome: "PlanOutcome", _view: "View") -> str:
        from nls_cli.reporting.plan_json import render_plan_json

        return render_plan_json(outcome.plan, outcome.form)

    def xlsx(outcome: "PlanOutcome", view: "View") -> bytes:
        from nls_cli.writing.plan_book import render_plan_book

        return render_plan_book(outcome.plan, outcome.form, view.language, personal=personal)

    return {
        "text": Reporter(".txt", text),  # type: ignore[arg-type]
        "json": Reporter(".json", json),  # type: ignore[arg-type]
        "xlsx": Reporter(".xlsx", xlsx),  # type: ignore[arg-type]
    }
