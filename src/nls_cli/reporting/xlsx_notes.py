"""The sheets of a workbook on what is missing, on the quality of the data and on how its numbers are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.reporting import score_quality as quality
from nls_cli.reporting.gaps_text import GapWords, heads_of
from nls_cli.reporting.score_view import ScoreView, UnitView
from nls_cli.reporting.xlsx_book import FILLS, HEAD, WARN, Book, Sheet, cell
from nls_cli.reporting.xlsx_charts import Charts
from nls_cli.reporting.xlsx_goals import COLUMNS, EARNED, POINTS, POSSIBLE, WIDTHS, heads, write_goal
from nls_cli.reporting.xlsx_summary import title_block, write_name, write_year

if TYPE_CHECKING:
    from nls_cli.reporting.formats import Scored

FIRST = 5


def write_missing(book: Book, charts: Charts, view: ScoreView, names: GapWords, language: Language) -> None:
    """Write every goal that is not reached, the heads missing and the points lost; then the bodies without a role."""
    title = say("report.missing", language)
    sheet = book.sheet(title, (18, 6, 42, 17, 9, *WIDTHS, 12, 9))
    columns = FIRST + len(COLUMNS) + 2
    row = title_block(sheet, view, columns)
    keys = ("score.unit", "report.number", "score.indicator", "report.provenance", "report.goal_year")
    sheet.heads(
        row,
        [
            *(say(key, language) for key in keys),
            *heads(language),
            say("report.heads", language),
            say("gaps.lost", language),
        ],
    )
    head = row
    units = (view.main, *view.others)
    for unit in units:
        for one in unit.missing:
            row += 1
            sheet.text(row, 0, unit.name, border=1, text_wrap=True)
            write_name(sheet, row, 1, one.line, language)
            write_year(sheet, row, 4, one.goal.year, view)
            write_goal(sheet, row, FIRST, one.line, one.goal)
            counted = heads_of(one.line.result.indicator, names, language)
            sheet.text(row, columns - 2, counted, border=1, text_wrap=True)
            earned, possible = cell(row, FIRST + EARNED), cell(row, FIRST + POSSIBLE)
            goal = one.goal.result
            sheet.formula(
                row, columns - 1, f"={possible}-N({earned})", goal.of - (goal.points or 0), POINTS, border=1
            )
    if row == head:
        row += 1
        sheet.text(row, 0, say("gaps.nothing", language))
    else:
        bars = {"type": "data_bar", "bar_color": "#C0504D"}
        sheet.sheet.conditional_format(head + 1, columns - 1, row, columns - 1, bars)
    sheet.table(head, row, columns)
    sheet.finish(row, columns)
    _draw(charts, title, head + 1, view.main, columns - 1, language)
    _write_without(book, view, language)


def _draw(charts: Charts, title: str, first: int, unit: UnitView, lost: int, language: Language) -> None:
    """Draw the points lost by what the report is about, whose lines come first."""
    if not unit.missing:
        return
    last = first + len(unit.missing) - 1
    series = {
        "name": say("gaps.lost", language),
        "categories": [title, first, 2, last, 2],
        "values": [title, first, lost, last, lost],
        "data_labels": {"value": True, "num_format": POINTS},
        "fill": {"color": "#C0504D"},
    }
    name = f"{say('report.chart.lost', language)} · {unit.name}"
    charts.add(series, len(unit.missing), name, {"num_format": "0.##"})


def _write_without(book: Book, view: ScoreView, language: Language) -> None:
    """Write the sheet of the bodies that have nobody in a role; none, if there are none."""
    units = [unit for unit in (view.others or (view.main,)) if any(role.bodies for role in unit.without)]
    if not units:
        return
    widths = (24, 60, 44, 16)
    sheet = book.sheet(say("report.without", language), widths)
    row = title_block(sheet, view, len(widths))
    keys = ("score.unit", "report.body", "report.role", "score.status")
    sheet.heads(row, [say(key, language) for key in keys])
    head = row
    for unit in units:
        for role in unit.without:
            state = say("report.without.sure" if role.certain else "report.without.unsure", language)
            for body in role.bodies:
                row += 1
                texts = (unit.name, body, role.role, f"{'✗' if role.certain else '?'} {state}")
                for column, text in enumerate(texts):
                    sheet.text(row, column, text, border=1, text_wrap=True)
                sheet.fit(row, list(enumerate(texts)))
    sheet.table(head, row, len(widths))
    sheet.finish(row, len(widths))


def write_quality(book: Book, view: ScoreView, scored: Scored, language: Language) -> None:
    """Write the findings, the files, those that could not be read, and the indicators with unknown cells."""
    widths = (16, 10, 44, 60, 60)
    sheet = book.sheet(say("report.quality", language), widths)
    row = title_block(sheet, view, len(widths))
    keys = ("severity", "code", "place", "message", "remedy")
    sheet.heads(row, [say(f"report.findings.{key}", language) for key in keys])
    head = row
    found = [
        *quality.refusal_lines(scored.refusals, language),
        *quality.finding_lines(scored.snapshot, language),
    ]
    fills = {"error": FILLS[0], "warning": WARN, "note": HEAD}
    for one in found:
        row += 1
        sheet.text(row, 0, one.word, border=1, bg_color=fills[one.severity])
        texts = (one.code, one.place, one.message, one.remedy)
        for column, text in enumerate(texts, 1):
            sheet.text(row, column, text, border=1, text_wrap=True)
        sheet.fit(row, list(enumerate(texts, 1)))
    if not found:
        row += 1
        sheet.text(row, 0, say("findings.none", language))
    sheet.table(head, row, len(widths))
    row = _sending(sheet, row + 2, scored, language)
    row = _files(sheet, row + 1, scored, language)
    sheet.finish(_unknown(sheet, row + 1, view, language), len(widths))


def _sending(sheet: Sheet, row: int, scored: Scored, language: Language) -> int:
    """Say who has sent, and list who has not."""
    sent = quality.sending(scored.completeness, language)
    sheet.text(row, 0, say("doc.heading.submitters", language), bold=True, font_size=12)
    sheet.text(row + 1, 0, sent.line)
    row += 2
    if sent.missing:
        sheet.text(row, 0, say("report.not_sent", language), bold=True, bg_color=HEAD, border=1)
        for name in sent.missing:
            row += 1
            sheet.text(row, 0, name)
        row += 1
    return row


def _files(sheet: Sheet, row: int, scored: Scored, language: Language) -> int:
    sheet.text(row, 0, say("report.files", language), bold=True, font_size=12)
    keys = ("report.as_of", "report.rows", "report.reporting_unit", "report.file")
    for column, key in enumerate(keys):
        sheet.text(row + 1, column, say(key, language), bold=True, bg_color=HEAD, border=1, text_wrap=True)
    sheet.sheet.set_row(row + 1, 30)
    row += 2
    for file in quality.file_lines(scored.snapshot.census, language):
        sheet.text(row, 0, file.as_of, border=1)
        sheet.number(row, 1, file.rows, "#,##0", border=1)
        sheet.text(row, 2, file.unit, border=1, text_wrap=True)
        sheet.text(row, 3, file.path, border=1, text_wrap=True)
        sheet.fit(row, [(2, file.unit), (3, file.path)])
        row += 1
    return row


def _unknown(sheet: Sheet, row: int, view: ScoreView, language: Language) -> int:
    """List, worst first, what the main unit does not know."""
    sheet.text(row, 0, say("report.unknown", language), bold=True, font_size=12)
    lines = sorted(
        (line for line in (*view.main.lines, *view.main.monitored) if line.result.unknown),
        key=lambda line: -line.result.unknown,
    )
    if not lines:
        sheet.text(row + 1, 0, say("report.unknown.none", language))
        return row + 2
    keys = ("report.unknown.rows", "report.number", "score.indicator")
    for column, key in enumerate(keys):
        sheet.text(row + 1, column, say(key, language), bold=True, bg_color=HEAD, border=1, text_wrap=True)
    sheet.text(
        row + 1, 3, say("score.bounds", language, bounds="").rstrip(": "), bold=True, bg_color=HEAD, border=1
    )
    sheet.sheet.set_row(row + 1, 45)
    row += 2
    for line in lines:
        sheet.number(row, 0, line.result.unknown, "#,##0", border=1)
        sheet.number(row, 1, line.number, "0", border=1)
        sheet.text(row, 2, f"{line.name} {line.mark}", border=1, text_wrap=True)
        sheet.text(row, 3, line.doubt, border=1, text_wrap=True)
        sheet.fit(row, [(2, f"{line.name} {line.mark}"), (3, line.doubt)])
        row += 1
    return row


def write_method(book: Book, view: ScoreView, scored: Scored, language: Language) -> None:
    """Write how every number is made, and where each indicator comes from."""
    keys = (
        "report.number",
        "score.indicator",
        "report.id",
        "report.definition",
        "report.measured_in",
        "score.target",
        "report.possible",
        "report.scoring",
        "report.provenance",
        "report.quote",
    )
    widths = (6, 42, 22, 60, 10, 20, 9, 20, 18, 48)
    sheet = book.sheet(say("report.method", language), widths)
    row = title_block(sheet, view, len(widths))
    set_ = scored.snapshot.targets
    for note in (*quality.set_facts(set_, language), *quality.method_notes(language), view.legend):
        sheet.paragraph(row, note, len(widths))
        row += 1
    row += 1
    sheet.heads(row, [say(key, language) for key in keys])
    head = row
    for one in quality.method_lines(set_, scored.form, scored.unit_map.units, language):
        row += 1
        sheet.number(row, 0, one.number, "0", border=1)
        texts = (
            one.name,
            one.id,
            one.definition,
            one.measured_in,
            one.goals,
            one.points,
            one.scoring,
            one.provenance,
            one.quote,
        )
        for column, text in enumerate(texts, 1):
            sheet.text(row, column, text, border=1, text_wrap=True)
        sheet.fit(row, list(enumerate(texts, 1)))
    sheet.table(head, row, len(widths), freeze=False)
    sheet.finish(row, len(widths))
