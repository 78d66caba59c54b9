"""What every check is given, and how a check says where it found something."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.model.census import Census, Items, Missing, Part, Period, Table, Value
from nls_cli.model.conditions import All, Any, Condition, Not, Test
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.verdicts import Verdicts, judge, row_bits

Step = tuple[str | int, ...]
"""Where a condition stands in the form's `rules:` section: `("rows", 0, "when")`."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A census and the compiled conditions of its form's rules."""

    census: Census
    conditions: Mapping[Step, Condition]

    @property
    def form(self) -> Form:
        """The form."""
        return self.census.form

    def table(self, sheet: str) -> Table | None:
        """Return the rows of a sheet; None where there is nothing to look at."""
        table = self.census.tables.get(sheet)
        return table if table is not None and table.height else None

    def path(self, part: Part) -> str:
        """Return the file that a part comes from."""
        return self.census.files[part.file].path

    def as_of(self, part: Part) -> dt.date | None:
        """Return the date of a part's data."""
        return self.census.files[part.file].as_of or self.census.as_of


def columns_of(condition: Condition) -> frozenset[str]:
    """Return the columns whose cells a condition looks at (places aside)."""
    match condition:
        case Test(column=column):
            return frozenset({column})
        case Not(inner):
            return columns_of(inner)
        case All(parts) | Any(parts):
            return frozenset(id for part in parts for id in columns_of(part))
        case _:
            return frozenset()


def marked(verdicts: Verdicts, height: int) -> list[int]:
    """Return the rows whose byte is not 0, ascending."""
    if not verdicts:
        return []
    marks = verdicts.to_bytes(height, "little")
    return [row for row, mark in enumerate(marks) if mark]


def certainly(condition: Condition, table: Table) -> Verdicts:
    """Mark (bit 0) the rows where a condition holds for certain."""
    return judge(condition, table) & row_bits(table.height)


def certainly_not(condition: Condition, table: Table) -> Verdicts:
    """Mark (bit 0) the rows where a condition is false for certain."""
    return ~(judge(condition, table) >> 1) & row_bits(table.height)


def ranges(table: Table) -> Iterator[tuple[Part, range]]:
    """Yield each part that has rows, and which rows of the table are its own (parts stand one after the other)."""
    start = 0
    codes = table.part_codes
    while start < table.height:
        stop = bisect_right(codes, codes[start], start)
        yield table.parts[codes[start]], range(start, stop)
        start = stop


def parts_with(table: Table, columns: Iterable[str]) -> frozenset[int]:
    """Return the indexes of the parts whose worksheet has all these columns."""
    wanted = set(columns)
    return frozenset(n for n, part in enumerate(table.parts) if wanted <= part.columns.keys())


def cell_text(value: Value, label: str, column: Column) -> str | None:
    """Return a typed cell as text, which differs from what was typed in spelling at most; None if it may be more."""
    match value:
        case Missing():
            return label
        case bool():
            return None
        case Fraction():
            return str(value.numerator) if value.denominator == 1 else format(float(value), "g")
        case Period(first, last) if first == last:
            return f"{first.day:02}/{first.month:02}/{first.year}"
        case Period(first, last) if first.month == last.month:
            return f"{first.month:02}/{first.year}"
        case Period(first, _):
            return str(first.year)
        case Items(ids):
            return "; ".join(choice.label.vi for choice in column.choices if choice.id in ids)
        case _:
            return next((c.label.vi for c in column.choices if c.id == value), label or str(value))


def at_rows(
    code: str,
    subject: Subject,
    table: Table,
    column: Column,
    rows: Iterable[int],
    params: Mapping[str, object],
) -> Iterator[Finding]:
    """Yield findings at cells of one column: one for every worksheet and value, with all its rows."""
    cells = table.columns.get(column.id)
    groups: dict[tuple[int, int], list[int]] = {}
    for row in rows:
        groups.setdefault((table.part_codes[row], cells.codes[row] if cells else 0), []).append(row)
    for (number, at), found in groups.items():
        part = table.parts[number]
        yield Finding(
            code,
            subject.path(part),
            part.title,
            tuple(table.excel_rows[row] for row in found),
            part.columns.get(column.id),
            column.id,
            cell_text(cells.values[at], cells.labels[at], column) if cells else None,
            private=column.personal or column.type == "text",
            params={"name": column.header, **params},
        )


def other_place(subject: Subject, table: Table, row: int, sheet: Sheet, column: str) -> dict[str, object]:
    """Return what names a second place in a message: file, sheet, row, column."""
    part = table.parts[table.part_codes[row]]
    return {
        "other_path": subject.path(part),
        "other_sheet": part.title,
        "other_row": table.excel_rows[row],
        "other_column": part.columns.get(column, 1),
        "other_name": sheet.name,
    }
