"""Words for findings about how text, numbers and dates were written: old fonts, two readings, damaged ids."""

from __future__ import annotations

_ENCODINGS: dict[str, tuple[str, str]] = {
    "tcvn3": ("phông TCVN3 (ABC)", "a TCVN3 (ABC) font"),
    "vni": ("phông VNI-Windows", "a VNI-Windows font"),
    "utf8": ("bảng mã bị đọc sai (UTF-8 đọc như Windows)", "UTF-8 that was opened as Windows text"),
}
READINGS: dict[str, tuple[str, str]] = {
    **{f"NLS220.encoding.{id}": words for id, words in _ENCODINGS.items()},
    **{f"NLS314.encoding.{id}": words for id, words in _ENCODINGS.items()},
    "NLS220.message": (
        "{cells} ô tiêu đề được lưu bằng {encoding}, không phải Unicode; đã chuyển mã để nhận ra cột.",
        "Header cells stored in {encoding}, not in Unicode: {cells}; converted to recognise the columns.",
    ),
    "NLS220.remedy": (
        "Chạy nls check --fix THƯ_MỤC để có bản sao đã chuyển sang Unicode, rồi kiểm tra bản đó.",
        "Run nls check --fix DIR for a copy converted to Unicode, and look it over.",
    ),
    "NLS314.message": (
        "Cột “{name}”: {cells} ô được lưu bằng {encoding}, không phải Unicode; các ô đó chưa đọc được.",
        "Column “{name}”: {cells} cells are stored in {encoding}, not in Unicode; they were not understood.",
    ),
    "NLS314.remedy": (
        "Chạy nls check --fix THƯ_MỤC để chuyển cả cột sang Unicode trong một bản sao, kiểm tra rồi gửi bản đó.",
        "Run nls check --fix DIR to convert the whole column in a copy; look it over and send the copy.",
    ),
}
