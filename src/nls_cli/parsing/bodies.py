"""Which body a workbook comes from: the names people write for one and the same reporting unit, made one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from nls_cli.model.finding import Finding
from nls_cli.model.form import Form
from nls_cli.model.units import Level, Unit
from nls_cli.parsing.parsed import ParsedWorkbook
from nls_cli.parsing.places import Gazetteer, unit_key
from nls_cli.text import spoken

ADDRESS = re.compile(r"\s*[,;–—]\s*|\s+-\s+")
"""What stands between a unit and the one it lies in: `UBND xã Giao An, huyện Giao Thủy`."""


def body_key(text: str, form: Form, gazetteer: Gazetteer, inside: Collection[str] = ()) -> str:
    """Return the key under which the names of one reporting unit are equal.

    The office of a unit and the unit itself are one: `UBND xã Giao An`, `Xã Giao An`. Any other body keeps its own
    name. `inside`: ids of the units the workbook has rows of; they decide where a name fits several units.
    """
    province = unit_key(gazetteer.map.units.name.vi)
    first, *around = (without_office(part, form) for part in ADDRESS.split(text))
    outer = [part for part in around if gazetteer.find("district", part).units or not _ends(part, province)]
    found: list[tuple[Level, Unit]] = []
    if outer:
        districts = [unit for part in outer for unit in gazetteer.find("district", part).units]
        if len(districts) == 1:
            found = [("commune", one) for one in gazetteer.find("commune", first, districts[0].id).units]
    elif (
        unit_key(first) != province
    ):  # a district may be called like the province, and then says that it is one
        levels: tuple[Level, ...] = ("district", "commune")
        found = [(level, one) for level in levels for one in gazetteer.find(level, first).units]
    if len(found) > 1:
        found = [one for one in found if one[1].id in inside]
    if len(found) == 1:
        level, unit = found[0]
        return f"{level}:{unit.id}"
    return ", ".join(unit_key(part) for part in (first, *outer))


def _ends(text: str, name: str) -> bool:
    return f" {unit_key(text)}".endswith(f" {name}")


def without_office(text: str, form: Form) -> str:
    """Return a unit's name without the words that name its office: `UBND xã Giao An`; any other text as it is."""
    words = unit_key(text).split()
    for office in sorted((unit_key(office).split() for office in form.offices), key=len, reverse=True):
        if len(words) > len(office) and words[: len(office)] == office:
            return " ".join(words[len(office) :])
    return text


def tell_bodies(
    parsed: Sequence[ParsedWorkbook], key_of: Callable[[int, str], str]
) -> tuple[list[ParsedWorkbook], list[Finding]]:
    """Give the workbooks of one body one key, and note where their names for it differ.

    `key_of` tells the key of the body that the workbook of that number names.
    """
    told: list[ParsedWorkbook] = []
    first: dict[str, ParsedWorkbook] = {}
    findings: list[Finding] = []
    for number, one in enumerate(parsed):
        if one.info.reporting_unit is None:
            told.append(one)
            continue
        key = key_of(number, one.info.unit_name)
        earlier = first.setdefault(key, one)
        if spoken(earlier.info.unit_name) != spoken(one.info.unit_name):
            params = {
                "name": one.info.unit_name,
                "first": earlier.info.unit_name,
                "other": earlier.origin or earlier.path,
            }
            if one.origin:
                params["origins"] = (one.origin,)  # type: ignore[assignment]
            findings.append(Finding("NLS127", one.path, params=params))
        told.append(replace(one, info=replace(one.info, reporting_unit=key)))
    return told, findings
