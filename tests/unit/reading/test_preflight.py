"""The look before reading, branch by branch: what only a few strange files do."""

from __future__ import annotations

import errno
import os
import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nls_cli.reading import load, ole, preflight, sheet_scan, slow_row, usual, usual_rows
from nls_cli.reading.archive import Entry, Inflater, read_directory
from nls_cli.reading.binary_scan import Unclear, scan_xls, scan_xlsb
from nls_cli.reading.limits import Limits
from nls_cli.reading.places import row_and_column
from nls_cli.reading.refused import Refused
from nls_cli.reading.sheet_scan import SheetLook, SheetScan
from nls_cli.reading.sniff import true_type
from nls_cli.reading.usual import Share, Taker, read_share
from nls_cli.reading.xml_scan import HasComments, checked
from tests import crafted
from tests.crafted import parts, record, record_12, sheet, with_parts, xlsx, zipped

LIMITS = Limits()
SHEET = "xl/worksheets/sheet1.xml"
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refusal(action: Callable[[], object]) -> tuple[str, object]:
    """Return code and main detail of the refusal."""
    with pytest.raises(Refused) as refused:
        action()
    params = refused.value.params
    return refused.value.code, params.get("what") or params.get("limit") or params.get("type")


def looked(data: bytes, limits: Limits = LIMITS) -> preflight.Look:
    return preflight.look(data, preflight.glance(data, limits), limits)


# -- the archive ---------------------------------------------------------------------------------------------


def wide(extra: bytes | None = None, *, locator: bool = True, record: bool = True) -> bytes:
    """Return an archive of one stored part, `a`, all its numbers in the 64-bit places."""
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 45, 0, 0, 0, 0, zlib.crc32(b"xyz"), 3, 3, 1, 0) + b"axyz"
    if extra is None:
        extra = struct.pack("<2H2s", 9, 2, b"??") + struct.pack("<2H3Q", 1, 24, 3, 3, 0)
    most = 0xFFFFFFFF
    fields = (
        b"PK\x01\x02",
        45,
        45,
        0,
        0,
        0,
        0,
        zlib.crc32(b"xyz"),
        most,
        most,
        1,
        len(extra),
        0,
        0,
        0,
        0,
        most,
    )
    central = struct.pack("<4s6H3L5H2L", *fields) + b"a" + extra
    end = len(local) + len(central)
    tail = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, len(central), len(local))
    tail = tail if record else b"\0" * len(tail)
    mark = b"PK\x06\x07" if locator else b"PK\x06\x00"
    tail += struct.pack("<4sLQL", mark, 0, end, 1)
    return (
        local + central + tail + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, most, most, 0)
    )


def test_an_archive_with_64_bit_numbers() -> None:
    (entry,) = read_directory(wide(), LIMITS).values()
    assert (entry.name, entry.packed, entry.size, entry.start) == ("a", 3, 3, 31)
    assert b"".join(Inflater(wide(), LIMITS).chunks(entry)) == b"xyz"


@pytest.mark.parametrize(
    "data",
    [
        wide(b""),
        wide(struct.pack("<2HQ", 1, 8, 3)),
        wide(locator=False),
        wide(record=False),
        zipped({"a": "x"})[:-14] + struct.pack("<2H", 2, 2) + zipped({"a": "x"})[-10:],
        zipped({"a": "x"})[:-18] + struct.pack("<H", 1) + zipped({"a": "x"})[-16:],
        zipped({"a": "x"})[:-6] + struct.pack("<LH", 5000, 0),
        zipped({"a": "x"}).replace(b"PK\x01\x02", b"PK\x01\x03"),
        zipped({"a": "x"}).replace(b"PK\x03\x04", b"PK\x03\x05"),
    ],
    ids=["no extra", "short extra", "no locator", "no record", "count", "disk", "beyond", "central", "local"],
)
def test_an_archive_whose_directory_is_wrong(data: bytes) -> None:
    assert refusal(lambda: read_directory(data, LIMITS)) == ("NLS106", "directory")


def test_folders_in_an_archive_are_no_parts() -> None:
    assert list(read_directory(zipped([("xl/", ""), ("xl/a", "x")]), LIMITS)) == ["xl/a"]


def packed(content: bytes, *, size: int | None = None, method: int = 8) -> tuple[Inflater, Entry]:
    """Return a part, and what inflates it."""
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = machine.compress(content) + machine.flush() if method == 8 else content
    length = len(content) if size is None else size
    entry = Entry("a", method, zlib.crc32(content), len(data), length, 0)
    return Inflater(data, replace(LIMITS, total_bytes=3 << 20)), entry


def test_all_parts_together_are_limited() -> None:
    inflater, entry = packed(random.Random(1).randbytes(2 << 20))
    assert sum(map(len, inflater.chunks(entry))) == 2 << 20
    assert refusal(lambda: list(inflater.chunks(entry))) == ("NLS107", "total-bytes")


@pytest.mark.parametrize("method", [0, 8])
def test_a_part_of_nothing(method: int) -> None:
    inflater, entry = packed(b"", method=method)
    assert list(inflater.chunks(entry)) == []


def test_what_follows_the_end_of_a_part_is_not_read() -> None:
    inflater, entry = packed(b"x" * 10)
    longer = Inflater(bytes(inflater._data) + bytes(200_000), LIMITS)
    entry.packed += 200_000
    assert list(longer.chunks(entry)) == [b"x" * 10]


def test_a_part_as_a_whole() -> None:
    inflater, entry = packed(b"x" * 10)
    assert inflater.whole(entry) == b"x" * 10


def test_a_part_cut_short_yields_what_is_left() -> None:
    inflater, entry = packed(random.Random(1).randbytes(200_000))
    entry.packed -= 5
    assert refusal(lambda: list(inflater.chunks(entry))) == ("NLS106", "size")
    entry.packed = 0
    assert refusal(lambda: list(inflater.chunks(entry))) == ("NLS106", "size")


def test_a_part_that_is_larger_than_it_says_is_not_inflated_to_its_end() -> None:
    inflater, entry = packed(random.Random(1).randbytes(3 << 19), size=10)
    entry.crc = 0
    assert refusal(lambda: next(inflater.chunks(entry))) == ("NLS106", "size")


def test_the_head_of_a_part_comes_in_one_piece_however_it_was_packed() -> None:
    content = b"".join(b"%d," % number for number in range(20_000))
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    # Nothing but ends of blocks between the first bytes and the rest.
    first = machine.compress(content[:10]) + machine.flush(zlib.Z_FULL_FLUSH) + b"\0\0\0\xff\xff" * 40_000
    data = first + machine.compress(content[10:]) + machine.flush()
    entry = Entry("a", 8, zlib.crc32(content), len(data), len(content), 0)
    chunks = list(Inflater(data, LIMITS).chunks(entry))
    assert b"".join(chunks) == content
    assert len(chunks[0]) > 4096


def test_the_declared_sizes_together_are_limited() -> None:
    limits = replace(LIMITS, total_bytes=600)
    assert refusal(lambda: preflight.glance(xlsx(), limits)) == ("NLS107", "total-bytes")


# -- loading, and what a file is -----------------------------------------------------------------------------


def test_a_folder_that_the_system_does_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "open", fail)
    assert refusal(lambda: load.load(str(tmp_path), LIMITS)) == ("NLS103", "folder")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("no", ("NLS101", None)),
        ("a/b", ("NLS101", None)),
        ("a\0b", ("NLS101", None)),
        (".", ("NLS103", "folder")),
    ],
)
def test_what_is_no_file(path: str, expected: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    assert refusal(lambda: load.load(str(tmp_path / path), LIMITS)) == expected


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device")
def test_a_device() -> None:
    assert refusal(lambda: load.load("/dev/zero", replace(LIMITS, file_bytes=100))) == ("NLS103", "device")


def test_a_file_that_the_system_does_not_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(errno.EIO, "no")

    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(os, "read", fail)
    with pytest.raises(Refused) as refused:
        load.load(str(tmp_path / "a"), LIMITS)
    assert (refused.value.code, refused.value.params) == ("NLS102", {"reason": "EIO"})


def test_a_file_too_large_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"x" * 30)
    monkeypatch.delattr(os, "read")
    assert refusal(lambda: load.load(str(tmp_path / "a"), replace(LIMITS, file_bytes=20))) == (
        "NLS107",
        "file-bytes",
    )


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    monkeypatch.setattr(os, "read", lambda _descriptor, _size: b"x" * 8)
    assert refusal(lambda: load.load(str(path), replace(LIMITS, file_bytes=20))) == ("NLS107", "file-bytes")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\0\0\0\x18ftypheic", "image"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image"),
        (b"garbage before %PDF-1.4 a document", "pdf"),
        (b"abc\0def", "other"),
        (b"BM\x36\x10\x0e\0\0\0", "image"),
        ("BM01;Mã cán bộ;Họ và tên\n1;2;3\n".encode(), "csv"),
        (b"MZ1,a,b\nMZ2,c,d\n", "csv"),
    ],
)
def test_what_a_file_is(data: bytes, kind: str) -> None:
    assert true_type(data) == kind


def test_an_encrypted_package_inside_an_archive() -> None:
    assert refusal(lambda: preflight.glance(zipped({"EncryptedPackage": "x"}), LIMITS)) == (
        "NLS104",
        "workbook",
    )


# -- OLE -----------------------------------------------------------------------------------------------------


def container(**patches: tuple[str, int]) -> bytes:
    """Return an OLE container with numbers replaced, each given as format and value at its offset (`at76`)."""
    data = bytearray(crafted.ole({"Workbook": b"x" * 5000}))
    for place, (form, value) in patches.items():
        struct.pack_into(form, data, int(place[2:]), value)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0" * 10,
        container(at30=("<H", 60)),
        container(at32=("<H", 9)),
        container(at76=("<L", 99_999)),
        container(at44=("<L", 500), at68=("<L", 0)),
        container(at44=("<L", 500), at68=("<L", 99_999)),
        container(at48=("<L", 120)),
        container(at516=("<L", 1)),
    ],
    ids=[
        "short",
        "shift",
        "small shift",
        "sector",
        "table loop",
        "table beyond",
        "directory beyond",
        "directory loop",
    ],
)
def test_a_container_that_contradicts_itself(data: bytes) -> None:
    with pytest.raises(ole.BadContainer):
        ole.read_stream(data, "Workbook")


def test_more_tables_than_the_header_has_room_for() -> None:
    data = bytearray(container(at44=("<L", 110)))
    at = len(data)
    data += struct.pack("<127L", *[0xFFFFFFFF] * 127) + struct.pack("<L", 0xFFFFFFFE)
    struct.pack_into("<L", data, 68, at // 512 - 1)
    for number in range(109):  # the same table over and over is as good as any
        struct.pack_into("<L", data, 76 + 4 * number, 0)
    assert ole.read_stream(bytes(data) + b"x", "Workbook")[:1] == b"x"


def test_more_tables_than_the_file_has_sectors() -> None:
    with pytest.raises(ole.BadContainer):
        ole.read_stream(container(at44=("<L", 500), at68=("<L", 0), at1020=("<L", 0)), "Workbook")


def test_a_stream_that_is_not_there() -> None:
    with pytest.raises(ole.BadContainer):
        ole.read_stream(container(), "Book", "Other")


def test_a_header_cut_short_in_the_middle_of_a_sector() -> None:
    with pytest.raises(ole.BadContainer):
        ole.read_stream(container()[:600], "Workbook")


# -- binary workbooks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stream",
    [
        crafted.biff(record(0x0205, struct.pack("<3H2B", 1, 20_000, 0, 0x2A, 1))),
        record(0x0085, struct.pack("<LBB", 0, 0, 0) + b"\1\0a") * 10_001 + record(0x000A),
        b"",
        crafted.biff(b"")[:-4],
    ],
    ids=["column beyond", "too many sheets", "nothing", "no end"],
)
def test_records_that_cannot_be_followed(stream: bytes) -> None:
    with pytest.raises(Unclear):
        scan_xls(crafted.ole({"Workbook": stream}) if len(stream) < 60_000 else _large(stream))


def _large(stream: bytes) -> bytes:
    """Return a container of larger sectors, so that one table is enough."""
    size = 4096
    sectors = -(-len(stream) // size)
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (size // 4 - len(table))
    small = crafted.ole({"Workbook": b""})
    directory = bytearray(small[1024:1536].ljust(size, b"\0"))
    struct.pack_into("<LQ", directory, 128 + 116, 2, len(stream))
    header = bytearray(small[:512].ljust(size, b"\0"))
    struct.pack_into("<H", header, 30, 12)
    struct.pack_into("<L", header, 48, 1)
    return (
        bytes(header)
        + struct.pack(f"<{size // 4}L", *table)
        + bytes(directory)
        + stream.ljust(sectors * size, b"\0")
    )


def test_a_container_without_a_workbook_cannot_be_followed() -> None:
    with pytest.raises(Unclear):
        scan_xls(crafted.ole({"Other": b""}))


def test_a_chart_inside_a_sheet_ends_before_the_sheet() -> None:
    begin = record(0x0809, struct.pack("<2H2H2L", 0x0600, 0x0020, 0x0DBB, 0x07CC, 0, 6))
    error = record(0x0205, struct.pack("<3H2B", 1, 2, 0, 0x2A, 1))
    found = scan_xls(crafted.ole({"Workbook": crafted.biff(begin + record(0x000A) + error)}))
    assert list(found["Sheet1"].errors) == ["#N/A"]


def bundle(id: str, name: str) -> bytes:
    texts = (struct.pack("<L", len(text)) + text.encode("utf-16-le") for text in (id, name))
    return record_12(156, struct.pack("<LL", 0, 1) + b"".join(texts))


def test_sheets_of_a_binary_workbook() -> None:
    book = bundle("r1", "A") + bundle("r2", "chart") + record_12(9, b"x" * 300)
    cells = record_12(0, struct.pack("<L", 4)) + record_12(3, struct.pack("<LLB", 1, 0, 7))
    found = scan_xlsb(book, {"r1": "a"}, {"a": cells})
    assert list(found) == ["A"]
    assert list(found["A"].errors) == ["#DIV/0!"]


@pytest.mark.parametrize(
    ("book", "part"),
    [
        (bundle("r1", "A"), record_12(3, bytes(5)) + record_12(1, bytes(20))),
        (bundle("r1", "A" * 1025), b""),
        (record_12(156, struct.pack("<LLL", 0, 1, 5000)), b""),
        (b"\x05\x40x", b""),
        (b"\x05\x80\x80\x80\x80\x01", b""),
        (b"\x85", b""),
    ],
    ids=["short error", "long name", "long text", "cut", "endless size", "half a kind"],
)
def test_binary_records_that_cannot_be_followed(book: bytes, part: bytes) -> None:
    with pytest.raises(Unclear):
        scan_xlsb(book, {"r1": "a"}, {"a": part})


# -- OpenDocument --------------------------------------------------------------------------------------------


def test_an_ods_without_a_manifest() -> None:
    data = zipped(
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")], stored=True
    )
    assert looked(data).sheets == {}


def test_an_ods_whose_type_is_packed() -> None:
    """The format wants it stored; some writers pack it."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    packed_ods = zipped([("mimetype", kind), ("content.xml", "<a/>")])
    assert preflight.glance(packed_ods, LIMITS).kind == "ods"
    at = packed_ods.index(b"mimetype") + len(b"mimetype")
    broken = packed_ods[:at] + b"\xff" * 10 + packed_ods[at + 10 :]
    assert refusal(lambda: preflight.glance(broken, LIMITS)) == ("NLS103", "opendocument")


BROKEN = '<table:table-cell table:formula="x" table:number-columns-repeated="{}"/>'


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ('</table:table><table:table table:name="Bảng">', ("NLS113", "sheet-name")),
        (
            '</table:table><table:table table:name="B"></table:table><table:table table:name="C">',
            ("NLS107", "sheets"),
        ),
        (
            '<table:table-row table:number-rows-repeated="30000">'
            + BROKEN.format(1000)
            + "</table:table-row>",
            ("NLS107", "area"),
        ),
        ("<table:table-row>" + BROKEN.format(16385) + "</table:table-row>", ("NLS106", "reference")),
    ],
)
def test_an_ods_that_is_refused(table: str, expected: tuple[str, str]) -> None:
    data = crafted.ods(table, names="")
    assert refusal(lambda: looked(data, replace(LIMITS, sheets=2, area=50_000))) == expected


def test_repeated_error_cells_are_counted_before_they_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(SheetLook, "add_uncalculated")
    rows = '<table:table-row table:number-rows-repeated="300">' + BROKEN.format(200) + "</table:table-row>"
    data = crafted.ods(rows, names="")
    assert refusal(lambda: looked(data, replace(LIMITS, area=50_000))) == ("NLS107", "area")


# -- worksheets ----------------------------------------------------------------------------------------------


def scanned(text: str, *, size: int = 1 << 20, limits: Limits = LIMITS) -> SheetLook:
    data = text.encode()
    return SheetScan("part", limits).scan(data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("size", [1, 7, 64, 1 << 20])
def test_a_sheet_is_the_same_in_any_chunks(size: int) -> None:
    rows = (
        ROW + '<row r="2" hidden="1"><c r="B2" t="e"><v>#N/A</v></c></row>' + "<row r='7'><c r='C7'/></row>"
    )
    look = scanned(sheet(rows, after="<mergeCells/>"), size=size)
    assert (look.rows, look.columns, list(look.hidden_rows)) == ((1, 2), (1, 2), [2])
    assert scanned(sheet("").replace("<sheetData></sheetData>", "<sheetData/>"), size=size).rows is None
    assert scanned("<worksheet></worksheet>", size=size).rows is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ROW + '<row r="2"><c r="A2" t="e"x<v>', ("NLS106", "markup")),
        ('x<row r="1"><c r="A1"/></row>', ("NLS106", "markup")),
    ],
)
def test_rows_that_are_refused(rows: str, expected: tuple[str, str]) -> None:
    assert refusal(lambda: scanned(sheet(rows))) == expected


def test_the_shapes_of_rows_are_forgotten_before_they_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheet_scan, "_MOST_SHAPES", 2)
    letters = ("A", "B", "C", "D", "E")
    rows = "".join(f'<row r="{n}"><c r="{x}{n}"><v>1</v></c></row>' for n, x in enumerate(letters, 1))
    assert scanned(sheet(rows)).columns == (1, 5)


def test_a_row_in_a_row() -> None:
    assert refusal(lambda: slow_row.read_row(b' r="1"><row r="2"/></row>', 0, "part")) == ("NLS106", "markup")


@pytest.mark.parametrize("size", [1, 2, 3, 5, 1000])
@pytest.mark.parametrize(
    ("mark", "what"),
    [("<!DOCTYPE x>", "doctype"), ("<![CDATA[x]]>", "cdata"), ("<?a b?>", ""), ("<!-- -->", "")],
)
def test_a_mark_cut_in_two_by_the_end_of_a_chunk(mark: str, what: str, size: int) -> None:
    data = sheet(ROW + mark).encode()
    chunks = [data[:60], *(data[at : at + size] for at in range(60, len(data), size))]
    if what:
        assert refusal(lambda: list(checked(chunks, "part", LIMITS))) == ("NLS108", what)
    else:
        assert b"".join(checked(chunks, "part", LIMITS)) == data
    with pytest.raises((HasComments, Refused)):
        list(checked(chunks, "part", LIMITS, comments=False))


@pytest.mark.parametrize(
    "row",
    [
        '<row spans="1:3" r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>so t="e"</t></is></c><c r="B1" t="e"><v>#N/A</v></c></row>',
        '<row r="1"><c q="A1"><v>1</v></c><c q="B1" t="e"><v>#N/A</v></c></row>',
        '<row r="1"><c q="A1"><v>1</v></c><c q="B1" s=">" t="e"><v>#N/A</v></c></row>',
        '<row><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row>',
    ],
    ids=[
        "row's number second",
        "text like an error",
        "without places",
        "bracket in an attribute",
        "no number",
    ],
)
def test_an_error_is_found_however_its_row_is_written(row: str) -> None:
    look = scanned(sheet(row))
    assert {text: [row_and_column(one) for one in found] for text, found in look.errors.items()} == {
        "#N/A": [(1, 2)]
    }


def test_comments_that_come_back_once_others_are_gone() -> None:
    rows = "<!<!-- x -->-- y -->" + ROW
    assert refusal(lambda: looked(xlsx(rows)))[0] in ("NLS106", "NLS108")


# -- the workbook's parts ------------------------------------------------------------------------------------


def test_a_workbook_without_its_outermost_index_is_read() -> None:
    assert list(looked(with_parts({"_rels/.rels": None})).sheets) == ["Sheet1"]


def test_a_sheet_of_no_known_kind() -> None:
    content = parts(sheet(ROW))
    book = str(content["xl/workbook.xml"])
    wrong = content | {"xl/workbook.xml": book.replace('r:id="rId1"', 'r:id="rId7"')}
    assert refusal(lambda: looked(zipped(wrong))) == ("NLS106", "missing-part")


def test_two_names_for_one_blank_sheet_are_no_contradiction() -> None:
    content = parts(sheet(""), names=["A", "B"])
    content["xl/workbook.xml"] = str(content["xl/workbook.xml"]).replace("rId2", "rId1")
    assert list(looked(zipped(content)).sheets) == ["A", "B"]


# -- sheets written the usual way ----------------------------------------------------------------------------


def share_of(text: str, limits: Limits = LIMITS, *, begin: int = 0, end: int | None = None) -> Share | None:
    data = with_parts({SHEET: text})
    entry = read_directory(data, limits)[SHEET]
    return read_share(data, entry, limits, 1 << 28, begin=begin, end=end)


def test_what_is_no_usual_sheet_is_no_share() -> None:
    assert share_of(sheet(ROW)) is not None
    assert share_of(sheet('<row r="' + "1" * 300)) is None
    assert share_of(sheet(ROW, after='<mergeCells count="1"></mergeCells>' * 2)) is None
    noise = random.Random(1).randbytes(200_000).hex()
    long = f'<row r="2"><c r="A2" t="inlineStr"><is><t>{noise}</t></is></c></row>'
    assert share_of(sheet(ROW + long)) is not None
    assert share_of(sheet(ROW + long), replace(LIMITS, row_bytes=1000)) is None
    assert share_of(sheet(ROW, after=f"<a>{noise}</a>")) is not None
    for most in (1000, 150_000):
        assert share_of(sheet(ROW, after=f"<a>{noise}</a>"), replace(LIMITS, row_bytes=most)) is None
    assert share_of(f"<worksheet>{'<cols/>' * 300_000}<x>") is None


def test_the_second_process_has_died() -> None:
    data = xlsx()
    entry = read_directory(data, LIMITS)[SHEET]
    assert Taker(data, LIMITS, 1 << 28, {entry.name: 10}, lambda: None)(entry) is None


def test_shapes_of_usual_rows_are_forgotten_before_they_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(usual_rows, "_MOST_SHAPES", 2)
    rows = '<row r="1"><c r="E1"><v>1</v></c></row>' + "".join(
        f'<row r="{n}"><c r="{x}{n}"><v>1</v></c></row>' for n, x in enumerate("ABCDE", 2)
    )
    share = share_of(sheet(rows))
    assert share is not None
    assert share.area() == (1, 1, 6, 5)


def test_a_row_of_an_endless_number_is_not_usual() -> None:
    assert not usual_rows.UsualRows(1 << 20).take(b'<row r="1><c/></row>')
    assert usual.about(None) is None
