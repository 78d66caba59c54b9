"""Cases of the rules: small workbooks as Markdown tables, attacks by name, refusals as the reader gives them.

A case is one file in `tests/rules/<CODE>/accepted/` or `rejected/`:

- `*.md`: under `## [file ·] sheet` a table, whose first line is row 1 of the sheet; `→ [file ·] sheet!cell` lists
  where the code must be found, and nowhere else. At the top may stand `as of: DATE`, `valid until: DATE` (of the
  target set), `rule: {…}`, which the form has in addition, `layout: {…}`, which the project pins, `hamlet: {…}`,
  a unit that the units file has in addition, `merge: sheet!A1:B2` and `hide: sheet!5`, a row.
- `*.crafted`: the workbook of that name in `CRAFTED`, or the attack of that name in `tests/hostile`.
- `*.refused`: what the reader says of a file it cannot read, as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from nls_cli.model.form_rules import RowRule
from nls_cli.model.layouts import LayoutPin
from nls_cli.model.units import Unit
from nls_cli.model.workbook import Refusal
from tests import crafted
from tests.hostile.test_workbooks import ATTACKS

HERE = Path(__file__).parent
DEFAULT_FILE = "a.xlsx"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_HIDDEN = " (hidden)"
CRAFTED: dict[str, Callable[[], bytes]] = {
    "macros": lambda: crafted.with_parts({"xl/vbaProject.bin": b"x"}),
    "external-links": lambda: crafted.with_parts({"xl/externalLinks/externalLink1.xml": "<a/>"}),
    "embedded-objects": lambda: crafted.with_parts({"xl/embeddings/oleObject1.bin": b"x"}),
    "unfinished-xls": lambda: crafted.ole({"Workbook": crafted.biff(crafted.xls_number(0, 0, 1))[:-4]}),
    "ods": crafted.ods,
    "honest": crafted.xlsx,
    **{name: build for name, (_, _, build) in ATTACKS.items()},
}


@dataclass
class Case:
    """One file of the folder, read."""

    path: Path
    code: str
    rejected: bool
    tables: dict[str, dict[str, list[list[Any]]]] = field(default_factory=dict)
    """File → sheet → rows."""
    expected: list[str] = field(default_factory=list)
    as_of: dt.date | None = None
    valid_until: dt.date | None = None
    rule: RowRule | None = None
    layout: LayoutPin | None = None
    hamlets: list[Unit] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    refusal: Refusal | None = None

    @property
    def id(self) -> str:
        """Return what the test is called."""
        return f"{self.code}-{self.path.parent.name}-{self.path.stem}"


def read_cases() -> list[Case]:
    """Read all cases there are."""
    found = []
    for path in sorted(HERE.glob("NLS*/*/*.*")):
        case = Case(path, path.parents[1].name, path.parent.name == "rejected")
        assert path.parent.name in ("accepted", "rejected"), path
        if path.suffix == ".md":
            _read_tables(case, path.read_text("utf-8"))
            assert bool(case.expected) is case.rejected, f"{path}: places are listed where it is rejected"
        elif path.suffix == ".refused":
            case.refusal = Refusal(Path(DEFAULT_FILE), None, case.code, json.loads(path.read_text("utf-8")))
            case.expected = [DEFAULT_FILE]
        else:
            assert path.suffix == ".crafted", path
            case.expected = [DEFAULT_FILE] if case.rejected else []
        found.append(case)
    return found


def _read_tables(case: Case, text: str) -> None:
    rows: list[list[Any]] | None = None
    for line in text.splitlines():
        if line.startswith("## "):
            file, sheet = _place(line[3:])
            rows = case.tables.setdefault(file, {}).setdefault(sheet, [])
        elif line.startswith("→ "):
            file, sheet = _place(line[2:])
            case.expected.append(f"{file} · {sheet}" if sheet else file)
        elif line.startswith("|") and rows is not None:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not all(re.fullmatch(r":?-{3,}:?", cell) for cell in cells):
                rows.append([_value(cell) for cell in cells])
        elif line.startswith("as of: "):
            case.as_of = dt.date.fromisoformat(line.removeprefix("as of: "))
        elif line.startswith("rule: "):
            case.rule = RowRule.model_validate(json.loads(line.removeprefix("rule: ")))
        elif line.startswith("layout: "):
            case.layout = LayoutPin.model_validate(json.loads(line.removeprefix("layout: ")))
        elif line.startswith("hamlet: "):
            case.hamlets.append(Unit.model_validate_json(line.removeprefix("hamlet: ")))
        elif line.startswith("merge: "):
            case.merged.append(line.removeprefix("merge: "))
        elif line.startswith("hide: "):
            case.hidden.append(line.removeprefix("hide: "))
        elif line.startswith("valid until: "):
            case.valid_until = dt.date.fromisoformat(line.removeprefix("valid until: "))


def _place(text: str) -> tuple[str, str]:
    file, sign, rest = (part.strip() for part in text.partition(" · "))
    if sign:
        return file, rest
    return (file, "") if file.endswith(".xlsx") else (DEFAULT_FILE, file)


class Quoted(str):
    """A text whatever it looks like: `'#N/A` is no error cell."""

    __slots__ = ()


def _value(text: str) -> Any:
    if text.startswith("'"):
        return Quoted(text[1:])
    if _DATE.fullmatch(text):
        return dt.datetime.fromisoformat(text)
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text.replace("<br>", "\n") or None


def write_case(case: Case, folder: Path) -> list[Path]:
    """Write the workbooks of a case into `folder`."""
    folder.mkdir(parents=True)
    if case.path.suffix == ".crafted":
        (folder / DEFAULT_FILE).write_bytes(CRAFTED[case.path.stem]())
        return [folder / DEFAULT_FILE]
    for file, sheets in case.tables.items():
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title.removesuffix(_HIDDEN))
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row, 1):
                    cell = sheet.cell(number, column, str(value) if isinstance(value, Quoted) else value)
                    if isinstance(value, Quoted):
                        cell.data_type = "s"
            if title.endswith(_HIDDEN):
                sheet.sheet_state = "hidden"
        for title, sign, cells in (place.rpartition("!") for place in case.merged):
            assert sign
            workbook[title].merge_cells(cells)
        for title, _, row in (place.rpartition("!") for place in case.hidden):
            workbook[title].row_dimensions[int(row)].hidden = True
        if not any(sheet.sheet_state == "visible" for sheet in workbook.worksheets):
            workbook.create_sheet("Trang1")
        workbook.save(folder / file)
    return [folder / file for file in case.tables] or [folder / DEFAULT_FILE]
