"""A document as a list of blocks, whatever it is written as: headings, paragraphs, tables, and who issues it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nls_cli.model.base import Language
from nls_cli.model.letterhead import Letterhead

Align = Literal["left", "center", "right"]
Tone = Literal["plain", "good", "warn", "bad", "info"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; whoever writes the document numbers it: I, 1, a."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str
    kind: Literal["body", "item", "note", "warning", "center", "code"] = "body"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a line break in its text is one on paper."""

    text: str
    tone: Tone = "plain"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """How a column is set."""

    heading: str
    share: int
    """Its part of the width, against the others."""
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading is repeated on every page."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    small: bool = False


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document in the form that offices use."""

    language: Language
    letterhead: Letterhead
    kind: str
    """`BÁO CÁO`."""
    subject: Sequence[str]
    """What it is about, in one or two lines."""
    date: dt.date | None
    """The date of the data: the document's own is left to be filled in."""
    body: Sequence[Block]
    annex: Sequence[Block] = ()
    annex_title: str = ""
    contents: bool = False
    """Whether a table of contents stands before the body."""
    signers: tuple[str, str] | None = None
    """Who signs on the left and on the right; None: recipients on the left, the letterhead's signer on the right."""
