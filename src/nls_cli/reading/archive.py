"""The zip container of a workbook: a strict directory, inflation that counts, and a clean copy for the reader."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise

from nls_cli.reading.refused import Refused, damaged, over

TYPE_CHECKING = False
if TYPE_CHECKING:
    from nls_cli.reading.limits import Limits

_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_STEP = 1 << 16
_CHUNK = 1 << 20
_LEAST = 1 << 13
"""What a chunk holds at least, all but the last: what stands at the head of a part is never cut in two."""
_BIG = 0xFFFFFFFF


class Entry:
    """One entry of the archive, as the central directory and its local header agree on it."""

    __slots__ = ("crc", "method", "name", "packed", "size", "start")

    def __init__(self, name: str, method: int, crc: int, packed: int, size: int, start: int) -> None:
        self.name = name
        """Path inside the archive with forward slashes, as stored."""
        self.method = method
        """0 stored, 8 deflated."""
        self.crc = crc
        self.packed = packed
        self.size = size
        """Inflated size as declared; `inflate` refuses any other."""
        self.start = start
        """Where the packed bytes begin in the file."""


def key_of(name: str) -> str:
    """Return the form under which readers look up an entry: case and slashes do not matter."""
    return name.replace("\\", "/").lstrip("/").casefold()


def read_directory(data: bytes, limits: Limits) -> dict[str, Entry]:
    """Return the entries by `key_of` name, or refuse what two zip readers could understand differently."""
    at, count, size = _find_directory(data)
    if count > limits.entries:
        raise over("entries", count, limits.entries)
    entries: dict[str, Entry] = {}
    spans: list[tuple[int, int]] = []
    shift = at[1]
    position, end = at[0], at[0] + size
    for _ in range(count):
        if position + _CENTRAL.size > end:
            raise damaged("directory", "zip")
        header = _CENTRAL.unpack_from(data, position)
        if header[0] != b"PK\x01\x02":
            raise damaged("directory", "zip")
        flags, method, crc, packed, inflated = header[3], header[4], header[7], header[8], header[9]
        name_size, extra_size, comment_size, offset = header[10], header[11], header[12], header[16]
        raw_name = data[position + 46 : position + 46 + name_size]
        extra = data[position + 46 + name_size : position + 46 + name_size + extra_size]
        position += 46 + name_size + extra_size + comment_size
        if _BIG in (packed, inflated, offset):
            inflated, packed, offset = _wide(extra, inflated, packed, offset)
        name = raw_name.decode("utf-8" if flags & 0x800 else "cp437", "replace").replace("\\", "/")
        if name.endswith("/"):
            continue
        if flags & 1:
            raise Refused("NLS104", what="zip")
        start = _data_start(data, offset + shift, raw_name)
        if start + packed > len(data):
            raise damaged("truncated", name)
        key = key_of(name)
        if key in entries:
            raise Refused("NLS113", what="entry", part=name)
        entries[key] = Entry(name, method, crc, packed, inflated, start)
        spans.append((offset + shift, start + packed))
    spans.sort()
    if any(before[1] > after[0] for before, after in pairwise(spans)):
        raise damaged("overlap", "zip")
    return entries


def _find_directory(data: bytes) -> tuple[tuple[int, int], int, int]:
    """Return where the central directory begins (and how far offsets are shifted), its count and its size."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 70_000))
    if end < 0 or end + _END.size > len(data):
        raise damaged("truncated", "zip")
    _, disk, first_disk, here, count, size, offset, _ = _END.unpack_from(data, end)
    if 0xFFFF in (count, here) or _BIG in (size, offset):
        place = end - 20
        if place < 0 or data[place : place + 4] != b"PK\x06\x07":
            raise damaged("directory", "zip")
        # The 64-bit record stands right before its locator unless something was put in between.
        end = place - _END_64.size
        if end < 0 or data[end : end + 4] != b"PK\x06\x06":
            raise damaged("directory", "zip")
        _, _, _, _, disk, first_disk, here, count, size, offset = _END_64.unpack_from(data, end)
    if disk or first_disk or here != count:
        raise damaged("directory", "zip")
    begin = end - size
    if begin < offset:
        raise damaged("directory", "zip")
    return (begin, begin - offset), count, size


def _wide(extra: bytes, inflated: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Return the sizes and the offset with the 64-bit values that the extra field gives."""
    position = 0
    while position + 4 <= len(extra):
        tag, size = struct.unpack_from("<2H", extra, position)
        if tag == 1:
            numbers = iter(struct.unpack_from(f"<{size // 8}Q", extra[: position + 4 + size], position + 4))
            try:
                wide = [next(numbers) if value == _BIG else value for value in (inflated, packed, offset)]
            except StopIteration:
                break
            return wide[0], wide[1], wide[2]
        position += 4 + size
    raise damaged("directory", "zip")


def _data_start(data: bytes, header: int, name: bytes) -> int:
    """Return where the packed bytes begin; both headers must give the entry the same name."""
    if header < 0 or header + _LOCAL.size > len(data) or data[header : header + 4] != b"PK\x03\x04":
        raise damaged("directory", "zip")
    name_size, extra_size = struct.unpack_from("<2H", data, header + 26)
    if data[header + 30 : header + 30 + name_size] != name:
        raise damaged("directory", "zip")
    return header + 30 + int(name_size) + int(extra_size)


def start_of(data: bytes, entry: Entry, most: int) -> bytes:
    """Return the first bytes of a part, whether it is packed or not; nothing if it cannot be unpacked."""
    stored = data[entry.start : entry.start + min(entry.packed, _STEP)]
    if entry.method == 0:
        return stored[:most]
    try:
        return zlib.decompressobj(-15).decompress(stored, most)
    except zlib.error:
        return b""


class Inflater:
    """Inflates parts of one archive, counting all of them against the same total."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = memoryview(data)
        self._limits = limits
        self._total = 0

    def chunks(self, entry: Entry, allowed: int | None = None) -> Iterator[bytes]:
        """Yield the part's bytes, up to 1 MiB at a time; refuse it as soon as it breaks a limit or its promise."""
        limits = self._limits
        most = min(limits.entry_bytes, limits.entry_bytes if allowed is None else allowed)
        size = crc = 0
        for chunk, consumed in self._pieces(entry):
            size += len(chunk)
            self._total += len(chunk)
            if size > most:
                raise over("entry-bytes", size, most, part=entry.name)
            if self._total > limits.total_bytes:
                raise over("total-bytes", self._total, limits.total_bytes, part=entry.name)
            if size > limits.ratio_grace_bytes and size > limits.ratio * consumed:
                raise over("ratio", size // max(consumed, 1), limits.ratio, part=entry.name)
            if size > entry.size:
                raise damaged("size", entry.name)
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if size != entry.size:
            raise damaged("size", entry.name)
        if crc != entry.crc:
            raise damaged("checksum", entry.name)

    def whole(self, entry: Entry) -> bytes:
        """Return the bytes of a part that is small in every honest workbook."""
        return b"".join(self.chunks(entry, self._limits.small_part_bytes))

    def _pieces(self, entry: Entry) -> Iterator[tuple[bytes, int]]:
        """Yield chunks together with the number of packed bytes used so far."""
        packed = self._data[entry.start : entry.start + entry.packed]
        if entry.method == 0:
            for at in range(0, len(packed), _CHUNK):
                piece = bytes(packed[at : at + _CHUNK])
                yield piece, at + len(piece)
            return
        if entry.method != 8:
            raise damaged("compression", entry.name)
        machine = zlib.decompressobj(-15)
        held = b""
        try:
            for at in range(0, len(packed), _STEP):
                used = min(at + _STEP, len(packed))
                feed: bytes | memoryview = packed[at:used]
                while feed:
                    held += machine.decompress(feed, _CHUNK)
                    feed = machine.unconsumed_tail
                    if len(held) >= _LEAST:
                        yield held, used - len(feed)
                        held = b""
                if machine.eof:
                    break
            held += machine.flush()
        except zlib.error:
            raise damaged("compression", entry.name) from None
        if held:
            yield held, len(packed)


def rebuild(data: bytes, entries: Iterable[Entry]) -> bytes:
    """Return an archive of just these entries, still packed, so that no reader can see a different directory."""
    view = memoryview(data)
    return assemble((entry, view[entry.start : entry.start + entry.packed]) for entry in entries)


def assemble(parts: Iterable[tuple[Entry, bytes | memoryview]]) -> bytes:
    """Return an archive of these entries with their packed bytes, wherever they come from."""
    pieces: list[bytes | memoryview] = []
    directory: list[bytes] = []
    offset = 0
    for entry, packed in parts:
        name = entry.name.encode("utf-8")
        fields = (0x800, entry.method, 0, 33, entry.crc, entry.packed, entry.size, len(name))
        local = _LOCAL.pack(b"PK\x03\x04", 20, *fields, 0) + name
        directory.append(
            _CENTRAL.pack(b"PK\x01\x02", 20, 20, *fields, 0, 0, 0, 0, 0, offset) + name,
        )
        pieces += (local, packed)
        offset += len(local) + entry.packed
    tail = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(tail), offset, 0)
    return b"".join((*pieces, tail, end))
