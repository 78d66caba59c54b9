"""The content of an OpenDocument spreadsheet: well-formed, without repeats that explode; where its error cells are."""

from __future__ import annotations

from collections.abc import Iterable

from nls_cli.reading.archive import Entry, Inflater
from nls_cli.reading.places import MAX_COLUMN, MAX_ROW
from nls_cli.reading.refused import Refused, damaged, over
from nls_cli.reading.sheet_scan import SheetLook
from nls_cli.reading.slow_row import error_text
from nls_cli.reading.xml_scan import checked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from nls_cli.reading.limits import Limits

_MAX_DEPTH = 256
_LONGEST = 10
"""Pieces of an error's text that are kept; it is a word."""


def scan_content(entries: dict[str, Entry], inflater: Inflater, limits: Limits) -> dict[str, SheetLook]:
    """Return what is in each table; refuse a spreadsheet that is encrypted, malformed, or larger than it looks."""
    manifest = entries.get("meta-inf/manifest.xml")
    if manifest:
        text = b"".join(checked(inflater.chunks(manifest, limits.small_part_bytes), manifest.name, limits))
        if b"encryption-data" in text:
            raise Refused("NLS104", what="ods")
    entry = entries["content.xml"]
    scan = _Scan(limits, entry.name)
    scan.read(checked(inflater.chunks(entry), entry.name, limits))
    return scan.found


class _Scan:
    """Counts what the repeats of each table unfold to."""

    def __init__(self, limits: Limits, part: str) -> None:
        self._limits = limits
        self._part = part
        self._calculates = False
        self._depth = 0
        self.found: dict[str, SheetLook] = {}
        self._look = SheetLook()
        self._broken: list[tuple[int, int, list[str] | None]] = []
        """Of the current row: column (from 1), repeats, the text shown; no text for a formula without a value."""
        self._text: list[str] | None = None
        self._tables = 0
        self._row = self._column = 0
        self._row_repeat = 1
        self._last_used_row = self._last_used_column = 0
        self._row_used = False
        self._area = 0

    def read(self, chunks: Iterable[bytes]) -> None:
        from pyexpat import ExpatError, ParserCreate

        parser = ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except ExpatError:
            raise damaged("markup", self._part) from None

    def _start(self, name: str, given: dict[str, str]) -> None:
        self._depth += 1
        # LibreOffice, which declares this name, calculates before it saves: no value is the empty text.
        self._calculates |= self._depth == 1 and "xmlns:calcext" in given
        if self._depth > _MAX_DEPTH:
            raise over("depth", self._depth, _MAX_DEPTH, part=self._part)
        if name == "table:table":
            self._tables += 1
            self._row = self._last_used_row = self._last_used_column = 0
            if self._tables > self._limits.sheets:
                raise over("sheets", self._tables, self._limits.sheets)
            title = given.get("table:name", "")
            if title in self.found:
                raise Refused("NLS113", what="sheet-name", part=title[:40])
            self._look = self.found[title] = SheetLook()
            # The reader finds the values; they may lie anywhere.
            self._look.rows, self._look.columns = (1, MAX_ROW), (1, MAX_COLUMN)
        elif name == "table:table-row":
            self._row_repeat = self._number(given.get("table:number-rows-repeated"))
            self._column = 0
            self._row_used = False
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell(given, self._number(given.get("table:number-columns-repeated")))

    def _cell(self, given: dict[str, str], repeat: int) -> None:
        self._column += repeat
        kind = given.get("office:value-type")
        if kind is None and "table:formula" not in given:
            return
        self._row_used = True
        self._last_used_column = max(self._last_used_column, self._column)
        if kind is None:
            if self._calculates:
                return
            self._broken.append((self._column, repeat, None))
        elif given.get("calcext:value-type") == "error":
            self._text = []
            self._broken.append((self._column, repeat, self._text))

    def _characters(self, text: str) -> None:
        if self._text is not None and len(self._text) < _LONGEST:
            self._text.append(text)

    def _take_broken(self) -> None:
        """Note the error cells of the row that has ended, as often as it and they repeat."""
        cells = self._row_repeat * sum(repeat for _, repeat, _ in self._broken)
        if cells > self._limits.area:
            raise over("area", cells, self._limits.area, part=self._part)
        if self._row + self._row_repeat > MAX_ROW or self._column > MAX_COLUMN:
            raise damaged("reference", self._part)
        for row in range(self._row + 1, self._row + self._row_repeat + 1):
            for last, repeat, text in self._broken:
                for column in range(last - repeat + 1, last + 1):
                    if text is None:
                        self._look.add_uncalculated(row, column)
                    else:
                        self._look.add_error(row, column, error_text("".join(text).encode()))
        self._broken = []

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._text = None
        elif name == "table:table-row":
            if self._broken:
                self._take_broken()
            self._row += self._row_repeat
            if self._row_used:
                self._last_used_row = self._row
        elif name == "table:table":
            self._area += self._last_used_row * self._last_used_column
            if self._area > self._limits.area:
                raise over("area", self._area, self._limits.area, part=self._part)

    def _number(self, repeat: str | None) -> int:
        if repeat is None:
            return 1
        if not (repeat.isascii() and repeat.isdigit() and len(repeat) <= 9):
            raise damaged("repeat", self._part)
        return int(repeat)
