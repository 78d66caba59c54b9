"""Which column of the form a header that it does not know may mean: said by the answers below, never acted upon."""

from __future__ import annotations

from nls_cli.model.census import Missing
from nls_cli.model.form import Column, Sheet
from nls_cli.parsing.layout import Layout
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.values import is_blank, read_value

_FEWEST = 2
"""Rows that must be answered."""
_MOST = 50
"""Different answers below one header; more are no answers to choose from."""


def likely_column(at: int, sheet: Sheet, layout: Layout, types: FormTypes) -> Column | None:
    """Return the one column of the form that the sheet lacks and whose answers are all that stands at `at`."""
    cells = layout.raw.columns[at]
    codes = {cells.codes[row] for row in layout.rows}
    values = [cells.values[code] for code in codes if not is_blank(cells.values[code])]
    if not values or len(values) > _MOST:
        return None
    filled = {code for code in codes if not is_blank(cells.values[code])}
    if sum(cells.codes[row] in filled for row in layout.rows) < _FEWEST:
        return None
    there = {*layout.header.columns, *layout.header.claimed_twice}
    fits = [
        column
        for column in sheet.columns
        if column.type == "choice"
        and column.id not in there
        and all(
            not isinstance(read_value(types.of(sheet, column), value, None).value, Missing)
            for value in values
        )
    ]
    return fits[0] if len(fits) == 1 else None
