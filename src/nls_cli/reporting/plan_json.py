"""A plan as JSON: `nls.plan/1`. It names places and bodies, never a person."""

from __future__ import annotations

from typing import Any

import nls_cli
from nls_cli.model.form import Form
from nls_cli.model.plan import Plan, unit_of
from nls_cli.model.snapshot import GoalResult, IndicatorResult
from nls_cli.reporting.inert_json import dumped
from nls_cli.reporting.plan_places import amounts, total
from nls_cli.reporting.score_json import number, snapshot_object

SCHEMA = "nls.plan/1"


def _result(result: IndicatorResult, goal: GoalResult) -> dict[str, Any]:
    return _numbers(result) | {"status": goal.status, "gap": goal.gap}


def _numbers(result: IndicatorResult) -> dict[str, Any]:
    whole = result.indicator.unit == "count"
    return {
        "numerator": number(result.numerator, whole=True),
        "denominator": number(result.denominator, whole=True),
        "value": number(result.value, whole=whole),
        "low": number(result.low, whole=whole),
        "high": number(result.high, whole=whole),
    }


def render_plan_json(plan: Plan, form: Form) -> str:
    """Return the plan as JSON text."""
    today = snapshot_object(plan.today)
    unit = unit_of(plan.today, plan.unit)
    snapshots = {"today": plan.today, "assumed": plan.assumed, "after": plan.after}
    results = {name: plan.results(one) if one is not None else None for name, one in snapshots.items()}
    summaries = {
        name: unit_of(one, plan.unit).summaries if one is not None else None
        for name, one in snapshots.items()
    }
    goals: list[dict[str, Any]] = []
    for planned in plan.goals:
        key = planned.indicator, planned.year
        assert results["today"] is not None
        first = results["today"][key][1]
        entry: dict[str, Any] = {
            "indicator": planned.indicator,
            "year": planned.year,
            "target": number(first.target, whole=True),
            "standing": planned.standing,
            "reason": planned.reason,
            "columns": list(planned.columns),
            "short": planned.short,
            "certain": planned.certain,
        }
        goals.append(entry | {n: _result(*of[key]) if of is not None else None for n, of in results.items()})
    actions = [
        {
            "kind": action.kind,
            "sheet": action.sheet,
            "column": action.column or None,
            "values": list(action.values),
            "cost": number(action.cost, whole=True),
            "heads": total(by_spot).heads,
            "unknown": total(by_spot).unknown,
            "unknown_heads": total(by_spot).unknown_heads,
            "goals": [{"indicator": id, "year": year} for id, year in action.goals],
            "places": [
                {
                    "district": spot.district or None,
                    "commune": spot.commune or None,
                    "organization": spot.organization or None,
                    "heads": amount.heads,
                    "unknown": amount.unknown,
                }
                for spot, amount in by_spot.items()
            ],
        }
        for action, by_spot in zip(plan.actions, amounts(plan, form), strict=True)
    ]
    found = {
        "nls": nls_cli.__version__,
        "schema": SCHEMA,
        "targets": today["targets"],
        "census": today["census"],
        "as_of": today["as_of"],
        "findings": today["findings"],
        "years": today["years"],
        "unit": {"id": unit.id, "level": unit.level, "name": unit.name.vi},
        "assumptions": [
            {"text": one.assumption.text, "rows": one.rows, "changed": one.changed}
            for one in plan.assumptions
        ],
        "limits": {
            "budget": number(plan.limits.budget, whole=True),
            "caps": [
                {"place": cap.place, "what": cap.what, "most": number(cap.most, whole=True)}
                for cap in plan.limits.caps
            ],
        },
        "effort": number(plan.proof.effort, whole=True),
        "bound": number(plan.proof.bound, whole=True),
        "gap": number(plan.proof.gap),
        "solver": plan.proof.solver,
        "touched": dict(plan.touched),
        "scores": {
            year: {name: number(of[year].score) if of is not None else None for name, of in summaries.items()}
            for year in plan.today.years
        },
        "goals": goals,
        "moved": [
            {"indicator": one.indicator.id, "today": _numbers(one), "assumed": _numbers(then)}
            for one, then in plan.moved
        ],
        "actions": actions,
    }
    return dumped(found, indent=1) + "\n"
