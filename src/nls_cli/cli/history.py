"""What came before: the earlier censuses and saved reports named beside the one that is scored."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nls_cli.cli.output import ProgressLine
from nls_cli.cli.session import Session
from nls_cli.cli.snapshots import find_snapshots
from nls_cli.cli.trend import say_snapshots
from nls_cli.errors import NlsError

if TYPE_CHECKING:
    from nls_cli.cli.scoring import Request
    from nls_cli.workflows import Outcome


def refuse_unshown(history: Sequence[str], format_: str | None, output: Sequence[str]) -> None:
    """Refuse earlier censuses where no report shows what became of them."""
    pages = [one for one in output if Path(one).suffix.lower() == ".html"]
    if history and format_ != "html" and not pages:
        raise NlsError("usage.trend")


def with_history(session: Session, request: Request, history: Sequence[str], outcome: Outcome) -> Outcome:
    """Return the outcome with how it came to this since the snapshots in `history`."""
    from nls_cli import trends

    paths = tuple(Path(path) for path in dict.fromkeys(file.path for file in outcome.snapshot.census))
    if outcome.snapshot.as_of is None:
        raise NlsError("trend.undated", path=paths[0])
    known = {os.path.realpath(session.folder / path) for path in paths}
    earlier = find_snapshots(history, session.folder)
    before = [
        one
        for one in earlier.given
        if not known & {os.path.realpath(session.folder / path) for path in one.paths}
    ]
    if earlier.passed_over:
        session.note("note.skipped", paths=tuple(earlier.passed_over))
    project = session.project()
    asked = trends.TrendRequest(
        before,
        project.folder,
        request.targets or project.targets,
        None,
        request.district,
        request.year,
        request.skip_unreadable,
        session.limits(),
        trends.Current(paths, outcome.basis.books, outcome.snapshot.as_of, request.as_of),
    )
    progress = ProgressLine(
        session.say("progress.start"), session.say("progress"), shown=session.terminal.progress
    )
    try:
        found = trends.trend(asked, progress)
    finally:
        progress.clear()
    say_snapshots(session, found, known=[str(path) for path in paths])
    return replace(outcome, trend=found.trend)
