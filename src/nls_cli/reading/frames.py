"""The messages between the worker and its supervisor: a JSON header and raw bytes; never pickle, never code.

A frame is the length of the header (4 bytes), the length of the body (8 bytes), the header, the body.
"""

from __future__ import annotations

import json
import os
import struct
from array import array
from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LENGTHS = struct.Struct("<LQ")
TEXTS = b"\0"
"""Begins values that are nothing but texts, divided by it; no JSON begins so."""
MAX_HEADER = 1 << 20
MAX_BODY = 1 << 33


class BadFrame(Exception):
    """The other side sent something that is not a frame, or stopped in the middle of one."""


def pack(header: dict[str, Any], body_size: int = 0) -> bytes:
    """Return the beginning of a frame; the body of the given size must follow."""
    text = json.dumps(header, allow_nan=False).encode("ascii")
    return _LENGTHS.pack(len(text), body_size) + text


def unpack(read: Callable[[int], bytes]) -> tuple[dict[str, Any], memoryview]:
    """Return header and body of the next frame, from a function that returns exactly n bytes unless at the end."""
    lengths = read(_LENGTHS.size)
    if len(lengths) != _LENGTHS.size:
        raise BadFrame
    header_size, body_size = _LENGTHS.unpack(lengths)
    if header_size > MAX_HEADER or body_size > MAX_BODY:
        raise BadFrame
    text, body = read(header_size), read(body_size)
    if len(text) != header_size or len(body) != body_size:
        raise BadFrame
    try:
        header = json.loads(text)
    except ValueError:
        raise BadFrame from None
    if type(header) is not dict:
        raise BadFrame
    return header, memoryview(body)


def write_all(descriptor: int, piece: bytes | bytearray | memoryview | array[int]) -> None:
    """Write every byte."""
    rest = memoryview(piece).cast("B")
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def read_exactly(descriptor: int, size: int) -> bytes:
    """Return this many bytes, fewer only at the end of the stream."""
    pieces = []
    while size > 0 and (piece := os.read(descriptor, min(size, 1 << 20))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
