"""Which hamlet a row names: its text looked up among the hamlets of its commune on the day of its file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from nls_cli.model.census import CellKey, Cells, Missing, Place, Value, cell_key
from nls_cli.model.codes import encode
from nls_cli.model.units import Unit, UnitMap
from nls_cli.parsing.parsed import RawTable
from nls_cli.parsing.places import Doubt, Match, own_names, unit_key
from nls_cli.text import bare, nearest, same


def place_hamlets(
    raw: RawTable, codes: Sequence[int], places: Sequence[tuple[Place, Place]], maps: tuple[UnitMap, UnitMap]
) -> tuple[RawTable, dict[Doubt, list[int]]]:
    """Name the hamlets of a table as the map of the report does, and return what is doubtful, with Excel rows.

    `codes`: per row an index into `places`, its place on the file's own map and on that of the report (`maps`).
    Nothing is looked up in a commune whose hamlets the units file does not list.
    """
    column = next((one for one in raw.sheet.columns if one.names and one.id in raw.columns), None)
    if column is None or not maps[0].hamlets:
        return raw, {}
    cells = raw.columns[column.id]
    changed, doubts = named_hamlets(cells, codes, places, maps)
    doubtful: dict[Doubt, list[int]] = {}
    for row, pair in enumerate(zip(codes, cells.codes, strict=True) if doubts else ()):
        if pair in doubts:
            doubtful.setdefault(doubts[pair], []).append(raw.excel_rows[row])
    return replace(raw, columns={**raw.columns, column.id: changed}), doubtful


def named_hamlets(
    cells: Cells, codes: Sequence[int], places: Sequence[tuple[Place, Place]], maps: tuple[UnitMap, UnitMap]
) -> tuple[Cells, dict[tuple[int, int], Doubt]]:
    """Return a column of hamlets by their names on the later map; doubts by pairs of place and cell codes."""
    own, target = maps
    pairs = list(zip(codes, cells.codes, strict=True))
    index: dict[CellKey, int] = {}
    labels: list[str] = []
    code_of: dict[tuple[int, int], int] = {}
    doubts: dict[tuple[int, int], Doubt] = {}
    for pair in dict.fromkeys(pairs):
        here, there = places[pair[0]]
        value, label = cells.values[pair[1]], cells.labels[pair[1]]
        if isinstance(value, str) and here.leaf in own.hamlets:
            value, label, doubt = _named(own, target, here.leaf, there.leaf, label)
            if doubt is not None:
                doubts[pair] = doubt
        code = code_of[pair] = index.setdefault(cell_key("text", value, label), len(labels))
        if code == len(labels):
            labels.append(label)
        else:
            labels[code] = min(labels[code], label)
    values = tuple(key[1] for key in index)
    return Cells(encode([code_of[pair] for pair in pairs], len(labels)), values, tuple(labels)), doubts


def _named(
    own: UnitMap, target: UnitMap, commune: str, later: str, text: str
) -> tuple[Value, str, Doubt | None]:
    """Return what the report calls the hamlet that `text` names in `commune`, and what is doubtful about it.

    A text that names none, or several, is unknown; so is a hamlet that was divided since, or is no more.
    """
    match = _find(own, commune, text)
    if len(match.units) != 1:
        if match.units:
            return Missing.INVALID, same(text), Doubt("NLS505", "hamlet", text, meant=_apart(match.units))
        return Missing.INVALID, same(text), _unknown(own, commune, text)
    unit = match.units[0]
    doubt = Doubt("NLS506", "hamlet", text, meant=unit.name) if match.respelt else None
    became = own.carried(unit.id, "hamlet", target.day)
    here = [one for one in target.hamlets.get(later, ()) if one.id in became]
    if len(here) != 1:
        return Missing.INVALID, same(text), doubt
    name = here[0].name
    same_name = [one for one in target.hamlets[later] if same(one.name) == same(name)]
    shown = name if len(same_name) == 1 else _with_id(here[0])
    return same(shown), shown, doubt


def _with_id(unit: Unit) -> str:
    """Return what a hamlet is called beside another of its name."""
    return f"{unit.name} ({unit.id})"


def _apart(units: Iterable[Unit]) -> str:
    return ", ".join(map(_with_id, units))


def _find(unit_map: UnitMap, commune: str, text: str) -> Match:
    """Return the hamlets of a commune that `text` names; accents matter only where they tell hamlets apart."""
    hamlets = unit_map.hamlets.get(commune, ())
    for respelt, key in ((False, unit_key), (True, lambda name: bare(unit_key(name)))):
        wanted = key(text)
        found = tuple(one for one in hamlets if wanted in {key(name) for name in _spellings(one, unit_map)})
        if found:
            return Match(found, respelt)
    return Match(())


def _spellings(unit: Unit, unit_map: UnitMap) -> Iterable[str]:
    kind = unit_map.units.kinds[unit.kind]
    names = own_names(unit, kind) | {_with_id(unit)}
    return (
        *names,
        *(f"{prefix} {name}" for name in names for prefix in kind.prefixes),
        *filter(None, [unit.code]),
    )


def _unknown(own: UnitMap, commune: str, text: str) -> Doubt:
    """Return the doubt about a name that no hamlet of the commune has on the day: it may have had another day."""
    for unit in own.units.units:
        days = [day for day in (unit.valid_to, unit.valid_from) if day is not None]
        if own.units.level(unit) != "hamlet" or unit.valid(own.day) or not days:
            continue
        ended = unit.valid_to is not None and unit.valid_to < own.day
        day = unit.valid_to if ended else unit.valid_from
        assert day is not None
        then = own.units.at(day)
        around = next((id for id, inside in then.hamlets.items() if unit in inside), commune)
        if unit not in _find(then, around, text).units:
            continue
        if ended:
            ids = set(then.carried(unit.id, "hamlet", own.day))
        else:
            before = own.hamlets.get(commune, ())
            ids = {one.id for one in before if unit.id in own.carried(one.id, "hamlet", day)}
        names = sorted(one.name for one in own.hamlets.get(commune, ()) if one.id in ids)
        if names:
            when = "ended" if ended else "later"
            return Doubt("NLS508", "hamlet", text, meant=", ".join(names), when=when, day=day)
    near = nearest(text, [one.name for one in own.hamlets.get(commune, ())], 1)
    return Doubt("NLS509", "hamlet", text, near[0] if near else None)
