"""One sheet of the blank form: title, header with notes, example row, drop-downs, last period's rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nls_cli.messages import say
from nls_cli.model.base import Language, Words
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.writing.lists import Lists, source_of
from nls_cli.writing.notes import answers, how, yes_no
from nls_cli.writing.places import Offered

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADER = 2
"""Index of the header row; the example, if any, stands below it."""
_LEAST_ROWS = 10_000
"""So many rows have drop-downs; pasted rows below them are read all the same."""
_LONGEST = 32_767
_PAGE_WIDTH = 165
"""Characters across a landscape page, still readable."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_HEADER_LINE = 16
_EXAMPLE = {"italic": True, "font_color": "#595959", "bg_color": "#F2F2F2"}
_CONFIRM = {"bg_color": "#FFF2CC"}


@dataclass(frozen=True, slots=True)
class CarriedCell:
    """One cell of last period, as it goes into the new form."""

    value: str | int | float | dt.date | None
    confirm: bool = False
    """Coloured, to be looked at."""
    note: str = ""
    """Why."""


CarriedRow = Mapping[str, CarriedCell]


class TableWriter:
    """Writes the sheets that have a row per thing."""

    def __init__(
        self, styles: Any, lists: Lists, form: Form, offered: Offered, language: Language, organization: str
    ) -> None:
        self._styles = styles
        self._lists = lists
        self._form = form
        self._offered = offered
        self._language = language
        self._organization = organization

    def write(self, page: Worksheet, sheet: Sheet, carried: Sequence[CarriedRow] | None) -> None:
        """Write one sheet; None: nothing was carried over, and places that are known are filled in."""
        from xlsxwriter.utility import xl_range

        example = self._form.example_mark is not None
        first = HEADER + 1 + example
        rows = self._places(sheet) if carried is None else carried
        self._set_up(page, sheet, example=example)
        last = first + max(_LEAST_ROWS, 2 * len(rows))
        for at, column in enumerate(sheet.columns):
            self._write_header(page, sheet, column, at)
            self._offer(page, sheet, column, at, first, last)
        page.ignore_errors({"number_stored_as_text": xl_range(HEADER + 1, 0, last, len(sheet.columns) - 1)})
        page.set_row(HEADER, _HEADER_LINE * max(_lines(c, self._language) for c in sheet.columns))
        if example:
            self._write_example(page, sheet)
        for number, row in enumerate(rows, first):
            for at, column in enumerate(sheet.columns):
                cell = row.get(column.id)
                if cell is not None:
                    self._write_cell(page, number, at, column, cell)

    def _set_up(self, page: Worksheet, sheet: Sheet, *, example: bool) -> None:
        language = self._language
        width = sum(_width(column, self._form, language) for column in sheet.columns)
        across = max(1, round(width / _PAGE_WIDTH))
        title = say(
            "form.sheet_title", language, form=self._form.title.in_(language), sheet=sheet.name.in_(language)
        )
        page.write_string(0, 0, title, self._styles(bold=True, font_size=14))
        help_text = sheet.help.in_(language) + " " if sheet.help is not None else ""
        hint = say("form.hint" if example else "form.hint.plain", language)
        page.write_string(1, 0, help_text + hint, self._styles(italic=True))
        page.freeze_panes(HEADER + 1, _identity(sheet))
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(0.4, 0.4, 0.6, 0.6)
        page.fit_to_pages(across, 0)
        page.repeat_rows(HEADER)
        if across > 1:
            page.repeat_columns(0, max(0, _identity(sheet) - 1))
        page.hide_gridlines(0)  # printed as well
        page.set_selection(HEADER + 1 + example, 0, HEADER + 1 + example, 0)

    def _write_header(self, page: Worksheet, sheet: Sheet, column: Column, at: int) -> None:
        language = self._language
        color = "#F8CBAD" if column.required else "#DDEBF7"
        style = self._styles(
            bold=True, border=1, bg_color=color, text_wrap=True, align="center", valign="vcenter"
        )
        page.write_string(HEADER, at, _header(column, language), style)
        text = how(column, sheet, self._form, language)
        options = {"author": "nls", "x_scale": 2, "y_scale": 1 + len(text) / 160}
        page.write_comment(HEADER, at, text, options)
        hidden = column.level is not None and not self._offered.has(column.level)
        cells = self._styles(**_number_format(column))
        page.set_column(at, at, _width(column, self._form, language), cells, {"hidden": hidden})

    def _offer(self, page: Worksheet, sheet: Sheet, column: Column, at: int, first: int, last: int) -> None:
        """Attach the drop-down, or the bounds of a number or a date."""
        language = self._language
        rule: dict[str, Any] | None = None
        if column.meaning == "organization" and self._organization and column.type == "text":
            name = re.sub(r"\W", "_", f"nls_{sheet.id}_{column.id}")
            source: str | None = "=" + self._lists.add(name, (self._organization,))
        else:
            source = source_of(
                column, sheet, self._form, self._offered, self._lists, language, self._beside(sheet, first)
            )
        if source is not None:
            rule = {"validate": "list", "source": source}
            if column.type in ("list", "text"):
                rule["show_error"] = False  # several answers, or another one, may be written by hand
            elif column.type == "unit":
                rule |= {"error_type": "warning", "error_message": say("form.wrong.unit", language)}
            else:
                rule["error_message"] = say("form.wrong.list", language)
        elif column.type in ("integer", "number"):
            rule = {"validate": "integer" if column.type == "integer" else "decimal", "criteria": ">="}
            rule["value"] = float(column.min)
            if column.max is not None:
                rule |= {"criteria": "between", "minimum": float(column.min), "maximum": float(column.max)}
            rule["error_message"] = how(column, sheet, self._form, language)[:255]
        if rule is not None:
            rule["error_title"] = say("form.wrong", language)
            page.data_validation(first, at, last, at, rule)

    def _beside(self, sheet: Sheet, row: int) -> str:
        """Return the reference to the district cell of a row, its column fixed; empty if there is none."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        for at, column in enumerate(sheet.columns):
            if column.level == "district":
                return xl_rowcol_to_cell(row, at, col_abs=True)
        return ""

    def _write_example(self, page: Worksheet, sheet: Sheet) -> None:
        assert self._form.example_mark is not None
        for at, column in enumerate(sheet.columns):
            value = self._example(column) if at else self._form.example_mark.in_(self._language)
            style = self._styles(**_number_format(column), **_EXAMPLE)
            _write(page, HEADER + 1, at, value, style)

    def _example(self, column: Column) -> str | int | None:
        language = self._language
        match column.example:
            case Words() as words:
                return words.in_(language)
            case bool() as answer:
                return yes_no(self._form, language)[0 if answer else 1]
            case None if column.level == "district":
                return next((self._offered.name(u, "district") for u in self._offered.districts), None)
            case None if column.level == "commune":
                known = {self._offered.name(u, "district") for u in self._offered.districts[:1]} or {""}
                inside = (u for district, u in self._offered.communes if district in known)
                return next((self._offered.name(u, "commune") for u in inside), None)
            case None if column.meaning == "organization" and self._organization:
                return self._organization
            case None if column.required:
                return next(iter(answers(column, self._form, language)), None)
            case str() as one if column.choices:
                return self._labels(column, (one,))
            case tuple() as several:
                return self._labels(column, several)
            case other:
                return other

    def _labels(self, column: Column, ids: Sequence[str]) -> str:
        return "; ".join(c.label.in_(self._language) for c in column.choices if c.id in ids)

    def _places(self, sheet: Sheet) -> list[CarriedRow]:
        """Return a row per commune, where the rows of a sheet are places and it is known which."""
        by_level = {column.level: column.id for column in sheet.places}
        if not self._offered.narrowed or self._organization or not sheet.key:
            return []
        if set(sheet.key) != set(by_level.values()) or "commune" not in by_level:
            return []
        rows: list[CarriedRow] = []
        for district, unit in self._offered.communes:
            row = {by_level["commune"]: CarriedCell(self._offered.name(unit, "commune"))}
            if district and "district" in by_level:
                row[by_level["district"]] = CarriedCell(district)
            rows.append(row)
        return rows

    def _write_cell(self, page: Worksheet, row: int, at: int, column: Column, cell: CarriedCell) -> None:
        style = self._styles(**_number_format(column), **(_CONFIRM if cell.confirm else {}))
        if cell.value is not None or cell.confirm:
            _write(page, row, at, cell.value, style)
        if cell.note:
            page.write_comment(row, at, cell.note, {"author": "nls", "x_scale": 1.5})


def _write(page: Worksheet, row: int, at: int, value: str | float | dt.date | None, style: Any) -> None:
    if value is None or value == "":
        page.write_blank(row, at, None, style)
    elif isinstance(value, dt.date):
        page.write_datetime(row, at, dt.datetime.combine(value, dt.time()), style)
    elif isinstance(value, str):
        page.write_string(row, at, _UNPRINTABLE.sub("", value)[:_LONGEST], style)
    else:
        page.write_number(row, at, value, style)


def _header(column: Column, language: Language) -> str:
    return column.header.in_(language) + (" (*)" if column.required else "")


def _number_format(column: Column) -> dict[str, Any]:
    """Return a column's format. Text where Excel would change what is typed: codes, years, months, 3/4."""
    if column.type == "integer":
        return {"num_format": "#,##0"}
    if column.type == "number":
        return {}
    if column.type == "date" and set(column.precision) == {"day"}:
        return {"num_format": "dd/mm/yyyy"}
    return {"num_format": "@", "text_wrap": column.type == "list", "valign": "top"}


def _width(column: Column, form: Form, language: Language) -> float:
    longest = max((len(text) for text in answers(column, form, language)), default=0)
    by_type = {
        "text": 20,
        "unit": 18,
        "date": 14,
        "integer": 14,
        "number": 14,
        "yes_no": 13,
        "list": 30,
        "choice": 13,
    }
    return max(by_type[column.type], min(longest + 5, 30), min(len(_header(column, language)) / 3, 24))


def _lines(column: Column, language: Language) -> int:
    """Return about how many lines a header takes in its column."""
    width = 13 if column.type in ("yes_no", "choice", "date", "integer", "number") else 20
    return 1 + len(_header(column, language)) // (width - 3)


def _identity(sheet: Sheet) -> int:
    """Return how many leading columns tell what a row is about: they stay in sight."""
    required = [at for at, column in enumerate(sheet.columns[:3]) if column.required]
    return required[-1] + 1 if required else 1
