"""What a workbook says about itself: the key/value sheet."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from nls_cli.model.census import Period, Value
from nls_cli.model.finding import Finding
from nls_cli.model.form import Form, Sheet
from nls_cli.model.workbook import RawSheet
from nls_cli.parsing.parsed import FormTypes, Info, is_private
from nls_cli.parsing.values import is_blank, read_value, text_of
from nls_cli.text import header_key, same, spoken, tidy


def parse_info(raw: RawSheet, sheet: Sheet, types: FormTypes, path: str) -> tuple[Info, list[Finding]]:
    """Read the key/value sheet: a known label, and beside it the first cell that is not blank."""
    labels = {
        header_key(name): column
        for column in sheet.columns
        for name in (column.header.vi, column.header.en, *column.aliases)
    }
    findings: list[Finding] = []
    said: dict[str, Value] = {}
    shown: dict[str, str] = {}
    for row in range(raw.height):
        cells = [column[row] for column in raw.columns]
        for at, cell in enumerate(cells):
            column = labels.get(header_key(cell)) if isinstance(cell, str) else None
            if column is None:
                continue
            to = next((j for j in range(at + 1, len(cells)) if not is_blank(cells[j])), None)
            if to is None or column.id in said:
                break
            reading = read_value(types.of(sheet, column), cells[to], None)
            said[column.id] = reading.value
            shown[column.id] = text_of(cells[to])
            if reading.code and reading.code != "NLS312":
                findings.append(
                    Finding(
                        reading.code,
                        path,
                        raw.name,
                        (raw.first_row + row,),
                        raw.first_column + to,
                        column.id,
                        shown[column.id],
                        private=is_private(column, shown[column.id]),
                        suggestion=reading.suggestion,
                        params={"name": column.header},
                    )
                )
            break
    return _info(sheet, types.form, said, shown, raw, path, findings), findings


def _info(
    sheet: Sheet,
    form: Form,
    said: Mapping[str, Value],
    shown: Mapping[str, str],
    raw: RawSheet,
    path: str,
    findings: list[Finding],
) -> Info:
    by_meaning = {column.meaning: column.id for column in sheet.columns if column.meaning}
    as_of = said.get(by_meaning.get("as_of", ""))
    unit = said.get(by_meaning.get("reporting_unit", ""))
    sending = said.get(by_meaning.get("sending", ""))
    version = shown.get(by_meaning.get("form_version", ""), "")
    if version and spoken(version) not in {spoken(form.version), spoken(f"{form.id}/{form.version}")}:
        findings.append(
            Finding("NLS210", path, raw.name, value=version, params={"version": f"{form.id}/{form.version}"})
        )
    explanation = said.get(by_meaning.get("explanation", ""))
    return Info(
        as_of.last if isinstance(as_of, Period) else None,
        same(unit) if isinstance(unit, str) else None,
        tidy(unit) if isinstance(unit, str) else "",
        int(sending) if isinstance(sending, Fraction) else 0,
        read_sheet_names(shown.get(by_meaning.get("nothing_to_report", ""), ""), form),
        bool(tidy(explanation)) if isinstance(explanation, str) else False,
    )


def read_sheet_names(text: str, form: Form) -> frozenset[str]:
    """Return the ids of the sheets that a text names, separated by semicolons, line breaks or commas."""
    names = {
        header_key(name): one.id
        for one in form.row_sheets
        for name in (one.name.vi, one.name.en, one.id, *one.aliases)
    }
    found: set[str] = set()
    for part in text.replace("\n", ";").split(";"):
        pieces = [part] if header_key(part) in names else part.split(",")
        found.update(names[key] for key in map(header_key, pieces) if key in names)
    return frozenset(found)
