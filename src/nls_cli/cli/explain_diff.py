"""What `nls explain --diff OLD NEW` does: read both censuses, compare, write why results moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nls_cli.cli.census import choose_census
from nls_cli.cli.options import EXPLAIN_FORMATS, read_choice
from nls_cli.cli.output import WIDTH_OF_FILES, ProgressLine, check_outputs, write_file, write_result
from nls_cli.cli.session import Session

if TYPE_CHECKING:
    from nls_cli.model.shift import Comparison

SUFFIXES = (".txt", ".json")


@dataclass(frozen=True, slots=True)
class AskedDiff:
    """What the command line asks for."""

    indicator: str | None
    before: str
    after: str
    targets: str | None
    district: str | None
    format: str | None
    files: Sequence[Path]
    force: bool
    skip_unreadable: bool


def explain_diff(session: Session, asked: AskedDiff) -> None:
    """Compare two censuses as asked."""
    from nls_cli import explanations

    if asked.format is not None:
        read_choice("--format", asked.format, EXPLAIN_FORMATS)
    project = session.project()
    chosen = [
        choose_census([name], session.environment, project, session.folder, "explain")
        for name in (asked.before, asked.after)
    ]
    inputs = [path for one in chosen for path in one.paths]
    check_outputs(asked.files, inputs, SUFFIXES, force=asked.force)
    request = explanations.DiffRequest(
        chosen[0].paths,
        chosen[1].paths,
        project.folder,
        asked.indicator,
        asked.targets or project.targets,
        asked.district,
        asked.skip_unreadable,
        session.limits(),
    )
    progress = ProgressLine(
        session.say("progress.start"), session.say("progress"), shown=session.terminal.progress
    )
    try:
        comparison = explanations.diff(request, progress)
    finally:
        progress.clear()
    for path in asked.files:
        kind = "json" if path.suffix.lower() == ".json" else "text"
        write_file(path, _rendered(session, asked, comparison, kind, WIDTH_OF_FILES, color=False))
        session.note("note.written", path=path)
    if asked.format is not None or not asked.files:
        terminal, kind = session.terminal, asked.format or "text"
        write_result(_rendered(session, asked, comparison, kind, terminal.width, color=terminal.color))


def _rendered(
    session: Session, asked: AskedDiff, comparison: Comparison, kind: str, width: int, *, color: bool
) -> str:
    from nls_cli.reporting.shift_json import render_shift_json
    from nls_cli.reporting.shift_text import render_shift, render_shifts

    if kind == "json":
        return render_shift_json(comparison)
    render = render_shifts if asked.indicator is None else render_shift
    return render(comparison, session.language, width, color=color)
