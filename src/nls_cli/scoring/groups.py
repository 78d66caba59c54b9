"""The units a report is about, each a range of rows: tables sorted by district, commune and organization."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Literal, cast

from nls_cli.model.base import Words
from nls_cli.model.census import Body, Cells, Census, Missing, Places, Table
from nls_cli.model.codes import encode, joint
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


@dataclass(frozen=True, slots=True)
class Run:
    """The rows of one body in a sorted table."""

    body: Body
    label: str
    """The spelling of its name that is shown; empty where it has none."""
    rows: Range


def sort_table(
    table: Table, census: Census, ranks: tuple[dict[str, int], dict[str, int]]
) -> tuple[Table, list[Run]]:
    """Return the table with its rows in the order of district, commune, organization, and which are whose."""
    tops, leaves = ranks
    places = table.places
    organization = table.columns.get(organization_column(census, table.sheet) or "")
    name_rank = _name_ranks(organization) if organization else [-1]
    numbers, apart = joint((places.codes, organization.codes if organization else bytes(table.height)))
    first: dict[tuple[int, int, int], tuple[int, int]] = {}
    rank_of: dict[int, tuple[int, int, int]] = {}
    for number in set(numbers):
        at, name = apart(number)
        place = places.values[at]
        rank_of[number] = rank = tops[place.top], leaves[place.leaf], name_rank[name]
        first.setdefault(rank, (at, name))
    in_order = sorted(first)
    # Where two places or two names rank alike, their rows stay in the order of the file.
    rows_of: list[list[int]] = [[] for _ in in_order]
    adds = {rank: rows.append for rank, rows in zip(in_order, rows_of, strict=True)}
    add = {number: adds[rank] for number, rank in rank_of.items()}
    for row, number in enumerate(numbers):
        add[number](row)
    runs: list[Run] = []
    start = 0
    for rank, rows in zip(in_order, rows_of, strict=True):
        at, name = first[rank]
        named = organization if organization and rank[2] >= 0 else None
        body = places.values[at].top, places.values[at].leaf, str(named.values[name]) if named else ""
        runs.append(Run(body, named.labels[name] if named else "", (start, start + len(rows))))
        start += len(rows)
    order = list(chain.from_iterable(rows_of))
    if table.height < 2 or order == list(range(table.height)):
        return table, runs
    pick = itemgetter(*order)
    in_place = Table(
        table.sheet,
        table.height,
        _Reordered(table.columns, pick),
        Places(encode(pick(places.codes), len(places.values)), places.values, places.keys),
        table.parts,
        encode(pick(table.part_codes), len(table.parts)),
        array("I", pick(table.excel_rows)),
    )
    return in_place, runs


class _Index:
    """Where every unit's rows lie, at the depths of district, commune and organization at once."""

    def __init__(self, census: Census, runs: Mapping[str, Sequence[Run]]) -> None:
        self.census = census
        self.top: dict[str, dict[str, Range]] = {}
        self.leaf: dict[str, dict[str, Range]] = {}
        self.body: dict[Body, dict[str, Range]] = {}
        self.labels: dict[Body, str] = {}
        self._holders: dict[tuple[Depth, str | Body], set[int]] = {}
        for body, submissions in census.holders.items():
            for key in (("top", body[0]), ("leaf", body[1]), ("body", body)):
                self._holders.setdefault(cast(tuple[Depth, str | Body], key), set()).update(submissions)
        for sheet, some in runs.items():
            for run in some:
                self._note(sheet, run, by_body=organization_column(census, sheet) is not None)

    def held(self, depth: Depth, id: str | Body) -> frozenset[str]:
        """Return the sheets that some submission holding rows of the unit has."""
        numbers = self._holders.get((depth, id), ())
        return frozenset(sheet for n in numbers for sheet in self.census.holding.get(n, ()))

    def has_rows(self, depth: Depth, id: str | Body) -> bool:
        """Tell whether any row lies in the unit."""
        return (depth, id) in self._holders

    def _note(self, sheet: str, run: Run, *, by_body: bool) -> None:
        """Note a body's rows in one sorted table."""
        start, stop = run.rows
        depths: list[dict[str, Range]] = [
            self.top.setdefault(run.body[0], {}),
            self.leaf.setdefault(run.body[1], {}),
        ]
        if by_body:
            depths.append(self.body.setdefault(run.body, {}))
        for ranges in depths:
            ranges[sheet] = (ranges.get(sheet, (start, stop))[0], stop)
        if run.body[2]:
            self.labels[run.body] = min(self.labels.get(run.body, run.label), run.label)


def group_census(census: Census, by: By | None, district: str | None) -> Sorted:
    """Sort the rows by place and say which unit is which range.

    `district` is the id of a unit at district level.
    """
    ranks = place_ranks(census.unit_map)
    in_place = {id: sort_table(table, census, ranks) for id, table in census.tables.items()}
    tables = {id: table for id, (table, _) in in_place.items()}
    index = _Index(census, {id: runs for id, (_, runs) in in_place.items()})
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
