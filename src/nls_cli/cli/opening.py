"""Showing the files that were written in the programs that this machine opens them with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from nls_cli.cli.session import Session


def show_files(session: Session, paths: Iterable[Path]) -> None:
    """Open every file; one that cannot be opened is said, and changes nothing: it has been written."""
    for path in paths:
        if not _opened(path.resolve()):
            session.note("note.not_opened", path=path)


def _opened(path: Path) -> bool:
    try:
        if sys.platform == "win32":
            os.startfile(path)
            return True
        opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if opener is None:
            return False
        # Whatever it says is not part of the result, and closing this terminal does not close it.
        quiet = subprocess.DEVNULL
        subprocess.Popen([opener, path], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        return False
    return True
