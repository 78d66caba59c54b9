"""What every row adds to a measure, and why: the very verdicts the score is made of, kept by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from nls_cli.model.account import Number, Reason, SheetAccount, Side
from nls_cli.model.census import Table
from nls_cli.model.conditions import All, Any, Condition, Conditions, Not, PlaceTest, Test
from nls_cli.model.form import Form, Sheet
from nls_cli.model.targets import Aggregate, Count, Distinct, Indicator, Ratio, Share, Sum
from nls_cli.model.verdicts import FALSE, TRUE, UNKNOWN, judge
from nls_cli.scoring.measures import Tally

Leaf = Test | PlaceTest
Verdict = int


def account_rows(
    indicator: Indicator, conditions: Conditions, tables: Mapping[str, Table], form: Form
) -> tuple[SheetAccount, ...]:
    """Return what every row adds to `indicator`, sheet by sheet; every sheet of it must be in `tables`."""
    match indicator.measure:
        case Share(share_of=base):
            return (_share(conditions, tables[base.sheet], form),)
        case Ratio(numerator=over, denominator=under):
            assert conditions.other is not None
            sides = [
                _Part("numerator", over, conditions.where, tables[over.sheet], form),
                _Part("denominator", under, conditions.other, tables[under.sheet], form),
            ]
            if over.sheet == under.sheet:
                return (_one_sheet(sides[0], sides[1]),)
            return tuple(_alone(side) for side in sides)
        case aggregate:
            table = tables[aggregate.sheet]
            return (_alone(_Part("numerator", aggregate, conditions.where, table, form)),)


def leaves_of(condition: Condition) -> Iterator[Leaf]:
    """Yield every comparison in a condition."""
    match condition:
        case Test() | PlaceTest():
            yield condition
        case Not(inner):
            yield from leaves_of(inner)
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves_of(part)
        case _:
            assert_never(condition)


def verdict_of(condition: Condition, known: Mapping[Leaf, Verdict]) -> Verdict:
    """Return the verdict of a condition, given those of its comparisons."""
    match condition:
        case Test() | PlaceTest():
            return known[condition]
        case Not(inner):
            return _negated(verdict_of(inner, known))
        case All(parts):
            verdict = TRUE
            for part in parts:
                verdict &= verdict_of(part, known)
            return verdict
        case Any(parts):
            verdict = FALSE
            for part in parts:
                verdict |= verdict_of(part, known)
            return verdict


def _negated(verdict: Verdict) -> Verdict:
    return {TRUE: FALSE, FALSE: TRUE}.get(verdict, UNKNOWN)


def blamed(condition: Condition, wanted: Verdict, known: Mapping[Leaf, Verdict]) -> Iterator[Leaf]:
    """Yield the comparisons that make a condition come out as `wanted`, which it does."""
    match condition:
        case Test() | PlaceTest():
            yield condition
        case Not(inner):
            yield from blamed(inner, _negated(wanted), known)
        case All(parts) | Any(parts):
            for part in parts:
                if verdict_of(part, known) == wanted:
                    yield from blamed(part, wanted, known)


def column_of(leaf: Leaf, sheet: Sheet) -> str:
    """Return the id of the column that a comparison looks at."""
    if isinstance(leaf, Test):
        return leaf.column
    return next(column.id for column in sheet.places if column.level == leaf.level)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A condition whose failing is a reason of some kind."""

    condition: Condition
    side: Side
    failing: Literal["outside", "lacks"]
    share: bool = False
    """Of the rows that an earlier condition leaves, only: a share's `having`."""


class _Part:
    """One aggregate of a measure, row by row."""

    def __init__(
        self, side: Side, aggregate: Aggregate, condition: Condition, table: Table, form: Form
    ) -> None:
        self.side: Side = side
        self.aggregate = aggregate
        self.condition = condition
        self.table = table
        self.form = form
        self.tally = Tally(aggregate, condition, table, form)
        self.doubt = self.tally.in_doubt.to_bytes(table.height, "little")

    @property
    def operands(self) -> tuple[str, ...]:
        """Ids of the columns that must be known in a row that is counted."""
        match self.aggregate:
            case Count():
                return ()
            case Sum(sum=column):
                return (column,)
            case Distinct(columns=columns):
                return columns

    def amounts(self) -> list[Number]:
        """Return per row what it adds."""
        marks = self.tally.verdicts.to_bytes(self.table.height, "little")
        if isinstance(self.aggregate, Sum):
            numbers = self.tally.numbers(self.aggregate.sum)
            return [n if m == TRUE and n is not None else 0 for m, n in zip(marks, numbers, strict=True)]
        unusable = self.tally.unusable.to_bytes(self.table.height, "little")
        return [int(m == TRUE and not u) for m, u in zip(marks, unusable, strict=True)]

    def keys(self) -> dict[Side, Sequence[int]]:
        """Return per row the number of its key, where different keys are counted."""
        return {self.side: self.tally.key_codes()} if isinstance(self.aggregate, Distinct) else {}


def _alone(part: _Part) -> SheetAccount:
    reasons, codes = _reasons(part.table, part.form, [_asked(part)], [part], b"")
    return SheetAccount(part.table, {part.side: part.amounts()}, part.keys(), part.doubt, reasons, codes)


def _asked(part: _Part) -> _Asked:
    return _Asked(part.condition, part.side, "outside")


def _one_sheet(over: _Part, under: _Part) -> SheetAccount:
    """Take a ratio over one sheet apart: a row whose denominator is unknown counts in neither."""
    left_out = under.tally.in_doubt
    asked = [_asked(under), _Asked(over.condition, "numerator", "lacks")]
    reasons, codes = _reasons(over.table, over.form, asked, [over, under], under.doubt)
    over.tally.leave_out(left_out)
    under.tally.leave_out(left_out)
    unknown = bytes(a | b for a, b in zip(over.doubt, under.doubt, strict=True))
    return SheetAccount(
        over.table,
        {"numerator": over.amounts(), "denominator": under.amounts()},
        {**over.keys(), **under.keys()},
        unknown,
        reasons,
        codes,
    )


def _share(conditions: Conditions, table: Table, form: Form) -> SheetAccount:
    assert conditions.other is not None
    base = judge(conditions.where, table).to_bytes(table.height, "little")
    having = judge(conditions.other, table).to_bytes(table.height, "little")
    asked = [
        _Asked(conditions.where, "denominator", "outside"),
        _Asked(conditions.other, "numerator", "lacks", share=True),
    ]
    reasons, codes = _reasons(table, form, asked, [], b"")
    return SheetAccount(
        table,
        {
            "numerator": [int(b == TRUE and h == TRUE) for b, h in zip(base, having, strict=True)],
            "denominator": [int(b == TRUE) for b in base],
        },
        {},
        bytes(b == UNKNOWN or (b == TRUE and h == UNKNOWN) for b, h in zip(base, having, strict=True)),
        reasons,
        codes,
    )


def _reasons(
    table: Table, form: Form, asked: Sequence[_Asked], parts: Sequence[_Part], left_out: bytes
) -> tuple[list[tuple[Reason, ...]], list[int]]:
    """Return what decides about each row. Rows with the same verdicts share one answer."""
    sheet = form.sheet(table.sheet)
    leaves = list(dict.fromkeys(leaf for one in asked for leaf in leaves_of(one.condition)))
    operands = [(part, column) for part in parts for column in part.operands]
    marks = [judge(leaf, table).to_bytes(table.height, "little") for leaf in leaves]
    marks += [part.tally.missing(column).to_bytes(table.height, "little") for part, column in operands]
    marks.append(left_out or bytes(table.height))
    seen: dict[tuple[int, ...], int] = {}
    codes = [seen.setdefault(pattern, len(seen)) for pattern in zip(*marks, strict=True)]
    found: list[tuple[Reason, ...]] = []
    for pattern in seen:
        known = dict(zip(leaves, pattern, strict=False))
        reasons = _of_conditions(asked, known, sheet)
        missing = pattern[len(leaves) : -1]
        for (part, column), absent in zip(operands, missing, strict=True):
            if absent and verdict_of(part.condition, known) != FALSE:
                reasons.append(Reason("operand", part.side, column))
        if pattern[-1]:
            reasons.append(Reason("left_out", "denominator", ""))
        found.append(tuple(dict.fromkeys(reasons)))
    return found, codes


def _of_conditions(asked: Sequence[_Asked], known: Mapping[Leaf, Verdict], sheet: Sheet) -> list[Reason]:
    reasons: list[Reason] = []
    outside = False
    for one in asked:
        verdict = verdict_of(one.condition, known)
        # Whoever is outside is not asked for anything more.
        if verdict == TRUE or (outside and (one.share or verdict == FALSE)):
            continue
        kind = "unknown" if verdict == UNKNOWN else one.failing
        outside = outside or kind == "outside"
        columns = [column_of(leaf, sheet) for leaf in blamed(one.condition, verdict, known)]
        reasons += [Reason(kind, one.side, column) for column in columns]
    return reasons
