"""The content of an OpenDocument spreadsheet, checked for well-formedness and for repeats that explode."""

from __future__ import annotations

from collections.abc import Iterable

from nls_cli.reading.archive import Entry, Inflater
from nls_cli.reading.refused import Refused, damaged, over
from nls_cli.reading.xml_scan import checked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from nls_cli.reading.limits import Limits

_MAX_DEPTH = 256


def scan_content(entries: dict[str, Entry], inflater: Inflater, limits: Limits) -> None:
    """Refuse a spreadsheet that is encrypted, malformed, or larger than it looks."""
    manifest = entries.get("meta-inf/manifest.xml")
    if manifest:
        text = b"".join(checked(inflater.chunks(manifest, limits.small_part_bytes), manifest.name, limits))
        if b"encryption-data" in text:
            raise Refused("NLS104", what="workbook")
    entry = entries["content.xml"]
    scan = _Scan(limits, entry.name)
    scan.read(checked(inflater.chunks(entry), entry.name, limits))


class _Scan:
    """Counts what the repeats of each table unfold to."""

    def __init__(self, limits: Limits, part: str) -> None:
        self._limits = limits
        self._part = part
        self._depth = 0
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
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except ExpatError:
            raise damaged("markup", self._part) from None

    def _start(self, name: str, given: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise over("depth", self._depth, _MAX_DEPTH, part=self._part)
        if name == "table:table":
            self._tables += 1
            self._row = self._last_used_row = self._last_used_column = 0
            if self._tables > self._limits.sheets:
                raise over("sheets", self._tables, self._limits.sheets)
        elif name == "table:table-row":
            self._row_repeat = self._number(given.get("table:number-rows-repeated"))
            self._column = 0
            self._row_used = False
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._column += self._number(given.get("table:number-columns-repeated"))
            if "office:value-type" in given or "table:formula" in given:
                self._row_used = True
                self._last_used_column = max(self._last_used_column, self._column)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == "table:table-row":
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
