"""Who has sent what, for a terminal and as JSON (`nls.merge/1`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import nls_cli
from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.completeness import Completeness, Line, Status, Submission
from nls_cli.model.finding import Finding, tally
from nls_cli.model.form import Form
from nls_cli.reporting.inert_json import dumped
from nls_cli.reporting.layout import Cell, Column, Row, Style, indented, painted, table
from nls_cli.reporting.phrases import date_text, phrase
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.reporting.words import written_int

SCHEMA = "nls.merge/1"
_STYLES: dict[Status, Style] = {
    "sent": "good",
    "late": "warn",
    "returned": "bad",
    "missing": "bad",
    "nothing": "dim",
}


class Merging(Protocol):
    """What a merge came to."""

    @property
    def form(self) -> Form:
        """The form."""

    @property
    def as_of(self) -> dt.date | None:
        """The date of the census."""

    @property
    def submissions(self) -> Sequence[Submission]:
        """All files."""

    @property
    def completeness(self) -> Completeness:
        """The matrix."""

    @property
    def findings(self) -> Sequence[Finding]:
        """What is wrong or doubtful."""

    @property
    def rows(self) -> Mapping[str, int]:
        """Rows that count, by sheet id."""


def render_completeness(merging: Merging, language: Language, width: int, *, color: bool) -> str:
    """Render the matrix as a table within `width` cells."""
    matrix, form = merging.completeness, merging.form
    date = merging.as_of
    dated = say("merge.as_of", language, date=date_text(date, language)) if date else None
    rows = ", ".join(
        f"{form.sheet(id).name.in_(language)} {written_int(count, language)}"
        for id, count in merging.rows.items()
    )
    lines = [
        painted(say("merge.heading", language), "bold", color=color),
        indented(dated or say("merge.undated", language), width),
        indented(say("merge.rows", language, rows=rows), width),
        "",
    ]
    columns = (
        Column(say("merge.column.submitter", language), grows=True),
        Column(say("merge.column.status", language), most=15),
        Column(say("merge.column.details", language), grows=True),
    )
    body = [
        Row(
            (
                Cell(clean(line.name, 200)),
                Cell(say(f"merge.status.{line.status}", language), _STYLES[line.status]),
                Cell(_details(line, form, language)),
            )
        )
        for line in matrix.lines
    ]
    lines += [table(columns, body, width, color=color), ""]
    counts = [
        f"{say(f'merge.status.{status}', language)}: {written_int(count, language)}"
        for status, count in matrix.counts.items()
    ]
    lines.append(indented(" · ".join(counts), width))
    if matrix.unlisted:
        lines.append("")
        lines += [
            indented(f"{say('merge.unlisted', language)}: {clean_path(path)}", width, "", "  ")
            for path in matrix.unlisted
        ]
        hint = phrase("merge.unlisted.hint", language, {"path": matrix.listed_in or ""})
        lines.append(indented(hint, width))
    return "\n".join(lines) + "\n"


def _details(line: Line, form: Form, language: Language) -> str:
    """Say which sheets need attention, how many errors there are, and when it came in if that was late."""
    by_status: dict[Status, list[str]] = {}
    for id, status in line.sheets.items():
        by_status.setdefault(status, []).append(form.sheet(id).name.in_(language))
    parts: list[str] = []
    if line.errors:
        names = ", ".join(by_status.get("returned", ()))
        key = "merge.detail.errors.in" if names else "merge.detail.errors"
        parts.append(say(key, language, count=written_int(line.errors, language), sheets=names))
    if missing := by_status.get("missing") if line.files else None:
        parts.append(f"{say('merge.status.missing', language)}: {', '.join(missing)}")
    if line.deadline and line.received and line.received > line.deadline:
        days = {
            "received": date_text(line.received, language),
            "deadline": date_text(line.deadline, language),
        }
        parts.append(say("merge.detail.received", language, **days))
    if len(line.files) > 1:
        parts.append(say("merge.detail.files", language, count=len(line.files)))
    return "; ".join(parts)


def render_completeness_json(merging: Merging) -> str:
    """Return the matrix as JSON text; every key is always present."""
    matrix = merging.completeness
    content: dict[str, Any] = {
        "nls": nls_cli.__version__,
        "schema": SCHEMA,
        "as_of": _iso(merging.as_of),
        "rows": dict(merging.rows),
        "findings": tally(merging.findings),
        "files": [
            {
                "path": one.path,
                "sha256": one.sha256,
                "status": "unreadable" if not one.readable else "replaced" if one.replaced else "counted",
                "unit": one.unit or None,
                "as_of": _iso(one.as_of),
                "sending": one.sending or None,
                "received": _iso(one.received),
                "rows": dict(one.rows),
                "sheets": sorted(one.counted),
                "nothing": sorted(one.nothing),
            }
            for one in merging.submissions
        ],
        "submitters": [
            {
                "name": line.name,
                "status": line.status,
                "sheets": dict(line.sheets),
                "deadline": _iso(line.deadline),
                "received": _iso(line.received),
                "files": list(line.files),
                "errors": line.errors,
            }
            for line in matrix.lines
        ],
        "unlisted": list(matrix.unlisted),
        "summary": {"submitters": len(matrix.lines), **matrix.counts},
    }
    return dumped(content, 1) + "\n"


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
