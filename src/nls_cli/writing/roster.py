"""The workbook of who could close each gap: a summary, then a sheet per unmet goal, ready to be sent out."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nls_cli.errors import NlsError
from nls_cli.messages import say
from nls_cli.model.base import Language, Words
from nls_cli.model.census import Missing, Table
from nls_cli.model.form import Column, Sheet
from nls_cli.model.roster import Candidate, Roster, RosterGoal
from nls_cli.model.snapshot import UnitScore
from nls_cli.reporting import words
from nls_cli.reporting.explain_words import Words as CellWords
from nls_cli.reporting.gaps_text import GapWords, gap_text, heads_of
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean
from nls_cli.writing.lists import sheet_title
from nls_cli.writing.template import CREATED, Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

HEADER = 4
MOST_ROWS = 1_048_576 - HEADER - 1
_LONGEST = 32_767
_HEAD = {"bold": True, "border": 1, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "vcenter"}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
Field = tuple[str, float, Callable[[Candidate], str | int | float | None]]
"""A column of a list: its heading, its width, and what it shows of a candidate."""


def render_roster(roster: Roster, heads: Mapping[str, Words], language: Language) -> bytes:
    """Return the roster as an xlsx file; NlsError if a list is longer than a worksheet."""
    from xlsxwriter import Workbook

    for goal in roster.goals:
        if len(goal.candidates) > MOST_ROWS:
            raise NlsError("rows.too_many", count=len(goal.candidates))
    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    name = words.unit_name(roster.unit, roster.snapshot, language)
    title = say("roster.title", language, name=name)
    book.set_properties({"title": title, "created": CREATED})
    _RosterWriter(book, roster, GapWords(heads, {}), language).write(title)
    book.close()
    return out.getvalue()


class _RosterWriter:
    """Writes the sheets of one roster."""

    def __init__(self, book: Workbook, roster: Roster, names: GapWords, language: Language) -> None:
        self._book = book
        self._roster = roster
        self._names = names
        self._language: Language = language
        self._styles = Styles(book)
        self._cells = CellWords(roster.form, roster.unit_map, language)
        self._head = self._styles(**_HEAD)
        self._plain = self._styles(valign="top", text_wrap=True, border=4)
        self._number = self._styles(valign="top", border=4, num_format="#,##0.##")
        self._whole = self._styles(valign="top", border=4, num_format="#,##0")
        self._open = self._styles(valign="top", text_wrap=True, border=4, bg_color="#FFF2CC")

    def write(self, title: str) -> None:
        """Write the summary, then each goal."""
        self._summary(title)
        for number, goal in enumerate(self._roster.goals, 1):
            self._goal(number, goal)

    def _summary(self, title: str) -> None:
        page = self._page(self._say("roster.summary"), title)
        former = words.former_note(self._roster.snapshot, self._roster.parts.values(), self._language)
        page.write_string(1, 0, f"{self._census_line()} {former}".rstrip(), self._styles(italic=True))
        page.write_string(2, 0, self._say("roster.note"), self._styles(italic=True, font_color="#C00000"))
        page.write_string(
            3, 0, self._say("roster.use") if self._roster.goals else "", self._styles(italic=True)
        )
        if not self._roster.goals:
            page.write_string(HEADER, 0, self._say("roster.nothing"), self._styles())
            return
        heads = ("page", "indicator", "year", "unit", "gap", "listed", "unsure")
        for at, key in enumerate(heads):
            text = self._say("score.indicator" if key == "indicator" else f"roster.{key}")
            page.write_string(HEADER, at, text, self._head)
            page.set_column(at, at, {"indicator": 48, "unit": 24, "gap": 24}.get(key, 11))
        row = HEADER
        bold = self._styles(bold=True, border=4, valign="top", text_wrap=True)
        for number, goal in enumerate(self._roster.goals, 1):
            for unit, listed in self._by_unit(goal):
                row += 1
                whole = unit is self._roster.unit
                style = bold if whole else self._plain
                result = next(r for r in unit.indicators if r.indicator.id == goal.result.indicator.id)
                page.write_number(row, 0, number, style)
                page.write_string(row, 1, clean(result.indicator.name.in_(self._language)), style)
                page.write_string(row, 2, words.by_year("year.bare", goal.year, self._language), style)
                page.write_string(row, 3, words.plain_name(unit, self._language), style)
                gap = gap_text(result, result.goals[goal.year], self._names, self._language)
                if result.goals[goal.year].status == "not_applicable":
                    gap = self._say("roster.gap.whole")
                page.write_string(row, 4, gap, style)
                page.write_number(row, 5, len(listed), style)
                page.write_number(row, 6, sum(one.unsure for one in listed), style)
        page.autofilter(HEADER, 0, row, len(heads) - 1)

    def _by_unit(self, goal: RosterGoal) -> list[tuple[UnitScore, list[Candidate]]]:
        """Return the whole, then every unit at district level with candidates."""
        found: list[tuple[UnitScore, list[Candidate]]] = [(self._roster.unit, list(goal.candidates))]
        for id, part in self._roster.parts.items():
            mine = [one for one in goal.candidates if one.top == id]
            if mine and part is not self._roster.unit:
                found.append((part, mine))
        return found

    def _goal(self, number: int, goal: RosterGoal) -> None:
        language = self._language
        name = clean(goal.result.indicator.name.in_(language))
        page = self._page(f"{number}. {name}", f"{number}. {name}")
        line = words.by_year(
            "roster.goal",
            goal.year,
            language,
            target=words.target_text(goal.result, goal.goal, language),
            value=words.value_text(goal.result, language),
            gap=gap_text(goal.result, goal.goal, self._names, language),
        )
        page.write_string(1, 0, line.replace("\u00a0", " "), self._styles(bold=True))
        page.write_string(2, 0, self._kind_text(goal), self._styles(italic=True))
        if goal.table is None:
            return
        known_by = _known_by(self._roster.form.sheet(goal.table.sheet))
        if goal.kind != "places" and any(column.personal for column in known_by):
            page.write_string(3, 0, self._say("roster.note"), self._styles(italic=True, font_color="#C00000"))
        fields = self._fields(goal, goal.table, number)
        for at, (heading, width, _) in enumerate(fields):
            page.write_string(HEADER, at, heading, self._head)
            page.set_column(at, at, width)
        candidates = self._sorted(goal)
        breaks: list[int] = []
        for row, one in enumerate(candidates, HEADER + 1):
            if row > HEADER + 1 and one.top != candidates[row - HEADER - 2].top:
                breaks.append(row)
            for at, (_, _, shown) in enumerate(fields):
                value = row - HEADER if at == 0 else shown(one)
                self._write(page, row, at, value, unsure=one.unsure)
        page.set_h_pagebreaks(breaks[:1000])  # each district on pages of its own
        page.autofilter(HEADER, 0, max(HEADER + 1, HEADER + len(candidates)), len(fields) - 1)

    def _kind_text(self, goal: RosterGoal) -> str:
        if goal.table is None:
            return self._say("roster.no_data")
        if goal.kind != "rows":
            return f"{self._say(f'roster.kind.{goal.kind}')} {self._together(goal)}".rstrip()
        if not goal.goal.upward:
            return self._say("roster.kind.rows.down")
        language, listed, gap = self._language, len(goal.candidates), goal.goal.gap or 0
        needed = gap_text(goal.result, goal.goal, self._names, language)
        amounts = {"listed": listed, "open": listed - goal.unsure, "unsure": goal.unsure}
        written = {name: words.written_int(count, language) for name, count in amounts.items()}
        texts = [self._say(f"roster.kind.rows{'.split' if goal.unsure else ''}", gap=needed, **written)]
        if listed != gap:
            texts.append(self._say(f"roster.kind.rows.{'more' if listed > gap else 'fewer'}"))
        if goal.unsure:
            unsure = words.written_int(goal.unsure, language)
            texts.append(self._say("roster.kind.rows.unsure", unsure=unsure))
        return " ".join(texts)

    def _together(self, goal: RosterGoal) -> str:
        """Say what all places of a list miss together: more than the goal takes, as some may fall short of it."""
        missing = [one.missing for one in goal.candidates]
        needed, language = goal.goal.gap or 0, self._language
        total = sum(one for one in missing if one is not None)
        if not goal.goal.upward or None in missing or total <= needed:
            return ""
        heads = heads_of(goal.result.indicator, self._names, language, total)
        text = f"{words.written_int(total, language)} {heads}".rstrip()
        gap = gap_text(goal.result, goal.goal, self._names, language)
        return self._say("roster.kind.together", total=text, gap=gap)

    @cached_property
    def _pages(self) -> dict[tuple[str, int], list[int]]:
        """Sheet and row → the numbers of all lists that the row is on."""
        found: dict[tuple[str, int], list[int]] = {}
        for number, goal in enumerate(self._roster.goals, 1):
            for one in goal.candidates:
                if goal.table is not None and one.row is not None:
                    found.setdefault((goal.table.sheet, one.row), []).append(number)
        return found

    def _also(self, one: Candidate, table: Table, number: int) -> str:
        """Name the other lists a row is on: whoever is on several closes several gaps."""
        pages = self._pages.get((table.sheet, one.row), []) if one.row is not None else []
        return ", ".join(str(page) for page in pages if page != number)

    def _sorted(self, goal: RosterGoal) -> Sequence[Candidate]:
        """Return the candidates by district; where amounts are missing the largest first."""
        order = {id: at for at, id in enumerate(self._roster.parts)}
        if goal.kind == "rows":
            return goal.candidates
        return sorted(
            goal.candidates, key=lambda one: (order.get(one.top, len(order)), -(one.missing or 0), one.leaf)
        )

    def _fields(self, goal: RosterGoal, table: Table, number: int) -> list[Field]:
        fields: list[Field] = [(self._say("roster.number"), 6, lambda _: None)]
        sheet = self._roster.form.sheet(table.sheet)
        if goal.kind == "places":
            fields.append((self._say("rows.district"), 20, lambda one: self._cells.unit(one.top, "district")))
            fields.append((self._say("rows.commune"), 24, self._commune))
        else:
            fields += [self._own(column, table) for column in _known_by(sheet)]
        if goal.kind == "rows":
            fields.append((self._say("roster.action"), 34, lambda one: self._action(one, sheet)))
            fields.append((self._say("roster.now"), 38, lambda one: self._now(one, table)))
        else:
            fields.append((self._say("roster.value"), 12, lambda one: _float(one.value)))
            if any(one.whole is not None for one in goal.candidates):
                fields.append((self._say("roster.whole"), 12, lambda one: _float(one.whole)))
                fields.append((self._say("roster.missing"), 12, lambda one: one.missing))
        mark = self._say("roster.sure.mark")
        fields.append((self._say("roster.sure"), 16, lambda one: mark if one.unsure else None))
        if any(self._also(one, table, number) for one in goal.candidates):
            fields.append((self._say("roster.also"), 10, lambda one: self._also(one, table, number)))
        if goal.kind != "places":
            fields.append((self._say("roster.place"), 34, lambda one: self._where(one, table)))
        return fields

    def _own(self, column: Column, table: Table) -> Field:
        heading = clean(column.header.in_(self._language))
        if column.level == "district":
            return heading, 18, lambda one: self._cells.unit(one.top, "district")
        if column.level == "commune":
            return heading, 20, self._commune
        width = {"text": 24.0, "date": 13.0}.get(column.type, 15)
        return heading, width, lambda one: self._value(one, column, table)

    def _value(self, one: Candidate, column: Column, table: Table) -> str:
        """Write a cell as it stands in the census: this file alone shows personal columns."""
        cells = table.columns.get(column.id)
        if cells is None or one.row is None:
            return ""
        code = cells.codes[one.row]
        value, label = cells.values[code], cells.labels[code]
        if value is Missing.BLANK:
            return ""
        if value is Missing.INVALID or column.type == "text":
            return clean(label)
        return self._cells.value(column, value)

    def _commune(self, one: Candidate) -> str:
        return self._cells.leaf(one.top, one.leaf)

    def _action(self, one: Candidate, sheet: Sheet) -> str:
        found = (sheet.column(id) for id in one.columns)
        texts = [
            clean(column.action.in_(self._language)) if column.action is not None else "" for column in found
        ]
        return "; ".join(dict.fromkeys(text for text in texts if text))

    def _now(self, one: Candidate, table: Table) -> str:
        if one.row is None:
            return ""
        return "; ".join(self._cells.cell(table, one.row, id) for id in one.columns)

    def _where(self, one: Candidate, table: Table) -> str:
        if one.row is None:
            return ""
        return "; ".join(self._cells.place(place) for place in self._roster.locator.row(table, one.row))

    def _write(self, page: Worksheet, row: int, at: int, value: Any, *, unsure: bool) -> None:
        text = self._open if unsure else self._plain
        if value is None or value == "":
            page.write_blank(row, at, None, text)
        elif isinstance(value, str):
            page.write_string(row, at, value[:_LONGEST], text)
        else:
            page.write_number(row, at, value, self._whole if isinstance(value, int) else self._number)

    def _page(self, name: str, title: str) -> Worksheet:
        page = self._book.add_worksheet(sheet_title(name))
        page.write_string(0, 0, title, self._styles(bold=True, font_size=14))
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(0.4, 0.4, 0.6, 0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEADER)
        page.freeze_panes(HEADER + 1, 0)
        page.set_footer("&L&A&R" + self._say("roster.foot"))
        return page

    def _census_line(self) -> str:
        snapshot = self._roster.snapshot
        set_ = clean(snapshot.targets.title.in_(self._language))
        if snapshot.as_of is None:
            return self._say("roster.census.undated", set=set_)
        return self._say("roster.census", set=set_, date=date_text(snapshot.as_of, self._language))

    def _say(self, key: str, **params: object) -> str:
        return say(key, self._language, **params)


def _known_by(sheet: Sheet) -> list[Column]:
    """Return the columns by which people know whom a row is about."""
    ids = sheet.roster or tuple(c.id for c in sheet.columns if c.required or c.type == "unit")
    return [sheet.column(id) for id in ids]


def _float(value: Any) -> float | int | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else value.numerator / value.denominator
