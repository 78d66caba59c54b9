"""Honest workbooks and YAML files to be mutated."""

from __future__ import annotations

import io
import struct
from functools import cache
from pathlib import Path

import xlsxwriter

from tests import crafted

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HEADERS = (
    "Mã cán bộ",
    "Họ và tên",
    "Ngày sinh",
    "Đơn vị công tác",
    "Huyện/Thành phố",
    "Đối tượng",
    "Phụ trách CNTT",
)
PEOPLE: tuple[tuple[str | float, ...], ...] = (
    ("CB1", "Nguyễn Văn An", 31_000.0, "Sở Nội vụ", "", "Công chức", "x"),
    ("CB2", "Trần Thị Bình", "15/3/1985", "UBND huyện Giao Thủy", "Giao Thủy", "Cán bộ", ""),
    ("CB3", "Lê Văn Cường", 1979.0, "UBND xã Giao An", "Giao Thủy", "Viên chức", "Chuyên trách"),
)


def _xlsx() -> bytes:
    """Return a workbook with the things that usual writers write."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Nhân sự")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.merge_range(0, 0, 0, 6, "DANH SÁCH CÁN BỘ")
    sheet.write_row(2, 0, HEADERS)
    for row, person in enumerate(PEOPLE, 3):
        sheet.write_row(row, 0, person)
        sheet.write_number(row, 2, 31_000 + row, day)
    sheet.write_formula(6, 0, "=1/0", None, "#DIV/0!")
    sheet.write_formula(7, 0, "=A4", None, "CB1")
    sheet.write_boolean(7, 6, True)
    sheet.set_row(4, None, None, {"hidden": True})
    info = book.add_worksheet("Thông tin")
    info.write_row(0, 0, ("Tỉnh", "Nam Định"))
    info.write_row(1, 0, ("Số liệu tính đến ngày", "01/12/2024"))
    book.add_worksheet("Địa bàn").write_row(0, 0, ("Huyện/Thành phố", "Xã/Phường/Thị trấn", "Dân số"))
    book.close()
    return out.getvalue()


def _xlsb() -> bytes:
    def text(row: str) -> bytes:
        return struct.pack("<L", len(row)) + row.encode("utf-16-le")

    cells = b""
    for number, row in enumerate((HEADERS, *PEOPLE)):
        cells += crafted.record_12(0, struct.pack("<LLH", number, 0, 300) + bytes(7))
        for column, value in enumerate(row):
            place = struct.pack("<LL", column, 0)
            if isinstance(value, float):
                cells += crafted.record_12(5, place + struct.pack("<d", value))
            else:
                cells += crafted.record_12(6, place + text(value))
    cells += crafted.record_12(0, struct.pack("<LLH", 5, 0, 300) + bytes(7))
    cells += crafted.record_12(3, struct.pack("<LLB", 2, 0, 0x2A)) + crafted.record_12(
        4, struct.pack("<LLB", 3, 0, 1)
    )
    return crafted.xlsb(cells, last=(5, 6), name="Nhân sự")


def _xls() -> bytes:
    cells = crafted.record(0x0205, struct.pack("<3H2B", 9, 2, 0, 0x2A, 1))
    for number, row in enumerate((HEADERS, *PEOPLE)):
        for column, value in enumerate(row):
            cells += (
                crafted.xls_number(number, column, value)
                if isinstance(value, float)
                else crafted.xls_text(number, column, value)
            )
    return crafted.ole({"Workbook": crafted.biff(cells, name="Nhan su")})


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Return the honest files of a kind."""
    stored = tuple(path.read_bytes() for path in sorted((HERE / "seeds").glob(f"*.{kind}")))
    match kind:
        case "xlsx":
            small = ROOT / "sample_data" / "submissions" / "BC Thanh tra tỉnh.xlsx"
            return (*stored, _xlsx(), crafted.xlsx(), small.read_bytes())
        case "xls":
            return (*stored, _xls(), crafted.xls())
        case "xlsb":
            return _xlsb(), crafted.xlsb()
        case "ods":
            return (*stored, crafted.ods())
    raise ValueError(kind)


@cache
def yaml_seeds() -> tuple[tuple[str, str], ...]:
    """Return role and text of the honest YAML files; a role tells how the file is used."""
    targets = ROOT / "targets"
    settings = (
        "census: a.xlsx",
        "targets: qd-146",
        "lang: vi",
        "check:",
        "  format: json",
        "  select: [NLS3]",
    )
    project = "\n".join((*settings, "limits:", "  area: 5", ""))
    listed = ROOT / "src" / "nls_cli" / "writing" / "project" / "submitters.yaml"
    extending = (
        "nls: 1\nid: own\nextends: qd-146\ntitle: {vi: a, en: b}\n"
        "indicators:\n  - id: schools-stem\n    points: 5\n"
    )

    def text(path: Path) -> str:
        return path.read_text("utf-8")

    return (
        ("targets", text(targets / "qd-146.yaml")),
        ("targets", text(targets / "nam-dinh-dti-13.yaml")),
        ("targets", extending),
        ("targets", extending.replace("qd-146", "own")),
        ("cases", text(targets / "cases" / "qd-146.yaml")),
        ("project", project),
        ("submitters", text(listed)),
        ("form", text(targets / "forms" / "staff-census.yaml")),
        ("units", text(targets / "units" / "nam-dinh.yaml")),
    )
