"""The way back from a row of a census to the cells of the workbooks as they were submitted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nls_cli.model.account import RowPlace
from nls_cli.model.census import Table
from nls_cli.model.snapshot import CensusFile
from nls_cli.model.workbook import column_letters
from nls_cli.parsing.merged import origin_places
from nls_cli.parsing.parsed import ParsedWorkbook, Trail


class Origins:
    """Finds rows and cells; for a merged workbook those of the submissions in it."""

    def __init__(self, files: Sequence[CensusFile], books: Iterable[ParsedWorkbook]) -> None:
        self._files = files
        self._trails = {(book.path, title): trail for book in books for title, trail in book.trails.items()}

    def row(self, table: Table, row: int) -> tuple[RowPlace, ...]:
        """Return every place that a row stands at: several where equal rows were merged."""
        path, title, excel_row, trail = self._at(table, row)
        origins = origin_places(trail, excel_row) if trail is not None else []
        if origins:
            return tuple(RowPlace(*one) for one in origins)
        return (RowPlace(path, title, str(excel_row)),)

    def cell(self, table: Table, row: int, column: str) -> str | None:
        """Return the first place of a cell as `file!sheet!A1`; None if the file has no such column."""
        path, title, excel_row, trail = self._at(table, row)
        if trail is not None and (origins := origin_places(trail, excel_row)):
            file, sheet, origin_row = origins[0]
            letters = trail.letters.get((file, column))
            return f"{file}!{sheet}!{letters}{origin_row}" if letters else None
        at = table.parts[table.part_codes[row]].columns.get(column)
        return None if at is None else f"{path}!{title}!{column_letters(at)}{excel_row}"

    def _at(self, table: Table, row: int) -> tuple[str, str, int, Trail | None]:
        part = table.parts[table.part_codes[row]]
        path = self._files[part.file].path
        return path, part.title, table.excel_rows[row], self._trails.get((path, part.title))
