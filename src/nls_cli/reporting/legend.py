"""What a reader of the tables on a terminal has to be told below them: each line only where it applies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.snapshot import GoalResult, IndicatorResult, Snapshot, UnitScore
from nls_cli.model.targets import Indicator, Provenance, TargetSet
from nls_cli.reporting import words
from nls_cli.reporting.again import Again
from nls_cli.reporting.layout import TIED, cells, indented
from nls_cli.reporting.plain import clean


def score_legend(
    snapshot: Snapshot, units: Sequence[UnitScore], used: Iterable[Provenance], language: Language, width: int
) -> str:
    """Explain the scores of `units`: whose goals and points these are, how points become a score, what may change."""
    lines = [words.legend(used, language, width), _set_note(snapshot.targets, language)]
    if scored := _scored(snapshot):
        plain = all(
            one.scoring == "proportional" and all(goal.upward for goal in one.goals.values())
            for one in scored
        )
        lines.append(say("legend.points" if plain else "legend.points.total", language))
        if plain:
            lines.append(say("legend.points.grade", language))
    if any(summary.provisional for unit in snapshot.units for summary in unit.summaries.values()):
        lines.append(say("legend.provisional", language))
    results = [result for unit in units for result in unit.indicators]
    lines += [_unknown(results, language), _levels(snapshot, language)]
    lines.append(_aspirational((goal for one in results for goal in one.goals.values()), language))
    return _block(lines, width)


def gaps_legend(
    snapshot: Snapshot,
    missing: Sequence[tuple[IndicatorResult, str, GoalResult]],
    language: Language,
    width: int,
    *,
    added_up: bool,
) -> str:
    """Explain what is missing: whose the goals and their points are, what is meant, in which order it stands."""
    results = [result for result, _, _ in missing]
    goals = [goal for _, _, goal in missing]
    used = [result.indicator.provenance for result in results]
    lines = [words.legend(used, language, width), _set_note(snapshot.targets, language)]
    both = any(goal.gap and not goal.upward for goal in goals)
    lines.append(say("legend.missing.both" if both else "legend.missing", language))
    if any(goal.of for goal in goals):
        lines.append(say("legend.lost", language))
    if added_up:
        lines.append(say("doc.gaps.parts", language))
    lines += [_unknown(results, language), _levels(snapshot, language)]
    lines.append(_aspirational(goals, language))
    return _block(lines, width)


def findings_pointer(snapshot: Snapshot, again: Again, language: Language) -> str:
    """Say how to see what the findings are; nothing where there are none."""
    return say("legend.findings", language, command=again.check()) if snapshot.findings else ""


def pointers(lines: Iterable[str], width: int, indent: str = "") -> str:
    """Set sentences that lead to further commands."""
    text = _block(lines, width - len(indent))
    return "\n".join(indent + line for line in text.split("\n"))


def _block(lines: Iterable[str], width: int) -> str:
    return "\n".join(_paragraph(line, width) for line in lines if line)


def _paragraph(line: str, width: int) -> str:
    """Wrap a sentence, not the command at its end: broken in two it could not be copied as it stands."""
    sentence, _, last = line.rpartition(" ")
    if cells(last) <= width:
        return indented(line, width)
    return "\n".join(filter(None, (indented(sentence, width), last.replace(TIED, " "))))


def _set_note(set_: TargetSet, language: Language) -> str:
    """Return what the target set says of itself: beside words quoted from a document its own points look official."""
    return say("explain.set_note", language, note=clean(set_.note.in_(language))) if set_.note else ""


def _unknown(results: Iterable[IndicatorResult], language: Language) -> str:
    open_ = [one for one in results if one.unknown]
    below = any(one.low is not None and one.value is not None and one.low < one.value for one in open_)
    lines = [say("legend.unknown", language)] if open_ else []
    return " ".join([*lines, say("legend.unknown.lower", language)] if below else lines)


def _levels(snapshot: Snapshot, language: Language) -> str:
    """Say that no goal is a unit's own, where units are shown and the set says nothing else."""
    found = [
        (one, goal)
        for one in snapshot.targets.indicators
        for year, goal in one.goals.items()
        if year in snapshot.years
    ]
    # A goal of the province alone is asked of no other unit, whatever is shown of it.
    own = any(
        goal.apportion or {*(one.levels or ()), *(goal.levels or ())} - {"province"} for one, goal in found
    )
    return "" if own or not found or len(snapshot.units) == 1 else say("legend.levels", language)


def _scored(snapshot: Snapshot) -> list[Indicator]:
    return [one for one in snapshot.targets.indicators if one.points and set(one.goals) & set(snapshot.years)]


def _aspirational(goals: Iterable[GoalResult], language: Language) -> str:
    return say("legend.aspirational", language) if any(goal.aspirational for goal in goals) else ""
