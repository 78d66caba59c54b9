"""Rows that name no unit and so count as provincial, although body, title, sender or worksheet point to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nls_cli.model.base import Words
from nls_cli.model.census import Places
from nls_cli.model.finding import Finding
from nls_cli.model.form import Form
from nls_cli.model.units import REST
from nls_cli.parsing.bodies import body_key
from nls_cli.parsing.named_places import UnclearName, place_in_names
from nls_cli.parsing.parsed import ParsedWorkbook, RawTable
from nls_cli.parsing.places import Gazetteer, unit_key

_PROVINCIAL = Words(vi="Khối tỉnh", en="a provincial body")
_UNKNOWN = Words(
    vi="một đơn vị không có trong danh mục (chữ đứng trên dòng)",
    en="a unit that is not in the list (words above it)",
)
_OF_ANOTHER_TIME = Words(
    vi="một đơn vị không có vào ngày chốt số liệu (chữ đứng trên dòng)",
    en="a unit that there was not on the date of the data (words above it)",
)


def placeless_findings(
    raw: RawTable,
    places: Places,
    named: Mapping[int, str],
    gazetteer: Gazetteer,
    form: Form,
    book: ParsedWorkbook,
) -> list[Finding]:
    """Return what contradicts that rows are of provincial bodies: their own body, titles, the sender, the sheet.

    A title or worksheet's name that means one unit alone has placed its rows already, and may be contradicted by their
    body. `named`: code of such a place → that unit's name.
    """
    provincial = {code for code, place in enumerate(places.values) if place.leaf == REST}
    if provincial.isdisjoint(places.codes) and not named:
        return []
    column = raw.sheet.meaning("organization")
    cells = raw.columns.get(column.id) if column else None
    told = [_unit_of(label, form, gazetteer) for label in cells.labels] if cells else []
    sender = _unit_of(book.info.unit_name, form, gazetteer)
    title = _units_named(raw.title, gazetteer)
    above = _unclear_above(raw, places, provincial, gazetteer, form)
    if not sender and not title and not any(told) and not above:
        return []
    rows: dict[tuple[str, str | UnclearName, str], list[int]] = {}
    bodies = cells.codes if cells else bytes(len(places.codes))
    names = raw.contexts.codes if raw.contexts else bytes(len(places.codes))
    for place, body, name, row in zip(places.codes, bodies, names, raw.excel_rows, strict=True):
        own = told[body] if cells else ""
        if own and cells and (place in provincial or own != named.get(place, own)):
            rows.setdefault((cells.labels[body], own, named.get(place, "")), []).append(row)
        elif place not in provincial:
            continue
        elif name in above:
            rows.setdefault((above[name].text, above[name], ""), []).append(row)
        elif sender:
            rows.setdefault((book.info.unit_name, sender, ""), []).append(row)
        elif title:
            rows.setdefault((raw.title, title, ""), []).append(row)
    return [
        _of_name(meant, gazetteer, book.path, raw.title, where)
        if isinstance(meant, UnclearName)
        else Finding("NLS510", book.path, raw.title, where, value=text, params=_about(meant, counted))
        for (text, meant, counted), where in rows.items()
    ]


def _about(meant: str | Words, named: str = "") -> dict[str, object]:
    """Return what a finding says: the unit that is pointed to, and as what the row counts."""
    counted = Words(vi=f"của {named}, theo chữ đứng trên", en=f"part of {named}, by what stands above it")
    return {"meant": meant, "counted": counted if named else _PROVINCIAL}


def _unclear_above(
    raw: RawTable, places: Places, provincial: set[int], gazetteer: Gazetteer, form: Form
) -> dict[int, UnclearName]:
    """Return the names above provincial rows that point to a unit, by their code, but could not be used."""
    if raw.contexts is None:
        return {}
    codes = {
        name for place, name in zip(places.codes, raw.contexts.codes, strict=True) if place in provincial
    }
    found = ((code, place_in_names(gazetteer, raw.contexts.values[code], form)) for code in sorted(codes))
    return {code: one for code, one in found if isinstance(one, UnclearName)}


def _of_name(name: UnclearName, gazetteer: Gazetteer, path: str, sheet: str, where: Sequence[int]) -> Finding:
    """Return what there is to say of a name that could not be used; words that mean no unit are not repeated."""
    if name.units:
        text, only = name.text, name.units[0].name
        meant = only if len(name.units) == 1 else gazetteer.described(name.units)
        return Finding("NLS510", path, sheet, tuple(where), value=text, params=_about(meant))
    other = gazetteer.at_another_time(name.level, name.text)
    near = other.here[0] if other and len(other.here) == 1 else gazetteer.suggest(name.level, name.text)
    params = _about(_OF_ANOTHER_TIME if other else _UNKNOWN)
    return Finding(
        "NLS510", path, sheet, tuple(where), value=name.text, private=True, suggestion=near, params=params
    )


def _unit_of(text: str, form: Form, gazetteer: Gazetteer) -> str:
    """Return the name of the one unit that a body is the office of; nothing for any other body."""
    level, _, id = body_key(text, form, gazetteer).partition(":") if text else ("", "", "")
    units = [one for one in (*gazetteer.map.districts, *gazetteer.map.communes) if one.id == id]
    return next((one.name for one in units if gazetteer.map.units.level(one) == level), "")


def _units_named(title: str, gazetteer: Gazetteer) -> str:
    """Return the units that a worksheet's name fits; nothing where it is the province's name as well."""
    units_of = gazetteer.map.units
    if unit_key(title) == unit_key(units_of.name.vi):
        return ""
    found = [unit for level in ("district", "commune") for unit in gazetteer.find(level, title).units]
    return ", ".join(dict.fromkeys(f"{units_of.kinds[unit.kind].name.vi} {unit.name}" for unit in found))
