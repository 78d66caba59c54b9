"""What `nls explain INDICATOR` does: choose the census, explain, write the text and the list of rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nls_cli.cli.census import choose_census
from nls_cli.cli.options import EXPLAIN_FORMATS, read_choice
from nls_cli.cli.output import (
    WIDTH_OF_FILES,
    ProgressLine,
    check_outputs,
    real,
    write_file,
    write_result,
)
from nls_cli.cli.scoring import given, say_source, say_what_was_read, set_anywhere
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError

if TYPE_CHECKING:
    from nls_cli.explanations import Explanation
    from nls_cli.reporting.again import Again
    from nls_cli.scoring.groups import By

SUFFIXES = {"text": ".txt", "json": ".json"}
ROW_SUFFIXES = (".xlsx", ".csv", ".json")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    indicator: str
    census: Sequence[str]
    targets: str | None
    by: By | None
    district: str | None
    as_of: dt.date | None
    rows: Path | None
    format: str | None
    files: Sequence[Path]
    force: bool
    skip_unreadable: bool

    def check_outputs(self, inputs: Sequence[Path]) -> None:
        """Refuse what cannot be delivered before any work is done."""
        if self.format is not None:
            read_choice("--format", self.format, EXPLAIN_FORMATS)
        check_outputs(self.files, inputs, list(SUFFIXES.values()), force=self.force)
        if self.rows is not None:
            check_outputs([self.rows], inputs, ROW_SUFFIXES, force=self.force)
            taken = {real(one) for one in self.files}
            if real(self.rows) in taken:
                raise NlsError("output.twice", path=self.rows)


def explain_indicator(session: Session, asked: Asked) -> None:
    """Explain one indicator as asked."""
    from nls_cli import explanations
    from nls_cli.reporting.again import shell_word
    from nls_cli.workflows import DEFAULT_TARGETS

    project = session.project()
    targets = asked.targets or project.targets
    # A name that is none is said before any census is looked for.
    explanations.load_indicator(asked.indicator, targets or DEFAULT_TARGETS, project.folder)
    chosen = choose_census(
        asked.census,
        session.environment,
        project,
        session.folder,
        f"explain {shell_word(asked.indicator)}",
        skip_missing=asked.skip_unreadable,
    )
    asked.check_outputs(chosen.paths)
    if chosen.passed_over:
        session.note("note.skipped", paths=chosen.passed_over)
    request = explanations.ExplainRequest(
        asked.indicator,
        chosen.paths,
        project.folder,
        targets,
        asked.as_of,
        asked.by,
        asked.district,
        asked.skip_unreadable,
        session.limits(),
    )
    progress = ProgressLine(
        session.say("progress.start"), session.say("progress"), shown=session.terminal.progress
    )
    try:
        explanation = explanations.explain(request, progress)
    except NlsError:
        progress.clear()
        if chosen.source != "arguments":
            say_source(session, chosen, None, dated=False)
        raise
    finally:
        progress.clear()
    say_what_was_read(session, chosen, explanation)
    _deliver(session, asked, explanation)


def _deliver(session: Session, asked: Asked, explanation: Explanation) -> None:
    if asked.rows is not None:
        write_file(asked.rows, render_rows(session, asked.rows, explanation))
        session.note("note.written", path=asked.rows)
    for path in asked.files:
        kind = "json" if path.suffix.lower() == ".json" else "text"
        write_file(path, render(session, kind, explanation, asked, WIDTH_OF_FILES, color=False))
        session.note("note.written", path=path)
    if asked.format is not None or not asked.files:
        terminal = session.terminal
        kind = asked.format or "text"
        write_result(render(session, kind, explanation, asked, terminal.width, color=terminal.color))


def render(
    session: Session, kind: str, explanation: Explanation, asked: Asked, width: int, *, color: bool
) -> str:
    """Render the explanation as text or JSON."""
    from nls_cli.reporting.explain_json import render_explain_json
    from nls_cli.reporting.explain_text import ExplainText
    from nls_cli.reporting.gaps_text import GapWords
    from nls_cli.workflows import head_words

    explained, targets = explanation.explained, explanation.targets
    if kind == "json":
        return render_explain_json(explained, targets.units)
    names = GapWords(head_words(targets.form), {})
    text = ExplainText(explained, targets.units, names, session.language, width, color=color)
    roster = _again(session, asked).command("gaps", "--roster", session.say("legend.roster.file"))
    return text.render(_rows_command(session, explained.indicator.id, asked), roster)


def render_rows(session: Session, path: Path, explanation: Explanation) -> str | bytes:
    """Render the list of rows in the format of the file's suffix."""
    from nls_cli.reporting.explain_rows import count_rows, render_rows_csv, render_rows_json

    explained, language = explanation.explained, session.language
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return render_rows_csv(explained, language)
    if suffix == ".json":
        return render_rows_json(explained, language)
    from nls_cli.writing.rows import MOST_ROWS, render_rows_xlsx

    count = count_rows(explained)
    if count > MOST_ROWS:
        raise NlsError("rows.too_many", count=count)
    return render_rows_xlsx(explained, language)


def _rows_command(session: Session, id: str, asked: Asked) -> str:
    """Return the command that lists every row of what was explained; an id needs no quotes, a name would."""
    from nls_cli.reporting.again import tied

    options = _again(session, asked).options
    return tied("nls", "explain", id, *options, "--rows", session.say("explain.rows.file"))


def _again(session: Session, asked: Asked) -> Again:
    """Return what names the same census, district, set and date on another command line."""
    from nls_cli.reporting.again import Again, named_files

    as_of = asked.as_of.isoformat() if asked.as_of is not None else None
    words = given({"--district": asked.district, "--targets": asked.targets, "--as-of": as_of})
    return Again((*named_files(asked.census), *words, *set_anywhere(session)))
