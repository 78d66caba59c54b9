"""What clerks do to a form: whatever keeps the meaning leaves the score as it was, the rest gives a finding."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from nls_cli.model.conditions import Targets
from nls_cli.model.form import Column, Sheet
from nls_cli.model.workbook import RawWorkbook
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reading.workbook import WorkbookReader
from nls_cli.reporting.score_json import snapshot_object
from nls_cli.scoring.score import Question, score_census
from nls_cli.text import bare
from nls_cli.workflows import load_targets
from tests.property.program import ROOT
from tests.raw import raw_sheet, workbook

DAY = dt.date(2024, 12, 1)
PLACES = [
    ("Giao Thủy", "Giao An"),
    ("Giao Thủy", "Quất Lâm"),
    ("Hải Hậu", "Hải Xuân"),
    ("TP Nam Định", "Năng Tĩnh"),
]
YES, NO = (
    ["x", "X", "✓", "có", "CÓ", "1", "TRUE", "đã học", "v", 1, True],
    ["không", "0", "-", "chưa", "No", 0],
)
KINDS = {"Giao Thủy": ["H. ", "Huyện ", "h."], "Hải Hậu": ["H.", "huyện "], "TP Nam Định": [""]}
COMMUNES = {
    "Giao An": ["X. ", "Xã ", "x."],
    "Quất Lâm": ["TT. ", "Thị trấn "],
    "Hải Xuân": ["Xã "],
    "Năng Tĩnh": ["P. "],
}
Rows = list[dict[str, Any]]
Grid = list[list[Any]]
SPREAD = {"category", "education", "dx_awareness", "trained_basic", "open_source", "resident_training"}
"""Columns that lists spread over one column for each answer."""
few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def loaded() -> tuple[Targets, FormTypes]:
    targets, _ = load_targets("nam-dinh-kh76", ROOT)
    return targets, FormTypes(targets.form)


def clean(random: Random) -> dict[str, Rows]:
    """A census without a fault: every cell filled in as the form asks."""
    staff = []
    for number in range(random.randint(5, 12)):
        district, commune = random.choice(PLACES)
        person: dict[str, Any] = {
            "staff_id": f"CB{number:03d}",
            "full_name": f"Nguyễn Văn {chr(65 + number)}",
        }
        for column in loaded()[0].form.sheet("staff").columns:
            person.setdefault(column.id, _cell(column, random))
        person |= {"organization": f"UBND xã {commune}", "district": district, "commune": commune}
        staff.append(person | {"trained_on": random.choice(["15/03/2024", "03/2024", "2023"])})
    localities = []
    for district, commune in PLACES:
        people = random.randint(3000, 9000)
        half = people // 2
        localities.append(
            {
                "district": district,
                "commune": commune,
                "hamlets": 12,
                "hamlets_with_team": random.randint(0, 12),
                "population": people,
                "informed": random.randint(0, people),
                "working_age": half,
                "working_age_skilled": random.randint(0, half),
                "online_learners": random.randint(0, half),
                "resident_training": random.choice(["Có", "Không"]),
                "support_contact": random.choice(["Có", "Không"]),
            }
        )
    return {"staff": staff, "localities": localities}


def _cell(column: Column, random: Random) -> Any:
    match column.type:
        case "yes_no":
            return random.choice(["Có", "Không"])
        case "choice" if column.id == "left_to":
            return None
        case "choice":
            return random.choice(column.choices).label.vi
        case "list":
            return "; ".join(choice.label.vi for choice in random.sample(column.choices, 2))
        case "date":
            return f"{random.randint(1, 28):02}/03/{random.randint(1965, 2000)}"
        case _:
            return f"{column.header.vi} {random.randint(1, 3)}"


def tidy_grid(sheet: Sheet, rows: Rows) -> Grid:
    return [[c.header.vi for c in sheet.columns], *[[row.get(c.id) for c in sheet.columns] for row in rows]]


# ---- mess that keeps the meaning


def messy_header(column: Column, random: Random) -> str:
    text = random.choice([column.header.vi, column.header.vi, *column.aliases])
    ways: list[Callable[[str], str]] = [
        lambda t: t,
        bare,
        str.upper,
        lambda t: f"{t} (*)",
        lambda t: f"  {t.replace(' ', '  ')}\u00a0",
        lambda t: unicodedata.normalize("NFD", t),
        lambda t: f"“{t}”",
        lambda t: t.replace(" ", "\n", 1),
    ]
    return random.choice(ways)(text)


def messy_cell(column: Column, value: Any, random: Random) -> Any:
    if value is None or random.random() < 0.4:
        return value
    if column.type == "yes_no":
        return random.choice(YES if value == "Có" else NO)
    if column.type == "choice":
        choice = next(one for one in column.choices if one.label.vi == value)
        value = random.choice(
            [value, value.upper(), choice.label.en, choice.id, *choice.aliases, f"“{value}”"]
        )
    if column.type == "integer" and isinstance(value, int):
        return random.choice(
            [value, f"{value:,}".replace(",", "."), f"{value:,}".replace(",", " "), float(value)]
        )
    if column.type == "date" and len(str(value)) == 10:
        day = dt.datetime.strptime(value, "%d/%m/%Y").date()  # noqa: DTZ007
        return random.choice([value, value.replace("/", "."), day, day.isoformat(), f"{day:%d-%m-%Y}"])
    if column.level == "district":
        value = random.choice(KINDS[value]) + value
    if column.level == "commune":
        value = random.choice(COMMUNES[value]) + value
    if isinstance(value, str):
        return random.choice(
            [
                value,
                unicodedata.normalize("NFD", value),
                f" {value} ",
                value.replace(" ", "\u00a0"),
                f"{value}\u200b",
            ]
        )
    return value


@dataclass
class Drawn:
    """One column of a worksheet: what stands above its header, the header, a cell for every row."""

    over: str | None
    header: str | None
    cells: list[Any]


def drawn_columns(sheet: Sheet, rows: Rows, random: Random) -> list[list[Drawn]]:
    """Return a table's columns in groups that stay side by side: some answers are spread over several columns."""
    found: list[list[Drawn]] = []
    born = random.random() < 0.3 and all(len(str(row.get("birth_date"))) == 10 for row in rows)
    for column in sheet.columns:
        said = [row.get(column.id) for row in rows]
        over = random.choice([column.header.vi, column.header.vi.upper(), bare(column.header.vi)])
        if column.id == "gender" and born:  # the date under Nam or Nữ says both
            days = [row["birth_date"] for row in rows]
            found.append(
                [
                    Drawn(
                        "Ngày, tháng, năm sinh" if label == "Nam" else None,
                        label,
                        [day if value == label else None for value, day in zip(said, days, strict=True)],
                    )
                    for label in ("Nam", "Nữ")
                ]
            )
        elif column.id == "birth_date" and born:
            continue
        elif column.id in SPREAD and None not in said and random.random() < 0.4:
            labels = [choice.label.vi for choice in column.choices] or ["Có", "Không"]
            found.append(
                [
                    Drawn(
                        over if label == labels[0] else None,
                        label,
                        [random.choice(["x", "X", "✓"]) if value == label else None for value in said],
                    )
                    for label in labels
                ]
            )
        else:
            cells = [messy_cell(column, value, random) for value in said]
            found.append([Drawn(None, messy_header(column, random), cells)])
    return found


def messy_grid(sheet: Sheet, rows: Rows, random: Random) -> Grid:
    """Lay a table out as it comes back from an office."""
    groups = drawn_columns(sheet, rows, random)
    if random.random() < 0.5:
        random.shuffle(groups)
    for _ in range(random.randint(0, 2)):
        groups.insert(
            random.randint(1, len(groups)), [Drawn(None, None, [None] * len(rows))]
        )  # an empty column
    if random.random() < 0.5:  # the column of numbers that every Vietnamese list begins with
        groups.insert(0, [Drawn(None, "STT", list(range(1, len(rows) + 1)))])
    columns = [one for group in groups for one in group]
    width = len(columns)
    header: Grid = [[one.header for one in columns]]
    if any(
        len(group) > 1 for group in groups
    ):  # what stands alone is written above and merged down, or seems so
        deep = {
            at for at, one in enumerate(columns) if any(one in group for group in groups if len(group) > 1)
        }
        header = [
            [one.over if at in deep else one.header for at, one in enumerate(columns)],
            [one.header if at in deep else None for at, one in enumerate(columns)],
        ]

    def thin(*cells: Any) -> list[Any]:
        return [*cells, *[None] * (width - len(cells))]

    filled = [at for at, one in enumerate(columns) if one.header is not None]
    above: Grid = [
        thin(text) for text in ("UBND TỈNH NAM ĐỊNH", "BIỂU TỔNG HỢP", None)[: random.randint(0, 3)]
    ]
    numbers: Grid = []
    if random.random() < 0.4:
        place = {at: number for number, at in enumerate(filled, 1)}
        numbers = [[f"({place[at]})" if at in place else None for at in range(width)]]
    laid: Grid = []
    for number in range(len(rows)):
        if random.random() < 0.15:
            laid.append(thin(f"{'I' * (1 + number % 3)}. Khối đơn vị"))
        if random.random() < 0.1:
            laid.append(thin())
        if number and random.random() < 0.1:
            laid.append(thin(random.choice(["Cộng I", "Cộng mục II:", "Cộng (A)"])))
        if number and random.random() < 0.1:  # the next page
            laid += [*header, *numbers]
        laid.append([one.cells[number] for one in columns])
    below: Grid = []
    if random.random() < 0.5:
        below.append(thin(random.choice(["Tổng cộng", f"Tổng số: {len(rows)} người"])))
    if random.random() < 0.5:
        below += [
            thin(),
            thin(None, "NGƯỜI LẬP BIỂU", None, None, "CHỦ TỊCH"),
            thin(None, "(Ký, ghi rõ họ tên)"),
            thin(),
            thin(None, "Trần B", None, None, "Lê C"),
        ]
    return [*above, *header, *numbers, *laid, *below]


def book_of(grids: dict[str, Grid]) -> RawWorkbook:
    form = loaded()[0].form
    return workbook(*(raw_sheet(grid, form.sheet(id).name.vi) for id, grid in grids.items()))


def score(raw: RawWorkbook) -> dict[str, Any]:
    targets, types = loaded()
    census = assemble_census([parse_workbook(raw, types, DAY)], targets.form, targets.units, DAY)
    whole = snapshot_object(score_census(census, targets, Question("district")))
    del whole["findings"]  # mess is read with notes about it
    whole["census"] = [{**one, "path": "", "sha256": ""} for one in whole["census"]]
    return whole


def tidy_book(rows: dict[str, Rows]) -> RawWorkbook:
    return book_of({id: tidy_grid(loaded()[0].form.sheet(id), some) for id, some in rows.items()})


def titled_grid(sheet: Sheet, rows: Rows, random: Random) -> Grid:
    """Lay a table out without its place columns: a table for each commune, its name above the header."""
    columns = [column for column in sheet.columns if column.type != "unit"]
    header = [column.header.vi for column in columns]
    grid: Grid = []
    districts = random.random() < 0.5
    for district, commune in PLACES:
        people = [row for row in rows if row["commune"] == commune]
        name = COMMUNES[commune][-1] + commune
        ways = [name, name.upper(), f"UBND {name}", f"Đơn vị: {name}", unicodedata.normalize("NFD", name)]
        titles = [[random.choice(ways)]]
        if districts:  # of every table, for one holds until the next
            titles.insert(0, [f"{KINDS[district][-1]}{district}".strip()])
        if random.random() < 0.3:
            titles.append([f"DANH SÁCH {name.upper()} NĂM 2024"])
        at = random.randint(0, 2)
        grid += [[*[None] * at, *title] for title in titles]
        grid += [header, *([row.get(column.id) for column in columns] for row in people)]
        if random.random() < 0.5:
            grid += [
                [],
                [None, None, f"TM. UBND {name.upper()}"],
                [None, None, "CHỦ TỊCH"],
                [],
                [None, None, "Lê C"],
            ]
        grid.append([])
    return grid


@few
@given(st.randoms(use_true_random=False))
def test_titles_in_place_of_place_columns_keep_the_score(random: Random) -> None:
    rows = clean(random)
    staff = loaded()[0].form.sheet("staff")
    book = {id: tidy_grid(loaded()[0].form.sheet(id), some) for id, some in rows.items()}
    assert score(book_of({**book, "staff": titled_grid(staff, rows["staff"], random)})) == score(
        tidy_book(rows)
    )


@few
@given(st.randoms(use_true_random=False))
def test_mess_that_keeps_the_meaning_keeps_the_score(random: Random) -> None:
    rows = clean(random)
    messy = {id: messy_grid(loaded()[0].form.sheet(id), some, random) for id, some in rows.items()}
    assert score(book_of(messy)) == score(tidy_book(rows))


def test_the_same_through_real_workbooks(tmp_path: Path) -> None:
    expected, paths = [], []
    for seed in range(4):
        random = Random(seed)
        rows = clean(random)
        book = Workbook()
        book.remove(book.worksheets[0])
        for id, some in rows.items():
            sheet = loaded()[0].form.sheet(id)
            page = book.create_sheet(sheet.name.vi)
            for row in messy_grid(sheet, some, random):
                page.append(row)
        paths.append(tmp_path / f"{seed}.xlsx")
        book.save(paths[-1])
        expected.append(score(tidy_book(rows)))
    with WorkbookReader() as reader:
        found = list(reader.read_all(paths))
    for raw, one in zip(found, expected, strict=True):
        assert isinstance(raw, RawWorkbook)
        assert score(raw) == one


# ---- mess that changes it


def _at(grid: Grid, header: str) -> int:
    return int(grid[0].index(header))


def lose_header(grid: Grid) -> None:
    grid[0] = [None] * len(grid[0])


def lose_column(grid: Grid) -> None:
    at = _at(grid, "Đã bồi dưỡng kỹ năng số cơ bản")
    for row in grid:
        del row[at]


def two_columns(grid: Grid) -> None:
    at = _at(grid, "Trình độ chuyên môn")
    for row in grid:
        row.append(row[at])


def perhaps(grid: Grid) -> None:
    grid[1][_at(grid, "Đã bồi dưỡng kỹ năng số cơ bản")] = "không rõ lắm"


def blank_ticks(grid: Grid) -> None:
    for row in grid[1:]:
        row[_at(grid, "Đã bồi dưỡng kỹ năng số cơ bản")] = None


def another_place(grid: Grid) -> None:
    grid[1][_at(grid, "Xã/Phường/Thị trấn")] = (
        "Hải Xuân" if grid[1][_at(grid, "Huyện/Thành phố")] != "Hải Hậu" else "Giao An"
    )


def no_such_place(grid: Grid) -> None:
    grid[1][_at(grid, "Xã/Phường/Thị trấn")] = "Bờ Biển"


def same_person(grid: Grid) -> None:
    grid.append([*grid[1]])


def same_id(grid: Grid) -> None:
    grid[2][0] = grid[1][0]


def no_category(grid: Grid) -> None:
    grid[1][_at(grid, "Đối tượng")] = None


def error_cell(grid: Grid) -> None:
    grid[1][_at(grid, "Trình độ chuyên môn")] = "#N/A"


def trained_tomorrow(grid: Grid) -> None:
    grid[1][_at(grid, "Ngày bồi dưỡng gần nhất")] = "15/12/2024"


CHANGES = [
    lose_header, lose_column, two_columns, perhaps, blank_ticks, another_place, no_such_place, same_person, same_id,
    no_category, error_cell, trained_tomorrow,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_mess_that_changes_the_meaning_is_found(change: Callable[[Grid], None]) -> None:
    targets, types = loaded()
    rows = clean(Random(1))
    grids = {id: tidy_grid(targets.form.sheet(id), some) for id, some in rows.items()}

    def codes() -> set[tuple[str, str | None]]:
        from nls_cli.rules.engine import check_census

        census = assemble_census(
            [parse_workbook(book_of(grids), types, DAY)], targets.form, targets.units, DAY
        )
        return {(one.code, one.field) for one in (*census.findings, *check_census(census, targets.rules))}

    before = codes()
    change(grids["staff"])
    assert codes() - before
