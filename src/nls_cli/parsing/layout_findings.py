"""What there is to say of a layout: columns missing or claimed twice, rows left out, everything that was assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nls_cli.model.base import Words
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column
from nls_cli.model.workbook import column_letters
from nls_cli.parsing.example import overwritten
from nls_cli.parsing.found import FoundSheets, FoundTable
from nls_cli.parsing.layout import Layout
from nls_cli.parsing.likely import likely_column
from nls_cli.parsing.merged import own_columns, own_keys
from nls_cli.parsing.parsed import FormTypes, ParsedWorkbook
from nls_cli.parsing.values import is_blank

_MOST_RUNS = 20
"""Runs of rows that one sentence names."""


def sheet_findings(found: FoundSheets, path: str) -> Iterator[Finding]:
    """Yield what there is to say of the worksheets of a file as such."""
    for stranger in found.strangers:
        if any(not is_blank(value) for column in stranger.columns for value in column.values):
            yield Finding("NLS203", path, sheet=stranger.name)
    for one in found.incomplete:
        row = one.raw.first_row + one.header.row
        about = {"name": one.sheet.name, "missing": _names(one.missing)}
        yield Finding("NLS234", path, one.raw.name, (row,), params=about)
    for sheet, others in found.doubled:
        first = found.info if found.info is not None and sheet.layout == "key_value" else None
        title = first.name if first else found.of(sheet)[0].raw.name
        names = ", ".join(one.name for one in others)
        yield Finding("NLS204", path, sheet=title, params={"others": names, "name": sheet.name})
    for raw, sheet in found.passed_over:
        params = {"name": sheet.name, "row": raw.first_row}
        yield Finding("NLS217", path, raw.name, (raw.first_row,), params=params)
    for raw in found.hidden:
        yield Finding("NLS212", path, sheet=raw.name, params={"what": "skipped"})
    if found.info is not None and found.info.hidden:
        yield Finding("NLS212", path, sheet=found.info.name, params={"what": "read"})
    for tables in found.tables.values():
        for table in tables:
            yield from _of_table(table, tables, path)


def _of_table(table: FoundTable, all_: list[FoundTable], path: str) -> Iterator[Finding]:
    raw, sheet = table.raw, table.sheet
    if raw.hidden and table.by not in ("below", "beside"):
        yield Finding("NLS212", path, sheet=raw.name, params={"what": "read"})
    if table.by == "header":
        yield Finding("NLS223", path, sheet=raw.name, params={"name": sheet.name})
    if table.by == "below":
        params = {"name": sheet.name, "row": raw.first_row}
        yield Finding("NLS218", path, sheet=raw.name, rows=(raw.first_row,), params=params)
    if table.by == "beside":
        params = {"name": sheet.name, "column": column_letters(raw.first_column)}
        row = raw.first_row + (table.header.top if table.header else 0)
        yield Finding("NLS227", path, raw.name, (row,), raw.first_column, params=params)
    if table.turned:
        yield Finding("NLS224", path, sheet=raw.name, params={"name": sheet.name})
    titles = dict.fromkeys(one.raw.name for one in all_)
    if table is all_[0] and len(titles) > 1:
        names = "”, “".join(titles)
        yield Finding(
            "NLS216", path, sheet=raw.name, params={"name": sheet.name, "count": len(titles), "names": names}
        )


def layout_findings(
    table: FoundTable, layout: Layout, types: FormTypes, parsed: ParsedWorkbook
) -> Iterator[Finding]:
    """Yield what there is to say of a table's header and rows."""
    form = types.form
    yield from _header_findings(table, layout, types, parsed)
    yield from _derived_findings(table, layout, parsed.path)
    raw, path = layout.raw, parsed.path
    for skipped in layout.skipped:
        if skipped.reason == "example":  # the blank form's own example is no assumption and not worth a word
            for row in skipped.rows:
                if overwritten(raw, row, layout.header, table.sheet, form):
                    yield Finding("NLS215", path, raw.name, (raw.first_row + row,))
            continue
        rows = [raw.first_row + row for row in skipped.rows]
        about = {"reason": skipped.reason, "rows": len(rows), "span": _spans(rows)}
        yield Finding("NLS211", path, raw.name, (rows[0],), params=about)
    hidden = [row for row in raw.hidden_rows if row - raw.first_row in frozenset(layout.rows)]
    if hidden:
        about = {"rows": len(hidden), "first": hidden[0], "last": hidden[-1]}
        yield Finding("NLS229", path, raw.name, (hidden[0],), params=about)


def _spans(rows: Sequence[int]) -> str:
    """Name rows by their runs (`11, 17–19`); of very many runs the first, and the last row."""
    starts = [row for at, row in enumerate(rows) if at == 0 or rows[at - 1] != row - 1]
    ends = [row for at, row in enumerate(rows) if at + 1 == len(rows) or rows[at + 1] != row + 1]
    runs = [
        str(first) if first == last else f"{first}–{last}" for first, last in zip(starts, ends, strict=True)
    ]
    return ", ".join(runs if len(runs) <= _MOST_RUNS else [*runs[:_MOST_RUNS], f"… {rows[-1]}"])


def _header_findings(
    table: FoundTable, layout: Layout, types: FormTypes, parsed: ParsedWorkbook
) -> Iterator[Finding]:
    raw, header, path = layout.raw, layout.header, parsed.path
    own = own_columns(raw, header, own_keys(types.form)) if parsed.sources else []
    excel_row = raw.first_row + header.row
    for column in table.sheet.columns:
        if column.id in header.claimed_twice:
            at = header.claimed_twice[column.id]
            letters = _places(table, at)
            yield Finding(
                "NLS209",
                path,
                raw.name,
                (excel_row,),
                raw.first_column + at[1],
                column.id,
                header.titles.get(at[1], ""),
                params={"name": column.header, "columns": letters},
            )
        elif column.id not in header.columns and column.blank is not None and column.blank.always is not None:
            params = {"name": column.header, "value": column.shown(column.blank.always)}
            yield Finding("NLS214", path, raw.name, field=column.id, params=params)
        elif column.id not in header.columns:
            code = "NLS206" if column.required else "NLS207"
            yield Finding(code, path, raw.name, field=column.id, params={"name": column.header})
    for extra in (at for at in header.extra if at not in own):
        title = header.titles.get(extra, "")
        likely = likely_column(extra, table.sheet, layout, types)
        yield Finding(
            "NLS208",
            path,
            raw.name,
            (excel_row,),
            raw.first_column + extra,
            value=title,
            suggestion=likely.header.vi if likely else None,
        )


def _places(table: FoundTable, columns: Sequence[int]) -> str:
    """Return the letters of columns; for a table on its side the numbers of the rows that they are."""
    numbers = [table.raw.first_column + at for at in columns]
    return ", ".join(map(str if table.turned else column_letters, numbers))


def _derived_findings(table: FoundTable, layout: Layout, path: str) -> Iterator[Finding]:
    raw = layout.raw
    codes = {"ticks": "NLS219", "parts": "NLS225", "merged": "NLS226"}
    for id, origin in layout.derived.items():
        if origin.reason not in codes:
            continue
        column = table.sheet.column(id)
        letters = _places(table, origin.sources)
        rows = tuple(raw.first_row + row for row in origin.rows)
        yield Finding(
            codes[origin.reason],
            path,
            raw.name,
            rows or (raw.first_row + layout.header.row,),
            raw.first_column + origin.sources[0],
            id,
            params={"name": column.header, "columns": letters},
        )


def _names(columns: Sequence[Column]) -> Words:
    """Return the quoted headers of columns, in both languages."""
    headers = [column.header for column in columns]
    return Words(
        vi="”, “".join(one.vi for one in headers).join("“”"),
        en="”, “".join(one.en for one in headers).join("“”"),
    )
