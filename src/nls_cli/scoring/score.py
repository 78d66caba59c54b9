"""A census and a target set become a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.model.census import Census
from nls_cli.model.conditions import All, Conditions, Targets
from nls_cli.model.finding import Finding
from nls_cli.model.snapshot import (
    STATUSES,
    Body,
    IndicatorResult,
    Snapshot,
    Summary,
    UnitScore,
)
from nls_cli.model.targets import ANNUAL, Goal, Indicator, Sum, TargetSet
from nls_cli.model.verdicts import TRUE, UNKNOWN, judge
from nls_cli.scoring.across import Neighbourhood, bounds_across, crossing_of
from nls_cli.scoring.goals import Target, judge_goal
from nls_cli.scoring.groups import By, Group, Sorted, group_census, organization_column
from nls_cli.scoring.measures import ABSENT, Measured, Tally, aggregate_sheets, measure


@dataclass(frozen=True, slots=True)
class Question:
    """What a report is asked for."""

    by: By | None = None
    district: str | None = None
    """Id of a unit at district level."""
    year: str | None = None
    bodies: bool = False
    """Also list the bodies without the form's roles."""
    partial: bool = False
    """Workbooks were left out: whose, nobody knows, so no unit's score is complete."""


def score_census(census: Census, targets: Targets, question: Question) -> Snapshot:
    """Score `census` against `targets` for the province and the units that `question` asks for."""
    asked = group_census(census, question.by, question.district)
    weights = _Weights(census, asked)
    years = years_of(targets.set, question.year)
    results: list[list[IndicatorResult]] = [[] for _ in asked.groups]
    lacking: list[set[str]] = [set() for _ in asked.groups]
    crossing = [crossing_of(group, asked.tops, census.unit_map) for group in asked.groups]
    around = {
        at: Neighbourhood(group.ranges, tuple(one.ranges for one in wards))
        for at, (group, wards) in enumerate(zip(asked.groups, crossing, strict=True))
        if wards and group.level == "district"
    }
    for indicator in targets.set.indicators:
        goals = {year: indicator.goals[year] for year in years if year in indicator.goals}
        conditions = targets.conditions[indicator.id]
        measured = _measured(census, asked, indicator, conditions)
        for at, (group, one) in enumerate(zip(asked.groups, measured, strict=True)):
            absent, mute = _absent(census, indicator, group)
            here = {
                year: judge_goal(
                    indicator,
                    goal,
                    weights.target(goal, group),
                    None if mute else group.level,
                    one,
                    absent=absent,
                )
                for year, goal in goals.items()
            }
            if not mute and _incomplete(indicator, group, asked):
                lacking[at].update(goals)
            across = None
            if at in around:
                across = bounds_across(indicator, conditions, asked.tables, one, around[at], census.form)
            results[at].append(
                IndicatorResult(
                    indicator,
                    one.numerator,
                    one.denominator,
                    one.value,
                    one.low,
                    one.high,
                    one.unknown,
                    here,
                    across,
                )
            )
    nobody = _Bodies([{} for _ in asked.groups], [{} for _ in asked.groups])
    bodies = _bodies_without(census, asked, targets) if question.bodies else nobody
    units = tuple(
        UnitScore(
            group.id,
            group.level,
            group.name,
            {year: _summary(results[at], year, question.partial or year in lacking[at]) for year in years},
            tuple(results[at]),
            bodies.lacking[at],
            tuple(one.name for one in crossing[at]),
            group.within,
            bodies.all[at],
        )
        for at, group in enumerate(asked.groups)
    )
    findings = census.findings
    limit = targets.set.valid_until
    if limit is not None and census.as_of is not None and census.as_of > limit:
        paths = [file.path for file in census.files]
        findings += (Finding("NLS125", paths[0], params={"until": limit, "set": targets.set.id}),)
    return Snapshot(
        targets.set,
        targets.sha256,
        tuple(file for file in census.files if file.origin is None),
        census.as_of,
        years,
        census.unit_map.ended.label if census.unit_map.ended else None,
        findings,
        units,
    )


def years_of(set_: TargetSet, year: str | None) -> tuple[str, ...]:
    """Return the goal years a report shows: the one asked for, or all; `annual` always stays."""
    return tuple(one for one in set_.years if year is None or one in (year, ANNUAL))


def _absent(census: Census, indicator: Indicator, group: Group) -> tuple[bool, bool]:
    """Tell whether a sheet the indicator needs is absent, and whether it cannot speak of the group at all."""
    sheets = aggregate_sheets(indicator)
    mute = group.body and any(organization_column(census, sheet) is None for sheet in sheets)
    return any(sheet not in group.sheets for sheet in sheets), mute


def _measured(
    census: Census, asked: Sorted, indicator: Indicator, conditions: Conditions
) -> Sequence[Measured]:
    sheets = aggregate_sheets(indicator)
    if any(sheet not in asked.tables for sheet in sheets):
        return [ABSENT] * len(asked.groups)
    all_ = measure(indicator, conditions, asked.tables, [g.ranges for g in asked.groups], census.form)
    return [
        ABSENT if any(_absent(census, indicator, group)) else one
        for group, one in zip(asked.groups, all_, strict=True)
    ]


def _incomplete(indicator: Indicator, group: Group, asked: Sorted) -> bool:
    """Tell whether a needed sheet is missing for the group, or for a part of the province that has rows."""
    needed = aggregate_sheets(indicator)
    parts = [group]
    if group.level == "province":
        parts += [part for part in asked.tops if part.ranges]
    return any(sheet not in part.sheets for part in parts for sheet in needed)


class _Weights:
    """The districts' weights, by which absolute targets are handed down; each kind is worked out once."""

    def __init__(self, census: Census, asked: Sorted) -> None:
        self.census = census
        self.asked = asked
        self._known: dict[str, dict[str, Fraction] | None] = {}

    def target(self, goal: Goal, group: Group) -> Target:
        """Return what a goal asks of a unit: the document's number, or a district's share of it."""
        if goal.apportion is None or group.level == "province":
            return Target(goal.target)
        if group.level != "district" or self.census.unit_map.ended:
            return Target(None, "no_share")
        by = goal.apportion.by
        if by not in self._known:
            self._known[by] = self._weigh(by)
        weights = self._known[by]
        if weights is None:
            return Target(None, "weight_unknown")
        return Target(goal.target * weights[group.id] / sum(weights.values()))

    def _weigh(self, by: str) -> dict[str, Fraction] | None:
        """Return the weight of every district; None if one cannot be known, or all are 0."""
        found: dict[str, Fraction] = {}
        for part in self.asked.tops:
            if part.level == "district":
                weight = Fraction(1) if by == "equal" else self._weight(by, part)
                if weight is None:
                    return None
                found[part.id] = weight
        return found if any(found.values()) else None

    def _weight(self, by: str, part: Group) -> Fraction | None:
        weight = next(one for one in self.census.form.weights if one.id == by)
        sheet = weight.count or weight.in_ or ""
        if sheet not in self.asked.tables or (part.ranges and sheet not in part.sheets):
            return None
        rows = part.ranges.get(sheet, (0, 0))
        if weight.sum is None:
            return Fraction(rows[1] - rows[0])
        table = self.asked.tables[sheet]
        summed = Sum.model_validate({"sum": weight.sum, "in": sheet})
        tally = Tally(summed, All(()), table, self.census.form)
        if tally.in_doubt.to_bytes(table.height, "little").count(1, *rows):
            return None
        return Fraction(tally.amounts([rows])[0].value)


def _summary(results: Sequence[IndicatorResult], year: str, incomplete: bool) -> Summary:
    goals = [result.goals[year] for result in results if year in result.goals]
    zero = Fraction(0)
    return Summary(
        {status: sum(goal.status == status for goal in goals) for status in STATUSES},
        sum((goal.points for goal in goals if goal.points is not None), zero),
        sum((goal.of for goal in goals), zero),
        sum((goal.points_low for goal in goals), zero),
        sum((goal.points_high for goal in goals), zero),
        incomplete,
    )


@dataclass(frozen=True, slots=True)
class _Bodies:
    """For each unit, by role: the bodies without it, and how many bodies there are in all."""

    lacking: list[dict[str, tuple[Body, ...]]]
    all: list[dict[str, int]]


def _bodies_without(census: Census, asked: Sorted, targets: Targets) -> _Bodies:
    """Find the bodies that have nobody in a role: for certain, or as far as blanks allow to tell."""
    bodies = group_census(census, "organization", None).groups[1:]
    found = _Bodies([{} for _ in asked.groups], [{} for _ in asked.groups])
    for (sheet, role), condition in targets.without.items():
        table = asked.tables.get(sheet)
        if table is None:
            continue
        marks = judge(condition, table).to_bytes(table.height, "little")
        places = [body.ranges[sheet] for body in bodies if sheet in body.ranges]
        lacking = [
            (body.ranges[sheet], Body(body.id, body.name.vi, marks.count(UNKNOWN, *body.ranges[sheet]) == 0))
            for body in bodies
            if sheet in body.ranges and not marks.count(TRUE, *body.ranges[sheet])
        ]
        for at, group in enumerate(asked.groups):
            start, stop = group.ranges.get(sheet, (0, 0))
            found.all[at][role] = sum(start <= first and last <= stop for first, last in places)
            found.lacking[at][role] = tuple(
                one for (first, last), one in lacking if start <= first and last <= stop
            )
    return found
