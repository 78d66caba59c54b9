"""The program without files: raw cells in, snapshot out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from nls_cli.model.census import Census
from nls_cli.model.conditions import Targets
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.targets import TargetSet
from nls_cli.model.workbook import RawWorkbook
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.conditions import Mistake
from nls_cli.parsing.parsed import FormTypes, ParsedWorkbook
from nls_cli.parsing.targets import build_model, compile_targets
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reporting.score_json import snapshot_object
from nls_cli.scoring.score import Question, score_census
from nls_cli.workflows import find_district, load_targets
from tests.oracle import strategies
from tests.oracle.naive import FORM, INFO_KEYS, INFO_SHEET
from tests.raw import raw_sheet, workbook

ROOT = Path(__file__).parents[2]
File = tuple[dict[str, Any], dict[str, list[dict[str, Any]]], dict[str, list[str]]]
"""Info, rows by sheet, columns by sheet: one file of `strategies.Census`."""


@cache
def shipped() -> tuple[Targets, FormTypes]:
    """A shipped set, for its form and units."""
    targets, _ = load_targets("qd-146", ROOT)
    return targets, FormTypes(targets.form)


def compiled(data: dict[str, Any]) -> Targets:
    """Build a target set from plain data as the YAML reader would give it."""
    mistakes: list[Mistake] = []
    set_ = build_model(TargetSet, _exact(data), mistakes.append)
    assert set_ is not None, mistakes
    form, units = shipped()[0].form, shipped()[0].units
    targets = compile_targets(set_, "0" * 64, form, units, mistakes.append)
    assert mistakes == []
    return targets


def _exact(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _exact(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_exact(value) for value in data]
    if isinstance(data, float):
        return Decimal(repr(data))
    return data.isoformat() if isinstance(data, dt.date) else data


def raw_workbook(file: File, name: str) -> RawWorkbook:
    """Lay one file out as the reader would hand it over: a header, then a row per row."""
    info, rows, columns = file
    sheets = [raw_sheet([[INFO_KEYS[key][0], value] for key, value in info.items()], INFO_SHEET)]
    for id, table in rows.items():
        label, form_columns = FORM[id]
        shown = [column for column in form_columns if column.id in columns[id]]
        header = [column.headers[0] for column in shown]
        table_rows = [[row.get(column.id) for column in shown] for row in table]
        sheets.append(raw_sheet([header, *table_rows], label))
    return workbook(*sheets, path=name)


def parsed(files: list[File]) -> list[ParsedWorkbook]:
    types = shipped()[1]
    return [parse_workbook(raw_workbook(file, f"{n}.xlsx"), types, None) for n, file in enumerate(files)]


def census_of(files: list[File]) -> Census:
    targets, _ = shipped()
    return assemble_census(parsed(files), targets.form, targets.units, None)


def scored(
    files: list[File],
    targets: Targets,
    *,
    by: Any = None,
    district: str | None = None,
    year: Any = None,
    bodies: bool = False,
) -> Snapshot:
    """Score files; the options are those of `strategies.Case`."""
    census = census_of(files)
    chosen = find_district(district, census) if district else None
    return score_census(census, targets, Question(by, chosen, None if year is None else str(year), bodies))


def figures(snapshot: Snapshot) -> dict[str, Any]:
    """What must not depend on how the same data are written down."""
    whole = snapshot_object(snapshot)
    return {key: whole[key] for key in ("as_of", "years", "units")}


def files_of(census: strategies.Census) -> list[File]:
    return list(census.files)
