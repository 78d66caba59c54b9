"""What a whole column or block of rows looks like: blank, all alike, copied, far from all other districts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from statistics import median

from nls_cli.model.census import Cells, Missing, Part, Table
from nls_cli.model.codes import joint, row_numbers, rows_where
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column
from nls_cli.model.form_rules import ColumnsRule, OutlierRule
from nls_cli.model.verdicts import FALSE, TRUE, judge
from nls_cli.rules.subject import Subject, cell_text, parts_with, ranges

FEWEST_DISTRICTS = 5
"""With fewer there is no telling what is usual."""
_NOTHING = -1
"""The number of a row that lacks some of what it is compared by."""


def check_blank(code: str, subject: Subject) -> Iterator[Finding]:
    """Yield columns that a worksheet has but leaves blank from top to bottom."""
    for rule in subject.form.rules.blank:
        for column, part, cells, used, rows in _columns(rule, subject):
            if all(cells.values[one] is Missing.BLANK for one in used):
                yield _whole(code, subject, part, column, None, rows=rows)


def check_alike(code: str, subject: Subject) -> Iterator[Finding]:
    """Yield columns that hold the same value in every row although things differ in it."""
    for rule in subject.form.rules.alike:
        for column, part, cells, used, rows in _columns(rule, subject):
            only = min(used)
            if len(used) == 1 and not isinstance(cells.values[only], Missing):
                text = cell_text(cells.values[only], cells.labels[only], column)
                yield _whole(code, subject, part, column, text, rows=rows)


def _columns(rule: ColumnsRule, subject: Subject) -> Iterator[tuple[Column, Part, Cells, set[int], int]]:
    """Yield the rule's columns in every worksheet that is long enough: the codes used there, the number of rows."""
    table = subject.table(rule.in_)
    if table is None:
        return
    sheet = subject.form.sheet(rule.in_)
    for part, rows in ranges(table):
        for id in rule.columns if len(rows) >= rule.rows else ():
            if id in part.columns and id in table.columns:
                cells = table.columns[id]
                used = set(cells.codes[rows.start : rows.stop])
                yield sheet.column(id), part, cells, used, len(rows)


def _whole(
    code: str, subject: Subject, part: Part, column: Column, value: str | None, **params: object
) -> Finding:
    return Finding(
        code,
        subject.path(part),
        part.title,
        (),
        part.columns.get(column.id),
        column.id,
        value,
        private=column.personal or column.type == "text",
        params={"name": column.header, **params},
    )


def check_copied(code: str, subject: Subject) -> Iterator[Finding]:
    """Yield blocks of consecutive rows that repeat an earlier block, in the columns that tell rows apart."""
    for rule in subject.form.rules.copied:
        table = subject.table(rule.in_)
        if table is not None and set(rule.columns) <= table.columns.keys():
            yield from _copied(code, rule, table, subject)


def _copied(code: str, rule: ColumnsRule, table: Table, subject: Subject) -> Iterator[Finding]:
    usable = parts_with(table, rule.columns)
    contents = _contents(rule, table)
    column = subject.form.sheet(rule.in_).column(rule.columns[0])
    begins = list(pairwise(contents))
    times = Counter(begins)
    first: dict[tuple[int, ...], int] = {}
    parts = table.part_codes
    done = 0
    # A block that stands twice begins with two rows that do: they are few.
    for row in [row for row, begin in enumerate(begins) if times[begin] > 1 and _NOTHING not in begin]:
        if row < done or row + rule.rows > table.height:
            continue
        window = tuple(contents[row : row + rule.rows])
        if _NOTHING in window or len(set(window)) == 1 or parts[row] != parts[row + rule.rows - 1]:
            continue
        origin = first.setdefault(window, row)
        if origin + rule.rows > row or parts[row] not in usable:
            continue
        length = rule.rows
        while (
            row + length < table.height
            and origin + length < row
            and contents[row + length] == contents[origin + length] != _NOTHING
            and parts[row + length] == parts[row]
            and parts[origin + length] == parts[origin]
        ):
            length += 1
        part, other = table.parts[parts[row]], table.parts[parts[origin]]
        yield Finding(
            code,
            subject.path(part),
            part.title,
            (table.excel_rows[row],),
            part.columns.get(column.id),
            column.id,
            private=True,
            params={
                "name": column.header,
                "count": length,
                "last": table.excel_rows[row + length - 1],
                "other_path": subject.path(other),
                "other_sheet": other.title,
                "other_row": table.excel_rows[origin],
                "other_last": table.excel_rows[origin + length - 1],
                "columns": tuple(subject.form.sheet(rule.in_).column(id).header for id in rule.columns),
            },
        )
        done = row + length


def _contents(rule: ColumnsRule, table: Table) -> Sequence[int]:
    """Return per row a number for what it holds in the rule's columns; `_NOTHING` where any of it is missing."""
    columns = [table.columns[id] for id in rule.columns]
    found = list(joint([cells.codes for cells in columns])[0])
    missing = 0
    for cells in columns:
        missing |= rows_where(cells.codes, [isinstance(value, Missing) for value in cells.values])
    for row in row_numbers(missing, table.height):
        found[row] = _NOTHING
    return found


def check_outliers(code: str, subject: Subject) -> Iterator[Finding]:
    """Yield districts whose share is far from that of all others."""
    for number, rule in enumerate(subject.form.rules.outliers):
        table = subject.table(rule.in_)
        if table is not None:
            yield from _outliers(code, rule, number, table, subject)


def _outliers(code: str, rule: OutlierRule, number: int, table: Table, subject: Subject) -> Iterator[Finding]:
    where, having = (
        judge(subject.conditions["outliers", number, which], table).to_bytes(table.height, "little")
        for which in ("where", "having")
    )
    with_: dict[str, int] = {}
    of: dict[str, int] = {}
    rows_in: dict[str, dict[int, int]] = {}
    tops = [place.top for place in table.places.values]
    top_of_row = map(tops.__getitem__, table.places.codes)
    alike = Counter(zip(top_of_row, table.part_codes, where, having, strict=True))
    for (top, part, w, h), rows in alike.items():
        if w == TRUE and h in (TRUE, FALSE):
            of[top] = of.get(top, 0) + rows
            with_[top] = with_.get(top, 0) + rows * (h == TRUE)
            parts = rows_in.setdefault(top, {})
            parts[part] = parts.get(part, 0) + rows
    districts = [unit for unit in subject.census.unit_map.districts if of.get(unit.id, 0) >= rule.rows]
    if len(districts) < FEWEST_DISTRICTS:
        return
    shares = {unit.id: Fraction(100 * with_[unit.id], of[unit.id]) for unit in districts}
    middle = median(shares.values())
    spread = median(abs(share - middle) for share in shares.values())
    column = subject.form.sheet(rule.in_).column(rule.column)
    for unit in districts:
        far = abs(shares[unit.id] - middle)
        if far > rule.points and far > rule.times * spread:
            most = max(rows_in[unit.id].items(), key=lambda one: (one[1], -one[0]))[0]
            params: dict[str, object] = {
                "unit": unit.name,
                "share": Fraction(round(shares[unit.id] * 10), 10),
                "median": Fraction(round(middle * 10), 10),
                "rows": of[unit.id],
            }
            yield _whole(code, subject, table.parts[most], column, None, **params)
