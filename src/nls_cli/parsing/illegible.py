"""Columns in an old font's code: one finding says so, and nothing in them is guessed at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nls_cli.model.codes import rows_where
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column, Sheet
from nls_cli.model.glance import loud
from nls_cli.model.workbook import Broken, RawColumn, RawSheet, RawValue
from nls_cli.parsing.header import Header
from nls_cli.parsing.layout import data_columns
from nls_cli.parsing.legacy import Recoding, find_recodings
from nls_cli.parsing.legible import OldHeaders
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.values import read_value


def column_recodings(
    raw: RawSheet, sheet: Sheet, header: Header, types: FormTypes, old_headers: Sequence[OldHeaders]
) -> dict[int, Recoding]:
    """Return, by index of the raw column, the code of every column of the form that is not in Unicode."""
    columns = [column for column, _ in data_columns(sheet, header)]
    indexes = [at for _, at in data_columns(sheet, header)]
    known = next((old.code for old in old_headers if old.sheet == raw.name), None)

    def understood(at: int, text: str) -> bool:
        adapter = types.of(sheet, columns[at])
        return known is None if adapter is None else read_value(adapter, text, None).code is None

    found = find_recodings([_below(raw.columns[at], header.row) for at in indexes], known, understood)
    return {at: one for at, one in zip(indexes, found, strict=True) if one is not None}


def _below(column: RawColumn, row: int) -> list[RawValue]:
    """Return the different values below a row."""
    above, below = set(column.codes[: row + 1]), column.codes[row + 1 :]
    if all(code in above and code not in below for code in column.once(loud)):
        return []
    return [column.values[code] for code in column.used if code not in above or code in below]


def illegible(
    kept: RawColumn, column: Column, recoding: Recoding, title: str, position: int, path: str
) -> tuple[RawColumn, list[Finding]]:
    """Return a column with what is in an old code marked as such, and the finding about it.

    Text stays as it was written, for nothing in a text column can be wrong.
    """
    old = [isinstance(value, str) and recoding(value) != value for value in kept.values]
    cells = rows_where(kept.codes, old).bit_count()
    if not cells:
        return kept, []
    params: Mapping[str, object] = {"name": column.header, "encoding": recoding.encoding, "cells": cells}
    finding = Finding("NLS314", path, title, column=position, field=column.id, params=params)
    if column.type == "text":
        return kept, [finding]
    values = tuple(
        Broken("legacy", str(value)) if is_old else value
        for value, is_old in zip(kept.values, old, strict=True)
    )
    return RawColumn(kept.codes, values), [finding]


def old_header_finding(old: OldHeaders, path: str) -> Finding:
    """Return the finding about headers that had to be converted to be read."""
    (row, column), (text, _) = min(old.cells.items())
    params = {"encoding": old.code[0], "cells": len(old.cells)}
    return Finding("NLS220", path, old.sheet, (row,), column, value=text, params=params)
