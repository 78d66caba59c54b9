"""What a report on a score says, unit by unit, in words and exact numbers, before any format sets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.base import Language, Words
from nls_cli.model.snapshot import GoalResult, IndicatorResult, Snapshot, Status, UnitScore
from nls_cli.model.targets import Provenance
from nls_cli.reporting import words
from nls_cli.reporting.focus import detailed
from nls_cli.reporting.gaps_text import (
    GapWords,
    added_up,
    gap_text,
    lost_points,
    missing_goals,
    without_count,
)
from nls_cli.reporting.layout import TIED
from nls_cli.reporting.numbers import amount, points_number, score_number
from nls_cli.reporting.plain import clean
from nls_cli.reporting.ranking import Ranking, rankings
from nls_cli.reporting.score_text import weakest

SIGNS: Mapping[Status, str] = {
    "met": "✓",
    "not_met": "✗",
    "uncertain": "?",
    "no_data": "∅",
    "not_applicable": "○",
}
"""A status is never told by colour alone."""
HEAT = (Fraction(1, 2), Fraction(3, 4), Fraction(9, 10))
"""Where the shades of an unmet goal change, by attainment."""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """How one indicator stands to the goal of one year."""

    year: str
    result: GoalResult
    sign: str
    word: str
    tone: str
    """`good`, `warn`, `bad`, `info` or `dim`."""
    target: str
    aspirational: str
    """Says so; else empty."""
    points: str
    reason: str
    """Why there is nothing to judge by; else empty."""
    gap: str
    """With what is counted: `123 người`; empty where nothing is missing."""
    shade: int | None
    """0 far from the goal … 4 reached; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of one unit."""

    number: int
    """Its place in the target set, from 1."""
    result: IndicatorResult
    name: str
    mark: str
    provenance: Provenance
    value: str
    fraction: str
    doubt: str
    baseline: str
    goals: Mapping[str, GoalLine]


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One goal that is not reached."""

    line: Line
    goal: GoalLine
    gap: str
    lost: str
    parts: str
    """The same gap added up over the units; else empty."""


@dataclass(frozen=True, slots=True)
class YearLine:
    """A unit's year."""

    year: str
    heading: str
    total: str
    counts: str
    notes: tuple[str, ...]
    score: Fraction | None
    low: Fraction | None
    high: Fraction | None
    shown: str
    """The score alone, `~` before a provisional one."""
    short: str
    """Met / not met / undecided."""
    provisional: bool
    earned: Fraction
    possible: Fraction
    statuses: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class WithoutLine:
    """A role, and the bodies that have nobody in it."""

    role: str
    count: str
    bodies: tuple[str, ...]
    certain: bool = True
    """False where blank cells could hide the role."""


@dataclass(frozen=True, slots=True)
class UnitView:
    """Everything about one unit."""

    id: str
    level: str
    name: str
    years: tuple[YearLine, ...]
    lines: tuple[Line, ...]
    """Indicators with goals in these years."""
    monitored: tuple[Line, ...]
    missing: tuple[MissingLine, ...]
    without: tuple[WithoutLine, ...]
    weakest: str
    """The indicator that loses most; a dash if none does."""

    @property
    def lines_by_id(self) -> Mapping[str, Line]:
        """The lines with goals, by indicator."""
        return {line.result.indicator.id: line for line in self.lines}


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A whole report."""

    title: str
    name: str
    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    years: tuple[tuple[str, str], ...]
    """Year and its short heading."""
    main: UnitView
    """What the report is about: the province, or the one district that was asked for."""
    province: UnitView
    others: tuple[UnitView, ...]
    """Units to be compared with each other."""
    unit_note: str
    """By which borders the units are meant; else empty."""
    rankings: tuple[Ranking, ...]
    """The order of the districts, where there are several."""
    legend: str


def score_view(
    snapshot: Snapshot,
    heads: Mapping[str, Words],
    roles: Mapping[str, Words],
    language: Language,
    *,
    gaps: bool = False,
) -> ScoreView:
    """Put together what a report says; `gaps` words the title for what is missing."""
    names = GapWords(heads, roles)
    builder = _Builder(snapshot, names, language)
    province, *rest = snapshot.units
    detail, listed = detailed(rest)
    main = builder.unit(detail or province)
    name = words.unit_name(detail or province, snapshot, language)
    facts = words.heading_lines(snapshot, "", language, 10_000, color=False)[1:]
    warnings = words.reconstructed_warning(snapshot.targets, language, 10_000)
    crossing = words.crossing_text(detail or province, language)
    used = {line.provenance for line in (*main.lines, *main.monitored)}
    return ScoreView(
        say("gaps.title" if gaps else "score.title", language, name=name),
        name,
        tuple(fact for fact in (*facts, crossing) if fact and fact not in warnings),
        tuple(warnings),
        tuple((year, words.by_year("report.year", year, language)) for year in snapshot.years),
        main,
        builder.unit(province) if detail is not None else main,
        tuple(builder.unit(unit) for unit in listed),
        words.former_note(snapshot, snapshot.units, language),
        () if gaps else tuple(rankings(listed, snapshot.years, language)),
        words.legend(used, language, 10_000),
    )


class _Builder:
    """Builds the views of units."""

    def __init__(self, snapshot: Snapshot, names: GapWords, language: Language) -> None:
        self._snapshot = snapshot
        self._names = names
        self._language = language
        self._numbers = {one.id: at for at, one in enumerate(snapshot.targets.indicators, 1)}
        self._parts = added_up(snapshot)

    def unit(self, unit: UnitScore) -> UnitView:
        """Build the view of one unit."""
        lines = {result.indicator.id: self._line(result) for result in unit.indicators}
        return UnitView(
            unit.id,
            unit.level,
            words.plain_name(unit, self._language),
            tuple(self._year(unit, year) for year in self._snapshot.years),
            tuple(line for line in lines.values() if line.goals),
            tuple(line for line in lines.values() if not line.result.indicator.goals),
            tuple(self._missing(unit, lines)),
            tuple(self._without(unit)),
            weakest(unit, self._snapshot.years, self._language),
        )

    def _line(self, result: IndicatorResult) -> Line:
        language, indicator = self._language, result.indicator
        baselines = [
            say("score.baseline.of", language, value=amount(value, indicator.unit, language), year=year)
            for year, value in sorted(indicator.baseline.items())
        ]
        return Line(
            self._numbers[indicator.id],
            result,
            clean(indicator.name.in_(language)),
            say(f"provenance.{indicator.provenance}.mark", language),
            indicator.provenance,
            words.value_text(result, language),
            words.fraction_text(result, language),
            words.doubt_text(result, language),
            ", ".join(baselines),
            {year: self._goal(result, year, goal) for year, goal in result.goals.items()},
        )

    def _goal(self, result: IndicatorResult, year: str, goal: GoalResult) -> GoalLine:
        language = self._language
        past = words.is_past(year, self._snapshot.as_of)
        return GoalLine(
            year,
            goal,
            SIGNS[goal.status],
            words.status_word(goal, language, past=past),
            words.status_style(goal, past=past),
            words.target_text(result, goal, language).replace(TIED, "\u00a0"),
            say("score.aspirational", language) if goal.aspirational else "",
            words.points_text(goal, language),
            say(f"reason.{goal.reason}", language) if goal.reason is not None else "",
            gap_text(result, goal, self._names, language) if goal.gap else "",
            shade(goal),
        )

    def _year(self, unit: UnitScore, year: str) -> YearLine:
        language, summary = self._language, unit.summaries[year]
        past = words.is_past(year, self._snapshot.as_of)
        notes: list[str] = []
        if summary.possible and summary.possible != 100:
            earned = points_number(summary.earned, summary.possible, language)
            of = points_number(summary.possible, summary.possible, language)
            notes.append(say("score.total.points", language, points=earned, of=of))
        if summary.incomplete:
            notes.append(say("score.incomplete", language))
        counts = summary.counts
        shown = say("score.no_value", language)
        if summary.score is not None:
            shown = ("~" if summary.provisional else "") + score_number(summary.score, language)
        return YearLine(
            year,
            words.by_year("report.goals.past" if past else "report.goals", year, language),
            words.total_text(summary, language),
            words.counts_text(summary, language, past=past),
            tuple(notes),
            summary.score,
            summary.score_low,
            summary.score_high,
            shown,
            f"{counts['met']}/{counts['not_met']}/{counts['uncertain'] + counts['no_data']}",
            summary.provisional,
            summary.earned,
            summary.possible,
            counts,
        )

    def _missing(self, unit: UnitScore, lines: Mapping[str, Line]) -> list[MissingLine]:
        language = self._language
        found: list[MissingLine] = []
        for result, year, goal in missing_goals(unit):
            lost = lost_points(goal)
            total = self._parts.get((result.indicator.id, year)) if unit.level == "province" else None
            line = lines[result.indicator.id]
            found.append(
                MissingLine(
                    line,
                    line.goals[year],
                    gap_text(result, goal, self._names, language),
                    points_number(lost, goal.of, language) if goal.of else say("score.no_value", language),
                    ""
                    if total is None
                    else say(
                        "gaps.parts", language, count=words.written_int(total, language), heads=""
                    ).rstrip(),
                )
            )
        return found

    def _without(self, unit: UnitScore) -> list[WithoutLine]:
        language = self._language
        found: list[WithoutLine] = []
        for role, bodies in unit.without.items() if unit.level != "organization" else ():
            known = self._names.roles.get(role)
            name = clean(known.in_(language)) if known is not None else role
            name = name[:1].upper() + name[1:]
            if not bodies:
                found.append(WithoutLine(name, say("gaps.without.none", language, role=name), ()))
            for key, certain in (("gaps.without.count", True), ("gaps.without.unsure", False)):
                some = tuple(clean(body.name) for body in bodies if body.certain is certain)
                if some:
                    count = without_count(key, name, len(some), unit.bodies[role], language)
                    found.append(WithoutLine(name, count, some, certain))
        return found


def shade(goal: GoalResult) -> int | None:
    """Return how far a goal has been reached, in five steps; None where that is not known."""
    if goal.status == "met":
        return len(HEAT) + 1
    if goal.attainment is None or goal.status != "not_met":
        return None
    return sum(goal.attainment >= fence for fence in HEAT)
