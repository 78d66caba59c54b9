"""Which language everything is said in: `--lang`, then NLS_LANG, then `lang:` in nls.yaml, then Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from nls_cli.errors import NlsError
from nls_cli.messages import LANGUAGES, Language

DEFAULT: Language = "vi"
OPTION = "--lang"
_PROJECT_LINE = re.compile(r"^lang\s*:\s*[\"']?(\w+)", re.MULTILINE)
_PEEK = 65_536


def take_language(
    arguments: Sequence[str], environment: Mapping[str, str], project: Path | None
) -> tuple[Language, list[str]]:
    """Return the language, and the arguments without `--lang`, which may stand anywhere before `--`.

    Raises NlsError for a language there is not, and for none.
    """
    rest: list[str] = []
    asked: str | None = None
    source = OPTION
    at = 0
    while at < len(arguments):
        argument = arguments[at]
        if argument == "--":
            rest += arguments[at:]
            break
        if argument == OPTION:
            if at + 1 == len(arguments):
                raise NlsError("usage.needs_value", option=OPTION)
            asked = arguments[at + 1]
            at += 1
        elif argument.startswith(OPTION + "="):
            asked = argument.removeprefix(OPTION + "=")
        else:
            rest.append(argument)
        at += 1
    if asked is None and environment.get("NLS_LANG"):
        asked, source = environment["NLS_LANG"], "NLS_LANG"
    if asked is None:
        return peek_language(project) if project is not None else DEFAULT, rest
    for language in LANGUAGES:
        if re.fullmatch(language + r"([_.-].*)?", asked, re.IGNORECASE):
            return language, rest
    raise NlsError("usage.choice", option=source, value=asked, known=LANGUAGES)


def needs_option(language: Language, environment: Mapping[str, str], project: Path | None) -> bool:
    """Tell whether it takes `--lang` to be answered in `language`."""
    try:
        return take_language((), environment, project)[0] != language
    except NlsError:  # NLS_LANG names none: without the option there would be no answer at all
        return True


def peek_language(project: Path) -> Language:
    """Return what nls.yaml says after `lang:`, without the cost of a YAML parser: help must come at once.

    A mistake there is told with its place once a command reads the file.
    """
    try:
        with project.open(encoding="utf-8", errors="replace") as file:
            found = _PROJECT_LINE.search(file.read(_PEEK))
    except OSError:
        return DEFAULT
    return next((one for one in LANGUAGES if found and found[1] == one), DEFAULT)
