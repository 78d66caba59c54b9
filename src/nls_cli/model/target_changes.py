"""What differs between two target sets: indicators added, removed, given another id, changed in some field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from nls_cli.model.targets import Indicator, TargetSet

Part = Literal["set", "indicator"]
SET_FIELDS = ("title", "source", "note", "effort", "reviewed_on", "valid_until", "form", "units")
PLAIN_FIELDS = ("name", "unit", "levels", "points", "scoring", "provenance", "quote", "source", "note")
YEARLY_FIELDS = ("goals", "baseline")
LAST_FIELDS = ("effort", "changed")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a set or an indicator whose value is another one; None stands for: not given."""

    field: str
    old: object
    new: object
    year: str | None = None
    """Of a goal or a baseline."""


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator that both sets have, and not in the same words."""

    old: Indicator
    new: Indicator
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class TargetChanges:
    """The way from one target set to another."""

    old: TargetSet
    new: TargetSet
    fields: tuple[FieldChange, ...]
    added: tuple[Indicator, ...]
    removed: tuple[Indicator, ...]
    changed: tuple[IndicatorChange, ...]
    same: int

    @property
    def empty(self) -> bool:
        """Tell whether nothing differs."""
        return not (self.fields or self.added or self.removed or self.changed)


def points_of(set_: TargetSet) -> Fraction:
    """Return the most points that a target set gives."""
    return sum((one.points for one in set_.indicators if one.points is not None), Fraction(0))


def compare_targets(old: TargetSet, new: TargetSet) -> TargetChanges:
    """Compare two target sets, indicator by indicator, in the order of the new one.

    Indicators belong together by id; those left over by what they measure, where that is one pair only.
    """
    before = {one.id: one for one in old.indicators}
    after = {one.id: one for one in new.indicators}
    former = {two.id: one for one, two in _renamed(before, after)}
    former.update({id: before[id] for id in after if id in before})
    pairs = [(former[one.id], one) for one in new.indicators if one.id in former]
    changes = [IndicatorChange(one, two, tuple(_indicator_fields(one, two))) for one, two in pairs]
    kept = {one.id for one in former.values()}
    return TargetChanges(
        old,
        new,
        tuple(_plain(SET_FIELDS, old, new)),
        tuple(one for one in new.indicators if one.id not in former),
        tuple(one for one in old.indicators if one.id not in kept),
        tuple(change for change in changes if change.fields),
        sum(not change.fields for change in changes),
    )


def _renamed(
    before: Mapping[str, Indicator], after: Mapping[str, Indicator]
) -> list[tuple[Indicator, Indicator]]:
    gone = [one for id, one in before.items() if id not in after]
    come = [one for id, one in after.items() if id not in before]
    lone_gone, lone_come = _lone(gone), _lone(come)
    return [(lone_gone[measure], lone_come[measure]) for measure in lone_gone if measure in lone_come]


def _lone(indicators: Sequence[Indicator]) -> dict[str, Indicator]:
    """Index the indicators that measure what no other of them does."""
    measures = {one.id: f"{one.unit} {one.multiplier} {one.measure!r}" for one in indicators}
    often = Counter(measures.values())
    return {measures[one.id]: one for one in indicators if often[measures[one.id]] == 1}


def _indicator_fields(old: Indicator, new: Indicator) -> Iterator[FieldChange]:
    if old.id != new.id:
        yield FieldChange("id", old.id, new.id)
    if (old.measure, old.multiplier) != (new.measure, new.multiplier):
        yield FieldChange("measure", old.measure, new.measure)
    for field in YEARLY_FIELDS:
        was, is_ = getattr(old, field), getattr(new, field)
        for year in sorted({*was, *is_}):
            if was.get(year) != is_.get(year):
                yield FieldChange(field, was.get(year), is_.get(year), year)
    yield from _plain(PLAIN_FIELDS, old, new)
    yield from _plain(LAST_FIELDS, old, new)


def _plain(fields: Sequence[str], old: object, new: object) -> Iterator[FieldChange]:
    for field in fields:
        was, is_ = getattr(old, field), getattr(new, field)
        if was != is_:
            yield FieldChange(field, was, is_)
