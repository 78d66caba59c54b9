"""Workbooks as they really come in, one habit each: what is read of them, and what is said about it.

`NAME.yaml` beside this file says what must come out of the workbook `NAME` that `workbooks.py` draws: the rows of each
sheet by column id (a blank is left out, `?` is a cell that was not understood, `place` the unit of the row), and every
finding with its place. Left aside are the sheets and columns that a workbook does not have (NLS202, NLS207, NLS214,
and NLS510 where those are district and commune): each of them is about one habit and shows few columns.
`--record` writes the files anew; read what it wrote.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from nls_cli import workflows
from nls_cli.model.census import Census, Items, Missing, Period, Table, Value
from nls_cli.model.check import CheckResult
from nls_cli.model.finding import RULES, Finding
from nls_cli.model.workbook import column_letters
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reporting.check_entries import CheckView
from nls_cli.reporting.layout import cells
from nls_cli.reporting.layouts_text import render_layouts
from nls_cli.submissions import MergeRequest, merge
from nls_cli.workflows import Limits, RawWorkbook, WorkbookReader
from tests.gallery.workbooks import GALLERY, drawn, write_gallery

HERE = Path(__file__).parent
ABSENT = {"NLS202", "NLS207", "NLS214", "NLS510"}
FORM_SAYS = {
    "bare-table",
    "capitals-and-stars",
    "columns-in-another-order",
    "decomposed-letters",
    "english-headers",
    "header-not-merged",
    "info-behind-colons",
    "kind-behind-the-name",
    "line-breaks-in-headers",
    "national-titles",
    "other-names-of-columns",
    "table-in-the-middle",
    "without-accents",
}
"""Habits of which nothing is said, for nothing is assumed: the form itself gives them as the meaning (layouts.md)."""
WHOLE = {"NLS124", "NLS212", "NLS216", "NLS223", "NLS224"}
"""Codes of what is assumed of a whole file or worksheet."""
Read = Mapping[str, tuple[Census, CheckResult]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Read all workbooks with one reader."""
    folder = tmp_path_factory.mktemp("gallery")
    written = write_gallery(folder)
    loaded, _ = workflows.load_targets(workflows.DEFAULT_TARGETS, folder)
    types = FormTypes(loaded.form)
    found = {}
    with WorkbookReader(Limits()) as reader:
        for (name, path), raw in zip(written.items(), reader.read_all(list(written.values())), strict=True):
            assert isinstance(raw, RawWorkbook), raw
            census = assemble_census([parse_workbook(raw, types, None)], loaded.form, loaded.units, None)
            found[name] = census, workflows.check_answers([raw], loaded, [path], None, None)
    return found


def test_there_is_a_page_for_every_workbook() -> None:
    assert len(GALLERY) >= 40
    assert {path.stem for path in HERE.glob("*.yaml")} == set(GALLERY)


@pytest.mark.parametrize("name", GALLERY)
def test_a_workbook_is_read_as_a_careful_clerk_would(name: str, read: Read, record: bool) -> None:
    census, result = read[name]
    found = {
        "rows": {id: rows(table, census) for id, table in census.tables.items()},
        "findings": sorted(said(one) for one in result.findings if one.code not in ABSENT),
    }
    path = HERE / f"{name}.yaml"
    if record:
        text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=200, default_flow_style=None)
        path.write_text(text, "utf-8", newline="\n")
    assert found == yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", GALLERY)
def test_how_it_was_read_is_told_in_sentences(name: str, language: Any, read: Read) -> None:
    _, result = read[name]
    lines = render_layouts(result, CheckView(language, 80)).splitlines()
    assert max(map(cells, lines)) <= 80
    told = " ".join(line.strip() for line in lines)
    assert not set("{<") & set(told)
    for sheet in result.layouts[result.files[0].path]:
        assert sheet.title in told
        for column in sheet.columns:
            assert column.id in told


def test_every_assumption_has_its_place(read: Read) -> None:
    """A file; and unless it is about the file as a whole, a sheet of it; below that a cell, a row or a column."""
    bare = [
        one
        for _, result in read.values()
        for one in result.findings
        if RULES[one.code].assumption
        and not (
            one.path and (one.sheet or one.code < "NLS200") and (one.rows or one.column or one.code in WHOLE)
        )
    ]
    assert bare == []


def test_whatever_differs_from_the_form_is_said(read: Read) -> None:
    silent = {
        name
        for name, (_, result) in read.items()
        if not any(one.code not in ABSENT and one.path for one in result.findings)
    }
    assert silent == FORM_SAYS


def test_strict_makes_every_assumption_an_error(read: Read) -> None:
    paths = {name: Path(result.files[0].path) for name, (_, result) in read.items()}
    assumed = {
        (str(paths[name].name), one.code)
        for name, (_, result) in read.items()
        for one in result.findings
        if RULES[one.code].assumption and one.code != "NLS124"  # of all files together
    }
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "nls_cli",
            "check",
            "--strict",
            "--format",
            "json",
            *sorted(map(str, paths.values())),
        ],
        cwd=paths["bare-table"].parent,
        capture_output=True,
        check=False,
    )
    found = {
        (Path(one["path"]).name, one["code"], one["severity"]) for one in json.loads(done.stdout)["findings"]
    }
    assert done.returncode == 1
    assert {(path, code) for path, code, severity in found if severity == "error"} >= assumed
    assert len({code for _, code in assumed}) > 12


@pytest.mark.parametrize(
    "name",
    [
        "education-as-ticks",
        "education-ticked-twice",
        "birth-date-under-nam-or-nu",
        "name-in-two-cells",
        "commune-merged-down",
        "a-commune-on-its-side",
        "a-sheet-for-each-commune",
        "group-rows-name-the-commune",
        "teams-below-the-staff",
        "titles-name-the-communes",
    ],
)
def test_merging_it_keeps_what_was_read(name: str, read: Read, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.xlsx"
    drawn(name).save(path)
    done = merge(MergeRequest([path], tmp_path, "vi"), None, None)
    (tmp_path / "merged.xlsx").write_bytes(done.data)
    with WorkbookReader(Limits()) as reader:
        loaded, _ = workflows.load_targets(workflows.DEFAULT_TARGETS, tmp_path)
        (raw,) = reader.read_all([tmp_path / "merged.xlsx"])
        assert isinstance(raw, RawWorkbook)
        types = FormTypes(loaded.form)
        merged = assemble_census([parse_workbook(raw, types, None)], loaded.form, loaded.units, None)
    census, _ = read[name]
    for id, table in census.tables.items():
        assert rows(merged.tables[id], merged) == rows(table, census)


def rows(table: Table, census: Census) -> list[dict[str, Any]]:
    found = []
    for row in range(table.height):
        place = table.places.values[table.places.codes[row]]
        cells = {"place": place.leaf}
        for id, column in table.columns.items():
            code = column.codes[row]
            value = plain(column.values[code], column.labels[code])
            if value is not None and (id, value) not in usual(census, table.sheet):
                cells[id] = value
        found.append(cells)
    return found


def usual(census: Census, sheet: str) -> set[tuple[str, Any]]:
    """Values that every blank of a column has."""
    columns = census.form.sheet(sheet).columns
    return {(column.id, column.blank.always) for column in columns if column.blank and column.blank.always}


def plain(value: Value, label: str) -> Any:
    match value:
        case Missing.BLANK:
            return None
        case Missing.INVALID:
            return "?"
        case Fraction():
            return int(value) if value.denominator == 1 else float(value)
        case Period(first, last):
            return first.isoformat() if first == last else str(first.year)
        case Items(ids):
            return sorted(ids)
        case str():
            return label or value
        case _:
            return value


def said(finding: Finding) -> str:
    column = column_letters(finding.column) if finding.column else ""
    places = [f"{column}{row}" for row in finding.rows] or [column]
    place = " ".join(filter(None, places))
    return f"{finding.code} {finding.sheet or ''}{'!' if place else ''}{place}".strip()
