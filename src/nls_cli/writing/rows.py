"""Every row that an indicator looks at, as a worksheet to filter and to add up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from nls_cli.messages import say
from nls_cli.model.account import SIDES, Explained, Number
from nls_cli.model.base import Language
from nls_cli.reporting.explain_rows import COLUMNS, ListedRow, listed_rows
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean
from nls_cli.reporting.words import unit_name
from nls_cli.writing.lists import sheet_title
from nls_cli.writing.template import CREATED, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADER = 4
MOST_ROWS = 1_048_576 - HEADER - 1
_WIDTHS = {"file": 34, "sheet": 16, "row": 8, "organization": 30, "why": 60}
_LONGEST = 32_767


def render_rows_xlsx(explained: Explained, language: Language) -> bytes:
    """Return the rows as an xlsx file: what they add up to, then a row each, to be filtered."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(out, options)
    name = clean(explained.indicator.name.in_(language))
    book.set_properties({"title": name, "created": CREATED})
    styles = Styles(book)
    page = book.add_worksheet(sheet_title(say("rows.page", language)))
    page.write_string(0, 0, say("rows.title", language, name=name), styles(bold=True, font_size=14))
    page.write_string(1, 0, _unit(explained, language), styles(italic=True))
    _write_head(page, styles, language)
    _write_sums(page, explained, styles, language)
    keyed = {side for account in explained.accounts for side in account.keys}
    last = HEADER
    plain, wrapped = styles(valign="top"), styles(valign="top", text_wrap=True)
    for last, one in enumerate(listed_rows(explained, language), HEADER + 1):
        _write_row(page, last, one, language, plain, wrapped)
    for side in SIDES:
        if side not in keyed:
            at = COLUMNS.index(f"{side}_key")
            page.set_column(at, at, None, None, {"hidden": True})
    page.autofilter(HEADER, 0, max(last, HEADER + 1), len(COLUMNS) - 1)
    page.freeze_panes(HEADER + 1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER)
    book.close()
    return out.getvalue()


def _unit(explained: Explained, language: Language) -> str:
    unit = unit_name(explained.unit, explained.snapshot, language)
    as_of = explained.snapshot.as_of
    if as_of is None:
        return say("rows.unit.undated", language, unit=unit)
    return say("rows.unit", language, unit=unit, date=date_text(as_of, language))


def _write_head(page: Worksheet, styles: Styles, language: Language) -> None:
    head = styles(bold=True, border=1, bg_color="#DDEBF7", text_wrap=True, valign="vcenter", align="center")
    for at, column in enumerate(COLUMNS):
        page.write_string(HEADER, at, say(f"rows.{column}", language), head)
        page.set_column(at, at, _WIDTHS.get(column, 14))


def _write_sums(page: Worksheet, explained: Explained, styles: Styles, language: Language) -> None:
    """Write the score's own numbers above the columns that add up to them."""
    result = explained.unit.indicators[0]
    bold = styles(bold=True)
    page.write_string(HEADER - 1, 0, say("rows.sum", language), bold)
    for column, value in (("numerator", result.numerator), ("denominator", result.denominator)):
        if value is not None:
            page.write_number(HEADER - 1, COLUMNS.index(column), _float(value), bold)
    page.write_number(HEADER - 1, COLUMNS.index("unknown"), result.unknown, bold)


def _write_row(
    page: Worksheet, at: int, one: ListedRow, language: Language, plain: Any, wrapped: Any
) -> None:
    texts = {
        "file": one.file,
        "sheet": one.sheet,
        "district": one.district,
        "commune": one.commune,
        "organization": one.organization,
        "unknown": say("rows.yes", language) if one.unknown else "",
        "why": one.why,
    }
    for column, text in texts.items():
        if text:
            style = wrapped if column in ("organization", "why") else plain
            page.write_string(at, COLUMNS.index(column), text[:_LONGEST], style)
    row = one.row
    if row.isascii() and row.isdigit() and len(row) < 8:
        page.write_number(at, COLUMNS.index("row"), int(row), plain)
    else:
        page.write_string(at, COLUMNS.index("row"), row, plain)
    for side in SIDES:
        amount = one.amounts[side]
        if amount is not None:
            page.write_number(at, COLUMNS.index(side), _float(amount), plain)
        key = one.keys[side]
        if key is not None:
            page.write_number(at, COLUMNS.index(f"{side}_key"), key, plain)


def _float(value: Number) -> float:
    return value.numerator / value.denominator
