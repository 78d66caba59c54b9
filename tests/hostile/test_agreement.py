"""Cell by cell, our reader and openpyxl agree over every workbook that the tests hold; what differs is explained.

What may differ, and why:

- an error cell: openpyxl gives its text (`#N/A`), we a broken cell with that text, so that text "#N/A" is told apart;
- a formula never calculated: openpyxl gives None, the same as a blank, we a broken cell;
- an empty text (`<t></t>`): openpyxl gives "", we a blank;
- a formula whose stored result is the empty text (`EMPTY_RESULTS`): openpyxl gives None, as for one never calculated;
- a whole number: openpyxl gives int, we float, as it is stored; they are compared as numbers;
- a date without a time: openpyxl gives a datetime at midnight, we a date or datetime;
- NaN and the infinities, which no cell of Excel holds: openpyxl gives them as they are, we a broken cell `#NUM!`.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from nls_cli.model.workbook import Broken, RawWorkbook
from nls_cli.reading.workbook import WorkbookReader
from tests import crafted
from tests.cli.test_runs import write_workbook
from tests.fuzz.seeds import seeds

ROOT = Path(__file__).parents[2]
STORED = [
    path
    for folder in ("sample_data", "tests")
    for path in sorted((ROOT / folder).rglob("*.xls[xm]"))
    if "found" not in path.parts and path.read_bytes()[:2] == b"PK"
]
DESCRIBED = sorted((ROOT / "tests").rglob("*.xlsx.json"))


def unusual() -> bytes:
    """Return a workbook with every kind of cell, far from A1, merged, hidden, formatted."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False})
    sheet = book.add_worksheet("Đủ loại")
    day, hour = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
    both = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
    values: list[Any] = [
        0,
        1,
        -1.5,
        1e15,
        1e-300,
        "x",
        " x ",
        "a\nb",
        "Nguyễn",
        "Nguyễn",
        "=1",
        "#N/A",
        "1.234",
        "x" * 32_767,
    ]
    for number, value in enumerate(values):
        (sheet.write_string if isinstance(value, str) else sheet.write_number)(4 + number, 3, value)
    for number, (text, format_) in enumerate(product_of_days(day, hour, both)):
        sheet.write_number(4 + number, 5, text, format_)
    for number, error in enumerate(("#N/A", "#REF!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!")):
        sheet.write_formula(4 + number, 7, "=1/0", None, error)
    sheet.write_formula("J5", "=1+1", None, 2)
    sheet.write_formula("J6", '="a"', None, "a")
    sheet.write_formula("J7", "=TRUE", None, True)
    sheet.write_boolean("J8", False)
    sheet.merge_range("L5:M6", "gộp")
    sheet.set_row(6, None, None, {"hidden": True})
    sheet.write_blank("P2", None, day)
    sheet.write_string("AB60", "xa")
    book.close()
    return out.getvalue()


def product_of_days(day: Any, hour: Any, both: Any) -> list[tuple[float, Any]]:
    return [(1, day), (60, day), (61, day), (45_000, day), (45_000.75, both), (0.5, hour), (2_958_465, day)]


TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
CONTENT_TYPES = (
    f'{crafted.XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}sharedStrings+xml"/></Types>'
)


def one_sheet(rows: str, strings: str | None = None) -> bytes:
    """Return a workbook of one crafted sheet that openpyxl opens as well."""
    parts = crafted.parts(crafted.sheet(rows))
    parts["[Content_Types].xml"] = CONTENT_TYPES
    parts["xl/styles.xml"] = str(parts["xl/styles.xml"]).replace(
        "<cellXfs",
        '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
        '<borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs',
    )
    if strings is not None:
        parts["xl/sharedStrings.xml"] = strings
    return crafted.zipped(parts)


RICH = crafted.strings("x").replace("<t>x</t>", "<r><t>đậm</t></r><r><t>nhạt</t></r>")
MADE: dict[str, bytes] = {
    "unusual": unusual(),
    "plain": one_sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
    "uncalculated": one_sheet(
        '<row r="3"><c r="C3"><f>1+1</f></c><c r="D3" t="str"><f>""</f><v></v></c><c r="E3" t="e"><v>#N/A</v></c></row>'
    ),
    "inline": one_sheet(
        '<row r="2"><c r="B2" t="inlineStr"><is><t>a</t></is></c><c r="C2" t="b"><v>1</v></c></row>'
    ),
    "quotes": one_sheet("<row r='2' hidden='1'><c r='B2'><v>5</v></c><c r='D2' t='e'><v>#REF!</v></c></row>"),
    "no-places": one_sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"),
    "rich": one_sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', RICH),
    "written": seeds("xlsx")[1],
}


pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")
EMPTY_RESULTS = {("Lỗi", 9, 5), ("Sheet1", 3, 4)}
"""In `errors.xlsx` and `uncalculated`."""


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as reader:
        yield reader


def ours(reader: WorkbookReader, path: Path) -> dict[tuple[str, int, int], Any]:
    """Return every cell that is not blank."""
    (book,) = reader.read_all([path])
    if not isinstance(book, RawWorkbook):
        return {("refused", 0, 0): book.code}
    found = {}
    for sheet in book.sheets:
        for column, values in enumerate(sheet.columns, sheet.first_column):
            for row, value in enumerate(values, sheet.first_row):
                if value is not None:
                    found[sheet.name, row, column] = value
    return found


def theirs(path: Path) -> dict[tuple[str, int, int], Any]:
    """Return the same of openpyxl, in the words of our model."""
    found = {}
    if not zipfile.is_zipfile(path):
        return {("refused", 0, 0): "NLS106"}
    large = path.stat().st_size > 300_000
    calculated = openpyxl.load_workbook(path, data_only=True, read_only=large)
    formulas = None if large else openpyxl.load_workbook(path)
    for sheet in calculated.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                value: Any = cell.value
                if cell.data_type == "e" and value is not None:
                    value = Broken("error", value)
                elif value is None:
                    if formulas is None:  # the large ones hold no formulas
                        continue
                    formula = formulas[sheet.title].cell(cell.row, cell.column)
                    if formula.data_type != "f":
                        continue
                    value = Broken("uncalculated", "")
                elif isinstance(value, float) and not math.isfinite(value):
                    value = Broken("error", "#NUM!")
                if value != "":
                    found[sheet.title, cell.row, cell.column] = value
    return found


def same(mine: Any, other: Any) -> bool:
    if isinstance(mine, bool) or isinstance(other, bool):
        return mine is other
    if isinstance(mine, int | float) and isinstance(other, int | float):
        return float(mine) == float(other)
    if isinstance(mine, dt.date) and isinstance(other, dt.datetime) and not isinstance(mine, dt.datetime):
        mine = dt.datetime.combine(mine, dt.time())
    return type(mine) is type(other) and mine == other


def compare(reader: WorkbookReader, path: Path) -> list[tuple[Any, ...]]:
    mine, other = ours(reader, path), theirs(path)
    return [
        (place, mine.get(place), other.get(place))
        for place in sorted(mine.keys() | other.keys())
        if not same(mine.get(place), other.get(place))
        and not (place in EMPTY_RESULTS and place not in mine and other[place] == Broken("uncalculated", ""))
    ]


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.name)
def test_the_workbooks_in_the_repository(path: Path, reader: WorkbookReader) -> None:
    assert compare(reader, path) == []


def test_the_workbooks_of_the_runs(reader: WorkbookReader, tmp_path: Path) -> None:
    differences = []
    for number, described in enumerate(DESCRIBED):
        path = tmp_path / f"{number}.xlsx"
        write_workbook(path, json.loads(described.read_text("utf-8")))
        differences += [(described.parent.name, *one) for one in compare(reader, path)]
    assert differences == []


@pytest.mark.parametrize("name", MADE)
def test_the_workbooks_that_tests_make(name: str, reader: WorkbookReader, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(MADE[name])
    assert compare(reader, path) == []
