"""Which units a form offers: the districts and communes of a day, narrowed to those who will fill it in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from nls_cli.model.units import Level, Unit, UnitMap
from nls_cli.parsing.places import Gazetteer
from nls_cli.text import bare, spoken


@dataclass(frozen=True)
class Offered:
    """The units in the drop-downs of one form."""

    map: UnitMap
    district: Unit | None = None
    """The one district the form is for; None offers all."""
    commune: Unit | None = None
    """The one commune the form is for."""

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer(self.map)

    @property
    def narrowed(self) -> bool:
        """Tell whether the form is for some units only."""
        return self.district is not None or self.commune is not None

    def has(self, level: Level) -> bool:
        """Tell whether units of `level` still exist on the day."""
        return not (level == "district" and self.map.ended)

    @cached_property
    def districts(self) -> tuple[Unit, ...]:
        """The districts offered, by name; none after their end."""
        if self.map.ended:
            return ()
        found = [unit for unit in self.map.districts if self.district is None or unit.id == self.district.id]
        return tuple(sorted(found, key=_by_name))

    @cached_property
    def communes(self) -> tuple[tuple[str, Unit], ...]:
        """The communes offered with the name of their district (empty after the end), grouped by district."""
        found: list[tuple[str, Unit]] = []
        for unit in self.map.communes:
            if self.commune is not None and unit.id != self.commune.id:
                continue
            if self.district is not None and not self._inside(unit, self.district):
                continue
            found.append((self.district_name(unit), unit))
        return tuple(sorted(found, key=lambda one: (bare(one[0]), one[0], _by_name(one[1]))))

    def _inside(self, commune: Unit, district: Unit) -> bool:
        if self.map.ended:
            return district.id in self.map.former_districts.get(commune.id, ())
        return self.map.district_of.get(commune.id) == district.id

    def district_name(self, commune: Unit) -> str:
        """Return the name of the district a commune lies in; empty once there are no districts."""
        parent = self.map.district_of.get(commune.id)
        unit = self.map.get(parent, "district") if parent and not self.map.ended else None
        return self.name(unit, "district") if unit else ""

    def name(self, unit: Unit, level: Level) -> str:
        """Return how a unit is written in a cell: its name, with its kind where the name alone is not enough."""
        within = self.map.district_of.get(unit.id) if level == "commune" and not self.map.ended else None
        if len(self._gazetteer.find(level, unit.name, within).units) == 1:
            return unit.name
        return self.full_name(unit)

    def full_name(self, unit: Unit) -> str:
        """Return a unit's official name: `Xã Giao An`."""
        kind = self.map.units.kinds[unit.kind]
        if any(spoken(unit.name).startswith(spoken(prefix) + " ") for prefix in kind.prefixes):
            return unit.name
        return f"{kind.name.vi} {unit.name}"


def _by_name(unit: Unit) -> tuple[str, str, str]:
    return bare(unit.name), unit.name, unit.id
