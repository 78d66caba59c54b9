"""The merged workbook: every row that counts, where it comes from, and who has sent what."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.census import Census, Table
from nls_cli.model.completeness import Completeness, Status
from nls_cli.model.form import Column, Sheet
from nls_cli.model.units import UnitMap
from nls_cli.model.workbook import RawSheet, column_letters
from nls_cli.parsing.merged import BETWEEN, KEYS
from nls_cli.reporting.phrases import date_text
from nls_cli.writing.lists import sheet_title
from nls_cli.writing.merge_cells import LONGEST, ErrorText, MergedCell, as_written, merged_cell
from nls_cli.writing.template import CREATED, Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

HEADER = 2
_HEAD = {"bold": True, "border": 1, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "vcenter"}
_TRAIL = {"font_color": "#595959", "bg_color": "#F2F2F2", "text_wrap": True, "valign": "top"}
_COLORS: dict[Status, str] = {
    "sent": "#E2EFDA",
    "late": "#FFF2CC",
    "returned": "#F8CBAD",
    "missing": "#F4B084",
    "nothing": "#EDEDED",
}
_MOST_PLACES = 20
"""So many copies of a row are named; a cell holds 32,767 characters."""
MOST_ROWS = 1_048_576 - HEADER - 1
"""As many rows as a worksheet has below the header."""
Place = tuple[str, str, str]
"""File, worksheet and row, as a person finds them."""


@dataclass(frozen=True, slots=True)
class MergedSource:
    """One submission in a merged workbook."""

    name: str
    sha256: str
    unit: str
    as_of: dt.date | None
    sending: int
    sheets: tuple[str, ...]
    """Ids of the sheets that count of it."""
    nothing: frozenset[str]
    explained: bool
    columns: Mapping[tuple[str, str], str]
    """Sheet and column id → its letters in the file."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What goes into a merged workbook."""

    census: Census
    sources: Sequence[MergedSource]
    raw: Callable[[int, str], RawSheet]
    """The worksheet that a part of a table was read from, by file and name."""
    places: Callable[[int, str, int], Sequence[Place]]
    """Where a row of a file stands, and where its copies stand."""
    completeness: Completeness


def render_merged(merged: Merged, language: Language) -> bytes:
    """Return the merged census as an xlsx file."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(out, options)
    form = merged.census.form
    book.set_properties(
        {
            "title": form.title.in_(language),
            "comments": say("form.version", language, id=form.id, version=form.version),
            "created": CREATED,
        }
    )
    styles = Styles(book)
    for sheet in form.sheets:
        if sheet.layout == "key_value":
            _write_info(_page(book, sheet.name.in_(language)), sheet, styles, merged, language)
        elif (table := merged.census.tables.get(sheet.id)) is not None and table.parts:
            _SheetWriter(merged, styles, language).write(_page(book, sheet.name.in_(language)), sheet, table)
    _write_matrix(_page(book, form.own_sheets.completeness.in_(language)), styles, merged, language)
    _write_sources(_page(book, form.own_sheets.sources.in_(language)), styles, merged, language)
    book.close()
    return out.getvalue()


def _page(book: Workbook, name: str) -> Worksheet:
    page = book.add_worksheet(sheet_title(name))
    page.set_landscape()
    page.set_paper(9)
    return page


class _SheetWriter:
    """Writes the sheets that have a row per thing."""

    def __init__(self, merged: Merged, styles: Styles, language: Language) -> None:
        self._merged = merged
        self._form = merged.census.form
        self._styles = styles
        self._language = language
        self._dates = styles(num_format="dd/mm/yyyy", align="left")
        self._plain = styles()
        self._trail = styles(**_TRAIL)
        self._made: dict[tuple[int, str, int, int], MergedCell] = {}

    def write(self, page: Worksheet, sheet: Sheet, table: Table) -> None:
        """Write one sheet: the form's columns, then where each row comes from."""
        language, own = self._language, self._form.own_columns
        given = {id for part in table.parts for id in (*part.columns, *part.derived)}
        given |= {c.rest.to for c in sheet.columns if c.rest and c.id in given and c.rest.to in table.columns}
        columns = [column for column in sheet.columns if column.id in given]
        title = say(
            "form.sheet_title",
            language,
            form=self._form.title.in_(language),
            sheet=sheet.name.in_(language),
        )
        page.write_string(0, 0, title, self._styles(bold=True, font_size=14))
        head = self._styles(**_HEAD)
        for at, column in enumerate(columns):
            page.write_string(HEADER, at, column.header.in_(language), head)
            page.set_column(at, at, 18)
        trail_head = self._styles(**{**_HEAD, "bg_color": "#D9D9D9"})
        for at, words in enumerate((own.file, own.sheet, own.row), len(columns)):
            page.write_string(HEADER, at, words.in_(language), trail_head)
            page.set_column(at, at, 34 if words is own.file else 14)
        page.freeze_panes(HEADER + 1, 0)
        page.repeat_rows(HEADER)
        page.fit_to_pages(1, 0)
        page.autofilter(HEADER, 0, HEADER + table.height, len(columns) + 2)
        for row in range(table.height):
            self._write_row(page, HEADER + 1 + row, columns, table, row)

    def _write_row(
        self, page: Worksheet, at_row: int, columns: Sequence[Column], table: Table, row: int
    ) -> None:
        number = table.part_codes[row]
        part, excel_row = table.parts[number], table.excel_rows[row]
        raw = self._merged.raw(part.file, part.title)
        for at, column in enumerate(columns):
            code = 0
            if column.id in part.derived or column.id in part.columns:
                first_row, raw_column = part.derived.get(column.id) or (
                    raw.first_row,
                    raw.columns[part.columns[column.id] - raw.first_column],
                )
                code = raw_column.codes[excel_row - first_row]
                value = raw_column.values[code]
            else:
                value = None
            cells = table.columns.get(column.id)
            typed = cells.codes[row] if cells is not None else 0
            key = (number, column.id, code, typed)
            if key not in self._made:
                if cells is None:  # unit columns: as on the day of their own file
                    self._made[key] = as_written(value)
                else:
                    self._made[key] = merged_cell(
                        column, self._form, self._language, value, cells.values[typed], cells.labels[typed]
                    )
            self._put(page, at_row, at, self._made[key])
        places = self._merged.places(part.file, part.title, excel_row)[:_MOST_PLACES]
        for at, texts in enumerate(zip(*places, strict=True), len(columns)):
            page.write_string(at_row, at, BETWEEN.join(texts), self._trail)

    def _put(self, page: Worksheet, row: int, at: int, cell: MergedCell) -> None:
        match cell:
            case None:
                return
            case ErrorText(text):
                page.write_formula(row, at, f"={text}", self._plain, text)
            case bool():
                page.write_boolean(row, at, cell, self._plain)
            case str():
                page.write_string(row, at, cell, self._plain)
            case dt.date():
                page.write_datetime(row, at, dt.datetime.combine(cell, dt.time()), self._dates)
            case _:
                page.write_number(row, at, cell, self._plain)


def _write_info(page: Worksheet, sheet: Sheet, styles: Styles, merged: Merged, language: Language) -> None:
    census = merged.census
    form = census.form
    names = [s.name.in_(language) for s in form.row_sheets if _nothing_of(census, s)]
    known: dict[str, str | dt.date | None] = {
        "province": _province(census.unit_map),
        "as_of": census.as_of,
        "nothing_to_report": "; ".join(names),
        "form_version": f"{form.id}/{form.version}",
    }
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 64)
    page.write_string(0, 0, form.title.in_(language), styles(bold=True, font_size=14))
    for row, column in enumerate(sheet.columns, 2):
        page.write_string(row, 0, column.header.in_(language), styles(**_HEAD))
        value = known.get(column.meaning or "")
        if isinstance(value, dt.date):
            style = styles(border=1, num_format="dd/mm/yyyy", align="left")
            page.write_datetime(row, 1, dt.datetime.combine(value, dt.time()), style)
        elif value:
            page.write_string(row, 1, value, styles(border=1, text_wrap=True))
        else:
            page.write_blank(row, 1, None, styles(border=1))


def _nothing_of(census: Census, sheet: Sheet) -> bool:
    """Tell whether the sheet is there only because somebody says that there is nothing to report."""
    table = census.tables.get(sheet.id)
    return table is not None and not table.parts


def _province(unit_map: UnitMap) -> str:
    units = unit_map.units
    found = (u.name for u in units.units if units.level(u) == "province" and u.valid(unit_map.day))
    return next(found, "")


def _write_matrix(page: Worksheet, styles: Styles, merged: Merged, language: Language) -> None:
    """Write who has sent what: a row per submitter, a column per sheet."""
    completeness, form = merged.completeness, merged.census.form
    page.write_string(0, 0, say("merge.heading", language), styles(bold=True, font_size=14))
    heads = [say(f"merge.column.{key}", language) for key in ("submitter", "status")]
    heads += [form.sheet(id).name.in_(language) for id in completeness.sheets]
    heads += [say(f"merge.column.{key}", language) for key in ("deadline", "received", "errors", "files")]
    for at, text in enumerate(heads):
        page.write_string(HEADER, at, text, styles(**_HEAD))
        page.set_column(at, at, 36 if at in (0, len(heads) - 1) else 15)
    page.freeze_panes(HEADER + 1, 1)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER)
    cell = styles(border=1, text_wrap=True, valign="top")
    row = HEADER
    for row, line in enumerate(completeness.lines, HEADER + 1):
        page.write_string(row, 0, line.name, cell)
        statuses = (line.status, *(line.sheets.get(id) for id in completeness.sheets))
        for at, status in enumerate(statuses, 1):
            if status is None:
                page.write_blank(row, at, None, cell)
            else:
                style = styles(border=1, bg_color=_COLORS[status], valign="top", bold=at == 1)
                page.write_string(row, at, say(f"merge.status.{status}", language), style)
        days = [date_text(day, language) if day else "" for day in (line.deadline, line.received)]
        for at, text in enumerate(
            (*days, str(line.errors or ""), "\n".join(line.files)[:LONGEST]), len(statuses) + 1
        ):
            page.write_string(row, at, text, cell)
    for status, count in completeness.counts.items():
        row += 1
        page.write_string(row + 1, 0, say(f"merge.status.{status}", language), styles(bold=True))
        page.write_number(row + 1, 1, count, styles(bold=True))
    for path in completeness.unlisted:
        row += 1
        page.write_string(row + 2, 0, say("merge.unlisted", language), styles())
        page.write_string(row + 2, 1, path, styles())


def _write_sources(page: Worksheet, styles: Styles, merged: Merged, language: Language) -> None:
    """Write which submission each row can come from, in a way that is read back whatever the language."""
    form = merged.census.form
    page.write_string(0, 0, say("merge.sources", language), styles(italic=True))
    for at, key in enumerate(KEYS):
        page.write_string(HEADER, at, say(f"merge.source.{key}", language), styles(**_HEAD))
        page.write_string(HEADER + 1, at, key, styles(font_color="#A6A6A6", font_size=8))
        page.set_column(at, at, 40 if key == "source" else 20)
    page.freeze_panes(HEADER + 2, 1)
    names = {sheet.id: sheet.name.in_(language) for sheet in form.row_sheets}
    for row, source in enumerate(merged.sources, HEADER + 2):
        nothing = [name for id, name in names.items() if id in source.nothing]
        cells = {
            "source": source.name,
            "sha256": source.sha256,
            "unit": source.unit,
            "as_of": source.as_of.isoformat() if source.as_of else "",
            "sending": str(source.sending or ""),
            "sheets": "; ".join(names[id] for id in source.sheets),
            "nothing": "; ".join(nothing),
            "explained": "x" if source.explained else "",
            "columns": " ".join(f"{s}.{c}={letters}" for (s, c), letters in source.columns.items()),
        }
        for at, key in enumerate(KEYS):
            page.write_string(row, at, cells[key], styles(valign="top"))


def letters_of(table: Table, file: int) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield sheet and column id with the letters of the column, for what a table has from a file."""
    for part in table.parts:
        if part.file == file:
            for id, column in part.columns.items():
                yield (table.sheet, id), column_letters(column)
