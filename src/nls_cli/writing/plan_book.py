"""A plan as a workbook: what it comes to, and every step with its row; names of people only on request."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.census import Items, Missing, Period, Table
from nls_cli.model.form import Column, Form
from nls_cli.model.plan import Action, Plan, Step, unit_of
from nls_cli.reporting import words
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.reporting.plan_moved import HEADS, result_text
from nls_cli.reporting.plan_places import action_name, amounts, place_name, spot_of, top_name, total
from nls_cli.reporting.plan_refusals import refusal_lines
from nls_cli.reporting.plan_text import (
    assumption_lines,
    done_actions,
    goal_names,
    note_lines,
    standing_word,
    summary_lines,
)
from nls_cli.writing.lists import lines_of, sheet_title
from nls_cli.writing.template import CREATED

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_000
LINE = 15
"""Height of a line, in points."""
WIDTHS = (60, 18, 18, 18, 60)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render_plan_book(plan: Plan, form: Form, language: Language, *, personal: bool) -> bytes:
    """Return the plan as an xlsx file; `personal` adds the personal columns of each row."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"created": CREATED})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    _summary(book, plan, form, language, bold, wrap)
    for at in done_actions(plan):
        if plan.actions[at].kind != "add":
            _steps(book, plan, form, at, language, bold, personal=personal)
    book.close()
    return out.getvalue()


def _summary(book: Workbook, plan: Plan, form: Form, language: Language, bold: Format, wrap: Format) -> None:
    page = _page(book, say("plan.sheet.summary", language), WIDTHS)
    unit = unit_of(plan.today, plan.unit)
    title = say("plan.title", language, name=words.unit_name(unit, plan.today, language))
    page.write_string(0, 0, title, bold)
    lines = [*summary_lines(plan, form, language), *assumption_lines(plan, form, language)]
    lines += note_lines(plan, language)
    at = 1
    for line in lines:
        page.write_string(at, 0, line[:LONGEST])
        at += 1
    shown = {"plan.today": plan.today, "plan.assumed": plan.assumed, "plan.after": plan.after}
    snapshots = {head: plan.results(one) for head, one in shown.items() if one is not None}
    heads = ["score.indicator", "score.target", *snapshots, "plan.standing"]
    at = _row(page, at + 1, [say(head, language) for head in heads], bold)
    today = snapshots["plan.today"]
    for planned in plan.goals:
        if planned.standing == "not_applicable":
            continue
        key = planned.indicator, planned.year
        target = words.target_text(*today[key], language).replace("\u00a0", " ")
        year = words.by_year("year.bare", planned.year, language)
        values = [words.value_text(of[key][0], language) for of in snapshots.values()]
        name = words.marked_name(today[key][0], language)
        texts = [name, f"{year}: {target}", *values, standing_word(planned, language)]
        page.set_row(at, LINE * lines_of(texts, WIDTHS))
        at = _row(page, at, texts, wrap)
    if plan.idle:
        at = _row(page, at + 1, [say("plan.idle", language)])
    elif plan.moved:
        at = _row(page, at + 1, [say("plan.moved", language)], bold)
        at = _row(page, at, [say(head, language) for head in HEADS], bold)
        for pair in plan.moved:
            texts = [
                words.marked_name(pair[0], language),
                *(result_text(one, language, " · ") for one in pair),
            ]
            page.set_row(at, LINE * lines_of(texts, WIDTHS))
            at = _row(page, at, texts, wrap)
    heads = ["plan.action", "plan.count", "plan.cost", "plan.sum", "score.indicator"]
    at = _row(page, at + 1, [say(head, language) for head in heads], bold)
    everywhere = amounts(plan, form)
    for action_at in done_actions(plan):
        action = plan.actions[action_at]
        heads_count = total(everywhere[action_at]).heads
        names = goal_names(action, plan, language)[:LONGEST]
        page.set_row(at, LINE * lines_of([names], WIDTHS[-1:]))
        page.write_string(at, 0, action_name(action, form, language), wrap)
        page.write_number(at, 1, heads_count)
        page.write_number(at, 2, float(action.cost))
        page.write_number(at, 3, float(action.cost * heads_count))
        page.write_string(at, 4, names, wrap)
        at += 1
    cannot = list(refusal_lines(plan, form, language))
    if cannot:
        at = _row(page, at + 1, [say("plan.cannot", language)], bold)
        for line in cannot:
            at = _row(page, at, [line])


def _steps(
    book: Workbook, plan: Plan, form: Form, at: int, language: Language, bold: Format, *, personal: bool
) -> None:
    """Write the rows of one action."""
    action = plan.actions[at]
    number = done_actions(plan).index(at) + 1
    page = _page(
        book, f"{number}. {action_name(action, form, language)}", (20, 22, 44, 30, 24, 8, 12, 18, 30, 30, 30)
    )
    sheet, table = form.sheet(action.sheet), plan.census.tables[action.sheet]
    named = sheet.meaning("organization") is not None
    more = [one for one in sheet.columns if _tells(one, named=named) or (personal and one.personal)]
    names = ("district", "commune", "organization", "file", "sheet", "row")
    heads = [say(f"plan.column.{name}", language) for name in names]
    heads += [say("plan.count", language), say("plan.column.known", language)]
    heads += [column.header.in_(language) for column in more]
    _row(page, 0, heads, bold)
    page.freeze_panes(1, 0)
    steps = sorted((step for step in plan.steps if step.action == at), key=lambda step: step.row)
    for line, step in enumerate(steps, 1):
        _step(page, line, step, action, plan, form, table, [column.id for column in more], language)
    page.autofilter(0, 0, len(steps), len(heads) - 1)


def _tells(column: Column, *, named: bool) -> bool:
    """Tell whether a column names the thing a row is about, where no organization does."""
    return column.type == "text" and not named and not column.personal


def _step(
    page: Worksheet,
    line: int,
    step: Step,
    action: Action,
    plan: Plan,
    form: Form,
    table: Table,
    more: Sequence[str],
    language: Language,
) -> None:
    spot = spot_of(step, action, plan, form)
    part = table.parts[table.part_codes[step.row]]
    file = plan.census.files[part.file]
    known = "unknown" if step.unknown else "known"
    texts = (
        top_name(spot.district, plan.census, language),
        place_name(spot.commune, plan.census, language),
        spot.organization,
        clean_path(file.origin or file.path),
        part.title,
    )
    _row(page, line, texts)
    page.write_number(line, 5, table.excel_rows[step.row])
    page.write_number(line, 6, step.heads)
    page.write_string(line, 7, say(f"plan.column.known.{known}", language))
    for at, id in enumerate(more, 8):
        page.write_string(line, at, _shown(table, id, step.row, language)[:LONGEST])


def _shown(table: Table, id: str, row: int, language: Language) -> str:
    cells = table.columns.get(id)
    if cells is None:
        return ""
    value, label = cells.values[cells.codes[row]], cells.labels[cells.codes[row]]
    if isinstance(value, Period):
        whole_year = value.first.year == value.last.year and value.first != value.last
        return str(value.first.year) if whole_year else date_text(value.first, language)
    return clean(label) if label or isinstance(value, Missing | Items) else clean(str(value))


def _page(book: Workbook, name: str, widths: Sequence[int]) -> Worksheet:
    page = book.add_worksheet(sheet_title(name))
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    return page


def _row(page: Worksheet, at: int, texts: Sequence[str], style: Format | None = None) -> int:
    for column, text in enumerate(texts):
        page.write_string(at, column, clean(text)[:LONGEST], style)
    return at + 1
