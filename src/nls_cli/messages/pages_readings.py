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
    "NLS315": (
        ("Có thể hiểu hai cách", "Two readings"),
        (
            "Số hoặc năm viết tắt có hai cách hiểu mà cả cột không cho biết cách nào đúng; ô coi là chưa có thông tin.",
            "A number or a short year has two readings and the column does not tell which; the cell counts as "
            "unknown.",
        ),
        ("Chi đào tạo: 1,234 (nghìn hay phần nghìn?)", "Spending: 1,234 (thousands or thousandths?)"),
        ("Chi đào tạo: 1234", "Spending: 1234"),
    ),
    "NLS316": (
        ("Được hiểu là", "Taken as"),
        (
            "Ô không viết như biểu mẫu nhưng chỉ có một cách hiểu hợp lý; giá trị vẫn được tính.",
            "The cell is not written as in the form, but only one reading makes sense; it counts.",
        ),
        ("Trình độ chuyên môn: Đại học Luật", "Trình độ chuyên môn: Đại học Luật"),
        ("Trình độ chuyên môn: Đại học | Chuyên ngành: Luật", "Education: Đại học | Major: Luật"),
    ),
    "NLS317": (
        ("Số viết kiểu 1,234.5", "Numbers like 1,234.5"),
        (
            "Trong cột có số chỉ đọc được theo kiểu dấu phẩy ngăn hàng nghìn, không có số nào trái lại.",
            "The column has numbers that can only be read with a comma between thousands, and none that speaks "
            "against it.",
        ),
        ("Dân số: 1,234,567", "Population: 1,234,567"),
        ("Dân số: 1234567", "Population: 1234567"),
    ),
    "NLS318": (
        ("Chữ cái trông giống", "Look-alike letters"),
        (
            "Ô có chữ Kirin hoặc Hy Lạp trông giống chữ Việt, thường do sao chép; tìm kiếm trong Excel sẽ không thấy.",
            "The cell has Cyrillic or Greek letters that look Latin, mostly from copying; Excel's search will not find "
            "it.",
        ),
        ("UBND xã Giao Аn (chữ А Kirin)", "UBND xã Giao Аn (a Cyrillic А)"),
        ("UBND xã Giao An", "UBND xã Giao An"),
    ),
    "NLS319": (
        ("Mã bị Excel làm hỏng", "Id damaged by Excel"),
        (
            "Excel coi mã là số: mất số 0 ở đầu, đổi thành dạng mũ, hoặc làm tròn từ chữ số thứ 16.",
            "Excel took a code for a number: a leading zero is lost, it became an exponent, or it was rounded from "
            "the 16th digit on.",
        ),
        ("Mã cán bộ: 36085001234", "Staff ID: 36085001234"),
        ("Mã cán bộ: 036085001234", "Staff ID: 036085001234"),
    ),
    "NLS234": (
        ("Trang thiếu cột bắt buộc", "Sheet without required columns"),
        (
            "Tên trang không có trong biểu mẫu; tiêu đề gọi tên ít nhất ba cột của một trang mà tệp chưa có, nhưng "
            "thiếu cột bắt buộc của trang đó. Chương trình không đoán nên không đọc.",
            "The sheet's name is not in the form; its header names at least three columns of a sheet that the file "
            "otherwise lacks, but not all required ones. Nothing is guessed, and nothing read.",
        ),
        ("Họ và tên · Phòng ban · Đối tượng · Giới tính", "Họ và tên · Phòng ban · Đối tượng · Giới tính"),
        (
            "Họ và tên · Đơn vị công tác · Đối tượng · Giới tính",
            "Họ và tên · Đơn vị công tác · Đối tượng · Giới tính",
        ),
    ),
    "NLS510": (
        ("Không ghi địa bàn", "Place left out"),
        (
            "Dòng không ghi huyện, xã nên được tính là Khối tỉnh, nhưng Đơn vị công tác hoặc Đơn vị báo cáo lại là cơ "
            "quan của một huyện hay xã, tên trang là tên có ở nhiều nơi, hoặc dòng tên bảng nêu một đơn vị mà không "
            "xác định được. Hoặc dòng được tính theo tên đứng trên, trong khi Đơn vị công tác là cơ quan của nơi khác. "
            "Số liệu của huyện, xã đó thiếu các dòng này.",
            "The row names neither district nor commune and so counts as a provincial body, yet the organization or "
            "the reporting unit is the office of a district or commune, the worksheet bears a name that several "
            "units share, or a title names a unit that cannot be told. Or the row counts by a name above it while its "
            "organization is the office of another unit. That unit's figures lack these rows.",
        ),
        (
            "Đơn vị công tác: UBND xã Giao An; Huyện và Xã để trống",
            "Đơn vị công tác: UBND xã Giao An; district and commune blank",
        ),
        (
            "Đơn vị công tác: UBND xã Giao An; Huyện: Giao Thủy; Xã: Giao An",
            "Đơn vị công tác: UBND xã Giao An; Huyện: Giao Thủy; Xã: Giao An",
        ),
    ),
    "NLS320": (
        ("Nội dung ô bất thường", "Odd text"),
        (
            "Ô văn bản dài hơn mức Excel cho phép, có ký tự điều khiển, hoặc là chữ báo lỗi (#N/A, #REF! …) đã dán "
            "thành văn bản. Nội dung vẫn được giữ, nhưng hai tên chỉ khác nhau ký tự ẩn là hai tên khác nhau.",
            "A text is longer than Excel allows, has control characters, or is the words of an error (#N/A, #REF! …) "
            "pasted as text. It is kept, yet two names that differ in hidden characters are two names.",
        ),
        ("Đơn vị công tác: #N/A", "Organization: #N/A"),
        ("Đơn vị công tác: Sở Nội vụ", "Organization: Sở Nội vụ"),
    ),
}
