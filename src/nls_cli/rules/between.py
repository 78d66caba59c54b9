"""Rows against other rows: one thing listed twice, and numbers in one sheet against what another sheet lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from fractions import Fraction

from nls_cli.model.census import Cells, Missing, Period, Table, Value
from nls_cli.model.codes import encode, joint, row_numbers, rows_where
from nls_cli.model.finding import Finding
from nls_cli.model.form import Sheet
from nls_cli.model.form_rules import CountRule, SameRule
from nls_cli.model.units import UNPLACED
from nls_cli.model.verdicts import TRUE, UNKNOWN, judge
from nls_cli.model.workbook import Codes
from nls_cli.rules.subject import Subject, at_rows, certainly, other_place, parts_with
from nls_cli.text import letter_sum, spoken

Key = Hashable | None


def check_same(code: str, subject: Subject) -> Iterator[Finding]:
    """Yield rows that are probably the same thing as an earlier row although their keys differ."""
    for number, rule in enumerate(subject.form.rules.same):
        table = subject.table(rule.in_)
        if rule.code == code and table is not None:
            yield from _same(rule, number, table, subject)


def _same(rule: SameRule, number: int, table: Table, subject: Subject) -> Iterator[Finding]:
    sheet = subject.form.sheet(rule.in_)
    if not set(rule.columns) <= table.columns.keys():
        return
    usable = parts_with(table, rule.columns)
    candidates = _alike(table, rule.columns)
    own = [_per_row(table.columns[id], _given) for id in sheet.key if id in table.columns]
    excused = certainly(subject.conditions["same", number, "unless"], table) if rule.unless else 0
    excused_rows = excused.to_bytes(table.height, "little")
    columns = [table.columns[id] for id in rule.columns]
    first: dict[tuple[Key, ...], int] = {}
    column = sheet.column(rule.columns[0])
    for row in candidates:
        if excused_rows[row] or table.part_codes[row] not in usable:
            continue
        key = tuple(_identity(cells.values[cells.codes[row]]) for cells in columns)
        if rule.same_place:
            leaf = table.places.values[table.places.codes[row]].leaf
            if leaf == UNPLACED:
                continue
            key = (*key, leaf)
        other = first.setdefault(key, row)
        if other == row:
            continue
        if own and all(one[row] is not None and one[row] == one[other] for one in own):
            continue  # the same key twice: said already
        params = other_place(subject, table, other, sheet, column.id)
        yield from at_rows(rule.code, subject, table, column, (row,), params)


def _alike(table: Table, columns: Sequence[str]) -> list[int]:
    """Return the rows that can be the same thing as another at all: dates equal, texts of the same letters.

    They are few, so that the costly comparison of spellings is made for few.
    """
    codes: list[Codes] = []
    unknown = 0
    for cells in (table.columns[id] for id in columns):
        keys = [_roughly(value) for value in cells.values]
        index = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        number = [index[key] for key in keys]
        codes.append(encode(map(number.__getitem__, cells.codes), len(index)))
        unknown |= rows_where(cells.codes, [key is None for key in keys])
    together = list(joint(codes)[0])
    times = Counter(together)
    left_out = set(row_numbers(unknown, table.height))
    return [row for row, one in enumerate(together) if times[one] > 1 and row not in left_out]


def _roughly(value: Value) -> Key:
    key = _given(value)
    return letter_sum(key) if isinstance(key, str) else _identity(value)


def _per_row(cells: Cells, key_of: Callable[[Value], Key]) -> list[Key]:
    by_code: list[Key] = [key_of(value) for value in cells.values]
    return [by_code[code] for code in cells.codes]


def _identity(value: Value) -> Key:
    """Return what identifies a thing; None where a cell says too little."""
    match value:
        case Missing():
            return None
        case Period(first, last):
            return first if first == last else None
        case str():
            return spoken(value)
        case _:
            return value


def _given(value: Value) -> Key:
    return None if isinstance(value, Missing) else value


def check_counts(code: str, subject: Subject) -> Iterator[Finding]:
    """Yield numbers that cannot agree with what another sheet lists for the same commune or body."""
    for number, rule in enumerate(subject.form.rules.counts):
        table, listed = subject.table(rule.in_), subject.table(rule.counted.in_)
        if rule.code == code and table is not None and listed is not None:
            yield from _counts(rule, number, table, listed, subject)


def _counts(rule: CountRule, number: int, table: Table, listed: Table, subject: Subject) -> Iterator[Finding]:
    cells = table.columns.get(rule.column)
    sheet, other_sheet = subject.form.sheet(rule.in_), subject.form.sheet(rule.counted.in_)
    keys, other_keys = _group_keys(rule, table, sheet), _group_keys(rule, listed, other_sheet)
    if cells is None or keys is None or other_keys is None:
        return
    marks = judge(subject.conditions["counts", number, "counted", "where"], listed).to_bytes(
        listed.height, "little"
    )
    things = listed.columns.get(rule.counted.distinct or "")
    sure: dict[Key, set[int]] = {}
    possible: dict[Key, int] = {}
    witness: dict[Key, int] = {}
    for row, (key, mark) in enumerate(zip(other_keys, marks, strict=True)):
        if key is None:
            continue
        seen = sure.setdefault(key, set())
        if mark == TRUE:
            seen.add(things.codes[row] if things is not None else row)
            witness.setdefault(key, row)
        elif mark == UNKNOWN:
            possible[key] = possible.get(key, 0) + 1
    column = sheet.column(rule.column)
    for row, key in enumerate(keys):
        stated = cells.values[cells.codes[row]]
        if key is None or key not in sure or not isinstance(stated, Fraction):
            continue
        low = len(sure[key])
        high = low + possible.get(key, 0)
        if stated < low or (rule.must_be == "equal" and stated > high):
            params = {
                "number": stated,
                "count": low if stated < low else high,
                **other_place(subject, listed, witness.get(key, 0), other_sheet, rule.counted.distinct or ""),
            }
            yield from at_rows(rule.code, subject, table, column, (row,), params)


def _group_keys(rule: CountRule, table: Table, sheet: Sheet) -> list[Key] | None:
    """Return per row which commune or body it belongs to; None where it cannot be told."""
    places = table.places
    if rule.by == "commune":
        known = [
            place.leaf if not place.commune_blank and not isinstance(place.commune, Missing) else None
            for place in places.values
        ]
        return [known[code] for code in places.codes]
    column = sheet.meaning("organization")
    cells = table.columns.get(column.id) if column else None
    if cells is None:
        return None
    names = _per_row(cells, _given)
    return [
        None if name is None else (name, places.keys[code])
        for name, code in zip(names, places.codes, strict=True)
    ]
