"""Further commands on the data of a report, as a reader types them."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from nls_cli.reporting.layout import TIED
from nls_cli.reporting.plain import clean_path

MOST_FILES = 3
"""As many are named one by one; of more the first, then `…`."""


@dataclass(frozen=True, slots=True)
class Again:
    """What names the same data on another command line."""

    options: tuple[str, ...] = ()
    """Census, unit, year, target set and date for `nls gaps` and `nls plan`, as they were given."""
    files: tuple[str, ...] = ()
    """The workbooks for `nls check`, which looks for none of its own accord."""
    listed: bool = False
    """Whether this very command writes who could close each gap."""

    def command(self, name: str, *more: str) -> str:
        """Return a command on the same data, which a line is not broken in."""
        return tied("nls", name, *self.options, *more)

    def check(self) -> str:
        """Return the command that lists the findings."""
        return tied("nls", "check", *self.files)


AGAIN = Again()
"""The data that `nls` finds by itself."""


def tied(*typed: str) -> str:
    """Return the words of a command as they are typed, kept on one line where it is wide enough."""
    return " ".join(clean_path(shell_word(word)) for word in typed).replace(" ", TIED)


def named_files(paths: Sequence[str]) -> tuple[str, ...]:
    """Return files as a command names them."""
    return tuple(paths) if len(paths) <= MOST_FILES else (paths[0], "…")


def shell_word(word: str) -> str:
    """Quote a word as both a Windows prompt and a shell take it, where that is possible."""
    quoted = shlex.quote(word)
    if quoted == word or word == "…" or set(word) & set('"`$!'):
        return word if word == "…" else quoted
    return f'"{word}"'
