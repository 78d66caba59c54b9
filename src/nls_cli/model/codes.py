"""Columns as codes, one for each row, and sets of rows: what both are counted, joined and looked up by."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain, pairwise
from sys import byteorder

from nls_cli.model.workbook import Codes

Rows = int
"""A set of rows as the bits of one integer: row 0 is the highest of `height` bits. Intersection is `&`,
union `|`, size `.bit_count()`, all at memory speed."""

_DIGITS = bytes([48, 49]) + bytes(254)
_ITEMS = {1: "B", 2: "H", 4: "I", 8: "Q"}


def encode(codes: Iterable[int], distinct: int) -> Codes:
    """Store row codes in the narrowest array that holds `distinct` different ones."""
    if distinct <= 256:
        return bytes(codes)
    return array("H" if distinct <= 65536 else "I", codes)


def join_codes(parts: Sequence[Codes], numbers: Sequence[Sequence[int]], distinct: int) -> Codes:
    """Lay columns below each other; `numbers` gives, per part, the new number of each of its codes."""
    if distinct <= 256 and all(isinstance(part, bytes) for part in parts):
        tables = [bytes(new).ljust(256, b"\0") for new in numbers]
        return b"".join(bytes(part).translate(table) for part, table in zip(parts, tables, strict=True))
    pairs = zip(parts, numbers, strict=True)
    return encode(chain.from_iterable(map(new.__getitem__, part) for part, new in pairs), distinct)


def closed_up(codes: Codes, used: Sequence[int]) -> Codes:
    """Return codes numbered without gaps, where `used` are all that some row has, ascending.

    Mostly there is none, or only the first, the header's own, is missing: then no row need be looked at by itself.
    """
    by, distinct = used[0] if used else 0, len(used)
    if isinstance(codes, array) and distinct > 256 and used[-1] - by + 1 == distinct:
        if by:  # all codes as one number; nothing is carried, for none is less than `by`
            one = by.to_bytes(codes.itemsize, byteorder)
            less = int.from_bytes(codes.tobytes(), byteorder) - int.from_bytes(one * len(codes), byteorder)
            codes = array(codes.typecode, less.to_bytes(codes.itemsize * len(codes), byteorder))
        return encode(codes, distinct) if codes.itemsize > 2 and distinct <= 65_536 else codes
    number = dict(zip(used, range(distinct), strict=True))
    return encode(map(number.__getitem__, codes), distinct)


def joint(columns: Sequence[Codes]) -> tuple[Sequence[int], Callable[[int], tuple[int, ...]]]:
    """Return per row one number for its codes in all of these columns, and what takes such a number apart.

    The bytes of the codes are laid side by side, without a look at each row.
    """
    sizes = [memoryview(codes).itemsize for codes in columns]
    width = next((width for width in _ITEMS if width >= sum(sizes)), 0)
    if not width:
        return _joint_of_many(columns)
    laid = bytearray(width * len(columns[0]))
    at = 0
    for codes, size in zip(columns, sizes, strict=True):
        plain = memoryview(codes).cast("B")
        for byte in range(size):
            laid[at::width] = plain[byte::size]
            at += 1

    ends = list(accumulate(sizes, initial=0))
    spans = [slice(*span) for span in pairwise(ends)]

    def apart(number: int) -> tuple[int, ...]:
        item = number.to_bytes(width, byteorder)
        return tuple([int.from_bytes(item[span], byteorder) for span in spans])

    numbers = array(_ITEMS[width])
    numbers.frombytes(laid)
    return numbers, apart


def _joint_of_many(columns: Sequence[Codes]) -> tuple[Sequence[int], Callable[[int], tuple[int, ...]]]:
    """As `joint`, of columns whose codes are too wide to be laid side by side."""
    index: dict[tuple[int, ...], int] = {}
    numbers = [index.setdefault(codes, len(index)) for codes in zip(*columns, strict=True)]
    return numbers, list(index).__getitem__


def rows_where(codes: Codes, chosen: Sequence[bool]) -> Rows:
    """Return the set of rows whose code is `chosen`."""
    if not len(codes):
        return 0
    marks = bytes(chosen).translate(_DIGITS)
    if isinstance(codes, bytes):
        return int(codes.translate(marks.ljust(256, b"0")), 2)
    if b"1" not in marks:
        return 0
    if b"0" not in marks:
        return (1 << len(codes)) - 1
    return int(bytes(map(marks.__getitem__, codes)), 2)


def row_numbers(rows: Rows, height: int) -> list[int]:
    """Return the members of a set of rows, ascending."""
    if not rows:
        return []
    length = rows.bit_length()
    if rows.bit_count() == length - (rows & -rows).bit_length() + 1:  # all in one stretch
        return list(range(height - length, height - length + rows.bit_count()))
    marks = format(rows, f"0{height}b")
    found, at = [], marks.find("1")
    while at >= 0:
        found.append(at)
        at = marks.find("1", at + 1)
    return found
