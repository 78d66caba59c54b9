"""Words below the tables of `nls score` and `nls gaps`: what the words above mean, and which command shows more."""

from __future__ import annotations

LEGEND: dict[str, tuple[str, str]] = {
    "legend.points": (
        "Cách tính điểm: mỗi chỉ tiêu được điểm tối đa × tỷ lệ hoàn thành (kết quả ÷ mục tiêu, không quá 100%); "
        "điểm của năm = tổng điểm đạt ÷ tổng điểm tối đa × 100, tính trên số chưa làm tròn.",
        "How points are earned: of its points an indicator gets the share of the target reached (actual ÷ target, at "
        "most 100%); the score of a year = points earned ÷ points to be had × 100, before any rounding.",
    ),
    "legend.points.total": (
        "Cách tính điểm: điểm của năm = tổng điểm đạt ÷ tổng điểm tối đa × 100, tính trên số chưa làm tròn; mỗi chỉ "
        "tiêu được bao nhiêu điểm: nls explain CHỈ_TIÊU.",
        "How points are earned: the score of a year = points earned ÷ points to be had × 100, before any rounding; "
        "how an indicator earns its points: nls explain INDICATOR.",
    ),
    "legend.points.grade": (
        "Điểm là mức hoàn thành bình quân, không phải xếp loại: điểm cao vẫn có thể chưa đạt chỉ tiêu nào. Mỗi năm "
        "chấm riêng, không cộng lại.",
        "The score is average completion, not a grade: a high score does not mean that any goal is met. Each year is "
        "scored apart; the years are not added.",
    ),
    "legend.provisional": (
        "Điểm tạm tính: còn ô chưa có thông tin hoặc còn thiếu số liệu nên điểm có thể thay đổi.",
        "Provisional score: cells are unknown or data are missing, so that it may still change.",
    ),
    "legend.unknown": (
        "Ô chưa có thông tin: ô để trống hoặc ghi sai, chưa tính là đạt; “thấp nhất – cao nhất có thể” là khi các ô đó "
        "được điền đủ.",
        "Unknown cells: blank or invalid, not counted as reached; “lowest – highest possible” is what may come of them "
        "once they are filled in.",
    ),
    "legend.unknown.lower": (
        "Thấp nhất có thể dưới số đang ghi: có dòng chưa rõ có thuộc diện tính hay không, nếu thuộc thì mẫu số tăng.",
        "The lowest can be below the value shown: some rows may yet join the denominator.",
    ),
    "legend.levels": (
        "Bộ chỉ tiêu không giao mục tiêu riêng cho từng đơn vị: mục tiêu chung được áp dụng như nhau cho mọi đơn vị.",
        "The target set gives no unit a goal of its own: each is held against the same common goals.",
    ),
    "legend.aspirational": (
        "Phấn đấu: mục tiêu được đặt ra để phấn đấu, không phải bắt buộc; vẫn đánh giá, chấm điểm như mục tiêu khác.",
        "Aspirational: a goal to strive for, not a requirement; it is judged and scored like any other.",
    ),
    "legend.missing": (
        "Còn thiếu: số ít nhất cần có thêm để kết quả đạt mục tiêu.",
        "Missing: the least that has to be added for the actual value to reach the target.",
    ),
    "legend.missing.both": (
        "Còn thiếu: số ít nhất cần có thêm (hoặc cần giảm) để kết quả đạt mục tiêu.",
        "Missing: the least that has to be added (or to be reduced by) for the actual value to reach the target.",
    ),
    "legend.lost": (
        "Điểm còn thiếu: điểm tối đa trừ điểm đạt, chưa quy về thang 100; mất nhiều điểm nhất đứng trước.",
        "Points lost: points to be had less points earned, not out of 100; what costs most stands first.",
    ),
    "legend.amounts": (
        "* Số liệu chỉ có số tổng của từng nơi: danh sách ghi nơi và số còn thiếu ở đó, không có tên từng người.",
        "* Known only as a total of each place: the list gives places and how many each is missing, but no names.",
    ),
    "legend.amounts.mark": ("{gap}*", "{gap}*"),
    "legend.findings": (
        "Nội dung cần rà soát là gì, sửa thế nào: {command}",
        "What the findings are, and how to fix them: {command}",
    ),
    "legend.gaps": ("Còn thiếu gì: {command}", "What is missing: {command}"),
    "legend.roster": (
        "Danh sách ai, nơi nào có thể bù: {command}",
        "The list of who, and which places, could make up for it: {command}",
    ),
    "legend.roster.file": ("ai.xlsx", "who.xlsx"),
    "legend.plan": (
        "Làm gì, ở đâu ít tốn công nhất: {command}",
        "What to do, and where, at least effort: {command}",
    ),
}
