"""The words that head a sheet's columns: what a header cell can mean, alone or under another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.form_layout import ColumnGroup
from nls_cli.model.layouts import How
from nls_cli.text import header_key

YES, NO = "yes", "no"
SEVERAL = "?"
"""In place of an answer: the header stands for several."""
DATE_PARTS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Group:
    """A column group ready to be looked up."""

    column: Column
    holds: Column | None
    over: frozenset[str]
    """Keys of the headers above."""
    members: Mapping[str, str]
    """Key of a header → the answer."""
    alone: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every header that a sheet's columns can have."""

    columns: Mapping[str, tuple[str, How]]
    """Key → column id, and whose word it is."""
    groups: tuple[Group, ...]
    serial: frozenset[str]
    outside: frozenset[str]
    dates: Mapping[str, str]
    """Key of a header below that of a date → the part of the date."""
    dated: frozenset[str]
    """Ids of the columns that hold dates."""
    words: frozenset[str]
    """Every word of every header: a text with any other word is none of them, whatever stands above it."""


def build_vocabulary(sheet: Sheet, form: Form) -> Vocabulary:
    """Return the words of `sheet`."""
    found = _column_words(sheet)
    groups = [_group(one, sheet) for one in sheet.groups]
    pairs = {YES: form.layout.yes, NO: form.layout.no}
    if all(pairs.values()):
        answered = {one.column for one in sheet.groups}
        groups += [
            _group(ColumnGroup(column=column.id, answers=pairs), sheet)
            for column in sheet.columns
            if column.type == "yes_no" and column.id not in answered
        ]
    serial, outside = keys(form.layout.serial), keys(form.layout.outside)
    members = (key for group in groups for key in group.members)
    dates = {header_key(text): part for part in DATE_PARTS for text in getattr(form.layout.dates, part)}
    dated = frozenset(column.id for column in sheet.columns if column.type == "date")
    words = frozenset(word for key in (*found, *members, *serial, *dates) for word in key.split())
    return Vocabulary(found, tuple(groups), serial, outside, dates, dated, words)


def column_keys(sheet: Sheet) -> dict[str, str]:
    """Return header key → column id."""
    return {key: id for key, (id, _) in _column_words(sheet).items()}


def _column_words(sheet: Sheet) -> dict[str, tuple[str, How]]:
    found: dict[str, tuple[str, How]] = {}
    for column in sheet.columns:
        for text in (column.header.vi, column.header.en):
            found.setdefault(header_key(text), (column.id, "header"))
        for text in column.aliases:
            found.setdefault(header_key(text), (column.id, "alias"))
    for column in sheet.columns:  # exports of other programs head their columns with the ids
        found.setdefault(header_key(column.id), (column.id, "id"))
    return found


def _group(group: ColumnGroup, sheet: Sheet) -> Group:
    column = sheet.column(group.column)
    holds = sheet.column(group.holds) if group.holds else None
    above = holds or column
    over = keys((above.header.vi, above.header.en, *above.aliases, *group.under))
    members: dict[str, str] = {}
    labels = {choice.id: choice.spellings for choice in column.choices}
    for answer, headers in group.answers.items():
        for text in (*headers, *labels.get(answer, ())):
            members.setdefault(header_key(text), answer)
    for text in group.several:
        members.setdefault(header_key(text), SEVERAL)
    return Group(column, holds, over, members, group.alone)


def keys(texts: Iterable[str]) -> frozenset[str]:
    """Return the keys of several headers."""
    return frozenset(map(header_key, texts))


def joined(texts: Sequence[str]) -> list[str]:
    """Return what stands above a cell, nearest first, as every header that it can make: joined, then alone."""
    together = [" ".join(reversed(texts[:longest])) for longest in range(len(texts), 0, -1)]
    return [*together, *texts[1:]]
