"""Cells that get another value: of whole columns, to see what would be true then, or of single rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nls_cli.model.census import Cells, Items, Missing, Table, Value
from nls_cli.model.codes import encode
from nls_cli.model.plan import Slot
from nls_cli.scoring.planning.slots import Answer


def turned(value: Value, slot: Slot, answer: Answer) -> Value:
    """Return what a cell holds once `answer` is given: the answer, or the items it had and one more."""
    if not slot.item:
        return answer
    if isinstance(value, Items):
        return Items(value.ids | {slot.item}, value.complete)
    return Items(frozenset({slot.item}), False)


def holds(value: Value, slot: Slot, answer: Answer) -> bool:
    """Tell whether a cell says so already."""
    if slot.item:
        return isinstance(value, Items) and slot.item in value.ids
    return type(value) is type(answer) and value == answer


def is_unknown(value: Value) -> bool:
    """Tell whether a cell is not known, or not wholly."""
    return isinstance(value, Missing) or (isinstance(value, Items) and not value.complete)


def column_of(table: Table, id: str) -> Cells:
    """Return a column; one that no file has is blank throughout."""
    return table.columns.get(id) or Cells(bytes(table.height), (Missing.BLANK,), ("",))


def all_turned(table: Table, answers: Mapping[Slot, Answer]) -> Table:
    """Return the table as it would be if every row gave these answers."""
    columns = dict(table.columns)
    for slot, answer in answers.items():
        cells = columns.get(slot.column) or column_of(table, slot.column)
        values = tuple(turned(value, slot, answer) for value in cells.values)
        columns[slot.column] = Cells(cells.codes, values, ("",) * len(values))
    return replace(table, columns=columns)


def with_cells(table: Table, changes: Mapping[str, Mapping[int, Value]]) -> Table:
    """Return the table with single cells changed: column → row → value."""
    columns = dict(table.columns)
    for id, by_row in changes.items():
        cells = column_of(table, id)
        index: dict[Value, int] = {}
        values, labels = list(cells.values), list(cells.labels)
        codes = list(cells.codes)
        for row, value in by_row.items():
            if value not in index:
                index[value] = len(values)
                values.append(value)
                labels.append("")
            codes[row] = index[value]
        columns[id] = Cells(encode(codes, len(values)), tuple(values), tuple(labels))
    return replace(table, columns=columns)
