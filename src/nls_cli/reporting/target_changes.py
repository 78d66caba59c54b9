"""The difference between two target sets, as text and as JSON (`nls.targets.diff/1`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from pydantic import BaseModel

import nls_cli
from nls_cli.messages import say
from nls_cli.model.base import Language, Source, Words
from nls_cli.model.conditions import Targets
from nls_cli.model.target_changes import FieldChange, IndicatorChange, TargetChanges, points_of
from nls_cli.model.targets import ANNUAL, Effort, Goal, Indicator
from nls_cli.reporting.explain_goals import scoring_text
from nls_cli.reporting.inert_json import dumped
from nls_cli.reporting.layout import TIED, indented, painted
from nls_cli.reporting.numbers import amount, goal_amount, written
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.reporting.score_json import number
from nls_cli.reporting.sentences import Speaker

SCHEMA = "nls.targets.diff/1"
_SHORT = 28
"""Values up to this length stand on one line with an arrow between them."""


class _Side:
    """Says the values of one of the two sets."""

    def __init__(self, targets: Targets, language: Language) -> None:
        self._speaker = Speaker(targets.form, targets.units, language)
        self._form = targets.form
        self._language = language

    def _say(self, key: str, **params: object) -> str:
        return say(key, self._language, **params)

    def of_set(self, value: object) -> str:
        """Say a field of the set."""
        return self._any(value)

    def of(self, field: str, value: object, indicator: Indicator) -> str:
        """Say a field of an indicator."""
        if field == "measure":
            return clean(self._speaker.definition(indicator))
        if field == "unit":
            return self._say(f"report.measured_in.{indicator.unit}")
        if field == "scoring":
            return scoring_text(indicator, self._language)
        if field == "provenance":
            return self._say(f"provenance.{indicator.provenance}")
        if field == "points" and value is None:
            return self._say("changes.unscored")
        if field == "levels":
            return self._levels(cast("Sequence[str] | None", value))
        if isinstance(value, Goal):
            return self.goal(value, indicator)
        if field == "baseline" and isinstance(value, Fraction):
            return amount(value, indicator.unit, self._language)
        return self._any(value)

    def goal(self, goal: Goal, indicator: Indicator) -> str:
        """Say a goal, with all that belongs to it."""
        sign = "≥" if goal.upward else "≤"
        parts = [f"{sign}{TIED}{goal_amount(goal.target, indicator.unit, self._language)}"]
        if goal.aspirational:
            parts[0] += f" ({self._say('score.aspirational')})"
        if goal.apportion is not None:
            parts.append(self._apportioned(goal.apportion.by))
        if goal.levels is not None:
            parts.append(self._say("changes.levels", levels=self._levels(goal.levels)))
        if goal.quote is not None:
            parts.append(f"“{clean(goal.quote)}”")
        if goal.note is not None:
            parts.append(clean(goal.note.in_(self._language)))
        return "; ".join(parts)

    def _apportioned(self, by: str) -> str:
        weight = next((one for one in self._form.weights if one.id == by), None)
        if weight is None:
            return self._say("changes.apportion.equal")
        if weight.count is not None:
            sheet = self._form.sheet(weight.count).name
            return self._say("changes.apportion.rows", sheet=clean(sheet.in_(self._language)))
        assert weight.sum is not None
        assert weight.in_ is not None
        header = self._form.sheet(weight.in_).column(weight.sum).header
        return self._say("changes.apportion.sum", column=clean(header.in_(self._language)))

    def _levels(self, levels: Sequence[str] | None) -> str:
        if levels is None:
            return self._say("changes.all_levels")
        return ", ".join(self._say(f"changes.level.{level}") for level in levels)

    def _any(self, value: object) -> str:
        match value:
            case None | ():
                return self._say("changes.missing")
            case Words():
                return clean(value.in_(self._language))
            case Fraction():
                return written(value, self._language)
            case dt.date():
                return date_text(value, self._language)
            case Source(document=document, issued=issued):
                return clean(document) + (f" ({date_text(issued, self._language)})" if issued else "")
            case Effort(cost=cost):
                return written(cost, self._language)
            case tuple():
                return "; ".join(
                    self._say(
                        "changes.meaning",
                        date=date_text(one.on, self._language),
                        why=clean(one.why.in_(self._language)),
                    )
                    for one in value
                )
            case _:
                return clean(str(value))


def render_target_changes(
    changes: TargetChanges,
    old: Targets,
    new: Targets,
    paths: tuple[str, str],
    language: Language,
    width: int,
    *,
    color: bool,
) -> str:
    """Render the difference: how many, then what changed, was added, was removed.

    `paths`: the two files as they are to be shown.
    """
    lines = [painted(say("changes.title", language), "bold", color=color)]
    for key, set_, path in (("old", changes.old, paths[0]), ("new", changes.new, paths[1])):
        title = clean(set_.title.in_(language))
        said = say(f"changes.{key}", language, title=title, id=set_.id, path=clean_path(path))
        lines.append(indented(said, width, "", "  "))
    lines.append("")
    if changes.empty:
        return "\n".join([*lines, say("changes.none", language)]) + "\n"
    sizes = [str(len(set_.indicators)) for set_ in (changes.old, changes.new)]
    points = [written(points_of(set_), language) for set_ in (changes.old, changes.new)]
    counts = {"added": len(changes.added), "removed": len(changes.removed), "changed": len(changes.changed)}
    totals = (
        say("changes.indicators", language, old=sizes[0], new=sizes[1]),
        say("changes.points", language, old=points[0], new=points[1]),
        say("changes.counts", language, **counts, same=changes.same),
    )
    lines += [indented(total, width, "", "  ") for total in totals]
    was, is_ = _Side(old, language), _Side(new, language)

    def heading(part: str) -> list[str]:
        return ["", painted(say(f"changes.part.{part}", language), "bold", color=color)]

    if changes.fields:
        lines += heading("set")
        for field in changes.fields:
            texts = was.of_set(field.old), is_.of_set(field.new)
            lines += _change(field, texts, language, width, "  ")
    if changes.changed:
        lines += heading("changed")
        for one in changes.changed:
            lines += _head(one.new, language, width)
            for field in one.fields:
                texts = was.of(field.field, field.old, one.old), is_.of(field.field, field.new, one.new)
                lines += _change(field, texts, language, width, "    ")
    for part, indicators, side in (("added", changes.added, is_), ("removed", changes.removed, was)):
        if indicators:
            lines += heading(part)
            for indicator in indicators:
                lines += _head(indicator, language, width)
                lines += [indented(text, width, "    ") for text in _summary(indicator, side, language)]
    return "\n".join(lines) + "\n"


def _head(indicator: Indicator, language: Language, width: int) -> list[str]:
    return [indented(f"{clean(indicator.name.in_(language))} [{indicator.id}]", width, "  ")]


def _summary(indicator: Indicator, side: _Side, language: Language) -> Iterator[str]:
    yield side.of("measure", indicator.measure, indicator)
    for year, goal in sorted(indicator.goals.items()):
        yield f"{_named('goals', year, language)}: {side.goal(goal, indicator)}"
    for year, baseline in sorted(indicator.baseline.items()):
        yield f"{_named('baseline', year, language)}: {side.of('baseline', baseline, indicator)}"
    yield f"{_named('points', None, language)}: {side.of('points', indicator.points, indicator)}"
    yield f"{_named('provenance', None, language)}: {side.of('provenance', None, indicator)}"


def _named(field: str, year: str | None, language: Language) -> str:
    key = f"changes.field.{field}"
    return say(f"{key}.{ANNUAL}" if year == ANNUAL else key, language, year=year)


def _change(
    change: FieldChange, texts: tuple[str, str], language: Language, width: int, indent: str
) -> list[str]:
    named = _named(change.field, change.year, language)
    old, new = texts
    if old == new:
        return [indented(say("changes.alike", language, field=named), width, indent)]
    if max(len(old), len(new)) <= _SHORT:
        return [indented(say("changes.short", language, field=named, old=old, new=new), width, indent)]
    return [
        indented(f"{named}:", width, indent),
        indented(say("changes.was", language, text=old), width, indent + "  "),
        indented(say("changes.is", language, text=new), width, indent + "  "),
    ]


def render_target_changes_json(changes: TargetChanges, old: Targets, new: Targets) -> str:
    """Return the difference as JSON text."""
    return (
        dumped(
            {
                "nls": nls_cli.__version__,
                "schema": SCHEMA,
                "old": _set(old),
                "new": _set(new),
                "fields": [_field(one) for one in changes.fields],
                "changed": [_changed(one) for one in changes.changed],
                "added": [_plain(one) for one in changes.added],
                "removed": [_plain(one) for one in changes.removed],
                "unchanged": changes.same,
            },
            indent=1,
        )
        + "\n"
    )


def _set(targets: Targets) -> dict[str, Any]:
    set_ = targets.set
    return {
        "id": set_.id,
        "sha256": targets.sha256,
        "indicators": len(set_.indicators),
        "points": number(points_of(set_), whole=True),
    }


def _changed(change: IndicatorChange) -> dict[str, Any]:
    return {"id": change.new.id, "fields": [_field(one) for one in change.fields]}


def _field(change: FieldChange) -> dict[str, Any]:
    return {
        "field": change.field,
        "year": change.year,
        "old": _plain(change.old),
        "new": _plain(change.new),
    }


def _plain(value: object) -> Any:
    """Return a value as it is written in YAML, in types of JSON."""
    match value:
        case BaseModel():
            fields = type(value).model_fields.items()
            given = value.model_fields_set
            return {one.alias or name: _plain(getattr(value, name)) for name, one in fields if name in given}
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case dt.date():
            return value.isoformat()
        case bool() | None | str() | int():
            return value
        case Fraction() | Decimal():
            return number(Fraction(value), whole=True)
        case _:
            raise TypeError(type(value))
