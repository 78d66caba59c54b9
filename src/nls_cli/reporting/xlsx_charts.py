"""The sheet of a workbook that holds its charts, each whole on a page."""

from __future__ import annotations

from typing import Any

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.reporting.score_view import ScoreView
from nls_cli.reporting.xlsx_book import WARN, Book, Sheet

WIDTH, HEAD, BAR = 740, 110, 34
"""Pixels of a chart: across, for its title and axis, at most for each of its bars."""
NAMES = 0.42
"""The part of the width in which the names of the bars stand."""
COLUMNS, COLUMN = 11, 9
"""A little wider than a chart in Excel, and no wider than a page in LibreOffice, whose columns are wider."""
ROW = 20
PAGE = 620
"""Pixels that stand on one page of A4 across, on the safe side."""


class Charts:
    """The charts of a workbook; their sheet is made with the first of them."""

    def __init__(self, book: Book, view: ScoreView, language: Language) -> None:
        self._book = book
        self._view = view
        self._language = language
        self._sheet: Sheet | None = None
        self._row = 0
        self._page = 0
        self._breaks: list[int] = []

    def add(self, series: dict[str, Any], bars: int, title: str, axis: dict[str, Any]) -> None:
        """Add a chart of bars, one below the other."""
        height = min(HEAD + BAR * bars, PAGE - ROW)
        if self._sheet is None:
            self._sheet = self._book.sheet(say("report.charts", self._language), [COLUMN] * COLUMNS)
            self._sheet.sheet.set_print_scale(100)  # Excel keeps to page breaks only where nothing is fitted
            self._sheet.paragraph(0, self._view.title, COLUMNS, bold=True, font_size=14)
            for row, warning in enumerate(self._view.warnings, 1):
                self._sheet.paragraph(row, warning, COLUMNS, bold=True, bg_color=WARN)
            self._row = 2 + len(self._view.warnings)
        elif (self._row - self._page) * ROW + height > PAGE:
            self._breaks.append(self._row)
            self._page = self._row
            self._row += 1
        chart = self._book.chart()
        chart.add_series({"gap": 60, **series})
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_x_axis({"min": 0, "major_gridlines": {"visible": True}, **axis})
        chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
        chart.set_legend({"none": True})
        chart.set_size({"width": WIDTH, "height": height})
        layout = {"x": NAMES, "y": 75 / height, "width": 0.9 - NAMES, "height": 1 - 90 / height}
        chart.set_plotarea({"layout": layout})
        self._sheet.sheet.insert_chart(self._row, 0, chart, {"object_position": 2, "description": title})
        self._row += height // ROW + 2

    def finish(self) -> None:
        """Say what is printed, and where pages begin."""
        if self._sheet is not None:
            self._sheet.finish(self._row, COLUMNS)
            self._sheet.sheet.set_h_pagebreaks(self._breaks)
