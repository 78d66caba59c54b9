"""Wards across old borders: between which bounds a former district lies, whatever part of them was its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.model.census import Table
from nls_cli.model.conditions import Conditions
from nls_cli.model.form import Form
from nls_cli.model.snapshot import Bounds
from nls_cli.model.targets import Indicator, Ratio, Share, Sum
from nls_cli.model.units import UnitMap
from nls_cli.scoring.groups import Group, Range
from nls_cli.scoring.measures import Amount, Measured, Tally, aggregate_sheets
from nls_cli.scoring.splits import split_rows


def crossing_of(group: Group, tops: Sequence[Group], unit_map: UnitMap) -> tuple[Group, ...]:
    """Return the units across old borders that may hold rows of a former district; of such a unit its districts."""
    former = unit_map.former_districts
    if not unit_map.ended or group.body:
        return ()
    if group.level == "district":
        return tuple(
            one for one in tops if one.level == "commune" and group.id in former[one.id] and one.ranges
        )
    if group.level == "commune" and any(group.id == one.id for one in unit_map.crossing):
        return tuple(one for one in tops if one.level == "district" and one.id in former[group.id])
    return ()


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A former district and the wards that may hold rows of it, each as ranges of rows by sheet."""

    own: Mapping[str, Range]
    wards: tuple[Mapping[str, Range], ...]


def bounds_across(
    indicator: Indicator,
    conditions: Conditions,
    tables: Mapping[str, Table],
    measured: Measured,
    around: Neighbourhood,
    form: Form,
) -> Bounds | None:
    """Return the lowest and highest value of the district with none, any part or all of each ward's rows.

    None where there is no value, or the wards cannot move it. A row of a ward is taken as unknown whether it
    belongs; a sum in it, as any part of the sum.
    """
    sheets = aggregate_sheets(indicator)
    if measured.value is None or any(sheet not in tables for sheet in sheets):
        return None
    low, high = _bounds(indicator, conditions, tables, measured, around, form)
    if low is not None and measured.low is not None:  # parts above their whole turn the rule round
        low = min(low, measured.low)
    if high is not None and measured.high is not None:
        high = max(high, measured.high)
    return None if (low, high) == (measured.low, measured.high) else (low, high)


def _bounds(
    indicator: Indicator,
    conditions: Conditions,
    tables: Mapping[str, Table],
    measured: Measured,
    around: Neighbourhood,
    form: Form,
) -> Bounds:
    multiplier = indicator.multiplier
    match indicator.measure:
        case Share() as share:
            sheet = share.share_of.sheet
            own, *wards = split_rows(conditions, tables[sheet], _ranges(around, sheet))
            with_ = own.with_ + own.maybe_with + own.joining_with + sum(one.at_most_with for one in wards)
            joining = own.joining_with + sum(one.at_most_with for one in wards)
            without = own.joining_without + sum(one.at_most_without for one in wards)
            return multiplier * own.with_ / (own.total + without), multiplier * with_ / (own.total + joining)
        case Ratio() as ratio:
            over, under = ratio.numerator, ratio.denominator
            tops = Tally(over, conditions.where, tables[over.sheet], form)
            assert conditions.other is not None
            bottoms = Tally(under, conditions.other, tables[under.sheet], form)
            top, *more_top = tops.amounts(_ranges(around, over.sheet))
            bottom, *more_bottom = bottoms.amounts(_ranges(around, under.sheet))
            if measured.low is None or measured.high is None:  # open within the district already
                return None, None
            if _is_part(ratio, form) and conditions.where == conditions.other:
                return _parts(multiplier, top, bottom, more_top, more_bottom)
            high_top, high_bottom = _most([top, *more_top]), _most([bottom, *more_bottom])
            low = None if high_bottom is None else multiplier * Fraction(top.low) / high_bottom
            high = None if high_top is None else multiplier * high_top / Fraction(bottom.low)
            return low, high
        case aggregate:
            tally = Tally(aggregate, conditions.where, tables[aggregate.sheet], form)
            amounts = tally.amounts(_ranges(around, aggregate.sheet))
            return Fraction(amounts[0].low), _most(amounts)


def _ranges(around: Neighbourhood, sheet: str) -> list[Range]:
    return [rows.get(sheet, (0, 0)) for rows in (around.own, *around.wards)]


def _most(amounts: Sequence[Amount]) -> Fraction | None:
    """Add up the upper bounds; None where one is open."""
    found = Fraction(0)
    for one in amounts:
        if one.high is None:
            return None
        found += one.high
    return found


def _is_part(ratio: Ratio, form: Form) -> bool:
    """Tell whether the numerator's rows are a part of the denominator's: then each goes along with its whole."""
    over, under = ratio.numerator, ratio.denominator
    if not isinstance(over, Sum) or not isinstance(under, Sum) or over.sheet != under.sheet:
        return False
    return form.sheet(over.sheet).column(over.sum).part_of == under.sum


def _parts(
    multiplier: Fraction, top: Amount, bottom: Amount, tops: Sequence[Amount], bottoms: Sequence[Amount]
) -> Bounds:
    """Bound a share of sums: people of a ward join with the part they are counted in, or without it."""
    most_with, most = _most(tops), _most(bottoms)
    own_high = _most([top])
    low = high = None
    if most is not None:
        without = max(most - sum(Fraction(one.low) for one in tops), Fraction(0))
        low = multiplier * Fraction(top.low) / (Fraction(bottom.low) + without)
    if most_with is not None and own_high is not None:
        high = multiplier * (own_high + most_with) / (Fraction(bottom.low) + most_with)
    return low, high
