"""Why results moved between two censuses, as JSON: `nls.explain.diff/1`."""

from __future__ import annotations

from typing import Any

import nls_cli
from nls_cli.model.shift import Cause, Comparison, Shift
from nls_cli.model.snapshot import CensusFile, IndicatorResult
from nls_cli.reporting.inert_json import dumped
from nls_cli.reporting.score_json import indicator_object, number

SCHEMA = "nls.explain.diff/1"


def render_shift_json(comparison: Comparison) -> str:
    """Return every compared indicator with all causes as JSON text."""
    before, after = comparison.dates
    found = {
        "nls": nls_cli.__version__,
        "schema": SCHEMA,
        "targets": {"id": comparison.targets.id, "sha256": comparison.targets_sha256},
        "before": {"as_of": before.isoformat() if before else None, "census": _files(comparison.before)},
        "after": {"as_of": after.isoformat() if after else None, "census": _files(comparison.after)},
        "map_changed": comparison.new_map,
        "unit": {"id": comparison.unit, "level": comparison.level, "name": comparison.name.vi},
        "indicators": [_shift(shift) for shift in comparison.shifts],
        "matching": [
            {
                "sheet": one.sheet,
                "by_key": one.key,
                "by_likeness": one.alike,
                "likeness": list(one.alike_columns),
                "before_only": one.before,
                "after_only": one.after,
            }
            for one in comparison.matching
        ],
    }
    return dumped(found, indent=1) + "\n"


def _files(files: tuple[CensusFile, ...]) -> list[dict[str, Any]]:
    return [{"path": file.path, "sha256": file.sha256} for file in files]


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "id": shift.after.indicator.id,
        "unit": shift.after.indicator.unit,
        "before": _result(shift.before),
        "after": _result(shift.after),
        "change": number(shift.change),
        "causes": [_cause(cause) for cause in shift.causes],
        "unchanged": shift.unchanged,
        "meaning_changed": [
            {"on": one.on.isoformat(), "why": {"vi": one.why.vi, "en": one.why.en}} for one in shift.meaning
        ],
    }


def _result(result: IndicatorResult) -> dict[str, Any]:
    whole = indicator_object(result)
    return {key: whole[key] for key in ("numerator", "denominator", "value", "low", "high", "unknown")}


def _cause(cause: Cause) -> dict[str, Any]:
    return {
        "kind": cause.kind,
        "count": cause.count,
        "numerator": number(cause.numerator, whole=True),
        "denominator": number(cause.denominator, whole=True),
        "effect": number(cause.effect),
        "columns": [
            {"sheet": sheet, "column": column, "count": count}
            for (sheet, column), count in cause.columns.items()
        ],
    }
