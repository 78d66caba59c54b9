"""Who could close each gap: whoever is in the denominator of an unmet goal and not in its numerator."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from nls_cli.model.account import Locator, Range, SheetAccount
from nls_cli.model.census import Census, Table
from nls_cli.model.conditions import Targets
from nls_cli.model.roster import Candidate, Roster, RosterGoal, RosterKind
from nls_cli.model.snapshot import GoalResult, IndicatorResult
from nls_cli.model.targets import Count, Distinct, Ratio, Share
from nls_cli.scoring.account import account_rows
from nls_cli.scoring.explain import unknown_reasons
from nls_cli.scoring.groups import Group, group_census
from nls_cli.scoring.measures import aggregate_sheets
from nls_cli.scoring.score import Question, score_census

UNMET = ("not_met", "uncertain", "no_data")


def make_roster(
    census: Census, targets: Targets, locator: Locator, *, district: str | None, year: str | None
) -> Roster:
    """List who could close each unmet goal of the province, or of one district."""
    snapshot = score_census(census, targets, Question("district", district, year))
    asked = group_census(census, "district", district)
    at = 0 if district is None else 1
    unit, group = snapshot.units[at], asked.groups[at]
    found: list[RosterGoal] = []
    for result in unit.indicators:
        for goal_year, goal in result.goals.items():
            if goal.status in UNMET:
                found.append(_goal(result, goal_year, goal, targets, asked.tables, group, census))
    found.sort(key=lambda one: (-(one.goal.of - (one.goal.points or 0)), -(one.goal.gap or 0)))
    parts = {one.id: one for one in snapshot.units[1:]}
    return Roster(snapshot, unit, tuple(found), parts, census.form, census.unit_map, locator)


def _goal(
    result: IndicatorResult,
    year: str,
    goal: GoalResult,
    targets: Targets,
    tables: Mapping[str, Table],
    group: Group,
    census: Census,
) -> RosterGoal:
    indicator = result.indicator
    if goal.gap is None or any(sheet not in tables for sheet in aggregate_sheets(indicator)):
        return RosterGoal(result, year, goal, "rows", None, ())
    accounts = account_rows(indicator, targets.conditions[indicator.id], tables, census.form)
    ranges = [group.ranges.get(one.table.sheet, (0, 0)) for one in accounts]
    kind = _kind(indicator.measure, accounts)
    lister = _Lister(result, goal, accounts, ranges, census)
    candidates = {"rows": lister.rows, "amounts": lister.amounts, "places": lister.places}[kind]()
    return RosterGoal(result, year, goal, kind, accounts[0].table, tuple(candidates))


def _kind(measure: object, accounts: Sequence[SheetAccount]) -> RosterKind:
    if isinstance(measure, Share | Count):
        return "rows"
    if isinstance(measure, Distinct) or (
        isinstance(measure, Ratio)
        and (
            len(accounts) > 1
            or any(isinstance(one, Distinct) for one in (measure.numerator, measure.denominator))
        )
    ):
        return "places"
    return "amounts"


class _Lister:
    """Lists the candidates of one goal."""

    def __init__(
        self,
        result: IndicatorResult,
        goal: GoalResult,
        accounts: Sequence[SheetAccount],
        ranges: Sequence[Range],
        census: Census,
    ) -> None:
        self._result = result
        self._goal = goal
        self._accounts = accounts
        self._ranges = ranges
        self._form = census.form

    def rows(self) -> Iterator[Candidate]:
        """Yield rows that count one each: those to be won, or with `at_most` those that count already."""
        (account,), (rows,) = self._accounts, self._ranges
        counted = account.amounts["numerator"]
        belongs = account.amounts.get("denominator")
        for row in range(*rows):
            unsure = bool(account.unknown[row])
            if not self._goal.upward:
                wanted = bool(counted[row]) or unsure
            elif belongs is not None:
                wanted = not counted[row] and (bool(belongs[row]) or unsure)
            else:
                wanted = not counted[row] and (unsure or self._could_be(account, row))
            if wanted:
                columns = dict.fromkeys(one.column for one in account.why(row))
                yield self._candidate(account.table, row, unsure=unsure, columns=tuple(columns))

    def _could_be(self, account: SheetAccount, row: int) -> bool:
        """Tell whether only what can be brought about keeps a row from being counted."""
        sheet = self._form.sheet(account.table.sheet)
        reasons = account.why(row)
        return bool(reasons) and all(sheet.column(one.column).action is not None for one in reasons)

    def amounts(self) -> Iterator[Candidate]:
        """Yield rows that add too little to reach the goal by themselves; without a whole, every row."""
        (account,), (rows,) = self._accounts, self._ranges
        given, whole = account.amounts["numerator"], account.amounts.get("denominator")
        for row in range(*rows):
            unsure = bool(account.unknown[row])
            value = Fraction(given[row])
            of = None if whole is None else Fraction(whole[row])
            missing = None if of is None else self._missing(value, of)
            outside = any(one.kind == "outside" for one in account.why(row))
            if unsure or (not outside and (missing is None or missing > 0)):
                columns = tuple(dict.fromkeys(one.column for one in unknown_reasons(account, row)))
                yield self._candidate(
                    account.table, row, unsure=unsure, columns=columns, value=value, whole=of, missing=missing
                )

    def places(self) -> Iterator[Candidate]:
        """Yield the communes whose rows, over all sheets, fall short of the goal."""
        sums: dict[tuple[str, str], dict[str, Fraction]] = {}
        unsure: set[tuple[str, str]] = set()
        for account, (start, stop) in zip(self._accounts, self._ranges, strict=True):
            places = account.table.places
            by_place: dict[tuple[str, str], list[int]] = {}
            for row in range(start, stop):
                place = places.values[places.codes[row]]
                by_place.setdefault((place.top, place.leaf), []).append(row)
            for key, members in by_place.items():
                for side in account.amounts:
                    sums.setdefault(key, {})[side] = _sum(account, side, members)
                if any(account.unknown[row] for row in members):
                    unsure.add(key)
        for key, sides in sums.items():
            value, whole = sides.get("numerator", Fraction(0)), sides.get("denominator")
            missing = self._missing(value, whole or Fraction(0))
            if missing > 0 or key in unsure:
                yield Candidate(
                    key[0], key[1], None, key in unsure, value=value, whole=whole, missing=missing
                )

    def _missing(self, value: Fraction, whole: Fraction) -> int:
        """Return what one row or place needs by itself; with `at_most` what it has too much."""
        assert self._goal.target is not None
        needed = self._goal.target * whole / self._result.indicator.multiplier
        return max(0, math.ceil(needed - value if self._goal.upward else value - needed))

    def _candidate(
        self,
        table: Table,
        row: int,
        *,
        unsure: bool,
        columns: tuple[str, ...],
        value: Fraction | None = None,
        whole: Fraction | None = None,
        missing: int | None = None,
    ) -> Candidate:
        place = table.places.values[table.places.codes[row]]
        return Candidate(place.top, place.leaf, row, unsure, columns, value, whole, missing)


def _sum(account: SheetAccount, side: str, rows: Sequence[int]) -> Fraction:
    amounts = account.amounts["numerator" if side == "numerator" else "denominator"]
    keys = account.keys.get("numerator" if side == "numerator" else "denominator")
    if keys is None:
        return Fraction(sum(amounts[row] for row in rows))
    return Fraction(len({keys[row] for row in rows if amounts[row]}))
