"""Rows that name no unit and so count as provincial, although body, sender or worksheet point to one."""

from __future__ import annotations

from nls_cli.model.census import Places
from nls_cli.model.finding import Finding
from nls_cli.model.form import Form
from nls_cli.model.units import REST
from nls_cli.parsing.bodies import body_key
from nls_cli.parsing.parsed import ParsedWorkbook, RawTable
from nls_cli.parsing.places import Gazetteer, unit_key


def placeless_findings(
    raw: RawTable, places: Places, gazetteer: Gazetteer, form: Form, book: ParsedWorkbook
) -> list[Finding]:
    """Return what contradicts that rows are of provincial bodies: their own body, who sends the workbook, the sheet.

    A worksheet's name that means one unit alone has placed its rows already.
    """
    provincial = {code for code, place in enumerate(places.values) if place.leaf == REST}
    if provincial.isdisjoint(places.codes):
        return []
    column = raw.sheet.meaning("organization")
    cells = raw.columns.get(column.id) if column else None
    told = [_unit_of(label, form, gazetteer) for label in cells.labels] if cells else []
    sender = _unit_of(book.info.unit_name, form, gazetteer)
    title = _units_named(raw.title, gazetteer)
    if not sender and not title and not any(told):
        return []
    rows: dict[tuple[str, str], list[int]] = {}
    bodies = cells.codes if cells else bytes(len(places.codes))
    for place, body, row in zip(places.codes, bodies, raw.excel_rows, strict=True):
        if place in provincial:
            own = told[body] if cells else ""
            if own and cells:
                rows.setdefault((cells.labels[body], own), []).append(row)
            elif sender:
                rows.setdefault((book.info.unit_name, sender), []).append(row)
            elif title:
                rows.setdefault((raw.title, title), []).append(row)
    return [
        Finding("NLS510", book.path, raw.title, where, value=text, params={"meant": meant})
        for (text, meant), where in rows.items()
    ]


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
