"""The sheet of a workbook that compares the units: a heat map of formulas, coloured by how far each goal is reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.reporting import words
from nls_cli.reporting.score_view import HEAT, SIGNS, GoalLine, Line, ScoreView, UnitView
from nls_cli.reporting.xlsx_book import DIM, FILLS, HEAD, INFO, Book, Sheet, cell, in_cells, number_format
from nls_cli.reporting.xlsx_goals import EARNED, POSSIBLE
from nls_cli.reporting.xlsx_summary import DATA_FIRST, SCORE, Places, title_block, year_literal

UNIT_WIDTH, SCORE_WIDTH, WIDTH = 24, 9, 15
A3, WIDE = 8, 14
"""From so many columns on, the sheet prints on A3."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the map: a year's score, or an indicator in a year."""

    year: str
    line: Line | None


def write_units(book: Book, view: ScoreView, places: Places, language: Language) -> None:
    """Write the sheet; without units it says how to have them."""
    level = view.others[0].level if view.others else "district"
    name = say(f"report.units.{level}", language)
    columns = [column for year, _ in view.years for column in _columns(view, year)]
    widths = [UNIT_WIDTH, *(SCORE_WIDTH if one.line is None else WIDTH for one in columns)]
    sheet = book.sheet(name, widths)
    if len(columns) > WIDE:
        sheet.sheet.set_paper(A3)
    row = title_block(sheet, view, len(widths))
    if not view.others:
        sheet.paragraph(row, say("report.no_units", language), len(widths))
        sheet.finish(row, len(widths))
        return
    if view.unit_note:
        sheet.paragraph(row, view.unit_note, len(widths))
        row += 1
    _heads(sheet, row, columns, view, language)
    first = row + 3
    for at, unit in enumerate(view.others, first):
        sheet.text(at, 0, unit.name, border=1, bold=True, text_wrap=True)
        sheet.fit(at, [(0, unit.name)])
        for to, column in enumerate(columns, 1):
            _cell(sheet, at, to, unit, column, view, places)
    last = first + len(view.others) - 1
    for to, column in enumerate(columns, 1):
        if column.line is not None:
            _colour(
                sheet,
                first,
                to,
                [unit.lines_by_id.get(column.line.result.indicator.id) for unit in view.others],
                column,
            )
    sheet.table(row + 2, last, len(widths), freeze=False)
    sheet.sheet.repeat_rows(row, row + 2)
    sheet.sheet.freeze_panes(first, 1)
    sheet.finish(_legend(sheet, last + 2, len(widths), language), len(widths))


def _columns(view: ScoreView, year: str) -> Iterator[Column]:
    yield Column(year, None)
    for line in view.province.lines:
        if year in line.goals:
            yield Column(year, line)


def _heads(sheet: Sheet, row: int, columns: list[Column], view: ScoreView, language: Language) -> None:
    """Write three lines of heads: year, indicator, target."""
    style = {"bold": True, "bg_color": HEAD, "border": 1, "text_wrap": True}
    years = dict(view.years)
    for to, text in enumerate(("", say("score.unit", language), say("score.target", language))):
        sheet.text(row + to, 0, text, **style)
    names: list[tuple[int, str]] = []
    for to, column in enumerate(columns, 1):
        sheet.text(row, to, years[column.year], **style)
        line = column.line
        if line is None:
            name = words.by_year("score.unit.score", column.year, language)
            sheet.text(row + 2, to, "", **style)
        else:
            name = f"{line.number}. {line.name} {line.mark}"
            goal = line.goals[column.year].result
            scale = line.result.indicator.unit
            form = number_format(goal.target, scale, sign="≥" if goal.upward else "≤")
            sheet.number(row + 2, to, in_cells(goal.target, scale), form, **style)
        sheet.text(row + 1, to, name, **style)
        names.append((to, name))
    sheet.fit(row + 1, names)


def _cell(
    sheet: Sheet,
    row: int,
    to: int,
    unit: UnitView,
    column: Column,
    view: ScoreView,
    places: Places,
) -> None:
    if column.line is None:
        year = next(one for one in unit.years if one.year == column.year)
        if year.score is None:
            sheet.text(row, to, "–", border=1, align="right")
            return
        quoted = unit.id.replace('"', '""')
        wanted = f'{places.column(0)},"{quoted}",{places.column(5)},{year_literal(column.year, view)}'
        earned, possible = (
            f"SUMIFS({places.column(DATA_FIRST + part)},{wanted})" for part in (EARNED, POSSIBLE)
        )
        form = ('"~ "' if year.provisional else "") + SCORE
        sheet.formula(row, to, f"={earned}/{possible}*100", year.score, form, border=1, bold=True)
        return
    line = unit.lines_by_id.get(column.line.result.indicator.id)
    goal = line.goals.get(column.year) if line is not None else None
    if line is None or goal is None:
        sheet.text(row, to, "", border=1, bg_color=DIM)
        return
    tone = {"uncertain": INFO, "no_data": INFO, "not_applicable": DIM}.get(goal.result.status)
    fill = {"bg_color": tone} if tone else {}
    if line.result.value is None:
        sheet.text(row, to, f"{goal.sign} {goal.word}", border=1, text_wrap=True, font_size=8, **fill)
        sheet.fit(row, [(0, unit.name), (to, f"{goal.sign} {goal.word}")])
        return
    scale = line.result.indicator.unit
    fences = [one.result.target for one in line.goals.values() if one.result.target is not None]
    form = number_format(line.result.value, scale, fences, goal.sign)
    formula = f"='{places.name}'!{places.values[unit.id, line.result.indicator.id]}"
    sheet.formula(row, to, formula, in_cells(line.result.value, scale), form, border=1, align="right", **fill)


def _colour(sheet: Sheet, first: int, to: int, lines: Iterable[Line | None], column: Column) -> None:
    """Colour what is judged by its own target; what cannot be concluded keeps the colour it has."""
    ranges: dict[tuple[Fraction, bool], list[str]] = {}
    for row, line in enumerate(lines, first):
        goal = line.goals.get(column.year) if line is not None else None
        if line is not None and goal is not None and _judged(goal):
            assert goal.result.target is not None
            ranges.setdefault((goal.result.target, goal.result.upward), []).append(cell(row, to))
    assert column.line is not None
    scale = column.line.result.indicator.unit
    for (target, upward), cells in ranges.items():
        value = cells[0]
        asked = in_cells(target, scale)
        assert asked is not None
        limit = f"{asked.numerator}/{asked.denominator}"
        reached = f"{value}>={limit}" if upward else f"{value}<={limit}"
        tests = [(f"={reached}", FILLS[4])]
        for share, fill in zip(reversed(HEAT), reversed(FILLS[1:4]), strict=True):
            part = f"{share.numerator}/{share.denominator}"
            tests.append((f"={value}>={part}*{limit}" if upward else f"={limit}>={part}*{value}", fill))
        tests.append(("=TRUE", FILLS[0]))
        for formula, fill in tests:
            sheet.sheet.conditional_format(
                cells[0],
                {
                    "type": "formula",
                    "criteria": formula,
                    "format": sheet.book.shade(fill),
                    "stop_if_true": True,
                    "multi_range": " ".join(cells),
                },
            )


def _judged(goal: GoalLine) -> bool:
    return goal.result.status in ("met", "not_met") and goal.result.target is not None


def _legend(sheet: Sheet, row: int, columns: int, language: Language) -> int:
    signs = "; ".join(f"{sign} {say(f'status.{status}', language)}" for status, sign in SIGNS.items())
    sheet.paragraph(
        row, f"{say('report.signs', language)}: {signs}. {say('score.unit.provisional', language)}", columns
    )
    for at, fill in enumerate(FILLS):
        sheet.text(row + 1 + at, 0, say(f"report.shade.{at}", language), border=1, bg_color=fill)
    return row + len(FILLS)
