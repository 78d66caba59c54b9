"""What goes back to a submitter: a page that says what to mend, where and by when, and lines to paste into a chat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nls_cli.messages import say
from nls_cli.model.base import Language, Words
from nls_cli.model.completeness import Line
from nls_cli.model.finding import Severity
from nls_cli.model.letterhead import Letterhead
from nls_cli.model.workbook import column_letters
from nls_cli.reporting.check_entries import Entry, row_ranges
from nls_cli.reporting.document import Block, Cell, Column, Document, Paragraph, Table
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.reporting.typography import long_date
from nls_cli.reporting.words import counts_by_severity, written_int

SEVERITIES: tuple[Severity, ...] = ("error", "warning")
LONGEST = {"where": 110, "what": 240, "remedy": 170}
_ROOM = 41
"""Lines of small type that are left for the table on a page where all else takes the fewest lines."""
_ABREAST = {"where": 24, "what": 42, "remedy": 30}
"""Letters of small type that stand on a line of each column."""
_HEAD, _SUBJECT, _OPENING, _RECIPIENT = (43, 1.4), (80, 1.5), (84, 1.8), (46, 1.3)
"""Letters on a line above and below the table, and how many lines of small type it takes."""
_NAME, _FILES = 100, 120
"""The longest name of a submitter and of its files together, in letters."""
_MOST_RANGES = 8
MOST_LINES = 10
_CHAT_ITEMS = 5


@dataclass(frozen=True, slots=True)
class Mending:
    """One mistake at all its places in one file."""

    severity: Severity
    where: str
    what: str
    remedy: str
    places: int


@dataclass(frozen=True, slots=True)
class Returned:
    """What one submitter has to mend."""

    name: str
    files: Sequence[str]
    """Names of the files, without their folders."""
    mendings: Sequence[Mending]
    counts: Mapping[Severity, int]
    by: dt.date | None
    """The last day for sending again; None: to be filled in."""
    listed_in: str
    """The sheet of the marked copy that lists everything; empty if no copy could be made."""


def mendings_of(entries: Iterable[Entry], language: Language, *, many: bool) -> list[Mending]:
    """Gather errors and warnings of one code about one column, worst first; `many` files are named."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        one = entry.finding
        if one.severity in SEVERITIES:
            placed = (one.field, one.column) if one.column or one.rows else (entry.message,)
            groups.setdefault((one.code, one.path, one.sheet, *placed), []).append(entry)
    found = [_mending(group, language, many=many) for group in groups.values()]
    return sorted(found, key=lambda one: SEVERITIES.index(one.severity))


def _mending(group: Sequence[Entry], language: Language, *, many: bool) -> Mending:
    first = group[0]
    rows = sorted({row for entry in group for row in entry.finding.rows})
    parts = [_file_name(first.path)] if many else []
    if first.sheet is not None:
        parts.append(clean(first.sheet, 40))
    if first.finding.column:
        parts.append(say("check.column", language, column=column_letters(first.finding.column)))
    if rows:
        ranges = [str(a) if a == b else f"{a}–{b}" for a, b in row_ranges(rows)]
        shown = ", ".join(ranges[:_MOST_RANGES]) + (" …" if len(ranges) > _MOST_RANGES else "")
        parts.append(say("check.rows", language, rows=shown))
    where = clean(", ".join(parts), LONGEST["where"]) or say("return.whole_file", language)
    places = sum(entry.finding.count for entry in group)
    return Mending(
        first.severity,
        where,
        clean(first.message, LONGEST["what"]),
        clean(first.remedy, LONGEST["remedy"]),
        places,
    )


def _file_name(path: str) -> str:
    return clean_path(path).replace("\\", "/").rsplit("/", 1)[-1]


def return_slip(returned: Returned, language: Language, letterhead: Letterhead) -> Document:
    """Return the page for one submitter: as many mistakes as it holds, the rest counted."""
    opening = say(
        "return.opening",
        language,
        files=clean("; ".join(map(clean_path, returned.files)), _FILES),
        counts=counts_by_severity(returned.counts, language),
    )
    name = clean(returned.name, _NAME)
    subject = say("return.subject", language, name=name)
    room = _ROOM - _taken(
        ((letterhead.parent or "").upper(), _HEAD), ((letterhead.issuer or "").upper(), _HEAD)
    )
    room -= _taken((subject, _SUBJECT), (opening, _OPENING), (name, _RECIPIENT))
    shown = _fitting(returned.mendings, room)
    columns = (
        Column(say("doc.number_column", language), 9, "center"),
        Column(say("return.where", language), 40),
        Column(say("return.what", language), 66),
        Column(say("return.remedy", language), 50),
    )
    rows = [
        (
            Cell(str(number)),
            Cell(one.where, "bad" if one.severity == "error" else "warn"),
            Cell(f"{say(f'severity.{one.severity}', language)}: {one.what}"),
            Cell(one.remedy),
        )
        for number, one in enumerate(shown, 1)
    ]
    by = long_date(returned.by, language) if returned.by else say("return.by.blank", language)
    body: list[Block] = [
        Paragraph(opening),
        Table(say("return.table", language), columns, rows, small=True),
    ]
    left = len(returned.mendings) - len(shown)
    if left:
        body.append(
            Paragraph(
                say(_closing("return.more", returned), language, count=written_int(left, language)), "note"
            )
        )
    body.append(
        Paragraph(say(_closing("return.closing", returned), language, by=by, sheet=returned.listed_in))
    )
    return Document(
        language,
        letterhead.model_copy(update={"recipients": (name,), "symbol": "……"}),
        say("doc.kind.return", language),
        (subject,),
        None,
        body,
    )


def _closing(key: str, returned: Returned) -> str:
    """Return the sentence that speaks of a marked copy, or the one where there is none."""
    return key if returned.listed_in else f"{key}.alone"


def _fitting(mendings: Sequence[Mending], room: float) -> list[Mending]:
    shown: list[Mending] = []
    for one in mendings:
        texts = {"where": one.where, "what": one.what + " " * 16, "remedy": one.remedy}
        room -= max(_lines(text, _ABREAST[name]) for name, text in texts.items()) + 0.55
        if room < 0:
            break
        shown.append(one)
    return shown


def _taken(*texts: tuple[str, tuple[int, float]]) -> float:
    """Return how many lines of small type texts above and below the table take."""
    return sum(_lines(text, letters) * height for text, (letters, height) in texts if text)


def _lines(text: str, letters: int) -> int:
    """Return how many lines a text takes at most; capitals are wide, and words are not split."""
    breadth = sum(1.75 if char.isupper() else 1.15 if char in "mw" else 0.97 for char in text)
    return -(-int(breadth) // letters)


def chat_message(returned: Returned, language: Language) -> str:
    """Return at most ten lines to paste into a chat."""
    lines = [
        say(
            "return.chat.opening",
            language,
            name=clean(returned.name, 120),
            files=clean("; ".join(map(clean_path, returned.files)), 120),
            counts=counts_by_severity(returned.counts, language),
        )
    ]
    lines += [f"- {clean(one.where)}: {clean(one.what, 150)}" for one in returned.mendings[:_CHAT_ITEMS]]
    left = len(returned.mendings) - _CHAT_ITEMS
    if left > 0:
        lines.append(say(_closing("return.chat.more", returned), language, count=written_int(left, language)))
    lines.append(_by(_closing("return.chat.closing", returned), returned.by, language))
    return _message(lines)


def reminder(line: Line, sheets: Sequence[Words], by: dt.date | None, language: Language) -> str:
    """Return a draft, of at most ten lines, for somebody who has sent nothing."""
    lines = [say("return.reminder.opening", language, name=clean(line.name, 120))]
    if sheets:
        names = "; ".join(clean(one.in_(language), 60) for one in sheets)
        lines.append(say("return.reminder.sheets", language, sheets=names))
    if line.deadline is not None:
        lines.append(say("return.reminder.deadline", language, date=date_text(line.deadline, language)))
    lines.append(_by("return.reminder.closing", by, language))
    return _message(lines)


def _by(key: str, by: dt.date | None, language: Language) -> str:
    return say(key, language, by=date_text(by, language) if by else say("return.by.blank", language))


def _message(lines: Sequence[str]) -> str:
    assert len(lines) <= MOST_LINES
    return "\n".join(lines) + "\n"
