"""Which snapshots a trend is made of: workbooks, saved reports, folders of both."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nls_cli.cli.census import PATTERN_SIGNS, SUFFIXES, workbooks
from nls_cli.errors import NlsError

if TYPE_CHECKING:
    from nls_cli.trends import Given

SAVED = ".json"


@dataclass(frozen=True, slots=True)
class Found:
    """What the arguments come to."""

    given: list[Given]
    """In the order given, each file once."""
    passed_over: list[str]
    """Files that are no snapshot."""
    repeated: list[str]
    """What was given again."""


def find_snapshots(arguments: Sequence[str], folder: Path) -> Found:
    """Return the snapshots that the arguments name.

    A file is a snapshot; so is each file of a folder, and each folder in it, with all its workbooks.
    """
    found = Found([], [], [])
    seen: set[str] = set()
    for name in arguments:
        some = list(_given(name, folder, found.passed_over))
        if not some:
            raise NlsError("trend.not_found", path=name)
        for one in some:
            key = os.path.realpath(folder / one.paths[0])
            if key in seen:
                found.repeated.append(str(one.paths[0]))
            else:
                seen.add(key)
                found.given.append(one)
    return found


def _given(name: str, folder: Path, passed_over: list[str]) -> Iterator[Given]:
    path = folder / name
    if path.is_dir():
        yield from _inside(Path(name), folder, passed_over)
    elif path.exists():
        yield _single(Path(name))
    elif any(sign in name for sign in PATTERN_SIGNS):
        pattern = Path(name)
        base = Path(pattern.anchor) if pattern.is_absolute() else folder
        for match in sorted(base.glob(str(pattern.relative_to(pattern.anchor)))):
            if match.is_file() and match.suffix.lower() in (*SUFFIXES, SAVED):
                shown = match if pattern.is_absolute() else match.relative_to(folder)
                if match.name.startswith(("~$", ".")):
                    passed_over.append(str(shown))
                else:
                    yield _single(shown)


def _inside(name: Path, folder: Path, passed_over: list[str]) -> Iterator[Given]:
    from nls_cli.trends import Given

    for entry in sorted((folder / name).iterdir(), key=lambda one: one.name):
        shown = name / entry.name
        if entry.is_dir() and not entry.name.startswith("."):
            inside = list(workbooks(str(shown), folder))
            passed_over += [str(path) for path, wanted in inside if not wanted]
            wanted = tuple(path for path, is_wanted in inside if is_wanted)
            if wanted:
                yield Given(wanted, saved=False)
        elif entry.is_file() and entry.suffix.lower() in (*SUFFIXES, SAVED):
            if entry.name.startswith(("~$", ".")):
                passed_over.append(str(shown))
            else:
                yield _single(shown)


def _single(path: Path) -> Given:
    from nls_cli.trends import Given

    return Given((path,), saved=path.suffix.lower() == SAVED)
