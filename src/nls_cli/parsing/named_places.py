"""Where rows are that name no unit themselves but stand below one: in its worksheet, or under its group row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nls_cli.model.census import Missing
from nls_cli.model.form import Form
from nls_cli.model.units import Level
from nls_cli.parsing.bodies import without_office
from nls_cli.parsing.places import Gazetteer, unit_key

_LEVELS: tuple[Level, ...] = ("district", "commune")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A unit that is named above rows."""

    text: str
    """As it is written there."""
    name: str
    """The unit's own name."""
    cells: tuple[str | Missing, str | Missing]
    """What the rows' district and commune cells would say."""


def place_in_names(gazetteer: Gazetteer, written: Sequence[str], form: Form) -> NamedPlace | None:
    """Return the unit that the nearest of the names means, which says what kind of unit it is; None if none does.

    The first is a worksheet's: the bare name of a single unit, district or commune, is enough there. A commune counts
    within the district named further up, if one is. A unit's office names it, too.
    """
    district: str | None = None
    found: NamedPlace | None = None
    for number, name in enumerate(written):
        text = without_office(name, form)
        bare = number == 0 and _is_plain(gazetteer, text)
        for level in _LEVELS:
            units = gazetteer.find(level, text).units
            if level == "commune" and district is not None:
                inside = [unit for unit in units if gazetteer.map.district_of.get(unit.id) == district]
                units = tuple(inside)
            if len(units) != 1 or not (bare or _says_kind(gazetteer, text, units[0].kind)):
                continue
            unit = units[0]
            if level == "district":
                district = unit.id
                if gazetteer.map.ended:
                    break
                found = NamedPlace(name, unit.name, (text, Missing.BLANK))
            else:
                inside_of = gazetteer.map.district_of.get(unit.id)
                parent = None
                if inside_of and not gazetteer.map.ended:
                    parent = gazetteer.map.get(inside_of, "district")
                found = NamedPlace(name, unit.name, (parent.name if parent else Missing.BLANK, text))
            break
    return found


def _says_kind(gazetteer: Gazetteer, text: str, kind: str) -> bool:
    """Tell whether a text says what kind of unit it names: a bare name may be that of a person or a school."""
    key = unit_key(text)
    return any(key.startswith(unit_key(prefix) + " ") for prefix in gazetteer.map.units.kinds[kind].prefixes)


def _is_plain(gazetteer: Gazetteer, text: str) -> bool:
    """Tell whether a text is the name of one unit of all levels, and not that of the province as well."""
    units = [unit for level in _LEVELS for unit in gazetteer.find(level, text).units]
    return len(units) == 1 and unit_key(text) != unit_key(gazetteer.map.units.name.vi)
