"""`--limit NAME=VALUE`, taken out of the arguments before the commands see them."""

from __future__ import annotations

from collections.abc import Sequence

from nls_cli.errors import NlsError

OPTION = "--limit"


def take_limits(arguments: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return what `--limit` was given, and the arguments without it; it may stand anywhere before `--`."""
    asked: list[str] = []
    rest: list[str] = []
    waiting = False
    for at, argument in enumerate(arguments):
        if waiting:
            asked.append(argument)
            waiting = False
        elif argument == "--":
            rest += arguments[at:]
            break
        elif argument == OPTION:
            waiting = True
        elif argument.startswith(OPTION + "="):
            asked.append(argument.removeprefix(OPTION + "="))
        else:
            rest.append(argument)
    if waiting:
        raise NlsError("usage.needs_value", option=OPTION)
    return tuple(asked), rest
