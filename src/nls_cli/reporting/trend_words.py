"""How trends are told: values, paces, projections, breaks, as all formats of a trend share them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.base import Language, Words
from nls_cli.model.targets import ANNUAL
from nls_cli.model.trend import (
    TREND_STATUSES,
    GoalTrend,
    Point,
    Series,
    SeriesBreak,
    Trend,
    UnitTrend,
    moment,
)
from nls_cli.reporting import words
from nls_cli.reporting.footnotes import Footnotes
from nls_cli.reporting.layout import TIED, UNWRAPPED, Style
from nls_cli.reporting.numbers import amount, bounds, goal_amount, written
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean, clean_path

_SAME_LIST = Fraction(1, 10)
"""A denominator that changes by more is another list: its growth is no progress of those who were on it."""
BARS = "▁▂▃▄▅▆▇█"
GAP, BROKEN = "·", "┊"
STYLES: dict[str, Style] = {
    "met": "good",
    "on_track": "good",
    "behind": "warn",
    "moving_away": "bad",
    "missed": "bad",
    "insufficient_data": "info",
}
MOST_SPARKS = 12


def unit_name(unit: UnitTrend, trend: Trend, language: Language) -> str:
    """Name a unit; a former district says by which borders it is meant."""
    name = clean(unit.name.in_(language))
    if unit.level == "province":
        return say("unit.province", language, name=name)
    if unit.across:
        return say("trend.across", language, name=name, districts=_named(unit.across, language))
    if unit.level == "district" and trend.district_note is not None:
        return f"{name} ({clean(trend.district_note.in_(language))})"
    return name


def sparkline(series: Series) -> str:
    """Draw the values as bars between the least and the largest; `┊` where the series is broken."""
    points = list(enumerate(series.points))[-MOST_SPARKS:]
    values = [point.value for _, point in points if point.value is not None]
    if not values:
        return ""
    low, high = min(values), max(values)
    cut = {one.after for one in series.breaks}
    drawn = ""
    for at, point in points:
        if point.value is None:
            drawn += GAP
        elif high == low:
            drawn += BARS[3]
        else:
            drawn += BARS[int((point.value - low) / (high - low) * (len(BARS) - 1))]
        drawn += BROKEN if at in cut else ""
    return drawn


def targets_of(series: Series) -> list[Fraction]:
    """Return the targets that a value must be told apart from."""
    return [goal.target for goal in series.goals.values() if goal.target is not None]


def value_text(series: Series, value: Fraction | None, language: Language) -> str:
    """Write a value in the indicator's unit."""
    if value is None:
        return say("score.no_value", language)
    return amount(value, series.indicator.unit, language, targets_of(series))


def pace_text(pace: Fraction | None, language: Language) -> str:
    """Write a change per year with its sign."""
    if pace is None:
        return say("score.no_value", language)
    decimals = 2
    while pace and decimals < 12 and not round(abs(pace) * 10**decimals):
        decimals += 1
    text = written(pace, language, decimals)
    return "+" + text if pace > 0 else text


def target_text(series: Series, year: str, goal: GoalTrend, language: Language) -> str:
    """Write the year and what the goal asks."""
    if goal.target is None:
        asked = say("score.no_value", language)
    else:
        last = series.last.value if series.last is not None else None
        sign = "≥" if goal.upward else "≤"
        asked = f"{sign}{TIED}{goal_amount(goal.target, series.indicator.unit, language, last)}"
    asked = asked if year == ANNUAL else f"{year}:{TIED}{asked}"
    return asked + ("\n" + say("score.aspirational", language) if goal.aspirational else "")


def outlook_text(series: Series, year: str, goal: GoalTrend, language: Language) -> str:
    """Say where it will be at the end of the goal year, and when the goal will be reached."""
    if goal.status == "insufficient_data":
        assert goal.lacking is not None
        text = say(f"trend.lacking.{goal.lacking}", language)
        if goal.reason is not None:
            why = say(f"reason.{goal.reason}", language)
            text = say("trend.lacking.why", language, lacking=text, why=why[:1].lower() + why[1:].rstrip("."))
        return text[:1].upper() + text[1:]
    parts: list[str] = []
    due = (
        goal.projected is not None and goal.required is None
    )  # the last day of the goal year: nothing lies ahead
    if due:
        parts.append(say("trend.due", language))
    elif goal.projected is not None:
        value = value_text(series, promised(series, goal), language)
        parts.append(say("trend.projected", language, year=year, value=value))
    if goal.reached is not None:
        text = say(
            "trend.reached.alone" if due or not parts else "trend.reached", language, year=goal.reached
        )
        parts.append(text[:1].lower() + text[1:] if due else text)
    elif parts:
        flat = series.observed is not None and not series.observed
        parts.append(say("trend.never.flat" if flat else "trend.never", language))
    return "; ".join(parts)


def promised(series: Series, goal: GoalTrend) -> Fraction | None:
    """Return the projected value; of what is counted only whole ones, so that no more is promised than will be."""
    if goal.projected is None or series.indicator.unit != "count":
        return goal.projected
    return Fraction(math.floor(goal.projected) if goal.upward else math.ceil(goal.projected))


def doubt_text(series: Series, language: Language) -> str:
    """Say between which bounds the first and the last value must lie; nothing if all is known."""
    none = say("score.open", language)
    ends = [
        say(
            "trend.point",
            language,
            value=bounds(one.low, one.high, series.indicator.unit, language, targets_of(series), none),
            date=date_text(one.date, language),
        )
        for one in ends_of(series)
        if not one.low == one.value == one.high
    ]
    return say("trend.doubt", language, ends="; ".join(ends)) if ends else ""


def list_text(series: Series, language: Language) -> str:
    """Say that far more or fewer are counted at the end than at the beginning; nothing where that is not so."""
    ends = ends_of(series)
    if len(ends) < 2 or not ends[0].denominator or not ends[1].denominator:
        return ""
    first, last = ends[0].denominator, ends[1].denominator
    if abs(last - first) <= _SAME_LIST * first:
        return ""
    counts = {"before": written(first, language), "after": written(last, language)}
    return say("trend.other_list", language, **counts)


def note_texts(
    series: Series, year: str, goal: GoalTrend | None, shared: Footnotes, language: Language
) -> list[str]:
    """Say what stands beside a row of numbers: the outlook, what is unknown, breaks by the number of their reason."""
    notes: list[str] = []
    if goal is not None:
        notes += [outlook_text(series, year, goal, language), list_text(series, language)]
    notes.append(doubt_text(series, language))
    for text in breaks_text(series, language):
        number = shared.number(text)
        notes.append(text if number is None else say("trend.break.above", language, number=number))
    return [note for note in notes if note]


def shared_breaks(units: Iterable[UnitTrend], language: Language) -> Footnotes:
    """Return the reasons of breaks that several series share: they are said once."""
    return Footnotes(breaks_text(series, language) for unit in units for series in unit.series)


def break_text(one: SeriesBreak, language: Language) -> str:
    """Say where a series is broken, and why."""
    what = clean(one.why.in_(language)) if one.why is not None else ""
    why = say(f"trend.break.{one.kind}", language, what=what)
    return say("trend.break", language, date=date_text(one.on, language), why=why)


def breaks_text(series: Series, language: Language) -> Iterator[str]:
    """Say each reason once, at its last place."""
    seen: dict[str, None] = {break_text(one, language): None for one in series.breaks}
    yield from seen


def ends_of(series: Series) -> list[Point]:
    """Return the first and the last point that have a value, whether they can be compared or not: none, one or two."""
    valued = [point for point in series.points if point.value is not None]
    return valued[:1] + valued[1:][-1:]


def point_text(series: Series, point: Point, language: Language) -> str:
    """Write a value with its date, or the year of a baseline."""
    value = value_text(series, point.value, language)
    if point.source is None:
        return say("trend.point.baseline", language, value=value, year=point.date.year)
    return say("trend.point", language, value=value, date=date_text(point.date, language))


def counts_text(unit: UnitTrend, language: Language) -> str:
    """Count the goals of a unit by status."""
    statuses = [goal.status for series in unit.series for goal in series.goals.values()]
    parts = [
        f"{say(f'trend.status.{status}', language).lower()} {statuses.count(status)}"
        for status in TREND_STATUSES
        if statuses.count(status)
    ]
    return ", ".join(parts)


def heading_texts(trend: Trend, language: Language, shown: Sequence[UnitTrend]) -> Iterator[str]:
    """Say what went in and how it is to be read, as far as `shown` units need it."""
    dates = ", ".join(date_text(one.date, language) for one in trend.snapshots)
    yield say("trend.span", language, count=len(trend.snapshots), dates=dates)
    if any(point.source is None for unit in trend.units for one in unit.series for point in one.points):
        yield say("trend.baseline", language)
    if trend.moved:
        yield say("trend.map", language, date=date_text(trend.map_day, language))
    if any(one.saved for one in trend.snapshots):
        yield say("trend.saved", language)
    for one in trend.snapshots:
        if not one.same_targets:
            yield say("trend.other_version", language, path=clean_path(one.paths[0]))
    for one in trend.replaced:
        date = date_text(one.date, language)
        yield say("trend.same_day", language, path=clean_path(one.paths[0]), date=date)
    across = [unit for unit in trend.units if unit.across]
    if across:
        wards = "; ".join(
            f"{clean(unit.name.in_(language))} ({_named(unit.across, language)})" for unit in across
        )
        yield say("score.crossing.list", language, names=wards)
    yield say("trend.pace", language)
    yield from _reading_texts(trend, shown, language)
    if len(trend.snapshots) > 1:
        first, last = (trend.snapshots[at].date for at in (0, -1))
        span = written(moment(last) - moment(first), language)
        ends = {"first": date_text(first, language), "last": date_text(last, language)}
        yield say("trend.pace.span", language, **ends, years=span)


def fact_texts(trend: Trend, shared: Footnotes, language: Language) -> Iterator[str]:
    """Say whatever stands above all tables of a file: warnings, how to read it, shared reasons, marks of provenance."""
    yield from words.reconstructed_warning(trend.targets, language, UNWRAPPED)
    yield from heading_texts(trend, language, trend.units)
    yield from shared.lines()
    used = [series.indicator.provenance for unit in trend.units for series in unit.series]
    if used:
        yield words.legend(used, language, UNWRAPPED)


def _reading_texts(trend: Trend, shown: Sequence[UnitTrend], language: Language) -> Iterator[str]:
    """Say how statuses, projections and unknown cells are to be read, as far as there are any."""
    found = [(series, goal) for unit in shown for series in unit.series for goal in series.goals.values()]
    if any(goal.status == "on_track" for _, goal in found):
        yield say("trend.on_track", language)
    yearly = [one.goals[ANNUAL] for unit in shown for one in unit.series if ANNUAL in one.goals]
    if any(goal.status == "behind" for goal in yearly):
        yield say("trend.annual", language)
    ahead = [series for series, goal in found if goal.projected is not None and goal.required is not None]
    if ahead or any(goal.reached is not None for _, goal in found):
        texts = [say("trend.projection", language)]
        if len(trend.snapshots) == 2:
            texts.append(say("trend.projection.two", language))
        if any(series.indicator.unit == "count" for series in ahead):
            texts.append(say("trend.projection.whole", language))
        yield " ".join(texts)
    if len(trend.snapshots) > 1:
        yield say("trend.list", language)
    if any(doubt_text(series, language) for series, _ in found):
        yield say("trend.doubt.meaning", language)


def _named(names: Sequence[Words], language: Language) -> str:
    return ", ".join(clean(name.in_(language)) for name in names)


def marked_name(series: Series, language: Language) -> str:
    """Return the indicator's name with the mark of its provenance."""
    mark = say(f"provenance.{series.indicator.provenance}.mark", language)
    return f"{clean(series.indicator.name.in_(language))} {mark}"


def goal_year(year: str, language: Language) -> str:
    """Write a goal year."""
    return words.by_year("year.bare", year, language)


def source_text(trend: Trend, point: Point, language: Language) -> str:
    """Say what kind of source a point is from."""
    if point.source is None:
        return say("trend.source.baseline", language)
    return say(f"trend.source.{'report' if trend.snapshots[point.source].saved else 'census'}", language)


def day(date: dt.date) -> str:
    """Write a date for machines."""
    return date.isoformat()
