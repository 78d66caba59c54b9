"""How a workbook was read: which row was taken for the header, which column for what, what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from nls_cli.model.base import Id, Many, Strict, Words

By = Literal["name", "header", "below", "beside", "pinned"]
"""How a table was known: its worksheet's name, its header, standing below another table, nls.yaml."""
Known = By | Literal["info", "own", "stranger", "incomplete", "hidden", "skipped", "doubled", "passed_over"]
"""How a worksheet was known, or why it was not read."""
How = Literal["header", "alias", "id", "pinned", "ticks", "held", "parts", "merged"]
"""By what a column was known, or how it is put together."""


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """One column of the form and where it is read from."""

    id: str
    name: Words
    how: How
    letters: tuple[str, ...]
    """Excel's letters (for a table on its side: row numbers)."""
    titles: tuple[str, ...]
    """The headers as they stand there."""


@dataclass(frozen=True, slots=True)
class SkippedRows:
    """Rows that are no data, and why."""

    reason: str
    rows: tuple[int, ...]
    """Excel's numbers."""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """How one worksheet, or one table of it, was read."""

    title: str
    """The worksheet's name."""
    known: Known
    name: Words | None = None
    """The form's sheet that it is, or would be."""
    hidden: bool = False
    turned: bool = False
    header: tuple[int, int] | None = None
    """First and last row of the header; None where none was found."""
    data: tuple[int, int] | None = None
    """First and last row of data."""
    rows: int = 0
    """How many rows are data."""
    hidden_rows: int = 0
    """How many of them Excel hides."""
    columns: tuple[ColumnLayout, ...] = ()
    twice: tuple[ColumnLayout, ...] = ()
    """Columns that several claim; none of these is read."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Letters → header of columns that the form does not know."""
    serial: tuple[str, ...] = ()
    """Letters of columns that only number the rows."""
    absent: tuple[Words, ...] = ()
    """Columns of the form that the sheet does not have."""
    skipped: tuple[SkippedRows, ...] = ()
    told: Mapping[int, Words] = field(default_factory=dict)
    """Rows above the header → what they say of the submission itself."""
    titled: tuple[int, ...] = ()
    """Rows above the header that name a unit; they say where rows are that name none."""
    above: tuple[int, ...] = ()
    """The other rows above the header that are not blank, or those without a label of a sheet about the submission
    itself; nothing of them is used."""
    labels: tuple[str, ...] = ()
    """What a sheet about the submission itself gives."""


Letters = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{1,3}$")]
SKIP = "skip"
"""Instead of a sheet's id: the worksheet is not read."""


class LayoutPin(Strict):
    """How one worksheet of some files lies, whatever reading would make of it."""

    files: Annotated[Many[str], Field(min_length=1)]
    """Patterns; a file's path seen from nls.yaml, or its name alone."""
    sheet: str
    """The worksheet's name."""
    is_: Annotated[Id, Field(alias="is")]
    """The form's sheet that it is; `skip` for none."""
    header: Annotated[int | None, Field(ge=1)] = None
    """The last row of the header, as Excel numbers it."""
    columns: dict[Id, Letters] = Field(default_factory=dict)
    """Column id → Excel's letters; the others are found by their headers."""


class PinnedLayouts(Strict):
    """What nls.yaml says under `layouts:`."""

    layouts: Many[LayoutPin] = ()
