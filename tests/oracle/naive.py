"""A deliberately naive second implementation of the score, written from the contract alone.

It shares no code with the program. Rows are dicts, numbers are Fractions, every clause is spelled out where
it is needed, and nothing is clever. Layouts are assumed clean; the *values* may be as messy as they like.

Readings of the contract (where it leaves a choice open)
--------------------------------------------------------
Cells
 1. "All cells equal" compares what was read, after the blank rules: `Có` = `x`, blank status = `Đang công
    tác`; raw text only for invalid cells.
 2. Of rows with one key, exact copies collapse pairwise: A, A, B counts A once and B once.
    A staff code in two rows of two bodies counts once, where the person works, if one row alone names the
    other's body as home organization.
 3. The localities key is the resolved place and is blank only if both cells are blank; an organization's
    key is blank if its name is; an invalid key cell never duplicates.
 4. A choice cell is its label or its id, whole and with accents; `-` in a choice or role column is invalid.
 5. `đã`/`chưa` are whole words at the start; a text beginning with chưa rõ, chưa biết, chưa xác định is
    invalid.
 6. Text numbers: digits, Vietnamese groups of three, a decimal comma. Any other text (`12.5`, `12 %`) is
    invalid. Below the range, or a fraction in a whole-number column: invalid.
 7. A stored number is the decimal that the cell shows (0.1 is 1/10, not the binary double).
 8. A month or year stands for all of its days: a comparison with it is unknown when its days disagree. A
    whole number 1900-2100 in a date column is a year.
 9. `trained_on` wholly after the file's date is invalid (its first day is later); with no date the rule is
    skipped.
10. `{blank: false}` is the complement of `{blank: true}`, so true for an invalid cell.
11. A row is skipped if all its recognised cells are blank. A sheet with a header and no rows is present.
12. A tick column is judged over all rows of that sheet in that file, before duplicates and resubmissions.
Places
13. Unit names match by NFC, case, spaces, tone placement, dots; accents count. The kind prefix decides
    among equal names and is otherwise ignored. Codes match too.
14. A commune recognised, but only in other districts than the one given, is a conflict. An ambiguous
    commune name without a district is unrecognised, unless its kind (`Xã Quang Trung`) leaves one.
15. An unrecognised district cell makes the place undetermined even beside a recognised commune.
16. In conditions and distinct keys: district and commune of an undetermined place are unknown and not
    blank; likewise an unrecognised commune under a recognised district. Khối tỉnh has both blank; a blank
    equals no id (false, not unknown).
17. After the districts ended a district cell beside a recognised commune is not looked at; alone it is
    undetermined.
18. After the districts ended `district` of a row is its former district, or the ward itself where that
    crosses old borders; such a ward is listed under `--by district` with level `commune`, after the former
    districts.
19. A file without a date uses the census date (the latest, or --as-of). With no date anywhere: the map that
    places most rows; on a tie the latest.
20. A row from a file older than the census date is carried to the unit valid on the census date through
    `successors`.
Files
21. Files that name no reporting unit are never resubmissions of one another. No Lần gửi (no date) ranks
    below any. Undecidable: all rows count (exact copies once).
22. A sheet named under Không phát sinh is present, without rows. The province has every file, even a file
    without any row.
23. A file holds a unit's rows if it has one in any sheet, after resubmissions and before exact copies are
    dropped. The files of one reporting unit are parts of one submission: what one of them has, all have.
Numbers
24. `where` and `having` are evaluated by Kleene logic separately, even where both read the same cell.
25. low of numerator/denominator is null where the denominator's high is open, even if the numerator's low
    is 0.
26. "Row whose denominator is unknown": membership in the denominator's `where`, its summand or its key part
    is unknown. Numerator and denominator are shown without those rows; whether the denominator is certainly
    0 is judged with them.
27. high of `distinct`: rows of unknown membership add each new known key once; a row with an unknown key
    part adds one.
28. Several `where` operators in one mapping are AND; an empty list is false.
29. A gap is never below 0 and may exceed the rows there are (a target above 100 %).
Goals
30. `apportion` and `aspirational` belong to a goal, `levels` to the indicator, `per` to the measure (each
    also accepted at the other place). Explicit `levels` replace the default, so a count with levels
    [district] asks the full number of each district.
31. Apportioned: an unknown weight, or a weight sum of 0, makes the target null and `no_data` in every
    district. Unknown weight: the sheet is absent for a district that has rows, or a population is blank or
    invalid. After the districts ended nobody gets a share.
32. A level mismatch does not hide an apportioned district target; a unit without a share has target null
    and `not_applicable`.
33. Steps: at_least takes the greatest `from` reached, at_most the smallest.
34. Aspirational goals are scored like others.
35. `incomplete` looks at every indicator with a goal in that year, whether or not the goal holds at the
    unit's level; the apportion weight is not a needed sheet.
Units
36. Under `--by organization` the sheets `staff` (organization) and `organizations` (name) have an
    organization column; an indicator that needs any other sheet is not_applicable with five nulls, unknown
    0, and does not make a unit incomplete.
37. An organization is (resolved place, normalised name); a person of the district's own level belongs to
    `<district>.<slug>`; khoi-tinh and chua-xac-dinh are not listed besides their organizations. Blank or
    invalid names are the last of their place. Equal slugs get -2, -3 … in order of normalised name.
38. An organization's shown name is its most frequent spelling, then the smallest.
39. With `--district X --by district` only X; with `--by commune|organization` only what lies inside X, so
    no khoi-tinh, no chua-xac-dinh.
40. `extends`: keys of the child replace the parent's; an indicator with a known id replaces the keys it
    gives (goals as a whole), a null removes a key, a new id is appended.
41. `annual` is a year of its own: it is not added into the summaries of 2025 or 2030.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any

import openpyxl
import yaml


class CannotScoreError(Exception):
    """The inputs do not make a score (the program would exit with 2)."""


# ---- the form (§3)

_CHOICES = {
    "gender": "nam Nam; nu Nữ",
    "category": "can_bo Cán bộ; cong_chuc Công chức; vien_chuc Viên chức; nguoi_lao_dong Người lao động",
    "status": "dang_cong_tac Đang công tác; nghi_dai_han Nghỉ dài hạn; da_roi_di Đã rời đi",
    "left_to": "doanh_nghiep Doanh nghiệp; co_quan_khac Cơ quan khác; nghi_huu Nghỉ hưu; khac Khác",
    "assignment": "tai_cho Tại chỗ; dieu_dong Điều động; luan_chuyen Luân chuyển; biet_phai Biệt phái; "
    "trung_tap Trưng tập; thue_ngoai Thuê ngoài",
    "education": "chua_qua_dao_tao Chưa qua đào tạo; so_cap Sơ cấp; trung_cap Trung cấp; cao_dang Cao đẳng; "
    "dai_hoc Đại học; thac_si Thạc sĩ; tien_si Tiến sĩ",
    "role": "chuyen_trach Chuyên trách; kiem_nhiem Kiêm nhiệm; khong Không",
    "trained_topics": "do_thi_thong_minh Đô thị thông minh; thuong_mai_dien_tu Thương mại điện tử; "
    "nong_nghiep Nông nghiệp; y_te Y tế; giao_duc Giáo dục; tai_nguyen_moi_truong Tài nguyên môi trường; "
    "an_toan_thong_tin An toàn thông tin; tri_tue_nhan_tao Trí tuệ nhân tạo; khac Khác",
    "dx_awareness": "sau_sac Sâu sắc; co_ban Cơ bản; chua Chưa",
    "level": "mam_non Mầm non; tieu_hoc Tiểu học; thcs THCS; thpt THPT; gdtx GDTX; trung_cap Trung cấp; "
    "cao_dang Cao đẳng; dai_hoc Đại học",
    "ownership": "cong_lap Công lập; ngoai_cong_lap Ngoài công lập",
    "kind": "co_quan Cơ quan nhà nước; dia_phuong Chính quyền địa phương; "
    "doan_the Đảng, Mặt trận, đoàn thể; don_vi_su_nghiep Đơn vị sự nghiệp; doanh_nghiep Doanh nghiệp",
}

# one column a line: id, type (and rules), header and aliases
_COLUMNS = {
    "staff Nhân sự": """
        staff_id          | text     | Mã cán bộ
        full_name         | text     | Họ và tên
        birth_date        | date     | Ngày sinh
        gender            | choice   | Giới tính
        organization      | text     | Đơn vị công tác
        district          | district | Huyện/Thành phố
        commune           | commune  | Xã/Phường/Thị trấn
        category          | choice   | Đối tượng | Loại
        status            | choice blank=dang_cong_tac | Tình trạng
        left_to           | choice   | Nơi chuyển đến
        assignment        | choice blank=tai_cho | Hình thức bố trí
        home_organization | text     | Đơn vị quản lý gốc
        position          | text     | Chức vụ
        job_position      | text     | Vị trí việc làm
        is_leader         | yesno    | Giữ chức vụ lãnh đạo | Lãnh đạo
        one_stop          | yesno    | Làm việc tại bộ phận một cửa
        education         | choice   | Trình độ chuyên môn
        major             | text     | Chuyên ngành
        it_role           | role     | Phụ trách CNTT
        security_role     | role     | Phụ trách an toàn thông tin
        dx_role           | role     | Phụ trách chuyển đổi số
        open_source       | yesno    | Sử dụng phần mềm nguồn mở
        trained_basic     | yesno    | Đã bồi dưỡng kỹ năng số cơ bản
        trained_topics    | list     | Chuyên đề đã bồi dưỡng
        trained_data      | yesno    | Đã bồi dưỡng phân tích dữ liệu
        trained_on        | date past=yes | Ngày bồi dưỡng gần nhất
        dx_awareness      | choice   | Nhận thức về chuyển đổi số
        dx_expert         | yesno    | Chuyên gia chuyển đổi số
        expert_evidence   | text     | Căn cứ công nhận chuyên gia
        note              | text     | Ghi chú""",
    "teams Tổ CNSCĐ": """
        team_id           | text     | Mã tổ
        name              | text     | Tên tổ
        district          | district | Huyện/Thành phố
        commune           | commune  | Xã/Phường/Thị trấn
        hamlet            | text     | Thôn/Xóm/Tổ dân phố
        members           | integer least=1 | Số thành viên
        founded           | date     | Ngày thành lập""",
    "localities Địa bàn": """
        district          | district | Huyện/Thành phố
        commune           | commune  | Xã/Phường/Thị trấn
        hamlets           | integer  | Số thôn, xóm, tổ dân phố
        hamlets_with_team | integer whole=hamlets | Số thôn có Tổ CNSCĐ
        population        | integer  | Dân số
        informed          | integer whole=population | Số người dân được thông tin về CĐS
        working_age       | integer whole=population | Dân số trong độ tuổi lao động
        working_age_skilled | integer whole=working_age | Số người trong độ tuổi lao động có kỹ năng số
        online_learners   | integer whole=population | Số người học kỹ năng số trên nền tảng trực tuyến
        resident_training | yesno    | Đã tập huấn kỹ năng số cho người dân
        support_contact   | yesno    | Công khai đầu mối hỗ trợ""",
    "schools Cơ sở giáo dục": """
        school_id         | text     | Mã trường
        name              | text     | Tên trường
        district          | district | Huyện/Thành phố
        commune           | commune  | Xã/Phường/Thị trấn
        level             | choice   | Cấp học
        ownership         | choice   | Loại hình
        stem              | yesno    | Tổ chức hoạt động STEM/STEAM
        digital_platform  | yesno    | Có hạ tầng số, nền tảng số
        digital_university | yesno   | Tham gia mô hình Giáo dục đại học số
        digital_governance | yesno   | Áp dụng mô hình quản trị số""",
    "organizations Cơ quan, doanh nghiệp": """
        name              | text     | Tên đơn vị
        kind              | choice   | Loại đơn vị
        district          | district | Huyện/Thành phố
        commune           | commune  | Xã/Phường/Thị trấn
        leaders           | integer  | Số lãnh đạo
        leaders_aware     | integer whole=leaders | Số lãnh đạo nhận thức sâu sắc
        employees         | integer  | Số người lao động
        employees_trained | integer whole=employees | Số người lao động đã bồi dưỡng kỹ năng số
        support_staff     | integer  | Số nhân viên hỗ trợ CĐS
        training_budget   | number   | Chi đào tạo kỹ năng số | Chi đào tạo kỹ năng số, triệu đồng
        has_dx_network    | yesno    | Có mạng lưới CĐS""",
}


@dataclass(frozen=True)
class Column:
    """One column of the form: its header and aliases, its type, and what a blank means."""

    id: str
    headers: list[str]
    type: str  # text | date | yesno | choice | role | list | integer | number | district | commune
    choices: dict[str, str]
    blank: str | None = None  # the value of a blank, always
    least: int = 0
    whole: str | None = None  # part_of
    past: bool = False  # not after the as-of date


def _column(line: str) -> Column:
    id, kind, *headers = (part.strip() for part in line.split("|"))
    type_, *rules = kind.split()
    rule = dict(r.split("=") for r in rules)
    labels = (
        _CHOICES.get("role" if type_ == "role" else id, "") if type_ in ("choice", "role", "list") else ""
    )
    choices = dict(label.strip().split(" ", 1) for label in labels.split(";") if label)
    least, past = int(rule.get("least", 0)), "past" in rule
    return Column(id, headers, type_, choices, rule.get("blank"), least, rule.get("whole"), past)


FORM: dict[str, tuple[str, list[Column]]] = {
    name.split(" ", 1)[0]: (name.split(" ", 1)[1], [_column(line) for line in lines.strip().splitlines()])
    for name, lines in _COLUMNS.items()
}
INFO_SHEET = "Thông tin"
INFO_KEYS = {
    "unit": ["Đơn vị báo cáo"],
    "as_of": ["Số liệu tính đến ngày", "Ngày chốt số liệu"],
    "attempt": ["Lần gửi"],
    "nothing": ["Không phát sinh"],
}
KEYS = {
    "staff": "staff_id",
    "teams": "team_id",
    "schools": "school_id",
}  # localities, organizations: see duplicate_key
ORGANIZATION_COLUMN = {"staff": "organization", "organizations": "name"}


# ---- text


@functools.lru_cache(maxsize=None, typed=True)
def plain(text: Any) -> str:
    """NFC, collapsed spaces, case-folded: how text is compared."""
    text = unicodedata.normalize("NFC", str(text)).replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split()).casefold()


def folded(text: Any) -> str:
    """Without accents, brackets and punctuation: how headers and sheet names are compared."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", unicodedata.normalize("NFC", str(text)))
    text = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    text = "".join(ch for ch in text if not unicodedata.combining(ch))
    return " ".join(re.findall(r"[a-z0-9]+", text))


def place_text(text: Any) -> str:
    """As `plain`, with every tone mark moved to the end of its word and dots taken as spaces."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    words = []
    for word in plain(plain(text).replace(".", " ")).split():
        letters = unicodedata.normalize("NFD", word)
        words.append(
            "".join(ch for ch in letters if ch not in tones) + "".join(ch for ch in letters if ch in tones)
        )
    return " ".join(words)


def slug(text: Any) -> str:
    return folded(re.sub(r"[()\[\]]", " ", str(text))).replace(" ", "-") or "khong-ten"


# ---- cells


class _Blank:
    def __repr__(self) -> str:
        return "BLANK"


BLANK = _Blank()


@dataclass(frozen=True)
class Invalid:
    """A cell that says something which cannot be taken: unknown, and not blank."""

    text: str


@dataclass(frozen=True)
class Days:
    """A date, or the first and last day of a month or year."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Items:
    """A list cell: the items recognised, and the texts that were not."""

    known: frozenset[str]
    unrecognised: frozenset[str]


@dataclass(frozen=True)
class ErrorCell:
    """An Excel error, or a formula that was never calculated."""

    text: str


def is_unknown(cell: Any) -> bool:
    return cell is BLANK or isinstance(cell, Invalid)


def cell_text(raw: Any) -> str:
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, dt.datetime) and raw.time() == dt.time():
        return raw.date().isoformat()
    return str(raw)


def read_days(raw: Any) -> Days | None:
    if isinstance(raw, dt.datetime):
        return Days(raw.date(), raw.date())
    if isinstance(raw, dt.date):
        return Days(raw, raw)
    if isinstance(raw, (bool, dt.time)):
        return None
    if isinstance(raw, (int, float)):
        return _year(int(raw)) if raw == int(raw) else None
    text = plain(raw)
    try:
        if m := re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", text):
            day = dt.date(int(m[3]), int(m[2]), int(m[1]))
        elif m := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?", text):
            day = dt.date(int(m[1]), int(m[2]), int(m[3]))
        elif m := re.fullmatch(r"(\d{1,2})[/.\-](\d{4})", text):
            first = dt.date(int(m[2]), int(m[1]), 1)
            last = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1) - dt.timedelta(days=1)
            return Days(first, last)
        elif re.fullmatch(r"\d{4}", text):
            return _year(int(text))
        else:
            return None
    except ValueError:
        return None
    return Days(day, day)


def _year(year: int) -> Days | None:
    return Days(dt.date(year, 1, 1), dt.date(year, 12, 31)) if 1900 <= year <= 2100 else None


def read_number(raw: Any) -> Fraction | None:
    if isinstance(raw, (bool, dt.date, dt.time)):
        return None
    if isinstance(raw, (int, float)):
        return Fraction(repr(raw))
    text = plain(raw)
    if text == "-":
        return Fraction(0)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?|\d{1,3}( \d{3})+(,\d+)?|\d+(,\d+)?", text):
        return Fraction(text.replace(".", "").replace(" ", "").replace(",", "."))
    return None


def read_yes_no(raw: Any) -> bool | None:
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return {0: False, 1: True}.get(raw)
    text = plain(cell_text(raw))
    if text in ("có", "x", "✓", "✔", "1", "true", "yes"):
        return True
    if text in ("không", "0", "false", "no", "-"):
        return False
    if re.match(r"chưa (rõ|biết|xác định)\b", text):
        return None
    if re.match(r"đã\b", text):
        return True
    if re.match(r"chưa\b", text):
        return False
    return None


def read_choice(raw: Any, choices: dict[str, str]) -> str | None:
    text = plain(cell_text(raw))
    for value, label in choices.items():
        if text in (plain(label), value):
            return value
    return None


def read_items(raw: Any, choices: dict[str, str]) -> Items:
    text = cell_text(raw)
    if plain(text) in ("không", "-"):
        return Items(frozenset(), frozenset())
    known, strange = set(), set()
    for part in re.split(r"[;,\n\r]", text):
        if plain(part):
            value = read_choice(part, choices)
            if value is None:
                strange.add(plain(part))
            else:
                known.add(value)
    return Items(frozenset(known), frozenset(strange))


def read_cell(raw: Any, column: Column, as_of: dt.date | None) -> Any:
    """A typed value, BLANK, or Invalid. Unit columns stay text until the place is resolved."""
    if isinstance(raw, ErrorCell):
        return Invalid(raw.text)
    if raw is None or not plain(cell_text(raw)):
        return BLANK
    text = plain(cell_text(raw))
    if column.type in ("text", "district", "commune"):
        return text
    if column.type == "yesno":
        value: Any = read_yes_no(raw)
    elif column.type in ("choice", "role"):
        value = read_choice(raw, column.choices)
    elif column.type == "list":
        value = read_items(raw, column.choices)
    elif column.type == "date":
        value = read_days(raw)
        if value is not None and column.past and as_of is not None and value.first > as_of:
            value = None
    else:
        value = read_number(raw)
        if value is not None and (
            value < column.least or (column.type == "integer" and value.denominator != 1)
        ):
            value = None
    return Invalid(text) if value is None else value


# ---- workbooks


@dataclass
class File:
    """One workbook: what `info` says, and the raw rows of every sheet it has (column id -> raw cell)."""

    path: Path
    unit: str | None = None
    as_of: dt.date | None = None
    attempt: int | None = None
    sheets: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def _grid(values: Any, formulas: Any) -> list[list[Any]]:
    grid = []
    rows_f = formulas.iter_rows() if formulas is not None else None
    for row in values.iter_rows():
        cells = []
        row_f = next(rows_f) if rows_f is not None else None
        for i, cell in enumerate(row):
            value = cell.value
            if getattr(cell, "data_type", None) == "e":
                value = ErrorCell(str(value))
            elif value is None and row_f is not None and i < len(row_f) and row_f[i].data_type == "f":
                value = ErrorCell("formula")
            cells.append(value)
        grid.append(cells)
    return grid


def read_file(path: Path) -> File:
    with zipfile.ZipFile(path) as archive:
        sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/")]
        has_formulas = any(re.search(rb"<f[ >/]", archive.read(n)) for n in sheets)
    values = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path) if has_formulas else None
    file = File(path)
    names = {folded(label): sheet for sheet, (label, _) in FORM.items()} | {
        folded(sheet): sheet for sheet in FORM
    }
    nothing: set[str] = set()
    for ws in values.worksheets:
        grid = _grid(ws, formulas[ws.title] if formulas is not None else None)
        title = folded(ws.title)
        if title in (folded(INFO_SHEET), "info"):
            nothing = _read_info(grid, file)
        elif title in names and names[title] not in file.sheets:
            rows = _read_table(grid, FORM[names[title]][1])
            if rows is not None:
                file.sheets[names[title]] = rows
    for sheet in nothing:
        file.sheets.setdefault(sheet, [])
    return file


def _read_info(grid: list[list[Any]], file: File) -> set[str]:
    keys = {folded(header): key for key, headers in INFO_KEYS.items() for header in headers}
    found: dict[str, Any] = {}
    for row in grid:
        filled = [v for v in row if v is not None and not isinstance(v, ErrorCell) and plain(cell_text(v))]
        for key_cell, value in pairwise(filled):
            key = keys.get(folded(key_cell))
            if key and key not in found:
                found[key] = value
                break
    if "unit" in found:
        file.unit = place_text(found["unit"])
    if "as_of" in found and (days := read_days(found["as_of"])):
        file.as_of = days.last
    if "attempt" in found and (m := re.search(r"\d+", cell_text(found["attempt"]))):
        file.attempt = int(m[0])
    nothing = set()
    text = f" {folded(found.get('nothing', ''))} "
    for sheet, (label, _) in sorted(FORM.items(), key=lambda item: -len(item[1][0])):
        for name in (folded(label), sheet):
            if f" {name} " in text:
                nothing.add(sheet)
                text = text.replace(f" {name} ", " | ")
    return nothing


def _read_table(grid: list[list[Any]], columns: list[Column]) -> list[dict[str, Any]] | None:
    by_header = {folded(h): c.id for c in columns for h in (*c.headers, c.id)}
    best, best_count = None, 0
    for index, row in enumerate(grid[:30]):
        count = len({by_header[folded(v)] for v in row if v is not None and folded(v) in by_header})
        if count > best_count:
            best, best_count = index, count
    if best is None:
        return None
    position: dict[str, int] = {}
    for i, value in enumerate(grid[best]):
        if value is not None and folded(value) in by_header:
            position.setdefault(by_header[folded(value)], i)
    rows = []
    for offset, row in enumerate(grid[best + 1 :]):
        filled = [v for v in row if v is not None]
        if (
            offset == 0
            and len(filled) >= 3
            and [cell_text(v) for v in filled] == [str(n + 1) for n in range(len(filled))]
        ):
            continue  # the row of column numbers
        raw = {column: row[i] if i < len(row) else None for column, i in position.items()}
        if any(v is not None and (isinstance(v, ErrorCell) or plain(cell_text(v))) for v in raw.values()):
            rows.append(raw)
    return rows


# ---- units


@dataclass(eq=False)
class Unit:
    id: str
    name: str
    level: str
    kind: str
    parent: str | None
    first: dt.date
    last: dt.date
    successors: list[str]
    bare: set[str]
    full: set[str]
    order: int

    def valid(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


def _date(value: Any, default: dt.date) -> dt.date:
    if value is None:
        return default
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))


class Units:
    """The units file: every unit with its dates."""

    def __init__(self, path: Path):
        data = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
        kinds = data["kinds"]
        self.prefixes: dict[str, list[str]] = {}
        for kind in kinds.values():
            self.prefixes.setdefault(kind["level"], []).extend(
                place_text(p) for p in kind.get("prefixes") or []
            )
        self.all: list[Unit] = []
        for order, u in enumerate(data["units"]):
            names = [u["name"], *(u.get("aliases") or [])]
            prefixes = kinds[u["kind"]].get("prefixes") or []
            bare = {place_text(n) for n in names}
            if u.get("code") is not None:
                bare.add(place_text(u["code"]))
            full = {place_text(f"{p} {n}") for p in prefixes for n in names}
            successors = u.get("successors") or []
            self.all.append(
                Unit(
                    u["id"],
                    u["name"],
                    kinds[u["kind"]]["level"],
                    u["kind"],
                    u.get("parent"),
                    _date(u.get("valid_from"), dt.date.min),
                    _date(u.get("valid_to"), dt.date.max),
                    [successors] if isinstance(successors, str) else list(successors),
                    bare,
                    full,
                    order,
                )
            )
        provinces = [u for u in self.all if u.level == "province"]
        title = data.get("province") or data.get("name") or data.get("title") or "Nam Định"
        if isinstance(title, dict):
            title = title.get("name") or title.get("vi") or "Nam Định"
        self.province_name = provinces[0].name if provinces else str(title)
        self._maps: dict[dt.date, Map] = {}

    def on(self, day: dt.date) -> Map:
        if day not in self._maps:
            self._maps[day] = Map(self, day)
        return self._maps[day]

    def turning_days(self) -> list[dt.date]:
        """The first day of every period in which no unit changes."""
        days = {u.first for u in self.all} | {
            u.last + dt.timedelta(days=1) for u in self.all if u.last < dt.date.max
        }
        return sorted(days)

    def successor(self, unit: Unit) -> Unit | None:
        """The one unit of the same level that took this one over, if there is exactly one."""
        if unit.last == dt.date.max:
            return None
        after = unit.last + dt.timedelta(days=1)
        heirs = [u for u in self.all if u.id in unit.successors and u.level == unit.level and u.valid(after)]
        return heirs[0] if len(heirs) == 1 else None


@cache
def read_units(path: Path) -> Units:
    return Units(path)


@dataclass(frozen=True)
class Place:
    """Where a row belongs. `kind`: rest (Khối tỉnh), unknown (Chưa xác định), district (its own), commune."""

    kind: str
    district: Unit | None = None  # the unit of the `--by district` partition
    commune: Unit | None = None


REST, UNKNOWN = Place("rest"), Place("unknown")


class Map:
    """The units valid on one day, and how a row finds its place among them."""

    def __init__(self, units: Units, day: dt.date):
        self.units, self.day = units, day
        self.districts = [u for u in units.all if u.level == "district" and u.valid(day)]
        self.communes = [u for u in units.all if u.level == "commune" and u.valid(day)]
        self.ended = not self.districts
        if self.ended:  # the districts that lasted until the end
            all_districts = [u for u in units.all if u.level == "district" and u.last < day]
            last_day = max((u.last for u in all_districts), default=dt.date.min)
            self.former = [u for u in all_districts if u.last == last_day]
        else:
            self.former = list(self.districts)
        self.home: dict[Unit, Unit] = {commune: self._home(commune) for commune in self.communes}
        crossing = [c for c in self.communes if self.home[c] is c]
        self.partition = self.former + (crossing if self.ended else [])

    def _home(self, commune: Unit) -> Unit:
        """The district of a commune; after their end the former one, or itself if it crosses old borders."""
        if not self.ended:
            return next(d for d in self.districts if d.id == commune.parent)
        eve = commune.first - dt.timedelta(days=1)
        parents = {
            u.parent
            for u in self.units.all
            if u.level == "commune" and u.last == eve and commune.id in u.successors
        }
        homes = [d for d in self.former if d.id in parents]
        return homes[0] if len(homes) == 1 and len(parents) == 1 else commune

    def find(self, candidates: list[Unit], text: str) -> list[Unit]:
        text = place_text(text)
        hits = [u for u in candidates if text in u.full] or [u for u in candidates if text in u.bare]
        if not hits and candidates:
            for prefix in self.units.prefixes.get(candidates[0].level, []):
                if text.startswith(prefix + " "):
                    rest = text[len(prefix) + 1 :]
                    hits = hits or [u for u in candidates if rest in u.bare]
        return hits

    def resolve(self, district: Any, commune: Any) -> Place:
        if district is BLANK and commune is BLANK:
            return REST
        communes = self.find(self.communes, commune) if isinstance(commune, str) else []
        if self.ended:
            return self._commune(communes[0]) if len(communes) == 1 else UNKNOWN
        if district is BLANK:
            return self._commune(communes[0]) if len(communes) == 1 else UNKNOWN
        districts = self.find(self.districts, district) if isinstance(district, str) else []
        if len(districts) != 1:
            return UNKNOWN
        if commune is BLANK:
            return Place("district", districts[0])
        inside = [c for c in communes if self.home[c] is districts[0]]
        if len(inside) == 1:
            return self._commune(inside[0])
        if communes and not inside:
            return UNKNOWN  # it lies in another district
        return Place("district", districts[0])

    def _commune(self, commune: Unit) -> Place:
        return Place("commune", self.home[commune], commune)

    def carry(self, place: Place) -> Place:
        """The place as it is called on this map's day."""
        if place.commune is not None:
            unit: Unit | None = place.commune
            while unit is not None and not unit.valid(self.day):
                unit = self.units.successor(unit)
            return self._commune(unit) if unit is not None else UNKNOWN
        if place.kind == "district" and place.district not in self.former:
            unit = place.district
            while unit is not None and unit not in self.former:
                unit = self.units.successor(unit)
            return Place("district", unit) if unit is not None else UNKNOWN
        return place


# ---- census


@dataclass(eq=False)
class Row:
    file: int
    sheet: str
    cells: dict[str, Any]
    place: Place
    spelling: str | None  # the organization as written


@dataclass
class Census:
    as_of: dt.date | None
    map: Map
    has: list[set[str]]  # per file: the sheets that the files of its reporting unit have
    rows: list[Row]  # duplicates dropped
    holders: list[tuple[int, Row]]  # every row, copies included: which file holds which unit


def read_census(paths: list[Path], units: Units, as_of: dt.date | None) -> Census:
    files = [read_file(Path(p)) for p in paths]
    if not any("staff" in f.sheets for f in files):
        raise CannotScoreError("no file has the staff sheet and none says Không phát sinh of it")
    dates = [f.as_of for f in files if f.as_of]
    census_date = as_of or (max(dates) if dates else None)
    if as_of:
        for f in files:
            f.as_of = as_of
    _drop_replaced(files)
    day = census_date or _best_day(files, units)
    census_map = units.on(day)
    rows: list[Row] = []
    resolved: dict[Any, Place] = {}
    for number, f in enumerate(files):
        file_map = units.on(f.as_of or day)
        for sheet, raws in f.sheets.items():
            for raw, cells in zip(raws, _typed_rows(raws, sheet, f.as_of or census_date), strict=True):
                pair = (f.as_of or day, cells["district"], cells["commune"])
                if pair not in resolved:
                    resolved[pair] = file_map.resolve(*pair[1:])
                place = resolved[pair]
                bad_commune = place.kind == "district" and cells["commune"] is not BLANK
                strange = f"{cells['district']} / {cells['commune']}"
                place = census_map.carry(place)
                if place.kind == "unknown":
                    cells["district"] = cells["commune"] = Invalid(strange)
                else:
                    cells["district"] = place.district.id if place.district else BLANK
                    cells["commune"] = (
                        place.commune.id if place.commune else Invalid(strange) if bad_commune else BLANK
                    )
                column = ORGANIZATION_COLUMN.get(sheet)
                spelling = None
                if column and isinstance(cells[column], str):
                    spelling = " ".join(unicodedata.normalize("NFC", cell_text(raw[column])).split())
                rows.append(Row(number, sheet, cells, place, spelling))
    seen: dict[Any, list[dict[str, Any]]] = {}
    kept = []
    for row in rows:
        key = duplicate_key(row)
        if key is not None:
            if row.cells in seen.setdefault(key, []):
                continue
            seen[key].append(row.cells)
        kept.append(row)
    by_key: dict[Any, list[Row]] = {}
    for row in kept:
        by_key.setdefault(duplicate_key(row), []).append(row)
    kept = [row for row in kept if not _only_lent(row, by_key[duplicate_key(row)])]
    has = [
        {sheet for g in files if g is f or (f.unit and g.unit == f.unit) for sheet in g.sheets} for f in files
    ]
    return Census(census_date, census_map, has, kept, [(r.file, r) for r in rows])


def _typed_rows(raws: list[dict[str, Any]], sheet: str, as_of: dt.date | None) -> list[dict[str, Any]]:
    rows = [{c.id: read_cell(raw.get(c.id), c, as_of) for c in FORM[sheet][1]} for raw in raws]
    for column in FORM[sheet][1]:
        cells = [row[column.id] for row in rows]
        instead: Any = None
        if column.blank is not None:
            instead = column.blank
        elif (
            column.type == "yesno"
            and True in cells
            and not any(c is False or isinstance(c, Invalid) for c in cells)
        ):
            instead = False
        elif (
            column.type == "role"
            and any(c in ("chuyen_trach", "kiem_nhiem") for c in cells)
            and not any(c == "khong" or isinstance(c, Invalid) for c in cells)
        ):
            instead = "khong"
        if instead is not None:
            for row in rows:
                if row[column.id] is BLANK:
                    row[column.id] = instead
    return rows


def _only_lent(row: Row, rows: list[Row]) -> bool:
    """Tell whether a person counts elsewhere: the one other row of the key names this row's body as home."""
    if row.sheet != "staff" or duplicate_key(row) is None or len(rows) != 2:
        return False
    others = [other for other in rows if other is not row]
    here, there = row.cells["organization"], others[0].cells["organization"]
    if not (isinstance(here, str) and isinstance(there, str)) or here == there:
        return False
    return others[0].cells["home_organization"] == here and row.cells["home_organization"] != there


def duplicate_key(row: Row) -> Any:
    if row.sheet in KEYS:
        value = row.cells[KEYS[row.sheet]]
        return (row.sheet, value) if isinstance(value, str) else None
    place = (row.cells["district"], row.cells["commune"])
    if row.sheet == "localities":
        return None if row.place is REST else (row.sheet, *place)
    name = row.cells["name"]
    return (row.sheet, name, *place) if isinstance(name, str) else None


def _drop_replaced(files: list[File]) -> None:
    """Of several submissions of one unit, keep the rows of the last one, sheet by sheet."""
    for unit in {f.unit for f in files if f.unit}:
        for sheet in FORM:
            rivals = [f for f in files if f.unit == unit and sheet in f.sheets]
            if len(rivals) > 1:
                rank = max((f.attempt or 0, f.as_of or dt.date.min) for f in rivals)
                for f in rivals:
                    if (f.attempt or 0, f.as_of or dt.date.min) != rank:
                        del f.sheets[sheet]


def _best_day(files: list[File], units: Units) -> dt.date:
    place_columns = [c for c in FORM["staff"][1] if c.id in ("district", "commune")]
    pairs: Counter[tuple[Any, Any]] = Counter()
    for f in files:
        for raws in f.sheets.values():
            for raw in raws:
                pairs[tuple(read_cell(raw.get(c.id), c, None) for c in place_columns)] += 1  # type: ignore[index]
    best, most = None, -1
    for day in units.turning_days():
        placed = 0
        for (district, commune), n in pairs.items():
            place = units.on(day).resolve(district, commune)
            if place.kind == "commune" or (place.kind == "district" and commune is BLANK):
                placed += n
        if placed >= most:  # on a tie the latest
            best, most = day, placed
    assert best is not None
    return best


# ---- target sets


class _ExactLoader(yaml.SafeLoader):
    """Decimals are exact as written."""


def _exact_float(loader: yaml.SafeLoader, node: Any) -> Any:
    try:
        return Fraction(loader.construct_scalar(node).replace("_", ""))
    except ValueError:
        return loader.construct_yaml_float(node)


_ExactLoader.add_constructor("tag:yaml.org,2002:float", _exact_float)


def read_targets(path: Path) -> dict[str, Any]:
    path = Path(path)
    data = yaml.load(path.read_text(encoding="utf-8"), _ExactLoader)  # a SafeLoader
    if data.get("extends"):
        parent = read_targets(path.parent / f"{data['extends']}.yaml")
        merged = {k: v for k, v in {**parent, **data}.items() if k not in ("indicators", "extends")}
        indicators = [dict(i) for i in parent["indicators"]]
        for change in data.get("indicators") or []:
            old = next((i for i in indicators if i["id"] == change["id"]), None)
            if old is None:
                indicators.append(change)
            else:
                old.update(change)
                for key in [k for k, v in old.items() if v is None]:
                    del old[key]
        data = {**merged, "indicators": indicators}
    for indicator in data["indicators"]:
        indicator["goals"] = {str(year): goal for year, goal in (indicator.get("goals") or {}).items()}
    return data


def frac(number: Any) -> Fraction:
    return number if isinstance(number, Fraction) else Fraction(str(number))


def sheet_of(aggregate: dict[str, Any]) -> str:
    return aggregate["count"] if "count" in aggregate else aggregate["in"]


def sheets_of(measure: dict[str, Any]) -> set[str]:
    if "share_of" in measure:
        return {sheet_of(measure["share_of"])}
    if "numerator" in measure:
        return {sheet_of(measure["numerator"]), sheet_of(measure["denominator"])}
    return {sheet_of(measure)}


# ---- three-valued logic: True, False, None (unknown)


def and3(values: list[bool | None]) -> bool | None:
    return False if False in values else None if None in values else True


def or3(values: list[bool | None]) -> bool | None:
    return True if True in values else None if None in values else False


def not3(value: bool | None) -> bool | None:
    return None if value is None else not value


def matches(row: Row, where: dict[str, Any] | None) -> bool | None:
    """Does the row satisfy a `where` or `having` mapping?"""
    results = []
    for key, condition in (where or {}).items():
        if key == "any":
            results.append(or3([matches(row, part) for part in condition]))
        elif key == "all":
            results.append(and3([matches(row, part) for part in condition]))
        elif key == "not":
            results.append(not3(matches(row, condition)))
        else:
            results.append(holds(row.cells[key], condition, key in ("district", "commune")))
        if results[-1] is False:
            break  # nothing after it changes the verdict
    return and3(results)


def holds(cell: Any, condition: Any, unit_column: bool = False) -> bool | None:
    """Does one cell satisfy one condition?"""
    if isinstance(condition, list):
        return or3([holds(cell, c, unit_column) for c in condition])
    if isinstance(condition, dict):
        results = []
        for operator, operand in condition.items():
            if operator == "not":
                results.append(not3(holds(cell, operand, unit_column)))
            elif operator == "blank":
                results.append((cell is BLANK) == operand)
            else:
                results.append(None if is_unknown(cell) else compare(cell, operator, operand))
        return and3(results)
    if cell is BLANK and unit_column:
        return False  # a blank district or commune is a value of its own
    if is_unknown(cell):
        return None
    if isinstance(cell, Items):
        return True if condition in cell.known else None if cell.unrecognised else False
    if isinstance(cell, Days):
        return and3([compare(cell, "gte", condition), compare(cell, "lte", condition)])
    if isinstance(cell, bool):
        return cell is condition
    if isinstance(cell, Fraction):
        return cell == frac(condition)
    return cell == plain(condition)


def compare(cell: Any, operator: str, operand: Any) -> bool | None:
    if isinstance(cell, Days):
        limit = read_days(operand)
        assert limit is not None
        if operator == "gte":
            return all_or_none(cell.first >= limit.first, cell.last >= limit.first)
        if operator == "gt":
            return all_or_none(cell.first > limit.last, cell.last > limit.last)
        if operator == "lte":
            return all_or_none(cell.first <= limit.last, cell.last <= limit.last)
        return all_or_none(cell.first < limit.first, cell.last < limit.first)
    limit_number = frac(operand)
    return {
        "gte": cell >= limit_number,
        "gt": cell > limit_number,
        "lte": cell <= limit_number,
        "lt": cell < limit_number,
    }[operator]


def all_or_none(first: bool, last: bool) -> bool | None:
    return first if first == last else None


# ---- measures


@dataclass
class Amount:
    """An aggregate: its value, the least and most it could be (None = open), and its unknown rows."""

    value: Fraction
    low: Fraction
    high: Fraction | None
    unknown: set[int]


def aggregate(agg: dict[str, Any], rows: list[Row]) -> Amount:
    value, high = Fraction(0), Fraction(0)
    is_open = False
    unknown: set[int] = set()
    if "count" in agg:
        for row in rows:
            belongs = matches(row, agg.get("where"))
            if belongs is True:
                value += 1
            if belongs is not False:
                high += 1
            if belongs is None:
                unknown.add(id(row))
    elif "sum" in agg:
        whole = next(c.whole for c in FORM[agg["in"]][1] if c.id == agg["sum"])
        for row in rows:
            belongs = matches(row, agg.get("where"))
            if belongs is False:
                continue
            summand = row.cells[agg["sum"]]
            if belongs is None or is_unknown(summand):
                unknown.add(id(row))
            if not is_unknown(summand):
                if belongs is True:
                    value += summand
                high += summand
            elif whole is not None and not is_unknown(row.cells[whole]):
                high += row.cells[whole]
            else:
                is_open = True
    else:
        columns = agg["distinct"] if isinstance(agg["distinct"], list) else [agg["distinct"]]
        sure, perhaps = set(), set()
        more = 0
        for row in rows:
            belongs = matches(row, agg.get("where"))
            if belongs is False:
                continue
            key_known = all(_key_known(row, c) for c in columns)
            key = tuple(row.cells[c] for c in columns)
            if belongs is None or not key_known:
                unknown.add(id(row))
            if not key_known:
                more += 1
            elif belongs is True:
                sure.add(key)
            else:
                perhaps.add(key)
        value = Fraction(len(sure))
        high = Fraction(len(sure | perhaps) + more)
    return Amount(value, value, None if is_open else high, unknown)


def _key_known(row: Row, column: str) -> bool:
    cell = row.cells[column]
    if column in ("district", "commune"):
        return not isinstance(cell, Invalid)
    return not is_unknown(cell)


def row_unknown(agg: dict[str, Any], row: Row) -> bool:
    """Is what this row adds to the aggregate unknown?"""
    return bool(aggregate(agg, [row]).unknown)


@dataclass
class Result:
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    unknown: int = 0
    absent: bool = False  # a sheet it needs is absent
    denominator_zero: bool = False
    denominator_certain: bool = False  # certainly 0


def measure(indicator: dict[str, Any], rows: dict[str, list[Row]]) -> Result:
    m = indicator["measure"]
    scale = {
        "percent": Fraction(100),
        "ratio": frac(indicator.get("per", m.get("per", 1))),
        "count": Fraction(1),
    }[indicator["unit"]]
    if "share_of" in m:
        return _share(m, rows.get(sheet_of(m["share_of"]), []), scale)
    if "numerator" in m:
        return _quotient(m["numerator"], m["denominator"], rows, scale)
    amount = aggregate(m, rows.get(sheet_of(m), []))
    return Result(amount.value, None, amount.value, amount.low, amount.high, len(amount.unknown))


def _share(m: dict[str, Any], rows: list[Row], scale: Fraction) -> Result:
    n: Counter[tuple[bool | None, bool | None]] = Counter()
    for row in rows:
        n[matches(row, m["share_of"].get("where")), matches(row, m["having"])] += 1
    inside = n[True, True] + n[True, None] + n[True, False]
    perhaps = n[None, True] + n[None, None] + n[None, False]
    result = Result(Fraction(n[True, True]), Fraction(inside), unknown=perhaps + n[True, None])
    if inside == 0:
        result.denominator_zero, result.denominator_certain = True, perhaps == 0
        return result
    result.value = scale * n[True, True] / inside
    # lowest: whoever may be in without having it is in; highest: whoever may be in and have it, is and has
    result.low = scale * n[True, True] / (inside + n[None, None] + n[None, False])
    joining = n[None, True] + n[None, None]
    result.high = scale * (n[True, True] + n[True, None] + joining) / (inside + joining)
    return result


def _quotient(
    top: dict[str, Any], bottom: dict[str, Any], rows: dict[str, list[Row]], scale: Fraction
) -> Result:
    top_rows, bottom_rows = rows.get(sheet_of(top), []), rows.get(sheet_of(bottom), [])
    unknown = aggregate(top, top_rows).unknown | aggregate(bottom, bottom_rows).unknown
    certain = aggregate(bottom, bottom_rows).high == 0
    left_out: set[int] = set()
    if sheet_of(top) == sheet_of(bottom):
        left_out = {id(row) for row in bottom_rows if row_unknown(bottom, row)}
        top_rows = [row for row in top_rows if id(row) not in left_out]
        bottom_rows = [row for row in bottom_rows if id(row) not in left_out]
    a, b = aggregate(top, top_rows), aggregate(bottom, bottom_rows)
    result = Result(a.value, b.value, unknown=len(unknown))
    if b.value == 0:
        result.denominator_zero, result.denominator_certain = True, certain
        return result
    result.value = scale * a.value / b.value
    if not left_out:
        result.low = None if b.high is None else scale * a.low / b.high
        result.high = None if a.high is None else scale * a.high / b.low
    return result


# ---- goals


def reaches(value: Fraction, goal: dict[str, Any], target: Fraction) -> bool:
    return value >= target if "at_least" in goal else value <= target


def status_of(result: Result, goal: dict[str, Any], target: Fraction) -> str:
    if "at_least" in goal:
        if result.low is not None and result.low >= target:
            return "met"
        if result.high is not None and result.high < target:
            return "not_met"
    else:
        if result.high is not None and result.high <= target:
            return "met"
        if result.low is not None and result.low > target:
            return "not_met"
    return "uncertain"


def attainment_of(value: Fraction, goal: dict[str, Any], target: Fraction) -> Fraction:
    if reaches(value, goal, target):
        return Fraction(1)
    return value / target if "at_least" in goal else target / value


def points_of(value: Fraction, indicator: dict[str, Any], goal: dict[str, Any], target: Fraction) -> Fraction:
    full = frac(indicator.get("points") or 0)
    scoring = indicator.get("scoring", "proportional")
    if scoring == "proportional":
        return full * attainment_of(value, goal, target)
    if scoring == "threshold":
        return full if reaches(value, goal, target) else Fraction(0)
    reached = [s for s in scoring["steps"] if reaches(value, goal, frac(s["from"]))]
    if not reached or not full:
        return Fraction(0)
    if "at_least" in goal:
        return frac(max(reached, key=lambda s: frac(s["from"]))["points"])
    return frac(min(reached, key=lambda s: frac(s["from"]))["points"])


def gap_of(result: Result, indicator: dict[str, Any], goal: dict[str, Any], target: Fraction) -> int:
    assert result.numerator is not None
    if indicator["unit"] == "count":
        needed = target
    else:
        assert result.denominator is not None
        scale = (
            100
            if indicator["unit"] == "percent"
            else frac(indicator.get("per", indicator["measure"].get("per", 1)))
        )
        needed = target * result.denominator / scale
    missing = needed - result.numerator if "at_least" in goal else result.numerator - needed
    return max(0, ceil(missing))


# ---- the score


@dataclass
class Part:
    """A unit of the report and its rows."""

    id: str
    level: str
    name: str
    rows: dict[str, list[Row]] = field(default_factory=dict)
    files: set[int] = field(default_factory=set)
    district: Unit | None = None  # for level district

    def lacks(self, census: Census) -> set[str]:
        """The sheets that no file holding its rows has."""
        return {sheet for sheet in FORM if not any(sheet in census.has[f] for f in self.files)}


def number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def real(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _part_keys(row: Row, by: str) -> Any:
    """Which unit of a listing the row belongs to."""
    place = row.place
    if by == "organization":
        column = ORGANIZATION_COLUMN.get(row.sheet)
        if column is None:
            return None
        name = row.cells[column]
        return (place.kind, place.district, place.commune, name if isinstance(name, str) else None)
    if place.kind in ("rest", "unknown"):
        return place.kind
    if by == "district":
        return place.district
    return place.commune if place.commune is not None else ("cap-huyen", place.district)


def _group(census: Census, by: str) -> tuple[dict[Any, dict[str, list[Row]]], dict[Any, set[int]]]:
    rows: dict[Any, dict[str, list[Row]]] = {}
    files: dict[Any, set[int]] = {}
    for row in census.rows:
        rows.setdefault(_part_keys(row, by), {}).setdefault(row.sheet, []).append(row)
    for file, row in census.holders:
        files.setdefault(_part_keys(row, by), set()).add(file)
    return rows, files


def _make_parts(census: Census, by: str, only: Unit | None) -> list[Part]:
    rows, files = _group(census, by)

    def part(key: Any, id: str, level: str, name: str, district: Unit | None = None) -> Part:
        return Part(id, level, name, rows.get(key, {}), files.get(key, set()), district)

    m = census.map
    parts: list[Part] = []
    if by == "district":
        for u in m.partition:
            if only is not None and u is not only:
                continue
            parts += [part(u, u.id, u.level, u.name, u if u in m.districts else None)]
    elif by == "commune":
        for d in m.partition:
            if only in (None, d):
                parts += [part(c, c.id, "commune", c.name) for c in m.communes if m.home[c] is d]
                key = ("cap-huyen", d)
                if key in files:
                    parts.append(part(key, f"{d.id}.cap-huyen", "commune", f"{d.name} (cấp huyện)"))
    else:
        return _organizations(census, rows, files, only)
    if only is None:
        if "rest" in files:
            parts.append(part("rest", "khoi-tinh", "rest", "Khối tỉnh"))
        if "unknown" in files:
            parts.append(part("unknown", "chua-xac-dinh", "rest", "Chưa xác định được địa bàn"))
    return parts


def _organizations(
    census: Census, rows: dict[Any, Any], files: dict[Any, set[int]], only: Unit | None
) -> list[Part]:
    m = census.map
    places: list[tuple[str, Unit | None, Unit | None, str]] = []
    for d in m.partition:
        if only in (None, d):
            places += [("commune", d, c, c.id) for c in m.communes if m.home[c] is d]
            places.append(("district", d, None, d.id))
    if only is None:
        places += [("rest", None, None, "khoi-tinh"), ("unknown", None, None, "chua-xac-dinh")]
    parts = []
    for kind, d, c, place_id in places:
        here = [key for key in files if key is not None and key[:3] == (kind, d, c)]
        here.sort(key=lambda key: (key[3] is None, key[3] or ""))
        used: Counter[str] = Counter()
        for key in here:
            base = "chua-xac-dinh" if key[3] is None else slug(key[3])
            used[base] += 1
            id = f"{place_id}.{base}" + (f"-{used[base]}" if used[base] > 1 else "")
            spellings = Counter(
                row.spelling for sheet in rows.get(key, {}).values() for row in sheet if row.spelling
            )
            name = min(spellings, key=lambda s: (-spellings[s], s)) if spellings else "Chưa xác định"
            parts.append(Part(id, "organization", name, rows.get(key, {}), files[key]))
    return parts


def _shares(census: Census, targets: dict[str, Any]) -> dict[str, dict[Unit, Fraction] | None]:
    """Per apportion rule, the share of every district; None if a weight is unknown."""
    districts = [p for p in _make_parts(census, "district", None) if p.district is not None]
    answer: dict[str, dict[Unit, Fraction] | None] = {}
    for by in ("staff", "population", "equal"):
        weights: list[Fraction | None] = []
        sheet = {"staff": "staff", "population": "localities", "equal": None}[by]
        for p in districts:
            if by == "equal":
                weights.append(Fraction(1))
            elif not p.files:
                weights.append(Fraction(0))
            elif sheet in p.lacks(census):
                weights.append(None)
            elif by == "staff":
                weights.append(Fraction(len(p.rows.get("staff", []))))
            else:
                cells = [row.cells["population"] for row in p.rows.get("localities", [])]
                weights.append(None if any(is_unknown(c) for c in cells) else sum(cells, Fraction(0)))
        if None in weights or sum(w for w in weights if w is not None) == 0:
            answer[by] = None
        else:
            total = sum(w for w in weights if w is not None)
            answer[by] = {
                p.district: w / total
                for p, w in zip(districts, weights, strict=True)
                if p.district and w is not None
            }
    return answer


def score(
    paths: list[Path],
    target_set: Path,
    units_file: Path,
    *,
    by: str | None = None,
    district: str | None = None,
    year: Any = None,
    as_of: Any = None,
) -> dict[str, Any]:
    """Return `as_of`, `years` and `units` as in the JSON of `nls score`."""
    units = read_units(Path(units_file))
    census = read_census([Path(p) for p in paths], units, _date(as_of, dt.date.min) if as_of else None)
    targets = read_targets(Path(target_set))
    years = _years(targets, year)
    only = _find_district(census.map, district) if district is not None else None

    province_rows: dict[str, list[Row]] = {}
    for row in census.rows:
        province_rows.setdefault(row.sheet, []).append(row)
    parts = [Part("province", "province", units.province_name, province_rows, set(range(len(census.has))))]
    if only is not None:
        parts += _make_parts(census, "district", only)
    if by is not None and not (by == "district" and only is not None):
        parts += _make_parts(census, by, only)

    district_parts = [p for p in _make_parts(census, "district", None) if p.files]
    shares = _shares(census, targets)
    return {
        "as_of": census.as_of.isoformat() if census.as_of else None,
        "years": years,
        "units": [_score_part(p, census, targets, years, shares, district_parts) for p in parts],
    }


def _years(targets: dict[str, Any], year: Any) -> list[str]:
    every = {y for indicator in targets["indicators"] for y in indicator["goals"]}
    if year is not None and str(year) not in every:
        raise CannotScoreError(f"no goal for {year}")
    wanted = {y for y in every if year is None or y in (str(year), "annual")}
    return sorted(wanted - {"annual"}, key=int) + (["annual"] if "annual" in wanted else [])


def _find_district(m: Map, text: str) -> Unit:
    hits = [u for u in m.partition if u.id == text] or m.find(m.former, text) or m.find(m.partition, text)
    if len(hits) != 1:
        raise CannotScoreError(f"unknown district {text}")
    return hits[0]


def _score_part(
    part: Part,
    census: Census,
    targets: dict[str, Any],
    years: list[str],
    shares: dict[str, dict[Unit, Fraction] | None],
    district_parts: list[Part],
) -> dict[str, Any]:
    lacking = part.lacks(census)
    summary = {y: {"met": 0, "not_met": 0, "uncertain": 0, "no_data": 0, "not_applicable": 0} for y in years}
    earned = {y: [Fraction(0), Fraction(0), Fraction(0)] for y in years}  # value, low, high
    possible = {y: Fraction(0) for y in years}
    incomplete = dict.fromkeys(years, False)
    indicators = []
    for indicator in targets["indicators"]:
        needs = sheets_of(indicator["measure"])
        unplaceable = part.level == "organization" and not needs <= set(ORGANIZATION_COLUMN)
        if unplaceable:
            result = Result()
        elif needs & lacking:
            result = Result(absent=True)
        else:
            result = measure(indicator, part.rows)
        goals = {}
        for y in years:
            goal = indicator["goals"].get(y)
            if goal is None:
                continue
            g, low, high = _score_goal(indicator, goal, result, part, unplaceable, shares)
            goals[y] = g
            summary[y][g["status"]] += 1
            possible[y] += g["of"]
            for i, points in enumerate((g["points"] or Fraction(0), low, high)):
                earned[y][i] += points
            concerned = [part, *district_parts] if part.level == "province" else [part]
            if not unplaceable and any(needs & p.lacks(census) for p in concerned):
                incomplete[y] = True
            for key in ("target", "of"):
                g[key] = number(g[key])
            for key in ("attainment", "points"):
                g[key] = real(g[key])
        indicators.append(
            {
                "id": indicator["id"],
                "unit": indicator["unit"],
                "provenance": indicator.get("provenance", "own"),
                "numerator": number(result.numerator),
                "denominator": number(result.denominator),
                "value": real(result.value),
                "low": real(result.low),
                "high": real(result.high),
                "unknown": result.unknown,
                "goals": goals,
            }
        )
    for y in years:
        for key, points in zip(("score", "score_low", "score_high"), earned[y], strict=True):
            summary[y][key] = real(points / possible[y] * 100) if possible[y] else None  # type: ignore[assignment]
        summary[y]["incomplete"] = incomplete[y]
    return {
        "id": part.id,
        "level": part.level,
        "name": part.name,
        "summary": summary,
        "indicators": indicators,
    }


def _score_goal(
    indicator: dict[str, Any],
    goal: dict[str, Any],
    result: Result,
    part: Part,
    unplaceable: bool,
    shares: dict[str, dict[Unit, Fraction] | None],
) -> tuple[dict[str, Any], Fraction, Fraction]:
    """One goal of one unit, and the fewest and most points it could earn."""
    points = frac(indicator.get("points") or 0)
    direction = "at_least" if "at_least" in goal else "at_most"
    target: Fraction | None = frac(goal[direction])
    levels = goal.get("levels", indicator.get("levels"))
    apportion = goal.get("apportion", indicator.get("apportion"))
    weight_unknown = False

    applies = levels is None or part.level in levels
    if apportion and part.level != "province":
        if part.district is None:
            target, applies = None, False
        else:
            share = shares[apportion["by"]]
            if share is None:
                target, weight_unknown = None, True
            else:
                target = target * share[part.district]
    elif levels is None and indicator["unit"] == "count" and part.level != "province":
        applies = False

    g = {
        "target": target,
        "status": "",
        "attainment": None,
        "gap": None,
        "points": None,
        "of": points,
        "aspirational": bool(goal.get("aspirational", indicator.get("aspirational", False))),
    }
    nothing = Fraction(0)
    if not applies or unplaceable:
        g.update(status="not_applicable", of=nothing)
        return g, nothing, nothing
    if result.absent or weight_unknown or (result.denominator_zero and not result.denominator_certain):
        g.update(status="no_data")
        return g, nothing, points
    if result.denominator_zero:
        g.update(status="not_applicable", of=nothing)
        return g, nothing, nothing
    assert target is not None
    assert result.value is not None
    g.update(
        status=status_of(result, goal, target),
        attainment=attainment_of(result.value, goal, target),
        gap=gap_of(result, indicator, goal, target),
        points=points_of(result.value, indicator, goal, target),
    )
    worst, best = (result.low, result.high) if direction == "at_least" else (result.high, result.low)
    fewest = nothing if worst is None else points_of(worst, indicator, goal, target)
    most = points if best is None else points_of(best, indicator, goal, target)
    return g, fewest, most
