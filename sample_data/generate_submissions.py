"""Write synthetic submissions with planted faults, and the list of what was planted; the same content every time.

    python sample_data/generate_submissions.py            writes submissions/ beside this file
    python sample_data/generate_submissions.py --check    compares it with what would be written; exit 1 on a difference

Departments, districts and communes of Nam Định send in the form of 1 December 2024. The units are real; every
person, school and figure is invented. `submissions/planted.csv` says which file, sheet and cell holds which code; no
other error is in them. A cell is empty where the finding is about a sheet, a column or a file as a whole.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter
from generate import FAMILY, GIVEN, MIDDLE, SHEETS, Dice, Place, differences, read_map
from xlsxwriter.utility import xl_rowcol_to_cell

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "submissions"
AS_OF = date(2024, 12, 1)
FIRST = 3
"""Index of the first row of data: below title, note and header."""
MAP = read_map(AS_OF)
NOTE = "Số liệu mô phỏng, không phải số liệu thật · Synthetic data, not real"
YES, NO = "Có", "Không"
Row = dict[str, Any]


class ExcelError(NamedTuple):
    """A cell that shows an Excel error."""

    text: str


class Uncalculated(NamedTuple):
    """A formula stored without its result."""

    formula: str


class Planted(NamedTuple):
    """One fault."""

    file: str
    sheet: str
    cell: str
    code: str


PLANTED: list[Planted] = []


@dataclass
class Book:
    """One submission in the making."""

    file: str
    unit: str
    district: Place | None = None
    commune: Place | None = None
    info: dict[str, Any] = field(default_factory=dict)
    sheets: dict[str, list[Row]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    headers: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """Sheet and column id → another header; None leaves the column out."""
    more_columns: dict[str, list[str]] = field(default_factory=dict)
    tails: dict[str, list[Row]] = field(default_factory=dict)
    """Rows below the table, by column id."""
    hidden: set[str] = field(default_factory=set)
    above: dict[str, list[Row]] = field(default_factory=dict)
    """Rows of data that stand above the header."""
    strangers: dict[str, list[list[Any]]] = field(default_factory=dict)

    def label(self, sheet: str) -> str:
        """Return the name of a worksheet."""
        return self.labels.get(sheet, SHEETS[sheet][0])

    def columns(self, sheet: str) -> list[str]:
        """Return the ids of the columns that are there."""
        return [id for id, _, _ in SHEETS[sheet][2] if self.headers.get((sheet, id), "") is not None]

    def cell(self, sheet: str, row: int, column: str) -> str:
        """Return the A1 reference of a cell of data; row 0 is the first."""
        top = FIRST + len(self.above.get(sheet, ()))
        return str(xl_rowcol_to_cell(top + row, self.columns(sheet).index(column)))

    def plant(self, code: str, sheet: str = "", cell: str = "") -> None:
        """Note a fault."""
        PLANTED.append(Planted(self.file, self.label(sheet) if sheet in SHEETS else sheet, cell, code))

    def put(self, sheet: str, row: int, column: str, value: Any, *codes: str) -> None:
        """Change a cell, and note what is wrong with it."""
        self.sheets[sheet][row][column] = value
        for code in codes:
            self.plant(code, sheet, self.cell(sheet, row, column))


# -- honest rows -------------------------------------------------------------------------------------------

JOBS = (
    "Văn phòng - Thống kê",
    "Địa chính - Xây dựng",
    "Tài chính - Kế toán",
    "Tư pháp - Hộ tịch",
    "Văn hóa - Xã hội",
)
MAJORS = ("Luật", "Kế toán", "Quản lý đất đai", "Hành chính học", "Công nghệ thông tin", "Xây dựng")
TOPICS = ("Y tế", "Giáo dục; An toàn thông tin", "Nông nghiệp", "Đô thị thông minh; Trí tuệ nhân tạo")


class Maker:
    """Makes rows that nothing is wrong with."""

    def __init__(self) -> None:
        self._dice = Dice("submissions")
        self._people = 0
        self._names: set[str] = set()

    def _name(self, gender: str) -> str:
        dice = self._dice
        while True:
            name = f"{dice.pick(FAMILY)} {dice.pick(MIDDLE[gender])} {dice.pick(GIVEN[gender])}"
            if name not in self._names:
                self._names.add(name)
                return name

    def person(self, book: Book, index: int) -> Row:
        """Make a member of staff; the first two lead."""
        dice = self._dice
        self._people += 1
        gender = "Nữ" if dice.chance(0.45) else "Nam"
        leader = index < 2
        trained = dice.chance(0.7) or index == 2
        row = {id: None for id, _, _ in SHEETS["staff"][2]}
        row |= {
            "staff_id": f"GN{self._people:05d}",
            "full_name": self._name(gender),
            "birth_date": dice.day(date(1968, 1, 1), date(1999, 12, 31)),
            "gender": gender,
            "organization": book.unit,
            "district": book.district.full if book.district else None,
            "commune": book.commune.full if book.commune else None,
            "category": "Công chức" if index % 4 else "Cán bộ",
            "status": "Đang công tác",
            "assignment": "Tại chỗ",
            "position": ("Chủ tịch" if index == 0 else "Phó Chủ tịch") if leader else "Công chức",
            "job_position": dice.pick(JOBS),
            "is_leader": YES if leader else NO,
            "one_stop": YES if index % 3 == 2 else NO,
            "education": dice.pick(("Đại học", "Đại học", "Thạc sĩ", "Cao đẳng")),
            "major": dice.pick(MAJORS),
            "it_role": "Kiêm nhiệm" if index == 3 else "Không",
            "security_role": "Kiêm nhiệm" if index == 4 else "Không",
            "dx_role": "Kiêm nhiệm" if index == 2 else "Không",
            "open_source": YES if dice.chance(0.3) else NO,
            "trained_basic": YES if trained else NO,
            "trained_topics": dice.pick(TOPICS) if trained else "Không",
            "trained_data": YES if dice.chance(0.2) else NO,
            "trained_on": dice.day(date(2023, 1, 1), date(2024, 10, 31)) if trained else None,
            "dx_awareness": dice.pick(("Sâu sắc", "Cơ bản", "Cơ bản", "Chưa")),
            "dx_expert": NO,
        }
        return row

    def team(self, book: Book, number: int) -> Row:
        """Make the team of a hamlet."""
        assert book.commune is not None
        assert book.district is not None
        return {
            "team_id": f"{book.commune.id.replace('.', '-').upper()}-{number:02d}",
            "name": f"Tổ CNSCĐ xóm {number}",
            "district": book.district.full,
            "commune": book.commune.full,
            "hamlet": f"Xóm {number}",
            "members": self._dice.between(5, 9),
            "founded": self._dice.day(date(2022, 6, 1), date(2023, 12, 31)),
        }

    def locality(self, book: Book, hamlets: int) -> Row:
        """Make the figures of a commune."""
        assert book.commune is not None
        assert book.district is not None
        population = self._dice.between(6200, 11800)
        working = population * 56 // 100
        return {
            "district": book.district.full,
            "commune": book.commune.full,
            "hamlets": hamlets + 2,
            "hamlets_with_team": hamlets,
            "population": population,
            "informed": population * self._dice.between(70, 95) // 100,
            "working_age": working,
            "working_age_skilled": working * self._dice.between(60, 90) // 100,
            "online_learners": self._dice.between(200, 900),
            "resident_training": YES if self._dice.chance(0.8) else NO,
            "support_contact": YES,
        }

    def school(self, book: Book, number: int) -> Row:
        """Make a school."""
        place = book.commune or book.district
        assert place is not None
        levels = ("Mầm non", "Tiểu học", "THCS")
        level = levels[number % 3] if book.commune else "THPT"
        name = f"Trường {level} {place.name}" + ("" if book.commune else f" {number + 1}")
        return {
            "school_id": f"T-{place.id.replace('.', '-').upper()}-{number + 1}",
            "name": name,
            "district": book.district.full if book.district else None,
            "commune": book.commune.full if book.commune else None,
            "level": level,
            "ownership": "Công lập",
            "stem": YES if self._dice.chance(0.6) else NO,
            "digital_platform": YES if self._dice.chance(0.7) else NO,
            "digital_university": NO,
            "digital_governance": YES if self._dice.chance(0.4) else NO,
        }

    def enterprise(self, book: Book, number: int) -> Row:
        """Make an enterprise of a district."""
        assert book.district is not None
        employees = self._dice.between(30, 260)
        leaders = self._dice.between(2, 5)
        trade = ("Dệt may", "Cơ khí", "Thủy sản", "Đồ gỗ", "Da giày")[number % 5]
        return {
            "name": f"Công ty {trade} {book.district.name} {number + 1}",
            "kind": "Doanh nghiệp",
            "district": book.district.full,
            "commune": None,
            "leaders": leaders,
            "leaders_aware": leaders - 1,
            "employees": employees,
            "employees_trained": employees * self._dice.between(50, 90) // 100,
            "support_staff": self._dice.between(0, 3),
            "training_budget": float(self._dice.between(5, 60)),
            "has_dx_network": YES if self._dice.chance(0.4) else NO,
        }

    def book(self, file: str, unit: str, district: str = "", commune: str = "", people: int = 6) -> Book:
        """Make a submission: a department, a district, or a commune."""
        in_district = next((one for one in MAP.districts if one.name == district), None)
        in_commune = None
        if commune:
            assert in_district is not None
            in_commune = next(one for one in MAP.inside(in_district) if one.name == commune)
        book = Book(file, unit, in_district, in_commune)
        book.info = {
            "Tỉnh": "Nam Định",
            "Đơn vị báo cáo": unit,
            "Số liệu tính đến ngày": AS_OF,
            "Lần gửi": 1,
            "Không phát sinh": "",
            "Người lập": self._name("Nữ"),
            "Phiên bản biểu mẫu": "staff-census/1",
        }
        book.sheets["staff"] = [self.person(book, n) for n in range(people)]
        if in_commune:
            hamlets = self._dice.between(3, 5)
            book.sheets["teams"] = [self.team(book, n + 1) for n in range(hamlets)]
            book.sheets["localities"] = [self.locality(book, hamlets)]
            book.sheets["schools"] = [self.school(book, n) for n in range(3)]
        elif in_district:
            book.sheets["schools"] = [self.school(book, n) for n in range(2)]
            book.sheets["organizations"] = [self.enterprise(book, n) for n in range(4)]
        absent = [SHEETS[id][0] for id in SHEETS if id not in book.sheets]
        book.info["Không phát sinh"] = "; ".join(absent)
        return book

    def commune(self, district: str, commune: str, people: int = 6) -> Book:
        """Make the submission of a commune."""
        return self.book(f"BC xã {commune}.xlsx", f"UBND xã {commune}", district, commune, people)


# -- what is wrong with each -------------------------------------------------------------------------------


def make_books() -> Iterator[Book]:
    """Make every submission, its faults planted."""
    make = Maker()
    yield from departments(make)
    yield from districts(make)
    yield from communes(make)
    yield from resubmissions(make)


def departments(make: Maker) -> Iterator[Book]:
    """Departments of the province: staff alone."""
    yield make.book("BC Sở Nội vụ.xlsx", "Sở Nội vụ", people=12)  # nothing wrong

    health = make.book("BC Sở Y tế.xlsx", "Sở Y tế", people=10)
    health.put("staff", 1, "category", "Công chưc nhà nước", "NLS302")
    health.put("staff", 4, "gender", "Nũ", "NLS302")
    health.put("staff", 5, "trained_basic", "không rõ lắm", "NLS303")
    health.put("staff", 6, "birth_date", "31/02/1987", "NLS306")
    yield health

    schools = make.book("BC Sở Giáo dục và Đào tạo.xlsx", "Sở Giáo dục và Đào tạo", people=11)
    schools.put("staff", 2, "full_name", None, "NLS301")
    schools.put("staff", 3, "organization", " ", "NLS301")
    schools.put("staff", 7, "trained_topics", "Y tế; Bóng đá", "NLS308")
    schools.put("staff", 8, "trained_on", date(2025, 3, 1), "NLS307")
    yield schools

    finance = make.book("BC Sở Tài chính.xlsx", "Sở Tài chính", people=9)
    finance.put("staff", 3, "education", ExcelError("#N/A"), "NLS309")
    finance.put("staff", 5, "is_leader", ExcelError("#REF!"), "NLS309")
    finance.put("staff", 6, "trained_data", Uncalculated("=IF(A4=1,1,0)"), "NLS310")
    yield finance

    justice = make.book("BC Sở Tư pháp.xlsx", "Sở Tư pháp", people=8)
    justice.sheets["staff"][6]["staff_id"] = justice.sheets["staff"][2]["staff_id"]
    justice.plant("NLS402", "staff", justice.cell("staff", 6, "staff_id"))
    justice.sheets["staff"].append(dict(justice.sheets["staff"][4]))
    justice.plant("NLS401", "staff", justice.cell("staff", 8, "staff_id"))
    yield justice

    trade = make.book("BC Sở Công Thương.xlsx", "Sở Công Thương", people=8)
    trade.headers["staff", "category"] = None
    trade.plant("NLS206", "staff")
    trade.headers["staff", "dx_awareness"] = None
    trade.plant("NLS207", "staff")
    yield trade

    building = make.book("BC Sở Xây dựng.xlsx", "Sở Xây dựng", people=7)
    building.more_columns["staff"] = ["Số điện thoại", "Chuyên ngành đào tạo"]
    last = len(building.columns("staff"))
    building.plant("NLS208", "staff", xl_rowcol_to_cell(FIRST - 1, last))
    building.plant("NLS209", "staff", xl_rowcol_to_cell(FIRST - 1, last + 1))
    yield building

    inspection = make.book("BC Thanh tra tỉnh.xlsx", "Thanh tra tỉnh", people=6)
    inspection.sheets.pop("staff")
    inspection.strangers["Danh bạ"] = [["Tên", "Số máy lẻ"], ["Văn thư", "101"]]
    inspection.plant("NLS201")
    inspection.plant("NLS203", "Danh bạ")
    yield inspection

    culture = make.book(
        "BC Sở Văn hóa, Thể thao và Du lịch.xlsx", "Sở Văn hóa, Thể thao và Du lịch", people=8
    )
    culture.above["staff"] = [culture.sheets["staff"].pop(7)]
    culture.plant("NLS213", "staff")
    yield culture

    labour = make.book(
        "BC Sở Lao động - Thương binh và Xã hội.xlsx", "Sở Lao động - Thương binh và Xã hội", people=8
    )
    labour.put("staff", 1, "position", None, "NLS601")
    labour.put("staff", 2, "trained_basic", NO, "NLS602")
    labour.put("staff", 3, "birth_date", date(2012, 5, 4), "NLS603")
    labour.put("staff", 4, "left_to", "Doanh nghiệp", "NLS604")
    labour.put("staff", 5, "dx_expert", YES)
    labour.plant("NLS605", "staff", labour.cell("staff", 5, "expert_evidence"))
    labour.put("staff", 6, "assignment", "Biệt phái")
    labour.plant("NLS606", "staff", labour.cell("staff", 6, "home_organization"))
    yield labour


def districts(make: Maker) -> Iterator[Book]:
    """Districts: staff, schools, enterprises."""
    giao_thuy = make.book("BC huyện Giao Thủy.xlsx", "UBND huyện Giao Thủy", "Giao Thủy", people=12)
    giao_thuy.put(
        "organizations",
        0,
        "employees_trained",
        giao_thuy.sheets["organizations"][0]["employees"] + 9,
        "NLS403",
    )
    giao_thuy.put(
        "organizations", 1, "support_staff", giao_thuy.sheets["organizations"][1]["employees"] + 4, "NLS408"
    )
    giao_thuy.put("organizations", 2, "training_budget", "khoảng 20 triệu", "NLS304")
    giao_thuy.put("organizations", 3, "leaders", -2, "NLS305")
    yield giao_thuy

    hai_hau = make.book("BC huyện Hải Hậu.xlsx", "UBND huyện Hải Hậu", "Hải Hậu", people=10)
    employees = sum(row["employees"] for row in hai_hau.sheets["organizations"])
    hai_hau.tails["organizations"] = [{"name": "Tổng cộng", "employees": employees + 15}]
    total = xl_rowcol_to_cell(FIRST + 4, hai_hau.columns("organizations").index("employees"))
    hai_hau.plant("NLS409", "organizations", total)
    hai_hau.plant("NLS211", "organizations")
    hai_hau.put("organizations", 2, "employees_trained", "1.5 người", "NLS304")
    hai_hau.put("schools", 1, "level", "Trung học", "NLS302")
    yield hai_hau

    y_yen = make.book("BC huyện Ý Yên.xlsx", "UBND huyện Ý Yên", "Ý Yên", people=9)
    for n, row in enumerate(y_yen.sheets["staff"]):
        row["open_source"] = "x" if n % 3 == 0 else None
    y_yen.plant("NLS311", "staff")
    for row in y_yen.sheets["staff"]:
        row["dx_awareness"] = None
    y_yen.plant("NLS611", "staff")
    yield y_yen

    nam_truc = make.book("BC huyện Nam Trực.xlsx", "UBND huyện Nam Trực", "Nam Trực", people=8)
    leaders = nam_truc.sheets["staff"]
    for row in leaders[:2]:
        row["dx_awareness"] = "Sâu sắc"
    nam_truc.sheets["organizations"].append(
        {
            **nam_truc.sheets["organizations"][0],
            "name": "UBND huyện Nam Trực",
            "kind": "Chính quyền địa phương",
            "leaders": 5,
            "leaders_aware": 2,
        }
    )
    nam_truc.plant("NLS407", "organizations", nam_truc.cell("organizations", 4, "leaders"))
    nam_truc.info["Phiên bản biểu mẫu"] = "staff-census/0"
    nam_truc.plant("NLS210", "Thông tin")
    yield nam_truc

    vu_ban = make.book("BC huyện Vụ Bản.xlsx", "UBND huyện Vụ Bản", "Vụ Bản", people=8)
    vu_ban.put("staff", 3, "district", "Huyện Mỹ Lộc", "NLS508")
    vu_ban.put("staff", 4, "district", "Vu Ban", "NLS506")
    vu_ban.put("staff", 5, "district", "Huyện Vụ Bẫn Hạ", "NLS501")
    vu_ban.hidden.add("schools")
    vu_ban.plant("NLS212", "schools")
    yield vu_ban


def communes(make: Maker) -> Iterator[Book]:
    """Communes: staff, teams, the locality, schools."""
    yield make.commune("Giao Thủy", "Giao An")  # nothing wrong

    huong = make.commune("Giao Thủy", "Giao Hương")
    huong.put("localities", 0, "informed", huong.sheets["localities"][0]["population"] + 300, "NLS403")
    huong.put("localities", 0, "hamlets_with_team", 1, "NLS406")
    yield huong

    lac = make.commune("Giao Thủy", "Giao Lạc")
    lac.put("staff", 2, "commune", "Xã Giao Lạch Tây", "NLS502")
    lac.put("staff", 4, "commune", "Xã Hải Xuân", "NLS503")
    yield lac

    thien = make.commune("Giao Thủy", "Giao Thiện")
    thien.put("staff", 3, "district", None)
    thien.plant("NLS504", "staff", thien.cell("staff", 3, "commune"))
    thien.put("teams", 1, "members", 0, "NLS305")
    thien.put("teams", 2, "members", "7", "NLS312")
    yield thien

    hai = make.commune("Giao Thủy", "Giao Hải")
    hai.put("teams", 2, "name", hai.sheets["teams"][0]["name"], "NLS405")
    hai.put("schools", 2, "stem", "có thể", "NLS303")
    yield hai

    xuan = make.commune("Giao Thủy", "Giao Xuân")
    xuan.sheets.pop("schools")
    xuan.plant("NLS202")
    xuan.put("localities", 0, "population", "hơn 8 nghìn", "NLS304")
    yield xuan

    hai_xuan = make.commune("Hải Hậu", "Hải Xuân", people=7)
    hai_xuan.labels["teams"] = "Tổ CNSCĐ"
    hai_xuan.strangers["1. Tổ CNSCĐ"] = [["Mã tổ", "Tên tổ"], ["X-01", "Tổ CNSCĐ xóm 99"]]
    hai_xuan.plant("NLS204", "teams")
    hai_xuan.put("staff", 5, "category", "Hợp đồng 68", "NLS302")
    yield hai_xuan

    hai_loc = make.commune("Hải Hậu", "Hải Lộc")
    hai_loc.put("staff", 4, "birth_date", "tháng 5", "NLS306")
    hai_loc.put("staff", 5, "staff_id", hai_loc.sheets["staff"][1]["staff_id"], "NLS402")
    hai_loc.put("localities", 0, "working_age_skilled", ExcelError("#VALUE!"), "NLS309")
    yield hai_loc

    hai_quang = make.commune("Hải Hậu", "Hải Quang")
    hai_quang.headers["schools", "school_id"] = None
    hai_quang.headers["schools", "name"] = None
    hai_quang.plant("NLS207", "schools")
    hai_quang.plant("NLS207", "schools")
    hai_quang.put("staff", 2, "commune", "Xã Hải Quảng Tây", "NLS502")
    yield hai_quang

    # The same person in two communes, under two codes.
    hai_tay = make.commune("Hải Hậu", "Hải Tây")
    twice = hai_loc.sheets["staff"][3]
    hai_tay.put("staff", 4, "full_name", twice["full_name"], "NLS404")
    hai_tay.sheets["staff"][4]["birth_date"] = twice["birth_date"]
    yield hai_tay

    # A seconded person stands in two bodies and is no finding.
    hai_an = make.commune("Hải Hậu", "Hải An")
    home = hai_loc.sheets["staff"][2]
    hai_an.sheets["staff"][3] |= {
        "full_name": home["full_name"],
        "birth_date": home["birth_date"],
        "assignment": "Biệt phái",
        "home_organization": "UBND xã Hải Lộc",
    }
    hai_an.put("staff", 5, "it_role", "x", "NLS302")
    yield hai_an

    nam_dien = make.commune("Nam Trực", "Nam Điền")
    nam_dien.put("staff", 1, "district", None)
    nam_dien.plant("NLS505", "staff", nam_dien.cell("staff", 1, "commune"))
    nam_dien.put("teams", 0, "founded", "30/02/2023", "NLS306")
    yield nam_dien

    nam_thang = make.commune("Nam Trực", "Nam Thắng", people=12)
    for row in nam_thang.sheets["staff"]:
        row["birth_date"] = date(1985, 1, 1)
    nam_thang.plant("NLS612", "staff")
    yield nam_thang

    yen_tho = make.commune("Ý Yên", "Yên Thọ", people=12)
    for n in range(4):
        for column in ("birth_date", "gender", "education"):
            yen_tho.sheets["staff"][8 + n][column] = yen_tho.sheets["staff"][2 + n][column]
    yen_tho.plant("NLS613", "staff", yen_tho.cell("staff", 8, "birth_date"))
    yen_tho.put("localities", 0, "online_learners", -5, "NLS305")
    yield yen_tho

    yen_nhan = make.commune("Ý Yên", "Yên Nhân")
    yen_nhan.sheets["localities"] = []
    yen_nhan.strangers[yen_nhan.label("localities")] = [["Xã Yên Nhân", 8200, 5100], ["Xã Yên Nhân", 12, 10]]
    yen_nhan.sheets.pop("localities")
    yen_nhan.plant("NLS205", "localities")
    yield yen_nhan

    yen_tri = make.commune("Ý Yên", "Yên Trị")
    yen_tri.info["Số liệu tính đến ngày"] = date(2024, 11, 30)
    yen_tri.plant("NLS123")
    yen_tri.put("schools", 0, "ownership", "Bán công", "NLS302")
    yield yen_tri


def resubmissions(make: Maker) -> Iterator[Book]:
    """Units that sent twice."""
    first = make.commune("Trực Ninh", "Trực Đại")
    first.plant("NLS121", "staff")
    for sheet in ("teams", "localities", "schools"):
        first.plant("NLS121", sheet)
    yield first
    second = again(first, "BC xã Trực Đại (lần 2).xlsx")
    second.info["Lần gửi"] = 2
    second.put("staff", 1, "position", "Phó Chủ tịch HĐND")
    yield second

    by_name = make.commune("Trực Ninh", "Trực Thái")
    by_name.info["Lần gửi"] = None
    for sheet in ("staff", "teams", "localities", "schools"):
        by_name.plant("NLS121", sheet)
    yield by_name
    mended = again(by_name, "BC xã Trực Thái (sửa lần 2).xlsx")
    mended.plant("NLS126")
    yield mended

    # Nobody can tell which of these two is the newer one: an error for each sheet, and one for each row that differs.
    one = make.book("BC Sở Giao thông vận tải.xlsx", "Sở Giao thông vận tải", people=6)
    yield one
    other = again(one, "BC Sở Giao thông vận tải_mới.xlsx")
    for n, row in enumerate(other.sheets["staff"]):
        if n != 2:
            other.plant("NLS401", "staff", other.cell("staff", n, "staff_id"))
        else:
            row["position"] = "Trưởng phòng"
            other.plant("NLS402", "staff", other.cell("staff", n, "staff_id"))
    other.plant("NLS122", "staff")
    yield other


def again(book: Book, file: str) -> Book:
    """Copy a submission, to be sent once more."""
    copy = Book(file, book.unit, book.district, book.commune, dict(book.info))
    copy.sheets = {sheet: [dict(row) for row in rows] for sheet, rows in book.sheets.items()}
    return copy


def broken_files() -> Iterator[tuple[str, bytes, str]]:
    """Make files that cannot be read: name, content, code."""
    yield "BC xã Yên Lộc.xls", b"<html><body><table><tr><td>BC</td></tr></table></body></html>\n", "NLS103"
    yield "BC xã Yên Cường.xlsx", b"", "NLS105"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("xl/workbook.xml"), "<workbook/>" + " " * 4000)
    yield "BC xã Yên Đồng.xlsx", out.getvalue()[:3000], "NLS106"


# -- writing -----------------------------------------------------------------------------------------------


def write_book(folder: Path, book: Book) -> None:
    """Write one submission; nothing in it depends on when or where it is written."""
    out = xlsxwriter.Workbook(
        str(folder / book.file),
        {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    out.set_properties({"title": NOTE, "created": datetime.combine(AS_OF, time())})
    day = out.add_format({"num_format": "dd/mm/yyyy"})
    bold = out.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#DDEBF7"})

    def put(sheet: Any, row: int, column: int, value: Any) -> None:
        match value:
            case None:
                return
            case ExcelError(text):
                sheet.write_formula(row, column, f"={text}", None, text)
            case Uncalculated(formula):
                sheet.write_formula(row, column, formula, None, "")
            case date():
                sheet.write_datetime(row, column, value, day)
            case int() | float():
                sheet.write_number(row, column, value)
            case _:
                sheet.write_string(row, column, value)

    info = out.add_worksheet("Thông tin")
    info.set_column(0, 1, 34)
    info.write_string(0, 0, f"PHIẾU BÁO CÁO · {NOTE}")
    for row, (key, value) in enumerate(book.info.items(), 2):
        put(info, row, 0, key)
        put(info, row, 1, value or None)
    for id, rows in book.sheets.items():
        sheet = out.add_worksheet(book.label(id))
        if id in book.hidden:
            sheet.hide()
        write_table(sheet, book, id, rows, bold, put)
    for name, grid in book.strangers.items():
        sheet = out.add_worksheet(name)
        for row, cells in enumerate(grid):
            for column, value in enumerate(cells):
                put(sheet, row, column, value)
    out.close()


def write_table(
    sheet: Any, book: Book, id: str, rows: list[Row], bold: Any, put: Callable[[Any, int, int, Any], None]
) -> None:
    """Write a sheet with a row per thing."""
    _, heading, all_columns = SHEETS[id]
    columns = book.columns(id)
    sheet.write_string(0, 0, f"{heading} – {book.unit}")
    sheet.write_string(1, 0, NOTE)
    above = book.above.get(id, [])
    top = FIRST + len(above)
    titles = {column: header for column, header, _ in all_columns}
    for at, column in enumerate(columns):
        sheet.set_column(at, at, 16)
        sheet.write_string(top - 1, at, book.headers.get((id, column)) or titles[column], bold)
    for at, header in enumerate(book.more_columns.get(id, ()), len(columns)):
        sheet.write_string(top - 1, at, header, bold)
        sheet.write_string(top, at, "0228")
    for row, cells in enumerate(above, FIRST - 1):
        for at, column in enumerate(columns):
            put(sheet, row, at, cells.get(column))
    for row, cells in enumerate([*rows, *book.tails.get(id, ())], top):
        for at, column in enumerate(columns):
            put(sheet, row, at, cells.get(column))


def write_all(folder: Path) -> list[Path]:
    """Write all submissions and the list of what is wrong with them."""
    folder.mkdir(parents=True, exist_ok=True)
    PLANTED.clear()
    written: list[Path] = []
    for book in make_books():
        write_book(folder, book)
        written.append(folder / book.file)
    for name, content, code in broken_files():
        (folder / name).write_bytes(content)
        PLANTED.append(Planted(name, "", "", code))
        written.append(folder / name)
    listed = folder / "planted.csv"
    with listed.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Planted._fields)
        writer.writerows(sorted(PLANTED))
    return [*written, listed]


def found_differences(kept: Path, fresh: Path) -> list[str]:
    """Compare a file with what would be written: workbooks part by part, everything else byte by byte."""
    if kept.exists() and fresh.suffix == ".xlsx" and zipfile.is_zipfile(fresh):
        return differences(kept, fresh)
    if not kept.exists():
        return [f"{kept.name}: missing"]
    return [] if kept.read_bytes() == fresh.read_bytes() else [f"{kept.name} differs"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, or with --check compare them with what would be written."""
    parser = argparse.ArgumentParser(description="Write the synthetic submissions with planted faults.")
    parser.add_argument(
        "--check", action="store_true", help="compare instead of writing; exit 1 on a difference"
    )
    options = parser.parse_args(arguments)
    if not options.check:
        written = write_all(FOLDER)
        for stale in {path.name for path in FOLDER.iterdir()} - {path.name for path in written}:
            (FOLDER / stale).unlink()
        size = sum(path.stat().st_size for path in written)
        print(f"{len(written)} files, {size:,} bytes, {len(PLANTED)} planted")
        return 0
    with tempfile.TemporaryDirectory() as name:
        fresh = write_all(Path(name))
        found = [one for path in fresh for one in found_differences(FOLDER / path.name, path)]
        extra = {path.name for path in FOLDER.iterdir()} - {path.name for path in fresh}
        found += [f"{one}: not written by the generator" for one in sorted(extra)]
    for line in found:
        print(line, file=sys.stderr)
    if not found:
        print("The submissions are what generate_submissions.py writes.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
