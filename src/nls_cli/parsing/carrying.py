"""A census of an earlier day on a later map: its rows as they were counted, its places by what they became."""

from __future__ import annotations

from dataclasses import replace

from nls_cli.model.census import Body, Census, Place, Places
from nls_cli.model.units import UNPLACED, UnitMap
from nls_cli.parsing.hamlets import named_hamlets
from nls_cli.parsing.places import carried_place


def carried_census(census: Census, target: UnitMap) -> Census:
    """Return the census with every place carried to `target`, and the hamlets named in its sheets.

    Rows met twice were decided on its own map: two communes that merged later are still two rows, of one key now.
    """
    old = census.unit_map
    tables = {}
    for id, table in census.tables.items():
        own = table.places
        values = tuple(carried_place(place, old, target) for place in own.values)
        keys = tuple(
            (new.leaf,) if key == (was.leaf,) and new.leaf != UNPLACED else key
            for key, was, new in zip(own.keys, own.values, values, strict=True)
        )
        columns = dict(table.columns)
        both = tuple(zip(own.values, values, strict=True))
        for column in census.form.sheet(id).columns if old.hamlets else ():
            if column.names and column.id in columns:
                columns[column.id] = named_hamlets(columns[column.id], own.codes, both, (old, target))[0]
        tables[id] = replace(table, columns=columns, places=Places(own.codes, values, keys))
    holders: dict[Body, frozenset[int]] = {}
    for (top, leaf, name), submissions in census.holders.items():
        place = carried_place(Place(top, leaf, top, leaf, False, False), old, target)
        body = place.top, place.leaf, name
        holders[body] = holders.get(body, frozenset()) | submissions
    return replace(census, unit_map=target, tables=tables, holders=holders)
