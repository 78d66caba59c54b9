"""One indicator of one unit taken apart: its numbers, its parts, its rows, and the cells that leave it open."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from nls_cli.model.account import Doubt, Explained, Locator, Range, Reason, SheetAccount
from nls_cli.model.census import Census, Missing, Table
from nls_cli.model.conditions import Targets
from nls_cli.model.form import Sheet
from nls_cli.model.targets import Indicator
from nls_cli.scoring.account import account_rows
from nls_cli.scoring.groups import By, group_census
from nls_cli.scoring.measures import aggregate_sheets
from nls_cli.scoring.score import Question, score_census

FIRST_CELLS = 5
"""So many cells of a column are named."""


def only(targets: Targets, indicator: Indicator) -> Targets:
    """Return the target set with this indicator alone."""
    return dataclasses.replace(
        targets, set=targets.set.model_copy(update={"indicators": (indicator,)}), without={}
    )


def explain_indicator(
    census: Census,
    targets: Targets,
    indicator: Indicator,
    locator: Locator,
    *,
    by: By | None = None,
    district: str | None = None,
) -> Explained:
    """Take one indicator apart for the province or one district.

    Without `by` the province is shown by district and a district by commune.
    """
    alone = only(targets, indicator)
    level = by or ("district" if district is None else "commune")
    snapshot = score_census(census, alone, Question(level, district))
    asked = group_census(census, level, district)
    at = 0 if district is None else 1
    group, unit = asked.groups[at], snapshot.units[at]
    accounts: tuple[SheetAccount, ...] = ()
    if all(sheet in asked.tables for sheet in aggregate_sheets(indicator)):
        accounts = account_rows(indicator, targets.conditions[indicator.id], asked.tables, census.form)
    ranges = {one.table.sheet: group.ranges.get(one.table.sheet, (0, 0)) for one in accounts}
    doubts = [
        doubt
        for account in accounts
        for doubt in _doubts(account, ranges[account.table.sheet], census, locator)
    ]
    return Explained(
        indicator,
        snapshot,
        unit,
        snapshot.units[at + 1 :],
        accounts,
        ranges,
        tuple(doubts),
        census.form,
        census.unit_map,
        locator,
    )


def unknown_reasons(account: SheetAccount, row: int) -> Iterator[Reason]:
    """Yield which columns leave a row open; nothing for a row without doubt."""
    if account.unknown[row]:
        yield from (one for one in account.why(row) if one.kind in ("unknown", "operand"))


def _doubts(account: SheetAccount, rows: Range, census: Census, locator: Locator) -> list[Doubt]:
    """Gather the unknown cells by column, most first."""
    found: dict[Reason, list[int]] = {}
    for row in range(*rows):
        for reason in unknown_reasons(account, row):
            found.setdefault(dataclasses.replace(reason, kind="unknown"), []).append(row)
    table = account.table
    for members in found.values():
        members.sort(key=lambda row: (table.part_codes[row], table.excel_rows[row]))
    sheet = census.form.sheet(table.sheet)
    doubts = [
        Doubt(
            sheet.id,
            reason.column,
            reason.side,
            len(members),
            *_kinds(account.table, sheet, reason.column, members),
            tuple(_named(account.table, row, reason.column, locator) for row in members[:FIRST_CELLS]),
        )
        for reason, members in found.items()
    ]
    return sorted(doubts, key=lambda one: (-one.cells, one.column))


def _named(table: Table, row: int, column: str, locator: Locator) -> str:
    cell = locator.cell(table, row, column)
    if cell is not None:
        return cell
    place = locator.row(table, row)[0]
    return f"{place.file}!{place.sheet}!{place.row}:{place.row}"


def _kinds(table: Table, sheet: Sheet, column: str, rows: Sequence[int]) -> tuple[int, int, int]:
    """Count the blank, the not understood and the absent among the cells of a column."""
    blank = invalid = absent = 0
    level = sheet.column(column).level
    cells = table.columns.get(column)
    for row in rows:
        if column not in table.parts[table.part_codes[row]].columns:
            absent += 1
        elif level is not None:
            place = table.places.values[table.places.codes[row]]
            is_blank = place.district_blank if level == "district" else place.commune_blank
            blank, invalid = blank + is_blank, invalid + (not is_blank)
        elif cells is not None and cells.values[cells.codes[row]] is Missing.BLANK:
            blank += 1
        else:
            invalid += 1
    return blank, invalid, absent
