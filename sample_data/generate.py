"""Write the two synthetic sample censuses of Nam Định, the same content every time.

    python sample_data/generate.py            writes nam-dinh-2021.xlsx and nam-dinh-2024.xlsx here
    python sample_data/generate.py --check    compares them with what would be written; exit 1 on a difference

Nothing in these files is a real person, school or enterprise. The administrative units are real; everything
said of them is invented. The two workbooks are *made* to reproduce what the newspaper Nam Định reported on
6 December 2024 (README.md lists the figures and the filters). Choices that the article leaves open:

- 2,160 community digital technology teams in 100 % of communes, hamlets and residential groups: one team for
  each of the 175 communes and one for each hamlet, so the sample has 2,160 - 175 = 1,985 hamlets. There are
  as many in 2021; when communes merge, their hamlets, residents, schools and staff go to the successor.
- "3 of 13 indicators met" in 2021: which three is our choice (training budget, universities and colleges,
  digital governance of schools), and it holds by construction, against the reconstructed `nam-dinh-dti-13`.
- "Nearly 2,000" digital transformation officers: 1,987. "More than 200" support staff: 214. "96.26 %" of
  workers: 49,420 of 51,340. "More than 16 thousand" team members: 16,284.

The figures count people in service (`dang_cong_tac`), and come out the same when the status is forgotten: who
has left or is on long leave has no full-time role, and in 2021 only civil servants and public employees in
service use open source. A few cells are left blank on purpose, so that bounds show.

Only `random.Random.random()` is used of the random module: its sequence is the same in every Python version.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import fsum
from pathlib import Path
from typing import Any, TypeVar

import xlsxwriter
import yaml

HERE = Path(__file__).resolve().parent
UNITS_FILE = HERE.parent / "targets" / "units" / "nam-dinh.yaml"
Row = dict[str, Any]
T = TypeVar("T")


# -- chance ------------------------------------------------------------------------------------------------


class Dice:
    """Chance from one seed, through `random()` alone."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def unit(self) -> float:
        """Return a number in [0, 1)."""
        return self._random.random()

    def below(self, n: int) -> int:
        """Return an integer in [0, n)."""
        return int(self._random.random() * n)

    def between(self, low: int, high: int) -> int:
        """Return an integer in [low, high]."""
        return low + self.below(high - low + 1)

    def chance(self, p: float) -> bool:
        """Return True with probability `p`."""
        return self._random.random() < p

    def pick(self, items: Sequence[T]) -> T:
        """Return one of `items`."""
        return items[self.below(len(items))]

    def day(self, first: date, last: date) -> date:
        """Return a day from `first` to `last`."""
        return first + timedelta(days=self.below((last - first).days + 1))

    def take(self, items: Iterable[T], n: int, weight: Callable[[T], float] = lambda _: 1.0) -> list[T]:
        """Return `n` of `items`, those of more weight first; weight 0 is never taken."""
        drawn = [(self.unit() * w, i, item) for i, item in enumerate(items) if (w := weight(item)) > 0]
        if len(drawn) < n:
            raise ValueError(f"asked for {n}, only {len(drawn)} to choose from")
        drawn.sort(key=lambda d: (-d[0], d[1]))
        return [item for _, _, item in drawn[:n]]


def apportion(total: int, weights: Sequence[float], caps: Sequence[int] | None = None) -> list[int]:
    """Split `total` by `weights` (largest remainder), no part above its cap."""
    whole = fsum(weights)  # the same in every Python version, unlike sum
    exact = [total * w / whole for w in weights]
    parts = [int(x) for x in exact]
    if caps is not None:
        parts = [min(p, c) for p, c in zip(parts, caps, strict=True)]
    order = sorted(range(len(parts)), key=lambda i: (-(exact[i] - int(exact[i])), i))
    missing = total - sum(parts)
    while missing:
        before = missing
        for i in order:
            if missing and (caps is None or parts[i] < caps[i]):
                parts[i] += 1
                missing -= 1
        if missing == before:
            raise ValueError("the caps leave no room")
    return parts


# -- places ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """A district or commune, as it was on one date."""

    id: str
    name: str
    kind: str
    parent: str

    @property
    def full(self) -> str:
        """The name with its kind, as people write it in the form."""
        return f"{KINDS[self.kind]} {self.name}"


KINDS = {
    "thanh_pho": "Thành phố",
    "huyen": "Huyện",
    "xa": "Xã",
    "phuong": "Phường",
    "thi_tran": "Thị trấn",
}
DISTRICT_KINDS = ("thanh_pho", "huyen")
COMMUNE_KINDS = ("xa", "phuong", "thi_tran")


@dataclass(frozen=True)
class Map:
    """The districts and communes of one date, and the path of older communes to them."""

    districts: list[Place]
    communes: list[Place]
    all_units: list[dict[str, Any]] = field(repr=False)

    def inside(self, district: Place) -> list[Place]:
        """Return the communes of a district."""
        return [c for c in self.communes if c.parent == district.id]

    def later(self, commune: Place) -> Place:
        """Return the unit that an older commune is, or became, on this map."""
        here = {c.id: c for c in self.communes}
        name, seen = commune.id, 0
        while name not in here:
            old = next(u for u in self.all_units if u["id"] == name and u.get("successors"))
            name, seen = old["successors"][0], seen + 1
            if seen > 5:
                raise ValueError(f"no successor of {commune.id}")
        return here[name]


def read_map(day: date) -> Map:
    """Read the units valid on `day`."""
    units = yaml.safe_load(UNITS_FILE.read_text(encoding="utf-8"))["units"]
    valid = [u for u in units if u.get("valid_from", date.min) <= day <= u.get("valid_to", date.max)]

    def places(kinds: Sequence[str]) -> list[Place]:
        return [
            # the city is "TP Nam Định" in tables; its name is Nam Định
            Place(
                u["id"], unicodedata.normalize("NFC", u["name"]).removeprefix("TP "), u["kind"], u["parent"]
            )
            for u in valid
            if u["kind"] in kinds
        ]

    return Map(places(DISTRICT_KINDS), places(COMMUNE_KINDS), units)


# -- what differs between districts and years --------------------------------------------------------------


@dataclass(frozen=True)
class Rates:
    """How far a district is, as shares."""

    skilled: float
    informed: float
    stem: float
    leaders: float
    enterprise_leaders: float
    officers: float
    learners: float


RATES_2024 = {
    "tp-nam-dinh": Rates(0.931, 0.996, 0.90, 0.97, 0.92, 1.30, 0.11),
    "vu-ban": Rates(0.892, 0.994, 0.83, 0.96, 0.84, 1.00, 0.07),
    "y-yen": Rates(0.852, 0.989, 0.77, 0.91, 0.80, 0.75, 0.06),
    "nghia-hung": Rates(0.861, 0.992, 0.79, 1.00, 0.82, 0.90, 0.06),
    "nam-truc": Rates(0.884, 1.000, 0.84, 0.95, 0.86, 1.00, 0.07),
    "truc-ninh": Rates(0.906, 1.000, 0.88, 0.97, 1.00, 1.10, 0.08),
    "xuan-truong": Rates(0.889, 0.997, 0.85, 0.94, 0.85, 1.05, 0.09),
    "giao-thuy": Rates(0.806, 0.967, 0.68, 0.78, 0.71, 0.60, 0.04),
    "hai-hau": Rates(0.924, 0.998, 0.87, 1.00, 0.90, 1.10, 0.09),
}
RATES_2021 = {
    "tp-nam-dinh": Rates(0.56, 0.74, 0.48, 0.66, 0.52, 1.6, 0.020),
    "my-loc": Rates(0.45, 0.60, 0.30, 0.52, 0.36, 0.8, 0.010),
    "vu-ban": Rates(0.47, 0.62, 0.34, 0.55, 0.38, 0.9, 0.012),
    "y-yen": Rates(0.41, 0.55, 0.27, 0.50, 0.33, 0.6, 0.009),
    "nghia-hung": Rates(0.42, 0.57, 0.29, 0.52, 0.34, 0.8, 0.010),
    "nam-truc": Rates(0.46, 0.60, 0.33, 0.56, 0.37, 0.9, 0.011),
    "truc-ninh": Rates(0.49, 0.63, 0.35, 0.58, 0.40, 1.0, 0.013),
    "xuan-truong": Rates(0.48, 0.61, 0.34, 0.54, 0.39, 1.0, 0.012),
    "giao-thuy": Rates(0.36, 0.50, 0.22, 0.45, 0.29, 0.4, 0.007),
    "hai-hau": Rates(0.50, 0.65, 0.37, 0.59, 0.42, 1.1, 0.014),
}


@dataclass(frozen=True)
class Year:
    """One census: its date, its size, and the figures it has to reproduce."""

    year: int
    as_of: date
    rates: dict[str, Rates]
    in_province: int
    in_districts: int
    in_communes: int
    on_leave: int
    left: int
    left_it: int
    it: tuple[int, int]
    """Full-time, part-time."""
    security: tuple[int, int]
    dx: tuple[int, int]
    hired: int
    seconded: int
    """Seconded to information technology or digital transformation, besides those the article tells of."""
    seconded_other: int
    open_source: int
    """Among civil servants and public employees in service."""
    trained: dict[str, float]
    data: float
    experts: int
    provincial_leaders: float
    staff_aware: float
    governance: float
    digital_colleges: int
    workers: int
    workers_trained: int
    enterprises: int
    support_staff: int
    budget: tuple[int, int]
    """Thousand VND an employee, lowest and highest."""
    members: int
    residents: float
    """Growth against 2021."""

    @property
    def rows(self) -> int:
        """Rows of the staff sheet."""
        return self.in_province + self.in_districts + self.in_communes + self.left


YEARS = {
    2021: Year(
        year=2021,
        as_of=date(2021, 12, 31),
        rates=RATES_2021,
        in_province=1330,
        in_districts=1320,
        in_communes=3786,
        on_leave=26,
        left=64,
        left_it=31,
        it=(85, 212),
        security=(50, 23),
        dx=(9, 243),
        hired=3,
        seconded=4,
        seconded_other=14,
        open_source=3300,
        trained={"can_bo": 0.36, "cong_chuc": 0.44, "vien_chuc": 0.31, "nguoi_lao_dong": 0.12},
        data=0.031,
        experts=2,
        provincial_leaders=0.63,
        staff_aware=0.16,
        governance=0.61,
        digital_colleges=5,
        workers=47_900,
        workers_trained=19_850,
        enterprises=214,
        support_staff=36,
        budget=(140, 420),
        members=236,
        residents=1.0,
    ),
    2024: Year(
        year=2024,
        as_of=date(2024, 12, 1),
        rates=RATES_2024,
        in_province=1772,
        in_districts=1520,
        in_communes=3675,
        on_leave=27,
        left=58,
        left_it=23,
        it=(131, 402),
        security=(58, 84),
        dx=(168, 1819),
        hired=12,
        seconded=11,
        seconded_other=18,
        open_source=4137,
        trained={"can_bo": 1.0, "cong_chuc": 1.0, "vien_chuc": 0.94, "nguoi_lao_dong": 0.81},
        data=0.146,
        experts=13,
        provincial_leaders=0.98,
        staff_aware=0.58,
        governance=0.91,
        digital_colleges=8,
        workers=51_340,
        workers_trained=49_420,
        enterprises=238,
        support_staff=214,
        budget=(250, 980),
        members=16_284,
        residents=1.018,
    ),
}
HAMLETS = 1985
RESIDENTS_2021 = 1_836_000

# What the choices are called in the form.
CATEGORY = {
    "can_bo": "Cán bộ",
    "cong_chuc": "Công chức",
    "vien_chuc": "Viên chức",
    "nguoi_lao_dong": "Người lao động",
}
FULL, PART, NONE = "Chuyên trách", "Kiêm nhiệm", "Không"
YES, NO = "Có", "Không"
SERVING, ON_LEAVE, LEFT = "Đang công tác", "Nghỉ dài hạn", "Đã rời đi"
ON_SITE = "Tại chỗ"
DEEP, BASIC, NOT_YET = "Sâu sắc", "Cơ bản", "Chưa"
ROLES = ("it_role", "security_role", "dx_role")
AGENCY, LOCAL, PARTY, SERVICE, ENTERPRISE = (
    "Cơ quan nhà nước",
    "Chính quyền địa phương",
    "Đảng, Mặt trận, đoàn thể",
    "Đơn vị sự nghiệp",
    "Doanh nghiệp",
)


# -- bodies ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Body:
    """A body that people work in."""

    key: str
    """What it is, without the year."""
    name: str
    kind: str
    level: str
    """`tinh`, `huyen` or `xa`."""
    district: Place | None
    commune: Place | None
    weight: float


IT_CENTRE = "Trung tâm Công nghệ thông tin và Truyền thông"
IT_DEPARTMENT = "Sở Thông tin và Truyền thông"
PROVINCIAL: list[tuple[str, str, float]] = [
    ("Văn phòng UBND tỉnh", AGENCY, 1.3),
    ("Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh", AGENCY, 0.6),
    ("Sở Nội vụ", AGENCY, 1.1),
    ("Sở Tài chính", AGENCY, 1.0),
    ("Sở Kế hoạch và Đầu tư", AGENCY, 0.9),
    ("Sở Xây dựng", AGENCY, 0.9),
    ("Sở Giao thông vận tải", AGENCY, 1.0),
    ("Sở Nông nghiệp và Phát triển nông thôn", AGENCY, 2.2),
    ("Sở Công Thương", AGENCY, 0.9),
    ("Sở Tài nguyên và Môi trường", AGENCY, 1.2),
    (IT_DEPARTMENT, AGENCY, 0.9),
    ("Sở Khoa học và Công nghệ", AGENCY, 0.8),
    ("Sở Giáo dục và Đào tạo", AGENCY, 1.1),
    ("Sở Y tế", AGENCY, 1.1),
    ("Sở Lao động - Thương binh và Xã hội", AGENCY, 1.0),
    ("Sở Văn hóa, Thể thao và Du lịch", AGENCY, 1.0),
    ("Sở Tư pháp", AGENCY, 0.7),
    ("Thanh tra tỉnh", AGENCY, 0.7),
    ("Ban Quản lý các khu công nghiệp tỉnh", AGENCY, 0.6),
    ("Văn phòng Tỉnh ủy", PARTY, 1.0),
    ("Ban Tổ chức Tỉnh ủy", PARTY, 0.6),
    ("Ban Tuyên giáo Tỉnh ủy", PARTY, 0.5),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", PARTY, 0.5),
    ("Tỉnh đoàn", PARTY, 0.5),
    ("Hội Liên hiệp Phụ nữ tỉnh", PARTY, 0.5),
    ("Hội Nông dân tỉnh", PARTY, 0.5),
    ("Liên đoàn Lao động tỉnh", PARTY, 0.7),
    (IT_CENTRE, SERVICE, 0.9),
    ("Trung tâm Phục vụ hành chính công tỉnh", SERVICE, 0.7),
    ("Trung tâm Khuyến nông tỉnh", SERVICE, 0.8),
    ("Trung tâm Kiểm soát bệnh tật tỉnh", SERVICE, 2.4),
    ("Trung tâm Lưu trữ lịch sử tỉnh", SERVICE, 0.5),
    ("Đài Phát thanh và Truyền hình tỉnh", SERVICE, 1.5),
    ("Bảo tàng tỉnh", SERVICE, 0.6),
    ("Thư viện tỉnh", SERVICE, 0.5),
    ("Ban Quản lý dự án đầu tư xây dựng tỉnh", SERVICE, 1.1),
]
CULTURE_OFFICE = "Phòng Văn hóa - Thông tin"
DISTRICT_OFFICE = "Văn phòng HĐND và UBND"
IN_DISTRICT: list[tuple[str, str, float]] = [
    (DISTRICT_OFFICE, AGENCY, 1.9),
    ("Phòng Nội vụ", AGENCY, 0.9),
    ("Phòng Tài chính - Kế hoạch", AGENCY, 1.1),
    (CULTURE_OFFICE, AGENCY, 0.8),
    ("Phòng Giáo dục và Đào tạo", AGENCY, 1.1),
    ("Phòng Nông nghiệp và Phát triển nông thôn", AGENCY, 0.9),
    ("Phòng Kinh tế và Hạ tầng", AGENCY, 0.9),
    ("Phòng Tài nguyên và Môi trường", AGENCY, 1.0),
    ("Phòng Lao động - Thương binh và Xã hội", AGENCY, 0.9),
    ("Phòng Tư pháp", AGENCY, 0.5),
    ("Phòng Y tế", AGENCY, 0.4),
    ("Thanh tra", AGENCY, 0.6),
    ("Văn phòng Huyện ủy", PARTY, 1.0),
    ("Ban Tuyên giáo Huyện ủy", PARTY, 0.5),
    ("Ủy ban Mặt trận Tổ quốc và các đoàn thể", PARTY, 1.6),
    ("Trung tâm Văn hóa, Thông tin và Thể thao", SERVICE, 1.6),
    ("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên", SERVICE, 1.8),
    ("Ban Quản lý dự án đầu tư xây dựng", SERVICE, 0.9),
]
IN_CITY = {
    "Phòng Nông nghiệp và Phát triển nông thôn": "Phòng Kinh tế",
    "Phòng Kinh tế và Hạ tầng": "Phòng Quản lý đô thị",
    "Văn phòng Huyện ủy": "Văn phòng Thành ủy",
    "Ban Tuyên giáo Huyện ủy": "Ban Tuyên giáo Thành ủy",
}


def lower_first(text: str) -> str:
    """Return `text` with a small first letter."""
    return text[0].lower() + text[1:]


def make_bodies(places: Map) -> list[Body]:
    """List every body that reports staff: provincial, then district by district with its communes."""
    dice = Dice("bodies")
    bodies = [Body(f"tinh/{n}", n, k, "tinh", None, None, w) for n, k, w in PROVINCIAL]
    for district in places.districts:
        city = district.kind == "thanh_pho"
        for name, kind, weight in IN_DISTRICT:
            shown = f"{IN_CITY.get(name, name) if city else name} {lower_first(district.full)}"
            key = f"{district.id}/{name}"
            bodies.append(Body(key, shown, kind, "huyen", district, None, weight * (1.4 if city else 1.0)))
        for commune in places.inside(district):
            shown = f"UBND {lower_first(commune.full)}"
            weight = 0.9 + 0.2 * dice.unit()
            bodies.append(Body(commune.id, shown, LOCAL, "xa", district, commune, weight))
    return bodies


@dataclass(frozen=True)
class Seat:
    """What a person does in a body."""

    category: str
    position: str
    job: str
    leader: bool = False
    one_stop: bool = False


COMMUNE_SEATS = [
    Seat("can_bo", "Bí thư Đảng ủy", "Bí thư Đảng ủy", leader=True),
    Seat("can_bo", "Phó Bí thư Thường trực Đảng ủy", "Phó Bí thư Đảng ủy", leader=True),
    Seat("can_bo", "Chủ tịch UBND", "Chủ tịch UBND", leader=True),
    Seat("can_bo", "Phó Chủ tịch UBND", "Phó Chủ tịch UBND", leader=True),
    Seat("cong_chuc", "", "Văn phòng - thống kê", one_stop=True),
    Seat("cong_chuc", "", "Văn hóa - xã hội"),
    Seat("cong_chuc", "", "Địa chính - nông nghiệp - xây dựng và môi trường", one_stop=True),
    Seat("cong_chuc", "", "Tài chính - kế toán"),
    Seat("cong_chuc", "", "Tư pháp - hộ tịch", one_stop=True),
    Seat("can_bo", "Phó Chủ tịch HĐND", "Phó Chủ tịch HĐND", leader=True),
    Seat("can_bo", "", "Công tác Mặt trận Tổ quốc"),
    Seat("cong_chuc", "", "Văn hóa - xã hội", one_stop=True),
    Seat("can_bo", "", "Công tác Hội Phụ nữ"),
    Seat("cong_chuc", "", "Chỉ huy quân sự"),
    Seat("cong_chuc", "", "Địa chính - nông nghiệp - xây dựng và môi trường"),
    Seat("can_bo", "", "Công tác Đoàn Thanh niên"),
    Seat("cong_chuc", "", "Văn phòng - thống kê"),
    Seat("can_bo", "", "Công tác Hội Nông dân"),
    Seat("cong_chuc", "", "Tài chính - kế toán"),
    Seat("nguoi_lao_dong", "", "Người hoạt động không chuyên trách"),
    Seat("cong_chuc", "", "Tư pháp - hộ tịch"),
    Seat("nguoi_lao_dong", "", "Đài truyền thanh"),
]
HEADS = {
    AGENCY: ("Giám đốc", "Phó Giám đốc"),
    SERVICE: ("Giám đốc", "Phó Giám đốc"),
    PARTY: ("Trưởng ban", "Phó Trưởng ban"),
}


def heads_of(body: Body) -> tuple[str, str]:
    """Return what the head and the deputies of a body are called."""
    if body.name.startswith("Văn phòng"):
        return "Chánh Văn phòng", "Phó Chánh Văn phòng"
    if body.name.startswith("Phòng"):
        return "Trưởng phòng", "Phó Trưởng phòng"
    if body.name.startswith("Thanh tra"):
        return "Chánh Thanh tra", "Phó Chánh Thanh tra"
    if body.name.startswith(("Ủy ban", "Hội", "Liên đoàn")):
        return "Chủ tịch", "Phó Chủ tịch"
    if body.name == "Tỉnh đoàn":
        return "Bí thư", "Phó Bí thư"
    if body.name.startswith("Ban "):
        return "Trưởng ban", "Phó Trưởng ban"
    return HEADS[body.kind]


def seat(body: Body, index: int, size: int) -> Seat:
    """Return the seat number `index` of a body of `size` people."""
    if body.level == "xa":
        return COMMUNE_SEATS[index] if index < len(COMMUNE_SEATS) else COMMUNE_SEATS[-1 - index % 3]
    head, deputy = heads_of(body)
    office_staff = {AGENCY: "cong_chuc", PARTY: "cong_chuc", SERVICE: "vien_chuc"}[body.kind]
    deputies = 3 if body.level == "tinh" else 2 if size >= 8 else 1
    leading = "can_bo" if body.kind == PARTY else office_staff
    if index == 0:
        return Seat(leading, head, "Lãnh đạo", leader=True)
    if index <= deputies:
        return Seat(leading, deputy, "Lãnh đạo", leader=True)
    if body.level == "tinh" and index % 9 == 5:
        return Seat(office_staff, "Trưởng phòng", "Lãnh đạo phòng", leader=True)
    if index % 11 == 7:
        return Seat("nguoi_lao_dong", "", "Hợp đồng hỗ trợ, phục vụ")
    if body.kind == PARTY and index % 3 == 0:
        return Seat("can_bo", "", "Cán bộ chuyên trách công tác Đảng, đoàn thể")
    one_stop = "Phục vụ hành chính công" in body.name or body.name.startswith(DISTRICT_OFFICE)
    job = "Chuyên viên" if office_staff == "cong_chuc" else "Viên chức chuyên môn"
    return Seat(office_staff, "", job, one_stop=one_stop and index % 2 == 0)


# -- people ------------------------------------------------------------------------------------------------


def words(text: str) -> list[str]:
    """Split a list of names."""
    return text.split()


FAMILY = words(
    "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Phạm Phạm Vũ Vũ Hoàng Lê Lê Đỗ Bùi Đặng Ngô Đinh Đoàn Phan"
    " Mai Lương Trịnh Dương Tô Cao Lại Hà Tạ Triệu Khương Nghiêm Lưu Doãn"
)
MIDDLE = {
    "Nam": words("Văn Văn Văn Đức Quang Minh Xuân Đình Công Duy Thành Ngọc Hữu Tiến Anh Mạnh"),
    "Nữ": words("Thị Thị Thị Thị Thu Thanh Ngọc Minh Phương Hồng Kim Bích Lan Thùy Mai Diệu"),
}
GIVEN = {
    "Nam": words(
        "Hùng Dũng Tuấn Nam Sơn Long Hải Thắng Cường Kiên Trung Toàn Khánh Huy Đạt Tùng Bình Hiếu Phong Việt"
        " Thịnh Tú Đông Lâm Hoan Chiến Nghĩa Khoa Phúc Quân Vinh Linh"
    ),
    "Nữ": words(
        "Hương Lan Hoa Hà Thảo Trang Linh Nga Hằng Yến Nhung Thủy Dung Ngân Oanh Vân Hạnh Loan Huyền Hiền Tâm"
        " Phượng Liên Duyên Quỳnh Xuyến Nhàn Thơm Mơ Chi Giang My"
    ),
}
IT_MAJORS = ("Công nghệ thông tin", "Khoa học máy tính", "Hệ thống thông tin", "An toàn thông tin")
MAJORS = (
    "Luật",
    "Hành chính học",
    "Quản lý nhà nước",
    "Quản lý công",
    "Kế toán",
    "Tài chính - Ngân hàng",
    "Quản trị kinh doanh",
    "Kinh tế",
    "Quản lý đất đai",
    "Nông học",
    "Chăn nuôi - Thú y",
    "Xây dựng",
    "Kỹ thuật giao thông",
    "Văn hóa học",
    "Xã hội học",
    "Công tác xã hội",
    "Báo chí",
    "Y tế công cộng",
    "Sư phạm",
    "Khoa học môi trường",
    "Lưu trữ học",
    "Triết học",
    "Xây dựng Đảng và chính quyền nhà nước",
)


@dataclass
class Person:
    """What stays the same about a person from one census to the next."""

    id: str
    name: str
    born: date
    gender: str
    education: str
    major: str

    @property
    def in_it(self) -> bool:
        """Whether the person studied information technology."""
        return self.major in IT_MAJORS

    def age(self, day: date) -> int:
        """Return the age in full years."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


class People:
    """Makes new people, numbered in the order they come."""

    def __init__(self) -> None:
        self._dice = Dice("people")
        self._made = 0

    def make(self, body: Body, day: date, youngest: int, oldest: int) -> Person:
        """Make one person for a body, of an age between `youngest` and `oldest`."""
        dice = self._dice
        self._made += 1
        gender = "Nữ" if dice.chance(0.46) else "Nam"
        name = f"{dice.pick(FAMILY)} {dice.pick(MIDDLE[gender])} {dice.pick(GIVEN[gender])}"
        age = dice.between(youngest, oldest)
        born = date(day.year - age - 1, 12, 31) - timedelta(days=dice.below(300))
        roll = dice.unit()
        if body.level == "xa":
            steps = ((0.03, "Thạc sĩ"), (0.80, "Đại học"), (0.88, "Cao đẳng"), (0.98, "Trung cấp"))
        else:
            steps = ((0.01, "Tiến sĩ"), (0.30, "Thạc sĩ"), (0.95, "Đại học"), (0.98, "Cao đẳng"))
        education = next((label for limit, label in steps if roll < limit), "Trung cấp")
        share = (
            0.62 if body.name in (IT_CENTRE, IT_DEPARTMENT) else 0.14 if CULTURE_OFFICE in body.name else 0.07
        )
        major = dice.pick(IT_MAJORS) if dice.chance(share) else dice.pick(MAJORS)
        return Person(f"ND{self._made:06d}", name, born, gender, education, major)


@dataclass
class Post:
    """A person in a body at one census: the row in the making."""

    body: Body
    person: Person
    seat: Seat
    cells: Row = field(default_factory=dict)

    @property
    def serving(self) -> bool:
        """Whether the person is in service."""
        return bool(self.cells["status"] == SERVING)


def body_sizes(year: Year, bodies: list[Body]) -> list[int]:
    """Return how many people work in each body."""
    sizes: dict[str, list[int]] = {}
    for level, total in (("tinh", year.in_province), ("huyen", year.in_districts), ("xa", year.in_communes)):
        sizes[level] = apportion(total, [b.weight for b in bodies if b.level == level])
    return [sizes[b.level].pop(0) for b in bodies]


def fill_first(year: Year, bodies: list[Body], people: People) -> list[Post]:
    """Staff the bodies of the first census with new people, older ones on the upper seats."""
    posts = []
    for body, size in zip(bodies, body_sizes(year, bodies), strict=True):
        for index in range(size):
            taken = seat(body, index, size)
            low, high = (38, 56) if taken.leader else (24, 54)
            posts.append(Post(body, people.make(body, year.as_of, low, high), taken))
    return posts


def fill_again(
    year: Year, bodies: list[Body], people: People, before: list[Post], heir: Callable[[Body], str]
) -> tuple[list[Post], list[Post]]:
    """Staff the bodies of a later census: who stayed, then new people; also return who went."""
    dice = Dice("who stays")
    stayed: dict[str, list[Post]] = {}
    gone: list[Post] = []
    for post in before:
        fits = post.person.age(year.as_of) < 60 and dice.chance(0.88)
        if fits:
            stayed.setdefault(heir(post.body), []).append(post)
        elif post.person.age(year.as_of) < 62:
            gone.append(post)
    posts = []
    for body, size in zip(bodies, body_sizes(year, bodies), strict=True):
        old = sorted(stayed.get(body.key, []), key=lambda p: (not p.seat.leader, p.person.id))
        gone.extend(old[size:])
        for index in range(size):
            taken = seat(body, index, size)
            if index < len(old):
                person = old[index].person
            else:
                low, high = (36, 52) if taken.leader else (23, 40)
                person = people.make(body, year.as_of, low, high)
            posts.append(Post(body, person, taken))
    return posts, gone


# -- staff -------------------------------------------------------------------------------------------------

TOPICS = {
    "Đô thị thông minh": 0.30,
    "Thương mại điện tử": 0.34,
    "Nông nghiệp": 0.42,
    "Y tế": 0.22,
    "Giáo dục": 0.26,
    "Tài nguyên môi trường": 0.31,
    "An toàn thông tin": 0.37,
    "Trí tuệ nhân tạo": 0.09,
    "Khác": 0.05,
}
OWN_TOPIC = {
    "Nông nghiệp": "Nông nghiệp",
    "Y tế": "Y tế",
    "Giáo dục": "Giáo dục",
    "Tài nguyên": "Tài nguyên môi trường",
    "Công Thương": "Thương mại điện tử",
    "Quản lý đô thị": "Đô thị thông minh",
}
HIRED_FROM = [f"Doanh nghiệp viễn thông Mô Phỏng {n}" for n in (1, 2, 3)]


def bare_bodies(year: Year, bodies: list[Body]) -> set[str]:
    """Choose the bodies that have no information technology, security or digital transformation officer."""
    dice = Dice(f"bare {year.year}")
    bare: set[str] = set()
    shares = {"giao-thuy": 0.34, "y-yen": 0.22, "nghia-hung": 0.14, "hai-hau": 0.10, "xuan-truong": 0.08}
    factor = 1.0 if year.year == 2024 else 1.9
    by_district: dict[str, list[Body]] = {}
    for body in bodies:
        if body.level == "xa" and body.district:
            by_district.setdefault(body.district.id, []).append(body)
    for district, inside in by_district.items():
        n = round(len(inside) * min(0.6, factor * shares.get(district, 0.05)))
        bare.update(b.key for b in dice.take(inside, n))
    safe = (DISTRICT_OFFICE, CULTURE_OFFICE)
    middle = [b for b in bodies if b.level == "huyen" and not any(s in b.key for s in safe)]
    bare.update(b.key for b in dice.take(middle, round(len(middle) * 0.12 * factor), lambda b: 1 / b.weight))
    smaller = [b for b in bodies if b.level == "tinh" and b.weight < 0.8]
    bare.update(b.key for b in dice.take(smaller, round(3 * factor)))
    return bare


def start_cells(posts: list[Post]) -> None:
    """Give every row what does not depend on chance."""
    for post in posts:
        person, taken = post.person, post.seat
        post.cells.update(
            staff_id=person.id,
            full_name=person.name,
            birth_date=person.born,
            gender=person.gender,
            organization=post.body.name,
            district=post.body.district.full if post.body.district else "",
            commune=post.body.commune.full if post.body.commune else "",
            category=CATEGORY[taken.category],
            status=SERVING,
            left_to="",
            assignment=ON_SITE,
            home_organization="",
            position=taken.position,
            job_position=taken.job,
            is_leader=YES if taken.leader else NO,
            one_stop=YES if taken.one_stop else NO,
            education=person.education,
            major=person.major,
            it_role=NONE,
            security_role=NONE,
            dx_role=NONE,
            dx_expert=NO,
            expert_evidence="",
            note="",
        )


def find_post(posts: list[Post], body_key: str) -> Post:
    """Return an ordinary member of a body who has no role yet, the newest first."""
    plain = [
        p
        for p in posts
        if p.body.key == body_key
        and p.serving
        and p.seat.category == "cong_chuc"
        and not p.seat.leader
        and p.cells["dx_role"] == NONE
    ]
    return max(plain, key=lambda p: p.person.id)


def told_by_the_article(posts: list[Post], schools: list[Row]) -> None:
    """Place the people whose posting the article tells of; names are invented."""
    teacher = find_post(posts, f"xuan-truong/{CULTURE_OFFICE}")
    home = next(
        s["name"]
        for s in schools
        if s["district"] == "Huyện Xuân Trường" and s["level"] == "Tiểu học" and "Xuân Hồng" not in s["name"]
    )
    teacher.person.major = IT_MAJORS[0]
    teacher.cells.update(
        category=CATEGORY["vien_chuc"],
        job_position="Giáo viên Tin học, phụ trách CNTT và CĐS",
        assignment="Trưng tập",
        home_organization=home,
        major=teacher.person.major,
        it_role=PART,
        dx_role=FULL,
        note="Trưng tập từ tháng 3/2023",
    )
    helper = find_post(posts, f"giao-thuy/{DISTRICT_OFFICE}")
    helper.cells.update(
        assignment="Điều động",
        home_organization="UBND thành phố Nam Định",
        job_position="Chuyên trách CĐS tại bộ phận một cửa",
        one_stop=YES,
        dx_role=FULL,
        note="Công khai số điện thoại hỗ trợ",
    )
    for district, name, n in (
        ("truc-ninh", "Trực Ninh", 2),
        ("hai-hau", "Hải Hậu", 3),
        ("vu-ban", "Vụ Bản", 2),
    ):
        homes = ("Phòng Giáo dục và Đào tạo", "Phòng Nội vụ", "Phòng Tài chính - Kế hoạch")
        for i in range(n):
            office = (CULTURE_OFFICE, DISTRICT_OFFICE)[i % 2]
            find_post(posts, f"{district}/{office}").cells.update(
                assignment="Luân chuyển",
                home_organization=f"{homes[i]} huyện {name}",
                job_position="Phụ trách nhiệm vụ CĐS của huyện",
                dx_role=FULL if i < 2 else PART,
            )


def role_weight(post: Post, year: Year, bare: set[str], column: str) -> float:
    """Return how likely a person is to be given a role."""
    if not post.serving or post.body.key in bare:
        return 0.0
    weight = {"tinh": 1.2, "huyen": 1.1, "xa": 0.9}[post.body.level]
    if post.body.district:
        weight *= year.rates[post.body.district.id].officers
    if post.seat.category == "nguoi_lao_dong":
        weight *= 0.5
    if post.body.name in (IT_CENTRE, IT_DEPARTMENT) or CULTURE_OFFICE in post.body.name:
        weight *= 2.5
    if post.person.in_it:
        weight *= 3.0 if column == "dx_role" else 6.0
    if (
        post.seat.job in ("Văn hóa - xã hội", "Văn phòng - thống kê")
        or post.seat.position == "Phó Chủ tịch UBND"
    ):
        weight *= 2.0
    if post.seat.leader and column != "dx_role":
        weight *= 0.15
    return weight


def give_roles(posts: list[Post], year: Year, bare: set[str]) -> None:
    """Hand out the roles, to the exact number."""
    dice = Dice(f"roles {year.year}")

    def count(column: str, value: str) -> int:
        return sum(p.cells[column] == value for p in posts if p.serving)

    def free_for_full(post: Post) -> bool:
        return not post.seat.leader and all(post.cells[r] != FULL for r in ROLES)

    quotas = (("security_role", year.security), ("it_role", year.it), ("dx_role", year.dx))
    for column, (full, part) in quotas:

        def weight(post: Post, column: str = column) -> float:
            return role_weight(post, year, bare, column) if post.cells[column] == NONE else 0.0

        def full_weight(post: Post, column: str = column) -> float:
            factor = {"tinh": 1.5, "huyen": 1.5, "xa": 0.3}[post.body.level]
            return weight(post, column) * factor if free_for_full(post) else 0.0

        for post in dice.take(posts, full - count(column, FULL), full_weight):
            post.cells[column] = FULL
        if column == "security_role":
            low = {"tinh": 1.1, "huyen": 1.3, "xa": 0.35}
        else:
            low = {"tinh": 1.0, "huyen": 1.0, "xa": 1.0}
        for post in dice.take(
            posts, part - count(column, PART), lambda p, w=weight, low=low: w(p) * low[p.body.level]
        ):
            post.cells[column] = PART


def give_assignments(posts: list[Post], year: Year, bodies: list[Body]) -> None:
    """Second and hire some of those who work on information technology and digital transformation."""
    dice = Dice(f"assignments {year.year}")

    def on_site(post: Post) -> bool:
        return post.serving and post.cells["assignment"] == ON_SITE and not post.seat.leader

    def technical(post: Post) -> bool:
        return post.cells["it_role"] != NONE or post.cells["dx_role"] != NONE

    hired = dice.take(
        posts,
        year.hired,
        lambda p: float(on_site(p) and p.cells["it_role"] == FULL and p.body.level != "xa"),
    )
    for i, post in enumerate(hired):
        post.cells.update(
            category=CATEGORY["nguoi_lao_dong"],
            assignment="Thuê ngoài",
            home_organization=HIRED_FROM[i % 3],
            job_position="Kỹ thuật viên CNTT thuê ngoài",
        )
    ways = ("Điều động", "Biệt phái", "Luân chuyển", "Điều động")
    for wanted, n in ((True, year.seconded), (False, year.seconded_other)):
        chosen = dice.take(
            posts,
            n,
            lambda p, wanted=wanted: float(
                on_site(p)
                and technical(p) is wanted
                and p.seat.category == "cong_chuc"
                and p.body.level != "xa"
            ),
        )
        for i, post in enumerate(chosen):
            others = [b for b in bodies if b.level == post.body.level and b.key != post.body.key]
            post.cells.update(assignment=ways[i % 4], home_organization=dice.pick(others).name)


def give_training(posts: list[Post], year: Year) -> None:
    """Train people: basic skills, topics, data analysis, the last date."""
    dice = Dice(f"training {year.year}")
    first = date(2022, 3, 1) if year.year == 2024 else date(2019, 5, 1)
    key_of = {label: key for key, label in CATEGORY.items()}
    depth = 1.0 if year.year == 2024 else 0.35
    for post in posts:
        cells = post.cells
        trained = dice.chance(year.trained[key_of[cells["category"]]])
        cells["trained_basic"] = YES if trained else NO
        topics = []
        if trained:
            own = {topic for word, topic in OWN_TOPIC.items() if word in post.body.name}
            topics = [t for t, p in TOPICS.items() if t in own or dice.chance(p * depth)]
        cells["trained_topics"] = "; ".join(topics) or NO
        likely = year.data * (3.0 if post.person.in_it else 0.9)
        cells["trained_data"] = YES if trained and dice.chance(likely) else NO
        cells["trained_on"] = dice.day(first, year.as_of - timedelta(days=6)) if trained else None


def give_awareness(posts: list[Post], year: Year) -> None:
    """Say how aware people are, and who uses open-source software."""
    dice = Dice(f"awareness {year.year}")
    for post in posts:
        if post.seat.leader:
            rate = (
                year.rates[post.body.district.id].leaders if post.body.district else year.provincial_leaders
            )
        else:
            rate = year.staff_aware
        below = NOT_YET if year.year == 2021 and dice.chance(0.25) else BASIC
        post.cells["dx_awareness"] = DEEP if dice.chance(rate) else below
        post.cells["open_source"] = YES if dice.chance(0.30) else NO
    officials = (CATEGORY["cong_chuc"], CATEGORY["vien_chuc"])
    counted = [p for p in posts if p.serving and p.cells["category"] in officials]
    users = {p.person.id for p in dice.take(counted, year.open_source)}
    # In 2021 nobody else does, so that the article's figure needs no filter.
    for post in posts if year.year == 2021 else counted:
        post.cells["open_source"] = YES if post.person.id in users else NO


def name_experts(posts: list[Post], year: Year) -> None:
    """Name the digital transformation experts."""
    dice = Dice(f"experts {year.year}")

    def weight(post: Post) -> float:
        level = {"tinh": 0.95, "huyen": 1.0, "xa": 0.0}[post.body.level]
        return level * (post.serving and post.person.in_it and post.cells["dx_role"] != NONE)

    for i, post in enumerate(dice.take(posts, year.experts, weight), start=1):
        post.cells["dx_expert"] = YES
        post.cells["expert_evidence"] = f"Chứng nhận mô phỏng số {i:02d}/{year.year}"


def let_go(posts: list[Post], pool: list[Post], year: Year) -> list[Post]:
    """Return rows of people who left since; those of information technology handed over a part-time role."""
    dice = Dice(f"left {year.year}")
    now = {p.person.id for p in posts}
    here = {p.body.key: p.body for p in posts}
    free = [p for p in pool if p.person.id not in now and not p.seat.leader and p.body.key in here]
    technical = dice.take([p for p in free if p.person.in_it], year.left_it)
    ids = {p.person.id for p in technical}
    others = dice.take([p for p in free if p.person.id not in ids], year.left - year.left_it)
    rows = [Post(here[p.body.key], p.person, p.seat) for p in technical + others]
    start_cells(rows)
    to_firm, to_agency, retired, elsewhere = "Doanh nghiệp", "Cơ quan khác", "Nghỉ hưu", "Khác"
    for i, row in enumerate(rows):
        it = i < year.left_it
        old = row.person.age(year.as_of) >= 57
        roll = i / year.left_it if it else dice.unit()
        if it:
            goal = to_firm if roll < 0.70 else to_agency if roll < 0.83 else elsewhere if roll < 0.92 else ""
            row.cells["it_role"] = PART
        else:
            goal = retired if old or roll < 0.5 else to_agency if roll < 0.8 else elsewhere
        if old and goal:
            goal = retired
        row.cells.update(status=LEFT, left_to=goal)
    return rows


def leave_blanks(posts: list[Post], year: Year) -> None:
    """Leave some cells blank, as honest reporters do."""
    if year.year != 2024:
        return
    dice = Dice("blanks")

    def blank(column: str, n: int, where: Callable[[Post], bool]) -> None:
        for post in dice.take([p for p in posts if p.serving and where(p)], n):
            post.cells[column] = ""

    def in_district(name: str) -> Callable[[Post], bool]:
        return lambda p: p.body.district is not None and p.body.district.id == name

    nghia_hung, y_yen = in_district("nghia-hung"), in_district("y-yen")
    blank("dx_awareness", 24, lambda p: p.seat.leader and nghia_hung(p))
    blank("dx_awareness", 16, lambda p: p.seat.leader and y_yen(p))
    blank("dx_awareness", 60, lambda p: not p.seat.leader)
    officials = (CATEGORY["can_bo"], CATEGORY["cong_chuc"])
    blank("trained_data", 45, lambda p: p.cells["trained_data"] == NO and p.cells["category"] in officials)
    blank(
        "trained_topics", 38, lambda p: p.cells["trained_topics"] == NO and p.cells["category"] in officials
    )
    blank("education", 30, lambda _: True)
    blank("open_source", 22, lambda p: p.cells["open_source"] == NO)
    first = next(
        b for b in (p.body for p in posts) if b.level == "xa" and b.district and b.district.id == "y-yen"
    )
    blank("is_leader", 3, lambda p: p.body.key == first.key and not p.seat.leader)


def make_staff(
    year: Year, posts: list[Post], pool: list[Post], bodies: list[Body], schools: list[Row]
) -> list[Post]:
    """Complete the rows of the staff sheet."""
    start_cells(posts)
    dice = Dice(f"leave {year.year}")
    for post in dice.take(posts, year.on_leave, lambda p: float(not p.seat.leader)):
        post.cells.update(status=ON_LEAVE, note="Nghỉ không hưởng lương, nghỉ thai sản hoặc đi học dài hạn")
    if year.year == 2024:
        told_by_the_article(posts, schools)
    give_roles(posts, year, bare_bodies(year, bodies))
    give_assignments(posts, year, bodies)
    rows = posts + let_go(posts, pool, year)
    give_training(rows, year)
    give_awareness(rows, year)
    name_experts(rows, year)
    leave_blanks(rows, year)
    order = {b.key: i for i, b in enumerate(bodies)}
    rows.sort(key=lambda p: order[p.body.key])
    return rows


# -- communes, teams, schools ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ground:
    """What lies under a commune of 2021: hamlets and residents."""

    commune: Place
    hamlets: int
    residents: int


def make_grounds(places: Map) -> list[Ground]:
    """Split hamlets and residents over the communes of 2021."""
    dice = Dice("grounds")
    weights = [0.6 + 0.9 * dice.unit() for _ in places.communes]
    hamlets = apportion(HAMLETS, weights, [99] * len(weights))
    denser = [h * (1.6 if c.kind == "phuong" else 1.0) for h, c in zip(hamlets, places.communes, strict=True)]
    people = apportion(RESIDENTS_2021, [d * (0.85 + 0.3 * dice.unit()) for d in denser])
    return [Ground(*g) for g in zip(places.communes, hamlets, people, strict=True)]


def make_localities(year: Year, places: Map, grounds: list[Ground], with_team: dict[str, int]) -> list[Row]:
    """Write a row per commune."""
    dice = Dice(f"localities {year.year}")
    rows = []
    by_id = {d.id: d for d in places.districts}
    for commune in places.communes:
        under = [g for g in grounds if places.later(g.commune).id == commune.id]
        rates = year.rates[commune.parent]
        population = round(sum(g.residents for g in under) * year.residents)
        working_age = round(population * (0.60 + 0.03 * dice.unit()))

        def near(rate: float, spread: float) -> float:
            return rate if rate == 1.0 else min(0.9995, rate + spread * (2 * dice.unit() - 1))

        hamlets = sum(g.hamlets for g in under)
        rows.append(
            {
                "district": by_id[commune.parent].full,
                "commune": commune.full,
                "hamlets": hamlets,
                "hamlets_with_team": with_team.get(commune.id, 0),
                "population": population,
                "informed": round(population * near(rates.informed, 0.02 if year.year == 2021 else 0.003)),
                "working_age": working_age,
                "working_age_skilled": round(working_age * near(rates.skilled, 0.025)),
                "online_learners": round(population * near(rates.learners, rates.learners * 0.3)),
                "resident_training": YES if dice.chance(0.94 if year.year == 2024 else 0.2) else NO,
                "support_contact": "x" if dice.chance(0.86 if year.year == 2024 else 0.15) else "",
            }
        )
    if year.year == 2024:
        leave_locality_blanks(rows)
    return rows


def leave_locality_blanks(rows: list[Row]) -> None:
    """Leave some counts blank: one district becomes uncertain by each."""

    def blank(column: str, district: str, picks: Sequence[int]) -> None:
        inside = [r for r in rows if r["district"] == district]
        for i in picks:
            inside[i][column] = None

    blank("informed", "Huyện Nam Trực", (3, 11))
    blank("informed", "Huyện Ý Yên", (2, 9, 15))
    blank("working_age_skilled", "Huyện Hải Hậu", (7, 15))
    blank("online_learners", "Huyện Vụ Bản", (4,))


def hamlet_names(commune: Place, n: int) -> list[str]:
    """Return the names of the hamlets of a commune."""
    if commune.kind != "xa":
        return [f"Tổ dân phố số {i}" for i in range(1, n + 1)]
    word = ("Xóm", "Thôn")[sum(map(ord, commune.id)) % 2]
    return [f"{word} {i}" for i in range(1, n + 1)]


def make_teams(year: Year, places: Map, grounds: list[Ground]) -> tuple[list[Row], dict[str, int]]:
    """Write a row per team, and say how many hamlets of each commune have one."""
    dice = Dice(f"teams {year.year}")
    by_id = {d.id: d for d in places.districts}
    pilots = {"tp-nam-dinh": 2, "xuan-truong": 2, "hai-hau": 2}
    rows: list[Row] = []
    with_team: dict[str, int] = {}
    first, last = (
        (date(2021, 10, 20), date(2021, 12, 20))
        if year.year == 2021
        else (date(2022, 4, 1), date(2024, 10, 31))
    )
    for commune in places.communes:
        if year.year == 2021:
            if not pilots.get(commune.parent):
                continue
            pilots[commune.parent] -= 1
        n = sum(g.hamlets for g in grounds if places.later(g.commune).id == commune.id)
        if year.year == 2021:
            n = min(n, 5)
        with_team[commune.id] = n
        founded = dice.day(first, last)
        for hamlet in ["", *hamlet_names(commune, n)]:
            where = lower_first(commune.full)
            rows.append(
                {
                    "team_id": f"TCN{year.year}-{len(rows) + 1:04d}",
                    "name": f"Tổ CNSCĐ {lower_first(hamlet)}, {where}" if hamlet else f"Tổ CNSCĐ {where}",
                    "district": by_id[commune.parent].full,
                    "commune": commune.full,
                    "hamlet": hamlet,
                    "founded": founded + timedelta(days=0 if not hamlet else min(10, (last - founded).days)),
                    "parent": commune.parent,
                }
            )
    weights = [(1.3 if not r["hamlet"] else 1.0) * (0.8 + 0.4 * dice.unit()) for r in rows]
    weights = [
        w * (0.72 if r.pop("parent") == "giao-thuy" else 1.0) for w, r in zip(weights, rows, strict=True)
    ]
    for row, members in zip(rows, apportion(year.members, weights), strict=True):
        row["members"] = members
    return rows, with_team


@dataclass(frozen=True)
class School:
    """A school, which keeps its name when its commune merges."""

    id: str
    name: str
    level: str
    commune: Place
    public: bool


def make_schools(places: Map) -> list[School]:
    """Found the schools of 2021; they are the same in 2024."""
    dice = Dice("schools")
    schools: list[School] = []

    def found(name: str, level: str, commune: Place, public: bool = True) -> None:
        schools.append(School(f"CSGD{len(schools) + 1:04d}", name, level, commune, public))

    for district in places.districts:
        inside = places.inside(district)
        for commune in inside:
            found(f"Trường Mầm non {commune.name}", "Mầm non", commune, not dice.chance(0.05))
            found(f"Trường Tiểu học {commune.name}", "Tiểu học", commune)
            found(f"Trường THCS {commune.name}", "THCS", commune)
        short = district.name
        for letter in "ABCDE" if len(inside) > 15 else "AB":
            found(f"Trường THPT {short} {letter} (mô phỏng)", "THPT", dice.pick(inside), letter != "E")
        found(f"Trung tâm GDNN - GDTX {short}", "GDTX", inside[0])
    city = next(places.inside(d) for d in places.districts if d.kind == "thanh_pho")
    for i, letter in enumerate("ABCD"):
        found(f"Trường Đại học Mô Phỏng {letter}", "Đại học", city[i * 3], letter != "D")
    elsewhere = [places.inside(d)[0] for d in places.districts]
    for i, letter in enumerate("ABCDE"):
        found(f"Trường Cao đẳng Mô Phỏng {letter}", "Cao đẳng", (city + elsewhere)[i * 8], letter != "E")
    for i, letter in enumerate("ABCDEFGHI"):
        found(f"Trường Trung cấp Mô Phỏng {letter}", "Trung cấp", elsewhere[i % len(elsewhere)], i < 6)
    return schools


def school_rows(year: Year, places: Map, schools: list[School]) -> list[Row]:
    """Write a row per school; shares hold to the nearest school in each district."""
    dice = Dice(f"school rows {year.year}")
    now = {s.id: places.later(s.commune) for s in schools}
    by_id = {d.id: d for d in places.districts}
    stem: set[str] = set()
    for district in places.districts:
        inside = [s for s in schools if now[s.id].parent == district.id]
        chosen = dice.take(inside, round(len(inside) * year.rates[district.id].stem))
        stem.update(s.id for s in chosen)
    general = [s for s in schools if s.level in ("Tiểu học", "THCS", "THPT")]
    governed = {
        s.id
        for s in dice.take(
            general,
            round(len(general) * year.governance),
            lambda s: 0.7 if now[s.id].parent == "giao-thuy" else 1.0,
        )
    }
    higher = [s for s in schools if s.level in ("Đại học", "Cao đẳng")]
    universities = [s for s in higher if s.level == "Đại học"]
    joined = {s.id for s in universities[: 2 if year.year == 2024 else 1]}
    rest = [s for s in higher if s.id not in joined]
    platform = {s.id for s in rest[: year.digital_colleges - len(joined)]}
    vocational = [s for s in schools if s.level == "Trung cấp"]
    platform |= {s.id for s in vocational[: 7 if year.year == 2024 else 2]}
    usual = 0.8 if year.year == 2024 else 0.3
    rows = []
    for school in schools:
        special = school in higher or school in vocational
        has_platform = school.id in platform if special else dice.chance(usual)
        rows.append(
            {
                "school_id": school.id,
                "name": school.name,
                "district": by_id[now[school.id].parent].full,
                "commune": now[school.id].full,
                "level": school.level,
                "ownership": "Công lập" if school.public else "Ngoài công lập",
                "stem": YES if school.id in stem else NO,
                "digital_platform": YES if has_platform else NO,
                "digital_university": YES if school.id in joined else NO,
                "digital_governance": YES if school.id in governed or school.id in platform else NO,
            }
        )
    order = {c.id: i for i, c in enumerate(places.communes)}
    keyed = sorted(zip(schools, rows, strict=True), key=lambda sr: order[now[sr[0].id].id])
    return [row for _, row in keyed]


# -- organizations -----------------------------------------------------------------------------------------

TRADES = (
    "Dệt may",
    "Da giày",
    "Cơ khí",
    "Chế biến gỗ",
    "Chế biến thủy sản",
    "Vật liệu xây dựng",
    "Thương mại",
)


def agency_rows(year: Year, bodies: list[Body], staff: list[Post]) -> list[Row]:
    """Write a row per body that reports staff; its counts agree with the staff sheet."""
    dice = Dice(f"agencies {year.year}")
    by_body: dict[str, list[Row]] = {}
    for post in staff:
        if post.serving:
            by_body.setdefault(post.body.key, []).append(post.cells)
    rows = []
    for body in bodies:
        people = by_body[body.key]
        leaders = [p for p in people if p["is_leader"] == YES]
        unsure = any(p["is_leader"] == "" for p in people)
        unsure_aware = unsure or any(p["dx_awareness"] == "" for p in leaders)
        rows.append(
            {
                "name": body.name,
                "kind": body.kind,
                "district": body.district.full if body.district else "",
                "commune": body.commune.full if body.commune else "",
                "leaders": None if unsure else len(leaders),
                "leaders_aware": None if unsure_aware else sum(p["dx_awareness"] == DEEP for p in leaders),
                "employees": len(people),
                "employees_trained": sum(p["trained_basic"] == YES for p in people),
                "support_staff": 0,
                "training_budget": budget(dice, year, len(people)),
                "has_dx_network": YES if dice.chance(0.7 if year.year == 2024 else 0.1) else NO,
            }
        )
    return rows


def budget(dice: Dice, year: Year, employees: int) -> float:
    """Return what a body spends on training, in million VND, to the half million."""
    low, high = year.budget
    return (employees * dice.between(low, high) + 250) // 500 / 2


def enterprise_rows(year: Year, places: Map) -> list[Row]:
    """Write a row per enterprise: post and telecom with their branches, then the others."""
    dice = Dice(f"enterprises {year.year}")
    slow = 0.5 if year.year == 2024 else 0.85
    rows: list[Row] = []

    def add(name: str, district: Place | None, commune: Place | None, size: float, supports: float) -> None:
        rate = 0.9 if district is None else year.rates[district.id].enterprise_leaders
        leaders = dice.between(1, 5)
        rows.append(
            {
                "name": name,
                "kind": ENTERPRISE,
                "district": district.full if district else "",
                "commune": commune.full if commune else "",
                "leaders": leaders,
                "leaders_aware": sum(dice.chance(rate) for _ in range(leaders)),
                "size": size,
                "supports": supports,
                "readiness": slow if district and district.id == "giao-thuy" else 1.0,
            }
        )

    carriers = [*HIRED_FROM, "Doanh nghiệp bưu chính Mô Phỏng"]
    for carrier in carriers:
        add(carrier, None, None, 3.0, 2.0)
        for district in places.districts:
            add(
                f"{carrier} - Chi nhánh {lower_first(district.full)}",
                district,
                None,
                0.6,
                0.7 + 0.6 * dice.unit(),
            )
    number = 0
    while len(rows) < year.enterprises:
        number += 1
        district = places.districts[number % len(places.districts)]
        commune = dice.pick(places.inside(district))
        form = "Công ty cổ phần" if number % 4 == 0 else "Công ty TNHH"
        name = f"{form} {TRADES[number % len(TRADES)]} Mô Phỏng {number:03d}"
        add(name, district, commune, 0.2 + 2.6 * dice.unit(), 0.0)
    employees = apportion(year.workers, [r.pop("size") for r in rows])
    open_share = year.workers - year.workers_trained
    untrained = apportion(
        open_share, [e / r.pop("readiness") for e, r in zip(employees, rows, strict=True)], employees
    )
    supporting = [i for i, r in enumerate(rows) if r["supports"] > 0]
    support = dict(
        zip(supporting, apportion(year.support_staff, [rows[i]["supports"] for i in supporting]), strict=True)
    )
    for i, row in enumerate(rows):
        del row["supports"]
        row.update(
            employees=employees[i],
            employees_trained=employees[i] - untrained[i],
            support_staff=support.get(i, 0),
            training_budget=budget(dice, year, employees[i]),
            has_dx_network=YES if dice.chance(0.45 if year.year == 2024 else 0.08) else NO,
        )
    return rows


# -- workbooks ---------------------------------------------------------------------------------------------

SHEETS: dict[str, tuple[str, str, list[tuple[str, str, int]]]] = {
    "staff": (
        "Nhân sự",
        "DANH SÁCH NHÂN LỰC SỐ",
        [
            ("staff_id", "Mã cán bộ", 11),
            ("full_name", "Họ và tên", 24),
            ("birth_date", "Ngày sinh", 12),
            ("gender", "Giới tính", 9),
            ("organization", "Đơn vị công tác", 38),
            ("district", "Huyện/Thành phố", 20),
            ("commune", "Xã/Phường/Thị trấn", 22),
            ("category", "Đối tượng", 15),
            ("status", "Tình trạng", 14),
            ("left_to", "Nơi chuyển đến", 14),
            ("assignment", "Hình thức bố trí", 12),
            ("home_organization", "Đơn vị quản lý gốc", 30),
            ("position", "Chức vụ", 24),
            ("job_position", "Vị trí việc làm", 34),
            ("is_leader", "Giữ chức vụ lãnh đạo", 11),
            ("one_stop", "Làm việc tại bộ phận một cửa", 13),
            ("education", "Trình độ chuyên môn", 12),
            ("major", "Chuyên ngành", 24),
            ("it_role", "Phụ trách CNTT", 13),
            ("security_role", "Phụ trách an toàn thông tin", 13),
            ("dx_role", "Phụ trách chuyển đổi số", 13),
            ("open_source", "Sử dụng phần mềm nguồn mở", 12),
            ("trained_basic", "Đã bồi dưỡng kỹ năng số cơ bản", 13),
            ("trained_topics", "Chuyên đề đã bồi dưỡng", 40),
            ("trained_data", "Đã bồi dưỡng phân tích dữ liệu", 13),
            ("trained_on", "Ngày bồi dưỡng gần nhất", 13),
            ("dx_awareness", "Nhận thức về chuyển đổi số", 12),
            ("dx_expert", "Chuyên gia chuyển đổi số", 12),
            ("expert_evidence", "Căn cứ công nhận chuyên gia", 28),
            ("note", "Ghi chú", 34),
        ],
    ),
    "teams": (
        "Tổ CNSCĐ",
        "DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG",
        [
            ("team_id", "Mã tổ", 14),
            ("name", "Tên tổ", 46),
            ("district", "Huyện/Thành phố", 20),
            ("commune", "Xã/Phường/Thị trấn", 22),
            ("hamlet", "Thôn/Xóm/Tổ dân phố", 20),
            ("members", "Số thành viên", 11),
            ("founded", "Ngày thành lập", 13),
        ],
    ),
    "localities": (
        "Địa bàn",
        "SỐ LIỆU THEO XÃ, PHƯỜNG, THỊ TRẤN",
        [
            ("district", "Huyện/Thành phố", 20),
            ("commune", "Xã/Phường/Thị trấn", 22),
            ("hamlets", "Số thôn, xóm, tổ dân phố", 13),
            ("hamlets_with_team", "Số thôn có Tổ CNSCĐ", 13),
            ("population", "Dân số", 11),
            ("informed", "Số người dân được thông tin về CĐS", 16),
            ("working_age", "Dân số trong độ tuổi lao động", 14),
            ("working_age_skilled", "Số người trong độ tuổi lao động có kỹ năng số", 18),
            ("online_learners", "Số người học kỹ năng số trên nền tảng trực tuyến", 18),
            ("resident_training", "Đã tập huấn kỹ năng số cho người dân", 16),
            ("support_contact", "Công khai đầu mối hỗ trợ", 13),
        ],
    ),
    "schools": (
        "Cơ sở giáo dục",
        "DANH SÁCH CƠ SỞ GIÁO DỤC",
        [
            ("school_id", "Mã trường", 11),
            ("name", "Tên trường", 40),
            ("district", "Huyện/Thành phố", 20),
            ("commune", "Xã/Phường/Thị trấn", 22),
            ("level", "Cấp học", 11),
            ("ownership", "Loại hình", 15),
            ("stem", "Tổ chức hoạt động STEM/STEAM", 14),
            ("digital_platform", "Có hạ tầng số, nền tảng số", 14),
            ("digital_university", "Tham gia mô hình Giáo dục đại học số", 16),
            ("digital_governance", "Áp dụng mô hình quản trị số", 14),
        ],
    ),
    "organizations": (
        "Cơ quan, doanh nghiệp",
        "DANH SÁCH CƠ QUAN, ĐƠN VỊ, DOANH NGHIỆP",
        [
            ("name", "Tên đơn vị", 56),
            ("kind", "Loại đơn vị", 24),
            ("district", "Huyện/Thành phố", 20),
            ("commune", "Xã/Phường/Thị trấn", 22),
            ("leaders", "Số lãnh đạo", 10),
            ("leaders_aware", "Số lãnh đạo nhận thức sâu sắc", 13),
            ("employees", "Số người lao động", 11),
            ("employees_trained", "Số người lao động đã bồi dưỡng kỹ năng số", 16),
            ("support_staff", "Số nhân viên hỗ trợ CĐS", 13),
            ("training_budget", "Chi đào tạo kỹ năng số (triệu đồng)", 16),
            ("has_dx_network", "Có mạng lưới CĐS", 11),
        ],
    ),
}


def synthetic_line(year: Year) -> tuple[str, str]:
    """Return the statement, in both languages, that stands above every sheet."""
    day = year.as_of
    return (
        f"Số liệu mô phỏng tính đến ngày {day.day:02d}/{day.month:02d}/{day.year}, không phải số liệu thật",
        f"Synthetic data as of {day.isoformat()}, not real data",
    )


def info_rows(year: Year) -> list[tuple[str, Any]]:
    """Return the key/value pairs of the info sheet."""
    return [
        ("Tỉnh", "Nam Định"),
        ("Đơn vị báo cáo", "Sở Thông tin và Truyền thông tỉnh Nam Định"),
        ("Số liệu tính đến ngày", year.as_of),
        ("Lần gửi", 1),
        ("Người lập", "Nguyễn Văn Mô Phỏng"),
        ("Phiên bản biểu mẫu", "staff-census/1"),
    ]


def write_workbook(path: Path, year: Year, sheets: dict[str, list[Row]]) -> None:
    """Write one census; nothing in it depends on when or where it is written."""
    vi, en = synthetic_line(year)
    book = xlsxwriter.Workbook(
        str(path),
        {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    written = datetime.combine(year.as_of, time())
    book.set_properties(
        {"title": vi, "subject": en, "author": "sample_data/generate.py", "comments": en, "created": written}
    )
    title = book.add_format({"bold": True, "font_size": 13})
    grey = book.add_format({"italic": True, "font_color": "#7F3F00"})
    head = book.add_format(
        {
            "bold": True,
            "text_wrap": True,
            "valign": "vcenter",
            "align": "center",
            "bg_color": "#DDEBF7",
            "border": 1,
        }
    )
    day_format = book.add_format({"num_format": "dd/mm/yyyy"})

    def put(sheet: Any, row: int, column: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, date):
            code = sheet.write_datetime(row, column, value, day_format)
        elif isinstance(value, int | float):
            code = sheet.write_number(row, column, value)
        else:
            code = sheet.write_string(row, column, value)
        if code:
            raise ValueError(f"{path.name}: cell {row},{column} could not be written: {value!r}")

    info = book.add_worksheet("Thông tin")
    info.set_column(0, 0, 28)
    info.set_column(1, 1, 48)
    info.write_string(0, 0, "PHIẾU BÁO CÁO NHÂN LỰC SỐ", title)
    info.write_string(1, 0, f"{vi} · {en}", grey)
    for i, (key, value) in enumerate(info_rows(year), start=2):
        put(info, i, 0, key)
        put(info, i, 1, value)

    for sheet_id, (label, heading, columns) in SHEETS.items():
        sheet = book.add_worksheet(label)
        sheet.write_string(0, 0, heading, title)
        sheet.write_string(1, 0, f"{vi} · {en}", grey)
        sheet.set_row(2, 48)
        for j, (_, header, width) in enumerate(columns):
            sheet.set_column(j, j, width)
            sheet.write_string(2, j, header, head)
        sheet.freeze_panes(3, 2)
        for i, row in enumerate(sheets[sheet_id], start=3):
            for j, (column, _, _) in enumerate(columns):
                put(sheet, i, j, row[column])
    book.close()


# -- the two censuses --------------------------------------------------------------------------------------


def make_all() -> dict[int, dict[str, list[Row]]]:
    """Make the rows of both censuses."""
    first, second = YEARS[2021], YEARS[2024]
    old, new = read_map(first.as_of), read_map(second.as_of)
    grounds, schools, people = make_grounds(old), make_schools(old), People()
    old_bodies, new_bodies = make_bodies(old), make_bodies(new)
    by_district = {d.id for d in new.districts}

    def heir(body: Body) -> str:
        if body.commune:
            return new.later(body.commune).id
        if body.district and body.district.id not in by_district:
            return body.key.replace(body.district.id, "tp-nam-dinh", 1)
        return body.key

    # People who left before the first census: made for it only.
    pool = [
        Post(b, people.make(b, first.as_of, 30, 59), Seat("cong_chuc", "", "Chuyên viên"))
        for b in old_bodies
        for _ in range(3)
        if b.level != "xa"
    ]
    before = fill_first(first, old_bodies, people)
    after, gone = fill_again(second, new_bodies, people, before, heir)
    made: dict[int, dict[str, list[Row]]] = {}
    for year, places, bodies, posts, left in (
        (first, old, old_bodies, before, pool),
        (second, new, new_bodies, after, gone),
    ):
        rows = school_rows(year, places, schools)
        staff = make_staff(year, posts, left, bodies, rows)
        teams, with_team = make_teams(year, places, grounds)
        made[year.year] = {
            "staff": [p.cells for p in staff],
            "teams": teams,
            "localities": make_localities(year, places, grounds, with_team),
            "schools": rows,
            "organizations": agency_rows(year, bodies, staff) + enterprise_rows(year, places),
        }
        if len(staff) != year.rows:
            raise ValueError(f"{year.year}: {len(staff)} staff rows instead of {year.rows}")
    return made


def write_all(folder: Path) -> list[Path]:
    """Write both workbooks into `folder`."""
    paths = []
    for year, sheets in make_all().items():
        path = folder / f"nam-dinh-{year}.xlsx"
        write_workbook(path, YEARS[year], sheets)
        paths.append(path)
    return paths


def differences(kept: Path, fresh: Path) -> list[str]:
    """Compare two workbooks part by part, inflated: compression may differ between zlib versions."""
    if not kept.exists():
        return [f"{kept.name}: missing"]
    with zipfile.ZipFile(kept) as a, zipfile.ZipFile(fresh) as b:
        names_a, names_b = sorted(a.namelist()), sorted(b.namelist())
        if names_a != names_b:
            return [f"{kept.name}: parts differ: {sorted(set(names_a) ^ set(names_b))}"]
        return [f"{kept.name}: {name} differs" for name in names_a if a.read(name) != b.read(name)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, or with --check compare them with what would be written."""
    parser = argparse.ArgumentParser(description="Write the synthetic sample censuses of Nam Định.")
    parser.add_argument(
        "--check", action="store_true", help="compare instead of writing; exit 1 on a difference"
    )
    parser.add_argument(
        "--folder", type=Path, default=HERE, help="where the workbooks are (default: beside this file)"
    )
    options = parser.parse_args(arguments)
    if not options.check:
        for path in write_all(options.folder):
            print(f"{path.name}: {path.stat().st_size:,} bytes")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = [d for path in write_all(Path(folder)) for d in differences(options.folder / path.name, path)]
    for line in found:
        print(line, file=sys.stderr)
    if found:
        print(
            "The sample is not what generate.py writes: run it without --check and commit.", file=sys.stderr
        )
        return 1
    print("The sample is what generate.py writes.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
