"""Paragraphs, tables and fields as WordprocessingML, every child in the order that Word insists on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from nls_cli.reporting.document import Cell, Table, Tone
from nls_cli.reporting.plain import clean
from nls_cli.reporting.typography import TIE

MILLIMETRE = 56.6929
"""In twentieths of a point."""
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LONGEST = 2000
_LOW = 500
"""A row with longer texts may be higher than a page, and must then be split."""
_FILLS: dict[Tone, str] = {"plain": "", "good": "E2F0D9", "warn": "FFF2CC", "bad": "F8D7DA", "info": "DEEAF6"}
_HEAD_FILL = "E7E6E6"


def inert(text: str) -> str:
    """Return text for XML: nothing illegal, invisible or turning the direction of writing is left in it."""
    return escape(TIE.join(clean(part, LONGEST) for part in text.split(TIE)), quote=True)


def run(
    text: str, *, bold: bool = False, italic: bool = False, size: float | None = None, color: str = ""
) -> str:
    """Return a run of text; a line break in it is one on paper. `size` in points."""
    marks = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    if color:
        marks += f'<w:color w:val="{color}"/>'
    if size is not None:
        marks += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{inert(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{lines}</w:r>"


def paragraph(content: str, style: str = "", *, align: str = "", keep: bool = False, more: str = "") -> str:
    """Return a paragraph; `more` are properties that stand between keeping and alignment."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:keepNext/>" if keep else "") + more
    if align:
        properties += f'<w:jc w:val="{align}"/>'
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def rule(indent: float) -> str:
    """Return a thin line across the middle; `indent` in millimetres on both sides."""
    side = round(indent * MILLIMETRE)
    more = (
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
        '<w:spacing w:before="60" w:after="0" w:line="60" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'
    )
    return paragraph("", more=more)


def field(instruction: str, shown: str) -> str:
    """Return a field with the result it has until it is updated."""
    return _field_begin(instruction) + shown + FIELD_END


def _field_begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents(entries: Sequence[tuple[int, str, str]]) -> Iterable[str]:
    """Yield the paragraphs of a table of contents from level, text and bookmark of every heading.

    It already lists the headings; page numbers come when it is updated, as nothing but a word processor knows them.
    """
    for at, (level, text, bookmark) in enumerate(entries):
        link = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{run(text)}</w:hyperlink>'
        before = _field_begin('TOC \\o "1-2" \\h \\z \\u') if at == 0 else ""
        after = FIELD_END if at == len(entries) - 1 else ""
        yield paragraph(before + link + after, f"TOC{level}")


def heading(level: int, text: str, number: int, bookmark: str) -> str:
    """Return a heading that the table of contents can lead to."""
    return paragraph(
        f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{run(text)}<w:bookmarkEnd w:id="{number}"/>',
        f"Heading{level}",
    )


def table(block: Table, width: float) -> str:
    """Return a ruled table `width` millimetres wide; its heading is repeated on every page, a row stays on one."""
    total = sum(column.share for column in block.columns)
    sizes = [round(column.share / total * width * MILLIMETRE) for column in block.columns]
    style = "TableSmall" if block.small else "TableText"
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    rows = [
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        + "".join(
            _cell(
                paragraph(run(column.heading, bold=True), style, align="center", keep=True), size, _HEAD_FILL
            )
            for column, size in zip(block.columns, sizes, strict=True)
        )
        + "</w:tr>"
    ]
    for row in block.rows:
        cells = [
            _cell(_text(cell, style, column.align), size, _FILLS[cell.tone])
            for cell, column, size in zip(row, block.columns, sizes, strict=True)
        ]
        whole = "<w:trPr><w:cantSplit/></w:trPr>" if all(len(cell.text) <= _LOW for cell in row) else ""
        rows.append(f"<w:tr>{whole}{''.join(cells)}</w:tr>")
    properties = (
        f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        'w:noVBand="1"/>'
    )
    return _table(properties, grid, rows)


def side_by_side(rows: Sequence[tuple[Sequence[str], Sequence[str]]], widths: tuple[float, float]) -> str:
    """Return two columns without lines, as the head and the foot of a document have them."""
    sizes = [round(width * MILLIMETRE) for width in widths]
    properties = (
        f'<w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        'w:noVBand="1"/>'
    )
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    return _table(properties, grid, [_bare_row(row, sizes) for row in rows])


def _bare_row(row: tuple[Sequence[str], Sequence[str]], sizes: Sequence[int]) -> str:
    cells = [_cell("".join(one), size, "") for one, size in zip(row, sizes, strict=True)]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _table(properties: str, grid: str, rows: Iterable[str]) -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cell(content: str, size: int, fill: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'


def _text(cell: Cell, style: str, align: str) -> str:
    return paragraph(run(cell.text, bold=cell.bold), style, align="" if align == "left" else align)
