"""The units a report is about, each a range of rows: tables sorted by district, commune and organization."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Literal, cast

from nls_cli.model.base import Words
from nls_cli.model.census import Body, Cells, Census, Missing, Places, Table, encode
from nls_cli.model.targets import UnitLevel
from nls_cli.model.units import NAMES, OWN_LEVEL, REST, UNPLACED, UnitMap
from nls_cli.model.workbook import Codes
from nls_cli.text import slug

By = Literal["district", "commune", "organization"]
Range = tuple[int, int]
Depth = Literal["top", "leaf", "body"]


@dataclass(frozen=True, slots=True)
class Group:
    """One unit of a report."""

    id: str
    level: UnitLevel
    name: Words
    ranges: Mapping[str, Range]
    """Sheet id → its rows in the sorted table; a sheet without rows of the unit is absent."""
    sheets: frozenset[str]
    """Sheets that some submission holding rows of this unit has."""
    top: str
    """The unit at district level it lies in (its own id for one, empty for the province)."""
    body: bool = False
    """A body of `--by organization`: only sheets with an organization column speak of it."""
    within: Words | None = None
    """Its district, of a commune that shares its name with another."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """A census with its rows in place order, and the ranges of every unit."""

    tables: Mapping[str, Table]
    groups: tuple[Group, ...]
    """In report order; the province first."""
    tops: tuple[Group, ...]
    """Every unit at district level that has rows, or exists: what the province is made of."""


def place_ranks(unit_map: UnitMap) -> tuple[dict[str, int], dict[str, int]]:
    """Return the order of units at district level and at commune level."""
    tops = [unit.id for unit in unit_map.districts]
    tops += [unit.id for unit in unit_map.crossing] + [REST, UNPLACED]
    leaves: list[str] = []
    inside: dict[str, list[str]] = {}
    for commune in unit_map.communes:
        inside.setdefault(unit_map.district_of[commune.id] or commune.id, []).append(commune.id)
    for top in tops:
        leaves += inside.get(top, [])
        leaves.append(top if top in (REST, UNPLACED) else f"{top}.{OWN_LEVEL}")
    return {id: n for n, id in enumerate(tops)}, {id: n for n, id in enumerate(leaves)}


def organization_column(census: Census, sheet: str) -> str | None:
    """Return the id of the column that names the body a row belongs to, if the sheet has one."""
    column = census.form.sheet(sheet).meaning("organization")
    return column.id if column else None


def _name_ranks(names: Cells) -> list[int]:
    """Return the place of each name in the alphabet, -1 for none."""
    by_name = sorted(range(len(names.values)), key=lambda code: str(names.values[code]))
    ranks = [0] * len(by_name)
    for n, code in enumerate(by_name):
        ranks[code] = -1 if isinstance(names.values[code], Missing) else n
    return ranks


class _Reordered(Mapping[str, Cells]):
    """The columns of a table with their rows in another order; one is reordered when somebody asks for it."""

    __slots__ = ("_columns", "_done", "_pick")

    def __init__(self, columns: Mapping[str, Cells], pick: Callable[[Codes], tuple[int, ...]]) -> None:
        self._columns, self._pick = columns, pick
        self._done: dict[str, Cells] = {}

    def __getitem__(self, id: str) -> Cells:
        found = self._done.get(id)
        if found is None:
            cells = self._columns[id]
            codes = encode(self._pick(cells.codes), len(cells.values))
            found = self._done[id] = Cells(codes, cells.values, cells.labels)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


def sort_table(table: Table, census: Census, ranks: tuple[dict[str, int], dict[str, int]]) -> Table:
    """Return the table with its rows in the order of district, commune, organization."""
    tops, leaves = ranks
    places = table.places
    place_rank = [(tops[p.top], leaves[p.leaf]) for p in places.values]
    dense = {pair: n for n, pair in enumerate(sorted(set(place_rank)))}
    rank = [dense[pair] for pair in place_rank]
    organization = table.columns.get(organization_column(census, table.sheet) or "")
    codes = organization.codes if organization else bytes(table.height)
    name_rank = _name_ranks(organization) if organization else [0]
    # Where two places or two names rank alike, their rows stay in the order of the file.
    pairs = list(zip(places.codes, codes, strict=True))
    ranks_of = {pair: (rank[pair[0]], name_rank[pair[1]]) for pair in set(pairs)}
    number = {both: n for n, both in enumerate(sorted(set(ranks_of.values())))}
    place_in_order = {pair: number[both] for pair, both in ranks_of.items()}
    alike: list[list[int]] = [[] for _ in number]
    for row, place in enumerate(map(place_in_order.__getitem__, pairs)):
        alike[place].append(row)
    order = list(chain.from_iterable(alike))
    if table.height < 2 or order == list(range(table.height)):
        return table
    pick = itemgetter(*order)
    return Table(
        table.sheet,
        table.height,
        _Reordered(table.columns, pick),
        Places(encode(pick(places.codes), len(places.values)), places.values, places.keys),
        table.parts,
        encode(pick(table.part_codes), len(table.parts)),
        array("I", pick(table.excel_rows)),
    )


class _Index:
    """Where every unit's rows lie, at the depths of district, commune and organization at once."""

    def __init__(self, census: Census, tables: Mapping[str, Table]) -> None:
        self.census = census
        self.top: dict[str, dict[str, Range]] = {}
        self.leaf: dict[str, dict[str, Range]] = {}
        self.body: dict[Body, dict[str, Range]] = {}
        self.labels: dict[Body, str] = {}
        self._holders: dict[tuple[Depth, str | Body], set[int]] = {}
        for body, submissions in census.holders.items():
            for key in (("top", body[0]), ("leaf", body[1]), ("body", body)):
                self._holders.setdefault(cast(tuple[Depth, str | Body], key), set()).update(submissions)
        for table in tables.values():
            self._note_ranges(table)

    def held(self, depth: Depth, id: str | Body) -> frozenset[str]:
        """Return the sheets that some submission holding rows of the unit has."""
        numbers = self._holders.get((depth, id), ())
        return frozenset(sheet for n in numbers for sheet in self.census.holding.get(n, ()))

    def has_rows(self, depth: Depth, id: str | Body) -> bool:
        """Tell whether any row lies in the unit."""
        return (depth, id) in self._holders

    def _note_ranges(self, table: Table) -> None:
        """Note the range of every unit in one sorted table."""
        by_body = organization_column(self.census, table.sheet) is not None
        cells = table.columns.get(organization_column(self.census, table.sheet) or "")
        names = ["" if isinstance(v, Missing) else str(v) for v in cells.values] if cells else [""]
        codes = cells.codes if cells else bytes(table.height)
        places = [(place.top, place.leaf) for place in table.places.values]
        start, open_body = 0, None
        seen: tuple[int, int] | None = None
        for row, pair in enumerate(zip(table.places.codes, codes, strict=True)):
            if pair == seen:
                continue
            seen = pair
            body = (*places[pair[0]], names[pair[1]])
            if cells and body[2]:
                label = cells.labels[pair[1]]
                self.labels[body] = min(self.labels.get(body, label), label)
            if body != open_body:
                if open_body is not None:
                    self._close(open_body, table.sheet, start, row, by_body)
                start, open_body = row, body
        if open_body is not None:
            self._close(open_body, table.sheet, start, table.height, by_body)

    def _close(self, body: Body, sheet: str, start: int, stop: int, by_body: bool) -> None:
        for found, id in ((self.top, body[0]), (self.leaf, body[1])):
            ranges = found.setdefault(id, {})
            ranges[sheet] = (ranges.get(sheet, (start, stop))[0], stop)
        if by_body:
            self.body.setdefault(body, {})[sheet] = (start, stop)


def group_census(census: Census, by: By | None, district: str | None) -> Sorted:
    """Sort the rows by place and say which unit is which range.

    `district` is the id of a unit at district level.
    """
    ranks = place_ranks(census.unit_map)
    tables = {id: sort_table(table, census, ranks) for id, table in census.tables.items()}
    index = _Index(census, tables)
    province = Group(
        "province",
        "province",
        census.unit_map.units.name,
        {id: (0, table.height) for id, table in tables.items()},
        frozenset(tables),
        "",
    )
    tops = _tops(census.unit_map, ranks[0], index)
    chosen = {group.id: group for group in tops if district is None or group.id == district}
    found = [province]
    if by == "district" or district is not None:
        found += chosen.values()
    if by == "commune":
        found += _communes(census.unit_map, ranks[1], index, chosen)
    if by == "organization":
        found += _bodies(ranks, index, chosen)
    return Sorted(tables, tuple(found), tuple(tops))


def _plain(name: str) -> Words:
    return Words(vi=name, en=name)


def _tops(unit_map: UnitMap, order: Mapping[str, int], index: _Index) -> list[Group]:
    found: list[Group] = []
    for id in order:
        district, crossing = unit_map.get(id, "district"), unit_map.get(id, "commune")
        unit, level = (district, "district") if district else (crossing, "commune")
        if id in (REST, UNPLACED):
            if not index.has_rows("top", id):
                continue
            unit, level = None, "rest"
        name = _plain(unit.name) if unit else NAMES[id]
        found.append(
            Group(id, cast(UnitLevel, level), name, index.top.get(id, {}), index.held("top", id), id)
        )
    return found


def _communes(
    unit_map: UnitMap,
    order: Mapping[str, int],
    index: _Index,
    chosen: Mapping[str, Group],
) -> list[Group]:
    found: list[Group] = []
    units = [unit for id in order if (unit := unit_map.get(id, "commune")) is not None]
    times = Counter(unit.name for unit in units)
    for id in order:
        unit = unit_map.get(id, "commune")
        if unit is not None:
            top, level, name = unit_map.district_of[id] or id, "commune", _plain(unit.name)
        else:
            top = id.removesuffix("." + OWN_LEVEL)
            level = "rest" if id in (REST, UNPLACED) else "commune"
            if not index.has_rows("leaf", id) or top not in chosen:
                continue
            own, district = NAMES[OWN_LEVEL], chosen[top].name
            name = NAMES.get(id) or Words(vi=f"{district.vi} ({own.vi})", en=f"{district.en} ({own.en})")
        if top in chosen:
            ranges = index.leaf.get(id, {})
            shared = unit is not None and times[unit.name] > 1 and top != id
            within = chosen[top].name if shared else None
            held = index.held("leaf", id)
            found.append(Group(id, cast(UnitLevel, level), name, ranges, held, top, within=within))
    return found


def _bodies(
    ranks: tuple[Mapping[str, int], Mapping[str, int]],
    index: _Index,
    chosen: Mapping[str, Group],
) -> list[Group]:
    found: list[Group] = []
    taken: set[str] = set()
    for body in sorted(index.body, key=lambda b: (ranks[0][b[0]], ranks[1][b[1]], b[2] == "", b[2])):
        top, leaf, name = body
        if top not in chosen:
            continue
        prefix = top if leaf.endswith("." + OWN_LEVEL) else leaf
        id = f"{prefix}.{slug(name) if name else UNPLACED}"
        unique, n = id, 2
        while unique in taken:  # two names that differ only in accents
            unique, n = f"{id}-{n}", n + 1
        taken.add(unique)
        found.append(
            Group(
                unique,
                "organization",
                _plain(index.labels[body]) if name else NAMES[""],
                index.body[body],
                index.held("body", body),
                top,
                body=True,
            )
        )
    return found
