"""What each goal asks of a result, in numbers: what is needed, what is missing, what it earns."""

from __future__ import annotations

from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.snapshot import GoalResult, IndicatorResult, Snapshot
from nls_cli.model.targets import Indicator, Steps
from nls_cli.reporting import words
from nls_cli.reporting.gaps_text import GapWords, heads_of
from nls_cli.reporting.numbers import amount, decimals_for, goal_amount, points_number, written


def goal_lines(
    result: IndicatorResult,
    year: str,
    goal: GoalResult,
    snapshot: Snapshot,
    names: GapWords,
    language: Language,
) -> list[str]:
    """Say how one result stands to one goal: target and status first, then each sum."""
    past = words.is_past(year, snapshot.as_of)
    status = words.status_word(goal, language, past=past)
    target = words.target_text(result, goal, language)
    if goal.aspirational:
        target += f" ({say('explain.goal.aspirational', language)})"
    lines = [words.by_year("explain.goal", year, language, target=target, status=status)]
    if goal.reason is not None:
        return [*lines, say(f"reason.{goal.reason}", language)]
    lines.append(needed_text(result, goal, names, language))
    if goal.status == "uncertain":
        lines.append(say("explain.uncertain", language))
    elif result.unknown:
        lines.append(say("explain.certain", language, status=status))
    if goal.of:
        lines.append(_earned(result, goal, language))
    return lines


def needed_text(result: IndicatorResult, goal: GoalResult, names: GapWords, language: Language) -> str:
    """Say how much the numerator must be, how much it is, and what is missing."""
    assert goal.target is not None
    assert goal.gap is not None
    target, numerator = goal.target, result.numerator or Fraction(0)
    heads = heads_of(result.indicator, names, language, goal.gap)
    needed = target
    if result.denominator is not None:
        needed = target * result.denominator / result.indicator.multiplier
    params = {
        "target": goal_amount(target, result.indicator.unit, language, result.value),
        "denominator": written(result.denominator or Fraction(0), language),
        "needed": written(needed, language, decimals_for(needed, [numerator])),
        "numerator": written(numerator, language),
        "gap": f"{words.written_int(goal.gap, language)} {heads}".rstrip(),
    }
    key = "explain.needed"
    if not goal.upward:
        key += ".down"
    elif result.denominator is None:
        key += ".count"
    elif result.indicator.unit == "ratio":
        key += ".ratio"
    return say(key if goal.gap else f"{key}.met", language, **params)


def _earned(result: IndicatorResult, goal: GoalResult, language: Language) -> str:
    assert goal.points is not None
    of = written(goal.of, language)
    points = points_number(goal.points, goal.of, language)
    if result.indicator.scoring != "proportional":
        scoring = scoring_text(result.indicator, language)
        return say("explain.earned.rule", language, points=points, of=of, scoring=scoring)
    if goal.points == goal.of:
        return say("explain.earned.full", language, points=points, of=of)
    assert goal.attainment is not None
    assert goal.target is not None
    attainment = written(
        goal.attainment * 100, language, decimals_for(goal.attainment * 100, [Fraction(100)])
    )
    return say(
        "explain.earned" if goal.upward else "explain.earned.down",
        language,
        value=words.value_text(result, language),
        target=goal_amount(goal.target, result.indicator.unit, language, result.value),
        attainment=attainment + "%",
        points=points,
        of=of,
    )


def scoring_text(indicator: Indicator, language: Language) -> str:
    """Say how points are earned."""
    if not isinstance(indicator.scoring, Steps):
        return say(f"explain.scoring.{indicator.scoring}", language)
    upward = all(goal.upward for goal in indicator.goals.values())
    key = "explain.scoring.step" if upward else "explain.scoring.step.down"
    steps = "; ".join(
        say(
            key,
            language,
            from_=amount(step.from_, indicator.unit, language),
            points=written(step.points, language),
        )
        for step in indicator.scoring.steps
    )
    return say("explain.scoring.steps", language, steps=steps)
