"""Which files `nls check` looks at: files, folders with all below them, patterns that the shell left as they are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nls_cli.cli.census import workbooks
from nls_cli.errors import NlsError
from nls_cli.reading.library import is_folder


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is to be checked."""

    paths: tuple[Path, ...]
    """Each file once; one that does not exist is among them, for the check to say so."""
    left_out: tuple[str, ...]
    """Lock files, and hidden files that nobody named."""
    empty: tuple[str, ...]
    """Folders without any workbook."""


def find_inputs(names: Sequence[str], folder: Path) -> Inputs:
    """Return the files that `names` stand for, seen from `folder`; NlsError if none is left to be checked."""
    paths: dict[str, Path] = {}
    left_out: list[str] = []
    empty: list[str] = []
    for name in names:
        found = list(workbooks(name, folder))
        if not found and is_folder(folder / name):
            empty.append(name)
        elif not found:
            paths.setdefault(name, Path(name))
        for path, wanted in found:
            if wanted and not path.name.startswith("~$"):
                paths.setdefault(os.path.normcase(os.path.realpath(folder / path)), path)
            else:
                left_out.append(str(path))
    if not paths and left_out:
        raise NlsError("check.all_left_out", paths=tuple(left_out))
    if not paths:
        raise NlsError("input.no_workbooks", path=", ".join(names))
    return Inputs(tuple(paths.values()), tuple(dict.fromkeys(left_out)), tuple(empty))
