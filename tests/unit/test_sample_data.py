"""The sample workbooks say what the article says, counted here with openpyxl and nothing of nls."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

ROOT = Path(__file__).parents[2]
SAMPLES = {2021: date(2021, 12, 31), 2024: date(2024, 12, 1)}
YEARS = sorted(SAMPLES)
Row = dict[str, Any]

STAFF, TEAMS, LOCALITIES = "Nhân sự", "Tổ CNSCĐ", "Địa bàn"
SCHOOLS, ORGANIZATIONS = "Cơ sở giáo dục", "Cơ quan, doanh nghiệp"
KEYS = {
    STAFF: ["Mã cán bộ"],
    TEAMS: ["Mã tổ"],
    LOCALITIES: ["Huyện/Thành phố", "Xã/Phường/Thị trấn"],
    SCHOOLS: ["Mã trường"],
    ORGANIZATIONS: ["Tên đơn vị", "Huyện/Thành phố", "Xã/Phường/Thị trấn"],
}
ROLE = ("Chuyên trách", "Kiêm nhiệm")
OFFICIALS = ("Cán bộ", "Công chức", "Viên chức")


def path(year: int) -> Path:
    return ROOT / "sample_data" / f"nam-dinh-{year}.xlsx"


@cache
def sheets(year: int) -> dict[str, list[list[Any]]]:
    """Every sheet as the rows of its values."""
    book = openpyxl.load_workbook(path(year), read_only=True)
    try:
        return {s.title: [list(r) for r in s.iter_rows(values_only=True)] for s in book.worksheets}
    finally:
        book.close()


@cache
def rows(year: int, sheet: str) -> list[Row]:
    """Rows of a sheet by header; two title rows stand above the header."""
    table = sheets(year)[sheet]
    return [dict(zip(table[2], row, strict=True)) for row in table[3:]]


def serving(year: int) -> list[Row]:
    return [r for r in rows(year, STAFF) if r["Tình trạng"] == "Đang công tác"]


def total(table: list[Row], column: str) -> float:
    return sum(r[column] or 0 for r in table)


def having(table: list[Row], column: str, *values: str) -> list[Row]:
    return [r for r in table if r[column] in values]


# -- the files -----------------------------------------------------------------------------------------------


def test_the_files_are_what_the_generator_writes() -> None:
    generator = ROOT / "sample_data" / "generate.py"
    done = subprocess.run(
        [sys.executable, str(generator), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("year", YEARS)
def test_a_file_is_small_and_says_that_it_is_synthetic(year: int) -> None:
    assert path(year).stat().st_size < 1_500_000
    assert list(sheets(year)) == ["Thông tin", STAFF, TEAMS, LOCALITIES, SCHOOLS, ORGANIZATIONS]
    for table in sheets(year).values():
        said = " ".join(str(c) for row in table[:2] for c in row if c)
        assert "Số liệu mô phỏng" in said
        assert "không phải số liệu thật" in said
        assert "Synthetic data" in said
    info = {row[0]: row[1] for row in sheets(year)["Thông tin"][2:]}
    assert list(info) == [
        "Tỉnh",
        "Đơn vị báo cáo",
        "Số liệu tính đến ngày",
        "Lần gửi",
        "Người lập",
        "Phiên bản biểu mẫu",
    ]
    assert info["Số liệu tính đến ngày"].date() == SAMPLES[year]


@pytest.mark.parametrize("year", YEARS)
def test_nobody_of_the_article_is_in_it(year: int) -> None:
    names = {r["Họ và tên"] for r in rows(year, STAFF)}
    assert not names & {"Vũ Trọng Quế", "Đặng Hồng Trường"}


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2021, {STAFF: 6500, LOCALITIES: 226}),
        (2024, {STAFF: 7025, TEAMS: 2160, LOCALITIES: 175}),
    ],
)
def test_sizes(year: int, expected: dict[str, int]) -> None:
    assert {sheet: len(rows(year, sheet)) for sheet in expected} == expected
    assert len({r["Huyện/Thành phố"] for r in rows(year, LOCALITIES)}) == {2021: 10, 2024: 9}[year]


# -- the figures of the article --------------------------------------------------------------------------------


def everybody(year: int) -> list[Row]:
    return rows(year, STAFF)


COUNTED = pytest.mark.parametrize("people", [serving, everybody])
"""Those in service, and all rows of the sheet: the article's figures are the same."""


@COUNTED
def test_2021_the_baselines(people: Callable[[int], list[Row]]) -> None:
    assert len(having(people(2021), "Phụ trách CNTT", "Chuyên trách")) == 85
    assert len(having(people(2021), "Phụ trách an toàn thông tin", "Chuyên trách")) == 50
    users = having(people(2021), "Sử dụng phần mềm nguồn mở", "Có")
    assert len(users) == len(having(users, "Đối tượng", "Công chức", "Viên chức")) == 3300


@pytest.mark.parametrize(("year", "n", "to_enterprises"), [(2021, 31, 21), (2024, 23, 17)])
def test_it_staff_who_left_were_part_time(year: int, n: int, to_enterprises: int) -> None:
    left = having(rows(year, STAFF), "Tình trạng", "Đã rời đi")
    it = having(left, "Phụ trách CNTT", *ROLE)
    assert len(having(it, "Phụ trách CNTT", "Kiêm nhiệm")) == len(it) == n
    assert len(having(it, "Nơi chuyển đến", "Doanh nghiệp")) == to_enterprises


@pytest.mark.parametrize("year", YEARS)
def test_nobody_out_of_service_has_a_full_time_role(year: int) -> None:
    away = having(rows(year, STAFF), "Tình trạng", "Đã rời đi", "Nghỉ dài hạn")
    assert len(away) > 80
    for role in ("Phụ trách CNTT", "Phụ trách an toàn thông tin", "Phụ trách chuyển đổi số"):
        assert having(away, role, "Chuyên trách") == []


@COUNTED
def test_2024_everyone_trained(people: Callable[[int], list[Row]]) -> None:
    officials = having(people(2024), "Đối tượng", "Cán bộ", "Công chức")
    assert len(officials) > 5000
    assert {r["Đã bồi dưỡng kỹ năng số cơ bản"] for r in officials} == {"Có"}


def test_2024_teams() -> None:
    teams, communes = rows(2024, TEAMS), rows(2024, LOCALITIES)
    assert len(teams) == 2160
    assert total(teams, "Số thành viên") == 16_284
    assert total(communes, "Số thôn, xóm, tổ dân phố") == 1985
    assert total(communes, "Số thôn có Tổ CNSCĐ") == 1985
    assert sum(t["Thôn/Xóm/Tổ dân phố"] is None for t in teams) == 175


@COUNTED
def test_2024_officers(people: Callable[[int], list[Row]]) -> None:
    assert len(having(people(2024), "Phụ trách chuyển đổi số", *ROLE)) == 1987
    assert len(having(people(2024), "Phụ trách an toàn thông tin", *ROLE)) == 142


def test_2024_workers_and_support() -> None:
    firms = having(rows(2024, ORGANIZATIONS), "Loại đơn vị", "Doanh nghiệp")
    assert total(firms, "Số nhân viên hỗ trợ CĐS") == 214
    trained = total(firms, "Số người lao động đã bồi dưỡng kỹ năng số")
    assert (trained, total(firms, "Số người lao động")) == (49_420, 51_340)
    assert round(100 * 49_420 / 51_340, 2) == 96.26


def thirteen(year: int) -> dict[str, tuple[float, float]]:
    """The value and the threshold of each indicator of nam-dinh-dti-13, written out by hand."""
    people = having(serving(year), "Đối tượng", *OFFICIALS)
    communes, bodies = rows(year, LOCALITIES), rows(year, ORGANIZATIONS)
    firms = having(bodies, "Loại đơn vị", "Doanh nghiệp")
    higher = having(rows(year, SCHOOLS), "Cấp học", "Đại học", "Cao đẳng")
    general = having(rows(year, SCHOOLS), "Cấp học", "Tiểu học", "THCS", "THPT")
    leaders = having(serving(year), "Giữ chức vụ lãnh đạo", "Có")

    def share(part: float, whole: float) -> float:
        return 100 * part / whole

    def of_people(column: str, *values: str) -> float:
        return share(len(having(people, column, *values)), len(people))

    def of_communes(part: str, whole: str) -> float:
        return share(total(communes, part), total(communes, whole))

    digital = [
        s
        for s in higher
        if "Có" in (s["Tham gia mô hình Giáo dục đại học số"], s["Có hạ tầng số, nền tảng số"])
    ]
    trained = total(firms, "Số người lao động đã bồi dưỡng kỹ năng số")
    members = total(rows(year, TEAMS), "Số thành viên")
    skilled = "Số người trong độ tuổi lao động có kỹ năng số"
    budget = total(bodies, "Chi đào tạo kỹ năng số (triệu đồng)") / total(bodies, "Số người lao động")
    return {
        "hamlets-with-team": (of_communes("Số thôn có Tổ CNSCĐ", "Số thôn, xóm, tổ dân phố"), 100),
        "team-members-per-100": (share(members, total(communes, "Dân số")), 0.8),
        "dx-officers": (of_people("Phụ trách chuyển đổi số", *ROLE), 10),
        "infosec-officers": (of_people("Phụ trách an toàn thông tin", *ROLE), 3),
        "officials-trained": (of_people("Đã bồi dưỡng kỹ năng số cơ bản", "Có"), 100),
        "officials-data-analysis": (of_people("Đã bồi dưỡng phân tích dữ liệu", "Có"), 20),
        "workers-trained": (share(trained, total(firms, "Số người lao động")), 70),
        "people-with-skills": (of_communes(skilled, "Dân số trong độ tuổi lao động"), 70),
        "online-learners": (of_communes("Số người học kỹ năng số trên nền tảng trực tuyến", "Dân số"), 10),
        "training-budget-per-employee": (budget, 0.2),
        "universities-colleges-digital": (share(len(digital), len(higher)), 50),
        "schools-digital-governance": (
            share(len(having(general, "Áp dụng mô hình quản trị số", "Có")), len(general)),
            50,
        ),
        "leaders-aware": (
            share(len(having(leaders, "Nhận thức về chuyển đổi số", "Sâu sắc")), len(leaders)),
            90,
        ),
    }


@pytest.mark.parametrize(
    ("year", "met"),
    [
        (
            2021,
            ["training-budget-per-employee", "universities-colleges-digital", "schools-digital-governance"],
        ),
        (
            2024,
            [
                "hamlets-with-team",
                "team-members-per-100",
                "dx-officers",
                "workers-trained",
                "people-with-skills",
                "training-budget-per-employee",
                "universities-colleges-digital",
                "schools-digital-governance",
                "leaders-aware",
            ],
        ),
    ],
)
def test_which_of_the_thirteen_are_met(year: int, met: list[str]) -> None:
    assert [name for name, (value, threshold) in thirteen(year).items() if value >= threshold] == met


def test_the_thresholds_here_are_those_of_the_target_set() -> None:
    data = yaml.safe_load((ROOT / "targets/nam-dinh-dti-13.yaml").read_text(encoding="utf-8"))
    published = {i["id"]: i["goals"]["annual"]["at_least"] for i in data["indicators"]}
    assert published == {name: threshold for name, (_, threshold) in thirteen(2021).items()}
    assert sum(i["points"] for i in data["indicators"]) == 100


def test_nothing_unknown_in_2021_could_change_the_three() -> None:
    columns = {
        STAFF: [
            "Đối tượng",
            "Tình trạng",
            "Phụ trách CNTT",
            "Nhận thức về chuyển đổi số",
            "Giữ chức vụ lãnh đạo",
        ],
        LOCALITIES: ["Dân số", "Số người dân được thông tin về CĐS"],
        ORGANIZATIONS: ["Số người lao động", "Chi đào tạo kỹ năng số (triệu đồng)"],
    }
    for sheet, names in columns.items():
        assert all(r[name] is not None for r in rows(2021, sheet) for name in names)


# -- what the article tells of single districts ----------------------------------------------------------------


def test_2024_the_postings_that_the_article_tells_of() -> None:
    posted = [r for r in serving(2024) if r["Phụ trách chuyển đổi số"] in ROLE]
    ways = Counter((r["Huyện/Thành phố"], r["Hình thức bố trí"]) for r in posted)
    assert ways["Huyện Xuân Trường", "Trưng tập"] == 1
    assert all(ways[f"Huyện {d}", "Luân chuyển"] >= 2 for d in ("Trực Ninh", "Hải Hậu", "Vụ Bản"))
    (helper,) = [r for r in posted if r["Đơn vị quản lý gốc"] == "UBND thành phố Nam Định"]
    assert helper["Huyện/Thành phố"] == "Huyện Giao Thủy"
    assert helper["Làm việc tại bộ phận một cửa"] == "Có"


def test_2024_some_bodies_have_no_officer_at_all() -> None:
    roles = ("Phụ trách CNTT", "Phụ trách an toàn thông tin", "Phụ trách chuyển đổi số")
    place = ("Đơn vị công tác", "Huyện/Thành phố", "Xã/Phường/Thị trấn")
    everyone = {tuple(r[c] for c in place) for r in serving(2024)}
    staffed = {tuple(r[c] for c in place) for r in serving(2024) if any(r[c] in ROLE for c in roles)}
    bare = Counter(district for _, district, _ in everyone - staffed)
    assert 30 < sum(bare.values()) < 80
    assert bare["Huyện Giao Thủy"] >= 8


def test_2024_a_few_honest_blanks() -> None:
    leaders = having(serving(2024), "Giữ chức vụ lãnh đạo", "Có")
    aware = Counter((r["Huyện/Thành phố"], r["Nhận thức về chuyển đổi số"]) for r in leaders)
    blank = {district: n for (district, value), n in aware.items() if value is None}
    assert blank == {"Huyện Nghĩa Hưng": 24, "Huyện Ý Yên": 16}
    # All that is known in Nghĩa Hưng is deep: "all leaders" can be neither affirmed nor denied there.
    assert {v for (d, v) in aware if d == "Huyện Nghĩa Hưng"} == {"Sâu sắc", None}
    informed = [r for r in rows(2024, LOCALITIES) if r["Số người dân được thông tin về CĐS"] is None]
    assert Counter(r["Huyện/Thành phố"] for r in informed) == {"Huyện Nam Trực": 2, "Huyện Ý Yên": 3}
    assert {r["Công khai đầu mối hỗ trợ"] for r in rows(2024, LOCALITIES)} == {"x", None}


# -- every row is right ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("sheet", KEYS)
def test_keys_are_unique(year: int, sheet: str) -> None:
    keys = Counter(tuple(r[c] for c in KEYS[sheet]) for r in rows(year, sheet))
    assert [k for k, n in keys.items() if n > 1] == []


@cache
def communes_of(day: date) -> set[tuple[str, str]]:
    """Every (district, commune) valid on a day, as the form writes them."""
    units = yaml.safe_load((ROOT / "targets/units/nam-dinh.yaml").read_text(encoding="utf-8"))["units"]
    kinds = {
        "thanh_pho": "Thành phố",
        "huyen": "Huyện",
        "xa": "Xã",
        "phuong": "Phường",
        "thi_tran": "Thị trấn",
    }
    valid = [u for u in units if u.get("valid_from", date.min) <= day <= u.get("valid_to", date.max)]
    names = {
        u["id"]: f"{kinds[u['kind']]} {u['name'].removeprefix('TP ')}" for u in valid if u["kind"] in kinds
    }
    return {(names[u["parent"]], names[u["id"]]) for u in valid if u.get("parent") in names}


@pytest.mark.parametrize("year", YEARS)
def test_places_exist_on_the_date(year: int) -> None:
    known = communes_of(SAMPLES[year])
    districts = {d for d, _ in known}
    for sheet in KEYS:
        for row in rows(year, sheet):
            district, commune = row["Huyện/Thành phố"], row["Xã/Phường/Thị trấn"]
            assert district in districts or (district is None and commune is None)
            assert commune is None or (district, commune) in known
    assert {(r["Huyện/Thành phố"], r["Xã/Phường/Thị trấn"]) for r in rows(year, LOCALITIES)} == known


@pytest.mark.parametrize("year", YEARS)
def test_people_are_plausible(year: int) -> None:
    end = SAMPLES[year]
    for row in rows(year, STAFF):
        assert 20 <= (end - row["Ngày sinh"].date()).days / 365.25 < 62
        trained = row["Ngày bồi dưỡng gần nhất"]
        assert (trained is not None) == (row["Đã bồi dưỡng kỹ năng số cơ bản"] == "Có")
        assert trained is None or (isinstance(trained, datetime) and trained.date() <= end)
        if row["Giữ chức vụ lãnh đạo"] == "Có":
            assert row["Chức vụ"]
        assert (row["Hình thức bố trí"] != "Tại chỗ") == (row["Đơn vị quản lý gốc"] is not None)
        assert row["Nơi chuyển đến"] is None or row["Tình trạng"] == "Đã rời đi"
        assert (row["Chuyên gia chuyển đổi số"] == "Có") == (row["Căn cứ công nhận chuyên gia"] is not None)
        roles = ("Phụ trách CNTT", "Phụ trách an toàn thông tin", "Phụ trách chuyển đổi số")
        assert [row[c] for c in roles].count("Chuyên trách") <= 1


@pytest.mark.parametrize("year", YEARS)
def test_parts_are_not_above_their_wholes(year: int) -> None:
    pairs = {
        LOCALITIES: [
            ("Số thôn có Tổ CNSCĐ", "Số thôn, xóm, tổ dân phố"),
            ("Số người dân được thông tin về CĐS", "Dân số"),
            ("Dân số trong độ tuổi lao động", "Dân số"),
            ("Số người trong độ tuổi lao động có kỹ năng số", "Dân số trong độ tuổi lao động"),
            ("Số người học kỹ năng số trên nền tảng trực tuyến", "Dân số"),
        ],
        ORGANIZATIONS: [
            ("Số lãnh đạo nhận thức sâu sắc", "Số lãnh đạo"),
            ("Số người lao động đã bồi dưỡng kỹ năng số", "Số người lao động"),
        ],
    }
    for sheet, parts in pairs.items():
        for row in rows(year, sheet):
            for part, whole in parts:
                assert row[part] is None or 0 <= row[part] <= row[whole]


@pytest.mark.parametrize("year", YEARS)
def test_teams_agree_with_the_localities(year: int) -> None:
    hamlets = Counter(
        (t["Huyện/Thành phố"], t["Xã/Phường/Thị trấn"]) for t in rows(year, TEAMS) if t["Thôn/Xóm/Tổ dân phố"]
    )
    for row in rows(year, LOCALITIES):
        assert row["Số thôn có Tổ CNSCĐ"] == hamlets[row["Huyện/Thành phố"], row["Xã/Phường/Thị trấn"]]
    assert all(t["Ngày thành lập"].date() <= SAMPLES[year] for t in rows(year, TEAMS))
    assert all(t["Số thành viên"] >= 1 for t in rows(year, TEAMS))


@pytest.mark.parametrize("year", YEARS)
def test_leaders_agree_between_staff_and_organizations(year: int) -> None:
    def key(row: Row, name: str) -> tuple[Any, ...]:
        return (row[name], row["Huyện/Thành phố"], row["Xã/Phường/Thị trấn"])

    leaders = having(serving(year), "Giữ chức vụ lãnh đạo", "Có")
    led = Counter(key(r, "Đơn vị công tác") for r in leaders)
    deep = having(leaders, "Nhận thức về chuyển đổi số", "Sâu sắc")
    aware = Counter(key(r, "Đơn vị công tác") for r in deep)
    bodies = [r for r in rows(year, ORGANIZATIONS) if r["Loại đơn vị"] != "Doanh nghiệp"]
    assert {key(r, "Tên đơn vị") for r in bodies} == {key(r, "Đơn vị công tác") for r in rows(year, STAFF)}
    for row in bodies:
        assert row["Số lãnh đạo"] in (None, led[key(row, "Tên đơn vị")])
        assert row["Số lãnh đạo nhận thức sâu sắc"] in (None, aware[key(row, "Tên đơn vị")])
