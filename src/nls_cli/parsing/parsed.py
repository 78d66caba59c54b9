"""What parsing makes of one workbook: what it says about itself, its typed tables, and the types they were read by."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from nls_cli.model.census import Cells
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.layouts import LayoutPin, SheetLayout
from nls_cli.model.workbook import Codes, RawColumn
from nls_cli.parsing.values import build_type
from nls_cli.parsing.vocabulary import Vocabulary, build_vocabulary


@dataclass(frozen=True, slots=True)
class Info:
    """What a workbook says about itself."""

    as_of: dt.date | None = None
    reporting_unit: str | None = None
    """Folded for comparison."""
    unit_name: str = ""
    """The same as it is written."""
    sending: int = 0
    """Which sending this is; one that is not given ranks below any."""
    nothing: frozenset[str] = frozenset()
    """Ids of the sheets it says it has nothing to report for."""
    explained: bool = False
    """It gives reasons for what changed since last time."""
    labels: tuple[str, ...] = ()
    """The labels it answers, as they stand there."""
    unlabelled: tuple[int, ...] = ()
    """Rows of the key/value sheet that bear no label of the form, as Excel numbers them."""


class Titles(NamedTuple):
    """The titles that stand above a row, as far as they name units."""

    district: tuple[str, ...] = ()
    """Those that begin with a district."""
    commune: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    """Those with a unit further in: `DANH SÁCH CÁN BỘ XÃ GIAO AN`."""


NO_TITLES = Titles()


@dataclass(frozen=True, slots=True)
class Above:
    """The names that stand above a row."""

    sheet: str
    """The worksheet's; nothing where that is the name of the form's sheet."""
    titles: Titles
    groups: tuple[str, ...]
    """The group rows it belongs to, the nearest last."""


@dataclass(frozen=True, slots=True)
class Contexts:
    """What stands above every row of a table."""

    codes: Codes
    values: tuple[Above, ...]
    held: Titles
    """The titles that still hold below the table."""

    def as_column(self) -> RawColumn:
        """Return it as a column of texts, a line for each name."""
        texts = ("\n".join((one.sheet, *sum(one.titles, ()), *one.groups)) for one in self.values)
        return RawColumn(self.codes, tuple(text or None for text in texts))


@dataclass(frozen=True, slots=True)
class RawTable:
    """The typed rows of one worksheet, places still as text."""

    sheet: Sheet
    title: str
    positions: Mapping[str, int]
    """Column id → Excel column number."""
    excel_rows: array[int]
    columns: Mapping[str, Cells]
    """Typed columns, unit columns left out."""
    places: Mapping[str, RawColumn]
    """Level → the unit column of that level, raw."""
    contexts: Contexts | None = None
    """Per row the names above it that may say where it is: the worksheet's, its titles', its group rows'."""
    derived: Mapping[str, tuple[int, RawColumn]] = field(default_factory=dict)
    """Columns that are read from several, by id: the Excel row that is their first, and their cells."""
    as_read: Mapping[str, RawColumn] = field(default_factory=dict)
    """Column id → the cells of its rows as they were read; only where the types ask for it."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The columns of a merged worksheet that say where each row comes from."""

    sheet: str
    """Id of the form's sheet."""
    first_row: int
    """Excel's number of the row that is row 0 of the columns."""
    files: RawColumn
    sheets: RawColumn
    rows: RawColumn
    letters: Mapping[tuple[str, str], str]
    """File and column id → the letters of the column there."""


@dataclass(slots=True)
class ParsedWorkbook:
    """One workbook after parsing."""

    path: str
    sha256: str
    info: Info
    tables: dict[str, RawTable] = field(default_factory=dict)
    """Sheet id → its first table."""
    further: list[RawTable] = field(default_factory=list)
    """Tables of sheets that have one already."""
    findings: list[Finding] = field(default_factory=list)
    heights: dict[str, int] = field(default_factory=dict)
    """Sheet id → data rows in the file, whichever submission they come from."""
    origin: str | None = None
    """The submission that these rows of a merged workbook come from."""
    sources: list[ParsedWorkbook] = field(default_factory=list)
    """For a merged workbook: its submissions, each as if it had been read itself."""
    date_1904: bool | None = False
    """Whether the workbook counts days from 1904; None where its format does not say."""
    trails: dict[str, Trail] = field(default_factory=dict)
    """For a merged workbook: worksheet's name → where each of its rows comes from."""

    turned: set[str] = field(default_factory=set)
    """Worksheets whose header stands in a column: their rows are Excel's columns."""
    layouts: list[SheetLayout] = field(default_factory=list)
    """How every worksheet was read."""

    def add(self, table: RawTable) -> None:
        """Add a table to those of its sheet."""
        if table.sheet.id in self.tables:
            self.further.append(table)
        else:
            self.tables[table.sheet.id] = table

    @property
    def every_table(self) -> Iterator[RawTable]:
        """All tables, the first of each sheet before the others."""
        yield from self.tables.values()
        yield from self.further

    @property
    def pieces(self) -> tuple[ParsedWorkbook, ...]:
        """The workbook itself, and the submissions merged into it."""
        return (self, *self.sources)


class FormTypes:
    """The pydantic type of every column of a form, built when first needed."""

    def __init__(self, form: Form, pins: Sequence[LayoutPin] = (), *, keep: bool = False) -> None:
        self.form = form
        self.keep = keep
        """Whether tables keep their cells as they were read."""
        self.pins = tuple(pins)
        """Layouts that the project has pinned."""
        self._built: dict[tuple[str, str], TypeAdapter[Any] | None] = {}

    @cached_property
    def words(self) -> dict[str, Vocabulary]:
        """The words that head each sheet of rows, by its id; the same for every file."""
        return {sheet.id: build_vocabulary(sheet, self.form) for sheet in self.form.row_sheets}

    def of(self, sheet: Sheet, column: Column) -> TypeAdapter[Any] | None:
        """Return the type of `column`; None for text."""
        key = (sheet.id, column.id)
        if key not in self._built:
            self._built[key] = build_type(column, self.form)
        return self._built[key]


def is_private(column: Column, text: str) -> bool:
    """Tell whether a cell's text is masked: personal columns, and any words that were not understood."""
    return column.personal or any(letter.isalpha() for letter in text)
