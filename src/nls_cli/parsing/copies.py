"""Rows met twice, and parts above their whole: what a table says against itself."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from fractions import Fraction

from nls_cli.model.census import Cells, Missing, Places, Table
from nls_cli.model.codes import encode
from nls_cli.model.finding import Finding
from nls_cli.model.form import Sheet
from nls_cli.model.workbook import Codes
from nls_cli.parsing.parsed import ParsedWorkbook
from nls_cli.text import spoken


def row_keys(table: Table, sheet: Sheet) -> list[object | None]:
    """Return what must be unique per row; None where it is blank and so never a duplicate."""
    if not sheet.key:
        return [None] * table.height
    parts: list[Sequence[object | None]] = []
    if any(sheet.column(id).type == "unit" for id in sheet.key):
        keys = table.places.keys
        parts.append([keys[code] for code in table.places.codes])
    own = [id for id in sheet.key if sheet.column(id).type != "unit"]
    for id in own:
        cells = table.columns.get(id)
        if cells is None:
            return [None] * table.height
        shown = [
            None if isinstance(value, Missing) else (type(value).__name__, str(value))
            for value in cells.values
        ]
        parts.append([shown[code] for code in cells.codes])
    if not own:
        return list(parts[0])
    if len(parts) == 1:
        return list(parts[0])
    # A blank name is no key; a blank place is the province's own level and belongs to the key.
    return [key if key[-1] is not None else None for key in zip(*parts, strict=True)]


def _all_different(table: Table, sheet: Sheet) -> bool:
    """Tell whether a key of one text column is certainly another in every row."""
    cells = table.columns.get(sheet.key[0]) if len(sheet.key) == 1 else None
    if cells is None or sheet.column(sheet.key[0]).type != "text":
        return False
    return len(set(cells.codes)) == table.height


def without_copies(
    table: Table, sheet: Sheet, parsed: Sequence[ParsedWorkbook]
) -> tuple[Table, list[Finding]]:
    """Count rows that are equal in every cell once; rows that share only the key all count, as an error."""
    if _all_different(table, sheet):
        return table, []
    keys = row_keys(table, sheet)
    first: dict[object, int] = {}
    again: dict[object, list[int]] = {}
    for row, key in enumerate(keys):
        if key is not None and first.setdefault(key, row) != row:
            again.setdefault(key, [first[key]]).append(row)
    if not again:
        return table, []
    place_keys = table.places.keys
    findings: list[Finding] = []
    dropped: set[int] = set()

    def cells(row: int) -> tuple[object, ...]:
        return (place_keys[table.places.codes[row]], *(c.codes[row] for c in table.columns.values()))

    for rows in again.values():
        kept: dict[tuple[object, ...], int] = {}
        home = _home_row(table, sheet, rows)
        for row in rows:
            same_cells = kept.setdefault(cells(row), row)
            if same_cells != row:
                dropped.add(row)
                findings.append(_duplicate("NLS401", table, sheet, row, same_cells, parsed))
            elif row == home:
                dropped.add(row)
                findings.append(_duplicate("NLS410", table, sheet, row, sum(rows) - row, parsed))
            elif row != rows[0] and home is None:
                findings.append(_duplicate("NLS402", table, sheet, row, rows[0], parsed))
    if not dropped:
        return table, findings
    return _taken(table, [row for row in range(table.height) if row not in dropped]), findings


def _home_row(table: Table, sheet: Sheet, rows: Sequence[int]) -> int | None:
    """Return which of two rows of one key is that of the body which only lent the person; None if neither is.

    The other row stands in another body and names this one as home: the person counts where he or she works.
    """
    body, home = sheet.meaning("organization"), sheet.meaning("home_organization")
    if len(rows) != 2 or body is None or home is None:
        return None
    works, comes_from = ([_text(table, column.id, row) for row in rows] for column in (body, home))
    if not all(works) or works[0] == works[1]:
        return None
    lent = [at for at in (0, 1) if comes_from[1 - at] == works[at]]
    return rows[lent[0]] if len(lent) == 1 else None


def _text(table: Table, column: str, row: int) -> str:
    cells = table.columns.get(column)
    value = cells.values[cells.codes[row]] if cells else Missing.BLANK
    return "" if isinstance(value, Missing) else spoken(str(value))


def _duplicate(
    code: str, table: Table, sheet: Sheet, row: int, other: int, parsed: Sequence[ParsedWorkbook]
) -> Finding:
    part, other_part = table.parts[table.part_codes[row]], table.parts[table.part_codes[other]]
    key = next((id for id in sheet.key if id in part.columns), None)
    return Finding(
        code,
        parsed[part.file].path,
        part.title,
        (table.excel_rows[row],),
        part.columns.get(key or ""),
        key,
        private=True,
        params={
            "other_path": parsed[other_part.file].path,
            "other_sheet": other_part.title,
            "other_row": table.excel_rows[other],
            "other_column": other_part.columns.get(key or "", 1),
            "name": sheet.name,
        },
    )


def _taken(table: Table, rows: Sequence[int]) -> Table:
    def take(codes: Codes, distinct: int) -> Codes:
        return encode((codes[row] for row in rows), distinct)

    return Table(
        table.sheet,
        len(rows),
        {id: Cells(take(c.codes, len(c.values)), c.values, c.labels) for id, c in table.columns.items()},
        Places(take(table.places.codes, len(table.places.values)), table.places.values, table.places.keys),
        table.parts,
        take(table.part_codes, len(table.parts)),
        array("I", (table.excel_rows[row] for row in rows)),
    )


def part_findings(table: Table, sheet: Sheet, parsed: Sequence[ParsedWorkbook]) -> list[Finding]:
    """Warn of parts above their whole; they are kept."""
    found: list[Finding] = []
    for column in sheet.columns:
        part, whole = table.columns.get(column.id), table.columns.get(column.part_of or "")
        if part is None or whole is None:
            continue
        for row in range(table.height):
            a, b = part.values[part.codes[row]], whole.values[whole.codes[row]]
            if isinstance(a, Fraction) and isinstance(b, Fraction) and a > b:
                at = table.parts[table.part_codes[row]]
                found.append(
                    Finding(
                        "NLS403",
                        parsed[at.file].path,
                        at.title,
                        (table.excel_rows[row],),
                        at.columns.get(column.id),
                        column.id,
                        params={
                            "part": a,
                            "whole": b,
                            "name": column.header,
                            "whole_name": sheet.column(whole_id).header
                            if (whole_id := column.part_of)
                            else "",
                        },
                    )
                )
    return found
