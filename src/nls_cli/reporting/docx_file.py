"""A document as a docx file: the same bytes for the same document."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nls_cli.messages import say
from nls_cli.reporting.document import Block, Document, Heading, Paragraph, Table
from nls_cli.reporting.docx_frame import (
    TEXT_WIDTH,
    national_head,
    new_docx,
    page_break,
    signature,
    subject,
)
from nls_cli.reporting.docx_xml import NAMESPACE, contents, field, heading, paragraph, run, table
from nls_cli.reporting.plain import clean

if TYPE_CHECKING:
    from docx.document import Document as Docx

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_STYLES = {
    "body": "Body",
    "item": "Item",
    "note": "Note",
    "warning": "Body",
    "center": "Centre",
    "code": "Code",
}
_EPOCH = dt.date(2000, 1, 1)
"""Stands in the file's own properties where the data have no date."""


def render_docx(document: Document) -> bytes:
    """Return the document as a docx file."""
    made = new_docx(document.language)
    numbered = _numbered(document.body)
    parts = [*national_head(document), *subject(document)]
    if document.contents:
        parts += _contents(document, numbered)
    counter = _Counter(document)
    parts += [markup for block in numbered for markup in counter.written(block)]
    parts += [paragraph("", keep=True), signature(document)]
    if document.annex:
        parts.append(page_break())
        parts.append(counter.annex_heading())
        parts += [markup for block in _numbered(document.annex) for markup in counter.written(block)]
    _fill(made, parts)
    _set_header(made)
    _set_properties(made, document)
    buffer = io.BytesIO()
    made.save(buffer)
    return settled_zip(buffer.getvalue())


def roman(number: int) -> str:
    """Return a number as Roman figures."""
    found = ""
    for value, sign in _ROMAN:
        while number >= value:
            found += sign
            number -= value
    return found


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """Put its number before every heading: I, then 1, then a; in an annex from 1 on."""
    counts = [0, 0, 0]
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level
            counts[level - 1] += 1
            counts[level:] = [0] * (3 - level)
            number = counts[level - 1]
            sign = (f"{roman(number)}. ", f"{number}. ", f"{_letters(number)}) ")[level - 1]
            block = Heading(level, sign + block.text)
        found.append(block)
    return found


def _letters(number: int) -> str:
    """Return a, b … z, aa, ab …"""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters


def _bookmark(number: int) -> str:
    return f"_Toc{number:08}"


def _contents(document: Document, blocks: Sequence[Block]) -> list[str]:
    headings = [block for block in blocks if isinstance(block, Heading)]
    entries = [
        (one.level, one.text.upper() if one.level == 1 else one.text, _bookmark(number))
        for number, one in enumerate(headings, 1)
        if one.level <= 2
    ]
    if document.annex:
        title = f"{say('doc.annex', document.language)}: {document.annex_title}"
        entries.append((1, title, _bookmark(len(headings) + 1)))
    title = paragraph(run(say("doc.contents", document.language), bold=True), "Centre", keep=True)
    return [title, *contents(entries), paragraph("")]


class _Counter:
    """Writes blocks one after the other, counting headings and tables."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._headings = 0
        self._tables = 0

    def annex_heading(self) -> str:
        """Return the heading of the annex."""
        self._headings += 1
        title = f"{say('doc.annex', self._document.language)}: {self._document.annex_title}"
        return heading(1, title, self._headings, _bookmark(self._headings))

    def written(self, block: Block) -> list[str]:
        """Return the markup of a block."""
        match block:
            case Heading():
                self._headings += 1
                return [heading(block.level, block.text, self._headings, _bookmark(self._headings))]
            case Paragraph():
                return [paragraph(run(block.text, bold=block.kind == "warning"), _STYLES[block.kind])]
            case Table():
                self._tables += 1
                title = say("doc.table", self._document.language, number=self._tables, title=block.title)
                return [
                    paragraph(run(title), "TableTitle", keep=True),
                    table(block, TEXT_WIDTH),
                    paragraph("", "TableSmall"),
                ]


def _fill(made: Docx, parts: Sequence[str]) -> None:
    from docx.oxml.parser import parse_xml

    body = made.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    filled = parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{"".join(parts)}</w:body>')
    for at, element in enumerate(list(filled)):
        body.insert(at, element)


def _set_header(made: Docx) -> None:
    """Put the page number above every page but the first."""
    from docx.oxml.parser import parse_xml

    (section,) = made.sections
    section.first_page_header.is_linked_to_previous = False
    section.header.is_linked_to_previous = False
    (line,) = section.header.paragraphs
    number = parse_xml(f'<w:hdr xmlns:w="{NAMESPACE}">{field("PAGE", run("2"))}</w:hdr>')
    line.style = made.styles["Header"]
    for piece in list(number):
        line._element.append(piece)  # noqa: SLF001 - the library offers no field


def _set_properties(made: Docx, document: Document) -> None:
    when = dt.datetime.combine(document.date or _EPOCH, dt.time())  # the date of the data, never the clock's
    properties = made.core_properties
    properties.title = clean(" ".join((document.kind, *document.subject)), 250)
    properties.author = properties.last_modified_by = clean(document.letterhead.issuer or "nls", 250)
    properties.created = properties.modified = when
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = "vi-VN" if document.language == "vi" else "en-GB"
    properties.revision = 1


def settled_zip(data: bytes) -> bytes:
    """Return the same archive without a trace of when it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
