"""The straight line of commands that end in a workbook: read, carry over, write."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nls_cli import workflows
from nls_cli.errors import NlsError, UnreadableError
from nls_cli.model.base import Language
from nls_cli.model.census import Place
from nls_cli.model.conditions import Targets
from nls_cli.model.units import OWN_LEVEL, Level, Unit, UnitMap, Units
from nls_cli.model.workbook import RawWorkbook, Refusal
from nls_cli.parsing.places import Gazetteer
from nls_cli.reading.load import load
from nls_cli.reading.refused import Refused
from nls_cli.reading.workbook import Limits, WorkbookReader
from nls_cli.text import nearest
from nls_cli.writing.places import Offered

if TYPE_CHECKING:
    from nls_cli.model.check import CheckResult
    from nls_cli.parsing.parsed import FormTypes
    from nls_cli.reporting.check_entries import CheckView, Entry
    from nls_cli.writing.carry import Carried, CarriedOver
    from nls_cli.writing.process import Copied, Job
    from nls_cli.writing.table import CarriedRow


@dataclass(frozen=True, slots=True)
class FormRequest:
    """Which blank form is wanted."""

    folder: Path
    language: Language
    targets: str | None = None
    as_of: dt.date | None = None
    district: str | None = None
    commune: str | None = None
    organization: str | None = None
    last: Path | None = None
    """Last period's workbook."""
    split: bool = False
    """One form per commune of last period's workbook."""
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Forms:
    """Blank forms, ready to be written."""

    files: Mapping[str, bytes]
    """By the id of the unit they are for; `""` for a single form."""
    since: dt.date | None
    """First day of the stretch of time whose units are offered; None if it is open, or a date was given."""
    until: dt.date | None
    """The day on which that stretch had ended."""
    carried: CarriedOver | None


def make_forms(request: FormRequest) -> Forms:
    """Make the blank form that is asked for, or one for each commune of last period's workbook."""
    from nls_cli.writing.template import Blank, render_template

    targets, _ = workflows.load_targets(request.targets or workflows.DEFAULT_TARGETS, request.folder)
    offered = _offered(request, targets.units)
    since, until = (None, None) if request.as_of else _stretch(offered.map.day, targets.units)
    carried = _carried(request, targets, offered) if request.last is not None else None

    def render(here: Offered, rows: Sequence[Carried] | None) -> bytes:
        organization = request.organization or ""
        unit = organization or _reporting_unit(here)
        sheets = _by_sheet(targets, rows) if rows is not None else {}
        return render_template(
            Blank(targets.form, here, request.language, request.as_of, unit, organization, sheets)
        )

    if carried is None:
        return Forms({"": render(offered, None)}, since, until, None)
    if not request.split:
        return Forms({"": render(offered, carried.rows)}, since, until, carried)
    from nls_cli.writing.carry import by_leaf

    files = {leaf: render(_narrowed_to(leaf, offered), rows) for leaf, rows in by_leaf(carried.rows).items()}
    return Forms(files, since, until, carried)


def _by_sheet(targets: Targets, rows: Sequence[Carried]) -> dict[str, list[CarriedRow]]:
    carrying = [sheet.id for sheet in targets.form.row_sheets if sheet.carry is not None]
    return {id: [row.cells for row in rows if row.sheet == id] for id in carrying}


def _reporting_unit(offered: Offered) -> str:
    unit = offered.commune or offered.district
    return offered.full_name(unit) if unit is not None else ""


def _narrowed_to(leaf: str, offered: Offered) -> Offered:
    """Return what a form for one unit offers; for bodies outside communes everything, or their district."""
    commune = offered.map.get(leaf, "commune")
    district = None if offered.map.ended else leaf.removesuffix("." + OWN_LEVEL)
    if commune is not None:
        district = None if offered.map.ended else commune.parent
    found = offered.map.get(district, "district") if district else None
    return replace(offered, district=found, commune=commune)


def _offered(request: FormRequest, units: Units) -> Offered:
    """Return the units of the date; without one, the latest map on which all that was named is found.

    A named district that is not a former one counts for more than a later map.
    """
    if request.as_of is not None:
        return _found(request, units.at(request.as_of))
    maps = [units.at(day) for day in reversed(units.eras)]
    if request.district is not None:
        maps.sort(key=lambda one: one.ended is not None)
    problem: NlsError | None = None
    for one in maps:
        try:
            return _found(request, one)
        except NlsError as error:
            problem = problem or error
    assert problem is not None
    raise problem


def _found(request: FormRequest, unit_map: UnitMap) -> Offered:
    gazetteer = Gazetteer(unit_map)
    district = _find(gazetteer, "district", request.district, None)
    commune = _find(gazetteer, "commune", request.commune, district)
    if commune is not None and district is None and not unit_map.ended and commune.parent:
        district = unit_map.get(commune.parent, "district")
    return Offered(unit_map, district, commune)


def _find(gazetteer: Gazetteer, level: Level, name: str | None, district: Unit | None) -> Unit | None:
    if name is None:
        return None
    within = district.id if district is not None else None
    found = gazetteer.find(level, name, within).units
    if len(found) == 1:
        return found[0]
    names = gazetteer.names(level, within)
    if found:
        kinds = gazetteer.map.units.kinds
        said = tuple(f"{kinds[unit.kind].name.vi} {unit.name}" for unit in found)
        raise NlsError(f"{level}.ambiguous", name=name, nearest=said)
    near = nearest(name, names)
    raise NlsError(f"{level}.unknown", name=name, nearest=near, known=names, as_of=gazetteer.map.day)


def _stretch(day: dt.date, units: Units) -> tuple[dt.date | None, dt.date | None]:
    breaks = sorted(one.date for one in units.breaks)
    return (
        max((one for one in breaks if one <= day), default=None),
        min((one for one in breaks if one > day), default=None),
    )


def _carried(request: FormRequest, targets: Targets, offered: Offered) -> CarriedOver:
    from nls_cli.parsing.parsed import FormTypes
    from nls_cli.writing.carry import Carrier

    assert request.last is not None
    with WorkbookReader(request.limits) as reader:
        (raw,) = reader.read_all([request.last])
    if isinstance(raw, Refusal):
        raise UnreadableError([raw])
    types = FormTypes(targets.form, targets.layouts)
    _, old = _own_map(raw, types, targets.units, None)
    # Two days of one stretch have one map: nothing has moved.
    unit_map = offered.map if old.communes == offered.map.communes else old
    carried = Carrier(types, Gazetteer(unit_map), offered, request.language).carry(raw)
    if offered.commune is not None or offered.district is not None:
        carried = replace(carried, rows=tuple(row for row in carried.rows if _lies_in(row.place, offered)))
    if not carried.rows:
        raise NlsError("template.nothing_carried", path=request.last)
    return carried


def _lies_in(place: Place, offered: Offered) -> bool:
    """Tell whether a row belongs to the unit that the form is for: nobody else's people go into it."""
    if offered.commune is not None:
        return place.leaf == offered.commune.id
    return offered.district is not None and place.top == offered.district.id


@dataclass(frozen=True, slots=True)
class WorkbookCopy:
    """A copy of one workbook, or why there is none."""

    path: Path
    copied: Copied


def annotated_copies(
    result: CheckResult, paths: Sequence[Path], view: CheckView, limits: Limits | None = None
) -> Iterator[WorkbookCopy]:
    """Yield a marked copy of every workbook that was read, in the order of `paths`."""
    from nls_cli.reporting.check_entries import entries
    from nls_cli.writing.annotate import annotation

    found: dict[str, list[Entry]] = {}
    for entry in entries(result, view):
        found.setdefault(entry.finding.path, []).append(entry)
    read = {file.path: file.sha256 for file in result.files if file.status != "unreadable"}
    for path in paths:
        if str(path) in read:
            mine = found.get(str(path), [])
            plan = partial(annotation, mine, form=result.form, language=view.language)
            yield WorkbookCopy(path, _copied(path, read[str(path)], plan, limits or Limits()))


def fixed_copies(
    paths: Sequence[Path],
    *,
    targets: str | None,
    folder: Path,
    as_of: dt.date | None,
    language: Language,
    limits: Limits | None = None,
) -> Iterator[WorkbookCopy]:
    """Yield a copy of every readable workbook in which what is certain is mended, in the order of `paths`."""
    from nls_cli.parsing.parsed import FormTypes
    from nls_cli.writing.fix import find_mendable, mending

    loaded, _ = workflows.load_targets(targets or workflows.DEFAULT_TARGETS, folder)
    types = FormTypes(loaded.form, loaded.layouts)
    with WorkbookReader(limits) as reader:
        for path, raw in zip(paths, reader.read_all(paths), strict=True):
            if isinstance(raw, Refusal):
                continue
            day, unit_map = _own_map(raw, types, loaded.units, as_of)
            found = list(find_mendable(raw, types, Gazetteer(unit_map), day, language))
            plan = partial(mending, found, form=loaded.form, language=language)
            yield WorkbookCopy(path, _copied(path, raw.sha256, plan, limits or Limits()))


def _copied(path: Path, sha256: str | None, plan: Callable[[Sequence[str]], Job], limits: Limits) -> Copied:
    """Copy the very bytes that were checked."""
    from nls_cli.writing.process import Copied, look_at, make_copy

    try:
        data = load(str(path), limits)
    except Refused:
        return Copied(problem="refused")
    if hashlib.sha256(data).hexdigest() != sha256:
        return Copied(problem="changed")
    seen = look_at(data, limits)
    if isinstance(seen, str):
        return Copied(problem=seen)
    clean, losses, size = seen
    return replace(make_copy(clean, size, plan(losses)), losses=losses)


def _own_map(
    raw: RawWorkbook, types: FormTypes, units: Units, as_of: dt.date | None
) -> tuple[dt.date | None, UnitMap]:
    """Return a workbook's date and the units of that day; without a date the map that fits it best."""
    from nls_cli.parsing.placing import best_map
    from nls_cli.parsing.workbook import parse_workbook

    parsed = parse_workbook(raw, types, as_of)
    day = parsed.info.as_of
    return day, units.at(day) if day is not None else best_map([parsed], units)
