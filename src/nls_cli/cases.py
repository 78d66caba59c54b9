"""Proving a target set: its cases are parsed and scored like any census, and every difference has its line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from pydantic import BaseModel

from nls_cli.errors import Problem, SourceError
from nls_cli.model.cases import Case, CaseFile, Cell, TrendCase
from nls_cli.model.census import Census
from nls_cli.model.codes import encode
from nls_cli.model.conditions import Targets
from nls_cli.model.form import Form, Sheet
from nls_cli.model.snapshot import GoalResult, IndicatorResult, Summary, UnitScore
from nls_cli.model.trend import GoalTrend, Point, Series
from nls_cli.model.workbook import RawColumn, RawSheet, RawValue, RawWorkbook
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.conditions import Loc, Mistake
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.targets import build_model
from nls_cli.parsing.vocabulary import column_keys
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reading.library import Library, is_file
from nls_cli.reading.yaml_source import YamlSource, read_yaml
from nls_cli.scoring.score import Question, score_census
from nls_cli.scoring.trend import (
    Asked,
    baseline_points,
    largest_value,
    make_series,
    meaning_breaks,
    meaning_changes,
)
from nls_cli.text import header_key, nearest

FOLDER = "cases"
REQUIRED_CELL = "NLS301"
"""Rows of a case leave out what does not matter to it."""


def case_problems(targets: Targets, path: Path, library: Library) -> tuple[Problem, ...]:
    """Return every difference between what the cases of a target set expect and what comes out.

    `path` is the set's own file. Its case files lie in the folder `cases` beside it, or beside another set of
    `library`.
    """
    named = targets.set.cases or ()
    problems: list[Problem] = []
    for at, name in enumerate((named,) if isinstance(named, str) else named):
        file = _case_path(name, path.parent, library)
        if file is None:
            known = library.ids(FOLDER)
            loc: Loc = ("cases",) if isinstance(named, str) else ("cases", at)
            params: dict[str, object] = {"value": name, "valid": ", ".join(known)}
            problems.append(read_yaml(path).problem(loc, "yaml.cases_unknown", params, nearest(name, known)))
            continue
        try:
            problems += _file_problems(targets, read_yaml(file))
        except SourceError as error:
            problems += error.problems
    return tuple(problems)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # Path.resolve takes links in a circle for a bug of ours


def _case_path(name: str, beside: Path, library: Library) -> Path | None:
    """Find a case file by id, or by a path that stays inside the set's folder."""
    if name.lower().endswith((".yaml", ".yml")):
        found = [beside / FOLDER / name, beside / name]
        found = [one for one in found if _real(one).is_relative_to(_real(beside))]
    elif "/" in name or "\\" in name or name.startswith("."):
        return None
    else:
        found = [folder / FOLDER / f"{name}.{end}" for folder in library.folders for end in ("yaml", "yml")]
    return next((one for one in found if is_file(one)), None)


def _file_problems(targets: Targets, source: YamlSource) -> list[Problem]:
    mistakes: list[Mistake] = []
    file = build_model(CaseFile, source.data, mistakes.append)
    if file is not None and file.targets != targets.set.id:
        params = {"value": file.targets, "id": targets.set.id}
        mistakes.append(Mistake(("targets",), "yaml.case_other_set", params))
    elif file is not None:
        types = FormTypes(targets.form)
        for at, case in enumerate(file.cases):
            mistakes += case_mistakes(case, ("cases", at), targets, types)
        for at, trend in enumerate(file.trends):
            mistakes += trend_mistakes(trend, ("trends", at), targets)
    return [
        source.problem(one.loc, one.key, dict(one.params), one.nearest, at_key=one.at_key) for one in mistakes
    ]


def trend_mistakes(case: TrendCase, loc: Loc, targets: Targets) -> list[Mistake]:
    """Follow the figures of one case, which stands at `loc` of its file, and return every difference."""
    known = {indicator.id: indicator for indicator in targets.set.indicators}
    mistakes = [
        _unknown((*loc, "snapshots", at, "values"), id, "yaml.case_indicator", known)
        for at, snapshot in enumerate(case.snapshots)
        for id in snapshot.values
        if id not in known
    ]
    snapshots = sorted(case.snapshots, key=lambda one: one.as_of)
    for id, expected in case.expected.items():
        here = (*loc, "expected", id)
        if id not in known:
            mistakes.append(_unknown((*loc, "expected"), id, "yaml.case_indicator", known))
            continue
        indicator = known[id]
        points = baseline_points(indicator, (one.as_of for one in snapshots if id in one.values))
        for at, one in enumerate(snapshots):
            if id in one.values:
                value = one.values[id]
                points.append(Point(one.as_of, at, value, value, value))
        points.sort(key=lambda point: point.date)
        changes = meaning_changes(indicator, targets.conditions[id], targets.form)
        goals = {y: Asked(goal.target, goal.upward, goal.aspirational) for y, goal in indicator.goals.items()}
        largest = largest_value(indicator, targets.form)
        series = make_series(indicator, points, meaning_breaks(points, changes), goals, largest)
        mistakes += _differences(case, here, expected, series, "goals")
        for year, goal in expected.goals.items():
            if year in series.goals:
                mistakes += _differences(case, (*here, "goals", year), goal, series.goals[year])
            else:
                mistakes.append(_unknown((*here, "goals"), year, "yaml.case_year", series.goals))
    return mistakes


def case_mistakes(case: Case, loc: Loc, targets: Targets, types: FormTypes) -> list[Mistake]:
    """Score one case, which stands at `loc` of its file, and return every difference."""
    mistakes: list[Mistake] = []
    sheets: list[RawSheet] = []
    for id, rows in case.rows.items():
        valid = [sheet.id for sheet in targets.form.row_sheets]
        if id in valid:
            sheets.append(_raw_sheet(targets.form.sheet(id), rows, (*loc, "rows", id), mistakes))
        else:
            params = {"value": id, "valid": ", ".join(valid)}
            here = (*loc, "rows", id)
            mistakes.append(Mistake(here, "yaml.unknown_sheet", params, nearest(id, valid), at_key=True))
    if mistakes:
        return mistakes
    raw = RawWorkbook(Path(targets.set.id), "", "xlsx", (*_info_sheet(case, targets.form), *sheets), ())
    parsed = parse_workbook(raw, types, case.as_of)
    census = assemble_census([parsed], targets.form, targets.units, case.as_of)
    mistakes += _unmeant_findings(case, loc, census)
    snapshot = score_census(census, targets, Question(by=case.by))
    units = {unit.id: unit for unit in snapshot.units}
    for id in case.expected:
        if id in units:
            mistakes += _indicator_mistakes(case, loc, units[id])
    for id in case.summary:
        if id in units:
            mistakes += _summary_mistakes(case, loc, units[id])
    for part, ids in (("expected", case.expected), ("summary", case.summary)):
        mistakes += [_unknown((*loc, part), id, "yaml.case_unit", units) for id in ids if id not in units]
    return mistakes


def _unknown(loc: Loc, name: str, key: str, valid: Mapping[str, object]) -> Mistake:
    params = {"name": name, "valid": ", ".join(valid)}
    return Mistake((*loc, name), key, params, nearest(name, valid), at_key=True)


def _raw_sheet(
    sheet: Sheet, rows: Sequence[Mapping[str, Cell]], loc: Loc, mistakes: list[Mistake]
) -> RawSheet:
    """Write rows out as a worksheet that has every column of the form."""
    keys = {**column_keys(sheet), **{column.id: column.id for column in sheet.columns}}
    placed: list[dict[str, RawValue]] = []
    for at, row in enumerate(rows):
        cells: dict[str, RawValue] = {}
        for name, cell in row.items():
            id = keys.get(name) or keys.get(header_key(name))
            if id is None:
                params = {"name": name, "sheet": sheet.id}
                near = nearest(name, [column.id for column in sheet.columns])
                mistakes.append(Mistake((*loc, at, name), "yaml.unknown_column", params, near, at_key=True))
            elif id in cells:
                twice = Mistake((*loc, at, name), "yaml.case_column_twice", {"name": id}, at_key=True)
                mistakes.append(twice)
            else:
                cells[id] = float(cell) if isinstance(cell, Decimal) else cell
        placed.append(cells)
    columns = [
        _raw_column([column.header.vi, *(row.get(column.id) for row in placed)]) for column in sheet.columns
    ]
    return _sheet(sheet.name.vi, columns)


def _info_sheet(case: Case, form: Form) -> Iterator[RawSheet]:
    nothing = form.info.meaning("nothing_to_report") if form.info else None
    if case.nothing and form.info and nothing:
        columns = [_raw_column([nothing.header.vi]), _raw_column(["; ".join(case.nothing)])]
        yield _sheet(form.info.name.vi, columns)


def _sheet(name: str, columns: Sequence[RawColumn]) -> RawSheet:
    return RawSheet(name, False, 1, 1, len(columns[0]), tuple(columns), (), (), True)


def _raw_column(cells: Sequence[RawValue]) -> RawColumn:
    index: dict[tuple[type, RawValue], int] = {}
    codes = [index.setdefault((type(cell), cell), len(index)) for cell in cells]
    return RawColumn(encode(codes, len(index)), tuple(value for _, value in index))


def _unmeant_findings(case: Case, loc: Loc, census: Census) -> list[Mistake]:
    """Errors in the rows that the case does not announce: most often a slip of the pen."""
    ids = {sheet.name.vi: sheet.id for sheet in census.form.row_sheets}
    return [
        Mistake(
            (*loc, "rows", ids[finding.sheet], row - 2, finding.field or ""),
            "yaml.case_finding",
            {"code": finding.code, "value": finding.value or "", "column": finding.field or ""},
        )
        for finding in census.findings
        if finding.severity == "error" and finding.code not in (*case.findings, REQUIRED_CELL)
        for row in finding.rows[:1]
        if finding.sheet in ids
    ]


def _indicator_mistakes(case: Case, loc: Loc, unit: UnitScore) -> list[Mistake]:
    mistakes: list[Mistake] = []
    results = {result.indicator.id: result for result in unit.indicators}
    here = (*loc, "expected", unit.id)
    for id, expected in case.expected[unit.id].items():
        result = results.get(id)
        if result is None:
            mistakes.append(_unknown(here, id, "yaml.case_indicator", results))
            continue
        mistakes += _differences(case, (*here, id), expected, result, "goals")
        for year, goal in expected.goals.items():
            if year in result.goals:
                mistakes += _differences(case, (*here, id, "goals", year), goal, result.goals[year])
            else:
                mistakes.append(_unknown((*here, id, "goals"), year, "yaml.case_year", result.goals))
    return mistakes


def _summary_mistakes(case: Case, loc: Loc, unit: UnitScore) -> list[Mistake]:
    mistakes: list[Mistake] = []
    for year, expected in case.summary[unit.id].items():
        here = (*loc, "summary", unit.id)
        if year in unit.summaries:
            mistakes += _differences(case, (*here, year), expected, unit.summaries[year])
        else:
            mistakes.append(_unknown(here, year, "yaml.case_year", unit.summaries))
    return mistakes


def _differences(
    case: Case | TrendCase,
    loc: Loc,
    expected: BaseModel,
    came: IndicatorResult | GoalResult | Summary | Series | GoalTrend,
    *left_out: str,
) -> Iterator[Mistake]:
    counts = {str(status): n for status, n in came.counts.items()} if isinstance(came, Summary) else {}
    for name in sorted(expected.model_fields_set.difference(left_out)):
        wanted = getattr(expected, name)
        found = counts[name] if name in counts else getattr(came, name)
        if wanted != found:
            params = {"case": case.title, "name": name, "expected": shown(wanted), "found": shown(found)}
            yield Mistake((*loc, name), "yaml.case_differs", params)


def shown(value: object) -> str:
    """Write a figure as a case would: exact, as a decimal where it ends, else as a quotient."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, Fraction):
        return str(value)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1 or value.denominator > 10**12:
        return f"{value.numerator}/{value.denominator}"
    return format((Decimal(value.numerator) / Decimal(value.denominator)).normalize(), "f")
