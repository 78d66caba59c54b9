"""Workbooks made byte by byte: small honest ones of every kind, and the parts to make hostile ones."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_FORMATS = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
STYLES = f'{XML}<styleSheet xmlns="{MAIN}">{_FORMATS}</styleSheet>'


def zipped(
    parts: Mapping[str, str | bytes] | Iterable[tuple[str, str | bytes]], *, stored: bool = False
) -> bytes:
    """Return an archive; a list of pairs may hold a name twice."""
    out = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items() if isinstance(parts, Mapping) else parts:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """Return a worksheet part around `<row>` elements."""
    return f'{XML}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(*texts: str, count: int | str | None = None) -> str:
    """Return a string table; `count` may lie."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    number = len(texts) if count is None else count
    return f'{XML}<sst xmlns="{MAIN}" count="{number}" uniqueCount="{number}">{items}</sst>'


def parts(*sheets: str, names: Iterable[str] = ()) -> dict[str, str | bytes]:
    """Return the parts of an xlsx with these worksheets."""
    titles = [*names] or [f"Sheet{number}" for number in range(1, len(sheets) + 1)]
    listed = "".join(
        f'<sheet name="{title}" sheetId="{number}" r:id="rId{number}"/>'
        for number, title in enumerate(titles, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}">{related}'
        f'<Relationship Id="rId9001" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId9002" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": strings("chuỗi"),
    }
    for number, content in enumerate(sheets, 1):
        found[f"xl/worksheets/sheet{number}.xml"] = content
    return found


def xlsx(rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>', **changed: str | bytes | None) -> bytes:
    """Return an xlsx of one sheet; `changed` replaces parts (`/` written `__`, `.` as it is), None removes one."""
    all_parts = parts(sheet(rows))
    for name, content in changed.items():
        if content is None:
            del all_parts[name.replace("__", "/")]
        else:
            all_parts[name.replace("__", "/")] = content
    return zipped(all_parts)


def with_parts(
    changes: Mapping[str, str | bytes | None], base: Mapping[str, str | bytes] | None = None
) -> bytes:
    """Return an xlsx whose parts have been replaced, added, or (None) removed."""
    all_parts = dict(base or parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>')))
    for name, content in changes.items():
        if content is None:
            all_parts.pop(name)
        else:
            all_parts[name] = content
    return zipped(all_parts)


# -- Excel 97-2003 -------------------------------------------------------------------------------------------


def ole(streams: Mapping[str, bytes]) -> bytes:
    """Return an OLE container; streams are padded to 4096 bytes so that no small-stream table is needed."""
    sector, free, end, fat_mark = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    bodies = [
        content.ljust(max(4096, -(-len(content) // sector) * sector), b"\0") for content in streams.values()
    ]
    lengths = [len(body) // sector for body in bodies]
    directory_sectors = -(-(1 + len(bodies)) // 4)
    fat: list[int] = [fat_mark]
    fat += [*range(2, 1 + directory_sectors), end]
    starts = []
    for length in lengths:
        starts.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + length), end]
    assert len(fat) <= 128
    fat += [free] * (128 - len(fat))

    def entry(name: str, kind: int, start: int, size: int, child: int = free, right: int = free) -> bytes:
        stored = (name + "\0").encode("utf-16-le")
        return (
            stored.ljust(64, b"\0")
            + struct.pack("<HBB3L", len(stored), kind, 1, free, right, child)
            + bytes(16 + 4 + 16)
            + struct.pack("<LQ", start, size)
        )

    entries = [entry("Root Entry", 5, end, 0, child=1)]
    for number, (name, body) in enumerate(zip(streams, bodies, strict=True), 1):
        right = number + 1 if number < len(bodies) else free
        entries.append(entry(name, 2, starts[number - 1], len(body), right=right))
    directory = b"".join(entries).ljust(directory_sectors * sector, b"\0")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<5H6x9L", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
        + struct.pack("<109L", 0, *[free] * 108)
    )
    return header + struct.pack("<128L", *fat) + directory + b"".join(bodies)


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a BIFF record."""
    return struct.pack("<2H", kind, len(body)) + body


def biff(cells: bytes, name: str = "Sheet1", globals_extra: bytes = b"") -> bytes:
    """Return the stream of a BIFF8 workbook with one sheet."""
    begin = struct.pack("<2H2H2L", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    sheet_begin = struct.pack("<2H2H2L", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)
    title = struct.pack("<2B", len(name), 0) + name.encode("latin-1")
    head = record(0x0809, begin) + globals_extra
    bound_size = 4 + 6 + len(title)
    offset = len(head) + bound_size + 4
    bound = record(0x0085, struct.pack("<LBB", offset, 0, 0) + title)
    return head + bound + record(0x000A) + record(0x0809, sheet_begin) + cells + record(0x000A)


def xls_number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<3Hd", row, column, 0, value))


def xls_text(row: int, column: int, value: str) -> bytes:
    return record(0x0204, struct.pack("<4HB", row, column, 0, len(value), 1) + value.encode("utf-16-le"))


def xls_bool(row: int, column: int, value: bool) -> bytes:
    return record(0x0205, struct.pack("<3H2B", row, column, 0, value, 0))


def xls(cells: bytes | None = None) -> bytes:
    """Return an xls workbook."""
    body = cells if cells is not None else xls_number(2, 2, 5) + xls_text(3, 2, "Nữ") + xls_bool(4, 3, True)
    return ole({"Workbook": biff(body)})


# -- OpenDocument --------------------------------------------------------------------------------------------


def ods(
    table: str | None = None,
    *,
    before: str = "",
    mime: str = "application/vnd.oasis.opendocument.spreadsheet",
    names: str = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" ',
) -> bytes:
    """Return an OpenDocument spreadsheet of one table; `names` are declared besides the format's own."""
    rows = (
        table
        if table is not None
        else (
            '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
            "<table:table-row><table:table-cell/>"
            '<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'
            '<table:table-cell office:value-type="string"><text:p>Nữ</text:p></table:table-cell></table:table-row>'
        )
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {names}'
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Bảng">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{namespace}"/>'
    return zipped(
        [("mimetype", mime), ("META-INF/manifest.xml", manifest), ("content.xml", content)],
        stored=True,
    )


# -- binary workbooks ----------------------------------------------------------------------------------------


def record_12(kind: int, body: bytes = b"") -> bytes:
    """Return a record of a binary workbook."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    size, length = len(body), b""
    while size > 127:
        length += bytes([size & 127 | 128])
        size >>= 7
    return number + length + bytes([size]) + body


def _wide(text: str) -> bytes:
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def xlsb(cells: bytes | None = None, *, last: tuple[int, int] = (2, 2), name: str = "Sheet1") -> bytes:
    """Return a binary workbook of one sheet; `last` is the row and column (from 0) that it declares."""
    if cells is None:
        cells = record_12(0, struct.pack("<LLH", 2, 0, 300) + bytes(3) + bytes(4))
        cells += record_12(5, struct.pack("<LLd", 1, 0, 7.0)) + record_12(
            6, struct.pack("<LL", 2, 0) + _wide("Nữ")
        )
    bundle = record_12(156, struct.pack("<LL", 0, 1) + _wide("rId1") + _wide(name))
    book = record_12(131) + record_12(143) + bundle + record_12(144) + record_12(132)
    dimension = record_12(148, struct.pack("<4L", 0, last[0], 0, last[1]))
    body = record_12(129) + dimension + record_12(145) + cells + record_12(146) + record_12(130)
    base = parts()
    return zipped(
        {
            "[Content_Types].xml": base["[Content_Types].xml"],
            "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/worksheets/sheet1.bin": body,
        }
    )
