"""Hostile and broken workbooks: each ends in its code, in time, and the honest file beside it is read."""

from __future__ import annotations

import gzip
import os
import random
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest

from nls_cli.messages import Language, known, say
from nls_cli.model.workbook import RawWorkbook, Refusal
from nls_cli.reading.workbook import WorkbookReader
from nls_cli.reporting.findings_text import render_refusals
from nls_cli.reporting.phrases import blank_text, phrase, remedy
from tests import crafted
from tests.crafted import parts, sheet, strings, with_parts, xls, xlsx, zipped

SECONDS = 10
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
ATTACKS: dict[str, tuple[str, dict[str, object], Callable[[], bytes]]] = {}


def attack(code: str, **params: object) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def register(build: Callable[[], bytes]) -> Callable[[], bytes]:
        ATTACKS[build.__name__.replace("_", "-")] = (code, params, build)
        return build

    return register


def add(name: str, code: str, content: bytes, **params: object) -> None:
    ATTACKS[name] = (code, params, lambda: content)


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as reader:
        yield reader


# -- not a workbook ------------------------------------------------------------------------------------------

for _name, _kind, _content in (
    ("html", "html", b"<html><body><table><tr><td>1</td></tr></table></body></html>"),
    ("html-doctype", "html", b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<p>x"),
    ("html-table-only", "html", b"<table border=1><tr><td>1</td></tr></table>"),
    ("xml-2003", "xml-2003", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
    ("xml", "xml", b'<?xml version="1.0"?><data/>'),
    ("csv", "csv", "Mã cán bộ;Họ và tên\n1;Nguyễn Văn An\n".encode()),
    ("csv-utf-16", "csv", "Mã\tTên\n1\tAn\n".encode("utf-16")),
    ("text", "text", b"hello\nworld\n"),
    ("json", "json", b'{"a": 1}'),
    ("pdf", "pdf", b"%PDF-1.7\n%\xe2\xe3"),
    ("png", "image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ("jpeg", "image", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    ("gzip", "archive", gzip.compress(b"x")),
    ("rar", "archive", b"Rar!\x1a\x07\x00"),
    ("rtf", "rtf", b"{\\rtf1 x}"),
    ("mhtml", "mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related\n"),
    ("program", "program", b"MZ\x90\0"),
    ("zeros", "zeros", bytes(5000)),
    ("blank-text", "blank-text", b" \n\n"),
    ("binary", "other", bytes(range(1, 200))),
    ("lock-file", "lock-file", (b"\x07Nguyen " + b" " * 47 + b"\x07\0N\0g\0").ljust(165, b"\0")),
    ("zip", "zip", zipped({"a.txt": "x"})),
    ("docx", "word", zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"})),
    ("pptx", "powerpoint", zipped({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"})),
    ("odt", "opendocument", crafted.ods(mime="application/vnd.oasis.opendocument.text")),
    ("doc", "word", crafted.ole({"WordDocument": b"x"})),
    ("ole-other", "ole", crafted.ole({"Something": b"x"})),
):
    add(f"type-{_name}", "NLS103", _content, type=_kind)
add("empty", "NLS105", b"")
add("excel-5", "NLS112", crafted.ole({"Book": b"x"}), type="excel-5")
add("excel-4", "NLS112", b"\x09\x04\x06\x00\x00\x00\x10\x00", type="excel-4")
add("password", "NLS104", crafted.ole({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}))
add(
    "password-xls",
    "NLS104",
    crafted.ole({"Workbook": crafted.biff(b"", globals_extra=crafted.record(0x2F, bytes(54)))}),
)


@attack("NLS104", what="zip")
def password_zip() -> bytes:
    data = bytearray(xlsx())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


@attack("NLS104")
def password_ods() -> bytes:
    with zipfile.ZipFile(BytesIO(crafted.ods())) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content["META-INF/manifest.xml"] = content["META-INF/manifest.xml"].replace(
        b"/>", b"><manifest:encryption-data/></manifest:manifest>"
    )
    return zipped(list(content.items()), stored=True)


# -- the archive ---------------------------------------------------------------------------------------------


def _central(data: bytes, name: bytes) -> int:
    at = data.find(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(name)] != name:
        at = data.find(b"PK\x01\x02", at + 4)
    return at


def _patched(name: bytes, offset: int, form: str, value: int) -> bytes:
    data = bytearray(xlsx())
    struct.pack_into(form, data, _central(bytes(data), name) + offset, value)
    return bytes(data)


SHEET1 = b"xl/worksheets/sheet1.xml"


@attack("NLS106", what="truncated")
def cut_in_the_middle() -> bytes:
    return xlsx()[:600]


@attack("NLS106", what="directory")
def cut_out_of_the_middle() -> bytes:
    data = xlsx()
    return data[:200] + data[300:]


@attack("NLS106", what="directory")
def offsets_that_count_from_before_the_file() -> bytes:
    data = bytearray(xlsx())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", data, at + 42, struct.unpack_from("<L", data, at + 42)[0] + 10)
        at = data.find(b"PK\x01\x02", at + 4)
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<L", data, end + 16, struct.unpack_from("<L", data, end + 16)[0] + 10)
    return bytes(data)


@attack("NLS106", what="size")
def size_declared_too_small() -> bytes:
    return _patched(SHEET1, 24, "<L", 10)


@attack("NLS106", what="size")
def size_declared_too_large() -> bytes:
    return _patched(SHEET1, 24, "<L", 10_000)


@attack("NLS107", limit="entry-bytes")
def size_declared_huge() -> bytes:
    return _patched(SHEET1, 24, "<L", 0xFFFFFFF0)


@attack("NLS106", what="checksum")
def wrong_checksum() -> bytes:
    return _patched(SHEET1, 16, "<L", 12345)


@attack("NLS106", what="compression")
def unknown_compression() -> bytes:
    return _patched(SHEET1, 10, "<H", 12)


@attack("NLS106", what="directory")
def names_differ_between_headers() -> bytes:
    return xlsx().replace(SHEET1, b"xl/worksheets/sheet2.xml", 1)


@attack("NLS106", what="overlap")
def entries_overlap() -> bytes:
    data = bytearray(xlsx())
    at = _central(bytes(data), b"[Content_Types].xml")
    struct.pack_into("<L", data, at + 20, len(data) // 2)
    return bytes(data)


@attack("NLS106", what="truncated")
def packed_size_beyond_the_file() -> bytes:
    return _patched(SHEET1, 20, "<L", 0x0FFFFFFF)


@attack("NLS106", what="compression")
def garbage_in_the_sheet() -> bytes:
    data = bytearray(xlsx())
    start = bytes(data).find(SHEET1) + len(SHEET1)
    data[start : start + 20] = b"\xff" * 20
    return bytes(data)


@attack("NLS113", what="entry")
def the_same_entry_twice() -> bytes:
    return _pairs((SHEET1.decode(), sheet(CELL.replace("<v>1", "<v>2"))))


@attack("NLS113", what="entry")
def the_same_entry_in_capitals() -> bytes:
    return _pairs(("XL/Worksheets/Sheet1.xml", sheet(CELL.replace("<v>1", "<v>2"))))


@attack("NLS113", what="entry")
def the_same_entry_with_backslashes() -> bytes:
    # The same length, so that the stored name can be replaced in place.
    data = _pairs(("xl/worksheets/sheetX.xml", sheet(CELL)))
    return data.replace(b"xl/worksheets/sheetX.xml", b"xl\\worksheets\\sheet1.xml")


def _pairs(*more: tuple[str, str | bytes]) -> bytes:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return zipped([*parts(sheet(CELL)).items(), *more])


@attack("NLS107", limit="entries", measured=2507)
def thousands_of_entries() -> bytes:
    return _pairs(*((f"xl/media/{number}.png", b"") for number in range(2500)))


@attack("NLS107", limit="ratio")
def a_sheet_of_spaces() -> bytes:
    return with_parts({SHEET1.decode(): sheet(CELL + "<row>" * 10).replace("<row>", " <a/>" * 4_000_000)})


@attack("NLS107", limit="ratio")
def a_string_table_of_the_same_string() -> bytes:
    return with_parts({"xl/sharedStrings.xml": strings(*["a" * 60] * 400_000)})


@attack("NLS107", limit="run-bytes")
def one_endless_text() -> bytes:
    noise = random.Random(1).randbytes(4_000_000).hex()
    return with_parts({"xl/sharedStrings.xml": strings(noise)})


@attack("NLS107", limit="run-bytes")
def one_endless_attribute() -> bytes:
    noise = random.Random(1).randbytes(4_000_000).hex()
    return xlsx(f'<row r="1"><c r="A1" s="{noise}"/></row>')


@attack("NLS107", limit="row-bytes")
def one_endless_row() -> bytes:
    noise = random.Random(1)
    cells = "".join(f"<c><v>{noise.random()}</v></c>" for _ in range(700_000))
    return xlsx(f'<row r="1">{cells}</row>')


@attack("NLS107", limit="entry-bytes")
def a_huge_workbook_part() -> bytes:
    noise = random.Random(1)
    comments = "".join(f"<a x='{noise.random()}'/>" for _ in range(700_000))
    content = str(parts(sheet(CELL))["xl/workbook.xml"]).replace("<sheets>", comments + "<sheets>")
    return with_parts({"xl/workbook.xml": content})


# -- XML -----------------------------------------------------------------------------------------------------

for _part in (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    SHEET1.decode(),
):
    _honest = str(parts(sheet(CELL))[_part])
    add(
        f"doctype-{_part}",
        "NLS108",
        with_parts({_part: _honest.replace("?>", "?>" + DOCTYPE, 1)}),
        what="doctype",
    )
add("doctype-small", "NLS108", xlsx("<!doctype x>" + CELL), what="doctype")
add("entity-late", "NLS108", xlsx(CELL + '<!ENTITY a "b">'), what="doctype")
add("cdata", "NLS108", with_parts({"xl/sharedStrings.xml": strings("<![CDATA[x]]>")}), what="cdata")
add("doctype-ods", "NLS108", crafted.ods(before=DOCTYPE), what="doctype")
add(
    "utf-16", "NLS118", with_parts({SHEET1.decode(): sheet(CELL).replace("UTF-8", "UTF-16").encode("utf-16")})
)
add("utf-16-no-bom", "NLS118", with_parts({SHEET1.decode(): sheet(CELL).encode("utf-16-le")}))
add(
    "windows-1258",
    "NLS118",
    with_parts({"xl/sharedStrings.xml": strings("x").replace("UTF-8", "windows-1258")}),
)
add(
    "no-end",
    "NLS106",
    with_parts({SHEET1.decode(): sheet(CELL).partition("</sheetData>")[0]}),
    what="truncated",
)
add("comment-hides-all", "NLS106", with_parts({SHEET1.decode(): sheet("<!--" + CELL)}), what="markup")
add("text-among-rows", "NLS106", xlsx("abc"), what="markup")
add("stray-bracket", "NLS106", xlsx("<row r='1'><c r='A1'><v>1<</v></c></row>"), what="markup")
add("row-in-row", "NLS106", xlsx("<x:row r='1'><row r='2'><c r='A2'/></row></x:row>"))

# -- places --------------------------------------------------------------------------------------------------

for _reference in ("XFE1", "ZZZZZZ1", "A0", "A2", "a1", "1", "A", "A1A", "A99999999999999999999", ""):
    add(
        f"reference-{_reference}",
        "NLS106",
        xlsx(f'<row r="1"><c r="{_reference}"><v>1</v></c></row>'),
        what="reference",
    )
for _row in ("0", "1048577", "99999999999999999999", "x", ""):
    add(f"row-{_row}", "NLS106", xlsx(f'<row r="{_row}"><c r="A{_row}"><v>1</v></c></row>'), what="reference")
for _reference in ("&#65;1", "A-1", "A1.0"):  # the reader's own refusal
    add(f"reference-{_reference}", "NLS106", xlsx(f'<row r="1"><c r="{_reference}"><v>1</v></c></row>'))
for _row in ("-1", "1.5"):
    add(f"row-{_row}", "NLS106", xlsx(f'<row r="{_row}"><c r="A{_row}"><v>1</v></c></row>'))
add("column-16385", "NLS106", xlsx('<row r="1"><c r="XFD1"/><c><v>1</v></c></row>'), what="reference")
add("area", "NLS107", xlsx(CELL + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), limit="area")
add(
    "area-error",
    "NLS107",
    xlsx(CELL + '<row r="1048576"><c r="XFD1048576" t="e"><v>#N/A</v></c></row>'),
    limit="area",
)
add(
    "area-formula",
    "NLS107",
    xlsx(CELL + '<row r="1048576"><c r="XFD1048576"><f>1</f></c></row>'),
    limit="area",
)
add(
    "area-quotes",
    "NLS107",
    xlsx(CELL + "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
    limit="area",
)
add("area-attribute", "NLS106", xlsx(CELL + '<row r="2"><c r="XFD1048576" t="A2"><v>1</v></c></row>'))
add(
    "area-text",
    "NLS106",
    xlsx(CELL + '<row r="2"><c r="XFD9" t="str"><v>A2"</v></c></row>'),
    what="reference",
)
add(
    "cell-twice",
    "NLS113",
    xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
    what="cell",
    part="Sheet1!A1, xl/worksheets/sheet1.xml",
)
add(
    "cell-twice-implied",
    "NLS113",
    xlsx('<row r="1"><c r="B1"><v>1</v></c><c r="A1"/><c><v>2</v></c></row>'),
    what="cell",
)
add("row-twice", "NLS113", xlsx(CELL + CELL.replace("<v>1", "<v>2")), what="row")
add("rows-backwards", "NLS106", xlsx('<row r="2"><c r="A2"><v>1</v></c></row>' + CELL), what="row-order")
add("cell-of-another-row", "NLS106", xlsx('<row r="1"><c r="A7"><v>1</v></c></row>'), what="reference")

add(
    "cell-of-another-row-that-exists",
    "NLS106",
    xlsx(CELL.replace('"A1"', '"A2"') + '<row r="2"><c r="A2"><v>2</v></c></row>'),
    what="reference",
)
add("column-in-small-letters", "NLS106", xlsx(CELL + '<row r="2"><c r="xfA2"><v>1</v></c></row>'))

# -- workbook parts ------------------------------------------------------------------------------------------

add("no-workbook", "NLS106", with_parts({"xl/workbook.xml": None}), what="missing-part")
add("no-relations", "NLS106", with_parts({"xl/_rels/workbook.xml.rels": None}), what="missing-part")
add("no-sheet-part", "NLS106", with_parts({SHEET1.decode(): None}), what="missing-part")
add("no-sheets", "NLS106", zipped(parts()), what="no-sheets")
add(
    "sheet-names-twice",
    "NLS113",
    zipped(parts(sheet(CELL), sheet(CELL), names=["A", "a"])),
    what="sheet-name",
)
add(
    "string-count",
    "NLS107",
    with_parts({"xl/sharedStrings.xml": strings("x", count=4_000_000_000)}),
    limit="string-count",
)
add(
    "string-count-text",
    "NLS106",
    with_parts({"xl/sharedStrings.xml": strings("x", count="&#52;00000")}),
    what="string-count",
)
add("string-index", "NLS106", xlsx('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'))


@attack("NLS107", limit="sheets", measured=65_000)
def sixty_five_thousand_sheets() -> bytes:
    content = parts(sheet(CELL), names=[f"S{number}" for number in range(65_000)])
    return zipped(content)


@attack("NLS113", what="sheet")
def many_sheets_on_one_part() -> bytes:
    content = parts(sheet(CELL), names=["A", "B"])
    content["xl/workbook.xml"] = str(content["xl/workbook.xml"]).replace("rId2", "rId1")
    return zipped(content)


@attack("NLS106", what="part-name")
def another_part_is_the_workbook() -> bytes:
    content = parts(sheet(CELL))
    content["_rels/.rels"] = str(content["_rels/.rels"]).replace("xl/workbook.xml", "xl/other.xml")
    return zipped(content | {"xl/other.xml": content["xl/workbook.xml"]})


@attack("NLS106", what="part-name")
def another_part_is_the_string_table() -> bytes:
    content = parts(sheet(CELL))
    content["xl/_rels/workbook.xml.rels"] = str(content["xl/_rels/workbook.xml.rels"]).replace(
        "sharedStrings.xml", "strings.xml"
    )
    return zipped(content | {"xl/strings.xml": strings("x")})


# -- the other formats ---------------------------------------------------------------------------------------


@attack("NLS107", limit="area")
def ods_repeats() -> bytes:
    cell = (
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    )
    return crafted.ods(f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


@attack("NLS106", what="repeat")
def ods_repeat_of_many_digits() -> bytes:
    return crafted.ods('<table:table-row table:number-rows-repeated="99999999999999999999"/>')


@attack("NLS106", what="markup")
def ods_malformed() -> bytes:
    return crafted.ods("<table:table-row><table:table-cell></table:table-row>")


@attack("NLS107", limit="depth")
def ods_deep() -> bytes:
    return crafted.ods("<table:table-row>" * 1000 + "</table:table-row>" * 1000)


@attack("NLS106")
def xlsb_garbage() -> bytes:
    return zipped({"xl/workbook.bin": b"\xff" * 100, "xl/_rels/workbook.bin.rels": "<a/>"})


# -- what is said about them ---------------------------------------------------------------------------------

BEFORE_SHEETS = ("entry", "entry-bytes", "truncated")
"""What is seen in the archive's directory, where sheets have no names yet."""


def said(refusal: Refusal, language: Language) -> str:
    """Return what people read, after making sure that it names the file, the place, the limit and a remedy."""
    shown = render_refusals([refusal], language, 10_000, color=False)
    assert refusal.path.name in shown
    assert refusal.code in shown
    message = phrase(f"{refusal.code}.message", language, refusal.params)
    mended = remedy(refusal.code, language, refusal.params)
    assert message in shown
    assert mended in shown
    assert "{" not in message + mended
    for name, value in refusal.params.items():
        word = f"{refusal.code}.{name}.{value}"
        expected = (
            say(word, language)
            if known(word)
            else blank_text(Fraction(value) if type(value) is int else value, language)
        )
        if refusal.code == "NLS104":  # what told that there is a password is nobody's business
            continue
        assert expected in message, (name, message)
        # What the program puts in by itself has a word in both languages; names of parts, programs and limits have not.
        assert known(word) or type(value) is int or name in ("part", "how", "encoding", "reason"), word
    if refusal.code in ("NLS106", "NLS107", "NLS108", "NLS113", "NLS118"):
        what = refusal.params.get("what") or refusal.params.get("limit")
        if "worksheets/sheet" in str(refusal.params["part"]) and what not in BEFORE_SHEETS:
            assert ", " in str(refusal.params["part"])  # the sheet as Excel names it comes first
    if refusal.code in ("NLS107", "NLS110", "NLS111"):
        option = {"NLS110": "seconds", "NLS111": "memory-bytes"}.get(refusal.code) or str(
            refusal.params["limit"]
        )
        assert option in message
        assert "--limit" in mended
    return message + mended


# -- what all of them must do --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ATTACKS)
def test_each_attack_ends_in_its_code(name: str, reader: WorkbookReader, tmp_path: Path) -> None:
    code, params, build = ATTACKS[name]
    hostile, honest = tmp_path / "hostile.xlsx", tmp_path / "honest.xlsx"
    hostile.write_bytes(build())
    honest.write_bytes(xlsx())
    start = time.monotonic()
    refusal, workbook = reader.read_all([hostile, honest])
    assert time.monotonic() - start < SECONDS
    assert isinstance(refusal, Refusal), refusal
    assert refusal.path == hostile
    assert (refusal.code, {**refusal.params, **params}) == (code, refusal.params)
    assert refusal.sha256 is not None
    assert len(refusal.sha256) == 64
    assert said(refusal, "vi") != said(refusal, "en")
    assert isinstance(workbook, RawWorkbook)
    assert workbook.sheets[0].columns[0][0] == 1.0


PEAK = """
import resource, sys
from pathlib import Path
from nls_cli.reading.workbook import WorkbookReader
with WorkbookReader(workers=1) as reader:
    answers = list(reader.read_all(sorted(Path(sys.argv[1]).iterdir())))
peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(len(answers), peak * (1 if sys.platform == "darwin" else 1024))
"""


@pytest.mark.skipif(os.name != "posix", reason="asks the system for the peak of every process")
def test_no_process_takes_much_memory_for_any_of_them(tmp_path: Path) -> None:
    for number, (_, _, build) in enumerate(ATTACKS.values()):
        (tmp_path / f"{number:03}.xlsx").write_bytes(build())
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(tmp_path)], capture_output=True, check=True, timeout=300
    )
    files, peak = map(int, done.stdout.split())
    assert files == len(ATTACKS) >= 100
    assert peak < 1 << 30, peak >> 20


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb", "ods"])
def test_mutated_files_end_in_a_verdict(kind: str, reader: WorkbookReader, tmp_path: Path) -> None:
    honest: bytes = getattr(crafted, kind)()
    noise = random.Random(f"mutations of {kind}")
    paths = []
    for number in range(60):
        data = bytearray(honest)
        for _ in range(noise.choice((1, 3, 20))):
            at = noise.randrange(len(data))
            data[at : at + noise.choice((1, 1, 4))] = noise.choice(
                (b"\0", b"\xff", noise.randbytes(1), noise.randbytes(4))
            )
        path = tmp_path / f"{number}.{kind}"
        path.write_bytes(data)
        paths.append(path)
    start = time.monotonic()
    answers = list(reader.read_all(paths))
    assert [answer.path for answer in answers] == paths
    assert time.monotonic() - start < 60
    for answer in answers:
        assert isinstance(answer, RawWorkbook) or answer.code.startswith("NLS1")


def test_a_sector_loop_in_an_xls_ends(reader: WorkbookReader, tmp_path: Path) -> None:
    data = bytearray(xls())
    # The file's own sector table says that the workbook's second sector follows itself.
    struct.pack_into("<L", data, 512 + 4 * 3, 3)
    path = tmp_path / "loop.xls"
    path.write_bytes(data)
    start = time.monotonic()
    (answer,) = reader.read_all([path])
    assert time.monotonic() - start < SECONDS + 2
    assert isinstance(answer, RawWorkbook) or answer.code in ("NLS106", "NLS109", "NLS110", "NLS111")


@pytest.mark.parametrize("bad", [b"<v>NaN</v>", b"<v>1e999</v>", b"<v>-1e999</v>", b"<v>INF</v>"])
def test_what_is_no_number_is_an_error_cell(bad: bytes, reader: WorkbookReader, tmp_path: Path) -> None:
    path = tmp_path / "numbers.xlsx"
    path.write_bytes(xlsx(CELL.replace("<v>1</v>", bad.decode())))
    (answer,) = reader.read_all([path])
    assert isinstance(answer, RawWorkbook)
    value = answer.sheets[0].columns[0][0]
    assert getattr(value, "text", value) in ("#NUM!", "INF")


@pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="needs named pipes, which Windows does not have in folders"
)
def test_a_named_pipe_does_not_block(reader: WorkbookReader, tmp_path: Path) -> None:
    path = tmp_path / "pipe.xlsx"
    os.mkfifo(path)
    (answer,) = reader.read_all([path])
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.params) == ("NLS103", {"type": "device"})


@pytest.mark.parametrize(
    ("code", "params"),
    [
        ("NLS101", {}),
        ("NLS102", {"reason": "EACCES"}),
        ("NLS109", {"how": "SIGSEGV"}),
        ("NLS110", {"seconds": 10}),
        ("NLS111", {"mebibytes": 768}),
    ],
)
def test_what_no_content_brings_about_is_said_as_well(code: str, params: dict[str, str | int]) -> None:
    refusal = Refusal(Path("a.xlsx"), None, code, params)
    assert said(refusal, "vi") != said(refusal, "en")
