"""A worksheet's XML, scanned at the speed of C for what the reader cannot see: errors, hidden rows, far cells.

Rows that look like those of every usual writer are recognised in bulk: with everything deleted but the skeleton of
tags (`bytes.translate`), thousands of rows share a few skeletons, and each is analysed once. Any row that
differs in the least goes through `slow_row`, which understands all of XML that a sheet may hold.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from operator import ge

from nls_cli.reading import slow_row
from nls_cli.reading.places import MAX_COLUMN, MAX_ROW, column_number, place
from nls_cli.reading.refused import damaged, over

TYPE_CHECKING = False
if TYPE_CHECKING:
    from nls_cli.reading.limits import Limits

_UPPER = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# The skeleton keeps `w` (it tells where a row begins and ends), `v` and `f` (value and formula), `d` (hi-dd-en),
# and every character that would make XML unusual: then the skeleton matches no known shape.
_NOT_SKELETON = bytes(set(range(256)) - set(_UPPER + b"</w=:vfd'\"&!? \t\r\n"))
_NOT_PLACES = bytes(set(range(256)) - set(_UPPER + b'0123456789"w'))
_AS_A = bytes(65 if 65 <= byte <= 90 else byte for byte in range(256))
_VALUE = rb"<v(?: ?/|[ E]*</v)"
_CHILDREN = rb"(?:" + _VALUE + rb"|<f[^<'&!?]*(?:/|</f)(?:" + _VALUE + rb")?|<[^<vf'&!?]*<[^<'&!?]*</</)"
_CELL = rb"""< ="([A-Z]{1,3})"(?: v?="d?")* ?(/|""" + _CHILDREN + rb"</)"
_ROW = re.compile(rb"([^<'&!?]*?)((?:" + re.sub(rb"\((?!\?)", rb"(?:", _CELL) + rb")*)</")
_CELLS = re.compile(_CELL)
_TEXT = re.compile(rb">[^<]+<")
_ERROR = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>\s*(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?\s*(?:<v>([^<]*)</v>)?'
)
_ROW_NUMBER = re.compile(rb"<row[^<>]*?\sr\s*=\s*[\"']([0-9]{1,7})[\"']")
_NO_RESULT = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^<>]*)>\s*<f(?:[^<>]*/>|[^<>]*>[^<]*</f>)\s*(<v ?/>|<v></v>)?\s*</c>'
)
_NAMESPACE = re.compile(rb"<([\w.-]+:)?worksheet\b")
_TOO_MANY_ODD = 0.02
_MOST_SHAPES = 50_000


class SheetLook:
    """What the look found in one sheet; places are numbers as `places.place` gives."""

    __slots__ = ("columns", "errors", "hidden_rows", "rows", "size", "uncalculated")

    def __init__(self) -> None:
        self.errors: dict[str, array[int]] = {}
        """Places of the error cells by their text."""
        self.uncalculated: array[int] = array("Q")
        self.hidden_rows: array[int] = array("I")
        self.rows: tuple[int, int] | None = None
        """First and last row (from 1) with a value, or an error or a formula without one."""
        self.columns: tuple[int, int] | None = None
        self.size = 0
        """Bytes of XML."""

    def add_error(self, row: int, column: int, text: str) -> None:
        self.errors.setdefault(text, array("Q")).append(place(row, column))

    def add_uncalculated(self, row: int, column: int) -> None:
        self.uncalculated.append(place(row, column))

    def reach(self, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        """Widen the used area."""
        first, last = self.rows or rows
        self.rows = min(first, rows[0]), max(last, rows[1])
        left, right = self.columns or columns
        self.columns = min(left, columns[0]), max(right, columns[1])

    def area(self) -> int:
        """Return the number of cells in the rectangle around all cells with a value."""
        if self.rows is None or self.columns is None:
            return 0
        return (self.rows[1] - self.rows[0] + 1) * (self.columns[1] - self.columns[0] + 1)


class _Shape:
    """What a row's skeleton says."""

    __slots__ = ("cells", "columns", "formulas", "hidden")

    def __init__(self, cells: int, columns: tuple[int, int] | None, *, formulas: bool, hidden: bool) -> None:
        self.cells, self.columns, self.formulas, self.hidden = cells, columns, formulas, hidden


_SELF_CLOSED = re.compile(rb"[^<'&!?]*/<?")
_ODD = _Shape(-1, None, formulas=False, hidden=True)


def _shape_of(skeleton: bytes) -> _Shape:
    """Return what a skeleton says, `_ODD` where it is not that of a usual row with its columns in order."""
    if _SELF_CLOSED.fullmatch(skeleton):
        return _Shape(0, None, formulas=False, hidden=b"d" in skeleton)
    match = _ROW.fullmatch(skeleton)
    if not match:
        return _ODD
    last = 0
    used: list[int] = []
    cells = _CELLS.findall(match[2])
    for letters, children in cells:
        column = column_number(letters)
        if not last < column <= MAX_COLUMN:
            return _ODD
        last = column
        if children != b"/":
            used.append(column)
    columns = (used[0], used[-1]) if used else None
    return _Shape(len(cells), columns, formulas=b"<f" in match[2], hidden=b"d" in match[1])


class SheetScan:
    """Takes a worksheet's XML in chunks and keeps a `SheetLook`."""

    def __init__(self, part: str, limits: Limits) -> None:
        self.look = SheetLook()
        self._part = part
        self._limits = limits
        self._carry = b""
        self._state = "head"
        self._prefix = b""
        self._last_row = 0
        self._shapes: dict[bytes, _Shape] = {}

    def scan(self, chunks: Iterable[bytes]) -> SheetLook:
        """Read the whole part and return what was found."""
        for chunk in chunks:
            self.look.size += len(chunk)
            self._feed(chunk)
        if self._state == "rows":
            raise damaged("truncated", self._part)
        look, limits = self.look, self._limits
        allowed = min(limits.area + look.size // 16, limits.area_hard)
        if look.area() > allowed:
            raise over("area", look.area(), allowed, part=self._part)
        return look

    def _feed(self, chunk: bytes) -> None:
        if self._state == "tail":
            return
        data = self._carry + chunk
        if self._state == "head":
            start = self._find_rows(data)
            if start < 0:
                self._keep(data)
                return
            if self._state == "tail":
                self._carry = b""
                return
            data = data[start:]
        if self._prefix:
            # A name cut at the chunk's end is completed by the next chunk, before it is looked at.
            data = data.replace(b"<" + self._prefix, b"<").replace(b"</" + self._prefix, b"</")
        end = data.rfind(b"</sheetData")
        if end >= 0:
            self._state = "tail"
            self._carry = b""
            self._section(data[:end])
            return
        cut = data.rfind(b"<row")
        if cut <= 0:
            self._keep(data)
            return
        self._keep(data[cut:])
        self._section(data[:cut])

    def _keep(self, data: bytes) -> None:
        if len(data) > self._limits.row_bytes:
            raise over("row-bytes", len(data), self._limits.row_bytes, part=self._part)
        self._carry = data

    def _find_rows(self, data: bytes) -> int:
        """Return where the rows begin, -1 while that is not known."""
        root = _NAMESPACE.search(data)
        if not root:
            return -1
        self._prefix = root[1] or b""
        match = re.search(rb"<" + self._prefix + rb"sheetData\s*(/?)>", data)
        if not match:
            return -1
        self._state = "tail" if match[1] else "rows"
        return match.end()

    def _section(self, data: bytes) -> None:
        """Look at complete rows."""
        start = data.find(b"<row")
        if data[: start if start >= 0 else len(data)].strip():
            raise damaged("markup", self._part)
        if start < 0:
            return
        data = data[start:].rstrip()
        numbers, shapes, odd = self._compare(data)
        if not numbers or len(odd) > _TOO_MANY_ODD * len(numbers):
            # Text inside the sheet (inline strings, formulas): compare again without any text.
            bare = _TEXT.sub(b"><", data).replace(b't="inlineStr"', b't="i"')
            numbers, shapes, odd = self._compare(bare)
        rows = data.split(b"<row")[1:] if odd or not numbers else []
        in_order = bool(numbers) and not any(map(ge, (self._last_row, *numbers), numbers))
        strange = {numbers[index] for index in odd}
        errors = self._errors(data, strange) if in_order and numbers[-1] <= MAX_ROW else None
        if errors is None or any(slow_row.stored_number(rows[index]) != numbers[index] for index in odd):
            for row in rows or data.split(b"<row")[1:]:
                self._last_row = self._slow(row, self._last_row)
            return
        for index in odd:
            self._slow(rows[index], 0)
        self._usual(data, numbers, shapes, strange)
        for error in errors:
            self.look.add_error(*error)
        self._last_row = numbers[-1]

    def _compare(self, data: bytes) -> tuple[list[int], list[_Shape], list[int]]:
        """Return each row's number and shape, and the indexes of the rows that need a closer look;
        nothing where the text cannot be told apart into rows.
        """
        known = self._shapes
        skeletons = [
            piece for piece in data.translate(None, _NOT_SKELETON).split(b"w") if piece not in (b"<", b"")
        ]
        for skeleton in set(skeletons).difference(known):
            if len(known) > _MOST_SHAPES:
                known.clear()
            known[skeleton] = _shape_of(skeleton)
        # The other half of the check: a row's cells all carry the row's own number.
        places = list(filter(None, data.translate(_AS_A, _NOT_PLACES).split(b"w")))
        names = [place[1 : place.find(b'"', 1)] for place in places]
        if len(places) != len(skeletons) or not all(map(bytes.isdigit, names)) or max(map(len, names)) > 7:
            return [], [], []
        shapes = [known.get(skeleton) or _shape_of(skeleton) for skeleton in skeletons]
        found = [place.count(b"A" + name + b'"') for place, name in zip(places, names, strict=True)]
        expected = [shape.cells for shape in shapes]
        odd: list[int] = []
        if found != expected:
            odd = [
                index for index, pair in enumerate(zip(found, expected, strict=True)) if pair[0] != pair[1]
            ]
        return list(map(int, names)), shapes, odd

    def _slow(self, row: bytes, last_row: int) -> int:
        """Look closely at one row and return its number."""
        number, cells, hidden = slow_row.read_row(row, last_row, self._part)
        if hidden:
            self.look.hidden_rows.append(number)
        for column, kind, text in cells:
            if kind == "blank":
                continue
            self.look.reach((number, number), (column, column))
            if kind == "error":
                self.look.add_error(number, column, text)
            elif kind == "uncalculated":
                self.look.add_uncalculated(number, column)
        return number

    def _usual(self, data: bytes, numbers: list[int], shapes: list[_Shape], skip: set[int]) -> None:
        """Take note of the rows of known shape; `skip` names those already looked at."""
        used = [n for n, shape in zip(numbers, shapes, strict=True) if shape.columns and n not in skip]
        kinds = set(shapes)
        columns = [shape.columns for shape in kinds if shape.columns]
        if used:
            self.look.reach((used[0], used[-1]), (min(c[0] for c in columns), max(c[1] for c in columns)))
        if any(shape.hidden for shape in kinds) and b"hidden" in data:
            rows = data.split(b"<row")[1:]
            self.look.hidden_rows.extend(
                n
                for n, shape, row in zip(numbers, shapes, rows, strict=True)
                if shape.hidden and n not in skip and slow_row.is_hidden(row)
            )
        if any(shape.formulas for shape in kinds):
            self._uncalculated(data, skip)

    def _errors(self, data: bytes, skip: set[int]) -> list[tuple[int, int, str]] | None:
        """Return the error cells of the rows of known shape; None where one needs a closer look."""
        found: list[tuple[int, int, str]] = []
        at = data.find(b't="e"')
        while at >= 0:
            match = _ERROR.match(data, data.rfind(b"<", 0, at))
            number = int(match[2]) if match else self._number_of_row(data, at)
            if number not in skip:
                if not match:  # it is part of a text, or of a cell that does not give its place first
                    return None
                found.append((number, column_number(match[1]), slow_row.error_text(match[3])))
            at = data.find(b't="e"', at + 1)
        return found

    @staticmethod
    def _number_of_row(data: bytes, at: int) -> int:
        match = _ROW_NUMBER.match(data, data.rfind(b"<row", 0, at))
        return int(match[1]) if match else 0

    def _uncalculated(self, data: bytes, skip: set[int]) -> None:
        for match in _NO_RESULT.finditer(data):
            # `t="str"` with an empty value is a result: the empty text.
            if int(match[2]) not in skip and not (match[4] and b't="str"' in match[3]):
                self.look.add_uncalculated(int(match[2]), column_number(match[1]))
