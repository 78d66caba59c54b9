"""A trend as one HTML page that needs nothing else, runs nothing and loads nothing."""

from __future__ import annotations

from functools import partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.trend import Series, Trend, UnitTrend, moment
from nls_cli.reporting.footnotes import Footnotes
from nls_cli.reporting.trend_tables import pairs
from nls_cli.reporting.trend_words import (
    STYLES,
    counts_text,
    ends_of,
    fact_texts,
    marked_name,
    note_texts,
    pace_text,
    point_text,
    shared_breaks,
    target_text,
    unit_name,
)

WIDTH, HEIGHT = 120, 32


def render_trend_html(trend: Trend, language: Language) -> str:
    """Return a trend as a page: for each unit a table, a small line for each series."""
    environment = Environment(
        loader=PackageLoader("nls_cli.reporting", "templates"),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    shared = shared_breaks(trend.units, language)
    units = [
        {
            "name": unit_name(unit, trend, language),
            "counts": counts_text(unit, language),
            "rows": trend_rows(trend, unit, shared, language),
        }
        for unit in trend.units
    ]
    title = say("trend.title", language, name=units[0]["name"])
    return environment.get_template("trend.html.j2").render(
        language=language,
        say=partial(say, language=language),
        title=title,
        set=trend.targets.title.in_(language),
        set_id=trend.targets.id,
        facts=list(fact_texts(trend, shared, language)),
        units=units,
        size=(WIDTH, HEIGHT),
    )


def trend_rows(trend: Trend, unit: UnitTrend, shared: Footnotes, language: Language) -> list[dict[str, Any]]:
    """Return the rows of a unit's table: one for each series and goal."""
    none = say("score.no_value", language)
    rows = []
    for owner, series, year, goal in pairs(trend):
        if owner is not unit:
            continue
        ends = [point_text(series, one, language) for one in ends_of(series)] or [none]
        rows.append(
            {
                "judged": goal is not None,
                "name": marked_name(series, language),
                "strokes": strokes(series, trend),
                "first": ends[0],
                "last": ends[-1],
                "target": target_text(series, year, goal, language) if goal is not None else none,
                "observed": pace_text(series.observed, language),
                "required": pace_text(goal.required, language) if goal is not None else none,
                "status": say(f"trend.status.{goal.status}", language) if goal is not None else none,
                "style": STYLES[goal.status] if goal is not None else "dim",
                "notes": note_texts(series, year, goal, shared, language),
            }
        )
    return rows


def strokes(series: Series, trend: Trend) -> list[str]:
    """Return the unbroken lines of a series as points of an SVG polyline."""
    dates = [moment(one.date) for one in trend.snapshots] + [moment(one.date) for one in series.points]
    values = [point.value for point in series.points if point.value is not None]
    if not values:
        return []
    start, end, low, high = min(dates), max(dates), min(values), max(values)
    cut = {one.after for one in series.breaks}
    found: list[list[str]] = [[]]
    for at, point in enumerate(series.points):
        if point.value is not None:
            x = 4 + (moment(point.date) - start) / (end - start) * (WIDTH - 8) if end > start else WIDTH / 2
            y = HEIGHT - 4 - (point.value - low) / (high - low) * (HEIGHT - 8) if high > low else HEIGHT / 2
            found[-1].append(f"{float(x):.1f},{float(y):.1f}")
        if at in cut:
            found.append([])
    return [" ".join(one) for one in found if one]
