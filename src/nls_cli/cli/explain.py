"""`nls explain`: what a finding's code means and how to mend it."""

from typing import Annotated

import typer

from nls_cli.cli.options import Options
from nls_cli.cli.output import write_result
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)
    say = session.say

    @app.command("explain", help=say("help.explain"), cls=command_class)
    def explain(
        what: Annotated[
            str,
            typer.Argument(
                help=say("help.explain.what"), metavar=say("metavar.explain"), autocompletion=codes_like
            ),
        ],
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        from nls_cli.reporting.code_page import render_code_page

        terminal = session.terminal
        page = render_code_page(find_code(what), session.language, terminal.width, color=terminal.color)
        write_result(page)
        return 0


def codes_like(incomplete: str) -> list[str]:
    """Return the codes that begin so, for completion."""
    from nls_cli.model.finding import RULES

    return [code for code in RULES if code.startswith(incomplete.upper())]


def find_code(name: str) -> str:
    """Return the code that a user names, by itself or by its rule; NlsError with the nearest if there is none."""
    from nls_cli.model.finding import RULES
    from nls_cli.text import nearest

    wanted = name.strip()
    by_name = {rule.name: code for code, rule in RULES.items()}
    code = by_name.get(wanted.lower(), wanted.upper())
    if code in RULES:
        return code
    raise NlsError("code.unknown", name=name, nearest=nearest(wanted, [*RULES, *by_name]))
