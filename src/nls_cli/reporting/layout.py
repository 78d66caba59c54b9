"""Columns of text for a terminal: display width, wrapping, tables, bars and colour."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

Style = Literal["plain", "bold", "dim", "good", "bad", "warn", "info"]
_CODES: dict[Style, str] = {
    "plain": "",
    "bold": "1",
    "dim": "2",
    "good": "32",
    "bad": "31",
    "warn": "33",
    "info": "36",
}
BAR_FULL, BAR_EMPTY = "█", "░"
TIED = "\u00a0"
"""A space at which no line is broken; it comes out as a plain one."""
UNWRAPPED = 10_000
"""A width in which every sentence is one line."""
_BREAK_AFTER = "/–-·"


@lru_cache(maxsize=65536)  # the same words come again and again
def cells(text: str) -> int:
    """Return how many terminal cells `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(c) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def painted(text: str, style: Style, *, color: bool) -> str:
    """Return `text` in a style, if there is colour."""
    code = _CODES[style]
    return f"\x1b[{code}m{text}\x1b[0m" if color and code and text.strip() else text


def bar(share: Fraction, width: int) -> str:
    """Draw a bar; full only when the share is, empty only when it is."""
    filled = int(share * width)
    if share > 0 and filled == 0:
        filled = 1
    return BAR_FULL * filled + BAR_EMPTY * (width - filled)


def _broken(word: str, width: int) -> Iterator[str]:
    """Break a word that is too long: after a sign if possible, else anywhere."""
    while cells(word) > width:
        fits = 0
        used = 0
        for at, char in enumerate(word):
            used += cells(char)
            if used > width:
                break
            fits = at + 1
        fits = max(fits, 1)
        signs = [at + 1 for at in range(fits) if word[at] in _BREAK_AFTER and at + 1 > fits // 3]
        at = signs[-1] if signs else fits
        yield word[:at]
        word = word[at:]
    yield word


def wrap(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` cells; line breaks in it are kept, `TIED` becomes a space."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0
        for word in paragraph.split(" "):
            # Nearly every word is short and plain, and there can be a million of them.
            long = len(word) > width or not word.isascii()
            for piece in _broken(word, width) if long else (word,):
                taken = cells(piece) if long else len(piece)
                if not line:
                    line, used = piece, taken
                elif used + 1 + taken <= width:
                    line += " " + piece
                    used += 1 + taken
                else:
                    lines.append(line)
                    line, used = piece, taken
        lines.append(line)
    return [line.replace(TIED, " ") for line in lines]


def indented(text: str, width: int, first: str = "", rest: str | None = None) -> str:
    """Wrap a paragraph with something before its first line and before the others."""
    after = " " * cells(first) if rest is None else rest
    room = width - max(cells(first), cells(after))
    return "\n".join((after if at else first) + line for at, line in enumerate(wrap(text, room)))


def filled(text: str, width: int, *, right: bool = False) -> str:
    """Pad `text` to `width` cells."""
    gap = " " * max(0, width - cells(text))
    return gap + text if right else text + gap


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    style: Style = "plain"
    bar: Fraction | None = None
    """Drawn below the text, as wide as the column."""
    bar_style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, and what is said below it over the whole width."""

    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = ()
    heading: str = ""
    """A line above the row, over the whole width."""


@dataclass(frozen=True, slots=True)
class Column:
    """How a column of a table is set."""

    heading: str
    right: bool = False
    grows: bool = False
    """Takes the width that the others leave."""
    least: int = 0
    most: int = 40


GAP = 2
_LEAST_GROWING = 16


def _longest_word(text: str) -> int:
    return max((cells(word) for line in text.split("\n") for word in line.split(" ")), default=0)


def _widths(columns: Sequence[Column], rows: Sequence[Row], width: int) -> list[int]:
    wanted: list[int] = []
    needed: list[int] = []
    for at, column in enumerate(columns):
        texts = [row.cells[at].text for row in rows]
        natural = max((cells(line) for text in texts for line in text.split("\n")), default=0)
        word = max((_longest_word(text) for text in (*texts, column.heading)), default=0)
        needed.append(max(column.least, min(word, column.most)))
        wanted.append(max(needed[-1], min(natural, column.most)))
    room = width - GAP * (len(columns) - 1)
    growing = [at for at, column in enumerate(columns) if column.grows]
    fixed = [at for at in range(len(columns)) if at not in growing]
    sizes = list(wanted)
    while sum(sizes[at] for at in fixed) > room - _LEAST_GROWING * len(growing):
        loose = [at for at in fixed if sizes[at] > needed[at]] or [at for at in fixed if sizes[at] > 4]
        if not loose:
            break
        sizes[max(loose, key=lambda at: sizes[at])] -= 1
    left = room - sum(sizes[at] for at in fixed)
    for number, at in enumerate(growing):
        sizes[at] = max(4, left // (len(growing) - number))
        left -= sizes[at]
    return sizes


def table(columns: Sequence[Column], rows: Sequence[Row], width: int, *, color: bool) -> str:
    """Set a table within `width` cells: a heading, a rule, the rows; cells wrap, nothing is cut off."""
    sizes = _widths(columns, rows, width)
    if not any(column.grows for column in columns):
        sizes = [min(size, width) for size in sizes]
    lines = _set([Cell(column.heading, "bold") for column in columns], columns, sizes, color=color)
    lines.append(painted("─" * min(width, sum(sizes) + GAP * (len(sizes) - 1)), "dim", color=color))
    for row in rows:
        if row.heading:
            lines += ["", *(painted(line, "bold", color=color) for line in wrap(row.heading, width))]
        lines += _set(row.cells, columns, sizes, color=color)
        for note in row.notes:
            lines += [painted(line, "dim", color=color) for line in indented(note, width, "  ").split("\n")]
    return "\n".join(lines)


def _set(row: Sequence[Cell], columns: Sequence[Column], sizes: Sequence[int], *, color: bool) -> list[str]:
    stacks: list[list[tuple[str, Style]]] = []
    for cell, size in zip(row, sizes, strict=True):
        stack = [(line, cell.style) for line in wrap(cell.text, size)]
        if cell.bar is not None:
            stack.append((bar(cell.bar, size), cell.bar_style))
        stacks.append(stack)
    lines: list[str] = []
    for at in range(max(map(len, stacks))):
        parts: list[str] = []
        for column, size, stack in zip(columns, sizes, stacks, strict=True):
            text, style = stack[at] if at < len(stack) else ("", "plain")
            parts.append(painted(filled(text, size, right=column.right), style, color=color))
        lines.append((" " * GAP).join(parts).rstrip())
    return lines
