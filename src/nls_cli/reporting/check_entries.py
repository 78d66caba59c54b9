"""What every report of a check says about a finding: masked value, sentence, remedy, and each place in A1 notation."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath, PureWindowsPath
from typing import NamedTuple

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.check import CheckResult
from nls_cli.model.finding import RULES, Finding, Severity
from nls_cli.model.form import Form
from nls_cli.model.workbook import column_letters
from nls_cli.reporting.findings_text import MASK, origins_text, skipped_text
from nls_cli.reporting.phrases import LONGEST, phrase, remedy
from nls_cli.reporting.plain import clean, clean_path, clean_value
from nls_cli.reporting.words import written_int

_A1 = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\")


@dataclass(frozen=True, slots=True)
class CheckView:
    """For whom a check is reported."""

    language: Language
    show_personal: bool = False
    width: int = 80
    color: bool = False
    root: str = ""
    """The folder from which machines count paths; one that lies elsewhere stays as it is."""


class Place(NamedTuple):
    """One place a finding stands at, in Excel's numbers; all None for a whole sheet or file."""

    cell: str | None
    row: int | None
    column: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding with all that is said about it; nothing in it can act on a terminal or a log reader."""

    finding: Finding
    rule: str
    severity: Severity
    path: str
    """Fit to be shown; `finding.path` is the true one."""
    sheet: str | None
    """Fit to be shown; `finding.sheet` is the true one."""
    value: str | None
    """The cell's text, masked where it is private."""
    signs: str | None
    """The same with `::` and `##` as they stand, for a format in which they begin no order."""
    suggestion: str | None
    message: str
    remedy: str

    @property
    def code(self) -> str:
        """The permanent code."""
        return self.finding.code

    def places(self) -> Iterator[Place]:
        """Yield every place, in the order of the rows."""
        return places(self.finding)

    def at(self, place: Place, language: Language) -> str:
        """Say where a place is: `Nhân sự!H12`, `Nhân sự, dòng 3`, `Nhân sự`; empty for a whole file."""
        where = where_text(place, language)
        if self.sheet is None:
            return where
        return f"{self.sheet}!{where}" if place.cell else f"{self.sheet}, {where}" if where else self.sheet

    def sentence(self, place: Place, language: Language) -> str:
        """Return where, what and how to mend it, in one line."""
        at = self.at(place, language)
        remedy = say("findings.remedy", language, remedy=self.remedy)
        return f"{at}: {self.message} {remedy}" if at else f"{self.message} {remedy}"


def places(finding: Finding) -> Iterator[Place]:
    """Yield every place of a finding, in the order of its rows."""
    if not finding.rows:
        yield _single(finding)
        return
    letters = column_letters(finding.column) if finding.column else ""
    for row in finding.rows:
        yield Place(f"{letters}{row}" if letters else None, row, finding.column)


def where_text(place: Place, language: Language) -> str:
    """Say where on its sheet a place is: a cell, a row, a column; empty for the whole sheet."""
    if place.cell is None and place.row is not None:
        return say("check.rows", language, rows=place.row)
    if place.cell is None and place.column is not None:
        return say("check.column", language, column=column_letters(place.column))
    return place.cell or ""


def _single(finding: Finding) -> Place:
    """Return the place of a finding without rows; a notice of the reader carries its cell as a parameter."""
    if finding.column is None:
        found = _A1.fullmatch(str(finding.params.get("cell", "")))
        if found:
            column = 0
            for letter in found[1]:
                column = column * 26 + ord(letter) - 64
            return Place(found[0], int(found[2]), column)
    return Place(None, None, finding.column)


def personal_fields(form: Form) -> frozenset[str]:
    """Return the ids of the columns that are masked whatever a rule says."""
    return frozenset(column.id for sheet in form.sheets for column in sheet.columns if column.personal)


def entries(result: CheckResult, view: CheckView) -> Iterator[Entry]:
    """Yield all findings of a check, in its order, ready to be shown."""
    personal = personal_fields(result.form)
    for finding in result.findings:
        private = (finding.private or finding.field in personal) and not view.show_personal
        value = signs = None
        if finding.value is not None:
            value = MASK if private else clean(finding.value, LONGEST)
            signs = MASK if private else clean_value(finding.value, LONGEST)
        suggestion = clean(finding.suggestion, LONGEST) if finding.suggestion else None
        params = {"value": f"“{value or ''}”", **finding.params}
        message = phrase(f"{finding.code}.message", view.language, params)
        if suggestion and finding.suggestion != finding.params.get("meant"):  # which the sentence then says
            message += " " + say("findings.nearest", view.language, suggestion=suggestion)
        message += skipped_text(finding, view.language) + origins_text(finding, view.language)
        yield Entry(
            finding,
            RULES[finding.code].name,
            finding.severity,
            clean_path(finding.path),
            None if finding.sheet is None else clean(finding.sheet, LONGEST),
            value,
            signs,
            suggestion,
            message,
            remedy(finding.code, view.language, params),
        )


@lru_cache(maxsize=1024)
def portable_path(path: str, root: str = "") -> str:
    """Return a path with `/` between its parts, without a leading `./`, and seen from `root` if it lies in it."""
    kind = PureWindowsPath if _DRIVE.match(path) else PurePath
    found = kind(path)
    if root and found.is_relative_to(root):
        found = found.relative_to(root)
    return found.as_posix()


class Fingerprints:
    """Names findings for tools that follow them from run to run: by code and place, never by what a cell holds."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._seen: Counter[bytes] = Counter()

    def of(self, finding: Finding, place: Place) -> str:
        """Return a name that no other finding of this run has."""
        parts = (
            finding.code,
            portable_path(finding.path, self._root),
            finding.sheet or "",
            finding.field or "",
            place.cell or "",
            str(place.row or ""),
            str(place.column or ""),
        )
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
        key = digest.digest()
        self._seen[key] += 1
        if self._seen[key] > 1:
            digest.update(str(self._seen[key]).encode())
        return digest.hexdigest()


def row_ranges(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of consecutive rows as first and last; two neighbours stay two."""
    first = last = None
    for row in (*sorted(rows), None):
        if first is None or last is None:
            first = last = row
        elif row == last + 1:
            last = row
        else:
            if last == first + 1:
                yield first, first
                yield last, last
            else:
                yield first, last
            first = last = row


def verdict(result: CheckResult, language: Language) -> str:
    """Return the last word on a check, on one line."""
    counts = result.counts
    if result.files and result.unreadable == len(result.files):
        return say("check.verdict.nothing_read", language)
    if counts["error"]:
        return say("check.verdict.errors", language, count=written_int(counts["error"], language))
    if result.unreadable:
        return say("check.verdict.unreadable", language, count=written_int(result.unreadable, language))
    if counts["warning"]:
        return say("check.verdict.warnings", language, count=written_int(counts["warning"], language))
    return say("check.verdict.clean", language)
