"""A snapshot as tidy CSV: a row per unit, indicator and goal year, in which no cell becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from nls_cli.model.base import Language
from nls_cli.model.snapshot import GoalResult, IndicatorResult, Snapshot, UnitScore
from nls_cli.reporting import words
from nls_cli.reporting.check_csv import harmless
from nls_cli.reporting.plain import clean
from nls_cli.reporting.score_json import OPEN, number

BOM = "\ufeff"
COLUMNS = (
    "targets",
    "as_of",
    "unit",
    "level",
    "unit_name",
    "indicator",
    "indicator_name",
    "measured_in",
    "provenance",
    "year",
    "aspirational",
    "direction",
    "target",
    "numerator",
    "denominator",
    "value",
    "low",
    "high",
    "unknown",
    "status",
    "status_text",
    "reason",
    "attainment",
    "gap",
    "points",
    "of",
)
"""Ids and numbers are those of the JSON; only `…_name` and `…_text` are in the report's language."""

Value = str | int | float | None


def render_score_csv(
    snapshot: Snapshot, language: Language, *, bom: bool = False, only_open: bool = False
) -> str:
    """Return every result as CSV text, a heading first; `only_open` leaves what `nls gaps` shows.

    A monitored indicator, which has no goals, has one row without a year.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for unit in snapshot.units:
        for result in unit.indicators:
            writer.writerows(_rows(snapshot, unit, result, language, only_open=only_open))
    return (BOM if bom else "") + out.getvalue()


def _rows(
    snapshot: Snapshot, unit: UnitScore, result: IndicatorResult, language: Language, *, only_open: bool
) -> Iterator[list[Value]]:
    indicator = result.indicator
    whole = indicator.unit == "count"
    as_of = snapshot.as_of.isoformat() if snapshot.as_of else None
    names = [harmless(clean(name.in_(language))) for name in (unit.name, indicator.name)]
    who = [snapshot.targets.id, as_of, unit.id, unit.level, names[0]]
    what = [indicator.id, names[1], indicator.unit, indicator.provenance]
    numbers = [
        number(result.numerator, whole=True),
        number(result.denominator, whole=True),
        *(number(one, whole=whole) for one in (result.value, result.low, result.high)),
        result.unknown,
    ]
    if not indicator.goals and not only_open:
        yield [*who, *what, None, None, None, None, *numbers, None, None, None, None, None, None, None]
    for year, goal in result.goals.items():
        if not only_open or goal.status in OPEN:
            past = words.is_past(year, snapshot.as_of)
            asked = ["true" if goal.aspirational else "false", "at_least" if goal.upward else "at_most"]
            target = number(goal.target, whole=True)
            yield [*who, *what, year, *asked, target, *numbers, *_outcome(goal, language, past=past)]


def _outcome(goal: GoalResult, language: Language, *, past: bool) -> list[Value]:
    return [
        goal.status,
        words.status_word(goal, language, past=past),
        goal.reason,
        number(goal.attainment),
        goal.gap,
        number(goal.points),
        number(goal.of, whole=True),
    ]
