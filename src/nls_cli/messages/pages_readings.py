"""A page for every code about how things were written: title, meaning, a wrong and a right example."""

from __future__ import annotations

from nls_cli.messages.pages_files import Page

READING_PAGES: dict[str, Page] = {
    "NLS220": (
        ("Tiêu đề viết bằng phông cũ", "Headers in an old font"),
        (
            "Tiêu đề lưu bằng TCVN3, VNI hoặc bị đọc sai bảng mã; chuyển sang Unicode thì đúng là tiêu đề của biểu "
            "mẫu, nên cột vẫn được nhận ra.",
            "The headers are in TCVN3 or VNI, or were decoded wrongly; converted they are the form's own, so the "
            "columns are recognised.",
        ),
        ("Hä vµ tªn", "Hä vµ tªn"),
        ("Họ và tên", "Họ và tên"),
    ),
    "NLS314": (
        ("Cột viết bằng phông cũ", "Column in an old font"),
        (
            "Nhiều ô của cột không thể là tiếng Việt Unicode nhưng đúng là tiếng Việt nếu chuyển từ TCVN3, VNI hoặc "
            "bảng mã bị đọc sai. Các ô đó chưa đọc được và không báo lỗi từng ô.",
            "Cells of the column cannot be Vietnamese as they stand and are so once converted from TCVN3, VNI or a "
            "wrong decoding. They count as unknown, and are not reported one by one.",
        ),
        ("Trình độ chuyên môn: §¹i häc", "Trình độ chuyên môn: §¹i häc"),
        ("Trình độ chuyên môn: Đại học", "Trình độ chuyên môn: Đại học"),
    ),
}
