"""Fill in the blank form as a clerk would: open it, type below the example row, save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

STAFF: dict[str, Any] = {
    "Mã cán bộ": "00123",
    "Họ và tên": "Trần Thị Bình",
    "Ngày sinh": "15/03/1985",
    "Giới tính": "Nữ",
    "Đơn vị công tác": "UBND xã Giao An",
    "Huyện/Thành phố": "Giao Thủy",
    "Xã/Phường/Thị trấn": "Giao An",
    "Đối tượng": "Công chức",
    "Tình trạng": "Đang công tác",
    "Hình thức bố trí": "Tại chỗ",
    "Chức vụ": "Chủ tịch UBND xã",
    "Vị trí việc làm": "Lãnh đạo",
    "Giữ chức vụ lãnh đạo": "Có",
    "Làm việc tại bộ phận một cửa": "Không",
    "Trình độ chuyên môn": "Đại học",
    "Chuyên ngành": "Luật",
    "Phụ trách CNTT": "Không",
    "Phụ trách an toàn thông tin": "Không",
    "Phụ trách chuyển đổi số": "Kiêm nhiệm",
    "Sử dụng phần mềm nguồn mở": "Có",
    "Đã bồi dưỡng kỹ năng số cơ bản": "Có",
    "Chuyên đề đã bồi dưỡng": "Giáo dục; An toàn thông tin",
    "Đã bồi dưỡng phân tích dữ liệu": "Không",
    "Ngày bồi dưỡng gần nhất": "05/2024",
    "Nhận thức về chuyển đổi số": "Sâu sắc",
    "Chuyên gia chuyển đổi số": "Không",
}
ROWS: dict[str, list[dict[str, Any]]] = {
    "Nhân sự": [
        STAFF,
        STAFF
        | {
            "Mã cán bộ": "00124",
            "Họ và tên": "Lê Văn Cường",
            "Ngày sinh": "1990",
            "Giới tính": "Nam",
            "Chức vụ": "Công chức văn hóa",
            "Vị trí việc làm": "Văn hóa",
            "Giữ chức vụ lãnh đạo": "Không",
            "Chuyên ngành": "Tin học",
            "Phụ trách CNTT": "Kiêm nhiệm",
            "Phụ trách chuyển đổi số": "Không",
            "Nhận thức về chuyển đổi số": "Cơ bản",
        },
    ],
    "Tổ CNSCĐ": [
        {
            "Mã tổ": "T01",
            "Tên tổ": "Tổ CNSCĐ xã Giao An",
            "Huyện/Thành phố": "Giao Thủy",
            "Xã/Phường/Thị trấn": "Giao An",
            "Số thành viên": 9,
            "Ngày thành lập": "01/06/2023",
        },
        {
            "Mã tổ": "T02",
            "Tên tổ": "Tổ CNSCĐ xóm 1",
            "Huyện/Thành phố": "Giao Thủy",
            "Xã/Phường/Thị trấn": "Giao An",
            "Thôn/Xóm/Tổ dân phố": "Xóm 1",
            "Số thành viên": 7,
            "Ngày thành lập": "01/06/2023",
        },
    ],
    "Địa bàn": [
        {
            "Huyện/Thành phố": "Giao Thủy",
            "Xã/Phường/Thị trấn": "Giao An",
            "Số thôn, xóm, tổ dân phố": 5,
            "Số thôn có Tổ CNSCĐ": 1,
            "Dân số": 9000,
            "Số người dân được thông tin về CĐS": 8000,
            "Dân số trong độ tuổi lao động": 5000,
            "Số người trong độ tuổi lao động có kỹ năng số": 4600,
            "Số người học kỹ năng số trên nền tảng trực tuyến": 1200,
            "Đã tập huấn kỹ năng số cho người dân": "Có",
            "Công khai đầu mối hỗ trợ": "Có",
        }
    ],
    "Cơ sở giáo dục": [
        {
            "Mã trường": "036001",
            "Tên trường": "Trường Tiểu học Giao An",
            "Huyện/Thành phố": "Giao Thủy",
            "Xã/Phường/Thị trấn": "Giao An",
            "Cấp học": "Tiểu học",
            "Loại hình": "Công lập",
            "Tổ chức hoạt động STEM/STEAM": "Có",
            "Có hạ tầng số, nền tảng số": "Có",
            "Tham gia mô hình Giáo dục đại học số": "Không",
            "Áp dụng mô hình quản trị số": "Không",
        }
    ],
    "Cơ quan, doanh nghiệp": [
        {
            "Tên đơn vị": "Công ty may Giao An",
            "Loại đơn vị": "Doanh nghiệp",
            "Huyện/Thành phố": "Giao Thủy",
            "Xã/Phường/Thị trấn": "Giao An",
            "Số lãnh đạo": 3,
            "Số lãnh đạo nhận thức sâu sắc": 2,
            "Số người lao động": 200,
            "Số người lao động đã bồi dưỡng kỹ năng số": 150,
            "Số nhân viên hỗ trợ CĐS": 1,
            "Chi đào tạo kỹ năng số, triệu đồng": 12.5,
            "Có mạng lưới CĐS": "Có",
        }
    ],
}
"""A commune's whole census, without a fault."""


def header_row(sheet: Worksheet) -> int:
    """Return the row of the header: the one with most cells."""
    return max(range(1, 6), key=lambda row: sum(cell.value is not None for cell in sheet[row]))


def columns(sheet: Worksheet) -> dict[str, int]:
    """Return header, without `(*)`, → column number."""
    return {
        str(cell.value).removesuffix(" (*)"): cell.column for cell in sheet[header_row(sheet)] if cell.value
    }


def answer(sheet: Worksheet, label: str) -> Any:
    """Return the cell beside a label of the info sheet."""
    return next(row[1] for row in sheet.iter_rows() if row[0].value == label)


def fill_in(path: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]], info: Mapping[str, Any]) -> None:
    """Type rows below the example row of each sheet, and answers into the info sheet."""
    book = load_workbook(path)
    for label, value in info.items():
        answer(book["Thông tin"], label).value = value
    for title, wanted in rows.items():
        sheet = book[title]
        at = columns(sheet)
        for number, row in enumerate(wanted, header_row(sheet) + 2):
            for header, value in row.items():
                sheet.cell(number, at[header]).value = value
    book.save(path)
