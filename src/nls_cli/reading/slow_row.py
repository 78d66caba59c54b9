"""One row of a worksheet, read tag by tag: for the rows that are not written the usual way."""

from __future__ import annotations

import re

from nls_cli.reading.places import MAX_COLUMN, MAX_ROW, cell_name, column_number
from nls_cli.reading.refused import Refused, damaged
from nls_cli.reading.xml_scan import attributes, plain

_TAG = re.compile(rb"""<(/?)([A-Za-z_][\w.:-]*)((?:[^<>"'/]|/(?!>)|"[^"<]*"|'[^'<]*')*+)(/?)>([^<]*)""")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ERRORS = {
    "#N/A",
    "#REF!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#VALUE!",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
} | {"#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!"}


def is_hidden(row: bytes) -> bool:
    """Tell whether the row whose XML (after `<row`) this is has been hidden."""
    return attributes(row[: row.find(b">")]).get("hidden") in ("1", "true")


def stored_number(row: bytes) -> int:
    """Return the number that the row whose XML (after `<row`) this is gives itself, 0 if it gives none."""
    given = attributes(row[: row.find(b">")]).get("r", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= _DIGITS else 0


def error_text(text: bytes | None) -> str:
    """Return an error as Excel shows it; what Excel does not know is `#ERROR!`."""
    shown = plain(text or b"").strip()
    return shown if shown in _ERRORS else "#ERROR!"


_DIGITS = 10
"""Of a row's number; more are no number at all."""


class _Cell:
    __slots__ = ("column", "content", "formula", "type", "value")

    def __init__(self, column: int, kind: str) -> None:
        self.column = column
        self.type = kind
        self.formula = False
        self.content = False
        """Whether it holds anything at all."""
        self.value: bytes | None = None

    def outcome(self) -> tuple[int, str, str]:
        if self.type == "e":
            return self.column, "error", error_text(self.value)
        empty = self.value is None or not (self.value if self.type == "str" else self.value.strip())
        # `t="str"` with an empty value is a result: the empty text.
        if self.formula and empty and not (self.type == "str" and self.value is not None):
            return self.column, "uncalculated", ""
        return self.column, "value" if self.content else "blank", ""


def read_row(row: bytes, last_row: int, part: str) -> tuple[int, list[tuple[int, str, str]], bool]:
    """Return a row's number, its cells as (column, kind, error text), and whether it is hidden.

    `row` is the XML after `<row`; kinds are `value`, `blank`, `error`, `uncalculated`. Places that are not
    given follow the one before, as the format says. Refuse places that contradict each other.
    """
    row = b"<row" + row
    tags = _TAG.findall(row)
    if len(tags) != row.count(b"<"):
        raise damaged("markup", part)
    own = attributes(tags[0][2])
    number = _row_number(own.get("r"), last_row, part)
    cells: list[tuple[int, str, str]] = []
    seen: set[int] = set()
    cell: _Cell | None = None
    column = 0
    for closing, raw_name, inside, closed, text in tags[1:]:
        name = raw_name.rpartition(b":")[2]
        if name == b"row" and not closing:
            raise damaged("markup", part)
        if name == b"c" and not closing:
            given = attributes(inside)
            column = _column(given["r"], number, part) if "r" in given else column + 1
            if column > MAX_COLUMN:
                raise damaged("reference", part, cell=f"{number}:{number}")
            if column in seen:
                raise Refused("NLS113", what="cell", part=part, cell=cell_name(number, column))
            seen.add(column)
            cell = _Cell(column, given.get("t", "n"))
        elif cell and not closing:
            cell.content = True
            if name == b"f":
                cell.formula = True
            elif name == b"v":
                cell.value = (cell.value or b"") + (b"" if closed else text)
        if cell and name == b"c" and (closing or closed):
            cells.append(cell.outcome())
            cell = None
    return number, cells, own.get("hidden") in ("1", "true")


def _row_number(given: str | None, last_row: int, part: str) -> int:
    if given is None:
        number = last_row + 1
    elif not (given.isascii() and given.isdigit() and len(given) <= _DIGITS):
        raise damaged("reference", part, cell=given[:12])
    else:
        number = int(given)
    if not 1 <= number <= MAX_ROW:
        raise damaged("reference", part, cell=f"{number}:{number}")
    if number == last_row:
        raise Refused("NLS113", what="row", part=part, cell=f"{number}:{number}")
    if number < last_row:
        raise damaged("row-order", part, cell=f"{number}:{number}")
    return number


def _column(reference: str, row: int, part: str) -> int:
    match = _REFERENCE.fullmatch(reference)
    column = column_number(match[1].encode()) if match else 0
    if not match or int(match[2]) != row or column > MAX_COLUMN:
        raise damaged("reference", part, cell=reference[:12])
    return column
