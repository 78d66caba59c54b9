"""The plan as an integer program: first what can be met, then the least effort, then the fewest rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.errors import NlsError
from nls_cli.model.plan import PlanLimits
from nls_cli.scoring.planning.lines import ZERO
from nls_cli.scoring.planning.options import Option, RowClass

MOST_NODES = 200_000
"""Where the search stops, the same on every machine; the gap then says how good the plan is."""
MOST_SECONDS = 120.0
Terms = dict[int, Fraction]
"""Variable → factor."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A goal: what its options add up to must reach `needed`."""

    needed: Fraction
    weight: Fraction
    """What it is worth where not all goals can be met; 0 for a goal that must not be lost."""


@dataclass(frozen=True, slots=True)
class Solution:
    """How often each option is taken."""

    times: tuple[int, ...]
    given_up: frozenset[int]
    """Demands that are not met."""
    effort: Fraction
    bound: Fraction


@dataclass(frozen=True, slots=True)
class _Row:
    terms: Mapping[int, Fraction]
    least: Fraction


class Program:
    """Variables: how often each option is taken; the rows touched in each class; whether a goal is given up."""

    def __init__(
        self,
        options: Sequence[Option],
        classes: Sequence[RowClass],
        demands: Sequence[Demand],
        limits: PlanLimits,
    ) -> None:
        self.options = options
        self.classes = classes
        self.demands = demands
        self.limits = limits
        self._touched = len(options)
        self._given_up = self._touched + len(classes)
        self._size = self._given_up + len(demands)
        self._ends = [self._end(option) for option in options]

    def _end(self, option: Option) -> int:
        """Bound an option without end by what any demand could use."""
        if option.most is not None:
            return option.most
        uses = [
            math.ceil(self.demands[line].needed / gain)
            for line, gain in option.effect.items()
            if gain > 0 and self.demands[line].needed > 0
        ]
        return max(uses, default=0)

    def reach(self, line: int) -> Fraction:
        """Return the most that one demand could get if nothing else mattered."""
        by_component: dict[tuple[int, int], Fraction] = {}
        total = ZERO
        for option, end in zip(self.options, self._ends, strict=True):
            gain = option.effect.get(line, ZERO)
            if gain <= 0:
                continue
            if option.row_class < 0:
                total += gain * end
            else:
                key = option.row_class, option.component
                by_component[key] = max(by_component.get(key, ZERO), gain * end)
        return total + sum(by_component.values(), ZERO)

    def solve(self) -> Solution:
        """Return the least effort for the goals that are worth most together."""
        given_up: frozenset[int] = frozenset()
        found = self._solved(self._costs(), frozenset(), [])
        if found is None:
            worth = {self._given_up + at: one.weight for at, one in enumerate(self.demands) if one.weight}
            free = frozenset(at for at, one in enumerate(self.demands) if one.weight)
            best = self._solved(worth, free, [])
            assert best is not None  # nothing done keeps everything that is met
            given_up = frozenset(at for at in free if best[0][self._given_up + at])
            found = self._solved(self._costs(), given_up, [], dropped=True)
            assert found is not None
        values, bound = found
        effort = self._effort(values)
        fewest = {self._touched + at: Fraction(1) for at in range(len(self.classes))}
        if fewest:
            capped = _Row({at: -cost for at, cost in self._costs().items()}, -effort)
            again = self._solved(fewest, given_up, [capped], dropped=True)
            values = again[0] if again is not None else values
        return Solution(tuple(values[: len(self.options)]), given_up, effort, min(bound, effort))

    def _costs(self) -> Terms:
        return {at: option.cost for at, option in enumerate(self.options)}

    def _effort(self, values: Sequence[int]) -> Fraction:
        return sum((option.cost * n for option, n in zip(self.options, values, strict=False)), ZERO)

    def _solved(
        self, objective: Terms, free: frozenset[int], more: Sequence[_Row], *, dropped: bool = False
    ) -> tuple[list[int], Fraction] | None:
        """Minimise; `free` demands may be given up, or are (`dropped`). None if it cannot be done."""
        rows = [*self._demand_rows(free, dropped=dropped), *self._class_rows(), *self._limit_rows(), *more]
        scaled = _whole(objective)
        factor = next((n / objective[at] for at, n in scaled.items() if n), Fraction(1))
        ends = [*self._ends, *(len(one.rows) for one in self.classes)]
        ends += [int(at in free and not dropped) for at in range(len(self.demands))]
        answer = _minimised(scaled, rows, ends)
        if answer is None:
            return None
        values, bound = answer
        for row in rows:
            if sum((factor * values[at] for at, factor in row.terms.items()), ZERO) < row.least:
                raise NlsError("plan.solver")
        return values, Fraction(bound) / factor

    def _demand_rows(self, free: frozenset[int], *, dropped: bool) -> Iterable[_Row]:
        gains: list[dict[int, Fraction]] = [{} for _ in self.demands]
        for at, option in enumerate(self.options):
            for line, gain in option.effect.items():
                gains[line][at] = gain
        for line, demand in enumerate(self.demands):
            if line in free and dropped:
                continue
            terms = gains[line]
            if line in free:
                worst = sum((min(gain, ZERO) * self._ends[at] for at, gain in terms.items()), ZERO)
                terms = {**terms, self._given_up + line: max(ZERO, demand.needed - worst)}
            yield _Row(terms, demand.needed)

    def _class_rows(self) -> Iterable[_Row]:
        """Give a row one pattern of each group of cells; it is touched if it gets any."""
        groups: dict[tuple[int, int], Terms] = {}
        for at, option in enumerate(self.options):
            if option.row_class >= 0:
                groups.setdefault((option.row_class, option.component), {})[at] = Fraction(-1)
        for (number, _), terms in groups.items():
            yield _Row({**terms, self._touched + number: Fraction(1)}, ZERO)

    def _limit_rows(self) -> Iterable[_Row]:
        if self.limits.budget is not None:
            yield _Row({at: -cost for at, cost in self._costs().items()}, -self.limits.budget)
        tops = dict.fromkeys(option.top for option in self.options if option.top)
        for cap in self.limits.caps:
            for top in tops if cap.place is None else (cap.place,):
                terms: Terms = {}
                for at, option in enumerate(self.options):
                    if option.top == top and cap.what is None:
                        terms[at] = -option.cost
                    elif option.top == top and cap.what is not None and cap.what in option.heads:
                        terms[at] = -Fraction(option.heads[cap.what])
                for at, one in enumerate(self.classes):
                    if one.top == top and one.sheet == cap.what:
                        terms[self._touched + at] = Fraction(-1)
                yield _Row(terms, -cap.most)


def _whole(terms: Mapping[int, Fraction]) -> dict[int, int]:
    """Return the factors as whole numbers without a common divisor."""
    scale = math.lcm(*(factor.denominator for factor in terms.values())) if terms else 1
    numbers = {at: int(factor * scale) for at, factor in terms.items()}
    divisor = math.gcd(*numbers.values()) or 1
    return {at: number // divisor for at, number in numbers.items()}


def _minimised(
    objective: Mapping[int, int], rows: Sequence[_Row], ends: Sequence[int]
) -> tuple[list[int], int] | None:
    """Minimise over whole numbers from 0 to `ends`; return them, and the bound that is proved."""
    if not ends:
        return ([], 0) if all(row.least <= 0 for row in rows) else None
    # Only here: a second to import, and only plans need it.
    try:
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array
    except ImportError as error:
        raise NlsError("plan.solver.missing", why=error.name or "scipy") from error

    data: list[int] = []
    columns: list[int] = []
    starts = [0]
    least: list[int] = []
    for row in rows:
        if not any(row.terms.values()):
            if row.least > 0:
                return None
            continue
        whole = _whole(row.terms)
        factor = next(Fraction(n) / row.terms[at] for at, n in whole.items() if n)
        data += whole.values()
        columns += whole.keys()
        starts.append(len(data))
        least.append(math.ceil(row.least * factor))
    costs = [objective.get(at, 0) for at in range(len(ends))]
    constraints = []
    if least:
        matrix = csr_array((data, columns, starts), shape=(len(least), len(ends)), dtype=float)
        constraints.append(LinearConstraint(matrix, lb=least))
    found = milp(
        costs,
        integrality=[1] * len(ends),
        bounds=Bounds([0] * len(ends), list(ends)),
        constraints=constraints,
        options={"mip_rel_gap": 0.0, "node_limit": MOST_NODES, "time_limit": MOST_SECONDS},
    )
    if found.x is None:
        if found.status == 2:
            return None
        raise NlsError("plan.solver")
    values = [round(value) for value in found.x.tolist()]
    total = sum(cost * value for cost, value in zip(costs, values, strict=True))
    proved = total if found.status == 0 else math.ceil(found.mip_dual_bound - 1e-6)
    return values, min(total, proved)
