"""A trend as JSON (`nls.trend/1`), as CSV and as Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import nls_cli
from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.trend import GoalTrend, Point, Series, Trend, TrendSnapshot, UnitTrend
from nls_cli.reporting.check_csv import harmless
from nls_cli.reporting.footnotes import Footnotes
from nls_cli.reporting.inert_json import dumped
from nls_cli.reporting.plain import clean
from nls_cli.reporting.score_json import number
from nls_cli.reporting.trend_words import (
    breaks_text,
    ends_of,
    fact_texts,
    marked_name,
    note_texts,
    pace_text,
    point_text,
    shared_breaks,
    sparkline,
    target_text,
    unit_name,
)

SCHEMA = "nls.trend/1"
COLUMNS = (
    "unit",
    "level",
    "unit_name",
    "indicator",
    "name",
    "scale",
    "goal_year",
    "target",
    "first_date",
    "first_value",
    "last_date",
    "last_value",
    "observed_per_year",
    "required_per_year",
    "projected",
    "reached",
    "status",
    "lacking",
    "breaks",
)
FIRST_HEADS = ("score.indicator", "trend.line", "score.target")
LAST_HEADS = ("trend.observed", "trend.required", "trend.status", "trend.column.note")
_MARKDOWN = str.maketrans({c: "\\" + c for c in "\\|`*_<>[]#"})


def render_trend_json(trend: Trend) -> str:
    """Return a trend as JSON text."""
    found = {
        "nls": nls_cli.__version__,
        "schema": SCHEMA,
        "targets": {"id": trend.targets.id, "sha256": trend.targets_sha256},
        "as_of": trend.as_of.isoformat(),
        "map": trend.map_day.isoformat(),
        "years": list(trend.years),
        "snapshots": [_snapshot(one) for one in trend.snapshots],
        "replaced": [_snapshot(one) for one in trend.replaced],
        "units": [
            {
                "id": unit.id,
                "level": unit.level,
                "name": unit.name.vi,
                "indicators": [_series(one) for one in unit.series],
            }
            for unit in trend.units
        ],
    }
    return dumped(found, indent=1) + "\n"


def _snapshot(one: TrendSnapshot) -> dict[str, Any]:
    return {
        "as_of": one.date.isoformat(),
        "paths": list(one.paths),
        "sha256": list(one.sha256),
        "saved": one.saved,
        "same_targets": one.same_targets,
    }


def _series(series: Series) -> dict[str, Any]:
    whole = series.indicator.unit == "count"
    return {
        "id": series.indicator.id,
        "unit": series.indicator.unit,
        "provenance": series.indicator.provenance,
        "points": [_point(point, whole=whole) for point in series.points],
        "breaks": [
            {
                "after": one.after,
                "kind": one.kind,
                "on": one.on.isoformat(),
                "why": one.why.vi if one.why is not None else None,
            }
            for one in series.breaks
        ],
        "first": series.first.date.isoformat() if series.first is not None else None,
        "last": series.last.date.isoformat() if series.last is not None else None,
        "observed": number(series.observed),
        "goals": {year: _goal(goal) for year, goal in series.goals.items()},
    }


def _point(point: Point, *, whole: bool) -> dict[str, Any]:
    return {
        "date": point.date.isoformat(),
        "snapshot": point.source,
        "numerator": number(point.numerator, whole=True),
        "denominator": number(point.denominator, whole=True),
        "value": number(point.value, whole=whole),
        "low": number(point.low, whole=whole),
        "high": number(point.high, whole=whole),
    }


def _goal(goal: GoalTrend) -> dict[str, Any]:
    return {
        "target": number(goal.target, whole=True),
        "status": goal.status,
        "lacking": goal.lacking,
        "required": number(goal.required),
        "projected": number(goal.projected),
        "reached": goal.reached,
        "aspirational": goal.aspirational,
    }


def pairs(trend: Trend) -> Iterator[tuple[UnitTrend, Series, str, GoalTrend | None]]:
    """Yield every goal of every series of every unit; a series without goals once."""
    for unit in trend.units:
        for series in unit.series:
            if not series.goals:
                yield unit, series, "", None
            for year, goal in series.goals.items():
                yield unit, series, year, goal


def render_trend_csv(trend: Trend, language: Language, *, bom: bool = False) -> str:
    """Return a trend as CSV: a row per unit, indicator and goal; numbers with a decimal point."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for unit, series, year, goal in pairs(trend):
        whole = series.indicator.unit == "count"
        ends: list[object] = []
        for point in (series.first, series.last):
            ends.append(point.date.isoformat() if point is not None else "")
            ends.append(_cell(number(point.value, whole=whole) if point is not None else None))
        judged: list[object] = ["", "", "", "", ""]
        if goal is not None:
            numbers = (number(goal.required), number(goal.projected), goal.reached)
            judged = [*map(_cell, numbers), goal.status, goal.lacking or ""]
        writer.writerow(
            [
                harmless(clean(unit.id)),
                unit.level,
                harmless(clean(unit.name.in_(language))),
                series.indicator.id,
                harmless(clean(series.indicator.name.in_(language))),
                series.indicator.unit,
                year,
                _cell(number(goal.target, whole=True) if goal is not None else None),
                *ends,
                _cell(number(series.observed)),
                *judged,
                harmless(clean("; ".join(breaks_text(series, language)))),
            ]
        )
    return ("\ufeff" if bom else "") + out.getvalue()


def _cell(value: float | None) -> str:
    return "" if value is None else repr(value)


def render_trend_markdown(trend: Trend, language: Language) -> str:
    """Return a trend as Markdown: a table for each unit."""
    first = unit_name(trend.units[0], trend, language)
    lines = [f"# {_plain(say('trend.title', language, name=first))}", ""]
    title = trend.targets.title.in_(language)
    lines += [f"{_plain(title)} (`{trend.targets.id}`)", ""]
    shared = shared_breaks(trend.units, language)
    lines += [f"- {_plain(one)}" for one in fact_texts(trend, shared, language)]
    heads = (*FIRST_HEADS, "trend.column.first", "trend.column.last", *LAST_HEADS)
    for unit in trend.units:
        lines += ["", f"## {_plain(unit_name(unit, trend, language))}", ""]
        lines.append("| " + " | ".join(say(head, language) for head in heads) + " |")
        lines.append("|" + "---|" * len(heads))
        for owner, series, year, goal in pairs(trend):
            if owner is unit:
                lines.append(
                    "| " + " | ".join(map(_plain, _cells(series, year, goal, shared, language))) + " |"
                )
    return "\n".join(lines) + "\n"


def _cells(
    series: Series, year: str, goal: GoalTrend | None, shared: Footnotes, language: Language
) -> list[str]:
    none = say("score.no_value", language)
    ends = [point_text(series, one, language) for one in ends_of(series)] or [none]
    return [
        marked_name(series, language),
        sparkline(series),
        target_text(series, year, goal, language).replace("\u00a0", " ") if goal is not None else none,
        ends[0],
        ends[-1],
        pace_text(series.observed, language),
        pace_text(goal.required, language) if goal is not None else none,
        say(f"trend.status.{goal.status}", language) if goal is not None else none,
        "; ".join(note_texts(series, year, goal, shared, language)),
    ]


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_MARKDOWN)
