"""Many parsed workbooks become one census: dates, resubmissions, one table of each sheet."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Sequence
from typing import cast

from nls_cli.model.base import Words
from nls_cli.model.census import (
    Body,
    CellKey,
    Cells,
    Census,
    Missing,
    Part,
    Period,
    Place,
    Places,
    Table,
    Value,
    cell_key,
)
from nls_cli.model.codes import encode, join_codes
from nls_cli.model.finding import Finding
from nls_cli.model.form import Form, Sheet
from nls_cli.model.snapshot import CensusFile
from nls_cli.model.units import Units
from nls_cli.parsing.bodies import body_key, tell_bodies
from nls_cli.parsing.copies import part_findings, row_keys, without_copies
from nls_cli.parsing.merged import with_origins
from nls_cli.parsing.parsed import ParsedWorkbook
from nls_cli.parsing.placeless import placeless_findings
from nls_cli.parsing.places import Gazetteer
from nls_cli.parsing.placing import PlacedTable, best_map, place_rows
from nls_cli.parsing.sendings import tell_sendings

_OWN_KEYS = {str, Period}
"""Types of values that nothing of another type is equal to."""


def assemble_census(
    parsed: Sequence[ParsedWorkbook],
    form: Form,
    units: Units,
    as_of: dt.date | None,
) -> Census:
    """Put parsed workbooks together. `as_of` overrides the date of every file."""
    books = parsed
    parsed = [piece for book in books for piece in book.pieces]
    findings = [finding for one in parsed for finding in one.findings]
    date = as_of or max((one.info.as_of for one in parsed if one.info.as_of), default=None)
    findings += _date_findings(parsed, date)
    unit_map = units.at(date) if date else best_map(parsed, units)
    gazetteers: dict[dt.date, Gazetteer] = {}
    placed: dict[str, list[PlacedTable]] = {sheet.id: [] for sheet in form.row_sheets}
    found_in: list[set[str]] = []
    days = [one.info.as_of or unit_map.day for one in parsed]
    for number, (one, day) in enumerate(zip(parsed, days, strict=True)):
        if day not in gazetteers:
            gazetteers[day] = Gazetteer(unit_map if day == unit_map.day else units.at(day))
        found_in.append(set())
        for raw in one.every_table:
            told, places, named, more = place_rows(raw, gazetteers[day], unit_map, form, one.path)
            placed[raw.sheet.id].append(PlacedTable(number, told, places))
            found_in[number].update(id for place in places.values for id in (place.top, place.leaf))
            findings += more
            findings += placeless_findings(told, places, named, gazetteers[day], form, one)

    def key_of(number: int, name: str) -> str:
        return body_key(name, form, gazetteers[days[number]], found_in[number])

    parsed, more = tell_bodies(parsed, key_of)
    findings += more
    parsed, more = tell_sendings(parsed, form)
    findings += more
    submissions = _submissions(parsed)
    tables: dict[str, Table] = {}
    holders: dict[Body, set[int]] = {}
    holding: dict[int, set[str]] = {number: set() for number in submissions}
    for sheet in form.row_sheets:
        active, more = _latest(sheet, placed[sheet.id], parsed)
        findings += more
        silent = [n for n, one in enumerate(parsed) if sheet.id in one.info.nothing]
        for number in (*silent, *(one.file for one in active)):
            holding[submissions[number]].add(sheet.id)
        for part in active:
            for body in _bodies(part):
                holders.setdefault(body, set()).add(submissions[part.file])
        if active or silent:
            table = _joined(sheet, active)
            table, more = without_copies(table, sheet, parsed)
            findings += more
            findings += part_findings(table, sheet, parsed)
            tables[sheet.id] = table
    files = tuple(
        CensusFile(
            one.path,
            one.sha256,
            one.info.as_of,
            one.heights or {id: len(t.excel_rows) for id, t in one.tables.items()},
            one.origin,
            one.info.unit_name or one.info.reporting_unit or "",
            one.info.sending,
            one.info.nothing,
            one.info.explained,
        )
        for one in parsed
    )
    return Census(
        form,
        unit_map,
        date,
        files,
        tables,
        {body: frozenset(numbers) for body, numbers in holders.items()},
        {number: frozenset(ids) for number, ids in holding.items()},
        tuple(with_origins(findings, books)),
    )


_UNDATED = Words(vi="không ghi", en="none given")


def _date_findings(parsed: Sequence[ParsedWorkbook], date: dt.date | None) -> list[Finding]:
    if date is None:
        return [Finding("NLS124", one.path) for one in parsed[:1]]
    return [
        Finding("NLS123", one.path, params={"own": one.info.as_of or _UNDATED, "date": date, **_origin(one)})
        for one in parsed
        if one.info.as_of != date
    ]


def _shown(one: ParsedWorkbook) -> str:
    """Return the file that a submission came in, also if it is read from a merged workbook."""
    return one.origin or one.path


def _origin(one: ParsedWorkbook) -> dict[str, object]:
    """Return what names the submission beside the merged workbook that it is read from."""
    return {"origins": (one.origin,)} if one.origin else {}


def _submissions(parsed: Sequence[ParsedWorkbook]) -> list[int]:
    """Per file the number of its submission: the files of one reporting unit are parts of one."""
    first: dict[str, int] = {}
    return [
        first.setdefault(one.info.reporting_unit, number) if one.info.reporting_unit else number
        for number, one in enumerate(parsed)
    ]


def _bodies(part: PlacedTable) -> set[Body]:
    """Return the bodies that a table has rows of."""
    column = part.raw.sheet.meaning("organization")
    cells = part.raw.columns.get(column.id) if column else None
    names = [None if column is None else ""]
    if cells is not None:
        names = ["" if isinstance(value, Missing) else str(value) for value in cells.values]
    pairs = set(zip(part.places.codes, cells.codes if cells else bytes(len(part.places.codes)), strict=True))
    places = part.places.values
    return {(places[place].top, places[place].leaf, names[name]) for place, name in pairs}


def _latest(
    sheet: Sheet, tables: Sequence[PlacedTable], parsed: Sequence[ParsedWorkbook]
) -> tuple[list[PlacedTable], list[Finding]]:
    """Leave out what a later sending of the same reporting unit replaced."""
    by_unit: dict[str, list[int]] = {}
    for number, one in enumerate(parsed):
        if one.info.reporting_unit and (sheet.id in one.tables or sheet.id in one.info.nothing):
            by_unit.setdefault(one.info.reporting_unit, []).append(number)
    replaced: dict[int, int] = {}
    findings: list[Finding] = []
    of_file: dict[int, list[PlacedTable]] = {}
    for table in tables:
        of_file.setdefault(table.file, []).append(table)
    for numbers in by_unit.values():
        rank = {n: (parsed[n].info.sending, parsed[n].info.as_of or dt.date.min) for n in numbers}
        current = [n for n in numbers if rank[n] == max(rank.values())]
        replaced.update({n: current[0] for n in numbers if n not in current})
        findings += _shared_keys(sheet, [of_file[n] for n in current if n in of_file], parsed)
    for old, new in sorted(replaced.items()):
        if old in of_file:
            findings.append(
                Finding(
                    "NLS121",
                    parsed[old].path,
                    sheet=of_file[old][0].raw.title,
                    params={"by": _shown(parsed[new]), "name": sheet.name, **_origin(parsed[old])},
                )
            )
    return [one for one in tables if one.file not in replaced], findings


def _shared_keys(
    sheet: Sheet, files: Sequence[Sequence[PlacedTable]], parsed: Sequence[ParsedWorkbook]
) -> list[Finding]:
    seen: dict[object, int] = {}
    for part in (part for parts in files for part in parts) if len(files) > 1 else ():
        table = _joined(sheet, [part])
        for key in {key for key in row_keys(table, sheet) if key is not None}:
            other = seen.setdefault(key, part.file)
            if other != part.file:
                return [
                    Finding(
                        "NLS122",
                        parsed[part.file].path,
                        sheet=part.raw.title,
                        params={
                            "other": _shown(parsed[other]),
                            "name": sheet.name,
                            **_origin(parsed[part.file]),
                        },
                    )
                ]
    return []


def _joined(sheet: Sheet, parts: Sequence[PlacedTable]) -> Table:
    """Put the rows of all parts under each other."""
    columns: dict[str, Cells] = {}
    for column in sheet.columns:
        always = column.blank.always if column.blank else None
        given = any(column.id in part.raw.columns for part in parts)
        if column.type == "unit" or (not given and always is None):
            continue
        blank = Missing.BLANK if always is None else always
        columns[column.id] = _joined_cells(
            column.type,
            [
                part.raw.columns.get(column.id) or Cells(bytes(len(part.raw.excel_rows)), (blank,), ("",))
                for part in parts
            ],
        )
    if len(parts) == 1:
        places = parts[0].places
    else:
        index: dict[tuple[Place, tuple[str, ...] | None], int] = {}
        numbers = []
        for part in parts:
            pairs = zip(part.places.values, part.places.keys, strict=True)
            numbers.append([index.setdefault(pair, len(index)) for pair in pairs])
        codes = join_codes([part.places.codes for part in parts], numbers, len(index))
        places = Places(codes, tuple(pair[0] for pair in index), tuple(pair[1] for pair in index))
    rows = array("I")
    part_codes: list[int] = []
    for number, part in enumerate(parts):
        rows.extend(part.raw.excel_rows)
        part_codes.extend([number] * len(part.raw.excel_rows))
    return Table(
        sheet.id,
        len(rows),
        columns,
        places,
        tuple(Part(part.file, part.raw.title, part.raw.positions, part.raw.derived) for part in parts),
        encode(part_codes, len(parts)),
        rows,
    )


def _joined_cells(type_: str, parts: Sequence[Cells]) -> Cells:
    if len(parts) == 1:
        return parts[0]
    index: dict[Value | CellKey, int] = {}
    labels: list[str] = []
    numbers: list[list[int]] = []
    for cells in parts:
        keys = _keys(type_, cells)
        new = list(map(index.get, keys))
        for at, number in enumerate(new) if None in new else ():
            if number is None:
                new[at] = index.setdefault(keys[at], len(labels))
                if len(index) > len(labels):
                    labels.append(cells.labels[at])
        known = cast("list[int]", new)
        if tuple(map(labels.__getitem__, known)) != cells.labels:  # of each text the first spelling is shown
            for at, label in zip(known, cells.labels, strict=True):
                labels[at] = min(labels[at], label)
        numbers.append(known)
    codes = join_codes([cells.codes for cells in parts], numbers, len(labels))
    return Cells(codes, tuple(map(_value_of, index)), tuple(labels))


def _value_of(key: Value | CellKey) -> Value:
    return cast("Value", key if type(key) in _OWN_KEYS else cast("CellKey", key)[1])


def _keys(type_: str, cells: Cells) -> Sequence[Value | CellKey]:
    """Return what makes each value equal to one of another file: itself, if it is a text or a day and all there is."""
    if set(map(type, cells.values)) <= _OWN_KEYS and (type_ == "text" or not any(cells.labels)):
        return cells.values
    return [
        value
        if type(value) in _OWN_KEYS and (type_ == "text" or not label)
        else cell_key(type_, value, label)
        for value, label in zip(cells.values, cells.labels, strict=True)
    ]
