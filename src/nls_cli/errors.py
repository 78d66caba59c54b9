"""Errors that end a command: the input cannot be used (exit code 2)."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


def os_reason(error: OSError) -> str:
    """Return the name of what the system objected to (`ENOSPC`); the catalogue has words for it."""
    return errno.errorcode.get(error.errno or 0, "unknown")


class NlsError(Exception):
    """The input is unusable. `key` names the message in the catalogue, `params` fill its blanks."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params: Mapping[str, object] = params


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a YAML file, at a place that an editor can jump to."""

    file: str
    """Path as the user gave it."""
    line: int
    """1-based."""
    column: int
    """1-based."""
    key: str
    """Message key; the code NLS9xx belongs to it."""
    params: Mapping[str, object] = field(default_factory=dict)
    nearest: tuple[str, ...] = ()
    """Valid names that look like the wrong one, best first."""


class SourceError(NlsError):
    """A YAML file (target set, form, units, nls.yaml) has mistakes; all of them are listed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("yaml.mistakes")
        self.problems = tuple(problems)


class UnreadableError(NlsError):
    """One or more workbooks could not be read; carries a refusal for each."""

    def __init__(self, refusals: Sequence[object]) -> None:
        super().__init__("input.unreadable")
        self.refusals = tuple(refusals)
