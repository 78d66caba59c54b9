"""The score as text for a terminal: a table per goal year, monitored indicators, a line per further unit."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.snapshot import IndicatorResult, Snapshot, UnitScore
from nls_cli.model.targets import ANNUAL
from nls_cli.reporting import words
from nls_cli.reporting.again import AGAIN, Again
from nls_cli.reporting.focus import detailed
from nls_cli.reporting.gaps_text import UNNAMED, GapWords, gap_text
from nls_cli.reporting.layout import Cell, Column, Row, indented, painted, table
from nls_cli.reporting.legend import findings_pointer, pointers, score_legend
from nls_cli.reporting.numbers import amount, points_number, score_number, written
from nls_cli.reporting.plain import clean
from nls_cli.reporting.ranking import ranking_blocks

MOST_YEARS_ABREAST = 3
WIDE = 110
"""From so many cells on, statuses stand on one line."""


def render_score(
    snapshot: Snapshot,
    language: Language,
    width: int,
    *,
    color: bool,
    names: GapWords = UNNAMED,
    again: Again = AGAIN,
) -> str:
    """Render the province, the one district asked for, and a line for every further unit."""
    province, *others = snapshot.units
    detail, listed = detailed(others)
    title = say("score.title", language, name=words.unit_name(detail or province, snapshot, language))
    blocks = ["\n".join(words.heading_lines(snapshot, title, language, width, color=color))]
    if detail is not None:
        lines = [
            words.by_year("score.province_line", year, language, total=words.total_text(summary, language))
            for year, summary in province.summaries.items()
        ]
        blocks.append("\n".join(indented(line, width) for line in lines))
    shown = detail or province
    blocks.append(indented(words.crossing_text(shown, language), width))
    blocks += [_year(snapshot, shown, year, names, language, width, color=color) for year in snapshot.years]
    blocks.append(_monitored(shown, language, width, color=color))
    if listed:
        blocks += _units(snapshot, listed, language, width, color=color)
        blocks += ranking_blocks(listed, snapshot.years, language, width, color=color)
    used = [
        result.indicator.provenance
        for result in shown.indicators
        if result.goals or not result.indicator.goals
    ]
    unmet = any(goal.gap for result in shown.indicators for goal in result.goals.values())
    more = [say(f"legend.{one}", language, command=again.command(one)) for one in ("gaps", "plan") if unmet]
    blocks.append(pointers((*more, findings_pointer(snapshot, again, language)), width))
    blocks.append(score_legend(snapshot, (province, shown), used, language, width))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _year(
    snapshot: Snapshot,
    unit: UnitScore,
    year: str,
    names: GapWords,
    language: Language,
    width: int,
    *,
    color: bool,
) -> str:
    results = [result for result in unit.indicators if year in result.goals]
    if not results:
        return ""
    past = words.is_past(year, snapshot.as_of)
    heading = words.by_year("score.year.past" if past else "score.year", year, language)
    columns = (
        Column(say("score.indicator", language), grows=True),
        Column(say("score.target", language), most=14, least=8),
        Column(say("score.result", language), most=24, least=9),
        Column(say("score.status", language), least=8, most=12 if width < WIDE else 24),
        Column(say("score.points", language), right=True, most=12),
    )
    rows = [_goal_row(result, year, names, language, past=past, color=color) for result in results]
    lines = [painted(heading, "bold", color=color), table(columns, rows, width, color=color)]
    summary = unit.summaries[year]
    total = words.total_text(summary, language)
    lines += [painted(line, "bold", color=color) for line in indented(total, width).split("\n")]
    counts = words.counts_text(summary, language, past=past)
    if summary.possible and summary.possible != 100:
        points = points_number(summary.earned, summary.possible, language)
        of = written(summary.possible, language)
        counts = say("score.total.points", language, points=points, of=of) + " · " + counts
    lines.append(indented(counts, width))
    if summary.incomplete:
        lines.append(indented(say("score.incomplete", language), width))
    return "\n".join(lines)


def _goal_row(
    result: IndicatorResult, year: str, names: GapWords, language: Language, *, past: bool, color: bool
) -> Row:
    goal = result.goals[year]
    target = words.target_text(result, goal, language)
    if goal.aspirational:
        target += "\n" + say("score.aspirational", language)
    value = "\n".join(
        filter(None, (words.value_text(result, language), words.fraction_text(result, language)))
    )
    style = words.status_style(goal, past=past)
    notes = [words.doubt_text(result, language)]
    if goal.gap:
        key = "score.gap" if goal.upward else "score.gap.too_many"
        notes.insert(0, say(key, language, gap=gap_text(result, goal, names, language)))
    if goal.reason is not None:
        notes.append(say(f"reason.{goal.reason}", language))
    return Row(
        (
            Cell(words.marked_name(result, language)),
            Cell(target),
            Cell(value, bar=goal.attainment if color else None, bar_style=style),
            Cell(words.status_word(goal, language, past=past), style),
            Cell(words.points_text(goal, language)),
        ),
        tuple(note for note in notes if note),
    )


def _monitored(unit: UnitScore, language: Language, width: int, *, color: bool) -> str:
    results = [result for result in unit.indicators if not result.indicator.goals]
    if not results:
        return ""
    columns = (
        Column(say("score.indicator", language), grows=True),
        Column(say("score.baseline", language), most=18, least=11),
        Column(say("score.result", language), most=26, least=17),
    )
    rows: list[Row] = []
    for result in results:
        baselines = [
            say(
                "score.baseline.of", language, value=amount(value, result.indicator.unit, language), year=year
            )
            for year, value in sorted(result.indicator.baseline.items())
        ]
        value, fraction = words.value_text(result, language), words.fraction_text(result, language)
        doubt = words.doubt_text(result, language)
        rows.append(
            Row(
                (
                    Cell(words.marked_name(result, language)),
                    Cell("\n".join(baselines) or say("score.no_value", language)),
                    Cell(f"{value} ({fraction})" if fraction else value),
                ),
                (doubt,) if doubt else (),
            )
        )
    heading = painted(say("score.monitored", language), "bold", color=color)
    return heading + "\n" + table(columns, rows, width, color=color)


def _units(
    snapshot: Snapshot, units: Sequence[UnitScore], language: Language, width: int, *, color: bool
) -> list[str]:
    if len(snapshot.years) <= MOST_YEARS_ABREAST:
        heading = painted(say("score.units", language), "bold", color=color)
        blocks = [heading + "\n" + _matrix(units, snapshot.years, language, width, color=color)]
    else:
        blocks = [
            painted(words.by_year("score.units.year", year, language), "bold", color=color)
            + "\n"
            + _matrix(units, (year,), language, width, color=color)
            for year in snapshot.years
        ]
    notes = [say("score.unit.counts.legend", language)]
    if any(summary.provisional for unit in units for summary in unit.summaries.values()):
        notes.append(say("score.unit.provisional", language))
    if any(summary.score is None for unit in units for summary in unit.summaries.values()):
        notes.append(say("score.unit.nothing", language))
    if whole := _whole_only(snapshot, units, language):
        notes.append(say("score.unit.whole", language, names="; ".join(whole)))
    if note := words.former_note(snapshot, units, language):
        notes.append(note)
    return [*blocks, indented(" ".join(notes), width)]


def _whole_only(snapshot: Snapshot, units: Sequence[UnitScore], language: Language) -> list[str]:
    """Name the goals that the province is scored on and that are asked of none of the units."""
    asked = {
        (result.indicator.id, year)
        for unit in units
        for result in unit.indicators
        for year, goal in result.goals.items()
        if goal.reason != "level"
    }
    return [
        words.by_year("score.unit.whole.one", year, language, name=clean(result.indicator.name.in_(language)))
        for result in snapshot.units[0].indicators
        for year, goal in result.goals.items()
        if goal.of and goal.reason != "level" and (result.indicator.id, year) not in asked
    ]


def _matrix(
    units: Sequence[UnitScore],
    years: Sequence[str],
    language: Language,
    width: int,
    *,
    color: bool,
) -> str:
    columns = [Column(say("score.unit", language), most=26)]
    for year in years:
        columns.append(Column(words.by_year("score.unit.score", year, language), right=True, most=9))
        columns.append(Column(words.by_year("score.unit.counts", year, language), right=True, most=10))
    columns.append(Column(say("score.unit.weakest", language), grows=True))
    rows: list[Row] = []
    for unit in units:
        cells = [Cell(words.plain_name(unit, language))]
        for year in years:
            summary = unit.summaries[year]
            counts = summary.counts
            undecided = counts["uncertain"] + counts["no_data"]
            score = say("score.no_value", language)
            if summary.score is not None:
                score = ("~" if summary.provisional else "") + score_number(summary.score, language)
            cells += [Cell(score), Cell(f"{counts['met']}/{counts['not_met']}/{undecided}")]
        cells.append(Cell(weakest(unit, years, language)))
        rows.append(Row(tuple(cells)))
    return table(columns, rows, width, color=color)


def weakest(unit: UnitScore, years: Sequence[str], language: Language) -> str:
    """Name the indicator that loses the unit most points; where none does, the unmet one with the least attained."""
    found: list[tuple[Fraction, Fraction, str]] = []
    for result in unit.indicators:
        for year in years:
            goal = result.goals.get(year)
            if goal is None or goal.status in ("met", "not_applicable"):
                continue
            lost = goal.of - (goal.points or 0)
            attained = goal.attainment if goal.attainment is not None else Fraction(0)
            label = clean(result.indicator.name.in_(language))
            found.append(
                (-lost, attained, label if len(years) == 1 or year == ANNUAL else f"{label} ({year})")
            )
    if not found:
        return say("score.no_value", language)
    return min(found, key=lambda one: one[:2])[2]
