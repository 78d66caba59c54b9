"""Three-valued row conditions over whole columns: two bits a row, one integer a column.

A row's verdict is one byte: bit 0 says *true for certain*, bit 1 *possibly true*. So 3 is true, 2 unknown,
0 false, and Kleene's AND and OR are the bitwise ones, over all rows in a single operation.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache, reduce
from operator import and_, or_

from nls_cli.model.census import Items, Missing, Period, Place, Table, Value
from nls_cli.model.conditions import All, Any, Condition, Not, Operand, Operator, PlaceTest, Test
from nls_cli.model.workbook import Codes

TRUE, UNKNOWN, FALSE = 3, 2, 0
_MOST_HEIGHTS = 1024
"""Heights of which the mask is kept: a report by commune asks for some 250 ranges of rows."""
Verdicts = int
"""One byte per row, row 0 lowest (little-endian), so that `to_bytes` lists the rows in order."""


def spread(codes: Codes, table: bytes) -> bytes:
    """Return per row the byte that `table` gives its code."""
    if isinstance(codes, bytes):
        return codes.translate(table.ljust(256, b"\0"))
    return bytes(map(table.__getitem__, codes))


def everything(height: int) -> Verdicts:
    """Return `true` for every row."""
    return int.from_bytes(bytes([TRUE]) * height, "little")


@lru_cache(maxsize=_MOST_HEIGHTS)
def row_bits(height: int) -> Verdicts:
    """Return bit 0 of every row: what masks *true for certain*."""
    return int.from_bytes(b"\1" * height, "little")


def negated(verdicts: Verdicts, height: int) -> Verdicts:
    """Return Kleene's NOT: certain and possible change places, inverted."""
    ones = row_bits(height)
    return ((~verdicts & ones) << 1) | ((~(verdicts >> 1)) & ones)


def judge(condition: Condition, table: Table) -> Verdicts:
    """Return the verdict of every row of `table` under `condition`."""
    match condition:
        case All(parts):
            return reduce(and_, (judge(part, table) for part in parts)) if parts else everything(table.height)
        case Any(parts):
            return reduce(or_, (judge(part, table) for part in parts), 0)
        case Not(inner):
            return negated(judge(inner, table), table.height)
        case Test() | PlaceTest():
            found = table.judged.get(condition)
            if found is None:
                found = table.judged[condition] = int.from_bytes(_test(condition, table), "little")
            return found


def _test(condition: Test | PlaceTest, table: Table) -> bytes:
    """Return the verdict of every row under one comparison, a byte each."""
    match condition:
        case PlaceTest(level, operator, operand):
            marks = bytes(_place_verdict(level, operator, operand, place) for place in table.places.values)
            return spread(table.places.codes, marks)
        case Test(column, operator, operand):
            cells = table.columns.get(column)
            if cells is None:  # an absent column is blank throughout
                return bytes([_verdict(operator, operand, Missing.BLANK)]) * table.height
            return spread(cells.codes, bytes(_verdict(operator, operand, value) for value in cells.values))


def _certain(holds: bool) -> int:
    return TRUE if holds else FALSE


def _place_verdict(level: str, operator: str, operand: str | bool, place: Place) -> int:
    blank = place.district_blank if level == "district" else place.commune_blank
    if operator == "blank":
        return _certain(blank is operand)
    value = place.district if level == "district" else place.commune
    return UNKNOWN if isinstance(value, Missing) else _certain(value == operand)


def _verdict(operator: Operator, operand: Operand, value: Value) -> int:
    """Judge one cell. Whether a cell is blank is never unknown, and an invalid cell is not blank."""
    if operator == "blank":
        return _certain((value is Missing.BLANK) is operand)
    if isinstance(value, Missing):
        return UNKNOWN
    if isinstance(value, Items):
        return TRUE if operand in value.ids else _certain(False) if value.complete else UNKNOWN
    if isinstance(value, Period) and isinstance(operand, Period):
        return _period(operator, operand, value)
    if operator == "eq":
        return _certain(type(value) is type(operand) and value == operand)
    assert isinstance(value, Fraction) and isinstance(operand, Fraction)
    match operator:
        case "gte":
            return _certain(value >= operand)
        case "gt":
            return _certain(value > operand)
        case "lte":
            return _certain(value <= operand)
        case "lt":
            return _certain(value < operand)


def _period(operator: Operator, operand: Period, value: Period) -> int:
    """Compare a date known to the day, month or year with another such date.

    `gte 2022` means on or after its first day, `lte 2022` up to its last day; a year that only overlaps is
    unknown.
    """
    match operator:
        case "gte":
            sure, possible = value.first >= operand.first, value.last >= operand.first
        case "gt":
            sure, possible = value.first > operand.last, value.last > operand.last
        case "lte":
            sure, possible = value.last <= operand.last, value.first <= operand.last
        case "lt":
            sure, possible = value.last < operand.first, value.first < operand.first
        case _:
            sure = operand.first <= value.first and value.last <= operand.last
            possible = value.first <= operand.last and operand.first <= value.last
    return TRUE if sure else UNKNOWN if possible else FALSE
