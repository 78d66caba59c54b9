"""What stands above a row and may say where it is: the name of its worksheet, the titles of its table, group rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from nls_cli.model.codes import encode
from nls_cli.model.form import Form
from nls_cli.model.layouts import By
from nls_cli.model.workbook import RawSheet
from nls_cli.parsing.found import FoundSheets
from nls_cli.parsing.grid import row_values
from nls_cli.parsing.layout import Layout, read_layout
from nls_cli.parsing.parsed import NO_TITLES, Above, Contexts, Titles
from nls_cli.parsing.title_rows import rows_over
from nls_cli.parsing.titles import mentions_unit, title_level, without_number
from nls_cli.parsing.values import is_blank, text_of
from nls_cli.text import tidy


def row_contexts(layout: Layout, by: By, form: Form, held: Titles = NO_TITLES) -> Contexts | None:
    """Return, per data row, the names that stand above it; None if nothing does. `held`: titles further up.

    A title holds until the next one of its level; a group row until the next one that is numbered in the same way, or
    the next title.
    """
    raw = layout.raw
    whole = without_number(tidy(raw.name))[1] if by == "header" else ""
    first = rows_over(raw, layout.header.top, below=by == "below")
    titles = _standing(held, raw, first, form) or held
    current: dict[str, str] = {}
    states = [Above(whole, titles, ())]
    starts: list[int] = []
    groups = {row for one in layout.skipped if one.reason == "heading" for row in one.rows}
    heads = {row for rows in layout.titles for row in rows}
    for rows in _blocks(layout, heads):
        style, text = without_number(_text(raw, rows[0]))
        alone, over, told = len(rows) == 1, rows[0] in heads, rows[0] in groups
        if alone and _is_group(style, text, current, titles, form, over=over, told=told):
            styles = list(current)
            for later in styles[styles.index(style) :] if style in current else []:
                del current[later]
            current[style] = text
        elif (new := _standing(titles, raw, rows, form)) is not None:
            titles, current = new, {}
        else:
            continue
        states.append(Above(whole, titles, tuple(current.values())))
        starts.append(rows[-1])
    if len(states) == 1:
        return (
            Contexts(bytes(len(layout.rows)), (states[0],), titles) if whole or titles != NO_TITLES else None
        )
    index: dict[Above, int] = {}
    codes = [index.setdefault(states[bisect_right(starts, row)], len(index)) for row in layout.rows]
    return Contexts(encode(codes, len(index)), tuple(index), titles)


def lay_out(found: FoundSheets, form: Form) -> dict[int, tuple[Layout | None, Titles]]:
    """Return of every table, by its `id`, the layout and the titles that hold from further up in its worksheet.

    What stands below a table is under its last titles, what stands beside it under its first.
    """
    tables = [table for some in found.tables.values() for table in some]
    tables.sort(key=lambda table: (table.raw.name, table.raw.first_column, table.raw.first_row))
    laid: dict[int, tuple[Layout | None, Titles]] = {}
    for _, same in groupby(tables, key=lambda table: table.raw.name):
        over = held = NO_TITLES
        some = list(same)
        for number, table in enumerate(some):
            layout = read_layout(table, form)
            held = over if table.by == "beside" else held
            laid[id(table)] = layout, held
            if layout is None or number + 1 == len(some):
                continue
            first = rows_over(layout.raw, layout.header.top, below=table.by == "below")
            over = over if number else _standing(held, layout.raw, first, form) or held
            contexts = row_contexts(layout, table.by, form, held)
            held = contexts.held if contexts else held
    return laid


def _blocks(layout: Layout, together: Container[int]) -> list[tuple[int, ...]]:
    """Return group rows and titles within the table one by one, and the titles above one header together."""
    alone = (row for one in layout.skipped if one.reason in ("heading", "title") for row in one.rows)
    return sorted([*layout.titles, *((row,) for row in alone if row not in together)])


def _is_group(
    style: str, text: str, groups: dict[str, str], titles: Titles, form: Form, *, over: bool, told: bool
) -> bool:
    """Tell a group row from a title: a title has no number, heads a table, or follows another one's groups.

    `over`: the row stands above a header; `told`: the layout took it for a group's. A commune below a district's
    group row is a group in it.
    """
    level = title_level(text, form)
    if level is None:
        return told
    above = [title_level(one, form) for one in groups.values()]
    if level == "commune" and "district" in above:
        return True
    follows = bool(titles.commune and above) and not any(above) and style not in groups
    return style != "plain" and not follows and not over


def _standing(titles: Titles, raw: RawSheet, rows: Sequence[int], form: Form) -> Titles | None:
    """Return the titles that hold below these rows, where `titles` held above them; None if they name no unit."""
    found: dict[str, list[str]] = {"district": [], "commune": [], "inside": []}
    for row in rows:
        cells = list(_cells(raw, row))
        named = [(level, cell) for cell in cells if (level := title_level(cell, form))]
        if not named and len(cells) > 1 and (level := title_level(" ".join(cells), form)):
            named = [(level, " ".join(cells))]  # a kind and a name, each in its cell
        for level, cell in named:
            found[level].append(cell)
        if named:
            found["inside"].clear()  # a letterhead's, or what is signed above
        else:
            found["inside"] += [cell for cell in cells if mentions_unit(cell, form)]
    district, commune, inside = (tuple(dict.fromkeys(one)) for one in found.values())
    if not (district or commune or inside):
        return None
    if district:
        return Titles(district, commune, inside)
    return Titles(titles.district, commune or titles.commune, inside)


def _cells(raw: RawSheet, row: int) -> Iterator[str]:
    return (
        tidy(text_of(value))
        for value in row_values(raw, row)
        if isinstance(value, str) and not is_blank(value)
    )


def _text(raw: RawSheet, row: int) -> str:
    return " ".join(tidy(text_of(column[row])) for column in raw.columns if not is_blank(column[row]))
