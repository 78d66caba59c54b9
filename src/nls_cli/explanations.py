"""The straight line of `nls explain INDICATOR` and of the roster: from a score back to its rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nls_cli import workflows
from nls_cli.errors import NlsError
from nls_cli.model.account import Explained
from nls_cli.model.common_map import common_map
from nls_cli.model.conditions import Targets
from nls_cli.model.finding import RULES
from nls_cli.model.roster import Roster
from nls_cli.model.shift import Comparison
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.targets import Indicator
from nls_cli.model.workbook import Refusal
from nls_cli.parsing.carrying import carried_census
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.origins import Origins
from nls_cli.reading.workbook import Limits, WorkbookReader
from nls_cli.scoring.explain import explain_indicator
from nls_cli.scoring.groups import By
from nls_cli.scoring.roster import make_roster
from nls_cli.scoring.shift import Pair, compare

_CODE = re.compile(r"NLS ?[0-9]{1,4}\w?", re.IGNORECASE)
"""What is meant as a code, whether there is one or not."""


@dataclass(frozen=True, slots=True)
class ExplainRequest:
    """What to explain, and of which census."""

    indicator: str
    paths: Sequence[Path]
    folder: Path
    targets: str | None = None
    as_of: dt.date | None = None
    by: By | None = None
    district: str | None = None
    skip_unreadable: bool = False
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What `nls explain INDICATOR` has to show."""

    explained: Explained
    targets: Targets
    refusals: tuple[Refusal, ...]

    @property
    def snapshot(self) -> Snapshot:
        """The results, with the findings of the census."""
        return self.explained.snapshot


def load_indicator(name: str, targets: str | None, folder: Path) -> tuple[Targets, Indicator]:
    """Load a target set and the indicator of it that a user names, by id or by name."""
    loaded, _ = workflows.load_targets(targets or workflows.DEFAULT_TARGETS, folder)
    return loaded, find_indicator(name, loaded, folder)


def find_indicator(name: str, targets: Targets, folder: Path) -> Indicator:
    """Return the indicator that a user names; NlsError with the nearest names if there is none."""
    indicators = targets.set.indicators
    found = workflows.named_indicator(name, indicators)
    if found is not None:
        return found
    elsewhere = tuple(
        id
        for id in workflows.target_ids(folder)
        if id != targets.set.id and name.strip() in workflows.indicator_ids(id, folder)
    )
    if elsewhere:
        raise NlsError("explain.elsewhere", name=name, set=targets.set.id, sets=elsewhere)
    if name.strip().upper() in RULES or any(name.strip().lower() == rule.name for rule in RULES.values()):
        raise NlsError("explain.code_options", name=name)
    if _CODE.fullmatch(name.strip()):
        code = name.strip().upper()
        near = tuple(one for one in RULES if code.startswith(one))
        known = tuple(one for one in RULES if one[:4] == code[:4])
        raise NlsError("explain.no_code", name=code, nearest=near, known=known)
    near = workflows.indicators_near(name, indicators, [rule.name for rule in RULES.values()])
    raise NlsError("explain.unknown", name=name, set=targets.set.id, nearest=near)


def explain(request: ExplainRequest, progress: workflows.Progress | None) -> Explanation:
    """Read the census and take one indicator of it apart."""
    with WorkbookReader(request.limits) as reader:
        reader.start(len(request.paths))
        loaded, indicator = load_indicator(request.indicator, request.targets, request.folder)
        read = workflows.read_books(
            reader,
            request.paths,
            loaded,
            request.as_of,
            skip_unreadable=request.skip_unreadable,
            progress=progress,
        )
    census = assemble_census(read.books, loaded.form, loaded.units, request.as_of)
    district = workflows.find_district(request.district, census) if request.district is not None else None
    origins = Origins(census.files, read.books)
    explained = explain_indicator(census, loaded, indicator, origins, by=request.by, district=district)
    return Explanation(explained, loaded, read.refusals)


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """Which two censuses to compare, and in what."""

    before: Sequence[Path]
    after: Sequence[Path]
    folder: Path
    indicator: str | None = None
    """None: all of them."""
    targets: str | None = None
    district: str | None = None
    skip_unreadable: bool = False
    limits: Limits | None = None


def diff(request: DiffRequest, progress: workflows.Progress | None) -> Comparison:
    """Read two censuses and say why results moved between them."""
    with WorkbookReader(request.limits) as reader:
        reader.start(len(request.before) + len(request.after))
        loaded, _ = workflows.load_targets(request.targets or workflows.DEFAULT_TARGETS, request.folder)
        indicators = (
            loaded.set.indicators
            if request.indicator is None
            else (find_indicator(request.indicator, loaded, request.folder),)
        )
        books = [
            workflows.read_books(
                reader, paths, loaded, None, skip_unreadable=request.skip_unreadable, progress=progress
            ).books
            for paths in (request.before, request.after)
        ]
    before, after = (assemble_census(one, loaded.form, loaded.units, None) for one in books)
    carried = carried_census(before, after.unit_map)
    district = workflows.find_district(request.district, after) if request.district is not None else None
    lost = common_map(loaded.units, (before.unit_map.day, after.unit_map.day)).lost
    return compare(Pair(before, carried, after, lost), loaded, indicators, district)


def roster(outcome: workflows.Outcome, *, district: bool, year: str | None) -> Roster:
    """List who could close each unmet goal of a scored census: of the district asked for, or the province."""
    basis = outcome.basis
    unit = outcome.snapshot.units[1].id if district else None
    origins = Origins(basis.census.files, basis.books)
    return make_roster(basis.census, basis.targets, origins, district=unit, year=year)
