"""The straight line of every command, in a few calls: read, parse, score."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from nls_cli.errors import NlsError, Problem, SourceError, UnreadableError
from nls_cli.model.base import Strict, Words
from nls_cli.model.census import Census
from nls_cli.model.conditions import Targets
from nls_cli.model.form import Form
from nls_cli.model.layouts import LayoutPin, PinnedLayouts, SheetLayout
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.targets import Indicator, TargetSet
from nls_cli.model.units import REST, UNPLACED, UnitMap, Units
from nls_cli.model.workbook import RawWorkbook, Refusal
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.conditions import Mistake
from nls_cli.parsing.form_groups import check_groups
from nls_cli.parsing.form_rules import compile_rules
from nls_cli.parsing.merged import with_origins
from nls_cli.parsing.parsed import FormTypes, ParsedWorkbook
from nls_cli.parsing.pins import check_pins
from nls_cli.parsing.places import Gazetteer
from nls_cli.parsing.targets import build_model, compile_targets
from nls_cli.parsing.units import check_units
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reading.extended import ExtendedSource, read_extended
from nls_cli.reading.library import Library, is_file, shipped
from nls_cli.reading.workbook import Limits, WorkbookReader
from nls_cli.reading.yaml_source import YamlSource, read_yaml
from nls_cli.scoring.groups import By
from nls_cli.scoring.score import Question, score_census
from nls_cli.text import bare, nearest

if TYPE_CHECKING:  # a score needs none of them
    from nls_cli.model.check import CheckResult
    from nls_cli.model.completeness import Completeness
    from nls_cli.model.target_changes import TargetChanges
    from nls_cli.model.trend import Trend

DEFAULT_TARGETS = "nam-dinh-kh76"
PROJECT_FILE = "nls.yaml"
Progress = Callable[[int, int], None]
M = TypeVar("M", bound=Strict)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a score was made of, for whoever asks further."""

    census: Census
    targets: Targets
    books: tuple[ParsedWorkbook, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scoring command has to show."""

    snapshot: Snapshot
    refusals: tuple[Refusal, ...]
    """Workbooks left out because they could not be read."""
    heads: Mapping[str, Words]
    """Sheet id → what one of its rows is."""
    roles: Mapping[str, Words]
    """Role id → name, for the bodies without it."""
    form: Form
    """The form of the census."""
    unit_map: UnitMap
    """The units of the census."""
    basis: Basis
    completeness: Completeness | None = None
    """Who has sent what; None where nobody said who must."""
    trend: Trend | None = None
    """How it came to this since earlier censuses; None where none were given."""


@dataclass(frozen=True, slots=True)
class LoadedTargets:
    """A target set and where it came from."""

    set: TargetSet
    path: Path


@dataclass(frozen=True, slots=True)
class ComparedTargets:
    """Two target sets, where they came from, and what differs."""

    changes: TargetChanges
    old: Targets
    new: Targets
    paths: tuple[Path, Path]


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """A target set in a list."""

    id: str
    path: Path
    title: Words | None
    """None if the file has mistakes."""
    indicators: int
    years: tuple[str, ...]
    provenance: Mapping[str, int]


class _Mistakes:
    """Collects mistakes of one YAML file, or of one target set."""

    def __init__(self, source: YamlSource | ExtendedSource) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def __call__(self, mistake: Mistake) -> None:
        self.problems.append(
            self.source.problem(
                mistake.loc, mistake.key, dict(mistake.params), mistake.nearest, at_key=mistake.at_key
            )
        )

    def stop(self) -> None:
        """Raise if there was any."""
        if self.problems:
            raise SourceError(sorted(self.problems, key=lambda p: (p.file, p.line, p.column)))


def _built(model: type[M], source: YamlSource) -> M:
    report = _Mistakes(source)
    built = build_model(model, source.data, report)
    report.stop()
    assert built is not None
    return built


def load_targets(which: str, folder: Path) -> tuple[Targets, Path]:
    """Load a target set by id or path, with all it extends, its form and its units.

    Ids are looked up beside the file, then in `folder` (the project), then among the shipped.
    """
    library = Library.around(folder)
    path = _targets_path(which, library)
    beside = Library.around(path.parent, folder)
    source = read_extended(path, beside)
    report = _Mistakes(source)
    set_ = build_model(TargetSet, source.data, report)
    report.stop()
    assert set_ is not None
    form, units = load_form(set_.form, beside, report), load_units(set_.units, beside, report)
    report.stop()
    assert form is not None
    assert units is not None
    targets = compile_targets(set_, source.sha256, form, units, report)
    report.stop()
    return replace(targets, layouts=load_layouts(folder, form)), path


def load_layouts(folder: Path, form: Form) -> tuple[LayoutPin, ...]:
    """Return the layouts that the project in `folder` has pinned."""
    path = folder / PROJECT_FILE
    if not path.is_file():
        return ()
    source = read_yaml(path)
    if not isinstance(source.data, dict) or source.data.get("layouts") is None:
        return ()
    report = _Mistakes(source)
    pinned = build_model(PinnedLayouts, {"layouts": source.data["layouts"]}, report)
    report.stop()
    assert pinned is not None
    check_pins(pinned.layouts, form, report)
    report.stop()
    return pinned.layouts


def _targets_path(which: str, library: Library) -> Path:
    as_path = Path(which)
    if as_path.suffix.lower() in (".yaml", ".yml") or is_file(as_path):
        if not is_file(as_path):
            raise NlsError("yaml.not_found", path=which)
        return as_path
    found = library.find(which)
    if found is None:
        known = [id for id in library.target_sets() if id != "nls"]
        raise NlsError("targets.unknown", name=which, nearest=nearest(which, known), known=tuple(known))
    return found


def load_form(id: str, library: Library, report: _Mistakes) -> Form | None:
    """Load a form by id; an unknown id is a mistake of the file that names it."""
    path = library.find(id, "forms")
    if path is None:
        valid = library.ids("forms")
        report(
            Mistake(
                ("form",), "yaml.unknown_form", {"value": id, "valid": ", ".join(valid)}, nearest(id, valid)
            )
        )
        return None
    source = read_yaml(path)
    form = _built(Form, source)
    mistakes = _Mistakes(source)
    compile_rules(form, mistakes)
    check_groups(form, mistakes)
    mistakes.stop()
    return form


def load_units(id: str, library: Library, report: _Mistakes) -> Units | None:
    """Load a units file by id; an unknown id is a mistake of the file that names it."""
    path = library.find(id, "units")
    if path is None:
        valid = library.ids("units")
        params = {"value": id, "valid": ", ".join(valid)}
        report(Mistake(("units",), "yaml.unknown_units", params, nearest(id, valid)))
        return None
    source = read_yaml(path)
    units = _built(Units, source)
    mistakes = _Mistakes(source)
    check_units(units, mistakes)
    mistakes.stop()
    return units


@dataclass(frozen=True, slots=True)
class Read:
    """Workbooks after parsing, before they become one census."""

    books: tuple[ParsedWorkbook, ...]
    refusals: tuple[Refusal, ...]


def read_books(
    reader: WorkbookReader,
    paths: Sequence[Path],
    targets: Targets,
    as_of: dt.date | None,
    *,
    skip_unreadable: bool,
    progress: Progress | None,
) -> Read:
    """Read and parse workbooks; UnreadableError if any is refused, unless skipped, NlsError if nothing is scorable."""
    types = FormTypes(targets.form, targets.layouts)
    parsed: list[ParsedWorkbook] = []
    refusals: list[Refusal] = []
    for done, one in enumerate(reader.read_all(paths), 1):
        if isinstance(one, RawWorkbook):
            parsed.append(parse_workbook(one, types, as_of))
        else:
            refusals.append(one)
        if progress is not None:
            progress(done, len(paths))
    if refusals and (not skip_unreadable or not parsed):
        raise UnreadableError(refusals)
    for sheet in targets.form.row_sheets:
        if sheet.required and not any(
            sheet.id in one.tables or sheet.id in one.info.nothing for book in parsed for one in book.pieces
        ):
            found = sorted({id for one in parsed for id in one.tables})
            raise NlsError(
                "input.no_staff",
                sheet=sheet.name,
                paths=tuple(one.path for one in parsed),
                found=tuple(found),
            )
    return Read(tuple(parsed), tuple(refusals))


def read_census(
    reader: WorkbookReader,
    paths: Sequence[Path],
    targets: Targets,
    as_of: dt.date | None,
    *,
    skip_unreadable: bool,
    progress: Progress | None,
) -> tuple[Census, tuple[Refusal, ...]]:
    """Read and parse workbooks into one census; UnreadableError if any is refused, unless skipped."""
    read = read_books(reader, paths, targets, as_of, skip_unreadable=skip_unreadable, progress=progress)
    return assemble_census(read.books, targets.form, targets.units, as_of), read.refusals


def score(
    paths: Sequence[Path],
    *,
    targets: str | None = None,
    folder: Path,
    as_of: dt.date | None = None,
    by: By | None = None,
    district: str | None = None,
    year: str | None = None,
    bodies: bool = False,
    skip_unreadable: bool = False,
    limits: Limits | None = None,
    reader: WorkbookReader | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Score the census in `paths` against a target set.

    `folder` is the project in which ids are looked up; a `reader` may have begun with `paths` and is closed.
    """
    with reader or WorkbookReader(limits) as reader:
        reader.start(len(paths))  # its processes come up while the target set is read
        loaded, _ = load_targets(targets or DEFAULT_TARGETS, folder)
        if year is not None and year not in loaded.set.years:
            raise NlsError("year.unknown", year=year, years=loaded.set.years)
        read = read_books(reader, paths, loaded, as_of, skip_unreadable=skip_unreadable, progress=progress)
    census = assemble_census(read.books, loaded.form, loaded.units, as_of)
    chosen = find_district(district, census) if district is not None else None
    snapshot = score_census(census, loaded, Question(by, chosen, year, bodies, partial=bool(read.refusals)))
    heads = head_words(loaded.form)
    roles = {role.id: role.name for sheet in loaded.form.row_sheets for role in sheet.without}
    basis = Basis(census, loaded, read.books)
    return Outcome(snapshot, read.refusals, heads, roles, loaded.form, census.unit_map, basis)


def head_words(form: Form) -> dict[str, Words]:
    """Return what the form calls one more head: of a sheet's rows by sheet id, of a number by `sheet.column`."""
    heads: dict[str, Words] = {s.id: s.heads for s in form.row_sheets if s.heads}
    return heads | {f"{s.id}.{c.id}": c.heads for s in form.row_sheets for c in s.columns if c.heads}


def check(
    paths: Sequence[Path],
    *,
    targets: str | None = None,
    folder: Path,
    as_of: dt.date | None = None,
    limits: Limits | None = None,
    reader: WorkbookReader | None = None,
    progress: Progress | None = None,
) -> CheckResult:
    """Check the workbooks in `paths`, each by itself and against each other, by the form of a target set.

    A `reader` may have begun with `paths` and is closed.

    An unreadable file is one of the findings; so is a missing sheet, even one without which nothing can be scored.
    """
    with reader or WorkbookReader(limits) as reader:
        reader.start(len(paths))
        loaded, _ = load_targets(targets or DEFAULT_TARGETS, folder)
        return check_answers(reader.read_all(paths), loaded, paths, as_of, progress)


def check_answers(
    answers: Iterable[RawWorkbook | Refusal],
    loaded: Targets,
    paths: Sequence[Path],
    as_of: dt.date | None,
    progress: Progress | None,
) -> CheckResult:
    """Check what the reader answered for `paths`."""
    types = FormTypes(loaded.form, loaded.layouts)
    parsed: list[ParsedWorkbook] = []
    refusals: list[Refusal] = []
    sheets: dict[str, dict[str, str | None]] = {}
    layouts: dict[str, tuple[SheetLayout, ...]] = {}
    for done, one in enumerate(answers, 1):
        if isinstance(one, RawWorkbook):
            book = parse_workbook(one, types, as_of)
            ids = {table.title: table.sheet.id for piece in book.pieces for table in piece.every_table}
            sheets[book.path] = {sheet.name: ids.get(sheet.name) for sheet in one.sheets}
            layouts[book.path] = tuple(book.layouts)
            parsed.append(book)
        else:
            refusals.append(one)
        if progress is not None:
            progress(done, len(paths))
    census = assemble_census(parsed, loaded.form, loaded.units, as_of)
    from nls_cli.rules.conclude import conclude
    from nls_cli.rules.engine import check_census

    findings = [*census.findings, *with_origins(check_census(census, loaded.rules), parsed)]
    result = conclude(census, findings, refusals, [str(path) for path in paths], sheets, loaded.rules)
    return replace(result, layouts=layouts)


def named_indicator(name: str, indicators: Iterable[Indicator]) -> Indicator | None:
    """Return the indicator that a user names, by id or by name; None if there is none."""
    key = bare(name)
    for one in indicators:
        if name.strip() == one.id or key in (bare(one.id), bare(one.name.vi), bare(one.name.en)):
            return one
    return None


def indicators_near(
    name: str, indicators: Iterable[Indicator], others: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the ids (or `others`) that a user may have meant; if none is near, those of the nearest names."""
    listed = list(indicators)
    near = nearest(name, [*others, *(one.id for one in listed)])
    if near:
        return near
    names = {one.name.vi: one.id for one in listed} | {one.name.en: one.id for one in listed}
    return tuple(names[found] for found in nearest(name, names))


def find_district(name: str, census: Census) -> str:
    """Return the id of the unit at district level that a user names, with or without accents and kind."""
    key = bare(name)
    for id in (REST, UNPLACED):
        if key in (bare(id), id):
            return id
    unit_map = census.unit_map
    gazetteer = Gazetteer(unit_map)
    match = gazetteer.find("district", name)
    ids = [unit.id for unit in match.units] or [
        unit.id for unit in (*unit_map.districts, *unit_map.crossing) if name in (unit.id, unit.name)
    ]
    if len(ids) == 1:
        return ids[0]
    names = gazetteer.names("district")
    if ids:
        raise NlsError("district.ambiguous", name=name, nearest=tuple(ids))
    communes = gazetteer.find("commune", name).units
    if communes:
        inside = unit_map.district_of.get(communes[0].id)
        unit = unit_map.get(inside, "district") if inside else None
        raise NlsError("district.is_commune", name=name, district=unit.name if unit else communes[0].name)
    raise NlsError(
        "district.unknown",
        name=name,
        nearest=nearest(name, names),
        known=names,
        as_of=census.as_of,
    )


def list_targets(folder: Path) -> tuple[TargetEntry, ...]:
    """List the target sets that ids can name."""
    found: list[TargetEntry] = []
    for id, path in sorted(Library.around(folder).target_sets().items()):
        try:
            set_ = load_targets(str(path), folder)[0].set
        except SourceError:
            if _looks_like_targets(path):
                found.append(TargetEntry(id, path, None, 0, (), {}))
            continue
        provenance = Counter[str](indicator.provenance for indicator in set_.indicators)
        found.append(TargetEntry(set_.id, path, set_.title, len(set_.indicators), set_.years, provenance))
    return tuple(found)


def _looks_like_targets(path: Path) -> bool:
    try:
        data = read_yaml(path).data
    except NlsError:
        return True
    return isinstance(data, dict) and "indicators" in data


def show_targets(which: str, folder: Path) -> LoadedTargets:
    """Load one target set to be shown."""
    targets, path = load_targets(which, folder)
    return LoadedTargets(targets.set, path)


def compare_target_sets(old: str, new: str, folder: Path) -> ComparedTargets:
    """Load two target sets and compare them."""
    from nls_cli.model.target_changes import compare_targets

    (was, was_path), (is_, is_path) = load_targets(old, folder), load_targets(new, folder)
    return ComparedTargets(compare_targets(was.set, is_.set), was, is_, (was_path, is_path))


def check_targets(which: Sequence[str], folder: Path) -> tuple[Problem, ...]:
    """Return every mistake of the named target sets, and every case that does not come out as expected.

    Without names: of all sets that ids can name.
    """
    from nls_cli.cases import case_problems

    problems: list[Problem] = []
    for one in which or [str(path) for path in Library.around(folder).target_sets().values()]:
        try:
            targets, path = load_targets(one, folder)
            problems += case_problems(targets, path, Library.around(path.parent, folder))
        except SourceError as error:
            problems += error.problems
    return tuple(problems)


def targets_schema() -> dict[str, Any]:
    """Return the JSON Schema of a target set, for editors."""
    schema = TargetSet.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def form_schema() -> dict[str, Any]:
    """Return the JSON Schema of a form, for editors."""
    schema = Form.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def district_names(folder: Path) -> tuple[str, ...]:
    """Return the names of all districts there ever were, for completion."""
    library = Library.around(folder)
    names: dict[str, None] = {}
    for id in library.ids("units"):
        path = library.find(id, "units")
        if path is not None:
            units = _built(Units, read_yaml(path))
            names.update({unit.name: None for unit in units.units if units.level(unit) == "district"})
    return tuple(names)


def indicator_ids(which: str, folder: Path) -> tuple[str, ...]:
    """Return the ids of all indicators of a target set; none if it has mistakes."""
    try:
        return tuple(indicator.id for indicator in load_targets(which, folder)[0].set.indicators)
    except NlsError:
        return ()


def target_ids(folder: Path) -> tuple[str, ...]:
    """Return the ids of all target sets, for completion."""
    return tuple(sorted(Library.around(folder).target_sets()))


def sample_files() -> dict[str, bytes]:
    """Return the sample censuses by name."""
    return {path.name: path.read_bytes() for path in sorted(shipped("sample_data").glob("*.xlsx"))}
