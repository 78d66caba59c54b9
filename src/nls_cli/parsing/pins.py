"""Layouts that the project has pinned: which sheet, which header row, which column, said in nls.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import PurePath

from nls_cli.model.form import Form
from nls_cli.model.layouts import SKIP, How, LayoutPin
from nls_cli.model.workbook import RawSheet
from nls_cli.parsing.conditions import Loc, Mistake, Report
from nls_cli.parsing.grid import Grid
from nls_cli.parsing.header import Header, find_header, read_row
from nls_cli.parsing.vocabulary import Vocabulary
from nls_cli.text import nearest, same


def check_pins(pins: Sequence[LayoutPin], form: Form, report: Report) -> None:
    """Look up what pins name; each mistake goes to `report` at its place."""
    ids = [sheet.id for sheet in form.row_sheets]
    for number, pin in enumerate(pins):
        loc: Loc = ("layouts", number)
        if pin.is_ == SKIP:
            continue
        if pin.is_ not in ids:
            params = {"value": pin.is_, "valid": ", ".join((*ids, SKIP))}
            report(Mistake((*loc, "is"), "yaml.unknown_sheet", params, nearest(pin.is_, ids)))
            continue
        columns = [column.id for column in form.sheet(pin.is_).columns]
        for id in pin.columns:
            if id not in columns:
                params = {"name": id, "sheet": pin.is_}
                where = (*loc, "columns", id)
                report(Mistake(where, "yaml.unknown_column", params, nearest(id, columns), at_key=True))


def find_pin(pins: Sequence[LayoutPin], path: str, name: str) -> LayoutPin | None:
    """Return the last pin about a worksheet; later ones are the more particular."""
    return next((pin for pin in reversed(pins) if _fits(pin, path, name)), None)


def _fits(pin: LayoutPin, path: str, name: str) -> bool:
    file = PurePath(path).as_posix()
    return same(name) == same(pin.sheet) and any(
        fnmatch(one, pattern) for pattern in pin.files for one in (file, PurePath(path).name)
    )


def pinned_header(raw: RawSheet, words: Vocabulary, pin: LayoutPin) -> Header | None:
    """Return the header as it is pinned, the rest of it found; None if the sheet does not reach that far."""
    grid = Grid(raw)
    if pin.header is None:
        header = find_header(grid, words)
    else:
        row = pin.header - raw.first_row
        header = read_row(grid, row, 0, words)[1] if 0 <= row < raw.height else None
    if header is None:
        return None
    at = {id: column_number(letters) - raw.first_column for id, letters in pin.columns.items()}
    if any(not 0 <= index < len(raw.columns) for index in at.values()):
        return None
    return _with_columns(header, at)


def _with_columns(header: Header, at: Mapping[str, int]) -> Header:
    """Return the header with some columns put where they are pinned."""
    taken = set(at.values())
    free = {id: index for id, index in header.columns.items() if index not in taken and id not in at}
    pinned: dict[str, How] = dict.fromkeys(at, "pinned")
    return replace(
        header,
        columns={**free, **at},
        claimed_twice={id: found for id, found in header.claimed_twice.items() if id not in at},
        extra=tuple(index for index in header.extra if index not in taken),
        how={**header.how, **pinned},
        groups=tuple(
            one
            for one in header.groups
            if one.group.column.id not in at and not taken.intersection(index for _, index in one.members)
        ),
        serial=tuple(index for index in header.serial if index not in taken),
        parts={id: found for id, found in header.parts.items() if id not in at},
    )


def column_number(letters: str) -> int:
    """Return Excel's number of a column."""
    number = 0
    for letter in re.sub(r"[^A-Z]", "", letters.upper()):
        number = number * 26 + ord(letter) - 64
    return number
