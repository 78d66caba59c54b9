"""Rows of a worksheet written the usual way, taken apart at the speed of C: each distinct cell's XML once per column.

In `<row r="12"><c r="A12" t="s"><v>7</v></c><c r="B12">…` the row's number and a quotation mark stand between any two
cells, so splitting a row there gives one piece per cell: what the cell holds, and the letters of the next one. Every
distinct piece is compared with what a usual cell may look like, once. Whatever is not usual makes the whole sheet
unusual, and another way of reading takes over: nothing is refused here, and nothing is guessed.
"""

from __future__ import annotations

import re
from array import array
from itertools import count
from operator import ge, itemgetter

from nls_cli.reading.places import MAX_ROW, column_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MOST_COLUMNS = 255
_ROWS_AT_ONCE = 256
"""So few that the cells are still in the processor's cache when they are counted."""
ERROR = b' t="e"'
"""Marks an error cell, also one without a text."""
# No NUL anywhere: it divides pieces on their way to the other process.
_NAME, _TEXT, _SPACE = rb"[A-Za-z][A-Za-z:]*", rb"[^<\0]*", rb"[ \t\r\n]*"
_ATTRIBUTES = rb"(?: (?!r=)" + _NAME + rb'="[^"<>&\0]*")* ?'
_VALUE = rb"(?:<v>" + _TEXT + rb"</v>|<v ?/>)"
_INLINE = rb'<is><t(?: xml:space="preserve")?>' + _TEXT + rb"</t></is>"
_CHILDREN = rb"(?:" + _VALUE + rb"|<f" + _ATTRIBUTES + rb"/>" + _VALUE + rb"?|" + _INLINE + rb")?"
_NEXT = _SPACE + rb'(?:<c r="([A-Z]{1,3})|</row>' + _SPACE + rb")"
_CELL = re.compile(_ATTRIBUTES + rb"(?:/>|>" + _CHILDREN + rb"</c>)" + _NEXT)
_PLAIN = re.compile(rb'(?: s="[0-9]+")?(?: t="s")?><v>[0-9.]+</v></c><c r="([A-Z]{1,3})')
_cell, _plain = _CELL.fullmatch, _PLAIN.fullmatch
"""Nearly every cell is plain, and that is seen in half the time."""
_HEAD = re.compile(_ATTRIBUTES + rb"(?:/>" + _SPACE + rb"|>" + _NEXT + rb")")
_NUMBERS = re.compile(rb'(?:[1-9][0-9]{0,6}")+')
_FORMULA = re.compile(rb"<f(" + _ATTRIBUTES + rb")>[^<]*</f>")
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_PLACE = re.compile(rb'<c r="[A-Z]{1,3}([0-9]+")')
_END, _STRANGE, _BEFORE, _HEAD_OF = 0, -1, -2, 1 << 20
_NOTHING = 0
"""The number of the empty piece."""
_PIECE = 300
"""Bytes of memory for a piece besides its text: in here, in its column, and as a value."""
_MOST_SHAPES = 20_000


class _Columns(dict["bytes | None", int]):
    """The number of a column, by its letters."""

    __slots__ = ()

    def __missing__(self, letters: bytes) -> int:
        self[letters] = number = column_number(letters)
        return number


class _Known(dict[bytes, int]):
    """Gives each new piece the next number, and notes by that number what the piece is."""

    __slots__ = ("_columns", "follow", "has_errors", "has_formulas", "hidden", "pieces")

    def __init__(self) -> None:
        super().__init__({b"": _NOTHING})
        self.pieces = [b""]
        self.follow = [_BEFORE]
        """What follows a piece: the number of the next cell's column, `_END`, or `_STRANGE`.

        `_HEAD_OF` is added for a piece that opens a row: none can be taken for a cell's.
        """
        self.hidden: set[int] = set()
        """The pieces that open a hidden row."""
        self.has_errors = self.has_formulas = False
        self._columns = _Columns({None: _END})

    def __missing__(self, piece: bytes) -> int:
        self[piece] = number = len(self.pieces)
        self.pieces.append(piece)
        found = _plain(piece)
        self.follow.append(self._columns[found[1]] if found else self._other(piece, number))
        return number

    def _other(self, piece: bytes, number: int) -> int:
        """Return what follows a piece that is no plain cell."""
        self.has_errors = self.has_errors or ERROR in piece
        self.has_formulas = self.has_formulas or b"<f" in piece
        found = _cell(piece)
        return self._columns[found[1]] if found else self._head(piece, number)

    def _head(self, piece: bytes, number: int) -> int:
        """Return what follows a piece that is no cell's."""
        found = _HEAD.fullmatch(piece)
        if not found:
            return _STRANGE
        if _HIDDEN.search(piece):
            self.hidden.add(number)
        return _HEAD_OF + self._columns[found[1]]


class RawCells:
    """One column as pieces of XML: each distinct one once, and which of them stands in each row."""

    __slots__ = ("_parts", "distinct")

    def __init__(self, distinct: list[bytes], codes: bytes | array[int]) -> None:
        self.distinct = distinct
        """The distinct pieces in order of first appearance."""
        self._parts = [codes]

    @classmethod
    def numbered(cls, numbers: array[int], pieces: Sequence[bytes]) -> RawCells:
        """Return the column in which each row has the piece of this number."""
        distinct = dict.fromkeys(numbers)
        code = [0] * (max(distinct, default=0) + 1)
        for at, number in enumerate(distinct):
            code[number] = at
        codes = _encoded(map(code.__getitem__, numbers), len(distinct))
        return cls(list(map(pieces.__getitem__, distinct)), codes)

    def append(self, other: Sequence[bytes], codes: bytes | array[int]) -> None:
        """Append rows that were encoded elsewhere: their distinct pieces, and a code per row."""
        if not len(codes):
            return
        index = dict(zip(self.distinct, count()))
        number = [index.setdefault(piece, len(index)) for piece in other]
        self.distinct = list(index)
        if len(index) <= 256:
            self._parts.append(bytes(codes).translate(bytes(number).ljust(256, b"\0")))
        else:
            self._parts.append(_encoded(map(number.__getitem__, codes), len(index)))

    def codes(self) -> bytes | array[int]:
        """Return one code per row, as narrow as the number of distinct pieces allows."""
        if len(self._parts) == 1:
            return self._parts[0]
        distinct = len(self.distinct)
        if distinct <= 256:
            return b"".join(self._parts)
        joined = array("H" if distinct <= 65_536 else "I")
        for part in self._parts:
            same = isinstance(part, array) and part.typecode == joined.typecode
            joined.extend(part if same else iter(part))
        self._parts = [joined]
        return joined


def _encoded(codes: Iterable[int], distinct: int) -> bytes | array[int]:
    """Store codes as narrow as so many distinct ones allow."""
    return bytes(codes) if distinct <= 256 else array("H" if distinct <= 65_536 else "I", codes)


class UsualRows:
    """Takes stretches of whole rows as long as they are usual."""

    def __init__(self, most_bytes: int) -> None:
        self.numbers: array[int] = array("I")
        """Excel's numbers of the rows that are there, ascending."""
        self.hidden: array[int] = array("I")
        self._has_texts_of_formulas = False
        """Whether some were met: from then on they are left out before a row is split."""
        self._most_bytes = most_bytes
        self._known = _Known()
        self._weight_of_pieces = self._weighed = 0
        self._cells: list[array[int]] = [array("I"), array("I")]
        """Per column, from A on, the number of each row's piece; the last column never has a cell."""
        self._getters: dict[tuple[int, ...], Callable[[Sequence[int]], tuple[int, ...]]] = {}
        self._rows: list[tuple[int, ...]] = []

    @property
    def has_errors(self) -> bool:
        """Whether cells have to be searched for errors."""
        return self._known.has_errors

    @property
    def has_formulas(self) -> bool:
        """Whether cells have to be searched for formulas without a value."""
        return self._known.has_formulas

    def columns(self) -> list[RawCells]:
        """Return the columns from A on; the last one never has a cell."""
        return [RawCells.numbered(numbers, self._known.pieces) for numbers in self._cells]

    def take(self, data: bytes) -> bool:
        """Take whole rows; False where something is not usual (then what was taken is of no use)."""
        texts = data.split(b'<row r="')
        if texts[0].strip(b" \t\r\n"):
            return False
        del texts[0]
        if self._has_texts_of_formulas:
            texts = list(map(_without_formulas, texts))
        names: list[bytes] = []
        hidden: list[int] = []
        known, getters, rows = self._known.__getitem__, self._getters, self._rows
        follow, hides = self._known.follow.__getitem__, self._known.hidden
        for at, text in enumerate(texts):
            name = text[: text.find(b'"') + 1]
            if not name:
                return False
            pieces = list(map(known, text.split(name)))
            shape = tuple(map(follow, pieces))
            getter = getters.get(shape)
            if getter is None:
                # The row's number stands elsewhere too: in `s="2"` of row 2, or in a formula.
                if _STRANGE in shape:
                    plain = _without_formulas(text)
                    if plain != text:
                        self._has_texts_of_formulas = True
                        texts[at + 1 :] = map(_without_formulas, texts[at + 1 :])
                    pieces = list(map(known, _parted(plain, name)))
                    shape = tuple(map(follow, pieces))
                getter = getters.get(shape) or self._getter(shape)
                if getter is None:
                    return False
            if hides and pieces[1] in hides:
                hidden.append(len(names))
            names.append(name)
            rows.append(getter(pieces))
        self._flush()
        return self._take_numbers(names, hidden) and self._weight() <= self._most_bytes

    def _getter(self, shape: tuple[int, ...]) -> Callable[[Sequence[int]], tuple[int, ...]] | None:
        """Return what lays the pieces of a row of this shape into columns; None for an unusual shape."""
        if shape[0] != _BEFORE or len(shape) < 2 or shape[1] < _HEAD_OF:
            return None
        follow = (shape[1] - _HEAD_OF, *shape[2:])
        filled = follow[:-1]
        if follow[-1] != _END or any(map(ge, (0, *filled), filled)) or max(follow) > MOST_COLUMNS:
            return None
        if filled and filled[-1] >= len(self._cells):
            self._widen(filled[-1] + 1)
        if len(self._getters) > _MOST_SHAPES:
            self._getters.clear()
        # The first piece, before the row's number, is always empty: it stands where there is no cell.
        at = dict(zip(filled, range(2, len(shape)), strict=True))
        getter = itemgetter(*[at.get(column, 0) for column in range(1, len(self._cells) + 1)])
        self._getters[shape] = getter
        return getter

    def _widen(self, width: int) -> None:
        self._flush()
        blank = array("I", bytes(4 * len(self._cells[0])))
        self._cells += [blank[:] for _ in range(width - len(self._cells))]
        self._getters.clear()

    def _flush(self) -> None:
        """Lay the rows taken so far into their columns."""
        rows = self._rows
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            stretch = zip(*rows[start : start + _ROWS_AT_ONCE], strict=True)
            for column, pieces in zip(self._cells, stretch, strict=True):
                column.extend(array("I", pieces))
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
        new = self._known.pieces[self._weighed :]
        self._weighed += len(new)
        self._weight_of_pieces += sum(map(len, new)) + _PIECE * len(new)
        return self._weight_of_pieces + sum(column.itemsize * len(column) for column in self._cells)


def _without_formulas(row: bytes) -> bytes:
    """Return a row without the texts of its formulas, which speak of other cells; that there are some is left."""
    return _FORMULA.sub(rb"<f\1/>", row)


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
