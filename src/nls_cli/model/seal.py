"""What is signed: a workbook's totals, and a short code that changes with any value in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.model.base import Words


@dataclass(frozen=True, slots=True)
class Total:
    """One line of the totals."""

    sheet: Words
    name: Words | None
    """The number column that was added up; None for the rows of the sheet."""
    value: Fraction
    unit: Words | None
    """What is counted, where the form says so."""
    unknown: int = 0
    """Cells that are blank or could not be understood, and are not in the total."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A workbook's data in a few lines."""

    code: str
    """`ABCD-EFGH-JKMN`."""
    sha256: str
    """Of the file as it is now; the code survives being saved again, this does not."""
    file: str
    """The file's name without its folders."""
    unit: str
    """The reporting unit as written."""
    as_of: dt.date | None
    sending: int
    nothing: tuple[Words, ...]
    """The sheets it says it has nothing to report for."""
    totals: tuple[Total, ...]
