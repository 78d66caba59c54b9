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
    "roster.written": (
        "Đã ghi {path}: 1 trang tổng hợp, {lists} danh sách",
        "Wrote {path}: 1 summary, {lists} lists",
    ),
    "roster.written.one": (
        "Đã ghi {path}: 1 trang tổng hợp, 1 danh sách",
        "Wrote {path}: 1 summary, 1 list",
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
    "roster.use": (
        "Cách dùng: “Còn thiếu” là số cần có thêm để đạt mục tiêu; danh sách là tất cả những ai, nơi nào có thể bù. "
        "Danh sách dài hơn số còn thiếu thì chỉ cần chọn đủ, không phải làm hết; danh sách không xếp theo thứ tự ưu "
        "tiên. Dòng tô vàng còn ô chưa rõ.",
        "How to use it: “Missing” is how many more the goal takes; the lists hold everyone and every place that could "
        "make up for it. Where a list is longer, choose as many as are missing, not all; the lists are in no order of "
        "priority. Yellow rows: cells unknown.",
    ),
    "roster.gap.whole": ("tính chung cho cả tỉnh", "counted for the province"),
    "roster.kind.rows": (
        "{listed} dòng có thể bù, cần {gap}.",
        "Rows that could make up for it: {listed}; needed: {gap}.",
    ),
    "roster.kind.rows.split": (
        "{listed} dòng: {open} chưa đạt, {unsure} chưa rõ; cần {gap}.",
        "Rows: {listed}, of which not there yet: {open}, unknown: {unsure}; needed: {gap}.",
    ),
    "roster.kind.rows.more": (
        "Không cần làm hết: chọn đủ số còn thiếu trong danh sách.",
        "Not all of them: choose as many as are missing.",
    ),
    "roster.kind.rows.fewer": (
        "Danh sách không đủ bù: còn phải tuyển, lập mới hoặc bổ sung số liệu.",
        "They are not enough: others have to be hired, founded or found in the data.",
    ),
    "roster.kind.rows.unsure": (
        "{unsure} dòng chưa rõ (tô vàng): điền ô còn trống trước, có thể đã đạt hoặc không thuộc diện tính.",
        "Unsure (yellow): {unsure}; fill in their cells first: they may count already, or not belong at all.",
    ),
    "roster.kind.rows.down": (
        "Danh sách những dòng đang được tính; cần giảm đủ số vượt trong danh sách này.",
        "What counts now; as many of it as are too many have to go.",
    ),
    "roster.kind.amounts": (
        "Những nơi tự mình chưa đạt mục tiêu, và số còn thiếu của từng nơi; số liệu chỉ có số tổng, không có tên từng "
        "người.",
        "Those that do not reach the goal by themselves, and what each misses; the data hold totals only, no names.",
    ),
    "roster.kind.places": (
        "Những địa bàn tự mình chưa đạt mục tiêu, và số còn thiếu của từng nơi.",
        "Places that do not reach the goal by themselves, and what each misses.",
    ),
    "roster.kind.together": (
        "Cộng các nơi thiếu {total}, mục tiêu chung chỉ cần {gap}: không cần nơi nào cũng đạt.",
        "Together they miss {total}, while the common goal takes {gap}: not every place has to reach it.",
    ),
    "roster.no_data": ("Chưa có số liệu để lập danh sách.", "There are no data to list from."),
    "roster.number": ("STT", "No."),
    "roster.also": ("Có ở cả trang", "Also on sheets"),
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
