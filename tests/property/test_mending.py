"""Mending changes how cells are written, never what they say."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nls_cli.model.census import Census
from nls_cli.model.codes import encode
from nls_cli.model.finding import tally
from nls_cli.model.workbook import RawColumn, RawSheet, RawWorkbook
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.places import Gazetteer
from nls_cli.parsing.placing import best_map
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.writing.fix import Mended, find_mendable
from tests.oracle.strategies import Census as Drawn
from tests.oracle.strategies import censuses
from tests.property.program import File, files_of, raw_workbook, shipped

few = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
UNTIDY = (" {} ", "{}\u200b", "\u00a0{}", "{}\n")


def mendable(raw: RawWorkbook) -> list[Mended]:
    targets, types = shipped()
    book = parse_workbook(raw, types, None)
    day = book.info.as_of
    unit_map = targets.units.at(day) if day else best_map([book], targets.units)
    return list(find_mendable(raw, types, Gazetteer(unit_map), day, "vi"))


def census(raw: RawWorkbook) -> Census:
    targets, types = shipped()
    return assemble_census([parse_workbook(raw, types, None)], targets.form, targets.units, None)


def said(whole: Census) -> Any:
    """Return what every cell says and where every row is."""
    return {
        id: (
            {name: [cells.values[code] for code in cells.codes] for name, cells in table.columns.items()},
            [table.places.values[code] for code in table.places.codes],
            list(table.excel_rows),
        )
        for id, table in whole.tables.items()
    }


def with_changes(raw: RawWorkbook, changes: list[Mended]) -> RawWorkbook:
    """Write the mended cells into the raw workbook."""
    by_sheet: dict[str, dict[tuple[int, int], Any]] = {}
    for one in changes:
        by_sheet.setdefault(one.sheet, {})[one.row, one.column] = one.after
    sheets = tuple(_with_cells(sheet, by_sheet.get(sheet.name, {})) for sheet in raw.sheets)
    return dataclasses.replace(raw, sheets=sheets)


def _with_cells(sheet: RawSheet, cells: dict[tuple[int, int], Any]) -> RawSheet:
    columns = []
    for number, column in enumerate(sheet.columns, sheet.first_column):
        values = [cells.get((row, number), value) for row, value in enumerate(column, sheet.first_row)]
        index: dict[tuple[type, Any], int] = {}
        codes = [index.setdefault((type(value), value), len(index)) for value in values]
        columns.append(RawColumn(encode(codes, len(index)), tuple(value for _, value in index)))
    return dataclasses.replace(sheet, columns=tuple(columns))


def untidy(file: File, random: Any) -> File:
    """Write some texts with the stray spaces and signs that people leave behind."""
    info, rows, columns = file
    messy = {
        id: [
            {
                name: random.choice(UNTIDY).format(value)
                if isinstance(value, str) and value and random.random() < 0.3
                else value
                for name, value in row.items()
            }
            for row in table
        ]
        for id, table in rows.items()
    }
    return info, messy, columns


@few
@given(censuses(), st.randoms(use_true_random=False))
def test_a_mended_census_says_the_same_with_no_more_findings(drawn: Drawn, random: Any) -> None:
    raw = raw_workbook(untidy(files_of(drawn)[0], random), "in.xlsx")
    mended = with_changes(raw, mendable(raw))
    before, after = census(raw), census(mended)
    assert said(after) == said(before)
    counts = tally(before.findings)
    assert all(number <= counts[severity] for severity, number in tally(after.findings).items())


@few
@given(censuses(), st.randoms(use_true_random=False))
def test_mending_again_finds_nothing(drawn: Drawn, random: Any) -> None:
    raw = raw_workbook(untidy(files_of(drawn)[0], random), "in.xlsx")
    assert mendable(with_changes(raw, mendable(raw))) == []
