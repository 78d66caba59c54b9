"""Write small censuses with a clean layout: one header row, one row per thing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.oracle.naive import FORM, INFO_KEYS, INFO_SHEET

Rows = dict[str, list[dict[str, Any]]]


def make_census(
    path: Path,
    rows_by_sheet: Rows,
    info: dict[str, Any] | None = None,
    columns: dict[str, list[str]] | None = None,
) -> Path:
    """Write `path`: rows by sheet and column id, with raw cells, and `info` by key of `INFO_KEYS`.

    Every column of the form is written, in its order, unless `columns` names those of a sheet. A sheet not in
    `rows_by_sheet` is absent; one with no rows has a header only.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    if info is not None:
        sheet = workbook.create_sheet(INFO_SHEET)
        for key, value in info.items():
            sheet.append([INFO_KEYS[key][0], value])
    for sheet_id, rows in rows_by_sheet.items():
        label, form_columns = FORM[sheet_id]
        wanted = (columns or {}).get(sheet_id)
        shown = [c for c in form_columns if wanted is None or c.id in wanted]
        sheet = workbook.create_sheet(label)
        sheet.append([c.headers[0] for c in shown])
        for row in rows:
            unknown = set(row) - {c.id for c in shown}
            assert not unknown, f"no such column in {sheet_id}: {unknown}"
            sheet.append([row.get(c.id) for c in shown])
    if not workbook.worksheets:
        workbook.create_sheet("Trang1")
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path
