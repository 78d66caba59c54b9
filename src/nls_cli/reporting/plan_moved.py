"""What assumptions change besides the goals planned for: indicators beside today's, or that there are none."""

from __future__ import annotations

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.plan import Plan
from nls_cli.model.snapshot import IndicatorResult
from nls_cli.reporting import words
from nls_cli.reporting.layout import Cell, Column, Row, indented, painted, table

HEADS = ("score.indicator", "plan.today", "plan.assumed")


def moved_block(plan: Plan, language: Language, width: int, *, color: bool) -> str:
    """Render the indicators that assumptions change and no goal above shows; nothing without assumptions."""
    if plan.assumed is None:
        return ""
    if plan.idle:
        return indented(say("plan.idle", language), width)
    if not plan.moved:
        return ""
    columns = [Column(say(HEADS[0], language), grows=True)]
    columns += [Column(say(head, language), most=16, least=9) for head in HEADS[1:]]
    rows = [
        Row(
            (
                Cell(words.marked_name(today, language)),
                *(Cell(result_text(one, language, "\n")) for one in (today, then)),
            )
        )
        for today, then in plan.moved
    ]
    title = painted(say("plan.moved", language), "bold", color=color)
    return title + "\n" + table(columns, rows, width, color=color)


def result_text(result: IndicatorResult, language: Language, between: str) -> str:
    """Write a value, and its quotient if it is one."""
    lines = words.value_text(result, language), words.fraction_text(result, language)
    return between.join(filter(None, lines))
