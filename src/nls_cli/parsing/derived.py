"""Columns that are read from several: ticks under each answer, dates under Nam or Nữ, names in parts, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from nls_cli.model.base import Words
from nls_cli.model.census import Missing
from nls_cli.model.codes import encode
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.workbook import Broken, RawColumn, RawSheet, RawValue
from nls_cli.parsing.header import FoundGroup, Header
from nls_cli.parsing.values import build_type, is_blank, read_value, text_of
from nls_cli.parsing.vocabulary import DATE_PARTS, NO, SEVERAL, YES
from nls_cli.text import header_key, tidy

Reason = Literal["ticks", "held", "parts", "merged"]


@dataclass(frozen=True, slots=True)
class Derived:
    """Where the cells of a column come from that is not one column of the worksheet."""

    reason: Reason
    sources: tuple[int, ...]
    """The raw columns that it is read from."""
    by_code: Sequence[int]
    """Per code of the derived column the raw column to point at."""
    rows: tuple[int, ...] = ()
    """The rows that something was filled into, for merged cells."""


def derive_columns(
    raw: RawSheet, header: Header, rows: Sequence[int], sheet: Sheet, form: Form
) -> tuple[RawSheet, Header, dict[str, Derived]]:
    """Return the worksheet with a column of our own at its end for each that is read from several."""
    columns = list(raw.columns)
    at = dict(header.columns)
    derived: dict[str, Derived] = {}

    def add(id: str, column: RawColumn, origin: Derived) -> None:
        at[id] = len(columns)
        columns.append(column)
        derived[id] = origin

    data = frozenset(rows) if not isinstance(rows, range) else rows
    for found in header.groups:
        if found.group.holds is None:
            add(found.group.column.id, *_ticked(raw, header, found, data, form))
        else:
            answered, held = _held(raw, header, found, data)
            add(found.group.column.id, *answered)
            add(found.group.holds.id, *held)
    for id, members in header.dates.items():
        add(id, *_dated(raw, members, data))
    for id, more in header.parts.items():
        column = sheet.column(id)
        others = [one for one in more if _has_data(raw.columns[one], data)]
        if column.type == "text" and others:
            add(id, *_joined(raw, [header.columns[id], *others], data))
    for column in sheet.columns:
        if column.id in header.columns and column.id not in derived and _spreads(column):
            filled = _merged_down(raw, header.columns[column.id], data)
            if filled is not None:
                add(column.id, *filled)
    if not derived:
        return raw, header, derived
    return replace(raw, columns=tuple(columns)), replace(header, columns=at), derived


def _has_data(column: RawColumn, rows: range | frozenset[int]) -> bool:
    filled = [not is_blank(value) for value in column.values]
    return any(filled[code] for row, code in enumerate(column.codes) if row in rows)


def _spreads(column: Column) -> bool:
    """Tell whether a merged cell of the column speaks for all of its rows: where people are, not who they are."""
    return column.type == "unit" or column.meaning == "organization"


def _combined(
    raw: RawSheet,
    sources: Sequence[int],
    rows: range | frozenset[int],
    value_of: Callable[[tuple[int, ...]], tuple[RawValue, int]],
) -> tuple[RawColumn, list[int]]:
    """Return a column made of several, each combination of their codes once, and per code where to point."""
    index: dict[tuple[int, ...] | None, int] = {None: 0}
    values: list[RawValue] = [None]
    pointers = [sources[0]]
    codes: list[int] = []
    for row, combination in enumerate(zip(*(raw.columns[at].codes for at in sources), strict=True)):
        key = combination if row in rows else None
        code = index.get(key)
        if code is None:
            code = index[key] = len(values)
            value, pointer = value_of(combination)
            values.append(value)
            pointers.append(pointer)
        codes.append(code)
    return RawColumn(encode(codes, len(values)), tuple(values)), pointers


def _ticked(
    raw: RawSheet, header: Header, found: FoundGroup, rows: range | frozenset[int], form: Form
) -> tuple[RawColumn, Derived]:
    """Read ticks: one is the answer, two are a contradiction, none is a blank."""
    tick = build_type(Column(id="tick", header=Words(vi="", en=""), type="yes_no"), form)
    sources = [at for _, at in found.members]
    answers = [answer for answer, _ in found.members]
    spellings = {
        answer: {key for key, one in found.group.members.items() if one == answer} for answer in answers
    }
    readings: list[dict[int, object]] = [{} for _ in sources]

    def reading(number: int, code: int) -> object:
        known = readings[number]
        if code not in known:
            value = raw.columns[sources[number]].values[code]
            said = isinstance(value, str) and header_key(value) in spellings[answers[number]]
            said = said or (answers[number] == SEVERAL and _written_out(value) is not None)
            known[code] = True if said else read_value(tick, value, None).value
        return known[code]

    def value_of(codes: tuple[int, ...]) -> tuple[RawValue, int]:
        said = [reading(number, code) for number, code in enumerate(codes)]
        cells = [raw.columns[at].values[code] for at, code in zip(sources, codes, strict=True)]
        ticked = [number for number, one in enumerate(said) if one is True]
        wrong = [number for number, one in enumerate(said) if one is Missing.INVALID]
        if wrong:
            cell = cells[wrong[0]]
            broken = cell if isinstance(cell, Broken) else Broken("unclear_tick", tidy(text_of(cell)))
            return broken, sources[wrong[0]]
        if len(ticked) > 1:
            return Broken("two_ticks", _titles(header, [sources[one] for one in ticked])), sources[ticked[-1]]
        if not ticked:
            return None, sources[0]
        at = sources[ticked[0]]
        if answers[ticked[0]] == SEVERAL:
            return _written_out(cells[ticked[0]]) or Broken("several", header.titles[at]), at
        return _answer(answers[ticked[0]]), at

    known = {key: answer for key, answer in found.group.members.items() if answer != SEVERAL}

    def _written_out(cell: RawValue) -> RawValue:
        return known.get(header_key(cell)) if isinstance(cell, str) else None

    column, pointers = _combined(raw, sources, rows, value_of)
    return column, Derived("ticks", tuple(sources), pointers)


def _titles(header: Header, columns: Sequence[int]) -> str:
    return "; ".join(header.titles[at] for at in columns)


def _answer(answer: str) -> RawValue:
    return answer == YES if answer in (YES, NO) else answer


def _held(
    raw: RawSheet, header: Header, found: FoundGroup, rows: range | frozenset[int]
) -> tuple[tuple[RawColumn, Derived], tuple[RawColumn, Derived]]:
    """Read values whose place is an answer too: a birth date under Nam or Nữ."""
    sources = [at for _, at in found.members]
    answers = [answer for answer, _ in found.members]

    def filled(codes: tuple[int, ...]) -> list[int]:
        cells = [raw.columns[at].values[code] for at, code in zip(sources, codes, strict=True)]
        return [number for number, cell in enumerate(cells) if not is_blank(cell) and cell not in ("-", "–")]

    def answered(codes: tuple[int, ...]) -> tuple[RawValue, int]:
        where = filled(codes)
        if len(where) > 1:
            return Broken("two_ticks", _titles(header, [sources[one] for one in where])), sources[where[-1]]
        return (_answer(answers[where[0]]), sources[where[0]]) if where else (None, sources[0])

    def held(codes: tuple[int, ...]) -> tuple[RawValue, int]:
        where = filled(codes)
        if len(where) > 1:
            return Broken("two_held", ""), sources[where[-1]]
        return (
            (raw.columns[sources[where[0]]].values[codes[where[0]]], sources[where[0]])
            if where
            else (None, sources[0])
        )

    first, pointers = _combined(raw, sources, rows, answered)
    second, others = _combined(raw, sources, rows, held)
    return (first, Derived("ticks", tuple(sources), pointers)), (
        second,
        Derived("held", tuple(sources), others),
    )


def _joined(raw: RawSheet, sources: Sequence[int], rows: range | frozenset[int]) -> tuple[RawColumn, Derived]:
    """Read a text that stands in several cells side by side: family name and given name."""

    def value_of(codes: tuple[int, ...]) -> tuple[RawValue, int]:
        cells = [raw.columns[at].values[code] for at, code in zip(sources, codes, strict=True)]
        broken = next((number for number, cell in enumerate(cells) if isinstance(cell, Broken)), None)
        if broken is not None:
            return cells[broken], sources[broken]
        text = " ".join(tidy(text_of(cell)) for cell in cells if not is_blank(cell))
        return (text or None), sources[0]

    column, pointers = _combined(raw, sources, rows, value_of)
    return column, Derived("parts", tuple(sources), pointers)


def _dated(
    raw: RawSheet, members: Sequence[tuple[str, int]], rows: range | frozenset[int]
) -> tuple[RawColumn, Derived]:
    """Read a date whose day, month and year stand in cells side by side; what is left out in front is not known."""
    ordered = sorted(members, key=lambda one: DATE_PARTS.index(one[0]))
    sources = [at for _, at in ordered]

    def value_of(codes: tuple[int, ...]) -> tuple[RawValue, int]:
        cells = [raw.columns[at].values[code] for at, code in zip(sources, codes, strict=True)]
        broken = next((number for number, cell in enumerate(cells) if isinstance(cell, Broken)), None)
        if broken is not None:
            return cells[broken], sources[broken]
        texts = ["" if is_blank(cell) else tidy(text_of(cell)) for cell in cells]
        return "/".join(texts).lstrip("/") or None, sources[0]

    column, pointers = _combined(raw, sources, rows, value_of)
    return column, Derived("parts", tuple(sources), pointers)


def _merged_down(raw: RawSheet, at: int, rows: range | frozenset[int]) -> tuple[RawColumn, Derived] | None:
    """Read a cell merged over several rows as speaking for each of them; None if there is no such cell."""
    column = raw.columns[at]
    changed: dict[int, int] = {}
    for top, left, bottom, _ in raw.merged:
        first, last = top - raw.first_row, min(bottom - raw.first_row, raw.height - 1)
        if left - raw.first_column != at or last <= first or first not in rows or is_blank(column[first]):
            continue
        for row in range(first + 1, last + 1):
            if row in rows and is_blank(column[row]):
                changed[row] = column.codes[first]
    if not changed:
        return None
    codes = [changed.get(row, code) for row, code in enumerate(column.codes)]
    filled = column.with_rows(encode(codes, len(column.values)))
    return filled, Derived("merged", (at,), [at] * len(column.values), tuple(sorted(changed)))


def pointed(findings: Sequence[Finding], origin: Derived, raw: RawSheet, column: RawColumn) -> list[Finding]:
    """Return findings about a derived column at the cells of the worksheet that they are about."""
    found: list[Finding] = []
    for one in findings:
        rows: dict[int, list[int]] = {}
        for row in one.rows:
            code = column.codes[row - raw.first_row]
            rows.setdefault(raw.first_column + origin.by_code[code], []).append(row)
        found += [replace(one, rows=tuple(mine), column=at) for at, mine in sorted(rows.items())] or [one]
    return found
