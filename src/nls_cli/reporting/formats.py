"""The formats of each report: a name, a suffix, and the function that renders it.

What a format needs is imported when it is asked for: a score on the terminal waits for no library that sets pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from nls_cli.model.base import Language, Words
from nls_cli.model.form import Form
from nls_cli.model.letterhead import Letterhead
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.units import UnitMap
from nls_cli.model.workbook import Refusal
from nls_cli.reporting.again import AGAIN, Again
from nls_cli.reporting.score_json import render_gaps_json, render_score_json

if TYPE_CHECKING:
    from nls_cli.model.completeness import Completeness
    from nls_cli.model.trend import Trend

NO_LETTERHEAD = Letterhead()
"""To be filled in by hand."""


class Scored(Protocol):
    """What a report is made of."""

    @property
    def snapshot(self) -> Snapshot:
        """All results."""

    @property
    def refusals(self) -> Sequence[Refusal]:
        """Workbooks left out because they could not be read."""

    @property
    def heads(self) -> Mapping[str, Words]:
        """Sheet id → what one of its rows is."""

    @property
    def roles(self) -> Mapping[str, Words]:
        """Role id → its name."""

    @property
    def form(self) -> Form:
        """The form of the census."""

    @property
    def unit_map(self) -> UnitMap:
        """The units of the census."""

    @property
    def completeness(self) -> Completeness | None:
        """Who has sent what; None where nobody said who must."""

    @property
    def trend(self) -> Trend | None:
        """How it came to this; None where no earlier census was given."""


@dataclass(frozen=True, slots=True)
class View:
    """For whom: language, cells of width, colour or none."""

    language: Language
    width: int
    color: bool
    bom: bool = False
    """Whether a CSV file begins with the sign by which Excel knows UTF-8."""
    letterhead: Letterhead = NO_LETTERHEAD
    """Who issues what is to be signed."""
    again: Again = AGAIN
    """What names the same data on another command line."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """One format of a report."""

    suffix: str
    """Files with this ending get this format."""
    render: Callable[[Scored, View], str | bytes]
    units: bool = False
    """Whether it also shows the districts, and the bodies without a role, where nobody asked for units."""
    senders: bool = False
    """Whether it says who has not sent."""
    fills: bool = False
    """Whether an office's own template can take its place."""


def _score_text(scored: Scored, view: View) -> str:
    from nls_cli.reporting.gaps_text import GapWords
    from nls_cli.reporting.score_text import render_score

    names = GapWords(scored.heads, scored.roles)
    return render_score(
        scored.snapshot, view.language, view.width, color=view.color, names=names, again=view.again
    )


def _score_json(scored: Scored, _view: View) -> str:
    return render_score_json(scored.snapshot)


def _score_csv(scored: Scored, view: View) -> str:
    from nls_cli.reporting.score_csv import render_score_csv

    return render_score_csv(scored.snapshot, view.language, bom=view.bom)


def _gaps_csv(scored: Scored, view: View) -> str:
    from nls_cli.reporting.score_csv import render_score_csv

    return render_score_csv(scored.snapshot, view.language, bom=view.bom, only_open=True)


def _score_docx(scored: Scored, view: View) -> bytes:
    from nls_cli.reporting.docx_file import render_docx
    from nls_cli.reporting.score_document import score_document

    return render_docx(score_document(scored, view.language, view.letterhead))


def _gaps_docx(scored: Scored, view: View) -> bytes:
    from nls_cli.reporting.docx_file import render_docx
    from nls_cli.reporting.score_document import gaps_document

    return render_docx(gaps_document(scored, view.language, view.letterhead))


def _score_md(scored: Scored, view: View) -> str:
    from nls_cli.reporting.score_md import render_score_md

    return render_score_md(scored, view.language)


def _gaps_md(scored: Scored, view: View) -> str:
    from nls_cli.reporting.score_md import render_score_md

    return render_score_md(scored, view.language, gaps=True)


def _score_html(scored: Scored, view: View) -> str:
    from nls_cli.reporting.score_html import render_score_html

    return render_score_html(scored, view.language)


def _gaps_html(scored: Scored, view: View) -> str:
    from nls_cli.reporting.score_html import render_score_html

    return render_score_html(scored, view.language, gaps=True)


def _score_xlsx(scored: Scored, view: View) -> bytes:
    from nls_cli.reporting.score_xlsx import render_score_xlsx

    return render_score_xlsx(scored, view.language)


def _gaps_xlsx(scored: Scored, view: View) -> bytes:
    from nls_cli.reporting.score_xlsx import render_score_xlsx

    return render_score_xlsx(scored, view.language, gaps=True)


def _gaps_json(scored: Scored, _view: View) -> str:
    return render_gaps_json(scored.snapshot)


SCORE_REPORTERS: Mapping[str, Reporter] = {
    "text": Reporter(".txt", _score_text),
    "json": Reporter(".json", _score_json),
    "csv": Reporter(".csv", _score_csv),
    "md": Reporter(".md", _score_md, senders=True),
    "html": Reporter(".html", _score_html, units=True, senders=True),
    "xlsx": Reporter(".xlsx", _score_xlsx, units=True, senders=True),
    "docx": Reporter(".docx", _score_docx, units=True, senders=True, fills=True),
}


def gaps_reporters(*, everything: bool) -> Mapping[str, Reporter]:
    """Return the formats of the report on gaps; `everything` lists all bodies without a role."""

    def text(scored: Scored, view: View) -> str:
        from nls_cli.reporting.gaps_text import GapWords, render_gaps

        names = GapWords(scored.heads, scored.roles)
        return render_gaps(
            scored.snapshot,
            names,
            view.language,
            view.width,
            color=view.color,
            everything=everything,
            again=view.again,
        )

    return {
        "text": Reporter(".txt", text),
        "json": Reporter(".json", _gaps_json),
        "csv": Reporter(".csv", _gaps_csv),
        "md": Reporter(".md", _gaps_md, senders=True),
        "html": Reporter(".html", _gaps_html, units=True, senders=True),
        "xlsx": Reporter(".xlsx", _gaps_xlsx, units=True, senders=True),
        "docx": Reporter(".docx", _gaps_docx, units=True, senders=True, fills=True),
    }
