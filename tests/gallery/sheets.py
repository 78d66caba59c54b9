"""How a clerk's worksheet is drawn: national titles, a header, rows, a signature block."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Row = Sequence[Any]
HEADER = [
    "TT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Đơn vị công tác",
    "Huyện",
    "Xã",
    "Đối tượng",
    "Trình độ chuyên môn",
]
UBND = "UBND xã Giao An"
PEOPLE: list[list[Any]] = [
    [1, "Trần Thị Bình", "15/03/1985", "Nữ", UBND, "Giao Thủy", "Giao An", "Cán bộ", "Đại học"],
    [2, "Lê Văn Cường", "1990", "Nam", UBND, "Giao Thủy", "Giao An", "Công chức", "Cao đẳng"],
    [3, "Phạm Minh Đức", "02/09/1978", "Nam", UBND, "Giao Thủy", "Giao An", "Công chức", "Thạc sĩ"],
    [4, "Vũ Thị Hà", "20/11/1992", "Nữ", UBND, "Giao Thủy", "Giao An", "Công chức", "Trung cấp"],
]


def people(*columns: str) -> list[list[Any]]:
    """Return the people with these columns of the usual header alone."""
    at = [HEADER.index(name) for name in columns]
    return [[one[index] for index in at] for one in PEOPLE]


class Drawing:
    """A workbook being drawn, row by row."""

    def __init__(self, as_of: str | None = "01/12/2024", unit: str = UBND) -> None:
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        if as_of:
            info = self.page("Thông tin")
            self.rows(info, [["Đơn vị báo cáo", unit], ["Số liệu tính đến ngày", as_of], ["Lần gửi", 1]])

    def page(self, title: str = "Nhân sự") -> Worksheet:
        """Add a worksheet."""
        return self.book.create_sheet(title)

    def titles(self, sheet: Worksheet, name: str = "DANH SÁCH CÁN BỘ, CÔNG CHỨC") -> None:
        """Draw the rows with which official lists begin."""
        self.rows(sheet, [["UBND HUYỆN GIAO THỦY", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])
        self.rows(sheet, [["UBND XÃ GIAO AN", None, None, None, "Độc lập - Tự do - Hạnh phúc"]])
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("E1:I1")
        self.rows(sheet, [[], [name], ["(Kèm theo Công văn số 12/UBND-VX)"], []])
        sheet.merge_cells("A4:I4")

    def rows(self, sheet: Worksheet, rows: Sequence[Row], at: int | None = None, left: int = 1) -> int:
        """Draw rows from row `at`, or below what is there; return the first."""
        first = at or (sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value is not None else 1)
        first = max(first, getattr(sheet, "drawn", 0) + 1) if at is None else first
        for number, row in enumerate(rows, first):
            for column, value in enumerate(row, left):
                if value is not None:
                    sheet.cell(number, column, value)
        sheet.drawn = first + len(rows) - 1  # type: ignore[attr-defined]
        return first

    def signature(self, sheet: Worksheet) -> None:
        """Draw place, date and names below a table."""
        rows = [
            [],
            [None, None, None, None, None, None, "Giao An, ngày 01 tháng 12 năm 2024"],
            [None, "NGƯỜI LẬP BIỂU", None, None, None, None, "TM. ỦY BAN NHÂN DÂN"],
            [None, "(Ký, ghi rõ họ tên)", None, None, None, None, "CHỦ TỊCH"],
            [],
            [],
            [None, "Lê Văn Cường", None, None, None, None, "Trần Thị Bình"],
        ]
        self.rows(sheet, rows)

    def save(self, path: Path) -> None:
        """Write the workbook."""
        self.book.save(path)
