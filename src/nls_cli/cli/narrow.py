"""A snapshot of all years cut down to the year that was asked to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from nls_cli.model.snapshot import Snapshot
from nls_cli.model.targets import ANNUAL

T = TypeVar("T")


def narrowed(snapshot: Snapshot, year: str) -> Snapshot:
    """Return the snapshot as if it had been scored for `year` alone; goals of every year stay."""

    def kept(by_year: Mapping[str, T]) -> dict[str, T]:
        return {one: value for one, value in by_year.items() if one in (year, ANNUAL)}

    units = tuple(
        replace(
            unit,
            summaries=kept(unit.summaries),
            indicators=tuple(replace(result, goals=kept(result.goals)) for result in unit.indicators),
        )
        for unit in snapshot.units
    )
    return replace(snapshot, years=tuple(one for one in snapshot.years if one in (year, ANNUAL)), units=units)
