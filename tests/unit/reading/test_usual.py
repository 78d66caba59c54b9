"""A usual sheet, taken apart in one stretch or two, gives cell by cell what the plain reader gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nls_cli.reading import preflight, sheets
from nls_cli.reading.archive import Entry, key_of, rebuild
from nls_cli.reading.limits import Limits
from nls_cli.reading.usual import Share, Taker, about, packed, read_share, unpacked
from nls_cli.reading.usual_rows import UsualRows
from tests import crafted

LIMITS = Limits()
SAMPLES = Path(__file__).parents[3] / "sample_data"
MEMORY = 1 << 28


def plain_frames(data: bytes) -> list[Any]:
    """Read the way that any workbook can be read."""
    seen = preflight.glance(data, LIMITS)
    found = preflight.look(data, seen, LIMITS)
    source = rebuild(data, seen.entries.values())
    return shown(sheets.read_sheets(source, seen.kind, LIMITS, lambda: found))


def usual_frames(data: bytes, cut: Callable[[Entry], int]) -> tuple[list[Any], int]:
    """Read the usual way, each sheet in two stretches if `cut` says where; also return how many sheets were usual."""
    seen = preflight.glance(data, LIMITS)
    first: dict[str, Share] = {}
    cuts: dict[str, int] = {}
    asked: list[str] = []
    for key, entry in seen.entries.items():
        end = cut(entry) if "worksheets/" in key else 0
        share = read_share(data, entry, LIMITS, MEMORY, end=end) if end else None
        if share is not None:
            first[key], cuts[entry.name] = share, end

    class Asking(Taker):
        def __call__(self, entry: Any) -> Any:
            asked.append(key_of(entry.name))
            return super().__call__(entry)

    taker = Asking(data, LIMITS, MEMORY, cuts, lambda: about(first.get(asked[-1])))
    found = preflight.look(data, seen, LIMITS, taker)
    for name, share in found.usual.items():
        header, pieces = packed(share)
        crossed = unpacked(
            json.loads(json.dumps(header)), memoryview(b"".join(bytes(memoryview(p)) for p in pieces))
        )
        above = first.get(found.parts[name])
        if above is not None:
            above.join(crossed)
        found.usual[name] = above or crossed
    source = rebuild(data, seen.entries.values())
    frames = sheets.read_sheets(source, seen.kind, LIMITS, lambda: found, early=False)
    return shown(frames), len(found.usual)


def shown(frames: Any) -> list[Any]:
    return [(header, [bytes(memoryview(piece)) for piece in body]) for header, body in frames]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
@pytest.mark.parametrize("split", [0, 0.3, 0.9])
def test_the_samples(path: Path, split: float) -> None:
    data = path.read_bytes()
    frames, usual = usual_frames(data, lambda entry: int(entry.size * split))
    sheets_read = sum(header["frame"] == "sheet" for header, _ in frames)
    assert usual == sheets_read  # else this test would compare the plain reader with itself
    assert frames == plain_frames(data)


# What a cell holds, after its reference: `{n}` is a number, `{r}` the row.
CONTENTS = (
    "><v>{n}</v></c>",
    "><v>{n}.5</v></c>",
    ' s="1"><v>4500{n}</v></c>',
    ' s="{n}" t="s"><v>{n}</v></c>',
    ' t="s"><v>{n}</v></c>',
    ' t="s"><v>1</v></c>',
    ' t="s"><v></v></c>',
    ' t="str"><v>Nữ {n}</v></c>',
    ' t="str"><v></v></c>',
    ' t="b"><v>1</v></c>',
    ' t="d"><v>2024-12-0{n}</v></c>',
    ' t="inlineStr"><is><t>Giao Thủy "{r}"</t></is></c>',
    ' t="inlineStr"><is><t xml:space="preserve"> &amp; </t></is></c>',
    ' t="inlineStr"><is><t></t></is></c>',
    ' t="e"><v>#N/A</v></c>',
    ' t="e"/>',
    ' t="e"><f>A{r}/0</f><v>#DIV/0!</v></c>',
    "><f>A{r}+1</f><v>{n}</v></c>",
    "><f>A{r}+1</f></c>",
    "><f>A{r}+1</f><v></v></c>",
    ' t="str"><f t="shared" ref="A{r}:A9" si="0">A{r}&amp;"{r}"</f><v></v></c>',
    ' t="str"><f t="shared" si="0"/><v>x</v></c>',
    "><v/></c>",
    "></c>",
    ' s="1"/>',
    ' s="{r}"/>',
)
HEADS = (
    "",
    ' spans="1:{r}"',
    ' hidden="1"',
    ' s="{r}" customFormat="1" ht="15.75"',
    ' spans="1:3" hidden="0"',
)
COLUMNS = ("A", "B", "C", "D", "Z", "AA", "AB")

cells = st.tuples(st.sampled_from(CONTENTS), st.integers(0, 3))
rows = st.tuples(
    st.sampled_from((1, 1, 1, 2, 9)),  # how far below the row before
    st.sampled_from(HEADS),
    st.dictionaries(st.sampled_from(COLUMNS), cells, max_size=5),
)


def xml_of(table: list[Any], space: str) -> str:
    text, number = "", 0
    for step, head, row in table:
        number += step
        inside = "".join(
            f'{space}<c r="{column}{number}"{content.format(n=n, r=number)}'
            for column, (content, n) in sorted(row.items(), key=lambda item: (len(item[0]), item[0]))
        )
        text += f'{space}<row r="{number}"{head.format(r=number)}>{inside}{space}</row>'
    return text


@settings(max_examples=80, deadline=None)
@given(
    st.lists(rows, min_size=1, max_size=14),
    st.sampled_from(("", "\n  ")),
    st.floats(0, 1),
)
def test_any_usual_sheet(table: list[Any], space: str, split: float) -> None:
    after = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells><pageMargins left="0.7"/>'
    before = '<dimension ref="A1"/><cols><col min="1" max="3" width="9"/></cols>'
    text = xml_of(table, space)
    part = crafted.sheet(text, before=before, after=after)
    cut = part.encode().index(b"<row") + int(split * len(text.strip().encode()))
    formats = '<cellXfs count="40"><xf numFmtId="0"/>' + '<xf numFmtId="14"/>' * 39 + "</cellXfs>"
    data = crafted.zipped(
        crafted.parts(part)
        | {
            "xl/sharedStrings.xml": crafted.strings("Nam", "", "Nam", " x"),
            "xl/styles.xml": crafted.STYLES[: crafted.STYLES.index("<cellXfs")] + formats + "</styleSheet>",
        }
    )
    frames, usual = usual_frames(data, lambda _: cut if split > 0.1 else 0)
    assert usual == 1
    assert frames == plain_frames(data)


@pytest.mark.parametrize("widths", [(1, 30), (30, 1), (1, 0), (30, 30)])
def test_stretches_of_different_widths(widths: tuple[int, int]) -> None:
    above, below = (
        f'<row r="{number}">'
        + "".join(f'<c r="{at_column(at)}{number}"><v>{at}</v></c>' for at in range(width))
        + "</row>"
        for number, width in enumerate(widths, 1)
    )
    part = crafted.sheet(above + below)
    frames, usual = usual_frames(
        crafted.zipped(crafted.parts(part)), lambda _: part.encode().index(b"<row") + len(above)
    )
    assert usual == 1
    assert frames == plain_frames(crafted.zipped(crafted.parts(part)))


def at_column(index: int) -> str:
    return ("" if index < 26 else "A") + chr(ord("A") + index % 26)


STRANGE = {
    "a cell that belongs to another row": '<row r="1"><c r="A11"><v>1</v></c></row>',
    "a cell twice": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
    "columns out of order": '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
    "rows out of order": '<row r="2"><c r="A2"/></row><row r="1"><c r="A1"/></row>',
    "a row twice": '<row r="2"><c r="A2"/></row><row r="2"><c r="B2"/></row>',
    "a row beyond the last": '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
    "a row without a number": '<row><c r="A1"><v>1</v></c></row>',
    "a row's number with a sign": '<row r="+1"><c r="A+1"><v>1</v></c></row>',
    "a row's empty number": '<row r=""><c r="A"><v>1</v></c></row>',
    "a hidden row with a wrong number": '<row r="x" hidden="1"><c r="Ax"><v>1</v></c></row>',
    "a cell without a place": '<row r="1"><c><v>1</v></c></row>',
    "a far column": '<row r="1"><c r="XFD1"><v>1</v></c></row>',
    "an unknown child": '<row r="1"><c r="A1"><x>1</x></c></row>',
    "two values": '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
    "a place given twice": '<row r="1"><c r="A1" r="B1"><v>1</v></c></row>',
    "a row inside a cell": '<row r="1"><c r="A1"><row r="2"></row></c></row>',
    "a row that does not end": '<row r="1"><c r="A1"><v>1</v></c>',
    "rich text": '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c></row>',
    "a comment": '<row r="1"><!-- x --><c r="A1"><v>1</v></c></row>',
    "a zero byte": '<row r="1"><c r="A1" t="str"><v>\0</v></c></row>',
}


@pytest.mark.parametrize("rows", STRANGE.values(), ids=STRANGE)
def test_a_strange_sheet_is_left_to_others(rows: str) -> None:
    data = crafted.xlsx(rows)
    seen = preflight.glance(data, LIMITS)
    entry = seen.entries["xl/worksheets/sheet1.xml"]
    assert read_share(data, entry, LIMITS, MEMORY) is None


def test_more_than_its_memory_is_left_to_others() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 200))
    data = crafted.xlsx(rows)
    entry = preflight.glance(data, LIMITS).entries["xl/worksheets/sheet1.xml"]
    assert read_share(data, entry, LIMITS, MEMORY) is not None
    assert read_share(data, entry, LIMITS, 100_000) is None


def test_far_cells_are_left_to_the_look() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="IA1048576"><v>1</v></c></row>'
    data = crafted.xlsx(rows)
    seen = preflight.glance(data, LIMITS)
    taker = Taker(data, LIMITS, MEMORY, {}, lambda: None)
    assert taker(seen.entries["xl/worksheets/sheet1.xml"]) is None
    with pytest.raises(preflight.Refused) as caught:
        preflight.look(data, seen, LIMITS, taker)
    assert caught.value.params["limit"] == "area"


def test_texts_of_formulas_are_left_out_in_every_stretch() -> None:
    """A formula speaks of its own row: with its text every cell would be one of its kind."""
    rows = UsualRows(MEMORY)
    for first in (1, 4):
        assert rows.take(
            b"".join(
                b'<row r="%d"><c r="A%d"><f>B%d+1</f><v>7</v></c></row>' % (row, row, row)
                for row in range(first, first + 3)
            )
        )
    column, _ = rows.columns()
    assert column.distinct == [b"><f/><v>7</v></c></row>"]
    assert list(column.codes()) == [0] * 6
    assert rows.has_formulas
    assert not rows.has_errors
