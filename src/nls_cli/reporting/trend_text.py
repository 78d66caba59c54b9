"""A trend as text: for each unit its goals with course, pace and outlook, then what is only monitored."""

from __future__ import annotations

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.trend import Series, Trend, UnitTrend
from nls_cli.reporting import words
from nls_cli.reporting.again import AGAIN, Again
from nls_cli.reporting.footnotes import Footnotes
from nls_cli.reporting.layout import Cell, Column, Row, indented, painted, table
from nls_cli.reporting.legend import pointers
from nls_cli.reporting.phrases import phrase
from nls_cli.reporting.trend_words import (
    STYLES,
    breaks_text,
    counts_text,
    doubt_text,
    ends_of,
    heading_texts,
    list_text,
    marked_name,
    outlook_text,
    pace_text,
    point_text,
    sparkline,
    target_text,
    unit_name,
    value_text,
)


def render_trend(trend: Trend, language: Language, width: int, *, color: bool, again: Again = AGAIN) -> str:
    """Render a trend for the terminal; `again` names the same set and district on a command line."""
    set_ = trend.targets
    shown = trend.units if len(trend.units) != 2 else trend.units[1:]
    title = say("trend.title", language, name=unit_name(shown[0], trend, language))
    head = [painted(line, "bold", color=color) for line in indented(title, width).split("\n")]
    head.append(indented(phrase("score.targets", language, {"title": set_.title, "id": set_.id}), width))
    head += [painted(one, "warn", color=color) for one in words.reconstructed_warning(set_, language, width)]
    head += [indented(line, width) for line in heading_texts(trend, language, shown)]
    if any(series.goals for one in shown for series in one.series):
        head.append(indented(say("trend.course", language), width))
    blocks = ["\n".join(head)]
    for unit in shown:
        blocks += _unit(trend, unit, language, width, color=color, alone=len(shown) == 1)
    ends = trend.snapshots[:1] + trend.snapshots[1:][-1:]
    # Each is one workbook, which another command can be given.
    if len(ends) == 2 and all(not one.saved and len(one.paths) == 1 for one in ends):
        files = (one.paths[0] for one in ends)
        why = say("trend.why", language, command=again.command("explain", "--diff", *files))
        blocks.append(pointers((why,), width))
    if any(series.goals for unit in shown for series in unit.series) or len(shown) == 1:
        used = [series.indicator.provenance for series in shown[0].series]
        if used:
            blocks.append(words.legend(used, language, width))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _unit(
    trend: Trend, unit: UnitTrend, language: Language, width: int, *, color: bool, alone: bool
) -> list[str]:
    blocks: list[str] = []
    name = unit_name(unit, trend, language)
    with_goals = [series for series in unit.series if series.goals]
    if with_goals:
        counts = say("trend.counts", language, name=name, counts=counts_text(unit, language))
        lines = [painted(line, "bold", color=color) for line in indented(counts, width).split("\n")]
        everywhere = common_breaks(with_goals, language)
        lines += [line for text in everywhere for line in indented(text, width).split("\n")]
        shared = Footnotes(
            (text for text in breaks_text(series, language) if text not in everywhere)
            for series in with_goals
        )
        rows = [row for series in with_goals for row in _goal_rows(series, everywhere, shared, language)]
        columns = (
            Column(say("score.indicator", language), grows=True),
            Column(say("trend.line", language), most=12, least=9),
            Column(say("score.target", language), most=14, least=8),
            Column(say("trend.observed", language), right=True, most=10, least=6),
            Column(say("trend.required", language), right=True, most=10, least=6),
            Column(say("trend.status", language), most=12, least=8),
        )
        lines += [table(columns, rows, width, color=color)]
        blocks.append("\n".join([*lines, *(indented(text, width, "", "    ") for text in shared.lines())]))
    monitored = [series for series in unit.series if not series.indicator.goals]
    if monitored and (alone or unit.level == "province"):
        title = say("trend.monitored", language)
        if not alone:
            title += f" · {name}"
        lines = [painted(line, "bold", color=color) for line in indented(title, width).split("\n")]
        blocks.append("\n".join([*lines, _monitored(monitored, language, width, color=color)]))
    return blocks


def _course(series: Series, language: Language) -> str:
    """Draw the course, with the first and the last value under it."""
    lines = [sparkline(series), *(value_text(series, one.value, language) for one in ends_of(series))]
    return "\n".join(line for line in lines if line)


def common_breaks(some: list[Series], language: Language) -> list[str]:
    """Return the breaks that every series has: they are said once for the unit."""
    texts = [list(breaks_text(series, language)) for series in some]
    return [text for text in texts[0] if len(some) > 1 and all(text in other for other in texts)]


def _goal_rows(series: Series, said: list[str], shared: Footnotes, language: Language) -> list[Row]:
    rows: list[Row] = []
    for number, (year, goal) in enumerate(series.goals.items()):
        notes = [outlook_text(series, year, goal, language)]
        if number == len(series.goals) - 1:
            notes += [list_text(series, language), doubt_text(series, language)]
            breaks = [text for text in breaks_text(series, language) if text not in said]
            notes += [_referred(text, shared, language) for text in breaks]
        cells = (
            Cell(marked_name(series, language) if not number else ""),
            Cell(_course(series, language) if not number else ""),
            Cell(target_text(series, year, goal, language)),
            Cell(pace_text(series.observed, language)),
            Cell(pace_text(goal.required, language)),
            Cell(say(f"trend.status.{goal.status}", language), STYLES[goal.status]),
        )
        rows.append(Row(cells, tuple(note for note in notes if note)))
    return rows


def _monitored(some: list[Series], language: Language, width: int, *, color: bool) -> str:
    columns = (
        Column(say("score.indicator", language), grows=True),
        Column(say("trend.line", language), most=12, least=9),
        Column(say("trend.values", language), most=24, least=12),
        Column(say("trend.observed", language), right=True, most=10, least=6),
    )
    shared = Footnotes(breaks_text(series, language) for series in some)
    rows = []
    for series in some:
        values = "\n".join(point_text(series, point, language) for point in ends_of(series))
        cells = (
            Cell(marked_name(series, language)),
            Cell(sparkline(series)),
            Cell(values or say("score.no_value", language)),
            Cell(pace_text(series.observed, language)),
        )
        notes = [doubt_text(series, language)]
        notes += [_referred(text, shared, language) for text in breaks_text(series, language)]
        rows.append(Row(cells, tuple(note for note in notes if note)))
    lines = [table(columns, rows, width, color=color)]
    return "\n".join([*lines, *(indented(text, width, "", "    ") for text in shared.lines())])


def _referred(text: str, shared: Footnotes, language: Language) -> str:
    number = shared.number(text)
    return text if number is None else say("trend.break.footnote", language, number=number)
