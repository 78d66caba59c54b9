"""Why a value moved between two censuses: what became of every person and place that was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from nls_cli.model.base import MeaningChange, Words
from nls_cli.model.form import Form
from nls_cli.model.snapshot import CensusFile, IndicatorResult
from nls_cli.model.targets import TargetSet, UnitLevel

CauseKind = Literal[
    "joined",
    "left",
    "border",
    "moved",
    "corrected",
    "entered",
    "dropped",
    "gained",
    "lost",
    "more",
    "less",
]
KINDS: tuple[CauseKind, ...] = (
    "joined",
    "left",
    "border",
    "moved",
    "entered",
    "dropped",
    "gained",
    "lost",
    "more",
    "less",
    "corrected",
)
PartKind = Literal["both", "listed", "moved"]
PARTS: dict[PartKind, tuple[CauseKind, ...]] = {
    "both": ("entered", "dropped", "gained", "lost", "more", "less", "corrected"),
    "listed": ("joined", "left"),
    "moved": ("border", "moved"),
}
"""What a change is due to, roughly: the same ones in both censuses, the list itself, units."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Everything of one kind that moved a value."""

    kind: CauseKind
    """`joined`, `left`: in one of the censuses only; `border`: its place became part of another unit; `moved`: it
    went to another unit; `entered`, `dropped`: it became, or is no longer, concerned; `gained`, `lost`: it came to
    satisfy what is asked, or no longer does; `more`, `less`: its numbers changed; `corrected`: what was unknown is
    known, or the other way round, or an answer that holds on was taken back."""
    count: int
    """People, communes, schools …"""
    numerator: Fraction
    """By how much they changed the numerator."""
    denominator: Fraction
    """By how much they changed the denominator."""
    effect: Fraction | None
    """By how much they changed the value; the effects of all causes add up to the change exactly."""
    columns: Mapping[tuple[str, str], int]
    """Sheet and column id → in how many of them the deciding cell changed."""


@dataclass(frozen=True, slots=True)
class Matching:
    """How the rows of one sheet were found again."""

    sheet: str
    key: int
    """By the sheet's key."""
    alike: int
    """By the columns that tell probably equal rows (name and date of birth), where the key failed."""
    alike_columns: tuple[str, ...]
    before: int
    """Rows found in the earlier census only."""
    after: int
    """Rows found in the later census only."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How one indicator of one unit moved."""

    before: IndicatorResult
    after: IndicatorResult
    causes: tuple[Cause, ...]
    unchanged: int
    """Counted things that added the same both times."""
    meaning: tuple[MeaningChange, ...] = ()
    """What began to be counted otherwise in between: a part of the change is due to that."""

    @property
    def change(self) -> Fraction | None:
        """By how much the value moved; None where it has none at one of the times."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def chief(self) -> tuple[Cause, ...]:
        """What moved the value most in the direction it moved; more than one only if they did so equally."""
        change = self.change or sum((_moved(one) for one in self.causes), Fraction(0))
        sizes = [
            _moved(one) * (1 if change > 0 else -1) if change else abs(_moved(one)) for one in self.causes
        ]
        return tuple(one for one, size in zip(self.causes, sizes, strict=True) if size == max(sizes))

    @property
    def parts(self) -> dict[PartKind, Fraction]:
        """How much of the change is due to what, roughly; `moved` only where something did; empty without a change."""
        if self.change is None:
            return {}
        found = {
            part: sum((_moved(one) for one in self.causes if one.kind in kinds), Fraction(0))
            for part, kinds in PARTS.items()
        }
        if not any(one.kind in PARTS["moved"] for one in self.causes):
            del found["moved"]
        return found


def _moved(cause: Cause) -> Fraction:
    """Return by how much a cause moved the value, or the numerator where there is none."""
    return cause.numerator if cause.effect is None else cause.effect


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two censuses compared."""

    targets: TargetSet
    targets_sha256: str
    form: Form
    before: tuple[CensusFile, ...]
    after: tuple[CensusFile, ...]
    dates: tuple[dt.date | None, dt.date | None]
    unit: str
    level: UnitLevel
    name: Words
    shifts: tuple[Shift, ...]
    matching: tuple[Matching, ...]
    new_map: bool
    """The administrative map changed between the two."""
    lost: tuple[str, ...] = ()
    """Names of units of the earlier map that have no one place on the later: only the province can be compared."""
