"""Many parsed workbooks become one census: dates, resubmissions, places, rows met twice."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.model.census import (
    Body,
    CellKey,
    Cells,
    Census,
    Missing,
    Part,
    Place,
    Places,
    Table,
    cell_key,
    encode,
)
from nls_cli.model.finding import Finding
from nls_cli.model.form import Form, Sheet
from nls_cli.model.snapshot import CensusFile
from nls_cli.model.units import REST, UNPLACED, UnitMap, Units
from nls_cli.model.workbook import Broken, Codes, RawValue
from nls_cli.parsing.merged import with_origins
from nls_cli.parsing.parsed import ParsedWorkbook, RawTable
from nls_cli.parsing.places import Doubt, Gazetteer, carried_place, find_place
from nls_cli.parsing.sendings import tell_sendings
from nls_cli.parsing.values import is_blank, text_of
from nls_cli.text import spoken


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """One file's rows of one sheet, places resolved."""

    file: int
    raw: RawTable
    places: Places


def assemble_census(
    parsed: Sequence[ParsedWorkbook],
    form: Form,
    units: Units,
    as_of: dt.date | None,
    target: UnitMap | None = None,
) -> Census:
    """Put parsed workbooks together. `as_of` overrides the date of every file.

    `target`: the map that places are carried to, instead of that of the census' own date.
    """
    books = parsed
    parsed, findings = tell_sendings([piece for book in books for piece in book.pieces], form)
    findings += [finding for one in parsed for finding in one.findings]
    date = as_of or max((one.info.as_of for one in parsed if one.info.as_of), default=None)
    findings += _date_findings(parsed, date)
    unit_map = target or (units.at(date) if date else best_map(parsed, units))
    gazetteers: dict[dt.date, Gazetteer] = {}
    placed: dict[str, list[PlacedTable]] = {sheet.id: [] for sheet in form.row_sheets}
    for number, one in enumerate(parsed):
        day = one.info.as_of or unit_map.day
        gazetteer = gazetteers.setdefault(day, Gazetteer(unit_map if day == unit_map.day else units.at(day)))
        for id, raw in one.tables.items():
            places, more = place_rows(raw, gazetteer, unit_map, one.path)
            placed[id].append(PlacedTable(number, raw, places))
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
            table, more = _without_copies(table, sheet, parsed)
            findings += more
            findings += _part_findings(table, sheet, parsed)
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


def _date_findings(parsed: Sequence[ParsedWorkbook], date: dt.date | None) -> list[Finding]:
    if date is None:
        return [Finding("NLS124", one.path) for one in parsed[:1]]
    return [
        Finding("NLS123", one.path, params={"own": one.info.as_of, "date": date, **_origin(one)})
        for one in parsed
        if one.info.as_of != date
    ]


def _shown(one: ParsedWorkbook) -> str:
    """Return the file that a submission came in, also if it is read from a merged workbook."""
    return one.origin or one.path


def _origin(one: ParsedWorkbook) -> dict[str, object]:
    """Return what names the submission beside the merged workbook that it is read from."""
    return {"origins": (one.origin,)} if one.origin else {}


def best_map(parsed: Sequence[ParsedWorkbook], units: Units) -> UnitMap:
    """Return the map on which most rows find their place; of equals the latest. For undated censuses."""

    def placed(day: dt.date) -> int:
        gazetteer = Gazetteer(units.at(day))
        found = 0
        for one in parsed:
            for raw in one.tables.values():
                for (district, commune), rows in Counter(_place_cells(raw)).items():
                    place, doubts = find_place(gazetteer, _cell(district), _cell(commune))
                    known = place.leaf != UNPLACED and place.commune is not Missing.INVALID
                    found += (
                        rows
                        if known and not any(d.code in ("NLS501", "NLS502", "NLS508") for d in doubts)
                        else 0
                    )
        return found

    return units.at(max(units.eras, key=lambda day: (placed(day), day)))


def _place_cells(raw: RawTable) -> list[tuple[RawValue, RawValue]]:
    nothing: list[RawValue] = [None] * len(raw.excel_rows)
    district, commune = raw.places.get("district"), raw.places.get("commune")
    return list(zip(district or nothing, commune or nothing, strict=True))


def _cell(raw: RawValue) -> str | Missing:
    if isinstance(raw, Broken):
        return Missing.INVALID
    return Missing.BLANK if is_blank(raw) else text_of(raw)


def place_rows(
    raw: RawTable, gazetteer: Gazetteer, target: UnitMap, path: str
) -> tuple[Places, list[Finding]]:
    """Resolve the place of every row on its own file's map, then carry it to the map of the report."""
    height = len(raw.excel_rows)
    index: dict[tuple[int, int], int] = {}
    columns = [raw.places.get("district"), raw.places.get("commune")]
    codes = [column.codes if column else bytes(height) for column in columns]
    pairs = zip(*codes, strict=True)
    per_row = [index.setdefault(pair, len(index)) for pair in pairs]
    values: list[Place] = []
    keys: list[tuple[str, ...] | None] = []
    doubtful: dict[int, tuple[Doubt, ...]] = {}
    for at, pair in enumerate(index):
        cells = [_cell(c.values[code]) if c else Missing.BLANK for c, code in zip(columns, pair, strict=True)]
        place, doubts = find_place(gazetteer, *cells)
        known = place.leaf != UNPLACED and place.commune is not Missing.INVALID
        if gazetteer.map is not target:
            place = carried_place(place, gazetteer.map, target)
        values.append(place)
        if place.leaf == REST:
            keys.append(None)
        else:
            keys.append((place.leaf,) if known else tuple(spoken(str(cell)) for cell in cells))
        if doubts:
            doubtful[at] = doubts
    findings = _place_findings(raw, per_row, doubtful, path)
    return Places(encode(per_row, len(index)), tuple(values), tuple(keys)), findings


def _place_findings(
    raw: RawTable, per_row: Sequence[int], doubtful: Mapping[int, tuple[Doubt, ...]], path: str
) -> list[Finding]:
    rows: dict[Doubt, list[int]] = {}
    if doubtful:
        for row, code in enumerate(per_row):
            for doubt in doubtful.get(code, ()):
                rows.setdefault(doubt, []).append(raw.excel_rows[row])
    by_level = {str(column.level): column for column in raw.sheet.places}
    return [
        Finding(
            doubt.code,
            path,
            raw.title,
            where,
            raw.positions.get(by_level[doubt.level].id),
            by_level[doubt.level].id,
            doubt.text,
            private=doubt.code in ("NLS501", "NLS502"),
            suggestion=doubt.suggestion,
            params={
                "name": by_level[doubt.level].header,
                "meant": doubt.meant or "",
                "when": doubt.when or "",
                "day": doubt.day or "",
            },
        )
        for doubt, where in rows.items()
    ]


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
    of_file = {one.file: one for one in tables}
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
                    sheet=of_file[old].raw.title,
                    params={"by": _shown(parsed[new]), "name": sheet.name, **_origin(parsed[old])},
                )
            )
    return [one for one in tables if one.file not in replaced], findings


def _shared_keys(
    sheet: Sheet, parts: Sequence[PlacedTable], parsed: Sequence[ParsedWorkbook]
) -> list[Finding]:
    seen: dict[object, int] = {}
    for part in parts if len(parts) > 1 else ():
        table = _joined(sheet, [part])
        for key in {key for key in _keys(table, sheet) if key is not None}:
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
        codes: list[int] = []
        for part in parts:
            pairs = zip(part.places.values, part.places.keys, strict=True)
            new = [index.setdefault(pair, len(index)) for pair in pairs]
            codes.extend(new[code] for code in part.places.codes)
        places = Places(
            encode(codes, len(index)), tuple(pair[0] for pair in index), tuple(pair[1] for pair in index)
        )
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
        tuple(Part(part.file, part.raw.title, part.raw.positions) for part in parts),
        encode(part_codes, len(parts)),
        rows,
    )


def _joined_cells(type_: str, parts: Sequence[Cells]) -> Cells:
    if len(parts) == 1:
        return parts[0]
    index: dict[CellKey, int] = {}
    labels: list[str] = []
    codes: list[int] = []
    for cells in parts:
        new: list[int] = []
        for value, label in zip(cells.values, cells.labels, strict=True):
            at = index.setdefault(cell_key(type_, value, label), len(labels))
            if at == len(labels):
                labels.append(label)
            else:
                labels[at] = min(labels[at], label)
            new.append(at)
        codes.extend(new[code] for code in cells.codes)
    return Cells(encode(codes, len(labels)), tuple(key[1] for key in index), tuple(labels))


def _keys(table: Table, sheet: Sheet) -> list[object | None]:
    """Return what must be unique per row; None where it is blank and so never a duplicate."""
    if not sheet.key:
        return [None] * table.height
    parts: list[Sequence[object | None]] = []
    if any(sheet.column(id).type == "unit" for id in sheet.key):
        keys = table.places.keys
        parts.append([keys[code] for code in table.places.codes])
    own = [id for id in sheet.key if sheet.column(id).type != "unit"]
    for id in own:
        cells = table.columns.get(id)
        if cells is None:
            return [None] * table.height
        shown = [
            None if isinstance(value, Missing) else (type(value).__name__, str(value))
            for value in cells.values
        ]
        parts.append([shown[code] for code in cells.codes])
    if not own:
        return list(parts[0])
    if len(parts) == 1:
        return list(parts[0])
    # A blank name is no key; a blank place is the province's own level and belongs to the key.
    return [key if key[-1] is not None else None for key in zip(*parts, strict=True)]


def _without_copies(
    table: Table, sheet: Sheet, parsed: Sequence[ParsedWorkbook]
) -> tuple[Table, list[Finding]]:
    """Count rows that are equal in every cell once; rows that share only the key all count, as an error."""
    keys = _keys(table, sheet)
    first: dict[object, int] = {}
    again: dict[object, list[int]] = {}
    for row, key in enumerate(keys):
        if key is not None and first.setdefault(key, row) != row:
            again.setdefault(key, [first[key]]).append(row)
    if not again:
        return table, []
    place_keys = table.places.keys
    findings: list[Finding] = []
    dropped: set[int] = set()

    def cells(row: int) -> tuple[object, ...]:
        return (place_keys[table.places.codes[row]], *(c.codes[row] for c in table.columns.values()))

    for rows in again.values():
        kept: dict[tuple[object, ...], int] = {}
        for row in rows:
            same_cells = kept.setdefault(cells(row), row)
            if same_cells != row:
                dropped.add(row)
                findings.append(_duplicate("NLS401", table, sheet, row, same_cells, parsed))
            elif row != rows[0]:
                findings.append(_duplicate("NLS402", table, sheet, row, rows[0], parsed))
    if not dropped:
        return table, findings
    return _taken(table, [row for row in range(table.height) if row not in dropped]), findings


def _duplicate(
    code: str, table: Table, sheet: Sheet, row: int, other: int, parsed: Sequence[ParsedWorkbook]
) -> Finding:
    part, other_part = table.parts[table.part_codes[row]], table.parts[table.part_codes[other]]
    key = next((id for id in sheet.key if id in part.columns), None)
    return Finding(
        code,
        parsed[part.file].path,
        part.title,
        (table.excel_rows[row],),
        part.columns.get(key or ""),
        key,
        private=True,
        params={
            "other_path": parsed[other_part.file].path,
            "other_sheet": other_part.title,
            "other_row": table.excel_rows[other],
            "other_column": other_part.columns.get(key or "", 1),
            "name": sheet.name,
        },
    )


def _taken(table: Table, rows: Sequence[int]) -> Table:
    def take(codes: Codes, distinct: int) -> Codes:
        return encode((codes[row] for row in rows), distinct)

    return Table(
        table.sheet,
        len(rows),
        {id: Cells(take(c.codes, len(c.values)), c.values, c.labels) for id, c in table.columns.items()},
        Places(take(table.places.codes, len(table.places.values)), table.places.values, table.places.keys),
        table.parts,
        take(table.part_codes, len(table.parts)),
        array("I", (table.excel_rows[row] for row in rows)),
    )


def _part_findings(table: Table, sheet: Sheet, parsed: Sequence[ParsedWorkbook]) -> list[Finding]:
    """Warn of parts above their whole; they are kept."""
    found: list[Finding] = []
    for column in sheet.columns:
        part, whole = table.columns.get(column.id), table.columns.get(column.part_of or "")
        if part is None or whole is None:
            continue
        for row in range(table.height):
            a, b = part.values[part.codes[row]], whole.values[whole.codes[row]]
            if isinstance(a, Fraction) and isinstance(b, Fraction) and a > b:
                at = table.parts[table.part_codes[row]]
                found.append(
                    Finding(
                        "NLS403",
                        parsed[at.file].path,
                        at.title,
                        (table.excel_rows[row],),
                        at.columns.get(column.id),
                        column.id,
                        params={
                            "part": a,
                            "whole": b,
                            "name": column.header,
                            "whole_name": sheet.column(whole_id).header
                            if (whole_id := column.part_of)
                            else "",
                        },
                    )
                )
    return found
