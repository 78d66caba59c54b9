"""The first sheet of the blank form: how to fill it in, sheet by sheet and column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.form import Form
from nls_cli.writing.notes import how
from nls_cli.writing.places import Offered

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (24, 40, 78)
_LINE = 16


def write_instructions(
    page: Worksheet, styles: Any, form: Form, offered: Offered, language: Language, *, carried: bool
) -> None:
    """Write the instructions."""
    heading = styles(bold=True, font_size=14)
    cell = styles(text_wrap=True, valign="top", border=1)
    head = styles(bold=True, border=1, bg_color="#DDEBF7", text_wrap=True)
    for at, width in enumerate(_WIDTHS):
        page.set_column(at, at, width)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.write_string(0, 0, form.title.in_(language), styles(bold=True, font_size=16))
    page.write_string(
        1, 0, say("form.version", language, id=form.id, version=form.version), styles(italic=True)
    )
    page.write_string(3, 0, say("form.instructions", language), heading)
    row = 4
    for number, text in enumerate(_paragraphs(form, offered, language, carried=carried), 1):
        style = styles(
            text_wrap=True, valign="top", bg_color="#FFF2CC" if carried and number == 1 else "#FFFFFF"
        )
        page.merge_range(row, 0, row, 2, "", style)
        page.write_string(row, 0, f"{number}. {text}", style)
        page.set_row(row, _height(text, sum(_WIDTHS)))
        row += 1
    row += 1
    page.write_string(row, 0, say("form.sheets", language), heading)
    for sheet in form.sheets:
        row += 1
        page.write_string(row, 0, sheet.name.in_(language), head)
        text = sheet.help.in_(language) if sheet.help is not None else ""
        page.merge_range(row, 1, row, 2, "", cell)
        page.write_string(row, 1, text, cell)
    row += 2
    page.write_string(row, 0, say("form.columns", language), heading)
    row += 1
    for at, key in enumerate(("sheet", "column", "how")):
        page.write_string(row, at, say(f"form.columns.{key}", language), head)
    for sheet in form.row_sheets:
        for column in sheet.columns:
            row += 1
            text = how(column, sheet, form, language).replace("\n", " ")
            page.write_string(row, 0, sheet.name.in_(language), cell)
            page.write_string(row, 1, column.header.in_(language) + (" (*)" if column.required else ""), cell)
            page.write_string(row, 2, text, cell)
            page.set_row(
                row, max(_height(text, _WIDTHS[2]), _height(column.header.in_(language), _WIDTHS[1]))
            )


def _paragraphs(form: Form, offered: Offered, language: Language, *, carried: bool) -> list[str]:
    found = [say("form.carried", language)] if carried else []
    found += [words.in_(language) for words in form.instructions]
    if form.example_mark is not None:
        found.append(say("form.example", language, mark=form.example_mark.in_(language)))
    ended = {
        column.header.in_(language)
        for sheet in form.row_sheets
        for column in sheet.places
        if column.level is not None and not offered.has(column.level)
    }
    found += [say("form.level_ended", language, name=name) for name in sorted(ended)]
    return found


def _height(text: str, width: int) -> int:
    return _LINE * -(-max(1, len(text)) // int(width * 0.95))
