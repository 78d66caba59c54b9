"""Mutations that know the structure of what they break: archives, XML, records, YAML."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from random import Random

from tests import crafted

NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"1048577",
    b"4294967295",
    b"99999999999999999999",
    b"1e999",
    b"NaN",
    b"",
)
TEXTS = (
    b"A1", b"XFD1048576", b"XFE1", b"A0", b"=1+1", b"#N/A", b"\xef\xbf\xbf", b"&#0;", b"&amp;", b"\x1b[2J",
    b"true", b"inlineStr", b"e", b"s", b"str", b"d", b"\xff\xfe", "Nhân sự".encode(), b"x" * 40_000,
    b"_x0000_", b"]]>", b"1899-12-31", b"9999-99-99", b"::error::x", b"office:value",
)  # fmt: skip
_TAG = re.compile(rb"<[^<>]{1,300}>")
_ATTRIBUTE = re.compile(rb'="([^"<>]{0,200})"')
_TEXT = re.compile(rb">([^<>]{1,200})<")


def flip(data: bytes, noise: Random) -> bytes:
    """Change, insert, remove or repeat a few bytes anywhere."""
    out = bytearray(data)
    for _ in range(noise.choice((1, 1, 2, 5, 20))):
        if not out:
            break
        at = noise.randrange(len(out))
        size = noise.choice((1, 1, 2, 4, 16, 200))
        match noise.randrange(6):
            case 0:
                out[at] ^= 1 << noise.randrange(8)
            case 1:
                out[at : at + size] = noise.randbytes(size)
            case 2:
                del out[at : at + size]
            case 3:
                out[at:at] = out[at : at + size] * noise.choice((1, 1, 50))
            case 4:
                out[at : at + size] = noise.choice((b"\0", b"\xff")) * size
            case _:
                other = noise.randrange(len(out))
                out[at : at + size] = out[other : other + size]
    return bytes(out)


def xml(data: bytes, noise: Random) -> bytes:
    """Break one element, attribute or text of an XML part."""
    match noise.randrange(9):
        case 0 | 1 | 2:
            return _replaced(_ATTRIBUTE, data, noise, (*NUMBERS, *TEXTS))
        case 3:
            return _replaced(_TEXT, data, noise, (*NUMBERS, *TEXTS))
        case 4:
            tags = list(_TAG.finditer(data))
            if not tags:
                return flip(data, noise)
            one, other = noise.choice(tags), noise.choice(tags)
            return data[: one.start()] + other[0] + data[one.end() :]
        case 5:  # an element or a stretch of them gone, twice, or somewhere else
            tags = [match.start() for match in _TAG.finditer(data)]
            if len(tags) < 3:
                return flip(data, noise)
            begin, end = sorted(noise.sample(tags, 2))
            end = min(end, begin + 3000)
            piece = data[begin:end]
            place = noise.choice((begin, end, noise.choice(tags)))
            return noise.choice(
                (data[:begin] + data[end:], data[:place] + piece * noise.choice((1, 2, 30)) + data[place:])
            )
        case 6:
            at = noise.randrange(len(data) + 1)
            inserted = noise.choice(
                (
                    b"<!-- -->",
                    b"<?a b?>",
                    b"<![CDATA[x]]>",
                    b"<!DOCTYPE x>",
                    b"&bogus;",
                    b"<x:row/>",
                    b"<row>",
                    b"\0",
                )
            )
            return data[:at] + inserted + data[at:]
        case 7:
            return data[: noise.randrange(len(data) + 1)]
        case _:
            return flip(data, noise)


def _replaced(pattern: re.Pattern[bytes], data: bytes, noise: Random, values: tuple[bytes, ...]) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return flip(data, noise)
    match = noise.choice(found)
    value = noise.choice((*values, noise.choice(found)[1]))
    return data[: match.start(1)] + value + data[match.end(1) :]


def records_12(data: bytes, noise: Random) -> bytes:
    """Break one record of a part of a binary workbook."""
    found: list[tuple[int, bytes]] = []
    at = 0
    while at < len(data):
        kind, at = data[at], at + 1
        if kind & 0x80 and at < len(data):
            kind, at = kind & 0x7F | data[at] << 7, at + 1
        size = shift = 0
        while at < len(data):
            size |= (data[at] & 0x7F) << shift
            shift += 7
            at += 1
            if data[at - 1] < 0x80:
                break
        found.append((kind & 0x3FFF, data[at : at + size]))
        at += size
    found = _shuffled(found, noise, (0, 1, 2, 3, 5, 6, 7, 8, 9, 11, 129, 145, 146, 148, 156))
    return b"".join(crafted.record_12(kind, body) for kind, body in found)


def records_8(data: bytes, noise: Random) -> bytes:
    """Break one record of a BIFF8 stream."""
    found: list[tuple[int, bytes]] = []
    at = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<2H", data, at)
        found.append((kind, data[at + 4 : at + 4 + size]))
        at += 4 + size
    kinds = (0x06, 0x0A, 0x2F, 0x85, 0xFC, 0xFD, 0x203, 0x204, 0x205, 0x27E, 0x809, 0xBD, 0x3C, 0x200)
    found = _shuffled(found, noise, kinds)
    return b"".join(crafted.record(kind, body[:65_535]) for kind, body in found)


def _shuffled(
    found: list[tuple[int, bytes]], noise: Random, kinds: tuple[int, ...]
) -> list[tuple[int, bytes]]:
    if not found:
        return found
    for _ in range(noise.choice((1, 1, 2, 4))):
        at = noise.randrange(len(found))
        kind, body = found[at]
        match noise.randrange(7):
            case 0:
                found[at] = noise.choice(kinds), body
            case 1:
                found[at] = kind, body[: noise.randrange(len(body) + 1)]
            case 2:
                found[at] = kind, body + noise.randbytes(noise.choice((1, 4, 300)))
            case 3:
                found.insert(noise.randrange(len(found) + 1), found[at])
            case 4 if len(found) > 1:
                del found[at]
            case 5:
                place = noise.randrange(max(len(body) - 3, 1))
                number = noise.choice((0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, 0x100000))
                found[at] = kind, body[:place] + struct.pack("<L", number) + body[place + 4 :]
            case _:
                found[at] = kind, flip(body, noise)
    return found


def archive(data: bytes, noise: Random) -> bytes:
    """Break one part of an archive, or the archive itself."""
    if noise.randrange(8) == 0:
        return flip(data, noise)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        parts = [(name, opened.read(name)) for name in opened.namelist()]
        stored = opened.infolist()[0].compress_type == zipfile.ZIP_STORED
    for _ in range(noise.choice((1, 1, 1, 2, 3))):
        wanted = [at for at, (name, _) in enumerate(parts) if _matters(name)] or range(len(parts))
        at = noise.choice(list(wanted))
        name, content = parts[at]
        match noise.randrange(20):
            case 0:
                parts.append((name, xml(content, noise)))
            case 1 if len(parts) > 1:
                del parts[at]
            case 2:
                parts[at] = name, noise.choice(parts)[1]
            case 3:
                parts[at] = (
                    noise.choice((name.upper(), "/" + name, name + "x", "../" + name, "a\0b")),
                    content,
                )
            case 4:
                parts.append((f"xl/externalLinks/{noise.randrange(9)}.xml", b"<a/>"))
            case _:
                parts[at] = name, (records_12 if name.endswith(".bin") else xml)(content, noise)
    made = bytearray(_zipped(parts, stored=stored))
    if noise.randrange(6) == 0:  # the fields of the directory
        signs = [match.start() for match in re.finditer(rb"PK[\1\3\5]..", bytes(made), re.DOTALL)]
        place = noise.choice(signs) + noise.randrange(4, 46)
        if place + 4 <= len(made):
            value = noise.choice((0, 1, 0xFF, 0xFFFF, 0xFFFFFFFF, noise.getrandbits(32)))
            struct.pack_into("<L", made, place, value)
    return bytes(made)


def _matters(name: str) -> bool:
    return (name.startswith("xl/") and "theme" not in name) or name in ("content.xml", "_rels/.rels")


def _zipped(parts: list[tuple[str, bytes]], *, stored: bool) -> bytes:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return crafted.zipped(parts, stored=stored)


def xls(data: bytes, noise: Random) -> bytes:
    """Break a record of the workbook's stream, or the container."""
    from nls_cli.reading.ole import read_stream

    choice = noise.randrange(4)
    if choice == 0:
        return flip(data, noise)
    if choice == 1:  # the tables of the container
        out = bytearray(data)
        place = noise.choice((noise.randrange(512), noise.randrange(512, 1536))) & ~3
        struct.pack_into("<L", out, place, noise.choice((0, 1, 2, 0xFFFFFFFE, 0xFFFFFFFF, 0x7FFFFFFF)))
        return bytes(out)
    broken = records_8(read_stream(data, "Workbook"), noise)
    return crafted.ole({"Workbook": broken[: 100 * 512]})


YAML_VALUES = (
    "no", "12:30", "0777", "1_000", "1e3", "1e999", ".inf", ".nan", "2024-13-45", "2024-02-30", "~", "", "[]", "{}",
    "*a", "&a x", "!!python/object:os.system x", "!x y", "<<", "? a", "- - -", "|", ">-", '"', "'", "{{", "[[[[",
    "%TAG", "---", "...", "\t", "\u00a0", "\u202e", "\ufeff", "\x07", "x" * 3000, "9" * 50, "-1", "1.5", "true",
    "{any: [{any: []}]}", "{not: {not: {not: x}}}", "{gte: x}", "{blank: 3}", "{count: staff}", "nam-dinh-kh76",
    "qd-146", "../../../etc/passwd", "/dev/zero", "{vi: 1}", "[1, a, null]", "2030", "annual", "staff", "localities",
)  # fmt: skip


def yaml(text: str, noise: Random) -> bytes:
    """Break a line, a value, the indentation or the encoding of a YAML file."""
    lines = text.split("\n")
    for _ in range(noise.choice((1, 1, 2, 3))):
        at = noise.randrange(len(lines))
        line = lines[at]
        match noise.randrange(12):
            case 0:
                lines.insert(noise.randrange(len(lines) + 1), line)
            case 1 if len(lines) > 1:
                del lines[at]
            case 2:
                lines[at] = noise.choice((" ", "  ", "\t", "    ")) + line
            case 3:
                lines[at] = line[1:]
            case 4 | 5 | 6 if ":" in line:
                lines[at] = line.partition(":")[0] + ": " + noise.choice(YAML_VALUES)
            case 7:
                place = noise.randrange(len(line) + 1)
                lines[at] = (
                    line[:place] + noise.choice((*YAML_VALUES, "{" * 60, "[" * 60, "- " * 60)) + line[place:]
                )
            case 8:
                other = noise.randrange(len(lines))
                lines[at], lines[other] = lines[other], line
            case 9:
                lines[at] = re.sub(r"[\w-]+", noise.choice(re.findall(r"[\w-]+", text)), line, count=1)
            case 10:
                lines = lines[: at + 1]
            case _:
                lines[at] = line.replace(
                    noise.choice(":,{}[]\"' -"), noise.choice((":", ",", "{", "]", '"', "")), 1
                )
    made = "\n".join(lines)
    match noise.randrange(16):
        case 0:
            return flip(made.encode(), noise)
        case 1:
            return made.encode(noise.choice(("utf-16", "utf-32", "utf-8-sig")))
        case 2:
            return made.encode("cp1258", "replace")
        case 3:
            return made.replace("\n", noise.choice(("\r\n", "\r", "\u2028"))).encode()
    return made.encode()


MUTATORS: dict[str, Callable[[bytes, Random], bytes]] = {
    "xlsx": archive,
    "xls": xls,
    "xlsb": archive,
    "ods": archive,
    "yaml": lambda data, noise: yaml(data.decode(), noise),
}
