"""What a file really is, told by its first bytes and never by its name."""

from __future__ import annotations

import re

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"SQLite format 3\x00", "other"),
    (b"\x7fELF", "program"),
)
_SHORT_MAGIC = {b"BM": "image", b"MZ": "program"}
"""Letters with which a text may begin as well ("BM01 …"): only followed by bytes that no text has."""
# Workbook streams without a container: Excel 2, 3, 4.
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|meta|style|script|div|center|font)\b", re.IGNORECASE
)
_XML_2003 = (b"urn:schemas-microsoft-com:office:spreadsheet", b'progid="Excel.Sheet"')
_TEXT_HEAD = 65_536


def true_type(data: bytes) -> str:
    """Return `zip`, `ole`, `empty`, or the name of something that is not a workbook."""
    if not data:
        return "empty"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[:2] in _SHORT_MAGIC and b"\x00" in data[:64]:
        return _SHORT_MAGIC[data[:2]]
    if data[:4] in _OLD_EXCEL:
        return "excel-4"
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1") or (
        data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    ):
        return "image"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if len(data) in (54, 165) and data[0] < 55 and b"\x00" in data:
        return "lock-file"  # Excel's and LibreOffice's "~$name.xlsx": who has the workbook open
    if data.count(0) == len(data):
        return "zeros"
    return _text_type(data[:_TEXT_HEAD])


def _text_type(head: bytes) -> str:
    """Tell apart the texts that get saved or downloaded under a workbook's name."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[: len(head) & ~1].decode("utf-16", "replace").encode("utf-8", "replace")
    elif head[:3] == b"\xef\xbb\xbf":
        head = head[3:]
    if b"\x00" in head:
        return "other"
    start = head.lstrip()
    if start[:13].lower() == b"mime-version:":
        return "mhtml"
    if start[:1] == b"<":
        if any(mark in head for mark in _XML_2003):
            return "xml-2003"
        if _HTML.search(start[:4096]):
            return "html"
        return "xml" if start[:5] == b"<?xml" else "other"
    if sum(byte < 9 or 13 < byte < 32 for byte in start[:4096]) > 0:
        return "other"
    if start[:1] in (b"{", b"["):
        return "json"
    lines = [line for line in start.splitlines()[:20] if line.strip()]
    for separator in (b";", b",", b"\t", b"|"):
        if len(lines) > 1 and all(separator in line for line in lines[:2]):
            return "csv"
    return "text" if start else "blank-text"
