"""The completeness matrix: whose each submission is, and what it makes of each sheet that was asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import PureWindowsPath

from nls_cli.model.completeness import Completeness, Line, Status, Submission, Submitter, Submitters
from nls_cli.model.form import Form
from nls_cli.text import bare

WORST: tuple[Status, ...] = ("returned", "missing", "late", "sent", "nothing")
"""A submitter has the first of these that one of its sheets has."""


def complete(
    form: Form,
    listed: Submitters | None,
    listed_in: str | None,
    submissions: Sequence[Submission],
    key_of: Callable[[str], str],
) -> Completeness:
    """Return the matrix; without a list of submitters, of those who sent something.

    `key_of`: the key under which the names of one body are equal.
    """
    ids = tuple(sheet.id for sheet in form.row_sheets)
    if listed is None:
        by_body: dict[str, list[Submission]] = {}
        for one in submissions:
            by_body.setdefault(key_of(_own_name(one)), []).append(one)
        lines = [
            _line(Submitter(name=_own_name(some[0]), sheets=()), None, some, ids) for some in by_body.values()
        ]
        return Completeness(None, ids, tuple(lines), ())
    finder = _Finder(listed.submitters, key_of)
    of: dict[int, list[Submission]] = {}
    unlisted: list[str] = []
    for one in submissions:
        at = finder.find(one)
        if at is None:
            unlisted.append(one.path)
        else:
            of.setdefault(at, []).append(one)
    lines = []
    for at, submitter in enumerate(listed.submitters):
        wanted = submitter if submitter.sheets is not None else _with_sheets(submitter, listed.sheets)
        lines.append(_line(wanted, listed.deadline, of.get(at, []), ids))
    return Completeness(listed_in, ids, tuple(lines), tuple(unlisted))


def _with_sheets(submitter: Submitter, sheets: tuple[str, ...]) -> Submitter:
    return submitter.model_copy(update={"sheets": sheets})


def _own_name(submission: Submission) -> str:
    return submission.unit or PureWindowsPath(submission.path).stem


class _Finder:
    """Finds whose a submission is: by its reporting unit, else by a name in it, else by a name in the file's name."""

    def __init__(self, submitters: Sequence[Submitter], key_of: Callable[[str], str]) -> None:
        self._key_of = key_of
        self._exact: dict[str, int] = {}
        self._words: list[tuple[str, int]] = []
        for at, one in enumerate(submitters):
            for name in (one.name, *one.aliases):
                self._exact.setdefault(key_of(name), at)
                self._words.append((bare(name), at))

    def find(self, submission: Submission) -> int | None:
        """Return the number of the submitter; None if it is nobody's, or could be several's."""
        if submission.unit:
            exact = self._exact.get(self._key_of(submission.unit))
            return exact if exact is not None else self._within(submission.unit)
        return self._within(PureWindowsPath(submission.path).stem)

    def _within(self, text: str) -> int | None:
        key = f" {bare(text)} "
        found = [(len(words), at) for words, at in self._words if words and f" {words} " in key]
        longest = {at for length, at in found if length == max(found)[0]}
        return longest.pop() if len(longest) == 1 else None


def _line(
    submitter: Submitter, deadline: dt.date | None, submissions: Sequence[Submission], ids: Sequence[str]
) -> Line:
    deadline = submitter.deadline or deadline
    days = [one.received for one in submissions if one.received]
    received = submitter.received or min(days, default=None)
    late = deadline is not None and received is not None and received > deadline
    sheets: dict[str, Status] = {}
    for id in ids:
        status = _status(id, submissions, late=late, wanted=id in (submitter.sheets or ()))
        if status is not None:
            sheets[id] = status
    if not submissions:
        overall: Status = "missing"
    elif not sheets:  # nothing that could be recognised
        overall = "returned"
    else:
        overall = min(sheets.values(), key=WORST.index)
    counting = [one for one in submissions if not one.replaced]
    errors = sum(sum(one.errors.values()) for one in counting)
    return Line(
        submitter.name, overall, sheets, deadline, received, tuple(one.path for one in submissions), errors
    )


def _status(id: str, submissions: Sequence[Submission], *, late: bool, wanted: bool) -> Status | None:
    """Return what has become of one sheet of one submitter; None if it was neither asked for nor sent."""
    holding = [one for one in submissions if id in one.counted]
    lost = any(one.errors.get(id) for one in submissions if not one.replaced)
    unreadable = [one for one in submissions if not one.readable]
    silent = any(id in one.nothing for one in submissions)
    if silent and not any(one.rows.get(id) for one in holding):
        return "nothing"
    if holding:
        wrong = any(one.errors.get(id) or one.errors.get(None) for one in holding)
        return "returned" if wrong else "late" if late else "sent"
    if lost or (unreadable and wanted):
        return "returned"
    return "missing" if wanted else None
