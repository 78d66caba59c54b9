"""Words of `nls gaps --roster`: the workbook of who could close each gap."""

from __future__ import annotations

ROSTER: dict[str, tuple[str, str]] = {
    "help.roster": (
        "Ghi danh sách ai có thể bù từng chỗ còn thiếu (.xlsx); có dữ liệu cá nhân.",
        "Write who could close each gap (.xlsx); holds personal data.",
    ),
    "roster.personal": (
        "{path} chứa dữ liệu cá nhân: chỉ gửi cho đơn vị liên quan.",
        "{path} holds personal data: send it only to those concerned.",
    ),
    "roster.summary": ("Tổng hợp", "Summary"),
    "roster.title": ("DANH SÁCH ĐỂ BÙ CHỖ CÒN THIẾU · {name}", "WHO COULD CLOSE THE GAPS · {name}"),
    "roster.census": ("{set} · số liệu {date}", "{set} · census of {date}"),
    "roster.census.undated": ("{set} · số liệu không ghi ngày", "{set} · census without a date"),
    "roster.note": (
        "Chứa dữ liệu cá nhân; chỉ gửi cho đơn vị liên quan.",
        "Holds personal data; to be sent only to those concerned.",
    ),
    "roster.nothing": ("Không còn mục tiêu nào chưa đạt.", "No goal is left unmet."),
    "roster.page": ("Trang", "Sheet"),
    "roster.year": ("Năm", "Year"),
    "roster.unit": ("Đơn vị", "Unit"),
    "roster.gap": ("Còn thiếu", "Missing"),
    "roster.listed": ("Số dòng trong danh sách", "Rows listed"),
    "roster.unsure": ("Trong đó chưa rõ", "Of them unsure"),
    "roster.goal": (
        "Mục tiêu {year}: {target} · kết quả {value} · còn thiếu {gap}",
        "Goal {year}: {target} · actual {value} · missing {gap}",
    ),
    "roster.goal.annual": (
        "Mục tiêu hằng năm: {target} · kết quả {value} · còn thiếu {gap}",
        "Goal of every year: {target} · actual {value} · missing {gap}",
    ),
    "roster.kind.rows": (
        "Danh sách những dòng chưa được tính; cần chọn đủ số còn thiếu trong danh sách này.",
        "What does not count yet; as many of it as are missing have to be won.",
    ),
    "roster.kind.rows.down": (
        "Danh sách những dòng đang được tính; cần giảm đủ số vượt trong danh sách này.",
        "What counts now; as many of it as are too many have to go.",
    ),
    "roster.kind.amounts": (
        "Những nơi tự mình chưa đạt mục tiêu, và số còn thiếu của từng nơi.",
        "Those that do not reach the goal by themselves, and what each misses.",
    ),
    "roster.kind.places": (
        "Những địa bàn tự mình chưa đạt mục tiêu, và số còn thiếu của từng nơi.",
        "Places that do not reach the goal by themselves, and what each misses.",
    ),
    "roster.no_data": ("Chưa có số liệu để lập danh sách.", "There are no data to list from."),
    "roster.number": ("STT", "No."),
    "roster.action": ("Việc cần làm", "What to do"),
    "roster.now": ("Hiện ghi", "Now"),
    "roster.sure": ("Chưa rõ", "Unsure"),
    "roster.sure.mark": ("chưa rõ – điền ô còn trống trước", "unsure – fill in the cell first"),
    "roster.value": ("Đã có", "There are"),
    "roster.whole": ("Trong tổng số", "Of"),
    "roster.missing": ("Còn thiếu", "Missing"),
    "roster.place": ("Nơi ghi (tệp, trang, dòng)", "Where (file, sheet, row)"),
    "roster.foot": ("Trang &P/&N", "Page &P of &N"),
}
