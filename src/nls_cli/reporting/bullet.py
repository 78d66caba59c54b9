"""Where the parts of a bullet bar stand: value, bounds and goals on one scale, in hundredths of its width."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.model.snapshot import IndicatorResult
from nls_cli.reporting.numbers import rounded

INSET = Fraction(1)
"""Kept free at both ends, so that a mark at an end is seen whole."""
HEADROOM = Fraction(21, 20)
"""How far the scale of a count goes beyond its largest number."""
LETTER = Fraction(4)
"""Width of one letter of a label, in hundredths of a narrow bar."""
LABEL_GAP = Fraction(3)


@dataclass(frozen=True, slots=True)
class Mark:
    """A goal on the bar, with its label below."""

    at: str
    label: str
    lane: int
    """Labels that would touch each other stand one below the other."""
    anchor: str
    """`start`, `middle` or `end` of the label stands at the mark."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """Everything is a CSS percentage."""

    start: str
    value: str
    """Length of the bar; empty if there is no value."""
    low: str
    high: str
    """Ends of what is possible; both empty where all is known."""
    open: bool
    """How far up it goes is not known: `high` is the end of the scale."""
    marks: tuple[Mark, ...]

    @property
    def lanes(self) -> int:
        """How many lines of labels there are."""
        return max((mark.lane for mark in self.marks), default=-1) + 1


def percent(position: Fraction) -> str:
    """Write a position: two decimals, always a point."""
    hundredths = int(rounded(position, 2) * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def bullet(result: IndicatorResult, labels: Mapping[str, str]) -> Bullet:
    """Lay out the bar of a result; `labels` are the words for its goal years."""
    targets = {year: goal.target for year, goal in result.goals.items() if goal.target is not None}
    numbers = [one for one in (result.value, result.low, result.high, *targets.values()) if one is not None]
    most = max(numbers, default=Fraction(0))
    if result.indicator.unit != "percent":
        most *= HEADROOM
    scale = max(most, Fraction(100 if result.indicator.unit == "percent" else 1))

    def at(number: Fraction) -> Fraction:
        return INSET + max(number, Fraction(0)) / scale * (100 - 2 * INSET)

    low = high = ""
    if result.value is not None and (result.low, result.high) != (result.value, result.value):
        low = percent(at(result.low or Fraction(0)))
        high = percent(at(scale if result.high is None else result.high))
    return Bullet(
        percent(INSET),
        "" if result.value is None else percent(at(result.value) - INSET),
        low,
        high,
        result.high is None and bool(low),
        _marks({year: at(target) for year, target in targets.items()}, labels),
    )


def score_bullet(score: Fraction, low: Fraction | None, high: Fraction | None) -> Bullet:
    """Lay out the bar of a score of 100."""
    known = low is None or high is None or low == high
    return Bullet(
        percent(Fraction(0)),
        percent(score),
        "" if known or low is None else percent(low),
        "" if known or high is None else percent(high),
        False,
        (),
    )


def _marks(targets: Mapping[str, Fraction], labels: Mapping[str, str]) -> tuple[Mark, ...]:
    at_place: dict[Fraction, list[str]] = {}
    for year, place in targets.items():
        at_place.setdefault(place, []).append(labels[year])
    found: list[Mark] = []
    ends: list[Fraction] = []  # of the last label in each lane
    for place, years in sorted(at_place.items()):
        label = ", ".join(years)
        width = LETTER * len(label)
        anchor, left = "middle", place - width / 2
        if left < 0:
            anchor, left = "start", place
        elif place + width / 2 > 100:
            anchor, left = "end", place - width
        lane = next((at for at, end in enumerate(ends) if end + LABEL_GAP <= left), len(ends))
        ends[lane : lane + 1] = [left + width]
        found.append(Mark(percent(place), label, lane, anchor))
    return tuple(found)
