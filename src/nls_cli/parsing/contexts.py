"""What stands above a row and may say where it is: the name of its worksheet, the group rows it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right

from nls_cli.model.census import encode
from nls_cli.model.layouts import By
from nls_cli.model.workbook import RawColumn, RawSheet
from nls_cli.parsing.layout import Layout
from nls_cli.parsing.values import is_blank, text_of
from nls_cli.text import tidy

SEPARATOR = "\n"
_ROMAN = re.compile(r"([IVXLC]+)(?:\s*[.)/-]\s*|\s+)(.*)", re.DOTALL)
_LETTER = re.compile(r"([A-HĐ])\s*[.)/-]\s*(.*)", re.DOTALL)
_DIGITS = re.compile(r"(\d+(?:\.\d+)*)(?:\s*[.)/-]\s*|\s+)(.*)", re.DOTALL)
_STYLES = (("roman", _ROMAN), ("letter", _LETTER), ("digits", _DIGITS))


def row_contexts(layout: Layout, by: By) -> RawColumn | None:
    """Return, per data row, the names that stand above it, the nearest last; None if nothing does.

    The first is the worksheet's, or nothing where that is the name of the form's sheet. A group row holds until the
    next one that is numbered in the same way.
    """
    whole = _without_number(tidy(layout.raw.name))[1] if by == "header" else ""
    headings = sorted(row for one in layout.skipped if one.reason == "heading" for row in one.rows)
    if not headings and not whole:
        return None
    current: dict[str, str] = {}
    states: list[str] = [whole]
    for row in headings:
        style, text = _outlined(layout.raw, row)
        styles = list(current)
        for later in styles[styles.index(style) :] if style in current else []:
            del current[later]
        current[style] = text
        states.append(SEPARATOR.join((whole, *current.values())))
    index: dict[str, int] = {}
    codes = [index.setdefault(states[bisect_right(headings, row)], len(index)) for row in layout.rows]
    return RawColumn(encode(codes, len(index)), tuple(text or None for text in index))


def _outlined(raw: RawSheet, row: int) -> tuple[str, str]:
    """Return how a group row is numbered, and its text without the number."""
    text = " ".join(tidy(text_of(column[row])) for column in raw.columns if not is_blank(column[row]))
    return _without_number(text)


def _without_number(text: str) -> tuple[str, str]:
    for style, pattern in _STYLES:
        match = pattern.fullmatch(text)
        if match and match[2]:
            return style, match[2]
    return "plain", text
