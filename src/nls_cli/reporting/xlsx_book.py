"""A workbook to be written: text stays text, numbers have just the decimals they need, formulas their values."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from nls_cli.model.targets import Scale
from nls_cli.reporting.numbers import decimals_for, fences_of, written

MOST_LETTERS = 32_767
"""What Excel lets a cell hold."""
UNDATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""Stands for the date inside the file where the data have none: what a file says of itself comes from the data."""
LETTERS = 1.25
"""How many letters stand in one unit of a column's width, on the safe side."""
LINE = 15
"""Height of a line of text, in points."""
FILLS = ("#F7BCB6", "#FBD3C0", "#FDECC0", "#E6EFC0", "#BFE5C8")
"""From far below the goal to reached."""
HEAD, INFO, DIM, WARN = "#DCE6F1", "#DBE9FB", "#ECEFF2", "#FDF0C8"
Value = Fraction | int | None


class Book:
    """A workbook, its styles and its sheets."""

    def __init__(self, title: str, date: dt.date | None) -> None:
        self._stream = io.BytesIO()
        self._book = Workbook(
            self._stream,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        made = dt.datetime.combine(date, dt.time(), dt.UTC) if date else UNDATED
        self._book.set_properties({"title": title, "created": made})
        self._styles: dict[tuple[tuple[str, Any], ...], Format] = {}

    def style(self, **properties: Any) -> Format:
        """Return a style; the same one for the same properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            self._styles[key] = self._book.add_format(
                {"valign": "top", "font_name": "Arial", "font_size": 10, **properties}
            )
        return self._styles[key]

    def shade(self, fill: str) -> Format:
        """Return the colour of a condition, which says nothing else of a cell."""
        key = (("shade", fill),)
        if key not in self._styles:
            self._styles[key] = self._book.add_format({"bg_color": fill})
        return self._styles[key]

    def sheet(self, name: str, widths: Sequence[float]) -> Sheet:
        """Add a sheet that prints on A4 across, with columns so wide."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P/&N")
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return Sheet(self, sheet, widths)

    def chart(self) -> Any:
        """Return a bar chart."""
        return self._book.add_chart({"type": "bar"})

    def close(self) -> bytes:
        """Return the file."""
        self._book.close()
        return self._stream.getvalue()


class Sheet:
    """One sheet, filled cell by cell."""

    def __init__(self, book: Book, sheet: Worksheet, widths: Sequence[float]) -> None:
        self.book = book
        self.sheet = sheet
        self._widths = widths

    def text(self, row: int, column: int, text: str, **style: Any) -> None:
        """Write text: whatever it looks like, it becomes nothing else."""
        shown = text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1] + "…"
        if text or style:
            self.sheet.write_string(row, column, shown, self.book.style(**style))

    def number(self, row: int, column: int, value: Value, format_: str, **style: Any) -> None:
        """Write a number; nothing, if there is none."""
        found = self.book.style(num_format=format_, **style)
        if value is None:
            self.sheet.write_blank(row, column, None, found)
        else:
            self.sheet.write_number(row, column, as_double(value), found)

    def formula(self, row: int, column: int, formula: str, value: Value, format_: str, **style: Any) -> None:
        """Write a formula together with its exact value, for readers that do not calculate."""
        found = self.book.style(num_format=format_, **style)
        shown = "" if value is None else as_double(value)
        self.sheet.write_formula(row, column, formula, found, shown)

    def heads(self, row: int, names: Sequence[str]) -> None:
        """Write the heads of a table."""
        for column, name in enumerate(names):
            self.text(row, column, name, bold=True, text_wrap=True, bg_color=HEAD, border=1)
        self.fit(row, list(enumerate(names)))

    def fit(self, row: int, texts: Iterable[tuple[int, str]]) -> None:
        """Make a row as high as the longest of its wrapped texts needs."""
        lines = max((self._lines(column, text) for column, text in texts), default=1)
        if lines > 1:
            self.sheet.set_row(row, min(LINE * lines, 400))

    def _lines(self, column: int, text: str) -> int:
        """Estimate how many lines a text takes: a word that does not fit goes to the next."""
        room = max(int(self._widths[column] * LETTERS), 1)
        return sum(len(wrap(part, room)) or 1 for part in text.split("\n"))

    def paragraph(self, row: int, text: str, columns: int, **style: Any) -> None:
        """Write a text over several columns."""
        found = self.book.style(text_wrap=True, **style)
        self.sheet.merge_range(row, 0, row, columns - 1, "", found)
        self.sheet.write_string(row, 0, text[:MOST_LETTERS], found)
        room = int(sum(self._widths[:columns]) * 0.95)
        size = style.get("font_size", 10) / 10
        self.sheet.set_row(row, LINE * size * max(1, -(-int(len(text) * size) // room)))

    def table(self, row: int, last_row: int, columns: int, *, freeze: bool = True) -> None:
        """Let a table be filtered, keep its heads in view and on every page."""
        self.sheet.autofilter(row, 0, max(last_row, row), columns - 1)
        self.sheet.repeat_rows(row)
        if freeze:
            self.sheet.freeze_panes(row + 1, 0)

    def finish(self, last_row: int, columns: int) -> None:
        """Say what is printed."""
        self.sheet.print_area(0, 0, max(last_row, 0), columns - 1)


def cell(row: int, column: int, *, row_abs: bool = False, col_abs: bool = False) -> str:
    """Return Excel's name of a cell."""
    name: str = xl_rowcol_to_cell(row, column, row_abs=row_abs, col_abs=col_abs)
    return name


def column_range(first: int, last: int, column: int) -> str:
    """Return Excel's name of a part of a column: `$D$10:$D$20`."""
    ends = [cell(row, column, row_abs=True, col_abs=True) for row in (first, last)]
    return ":".join(ends)


def as_double(value: Fraction | int) -> float:
    """Return the nearest double; a whole number as it is."""
    return value.numerator if value.denominator == 1 else value.numerator / value.denominator


def in_cells(value: Fraction | None, scale: Scale) -> Fraction | None:
    """Return what a cell holds: percentages are shares of 1 there."""
    return value / 100 if value is not None and scale == "percent" else value


def number_format(
    value: Fraction | None, scale: Scale, fences: Iterable[Fraction] = (), sign: str = ""
) -> str:
    """Return the format with which a number of an indicator shows on its own side of every target."""
    decimals = 0
    if value is not None:
        text = written(value, "en", decimals_for(value, fences_of(scale, fences)))
        decimals = len(text.partition(".")[2])
    digits = ("0" if scale == "percent" else "#,##0") + ("." + "0" * decimals if decimals else "")
    return (f'"{sign} "' if sign else "") + digits + ("%" if scale == "percent" else "")
