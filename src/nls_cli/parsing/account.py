"""How a workbook was read, put down worksheet by worksheet for whoever asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nls_cli.model.base import Words
from nls_cli.model.form import Form
from nls_cli.model.layouts import ColumnLayout, Known, SheetLayout, SkippedRows
from nls_cli.model.workbook import RawSheet, column_letters
from nls_cli.parsing.found import FoundSheets, FoundTable
from nls_cli.parsing.grid import row_values
from nls_cli.parsing.layout import Layout, data_columns
from nls_cli.parsing.parsed import Info
from nls_cli.parsing.titles import title_level
from nls_cli.parsing.values import is_blank


def table_layout(
    table: FoundTable, layout: Layout | None, told: Mapping[int, Words], form: Form
) -> SheetLayout:
    """Return how a table was read. `told`: rows of the worksheet that say something of the submission itself."""
    raw, known = table.raw, table.by
    if layout is None:
        return SheetLayout(raw.name, known, table.sheet.name, raw.hidden, table.turned)
    header = layout.header

    def letters(at: int) -> str:
        number = raw.first_column + at
        return str(number) if table.turned else column_letters(number)

    def rows(first: int, last: int) -> tuple[int, int]:
        return raw.first_row + first, raw.first_row + last

    columns = []
    for column, at in data_columns(table.sheet, header):
        origin = layout.derived.get(column.id)
        sources = origin.sources if origin else (at,)
        how = origin.reason if origin else header.how.get(column.id, "header")
        titles = tuple(header.titles.get(one, "") for one in sources)
        columns.append(ColumnLayout(column.id, column.header, how, tuple(map(letters, sources)), titles))
    twice = [
        ColumnLayout(
            id,
            table.sheet.column(id).header,
            "header",
            tuple(map(letters, found)),
            tuple(header.titles.get(at, "") for at in found),
        )
        for id, found in header.claimed_twice.items()
    ]
    titles_ = () if table.turned else range(header.top)
    above = [raw.first_row + row for row in titles_ if not all(map(is_blank, row_values(raw, row)))]
    titled = [row for row in above if any(title_level(text, form) for text in _texts(raw, row))]
    there = {*header.columns, *header.claimed_twice}
    hidden = frozenset(raw.hidden_rows)
    return SheetLayout(
        raw.name,
        known,
        table.sheet.name,
        raw.hidden,
        table.turned,
        rows(header.top, header.row),
        rows(layout.rows[0], layout.rows[-1]) if layout.rows else None,
        len(layout.rows),
        sum(raw.first_row + row in hidden for row in layout.rows) if hidden else 0,
        tuple(columns),
        tuple(twice),
        {letters(at): header.titles.get(at, "") for at in header.extra},
        tuple(map(letters, header.serial)),
        tuple(column.header for column in table.sheet.columns if column.id not in there),
        tuple(
            SkippedRows(one.reason, tuple(raw.first_row + row for row in one.rows)) for one in layout.skipped
        ),
        {row: told[row] for row in above if row in told},
        tuple(titled),
        tuple(row for row in above if row not in told and row not in titled),
    )


def _texts(raw: RawSheet, row: int) -> tuple[str, ...]:
    """Return the texts of a row, as Excel numbers it, and the row as a whole."""
    texts = [value for value in row_values(raw, row - raw.first_row) if isinstance(value, str)]
    return *texts, " ".join(texts)


def other_layouts(found: FoundSheets, form: Form, info: Info) -> Iterator[SheetLayout]:
    """Yield what became of the worksheets that hold no table that was read."""
    if found.info is not None and form.info is not None:
        name, hidden = form.info.name, found.info.hidden
        yield SheetLayout(found.info.name, "info", name, hidden, labels=info.labels, above=info.unlabelled)
    plain: tuple[tuple[Known, list[str]], ...] = (
        ("own", [one.name for one in found.own]),
        ("stranger", [one.name for one in found.strangers]),
        ("hidden", [one.name for one in found.hidden]),
        ("skipped", [one.name for one in found.skipped]),
    )
    for known, titles in plain:
        for title in titles:
            yield SheetLayout(title, known)
    for near in found.incomplete:
        top, row = near.raw.first_row + near.header.top, near.raw.first_row + near.header.row
        absent = tuple(column.header for column in near.missing)
        yield SheetLayout(
            near.raw.name, "incomplete", near.sheet.name, near.raw.hidden, header=(top, row), absent=absent
        )
    for sheet, others in found.doubled:
        for one in others:
            yield SheetLayout(one.name, "doubled", sheet.name, one.hidden)
    for raw, sheet in found.passed_over:
        last = raw.first_row + raw.height - 1
        yield SheetLayout(raw.name, "passed_over", sheet.name, raw.hidden, data=(raw.first_row, last))
