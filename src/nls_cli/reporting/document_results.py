"""The results in a document: a table of indicators for each goal year, and tables of units."""

from __future__ import annotations

from collections.abc import Sequence

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.snapshot import GoalResult, IndicatorResult
from nls_cli.reporting import words
from nls_cli.reporting.document import Block, Cell, Column, Heading, Paragraph, Table
from nls_cli.reporting.document_setting import TONES, Setting, year_title
from nls_cli.reporting.gaps_text import gap_text
from nls_cli.reporting.numbers import amount, score_number
from nls_cli.reporting.plain import clean
from nls_cli.reporting.ranking import rankings

ABREAST = 5
"""So many indicators stand side by side on a page."""
LONGEST_DIVISION, LONGEST_ALONE = 10, 15
"""A longer division takes two lines of its cell: beside a goal, and where the column is wide."""


def indicator_blocks(setting: Setting) -> list[Block]:
    """Return a table for each goal year and one of what is only monitored."""
    language, shown = setting.language, setting.shown
    blocks: list[Block] = [Heading(1, say("doc.heading.indicators", language))]
    for year in setting.snapshot.years:
        results = [one for one in shown.indicators if year in one.goals]
        if results:
            title = year_title(setting, year)
            blocks.append(Heading(2, title))
            blocks.append(year_table(setting, year, results))
            notes = [_note(one, one.goals[year], language) for one in results]
            blocks += [Paragraph(note, "note") for note in notes if note]
    monitored = [one for one in shown.indicators if not one.indicator.goals]
    if monitored:
        blocks += [Heading(2, say("doc.monitored", language)), monitored_table(monitored, language)]
    used = [one.indicator.provenance for one in shown.indicators]
    if crossing := words.crossing_text(shown, language):
        blocks.append(Paragraph(crossing, "note"))
    blocks.append(Paragraph(words.legend(used, language, 9999), "note"))
    return blocks


def year_table(setting: Setting, year: str, results: Sequence[IndicatorResult]) -> Table:
    """Return a goal year's indicators."""
    language = setting.language
    columns = (
        Column(say("doc.number_column", language), 9, "center"),
        Column(say("score.indicator", language), 45),
        Column(say("score.target", language), 25, "center"),
        Column(say("score.result", language), 25, "center"),
        Column(say("score.status", language), 22, "center"),
        Column(say("gaps.missing", language), 21, "center"),
        Column(say("doc.points", language), 21, "center"),
    )
    rows = [
        _goal_row(setting, number, result, result.goals[year], year)
        for number, result in enumerate(results, 1)
    ]
    title = say("doc.indicators.title", language, year=_lower(year_title(setting, year)))
    return Table(title, columns, rows)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _goal_row(
    setting: Setting, number: int, result: IndicatorResult, goal: GoalResult, year: str
) -> list[Cell]:
    language = setting.language
    target = words.target_text(result, goal, language)
    if goal.aspirational:
        target += "\n" + say("score.aspirational", language)
    status = words.status_word(goal, language, past=setting.past(year))
    missing = gap_text(result, goal, setting.names, language) if goal.gap else say("score.no_value", language)
    return [
        Cell(str(number)),
        Cell(words.marked_name(result, language)),
        Cell(target),
        Cell(_measured(result, language, LONGEST_DIVISION)),
        Cell(status, TONES.get(goal.status, "plain")),
        Cell(missing),
        Cell(words.points_text(goal, language)),
    ]


def _measured(result: IndicatorResult, language: Language, longest: int) -> str:
    """Write the value and below it what is divided by what; a long division on two lines."""
    value, fraction = words.value_text(result, language), words.fraction_text(result, language)
    if not fraction:
        return value
    if len(fraction) > longest:
        fraction = fraction.replace("/", "/\n")
    return f"{value}\n({fraction})"


def _note(result: IndicatorResult, goal: GoalResult, language: Language) -> str:
    notes = [words.doubt_text(result, language)]
    if goal.reason is not None:
        notes.append(say(f"reason.{goal.reason}", language))
    said = " · ".join(note for note in notes if note)
    return f"{clean(result.indicator.name.in_(language))}: {said}" if said else ""


def monitored_table(results: Sequence[IndicatorResult], language: Language) -> Table:
    """Return the indicators that have no goals."""
    columns = (
        Column(say("doc.number_column", language), 9, "center"),
        Column(say("score.indicator", language), 70),
        Column(say("score.baseline", language), 30, "center"),
        Column(say("score.result", language), 30, "center"),
    )
    rows: list[list[Cell]] = []
    for number, result in enumerate(results, 1):
        baselines = [
            say(
                "score.baseline.of", language, value=amount(value, result.indicator.unit, language), year=year
            )
            for year, value in sorted(result.indicator.baseline.items())
        ]
        rows.append(
            [
                Cell(str(number)),
                Cell(words.marked_name(result, language)),
                Cell("\n".join(baselines) or say("score.no_value", language)),
                Cell(_measured(result, language, LONGEST_ALONE)),
            ]
        )
    return Table(say("doc.monitored", language), columns, rows)


def unit_blocks(setting: Setting) -> list[Block]:
    """Return the units' scores, and their value of every indicator."""
    language, snapshot = setting.language, setting.snapshot
    blocks: list[Block] = [
        Heading(1, say("doc.heading.units", language)),
        Heading(2, say("doc.heading.units.scores", language)),
        scores_table(setting),
        Paragraph(say("score.unit.counts.legend", language), "note"),
    ]
    if any(summary.provisional for unit in setting.listed for summary in unit.summaries.values()):
        blocks.append(Paragraph(say("score.unit.provisional", language), "note"))
    if note := words.former_note(snapshot, setting.listed, language):
        blocks.append(Paragraph(note, "note"))
    blocks.append(Heading(2, say("doc.heading.units.values", language)))
    for year in snapshot.years:
        numbered = [one for one in setting.shown.indicators if year in one.goals]
        if numbered:
            blocks.append(Heading(3, year_title(setting, year)))
        blocks += [
            _values(setting, year, numbered[start : start + ABREAST], start)
            for start in range(0, len(numbered), ABREAST)
        ]
    blocks.append(Paragraph(say("doc.units.values.legend", language), "note"))
    for one in rankings(setting.listed, snapshot.years, language):
        shares = (12, 40, 20, 28)
        columns = [
            Column(head, share, "left" if at == 1 else "center")
            for at, (head, share) in enumerate(zip(one.heads, shares, strict=False))
        ]
        title = words.by_year("doc.units.ranking.title", one.year, language)
        blocks.append(Table(title, columns, [[Cell(text) for text in row] for row in one.rows]))
        if one.note:
            blocks.append(Paragraph(one.note, "note"))
    return blocks


def scores_table(setting: Setting) -> Table:
    """Return the score of every unit in every goal year, and how many goals are met, not met, undecided."""
    language, years = setting.language, setting.snapshot.years
    columns = [Column(say("score.unit", language), 40)]
    for year in years:
        columns.append(Column(words.by_year("score.unit.score", year, language), 20, "center"))
        columns.append(Column(words.by_year("score.unit.counts", year, language), 20, "center"))
    rows: list[list[Cell]] = []
    for unit in setting.listed:
        cells = [Cell(words.plain_name(unit, language))]
        for year in years:
            summary = unit.summaries[year]
            counts = summary.counts
            undecided = counts["uncertain"] + counts["no_data"]
            score = say("score.no_value", language)
            if summary.score is not None:
                score = ("~" if summary.provisional else "") + score_number(summary.score, language)
            cells += [Cell(score, bold=True), Cell(f"{counts['met']}/{counts['not_met']}/{undecided}")]
        rows.append(cells)
    return Table(say("doc.units.scores.title", language), columns, rows)


def _values(setting: Setting, year: str, results: Sequence[IndicatorResult], start: int) -> Table:
    """Return units by indicators, so many as stand side by side."""
    language = setting.language
    columns = [Column(say("score.unit", language), 30)]
    columns += [
        Column(f"({at}) {words.marked_name(one, language)}", 27, "center")
        for at, one in enumerate(results, start + 1)
    ]
    wanted = [one.indicator.id for one in results]
    rows: list[list[Cell]] = []
    for unit in setting.listed:
        by_id = {one.indicator.id: one for one in unit.indicators}
        cells = [Cell(words.plain_name(unit, language))]
        cells += [_value_cell(by_id.get(id), year, language) for id in wanted]
        rows.append(cells)
    params = {"year": year_title(setting, year), "first": start + 1, "last": start + len(results)}
    key = "doc.units.values.title" if len(results) > 1 else "doc.units.values.title.one"
    return Table(say(key, language, **params), columns, rows, small=True)


def _value_cell(result: IndicatorResult | None, year: str, language: Language) -> Cell:
    goal = None if result is None else result.goals.get(year)
    if result is None or goal is None:
        return Cell(say("score.no_value", language))
    sign = say(f"doc.sign.{goal.status}", language)
    value = words.value_text(result, language)
    text = value if value == sign else f"{value} {sign}"
    return Cell(text, TONES.get(goal.status, "plain"))
