"""The straight line of `nls merge`: read many submissions, see who sent what, write the one census they make."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nls_cli import workflows
from nls_cli.errors import NlsError, UnreadableError
from nls_cli.model.base import Language, Words
from nls_cli.model.census import Census
from nls_cli.model.common_map import same_land
from nls_cli.model.completeness import Completeness, Submission, Submitters
from nls_cli.model.conditions import Targets
from nls_cli.model.finding import Finding
from nls_cli.model.form import Form
from nls_cli.model.snapshot import CensusFile
from nls_cli.model.workbook import RawSheet, RawWorkbook, Refusal
from nls_cli.parsing.bodies import body_key
from nls_cli.parsing.carrying import carried_census
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.merged import BETWEEN, origin_places, with_origins
from nls_cli.parsing.parsed import FormTypes, ParsedWorkbook
from nls_cli.parsing.places import Gazetteer
from nls_cli.parsing.tables import turned_over
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reading.workbook import Limits, WorkbookReader
from nls_cli.rules.completeness import complete
from nls_cli.rules.engine import check_census
from nls_cli.rules.jumps import check_jumps
from nls_cli.senders import day_in_path, load_submitters, refused_submission
from nls_cli.text import tidy
from nls_cli.writing.merge import MOST_ROWS, Merged, MergedSource, Place, letters_of, render_merged

_COPY = "NLS401"
_MISSING_SHEET = "NLS201"
Modified = Callable[[Path], dt.date | None]
"""Tells on which day a file was last modified."""


@dataclass(frozen=True, slots=True)
class MergeRequest:
    """What to merge."""

    paths: Sequence[Path]
    folder: Path
    language: Language
    targets: str | None = None
    as_of: dt.date | None = None
    submitters: Path | None = None
    shown_submitters: str | None = None
    """How that file is called in front of people."""
    previous: Path | None = None
    skip_unreadable: bool = False
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class MergeOutcome:
    """The merged workbook and all there is to say about it."""

    form: Form
    data: bytes
    as_of: dt.date | None
    submissions: tuple[Submission, ...]
    completeness: Completeness
    findings: tuple[Finding, ...]
    refusals: tuple[Refusal, ...]
    rows: Mapping[str, int]
    """Rows that count, by sheet id."""


def merge(request: MergeRequest, modified: Modified, progress: workflows.Progress | None) -> MergeOutcome:
    """Read the submissions and make one census of them."""
    inputs = [*request.paths, *([request.previous] if request.previous else [])]
    with WorkbookReader(request.limits) as reader:
        reader.start(len(inputs))
        loaded, _ = workflows.load_targets(request.targets or workflows.DEFAULT_TARGETS, request.folder)
        listed = None
        if request.submitters is not None:
            listed = load_submitters(request.submitters, loaded.form, request.shown_submitters)
        answers = []
        for done, one in enumerate(reader.read_all(inputs), 1):
            answers.append(one)
            if progress is not None:
                progress(done, len(inputs))
    last = answers.pop() if request.previous else None
    if isinstance(last, Refusal):
        raise UnreadableError([last])
    return merge_answers(answers, request, loaded, listed, last, modified)


def merge_answers(
    answers: Sequence[RawWorkbook | Refusal],
    request: MergeRequest,
    loaded: Targets,
    listed: Submitters | None,
    last: RawWorkbook | None,
    modified: Modified,
) -> MergeOutcome:
    """Merge what the reader answered; `last` is the last accepted census."""
    refusals = tuple(one for one in answers if isinstance(one, Refusal))
    raws = [one for one in answers if isinstance(one, RawWorkbook)]
    if refusals and (not request.skip_unreadable or not raws):
        raise UnreadableError(refusals)
    types = FormTypes(loaded.form, loaded.layouts)
    books = [parse_workbook(raw, types, request.as_of) for raw in raws]
    census = assemble_census(books, loaded.form, loaded.units, request.as_of)
    if not any(table.parts for table in census.tables.values()):
        raise NlsError("merge.nothing", paths=tuple(request.paths))
    for sheet in loaded.form.row_sheets:
        table = census.tables.get(sheet.id)
        if table is not None and table.height > MOST_ROWS:
            raise NlsError("merge.too_many", sheet=sheet.name, rows=table.height, most=MOST_ROWS)
    more = list(check_census(census, loaded.rules))
    if last is not None:
        # Placed by its own borders first: communes that merged since are not one row written twice.
        earlier = assemble_census([parse_workbook(last, types, None)], loaded.form, loaded.units, None)
        same = same_land(earlier.unit_map, census.unit_map, "commune")
        remade = frozenset(one.id for one in census.unit_map.communes) - same
        carried = carried_census(earlier, census.unit_map)
        more += check_jumps(census, carried, loaded.rules, remade)
    findings = (*census.findings, *with_origins(more, books))
    when = modified if listed is not None and listed.received == "modified" else None
    submissions = tuple(_submissions(census, findings, refusals, when))
    shown = request.shown_submitters or (str(request.submitters) if request.submitters else None)
    gazetteer = Gazetteer(census.unit_map)
    completeness = complete(
        loaded.form, listed, shown, submissions, partial(body_key, form=loaded.form, gazetteer=gazetteer)
    )
    merged = _Merging(census, books, raws, loaded).merged(completeness)
    return MergeOutcome(
        loaded.form,
        render_merged(merged, request.language),
        census.as_of,
        submissions,
        completeness,
        findings,
        refusals,
        {id: table.height for id, table in census.tables.items()},
    )


def _submissions(
    census: Census, findings: Sequence[Finding], refusals: Sequence[Refusal], modified: Modified | None
) -> list[Submission]:
    """Return what came in, in the order of the files; a merged workbook stands for those it holds."""
    counted: dict[int, set[str]] = {}
    titles: dict[tuple[int, str], str] = {}
    for id, table in census.tables.items():
        for part in table.parts:
            counted.setdefault(part.file, set()).add(id)
            titles[part.file, part.title] = id
    errors = _errors(census, findings, titles)
    holding = {file.path for file in census.files if file.origin is not None}
    found = [
        Submission(
            file.origin or file.path,
            file.sha256 if file.origin is None else None,
            file.unit,
            file.as_of,
            file.sending,
            _received(file, modified),
            file.rows,
            frozenset(counted.get(number, ())),
            file.nothing,
            errors.get(number, {}),
        )
        for number, file in enumerate(census.files)
        if file.origin is not None or file.path not in holding or number in counted
    ]
    found += map(refused_submission, refusals)
    return found


def _errors(
    census: Census, findings: Sequence[Finding], titles: Mapping[tuple[int, str], str]
) -> dict[int, Counter[str | None]]:
    """Count errors by file and sheet. Of a merged workbook only those at rows can be told apart by submission."""
    own: dict[str, list[int]] = {}
    for number, file in enumerate(census.files):
        own.setdefault(file.path, []).append(number)
    rows_of: dict[tuple[str, str, int], int] = {}
    for table in census.tables.values():
        for part_number, row in zip(table.part_codes, table.excel_rows, strict=True):
            part = table.parts[part_number]
            if len(own[census.files[part.file].path]) > 1:
                rows_of[census.files[part.file].path, part.title, row] = part.file
    by_name = {sheet.name: sheet.id for sheet in census.form.row_sheets}
    found: dict[int, Counter[str | None]] = {}
    for finding in findings:
        if finding.severity != "error" or finding.code == _MISSING_SHEET or finding.path not in own:
            continue
        files = own[finding.path]
        places = finding.rows or (0,)
        for row in places:
            at = rows_of.get((finding.path, finding.sheet or "", row), files[0])
            named = finding.params.get("name")
            sheet = titles.get((at, finding.sheet or ""))
            if sheet is None and isinstance(
                named, Words
            ):  # a sheet that could not be read is not in the census
                sheet = by_name.get(named)
            found.setdefault(at, Counter())[sheet] += 1
    return found


def _received(file: CensusFile, modified: Modified | None) -> dt.date | None:
    if modified is not None and file.origin is None:
        return modified(Path(file.path))
    return day_in_path(file.origin or file.path)


class _Merging:
    """Finds, for every row of a census, the cells it was read from and the places it stood at."""

    def __init__(
        self, census: Census, books: Sequence[ParsedWorkbook], raws: Sequence[RawWorkbook], loaded: Targets
    ) -> None:
        self._census = census
        self._form = loaded.form
        pieces = [(book, raw) for book, raw in zip(books, raws, strict=True) for _ in book.pieces]
        self._books = [book for book, _ in pieces]
        self._sheets = [{sheet.name: sheet for sheet in raw.sheets} for _, raw in pieces]
        self._names = self._unique_names()
        self._first: dict[str, int] = {}
        for number, file in enumerate(census.files):
            self._first.setdefault(file.path, number)
        self._named = {
            (file.path, file.origin): name for file, name in zip(census.files, self._names, strict=True)
        }
        self._copies: dict[tuple[str, str, int], list[tuple[str, str, int]]] = {}
        for finding in census.findings:
            if finding.code == _COPY:
                kept = tuple(finding.params[f"other_{what}"] for what in ("path", "sheet", "row"))
                copy = (finding.path, finding.sheet or "", finding.rows[0])
                if kept != copy:
                    self._copies.setdefault(kept, []).append(copy)  # type: ignore[arg-type]

    def _unique_names(self) -> list[str]:
        taken: set[str] = set()
        names: list[str] = []
        for file in self._census.files:
            name = unique = tidy((file.origin or file.path).replace("\\", "/"))
            number = 2
            while unique in taken:
                unique, number = f"{name} ({number})", number + 1
            taken.add(unique)
            names.append(unique)
        return names

    def merged(self, completeness: Completeness) -> Merged:
        """Return what the writer needs."""
        census = self._census
        counted = {(part.file, id) for id, table in census.tables.items() for part in table.parts}
        sources = [
            MergedSource(
                self._names[number],
                file.sha256,
                file.unit,
                file.as_of,
                file.sending,
                tuple(sheet.id for sheet in self._form.row_sheets if (number, sheet.id) in counted),
                file.nothing,
                file.explained,
                dict(self._letters(number, file)),
            )
            for number, file in enumerate(census.files)
            if not self._books[number].sources or file.origin is not None or self._has_own(number, counted)
        ]  # fmt: skip
        return Merged(census, sources, self.raw, self.places, completeness)

    def _has_own(self, number: int, counted: set[tuple[int, str]]) -> bool:
        return any(file == number for file, _ in counted)

    def _letters(self, number: int, file: CensusFile) -> list[tuple[tuple[str, str], str]]:
        if file.origin is not None:
            trails = self._books[number].trails.values()
            return [
                ((trail.sheet, id), letters)
                for trail in trails
                for (name, id), letters in trail.letters.items()
                if name == file.origin
            ]
        return [one for table in self._census.tables.values() for one in letters_of(table, number)]

    def raw(self, file: int, title: str) -> RawSheet:
        """Return the worksheet of a file."""
        found = self._sheets[file][title]
        return turned_over(found) if title in self._books[file].turned else found

    def places(self, file: int, title: str, row: int) -> Sequence[Place]:
        """Return where a row stands, and where its copies stand."""
        path = self._census.files[file].path
        found: dict[Place, None] = {}
        for place in ((path, title, row), *self._copies.get((path, title, row), ())):
            found.update(dict.fromkeys(self._traced(*place)))
        return tuple(found)

    def _traced(self, path: str, title: str, row: int) -> list[Place]:
        """Return the places of a row; through a merged workbook, those it came from."""
        number = self._first[path]
        trail = self._books[number].trails.get(title)
        traced = origin_places(trail, row) if trail else []
        if not traced:
            return [(self._names[number], tidy(title.replace(BETWEEN, " ")), str(row))]
        return [(self._named.get((path, name), name), sheet, at) for name, sheet, at in traced]


def undecided(findings: Sequence[Finding]) -> int:
    """Count the submissions of which it cannot be told which one counts."""
    return sum(finding.code == "NLS122" for finding in findings)
