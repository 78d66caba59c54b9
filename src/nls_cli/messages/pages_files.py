"""A page for every code about files (NLS1xx): title, what it means, a wrong and a right example."""

from __future__ import annotations

Pair = tuple[str, str]
Page = tuple[Pair, Pair, Pair, Pair]
"""Title, meaning, wrong, right; each Vietnamese, English."""

FILE_PAGES: dict[str, Page] = {
    "NLS101": (
        ("Không có tệp", "File not found"),
        ("Đường dẫn không dẫn tới tệp nào.", "The path leads to no file."),
        ("nls check nop/xa-giao-an.xlsx (chưa có tệp này)", "nls check sent/giao-an.xlsx (no such file)"),
        (
            "nls check nop/xa-giao-an.xlsx (tệp đã chép vào thư mục nop)",
            "nls check sent/giao-an.xlsx (the file is there)",
        ),
    ),
    "NLS102": (
        ("Không mở được tệp", "File cannot be opened"),
        (
            "Hệ điều hành không cho đọc tệp: tệp đang bị khóa hoặc không có quyền.",
            "The operating system refuses to open the file: it is locked, or there is no permission "
            "to read it.",
        ),
        ("Tệp đang mở trong Excel của người khác", "The file is open in somebody's Excel"),
        ("Đóng Excel rồi chạy lại", "Excel is closed, then nls is run again"),
    ),
    "NLS103": (
        ("Không phải tệp Excel", "Not a workbook"),
        (
            "Loại tệp được xét theo nội dung, không theo đuôi tên: nội dung không phải bảng tính.",
            "What counts is the content, not the suffix, and the content is no workbook.",
        ),
        ("Trang web hoặc tệp CSV được đổi đuôi thành .xls", "A web page or CSV file renamed to .xls"),
        (
            "Mở bằng Excel, chọn Lưu thành “Excel Workbook (*.xlsx)”",
            "Opened in Excel and saved as “Excel Workbook (*.xlsx)”",
        ),
    ),
    "NLS104": (
        ("Tệp có mật khẩu", "Password-protected"),
        (
            "Tệp được mã hóa nên không đọc được nội dung.",
            "The file is encrypted, so its content cannot be read.",
        ),
        ("Tệp hỏi mật khẩu khi mở", "The file asks for a password"),
        (
            "Tệp → Thông tin → Bảo vệ sổ làm việc → Mã hóa bằng mật khẩu: xóa mật khẩu, lưu lại",
            "File → Info → Protect Workbook → Encrypt with Password: cleared and saved",
        ),
    ),
    "NLS105": (
        ("Tệp rỗng", "Empty file"),
        ("Tệp có kích thước 0 byte.", "The file has 0 bytes."),
        (
            "bieu.xlsx, 0 byte (chép hoặc tải dở dang)",
            "form.xlsx of 0 bytes (a copy or download that stopped)",
        ),
        ("Chép, tải hoặc gửi lại tệp", "The file copied, downloaded or sent again"),
    ),
    "NLS106": (
        ("Tệp hỏng", "Damaged file"),
        (
            "Cấu trúc bên trong tệp sai; đọc tiếp có thể ra số liệu sai nên tệp bị từ chối.",
            "The inside of the file is wrong; reading on could give wrong data, so the file is refused.",
        ),
        ("Tệp bị cắt cụt khi tải qua mạng", "A file cut off during download"),
        (
            "Mở trong Excel, để Excel sửa, kiểm tra rồi lưu thành tệp mới",
            "Opened and repaired in Excel, looked over, saved as new",
        ),
    ),
    "NLS107": (
        ("Vượt giới hạn an toàn", "Beyond a safety limit"),
        (
            "Tệp lớn hoặc phình ra bất thường; giới hạn bảo vệ máy, cao hơn nhiều so với biểu bình thường.",
            "The file is, or inflates to, an abnormal size; the limits protect the computer and lie "
            "far above honest forms.",
        ),
        (
            "Một trang định dạng đến tận dòng 1.048.576 với hàng triệu ô có giá trị",
            "A sheet with millions of filled cells",
        ),
        ("Chép riêng vùng số liệu sang tệp mới", "Only the table, copied to a new workbook"),
    ),
    "NLS108": (
        ("XML nguy hiểm", "Dangerous XML"),
        (
            "Tệp chứa khai báo DOCTYPE hoặc thực thể XML mà Excel không bao giờ tạo ra, thường là tấn công.",
            "The file declares a DOCTYPE or XML entities, which Excel never writes and attacks do.",
        ),
        ("<!DOCTYPE … [<!ENTITY …>]> trong tệp", "<!DOCTYPE … [<!ENTITY …>]> inside"),
        ("Tệp do Excel hoặc LibreOffice lưu", "A file saved by Excel or LibreOffice"),
    ),
    "NLS109": (
        ("Trình đọc bị dừng", "Reader crashed"),
        (
            "Chương trình con đọc tệp này bị dừng; các tệp khác vẫn được đọc.",
            "The process that read this file died; all other files were read.",
        ),
        ("Tệp .xls hỏng bên trong", "A .xls file with broken records"),
        ("Lưu lại thành .xlsx bằng Excel", "Saved anew as .xlsx by Excel"),
    ),
    "NLS110": (
        ("Đọc quá lâu", "Reading timed out"),
        (
            "Thời gian cho phép tăng theo kích thước tệp; tệp này vẫn chưa đọc xong.",
            "The time allowed grows with the file; this one was still not finished.",
        ),
        ("Tệp nằm trên ổ mạng rất chậm", "A file on a very slow network drive"),
        ("Tệp chép về máy rồi mới kiểm tra", "The file copied to this computer first"),
    ),
    "NLS111": (
        ("Cần quá nhiều bộ nhớ", "Too much memory"),
        ("Đọc tệp này vượt giới hạn bộ nhớ an toàn.", "Reading this file goes beyond the memory limit."),
        ("Tệp .ods lặp một ô hàng triệu lần", "An .ods file that repeats a cell millions of times"),
        ("Chép riêng vùng số liệu sang tệp .xlsx mới", "Only the table, in a new .xlsx"),
    ),
    "NLS112": (
        ("Excel quá cũ", "Too old an Excel"),
        (
            "Định dạng Excel 5/95 trở về trước không được hỗ trợ.",
            "Excel 5/95 and older formats are not supported.",
        ),
        ("Tệp do Excel 95 lưu", "A file saved by Excel 95"),
        ("Mở rồi lưu thành .xlsx", "Opened and saved as .xlsx"),
    ),
    "NLS113": (
        ("Ghi trùng bên trong tệp", "Stored twice"),
        (
            "Trong tệp có hai bản của cùng một phần, trang, dòng hoặc ô; chọn bản nào cũng có thể sai.",
            "The file holds two versions of one part, sheet, row or cell; taking either may be wrong.",
        ),
        ("Hai ô cùng mang địa chỉ C5", "Two cells both called C5"),
        ("Mở trong Excel, xem lại số liệu, lưu thành tệp mới", "Opened in Excel, looked over, saved as new"),
    ),
    "NLS114": (
        ("Có macro", "Has macros"),
        ("Tệp có macro. Macro không bao giờ được chạy.", "The file has macros. They are never run."),
        ("bieu.xlsm", "form.xlsm"),
        ("bieu.xlsx", "form.xlsx"),
    ),
    "NLS115": (
        ("Có liên kết ngoài", "Has external links"),
        (
            "Công thức lấy số từ tệp khác; chỉ giá trị đã lưu lần cuối được dùng.",
            "Formulas take numbers from other files; only the values stored last are used.",
        ),
        ("='[Tổng hợp.xlsx]Xã'!B5", "='[Summary.xlsx]Communes'!B5"),
        ("1250", "1250"),
    ),
    "NLS116": (
        ("Có đối tượng nhúng", "Has embedded objects"),
        (
            "Tệp nhúng tài liệu khác; chúng không được đọc.",
            "Other documents are embedded; they are not read.",
        ),
        (
            "Danh sách cán bộ là tệp Word nhúng trong trang tính",
            "The list of staff is an embedded Word document",
        ),
        ("Danh sách cán bộ nằm trong các ô", "The list of staff stands in the cells"),
    ),
    "NLS117": (
        ("Không nhận ra được ô lỗi", "Error cells cannot be told"),
        (
            "Cấu trúc bên trong của tệp .xls hoặc .xlsb này khác thường nên ô báo lỗi có thể trông như ô trống.",
            "This .xls or .xlsb file is built in an unusual way, so that error cells may look blank.",
        ),
        ("bieu.xls có ô #REF!", "form.xls with a #REF! cell"),
        ("bieu.xlsx: ô #REF! được báo bằng NLS309", "form.xlsx: NLS309 reports that cell"),
    ),
    "NLS118": (
        ("Bảng mã lạ", "Unexpected encoding"),
        (
            "Nội dung bên trong không phải UTF-8; trình đọc có thể bỏ sót.",
            "The inside is not UTF-8; readers may skip it.",
        ),
        ("Trang tính ghi bằng UTF-16", "A worksheet stored as UTF-16"),
        ("Mở trong Excel, lưu thành .xlsx mới", "Opened in Excel and saved as a new .xlsx"),
    ),
    "NLS121": (
        ("Đã được thay bằng lần gửi sau", "Replaced by a later submission"),
        (
            "Cùng một đơn vị gửi nhiều lần: lấy Lần gửi cao nhất, sau đó ngày chốt số liệu muộn nhất.",
            "One unit sent several times: the highest submission number counts, then the latest date.",
        ),
        ("Hai tệp cùng Lần gửi 1, một tệp là bản cũ", "Two files numbered 1, one of them old"),
        ("Bản sửa ghi Lần gửi: 2", "The corrected file says submission 2"),
    ),
    "NLS122": (
        ("Không biết bản nào mới hơn", "Undecidable which is newer"),
        (
            "Các tệp của một đơn vị có dòng trùng mã nhưng cùng Lần gửi và cùng ngày; mọi dòng đều bị tính.",
            "Files of one unit share keys but have the same number and date; every row of both counts.",
        ),
        ("Xã Giao An gửi hai tệp, cả hai không ghi Lần gửi", "Two files of Giao An, neither numbered"),
        ("Tệp sau ghi Lần gửi: 2", "The later file says submission 2"),
    ),
    "NLS123": (
        ("Ngày số liệu khác nhau", "Dates differ"),
        (
            "Tệp này có ngày chốt khác các tệp còn lại; ngày của báo cáo là ngày muộn nhất.",
            "This file's date is not that of the others; the report takes the latest.",
        ),
        (
            "Một xã ghi 30/11/2023, các xã khác 01/12/2024",
            "One commune says 30/11/2023, the others 01/12/2024",
        ),
        ("Mọi tệp ghi 01/12/2024", "All files say 01/12/2024"),
    ),
    "NLS124": (
        ("Không có ngày chốt số liệu", "No date"),
        (
            "Không tệp nào ghi ngày, nên không kiểm tra được tuổi, ngày bồi dưỡng, địa giới tại thời "
            "điểm đó.",
            "No file gives a date, so ages, training dates and borders of that day cannot be checked.",
        ),
        ("Trang Thông tin để trống “Số liệu tính đến ngày”", "“As of” is blank on the info sheet"),
        ("Số liệu tính đến ngày: 01/12/2024", "As of: 01/12/2024"),
    ),
    "NLS125": (
        ("Bộ chỉ tiêu hết hiệu lực", "Target set expired"),
        (
            "Số liệu có sau ngày bộ chỉ tiêu hết hiệu lực.",
            "The data are later than the last day of the target set.",
        ),
        ("valid_until: 2025-12-31, số liệu ngày 01/02/2026", "valid_until: 2025-12-31, data of 01/02/2026"),
        ("--targets với bộ chỉ tiêu đang có hiệu lực", "--targets with a set that is in force"),
    ),
    "NLS126": (
        ("Lần gửi theo tên tệp", "Sending told by the file's name"),
        (
            "Một đơn vị gửi nhiều tệp mà không ghi Lần gửi; số trong tên tệp cho biết tệp nào gửi sau.",
            "A unit sent several files without saying which sending each is; the number in the file's name tells.",
        ),
        (
            "“BC xã Giao An (sửa lần 2).xlsx”, ô Lần gửi trống",
            "“BC xã Giao An (sửa lần 2).xlsx”, sending blank",
        ),
        ("Lần gửi: 2", "Lần gửi: 2"),
    ),
    "NLS127": (
        ("Một đơn vị báo cáo ghi nhiều cách", "A reporting unit written in several ways"),
        (
            "Các tệp ghi đơn vị báo cáo khác nhau nhưng cùng chỉ một đơn vị; chúng được tính là của đơn vị đó.",
            "Files write the reporting unit differently but mean one and the same unit; they count as that unit's.",
        ),
        (
            "“UBND xã Giao An” ở một tệp, “Xã Giao An” ở tệp gửi lại",
            "“UBND xã Giao An” in one file, “Xã Giao An” in the one sent again",
        ),
        ("“UBND xã Giao An” ở cả hai tệp", "“UBND xã Giao An” in both"),
    ),
}
