"""From findings to a result: what could not be checked and why, root causes first, the state of every file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from nls_cli.model.base import Words
from nls_cli.model.census import Census
from nls_cli.model.check import CheckedFile, CheckResult, FileStatus
from nls_cli.model.conditions import Condition
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column, ColumnType, Form, Sheet
from nls_cli.model.form_rules import FormRules
from nls_cli.model.workbook import Refusal
from nls_cli.rules.subject import Step, columns_of

ROOT_SHEET = ("NLS201", "NLS202", "NLS205")
ROOT_COLUMN = ("NLS206", "NLS207", "NLS209")
_BY_TYPE: Mapping[ColumnType, tuple[str, ...]] = {
    "choice": ("NLS302",),
    "yes_no": ("NLS303",),
    "integer": ("NLS304", "NLS305", "NLS313"),
    "number": ("NLS304", "NLS305"),
    "date": ("NLS306",),
    "list": ("NLS308",),
}
"""What is looked for in the cells of a column of each type; any text is a text."""
Sheets = Mapping[str, Mapping[str, str | None]]
"""File → its worksheets in order, each with the id of the form's sheet that it is."""


def conclude(
    census: Census,
    findings: Iterable[Finding],
    refusals: Sequence[Refusal],
    paths: Sequence[str],
    sheets: Sheets,
    conditions: Mapping[Step, Condition],
) -> CheckResult:
    """Return the result of a check: every file in the order given, every finding in its place."""
    skipped = _Skipped(census.form, conditions)
    found = [_with_skipped(one, skipped, sheets) for one in findings]
    found += [Finding(one.code, str(one.path), params=one.params) for one in refusals]
    at = {path: number for number, path in enumerate(paths)}
    titles = {
        path: {title: number for number, title in enumerate(titles, 1)} for path, titles in sheets.items()
    }

    def place(one: Finding) -> tuple[int, int, int, int, str, str]:
        sheet = titles.get(one.path, {}).get(one.sheet or "", 0)
        row = min(one.rows, default=0)
        return at.get(one.path, len(at)), sheet, row, one.column or 0, one.code, one.value or ""

    found.sort(key=place)
    concerned = {one.path for one in found}
    read = {one.path: one for one in census.files if one.origin is None}
    refused = {str(one.path): one for one in refusals}
    counting: dict[str, frozenset[str]] = {}
    for id, table in census.tables.items():
        for part in table.parts:
            from_file = census.files[part.file].path
            counting[from_file] = counting.get(from_file, frozenset()) | {id}
    files = []
    for path in paths:
        if path in refused:
            files.append(CheckedFile(path, refused[path].sha256, "unreadable", {}))
        elif path in read:
            status: FileStatus = "findings" if path in concerned else "ok"
            file = read[path]
            counted = counting.get(path, frozenset())
            files.append(CheckedFile(path, file.sha256, status, file.rows, file.unit, file.nothing, counted))
    return CheckResult(census.form, tuple(files), tuple(found), unit_map=census.unit_map)


class _Skipped:
    """The codes that are not looked for where a sheet or a column is missing."""

    def __init__(self, form: Form, conditions: Mapping[Step, Condition]) -> None:
        self._ids = {sheet.name: sheet.id for sheet in form.row_sheets}
        self._of_sheet: dict[str, set[str]] = {}
        self._of_column: dict[tuple[str, str], set[str]] = {}
        for sheet in form.row_sheets:
            for column in sheet.columns:
                self._of_column[sheet.id, column.id] = set(_of_cells(column))
        for code, id, column_id in dependents(form, conditions):
            self._of_sheet.setdefault(id, set()).add(code)
            self._of_column.setdefault((id, column_id), set()).add(code)

    def of_sheet(self, name: object) -> set[str]:
        """Return those of a sheet by its name."""
        return self._of_sheet.get(self._ids.get(name, ""), set()) if isinstance(name, Words) else set()

    def of_column(self, sheet: str | None, column: str | None) -> set[str]:
        """Return those of a column by the ids of its sheet and its own."""
        return self._of_column.get((sheet or "", column or ""), set())


def _with_skipped(finding: Finding, skipped: _Skipped, sheets: Sheets) -> Finding:
    """Add to a missing sheet or column the codes that could not be looked for because of it."""
    codes: set[str] = set()
    if finding.code in ROOT_SHEET:
        codes = skipped.of_sheet(finding.params.get("name"))
    elif finding.code in ROOT_COLUMN:
        codes = skipped.of_column(sheets.get(finding.path, {}).get(finding.sheet or ""), finding.field)
    if not codes:
        return finding
    return dataclasses.replace(finding, params={**finding.params, "skipped": tuple(sorted(codes))})


def _of_cells(column: Column) -> Iterator[str]:
    """Yield the codes that are looked for in the cells of one column."""
    yield from ("NLS301",) if column.required else ()
    yield from _BY_TYPE.get(column.type, ())
    if column.type == "unit":
        yield "NLS501" if column.level == "district" else "NLS502"
    if column.not_after:
        yield "NLS307"


def dependents(form: Form, conditions: Mapping[Step, Condition]) -> Iterator[tuple[str, str, str]]:
    """Yield code, sheet and column for everything that is looked for across columns, rows and sheets."""
    for sheet in form.row_sheets:
        yield from _of_sheet(sheet)
    yield from _of_rules(form.rules, form, conditions)


def _of_sheet(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    for id in sheet.key:
        yield from (("NLS401", sheet.id, id), ("NLS402", sheet.id, id))
    if len(sheet.places) > 1:
        yield from (("NLS503", sheet.id, column.id) for column in sheet.places)
    for column in sheet.columns:
        if column.part_of:
            yield from (("NLS403", sheet.id, column.id), ("NLS403", sheet.id, column.part_of))


def _of_rules(
    rules: FormRules, form: Form, conditions: Mapping[Step, Condition]
) -> Iterator[tuple[str, str, str]]:
    for number, row in enumerate(rules.rows):
        named = {columns for w in ("when", "expect") for columns in columns_of(conditions["rows", number, w])}
        yield from ((row.code, row.in_, id) for id in {row.column, *named})
    for age in rules.ages:
        yield "NLS603", age.in_, age.column
    for same in rules.same:
        yield from ((same.code, same.in_, id) for id in same.columns)
    for number, count in enumerate(rules.counts):
        yield count.code, count.in_, count.column
        named = set(columns_of(conditions["counts", number, "counted", "where"]))
        yield from ((count.code, count.counted.in_, id) for id in named)
        for sheet in (form.sheet(count.in_), form.sheet(count.counted.in_)):
            if count.by == "commune":
                yield from ((count.code, sheet.id, c.id) for c in sheet.places if c.level == "commune")
            elif body := sheet.meaning("organization"):
                yield count.code, sheet.id, body.id
    for parts in rules.sums:
        yield from (("NLS408", parts.in_, id) for id in (*parts.parts, parts.at_most))
    for copied in rules.copied:
        yield from (("NLS613", copied.in_, id) for id in copied.columns)
    for number, far in enumerate(rules.outliers):
        yield from (("NLS614", far.in_, id) for id in columns_of(conditions["outliers", number, "having"]))
