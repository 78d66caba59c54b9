"""A score taken apart: what every row adds to a measure, and which cells keep it from being certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol

from nls_cli.model.census import Table
from nls_cli.model.form import Form
from nls_cli.model.snapshot import Snapshot, UnitScore
from nls_cli.model.targets import Indicator
from nls_cli.model.units import UnitMap

Side = Literal["numerator", "denominator"]
SIDES: tuple[Side, ...] = ("numerator", "denominator")
Kind = Literal["outside", "lacks", "unknown", "operand", "left_out"]
Number = int | Fraction
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reason:
    """One column that decides about a row."""

    kind: Kind
    """`outside`: the row does not belong; `lacks`: it belongs and does not satisfy; `unknown`: that cannot be
    told; `operand`: it belongs and has no number or key to count; `left_out`: it counts in nothing, as its
    denominator is unknown."""
    side: Side
    column: str
    """Id of the column; empty with `left_out`."""


@dataclass(frozen=True, slots=True)
class SheetAccount:
    """What every row of one sorted sheet adds to one measure."""

    table: Table
    amounts: Mapping[Side, Sequence[Number]]
    """Per row what it adds; a side that the sheet has no part in is absent."""
    keys: Mapping[Side, Sequence[int]]
    """Where different keys are counted: per row the number of its key."""
    unknown: bytes
    """Per row 1 where unknown cells bear on the value."""
    reasons: Sequence[tuple[Reason, ...]]
    reason_codes: Sequence[int]
    """Per row an index into `reasons`: why it is not counted, or not for certain."""

    def why(self, row: int) -> tuple[Reason, ...]:
        """Return what decides about a row; nothing where it is counted on every side."""
        return self.reasons[self.reason_codes[row]]

    def total(self, side: Side, rows: Range) -> Number | None:
        """Count a side over some rows; None if the sheet has no part in it."""
        amounts = self.amounts.get(side)
        if amounts is None:
            return None
        mine = amounts[slice(*rows)]
        keys = self.keys.get(side)
        if keys is None:
            return sum(mine)
        return len({key for key, amount in zip(keys[slice(*rows)], mine, strict=True) if amount})


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row stands, as a person finds it."""

    file: str
    sheet: str
    row: str
    """Excel's number."""


class Locator(Protocol):
    """Finds rows and cells in the workbooks as they were submitted."""

    def row(self, table: Table, row: int) -> tuple[RowPlace, ...]:
        """Return every place that a row stands at: several where equal rows were merged."""

    def cell(self, table: Table, row: int, column: str) -> str | None:
        """Return the first place of a cell as `file!sheet!A1`; None if the file has no such column."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The unknown cells of one column that bear on a value."""

    sheet: str
    column: str
    side: Side
    cells: int
    blank: int
    """So many of them are blank …"""
    invalid: int
    """… hold something that could not be understood …"""
    absent: int
    """… stand in a file without that column."""
    first: tuple[str, ...]
    """The first of them, as `file!sheet!A1`; a row without the cell as `file!sheet!5:5`."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One indicator of one unit, with everything that went in."""

    indicator: Indicator
    snapshot: Snapshot
    """This indicator alone: the province, the unit asked for, then what the unit is made of."""
    unit: UnitScore
    """What is explained."""
    parts: tuple[UnitScore, ...]
    """What it is made of."""
    accounts: tuple[SheetAccount, ...]
    """A sheet each; none where a sheet is absent."""
    ranges: Mapping[str, Range]
    """Sheet id → the rows of the unit."""
    doubts: tuple[Doubt, ...]
    form: Form
    unit_map: UnitMap
    locator: Locator
