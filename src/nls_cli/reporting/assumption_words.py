"""A what-if assumption as a sentence, in the form's own words."""

from __future__ import annotations

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.census import Items, Period, Value
from nls_cli.model.conditions import All, Any, Condition, Not, PlaceTest, Test
from nls_cli.model.form import Form, Sheet
from nls_cli.model.plan import Assumption
from nls_cli.reporting.plain import clean
from nls_cli.reporting.sentences import Speaker


def assumption_text(assumption: Assumption, form: Form, speaker: Speaker, language: Language) -> str:
    """Say who is assumed to be how."""
    sheet = form.sheet(assumption.sheet)
    where: dict[str, object] = {}
    again: list[dict[str, object]] = []
    parts = assumption.where.parts if isinstance(assumption.where, All) else (assumption.where,)
    for part in parts:
        column, wanted = _asked(part, sheet)
        if column in where:
            again.append({column: wanted})
        else:
            where[column] = wanted
    rows = speaker.rows(where | ({"all": again} if again else {}), sheet.id)
    answers = _answers(assumption.value)
    if answers:
        becomes = speaker.condition({assumption.column: answers}, sheet.id)
    else:
        header = clean(sheet.column(assumption.column).header.in_(language))
        becomes = say("plan.assumption.none", language, column=header)
    return say("plan.assumption.text", language, rows=rows, becomes=becomes)


def _asked(condition: Condition, sheet: Sheet) -> tuple[str, object]:
    """Return the column a condition of an assumption asks about, and what of it, as a target set writes it."""
    match condition:
        case Test(column=column, operand=operand):
            return column, _written(operand)
        case PlaceTest(level=level, operand=operand):
            return next(one.id for one in sheet.places if one.level == level), operand
        case Not(inner):
            column, wanted = _asked(inner, sheet)
            return column, {"not": wanted}
        case All(parts) | Any(parts):
            asked = [_asked(part, sheet) for part in parts]
            return asked[0][0], [wanted for _, wanted in asked]


def _answers(value: Value) -> list[object]:
    return [*sorted(value.ids)] if isinstance(value, Items) else [_written(value)]


def _written(value: object) -> object:
    if isinstance(value, Period):
        day, last = value.first.isoformat(), value.last.isoformat()
        if day == last:
            return day
        return day[:7] if day[:7] == last[:7] else day[:4]
    return value
