"""Which list says who must send: the one named, that of the project, or submitters.yaml here."""

from __future__ import annotations

from pathlib import Path

from nls_cli.cli.session import Session

DEFAULT_NAME = "submitters.yaml"


def find_submitters(session: Session, named: str | None = None) -> Path | None:
    """Return the list of who must send what; None if there is none."""
    project = session.project()
    if named:
        return Path(named)
    if project.submitters:
        return project.folder / project.submitters
    if (session.folder / DEFAULT_NAME).is_file():
        return Path(DEFAULT_NAME)
    return None
