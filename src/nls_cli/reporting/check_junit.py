"""A check as JUnit XML: a suite for each file, a failed case for each error, passed cases that speak for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from nls_cli.messages import say
from nls_cli.model.check import CheckedFile, CheckResult
from nls_cli.reporting.check_entries import CheckView, Entry, Place, entries
from nls_cli.reporting.plain import clean_path
from nls_cli.reporting.words import written_int

MOST_BYTES = 25_000_000
"""Readers of JUnit XML refuse files of 30 MB and more."""


def render_check_junit(result: CheckResult, view: CheckView, most_bytes: int = MOST_BYTES) -> str:
    """Return the check as XML; what does not fit is counted in a last suite, errors go first."""
    by_path: dict[str, list[Entry]] = {file.path: [] for file in result.files}
    for entry in entries(result, view):
        by_path.setdefault(entry.finding.path, []).append(entry)
    files = {file.path: file for file in result.files}
    room = _Room(most_bytes)
    written: dict[str, list[str]] = {path: [] for path in by_path}
    for errors in (True, False):
        for path, found in by_path.items():
            for entry in found:
                if (entry.severity == "error") == errors:
                    written[path] += [
                        case
                        for place in entry.places()
                        if (case := room.take(_case(entry, place, view), errors))
                    ]
    suites = [
        _suite(path, written[path] or [_silent(files.get(path), path, view)])
        for path in by_path
        if written[path] or not by_path[path]
    ]
    if room.left_out:
        suites.append(_rest(room, view))
    tests = sum(suite.count("<testcase ") for suite in suites)
    failures = sum(suite.count("<failure ") for suite in suites)
    head = f'<testsuites name="nls check" tests="{tests}" failures="{failures}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>\n"])


class _Room:
    """Counts the bytes, and what there was no room for."""

    def __init__(self, most: int) -> None:
        self._left = most
        self.left_out = 0
        self.errors_left_out = 0

    def take(self, case: str, error: bool) -> str:
        """Return the case if there is room for it, else nothing."""
        self._left -= len(case.encode())
        if self._left >= 0:
            return case
        self.left_out += 1
        self.errors_left_out += error
        return ""


def _suite(path: str, cases: Sequence[str]) -> str:
    name = quoteattr(clean_path(path))
    failures = sum(case.count("<failure ") for case in cases)
    skipped = sum(case.count("<skipped ") for case in cases)
    head = f' <testsuite name={name} file={name} tests="{len(cases)}" failures="{failures}" errors="0"'
    return "\n".join([f'{head} skipped="{skipped}" time="0">', *_unique(cases), " </testsuite>"])


def _unique(cases: Sequence[str]) -> Iterator[str]:
    """Two cases of one name would count as one: the second gets a number."""
    seen: dict[str, int] = {}
    for case in cases:
        name, rest = case.split("\0")
        seen[name] = seen.get(name, 0) + 1
        number = f" #{seen[name]}" if seen[name] > 1 else ""
        yield f"  <testcase name={quoteattr(name + number)} {rest}"


def _case(entry: Entry, place: Place, view: CheckView) -> str:
    at = entry.at(place, view.language)
    name = f"{entry.code} {entry.rule}" + (f" {at}" if at else "")
    rest = f"classname={quoteattr(entry.path)} file={quoteattr(entry.path)}"
    if place.row is not None:
        rest += f' line="{place.row}"'
    sentence = f"{say(f'severity.{entry.severity}', view.language)}: {entry.sentence(place, view.language)}"
    if entry.severity == "error":
        message, type_ = quoteattr(entry.message), quoteattr(f"{entry.code} {entry.rule}")
        inside = f"<failure message={message} type={type_}>{escape(sentence)}</failure>"
    else:
        inside = f"<system-out>{escape(sentence)}</system-out>"
    return f'{name}\0{rest} time="0">{inside}</testcase>'


def _silent(file: CheckedFile | None, path: str, view: CheckView) -> str:
    """Return the one case of a file without findings: passed, or skipped if it was known to be unreadable."""
    status = file.status if file is not None else "ok"
    word = say(f"check.file_status.{status}", view.language)
    rest = f'classname={quoteattr(clean_path(path))} file={quoteattr(clean_path(path))} time="0"'
    if status == "unreadable":
        return f"{word}\0{rest}><skipped message={quoteattr(word)}/></testcase>"
    return f"{word}\0{rest}/>"


def _rest(room: _Room, view: CheckView) -> str:
    count = written_int(room.left_out, view.language)
    text = say("check.left_out", view.language, count=count, format="junit")
    inside = f"<system-out>{escape(text)}</system-out>"
    if room.errors_left_out:
        inside = f'<failure message={quoteattr(text)} type="nls">{escape(text)}</failure>'
    return _suite("nls", [f'nls\0classname="nls" time="0">{inside}</testcase>'])
