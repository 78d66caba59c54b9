"""A page for every code: what it means, a wrong and a right example; those on plausibility (NLS6xx) stand here."""

from __future__ import annotations

from nls_cli.messages.pages_cells import CELL_PAGES
from nls_cli.messages.pages_files import FILE_PAGES, Page
from nls_cli.messages.pages_layouts import LAYOUT_PAGES, TICK_PAGES
from nls_cli.messages.pages_readings import READING_PAGES
from nls_cli.messages.pages_sheets import SHEET_PAGES

PLAUSIBLE_PAGES: dict[str, Page] = {
    "NLS601": (
        ("Lãnh đạo không có chức vụ", "Leader without position"),
        ("Người giữ chức vụ lãnh đạo phải có chức vụ.", "A leader holds some position."),
        ("Giữ chức vụ lãnh đạo: Có; Chức vụ: (trống)", "Is a leader: Có; Chức vụ: (blank)"),
        ("Giữ chức vụ lãnh đạo: Có; Chức vụ: Chủ tịch UBND xã", "Is a leader: Có; Chức vụ: Chủ tịch UBND xã"),
    ),
    "NLS602": (
        ("Có chuyên đề, chưa có cơ bản", "Topics without basics"),
        (
            "Có chuyên đề đã bồi dưỡng nhưng ghi rõ là chưa bồi dưỡng kỹ năng số cơ bản.",
            "Topics are given, and basic training is denied.",
        ),
        ("Chuyên đề: Y tế; Kỹ năng số cơ bản: Không", "Topics: Y tế; basic skills: Không"),
        ("Chuyên đề: Y tế; Kỹ năng số cơ bản: Có", "Topics: Y tế; basic skills: Có"),
    ),
    "NLS603": (
        ("Tuổi không hợp lý", "Implausible age"),
        (
            "Ngày sinh cho ra tuổi dưới hoặc trên mức của biểu mẫu vào ngày chốt số liệu.",
            "The date of birth gives an age beyond the form's limits on the date of the data.",
        ),
        ("Ngày sinh: 12/04/2018", "Ngày sinh: 12/04/2018"),
        ("Ngày sinh: 12/04/1981", "Ngày sinh: 12/04/1981"),
    ),
    "NLS604": (
        ("Có nơi chuyển đến nhưng chưa rời đi", "Left to somewhere, yet in service"),
        ("Ô Tình trạng trống được hiểu là đang công tác.", "A blank status means in service."),
        ("Tình trạng: (trống); Nơi chuyển đến: Nghỉ hưu", "Status: (blank); left to: Nghỉ hưu"),
        ("Tình trạng: Đã rời đi; Nơi chuyển đến: Nghỉ hưu", "Status: Đã rời đi; left to: Nghỉ hưu"),
    ),
    "NLS605": (
        ("Chuyên gia không có căn cứ", "Expert without evidence"),
        ("Nên ghi căn cứ công nhận để có thể kiểm tra.", "Evidence lets others verify it."),
        ("Chuyên gia chuyển đổi số: Có; Căn cứ: (trống)", "Expert: Có; evidence: (blank)"),
        ("Căn cứ: Quyết định số 12/QĐ-STTTT", "Evidence: Quyết định số 12/QĐ-STTTT"),
    ),
    "NLS606": (
        ("Biệt phái không có đơn vị gốc", "Seconded without home"),
        (
            "Người biệt phái, trưng tập tính ở nơi làm việc; đơn vị gốc giúp nhận ra người đó ở biểu khác.",
            "Who is seconded counts where they work; the home organization tells them apart in other files.",
        ),
        ("Hình thức bố trí: Biệt phái; Đơn vị quản lý gốc: (trống)", "Assignment: Biệt phái; home: (blank)"),
        ("Đơn vị quản lý gốc: Trường THCS Giao An", "Home: Trường THCS Giao An"),
    ),
    "NLS611": (
        ("Cả cột để trống", "Blank column"),
        (
            "Cột trống hoàn toàn là chưa có thông tin, không phải “không”; chỉ tiêu dùng cột này sẽ "
            "chưa kết luận được.",
            "A wholly blank column is unknown, not no; indicators that use it cannot be concluded.",
        ),
        ("Đã bồi dưỡng kỹ năng số cơ bản: trống cả 40 dòng", "Basic training: blank in all 40 rows"),
        ("Có hoặc Không ở từng dòng", "Có or Không in each row"),
    ),
    "NLS612": (
        ("Cả cột giống nhau", "Uniform column"),
        ("Các dòng lẽ ra phải khác nhau ở cột này.", "Rows should differ in this column."),
        ("Ngày sinh: 01/01/1980 ở mọi dòng", "Date of birth: 01/01/1980 in all rows"),
        ("Ngày sinh của từng người", "Everybody's own date of birth"),
    ),
    "NLS613": (
        ("Khối dòng chép lại", "Copied rows"),
        (
            "Nhiều dòng liền nhau giống một khối khác ở những cột phân biệt các dòng.",
            "Consecutive rows equal another block in the columns that tell rows apart.",
        ),
        (
            "Ngày sinh, giới tính, trình độ của dòng 20–29 giống hệt dòng 5–14",
            "Birth, gender, education of rows 20–29 equal rows 5–14",
        ),
        ("Thông tin thật của từng người", "Everybody's own data"),
    ),
    "NLS614": (
        ("Huyện khác hẳn", "Outlier district"),
        (
            "So tỷ lệ của huyện với trung vị các huyện; ngưỡng ghi trong biểu mẫu. Chỉ xét khi có ít "
            "nhất 5 huyện đủ số dòng.",
            "The district's share is compared with the median of all; the form sets the limits. "
            "Looked at only where at least 5 "
            "districts have enough rows.",
        ),
        ("Các huyện 40–45%, một huyện 99%", "All districts 40–45%, one 99%"),
        ("Các huyện 40–45%, một huyện 52%", "All districts 40–45%, one 52%"),
    ),
    "NLS615": (
        ("Tăng, giảm chưa giải trình", "Unexplained change"),
        (
            "So với biểu kỳ trước (nls merge --previous), số liệu của một nơi thay đổi quá ngưỡng ghi trong biểu "
            "mẫu mà trang Thông tin không có giải trình.",
            "Compared with the last accepted file (nls merge --previous), a figure changed by more than the form "
            "allows, and the info sheet gives no reasons.",
        ),
        (
            "Kỳ trước 40 người, kỳ này 15 người; Giải trình tăng giảm: (trống)",
            "40 people last time, 15 now; Giải trình tăng giảm: (blank)",
        ),
        (
            "Giải trình tăng giảm: Sáp nhập hai phòng từ 01/9/2024",
            "Giải trình tăng giảm: Sáp nhập hai phòng từ 01/9/2024",
        ),
    ),
    "NLS690": (
        ("Quy tắc riêng của biểu mẫu", "A rule of the form's own"),
        (
            "Điều kiện do người giữ biểu mẫu đặt thêm trong mục rules; câu báo là của biểu mẫu.",
            "A condition that the keeper of the form added under rules; the sentence is the form's.",
        ),
        ("Dòng thỏa when nhưng không thỏa expect", "A row that satisfies when but not expect"),
        ("Dòng thỏa cả when và expect", "A row that satisfies both"),
    ),
}
PARTS = ("title", "meaning", "wrong", "right")
PAGES: dict[str, tuple[str, str]] = {
    f"{code}.{part}": pair
    for table in (
        FILE_PAGES,
        SHEET_PAGES,
        LAYOUT_PAGES,
        CELL_PAGES,
        READING_PAGES,
        TICK_PAGES,
        PLAUSIBLE_PAGES,
    )
    for code, page in table.items()
    for part, pair in zip(PARTS, page, strict=True)
}
"""`NLS302.title`, `NLS302.meaning`, `NLS302.wrong`, `NLS302.right`: Vietnamese, English."""
