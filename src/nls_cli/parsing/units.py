"""What a units file says of itself, checked: kinds, parents, successors and days that exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence

from nls_cli.model.units import Level, Unit, Units
from nls_cli.parsing.conditions import Mistake
from nls_cli.text import nearest

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
"""Days beyond these are slips of the pen, and there is no day before the first or after the last of the calendar."""
_Stretches = Mapping[tuple[str, Level], Sequence[Unit]]
"""All records of a unit, by id and level, where the kind is known."""


def check_units(units: Units, report: Callable[[Mistake], None]) -> None:
    """Report every name of a kind or unit that is not in the file, and every day that cannot be meant."""

    def unknown(loc: tuple[str | int, ...], value: str, valid: Collection[str]) -> None:
        near = nearest(value, tuple(valid))
        params = {"value": value, "valid": ", ".join(near or tuple(valid)[:10])}
        report(Mistake(loc, "yaml.literal", params, near))

    ids = {unit.id for unit in units.units}
    for number, one in enumerate(units.breaks):
        if not FIRST < one.date <= LAST:
            report(Mistake(("breaks", number, "date"), "yaml.invalid", {"value": str(one.date)}))
    for number, unit in enumerate(units.units):
        here = ("units", number)
        if unit.kind not in units.kinds:
            unknown((*here, "kind"), unit.kind, units.kinds)
        if unit.parent is not None and unit.parent not in ids:
            unknown((*here, "parent"), unit.parent, ids)
        for place, id in enumerate(unit.successors):
            if id not in ids:
                unknown((*here, "successors", place), id, ids)
        for key, day in (("valid_from", unit.valid_from), ("valid_to", unit.valid_to)):
            if day is not None and not FIRST <= day <= LAST:
                report(Mistake((*here, key), "yaml.invalid", {"value": str(day)}))
        if unit.valid_from and unit.valid_to and unit.valid_from > unit.valid_to:
            report(Mistake((*here, "valid_to"), "yaml.invalid", {"value": str(unit.valid_to)}))
    _check_parents(units, ids, report)


def _check_parents(units: Units, ids: Collection[str], report: Callable[[Mistake], None]) -> None:
    """Report every commune without a district while there are districts, and every hamlet without a commune."""
    stretches = _stretches(units)
    ends = min((one.date for one in units.breaks if one.ends_level == "district"), default=None)
    for number, unit in enumerate(units.units):
        level = units.level(unit) if unit.kind in units.kinds else None
        loc = ("units", number, "parent")
        homeless = level == "commune" and not _districted(unit, stretches, ends)
        if unit.parent is None and (homeless or level == "hamlet"):
            report(Mistake(loc, "yaml.missing", {"name": "parent"}))
        elif homeless and unit.parent in ids:
            report(Mistake(loc, "yaml.no_district", {"name": unit.id, "value": str(unit.parent)}))


def _stretches(units: Units) -> _Stretches:
    found: dict[tuple[str, Level], list[Unit]] = {}
    for unit in units.units:
        if unit.kind in units.kinds:
            found.setdefault((unit.id, units.level(unit)), []).append(unit)
    return found


def _districted(commune: Unit, stretches: _Stretches, ends: dt.date | None) -> bool:
    """Tell whether its parent was a district on every day that a commune and districts both existed."""
    day, last = commune.valid_from or FIRST, commune.valid_to or LAST
    if ends is not None:
        last = min(last, ends - dt.timedelta(days=1))
    parents = stretches.get((commune.parent or "", "district"), ())
    for parent in sorted(parents, key=lambda one: one.valid_from or FIRST):
        if (parent.valid_from or FIRST) <= day <= (parent.valid_to or LAST):
            day = min(parent.valid_to or LAST, LAST) + dt.timedelta(days=1)  # a day beyond is told elsewhere
    return day > last
