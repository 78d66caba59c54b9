"""What a report says of the data behind it and of how its numbers are made: tables of text for any format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.completeness import Completeness
from nls_cli.model.finding import Severity
from nls_cli.model.form import Form
from nls_cli.model.snapshot import CensusFile, Snapshot
from nls_cli.model.targets import ANNUAL, Indicator, Steps, TargetSet
from nls_cli.model.units import Units
from nls_cli.model.workbook import Refusal
from nls_cli.reporting.findings_text import gather, message_text, place_text
from nls_cli.reporting.numbers import goal_amount, written
from nls_cli.reporting.phrases import date_text, phrase, remedy
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.reporting.sentences import Speaker

METHOD = ("exact", "unknown", "status", "attainment", "score", "gap")


@dataclass(frozen=True, slots=True)
class FileLine:
    """One workbook that went in."""

    path: str
    unit: str
    as_of: str
    rows: int


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One kind of mistake at one place, or a file that could not be read."""

    severity: Severity
    word: str
    code: str
    place: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Sending:
    """Who has sent data."""

    line: str
    missing: tuple[str, ...]
    """Names of those who have not; empty also where that is not known."""


@dataclass(frozen=True, slots=True)
class MethodLine:
    """How one indicator is measured, judged and scored."""

    number: int
    id: str
    name: str
    definition: str
    """How it is computed, in words."""
    measured_in: str
    goals: str
    points: str
    scoring: str
    provenance: str
    quote: str


def file_lines(files: Iterable[CensusFile], language: Language) -> list[FileLine]:
    """List the workbooks, each with its date and how many rows it has."""
    return [
        FileLine(
            clean_path(file.path) + (f" · {clean(file.origin)}" if file.origin else ""),
            clean(file.unit),
            date_text(file.as_of, language) if file.as_of else say("score.no_value", language),
            sum(file.rows.values()),
        )
        for file in files
    ]


def finding_lines(snapshot: Snapshot, language: Language) -> list[FindingLine]:
    """List what is wrong in the data, worst first; private cells are masked."""
    return [
        FindingLine(
            one.first.severity,
            say(f"severity.{one.first.severity}", language),
            one.first.code,
            place_text(one, language),
            message_text(one, language),
            remedy(one.first.code, language, one.first.params),
        )
        for one in gather(snapshot.findings)
    ]


def refusal_lines(refusals: Iterable[Refusal], language: Language) -> list[FindingLine]:
    """List the files that could not be read."""
    return [
        FindingLine(
            "error",
            say("severity.error", language),
            one.code,
            clean_path(str(one.path)),
            phrase(f"{one.code}.message", language, one.params),
            remedy(one.code, language, one.params),
        )
        for one in refusals
    ]


def sending(completeness: Completeness | None, language: Language) -> Sending:
    """Say how many have sent, and name who has not."""
    if completeness is None:
        return Sending(say("doc.submitters.unlisted", language), ())
    missing = tuple(clean(line.name, 120) for line in completeness.lines if line.status == "missing")
    total = len(completeness.lines)
    if len(missing) == total:
        return Sending(say("doc.submitters.untold", language), ())
    params = {"sent": total - len(missing), "total": total}
    return Sending(say("doc.submitters.sent", language, **params), missing)


def method_lines(set_: TargetSet, form: Form, units: Units, language: Language) -> list[MethodLine]:
    """List the indicators of a target set: how each is computed, its goals, points and where it comes from."""
    speaker = Speaker(form, units, language)
    return [
        MethodLine(
            number,
            one.id,
            clean(one.name.in_(language)),
            clean(speaker.definition(one)),
            say(f"report.measured_in.{one.unit}", language),
            "; ".join(_goals(one, language)) or say("report.scoring.none", language),
            say("score.no_value", language) if one.points is None else written(one.points, language),
            _scoring(one, language),
            say(f"provenance.{one.provenance}", language),
            clean(one.quote or ""),
        )
        for number, one in enumerate(set_.indicators, 1)
    ]


def method_notes(language: Language) -> Sequence[str]:
    """Say how shares, statuses, scores and gaps are made."""
    return [say(f"report.method.{one}", language) for one in METHOD]


def set_facts(set_: TargetSet, language: Language) -> list[str]:
    """Say where a target set comes from."""
    facts = [phrase("score.targets", language, {"title": set_.title, "id": set_.id})]
    if set_.source is not None:
        document = clean(set_.source.document)
        if set_.source.issued is not None:
            date = date_text(set_.source.issued, language)
            facts.append(say("targets.show.source.dated", language, document=document, date=date))
        else:
            facts.append(say("targets.show.source", language, document=document))
    if set_.note is not None:
        facts.append(say("targets.show.note", language, note=clean(set_.note.in_(language))))
    return facts


def _goals(indicator: Indicator, language: Language) -> list[str]:
    found: list[str] = []
    for year, goal in sorted(indicator.goals.items()):
        sign = "≥" if goal.upward else "≤"
        target = f"{sign} {goal_amount(goal.target, indicator.unit, language)}"
        key = "targets.show.goal.annual" if year == ANNUAL else "targets.show.goal"
        text = say(key, language, year=year, target=target)
        found.append(text + (f" ({say('score.aspirational', language)})" if goal.aspirational else ""))
    return found


def _scoring(indicator: Indicator, language: Language) -> str:
    if indicator.points is None:
        return say("report.scoring.none", language)
    if not isinstance(indicator.scoring, Steps):
        return say(f"report.scoring.{indicator.scoring}", language)
    steps = "; ".join(
        say(
            "report.scoring.step",
            language,
            from_=goal_amount(step.from_, indicator.unit, language),
            points=written(step.points, language),
        )
        for step in indicator.scoring.steps
    )
    return say("report.scoring.steps", language, steps=steps)
