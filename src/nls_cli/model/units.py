"""Administrative units in time: which existed when, inside which, and what became of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from nls_cli.model.base import Code, Id, IsoDate, Many, Source, Strict, Words

Level = Literal["province", "district", "commune", "hamlet"]

REST = "khoi-tinh"
"""Id of the rows that belong to no district: provincial bodies."""
UNPLACED = "chua-xac-dinh"
"""Id of the rows whose place cannot be told."""
OWN_LEVEL = "cap-huyen"
"""Last part of the id of a district's own bodies, under `--by commune`."""
NO_COMMUNE = ""
"""What a blank commune cell is in conditions and keys: one value of its own."""
NAMES = {
    REST: Words(vi="Khối tỉnh", en="Provincial bodies"),
    UNPLACED: Words(vi="Chưa xác định được địa bàn", en="Place not determined"),
    OWN_LEVEL: Words(vi="cấp huyện", en="district level"),
    "": Words(vi="(chưa ghi tên đơn vị)", en="(body not named)"),
}
"""What people read for rows that are in no unit of the units file."""


class Kind(Strict):
    """A kind of unit (district, ward …) and the words that may stand before its name."""

    level: Level
    name: Words
    prefixes: Many[str] = ()


class Break(Strict):
    """A day on which the map changed."""

    date: IsoDate
    label: Words
    ends_level: Level | None = None
    """The level that ended that day; it lives on as a former level."""


class Unit(Strict):
    """One unit during one stretch of time. A unit that changes its parent is two records."""

    id: Id
    name: str
    kind: Id
    code: Code | None = None
    parent: Id | None = None
    aliases: Many[str] = ()
    valid_from: IsoDate | None = None
    """First day; open if absent."""
    valid_to: IsoDate | None = None
    """Last day; open if absent."""
    successors: Many[Id] = ()
    source: Id | None = None

    def valid(self, day: dt.date) -> bool:
        """Tell whether the unit existed on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class Units(Strict):
    """The units of one province over time (`targets/units/*.yaml`)."""

    nls: Literal[1]
    id: Id
    name: Words
    title: Words
    sources: Many[Source] = ()
    kinds: dict[Id, Kind]
    breaks: Many[Break] = ()
    units: Many[Unit]

    def level(self, unit: Unit) -> Level:
        """Return the level of `unit`."""
        return self.kinds[unit.kind].level

    def at(self, day: dt.date) -> UnitMap:
        """Return the map as it was on `day`."""
        return UnitMap(self, day)

    @cached_property
    def records(self) -> dict[tuple[str, str], tuple[Unit, ...]]:
        """All stretches of time of one unit, by level and id."""
        found: dict[tuple[str, str], tuple[Unit, ...]] = {}
        for unit in self.units:
            key = (self.level(unit), unit.id)
            found[key] = (*found.get(key, ()), unit)
        return found

    @cached_property
    def eras(self) -> tuple[dt.date, ...]:
        """One day inside each stretch between two breaks, oldest first."""
        starts = sorted(b.date for b in self.breaks)
        first = (starts[0] - dt.timedelta(days=1),) if starts else (dt.date(2000, 1, 1),)
        return (*first, *starts)


@dataclass(frozen=True)
class UnitMap:
    """The units valid on one day.

    Once a level has ended, its last units stay answerable as *former* districts: each commune of today
    belongs to the one former district all its predecessors lay in, or to none if they lay in several.
    """

    units: Units
    day: dt.date

    @cached_property
    def communes(self) -> tuple[Unit, ...]:
        """Communes valid on the day, in file order."""
        return tuple(u for u in self.units.units if self.units.level(u) == "commune" and u.valid(self.day))

    @cached_property
    def hamlets(self) -> dict[str, tuple[Unit, ...]]:
        """Commune id → its hamlets on the day, in file order; one whose commune ended went with it."""
        found: dict[str, tuple[Unit, ...]] = {}
        for unit in self.units.units:
            if self.units.level(unit) == "hamlet" and unit.parent and unit.valid(self.day):
                commune = self._became(unit.parent)
                found[commune] = (*found.get(commune, ()), unit)
        return found

    def _became(self, commune: str) -> str:
        """Return what a commune of any earlier day is on this one; itself if that is not one commune."""
        last = [unit.valid_to for unit in self.units.records.get(("commune", commune), ()) if unit.valid_to]
        ended = max((day for day in last if day < self.day), default=None)
        if self.get(commune, "commune") is not None or ended is None:
            return commune
        found = self.units.at(ended).carried(commune, "commune", self.day)
        return found[0] if len(found) == 1 else commune

    @cached_property
    def ended(self) -> Break | None:
        """The break that ended the districts, if the day lies behind it."""
        return next((b for b in self.units.breaks if b.ends_level == "district" and b.date <= self.day), None)

    @cached_property
    def districts(self) -> tuple[Unit, ...]:
        """Districts valid on the day; after their end the last ones that were."""
        day = self.ended.date - dt.timedelta(days=1) if self.ended else self.day
        return tuple(u for u in self.units.units if self.units.level(u) == "district" and u.valid(day))

    @cached_property
    def crossing(self) -> tuple[Unit, ...]:
        """Communes made of parts of several former districts: units of their own under districts."""
        return tuple(c for c in self.communes if self.ended and self.district_of[c.id] is None)

    @cached_property
    def district_of(self) -> dict[str, str | None]:
        """Commune id → id of its (former) district; None where it crosses old borders."""
        if not self.ended:
            return {c.id: c.parent for c in self.communes}
        return {
            id: next(iter(olds)) if len(olds) == 1 else None for id, olds in self.former_districts.items()
        }

    @cached_property
    def former_districts(self) -> dict[str, frozenset[str]]:
        """Commune id → ids of all former districts it took land from (after the end of districts)."""
        before = self.units.at(self.ended.date - dt.timedelta(days=1)) if self.ended else self
        origin: dict[str, set[str]] = {c.id: set() for c in self.communes}
        for old in before.communes:
            for id in self.units.at(before.day).carried(old.id, "commune", self.day):
                if id in origin and old.parent:
                    origin[id].add(old.parent)
        return {id: frozenset(olds) for id, olds in origin.items()}

    def get(self, id: str, level: Level) -> Unit | None:
        """Return the unit `id` of that level on the day (former districts included)."""
        return self._by_id.get((level, id))

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], Unit]:
        found: dict[tuple[str, str], Unit] = {("district", u.id): u for u in self.districts}
        found.update({("commune", u.id): u for u in self.communes})
        return found

    def carried(self, id: str, level: Level, day: dt.date) -> tuple[str, ...]:
        """Return the ids that the unit `id` of this map had become by `day` (itself, if it still exists)."""
        records = self.units.records
        reached: set[str] = set()
        open_ = [(id, self.day)]
        while open_:
            one, since = open_.pop()
            record = next((u for u in records.get((level, one), ()) if u.valid(since)), None)
            if record is None or record.valid_to is None or record.valid_to >= day:
                reached.add(one)
            else:
                next_day = record.valid_to + dt.timedelta(days=1)
                open_.extend((successor, next_day) for successor in record.successors)
        return tuple(sorted(reached))
