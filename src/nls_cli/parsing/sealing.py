"""The code of a workbook's data: of every value in the form's columns, and of nothing that saving again would change.

Neither the order of rows and columns nor formats, comments, other sheets or other columns are part of it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from fractions import Fraction

from nls_cli.model.census import Cells, Missing
from nls_cli.model.form import Form, Sheet
from nls_cli.model.seal import Total
from nls_cli.model.workbook import Broken, RawSheet, RawValue, RawWorkbook
from nls_cli.parsing.parsed import FormTypes, ParsedWorkbook, RawTable
from nls_cli.parsing.tables import find_tables
from nls_cli.parsing.values import is_blank
from nls_cli.text import tidy

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O, U: what is copied from paper must not be mistaken."""
_ALIKE = str.maketrans("ILO", "110")
_GROUPS, _IN_GROUP = 3, 4
_DIGITS = 15
"""Programs that save a number again keep so many of its digits."""
_SEPARATOR, _END = "\x1f", "\x1e"
_CONTEXT = "^"
"""Stands for what is written above a row and says where it belongs."""


def data_code(raw: RawWorkbook, parsed: ParsedWorkbook, types: FormTypes) -> str:
    """Return the code of the data: 60 bits of a hash, in groups that can be read out.

    The workbook must have been parsed with types that keep cells as they were read.
    """
    digest = hashlib.sha256()
    for line in _lines(raw, parsed, types):
        digest.update(line.encode("utf-8", "surrogatepass"))
        digest.update(_END.encode())
    number = int.from_bytes(digest.digest()[:8], "big") >> 4
    signs = "".join(_ALPHABET[number >> shift & 31] for shift in range(55, -1, -5))
    return "-".join(signs[at : at + _IN_GROUP] for at in range(0, len(signs), _IN_GROUP))


def read_code(text: str) -> str | None:
    """Return a code as it is written by us; None if it cannot be one."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_ALIKE)
    if len(signs) != _GROUPS * _IN_GROUP or set(signs) - set(_ALPHABET):
        return None
    return "-".join(signs[at : at + _IN_GROUP] for at in range(0, len(signs), _IN_GROUP))


def _lines(raw: RawWorkbook, parsed: ParsedWorkbook, types: FormTypes) -> Iterator[str]:
    form = types.form
    yield f"{form.id}/{form.version}"
    info = find_tables(raw.sheets, types, str(raw.path)).info
    if form.info is not None and info is not None:
        yield from _info_lines(info)
    for sheet in form.row_sheets:
        rows = [row for table in _tables(parsed, sheet) for row in _rows(table)]
        yield f"{sheet.id}{_SEPARATOR}{len(rows)}"
        yield from sorted(rows)


def _tables(parsed: ParsedWorkbook, sheet: Sheet) -> list[RawTable]:
    return [one for piece in parsed.pieces for one in piece.every_table if one.sheet.id == sheet.id]


def _info_lines(sheet: RawSheet) -> Iterator[str]:
    """Yield what stands on the sheet that is not in rows, row by row; an empty cell between is no value."""
    for at in range(sheet.height):
        cells = [canonical(column[at]) for column in sheet.columns]
        if any(cells):
            yield _SEPARATOR.join(cell for cell in cells if cell)


def _rows(table: RawTable) -> list[str]:
    """Return every row as its values by column id; a column without any value is as good as absent."""
    found = dict(table.as_read)
    if table.contexts is not None:
        found[_CONTEXT] = table.contexts.as_column()
    columns: list[list[str]] = []
    for id in sorted(found):
        texts = [canonical(value) for value in found[id].values]
        marked = [f"{id}={text}" if text else "" for text in texts]
        columns.append([marked[code] for code in found[id].codes])
    return [_SEPARATOR.join(filter(None, cells)) for cells in zip(*columns, strict=True)]


def canonical(value: RawValue) -> str:
    """Return a raw value as a text that stays the same when the workbook is saved by another program."""
    if value is None or is_blank(value):
        return ""
    if isinstance(value, int | float):  # some formats keep TRUE as 1
        return "n" + format(float(value), f".{_DIGITS}g")
    if isinstance(value, str):
        return "s" + tidy(value)
    if isinstance(value, Broken):
        return f"e{value.kind}:{tidy(value.text)}"
    if isinstance(value, dt.datetime):
        value = (value + dt.timedelta(milliseconds=500)).replace(microsecond=0)
        return f"d{value.date().isoformat()}" if value.time() == dt.time() else f"d{value.isoformat(' ')}"
    return f"d{value}"


def key_totals(parsed: ParsedWorkbook, form: Form) -> tuple[Total, ...]:
    """Return the rows of every sheet that the workbook has, and the sums of its number columns."""
    found: list[Total] = []
    for sheet in form.row_sheets:
        tables = _tables(parsed, sheet)
        if tables:
            rows = sum(len(table.excel_rows) for table in tables)
            found.append(Total(sheet.name, None, Fraction(rows), sheet.heads))
            found += _sums(sheet, tables)
    return tuple(found)


def _sums(sheet: Sheet, tables: Sequence[RawTable]) -> Iterator[Total]:
    for column in sheet.columns:
        if column.type not in ("integer", "number") or column.personal:
            continue
        parts = [table.columns[column.id] for table in tables if column.id in table.columns]
        if parts:
            sums = [_sum(cells) for cells in parts]
            value = sum((one for one, _ in sums), Fraction(0))
            yield Total(sheet.name, column.header, value, column.heads, sum(one for _, one in sums))


def _sum(cells: Cells) -> tuple[Fraction, int]:
    """Add a column up; return the sum and how many cells have no number."""
    counts = [0] * len(cells.values)
    for code in cells.codes:
        counts[code] += 1
    total, unknown = Fraction(0), 0
    for value, count in zip(cells.values, counts, strict=True):
        if isinstance(value, Fraction):
            total += value * count
        elif isinstance(value, Missing):
            unknown += count
    return total, unknown
