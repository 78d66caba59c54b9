"""Censuses of several days on one map: the map they can all be shown on, and what cannot be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from nls_cli.model.units import Level, Unit, UnitMap, Units


@dataclass(frozen=True, slots=True)
class CommonMap:
    """The map on which censuses of several days can stand side by side."""

    map: UnitMap
    """The map of the latest day: units merge, so the older ones are told by what they became."""
    lost: tuple[Unit, ...]
    """Units of earlier days that became several units, or none: their rows have no place on `map`.

    Then the province can be compared, and no unit below it. Empty for a map without splits.
    """
    moved: bool
    """Whether the map changed between the days: units of one name need not be one piece of land."""


def common_map(units: Units, days: Iterable[dt.date]) -> CommonMap:
    """Return the map on which censuses of `days` can be compared; give it to `carried_census`."""
    wanted = sorted(set(days))
    target = units.at(wanted[-1])
    lost: dict[tuple[Level, str, dt.date | None], Unit] = {}
    moved = False
    for day in wanted[:-1]:
        before = units.at(day)
        moved = moved or before.communes != target.communes or before.districts != target.districts
        for unit in before.communes:
            if len(_reached(before, unit.id, "commune", target)) != 1:
                lost["commune", unit.id, unit.valid_from] = unit
        for unit in before.districts:
            if len(_reached(before, unit.id, "district", target)) != 1:
                lost["district", unit.id, unit.valid_from] = unit
    return CommonMap(target, tuple(lost.values()), moved)


def _reached(before: UnitMap, id: str, level: Level, after: UnitMap) -> tuple[str, ...]:
    """Return what a unit of `before` is on `after`; former districts stand for what districts had become."""
    if level == "commune":
        found = before.carried(id, level, after.day)
    elif after.ended and not before.ended:
        found = before.carried(id, level, after.ended.date - dt.timedelta(days=1))
    else:
        found = (id,) if after.ended else before.carried(id, level, after.day)
    return tuple(one for one in found if after.get(one, level) is not None)


def same_land(first: UnitMap, second: UnitMap, level: Level) -> frozenset[str]:
    """Return the ids of that level which name the same land on both maps, whatever happened inside.

    What two saved results say of these units can be compared as it stands. A (former) district is the
    communes that lie wholly in it.
    """
    before, after = sorted((first, second), key=lambda one: one.day)
    became = {unit.id: set(before.carried(unit.id, "commune", after.day)) for unit in before.communes}
    old, new = _communes(before, level), _communes(after, level)
    same: set[str] = set()
    for id in old.keys() & new.keys():
        inside = {part for commune in old[id] for part in became[commune]}
        outside = {part for commune, parts in became.items() if commune not in old[id] for part in parts}
        if inside == new[id] and not inside & outside:
            same.add(id)
    return frozenset(same)


def _communes(unit_map: UnitMap, level: Level) -> dict[str, set[str]]:
    """Return unit id → ids of the communes it consists of."""
    if level == "commune":
        return {unit.id: {unit.id} for unit in unit_map.communes}
    found: dict[str, set[str]] = {unit.id: set() for unit in unit_map.districts}
    for commune, district in unit_map.district_of.items():
        if district in found:
            found[district].add(commune)
    return found
