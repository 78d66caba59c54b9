"""Which unit a row belongs to: its district and commune cells looked up in the map of the day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from nls_cli.model.census import Missing, Place
from nls_cli.model.units import NO_COMMUNE, OWN_LEVEL, REST, UNPLACED, Kind, Level, Unit, UnitMap
from nls_cli.text import bare, nearest, spoken


@dataclass(frozen=True, slots=True)
class Match:
    """What a text was found to name."""

    units: tuple[Unit, ...]
    respelt: bool = False
    """Found only after dropping accents."""


@dataclass(frozen=True, slots=True)
class OtherTime:
    """When a name was in use that is not in use on the map's day."""

    when: Literal["ended", "later"]
    day: dt.date
    """Its last day, or its first."""
    here: tuple[str, ...]
    """What the unit is called on the map's day."""


_NUMBERED = re.compile(r"(?<!\d)0+(?=\d)")
_GLUED = re.compile(r"^([^\W\d]{1,2}) ?(\d+)$")


def unit_key(text: str) -> str:
    """Return the key of a unit's name: `H.Giao Thuỷ` and `h. giao thủy` are one, `P3` and `P. 03` are."""
    return _numbers(" ".join(spoken(text).replace(".", " ").split()))


def _bare_key(text: str) -> str:
    return _numbers(bare(text))


# The maps of all days have nearly the same names; what stands in cells is not kept.
_known_key, _known_bare_key = lru_cache(1 << 15)(unit_key), lru_cache(1 << 15)(_bare_key)


def _numbers(key: str) -> str:
    """Write the number of a numbered unit without leading zeros, apart from the kind before it."""
    return _GLUED.sub(r"\1 \2", _NUMBERED.sub("", key)) if key[-1:].isdigit() else key


def own_names(unit: Unit, kind: Kind) -> set[str]:
    """Return the names of a unit; of one that is named by kind and number (`Phường 3`), the number alone as well."""
    names = {unit.name, *unit.aliases}
    for name in tuple(names):
        for prefix in kind.prefixes:
            key = _known_key(name).removeprefix(_known_key(prefix) + " ")
            if key.isdigit():
                names.add(key)
    return names


class Gazetteer:
    """Finds units by the names people write, in one map of the day."""

    def __init__(self, unit_map: UnitMap) -> None:
        self.map = unit_map
        self._exact: dict[tuple[Level, str], list[Unit]] = {}
        self._bare: dict[tuple[Level, str], list[Unit]] = {}
        for unit in unit_map.districts:
            self._index("district", unit)
        for unit in unit_map.communes:
            self._index("commune", unit)
        self._other_days: dict[dt.date, Gazetteer] = {}
        self._suggested: dict[tuple[Level, str, str | None], str | None] = {}
        self._at_other_times: dict[tuple[Level, str, str | None], OtherTime | None] = {}
        self.known: dict[tuple[str | Missing, str | Missing], Placed] = {}
        """The places of the cells met so far: many files name the same."""

    def _index(self, level: Level, unit: Unit) -> None:
        kind = self.map.units.kinds[unit.kind]
        names = own_names(unit, kind)
        kinds = [(prefix, name) for name in names for prefix in kind.prefixes]
        spellings = names | {f"{prefix} {name}" for prefix, name in kinds}
        spellings |= {f"{name} ({prefix})" for prefix, name in kinds}  # as people file them by the alphabet
        if unit.code:
            spellings.add(unit.code)
        for table, key in ((self._exact, _known_key), (self._bare, _known_bare_key)):
            for name in {key(spelling) for spelling in spellings}:
                found = table.setdefault((level, name), [])
                if unit not in found:
                    found.append(unit)

    def find(self, level: Level, text: str, within: str | None = None) -> Match:
        """Return the units of `level` that `text` names, inside the district `within` if given.

        Case, spaces and tone placement never matter; accents only where they are needed to tell units apart.
        """
        for respelt, table, key_of in ((False, self._exact, unit_key), (True, self._bare, _bare_key)):
            key = key_of(text)
            found = table.get((level, key), []) if key else []
            if within is not None:
                found = [unit for unit in found if self.map.district_of.get(unit.id) == within]
            if found:
                return Match(tuple(found), respelt)
        return Match(())

    def at_another_time(self, level: Level, text: str, within: str | None = None) -> OtherTime | None:
        """Return when a name that means nothing on this map did mean something, and what that is here.

        With `within`, only a commune that lies in that district here counts.
        """
        asked = (level, text, within)
        if asked not in self._at_other_times:
            self._at_other_times[asked] = self._at_another_time(level, text, within)
        return self._at_other_times[asked]

    def _at_another_time(self, level: Level, text: str, within: str | None) -> OtherTime | None:
        here = self.map.day
        if self.map.ended and level == "district":
            here = self.map.ended.date - dt.timedelta(days=1)
        for day in sorted(self.map.units.eras, key=lambda day: (day > here, abs(day - here))):
            other = self._other_days.get(day) or Gazetteer(self.map.units.at(day))
            self._other_days[day] = other
            units = other.find(level, text, within).units or other.find(level, text).units
            ended = [unit.valid_to for unit in units if unit.valid_to and unit.valid_to < here]
            began = [unit.valid_from for unit in units if unit.valid_from and unit.valid_from > here]
            if ended:
                ids = {id for unit in units for id in other.map.carried(unit.id, level, here)}
            elif began:
                later = {unit.id for unit in units}
                mine = self.map.districts if level == "district" else self.map.communes
                ids = {u.id for u in mine if later & set(self.map.carried(u.id, level, min(began)))}
            else:
                continue
            if within is not None:
                ids = {id for id in ids if within in self.map.former_districts.get(id, ())}
            if ids:
                names = tuple(sorted(unit.name for id in ids if (unit := self.map.get(id, level))))
                return OtherTime("ended" if ended else "later", max(ended) if ended else min(began), names)
        return None

    def suggest(self, level: Level, text: str, within: str | None = None) -> str | None:
        """Return the name that a text may be a slip of; the kind before it says nothing of the name."""
        asked = (level, text, within)
        if asked not in self._suggested:
            self._suggested[asked] = self._suggestion(level, text, within)
        return self._suggested[asked]

    def _suggestion(self, level: Level, text: str, within: str | None) -> str | None:
        key = unit_key(text)
        prefixes = {
            unit_key(prefix) + " "
            for kind in self.map.units.kinds.values()
            if kind.level == level
            for prefix in kind.prefixes
        }
        longest = max((prefix for prefix in prefixes if key.startswith(prefix)), key=len, default="")
        return next(iter(nearest(key.removeprefix(longest), self.names(level, within), 1)), None)

    def described(self, units: Iterable[Unit]) -> str:
        """Tell units of one name apart, by their names and the districts they lie in."""
        found = []
        for unit in units:
            home = self.map.district_of.get(unit.id)
            district = self.map.get(home, "district") if home and self.map.get(unit.id, "commune") else None
            found.append(f"{unit.name} ({district.name})" if district else unit.name)
        return ", ".join(found)

    def names(self, level: Level, within: str | None = None) -> tuple[str, ...]:
        """Return the names of the units of `level`, for suggestions."""
        if level == "district":
            return tuple(unit.name for unit in self.map.districts)
        return tuple(
            unit.name
            for unit in self.map.communes
            if within is None or self.map.district_of.get(unit.id) == within
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to say about a place that was looked up."""

    code: str
    level: Level
    text: str
    suggestion: str | None = None
    meant: str | None = None
    """What the text was taken to mean."""
    when: str | None = None
    """For a name of another time: whether it `ended` or came `later` …"""
    day: dt.date | None = None
    """… and on which day."""


Placed = tuple[Place, tuple[Doubt, ...]]
"""Where a row belongs, and what is doubtful about it."""


def _unknown(
    gazetteer: Gazetteer, level: Level, text: str, suggestion: str | None, within: str | None = None
) -> Doubt:
    """Return the doubt about a name that means nothing: it never did, or it does at another time."""
    other = gazetteer.at_another_time(level, text, within)
    if other is None:
        return Doubt("NLS501" if level == "district" else "NLS502", level, text, suggestion)
    only = other.here[0] if len(other.here) == 1 else None
    return Doubt("NLS508", level, text, only, ", ".join(other.here) or "–", other.when, other.day)


UNKNOWN_PLACE = Place(UNPLACED, UNPLACED, Missing.INVALID, Missing.INVALID, False, False)
"""A place that cannot be told: neither its district nor its commune is blank, and neither is known."""


def find_place(gazetteer: Gazetteer, district: str | Missing, commune: str | Missing) -> Placed:
    """Return the place that a district cell and a commune cell together name, and what is doubtful about it.

    `Missing.BLANK` is an empty cell, `Missing.INVALID` one that holds an Excel error.
    """
    found = gazetteer.known.get((district, commune))
    if found is None:
        found = gazetteer.known[district, commune] = _find_place(gazetteer, district, commune)
    return found


def _find_place(gazetteer: Gazetteer, district: str | Missing, commune: str | Missing) -> Placed:
    doubts: list[Doubt] = []
    if district is Missing.INVALID:
        return UNKNOWN_PLACE, ()
    if district is Missing.BLANK:
        if commune is Missing.BLANK:
            return Place(REST, REST, REST, NO_COMMUNE, True, True), ()
        if commune is Missing.INVALID:
            return UNKNOWN_PLACE, ()
        return _by_commune(gazetteer, str(commune))
    match = gazetteer.find("district", str(district))
    if gazetteer.map.ended and commune is Missing.BLANK:  # a district's own level no longer exists
        doubt = Doubt("NLS507", "district", str(district), meant=gazetteer.map.ended.label.vi)
        return UNKNOWN_PLACE, (doubt,)
    if len(match.units) != 1:
        if match.units:
            doubt = Doubt("NLS505", "district", str(district), meant=gazetteer.described(match.units))
        else:
            suggestion = gazetteer.suggest("district", str(district))
            doubt = _unknown(gazetteer, "district", str(district), suggestion)
        return UNKNOWN_PLACE, (doubt,)
    found = match.units[0]
    if match.respelt:
        doubts.append(Doubt("NLS506", "district", str(district), meant=found.name))
    own = f"{found.id}.{OWN_LEVEL}"
    if commune is Missing.BLANK:
        return Place(found.id, own, found.id, NO_COMMUNE, False, True), tuple(doubts)
    if commune is Missing.INVALID:
        return Place(found.id, own, found.id, Missing.INVALID, False, False), tuple(doubts)
    place, more = _within(gazetteer, found, str(commune))
    return place, (*doubts, *more)


def _within(gazetteer: Gazetteer, district: Unit, commune: str) -> tuple[Place, tuple[Doubt, ...]]:
    inside = gazetteer.find("commune", commune, district.id)
    if len(inside.units) == 1:
        unit = inside.units[0]
        doubts = (Doubt("NLS506", "commune", commune, meant=unit.name),) if inside.respelt else ()
        return Place(district.id, unit.id, district.id, unit.id, False, False), doubts
    anywhere = gazetteer.find("commune", commune)
    for unit in anywhere.units:
        # A ward made of parts of several old districts agrees with each of them.
        if district.id in gazetteer.map.former_districts.get(unit.id, ()) and gazetteer.map.ended:
            return Place(unit.id, unit.id, unit.id, unit.id, False, False), ()
    suggestion = gazetteer.suggest("commune", commune, district.id)
    if anywhere.units and not inside.units and not anywhere.respelt:
        districts = _district_names(gazetteer, anywhere.units)
        doubt = Doubt("NLS503", "commune", commune, suggestion, meant=districts)
        return UNKNOWN_PLACE, (doubt,)
    own = f"{district.id}.{OWN_LEVEL}"
    if inside.units:
        doubt = Doubt("NLS505", "commune", commune, meant=gazetteer.described(inside.units))
    else:
        doubt = _unknown(gazetteer, "commune", commune, suggestion, district.id)
    return Place(district.id, own, district.id, Missing.INVALID, False, False), (doubt,)


def _district_names(gazetteer: Gazetteer, communes: Iterable[Unit]) -> str:
    """Name the districts of communes; a ward across old borders lies in several."""
    ids: dict[str, None] = {}
    for commune in communes:
        own = gazetteer.map.district_of[commune.id]
        ids.update(dict.fromkeys([own] if own else sorted(gazetteer.map.former_districts[commune.id])))
    districts = (gazetteer.map.get(id, "district") for id in ids)
    return ", ".join(district.name for district in districts if district)


def _by_commune(gazetteer: Gazetteer, commune: str) -> tuple[Place, tuple[Doubt, ...]]:
    match = gazetteer.find("commune", commune)
    if len(match.units) != 1:
        if match.units:
            doubt = Doubt("NLS505", "commune", commune, meant=gazetteer.described(match.units))
            return UNKNOWN_PLACE, (doubt,)
        suggestion = gazetteer.suggest("commune", commune)
        return UNKNOWN_PLACE, (_unknown(gazetteer, "commune", commune, suggestion),)
    unit = match.units[0]
    district = gazetteer.map.district_of[unit.id]
    doubts: list[Doubt] = []
    if match.respelt:
        doubts.append(Doubt("NLS506", "commune", commune, meant=unit.name))
    if not gazetteer.map.ended:  # afterwards a commune stands alone, and nothing needs saying
        doubts.append(Doubt("NLS504", "commune", commune, meant=_district_names(gazetteer, [unit])))
    top = district if district is not None else unit.id
    return Place(top, unit.id, top, unit.id, False, False), tuple(doubts)


def carried_place(place: Place, old: UnitMap, new: UnitMap) -> Place:
    """Return where a row of an earlier file belongs on a later map, by what its units became."""
    if place.top in (REST, UNPLACED):
        return place
    if place.leaf.endswith("." + OWN_LEVEL):
        district = place.top
        if not new.ended:
            successors = old.carried(district, "district", new.day)
            district = successors[0] if len(successors) == 1 else UNPLACED
        else:
            before = new.ended.date - dt.timedelta(days=1)
            successors = old.carried(district, "district", before) if old.day <= before else (district,)
            district = successors[0] if len(successors) == 1 else UNPLACED
        if district == UNPLACED or new.get(district, "district") is None:
            return UNKNOWN_PLACE
        own = f"{district}.{OWN_LEVEL}"
        return Place(district, own, district, place.commune, False, place.commune_blank)
    successors = old.carried(place.leaf, "commune", new.day)
    if len(successors) != 1 or new.get(successors[0], "commune") is None:
        return UNKNOWN_PLACE
    leaf = successors[0]
    top = new.district_of[leaf] or leaf
    return Place(top, leaf, top, leaf, False, False)
