"""The exit code of `nls score`, as a pure function of the snapshot: 1 where a bar that was asked for is missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from nls_cli.model.finding import tally
from nls_cli.model.snapshot import GoalResult, IndicatorResult, Snapshot, UnitScore
from nls_cli.model.targets import ANNUAL

DONE, MISSED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
UNMET = frozenset({"not_met", "uncertain", "no_data"})
EXPIRED = "NLS125"


@dataclass(frozen=True, slots=True)
class Bars:
    """What the user asked the score to reach."""

    strict: bool = False
    fail_under: Fraction | None = None
    fail_unmet: str | None = None
    """A goal year."""
    year: str | None = None
    """The `--year` of the report."""
    district: bool = False
    """`--district` was given: its unit is judged, not the province."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One reason for exit code 1: a message key of the catalogue and what fills it."""

    key: str
    unit: UnitScore | None = None
    year: str = ""
    score: Fraction | None = None
    bar: Fraction | None = None
    unmet: tuple[tuple[IndicatorResult, GoalResult], ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)


def failures(snapshot: Snapshot, bars: Bars) -> tuple[Failure, ...]:
    """Return every bar that is missed; none means exit code 0."""
    unit = snapshot.units[1] if bars.district and len(snapshot.units) > 1 else snapshot.units[0]
    found: list[Failure] = []
    if bars.strict:
        errors = tally(snapshot.findings)["error"]
        if errors:
            found.append(Failure("exit.errors", params={"count": errors}))
        if any(finding.code == EXPIRED for finding in snapshot.findings):
            found.append(Failure("exit.expired"))
    if bars.fail_under is not None:
        year = year_to_read(snapshot, bars.year)
        score = unit.summaries[year].score if year in unit.summaries else None
        if score is None or score < bars.fail_under:
            key = "exit.under.null" if score is None else "exit.under"
            found.append(Failure(key, unit, year, score, bars.fail_under))
    if bars.fail_unmet is not None:
        year = bars.fail_unmet
        unmet = tuple(
            (result, result.goals[year])
            for result in unit.indicators
            if year in result.goals and result.goals[year].status in UNMET
        )
        if unmet:
            found.append(Failure("exit.unmet", unit, year, unmet=unmet))
    return tuple(found)


def year_to_read(snapshot: Snapshot, year: str | None) -> str:
    """Return the year whose score `--fail-under` reads.

    The `--year` given, else the first goal year not before the as-of year, else `annual`, else the last year.
    """
    if year is not None:
        return year
    first = snapshot.as_of.year if snapshot.as_of is not None else 0
    ahead = [one for one in snapshot.years if one != ANNUAL and int(one) >= first]
    if ahead:
        return ahead[0]
    return ANNUAL if ANNUAL in snapshot.years else snapshot.years[-1] if snapshot.years else ""
