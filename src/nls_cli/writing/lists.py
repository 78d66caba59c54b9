"""The hidden sheet of lists behind the drop-downs, and the formulas by which cells refer to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nls_cli.model.base import Language
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.writing.notes import answers
from nls_cli.writing.places import Offered

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
DISTRICTS, COMMUNES, PARENTS = "nls_districts", "nls_communes", "nls_commune_districts"


def sheet_title(name: str) -> str:
    """Return a sheet's name as Excel allows it: no `[]:*?/\\`, no quote at either end, at most 31 characters."""
    return _NOT_IN_TITLES.sub(" ", name)[:31].strip("' ")


def lines_of(texts: Sequence[str | float | None], widths: Sequence[int]) -> int:
    """Return how many lines the longest of these texts takes in columns of these widths."""
    needed = [
        -(-len(text) // max(1, int(width * 0.95)))
        for text, width in zip(texts, widths, strict=False)
        if isinstance(text, str)
    ]
    return max(needed, default=1) or 1


class Lists:
    """Writes each list once, as a column with a name; equal lists share one."""

    def __init__(self, book: Workbook, sheet: Worksheet, title: str) -> None:
        self._book = book
        self._sheet = sheet
        self._quoted = "'" + title.replace("'", "''") + "'"
        self._used = 0
        self._names: dict[tuple[str, ...], str] = {}

    def add(self, name: str, values: tuple[str, ...]) -> str:
        """Return the name under which a list can be referred to; `name` if the list is new."""
        if values in self._names:
            return self._names[values]
        self._define(name, values)
        self._names[values] = name
        return name

    def _define(self, name: str, values: tuple[str, ...]) -> None:
        from xlsxwriter.utility import xl_rowcol_to_cell

        at = self._used
        self._used += 1
        self._sheet.write_string(0, at, name)
        for row, value in enumerate(values, 1):
            self._sheet.write_string(row, at, value)
        first = xl_rowcol_to_cell(1, at, row_abs=True, col_abs=True)
        last = xl_rowcol_to_cell(max(1, len(values)), at, row_abs=True, col_abs=True)
        self._book.define_name(name, f"={self._quoted}!{first}:{last}")

    def add_places(self, offered: Offered) -> None:
        """Write the units: districts, and communes side by side with the district of each."""
        districts = tuple(offered.name(unit, "district") for unit in offered.districts)
        self._define(DISTRICTS, districts)
        self._define(COMMUNES, tuple(offered.name(unit, "commune") for _, unit in offered.communes))
        self._define(PARENTS, tuple(district for district, _ in offered.communes))


def source_of(
    column: Column,
    sheet: Sheet,
    form: Form,
    offered: Offered,
    lists: Lists,
    language: Language,
    district: str,
) -> str | None:
    """Return the formula of a column's drop-down, or None; `district` is the cell beside the first commune."""
    if column.type == "unit":
        if column.level == "district":
            return f"={DISTRICTS}" if offered.districts else None
        if not offered.has("district") or not district:
            return f"={COMMUNES}"
        # The communes of one district stand together: from its first, as many as it has.
        first = f"MATCH({district},{PARENTS},0)-1"
        within = f"OFFSET({COMMUNES},{first},0,COUNTIF({PARENTS},{district}),1)"
        return f'=IF({district}="",{COMMUNES},{within})'
    values = answers(column, form, language)
    if not values:
        return None
    plain = re.sub(r"\W", "_", f"nls_{sheet.id}_{column.id}")
    return "=" + lists.add(plain, values)
