"""Where rows are that name no unit themselves but stand below one: in its worksheet, under its title or group row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nls_cli.model.census import Missing
from nls_cli.model.form import Form
from nls_cli.model.units import Level, Unit
from nls_cli.parsing.parsed import Above, Titles
from nls_cli.parsing.places import Gazetteer, unit_key
from nls_cli.parsing.titles import outside_brackets, readings, split_address, title_level
from nls_cli.text import bare

_LEVELS: tuple[Level, ...] = ("district", "commune")
_LONGEST_NAME = 8
"""Words of a unit's kind and name."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A unit that is named above rows."""

    text: str
    """As it is written there."""
    name: str
    """The unit's own name."""
    cells: tuple[str | Missing, str | Missing]
    """What the rows' district and commune cells would say."""


@dataclass(frozen=True, slots=True)
class UnclearName:
    """A text above rows that names a unit, but not so that they can be placed by it."""

    text: str
    level: Level
    units: tuple[Unit, ...]
    """The units that it may mean; none where no unit bears the name."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a text may mean."""

    text: str
    level: Level
    core: str
    """The unit's kind and name alone."""
    units: tuple[Unit, ...]
    home: str | None
    """The district that the text itself says it lies in."""


def place_in_names(gazetteer: Gazetteer, above: Above, form: Form) -> NamedPlace | UnclearName | None:
    """Return the unit that the nearest of the names means, which says what kind of unit it is; None if none does.

    Of a worksheet the bare name of a single unit, district or commune, is enough. A commune counts within the
    district named further up, if one is. A unit's office names it, too. Where a title names a unit that cannot be
    told, or contradicts another title or the worksheet's name, nothing is placed by any of them.
    """
    names = _Names(gazetteer, form)
    names.hear_titles(above.sheet, above.titles)
    for text in above.groups:
        names.hear_group(text)
    return names.place or names.unclear


class _Names:
    """What names say that are heard from the outermost to the nearest."""

    def __init__(self, gazetteer: Gazetteer, form: Form) -> None:
        self._gazetteer = gazetteer
        self._form = form
        self._district: str | None = None
        self._unit: Unit | None = None
        self.place: NamedPlace | None = None
        self.unclear: UnclearName | None = None

    def hear_titles(self, sheet: str, titles: Titles) -> None:
        """Take the worksheet's name and the titles of a table, which must agree."""
        named = [self._sole(self._meanings(sheet, plain=True))]
        homes = {
            one.home or one.units[0].id for one in named if one and (one.home or one.level == "district")
        }
        for level, texts in zip(_LEVELS, (titles.district, titles.commune), strict=True):
            for text in texts:
                meanings = [one for one in self._meanings(text) if one.level == level]
                homes |= {one.home for one in meanings if one.home}
                sole = self._sole(meanings, next(iter(homes), None))
                if sole is None:
                    units = _units(meanings)
                    inside = () if units else self._mentioned(text)
                    self._doubt(self._written(inside) or text, level, units or inside)
                    return
                named.append(sole)
                homes |= {one.id for one in sole.units if level == "district"}
                communes = {one.units[0].id: one.units[0] for one in named if one and one.level == "commune"}
                if len(homes) > 1 or len(communes) > 1 or not self._all_inside(communes.values(), homes):
                    self._doubt(text, level, _units(one for one in named if one))
                    return
        for one in sorted(filter(None, named), key=lambda one: one.level != "district"):
            self._put(one)
        for text in titles.inside:
            units = self._mentioned(text)
            if units and not any(one == self._unit or one.id == self._home() for one in units):
                self._doubt(self._written(units), "commune", units)

    def hear_group(self, text: str) -> None:
        """Take a group row; one that means no unit changes nothing, one outside the district is not believed."""
        meanings = list(self._meanings(text))
        if sole := self._sole(meanings, self._district):
            self._put(sole)
        elif self.place is not None and (units := _units(meanings)):
            self._doubt(text, meanings[0].level, units)
        elif self.place is None and self.unclear is None and (level := title_level(text, self._form)):
            self.unclear = UnclearName(text, level, _units(meanings))

    def _put(self, meaning: _Meaning) -> None:
        unit = meaning.units[0]
        unit_map = self._gazetteer.map
        cells: tuple[str | Missing, str | Missing] = (meaning.core, Missing.BLANK)
        if meaning.level == "district":
            self._district = unit.id
            if unit_map.ended:
                self.unclear = None if self.place else UnclearName(meaning.text, "district", (unit,))
                return
        else:
            home = unit_map.district_of.get(unit.id)
            parent = unit_map.get(home, "district") if home and not unit_map.ended else None
            cells = (parent.name if parent else Missing.BLANK, meaning.core)
        self._unit, self.unclear = unit, None
        self.place = NamedPlace(meaning.text, unit.name, cells)

    def _doubt(self, text: str, level: Level, units: Iterable[Unit]) -> None:
        self._district = self._unit = self.place = None
        self.unclear = UnclearName(text, level, tuple(dict.fromkeys(units)))

    def _written(self, units: Iterable[Unit]) -> str:
        """Write units out; of a text that says more, nothing else is repeated."""
        kinds = self._gazetteer.map.units.kinds
        return ", ".join(dict.fromkeys(f"{kinds[unit.kind].name.vi} {unit.name}" for unit in units))

    def _home(self) -> str | None:
        return self._gazetteer.map.district_of.get(self._unit.id) if self._unit else None

    def _all_inside(self, communes: Iterable[Unit], homes: Iterable[str]) -> bool:
        return all(self._lies_in(unit, home) for unit in communes for home in homes)

    def _lies_in(self, commune: Unit, district: str) -> bool:
        unit_map = self._gazetteer.map
        return district in (
            unit_map.district_of.get(commune.id),
            *unit_map.former_districts.get(commune.id, ()),
        )

    def _sole(self, meanings: Iterable[_Meaning], district: str | None = None) -> _Meaning | None:
        """Return the first meaning that is a single unit; of communes only those in the district count."""
        for one in meanings:
            units = one.units
            if district is not None and one.level == "commune":
                units = tuple(unit for unit in units if self._lies_in(unit, district))
            if len(units) == 1:
                return replace(one, units=units)
        return None

    def _meanings(self, text: str, *, plain: bool = False) -> Iterator[_Meaning]:
        """Yield what a text may mean, by level; a name without its kind counts only if `plain`."""
        for core in readings(text, self._form):
            first, *around = split_address(core)
            districts = [self._gazetteer.find("district", part).units for part in around]
            outer = {unit.id for units in districts for unit in units}
            others = [part for part, units in zip(around, districts, strict=True) if not units]
            if len(outer) > 1 or not all(map(self._is_province, others)):
                continue
            home = next(iter(outer), None)
            for level in _LEVELS:
                units = self._gazetteer.find(level, first).units
                if home is not None:
                    units = tuple(one for one in units if level == "commune" and self._lies_in(one, home))
                if not (plain and self._is_plain(first)):
                    units = tuple(one for one in units if self._says_kind(first, one.kind))
                if units:
                    yield _Meaning(text, level, first, units, home)

    def _says_kind(self, text: str, kind: str) -> bool:
        """Tell whether a text says what kind of unit it names: a bare name may be that of a person or a school."""
        key = unit_key(text)
        fold = bare if key.isascii() else unit_key
        return any(
            key.startswith(fold(prefix) + " ") for prefix in self._gazetteer.map.units.kinds[kind].prefixes
        )

    def _is_plain(self, text: str) -> bool:
        """Tell whether a text is the name of one unit of all levels, and not that of the province as well."""
        units = [unit for level in _LEVELS for unit in self._gazetteer.find(level, text).units]
        return len(units) == 1 and unit_key(text) != unit_key(self._gazetteer.map.units.name.vi)

    def _is_province(self, text: str) -> bool:
        units_of = self._gazetteer.map.units
        kinds = [kind for kind in units_of.kinds.values() if kind.level == "province"]
        heads = tuple(unit_key(prefix) + " " for kind in kinds for prefix in kind.prefixes)
        return unit_key(text) == unit_key(units_of.name.vi) or unit_key(text).startswith(heads)

    def _mentioned(self, text: str) -> tuple[Unit, ...]:
        """Return the units that a text names, with their kind, anywhere outside brackets."""
        words = unit_key(outside_brackets(text)).replace(",", " ").split()
        found: dict[Unit, None] = {}
        for start in range(len(words)):
            for end in range(min(len(words), start + _LONGEST_NAME), start + 1, -1):
                said = " ".join(words[start:end])
                matches = [self._gazetteer.find(level, said) for level in _LEVELS]
                units = [unit for one in matches if said.isascii() or not one.respelt for unit in one.units]
                if units := [unit for unit in units if self._says_kind(said, unit.kind)]:
                    found |= dict.fromkeys(units)
                    break
        return tuple(found)


def _units(meanings: Iterable[_Meaning]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(unit for one in meanings for unit in one.units))
