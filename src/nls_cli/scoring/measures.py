"""What a measure amounts to in each unit: exact value, bounds under unknown cells, rows in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, compress

from nls_cli.model.census import Items, Missing, Table
from nls_cli.model.codes import encode, joint
from nls_cli.model.conditions import Condition, Conditions
from nls_cli.model.form import Form
from nls_cli.model.targets import Count, Distinct, Indicator, Ratio, Share, Sum
from nls_cli.model.verdicts import TRUE, Verdicts, judge, row_bits
from nls_cli.model.workbook import Codes
from nls_cli.scoring.groups import Range
from nls_cli.scoring.splits import split_rows

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Amount:
    """What an aggregate comes to over some rows."""

    value: Number
    low: Number
    high: Number | None
    """None where unknown cells leave it open."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure comes to in one unit. Everything but `unknown` is None where it cannot be said."""

    numerator: Fraction | None
    denominator: Fraction | None
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unknown: int
    zero: bool = False
    """The denominator is certainly 0."""


ABSENT = Measured(None, None, None, None, None, 0)
"""A sheet the measure needs is not there."""


def aggregate_sheets(indicator: Indicator) -> tuple[str, ...]:
    """Return the ids of the sheets a measure looks at, each once."""
    match indicator.measure:
        case Share(share_of=base):
            return (base.sheet,)
        case Ratio(numerator=over, denominator=under):
            return tuple(dict.fromkeys((over.sheet, under.sheet)))
        case aggregate:
            return (aggregate.sheet,)


class Tally:
    """One aggregate over one sorted table, ready to be asked for any range of rows."""

    def __init__(
        self, aggregate: Count | Sum | Distinct, condition: Condition, table: Table, form: Form
    ) -> None:
        self.aggregate = aggregate
        self.table = table
        self.form = form
        self.verdicts: Verdicts = judge(condition, table)
        self.unusable = self._without_operand()

    def _without_operand(self) -> Verdicts:
        """Mark (bit 0) the rows whose summand or a key part is unknown."""
        match self.aggregate:
            case Count():
                return 0
            case Sum(sum=id):
                return self.missing(id)
            case Distinct():
                found = 0
                for id in self.aggregate.columns:
                    found |= self.missing(id)
                return found

    def missing(self, id: str) -> Verdicts:
        """Mark (bit 0) the rows whose cell of a column cannot be counted or told apart by."""
        column = self.form.sheet(self.table.sheet).column(id)
        if column.level is not None:
            level = column.level
            invalid = [isinstance(getattr(place, level), Missing) for place in self.table.places.values]
            return marks_of(self.table.places.codes, invalid)
        cells = self.table.columns.get(id)
        if cells is None:
            return int.from_bytes(b"\1" * self.table.height, "little")
        return marks_of(
            cells.codes,
            [isinstance(v, Missing) or (isinstance(v, Items) and not v.complete) for v in cells.values],
        )

    @property
    def in_doubt(self) -> Verdicts:
        """Mark (bit 0) rows of unknown membership, or that may belong and have no operand."""
        ones = row_bits(self.table.height)
        possible = (self.verdicts >> 1) & ones
        certain = self.verdicts & ones
        return (possible & ~certain) | (possible & self.unusable)

    def leave_out(self, rows: Verdicts) -> None:
        """Count the marked rows (bit 0) in nothing any more."""
        self.verdicts &= ~(rows | rows << 1)

    def amounts(self, ranges: Sequence[Range]) -> list[Amount]:
        """Return the amount in each range of rows."""
        marks = self.verdicts.to_bytes(self.table.height, "little")
        match self.aggregate:
            case Count():
                return [_counted(marks, one) for one in ranges]
            case Sum(sum=id):
                return self._sums(id, marks, ranges)
            case Distinct():
                return self._distinct(ranges)

    def numbers(self, id: str) -> list[Number | None]:
        """Return per row the number in a column; None where there is none."""
        cells = self.table.columns.get(id)
        if cells is None:
            return [None] * self.table.height
        by_code: list[Number | None] = [
            (v.numerator if v.denominator == 1 else v) if isinstance(v, Fraction) else None
            for v in cells.values
        ]
        return [by_code[code] for code in cells.codes]

    def _sums(self, id: str, marks: bytes, ranges: Sequence[Range]) -> list[Amount]:
        """Sum a column. A blank summand is 0 in value and low; its row's whole, or nothing, bounds it above."""
        whole_id = self.form.sheet(self.table.sheet).column(id).part_of
        own = self.numbers(id)
        whole = self.numbers(whole_id) if whole_id else [None] * self.table.height
        sure: list[Number] = [
            n if m == TRUE and n is not None else 0 for m, n in zip(marks, own, strict=True)
        ]
        most = [0 if not m else n if n is not None else w for m, n, w in zip(marks, own, whole, strict=True)]
        open_ = [n is None for n in most]
        value_upto = list(accumulate(sure, initial=0))
        high_upto = list(accumulate((n or 0 for n in most), initial=0))
        open_upto = list(accumulate(open_, initial=0))
        found = []
        for start, stop in ranges:
            value = value_upto[stop] - value_upto[start]
            is_open = open_upto[stop] > open_upto[start]
            found.append(Amount(value, value, None if is_open else high_upto[stop] - high_upto[start]))
        return found

    def _distinct(self, ranges: Sequence[Range]) -> list[Amount]:
        """Count different keys. A row whose key is unknown may add one."""
        keys = self.key_codes()
        height, ones = self.table.height, row_bits(self.table.height)
        certain, maybe, unusable = self.verdicts & ones, self.verdicts >> 1 & ones, self.unusable
        sure = _marked(certain & ~unusable, height)
        possible = _marked(maybe & ~unusable, height)
        nameless = _marked(maybe & unusable, height)
        found = []
        for start, stop in ranges:
            mine = keys[start:stop]
            here, most = sure[start:stop], possible[start:stop]
            value = high = len(set(compress(mine, here)))
            if most != here:
                high = len(set(compress(mine, most)))
            found.append(Amount(value, value, high + nameless.count(1, start, stop)))
        return found

    def key_codes(self) -> Sequence[int]:
        """Return per row a number that is the same for rows with the same key."""
        assert isinstance(self.aggregate, Distinct)
        known = self.table.keyed.get(self.aggregate.columns)
        if known is None:
            known = self.table.keyed[self.aggregate.columns] = self._keyed(self.aggregate.columns)
        return known

    def _keyed(self, columns: Sequence[str]) -> Sequence[int]:
        parts: list[Codes] = []
        sheet, places = self.form.sheet(self.table.sheet), self.table.places
        levels = [level for id in columns if (level := sheet.column(id).level) is not None]
        if levels:
            index: dict[object, int] = {}
            named = [tuple(getattr(place, level) for level in levels) for place in places.values]
            number = [index.setdefault(names, len(index)) for names in named]
            parts.append(encode(map(number.__getitem__, places.codes), len(index)))
        others = (self.table.columns.get(id) for id in columns if sheet.column(id).level is None)
        parts += [cells.codes for cells in others if cells is not None]
        if len(parts) == 1:
            return parts[0]
        return list(joint(parts)[0]) if parts else bytes(self.table.height)


def marks_of(codes: Sequence[int], chosen: Sequence[bool]) -> Verdicts:
    """Return bit 0 set for every row whose code is `chosen`."""
    table = bytes(chosen)
    if isinstance(codes, bytes):
        return int.from_bytes(codes.translate(table.ljust(256, b"\0")), "little")
    return int.from_bytes(bytes(map(table.__getitem__, codes)), "little")


def _counted(marks: bytes, rows: Range) -> Amount:
    verdicts = int.from_bytes(marks[slice(*rows)], "little")
    ones = row_bits(rows[1] - rows[0])
    sure = (verdicts & ones).bit_count()
    return Amount(sure, sure, (verdicts >> 1 & ones).bit_count())


def _marked(marks: Verdicts, height: int) -> bytes:
    return marks.to_bytes(height, "little")


def _range(rows: Mapping[str, Range], sheet: str) -> Range:
    return rows.get(sheet, (0, 0))


def measure(
    indicator: Indicator,
    conditions: Conditions,
    tables: Mapping[str, Table],
    units: Sequence[Mapping[str, Range]],
    form: Form,
) -> list[Measured]:
    """Return what `indicator` measures in each unit; `units` gives each one's rows, by sheet id.

    Every sheet of the measure must be in `tables`.
    """
    match indicator.measure:
        case Share() as share:
            return _shares(share, indicator.multiplier, conditions, tables[share.share_of.sheet], units)
        case Ratio() as ratio:
            return _ratios(ratio, indicator.multiplier, conditions, tables, units, form)
        case aggregate:
            tally = Tally(aggregate, conditions.where, tables[aggregate.sheet], form)
            ranges = [_range(rows, aggregate.sheet) for rows in units]
            doubt = _marked(tally.in_doubt, tally.table.height)
            return [
                Measured(
                    Fraction(amount.value),
                    None,
                    Fraction(amount.value),
                    Fraction(amount.low),
                    None if amount.high is None else Fraction(amount.high),
                    doubt.count(1, *rows),
                )
                for amount, rows in zip(tally.amounts(ranges), ranges, strict=True)
            ]


def _shares(
    share: Share,
    multiplier: Fraction,
    conditions: Conditions,
    table: Table,
    units: Sequence[Mapping[str, Range]],
) -> list[Measured]:
    """Count, in each range, the rows of every pair of verdicts (base, having): they decide all five numbers.

    A row of unknown membership lowers the share if it joins without `having`, and raises it if it joins with.
    """
    found: list[Measured] = []
    for split in split_rows(conditions, table, [_range(rows, share.share_of.sheet) for rows in units]):
        with_, total = split.with_, split.total
        unknown = split.maybe_with + split.joining
        if total == 0:
            found.append(
                Measured(Fraction(0), Fraction(0), None, None, None, unknown, zero=split.joining == 0)
            )
            continue
        value = low = high = _times(multiplier, with_, total)
        if unknown:
            most = with_ + split.maybe_with + split.joining_with
            low = _times(multiplier, with_, total + split.joining_without)
            high = _times(multiplier, most, total + split.joining_with)
        found.append(Measured(Fraction(with_), Fraction(total), value, low, high, unknown))
    return found


def _times(multiplier: Fraction, part: int, whole: int) -> Fraction:
    return Fraction(multiplier.numerator * part, multiplier.denominator * whole)


def _ratios(
    ratio: Ratio,
    multiplier: Fraction,
    conditions: Conditions,
    tables: Mapping[str, Table],
    units: Sequence[Mapping[str, Range]],
    form: Form,
) -> list[Measured]:
    """Divide two aggregates. Over one sheet a row whose denominator is unknown counts in neither."""
    assert conditions.other is not None
    one_sheet = ratio.numerator.sheet == ratio.denominator.sheet
    over = Tally(ratio.numerator, conditions.where, tables[ratio.numerator.sheet], form)
    under = Tally(ratio.denominator, conditions.other, tables[ratio.denominator.sheet], form)
    doubt_over, doubt_under = over.in_doubt, under.in_doubt
    over_ranges = [_range(rows, ratio.numerator.sheet) for rows in units]
    under_ranges = [_range(rows, ratio.denominator.sheet) for rows in units]
    # Whether the denominator is certainly 0 is judged with the rows that are then left out.
    zeros = [amount.high == 0 for amount in under.amounts(under_ranges)]
    left_out = doubt_under if one_sheet else 0
    if one_sheet:
        over.leave_out(left_out)
        under.leave_out(left_out)
        doubt_over, doubt_under = doubt_over | doubt_under, 0
    in_doubt = _marked(doubt_over, over.table.height), _marked(doubt_under, under.table.height)
    left = _marked(left_out, under.table.height)
    found: list[Measured] = []
    for top, bottom, zero, top_rows, bottom_rows in zip(
        over.amounts(over_ranges),
        under.amounts(under_ranges),
        zeros,
        over_ranges,
        under_ranges,
        strict=True,
    ):
        unknown = in_doubt[0].count(1, *top_rows) + in_doubt[1].count(1, *bottom_rows)
        some_left = left.count(1, *bottom_rows) > 0
        numerator, denominator = Fraction(top.value), Fraction(bottom.value)
        if denominator == 0:
            found.append(Measured(numerator, denominator, None, None, None, unknown, zero))
            continue
        low = high = None
        if not some_left:
            low = None if bottom.high is None else multiplier * Fraction(top.low) / Fraction(bottom.high)
            if top.high is not None and bottom.low > 0:
                high = multiplier * Fraction(top.high) / Fraction(bottom.low)
        found.append(
            Measured(numerator, denominator, multiplier * numerator / denominator, low, high, unknown)
        )
    return found
