"""`nls explain`: an indicator down to its rows, why results moved, or what a finding's code means."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from nls_cli.cli.options import EXPLAIN_FORMATS, Options, read_date, read_level
from nls_cli.cli.output import write_result
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)
    say = session.say

    @app.command("explain", help=say("help.explain"), epilog=say("help.explain.more"), cls=command_class)
    def explain(
        what: Annotated[
            str | None,
            typer.Argument(
                help=say("help.explain.what"),
                metavar=say("metavar.explain"),
                autocompletion=completion(session),
            ),
        ] = None,
        census: Annotated[list[str] | None, options.census] = None,
        by: Annotated[str | None, options.by_of("help.explain.by")] = None,
        district: Annotated[str | None, options.district] = None,
        targets: Annotated[str | None, options.targets] = None,
        rows: Annotated[
            str | None, typer.Option("--rows", help=say("help.explain.rows"), metavar=say("metavar.file"))
        ] = None,
        diff: Annotated[
            tuple[str, str] | None,
            typer.Option("--diff", help=say("help.explain.diff"), metavar=say("metavar.diff")),
        ] = None,
        as_of: Annotated[str | None, options.as_of] = None,
        format_: Annotated[str | None, options.format_of(EXPLAIN_FORMATS)] = None,
        output: Annotated[list[str] | None, options.output_of(EXPLAIN_FORMATS)] = None,
        force: Annotated[bool, options.force] = False,
        skip_unreadable: Annotated[bool, options.skip_unreadable] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        files = tuple(Path(one) for one in output or ())
        if diff is not None:
            from nls_cli.cli.explain_diff import AskedDiff, explain_diff

            if any(one is not None for one in (census, by, rows, as_of)):
                raise NlsError("shift.with_census")
            explain_diff(
                session, AskedDiff(what, *diff, targets, district, format_, files, force, skip_unreadable)
            )
            return 0
        if what is None:
            raise NlsError("explain.nothing")
        given = (census, by, district, targets, rows, as_of, format_, output)
        code = code_named(what)
        if code is not None and not any(one is not None for one in given):
            show_code(session, code)
            return 0
        from nls_cli.cli.explaining import Asked, explain_indicator

        explain_indicator(
            session,
            Asked(
                what,
                census or (),
                targets,
                read_level(by),
                district,
                read_date(as_of),
                Path(rows) if rows is not None else None,
                format_,
                files,
                force,
                skip_unreadable,
            ),
        )
        return 0


def show_code(session: Session, code: str) -> None:
    """Write the page of a code."""
    from nls_cli.reporting.code_page import render_code_page

    terminal = session.terminal
    write_result(render_code_page(code, session.language, terminal.width, color=terminal.color))


def completion(session: Session) -> Callable[[str], list[str]]:
    """Return a completion of codes, and of the indicators of the project's target set."""

    def complete(incomplete: str) -> list[str]:
        try:
            from nls_cli import workflows

            project = session.project()
            targets = project.targets or workflows.DEFAULT_TARGETS
            ids: Sequence[str] = workflows.indicator_ids(targets, project.folder)
        except Exception:  # a Tab must never print an error into the command line
            ids = ()
        return [*codes_like(incomplete), *(id for id in ids if id.startswith(incomplete))]

    return complete


def codes_like(incomplete: str) -> list[str]:
    """Return the codes that begin so, for completion."""
    from nls_cli.model.finding import RULES

    return [code for code in RULES if code.startswith(incomplete.upper())]


def code_named(name: str) -> str | None:
    """Return the code that a user names, by itself or by its rule; None if there is none."""
    from nls_cli.model.finding import RULES

    wanted = name.strip()
    by_name = {rule.name: code for code, rule in RULES.items()}
    code = by_name.get(wanted.lower(), wanted.upper())
    return code if code in RULES else None
