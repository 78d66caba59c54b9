"""A census of an earlier day on a later map: its rows as they were counted, its places by what they became."""

from __future__ import annotations

from dataclasses import replace

from nls_cli.model.census import Body, Census, Place, Places
from nls_cli.model.units import UnitMap
from nls_cli.parsing.places import carried_place


def carried_census(census: Census, target: UnitMap) -> Census:
    """Return the census with every place carried to `target`.

    Rows met twice were decided on its own map: two communes that merged later are still two.
    """
    old = census.unit_map
    tables = {}
    for id, table in census.tables.items():
        values = tuple(carried_place(place, old, target) for place in table.places.values)
        tables[id] = replace(table, places=Places(table.places.codes, values, table.places.keys))
    holders: dict[Body, frozenset[int]] = {}
    for (top, leaf, name), submissions in census.holders.items():
        place = carried_place(Place(top, leaf, top, leaf, False, False), old, target)
        body = place.top, place.leaf, name
        holders[body] = holders.get(body, frozenset()) | submissions
    return replace(census, unit_map=target, tables=tables, holders=holders)
