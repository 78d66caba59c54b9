"""Exact numbers written for people: rounded late, and never onto the wrong side of a target."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from nls_cli.messages import Language

if TYPE_CHECKING:
    from nls_cli.model.targets import Scale

DECIMALS = 2
"""As many decimals as a number has unless more are needed to tell it from a target."""
MOST_DECIMALS = 40
OPEN = "…"
_LONGEST_TARGET = 12


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Return `value` with so many decimals, halves away from zero."""
    scale = 10**decimals
    whole = (abs(value) * scale + Fraction(1, 2)).__floor__()
    return Fraction(whole if value >= 0 else -whole, scale)


def written(value: Fraction, language: Language, decimals: int = DECIMALS) -> str:
    """Write `value` with at most so many decimals: `1.234,5` in Vietnamese, `1,234.5` in English."""
    shown = rounded(value, decimals)
    whole, rest = divmod(abs(shown), 1)
    digits = str(int(rest * 10**decimals)).rjust(decimals, "0").rstrip("0") if rest else ""
    groups = f"{int(whole):,}"
    if language == "vi":
        groups = groups.replace(",", ".")
    mark = "," if language == "vi" else "."
    return ("-" if shown < 0 else "") + groups + (mark + digits if digits else "")


def target_decimals(target: Fraction) -> int:
    """Return how many decimals write `target` exactly; `DECIMALS` if none do within reason."""
    for decimals in range(_LONGEST_TARGET + 1):
        if target * 10**decimals % 1 == 0:
            return decimals
    return DECIMALS


def _same_side(value: Fraction, fence: Fraction, decimals: int) -> bool:
    shown = rounded(value, decimals)
    exact = target_decimals(fence)
    finite = fence * 10**exact % 1 == 0
    seen = fence if finite else rounded(fence, decimals)
    return (shown > seen) == (value > fence) and (shown < seen) == (value < fence)


def decimals_for(value: Fraction, fences: Iterable[Fraction]) -> int:
    """Return the fewest decimals (at least two) with which `value` shows on its own side of every fence."""
    decimals = DECIMALS
    wanted = list(fences)
    while decimals < MOST_DECIMALS and not all(_same_side(value, fence, decimals) for fence in wanted):
        decimals += 1
    return decimals


def fences_of(scale: Scale, targets: Iterable[Fraction]) -> tuple[Fraction, ...]:
    """Return the numbers that a value must not be mistaken for: its targets, 0, and 100 of percentages."""
    ends = (Fraction(0), Fraction(100)) if scale == "percent" else (Fraction(0),)
    return (*targets, *ends)


def amount(value: Fraction, scale: Scale, language: Language, targets: Iterable[Fraction] = ()) -> str:
    """Write a value in its indicator's unit, told apart from the targets it is compared with."""
    text = written(value, language, decimals_for(value, fences_of(scale, targets)))
    return text + "%" if scale == "percent" else text


def goal_amount(target: Fraction, scale: Scale, language: Language, value: Fraction | None = None) -> str:
    """Write a target exactly; one without an end (a share of an apportioned count) as fine as its value needs."""
    decimals = target_decimals(target)
    if target * 10**decimals % 1 != 0:
        decimals = DECIMALS if value is None else decimals_for(value, [target])
    text = written(target, language, decimals)
    return text + "%" if scale == "percent" else text


def bounds(
    low: Fraction | None,
    high: Fraction | None,
    scale: Scale,
    language: Language,
    targets: Iterable[Fraction] = (),
    open_end: str = OPEN,
) -> str:
    """Write `lowest – highest`; an end that is not known is `open_end`."""
    fences = tuple(targets)
    shown = [open_end if end is None else amount(end, scale, language, fences) for end in (low, high)]
    return " – ".join(shown)


def score_number(score: Fraction, language: Language) -> str:
    """Write a score of 100: never 100 unless it is, never 0 unless it is."""
    return written(score, language, decimals_for(score, (Fraction(0), Fraction(100))))


def points_number(points: Fraction, of: Fraction, language: Language) -> str:
    """Write points earned: never the full points unless they are."""
    return written(points, language, decimals_for(points, (Fraction(0), of)))
