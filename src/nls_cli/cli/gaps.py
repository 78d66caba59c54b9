"""`nls gaps`: what is missing to the goals, in heads, and the bodies that have nobody."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nls_cli.cli.census import refuse_missing
from nls_cli.cli.options import Options, read_date, read_level
from nls_cli.cli.output import write_file
from nls_cli.cli.session import Session

if TYPE_CHECKING:
    from nls_cli.workflows import Outcome


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)

    @app.command("gaps", help=session.say("help.gaps"), cls=command_class)
    def gaps(
        census: Annotated[list[str] | None, options.census] = None,
        by: Annotated[str | None, options.by] = None,
        district: Annotated[str | None, options.district] = None,
        targets: Annotated[str | None, options.targets] = None,
        year: Annotated[str | None, options.year] = None,
        as_of: Annotated[str | None, options.as_of] = None,
        everything: Annotated[bool, options.all] = False,
        roster: Annotated[
            str | None,
            typer.Option("--roster", help=session.say("help.roster"), metavar=session.say("metavar.file")),
        ] = None,
        format_: Annotated[str | None, options.format] = None,
        output: Annotated[list[str] | None, options.output] = None,
        bom: Annotated[bool, options.bom] = False,
        open_: Annotated[bool, options.open] = False,
        template: Annotated[str | None, options.template] = None,
        force: Annotated[bool, options.force] = False,
        skip_unreadable: Annotated[bool, options.skip_unreadable] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        refuse_missing(census or (), session.folder, skip_missing=skip_unreadable)
        from nls_cli.cli.exit import DONE
        from nls_cli.cli.scoring import Delivery, Request, run_request
        from nls_cli.reporting.formats import gaps_reporters

        request = Request(
            "gaps",
            census or (),
            targets,
            read_level(by),
            district,
            year,
            read_date(as_of),
            bodies=True,
            skip_unreadable=skip_unreadable,
        )
        delivery = Delivery(
            format_,
            [Path(one) for one in output or ()],
            force,
            bom,
            open_,
            template=Path(template) if template else None,
        )
        if roster is not None:
            delivery = replace(delivery, roster=Path(roster))
        outcome = run_request(session, request, delivery, gaps_reporters(everything=everything))
        if delivery.roster is not None:
            write_roster(session, delivery.roster, outcome, district=district is not None, year=year)
        return DONE


def write_roster(
    session: Session, path: Path, outcome: "Outcome", *, district: bool, year: str | None
) -> None:
    """Write who could close each gap, and say that it holds personal data."""
    from nls_cli import explanations
    from nls_cli.writing.roster import render_roster

    found = explanations.roster(outcome, district=district, year=year)
    write_file(path, render_roster(found, outcome.heads, session.language))
    lists = len(found.goals)
    key = "roster.written" if lists > 1 else "roster.written.one" if lists else "note.written"
    session.note(key, path=path, **({"lists": lists} if lists > 1 else {}))
    session.note("roster.personal", path=path)
