"""Which workbooks to read: arguments, NLS_CENSUS, nls.yaml, census.xlsx here; folders and patterns are expanded."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nls_cli.cli.project import Project, shown_path
from nls_cli.errors import NlsError
from nls_cli.reading.library import is_folder, is_there

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
PATTERN_SIGNS = "*?["
DEFAULT_NAME = "census.xlsx"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The workbooks that were chosen, and by whom."""

    paths: tuple[Path, ...]
    source: str
    """`arguments`, `environment`, `project` or `folder`."""
    said_by: str = ""
    """The nls.yaml, for `project`."""
    passed_over: tuple[str, ...] = ()
    """Lock files and hidden files that a folder or pattern held."""


def choose_census(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    project: Project,
    folder: Path,
    command: str,
    *,
    skip_missing: bool = False,
) -> Chosen:
    """Return the census by the default chain; NlsError if there is none, or if what was named is not there.

    With `skip_missing` a file that was named and is not there stays in the list: reading it says so.
    """
    if arguments:
        return _expanded(arguments, folder, "arguments", skip_missing=skip_missing)
    if environment.get("NLS_CENSUS"):
        return _expanded(environment["NLS_CENSUS"].split(os.pathsep), folder, "environment")
    if project.census:
        named = [shown_path(project.folder / one, folder) for one in project.census]
        return _expanded(named, folder, "project", shown_path(project.path or project.folder, folder))
    if (folder / DEFAULT_NAME).is_file():
        return Chosen((Path(DEFAULT_NAME),), "folder")
    raise NlsError("census.none_given", command=command)


def refuse_missing(arguments: Sequence[str], folder: Path, *, skip_missing: bool) -> None:
    """Refuse a file that was named and is not there, before anything is prepared for reading it."""
    for name in () if skip_missing else arguments:
        if not any(sign in name for sign in PATTERN_SIGNS) and not (folder / name).exists():
            raise NlsError("census.not_found", tried=name, source="")


def _expanded(
    named: Sequence[str], folder: Path, source: str, said_by: str = "", *, skip_missing: bool = False
) -> Chosen:
    paths: dict[str, Path] = {}
    passed_over: list[str] = []
    for name in named:
        found = list(workbooks(name, folder))
        if not found:
            if is_folder(folder / name):
                raise NlsError("input.no_workbooks", path=name)
            if skip_missing and not any(sign in name for sign in PATTERN_SIGNS):
                found = [(Path(name), True)]
        if not found:
            key = "census.not_found" if source == "arguments" else "census.not_found.source"
            raise NlsError(key, tried=name, source=said_by or "NLS_CENSUS")
        for path, wanted in found:
            if wanted or path.name == name:
                paths.setdefault(os.path.normcase(os.path.realpath(folder / path)), path)
            else:
                passed_over.append(str(path))
    if not paths:
        raise NlsError("input.no_workbooks", path=", ".join(named))
    return Chosen(tuple(paths.values()), source, said_by, tuple(passed_over))


def workbooks(name: str, folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield what a name stands for: the file itself, or what lies in the folder or matches the pattern.

    With each whether it is wanted, or a lock file or hidden file that nobody named.
    """
    path = folder / name
    if is_folder(path):
        yield from _inside(name, folder)
    elif is_there(path):
        yield Path(name), True
    elif any(sign in name for sign in PATTERN_SIGNS):
        pattern = Path(name)
        base = Path(pattern.anchor) if pattern.is_absolute() else folder
        relative = pattern.relative_to(pattern.anchor) if pattern.is_absolute() else pattern
        for match in sorted(base.glob(str(relative))):
            if match.is_file() and match.suffix.lower() in SUFFIXES:
                shown = match if pattern.is_absolute() else match.relative_to(folder)
                yield shown, not _is_set_aside(match.name)


def _inside(name: str, folder: Path) -> Iterator[tuple[Path, bool]]:
    for place, folders, files in os.walk(folder / name):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in sorted(files):
            if Path(file).suffix.lower() in SUFFIXES:
                yield Path(name) / Path(place, file).relative_to(folder / name), not _is_set_aside(file)


def _is_set_aside(name: str) -> bool:
    return name.startswith(("~$", ".~lock.", "."))
