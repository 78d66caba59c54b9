"""A plan added up: how many heads of which action where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nls_cli.model.base import Language, Words
from nls_cli.model.census import Census, Missing
from nls_cli.model.form import Form
from nls_cli.model.plan import Action, Plan, Step
from nls_cli.model.units import NAMES, OWN_LEVEL
from nls_cli.reporting.plain import clean


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is to be done."""

    district: str
    """Id of the unit at district level; empty for rows that are added anywhere."""
    commune: str
    organization: str


@dataclass(slots=True)
class Amount:
    """How much of one action."""

    heads: int = 0
    unknown: int = 0
    """Cells that are unknown today."""
    unknown_heads: int = 0
    """Of the heads, those in such cells."""


def spot_of(step: Step, action: Action, plan: Plan, form: Form) -> Spot:
    """Return where a step is done."""
    if step.row < 0:
        return Spot("" if plan.unit == "province" else plan.unit, "", "")
    table = plan.census.tables[action.sheet]
    place = table.places.values[table.places.codes[step.row]]
    column = form.sheet(action.sheet).meaning("organization")
    cells = table.columns.get(column.id) if column else None
    name = ""
    if cells is not None:
        code = cells.codes[step.row]
        name = "" if isinstance(cells.values[code], Missing) else cells.labels[code]
    return Spot(place.top, place.leaf, name)


def amounts(plan: Plan, form: Form) -> list[dict[Spot, Amount]]:
    """Return, per action, how much is done where; in the order of the census, which is that of places."""
    found: list[dict[Spot, Amount]] = [{} for _ in plan.actions]
    rows = sorted(plan.steps, key=lambda step: (step.action, step.row))
    for step in rows:
        spot = spot_of(step, plan.actions[step.action], plan, form)
        amount = found[step.action].setdefault(spot, Amount())
        amount.heads += step.heads
        if step.unknown:
            amount.unknown += 1
            amount.unknown_heads += step.heads
    return found


def total(by_spot: Mapping[Spot, Amount]) -> Amount:
    """Add up one action."""
    found = Amount()
    for one in by_spot.values():
        found.heads += one.heads
        found.unknown += one.unknown
        found.unknown_heads += one.unknown_heads
    return found


def place_name(id: str, census: Census, language: Language) -> str:
    """Name a unit at district or commune level."""
    if id in NAMES:
        return clean(NAMES[id].in_(language))
    unit = census.unit_map.get(id, "commune") or census.unit_map.get(id, "district")
    if unit is not None:
        return clean(unit.name)
    own = census.unit_map.get(id.removesuffix("." + OWN_LEVEL), "district")
    level = NAMES[OWN_LEVEL].in_(language)
    return f"{clean(own.name)} ({level})" if own is not None else clean(id)


def top_name(id: str, census: Census, language: Language) -> str:
    """Name a unit at district level."""
    unit = census.unit_map.get(id, "district")
    return clean(unit.name) if unit is not None else place_name(id, census, language)


def action_name(action: Action, form: Form, language: Language) -> str:
    """Say what is done, with the answer where a column has several."""
    sheet = form.sheet(action.sheet)
    words: Words | None = sheet.action
    answers: list[str] = []
    if action.column:
        column = sheet.column(action.column)
        words = column.action
        labels = {choice.id: choice.label.in_(language) for choice in column.choices}
        answers = [labels[str(value)] for value in action.values if str(value) in labels]
    name = clean(words.in_(language)) if words is not None else action.column
    return f"{name}: {clean(' / '.join(answers))}" if answers else name


def heads_name(action: Action, form: Form, language: Language, count: int) -> str:
    """Name what is counted, `count` of it: people, schools, residents."""
    sheet = form.sheet(action.sheet)
    words = sheet.heads
    if action.kind == "raise":
        words = sheet.column(action.column).heads
    return clean(words.counted(count, language)) if words is not None else ""
