"""A page for every code about what reading made of a layout: title, what it means, a wrong and a right example."""

from __future__ import annotations

from nls_cli.messages.pages_files import Page

LAYOUT_PAGES: dict[str, Page] = {
    "NLS223": (
        ("Nhận ra trang theo tiêu đề", "Sheet known by its header"),
        (
            "Trang không mang tên của biểu mẫu nhưng dòng tiêu đề có đủ các cột bắt buộc.",
            "The sheet does not bear a name of the form, but its header has all required columns.",
        ),
        ("Danh sách cán bộ ở trang “Sheet1”", "Staff on a sheet “Sheet1”"),
        ("Danh sách cán bộ ở trang “Nhân sự”", "Staff on a sheet “Nhân sự”"),
    ),
    "NLS216": (
        ("Nhiều trang là một", "Several sheets are one"),
        (
            "Không trang nào mang tên của biểu mẫu; nhiều trang có cùng tiêu đề, ví dụ mỗi xã một trang: đọc hết.",
            "No sheet bears the form's name and several have its header, one for each commune for example: all read.",
        ),
        (
            "“Xã Giao An”, “Xã Giao Hà” và “Tổng hợp” chép lại cả hai",
            "“Xã Giao An”, “Xã Giao Hà” and a summary of both",
        ),
        ("“Xã Giao An”, “Xã Giao Hà”", "“Xã Giao An”, “Xã Giao Hà”"),
    ),
    "NLS217": (
        ("Bảng giống nhưng không đọc", "Similar table passed over"),
        (
            "Đã có trang mang đúng tên của biểu mẫu; bảng khác có cùng tiêu đề có thể là bản chép nên không đọc.",
            "A sheet bears the form's name; another table with its header may be a copy and is not read.",
        ),
        ("“Nhân sự” và “Xã Giao Hà” đều là danh sách cán bộ", "“Nhân sự” and “Xã Giao Hà” both list staff"),
        ("Mọi dòng ở trang “Nhân sự”", "All rows on the sheet “Nhân sự”"),
    ),
    "NLS227": (
        ("Bảng bên phải", "Table beside"),
        (
            "Cách một cột trống, trang có thêm một bảng với tiêu đề riêng; hai bảng được đọc riêng. Không có cột trống "
            "ở giữa thì là một bảng.",
            "Behind a blank column the sheet has a table with a header of its own; both are read for themselves. "
            "Without a blank column between them they are one table.",
        ),
        ("Danh sách cán bộ, bên phải là danh sách tổ", "Staff, and teams to the right"),
        ("Mỗi bảng một trang", "A sheet for each"),
    ),
    "NLS218": (
        ("Nhiều bảng trên một trang", "Several tables on a sheet"),
        (
            "Dưới bảng đầu, sau dòng trống hoặc dòng tên bảng, có một dòng tiêu đề khác; phần đó là một bảng riêng.",
            "Below the first table, after a gap or a title, there is another header; a table of its own follows.",
        ),
        ("Danh sách cán bộ, bên dưới là danh sách tổ", "Staff, and teams below them"),
        ("Mỗi bảng một trang", "Each table on its own sheet"),
    ),
    "NLS219": (
        ("Đọc theo cột được đánh dấu", "Read from the column that is filled"),
        (
            "Câu trả lời được trải ra nhiều cột; biểu mẫu khai điều đó ở mục groups.",
            "The answers are spread over columns; the form says so under groups.",
        ),
        (
            "Trình độ: SC | TC | CĐ | ĐH, đánh x vào một cột",
            "Education: SC | TC | CĐ | ĐH, one of them ticked",
        ),
        ("Trình độ chuyên môn: Đại học", "Trình độ chuyên môn: Đại học"),
    ),
    "NLS221": (
        ("Bố cục đã khai không khớp", "Pinned layout does not fit"),
        (
            "nls.yaml khai dòng tiêu đề hoặc cột mà trang này không có; trang không được đọc.",
            "nls.yaml pins a header row or a column that the sheet does not have; it was not read.",
        ),
        ("header: 12 cho trang chỉ có 8 dòng", "header: 12 for a sheet of 8 rows"),
        ("header: 5, đúng dòng tiêu đề", "header: 5, the row of the header"),
    ),
    "NLS222": (
        ("Địa bàn theo tên nhóm", "Place from a heading"),
        (
            "Dòng để trống huyện, xã; tên trang, dòng tên bảng hoặc dòng nhóm phía trên ghi rõ loại và tên một đơn vị "
            "hành chính.",
            "District and commune are blank; the sheet's name, a title or a group row above says kind and name of one "
            "unit.",
        ),
        (
            "“XÃ GIAO AN” trên tiêu đề, hoặc dòng nhóm “I. Xã Giao An”; bên dưới không ghi xã",
            "“XÃ GIAO AN” above the header, or a group row “I. Xã Giao An”; no commune below it",
        ),
        ("Xã/Phường/Thị trấn: Giao An ở từng dòng", "Xã/Phường/Thị trấn: Giao An in every row"),
    ),
    "NLS224": (
        ("Bảng đặt ngang", "Table on its side"),
        (
            "Tên các cột đứng dọc thành một cột, hoặc nhãn đứng thành một dòng và nội dung ở dòng dưới.",
            "The names of columns stand below each other, or labels stand in a row with their answers below.",
        ),
        (
            "Cột A: Xã, Dân số, Số thôn …; cột B: Giao An, 9000, 5 …",
            "Column A: Xã, Dân số …; column B: Giao An, 9000 …",
        ),
        ("Dòng 1: Xã | Dân số | Số thôn …", "Row 1: Xã | Dân số | Số thôn …"),
    ),
    "NLS225": (
        ("Ghép nhiều ô", "Cells joined"),
        (
            "Một tiêu đề gộp đứng trên nhiều cột chữ không có tiêu đề riêng.",
            "One merged header stands over several columns of text that have none of their own.",
        ),
        ("Họ và tên: “Nguyễn Văn” | “An”", "Họ và tên: “Nguyễn Văn” | “An”"),
        ("Họ và tên: “Nguyễn Văn An”", "Họ và tên: “Nguyễn Văn An”"),
    ),
    "NLS226": (
        ("Ô gộp nhiều dòng", "Cell merged over rows"),
        (
            "Ở cột huyện, xã và đơn vị công tác, ô gộp nói thay cho các dòng trống bên dưới trong cùng ô gộp.",
            "In columns of places and organizations a merged cell speaks for the blank cells within it.",
        ),
        ("“Giao An” gộp từ dòng 5 đến dòng 9", "“Giao An” merged from row 5 to row 9"),
        ("“Giao An” ở từng dòng", "“Giao An” in every row"),
    ),
    "NLS229": (
        ("Dòng bị ẩn", "Hidden rows"),
        (
            "Bảng đang lọc hoặc có dòng ẩn; các dòng đó vẫn là số liệu, trừ khi biểu mẫu quy định không đọc.",
            "The table is filtered or has hidden rows; they are data unless the form says that they are not read.",
        ),
        ("Bảng đang lọc theo xã", "A table filtered by commune"),
        ("Bỏ lọc trước khi gửi", "No filter when it is sent"),
    ),
}
TICK_PAGES: dict[str, Page] = {
    "NLS331": (
        ("Dấu chưa đủ rõ", "A tick for several answers"),
        (
            "Cột được đánh dấu gồm nhiều câu trả lời (Trên ĐH: thạc sĩ hay tiến sĩ); không đoán, nên là chưa có "
            "thông tin.",
            "The column stands for several answers (above a degree: a master's or a doctorate); nothing is guessed, so "
            "it is unknown.",
        ),
        ("Dấu x ở cột Trên ĐH", "An x under Trên ĐH"),
        ("Thạc sĩ", "Thạc sĩ"),
    ),
    "NLS332": (
        ("Thông tin lưu bằng phông cũ", "Information in an old font"),
        (
            "Ô ở trang Thông tin không phải tiếng Việt Unicode nhưng đọc được bằng bảng mã cũ; không tự chuyển.",
            "A cell of the info sheet is no Vietnamese in Unicode, but it is in an old code; it is not converted.",
        ),
        ("Đơn vị báo cáo: UBND huyÖn Giao Thñy", "Đơn vị báo cáo: UBND huyÖn Giao Thñy"),
        ("Đơn vị báo cáo: UBND huyện Giao Thủy", "Đơn vị báo cáo: UBND huyện Giao Thủy"),
    ),
    "NLS230": (
        ("Thông tin phía trên bảng", "Told above the table"),
        (
            "Trang Thông tin không ghi, nhưng dòng phía trên bảng bắt đầu bằng đúng nhãn của biểu mẫu; chỉ ngày chốt "
            "số liệu và đơn vị báo cáo được lấy như vậy.",
            "The info sheet does not say it, but a line above the table begins with the form's own label; only date "
            "and reporting unit are taken from there.",
        ),
        (
            "(Số liệu tính đến ngày 01/12/2024) phía trên bảng",
            "(Số liệu tính đến ngày 01/12/2024) above the table",
        ),
        (
            "Số liệu tính đến ngày | 01/12/2024 ở trang Thông tin",
            "Số liệu tính đến ngày | 01/12/2024 on the info sheet",
        ),
    ),
    "NLS233": (
        ("Một nội dung ghi nhiều lần", "One answer given twice"),
        (
            "Trang Thông tin ghi một nhãn nhiều lần với nội dung khác nhau; không biết nội dung nào đúng nên coi "
            "là chưa ghi.",
            "The info sheet bears one label several times with different answers; which holds cannot be told, so it "
            "counts as not given.",
        ),
        ("Lần gửi | 1; Lần gửi | 2", "Lần gửi | 1; Lần gửi | 2"),
        ("Lần gửi | 2", "Lần gửi | 2"),
    ),
    "NLS232": (
        ("Dòng phía trên bảng không được dùng", "A line above the table that was not used"),
        (
            "Không nơi nào ghi ngày chốt số liệu hoặc đơn vị báo cáo; một dòng phía trên bảng có thể nói điều đó, "
            "nhưng không bắt đầu bằng nhãn của biểu mẫu nên không được dùng.",
            "Nothing gives the date of the data or the reporting unit; a line above the table may, but it does not "
            "begin with the form's label and was not used.",
        ),
        ("Quý IV năm 2024 phía trên bảng", "Quý IV năm 2024 above the table"),
        (
            "Số liệu tính đến ngày | 31/12/2024 ở trang Thông tin",
            "Số liệu tính đến ngày | 31/12/2024 on the info sheet",
        ),
    ),
    "NLS231": (
        ("Tên trang không có trong biểu mẫu", "No such sheet"),
        (
            "Mục Không phát sinh nêu một tên không phải trang của biểu mẫu; phần đó được bỏ qua.",
            "Nothing to report names something that is no sheet of the form; that part is passed over.",
        ),
        ("Không phát sinh: Tổ công nghệ", "Nothing to report: Tổ công nghệ"),
        ("Không phát sinh: Tổ CNSCĐ", "Nothing to report: Tổ CNSCĐ"),
    ),
    "NLS330": (
        ("Nhiều dấu trong một nhóm cột", "Several columns of a group filled"),
        (
            "Chỉ có một câu trả lời nhưng nhiều cột cùng có dấu; không biết cột nào đúng nên là chưa có thông tin.",
            "There is one answer, yet several columns are filled; which is right cannot be told, so it is unknown.",
        ),
        ("CĐ: x; ĐH: x", "CĐ: x; ĐH: x"),
        ("ĐH: x", "ĐH: x"),
    ),
}
