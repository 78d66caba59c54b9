"""The process that makes copies: what it meets in strange files ends as an answer within its limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from nls_cli.messages import known
from nls_cli.reading.limits import MIB, Limits
from nls_cli.writing import process
from nls_cli.writing.losses import KINDS
from nls_cli.writing.process import Change, Copied, Job, Listing, Mark, Row, look_at, make_copy

EVIL = '=HYPERLINK("http://x")\x1b[31m\u202e<b>'


def workbook(change: Callable[[dict[str, bytes]], None] = lambda parts: None, **cells: Any) -> bytes:
    """Return a workbook of one sheet, its parts changed."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "A"
    for name, value in cells.items():
        sheet[name] = value
    sheet.merge_cells("D5:E6")
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def job(*rows: Row, marks: Sequence[Mark] = (), changes: Sequence[Change] = ()) -> Job:
    listing = Listing("Nội dung", EVIL, (EVIL,), "none", ("a", "b"), (10, 10), 2, rows)
    return Job(listing, {"A": marks}, {"A": changes})


def copied(data: bytes, work: Job) -> Copied:
    seen = look_at(data, Limits())
    assert not isinstance(seen, str)
    clean, _, size = seen
    return make_copy(clean, size, work)


def test_text_that_looks_like_a_formula_stays_text() -> None:
    row = Row("error", "'A'!B2", (EVIL, EVIL))
    done = copied(workbook(A1="x"), job(row, marks=[Mark(1, 1, "error", EVIL)]))
    book = load_workbook(io.BytesIO(done.data))
    cells = [cell for line in book["Nội dung"].iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any("\x1b" in cell.value for cell in cells)
    assert book["A"]["A1"].comment.text.startswith("=HYPERLINK")


def test_a_cell_that_changed_meanwhile_or_holds_a_formula_is_not_mended() -> None:
    changes = [
        Change(1, 1, "text", "new", "old"),
        Change(2, 1, "number", 5, "9"),
        Change(3, 1, "number", 7, "7"),
    ]
    rows = [Row("changed", "", (str(number), "")) for number in range(3)]
    done = copied(workbook(A1="other", A2="=4+5", A3="7"), job(*rows, changes=changes))
    book = load_workbook(io.BytesIO(done.data))
    assert [book["A"][name].value for name in ("A1", "A2", "A3")] == ["other", "=4+5", 7]
    assert done.done == 1
    assert [cell.value for cell in book["Nội dung"]["A"]][-1] == "2"


def test_a_mark_inside_a_merged_range_goes_to_its_first_cell() -> None:
    done = copied(workbook(D5="x"), job(marks=[Mark(6, 5, "warning", "why")]))
    sheet = load_workbook(io.BytesIO(done.data))["A"]
    assert sheet["D5"].comment.text == "why"
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["D5:E6"]


def test_the_same_work_gives_the_same_bytes() -> None:
    data = workbook(A1="x")
    assert copied(data, job()).data == copied(data, job()).data


def test_a_range_merged_over_the_whole_sheet_ends_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    def merge_all(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b"D5:E6", b"A5:XFD1048576")

    monkeypatch.setattr(process, "_MEMORY", 256 * MIB)
    assert copied(workbook(merge_all, A1="x"), job()).problem == "memory"


def test_work_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_SECONDS", 0.01)
    assert copied(workbook(A1="x"), job()).problem == "time"


def test_what_the_library_cannot_read_is_an_answer() -> None:
    def break_styles(parts: dict[str, bytes]) -> None:
        parts["xl/styles.xml"] = b"<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>"

    assert copied(workbook(break_styles, A1="x"), job()).problem == "library"


def test_a_sheet_that_the_library_leaves_out_is_an_answer() -> None:
    listing = job().listing
    assert copied(workbook(A1="x"), Job(listing, {"B": [Mark(1, 1, "error", "")]})).problem == "sheets"


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/charts/chart1.xml", "charts"),
        ("xl/media/image1.png", "images"),
        ("xl/pivotTables/pivotTable1.xml", "pivots"),
        ("xl/slicers/slicer1.xml", "slicers"),
        ("xl/ctrlProps/ctrlProp1.xml", "controls"),
        ("xl/embeddings/oleObject1.bin", "objects"),
        ("xl/threadedComments/threadedComment1.xml", "threads"),
        ("xl/connections.xml", "queries"),
        ("_xmlsignatures/sig1.xml", "signatures"),
    ],
)
def test_parts_that_are_lost_are_known_by_their_names(part: str, kind: str) -> None:
    seen = look_at(workbook(lambda parts: parts.update({part: b""}), A1="x"), Limits())
    assert seen[1] == (kind,)


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}", "dropdowns"),
        ("{78C0D931-6437-407d-A8EE-F0AAD7539E65}", "formats"),
        ("{05C60535-1F16-4fd2-B633-F4F36F0B64E0}", "sparklines"),
    ],
)
def test_extensions_of_sheets_are_known_by_their_ids(uri: str, kind: str) -> None:
    def extend(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        end = f'<extLst><ext uri="{uri}"/></extLst></worksheet>'.encode()
        parts[name] = parts[name].replace(b"</worksheet>", end)

    assert look_at(workbook(extend, A1="x"), Limits())[1] == (kind,)


def test_shapes_are_found_in_drawings() -> None:
    drawing = b"<xdr:wsDr><xdr:sp macro=''/></xdr:wsDr>"
    seen = look_at(
        workbook(lambda parts: parts.update({"xl/drawings/drawing1.xml": drawing}), A1="x"), Limits()
    )
    assert seen[1] == ("shapes",)


def test_every_loss_has_a_name() -> None:
    assert [kind for kind in KINDS if not known(f"copy.lost.{kind}")] == []


def test_only_what_the_library_reads_is_copied() -> None:
    assert look_at(b"\xd0\xcf\x11\xe0" + bytes(4096), Limits()) == "refused"
    assert look_at(b"PK\x03\x04", Limits()) == "refused"
