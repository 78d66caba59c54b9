"""How a column is to be filled in, in words: notes at headers, the instructions, messages of drop-downs."""

from __future__ import annotations

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.reporting.numbers import written


def yes_no(form: Form, language: Language) -> tuple[str, str]:
    """Return how the form spells yes and no."""
    labels = form.answers.labels
    if labels is not None:
        return labels.yes.in_(language), labels.no.in_(language)
    return form.answers.yes[0].capitalize(), form.answers.no[0].capitalize()


def answers(column: Column, form: Form, language: Language) -> tuple[str, ...]:
    """Return what a drop-down of the column offers; nothing for open columns and units."""
    if column.type == "yes_no":
        return yes_no(form, language)
    return tuple(choice.label.in_(language) for choice in column.choices)


def how(column: Column, sheet: Sheet, form: Form, language: Language) -> str:
    """Say how a column is to be filled in, one sentence a line."""
    lines: list[str] = []
    if column.required:
        lines.append(say("form.required", language))
    if column.help is not None:
        lines.append(column.help.in_(language))
    if column.type != "text" or column.help is None:
        lines.append(_by_type(column, form, language))
    if column.part_of is not None:
        whole = sheet.column(column.part_of).header.in_(language)
        lines.append(say("form.part_of", language, name=whole))
    return "\n".join(lines)


def _by_type(column: Column, form: Form, language: Language) -> str:
    if column.type == "date":
        exactly = next((p for p in ("month", "year") if p in column.precision), None)
        return say(f"form.type.date.{exactly}" if exactly else "form.type.date", language)
    if column.type in ("integer", "number"):
        low = written(column.min, language, 6)
        if column.max is None:
            return say(f"form.type.{column.type}", language, low=low)
        return say(
            f"form.type.{column.type}.between", language, low=low, high=written(column.max, language, 6)
        )
    choices = "; ".join(answers(column, form, language))
    return say(f"form.type.{column.type}", language, **({"choices": choices} if choices else {}))
