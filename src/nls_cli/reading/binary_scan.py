"""The error cells of binary workbooks (.xls, .xlsb), which the reader would show as blanks."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from nls_cli.reading.ole import BadContainer, read_stream
from nls_cli.reading.places import MAX_COLUMN, MAX_ROW
from nls_cli.reading.sheet_scan import SheetLook

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_BOF, _EOF, _SHEET, _ERROR_OR_BOOL, _FORMULA = 0x0809, 0x000A, 0x0085, 0x0205, 0x0006
_ROW_12, _ERROR_12, _FORMULA_ERROR_12, _SHEET_12 = 0, 3, 11, 156
_MOST_SHEETS = 10_000


class Unclear(Exception):
    """The records cannot be followed, so nothing can be said about error cells."""


def scan_xls(data: bytes) -> dict[str, SheetLook]:
    """Return the error cells of each worksheet of a BIFF8 workbook, by the sheet's name."""
    try:
        stream = read_stream(data, "Workbook")
        sheets = dict(_sheets(stream))
        found: dict[str, SheetLook] = {}
        for name, offset in sheets.items():
            found[name] = _empty_look()
            for row, column, code in _errors(stream, offset):
                _add(found[name], row, column, code)
    except (BadContainer, struct.error, IndexError):
        raise Unclear from None
    return found


def _empty_look() -> SheetLook:
    """Return the look at a sheet of which nothing else is known: its values may lie anywhere."""
    look = SheetLook()
    look.rows, look.columns = (1, MAX_ROW), (1, MAX_COLUMN)
    return look


def _add(look: SheetLook, row: int, column: int, code: int) -> None:
    if row >= MAX_ROW or column >= MAX_COLUMN:
        raise Unclear
    look.add_error(row + 1, column + 1, _ERRORS.get(code, "#ERROR!"))


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Yield name and offset of each worksheet."""
    at = count = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        at += 4
        if kind == _EOF:
            return
        if kind == _SHEET and stream[at + 5] == 0:
            count += 1
            if count > _MOST_SHEETS:
                raise Unclear
            (offset,) = struct.unpack_from("<L", stream, at)
            length, wide = stream[at + 6], stream[at + 7] & 1
            raw = stream[at + 8 : at + 8 + (length << wide)]
            yield raw.decode("utf-16-le" if wide else "latin-1", "replace"), offset
        at += size
    raise Unclear


def _errors(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield row, column (from 0) and code of the error cells of one sheet."""
    depth = 0
    unpack, end = struct.Struct("<2H").unpack_from, len(stream) - 4
    while at <= end:
        kind, size = unpack(stream, at)
        at += 4
        if kind == _ERROR_OR_BOOL and stream[at + 7]:
            row, column = unpack(stream, at)
            yield row, column, stream[at + 6]
        elif kind == _FORMULA and stream[at + 6] == 2 and stream[at + 12 : at + 14] == b"\xff\xff":
            row, column = unpack(stream, at)
            yield row, column, stream[at + 8]
        elif kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        at += size
    raise Unclear


def scan_xlsb(book: bytes, relations: Mapping[str, str], parts: Mapping[str, bytes]) -> dict[str, SheetLook]:
    """Return the error cells of each worksheet by its name.

    `book` is the workbook's part, `relations` lead from relation ids to the parts of worksheets.
    """
    found: dict[str, SheetLook] = {}
    try:
        for kind, at, _ in _records_12(book):
            if kind == _SHEET_12:
                id, at = _text_12(book, at + 8)
                name, _ = _text_12(book, at)
                if id in relations:
                    found[name] = _look_12(parts[relations[id]])
    except (struct.error, IndexError, KeyError):
        raise Unclear from None
    return found


def _look_12(part: bytes) -> SheetLook:
    look = _empty_look()
    row = 0
    for kind, at, size in _records_12(part):
        if kind == _ROW_12:
            (row,) = struct.unpack_from("<L", part, at)
        elif kind in (_ERROR_12, _FORMULA_ERROR_12):
            if size < 9:
                raise Unclear
            (column,) = struct.unpack_from("<L", part, at)
            _add(look, row, column, part[at + 8])
    return look


def _records_12(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and size of every record."""
    at, end = 0, len(part)
    while at < end:
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (part[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            byte = part[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift == 28:
                break
        if at + size > end:
            raise Unclear
        yield kind, at, size
        at += size


def _text_12(part: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<L", part, at)
    if length > 1024 or at + 4 + 2 * length > len(part):
        raise Unclear
    return part[at + 4 : at + 4 + 2 * length].decode("utf-16-le", "replace"), at + 4 + 2 * length
