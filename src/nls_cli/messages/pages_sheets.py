"""A page for every code about sheets and headers (NLS2xx): title, what it means, a wrong and a right example."""

from __future__ import annotations

from nls_cli.messages.pages_files import Page

SHEET_PAGES: dict[str, Page] = {
    "NLS201": (
        ("Thiếu trang bắt buộc", "Required sheet missing"),
        ("Không có trang này thì không chấm điểm được.", "Without this sheet nothing can be scored."),
        ("Tệp chỉ có trang Thông tin", "A file with the info sheet only"),
        (
            "Có trang “Nhân sự”, hoặc “Không phát sinh: Nhân sự”",
            "A sheet “Nhân sự”, or “Nothing to report: Nhân sự”",
        ),
    ),
    "NLS202": (
        ("Thiếu trang", "Sheet missing"),
        (
            "Tệp không có trang này và cũng không ghi là không phát sinh; các chỉ tiêu cần nó sẽ "
            "“Chưa có số liệu”.",
            "The file lacks this sheet and does not say there is nothing to report; indicators that "
            "need it have no data.",
        ),
        ("Không có trang “Địa bàn”", "No sheet “Địa bàn”"),
        (
            "Trang Thông tin ghi “Không phát sinh: Địa bàn”",
            "The info sheet says “Nothing to report: Địa bàn”",
        ),
    ),
    "NLS203": (
        ("Trang ngoài biểu mẫu", "Extra sheet"),
        (
            "Trang không nhận ra được theo tên hay theo tiêu đề; không được đọc.",
            "Neither its name nor its header is known; it is not read.",
        ),
        (
            "Trang “Sheet3” chứa danh sách cán bộ nhưng thiếu cột bắt buộc",
            "“Sheet3” holds staff, but required columns are missing",
        ),
        ("Trang “Nhân sự”", "A sheet “Nhân sự”"),
    ),
    "NLS204": (
        ("Trang bị trùng", "Duplicate sheet"),
        (
            "Hai trang cùng là một trang của biểu mẫu; chỉ trang đầu được đọc.",
            "Two sheets are the same sheet of the form; only the first is read.",
        ),
        ("“Nhân sự” và “2. Nhân sự”", "“Nhân sự” and “2. Nhân sự”"),
        ("Một trang “Nhân sự” có đủ mọi dòng", "One sheet “Nhân sự” with all rows"),
    ),
    "NLS205": (
        ("Không tìm thấy tiêu đề", "No header found"),
        (
            "Trong 60 dòng đầu không có dòng nào ghi tên các cột.",
            "None of the first 60 rows names columns of the form.",
        ),
        ("Số liệu bắt đầu ngay từ dòng 1", "Data from row 1 on"),
        ("Dòng 1: Mã cán bộ | Họ và tên | …", "Row 1: Mã cán bộ | Họ và tên | …"),
    ),
    "NLS206": (
        ("Thiếu cột bắt buộc", "Required column missing"),
        (
            "Báo một lần cho cả cột; những gì phụ thuộc vào cột này không kiểm tra được và được nêu kèm.",
            "Said once for the column; what depends on it is skipped and named.",
        ),
        ("Họ và tên | Đơn vị công tác", "Họ và tên | Đơn vị công tác"),
        ("Họ và tên | Đơn vị công tác | Đối tượng", "Họ và tên | Đơn vị công tác | Đối tượng"),
    ),
    "NLS207": (
        ("Thiếu cột", "Column missing"),
        (
            "Mọi ô của cột coi là chưa có thông tin; những gì phụ thuộc vào cột được nêu kèm.",
            "All its cells count as unknown; what depends on it is named.",
        ),
        ("Không có cột “Đã bồi dưỡng kỹ năng số cơ bản”", "No column “Đã bồi dưỡng kỹ năng số cơ bản”"),
        ("Có cột đó, mỗi dòng ghi Có hoặc Không", "The column is there, with Có or Không in each row"),
    ),
    "NLS208": (
        ("Cột ngoài biểu mẫu", "Extra column"),
        (
            "Tiêu đề không có trong biểu mẫu; cột được bỏ qua.",
            "The header is not in the form; the column is ignored.",
        ),
        ("Nơi làm việc hiện nay", "Nơi làm việc hiện nay"),
        ("Đơn vị công tác", "Đơn vị công tác"),
    ),
    "NLS209": (
        ("Cột bị trùng", "Duplicate column"),
        (
            "Hai cột cùng tiêu đề: không biết cột nào đúng nên không đọc cột nào.",
            "Two columns have one header: which is right cannot be told, so none is read.",
        ),
        ("Họ và tên | Họ tên | …", "Họ và tên | Họ tên | …"),
        ("Họ và tên | …", "Họ và tên | …"),
    ),
    "NLS210": (
        ("Khác phiên bản biểu mẫu", "Another version of the form"),
        (
            "Tệp ghi phiên bản biểu mẫu khác; vẫn được đọc theo tiêu đề cột.",
            "The file states another version; it is still read by its headers.",
        ),
        ("Phiên bản biểu mẫu: 0.9", "Form version: 0.9"),
        ("Phiên bản biểu mẫu: 1", "Form version: 1"),
    ),
    "NLS211": (
        ("Dòng được bỏ qua", "Rows left out"),
        (
            "Các dòng này không phải số liệu (dòng cộng, tên nhóm, chữ ký …).",
            "These rows are no data (totals, headings, signatures …).",
        ),
        ("Một người chỉ được điền một ô", "A person of whom a single cell is filled in"),
        ("Mỗi người một dòng, đủ các cột", "A row per person, columns filled"),
    ),
    "NLS212": (
        ("Trang bị ẩn", "Hidden sheet"),
        (
            "Trang ẩn vẫn được đọc; người nộp có thể không biết nó còn đó.",
            "Hidden sheets are read as well; who sent it may not know it is there.",
        ),
        ("Trang “Nhân sự” cũ bị ẩn", "An old sheet “Nhân sự”, hidden"),
        ("Xóa trang cũ, hoặc bỏ ẩn trang đúng", "The old sheet deleted, or the right one shown"),
    ),
    "NLS213": (
        ("Số liệu nằm trên tiêu đề", "Data above the header"),
        (
            "Dòng tiêu đề không ở trên cùng; các dòng phía trên bị mất.",
            "The header is not on top; the rows above it are lost.",
        ),
        ("Dòng 1–40 là người, dòng 41 là tiêu đề", "Rows 1–40 are people, row 41 is the header"),
        ("Dòng 1 là tiêu đề", "Row 1 is the header"),
    ),
    "NLS214": (
        ("Cột vắng, giá trị mặc định", "Absent column, default value"),
        (
            "Biểu mẫu quy định ô trống của cột này có sẵn một giá trị, và cột không có trong trang tính: mọi dòng "
            "được coi là có giá trị đó.",
            "The form gives a blank of this column a value, and the sheet has no such column: every row counts as "
            "having that value.",
        ),
        (
            "Không có cột “Tình trạng” mà trong danh sách có người đã nghỉ",
            "No column “Status” though some of the people have left",
        ),
        (
            "Có cột “Tình trạng”, ghi rõ người đã rời đi; hoặc bỏ cột vì tất cả đang công tác",
            "A column “Status” that names those who left; or none, since all are in service",
        ),
    ),
    "NLS215": (
        ("Dòng ví dụ bị ghi đè", "The example row was overwritten"),
        (
            "Dòng mang chữ đánh dấu ví dụ không được tính; dòng này có nội dung khác ví dụ của biểu mẫu, có thể là số "
            "liệu thật.",
            "A row that bears the mark of the example does not count; this one holds something else than the form's "
            "example, perhaps real data.",
        ),
        (
            "Ô đầu “Ví dụ”, Họ và tên “Lê Thị Hoa”",
            "First cell “Ví dụ”, full name “Lê Thị Hoa”",
        ),
        ("Ô đầu ghi mã cán bộ “CB0001”", "First cell with the staff code “CB0001”"),
    ),
}
