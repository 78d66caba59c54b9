"""What every part of a report's document looks at: the results, for whom, and about which unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from nls_cli.model.base import Language, Words
from nls_cli.model.completeness import Completeness
from nls_cli.model.form import Form
from nls_cli.model.snapshot import Snapshot, UnitScore
from nls_cli.model.units import UnitMap
from nls_cli.model.workbook import Refusal
from nls_cli.reporting import words
from nls_cli.reporting.document import Tone
from nls_cli.reporting.gaps_text import GapWords

TONES: dict[str, Tone] = {"met": "good", "not_met": "warn", "uncertain": "info", "no_data": "info"}


class Reported(Protocol):
    """What the document is made of."""

    @property
    def snapshot(self) -> Snapshot:
        """All results."""

    @property
    def refusals(self) -> Sequence[Refusal]:
        """Workbooks left out because they could not be read."""

    @property
    def heads(self) -> Mapping[str, Words]:
        """Sheet id → what one of its rows is."""

    @property
    def roles(self) -> Mapping[str, Words]:
        """Role id → its name."""

    @property
    def form(self) -> Form:
        """The form of the census."""

    @property
    def unit_map(self) -> UnitMap:
        """The units of the census."""

    @property
    def completeness(self) -> Completeness | None:
        """Who has sent what; None where nobody said who must."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part of the document looks at."""

    snapshot: Snapshot
    names: GapWords
    language: Language
    shown: UnitScore
    """The unit that the document is about."""
    listed: Sequence[UnitScore]
    """The units that are listed one by one."""

    def past(self, year: str) -> bool:
        """Tell whether a goal's deadline is over."""
        return words.is_past(year, self.snapshot.as_of)


def year_title(setting: Setting, year: str) -> str:
    """Name a goal year as a heading does."""
    return words.by_year("doc.year.past" if setting.past(year) else "doc.year", year, setting.language)
