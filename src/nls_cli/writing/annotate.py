"""What a marked copy shows of one workbook's findings: coloured cells, comments, and a list that leads to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.finding import Severity
from nls_cli.model.form import Form
from nls_cli.reporting.check_entries import Entry, Place, where_text
from nls_cli.reporting.words import written_int
from nls_cli.writing.lists import sheet_title
from nls_cli.writing.process import Job, Listing, Mark, Row

MOST_LINES = 100_000
"""Lines in the list; what is beyond is counted."""
_ORDER: tuple[Severity, ...] = ("error", "warning", "note")
_WIDTHS = (12, 10, 22, 12, 70, 60)


def annotation(found: Sequence[Entry], losses: Sequence[str], form: Form, language: Language) -> Job:
    """Return what to mark in a copy, for the findings of one workbook."""
    ordered = sorted(found, key=lambda entry: _ORDER.index(entry.severity))
    texts: dict[tuple[str, int, int], list[str]] = {}
    worst: dict[tuple[str, int, int], Severity] = {}
    rows: list[Row] = []
    total = 0
    for entry, place in _places(ordered):
        sheet = entry.finding.sheet
        total += 1
        if total <= MOST_LINES:
            rows.append(_row(entry, place, sheet, language))
        if sheet is not None and place.row is not None and place.column is not None:
            key = (sheet, place.row, place.column)
            worst.setdefault(key, entry.severity)
            texts.setdefault(key, []).append(_comment(entry, language))
    marks: dict[str, list[Mark]] = {}
    for (sheet, row, column), severity in worst.items():
        text = "\n\n".join(texts[sheet, row, column])
        marks.setdefault(sheet, []).append(Mark(row, column, severity, text))
    lines = [_counts(ordered, language), *lost(losses, language)]
    if total > MOST_LINES:
        lines.append(say("copy.left_out", language, count=written_int(total - MOST_LINES, language)))
    listing = Listing(
        sheet_title(form.own_sheets.findings.in_(language)),
        say("copy.findings.heading", language),
        tuple(lines),
        say("copy.findings.none", language),
        tuple(
            say(f"copy.findings.{name}", language)
            for name in ("severity", "code", "sheet", "cell", "message", "remedy")
        ),
        _WIDTHS,
        4,
        tuple(rows),
    )
    return Job(listing, marks=marks)


def lost(losses: Sequence[str], language: Language) -> list[str]:
    """Say what a copy does not hold as it was; nothing if nothing is lost."""
    if not losses:
        return []
    kinds = ", ".join(say(f"copy.lost.{kind}", language) for kind in losses)
    return [say("copy.lost", language, kinds=kinds)]


def link_to(sheet: str, cell: str) -> str:
    """Return the place in the workbook that a link leads to."""
    return "'" + sheet.replace("'", "''") + f"'!{cell}"


def _places(found: Sequence[Entry]) -> Iterator[tuple[Entry, Place]]:
    for entry in found:
        for place in entry.places():
            yield entry, place


def _row(entry: Entry, place: Place, sheet: str | None, language: Language) -> Row:
    severity = say(f"severity.{entry.severity}", language)
    link = ""
    if sheet is not None:
        link = link_to(sheet, place.cell or f"A{place.row or 1}")
    where = where_text(place, language) or ("→" if link else "")
    texts = (severity, entry.code, sheet or "", where, entry.message, entry.remedy)
    return Row(entry.severity, link, texts)


def _comment(entry: Entry, language: Language) -> str:
    remedy = say("findings.remedy", language, remedy=entry.remedy)
    return f"{say(f'severity.{entry.severity}', language)} {entry.code}: {entry.message}\n{remedy}"


def _counts(found: Sequence[Entry], language: Language) -> str:
    counts = {
        severity: written_int(sum(e.finding.count for e in found if e.severity == severity), language)
        for severity in _ORDER
    }
    return say("copy.findings.counts", language, **counts)
