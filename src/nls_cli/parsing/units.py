"""What a units file says of itself, checked: kinds, parents, successors and days that exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection

from nls_cli.model.units import Units
from nls_cli.parsing.conditions import Mistake
from nls_cli.text import nearest

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
"""Days beyond these are slips of the pen, and there is no day before the first or after the last of the calendar."""


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
        if unit.parent is None and unit.kind in units.kinds and units.level(unit) == "hamlet":
            report(Mistake((*here, "parent"), "yaml.missing", {"name": "parent"}))
        for place, id in enumerate(unit.successors):
            if id not in ids:
                unknown((*here, "successors", place), id, ids)
        for key, day in (("valid_from", unit.valid_from), ("valid_to", unit.valid_to)):
            if day is not None and not FIRST <= day <= LAST:
                report(Mistake((*here, key), "yaml.invalid", {"value": str(day)}))
        if unit.valid_from and unit.valid_to and unit.valid_from > unit.valid_to:
            report(Mistake((*here, "valid_to"), "yaml.invalid", {"value": str(unit.valid_to)}))
