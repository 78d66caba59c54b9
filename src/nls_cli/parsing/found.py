"""What is known of a workbook's tables before they are read: which sheet of the form each is, and by what."""

from __future__ import annotations

from dataclasses import dataclass, field

from nls_cli.model.form import Column, Sheet
from nls_cli.model.layouts import By, LayoutPin
from nls_cli.model.workbook import RawSheet
from nls_cli.parsing.header import Header

LEAST = 3
"""Columns of the form that a header must name to be one without the worksheet's name."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table that is a sheet of the form, or a part of one."""

    sheet: Sheet
    raw: RawSheet
    """The worksheet, or the rows of it that are the table's."""
    by: By
    pin: LayoutPin | None = None
    turned: bool = False
    """Its header stands in a column: rows and columns of `raw` have changed places."""
    header: Header | None = None
    """Its header, if it was found already."""


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A worksheet that by its header would be a sheet of the form, were it not for required columns."""

    raw: RawSheet
    sheet: Sheet
    header: Header

    @property
    def missing(self) -> tuple[Column, ...]:
        """The required columns that its header does not name."""
        ids = named_by(self.header)
        return tuple(column for column in self.sheet.columns if column.required and column.id not in ids)


@dataclass(slots=True)
class FoundSheets:
    """What every worksheet of a workbook is."""

    tables: dict[str, list[FoundTable]] = field(default_factory=dict)
    """By id of the form's sheet, in the workbook's order; all of them are read."""
    info: RawSheet | None = None
    strangers: list[RawSheet] = field(default_factory=list)
    """Worksheets that are none of the form's."""
    incomplete: list[Incomplete] = field(default_factory=list)
    """Worksheets that lack required columns of a sheet which no other worksheet is."""
    doubled: list[tuple[Sheet, list[RawSheet]]] = field(default_factory=list)
    """Several worksheets that bear one name; the first is read."""
    passed_over: list[tuple[RawSheet, Sheet]] = field(default_factory=list)
    """Worksheets or parts of them with the header of a sheet for which another bears the name."""
    hidden: list[RawSheet] = field(default_factory=list)
    """Hidden worksheets that the form says are not read."""
    skipped: list[RawSheet] = field(default_factory=list)
    """Worksheets that nls.yaml says are not read."""
    own: list[RawSheet] = field(default_factory=list)
    """Worksheets that the program adds itself."""

    def of(self, sheet: Sheet) -> list[FoundTable]:
        """Return the tables of a sheet."""
        return self.tables.get(sheet.id, [])


def named_by(header: Header | None) -> set[str]:
    """Return the columns of the form that a header names."""
    if header is None:
        return set()
    ids = {*header.columns, *header.claimed_twice, *header.dates}
    for one in header.groups:
        ids.add(one.group.column.id)
        if one.group.holds:
            ids.add(one.group.holds.id)
    return ids


def evidence_of(header: Header | None, sheet: Sheet) -> int:
    """Return how many columns of the form a header names; 0 where a required one is missing."""
    ids = named_by(header)
    return 0 if any(column.required and column.id not in ids for column in sheet.columns) else len(ids)
