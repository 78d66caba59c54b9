"""A workbook as it was read: columns of raw values at known places, or the reason why it was refused.

Standard library only: this module is imported by the process that meets hostile files.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar, cast

Codes: TypeAlias = "bytes | array[int]"
"""One code per row: bytes up to 256 distinct values, then `array('H')`, then `array('I')`."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that holds no usable value and yet is not blank."""

    kind: Literal["error", "uncalculated", "legacy", "unclear_tick", "two_ticks", "two_held", "several"]
    """`error`: an Excel error; `uncalculated`: a formula that was stored without its result; `legacy`: text in an old
    font's code, which parsing does not guess at. The others are cells of columns that are read from several: no tick,
    more than one, and a value of which there is more than one."""
    text: str
    """The error as Excel shows it (`#N/A`); empty for a formula without a value."""


T = TypeVar("T")

RawValue: TypeAlias = "None | str | float | int | bool | date | datetime | time | timedelta | Broken"
"""What a cell holds; a blank is None. Numbers stay numbers, text stays text, exactly as stored."""


@dataclass(frozen=True, slots=True)
class RawColumn:
    """One column, each distinct value once; values differing in type (`1`, `True`, `"1"`) are distinct."""

    codes: Codes
    """For each row, the index of its value in `values`."""
    values: tuple[RawValue, ...]
    """The distinct values in order of first appearance."""

    _known: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    _of_rows: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, find: Callable[[RawColumn], T]) -> T:
        """Return what `find` tells of the values alone; it is asked once, however many want to know."""
        if find not in self._known:
            self._known[find] = find(self)
        return cast("T", self._known[find])

    def rows_once(self, find: Callable[[RawColumn], T]) -> T:
        """Return what `find` tells of the rows; it is asked once."""
        if find not in self._of_rows:
            self._of_rows[find] = find(self)
        return cast("T", self._of_rows[find])

    def with_rows(self, codes: Codes) -> RawColumn:
        """Return a column of other rows of the same values; what is known of these need not be asked again."""
        other = RawColumn(codes, self.values)
        object.__setattr__(other, "_known", self._known)
        return other

    @property
    def used(self) -> list[int]:
        """The codes that some row has, ascending; looked for once."""
        return self.rows_once(_used)

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> RawValue:
        return self.values[self.codes[row]]

    def __iter__(self) -> Iterator[RawValue]:
        values = self.values
        return (values[code] for code in self.codes)


def _used(column: RawColumn) -> list[int]:
    codes, distinct = column.codes, len(column.values)
    if isinstance(codes, bytes):  # each is looked for at the speed of memory
        return [code for code in range(distinct) if code in codes]
    found = set(codes)
    return sorted(found) if len(found) < distinct else list(range(distinct))


def column_letters(column: int) -> str:
    """Return Excel's letters of a column number."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The used area of one worksheet."""

    name: str
    """The sheet's name as stored."""
    hidden: bool
    """Whether Excel hides the sheet (also "very hidden")."""
    first_row: int
    """Excel's number (from 1) of the row that is row 0 of every column."""
    first_column: int
    """Excel's number (from 1) of the column that is `columns[0]`."""
    height: int
    """Number of rows; every column has this length."""
    columns: tuple[RawColumn, ...]
    """The columns from `first_column` on, without gaps."""
    merged: tuple[tuple[int, int, int, int], ...]
    """Merged ranges (first row, first column, last row, last column) in Excel's numbers from 1."""
    hidden_rows: tuple[int, ...]
    """Excel's numbers of rows hidden by hand or by a filter, ascending; known for xlsx and xlsm."""
    error_cells_known: bool
    """False where the records of a binary workbook could not be followed: errors may hide behind blanks."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to mention about a workbook that could be read."""

    code: str
    """A permanent code (`NLS114`)."""
    params: Mapping[str, str | int]
    """What the message of this code names."""
    sheet: str | None = None
    """The sheet concerned, if one."""
    cell: str | None = None
    """The A1 reference concerned, if one."""


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """A workbook that passed the look and was read whole."""

    path: Path
    """The path as it was given."""
    sha256: str
    """Hash of the very bytes that were looked at and read."""
    kind: str
    """`xlsx`, `xlsm`, `xlsb`, `xls` or `ods`: by content, whatever the suffix says."""
    sheets: tuple[RawSheet, ...]
    """Worksheets in the workbook's order (chart and macro sheets hold no cells and are left out)."""
    notices: tuple[Notice, ...]
    """Macros, external links, duplicate cells and the like, in a stable order."""
    date_1904: bool | None = False
    """Whether serial numbers count days from 1904 instead of 1900; None where the format does not say."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not read, and why; the text of the message comes from a catalogue keyed by `code`."""

    path: Path
    """The path as it was given."""
    sha256: str | None
    """Hash of the bytes, where they could be read."""
    code: str
    """A permanent code (`NLS104`)."""
    params: Mapping[str, str | int]
    """What the message of this code names: the true type, the limit, what was measured …"""
