"""The rows of two censuses found again: by the sheet's key, else by what tells probably equal rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nls_cli.model.census import Missing, Table
from nls_cli.model.form import Form, Sheet
from nls_cli.model.shift import Matching


@dataclass(frozen=True, slots=True)
class Match:
    """Per row of each table what it is matched by: rows with one key are one thing."""

    before: tuple[object, ...]
    after: tuple[object, ...]
    said: Matching


def match_rows(sheet: Sheet, before: Table, after: Table, form: Form) -> Match:
    """Match the rows of two tables that lie on one map.

    What the key does not find is looked for by the columns of the form's rule on equal rows, where these are
    unique among what is left on both sides.
    """
    keys = [_keys(before, sheet, sheet.key), _keys(after, sheet, sheet.key)]
    shared = (set(keys[0]) & set(keys[1])) - {None}
    alike = next(
        (rule.columns for rule in form.rules.same if rule.in_ == sheet.id and not rule.same_place), ()
    )
    others = [_keys(table, sheet, alike) if alike else [None] * table.height for table in (before, after)]
    left: list[Counter[object]] = [
        Counter(o for k, o in zip(keys[side], others[side], strict=True) if k not in shared and o is not None)
        for side in (0, 1)
    ]
    again = {one for one in left[0] if left[0][one] == 1 and left[1][one] == 1}
    found: list[tuple[object, ...]] = []
    counts: list[Counter[str]] = []
    for side in (0, 1):
        mine: list[object] = []
        count: Counter[str] = Counter()
        for row, (key, other) in enumerate(zip(keys[side], others[side], strict=True)):
            if key in shared:
                mine.append(("key", key))
                count["key"] += 1
            elif other in again:
                mine.append(("alike", other))
                count["alike"] += 1
            else:
                mine.append((side, row))
                count["alone"] += 1
        found.append(tuple(mine))
        counts.append(count)
    said = Matching(
        sheet.id, counts[1]["key"], counts[1]["alike"], tuple(alike), counts[0]["alone"], counts[1]["alone"]
    )
    return Match(found[0], found[1], said)


def said_within(match: Match, before: Table, after: Table, district: str) -> Matching:
    """Count only what has a row in a unit at district level, in either of the tables."""
    wanted = {
        key
        for table, keys in ((before, match.before), (after, match.after))
        for code, key in zip(table.places.codes, keys, strict=True)
        if table.places.values[code].top == district
    }
    counts = [
        Counter(key[0] for key in keys if key in wanted and isinstance(key, tuple))
        for keys in (match.before, match.after)
    ]
    return replace(
        match.said, key=counts[1]["key"], alike=counts[1]["alike"], before=counts[0][0], after=counts[1][1]
    )


def carried_rows(own: Table, carried: Table) -> list[int | None]:
    """Return for each row where the same row stands in the table on the other map."""
    index = {_spot(carried, row): row for row in range(carried.height)}
    return [index.get(_spot(own, row)) for row in range(own.height)]


def _spot(table: Table, row: int) -> tuple[int, str, int]:
    part = table.parts[table.part_codes[row]]
    return part.file, part.title, table.excel_rows[row]


def _keys(table: Table, sheet: Sheet, columns: Sequence[str]) -> list[object | None]:
    """Return per row the values of some columns, folded; None where one is blank or not understood."""
    if not columns:
        return [None] * table.height
    parts: list[list[object | None]] = []
    units = [id for id in columns if sheet.column(id).type == "unit"]
    if units:
        places = table.places
        parts.append([("place", places.keys[code]) for code in places.codes])
    for id in columns:
        if id in units:
            continue
        cells = table.columns.get(id)
        if cells is None:
            return [None] * table.height
        values = [None if isinstance(value, Missing) else value for value in cells.values]
        parts.append([values[code] for code in cells.codes])
    return [None if any(one is None for one in key) else key for key in zip(*parts, strict=True)]
