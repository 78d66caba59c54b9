"""A row of a workbook for one goal of one indicator: the numbers as counted, and formulas for all that follows."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.snapshot import GoalResult, IndicatorResult
from nls_cli.model.targets import Indicator, Steps
from nls_cli.reporting.numbers import target_decimals
from nls_cli.reporting.score_view import GoalLine, Line
from nls_cli.reporting.xlsx_book import (
    DIM,
    FILLS,
    INFO,
    Sheet,
    Value,
    as_double,
    cell,
    in_cells,
    number_format,
)

COLUMNS = (
    "report.numerator",
    "report.denominator",
    "score.result",
    "report.low",
    "report.high",
    "report.unknown.rows",
    "score.target",
    "score.status",
    "report.attainment",
    "gaps.missing",
    "report.earned",
    "report.possible",
    "report.remarks",
)
WIDTHS = (11, 11, 10, 10, 10, 9, 9, 15, 9, 10, 8, 8, 18)
(
    NUMERATOR,
    DENOMINATOR,
    VALUE,
    LOW,
    HIGH,
    UNKNOWN,
    TARGET,
    STATUS,
    ATTAINMENT,
    GAP,
    EARNED,
    POSSIBLE,
    REMARKS,
) = range(len(COLUMNS))
COUNT = "#,##0"
POINTS = "#,##0.00"
_FILL = {"good": FILLS[4], "warn": FILLS[2], "bad": FILLS[0], "info": INFO, "dim": DIM}


def heads(language: Language) -> list[str]:
    """Return the heads of these columns."""
    return [say(key, language) for key in COLUMNS]


def write_values(sheet: Sheet, row: int, first: int, line: Line) -> None:
    """Write what was counted, and the value as a formula of it."""
    result = line.result
    indicator = result.indicator
    scale = indicator.unit
    fences = [goal.target for goal in result.goals.values() if goal.target is not None]
    for column, counted in ((NUMERATOR, result.numerator), (DENOMINATOR, result.denominator)):
        sheet.number(row, first + column, counted, number_format(counted, "count"), border=1)
    shown = number_format(result.value, scale, fences)
    top, bottom = cell(row, first + NUMERATOR), cell(row, first + DENOMINATOR)
    formula = _value_formula(result, top, bottom)
    if formula:
        sheet.formula(row, first + VALUE, formula, in_cells(result.value, scale), shown, border=1, bold=True)
    elif result.value is not None:
        sheet.number(row, first + VALUE, in_cells(result.value, scale), shown, border=1, bold=True)
    else:
        sheet.text(row, first + VALUE, line.value, border=1, align="right")
    for column, end in ((LOW, result.low), (HIGH, result.high)):
        sheet.number(row, first + column, in_cells(end, scale), number_format(end, scale, fences), border=1)
    sheet.number(row, first + UNKNOWN, result.unknown, COUNT, border=1)


def write_goal(sheet: Sheet, row: int, first: int, line: Line, goal: GoalLine) -> None:
    """Write what was counted and how it stands to a goal; attainment, gap and points are formulas."""
    write_values(sheet, row, first, line)
    result, scale = goal.result, line.result.indicator.unit
    sheet.number(
        row,
        first + TARGET,
        in_cells(result.target, scale),
        _target_format(result, scale == "percent"),
        border=1,
    )
    sheet.text(
        row, first + STATUS, f"{goal.sign} {goal.word}", border=1, text_wrap=True, bg_color=_FILL[goal.tone]
    )
    value, target = cell(row, first + VALUE), cell(row, first + TARGET)
    attained = cell(row, first + ATTAINMENT)
    shown = number_format(None if result.attainment is None else result.attainment * 100, "percent")
    _calculated(
        sheet, row, first + ATTAINMENT, _attainment_formula(result, value, target), result.attainment, shown
    )
    top, bottom = cell(row, first + NUMERATOR), cell(row, first + DENOMINATOR)
    gap = _gap_formula(line.result, result, top, bottom, target)
    _calculated(sheet, row, first + GAP, gap, result.gap, COUNT)
    formula = _points_formula(
        line.result.indicator, attained, value, cell(row, first + POSSIBLE), upward=result.upward
    )
    _calculated(
        sheet, row, first + EARNED, formula if result.of else "", result.points if result.of else None, POINTS
    )
    sheet.number(row, first + POSSIBLE, result.of, number_format(result.of, "count"), border=1)
    remarks = " · ".join(part for part in (goal.aspirational, goal.reason) if part)
    sheet.text(row, first + REMARKS, remarks, border=1, text_wrap=True)
    sheet_fit = [(first + STATUS, f"{goal.sign} {goal.word}"), (first + REMARKS, remarks)]
    sheet.fit(row, [*sheet_fit, (first - 3, line.name)])


def _calculated(sheet: Sheet, row: int, column: int, formula: str, value: Value, format_: str) -> None:
    if value is None:
        sheet.text(row, column, "–", border=1, align="right")
    elif formula:
        sheet.formula(row, column, formula, value, format_, border=1)
    else:
        sheet.number(row, column, value, format_, border=1)


def _literal(number: Fraction) -> str:
    """Write a number into a formula."""
    return repr(as_double(number)) if number.denominator != 1 else str(number.numerator)


def _value_formula(result: IndicatorResult, top: str, bottom: str) -> str:
    """Return the value from the numbers beside it; nothing if it does not follow from them."""
    if result.value is None or result.numerator is None:
        return ""
    if result.denominator is None:
        return f"={top}" if result.value == result.numerator else ""
    per = result.indicator.multiplier
    if not result.denominator or result.numerator / result.denominator * per != result.value:
        return ""
    inner = per / 100 if result.indicator.unit == "percent" else per
    return f"={top}/{bottom}" + ("" if inner == 1 else f"*{_literal(inner)}")


def _target_format(goal: GoalResult, percent: bool) -> str:
    decimals = 0
    if goal.target is not None:
        decimals = target_decimals(goal.target)
    digits = ("0" if percent else "#,##0") + ("." + "0" * decimals if decimals else "")
    return f'"{"≥" if goal.upward else "≤"} "' + digits + ("%" if percent else "")


def _attainment_formula(goal: GoalResult, value: str, target: str) -> str:
    if goal.upward:
        return f"=IF({target}=0,1,MIN(1,{value}/{target}))"
    return f"=IF({value}<={target},1,{target}/{value})"


def _gap_formula(result: IndicatorResult, goal: GoalResult, top: str, bottom: str, target: str) -> str:
    """Return the heads missing; differences are rounded to a millionth first, as doubles are not exact."""
    if goal.target is None or goal.gap is None or result.numerator is None:
        return ""
    if result.denominator is None:
        needed, asked = goal.target, target
    else:
        per = result.indicator.multiplier
        needed = goal.target / per * result.denominator
        inner = per / 100 if result.indicator.unit == "percent" else per
        asked = f"{target}*{bottom}" + ("" if inner == 1 else f"/{_literal(inner)}")
    missing = needed - result.numerator if goal.upward else result.numerator - needed
    if max(0, ceil(missing)) != goal.gap:
        return ""
    difference = f"{asked}-{top}" if goal.upward else f"{top}-{asked}"
    return f"=MAX(0,ROUNDUP(ROUND({difference},6),0))"


def _points_formula(indicator: Indicator, attained: str, value: str, possible: str, *, upward: bool) -> str:
    if isinstance(indicator.scoring, Steps):
        formula = "0"
        for step in indicator.scoring.steps:
            fence = in_cells(step.from_, indicator.unit)
            assert fence is not None
            sign = ">=" if upward else "<="
            formula = f"IF({value}{sign}{_literal(fence)},{_literal(step.points)},{formula})"
        return "=" + formula
    if indicator.scoring == "threshold":
        return f"=IF({attained}>=1,{possible},0)"
    return f"={attained}*{possible}"
