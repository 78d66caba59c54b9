"""Which recorded answers count for an indicator, column by column, in the form's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.targets import Indicator, Ratio, Share
from nls_cli.reporting.explain_words import Words

Answer = str | bool
Side = tuple[str, str, Mapping[str, Any]]
"""Which side of the measure, the id of its sheet, its condition."""
MOST_OTHERS = 3
"""Answers that do not count are named as well if they are no more."""


def answer_lines(indicator: Indicator, form: Form, words: Words, language: Language) -> Iterator[str]:
    """Say for each side of a measure which answers count; nothing for a side that asks none of them."""
    sides: dict[str, list[str]] = {}
    for side, sheet_id, condition in _sides(indicator):
        text = _answers(condition, form.sheet(sheet_id), words, language)
        if text:
            sides.setdefault(text, []).append(side)
    for text, of in sides.items():
        yield say(f"explain.answers.{of[0] if len(of) == 1 else 'both'}", language, answers=text)
    if sides:
        yield say("explain.answers.recorded", language)


def _answers(condition: Mapping[str, Any], sheet: Sheet, words: Words, language: Language) -> str:
    asked: dict[str, dict[Answer, None]] = {}
    cases: set[str] = set()
    for id, answer, case in _asked(condition, sheet, counts=True, case=False):
        asked.setdefault(id, {})[answer] = None
        if case:
            cases.add(id)
    return "; ".join(
        _column(sheet.column(id), list(answers), words, language, alone=id not in cases)
        for id, answers in asked.items()
    )


def _sides(indicator: Indicator) -> list[Side]:
    match indicator.measure:
        case Share(share_of=base, having=having):
            return [("denominator", base.sheet, base.where or {}), ("numerator", base.sheet, having)]
        case Ratio(numerator=over, denominator=under):
            return [
                ("numerator", over.sheet, over.where or {}),
                ("denominator", under.sheet, under.where or {}),
            ]
        case aggregate:
            return [("amount", aggregate.sheet, aggregate.where or {})]


def _asked(
    where: Mapping[str, Any], sheet: Sheet, *, counts: bool, case: bool
) -> Iterator[tuple[str, Answer, bool]]:
    """Yield the answers that count of every column to choose from; `case`: in one of several cases, others may do."""
    for name, wanted in where.items():
        if name in ("any", "all"):
            for one in wanted:
                yield from _asked(one, sheet, counts=counts, case=case or len(wanted) > 1)
        elif name == "not" and not sheet.has("not"):
            yield from _asked(wanted, sheet, counts=not counts, case=case)
        else:
            column = sheet.column(name)
            if column.choices or column.type == "yes_no":
                yield from ((name, answer, case) for answer in _of_column(column, wanted, counts=counts))


def _of_column(column: Column, wanted: object, *, counts: bool) -> Iterator[Answer]:
    if isinstance(wanted, Mapping):
        for name, operand in wanted.items():
            if name == "not":
                yield from _of_column(column, operand, counts=not counts)
        return
    named = list(wanted) if isinstance(wanted, Sequence) and not isinstance(wanted, str) else [wanted]
    for one in named:
        if isinstance(one, Mapping):
            yield from _of_column(column, one, counts=counts)
    possible: list[Answer] = [choice.id for choice in column.choices] or [True, False]
    if any(one in possible for one in named):
        yield from (answer for answer in possible if (answer in named) == counts)


def _column(
    column: Column, counted: Sequence[Answer], words: Words, language: Language, *, alone: bool
) -> str:
    """Say which answers of a column count; `alone`: where it has another, the row does not count."""

    def quoted(answers: Sequence[Answer]) -> list[str]:
        return [f"“{words.value(column, answer)}”" for answer in answers]

    *most, last = quoted(counted)
    if column.blank is not None and column.blank.always in counted:
        most, last = [*most, last], say("explain.answers.blank", language)
    text = say("join.or", language).join(filter(None, (", ".join(most), last)))
    others = [choice.id for choice in column.choices if choice.id not in counted]
    header = column.header.in_(language)
    if not others or len(others) > MOST_OTHERS or not alone or column.type == "list":
        return say("explain.answers.column", language, column=header, answers=text)
    params = {"column": header, "answers": text, "others": ", ".join(quoted(others))}
    return say("explain.answers.column.others", language, **params)
