"""A score, or what is missing to it, as an Excel workbook in which every share and total is a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nls_cli.model.base import Language
from nls_cli.reporting.gaps_text import GapWords
from nls_cli.reporting.score_view import score_view
from nls_cli.reporting.xlsx_book import Book
from nls_cli.reporting.xlsx_charts import Charts
from nls_cli.reporting.xlsx_notes import write_method, write_missing, write_quality
from nls_cli.reporting.xlsx_summary import Places, write_data, write_summary
from nls_cli.reporting.xlsx_units import write_units

if TYPE_CHECKING:
    from nls_cli.reporting.formats import Scored


def render_score_xlsx(scored: Scored, language: Language, *, gaps: bool = False) -> bytes:
    """Return the workbook; with `gaps` only what is not reached, and the bodies that have nobody in a role."""
    snapshot = scored.snapshot
    view = score_view(snapshot, scored.heads, scored.roles, language, gaps=gaps)
    book = Book(view.title, snapshot.as_of)
    charts = Charts(book, view, language)
    if not gaps:
        write_summary(book, charts, view, language)
        write_units(book, view, Places.of(view, language), language)
    write_missing(book, charts, view, GapWords(scored.heads, scored.roles), language)
    write_quality(book, view, scored, language)
    write_method(book, view, scored, language)
    if not gaps and view.others:
        write_data(book, view, language)
    charts.finish()
    return book.close()
