"""Synthetic censuses of any size, the same bytes every time: Excel's own way of writing, shared strings and all."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import yaml

ROOT = Path(__file__).resolve().parents[1]
AS_OF = "01/12/2024"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = date(1899, 12, 30).toordinal()
_ROWS_AT_ONCE = 2_000

HEADERS = (
    "Mã cán bộ",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Đơn vị công tác",
    "Huyện/Thành phố",
    "Xã/Phường/Thị trấn",
    "Đối tượng",
    "Tình trạng",
    "Chức vụ",
    "Giữ chức vụ lãnh đạo",
    "Trình độ chuyên môn",
    "Chuyên ngành",
    "Phụ trách CNTT",
    "Phụ trách an toàn thông tin",
    "Phụ trách chuyển đổi số",
    "Sử dụng phần mềm nguồn mở",
    "Đã bồi dưỡng kỹ năng số cơ bản",
    "Chuyên đề đã bồi dưỡng",
    "Ngày bồi dưỡng gần nhất",
    "Nhận thức về chuyển đổi số",
    "Ghi chú",
)
DATES = (2, 19)
_FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đỗ", "Hoàng", "Bùi", "Đặng", "Ngô"]
_MIDDLE = ["Văn", "Thị", "Minh", "Thu", "Quốc", "Ngọc", "Hữu", "Thanh"]
_GIVEN = [
    a + b
    for a in ["An", "Bình", "Chi", "Dũng", "Hà", "Lan", "Mai", "Nam", "Oanh", "Phúc"]
    for b in ("", "h", " Anh", " Hải", " Vy")
]
_BODIES = ("UBND", "Trường Tiểu học", "Trường THCS", "Trạm Y tế", "Đảng ủy", "Hội Nông dân")
_ROLES = ("Không", "Không", "Không", "Không", "Kiêm nhiệm", "Chuyên trách")

Cell = str | int | float | None


def places() -> list[tuple[str, str]]:
    """Return district and commune of every commune on the date of the census."""
    units = yaml.load((ROOT / "targets/units/nam-dinh.yaml").read_text("utf-8"), yaml.CSafeLoader)["units"]
    valid = [u for u in units if str(u.get("valid_to", "9")) >= "2024-12" > str(u.get("valid_from", ""))]
    names = {unit["id"]: unit["name"] for unit in valid}
    return [(names[u["parent"]], u["name"]) for u in valid if u.get("parent") in names and "." in u["id"]]


def staff(rows: int, seed: int, first: int = 0, faulty: float = 0.0) -> Iterator[list[Cell]]:
    """Yield staff rows in the order of `HEADERS`; `faulty` is the share of cells that are wrong."""
    chance = random.Random(seed).random
    communes = places()

    def pick(items: Sequence[str]) -> str:
        return items[int(chance() * len(items))]

    for number in range(first, first + rows):
        district, commune = communes[int(chance() * len(communes))]
        trained = chance() < 0.7
        row: list[Cell] = [
            f"CB{number:07d}",
            f"{pick(_FAMILY)} {pick(_MIDDLE)} {pick(_GIVEN)}",
            24_000 + int(chance() * 14_000),
            "Nam" if chance() < 0.5 else "Nữ",
            f"{pick(_BODIES)} {commune}",
            district,
            commune,
            pick(("Cán bộ", "Công chức", "Viên chức", "Người lao động")),
            "Đang công tác" if chance() < 0.97 else "Nghỉ dài hạn",
            f"Chức vụ {int(chance() * 60)}",
            "Có" if chance() < 0.1 else "Không",
            pick(("Cao đẳng", "Đại học", "Đại học", "Thạc sĩ")),
            f"Ngành {int(chance() * 150)}",
            pick(_ROLES),
            pick(_ROLES),
            pick(_ROLES),
            "Có" if chance() < 0.6 else "Không",
            "Có" if trained else "Không",
            pick(("Nông nghiệp", "Y tế; Giáo dục", "Khác")) if trained else None,
            45_000 + int(chance() * 600) if trained else None,
            pick(("Sâu sắc", "Cơ bản", "Chưa")),
            f"Ghi chú {int(chance() * 900)}" if chance() < 0.3 else None,
        ]
        if faulty:
            for at in range(2, len(row)):
                if at not in (4, 9, 12, 21) and chance() < faulty * len(row) / 16:
                    row[at] = f"sai {int(chance() * 50)}"
        yield row


class _Strings(dict[str, int]):
    def __missing__(self, text: str) -> int:
        self[text] = len(self)
        return self[text]


def write_census(path: Path, rows: Iterator[list[Cell]], unit: str) -> None:
    """Write one submission: the page about itself, and the staff."""
    strings = _Strings()
    letters = [chr(65 + at) for at in range(len(HEADERS))]
    about = (("Tỉnh", "Nam Định"), ("Đơn vị báo cáo", unit), ("Số liệu tính đến ngày", AS_OF), ("Lần gửi", 1))

    def xml(number: int, row: Sequence[Cell]) -> str:
        cells = [f'<row r="{number}" spans="1:{len(row)}">']
        for at, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, str):
                cells.append(f'<c r="{letters[at]}{number}" t="s"><v>{strings[value]}</v></c>')
            else:
                style = ' s="1"' if at in DATES else ""
                cells.append(f'<c r="{letters[at]}{number}"{style}><v>{value}</v></c>')
        cells.append("</row>")
        return "".join(cells)

    with zipfile.ZipFile(path, "w") as archive:

        def part(name: str, pieces: Iterator[str]) -> None:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as out:
                for piece in pieces:
                    out.write(piece.encode())

        def sheet(numbered: Iterator[str]) -> Iterator[str]:
            yield f'{_XML}<worksheet xmlns="{_MAIN}"><sheetFormatPr defaultRowHeight="15"/><sheetData>'
            yield from numbered
            yield '</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75"/></worksheet>'

        def numbered() -> Iterator[str]:
            stretch = [xml(1, HEADERS)]
            for number, row in enumerate(rows, 2):
                stretch.append(xml(number, row))
                if len(stretch) == _ROWS_AT_ONCE:
                    yield "".join(stretch)
                    stretch = []
            yield "".join(stretch)

        _write_frame(part)
        part("xl/worksheets/sheet1.xml", sheet(xml(n, pair) for n, pair in enumerate(about, 1)))
        part("xl/worksheets/sheet2.xml", sheet(numbered()))
        items = (f"<si><t>{escape(text)}</t></si>" for text in strings)
        count = len(strings)
        head = f'{_XML}<sst xmlns="{_MAIN}" count="{count}" uniqueCount="{count}">'
        part("xl/sharedStrings.xml", iter((head, *items, "</sst>")))


def _write_frame(part: Callable[[str, Iterator[str]], None]) -> None:
    """Write the parts that are the same in every workbook."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "/xl/workbook.xml": "sheet.main",
        "/xl/styles.xml": "styles",
        "/xl/sharedStrings.xml": "sharedStrings",
    }
    parts |= {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in (1, 2)}
    listed = "".join(f'<Override PartName="{n}" ContentType="{kind}.{k}+xml"/>' for n, k in parts.items())
    part(
        "[Content_Types].xml",
        iter(
            (
                f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ',
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
                f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>',
            )
        ),
    )

    def related(*pairs: tuple[str, str]) -> Iterator[str]:
        yield f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        for number, (name, target) in enumerate(pairs, 1):
            yield f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name}" Target="{target}"/>'
        yield "</Relationships>"

    part("_rels/.rels", related(("officeDocument", "xl/workbook.xml")))
    part(
        "xl/_rels/workbook.xml.rels",
        related(
            ("worksheet", "worksheets/sheet1.xml"),
            ("worksheet", "worksheets/sheet2.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
    )
    sheets = (
        '<sheet name="Thông tin" sheetId="1" r:id="rId1"/><sheet name="Nhân sự" sheetId="2" r:id="rId2"/>'
    )
    workbook = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    part("xl/workbook.xml", iter((_XML, workbook)))
    one = '<{0}s count="1"><{0}>{1}</{0}></{0}s>'
    font = one.format("font", '<sz val="11"/><name val="Calibri"/>')
    fill = one.format("fill", '<patternFill patternType="none"/>')
    border = one.format("border", "<left/><right/><top/><bottom/><diagonal/>")
    based = '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    cell = '<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" xfId="0"{}/>'
    formats = cell.format(0, "") + cell.format(14, ' applyNumberFormat="1"')
    named = '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    body = f'{font}{fill}{border}{based}<cellXfs count="2">{formats}</cellXfs>{named}'
    part("xl/styles.xml", iter((_XML, f'<styleSheet xmlns="{_MAIN}">{body}</styleSheet>')))


def one_census(folder: Path, rows: int, *, faulty: float = 0.0) -> Path:
    """Return a census of so many staff rows, made if it is not there yet."""
    path = folder / f"staff-{rows}{'-faulty' if faulty else ''}.xlsx"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        write_census(unfinished, staff(rows, seed=rows, faulty=faulty), "Tỉnh Nam Định")
        unfinished.replace(path)
    return path


def many_submissions(folder: Path, files: int, rows: int) -> Path:
    """Return a folder of so many submissions, made if it is not there yet."""
    inside = folder / f"submissions-{files}x{rows}"
    if not inside.exists():
        unfinished = folder / f"{inside.name}.part"
        unfinished.mkdir(parents=True, exist_ok=True)
        for number in range(files):
            people = staff(rows, seed=number, first=number * rows)
            write_census(unfinished / f"{number:05d}.xlsx", people, f"Đơn vị {number:05d}")
        unfinished.rename(inside)
    return inside


class _Plain(yaml.SafeDumper):
    """Writes out what is said twice: a target set holds no anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def many_indicators(folder: Path, count: int) -> Path:
    """Return a target set of so many indicators, each with a condition of its own."""
    path = folder / f"indicators-{count}.yaml"
    yes_no = ("is_leader", "open_source", "trained_basic")
    choices = {
        "category": ("can_bo", "cong_chuc", "vien_chuc", "nguoi_lao_dong"),
        "it_role": ("chuyen_trach", "kiem_nhiem", "khong"),
        "education": ("cao_dang", "dai_hoc", "thac_si"),
        "dx_awareness": ("sau_sac", "co_ban", "chua"),
        "trained_topics": ("nong_nghiep", "y_te", "giao_duc", "khac"),
    }
    having: list[dict[str, object]] = [{column: True} for column in yes_no]
    having += [{column: one} for column, many in choices.items() for one in many]
    where = [{"status": "dang_cong_tac", **one} for one in having]
    indicators = [
        {
            "id": f"i{number}",
            "name": {"vi": f"Chỉ tiêu {number}", "en": f"Indicator {number}"},
            "unit": "percent",
            "measure": {
                "share_of": {"count": "staff", "where": where[number % len(where)]},
                "having": having[(number // len(where)) % len(having)],
            },
            "goals": {2030: {"at_least": 10 + number % 80}},
            "points": 1,
        }
        for number in range(count)
    ]
    content = {
        "nls": 1,
        "id": path.stem,
        "title": {"vi": "Phép đo", "en": "A measurement"},
        "form": "staff-census",
        "units": "nam-dinh",
        "indicators": indicators,
    }
    text = yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False)
    path.write_text(text, "utf-8")
    return path
