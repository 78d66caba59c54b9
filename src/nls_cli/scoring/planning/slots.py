"""What would make a condition true: the cells to turn, and the answers they would get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from nls_cli.model.conditions import All, Any, Condition, Not, Operand, PlaceTest, Test
from nls_cli.model.form import Column, Sheet
from nls_cli.model.plan import Slot

Answer = str | bool
Alternative = Mapping[Slot, Answer]
MOST_ALTERNATIVES = 64


def tests_of(condition: Condition) -> Iterator[Test]:
    """Yield every test of a column in a condition."""
    match condition:
        case Test():
            yield condition
        case Not(inner):
            yield from tests_of(inner)
        case All(parts) | Any(parts):
            for part in parts:
                yield from tests_of(part)
        case PlaceTest():
            return


def asked_of(condition: Condition, column: str) -> Iterator[frozenset[Operand]]:
    """Yield the answers of a column that a condition asks for, each set of answers it does not tell apart."""
    match condition:
        case Test(id, "eq", operand) if id == column:
            yield frozenset({operand})
        case Any(parts) if all(
            isinstance(p, Test) and p.column == column and p.operator == "eq" for p in parts
        ):
            yield frozenset(test.operand for test in tests_of(condition))
        case All(parts) | Any(parts):
            for part in parts:
                yield from asked_of(part, column)
        case Not(inner):
            yield from asked_of(inner, column)
        case Test() | PlaceTest():
            return


def slots_of(condition: Condition, sheet: Sheet) -> set[Slot]:
    """Return the cells of a row, among those that can be turned, that a condition looks at."""
    found: set[Slot] = set()
    for test in tests_of(condition):
        column = sheet.column(test.column)
        if column.action is None:
            continue
        if column.type == "list" and test.operator == "eq":
            found.add(Slot(sheet.id, column.id, str(test.operand)))
        elif column.type == "list":
            found |= {Slot(sheet.id, column.id, choice.id) for choice in column.choices}
        else:
            found.add(Slot(sheet.id, column.id))
    return found


def alternatives(condition: Condition, sheet: Sheet) -> list[Alternative]:
    """Return the ways to help a condition become true by turning cells.

    What hangs on cells that cannot be turned is left as it is: a row either has it or not.
    """
    return [one for one in _ways(condition, sheet, wanted=True) if one]


def _ways(condition: Condition, sheet: Sheet, *, wanted: bool) -> list[Alternative]:
    match condition:
        case Not(inner):
            return _ways(inner, sheet, wanted=not wanted)
        case All(parts) | Any(parts):
            ways = [_ways(part, sheet, wanted=wanted) for part in parts]
            if isinstance(condition, All) == wanted:
                return _together(ways)
            return [one for some in ways for one in some][:MOST_ALTERNATIVES]
        case Test():
            column = sheet.column(condition.column)
            return _answers(condition, column, sheet, wanted=wanted) if column.action else [{}]
        case PlaceTest():
            return [{}]


def _together(ways: list[list[Alternative]]) -> list[Alternative]:
    """Combine one way of each part; ways that want two answers of one cell do not go together."""
    found: list[Alternative] = []
    for chosen in product(*ways):
        merged: dict[Slot, Answer] = {}
        if all(merged.setdefault(slot, answer) == answer for one in chosen for slot, answer in one.items()):
            found.append(merged)
        if len(found) == MOST_ALTERNATIVES:
            break
    return found


def _answers(test: Test, column: Column, sheet: Sheet, *, wanted: bool) -> list[Alternative]:
    """Return the answers that make one test come out as wanted. An action never undoes: no `no`, no item less."""
    if test.operator != "eq":
        return []
    if column.type == "yes_no":
        return [{Slot(sheet.id, column.id): True}] if test.operand is wanted else []
    if column.type == "list":
        return [{Slot(sheet.id, column.id, str(test.operand)): str(test.operand)}] if wanted else []
    if column.type == "choice":
        ids = [choice.id for choice in column.choices if (choice.id == test.operand) is wanted]
        return [{Slot(sheet.id, column.id): id} for id in ids]
    return []
