"""What the distinct cells of a usual sheet mean: the reader is asked about each of them once."""

from __future__ import annotations

import re
import zlib
from array import array
from datetime import date
from itertools import chain, islice

from nls_cli.reading.archive import Entry, assemble, read_directory
from nls_cli.reading.encode import BrokenCell, ColumnCoder
from nls_cli.reading.slow_row import error_text
from nls_cli.reading.usual import Share, used_area
from nls_cli.reading.usual_rows import ERROR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from nls_cli.reading.limits import Limits

_CELLS_IN_A_ROW = 256
_FRAME = b"<row>" + b"<c><v>1</v></c>" * _CELLS_IN_A_ROW + b"</row>"
"""A row above and one below the question: the reader leaves out blank rows and columns at the edges."""
_VALUE = re.compile(rb"<v>([^<]*)</v>|<v ?/>")
_PLAIN = {str, date}
"""Types of which no two values are equal in Python and different in Excel."""
_UNCALCULATED = BrokenCell(None)


class Encoded:
    """A column that is encoded already."""

    __slots__ = ("_codes", "_values")

    def __init__(self, codes: bytes | array[int], values: list[Any]) -> None:
        self._codes, self._values = codes, values

    def codes(self) -> bytes | array[int]:
        """Return one code per row."""
        return self._codes

    def values(self) -> list[Any]:
        """Return the distinct values in order of first appearance; a blank is None."""
        return self._values


class UsualSheet:
    """One sheet whose rows were taken apart, on its way to columns of values."""

    def __init__(self, share: Share) -> None:
        self._share = share
        self._contents = [
            [piece[: piece.rfind(b"<")] for piece in column.distinct] for column in share.columns
        ]
        self._cells: list[list[Any]] = [self._known(contents) for contents in self._contents]
        """Per column and distinct piece: the value, or None where the reader has to be asked."""

    @property
    def hidden_rows(self) -> list[int]:
        """Return Excel's numbers of the hidden rows."""
        return list(self._share.hidden)

    def _known(self, contents: Sequence[bytes]) -> list[Any]:
        cells: list[Any] = [
            "" if content.count(b"<") < 2 and ERROR not in content else None for content in contents
        ]
        if self._share.has_errors or self._share.has_formulas:
            errors: dict[str, BrokenCell] = {}
            for at, content in enumerate(contents):
                kind = _broken(content) if cells[at] is None else None
                if kind == "uncalculated":
                    cells[at] = _UNCALCULATED
                elif kind is not None:
                    cells[at] = errors.setdefault(kind, BrokenCell(kind))
        return cells

    def question(self) -> bytes:
        """Return the XML of a sheet that holds every cell whose value is not known, and the merged ranges."""
        asked = [
            content
            for contents, cells in zip(self._contents, self._cells, strict=True)
            for content, cell in zip(contents, cells, strict=True)
            if cell is None
        ]
        rows = (
            b"<row><c" + b"<c".join(asked[at : at + _CELLS_IN_A_ROW]) + b"</row>"
            for at in range(0, len(asked), _CELLS_IN_A_ROW)
        )
        share = self._share
        body = (_FRAME, *rows, _FRAME)
        return b"".join((share.root, b"<sheetData>", *body, b"</sheetData>", share.merges, b"</worksheet>"))

    def columns(self, rows: Iterator[list[Any]]) -> tuple[int, int, int, int, Iterator[Encoded]]:
        """Return first row and column (from 0), height, width and columns of the used area, given the answers."""
        answers = chain.from_iterable(islice(rows, 1, None))
        for cells in self._cells:
            unknown = [at for at, cell in enumerate(cells) if cell is None]
            told = list(islice(answers, len(unknown)))
            if len(told) == len(cells):
                cells[:] = told
            else:
                for at, answer in zip(unknown, told, strict=True):
                    cells[at] = answer
        area = used_area(self._share.numbers, map(self._counted, range(len(self._cells))))
        if area is None:
            return 0, 0, 0, 0, iter(())
        top, left, bottom, right = area
        encoded = (self._encoded(at, top, bottom) for at in range(left - 1, right))
        return top - 1, left - 1, bottom - top + 1, right - left + 1, encoded

    def _counted(self, at: int) -> tuple[bytes | array[int], int, Callable[[int], bool]]:
        contents, cells = self._contents[at], self._cells[at]
        return self._share.columns[at].codes(), len(cells), lambda code: _counts(contents[code], cells[code])

    def _encoded(self, at: int, top: int, bottom: int) -> Encoded:
        number, values = _coded(self._cells[at])
        codes = self._share.columns[at].codes()
        if len(values) < len(number):  # pieces that differ as XML and mean the same
            if len(values) > 256:
                codes = array("H" if len(values) <= 65_536 else "I", map(number.__getitem__, codes))
            elif isinstance(codes, bytes):
                codes = codes.translate(bytes(number).ljust(256, b"\0"))
            else:
                codes = bytes(map(number.__getitem__, codes))
        numbers = self._share.numbers
        if (numbers[0], numbers[-1], len(numbers)) == (top, bottom, bottom - top + 1):
            return Encoded(codes, values)
        # Rows that are not there, within the area, or hold no value, beyond it.
        spread: list[Any] = [None] * (bottom - top + 1)
        for row, code in zip(numbers, codes, strict=True):
            if top <= row <= bottom:
                spread[row - top] = values[code]
        again = ColumnCoder()
        again.add(tuple("" if value is None else value for value in spread))
        return Encoded(again.codes(), again.values())


def _coded(cells: list[Any]) -> tuple[Sequence[int], list[Any]]:
    """Return the code of each cell and the distinct values, as a `ColumnCoder` does; at once where all differ."""
    if set(map(type, cells)) <= _PLAIN and len(set(cells)) == len(cells):
        return range(len(cells)), [cell or None for cell in cells]
    coder = ColumnCoder()
    coder.add(tuple(cells))
    return coder.codes(), coder.values()


def _broken(content: bytes) -> str | None:
    """Return the text of an error, `uncalculated` for a formula without a value, None for any other cell."""
    tag = content[: content.find(b">")]
    value = _VALUE.search(content)
    if ERROR in tag:
        return error_text(value[1] if value else None)
    if b"<f" not in content:
        return None
    if b' t="str"' in tag:
        return None if value else "uncalculated"
    return None if value and (value[1] or b"").strip() else "uncalculated"


def _counts(content: bytes, value: object) -> bool:
    """Tell whether the reader's used area includes a cell: an empty text counts, an empty number does not."""
    if value != "" or content.count(b"<") < 2:
        return value != ""
    tag = content[: content.find(b">")]
    if b' t="s"' in tag:
        found = _VALUE.search(content)
        return bool(found and found[1])
    return b' t="str"' in tag or b' t="inlineStr"' in tag


def with_questions(source: bytes, questions: dict[str, bytes], limits: Limits) -> bytes:
    """Return the workbook with other XML for some sheets, by the part's key."""
    view = memoryview(source)

    def parts() -> Iterator[tuple[Entry, bytes | memoryview]]:
        for key, entry in read_directory(source, limits).items():
            text = questions.get(key)
            if text is None:
                yield entry, view[entry.start : entry.start + entry.packed]
            else:
                yield Entry(entry.name, 0, zlib.crc32(text), len(text), len(text), 0), text

    return assemble(parts())
