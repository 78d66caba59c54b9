"""The formats of each report: a name, a suffix, and the function that renders it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from nls_cli.model.base import Language, Words
from nls_cli.model.snapshot import Snapshot
from nls_cli.reporting.gaps_text import GapWords, render_gaps
from nls_cli.reporting.score_json import render_gaps_json, render_score_json
from nls_cli.reporting.score_text import render_score


class Scored(Protocol):
    """What a report is made of."""

    @property
    def snapshot(self) -> Snapshot:
        """All results."""

    @property
    def heads(self) -> Mapping[str, Words]:
        """Sheet id → what one of its rows is."""

    @property
    def roles(self) -> Mapping[str, Words]:
        """Role id → its name."""


@dataclass(frozen=True, slots=True)
class View:
    """For whom: language, cells of width, colour or none."""

    language: Language
    width: int
    color: bool


@dataclass(frozen=True, slots=True)
class Reporter:
    """One format of a report."""

    suffix: str
    """Files with this ending get this format."""
    render: Callable[[Scored, View], str]


def _score_text(scored: Scored, view: View) -> str:
    return render_score(scored.snapshot, view.language, view.width, color=view.color)


def _score_json(scored: Scored, _view: View) -> str:
    return render_score_json(scored.snapshot)


def _gaps_json(scored: Scored, _view: View) -> str:
    return render_gaps_json(scored.snapshot)


SCORE_REPORTERS: Mapping[str, Reporter] = {
    "text": Reporter(".txt", _score_text),
    "json": Reporter(".json", _score_json),
}


def gaps_reporters(*, everything: bool) -> Mapping[str, Reporter]:
    """Return the formats of the report on gaps; `everything` lists all bodies without a role."""

    def text(scored: Scored, view: View) -> str:
        names = GapWords(scored.heads, scored.roles)
        return render_gaps(
            scored.snapshot, names, view.language, view.width, color=view.color, everything=everything
        )

    return {"text": Reporter(".txt", text), "json": Reporter(".json", _gaps_json)}
