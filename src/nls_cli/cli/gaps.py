"""`nls gaps`: what is missing to the goals, in heads, and the bodies that have nobody."""

from pathlib import Path
from typing import Annotated

import typer

from nls_cli.cli.options import Options, read_date, read_level
from nls_cli.cli.session import Session


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
        format_: Annotated[str | None, options.format] = None,
        output: Annotated[list[str] | None, options.output] = None,
        bom: Annotated[bool, options.bom] = False,
        open_: Annotated[bool, options.open] = False,
        force: Annotated[bool, options.force] = False,
        skip_unreadable: Annotated[bool, options.skip_unreadable] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
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
        delivery = Delivery(format_, [Path(one) for one in output or ()], force, bom, open_)
        run_request(session, request, delivery, gaps_reporters(everything=everything))
        return DONE
