"""One column of a table: every distinct value typed once, what is wrong with it said, what its blanks mean."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from nls_cli.model.census import CellKey, Cells, Missing, Period, Value, cell_key
from nls_cli.model.codes import encode, rows_where
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column, Sheet
from nls_cli.model.workbook import Codes, RawColumn, RawValue
from nls_cli.parsing.habits import Habits
from nls_cli.parsing.parsed import FormTypes, ParsedWorkbook, is_private
from nls_cli.parsing.plain import plain_cells, plain_days
from nls_cli.parsing.values import Reading, read_number, read_value, text_of
from nls_cli.text import same

UNCERTAIN = frozenset(
    {
        "NLS302",
        "NLS303",
        "NLS304",
        "NLS305",
        "NLS306",
        "NLS307",
        "NLS308",
        "NLS309",
        "NLS310",
        "NLS313",
        "NLS314",
        "NLS315",
        "NLS330",
        "NLS331",
    }
)
"""Codes that leave a cell, or a part of it, unknown."""


def _number_shown(column: Column, raw: RawValue) -> dict[str, object]:
    """Return a number cell as a number, so that it is written in the reader's way: 1,234 is not 1.234."""
    if isinstance(raw, bool) or not isinstance(raw, int | float) or column.personal or column.type == "date":
        return {}
    number = read_number(raw, frozenset())
    return {} if number is None else {"value": number}


def parse_column(
    kept: RawColumn,
    sheet: Sheet,
    column: Column,
    title: str,
    excel_rows: array[int],
    position: int,
    types: FormTypes,
    parsed: ParsedWorkbook,
) -> Cells:
    """Type a column: each distinct value once, then the blank rule, then equal values share one code."""
    habits = Habits(kept, column, date_1904=parsed.date_1904)
    parsed.findings += habits.findings(parsed.path, title, excel_rows, position)
    plain = plain_cells(kept, column) or plain_days(kept, column, parsed.info.as_of)
    if plain is not None:
        return plain
    adapter = types.of(sheet, column)
    used = kept.used
    readings = {code: read_value(adapter, kept.values[code], parsed.info.as_of, habits.ways) for code in used}
    wrong: dict[int, list[int]] = {
        code: []
        for code, reading in readings.items()
        if reading.code not in (None, "NLS314") or (column.required and reading.value is Missing.BLANK)
    }
    if wrong:
        for row, code in enumerate(kept.codes):
            if code in wrong:
                wrong[code].append(excel_rows[row])
    merged: dict[str | None, list[int]] = {}
    for code, rows in wrong.items():
        if readings[code].code is None:
            merged.setdefault(None, []).extend(rows)
            continue
        parsed.findings.append(
            Finding(
                readings[code].code or "",
                parsed.path,
                title,
                rows,
                position,
                column.id,
                text_of(kept.values[code]),
                private=is_private(column, text_of(kept.values[code]))
                and readings[code].code not in ("NLS330", "NLS331"),
                suggestion=readings[code].suggestion,
                params={
                    "name": column.header,
                    **_number_shown(column, kept.values[code]),
                    **readings[code].params,
                },
            )
        )
    for rows in merged.values():  # None and "" and " " are all one blank
        parsed.findings.append(
            Finding(
                "NLS301",
                parsed.path,
                title,
                sorted(rows),
                position,
                column.id,
                params={"name": column.header},
            )
        )
    blank = _blank_value(column, readings, merged=parsed.origin is not None)
    if column.blank is not None and column.blank.tick is not None and blank is not Missing.BLANK:
        blanks = [code for code, reading in readings.items() if reading.value is Missing.BLANK]
        if blanks:
            count = rows_where(kept.codes, [code in blanks for code in range(len(kept.values))]).bit_count()
            parsed.findings.append(
                Finding(
                    "NLS311",
                    parsed.path,
                    title,
                    column=position,
                    field=column.id,
                    params={"name": column.header, "rows": count, "value": column.shown(blank)},
                )
            )
    return _typed(kept, column, readings, blank)


def _blank_value(column: Column, readings: Mapping[int, Reading], *, merged: bool) -> Value:
    """Return what a blank of this column means in this file.

    In a merged one what blanks meant is written out: those that are left are unknown.
    """
    rule = column.blank
    if rule is None:
        return Missing.BLANK
    if rule.always is not None:
        return rule.always
    if merged:
        return Missing.BLANK
    values = {reading.value for reading in readings.values() if not isinstance(reading.value, Period)}
    said = values - {Missing.BLANK}
    is_tick = bool(said) and rule.tick not in said and Missing.INVALID not in said
    return rule.tick if is_tick and rule.tick is not None else Missing.BLANK


def _typed(kept: RawColumn, column: Column, readings: Mapping[int, Reading], blank: Value) -> Cells:
    index: dict[CellKey, int] = {}
    labels: list[str] = []
    translation: dict[int, int] = {}
    for code, reading in readings.items():
        value, label = reading.value, ""
        if value is Missing.BLANK:
            value = blank
        elif column.type == "text" and isinstance(value, str):
            value, label = same(value), value
        elif reading.code in UNCERTAIN:  # two wrong texts are two different cells
            label = same(text_of(kept.values[code]))
        new = index.setdefault(cell_key(column.type, value, label), len(labels))
        if new == len(labels):
            labels.append(label)
        else:
            labels[new] = min(labels[new], label)
        translation[code] = new
    if isinstance(kept.codes, bytes):
        table = bytearray(256)
        for code, new in translation.items():
            table[code] = new
        codes: Codes = kept.codes.translate(table)
    else:
        codes = encode(map(translation.__getitem__, kept.codes), len(labels))
    return Cells(codes, tuple(key[1] for key in index), tuple(labels))
