"""Worksheets written the usual way: the look and the reading of them in one, shared by two processes.

A large sheet is inflated by both, and each takes apart one stretch of its rows; what they found is joined, and the
reader proper only has to say what each distinct cell means. An unusual sheet is no share at all, and is then looked
at and read as any other workbook is.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator

from nls_cli.reading.archive import Entry, Inflater
from nls_cli.reading.refused import Refused
from nls_cli.reading.sheet_scan import SheetLook
from nls_cli.reading.usual_rows import ERROR, RawCells, UsualRows
from nls_cli.reading.xml_scan import HasComments, checked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from nls_cli.reading.limits import Limits

SPLIT_BYTES = 8 << 20
"""A sheet of so much XML pays for a second process."""
_FIRST_SHARE = 0.53
"""Whoever takes the second stretch has to inflate the first one too."""
_MOST_HEAD = 1 << 20
_OWN_MEMORY = 0.3
"""How much of the memory allowed for the file one share may take."""
_ROW, _STOP = b'<row r="', b"</sheetData"
_TOP = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml[^<>]*\?>)?\s*(<worksheet(?: [^<>]*)?>)"
    rb"(?:<(?!sheetData\b|row\b|c\b)/?[A-Za-z][^<>]*>\s*)*?<sheetData ?>"
)
_MERGES = re.compile(rb"<mergeCells[^<>]*>(?:<mergeCell [^<>]*/>)*</mergeCells>")
_STRAY = re.compile(rb"<(?:\w+:)?(?:sheetData|row|c|mergeCell)\b")

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, in Excel's numbers."""


class Share:
    """A stretch of rows of one sheet, and what stands around the rows."""

    __slots__ = ("columns", "has_errors", "has_formulas", "hidden", "merges", "numbers", "root", "size")

    def __init__(self) -> None:
        self.root = b""
        """The tag that opens the sheet; empty in a share that does not begin with it."""
        self.merges = b""
        """The XML of the merged ranges."""
        self.numbers: array[int] = array("I")
        """Excel's number of each row."""
        self.hidden: array[int] = array("I")
        self.columns: list[RawCells] = []
        """From column A on."""
        self.has_errors = self.has_formulas = False
        self.size = 0
        """Bytes of XML inflated."""

    def area(self) -> Area | None:
        """Return the area of all cells that hold anything."""

        def counted(column: RawCells) -> tuple[bytes | array[int], int, Callable[[int], bool]]:
            distinct = column.distinct
            return column.codes(), len(distinct), lambda code: not is_blank(distinct[code])

        return used_area(self.numbers, map(counted, self.columns))

    def join(self, later: Share) -> None:
        """Append the share of the rows below these."""
        before = len(self.numbers)
        self.root, self.merges = self.root or later.root, self.merges + later.merges
        self.numbers.extend(later.numbers)
        self.hidden.extend(later.hidden)
        self.has_errors |= later.has_errors
        self.has_formulas |= later.has_formulas
        while len(self.columns) < len(later.columns):
            self.columns.append(RawCells([b""] if before else [], bytes(before)))
        for at, column in enumerate(self.columns):
            if at < len(later.columns):
                column.append(later.columns[at].distinct, later.columns[at].codes())
            else:
                column.append([b""], bytes(len(later.numbers)))


def is_blank(piece: bytes) -> bool:
    """Tell whether a cell's piece is empty, or ends without anything in the cell."""
    return piece.count(b"<", 0, piece.rfind(b"<")) < 2 and ERROR not in piece


def used_area(
    rows: array[int], columns: Iterable[tuple[bytes | array[int], int, Callable[[int], bool]]]
) -> Area | None:
    """Return the area of the cells that count; a column is its codes, how many there are, and which of them count."""
    top, bottom = len(rows), -1
    left = right = 0
    for at, (codes, distinct, counts) in enumerate(columns, 1):
        if not any(map(counts, range(distinct))):
            continue
        left, right = left or at, at
        top = next((row for row in range(top) if counts(codes[row])), top)
        bottom = next((row for row in range(len(rows) - 1, bottom, -1) if counts(codes[row])), bottom)
    return (rows[top], left, rows[bottom], right) if left else None


def split_at(entries: Iterable[Entry]) -> dict[str, int]:
    """Return the name of the largest sheet, if it pays to share it, and the byte that divides it."""
    sheets = [entry for entry in entries if "worksheets/" in entry.name.lower()]
    largest = max(sheets, key=lambda entry: entry.size, default=None)
    if largest is None or largest.size < SPLIT_BYTES:
        return {}
    return {largest.name: int(largest.size * _FIRST_SHARE)}


def read_share(
    data: bytes, entry: Entry, limits: Limits, memory: int, begin: int = 0, end: int | None = None
) -> Share | None:
    """Return the rows of a sheet from the first that begins at byte `begin` or later; None if it is unusual.

    Up to the first row that begins at `end` or later; without `end` up to the sheet's last byte.
    """
    chunks = checked(Inflater(data, limits).chunks(entry), entry.name, limits, comments=False)
    share = Share()
    rows = UsualRows(int(memory * _OWN_MEMORY))
    try:
        for section in _Sections(share, limits, begin, end).cut(chunks):
            if not rows.take(section):
                return None
    except (_Unusual, Refused, HasComments):  # another way of looking will tell what is wrong, if anything is
        return None
    share.numbers, share.hidden, share.columns = rows.numbers, rows.hidden, rows.columns()
    share.has_errors, share.has_formulas = rows.has_errors, rows.has_formulas
    return share


class _Unusual(Exception):
    """What stands around the rows is not usual."""


class _Sections:
    """Cuts a sheet's XML into whole rows, and notes what stands before and after them."""

    def __init__(self, share: Share, limits: Limits, begin: int, end: int | None) -> None:
        self._share, self._limits = share, limits
        self._begin, self._end = begin, end
        self._state = "seek" if begin else "head"
        self._carry = b""

    def cut(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield whole rows, as many as each chunk completes."""
        share = self._share
        for chunk in chunks:
            share.size += len(chunk)
            data = self._carry + chunk
            if self._state == "head":
                data = self._after_head(data)
            elif self._state == "seek":
                data = self._after_begin(data)
            if self._state == "rows":
                if rows := self._rows(data):
                    yield rows
            elif self._state == "tail" and len(data) <= self._limits.row_bytes:
                self._carry = data
            elif self._state == "tail" or len(self._carry) > _MOST_HEAD:
                raise _Unusual
            if self._end is not None and self._state in ("tail", "end"):
                return
        self._close()

    def _after_head(self, data: bytes) -> bytes:
        top = _TOP.match(data)
        if not top:
            self._carry = data
            return b""
        self._share.root, self._state = top[1], "rows"
        return data[top.end() :]

    def _after_begin(self, data: bytes) -> bytes:
        skip = max(0, self._begin - (self._share.size - len(data)))
        found = [at for at in (data.find(_ROW, skip), data.find(_STOP, skip)) if at >= 0]
        if not found:
            self._carry = data[skip:][-len(_STOP) :]
            return b""
        self._state = "rows"
        return data[min(found) :]

    def _rows(self, data: bytes) -> bytes:
        """Return the whole rows at the beginning, keep the rest."""
        stop, beyond = data.find(_STOP), -1
        if self._end is not None:
            beyond = data.find(_ROW, max(0, self._end - (self._share.size - len(data))))
        if beyond >= 0 and not 0 <= stop < beyond:
            stop, self._state = beyond, "end"
        elif stop >= 0:
            self._state = "tail"
        else:
            stop = max(data.rfind(_ROW), 0)
        self._carry = data[stop:]
        if len(self._carry) > self._limits.row_bytes:
            raise _Unusual
        return data[:stop]

    def _close(self) -> None:
        """Understand what stands below the rows."""
        if self._state != "tail" or not self._carry.rstrip().endswith(b"</worksheet>"):
            raise _Unusual
        merges = _MERGES.findall(self._carry)
        if len(merges) > 1 or _STRAY.search(_MERGES.sub(b"", self._carry[len(_STOP) :])):
            raise _Unusual
        self._share.merges = b"".join(merges)


def packed(share: Share) -> tuple[dict[str, Any], list[Any]]:
    """Return a share as a JSON value and the pieces of memory that it speaks of."""
    pieces: list[Any] = [share.root, share.merges, share.numbers, share.hidden]
    for column in share.columns:
        pieces += (b"\0".join(column.distinct), column.codes())
    header = {
        "errors": share.has_errors,
        "formulas": share.has_formulas,
        "size": share.size,
        "sizes": [memoryview(piece).nbytes for piece in pieces],
        "items": [memoryview(piece).itemsize for piece in pieces],
    }
    return header, pieces


def unpacked(header: dict[str, Any], message: memoryview) -> Share:
    """Return the share that `packed` took apart."""
    pieces: list[Any] = []
    at = 0
    for size, item in zip(header["sizes"], header["items"], strict=True):
        piece = bytes(message[at : at + size])
        pieces.append(piece if item == 1 else array({2: "H", 4: "I"}[item], piece))
        at += size
    share = Share()
    share.has_errors, share.has_formulas, share.size = header["errors"], header["formulas"], header["size"]
    share.root, share.merges, share.numbers, share.hidden = pieces[:4]
    for distinct, codes in zip(pieces[4::2], pieces[5::2], strict=True):
        share.columns.append(RawCells(distinct.split(b"\0") if len(codes) else [], codes))
    return share


def about(share: Share | None) -> dict[str, Any] | None:
    """Return what one process has to know of the other's share before anything of it counts."""
    if share is None:
        return None
    return {"last_row": share.numbers[-1] if share.numbers else 0, "area": share.area()}


class Taker:
    """Takes the sheets of one workbook apart, where they are usual, with or without a second process."""

    def __init__(
        self,
        data: bytes,
        limits: Limits,
        memory: int,
        split: dict[str, int],
        ask: Callable[[], dict[str, Any] | None],
    ) -> None:
        self._data, self._limits, self._memory = data, limits, memory
        self._split, self._ask = split, ask

    def __call__(self, entry: Entry) -> tuple[Share, SheetLook] | None:
        """Return what this process has of a sheet, and what the look has to say of all of it; None if unusual."""
        begin = self._split.get(entry.name, 0)
        share = read_share(self._data, entry, self._limits, self._memory, begin)
        if share is None:
            return None
        areas = [share.area()]
        if begin:
            above = self._ask()
            if above is None or (share.numbers and share.numbers[0] <= above["last_row"]):
                return None
            areas.append(above["area"])
        look = SheetLook()
        look.size = share.size
        for area in filter(None, areas):
            look.reach((area[0], area[2]), (area[1], area[3]))
        if look.area() > min(self._limits.area + look.size // 16, self._limits.area_hard):
            return None
        return share, look
