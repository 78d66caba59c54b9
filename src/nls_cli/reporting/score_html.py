"""A score, or what is missing to it, as one web page that needs nothing else, runs nothing and loads nothing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

import nls_cli
from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.trend import Trend
from nls_cli.reporting import score_quality as quality
from nls_cli.reporting import words
from nls_cli.reporting.bullet import Bullet, bullet, score_bullet
from nls_cli.reporting.score_json import number
from nls_cli.reporting.score_view import SIGNS, Line, ScoreView, YearLine, score_view
from nls_cli.reporting.trend_html import HEIGHT, WIDTH, trend_rows
from nls_cli.reporting.trend_words import counts_text, heading_texts, shared_breaks, unit_name

if TYPE_CHECKING:
    from nls_cli.reporting.formats import Scored

MOST_IN_FULL = 300
"""Of more units a page names only what they lack: a browser on a telephone would be long at the rest."""


def render_score_html(scored: Scored, language: Language, *, gaps: bool = False) -> str:
    """Return the page; with `gaps` only what is not reached, and the bodies that have nobody in a role."""
    snapshot = scored.snapshot
    view = score_view(snapshot, scored.heads, scored.roles, language, gaps=gaps)
    labels = {year: words.by_year("year.bare", year, language) for year in snapshot.years}
    environment = Environment(
        loader=PackageLoader("nls_cli.reporting", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("score.html.j2").render(
        language=language,
        say=partial(say, language=language),
        view=view,
        gaps=gaps,
        brief=len(view.others) > MOST_IN_FULL,
        level=snapshot.units[-1].level if not view.others else view.others[0].level,
        labels=labels,
        bar=partial(_bar, labels=labels),
        score_bar=_score_bar,
        spoken=partial(_spoken, labels=labels, language=language),
        exact=_exact,
        heat=partial(_heat, view),
        signs=SIGNS.items(),
        files=quality.file_lines(snapshot.census, language),
        findings=quality.finding_lines(snapshot, language),
        refusals=quality.refusal_lines(scored.refusals, language),
        trend=None if scored.trend is None or gaps else _trend(scored.trend, view.main.id, language),
        sent=quality.sending(scored.completeness, language),
        method=quality.method_lines(snapshot.targets, scored.form, scored.unit_map.units, language),
        method_notes=quality.method_notes(language),
        set_facts=quality.set_facts(snapshot.targets, language),
        written_int=partial(words.written_int, language=language),
        version=nls_cli.__version__,
    )


def _trend(trend: Trend, id: str, language: Language) -> Mapping[str, Any] | None:
    """Return how the unit that the report is about came to this; None where it has no past."""
    unit = next((one for one in trend.units if one.id == id), None)
    if unit is None:
        return None
    shared = shared_breaks([unit], language)
    return {
        "name": unit_name(unit, trend, language),
        "counts": counts_text(unit, language),
        "facts": [*heading_texts(trend, language, [unit]), *shared.lines()],
        "rows": trend_rows(trend, unit, shared, language),
        "size": (WIDTH, HEIGHT),
    }


def _bar(line: Line, labels: Mapping[str, str]) -> Bullet:
    return bullet(line.result, labels)


def _score_bar(year: YearLine) -> Bullet | None:
    return None if year.score is None else score_bullet(year.score, year.low, year.high)


def _spoken(line: Line, labels: Mapping[str, str], language: Language) -> str:
    """Say in words what a bar shows."""
    parts = [say("report.bar.value", language, value=line.value)]
    parts += [
        say("report.bar.goal", language, year=labels[year], target=goal.target)
        for year, goal in line.goals.items()
    ]
    return "; ".join([*parts, *([line.doubt] if line.doubt else [])])


def _exact(value: Fraction | None) -> str:
    """Write a number for machines: the one of the JSON."""
    return "" if value is None else repr(number(value, whole=True))


def _heat(view: ScoreView, year: str) -> list[Line]:
    """Return the columns of a year's heat map: the indicators that have a goal in it."""
    return [line for line in view.province.lines if year in line.goals]
