"""What every XML part must be: UTF-8, free of document types, entities and CDATA, and made of tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nls_cli.reading.refused import Refused, damaged, over

TYPE_CHECKING = False
if TYPE_CHECKING:
    from nls_cli.reading.limits import Limits

_DECLARATION = b"\xef\xbb\xbf<?"
"""At the start of a part, `<?` is no instruction."""
_LONGEST_MARK = 3
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_ATTRIBUTE = re.compile(rb"""([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_COMMENT = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_OWN_STRING_COUNT = re.compile(rb"""uniqueCount\s*=\s*["']([^"']*)["']""")


class HasComments(Exception):
    """The part holds comments or instructions; it must be cleaned before it is scanned for rows."""


def checked(chunks: Iterable[bytes], part: str, limits: Limits, *, comments: bool = True) -> Iterator[bytes]:
    """Yield the chunks as they are while they keep the rules; without `comments`, raise `HasComments`."""
    run = 0
    last = b""
    first = True
    for chunk in chunks:
        if first:
            first = False
            _check_encoding(chunk, part)
        run = _check_runs(chunk, run, part, limits)
        # A mark may be cut in two by the end of a chunk, so the last bytes of the one before are looked at again.
        if b"!" in chunk or b"!" in last:
            _check_bangs(last + chunk, part, comments=comments)
        if not comments and b"?" in chunk:
            begin = 0 if last else len(_DECLARATION)
            if (last + chunk).find(b"<?", begin) >= 0:
                raise HasComments
        last = (last + chunk[-_LONGEST_MARK:])[-_LONGEST_MARK:]
        yield chunk


def _check_encoding(chunk: bytes, part: str) -> None:
    head = chunk[:256]
    if b"\x00" in head[:4]:
        raise Refused("NLS118", encoding="UTF-16", part=part)
    declared = _DECLARED.search(head)
    if declared:
        name = declared[1].decode("ascii", "replace")
        if name.lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            raise Refused("NLS118", encoding=name[:40], part=part)


def _check_runs(chunk: bytes, run: int, part: str, limits: Limits) -> int:
    """Return the length of the tag-free stretch at the chunk's end (a chunk is shorter than the limit)."""
    at = chunk.find(b"<")
    run += len(chunk) if at < 0 else at
    if run > limits.run_bytes:
        raise over("run-bytes", run, limits.run_bytes, part=part)
    return run if at < 0 else len(chunk) - chunk.rfind(b"<")


def _check_bangs(text: bytes, part: str, *, comments: bool) -> None:
    at = text.find(b"<!")
    while at >= 0:
        after = text[at + 2 : at + 4]
        if after[:1] == b"[":
            raise Refused("NLS108", what="cdata", part=part)
        if after[:1] not in (b"-", b""):
            raise Refused("NLS108", what="doctype", part=part)
        if not comments:
            raise HasComments
        at = text.find(b"<!", at + 2)


def cleaned(text: bytes) -> bytes:
    """Return a part without its comments and instructions."""
    return _COMMENT.sub(b"", text)


def attributes(tag: bytes) -> dict[str, str]:
    """Return the attributes of a tag, names without prefix, values with references resolved."""
    found: dict[str, str] = {}
    for name, double, single in _ATTRIBUTE.findall(tag):
        found[name.decode("ascii").rpartition(":")[2]] = plain(double or single)
    return found


def plain(value: bytes) -> str:
    """Return XML text as the characters it stands for."""
    text = value.decode("utf-8", "replace")
    return _REFERENCE.sub(_resolve, text) if "&" in text else text


def _resolve(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def elements(text: bytes, name: str) -> list[dict[str, str]]:
    """Return the attributes of every element of this local name, in order."""
    pattern = rb"<(?:[\w.-]+:)?" + name.encode() + rb"""((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*+)?)>"""
    return [attributes(match[1]) for match in re.finditer(pattern, cleaned(text))]


def check_string_count(head: bytes, size: int, part: str) -> None:
    """Refuse a string table that promises more strings than it has bytes (readers allocate on that promise)."""
    for match in _OWN_STRING_COUNT.finditer(head[:4096]):
        digits = match[1].strip()
        if not digits.isdigit() or len(digits) > 18:
            raise damaged("string-count", part)
        if int(digits) > size:
            raise over("string-count", int(digits), size, part=part)
