"""One workbook against the form: what it says about itself, and its typed tables."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nls_cli.model.census import Cells
from nls_cli.model.codes import encode
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column, Sheet
from nls_cli.model.workbook import Broken, Codes, RawColumn, RawSheet, RawWorkbook
from nls_cli.parsing.above import lost_rows
from nls_cli.parsing.account import other_layouts, table_layout
from nls_cli.parsing.columns import parse_column
from nls_cli.parsing.contexts import lay_out, row_contexts
from nls_cli.parsing.derived import pointed
from nls_cli.parsing.found import FoundTable
from nls_cli.parsing.habits import Habits, with_rests
from nls_cli.parsing.illegible import column_recodings, illegible, old_header_finding
from nls_cli.parsing.info import parse_info, told_above, told_in_titles
from nls_cli.parsing.layout import Layout, Skipped, data_columns
from nls_cli.parsing.layout_findings import layout_findings, sheet_findings
from nls_cli.parsing.legacy import Recoding
from nls_cli.parsing.legible import OldHeaders, legible
from nls_cli.parsing.merged import Source, assigned_rows, find_sources, find_trail
from nls_cli.parsing.parsed import FormTypes, Info, ParsedWorkbook, RawTable, Titles
from nls_cli.parsing.tables import find_tables
from nls_cli.parsing.totals import total_findings


def parse_workbook(raw: RawWorkbook, types: FormTypes, as_of: dt.date | None) -> ParsedWorkbook:
    """Parse a workbook that was read. `as_of` overrides the date it gives itself."""
    form = types.form
    path = str(raw.path)
    findings = [
        Finding(notice.code, path, sheet=notice.sheet, params={**notice.params, "cell": notice.cell or ""})
        for notice in raw.notices
    ]
    raw, old_headers = legible(raw, form)
    findings += [old_header_finding(old, path) for old in old_headers]
    found = find_tables(raw.sheets, types, path)
    info = Info(as_of=as_of)
    if form.info is not None and found.info is not None:
        info, more = parse_info(found.info, form.info, types, path)
        findings.extend(more)
    titled = ((one.raw, one.header.top) for some in found.tables.values() for one in some if one.header)
    info, more = told_above(titled, info, types, path)
    findings.extend(more)
    if as_of is not None:
        info = replace(info, as_of=as_of)
    parsed = ParsedWorkbook(path, raw.sha256, info, findings=findings, date_1904=raw.date_1904)
    sources = find_sources(raw.sheets, form)
    for source in sources:
        told = source.info if as_of is None else replace(source.info, as_of=as_of)
        parsed.sources.append(
            ParsedWorkbook(path, raw.sha256, told, origin=source.name, date_1904=raw.date_1904)
        )
    findings += sheet_findings(found, path)
    laid = lay_out(found, form)
    for sheet in form.row_sheets:
        for table in found.of(sheet):
            _parse_sheet(table, sheet, types, parsed, sources, old_headers, laid)
        if not found.of(sheet):
            _absent(sheet, parsed)
    parsed.layouts += other_layouts(found, form, parsed.info)
    order = {one.name: number for number, one in enumerate(raw.sheets)}
    parsed.layouts.sort(key=lambda one: (order[one.title], one.header or (0, 0)))
    return parsed


def _absent(sheet: Sheet, parsed: ParsedWorkbook) -> None:
    if sheet.id not in parsed.info.nothing:
        code = "NLS201" if sheet.required else "NLS202"
        parsed.findings.append(Finding(code, parsed.path, params={"name": sheet.name}))


def _parse_sheet(
    table: FoundTable,
    sheet: Sheet,
    types: FormTypes,
    parsed: ParsedWorkbook,
    sources: Sequence[Source],
    old_headers: Sequence[OldHeaders],
    laid: Mapping[int, tuple[Layout | None, Titles]],
) -> None:
    raw = table.raw
    if table.turned:
        parsed.turned.add(raw.name)
    layout, held = laid[id(table)]
    parsed.layouts.append(table_layout(table, layout, told_in_titles(raw.name, parsed.findings), types.form))
    if layout is None:
        if table.pin is not None or raw.height:
            code = "NLS205" if table.pin is None else "NLS221"
            parsed.findings.append(Finding(code, parsed.path, sheet=raw.name, params={"name": sheet.name}))
        else:
            _absent(sheet, parsed)
        return
    raw = layout.raw
    recodings = column_recodings(raw, sheet, layout.header, types, old_headers)
    if sources:
        layout = _parse_merged(raw, sheet, layout, types, parsed, sources, recodings)
    parsed.findings.extend(layout_findings(table, layout, types, parsed))
    parsed.findings.extend(lost_rows(raw, sheet, layout, lambda column: types.of(sheet, column), parsed.path))
    parsed.heights[sheet.id] = parsed.heights.get(sheet.id, 0) + len(layout.rows)
    if sources and not layout.rows:
        return
    read = _parse_table(raw, sheet, layout, types, parsed, recodings)
    parsed.add(replace(read, contexts=row_contexts(layout, table.by, types.form, held)))
    parsed.findings.extend(total_findings(raw, sheet, layout, read.columns, parsed.path))


def _parse_merged(
    raw: RawSheet,
    sheet: Sheet,
    layout: Layout,
    types: FormTypes,
    parsed: ParsedWorkbook,
    sources: Sequence[Source],
    recodings: Mapping[int, Recoding],
) -> Layout:
    """Parse the rows of each submission of a merged workbook; return the layout of the rows that are of none."""
    trail = find_trail(raw, sheet, layout.header, types.form, sources)
    parsed.trails[raw.name] = trail
    rows = assigned_rows(trail, layout.header, sources)
    for source, book in zip(sources, parsed.sources, strict=True):
        if sheet.id in source.sheets:
            own = replace(layout, rows=_narrow(rows.get(source.name, [])))
            book.add(_parse_table(raw, sheet, own, types, book, recodings))
    taken = {row for one in rows.values() for row in one}
    parsed.heights[sheet.id] = len(taken)
    skipped = tuple(
        Skipped(one.reason, left)
        for one in layout.skipped
        if (left := tuple(row for row in one.rows if row not in taken))
    )
    return replace(layout, rows=[row for row in layout.rows if row not in taken], skipped=skipped)


def _narrow(rows: Sequence[int]) -> Sequence[int]:
    """Return ascending rows as a range, if they stand together."""
    together = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)
    return range(rows[0], rows[-1] + 1) if together else rows


def _kept(column: RawColumn, rows: Sequence[int]) -> Codes:
    if isinstance(rows, range):
        return column.codes[rows.start : rows.stop]
    return encode((column.codes[row] for row in rows), len(column.values))


def _parse_table(
    raw: RawSheet,
    sheet: Sheet,
    layout: Layout,
    types: FormTypes,
    parsed: ParsedWorkbook,
    recodings: Mapping[int, Recoding],
) -> RawTable:
    excel_rows = array("I", [raw.first_row + row for row in layout.rows])
    positions: dict[str, int] = {}
    columns: dict[str, Cells] = {}
    places: dict[str, RawColumn] = {}
    derived: dict[str, tuple[int, RawColumn]] = {}
    as_read: dict[str, RawColumn] = {}
    given: dict[str, RawColumn] = {}
    for column, at in data_columns(sheet, layout.header):
        origin = layout.derived.get(column.id)
        positions[column.id] = raw.first_column + (origin.sources[0] if origin else at)
        kept = raw.columns[at].with_rows(_kept(raw.columns[at], layout.rows))
        if types.keep:
            as_read[column.id] = kept
        if at in recodings:
            kept, more = illegible(kept, column, recodings[at], raw.name, positions[column.id], parsed.path)
            parsed.findings += more
        if origin:
            derived[column.id] = raw.first_row, raw.columns[at]
        before = len(parsed.findings)
        given[column.id] = kept
        if column.type == "unit":
            places[str(column.level)] = kept
            _broken_units(kept, column, raw, excel_rows, positions[column.id], parsed)
            habits = Habits(kept, column, date_1904=parsed.date_1904)
            parsed.findings += habits.findings(parsed.path, raw.name, excel_rows, positions[column.id])
            continue
        columns[column.id] = parse_column(
            kept, sheet, column, raw.name, excel_rows, positions[column.id], types, parsed
        )
        if origin:
            parsed.findings[before:] = pointed(parsed.findings[before:], origin, raw, raw.columns[at])
    columns = with_rests(columns, given, sheet, types)
    return RawTable(sheet, raw.name, positions, excel_rows, columns, places, derived=derived, as_read=as_read)


def _broken_units(
    kept: RawColumn,
    column: Column,
    raw: RawSheet,
    excel_rows: array[int],
    position: int,
    parsed: ParsedWorkbook,
) -> None:
    for code, value in enumerate(kept.values):
        if isinstance(value, Broken) and value.kind != "legacy" and code in kept.codes:
            rows = tuple(excel_rows[row] for row, one in enumerate(kept.codes) if one == code)
            rule = "NLS309" if value.kind == "error" else "NLS310"
            parsed.findings.append(
                Finding(rule, parsed.path, raw.name, rows, position, column.id, value.text)
            )
