"""Worksheets as the reader hands them over, written as rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nls_cli.model.codes import encode
from nls_cli.model.workbook import Broken, RawColumn, RawSheet, RawValue, RawWorkbook


def raw_column(cells: Sequence[RawValue]) -> RawColumn:
    index: dict[tuple[type, RawValue], int] = {}
    codes = [index.setdefault((type(cell), cell), len(index)) for cell in cells]
    return RawColumn(encode(codes, len(index)), tuple(value for _, value in index))


def raw_sheet(
    rows: Sequence[Sequence[Any]],
    name: str = "Nhân sự",
    first_row: int = 1,
    merged: Sequence[tuple[int, int, int, int]] = (),
) -> RawSheet:
    """Lay rows out from Excel's row `first_row`; short rows are blank to the right, `#N/A` is an error cell."""
    width = max((len(row) for row in rows), default=0)
    cells = [[*row, *[None] * (width - len(row))] for row in rows]
    columns = (
        raw_column([Broken("error", c) if c == "#N/A" else c for c in column])
        for column in zip(*cells, strict=True)
    )
    return RawSheet(name, False, first_row, 1, len(rows), tuple(columns), tuple(merged), (), True)


def workbook(*sheets: RawSheet, path: str = "a.xlsx") -> RawWorkbook:
    return RawWorkbook(Path(path), "0" * 64, "xlsx", sheets, ())
