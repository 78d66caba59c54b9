"""A merged workbook read back: which rows come from which submission, so that each counts as it did there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from nls_cli.model.finding import Finding
from nls_cli.model.form import Form, Sheet
from nls_cli.model.workbook import RawColumn, RawSheet
from nls_cli.parsing.dates import read_period
from nls_cli.parsing.header import Header
from nls_cli.parsing.info import read_sheet_names
from nls_cli.parsing.parsed import Info, ParsedWorkbook, Trail
from nls_cli.parsing.values import text_of
from nls_cli.text import header_key, same, tidy

KEYS = ("source", "sha256", "unit", "as_of", "sending", "sheets", "nothing", "explained", "columns")
"""The ids that head the columns of the sheet of sources, whatever language stands above them."""
BETWEEN = "\n"
"""Between the names in the cells of a row that stood in several files."""
MOST_ORIGINS = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """One submission of a merged workbook."""

    name: str
    """As the rows give it."""
    info: Info
    sheets: frozenset[str]
    """The sheets that count of it."""
    letters: Mapping[tuple[str, str], str]
    """Sheet and column id → the letters of the column in the original file."""


def find_sources(sheets: Sequence[RawSheet], form: Form) -> tuple[Source, ...]:
    """Return what the sheet of sources lists; nothing for a workbook that was not merged."""
    keys = {header_key(form.own_sheets.sources.vi), header_key(form.own_sheets.sources.en)}
    for raw in sheets:
        if header_key(raw.name) in keys:
            found = {source.name: source for source in _read_sources(raw, form)}
            if found:
                return tuple(found.values())
    return ()


def _read_sources(raw: RawSheet, form: Form) -> Iterator[Source]:
    for head in range(raw.height):
        at = {tidy(text_of(column[head])): number for number, column in enumerate(raw.columns)}
        if set(KEYS) <= at.keys():
            for row in range(head + 1, raw.height):
                cells = {key: tidy(text_of(raw.columns[at[key]][row])) for key in KEYS}
                if cells["source"]:
                    yield _source(cells, form)
            return


def _source(cells: Mapping[str, str], form: Form) -> Source:
    period = read_period(cells["as_of"])
    unit, sending = cells["unit"], cells["sending"]
    info = Info(
        period[0].last if period else None,
        same(unit) or None,
        unit,
        int(sending) if sending.isascii() and sending.isdigit() and len(sending) < 10 else 0,
        read_sheet_names(cells["nothing"], form),
        bool(cells["explained"]),
    )
    letters = {}
    for word in cells["columns"].split():
        place, _, column = word.partition("=")
        sheet, _, id = place.partition(".")
        letters[sheet, id] = column
    return Source(cells["source"], info, read_sheet_names(cells["sheets"], form), letters)


def find_trail(raw: RawSheet, sheet: Sheet, header: Header, form: Form, sources: Sequence[Source]) -> Trail:
    """Return the columns of a merged worksheet that say where its rows come from; blank ones where they are not."""
    nowhere = RawColumn(bytes(raw.height), (None,))
    found: list[RawColumn] = []
    for words in (form.own_columns.file, form.own_columns.sheet, form.own_columns.row):
        at = own_columns(raw, header, {header_key(words.vi), header_key(words.en)})
        found.append(raw.columns[at[0]] if at else nowhere)
    letters = {
        (source.name, id): letters
        for source in sources
        for (sheet_id, id), letters in source.letters.items()
        if sheet_id == sheet.id
    }
    return Trail(sheet.id, raw.first_row, found[0], found[1], found[2], letters)


def own_columns(raw: RawSheet, header: Header, keys: Iterable[str]) -> list[int]:
    """Return the columns, strange to the form, that are headed by one of `keys`."""
    wanted = set(keys)
    return [at for at in header.extra if header_key(text_of(raw.columns[at][header.row])) in wanted]


def own_keys(form: Form) -> frozenset[str]:
    """Return the keys of all headers that the program adds."""
    own = form.own_columns
    return frozenset(
        header_key(text) for words in (own.file, own.sheet, own.row) for text in (words.vi, words.en)
    )


def assigned_rows(trail: Trail, header: Header, sources: Sequence[Source]) -> dict[str, list[int]]:
    """Return per submission its rows; one that stood in several files belongs to each of them."""
    known = {source.name for source in sources}
    by_code = {
        code: [name for name in _names(text_of(value)) if name in known]
        for code, value in enumerate(trail.files.values)
    }
    found: dict[str, list[int]] = {}
    for row, code in enumerate(trail.files.codes):
        if row > header.row:
            for name in by_code[code]:
                found.setdefault(name, []).append(row)
    return found


def _names(text: str) -> list[str]:
    return [tidy(line) for line in text.split(BETWEEN)]


def with_origins(findings: Iterable[Finding], books: Iterable[ParsedWorkbook]) -> Iterator[Finding]:
    """Yield the findings; those about rows of a merged workbook also name the cells they come from.

    Those about a table that stands on its side are put where Excel shows the cell.
    """
    books = tuple(books)
    turned = {(book.path, title) for book in books for title in book.turned}
    for finding in _with_trails(findings, books):
        if (finding.path, finding.sheet or "") not in turned or finding.turned:
            yield finding
        elif not finding.rows:
            rows = (finding.column,) if finding.column else ()
            yield dataclasses.replace(finding, rows=rows, column=None, turned=True)
        else:
            rows = (finding.column,) if finding.column else ()
            for row in finding.rows:
                yield dataclasses.replace(finding, rows=rows, column=row, turned=True)


def _with_trails(findings: Iterable[Finding], books: Sequence[ParsedWorkbook]) -> Iterator[Finding]:
    trails = {(book.path, title): trail for book in books for title, trail in book.trails.items()}
    for finding in findings:
        trail = trails.get((finding.path, finding.sheet or ""))
        origins = (
            [text for row in finding.rows[:MOST_ORIGINS] for text in _origin(trail, row, finding.field)]
            if trail
            else []
        )
        if origins:
            more = len(finding.rows) - MOST_ORIGINS
            params = {**finding.params, "origins": (*origins, f"+{more}") if more > 0 else tuple(origins)}
            yield dataclasses.replace(finding, params=params)
        else:
            yield finding


def _origin(trail: Trail, excel_row: int, field: str | None) -> Iterator[str]:
    for file, sheet, row in origin_places(trail, excel_row):
        letters = trail.letters.get((file, field or ""), "")
        yield f"{file} · {sheet}!{letters}{row}" if letters else f"{file} · {sheet}!{row}:{row}"


def origin_places(trail: Trail, excel_row: int) -> list[tuple[str, str, str]]:
    """Return file, worksheet and row of the submissions that a row of a merged worksheet stood in."""
    at = excel_row - trail.first_row
    if not 0 <= at < len(trail.files):
        return []
    texts = (_names(text_of(column[at])) for column in (trail.files, trail.sheets, trail.rows))
    return [place for place in zip(*texts, strict=False) if place[0] and place[2]]
