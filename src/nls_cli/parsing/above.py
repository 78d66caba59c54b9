"""Rows of data above the header: a table that was sorted together with its header, or headed in its middle."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter

from nls_cli.model.census import Missing
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column, Sheet
from nls_cli.model.workbook import RawSheet
from nls_cli.parsing.grid import is_numbering
from nls_cli.parsing.layout import Layout, data_columns
from nls_cli.parsing.values import is_blank, read_value

FEWEST_FILLED = 4
"""A row is data only if so many of the form's columns are filled …"""
FEWEST_TYPED = 2
"""… and so many of them hold a date, a number, a choice or an answer that the column accepts."""


def lost_rows(
    raw: RawSheet,
    sheet: Sheet,
    layout: Layout,
    type_of: Callable[[Column], TypeAdapter[Any] | None],
    path: str,
) -> list[Finding]:
    """Return a finding for the rows above the header that are data: they are not read."""
    columns = list(data_columns(sheet, layout.header))
    rows: list[int] = []
    for row in range(layout.header.row):
        filled = [(column, raw.columns[at][row]) for column, at in columns]
        filled = [(column, value) for column, value in filled if not is_blank(value)]
        if len(filled) < min(FEWEST_FILLED, len(columns)) or is_numbering(raw, row):
            continue
        typed = sum(
            read_value(type_of(column), value, None).value is not Missing.INVALID
            for column, value in filled
            if column.type not in ("text", "unit")
        )
        if typed >= FEWEST_TYPED:
            rows.append(raw.first_row + row)
    if not rows:
        return []
    header = raw.first_row + layout.header.row
    return [Finding("NLS213", path, raw.name, tuple(rows), params={"name": sheet.name, "header": header})]
