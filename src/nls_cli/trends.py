"""The straight line of `trend`: read censuses and saved reports, put them on one map, see where it goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from nls_cli import workflows
from nls_cli.errors import NlsError, UnreadableError
from nls_cli.model.base import Words
from nls_cli.model.common_map import CommonMap, common_map, same_land
from nls_cli.model.conditions import Targets
from nls_cli.model.finding import Finding
from nls_cli.model.snapshot import IndicatorResult, Reason, Snapshot, UnitScore
from nls_cli.model.targets import Indicator, UnitLevel
from nls_cli.model.trend import Point, Series, SeriesBreak, Trend, TrendSnapshot, UnitTrend
from nls_cli.model.units import Level, UnitMap
from nls_cli.model.workbook import RawWorkbook, Refusal
from nls_cli.parsing.carrying import carried_census
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.parsed import FormTypes, ParsedWorkbook
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reading.saved_score import SavedFile, SavedIndicator, SavedUnit, exact_value, read_saved_score
from nls_cli.reading.workbook import Limits, WorkbookReader
from nls_cli.scoring.groups import By
from nls_cli.scoring.score import Question, score_census, years_of
from nls_cli.scoring.trend import (
    Asked,
    baseline_points,
    largest_value,
    make_series,
    meaning_breaks,
    meaning_changes,
)


@dataclass(frozen=True, slots=True)
class Given:
    """One snapshot as it was given: a saved report, or the workbooks of one census."""

    paths: tuple[Path, ...]
    saved: bool


@dataclass(frozen=True, slots=True)
class Current:
    """A census that has been read already: the last snapshot."""

    paths: tuple[Path, ...]
    books: tuple[ParsedWorkbook, ...]
    date: dt.date
    as_of: dt.date | None
    """The date that was said to be that of all its files."""


@dataclass(frozen=True, slots=True)
class TrendRequest:
    """What to follow over time."""

    given: Sequence[Given]
    folder: Path
    targets: str | None = None
    by: By | None = None
    district: str | None = None
    year: str | None = None
    skip_unreadable: bool = False
    limits: Limits | None = None
    current: Current | None = None


@dataclass(frozen=True, slots=True)
class TrendOutcome:
    """What a trend has to show."""

    trend: Trend
    findings: tuple[tuple[TrendSnapshot, tuple[Finding, ...]], ...]
    refusals: tuple[Refusal, ...]
    left_out: tuple[NlsError, ...]
    """Saved reports that could not be read and were left out."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One snapshot, whatever it was made of."""

    about: TrendSnapshot
    map: UnitMap
    """The map its places are on."""
    units: Mapping[str, UnitScore | SavedUnit]


def trend(request: TrendRequest, progress: workflows.Progress | None) -> TrendOutcome:
    """Read all snapshots and follow every indicator through them."""
    workbooks = [path for given in request.given if not given.saved for path in given.paths]
    with WorkbookReader(request.limits) as reader:
        reader.start(len(workbooks))
        loaded, _ = workflows.load_targets(request.targets or workflows.DEFAULT_TARGETS, request.folder)
        if request.year is not None and request.year not in loaded.set.years:
            raise NlsError("year.unknown", year=request.year, years=loaded.set.years)
        reports, left_out = _saved(request, loaded)
        answers = iter(reader.read_all(workbooks))
        censuses, refusals = _censuses(request, loaded, answers, len(workbooks), progress)
    if request.current is not None:
        censuses.append(request.current)
    if not reports and not censuses:
        raise UnreadableError(refusals) if refusals else left_out[0]
    common = common_map(loaded.units, [one.date for one in censuses] + [one.as_of for one in reports])
    scored, district = _scored(censuses, loaded, common, request)
    sides = [_census_side(one, snapshot, common) for one, snapshot in zip(censuses, scored, strict=True)]
    sides += [_saved_side(one, loaded) for one in reports]
    kept, replaced = _one_a_day(sides, request)
    findings = tuple(
        (side.about, snapshot.findings) for side, snapshot in zip(sides[: len(scored)], scored, strict=True)
    )
    return TrendOutcome(
        _followed(kept, replaced, loaded, common, request, district), findings, refusals, left_out
    )


def _saved(request: TrendRequest, loaded: Targets) -> tuple[list[SavedFile], tuple[NlsError, ...]]:
    found: list[SavedFile] = []
    left_out: list[NlsError] = []
    for given in request.given:
        if not given.saved:
            continue
        try:
            one = read_saved_score(given.paths[0])
            if one.score.targets.id != loaded.set.id:
                params = {"path": one.path, "other": one.score.targets.id, "set": loaded.set.id}
                raise NlsError("trend.json.targets", **params)
            found.append(one)
        except NlsError as error:
            if not request.skip_unreadable:
                raise
            left_out.append(error)
    return found, tuple(left_out)


def _censuses(
    request: TrendRequest,
    loaded: Targets,
    answers: Iterator[RawWorkbook | Refusal],
    total: int,
    progress: workflows.Progress | None,
) -> tuple[list[Current], tuple[Refusal, ...]]:
    types = FormTypes(loaded.form)
    found: list[Current] = []
    refusals: list[Refusal] = []
    done = 0
    for given in request.given:
        books: list[ParsedWorkbook] = []
        for _ in () if given.saved else given.paths:
            answer = next(answers)
            if isinstance(answer, RawWorkbook):
                books.append(parse_workbook(answer, types, None))
            else:
                refusals.append(answer)
            done += 1
            if progress is not None:
                progress(done, total)
        if books:
            pieces = [piece for book in books for piece in book.pieces]
            date = max((piece.info.as_of for piece in pieces if piece.info.as_of), default=None)
            if date is None:
                raise NlsError("trend.undated", path=given.paths[0])
            found.append(Current(given.paths, tuple(books), date, None))
    if refusals and not request.skip_unreadable:
        raise UnreadableError(refusals)
    return found, tuple(refusals)


def _scored(
    censuses: Sequence[Current], loaded: Targets, common: CommonMap, request: TrendRequest
) -> tuple[list[Snapshot], str | None]:
    """Score every census on the common map."""
    found: list[Snapshot] = []
    district: str | None = None
    for one in censuses:
        census = assemble_census(one.books, loaded.form, loaded.units, one.as_of)
        census = carried_census(census, common.map)
        if request.district is not None:
            district = workflows.find_district(request.district, census)
        found.append(score_census(census, loaded, Question(request.by, district, request.year)))
    if not censuses and request.district is not None:
        raise NlsError("trend.district")
    return found, district


def _census_side(census: Current, snapshot: Snapshot, common: CommonMap) -> _Side:
    about = TrendSnapshot(
        tuple(str(path) for path in census.paths),
        tuple(file.sha256 for file in snapshot.census),
        census.date,
        saved=False,
        same_targets=True,
    )
    return _Side(about, common.map, {unit.id: unit for unit in snapshot.units})


def _saved_side(file: SavedFile, loaded: Targets) -> _Side:
    about = TrendSnapshot(
        (str(file.path),),
        (file.sha256,),
        file.as_of,
        saved=True,
        same_targets=file.score.targets.sha256 == loaded.sha256,
    )
    return _Side(about, loaded.units.at(file.as_of), {unit.id: unit for unit in file.score.units})


def _one_a_day(sides: Sequence[_Side], request: TrendRequest) -> tuple[list[_Side], list[TrendSnapshot]]:
    """Keep of each day the snapshot that was given last."""
    order = {str(path): at for at, given in enumerate(request.given) for path in given.paths}
    latest: dict[dt.date, _Side] = {}
    replaced: list[TrendSnapshot] = []
    for side in sorted(sides, key=lambda one: order.get(one.about.paths[0], len(order))):
        old = latest.get(side.about.date)
        if old is not None:
            replaced.append(old.about)
        latest[side.about.date] = side
    return [latest[day] for day in sorted(latest)], replaced


def _followed(
    sides: Sequence[_Side],
    replaced: Sequence[TrendSnapshot],
    loaded: Targets,
    common: CommonMap,
    request: TrendRequest,
    district: str | None,
) -> Trend:
    last = sides[-1]
    wanted = [unit for id, unit in last.units.items() if _is_wanted(id, unit.level, request, district)]
    years = years_of(loaded.set, request.year)
    follow = _Follower(sides, loaded, common, years)
    note = common.map.ended.label if common.map.ended else None
    return Trend(
        loaded.set,
        loaded.sha256,
        tuple(side.about for side in sides),
        tuple(replaced),
        years,
        common.map.day,
        common.moved,
        note,
        tuple(
            UnitTrend(
                one.id, one.level, _words(one.name), tuple(follow.series(one)), _across(one.id, common.map)
            )
            for one in wanted
        ),
    )


def _across(id: str, unit_map: UnitMap) -> tuple[Words, ...]:
    """Return the former districts that a commune lies across; none for any other unit."""
    if not any(unit.id == id for unit in unit_map.crossing):
        return ()
    former = unit_map.former_districts[id]
    return tuple(_words(unit.name) for unit in unit_map.districts if unit.id in former)


def _is_wanted(id: str, level: UnitLevel, request: TrendRequest, district: str | None) -> bool:
    """Choose among what a saved report holds what would be asked of a census."""
    if id == "province" or id == district:
        return True
    if request.by is None:
        return False
    if request.by == "district":
        return district is None and (level in ("district", "rest") or "." not in id)
    return level in (request.by, "rest")


def _words(name: Words | str) -> Words:
    return name if isinstance(name, Words) else Words(vi=name, en=name)


class _Follower:
    """Follows units through all snapshots."""

    def __init__(
        self, sides: Sequence[_Side], loaded: Targets, common: CommonMap, years: Sequence[str]
    ) -> None:
        self._sides = sides
        self._loaded = loaded
        self._common = common
        self._years = years
        self._same: dict[tuple[dt.date, dt.date, Level], frozenset[str]] = {}

    def series(self, unit: UnitScore | SavedUnit) -> Iterator[Series]:
        """Yield the series of every indicator that the last snapshot has of a unit."""
        here = {_id(one): one for one in unit.indicators}
        for indicator in self._loaded.set.indicators:
            result = here.get(indicator.id)
            if result is None:
                continue
            points, sides = self._points(unit, indicator)
            breaks = [*self._land(unit, points, sides), *self._meaning(indicator, points)]
            largest = largest_value(indicator, self._loaded.form)
            yield make_series(indicator, points, breaks, dict(self._goals(result)), largest)

    def _points(
        self, unit: UnitScore | SavedUnit, indicator: Indicator
    ) -> tuple[list[Point], dict[int, _Side]]:
        found: list[Point] = []
        if unit.id == "province":
            found += baseline_points(indicator, (side.about.date for side in self._sides))
        for at, side in enumerate(self._sides):
            other = side.units.get(unit.id)
            result = (
                next((one for one in other.indicators if _id(one) == indicator.id), None) if other else None
            )
            if result is not None:
                found.append(_point(result, at, side.about.date, indicator))
            elif at == len(self._sides) - 1:
                found.append(Point(side.about.date, at, None))
        found.sort(key=lambda point: point.date)
        return found, {point.source: self._sides[point.source] for point in found if point.source is not None}

    def _land(
        self, unit: UnitScore | SavedUnit, points: Sequence[Point], sides: Mapping[int, _Side]
    ) -> Iterator[SeriesBreak]:
        """Break where a unit's name does not mean the same land, or parts of it had no place on the map."""
        if unit.level not in ("district", "commune"):
            return
        level: Level = "district" if unit.level == "district" else "commune"
        for at, (before, after) in enumerate(pairwise(points)):
            if before.source is None or after.source is None:
                continue
            first, second = sides[before.source], sides[after.source]
            if self._common.lost and before.date < self._common.map.day:
                names = ", ".join(unit.name for unit in self._common.lost)
                yield SeriesBreak(at, "split", after.date, _words(names))
            elif unit.id not in self._same_land(first.map, second.map, level):
                for day in self._changes(first.map.day, second.map.day):
                    yield SeriesBreak(at, "units", day, None)

    def _same_land(self, first: UnitMap, second: UnitMap, level: Level) -> frozenset[str]:
        key = first.day, second.day, level
        if key not in self._same:
            self._same[key] = same_land(first, second, level)
        return self._same[key]

    def _changes(self, first: dt.date, second: dt.date) -> list[dt.date]:
        since, until = min(first, second), max(first, second)
        return [one.date for one in self._loaded.units.breaks if since < one.date <= until] or [until]

    def _meaning(self, indicator: Indicator, points: Sequence[Point]) -> list[SeriesBreak]:
        conditions = self._loaded.conditions[indicator.id]
        return meaning_breaks(points, meaning_changes(indicator, conditions, self._loaded.form))

    def _goals(self, result: IndicatorResult | SavedIndicator) -> Iterator[tuple[str, Asked]]:
        indicator = next(one for one in self._loaded.set.indicators if one.id == _id(result))
        why = _no_value(result)
        for year in self._years:
            goal = indicator.goals.get(year)
            judged = result.goals.get(year)
            if goal is None:
                continue
            if judged is None:  # a report of gaps leaves out what is met
                if isinstance(result, SavedIndicator) and not goal.apportion:
                    yield year, Asked(goal.target, goal.upward, goal.aspirational, why)
            elif judged.status != "not_applicable":
                target = goal.target if not goal.apportion else judged.target
                yield year, Asked(target, goal.upward, goal.aspirational, why)


def _id(result: IndicatorResult | SavedIndicator) -> str:
    return result.id if isinstance(result, SavedIndicator) else result.indicator.id


def _no_value(result: IndicatorResult | SavedIndicator) -> Reason | None:
    """Say why a result has no value though its goal applies, from what any report of it holds."""
    if result.value is not None:
        return None
    if result.numerator is None:
        return "sheet_absent"
    return "denominator_unknown"  # where it is certainly 0, no goal applies


def _point(result: IndicatorResult | SavedIndicator, at: int, date: dt.date, indicator: Indicator) -> Point:
    value, low, high = result.value, result.low, result.high
    if isinstance(result, SavedIndicator):
        value = exact_value(result, indicator.multiplier)
        low = value if low == result.value else low
        high = value if high == result.value else high
    return Point(date, at, value, low, high, result.numerator, result.denominator)
