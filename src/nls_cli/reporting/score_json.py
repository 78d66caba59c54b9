"""A snapshot as JSON: `nls.score/1`, the same bytes for the same input."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import nls_cli
from nls_cli.model.finding import tally
from nls_cli.model.snapshot import STATUSES, GoalResult, IndicatorResult, Snapshot, Summary, UnitScore
from nls_cli.reporting.inert_json import dumped

SCHEMA = "nls.score/1"
OPEN = frozenset({"not_met", "uncertain", "no_data"})
"""The statuses that `nls gaps` is about."""


def number(value: Fraction | None, *, whole: bool = False) -> int | float | None:
    """Return the nearest double; a whole number as an integer if `whole`."""
    if value is None:
        return None
    if whole and value.denominator == 1:
        return value.numerator
    return value.numerator / value.denominator


def _goal(goal: GoalResult) -> dict[str, Any]:
    return {
        "target": number(goal.target, whole=True),
        "status": goal.status,
        "attainment": number(goal.attainment),
        "gap": goal.gap,
        "points": number(goal.points),
        "of": number(goal.of, whole=True),
        "aspirational": goal.aspirational,
    }


def indicator_object(result: IndicatorResult, *, only_open: bool = False) -> dict[str, Any]:
    """Return one indicator of one unit as the public JSON object."""
    whole = result.indicator.unit == "count"
    goals = {year: _goal(goal) for year, goal in result.goals.items() if not only_open or goal.status in OPEN}
    return {
        "id": result.indicator.id,
        "unit": result.indicator.unit,
        "provenance": result.indicator.provenance,
        "numerator": number(result.numerator, whole=True),
        "denominator": number(result.denominator, whole=True),
        "value": number(result.value, whole=whole),
        "low": number(result.low, whole=whole),
        "high": number(result.high, whole=whole),
        "unknown": result.unknown,
        "goals": goals,
    }


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        **{status: summary.counts[status] for status in STATUSES},
        "score": number(summary.score),
        "score_low": number(summary.score_low),
        "score_high": number(summary.score_high),
        "incomplete": summary.incomplete,
    }


def _unit(unit: UnitScore, *, only_open: bool) -> dict[str, Any]:
    indicators = [indicator_object(result, only_open=only_open) for result in unit.indicators]
    found: dict[str, Any] = {
        "id": unit.id,
        "level": unit.level,
        "name": unit.name.vi,
        "summary": {year: _summary(summary) for year, summary in unit.summaries.items()},
        "indicators": [one for one in indicators if one["goals"] or not only_open],
    }
    if only_open:
        found["without"] = [
            {
                "role": role,
                "bodies": [{"id": b.id, "name": b.name, "certain": b.certain} for b in bodies],
            }
            for role, bodies in unit.without.items()
        ]
    return found


def census_objects(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return the workbooks that went in as public JSON objects."""
    return [
        {
            "path": file.path,
            "sha256": file.sha256,
            "as_of": file.as_of.isoformat() if file.as_of else None,
            "rows": dict(file.rows),
        }
        for file in snapshot.census
    ]


def snapshot_object(snapshot: Snapshot, *, only_open: bool = False) -> dict[str, Any]:
    """Return the snapshot as the public JSON object; `only_open` leaves what `nls gaps` shows."""
    return {
        "nls": nls_cli.__version__,
        "schema": SCHEMA,
        "targets": {"id": snapshot.targets.id, "sha256": snapshot.targets_sha256},
        "census": census_objects(snapshot),
        "as_of": snapshot.as_of.isoformat() if snapshot.as_of else None,
        "findings": tally(snapshot.findings),
        "years": list(snapshot.years),
        "units": [_unit(unit, only_open=only_open) for unit in snapshot.units],
    }


def render_score_json(snapshot: Snapshot) -> str:
    """Return the whole snapshot as JSON text."""
    return dumped(snapshot_object(snapshot), indent=1) + "\n"


def render_gaps_json(snapshot: Snapshot) -> str:
    """Return what is not reached, with the bodies without a role, as JSON text."""
    return dumped(snapshot_object(snapshot, only_open=True), indent=1) + "\n"
