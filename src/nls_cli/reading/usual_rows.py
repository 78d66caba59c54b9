"""Rows of a worksheet written the usual way, taken apart at the speed of C: each distinct cell's XML once per column.

In `<row r="12"><c r="A12" t="s"><v>7</v></c><c r="B12">…` the row's number and a quotation mark stand between any two
cells, so splitting a row there gives one piece per cell: what the cell holds, and the letters of the next one. Every
distinct piece is compared with what a usual cell may look like, once. Whatever is not usual makes the whole sheet
unusual, and another way of reading takes over: nothing is refused here, and nothing is guessed.
"""

from __future__ import annotations

import re
from array import array
from contextlib import suppress
from operator import ge, itemgetter

from nls_cli.reading.places import MAX_ROW, column_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_COLUMNS = 255
_ROWS_AT_ONCE = 256
"""So few that the cells are still in the processor's cache when they are counted."""
_NAME, _TEXT, _SPACE = rb"[A-Za-z][A-Za-z:]*", rb"[^<]*", rb"[ \t\r\n]*"
_ATTRIBUTES = rb"(?: (?!r=)" + _NAME + rb'="[^"<>&]*")* ?'
_VALUE = rb"(?:<v>" + _TEXT + rb"</v>|<v ?/>)"
_INLINE = rb'<is><t(?: xml:space="preserve")?>' + _TEXT + rb"</t></is>"
_CHILDREN = rb"(?:" + _VALUE + rb"|<f" + _ATTRIBUTES + rb"/>" + _VALUE + rb"?|" + _INLINE + rb")?"
_NEXT = _SPACE + rb'(?:<c r="([A-Z]{1,3})|</row>' + _SPACE + rb")"
_CELL = re.compile(_ATTRIBUTES + rb"(?:/>|>" + _CHILDREN + rb"</c>)" + _NEXT)
_HEAD = re.compile(_ATTRIBUTES + rb"(?:/>" + _SPACE + rb"|>" + _NEXT + rb")")
_NUMBERS = re.compile(rb'(?:[1-9][0-9]{0,6}")+')
_FORMULA = re.compile(rb"<f(" + _ATTRIBUTES + rb")>[^<]*</f>")
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_PLACE = re.compile(rb'<c r="[A-Z]{1,3}([0-9]+")')
_END, _STRANGE, _BEFORE, _HEAD_OF = 0, -1, -2, 1 << 20
_PIECE = 300
"""Bytes of memory for a piece besides its text: in here, in its column, and as a value."""
_SURELY_BYTES = 240
_MOST_SHAPES = 20_000


class _Known(dict[bytes, int]):
    """What follows a piece: the number of the next cell's column, `_END`, or `_STRANGE`.

    `_HEAD_OF` is added for a piece that opens a row: none can be taken for a cell's.
    """

    __slots__ = ("weight",)

    def __init__(self) -> None:
        super().__init__({b"": _BEFORE})
        self.weight = 0
        """About the bytes of memory that the pieces take."""

    def __missing__(self, piece: bytes) -> int:
        next_, found = 0, _CELL.fullmatch(piece)
        if not found:
            next_, found = _HEAD_OF, _HEAD.fullmatch(piece)
        next_ = _STRANGE if not found else next_ + (column_number(found[1]) if found[1] else _END)
        self.weight += len(piece) + _PIECE
        self[piece] = next_
        return next_


class _Index(dict[bytes, int]):
    """Gives each new piece the next number."""

    __slots__ = ()

    def __missing__(self, piece: bytes) -> int:
        self[piece] = code = len(self)
        return code


class RawCells:
    """One column as pieces of XML: each distinct one once, and which of them stands in each row."""

    __slots__ = ("_index", "_parts")

    def __init__(self, blank_rows: int) -> None:
        self._index = _Index()
        self._parts: list[bytes | array[int]] = []
        if blank_rows:
            self.add((b"",) * blank_rows)

    def add(self, pieces: Sequence[bytes]) -> None:
        """Append a stretch of rows; where the row has no cell the piece is empty."""
        index = self._index
        if len(index) <= _SURELY_BYTES:
            with suppress(ValueError):  # a code above 255
                self._parts.append(bytes(map(index.__getitem__, pieces)))
                return
        codes = list(map(index.__getitem__, pieces))
        distinct = len(self._index)
        if distinct <= 256:
            self._parts.append(bytes(codes))
        else:
            self._parts.append(array("H" if distinct <= 65_536 else "I", codes))

    def append(self, other: Sequence[bytes], codes: bytes | array[int]) -> None:
        """Append rows that were encoded elsewhere: their distinct pieces, and a code per row."""
        if not len(codes):
            return
        number = list(map(self._index.__getitem__, other))
        distinct = len(self._index)
        if distinct <= 256:
            self._parts.append(bytes(codes).translate(bytes(number).ljust(256, b"\0")))
        else:
            item = "H" if distinct <= 65_536 else "I"
            self._parts.append(array(item, map(number.__getitem__, codes)))

    @property
    def distinct(self) -> list[bytes]:
        """Return the distinct pieces in order of first appearance."""
        return list(self._index)

    @property
    def weight(self) -> int:
        """Return the bytes of memory that the codes take."""
        return sum(memoryview(part).nbytes for part in self._parts[-1:]) * len(self._parts)

    def codes(self) -> bytes | array[int]:
        """Return one code per row, as narrow as the number of distinct pieces allows."""
        distinct = len(self._index)
        if distinct <= 256:
            return b"".join(self._parts)
        joined = array("H" if distinct <= 65_536 else "I")
        for part in self._parts:
            same = isinstance(part, array) and part.typecode == joined.typecode
            joined.extend(part if same else iter(part))
        return joined


class UsualRows:
    """Takes stretches of whole rows as long as they are usual."""

    def __init__(self, most_bytes: int) -> None:
        self.numbers: array[int] = array("I")
        """Excel's numbers of the rows that are there, ascending."""
        self.hidden: array[int] = array("I")
        self.columns = [RawCells(0), RawCells(0)]
        """From column A on; the last one never has a cell."""
        self.has_errors = self.has_formulas = False
        """Whether cells have to be searched for errors, for formulas without a value."""
        self._most_bytes = most_bytes
        self._known = _Known()
        self._getters: dict[tuple[int, ...], Callable[[Sequence[bytes]], tuple[bytes, ...]]] = {}
        self._rows: list[tuple[bytes, ...]] = []
        self._taken = 0

    def take(self, data: bytes) -> bool:
        """Take whole rows; False where something is not usual (then what was taken is of no use)."""
        texts = data.split(b'<row r="')
        if texts[0].strip(b" \t\r\n") or b"\0" in data:
            return False
        if b"<f" in data:
            self.has_formulas = True
            texts = [_FORMULA.sub(rb"<f\1/>", text) for text in texts]
        if b' t="e"' in data:
            self.has_errors = True
        del texts[0]
        names: list[bytes] = []
        hidden: list[int] = []
        known, getters, rows = self._known.__getitem__, self._getters, self._rows
        for text in texts:
            name = text[: text.find(b'"') + 1]
            if not name:
                return False
            names.append(name)
            pieces = text.split(name)
            shape = tuple(map(known, pieces))
            getter = getters.get(shape)
            if getter is None:
                if _STRANGE in shape:  # the row's number stands elsewhere too, as in `s="2"` of row 2
                    pieces = _parted(text, name)
                    shape = tuple(map(known, pieces))
                getter = getters.get(shape) or self._getter(shape)
                if getter is None:
                    return False
            if b"hidden" in pieces[1] and _HIDDEN.search(pieces[1]):
                hidden.append(len(names) - 1)
            rows.append(getter(pieces))
        self._flush()
        return self._take_numbers(names, hidden) and self._weight() <= self._most_bytes

    def _getter(self, shape: tuple[int, ...]) -> Callable[[Sequence[bytes]], tuple[bytes, ...]] | None:
        """Return what lays the pieces of a row of this shape into columns; None for an unusual shape."""
        if shape[0] != _BEFORE or len(shape) < 2 or shape[1] < _HEAD_OF:
            return None
        follow = (shape[1] - _HEAD_OF, *shape[2:])
        filled = follow[:-1]
        if follow[-1] != _END or any(map(ge, (0, *filled), filled)) or max(follow) > MOST_COLUMNS:
            return None
        if filled and filled[-1] >= len(self.columns):
            self._widen(filled[-1] + 1)
        if len(self._getters) > _MOST_SHAPES:
            self._getters.clear()
        # The first piece, before the row's number, is always empty: it stands where there is no cell.
        at = dict(zip(filled, range(2, len(shape)), strict=True))
        getter = itemgetter(*[at.get(column, 0) for column in range(1, len(self.columns) + 1)])
        self._getters[shape] = getter
        return getter

    def _widen(self, width: int) -> None:
        self._flush()
        self.columns += [RawCells(self._taken) for _ in range(width - len(self.columns))]
        self._getters.clear()

    def _flush(self) -> None:
        """Count the rows laid out so far."""
        rows = self._rows
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            stretch = zip(*rows[start : start + _ROWS_AT_ONCE], strict=True)
            for column, pieces in zip(self.columns, stretch, strict=True):
                column.add(pieces)
        self._taken += len(rows)
        rows.clear()

    def _take_numbers(self, names: Sequence[bytes], hidden: Sequence[int]) -> bool:
        joined = b"".join(names)
        if not _NUMBERS.fullmatch(joined):
            return not names
        numbers = list(map(int, joined.split(b'"')[:-1]))
        last = self.numbers[-1] if self.numbers else 0
        if any(map(ge, (last, *numbers), numbers)) or numbers[-1] > MAX_ROW:
            return False
        self.numbers.extend(numbers)
        self.hidden.extend(numbers[at] for at in hidden)
        return True

    def _weight(self) -> int:
        """Return about the bytes of memory taken."""
        codes = sum(column.weight for column in self.columns)
        return self._known.weight + codes


def _parted(row: bytes, name: bytes) -> list[bytes]:
    """Split a row at its number, but only where that ends the reference of a cell."""
    pieces = [b""]
    at = len(name)
    for match in _PLACE.finditer(row):
        if match[1] != name:
            return [b"", b"?"]
        pieces.append(row[at : match.start(1)])
        at = match.end()
    return [*pieces, row[at:]]
