"""The order of units by score, and how far it is certain: the ranks that unknown cells leave possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nls_cli.model.snapshot import UnitScore


@dataclass(frozen=True, slots=True)
class Rank:
    """Where one unit stands among others in one year."""

    unit: UnitScore
    rank: int
    """By the score; units with equal scores share it."""
    tied: bool
    best: int
    """The best rank that some answers to the unknown cells could give it …"""
    worst: int
    """… and the worst."""

    @property
    def certain(self) -> bool:
        """Tell whether no unknown cell can move it."""
        return self.best == self.worst


def rank_units(units: Sequence[UnitScore], year: str) -> tuple[Rank, ...]:
    """Rank the units that have a score in a year, best first; equal ones keep their order.

    Certainly above is whose lowest possible score lies above another's highest; possibly above whose highest lies
    above the other's lowest. The bounds of two units are free of each other.
    """
    scored = []
    for unit in units:
        summary = unit.summaries[year]
        score, low, high = summary.score, summary.score_low, summary.score_high
        if score is not None and low is not None and high is not None:
            scored.append((unit, score, low, high))
    found = [
        Rank(
            unit,
            1 + sum(other > score for _, other, _, _ in scored),
            sum(other == score for _, other, _, _ in scored) > 1,
            1 + sum(lowest > high for _, _, lowest, _ in scored),
            1 + sum(highest > low for at, (_, _, _, highest) in enumerate(scored) if at != here),
        )
        for here, (unit, score, low, high) in enumerate(scored)
    ]
    return tuple(sorted(found, key=lambda one: one.rank))
