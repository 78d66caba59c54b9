"""What to do about a file that cannot be read, where that depends on what the file is (NLS103, NLS104)."""

from __future__ import annotations

_SAVE_AS = (
    "Mở tệp trong Excel, chọn Lưu thành “Excel Workbook (*.xlsx)”; chỉ đổi đuôi tệp là không đủ.",
    "Open it in Excel and choose Save As “Excel Workbook (*.xlsx)”; renaming it is not enough.",
)
_COPY_TABLE = (
    "Chép bảng số liệu sang biểu mẫu Excel (tạo bằng nls template) rồi gửi tệp .xlsx đó.",
    "Copy the table into the Excel form (made by nls template) and send that .xlsx file.",
)
_ASK_FOR_THE_ORIGINAL = (
    "Không đọc được số liệu từ loại tệp này: đề nghị đơn vị gửi tệp Excel gốc.",
    "Numbers cannot be read from such a file: ask for the Excel workbook that it was made from.",
)
_ASK_AGAIN = (
    "Đề nghị đơn vị gửi lại tệp Excel theo biểu mẫu.",
    "Ask for the Excel workbook to be sent again.",
)
_UNPACK = (
    "Giải nén, rồi đưa vào từng tệp Excel có bên trong.",
    "Unpack it and give the workbooks that are inside.",
)
_BY_TYPE: dict[str, tuple[str, str]] = {
    "html": _SAVE_AS,
    "mhtml": _SAVE_AS,
    "xml-2003": _SAVE_AS,
    "csv": (
        "Trong Excel chọn Dữ liệu → Từ Văn bản/CSV, bảng mã UTF-8, để cột mã dạng Văn bản, rồi lưu thành “Excel "
        "Workbook (*.xlsx)”; chỉ đổi đuôi tệp là không đủ.",
        "In Excel choose Data → From Text/CSV, encoding UTF-8, ids as Text, and save it as “Excel Workbook (*.xlsx)”; "
        "renaming it is not enough.",
    ),
    "word": _COPY_TABLE,
    "powerpoint": _COPY_TABLE,
    "opendocument": _COPY_TABLE,
    "rtf": _COPY_TABLE,
    "pdf": _ASK_FOR_THE_ORIGINAL,
    "image": _ASK_FOR_THE_ORIGINAL,
    "archive": _UNPACK,
    "zip": _UNPACK,
    "mail": (
        "Mở thư, lưu tệp Excel đính kèm ra ngoài rồi đưa tệp đó vào.",
        "Open the message, save the attached workbook, and give that.",
    ),
    "program": (
        "Không mở tệp này: báo người phụ trách an toàn thông tin, và đề nghị đơn vị gửi lại tệp Excel.",
        "Do not open it: tell whoever is in charge of information security, and ask for the workbook to be sent again.",
    ),
    "lock-file": (
        "Đóng bảng tính đang mở rồi đưa vào tệp cùng tên không có ~$; tệp khóa này bỏ đi.",
        "Close the open workbook and give the file of the same name without ~$; leave this one out.",
    ),
    "zeros": _ASK_AGAIN,
    "blank-text": _ASK_AGAIN,
    "text": _ASK_AGAIN,
    "json": _ASK_AGAIN,
    "xml": _ASK_AGAIN,
    "folder": (
        "Thư mục có đuôi như tệp Excel: ghi đường dẫn tới tệp bên trong, hoặc đổi tên thư mục.",
        "The folder is named like a workbook: name the file inside, or rename the folder.",
    ),
    "device": (
        "Lưu nội dung thành một tệp .xlsx rồi đưa tệp đó vào.",
        "Save what it holds as an .xlsx file and give that.",
    ),
}
REMEDIES: dict[str, tuple[str, str]] = {
    **{f"NLS103.remedy.{kind}": words for kind, words in _BY_TYPE.items()},
    "NLS104.remedy.zip": (
        "Giải nén bằng mật khẩu rồi đưa vào tệp Excel không đặt mật khẩu có bên trong.",
        "Unpack it with the password and give the workbook inside, without a password.",
    ),
    "NLS104.remedy.ods": (
        "Mở tệp trong LibreOffice bằng mật khẩu, chọn Tệp → Lưu thành, bỏ dấu ở “Lưu với mật khẩu” rồi lưu.",
        "Open it in LibreOffice with the password, choose File → Save As, untick “Save with password” and save it.",
    ),
}
