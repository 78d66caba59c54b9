"""A stream out of an OLE container, its chains of sectors followed no further than the file is long."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator

_HEADER = struct.Struct("<30x2H10x8L")
_IN_HEADER = 109
_LAST = 0xFFFFFFFA
"""Sector numbers from here on are marks: free, end of chain, table."""
_ENTRY = 128


class BadContainer(Exception):
    """The container contradicts itself."""


class _Container:
    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise BadContainer
        shift, small_shift, tables, directory, _, cutoff, small_table, _, more_table, _ = _HEADER.unpack_from(
            data
        )
        if not 7 <= shift <= 16 or not 2 <= small_shift < shift:
            raise BadContainer
        self._data = data
        self._size = 1 << shift
        self._small_size = 1 << small_shift
        self._cutoff = cutoff
        sectors = [*struct.unpack_from(f"<{_IN_HEADER}L", data, 76)]
        sectors += self._more_tables(more_table, tables)
        numbers = array("I")
        for sector in sectors[: min(tables, len(data) // self._size + 1)]:
            numbers.frombytes(self._sector(sector))
        self._next = numbers
        self._directory = b"".join(map(self._sector, self._chain(directory)))
        self._small_table = small_table

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        sector = self._data[at : at + self._size]
        if len(sector) != self._size:
            # The last sector of a file may be cut short; nothing else may.
            if not sector or at + self._size - len(self._data) >= self._size:
                raise BadContainer
            sector = sector.ljust(self._size, b"\0")
        return sector

    def _more_tables(self, number: int, tables: int) -> Iterator[int]:
        """Yield the numbers of table sectors that the header has no room for."""
        most = len(self._data) // self._size
        entries = self._size // 4
        while number < _LAST and tables > _IN_HEADER:
            most -= 1
            if most < 0:
                raise BadContainer
            *found, number = struct.unpack(f"<{entries}L", self._sector(number))
            yield from found

    def _chain(self, number: int, numbers: array[int] | None = None) -> Iterator[int]:
        following = self._next if numbers is None else numbers
        for _ in range(len(following) + 1):
            if number >= _LAST:
                return
            if number >= len(following):
                raise BadContainer
            yield number
            number = following[number]
        raise BadContainer  # a loop

    def stream(self, names: tuple[str, ...]) -> bytes:
        """Return the content of the first stream that has one of these names."""
        for name in names:
            stored = (name + "\0").encode("utf-16-le")
            for at in range(0, len(self._directory) - _ENTRY + 1, _ENTRY):
                entry = self._directory[at : at + _ENTRY]
                if entry.startswith(stored) and entry[64:66] == len(stored).to_bytes(2, "little"):
                    return self._content(*struct.unpack_from("<2L", entry, 116))
        raise BadContainer

    def _content(self, start: int, size: int) -> bytes:
        if size >= self._cutoff:
            return b"".join(map(self._sector, self._chain(start)))[:size]
        root, _ = struct.unpack_from("<2L", self._directory, 116)
        store = b"".join(map(self._sector, self._chain(root)))
        numbers = array("I", b"".join(map(self._sector, self._chain(self._small_table))))
        pieces = (store[one * self._small_size :][: self._small_size] for one in self._chain(start, numbers))
        return b"".join(pieces)[:size]


def read_stream(data: bytes, *names: str) -> bytes:
    """Return the content of a stream of the container `data`; BadContainer if it cannot be followed."""
    return _Container(data).stream(names)
