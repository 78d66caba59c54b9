"""The sheets of a workbook that hold the scores: the summary with its charts, and the numbers of every unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.snapshot import STATUSES, Status
from nls_cli.reporting import words
from nls_cli.reporting.score_view import SIGNS, Line, ScoreView
from nls_cli.reporting.xlsx_book import HEAD, WARN, Book, Sheet, Value, cell, column_range
from nls_cli.reporting.xlsx_charts import Charts
from nls_cli.reporting.xlsx_goals import (
    ATTAINMENT,
    COLUMNS,
    EARNED,
    POINTS,
    POSSIBLE,
    STATUS,
    VALUE,
    WIDTHS,
    heads,
    write_goal,
    write_values,
)

FIRST = 4
"""The column at which the numbers of the summary begin; number, name, provenance and year stand before."""
DATA_FIRST = 6
DATA_ROW = 3
SCORE = "0.00"


def title_block(sheet: Sheet, view: ScoreView, columns: int) -> int:
    """Write title, warnings and what the numbers are of; return the next free row."""
    sheet.paragraph(0, view.title, columns, bold=True, font_size=14)
    row = 1
    for warning in view.warnings:
        sheet.paragraph(row, warning, columns, bold=True, bg_color=WARN)
        row += 1
    for fact in view.facts:
        sheet.paragraph(row, fact, columns)
        row += 1
    return row + 1


def year_cell(year: str, view: ScoreView) -> str | int:
    """Return what the column of years holds: a number where it is one."""
    return int(year) if year.isdigit() else dict(view.years)[year]


def write_year(sheet: Sheet, row: int, column: int, year: str, view: ScoreView) -> None:
    """Write a year."""
    value = year_cell(year, view)
    if isinstance(value, int):
        sheet.number(row, column, value, "0", border=1, align="left")
    else:
        sheet.text(row, column, value, border=1)


def year_literal(year: str, view: ScoreView) -> str:
    """Return a year as it stands in a formula."""
    value = year_cell(year, view)
    return str(value) if isinstance(value, int) else '"' + value.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class Places:
    """Where the results of the units stand on the sheet of numbers, for formulas on the sheets before it."""

    name: str
    values: Mapping[tuple[str, str], str]
    """Unit and indicator → the cell of the value."""
    first: int
    last: int

    @classmethod
    def of(cls, view: ScoreView, language: Language) -> Places:
        """Count the rows as `write_data` writes them."""
        values: dict[tuple[str, str], str] = {}
        row = DATA_ROW
        for unit in view.others:
            for line in (*unit.lines, *unit.monitored):
                place = cell(row, DATA_FIRST + VALUE, row_abs=True, col_abs=True)
                values[unit.id, line.result.indicator.id] = place
                row += len(line.goals) or 1
        return cls(say("report.data", language), values, DATA_ROW, max(row - 1, DATA_ROW))

    def column(self, column: int) -> str:
        """Return a whole column of the table, seen from another sheet."""
        return f"'{self.name}'!{column_range(self.first, self.last, column)}"


def write_summary(book: Book, charts: Charts, view: ScoreView, language: Language) -> None:
    """Write the sheet with the scores of what the report is about and every indicator; draw it."""
    names = [
        say(key, language)
        for key in ("report.number", "score.indicator", "report.provenance", "report.goal_year")
    ]
    columns = FIRST + len(COLUMNS)
    sheet = book.sheet(say("report.total", language), (6, 42, 17, 9, *WIDTHS))
    row = title_block(sheet, view, columns)
    scores = row
    head = scores + len(view.main.years) + 2
    goals = [(year, line) for year, _ in view.years for line in view.main.lines if year in line.goals]
    last = head + max(len(goals), 1)
    _write_scores(sheet, scores, view, language, (head + 1, last))
    sheet.heads(head, [*names, *heads(language)])
    spans: dict[str, tuple[int, int]] = {}
    for at, (year, line) in enumerate(goals, head + 1):
        spans[year] = (spans.get(year, (at, at))[0], at)
        write_name(sheet, at, 0, line, language)
        write_year(sheet, at, 3, year, view)
        write_goal(sheet, at, FIRST, line, line.goals[year])
    sheet.table(head, last, columns)
    sheet.finish(_write_monitored(sheet, last + 2, view.main.monitored, language), columns)
    _draw(charts, spans, view, language)


def write_name(sheet: Sheet, row: int, column: int, line: Line, language: Language) -> None:
    """Write which indicator it is and where it comes from."""
    sheet.number(row, column, line.number, "0", border=1)
    sheet.text(row, column + 1, line.name, border=1, text_wrap=True)
    warned = {"bg_color": WARN} if line.provenance == "reconstructed" else {}
    sheet.text(
        row, column + 2, say(f"provenance.{line.provenance}", language), border=1, text_wrap=True, **warned
    )
    sheet.fit(row, [(column + 1, line.name), (column + 2, say(f"provenance.{line.provenance}", language))])


def _write_scores(
    sheet: Sheet, row: int, view: ScoreView, language: Language, table: tuple[int, int]
) -> None:
    """Write a line per goal year: points and score as formulas of the table below."""
    names = {
        1: "report.goal_year",
        2: "report.score",
        4: "report.earned",
        5: "report.possible",
        6: "report.score",
        7: "report.low",
        8: "report.high",
    }
    first_status = 9
    for column in range(first_status + len(STATUSES)):
        key = names.get(column)
        status = STATUSES[column - first_status] if column >= first_status else None
        text = (
            say(key, language)
            if key
            else f"{SIGNS[status]} {say(f'status.{status}', language)}"
            if status
            else ""
        )
        if text:
            sheet.text(row, column, text, bold=True, text_wrap=True, bg_color=HEAD, border=1)
    sheet.sheet.set_row(row, 45)
    years = column_range(*table, 3)
    for at, year in enumerate(view.main.years, row + 1):
        literal = year_literal(year.year, view)
        sheet.text(at, 1, year.heading, border=1, bold=True)
        key = "report.score.provisional" if year.provisional else "report.score.final"
        sheet.text(at, 2, say(key, language), border=1)
        for column, of in ((4, EARNED), (5, POSSIBLE)):
            total: Value = year.earned if of == EARNED else year.possible
            formula = f"=SUMIFS({column_range(*table, FIRST + of)},{years},{literal})"
            sheet.formula(at, column, formula, total, POINTS, border=1)
        earned, possible = cell(at, 4), cell(at, 5)
        if year.score is None:
            sheet.text(at, 6, "–", border=1, align="right")
        else:
            sheet.formula(at, 6, f"={earned}/{possible}*100", year.score, SCORE, border=1, bold=True)
        for column, end in ((7, year.low), (8, year.high)):
            sheet.number(at, column, end, SCORE, border=1)
        statuses = column_range(*table, FIRST + STATUS)
        for column, status in enumerate(STATUSES, first_status):
            # Every word of a status follows its sign, whatever the word is by year and reason.
            formula = f'=COUNTIFS({years},{literal},{statuses},"{_escaped(status)} *")'
            sheet.formula(at, column, formula, year.statuses[status], "0", border=1)


def _escaped(status: Status) -> str:
    """Return a sign as COUNTIFS takes it: `?` alone would stand for any sign."""
    return SIGNS[status].replace("?", "~?")


def _draw(charts: Charts, spans: dict[str, tuple[int, int]], view: ScoreView, language: Language) -> None:
    """Draw how far the goals of each year have been reached."""
    name = say("report.total", language)
    for year, (first, last) in spans.items():
        series = {
            "name": dict(view.years)[year],
            "categories": [name, first, 1, last, 1],
            "values": [name, first, FIRST + ATTAINMENT, last, FIRST + ATTAINMENT],
            "data_labels": {"value": True, "num_format": "0.0%"},
            "fill": {"color": "#2F6F9F"},
        }
        title = words.by_year("report.chart", year, language)
        charts.add(series, last - first + 1, title, {"max": 1, "num_format": "0%"})


def _write_monitored(sheet: Sheet, row: int, lines: Sequence[Line], language: Language) -> int:
    if not lines:
        return row
    sheet.text(row, 1, say("report.monitored", language), bold=True, font_size=12)
    names = ["report.number", "score.indicator", "report.provenance", "score.baseline"]
    sheet.heads(row + 1, [*(say(key, language) for key in names), *heads(language)[: STATUS - 1]])
    for at, line in enumerate(lines, row + 2):
        write_name(sheet, at, 0, line, language)
        sheet.text(at, 3, line.baseline, border=1, text_wrap=True)
        write_values(sheet, at, FIRST, line)
        sheet.fit(
            at, [(1, line.name), (2, say(f"provenance.{line.provenance}", language)), (3, line.baseline)]
        )
    return row + 2 + len(lines)


def write_data(book: Book, view: ScoreView, language: Language) -> None:
    """Write the sheet of numbers, a row per unit, indicator and year."""
    keys = (
        "report.unit_id",
        "score.unit",
        "report.number",
        "score.indicator",
        "report.provenance",
        "report.goal_year",
    )
    sheet = book.sheet(say("report.data", language), (16, 18, 6, 42, 17, 9, *WIDTHS))
    columns = DATA_FIRST + len(COLUMNS)
    sheet.paragraph(0, say("report.data.note", language), columns)
    sheet.heads(DATA_ROW - 1, [*(say(key, language) for key in keys), *heads(language)])
    row = DATA_ROW
    for unit in view.others:
        for line in (*unit.lines, *unit.monitored):
            for year in line.goals or ("",):
                sheet.text(row, 0, unit.id, border=1)
                sheet.text(row, 1, unit.name, border=1)
                write_name(sheet, row, 2, line, language)
                if year:
                    write_year(sheet, row, 5, year, view)
                    write_goal(sheet, row, DATA_FIRST, line, line.goals[year])
                else:
                    sheet.text(row, 5, "–", border=1)
                    write_values(sheet, row, DATA_FIRST, line)
                row += 1
    last = max(row - 1, DATA_ROW)
    sheet.table(DATA_ROW - 1, last, columns)
    sheet.finish(last, columns)
