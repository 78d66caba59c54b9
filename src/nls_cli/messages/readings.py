"""Words for findings about how text, numbers and dates were written (old fonts, two readings, damaged ids), and
sheets that nearly are the form's."""

from __future__ import annotations

_ENCODINGS: dict[str, tuple[str, str]] = {
    "tcvn3": ("phông TCVN3 (ABC)", "a TCVN3 (ABC) font"),
    "vni": ("phông VNI-Windows", "a VNI-Windows font"),
    "utf8": ("bảng mã bị đọc sai (UTF-8 đọc như Windows)", "UTF-8 that was opened as Windows text"),
}
READINGS: dict[str, tuple[str, str]] = {
    **{f"NLS220.encoding.{id}": words for id, words in _ENCODINGS.items()},
    **{f"NLS314.encoding.{id}": words for id, words in _ENCODINGS.items()},
    **{f"NLS332.encoding.{id}": words for id, words in _ENCODINGS.items()},
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
    "NLS315.message": (
        "“{name}”: {value} có thể hiểu hai cách ({meant}); không đoán.",
        "“{name}”: {value} can be read in two ways ({meant}); nothing was guessed.",
    ),
    "NLS315.remedy": (
        "Ghi số vào ô dạng số; ghi năm đủ bốn chữ số.",
        "Store numbers as numbers; write years with four digits.",
    ),
    "NLS316.message": (
        "“{name}”: {value} được hiểu là {meant} ({how}).",
        "“{name}”: {value} was taken as {meant} ({how}).",
    ),
    "NLS316.how.rest": (
        "phần còn lại thuộc cột khác, được dùng nếu cột ấy trống",
        "the rest belongs to another column, and is used if that one is blank",
    ),
    "NLS316.how.mode": ("phần còn lại là hình thức đào tạo", "the rest says how it was studied"),
    "NLS316.how.short_year": ("năm ghi hai chữ số", "a year of two digits"),
    "NLS316.how.number": ("tháng/năm lưu dạng số", "month and year stored as a number"),
    "NLS316.how.serial": ("ngày lưu dạng số của Excel", "Excel's serial number of a day"),
    "NLS316.remedy": (
        "Không cần làm gì nếu đúng; nên ghi đúng như biểu mẫu.",
        "Nothing needs doing if that is right; better write it as the form asks.",
    ),
    "NLS317.message": (
        "Cột “{name}”: số dạng văn bản viết theo kiểu 1,234.5 (căn cứ {value}); {cells} ô được đọc theo kiểu đó.",
        "Column “{name}”: numbers as text are written like 1,234.5 (told by {value}); cells read that way: {cells}.",
    ),
    "NLS317.remedy": (
        "Nên đổi cột sang dạng số trong Excel.",
        "Better convert the column to numbers in Excel.",
    ),
    "NLS318.message": (
        "“{name}”: {value} có chữ cái của bảng chữ khác trông giống chữ Việt; đọc như chữ Việt khi đối chiếu.",
        "“{name}”: {value} has letters of another alphabet that look alike; taken as Latin when compared.",
    ),
    "NLS318.remedy": (
        "Gõ lại ô bằng bàn phím tiếng Việt, hoặc chạy nls check --fix THƯ_MỤC.",
        "Type the cell again, or run nls check --fix DIR.",
    ),
    "NLS319.message": (
        "“{name}”: {value} có dấu hiệu bị Excel làm hỏng ({what}).",
        "“{name}”: {value} looks damaged by Excel ({what}).",
    ),
    "NLS319.what.zero": ("mất số 0 ở đầu", "a leading zero is lost"),
    "NLS319.what.exponent": ("bị đổi thành dạng 1.23E+11", "turned into the form 1.23E+11"),
    "NLS319.what.digits": ("mất chữ số cuối", "last digits are lost"),
    "NLS319.remedy": (
        "Định dạng cột là Văn bản (Text) rồi nhập lại mã từ hồ sơ gốc.",
        "Format the column as Text and type the codes again from the source.",
    ),
    "NLS234.message": (
        "Theo tiêu đề thì đây là trang “{name}”, nhưng thiếu cột bắt buộc {missing}; cả trang không được đọc.",
        "By its header this would be “{name}”, but the required {missing} is missing; nothing of it was read.",
    ),
    "NLS234.remedy": (
        "Thêm cột đó, hoặc ghi tiêu đề đúng như biểu mẫu nếu cột có tên khác; nếu không phải trang đó thì bỏ qua.",
        "Add the column, or give it the form's header if it bears another; if it is another sheet, never mind.",
    ),
    "layout.sheet.incomplete": (
        "Trang {title} không được đọc: theo tiêu đề thì là {name}, nhưng thiếu cột bắt buộc.",
        "Sheet {title} was not read: by its header it would be {name}, but required columns are missing.",
    ),
    "layout.incomplete": (
        "Cột bắt buộc mà trang không có: {columns}.",
        "Required columns that the sheet does not have: {columns}.",
    ),
    "NLS320.message": (
        "“{name}”: ô {what}; nội dung được giữ nguyên như trong tệp.",
        "“{name}”: the cell {what}; it was taken as it stands.",
    ),
    "NLS320.what.long": (
        "dài hơn 32.767 ký tự mà một ô Excel chứa được",
        "is longer than the 32,767 characters that a cell of Excel can hold",
    ),
    "NLS320.what.control": (
        "có ký tự điều khiển không nhìn thấy được",
        "has control characters, which cannot be seen",
    ),
    "NLS320.what.error": (
        "chứa dòng chữ báo lỗi của Excel đã bị dán thành văn bản",
        "holds the words of an Excel error, pasted as text",
    ),
    "NLS320.remedy": (
        "Xóa ô rồi nhập lại nội dung đúng.",
        "Clear the cell and type the right content again.",
    ),
}
