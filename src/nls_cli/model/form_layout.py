"""What a form says about layouts met in real files: columns whose headers are answers, headers that mean nothing."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nls_cli.model.base import Id, Many, Strict


class ColumnGroup(Strict):
    """One question answered by which of several columns is filled: a tick under SC, TC, CĐ or ĐH."""

    column: Id
    """The choice or yes/no column that is answered."""
    answers: Annotated[dict[str, Many[str]], Field(min_length=2)]
    """Answer (the id of a choice; `yes` and `no`) → headers that stand for it, besides its label."""
    several: Many[str] = ()
    """Headers that stand for more than one answer (`Trên ĐH`): a tick there is not enough to tell which."""
    holds: Id | None = None
    """The column whose value stands in the filled cell (a birth date under Nam or Nữ); without it a tick."""
    under: Many[str] = ()
    """Headers above the group, besides those of the column that it holds or answers."""
    alone: bool = False
    """The group is known without any header above it, where two of its columns stand side by side."""


class Hidden(Strict):
    """Whether what Excel hides is read; either way it is said."""

    sheets: Literal["read", "skip"] = "read"
    rows: Literal["read", "skip"] = "read"


class DateParts(Strict):
    """Headers of the columns that a date is spread over."""

    day: Many[str] = ()
    month: Many[str] = ()
    year: Many[str] = ()


class UnitWords(Strict):
    """Words that a title naming a unit begins with, by the unit's level: `XÃ GIAO AN`, `Huyện Giao Thủy`."""

    district: Many[str] = ()
    commune: Many[str] = ()
    apart: Many[str] = ()
    """Phrases that begin with such a word and are no unit: `xã hội`."""


class FormLayout(Strict):
    """Layouts met in real files, as far as they hold for every sheet."""

    serial: Many[str] = ()
    """Headers of columns that number the rows and say nothing else."""
    outside: Many[str] = ()
    """Headers under which no column is one of the form's, whatever stands below (a birthplace has a commune too)."""
    yes: Many[str] = ()
    """With `no`: two columns under the header of a yes/no column, one of them ticked."""
    no: Many[str] = ()
    dates: DateParts = DateParts()
    """Columns below the header of a date: `Ngày`, `Tháng`, `Năm`."""
    unit_words: UnitWords = UnitWords()
    hidden: Hidden = Hidden()
