"""Where a table's header is and which column is which: evidence over several rows, merged cells seen as people do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nls_cli.model.layouts import How
from nls_cli.parsing.grid import Grid
from nls_cli.parsing.vocabulary import Group, Vocabulary, joined
from nls_cli.text import header_key

HEADER_SEARCH_ROWS = 60
DEEPEST = 4
"""Rows that a header can have."""
Evidence = tuple[int, int, int]
"""How well a row heads a table; the greater the better."""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A column group that was found."""

    group: Group
    members: tuple[tuple[str, int], ...]
    """Answer and raw column, from left to right."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header that was found."""

    row: int
    """Index of its last row in the raw sheet."""
    columns: Mapping[str, int]
    """Form column id → index of the raw column."""
    claimed_twice: Mapping[str, tuple[int, ...]]
    """Form column id → all raw columns that claim it; none of them is read."""
    extra: tuple[int, ...]
    """Raw columns with a header that the form does not know."""
    top: int = 0
    """Index of its first row."""
    titles: Mapping[int, str] = field(default_factory=dict)
    """Raw column → its header as it was understood, the parts joined."""
    how: Mapping[str, How] = field(default_factory=dict)
    """Form column id → by what it was known."""
    groups: tuple[FoundGroup, ...] = ()
    serial: tuple[int, ...] = ()
    """Raw columns that only number the rows."""
    parts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Form column id → further raw columns below its header, to the right of the first."""
    dates: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """Form column id → part of the date (`day`, `month`, `year`) and raw column, for a date in several columns."""


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands at the head of one raw column."""

    text: str
    """The lowest text that stands in this very column."""
    own: bool
    """It stands in the row itself, or is merged down to it."""
    over: tuple[str, ...] = ()
    """What stands above that text, nearest first."""
    top: int = 0
    """The row in which the highest of these stands."""
    start: int = 0
    """The row in which the text itself begins."""
    continues: int | None = None
    """The column whose merged header reaches over this one."""


def _labels(grid: Grid, row: int, floor: int) -> list[_Label]:
    block: list[int] = []
    for up in range(row - 1, max(floor, row - DEEPEST + 1) - 1, -1):
        if grid.ends_header(up):
            break
        block.append(up)
    rows = [grid.row(up) for up in block]
    covers = [grid.above(up) for up in block]
    found: list[_Label] = []
    for at, (text, top, left, _) in enumerate(grid.row(row)):
        depth, continues = 0, left if left < at and text else None
        own = bool(text)
        if not text:  # headed by a cell further up that nothing stands below
            for number, cells in enumerate(rows):
                above = cells[at]
                if (
                    above[0]
                    and above[3] > above[2]
                    and any(one[0] for one in grid.row(row)[above[2] : above[3] + 1])
                ):
                    break  # it heads the columns beside this one
                if above[0]:
                    depth = number + 1
                    text, top = above[0], above[1]
                    continues = above[2] if above[2] < at else None
                    break
        over: list[str] = []
        seen = {(top, left if own else at)}
        highest = top
        for number, cells in enumerate(covers[depth:], depth):
            above = cells[at]
            if above[0] and above[1] < top and (above[1], above[2]) not in seen:
                seen.add((above[1], above[2]))
                if not header_key(above[0]):
                    continue  # a remark in brackets heads nothing
                over.append(above[0])
                highest = min(highest, block[number], above[1])
        found.append(_Label(text, own, tuple(over), highest if over else top, top, continues))
    return found


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a column's label means."""

    kind: str
    """`column`, `member`, `date`, `serial`, `outside` or nothing."""
    id: str = ""
    how: How = "header"
    group: int = -1
    answer: str = ""
    title: str = ""
    deep: bool = False
    """What stands above was needed."""


def _reading(label: _Label, words: Vocabulary) -> _Reading:
    if not label.text:
        return _Reading("")
    key = header_key(label.text)
    full = " – ".join((*reversed(label.over), label.text))
    if words.outside.intersection(map(header_key, label.over)):
        return _Reading("outside", title=full)
    if not words.words.issuperset(key.split()):
        return _Reading("", title=full)
    over = [header_key(text) for text in joined(label.over)]
    if label.over and label.own:
        for number, group in enumerate(words.groups):
            if key in group.members and group.over.intersection(over[: len(label.over)]):
                return _Reading(
                    "member", group.column.id, "header", number, group.members[key], full, deep=True
                )
        for text in over if key in words.dates else ():
            if (named := words.columns.get(text)) is not None and named[0] in words.dated:
                return _Reading("date", named[0], named[1], answer=words.dates[key], title=full, deep=True)
    if label.own:
        for text in joined((label.text, *label.over))[: len(label.over)]:
            if (named := words.columns.get(header_key(text))) is not None:
                return _Reading("column", named[0], named[1], title=full, deep=True)
    if key in words.serial:
        return _Reading("serial", title=label.text)
    if (named := words.columns.get(key)) is not None:
        return _Reading("column", named[0], named[1], title=label.text)
    return _Reading("", title=full if label.over else label.text)


def _standing_alone(labels: Sequence[_Label], readings: list[_Reading], words: Vocabulary) -> None:
    """Know groups without a header above by two of their columns side by side."""
    for number, group in enumerate(words.groups):
        if not group.alone or any(one.group == number for one in readings):
            continue
        fits = [
            label.own and reading.kind in ("", "column") and group.members.get(header_key(label.text))
            for label, reading in zip(labels, readings, strict=True)
        ]
        run = {at for pair in pairwise(range(len(fits))) if all(fits[one] for one in pair) for at in pair}
        if any(group.column.id == one.id for one in readings):
            continue
        for at in run:
            readings[at] = _Reading(
                "member", group.column.id, "header", number, str(fits[at]), labels[at].text
            )


def _years_of_dates(labels: Sequence[_Label], readings: list[_Reading], words: Vocabulary) -> None:
    """Know `Năm` beside `Ngày` and `Tháng` from `Nam` beside `Nữ`, accents or not."""
    for id in {one.id for one in readings if one.kind == "date"}:
        mates = [
            at
            for at, one in enumerate(readings)
            if one.kind == "member" and (holds := words.groups[one.group].holds) and holds.id == id
        ]
        if len(mates) == 1 and (part := words.dates.get(header_key(labels[mates[0]].text))):
            readings[mates[0]] = _Reading("date", id, answer=part, title=readings[mates[0]].title, deep=True)


def _evidence(labels: Sequence[_Label], readings: Sequence[_Reading]) -> Evidence:
    """Return how many of the form's columns a row names, over how many columns of the sheet, and how many others
    it shows to be none of the form's."""
    if not any(label.own and one.id for label, one in zip(labels, readings, strict=True)):
        return 0, 0, 0
    heads = [one for label, one in zip(labels, readings, strict=True) if label.continues is None]
    outside = sum(one.kind == "outside" for one in heads)
    return len({one.id for one in readings if one.id}), sum(bool(one.id) for one in heads), outside


def read_row(grid: Grid, row: int, floor: int, words: Vocabulary) -> tuple[Evidence, Header]:
    """Read one row as the last of a header; `floor` is the first row that can belong to it."""
    labels, readings = _row_readings(grid, row, floor, words)
    return _evidence(labels, readings), _header(row, labels, readings, words)


def _row_readings(grid: Grid, row: int, floor: int, words: Vocabulary) -> tuple[list[_Label], list[_Reading]]:
    labels = _labels(grid, row, floor)
    readings = [_reading(label, words) for label in labels]
    _standing_alone(labels, readings, words)
    _years_of_dates(labels, readings, words)
    return labels, readings


def find_header(grid: Grid, words: Vocabulary) -> Header | None:
    """Return the row that names most columns among the first rows; None if there is none."""
    best: Evidence = (0, 0, 0)
    found: tuple[int, list[_Label], list[_Reading]] | None = None
    for row in range(min(grid.raw.height, HEADER_SEARCH_ROWS)):
        if not _may_name(grid, row, words, best[0]):
            continue
        labels, readings = _row_readings(grid, row, 0, words)
        evidence = _evidence(labels, readings)
        if evidence > best:
            best, found = evidence, (row, labels, readings)
    return None if found is None else _header(*found, words)


def _may_name(grid: Grid, row: int, words: Vocabulary, columns: int) -> bool:
    """Tell whether a row can name so many columns: a text in words that no header has names none."""
    known = words.words.issuperset
    others = grid.width - columns
    for text in grid.texts(row):
        if text and not known(header_key(text).split()):
            others -= 1
            if others < 0:
                return False
    return True


def _header(row: int, labels: Sequence[_Label], readings: Sequence[_Reading], words: Vocabulary) -> Header:
    claims: dict[str, list[int]] = {}
    members: dict[int, list[tuple[str, int]]] = {}
    parts: dict[str, list[int]] = {}
    dates: dict[str, list[tuple[str, int]]] = {}
    extra: list[int] = []
    top = row
    for at, (label, one) in enumerate(zip(labels, readings, strict=True)):
        if label.continues is not None and readings[label.continues].title == one.title:
            first = readings[label.continues]
            if first.kind == "column":
                parts.setdefault(first.id, []).append(at)
            continue
        if one.kind == "column":
            claims.setdefault(one.id, []).append(at)
            top = min(top, label.top if one.deep else label.start)  # a title may stand right above
        elif one.kind == "member":
            members.setdefault(one.group, []).append((one.answer, at))
            top = min(top, label.top)
        elif one.kind == "date":
            dates.setdefault(one.id, []).append((one.answer, at))
            top = min(top, label.top)
        elif one.kind in ("", "outside") and label.text:
            extra.append(at)
    extra = [at for at in extra if labels[at].own or labels[at].top >= top]  # not a title further up
    _one_of_each(dates, claims)
    groups: list[FoundGroup] = []
    for number, found in members.items():
        group = words.groups[number]
        answers = [answer for answer, _ in found]
        if len(set(answers)) < len(answers):  # ĐH twice: which of the two is it?
            claims.setdefault(group.column.id, []).extend(at for _, at in found)
        else:
            groups.append(FoundGroup(group, tuple(found)))
    for rival in list(groups):
        wanted = [
            id
            for id in _ids(rival)
            if id in claims or id in dates or sum(id in _ids(one) for one in groups) > 1
        ]
        if wanted:
            groups.remove(rival)
            for id in wanted:
                claims.setdefault(id, []).extend(at for _, at in rival.members)
                claims[id].extend(at for _, at in dates.pop(id, ()))
    return Header(
        row,
        {id: found[0] for id, found in claims.items() if len(found) == 1},
        {id: tuple(sorted(set(found))) for id, found in claims.items() if len(found) > 1},
        tuple(extra),
        top,
        {at: one.title for at, one in enumerate(readings) if one.title},
        {one.id: one.how for one in readings if one.kind in ("column", "date")},
        tuple(groups),
        tuple(at for at, one in enumerate(readings) if one.kind == "serial"),
        {id: tuple(found) for id, found in parts.items() if len(claims.get(id, ())) == 1},
        {id: tuple(found) for id, found in dates.items()},
    )


def _one_of_each(dates: dict[str, list[tuple[str, int]]], claims: dict[str, list[int]]) -> None:
    """Let a date with two columns for one part, or with a column of its own besides, be claimed twice."""
    for id in list(dates):
        said = [part for part, _ in dates[id]]
        if id in claims or len(set(said)) < len(said):
            claims.setdefault(id, []).extend(at for _, at in dates.pop(id))


def _ids(found: FoundGroup) -> tuple[str, ...]:
    holds = found.group.holds
    return (found.group.column.id, *([holds.id] if holds else []))
