"""A goal as a sum over rows that must not fall below a bound: what each row gives, whatever its cells become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.model.census import Table
from nls_cli.model.conditions import Condition, Conditions
from nls_cli.model.form import Form
from nls_cli.model.targets import Count, Distinct, Goal, Indicator, Ratio, Share, Sum
from nls_cli.model.verdicts import FALSE, TRUE, UNKNOWN, judge
from nls_cli.scoring.groups import Range
from nls_cli.scoring.measures import Tally

ZERO, ONE = Fraction(0), Fraction(1)
Weights = tuple[Fraction, ...]
"""What a row counts, by its state: the verdict of `where`, and four times that of `having`."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the rows of one sheet give to a line: their weight, times a number of theirs if there is one."""

    sheet: str
    where: Condition
    having: Condition | None
    weights: Weights
    column: str = ""
    """The number column that is summed; empty: each row counts 1."""
    whole_if_blank: bool = False
    """A blank number counts as large as it may be."""
    left_out: bytes = b""
    """Per row of the table 1 where it counts in nothing; empty: none is left out."""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that decide a row's state."""
        return (self.where,) if self.having is None else (self.where, self.having)

    def states(self, table: Table) -> bytes:
        """Return the state of every row of a table."""
        verdicts = judge(self.where, table)
        if self.having is not None:
            verdicts |= judge(self.having, table) << 2
        if self.left_out:
            verdicts &= ~(int.from_bytes(self.left_out, "little") * 15)
        return verdicts.to_bytes(table.height, "little")

    def numbers(self, table: Table, form: Form) -> list[Fraction]:
        """Return the number that each row's weight is multiplied with."""
        own = numbers_of(table, self.column)
        whole = form.sheet(self.sheet).column(self.column).part_of if self.whole_if_blank else None
        if whole is None:
            return [number if number is not None else ZERO for number in own]
        return [n if n is not None else w or ZERO for n, w in zip(own, numbers_of(table, whole), strict=True)]


@dataclass(frozen=True, slots=True)
class Line:
    """One goal: the sum over its parts must be at least `bound`."""

    indicator: Indicator
    year: str
    goal: Goal
    target: Fraction
    parts: tuple[Part, ...]
    bound: Fraction
    per_head: Fraction
    """What one more head in the numerator adds."""
    certain: bool
    """False where open bounds keep the status from `met` whatever is done: then the line is about the value."""
    constant: Fraction = ZERO
    """What counts of different values give, which no action of a plan changes."""

    def today(self, tables: Mapping[str, Table], ranges: Mapping[str, Range], form: Form) -> Fraction:
        """Return the sum as the census stands."""
        return self.constant + sum(
            (_given(part, tables[part.sheet], ranges.get(part.sheet, (0, 0)), form) for part in self.parts),
            ZERO,
        )


def numbers_of(table: Table, column: str) -> list[Fraction | None]:
    """Return the numbers of a column; None where there is none."""
    cells = table.columns.get(column)
    if cells is None:
        return [None] * table.height
    known = [value if isinstance(value, Fraction) else None for value in cells.values]
    return [known[code] for code in cells.codes]


def _given(part: Part, table: Table, rows: Range, form: Form) -> Fraction:
    states = part.states(table)[slice(*rows)]
    if not part.column:
        return sum((part.weights[state] * count for state, count in Counter(states).items()), ZERO)
    numbers = part.numbers(table, form)[slice(*rows)]
    return sum((part.weights[s] * n for s, n in zip(states, numbers, strict=True) if part.weights[s]), ZERO)


def _weights(weigh: Callable[[int, int], Fraction | int]) -> Weights:
    return tuple(Fraction(weigh(state & 3, state >> 2)) for state in range(16))


def line_of(
    indicator: Indicator,
    conditions: Conditions,
    year: str,
    goal: Goal,
    target: Fraction,
    tables: Mapping[str, Table],
    ranges: Mapping[str, Range],
    form: Form,
) -> Line:
    """Write a goal as a line. Where its bounds can decide, by the worse bound: then the line held means `met`."""
    sign = ONE if goal.upward else -ONE
    match indicator.measure:
        case Share(share_of=base):
            part = _share(base.sheet, conditions, indicator.multiplier, target, upward=goal.upward)
            return Line(indicator, year, goal, target, (part,), ZERO, indicator.multiplier, True)
        case Ratio(numerator=over, denominator=under):
            assert conditions.other is not None
            return _ratio(
                indicator,
                (over, conditions.where),
                (under, conditions.other),
                (year, goal, target),
                tables,
                ranges,
                form,
            )
        case aggregate:
            tally = Tally(aggregate, conditions.where, tables[aggregate.sheet], form)
            amount = tally.amounts([ranges.get(aggregate.sheet, (0, 0))])[0]
            certain = goal.upward or amount.high is not None
            parts, constant = _amount(
                aggregate,
                conditions.where,
                sign,
                amount.low if goal.upward else amount.high or amount.value,
                low=goal.upward or not certain,
            )
            return Line(indicator, year, goal, target, parts, sign * target, ONE, certain, constant)


def _share(
    sheet: str, conditions: Conditions, multiplier: Fraction, target: Fraction, *, upward: bool
) -> Part:
    """At worst, rows of unknown membership join where that does harm, and unknown cells turn out badly."""

    def at_least(base: int, having: int) -> Fraction:
        if base == TRUE:
            return multiplier - target if having == TRUE else -target
        return -target if base == UNKNOWN and having != TRUE else ZERO

    def at_most(base: int, having: int) -> Fraction:
        if base == TRUE:
            return target - multiplier if having != FALSE else target
        return target - multiplier if base == UNKNOWN and having != FALSE else ZERO

    weights = _weights(at_least if upward else at_most)
    return Part(sheet, conditions.where, conditions.other, weights)


def _amount(
    aggregate: Count | Sum | Distinct,
    where: Condition,
    weight: Fraction,
    amount: int | Fraction,
    *,
    low: bool,
) -> tuple[tuple[Part, ...], Fraction]:
    """Return what an aggregate gives, times `weight`: at its lowest, or at its highest."""
    if isinstance(aggregate, Distinct):
        return (), weight * amount
    weights = _weights(lambda base, _: weight if base == TRUE or (base == UNKNOWN and not low) else ZERO)
    column = aggregate.sum if isinstance(aggregate, Sum) else ""
    return (
        Part(aggregate.sheet, where, None, weights, column, whole_if_blank=bool(column) and not low),
    ), ZERO


def _ratio(
    indicator: Indicator,
    top: tuple[Count | Sum | Distinct, Condition],
    bottom: tuple[Count | Sum | Distinct, Condition],
    asked: tuple[str, Goal, Fraction],
    tables: Mapping[str, Table],
    ranges: Mapping[str, Range],
    form: Form,
) -> Line:
    (over, over_where), (under, under_where) = top, bottom
    year, goal, target = asked
    tallies = (
        Tally(over, over_where, tables[over.sheet], form),
        Tally(under, under_where, tables[under.sheet], form),
    )
    over_rows, under_rows = ranges.get(over.sheet, (0, 0)), ranges.get(under.sheet, (0, 0))
    left_out = 0
    if over.sheet == under.sheet:
        left_out = tallies[1].in_doubt
        for tally in tallies:
            tally.leave_out(left_out)
    marks = left_out.to_bytes(tables[under.sheet].height, "little") if left_out else b""
    highest, lowest = tallies[0].amounts([over_rows])[0], tallies[1].amounts([under_rows])[0]
    open_ = (lowest.high if goal.upward else highest.high) is None
    certain = not open_ and not marks.count(1, *under_rows)
    sign = indicator.multiplier if goal.upward else -indicator.multiplier
    low_over, low_under = (goal.upward, not goal.upward) if certain else (True, True)
    over_amount = highest.low if low_over else highest.high
    under_amount = lowest.low if low_under else lowest.high
    assert over_amount is not None and under_amount is not None
    over_parts, over_constant = _amount(over, over_where, sign, over_amount, low=low_over)
    under_weight = -target if goal.upward else target
    under_parts, under_constant = _amount(under, under_where, under_weight, under_amount, low=low_under)
    parts = tuple(_without(part, marks) for part in (*over_parts, *under_parts))
    return Line(
        indicator,
        year,
        goal,
        target,
        parts,
        ZERO,
        indicator.multiplier,
        certain,
        over_constant + under_constant,
    )


def _without(part: Part, marks: bytes) -> Part:
    if not marks:
        return part
    return Part(part.sheet, part.where, part.having, part.weights, part.column, part.whole_if_blank, marks)


def unplannable(indicator: Indicator) -> bool:
    """Tell whether a goal counts different values: there, what one row adds hangs on all the others."""
    measure = indicator.measure
    counted = measure.numerator if isinstance(measure, Ratio) else measure
    return isinstance(counted, Distinct)


def summed_column(indicator: Indicator) -> Sum | None:
    """Return the sum that an indicator's numerator is, if it is one."""
    measure = indicator.measure
    counted = measure.numerator if isinstance(measure, Ratio) else measure
    return counted if isinstance(counted, Sum) else None
