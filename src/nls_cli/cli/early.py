"""Begins to read the workbooks that a command line plainly names, while the command line is still being understood.

To understand it takes longer than to start a reading process. Nothing is decided here: what was begun is used if the
command then asks for the very same files, and given up otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from nls_cli.cli.census import SUFFIXES
from nls_cli.errors import NlsError

if TYPE_CHECKING:
    from nls_cli.cli.session import Session
    from nls_cli.reading.workbook import WorkbookReader

READING = ("score", "gaps", "check")
"""The commands that take up what was begun."""


def begin_early(session: Session, arguments: Sequence[str]) -> WorkbookReader | None:
    """Begin to read the files that stand before any option; None where there is nothing to begin with."""
    if not arguments or arguments[0] not in READING or "--help" in arguments or "-h" in arguments:
        return None
    named = list(takewhile(lambda one: not one.startswith("-"), arguments[1:]))
    plain = [name for name in named if name.lower().endswith(SUFFIXES) and (session.folder / name).is_file()]
    from nls_cli.reading.workbook import WorkbookReader

    try:
        reader = WorkbookReader(session.limits())
    except NlsError:  # the command itself will say what is wrong, and where
        return None
    if plain and plain == named:
        reader.begin([Path(name) for name in plain])
    else:
        reader.start()
    return reader
