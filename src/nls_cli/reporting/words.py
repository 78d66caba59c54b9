"""How results are called: units, statuses, years, targets, values, as the text reports share them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.finding import Finding, Severity, tally
from nls_cli.model.snapshot import Bounds, GoalResult, IndicatorResult, Snapshot, Summary, UnitScore
from nls_cli.model.targets import ANNUAL, Provenance, TargetSet
from nls_cli.reporting.layout import TIED, Style, indented, painted
from nls_cli.reporting.numbers import amount, bounds, goal_amount, points_number, score_number, written
from nls_cli.reporting.phrases import date_text, phrase
from nls_cli.reporting.plain import clean

PROVENANCES: tuple[Provenance, ...] = ("quoted", "paraphrased", "reconstructed", "own")


def is_past(year: str, as_of: dt.date | None) -> bool:
    """Tell whether the deadline of a goal year lies behind the date of the data; every year's goal has none."""
    return year != ANNUAL and as_of is not None and as_of.year > int(year)


def by_year(key: str, year: str, language: Language, **params: object) -> str:
    """Return the sentence for a goal year, or its other form for goals of every year."""
    if year == ANNUAL:
        return say(f"{key}.annual", language, **params)
    return say(key, language, year=year, **params)


def status_word(goal: GoalResult, language: Language, *, past: bool) -> str:
    """Name a status; an unmet goal is called by its deadline, an inapplicable one by its reason."""
    if goal.status == "not_met" and past:
        return say("status.not_met.past", language)
    if goal.status == "not_applicable" and goal.reason == "denominator_zero":
        return say("status.not_applicable.denominator_zero", language)
    return say(f"status.{goal.status}", language)


def status_style(goal: GoalResult, *, past: bool) -> Style:
    """Return the colour of a status."""
    styles: dict[str, Style] = {
        "met": "good",
        "uncertain": "info",
        "no_data": "info",
        "not_applicable": "dim",
    }
    return styles.get(goal.status, "bad" if past else "warn")


def plain_name(unit: UnitScore, language: Language) -> str:
    """Name a unit; the province says that it is one, as its capital may have the same name.

    A commune that shares its name with another is followed by its district.
    """
    name = clean(unit.name.in_(language))
    if unit.within is not None:
        return f"{name} ({clean(unit.within.in_(language))})"
    return say("unit.province", language, name=name) if unit.level == "province" else name


def unit_name(unit: UnitScore, snapshot: Snapshot, language: Language) -> str:
    """Name a unit; a former district says by which borders it is meant."""
    note = snapshot.district_note if unit.level == "district" else None
    name = plain_name(unit, language)
    return f"{name} ({clean(note.in_(language))})" if note is not None else name


def marked_name(result: IndicatorResult, language: Language) -> str:
    """Return the indicator's name with the mark of its provenance."""
    mark = say(f"provenance.{result.indicator.provenance}.mark", language)
    return f"{clean(result.indicator.name.in_(language))} {mark}"


def value_text(result: IndicatorResult, language: Language) -> str:
    """Write the value, on its own side of every target."""
    if result.value is None:
        return say("score.no_value", language)
    targets = [goal.target for goal in result.goals.values() if goal.target is not None]
    return amount(result.value, result.indicator.unit, language, targets)


def fraction_text(result: IndicatorResult, language: Language) -> str:
    """Write numerator/denominator; nothing for a plain count."""
    if result.numerator is None or result.denominator is None:
        return ""
    return f"{written(result.numerator, language)}/{written(result.denominator, language)}"


def target_text(result: IndicatorResult, goal: GoalResult, language: Language) -> str:
    """Write what a goal asks."""
    if goal.target is None:
        return say("score.no_value", language)
    sign = "≥" if goal.upward else "≤"
    return f"{sign}{TIED}{goal_amount(goal.target, result.indicator.unit, language, result.value)}"


def points_text(goal: GoalResult, language: Language) -> str:
    """Write points earned of points to be had."""
    if not goal.of:
        return say("score.no_value", language)
    earned = (
        say("score.no_value", language)
        if goal.points is None
        else points_number(goal.points, goal.of, language)
    )
    return f"{earned}/{written(goal.of, language)}"


def doubt_text(result: IndicatorResult, language: Language) -> str:
    """Say how much is unknown and between which bounds the value must lie; nothing if all is known."""
    parts: list[str] = []
    if result.unknown:
        parts.append(say("score.unknown", language, count=written_int(result.unknown, language)))
    if result.value is not None and (result.low != result.value or result.high != result.value):
        parts.append(say("score.bounds", language, bounds=bounds_text(result, language)))
    if result.across is not None:
        across = bounds_text(result, language, result.across)
        parts.append(say("score.across", language, bounds=across))
    return " · ".join(parts)


def bounds_text(result: IndicatorResult, language: Language, ends: Bounds | None = None) -> str:
    """Write the lowest and the highest that the value could be."""
    targets = [goal.target for goal in result.goals.values() if goal.target is not None]
    low, high = ends or (result.low, result.high)
    return bounds(low, high, result.indicator.unit, language, targets, say("score.open", language))


def crossing_text(unit: UnitScore, language: Language) -> str:
    """Say which wards across old borders a former district goes without, or which districts such a ward is of."""
    if not unit.crossing:
        return ""
    names = ", ".join(clean(name.in_(language)) for name in unit.crossing)
    return say(f"score.crossing.{unit.level}", language, names=names)


def former_note(snapshot: Snapshot, units: Iterable[UnitScore], language: Language) -> str:
    """Say by which borders the districts among `units` are meant, and which wards lie across them."""
    label, listed = snapshot.district_note, list(units)
    if label is None or not any(unit.level == "district" for unit in listed):
        return ""
    note = say("score.former.note", language, label=clean(label.in_(language)))
    wards = [
        f"{plain_name(unit, language)} ({', '.join(clean(name.in_(language)) for name in unit.crossing)})"
        for unit in listed
        if unit.level == "commune" and unit.crossing
    ]
    return note + (" " + say("score.crossing.list", language, names="; ".join(wards)) if wards else "")


def total_text(summary: Summary, language: Language) -> str:
    """Write the score; provisional with its bounds while anything could still move it."""
    score, low, high = summary.score, summary.score_low, summary.score_high
    if score is None or low is None or high is None:
        return say("score.total.none", language)
    shown = score_number(score, language)
    if not summary.provisional:
        return say("score.total", language, score=shown)
    if low == high:
        return say("score.total.provisional.same", language, score=shown)
    ends = {"low": score_number(low, language), "high": score_number(high, language)}
    return say("score.total.provisional", language, score=shown, **ends)


def counts_text(summary: Summary, language: Language, *, past: bool) -> str:
    """Write how many are met of how many that apply, and what became of the others."""
    counts = summary.counts
    total = sum(count for status, count in counts.items() if status != "not_applicable")
    parts = [say("score.counts.met", language, count=counts["met"], total=total)]
    for status in ("not_met", "uncertain", "no_data", "not_applicable"):
        if counts[status]:
            key = f"score.counts.{status}" + (".past" if past and status == "not_met" else "")
            parts.append(say(key, language, count=counts[status]))
    return " · ".join(parts)


def counts_by_severity(counts: Mapping[Severity, int], language: Language) -> str:
    """Write how many findings there are of each severity; nothing if there are none."""
    return ", ".join(
        say(
            f"severity.{severity}.count{'.one' if count == 1 else ''}",
            language,
            count=written_int(count, language),
        )
        for severity, count in counts.items()
        if count
    )


def findings_line(findings: Iterable[Finding], language: Language) -> str:
    """Count the findings by severity on one line."""
    counts = counts_by_severity(tally(tuple(findings)), language)
    return say("findings.line", language, counts=counts) if counts else say("findings.none", language)


def written_int(number: int, language: Language) -> str:
    """Write a whole number with its groups."""
    return f"{number:,}".replace(",", ".") if language == "vi" else f"{number:,}"


def heading_lines(
    snapshot: Snapshot, title: str, language: Language, width: int, *, color: bool
) -> list[str]:
    """Say whose numbers these are: which target set, which data, which doubts."""
    set_ = snapshot.targets
    lines = [painted(line, "bold", color=color) for line in indented(title, width).split("\n")]
    lines.append(indented(phrase("score.targets", language, {"title": set_.title, "id": set_.id}), width))
    lines += [painted(one, "warn", color=color) for one in reconstructed_warning(set_, language, width)]
    rows = sum(sum(file.rows.values()) for file in snapshot.census)
    params = {"files": len(snapshot.census), "rows": written_int(rows, language)}
    if snapshot.as_of is None:
        lines.append(indented(say("score.census.undated", language, **params), width))
    else:
        date = date_text(snapshot.as_of, language)
        lines.append(indented(say("score.census", language, date=date, **params), width))
    lines.append(indented(findings_line(snapshot.findings, language), width))
    return lines


def reconstructed_warning(set_: TargetSet, language: Language, width: int) -> list[str]:
    """Warn that indicators were reconstructed; nothing if none was."""
    indicators = set_.indicators
    count = sum(one.provenance == "reconstructed" for one in indicators)
    if not count:
        return []
    if count == len(indicators):
        return [indented(say("provenance.warning.all", language), width)]
    mark = say("provenance.reconstructed.mark", language)
    params = {"count": count, "total": len(indicators), "mark": mark}
    return [indented(say("provenance.warning.some", language, **params), width)]


def legend(used: Iterable[Provenance], language: Language, width: int) -> str:
    """Explain the marks of provenance that were used."""
    shown = set(used)
    marks = [
        f"{say(f'provenance.{one}.mark', language)} {say(f'provenance.{one}', language)}"
        for one in PROVENANCES
        if one in shown
    ]
    return indented(say("provenance.legend", language, marks="; ".join(marks)), width)
