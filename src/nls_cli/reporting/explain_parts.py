"""What every unit contributes to a result, as a table whose columns add up to it."""

from __future__ import annotations

from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.account import Explained
from nls_cli.model.base import Language
from nls_cli.model.snapshot import IndicatorResult, UnitScore
from nls_cli.model.targets import ANNUAL
from nls_cli.reporting import words
from nls_cli.reporting.layout import Cell, Column, Row, indented, painted, table
from nls_cli.reporting.numbers import amount, written


def contribution(part: IndicatorResult, whole: IndicatorResult) -> Fraction | None:
    """Return a part's share of the whole value: its numerator over the whole's denominator."""
    if part.numerator is None or whole.value is None:
        return None
    if whole.denominator is None:
        return part.numerator
    return part.numerator * whole.indicator.multiplier / whole.denominator


def parts_block(explained: Explained, language: Language, width: int, *, color: bool) -> str:
    """Render the table of contributions; nothing where the unit has no parts."""
    whole = explained.unit.indicators[0]
    parts = [part for part in explained.parts if part.indicators[0].numerator is not None]
    if whole.numerator is None or not parts:
        return ""
    divided = whole.denominator is not None
    year = list(whole.goals)[-1] if whole.goals else None
    shared = year is not None and all(part.indicators[0].goals[year].gap is None for part in parts)
    undivided = shared and year is not None and whole.goals[year].gap is not None
    if shared:  # no unit has a number of its own: a column of dashes with a sum of 0 would say that nothing is missing
        year = None
    columns = [Column(say("score.unit", language), grows=True)]
    key = "explain.parts.numerator" if divided else "explain.parts.amount"
    columns.append(_column(say(key, language), 11, divided=divided))
    if divided:
        columns.append(Column(say("explain.parts.denominator", language), right=True, most=11))
        columns.append(Column(say("explain.parts.value", language), right=True, most=9))
        columns.append(Column(say("explain.parts.adds", language), right=True, most=9))
    if year is not None:
        key = "explain.parts.gap" if year == ANNUAL else "explain.parts.gap.year"
        columns.append(_column(say(key, language, year=year), 9, divided=divided))
    columns.append(_column(say("explain.parts.unknown", language), 7, divided=divided))
    rows = [_row(part, whole, year, language) for part in parts]
    rows.append(_sum_row([part.indicators[0] for part in parts], whole, year, language))
    lines = [painted(say("explain.parts", language), "bold", color=color)]
    lines.append(table(columns, rows, width, color=color))
    notes = [say("explain.parts.meaning", language)] if divided else []
    added = sum((part.indicators[0].numerator or Fraction(0) for part in parts), Fraction(0))
    if added != whole.numerator:
        notes.append(
            say(
                "explain.parts.overlap",
                language,
                sum=written(added, language),
                whole=written(whole.numerator, language),
            )
        )
    if year is not None and any(part.indicators[0].goals[year].gap for part in parts):
        notes.append(say("explain.parts.gaps", language))
    if undivided:
        notes.append(say("explain.parts.whole", language))
    if former := words.former_note(explained.snapshot, parts, language):
        notes.append(former)
    if notes:
        lines.append(indented(" ".join(notes), width))
    return "\n".join(lines)


def _column(heading: str, most: int, *, divided: bool) -> Column:
    """Set a column of numbers; with few of them there is room for the whole heading."""
    return Column(heading, right=True, most=most, least=0 if divided else len(heading))


def _row(part: UnitScore, whole: IndicatorResult, year: str | None, language: Language) -> Row:
    result = part.indicators[0]
    assert result.numerator is not None
    cells = [words.plain_name(part, language), written(result.numerator, language)]
    if whole.denominator is not None:
        adds = contribution(result, whole)
        none = say("score.no_value", language)
        cells += [
            written(result.denominator or Fraction(0), language),
            words.value_text(result, language),
            none if adds is None else amount(adds, result.indicator.unit, language),
        ]
    if year is not None:
        gap = result.goals[year].gap
        cells.append(say("score.no_value", language) if gap is None else words.written_int(gap, language))
    cells.append(words.written_int(result.unknown, language))
    return Row(tuple(Cell(text) for text in cells))


def _sum_row(
    parts: list[IndicatorResult], whole: IndicatorResult, year: str | None, language: Language
) -> Row:
    zero = Fraction(0)
    numerator = sum((one.numerator or zero for one in parts), zero)
    cells = [say("explain.parts.sum", language), written(numerator, language)]
    if whole.denominator is not None:
        denominator = sum((one.denominator or zero for one in parts), zero)
        adds = [contribution(one, whole) for one in parts]
        total = sum((one for one in adds if one is not None), zero)
        none = say("score.no_value", language)
        cells += [
            written(denominator, language),
            "",
            none if whole.value is None else amount(total, whole.indicator.unit, language),
        ]
    if year is not None:
        gaps = [one.goals[year].gap for one in parts]
        cells.append(words.written_int(sum(gap for gap in gaps if gap is not None), language))
    cells.append(words.written_int(sum(one.unknown for one in parts), language))
    return Row(tuple(Cell(text, "bold") for text in cells))
