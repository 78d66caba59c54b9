"""A trend as a workbook: a row per unit, indicator and goal, and every point, ready for charts."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.trend import Trend
from nls_cli.reporting.plain import clean
from nls_cli.reporting.score_json import number
from nls_cli.reporting.trend_tables import pairs
from nls_cli.reporting.trend_words import (
    ends_of,
    fact_texts,
    goal_year,
    marked_name,
    note_texts,
    promised,
    shared_breaks,
    source_text,
    sparkline,
    unit_name,
)
from nls_cli.writing.lists import lines_of, sheet_title
from nls_cli.writing.template import CREATED

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_000
LINE = 15
"""Height of a line, in points."""
_FILTER = 3
"""Letters of a header that the arrow of its filter covers."""
_WIDTHS = (20, 52, 12, 14, 10, 12, 12, 12, 12, 14, 14, 20, 70)
_SHARES = (4, 5, 6, 9)
"""Columns with values of the indicator; those of its pace are percentage points."""
_POINT_WIDTHS = (20, 60, 12, 16, 16)
_POINT_SHARES = (3,)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_HEADS = (
    "trend.column.unit",
    "score.indicator",
    "trend.line",
    "trend.column.year",
    "score.target",
    "trend.column.first",
    "trend.column.last",
    "trend.observed",
    "trend.required",
    "trend.column.projected",
    "trend.column.reached",
    "trend.status",
    "trend.column.note",
)
_POINT_HEADS = (
    "trend.column.unit",
    "score.indicator",
    "trend.column.date",
    "score.result",
    "trend.column.source",
)


def render_trend_book(trend: Trend, language: Language) -> bytes:
    """Return a trend as an xlsx file."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"created": CREATED})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "indent": 1})
    _trend(book, trend, language, bold)
    _points(book, trend, language, bold)
    book.close()
    return out.getvalue()


def _page(
    book: Workbook,
    name: str,
    heads: Sequence[str],
    widths: Sequence[int],
    at: int,
    bold: Format,
    language: Language,
) -> Worksheet:
    page = book.add_worksheet(sheet_title(name))
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    texts = [say(head, language) for head in heads]
    for column, text in enumerate(texts):
        page.write_string(at, column, text, bold)
    page.set_row(at, LINE * lines_of(texts, [width - _FILTER for width in widths]))
    page.freeze_panes(at + 1, 0)
    return page


class _Writer:
    """Writes rows of text that wraps and of numbers as people read them."""

    def __init__(self, book: Workbook, page: Worksheet, widths: Sequence[int]) -> None:
        self._page = page
        self._widths = widths
        self._text = book.add_format({"text_wrap": True, "valign": "top", "indent": 1})
        self._formats = {
            (whole, share): book.add_format({"num_format": digits + sign, "valign": "top"})
            for whole, digits in ((True, "#,##0"), (False, "#,##0.00"))
            for share, sign in ((True, '"%"'), (False, ""))
        }
        for column, width in enumerate(widths):
            page.set_column(column, column, width)

    def write(self, row: int, cells: Sequence[str | float | None], shares: Collection[int] = ()) -> None:
        """Write a row, as high as its texts need; `shares`: the columns whose numbers are per cent."""
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                self._page.write_string(row, column, clean(cell)[:LONGEST], self._text)
            elif cell is not None:
                style = self._formats[cell == int(cell), column in shares]
                self._page.write_number(row, column, cell, style)
        self._page.set_row(row, LINE * lines_of(cells, self._widths))


def _year(year: int | None) -> str | None:
    """Write a year as text: it is no amount."""
    return None if year is None else str(year)


def _trend(book: Workbook, trend: Trend, language: Language, bold: Format) -> None:
    shared = shared_breaks(trend.units, language)
    facts = [say("trend.title", language, name=unit_name(trend.units[0], trend, language))]
    facts += [
        f"{trend.targets.title.in_(language)} ({trend.targets.id})",
        *fact_texts(trend, shared, language),
    ]
    start = len(facts) + 1
    page = _page(book, say("trend.sheet.trend", language), _HEADS, _WIDTHS, start, bold, language)
    plain, title = (book.add_format({"text_wrap": False, "bold": first}) for first in (False, True))
    for row, fact in enumerate(facts):
        page.write_string(row, 0, clean(fact)[:LONGEST], plain if row else title)
    writer = _Writer(book, page, _WIDTHS)
    row = start
    for row, (unit, series, year, goal) in enumerate(pairs(trend), start + 1):
        ends = ends_of(series)
        judged: list[str | float | None] = [None, None, None, None]
        target = None
        if goal is not None:
            status = say(f"trend.status.{goal.status}", language)
            judged = [number(goal.required), number(promised(series, goal)), _year(goal.reached), status]
            target = number(goal.target)
        writer.write(
            row,
            [
                unit_name(unit, trend, language),
                marked_name(series, language),
                sparkline(series),
                goal_year(year, language) if year else None,
                target,
                *((number(ends[0].value), number(ends[-1].value)) if ends else (None, None)),
                number(series.observed),
                *judged,
                "; ".join(note_texts(series, year, goal, shared, language)),
            ],
            _SHARES if series.indicator.unit == "percent" else (),
        )
    page.autofilter(start, 0, row, len(_HEADS) - 1)


def _points(book: Workbook, trend: Trend, language: Language, bold: Format) -> None:
    page = _page(book, say("trend.sheet.points", language), _POINT_HEADS, _POINT_WIDTHS, 0, bold, language)
    writer = _Writer(book, page, _POINT_WIDTHS)
    row = 0
    for unit in trend.units:
        for series in unit.series:
            for point in series.points:
                row += 1
                source = source_text(trend, point, language)
                cells = (point.date.isoformat(), number(point.value), source)
                named = unit_name(unit, trend, language), marked_name(series, language)
                shares = _POINT_SHARES if series.indicator.unit == "percent" else ()
                writer.write(row, [*named, *cells], shares)
    page.autofilter(0, 0, row, len(_POINT_HEADS) - 1)
