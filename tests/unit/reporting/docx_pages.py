"""A docx file looked at as Word would: valid or not, its headings, paragraphs, tables and parts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from openxml_audit import OpenXmlValidator


def opened(data: bytes) -> Document:
    """Return the document."""
    return docx.Document(io.BytesIO(data))


def mistakes(data: bytes, folder: Path) -> list[str]:
    """Return what Word would have to repair: parts, relations, styles, order and values of elements."""
    path = folder / "looked-at.docx"
    path.write_bytes(data)
    result = OpenXmlValidator().validate(path)
    return [f"{one.part_uri}: {one.description}" for one in result.errors]


def texts(data: bytes) -> str:
    """Return everything that is written in the body, paragraphs and cells alike."""
    body = opened(data).element.body
    return "\n".join("".join(piece.text or "" for piece in one.iter("{*}t")) for one in body.iter("{*}p"))


def headings(data: bytes) -> list[tuple[int, str]]:
    """Return level and text of every heading, as Word's navigation shows them."""
    return [
        (int(one.style.name.removeprefix("Heading ")), one.text)
        for one in opened(data).paragraphs
        if one.style is not None and one.style.name is not None and one.style.name.startswith("Heading ")
    ]


def tables(data: bytes) -> list[list[list[str]]]:
    """Return the ruled tables as rows of cells."""
    return [
        [["\n".join(one.text for one in cell.paragraphs) for cell in row.cells] for row in table.rows]
        for table in opened(data).tables
        if table.style is not None and table.style.name == "Table Grid"
    ]


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of the package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
