"""One small table at a time: rows of cells by column id, typed and placed as in any census."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from nls_cli.model.census import Census
from nls_cli.model.conditions import Condition, Targets
from nls_cli.model.snapshot import IndicatorResult
from nls_cli.model.targets import TargetSet
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.conditions import Mistake, compile_where
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.targets import build_model, compile_targets
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.scoring.score import Question, score_census
from nls_cli.workflows import load_targets
from tests.raw import raw_sheet, workbook

ROOT = Path(__file__).parents[1]
AS_OF = dt.date(2024, 12, 1)
Rows = list[dict[str, Any]]


@cache
def shipped() -> tuple[Targets, FormTypes]:
    """A shipped set, for its form and units."""
    targets, _ = load_targets("qd-146", ROOT)
    return targets, FormTypes(targets.form)


def census(as_of: dt.date | None = AS_OF, **sheets: Rows) -> Census:
    """Make a census of one file; a row is column id → cell, a sheet not given is absent."""
    targets, types = shipped()
    raw = []
    for id, rows in sheets.items():
        sheet = targets.form.sheet(id)
        header = [column.header.vi for column in sheet.columns]
        cells = [[row.get(column.id) for column in sheet.columns] for row in rows]
        raw.append(raw_sheet([header, *cells], sheet.name.vi))
    parsed = parse_workbook(workbook(*raw), types, as_of)
    return assemble_census([parsed], targets.form, targets.units, as_of)


def compiled_where(where: dict[str, Any], sheet: str) -> tuple[Condition, list[Mistake]]:
    """Compile a condition over a sheet of the form, and return its mistakes."""
    mistakes: list[Mistake] = []
    form, units = shipped()[0].form, shipped()[0].units
    return compile_where(where, form.sheet(sheet), units, (), mistakes.append), mistakes


def result(
    indicator: dict[str, Any], unit: str = "province", by: Any = "district", **sheets: Rows
) -> IndicatorResult:
    """Measure one indicator, given without id and name, in one unit."""
    data = {"id": "one", "name": {"vi": "Một", "en": "One"}, **indicator}
    words = {"vi": "Thử", "en": "Try"}
    mistakes: list[Mistake] = []
    whole = {
        "nls": 1,
        "id": "try",
        "title": words,
        "form": "staff-census",
        "units": "nam-dinh",
        "indicators": [data],
    }
    set_ = build_model(TargetSet, whole, mistakes.append)
    assert set_ is not None, mistakes
    targets = compile_targets(set_, "", shipped()[0].form, shipped()[0].units, mistakes.append)
    assert mistakes == []
    units = {one.id: one for one in score_census(census(**sheets), targets, Question(by=by)).units}
    return units[unit].indicators[0]
