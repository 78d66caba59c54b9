"""What the reports on a score are rendered from in tests, and every one of their formats."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from nls_cli import workflows
from nls_cli.messages import Language
from nls_cli.model.base import Words
from nls_cli.model.completeness import Completeness
from nls_cli.model.conditions import Targets
from nls_cli.model.form import Form
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.trend import Trend
from nls_cli.model.units import UnitMap
from nls_cli.model.workbook import Refusal
from nls_cli.reporting.formats import SCORE_REPORTERS, View, gaps_reporters
from nls_cli.reporting.formats import Scored as AnyScored
from tests.unit.reporting.snapshots import snapshot

HEADS = {"staff": Words(vi="người", en="people")}
ROLES = {
    "it": Words(vi="cán bộ chuyên trách CNTT", en="full-time IT officer"),
    "dx": Words(vi="cán bộ chuyên trách chuyển đổi số", en="full-time DX officer"),
}


@cache
def shipped_targets() -> Targets:
    """Load the target set whose form and units the snapshots name."""
    return workflows.load_targets(workflows.DEFAULT_TARGETS, Path())[0]


@dataclass
class Scored:
    """A snapshot and the words of its form."""

    snapshot: Snapshot = field(default_factory=snapshot)
    refusals: tuple[Refusal, ...] = ()
    heads: dict[str, Words] = field(default_factory=lambda: HEADS)
    roles: dict[str, Words] = field(default_factory=lambda: ROLES)
    completeness: Completeness | None = None
    trend: Trend | None = None

    @property
    def form(self) -> Form:
        """The form of the shipped sets."""
        return shipped_targets().form

    @property
    def unit_map(self) -> UnitMap:
        """The units of the shipped sets."""
        return UnitMap(shipped_targets().units, dt.date(2024, 12, 1))


REPORTERS = {
    **{f"score-{name}": one for name, one in SCORE_REPORTERS.items()},
    **{f"gaps-{name}": one for name, one in gaps_reporters(everything=False).items()},
}
"""`score-csv`, `gaps-html` …"""


def rendered(
    name: str, scored: AnyScored | None = None, language: Language = "vi", **view: bool
) -> str | bytes:
    """Return one report."""
    return REPORTERS[name].render(scored or Scored(), View(language, 100, color=False, **view))
