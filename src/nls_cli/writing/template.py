"""The blank Excel form, from the form's YAML alone."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.writing.instructions import write_instructions
from nls_cli.writing.lists import Lists, sheet_title
from nls_cli.writing.places import Offered
from nls_cli.writing.table import CarriedRow, TableWriter

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a constant: the same form gives the same bytes


@dataclass(frozen=True, slots=True)
class Blank:
    """What a blank form is made for."""

    form: Form
    offered: Offered
    language: Language
    as_of: dt.date | None = None
    reporting_unit: str = ""
    organization: str = ""
    rows: Mapping[str, Sequence[CarriedRow]] = field(default_factory=dict)
    """Sheet id → last period's rows."""

    @property
    def carried(self) -> bool:
        """Tell whether last period's rows are filled in."""
        return any(self.rows.values())


class Styles:
    """Cell formats, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        """Return the format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(
                {"font_name": "Times New Roman", "font_size": 12, **properties}
            )
        return self._made[key]


def render_template(blank: Blank) -> bytes:
    """Return the form as an xlsx file."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "dd/mm/yyyy",
    }
    book = Workbook(out, options)
    form, language = blank.form, blank.language
    book.set_properties(
        {
            "title": form.title.in_(language),
            "comments": say("form.version", language, id=form.id, version=form.version),
            "created": CREATED,
        }
    )
    styles = Styles(book)
    instructions = book.add_worksheet(sheet_title(form.own_sheets.instructions.in_(language)))
    sheets = {sheet.id: book.add_worksheet(sheet_title(sheet.name.in_(language))) for sheet in form.sheets}
    title = sheet_title(form.own_sheets.lists.in_(language))
    hidden = book.add_worksheet(title)
    hidden.hide()
    lists = Lists(book, hidden, title)
    lists.add_places(blank.offered)
    write_instructions(instructions, styles, form, blank.offered, language, carried=blank.carried)
    tables = TableWriter(styles, lists, form, blank.offered, language, blank.organization)
    for sheet in form.sheets:
        if sheet.layout == "key_value":
            _write_info(sheets[sheet.id], sheet, styles, blank)
        else:
            tables.write(sheets[sheet.id], sheet, blank.rows.get(sheet.id))
    for page in sheets.values():
        page.set_footer(f"&L{form.id}/{form.version}&R" + say("form.page", language))
    instructions.activate()
    book.close()
    return out.getvalue()


def _write_info(page: Worksheet, sheet: Sheet, styles: Styles, blank: Blank) -> None:
    """Write the sheet about the submission: a label, and beside it the cell to fill in."""
    language = blank.language
    known = {
        "province": _province(blank.offered),
        "reporting_unit": blank.reporting_unit,
        "as_of": blank.as_of,
        "sending": 1,
        "form_version": f"{blank.form.id}/{blank.form.version}",
    }
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 64)
    page.set_portrait()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, blank.form.title.in_(language), styles(bold=True, font_size=14))
    for row, column in enumerate(sheet.columns, 2):
        page.write_string(
            row, 0, column.header.in_(language), styles(bold=True, border=1, bg_color="#DDEBF7")
        )
        if column.help is not None:
            page.write_comment(row, 0, column.help.in_(language), {"author": "nls", "x_scale": 2})
        _write_answer(page, row, column, known.get(column.meaning or ""), styles)
    page.set_selection(2, 1, 2, 1)


def _write_answer(page: Worksheet, row: int, column: Column, value: object, styles: Styles) -> None:
    if column.type == "date":
        style = styles(border=1, num_format="dd/mm/yyyy", align="left", text_wrap=True)
    elif column.type in ("integer", "number"):
        style = styles(border=1, align="left")
        low = int(column.min)
        page.data_validation(row, 1, row, 1, {"validate": "integer", "criteria": ">=", "value": low})
    else:
        style = styles(border=1, num_format="@", align="left", text_wrap=True, valign="top")
    if isinstance(value, dt.date):
        page.write_datetime(row, 1, dt.datetime.combine(value, dt.time()), style)
    elif isinstance(value, int):
        page.write_number(row, 1, value, style)
    elif isinstance(value, str) and value:
        page.write_string(row, 1, value, style)
    else:
        page.write_blank(row, 1, None, style)


def _province(offered: Offered) -> str:
    units = offered.map.units
    return next(
        (u.name for u in units.units if units.level(u) == "province" and u.valid(offered.map.day)), ""
    )
