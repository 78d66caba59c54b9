"""Figures that changed a lot since the last accepted census, without reasons given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from nls_cli.model.base import Words
from nls_cli.model.census import Census, Missing, Table
from nls_cli.model.conditions import Condition
from nls_cli.model.finding import Finding
from nls_cli.model.form import Sheet
from nls_cli.model.form_rules import JumpRule
from nls_cli.model.units import NAMES, OWN_LEVEL, UnitMap
from nls_cli.rules.subject import Step, Subject, certainly

CODE = "NLS615"
Key = tuple[str, str]
"""A unit at commune level, and the folded name of a body (empty where whole communes are looked at)."""


@dataclass(slots=True)
class Figure:
    """A number for one commune or body, and where it comes from."""

    number: Fraction = Fraction(0)
    label: str = ""
    rows: list[int] = field(default_factory=list)


def check_jumps(
    census: Census,
    previous: Census,
    conditions: Mapping[Step, Condition],
    remade: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Yield figures that changed by more than the form allows. Both censuses are on one map of units.

    `remade`: communes made of others since. Their bodies were merged as well, so each is compared as a whole.
    """
    now, before = Subject(census, conditions), Subject(previous, conditions)
    for number, rule in enumerate(census.form.rules.jumps):
        table, old = now.table(rule.in_), before.table(rule.in_)
        if table is not None and old is not None:
            condition = conditions["jumps", number, "where"]
            figures = [
                _figures(rule, one, of, condition, remade) for one, of in ((old, before), (table, now))
            ]
            yield from _jumps(rule, table, now, *figures)


def _jumps(
    rule: JumpRule, table: Table, subject: Subject, before: Mapping[Key, Figure], now: Mapping[Key, Figure]
) -> Iterator[Finding]:
    census, sheet = subject.census, subject.form.sheet(rule.in_)
    parts_in: dict[str, set[int]] = {}
    for place, part in zip(table.places.codes, table.part_codes, strict=True):
        parts_in.setdefault(table.places.values[place].leaf, set()).add(part)
    for key, old in before.items():
        new = now.get(key, Figure())
        change = abs(new.number - old.number)
        if change < rule.least or change * 100 <= rule.percent * old.number:
            continue
        parts = {table.part_codes[row] for row in new.rows} or parts_in.get(key[0], set())
        if not parts or (not new.rows and len(parts) > 1):
            continue  # nobody to ask: the matrix says who has not sent
        files = [census.files[table.parts[part].file] for part in parts]
        if any(file.explained for file in files):
            continue
        at = table.parts[min(parts)]
        column = sheet.column(rule.column) if rule.column else None
        single = new.rows if column and len(new.rows) == 1 else []
        yield Finding(
            CODE,
            subject.path(at),
            at.title,
            tuple(table.excel_rows[row] for row in single),
            at.columns.get(column.id) if column else None,
            column.id if column else None,
            params={
                "name": column.header if column else sheet.name,
                "unit": old.label or _unit_name(key[0], census.unit_map),
                "before": old.number,
                "now": new.number,
            },
        )


def _figures(
    rule: JumpRule, table: Table, subject: Subject, condition: Condition, remade: frozenset[str]
) -> dict[Key, Figure]:
    """Return the figure of every commune or body that a sheet has rows of."""
    sheet = subject.form.sheet(rule.in_)
    marks = certainly(condition, table).to_bytes(table.height, "little")
    names = _names(rule, table, sheet)
    cells = table.columns.get(rule.column) if rule.column else None
    found: dict[Key, Figure] = {}
    if rule.column and cells is None:
        return found
    for row, place in enumerate(table.places.codes):
        leaf = table.places.values[place].leaf
        name, label = names[row] if names is not None and leaf not in remade else ("", "")
        figure = found.setdefault((leaf, name), Figure(label=label))
        if marks[row]:
            value = cells.values[cells.codes[row]] if cells is not None else Fraction(1)
            figure.number += value if isinstance(value, Fraction) else 0
            figure.rows.append(row)
    return found


def _names(rule: JumpRule, table: Table, sheet: Sheet) -> list[tuple[str, str]] | None:
    column = sheet.meaning("organization")
    cells = table.columns.get(column.id) if column and rule.by == "organization" else None
    if cells is None:
        return None
    known = [
        ("", "") if isinstance(value, Missing) else (str(value), label)
        for value, label in zip(cells.values, cells.labels, strict=True)
    ]
    return [known[code] for code in cells.codes]


def _unit_name(leaf: str, unit_map: UnitMap) -> Words:
    if leaf in NAMES:
        return NAMES[leaf]
    district = unit_map.get(leaf.removesuffix("." + OWN_LEVEL), "district")
    commune = unit_map.get(leaf, "commune")
    unit, own = (commune, "") if commune else (district, NAMES[OWN_LEVEL])
    name = unit.name if unit else leaf
    if isinstance(own, Words):
        return Words(vi=f"{name} ({own.vi})", en=f"{name} ({own.en})")
    return Words(vi=name, en=name)
