"""Where every row of a file belongs, on its own map and then on the map of the report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nls_cli.model.census import Missing, Place, Places
from nls_cli.model.codes import encode
from nls_cli.model.finding import Finding
from nls_cli.model.form import Form
from nls_cli.model.units import REST, UNPLACED, UnitMap, Units
from nls_cli.model.workbook import Broken, RawColumn, RawValue
from nls_cli.parsing.hamlets import place_hamlets
from nls_cli.parsing.named_places import NamedPlace, place_in_names
from nls_cli.parsing.parsed import ParsedWorkbook, RawTable
from nls_cli.parsing.places import Doubt, Gazetteer, carried_place, find_place
from nls_cli.parsing.values import is_blank, text_of
from nls_cli.text import spoken


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """One file's rows of one sheet, places resolved."""

    file: int
    raw: RawTable
    places: Places


def best_map(parsed: Sequence[ParsedWorkbook], units: Units) -> UnitMap:
    """Return the map on which most rows find their place; of equals the latest. For undated censuses."""

    def placed(day: dt.date) -> int:
        gazetteer = Gazetteer(units.at(day))
        found = 0
        for one in parsed:
            for raw in one.every_table:
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
    raw: RawTable, gazetteer: Gazetteer, target: UnitMap, form: Form, path: str
) -> tuple[RawTable, Places, dict[int, str], list[Finding]]:
    """Resolve the place of every row on its own file's map, then carry it to the map of the report.

    The table is returned with what its unit cells would say where rows are placed by a name above them; of these
    places the unit that was named is returned by their code.
    """
    height = len(raw.excel_rows)
    index: dict[tuple[int, ...], int] = {}
    columns = [raw.places.get("district"), raw.places.get("commune")]
    codes = [column.codes if column else bytes(height) for column in columns]
    names = raw.contexts
    codes.append(names.codes if names else bytes(height))
    cells_of = zip(*codes, strict=True)
    per_row = [index.setdefault(one, len(index)) for one in cells_of]
    values: list[Place] = []
    as_filed: list[Place] = []
    keys: list[tuple[str, ...] | None] = []
    doubtful: dict[int, tuple[Doubt, ...]] = {}
    above: dict[int, tuple[str, str]] = {}
    told: list[list[str | Missing]] = []
    said = [[_cell(value) for value in column.values] if column else [Missing.BLANK] for column in columns]
    for at, (*pair, context) in enumerate(index):
        cells = [texts[code] for texts, code in zip(said, pair, strict=True)]
        if names and cells == [Missing.BLANK, Missing.BLANK]:
            named = place_in_names(gazetteer, names.values[context], form)
            if isinstance(named, NamedPlace):
                cells, above[at] = list(named.cells), (named.text, named.name)
        told.append(cells)
        place, doubts = find_place(gazetteer, *cells)
        known = place.leaf != UNPLACED and place.commune is not Missing.INVALID
        as_filed.append(place)
        if gazetteer.map is not target:
            place = carried_place(place, gazetteer.map, target)
        values.append(place)
        if place.leaf == REST:
            keys.append(None)
        else:
            keys.append((place.leaf,) if known else tuple(spoken(str(cell)) for cell in cells))
        if doubts:
            doubtful[at] = doubts
    rows: dict[Doubt, list[int]] = {}
    for row, code in enumerate(per_row if doubtful else ()):
        for doubt in doubtful.get(code, ()):
            rows.setdefault(doubt, []).append(raw.excel_rows[row])
    both = list(zip(as_filed, values, strict=True))
    raw, more = place_hamlets(raw, per_row, both, (gazetteer.map, target))
    findings = _place_findings(raw, {**rows, **more}, path) + _named_above(raw, per_row, above, path)
    if above:
        raw = replace(raw, derived={**raw.derived, **_told_units(raw, per_row, told)})
    named_units = {code: name for code, (_, name) in above.items()}
    return raw, Places(encode(per_row, len(index)), tuple(values), tuple(keys)), named_units, findings


def _told_units(
    raw: RawTable, per_row: Sequence[int], told: Sequence[Sequence[str | Missing]]
) -> dict[str, tuple[int, RawColumn]]:
    """Return the unit columns as if every row said itself where it is."""
    first = min(raw.excel_rows)
    codes = [len(told)] * (max(raw.excel_rows) - first + 1)
    for row, code in zip(raw.excel_rows, per_row, strict=True):
        codes[row - first] = code
    by_level = {str(column.level): column.id for column in raw.sheet.places}
    found = {}
    for at, level in enumerate(("district", "commune")):
        if level in by_level:
            cells = [None if isinstance(one[at], Missing) else str(one[at]) for one in told]
            found[by_level[level]] = first, RawColumn(encode(codes, len(told) + 1), (*cells, None))
    return found


def _named_above(
    raw: RawTable, per_row: Sequence[int], above: Mapping[int, tuple[str, str]], path: str
) -> list[Finding]:
    """Return a note for each name above a table or group from which rows took their place."""
    rows: dict[tuple[str, str], list[int]] = {}
    if above:
        for row, code in enumerate(per_row):
            if code in above:
                rows.setdefault(above[code], []).append(raw.excel_rows[row])
    return [
        Finding("NLS222", path, raw.title, where, params={"text": text, "meant": name})
        for (text, name), where in rows.items()
    ]


def _place_findings(raw: RawTable, rows: Mapping[Doubt, Sequence[int]], path: str) -> list[Finding]:
    by_level = {str(column.level or column.names): column for column in raw.sheet.columns}
    return [
        Finding(
            doubt.code,
            path,
            raw.title,
            where,
            raw.positions.get(by_level[doubt.level].id),
            by_level[doubt.level].id,
            doubt.text,
            private=doubt.code in ("NLS501", "NLS502", "NLS509"),
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
