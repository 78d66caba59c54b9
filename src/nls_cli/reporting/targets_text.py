"""Target sets as text: the list of those at hand, and what is in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from nls_cli.messages import say
from nls_cli.model.base import Language, Words
from nls_cli.model.targets import ANNUAL, Goal, Indicator, TargetSet
from nls_cli.reporting import words
from nls_cli.reporting.layout import TIED, Cell, Column, Row, indented, painted, table
from nls_cli.reporting.numbers import goal_amount, written
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean, clean_path


class Entry(Protocol):
    """One target set of the list."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def path(self) -> Path:
        """Its file."""

    @property
    def title(self) -> Words | None:
        """None if the file has mistakes."""

    @property
    def indicators(self) -> int:
        """How many it has."""

    @property
    def years(self) -> Sequence[str]:
        """Its goal years."""

    @property
    def provenance(self) -> Mapping[str, int]:
        """How many indicators are of which provenance."""


def render_target_list(
    entries: Sequence[Entry], default: str, language: Language, width: int, *, color: bool
) -> str:
    """Render the target sets at hand, a row each."""
    columns = (
        Column(say("targets.list.id", language), most=30),
        Column(say("targets.list.title", language), grows=True),
        Column(say("targets.list.indicators", language), right=True, most=10),
        Column(say("targets.list.years", language), most=12),
    )
    rows: list[Row] = []
    for entry in entries:
        if entry.title is None:
            broken = say("targets.list.broken", language, id=clean(entry.id))
            rows.append(Row((Cell(clean(entry.id)), Cell(broken, "warn"), Cell(""), Cell(""))))
            continue
        title = clean(entry.title.in_(language))
        if entry.id == default:
            title += " " + say("targets.list.default", language)
        years = ", ".join(words.by_year("year.bare", year, language) for year in entry.years)
        sources = [
            f"{say(f'provenance.{one}', language)}: {entry.provenance[one]}"
            for one in words.PROVENANCES
            if entry.provenance.get(one)
        ]
        cells = (Cell(clean(entry.id), "bold"), Cell(title), Cell(str(entry.indicators)), Cell(years))
        rows.append(Row(cells, ("; ".join(sources),) if sources else ()))
    return table(columns, rows, width, color=color) + "\n"


def render_target_set(set_: TargetSet, path: str, language: Language, width: int, *, color: bool) -> str:
    """Render one target set: where it comes from, its indicators, goals, points and quotes."""
    lines = [painted(indented(clean(set_.title.in_(language)), width), "bold", color=color)]
    details = [
        say("targets.show.id", language, id=set_.id),
        say("targets.show.path", language, path=clean_path(path)),
    ]
    if set_.source is not None:
        document = clean(set_.source.document)
        if set_.source.issued is not None:
            date = date_text(set_.source.issued, language)
            details.append(say("targets.show.source.dated", language, document=document, date=date))
        else:
            details.append(say("targets.show.source", language, document=document))
    if set_.reviewed_on is not None:
        details.append(say("targets.show.reviewed", language, date=date_text(set_.reviewed_on, language)))
    if set_.valid_until is not None:
        details.append(say("targets.show.valid", language, date=date_text(set_.valid_until, language)))
    if set_.note is not None:
        details.append(say("targets.show.note", language, note=clean(set_.note.in_(language))))
    lines += [indented(detail, width, "", "  ") for detail in details]
    lines += words.reconstructed_warning(set_, language, width)
    columns = (
        Column(say("score.indicator", language), grows=True),
        Column(say("targets.show.goals", language), most=18, least=8),
        Column(say("targets.show.points", language), right=True, most=8),
    )
    rows = [_row(indicator, language) for indicator in set_.indicators]
    body = table(columns, rows, width, color=color)
    used = words.legend((one.provenance for one in set_.indicators), language, width)
    return "\n\n".join(("\n".join(lines), body, used)) + "\n"


def _row(indicator: Indicator, language: Language) -> Row:
    goals = [_goal(year, goal, indicator, language) for year, goal in sorted(indicator.goals.items())]
    mark = say(f"provenance.{indicator.provenance}.mark", language)
    points = (
        say("score.no_value", language) if indicator.points is None else written(indicator.points, language)
    )
    notes = [indicator.id]
    if indicator.quote:
        notes.append(say("targets.show.quote", language, quote=clean(indicator.quote)))
    return Row(
        (
            Cell(f"{clean(indicator.name.in_(language))} {mark}"),
            Cell("\n".join(goals) or say("targets.show.monitored", language)),
            Cell(points),
        ),
        tuple(notes),
    )


def _goal(year: str, goal: Goal, indicator: Indicator, language: Language) -> str:
    sign = "≥" if goal.upward else "≤"
    target = f"{sign}{TIED}{goal_amount(goal.target, indicator.unit, language)}"
    key = "targets.show.goal.annual" if year == ANNUAL else "targets.show.goal"
    text = say(key, language, year=year, target=target)
    return text + (f" ({say('score.aspirational', language)})" if goal.aspirational else "")
