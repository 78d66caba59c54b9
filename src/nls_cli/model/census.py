"""A typed census: dictionary-encoded columns, sets of rows as bits, and the way back to each Excel cell."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from nls_cli.model.finding import Finding
from nls_cli.model.form import Form
from nls_cli.model.snapshot import CensusFile
from nls_cli.model.units import UnitMap
from nls_cli.model.workbook import Codes, RawColumn


class Missing(Enum):
    """Why a cell has no value."""

    BLANK = "blank"
    INVALID = "invalid"


class Period(NamedTuple):
    """A date known to the day, the month or the year: from its first to its last possible day.

    A census can hold thousands: a tuple is made in a third of the time.
    """

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Items:
    """A list cell."""

    ids: frozenset[str]
    complete: bool
    """False if part of the cell was not recognised: any other item may be in it."""


Value = str | bool | Fraction | Period | Items | Missing
CellKey = tuple[type, Value, str]


def cell_key(type_: str, value: Value, label: str) -> CellKey:
    """Return what makes two cells of a column equal: the value, and for a cell not understood its text."""
    return (type(value), value, "" if type_ == "text" and value is not Missing.INVALID else label)


@dataclass(frozen=True, slots=True)
class Cells:
    """One typed column: per row a code, per code a value. Equal cells have one code."""

    codes: Codes
    values: tuple[Value, ...]
    labels: tuple[str, ...]
    """Per code: for text the spelling to show (values are folded for comparison); for a cell that was not
    understood its text; else empty."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row belongs."""

    top: str
    """Its unit at district level: a district, a commune across old borders, `khoi-tinh` or `chua-xac-dinh`."""
    leaf: str
    """Its unit at commune level: a commune, `<district>.cap-huyen`, `khoi-tinh` or `chua-xac-dinh`."""
    district: str | Missing
    """What conditions on the district column see."""
    commune: str | Missing
    """What conditions on the commune column see."""
    district_blank: bool
    commune_blank: bool


@dataclass(frozen=True, slots=True)
class Places:
    """The place of every row: per row a code, per code a place and what makes it one key."""

    codes: Codes
    values: tuple[Place, ...]
    keys: tuple[tuple[str, ...] | None, ...]
    """The unit's id, or the folded texts of cells that name none; None where both cells are blank."""


@dataclass(frozen=True, slots=True)
class Part:
    """One worksheet of one file that rows of a table come from."""

    file: int
    """Index into `Census.files`."""
    title: str
    """The worksheet's name."""
    columns: Mapping[str, int]
    """Column id → Excel column number."""
    derived: Mapping[str, tuple[int, RawColumn]] = field(default_factory=dict)
    """Columns that are read from several, by id: the Excel row that is their first, and their cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of one sheet of the form, from every file."""

    sheet: str
    height: int
    columns: Mapping[str, Cells]
    """By column id; a column no file has is absent here and blank throughout."""
    places: Places
    parts: tuple[Part, ...]
    part_codes: Codes
    """Per row an index into `parts`."""
    excel_rows: array[int]
    """Per row its number in Excel."""
    judged: dict[object, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Verdicts already found, by their test: many indicators ask the same of a row."""
    keyed: dict[tuple[str, ...], Sequence[int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Per row a number that tells the rows' keys apart, by the columns of the key; likewise."""


Body = tuple[str, str, str | None]
"""A body: its unit at district level, its unit at commune level, its folded name (empty where it is blank,
None in a sheet that names no organization)."""


@dataclass(frozen=True, slots=True)
class Census:
    """One province's data at one date, from one or many files."""

    form: Form
    unit_map: UnitMap
    as_of: dt.date | None
    files: tuple[CensusFile, ...]
    """Every workbook; a merged one is followed by the submissions in it."""
    tables: Mapping[str, Table]
    """By sheet id; a sheet that no file has (nor says it has nothing for) is absent."""
    holders: Mapping[Body, frozenset[int]]
    """Body → submissions that hold rows of it. The files of one reporting unit are one submission."""
    holding: Mapping[int, frozenset[str]]
    """Submission → ids of the sheets it has or says it has nothing for."""
    findings: tuple[Finding, ...]
