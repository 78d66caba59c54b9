"""One indicator explained as JSON: `nls.explain/1`."""

from __future__ import annotations

from typing import Any

import nls_cli
from nls_cli.messages import LANGUAGES
from nls_cli.model.account import Explained, SheetAccount
from nls_cli.model.base import Source
from nls_cli.model.snapshot import UnitScore
from nls_cli.model.targets import Indicator, Steps
from nls_cli.model.units import Units
from nls_cli.reporting.explain_parts import contribution
from nls_cli.reporting.explain_rows import decided_by
from nls_cli.reporting.inert_json import dumped
from nls_cli.reporting.score_json import census_objects, indicator_object, number
from nls_cli.reporting.sentences import Speaker

SCHEMA = "nls.explain/1"


def render_explain_json(explained: Explained, units: Units) -> str:
    """Return everything about one indicator as JSON text."""
    snapshot = explained.snapshot
    inside = {part.id for part in explained.parts}
    whole = explained.unit.indicators[0]
    found = {
        "nls": nls_cli.__version__,
        "schema": SCHEMA,
        "targets": {"id": snapshot.targets.id, "sha256": snapshot.targets_sha256},
        "census": census_objects(snapshot),
        "as_of": snapshot.as_of.isoformat() if snapshot.as_of else None,
        "indicator": _indicator(explained, units),
        "unit": explained.unit.id,
        "units": [
            {
                **_unit(unit),
                "adds": number(contribution(unit.indicators[0], whole)) if unit.id in inside else None,
            }
            for unit in snapshot.units
        ],
        "unknown_cells": [
            {
                "sheet": doubt.sheet,
                "column": doubt.column,
                "side": doubt.side,
                "cells": doubt.cells,
                "blank": doubt.blank,
                "invalid": doubt.invalid,
                "absent": doubt.absent,
                "first": list(doubt.first),
            }
            for doubt in explained.doubts
        ],
        "sheets": [_sheet(account, explained) for account in explained.accounts],
    }
    return dumped(found, indent=1) + "\n"


def _indicator(explained: Explained, units: Units) -> dict[str, Any]:
    one = explained.indicator
    speakers = {language: Speaker(explained.form, units, language) for language in LANGUAGES}
    denominators = {language: speaker.denominator(one) for language, speaker in speakers.items()}
    return {
        "id": one.id,
        "name": {"vi": one.name.vi, "en": one.name.en},
        "unit": one.unit,
        "multiplier": number(one.multiplier, whole=True),
        "provenance": one.provenance,
        "quote": one.quote,
        "source": _source(one, explained),
        "definition": {language: speaker.definition(one) for language, speaker in speakers.items()},
        "numerator": {language: speaker.numerator(one) for language, speaker in speakers.items()},
        "denominator": denominators if any(denominators.values()) else None,
        "points": number(one.points, whole=True),
        "scoring": "steps" if isinstance(one.scoring, Steps) else one.scoring,
        "baseline": {year: number(value, whole=True) for year, value in sorted(one.baseline.items())},
    }


def _source(indicator: Indicator, explained: Explained) -> dict[str, Any] | None:
    source: Source | None = indicator.source
    if source is None and indicator.provenance != "own":
        source = explained.snapshot.targets.source
    if source is None:
        return None
    return {"document": source.document, "issued": source.issued.isoformat() if source.issued else None}


def _unit(unit: UnitScore) -> dict[str, Any]:
    result = indicator_object(unit.indicators[0])
    kept = ("numerator", "denominator", "value", "low", "high", "unknown", "goals")
    return {
        "id": unit.id,
        "level": unit.level,
        "name": unit.name.vi,
        **{key: result[key] for key in kept},
    }


def _sheet(account: SheetAccount, explained: Explained) -> dict[str, Any]:
    rows = explained.ranges[account.table.sheet]
    start, stop = rows
    counted = {
        side: sum(bool(one) for one in amounts[start:stop]) for side, amounts in account.amounts.items()
    }
    return {
        "sheet": account.table.sheet,
        "rows": stop - start,
        "numerator_rows": counted.get("numerator"),
        "denominator_rows": counted.get("denominator"),
        "unknown_rows": sum(account.unknown[start:stop]),
        "outside": decided_by(account, "outside", rows),
        "lacks": decided_by(account, "lacks", rows),
    }
