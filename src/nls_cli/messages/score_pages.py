"""Words of the reports on a score that are files: web page, Markdown, workbook."""

from __future__ import annotations

SCORE_PAGES: dict[str, tuple[str, str]] = {
    "report.year": ("Năm {year}", "{year}"),
    "report.year.annual": ("Hằng năm", "Every year"),
    "report.goals": ("Mục tiêu năm {year}", "Goals for {year}"),
    "report.goals.annual": ("Mục tiêu hằng năm", "Goals for every year"),
    "report.goals.past": ("Mục tiêu năm {year} (đã hết hạn)", "Goals for {year} (past)"),
    "report.skip": ("Đến nội dung chính", "Skip to the content"),
    "report.contents": ("Trong báo cáo này", "In this report"),
    "report.total": ("Tổng hợp", "Summary"),
    "report.whole_province": ("Toàn tỉnh", "Whole province"),
    "report.indicators": ("Từng chỉ tiêu", "Every indicator"),
    "report.indicators.unit": ("Từng chỉ tiêu của {name}", "Every indicator of {name}"),
    "report.number": ("Số", "No."),
    "report.bar": ("Kết quả so với mục tiêu", "Actual against target"),
    "report.bar.value": ("Kết quả {value}", "Actual {value}"),
    "report.bar.goal": ("mục tiêu {year}: {target}", "target {year}: {target}"),
    "report.bar.legend": (
        "Thanh đậm: kết quả thực hiện; vạch đứng: mục tiêu của năm ghi bên dưới; đoạn có hai đầu mút: thấp nhất "
        "– cao "
        "nhất có thể khi còn ô chưa có thông tin.",
        "Solid bar: actual; upright marks: the targets of the years written below; line between two ends: "
        "lowest – "
        "highest possible while cells are unknown.",
    ),
    "report.target": ("Mục tiêu {target}", "Target {target}"),
    "report.points": ("Điểm {points}", "Points {points}"),
    "report.no_goal": ("Không đặt mục tiêu năm này", "No goal for this year"),
    "report.monitored": ("Chỉ tiêu theo dõi (không chấm điểm)", "Monitored indicators (not scored)"),
    "report.units.district": ("Theo huyện", "By district"),
    "report.units.commune": ("Theo xã", "By commune"),
    "report.units.organization": ("Theo cơ quan, đơn vị", "By organization"),
    "report.heat": ("Đơn vị và chỉ tiêu · {year}", "Units and indicators · {year}"),
    "report.heat.note": (
        "Số ở đầu cột là số của chỉ tiêu trong bảng “Từng chỉ tiêu”. Màu cho biết mức đạt so với mục tiêu; dấu "
        "trước con số "
        "cho biết kết luận.",
        "The numbers above the columns are those of the table “Every indicator”. The colour tells how far the "
        "goal has "
        "been reached; the sign before a figure tells the status.",
    ),
    "report.heat.score": ("Điểm", "Score"),
    "report.signs": ("Ký hiệu", "Signs"),
    "report.shade.0": ("dưới 50% mục tiêu", "below 50% of the target"),
    "report.shade.1": ("từ 50%", "from 50%"),
    "report.shade.2": ("từ 75%", "from 75%"),
    "report.shade.3": ("từ 90%", "from 90%"),
    "report.shade.4": ("đạt mục tiêu", "target reached"),
    "report.missing": ("Còn thiếu", "What is missing"),
    "report.missing.unit": ("Còn thiếu của {name}", "What is missing in {name}"),
    "report.without": ("Đơn vị trắng", "Bodies with a role unfilled"),
    "report.trend": ("Diễn biến qua các kỳ", "Course over time"),
    "help.score.trend": (
        "Kỳ số liệu trước (tệp Excel, JSON của nls score, thư mục), để trang .html nêu diễn biến; ghi nhiều lần được.",
        "An earlier census (workbook, JSON of nls score, folder), so that the .html page shows the course; repeatable.",
    ),
    "usage.trend": ("--trend cần có báo cáo .html.", "--trend needs an .html report."),
    "usage.trend.hint": (
        "thêm -o BAO-CAO.html, hoặc dùng nls trend cho các định dạng khác.",
        "add -o REPORT.html, or use nls trend for other formats.",
    ),
    "report.charts": ("Biểu đồ", "Charts"),
    "report.without.sure": ("Không có", "Nobody"),
    "report.without.unsure": ("Chưa rõ", "Not known"),
    "report.drill": ("Chi tiết từng đơn vị", "Unit by unit"),
    "report.drill.more": (
        "Mở từng đơn vị để xem chi tiết; khi in, chỉ những phần đang mở được in ra.",
        "Open a unit to see its details; what is open is also printed.",
    ),
    "report.drill.brief": (
        "Có {count} đơn vị, nên mỗi đơn vị ở đây chỉ nêu tổng điểm và nội dung còn thiếu. Kết quả từng chỉ tiêu có "
        "trong bảng so sánh ở trên; đầy đủ, kể cả chỉ tiêu theo dõi, có trong tệp Excel hoặc CSV (-o TÊN.xlsx, -o "
        "TÊN.csv), hoặc ở trang riêng của một huyện (--district TÊN).",
        "There are {count} units, so each shows only its score and what is missing here. The result of every indicator "
        "stands in the table of comparison above; everything, monitored indicators too, in the workbook or the CSV "
        "(-o NAME.xlsx, -o NAME.csv), or on a page of one district (--district NAME).",
    ),
    "report.quality": ("Chất lượng số liệu", "Data quality"),
    "report.files": ("Các tệp số liệu", "Files of data"),
    "report.not_sent": ("Chưa gửi", "Not sent"),
    "report.file": ("Tệp", "File"),
    "report.reporting_unit": ("Đơn vị báo cáo", "Reporting unit"),
    "report.as_of": ("Ngày chốt số liệu", "Data as of"),
    "report.rows": ("Số dòng", "Rows"),
    "report.sheet": ("Trang", "Sheet"),
    "report.refused": (
        "Các tệp không đọc được, không có trong kết quả",
        "Files that could not be read and do not count",
    ),
    "report.findings.severity": ("Mức độ", "Severity"),
    "report.findings.code": ("Mã", "Code"),
    "report.findings.place": ("Vị trí", "Place"),
    "report.findings.message": ("Nội dung", "What is wrong"),
    "report.findings.remedy": ("Cách sửa", "Remedy"),
    "report.unknown": ("Chỉ tiêu còn ô chưa có thông tin", "Indicators with unknown cells"),
    "report.unknown.rows": ("Số dòng có ô chưa có thông tin", "Rows with unknown cells"),
    "report.unknown.none": ("Không chỉ tiêu nào còn ô chưa có thông tin.", "No indicator has unknown cells."),
    "report.low": ("Thấp nhất có thể", "Lowest possible"),
    "report.high": ("Cao nhất có thể", "Highest possible"),
    "report.method": ("Cách tính", "Method"),
    "report.provenance": ("Nguồn", "Provenance"),
    "report.quote": ("Trích văn bản", "Quote"),
    "report.scoring": ("Cách chấm", "Scoring"),
    "report.scoring.proportional": ("Theo tỷ lệ hoàn thành", "In proportion to the attainment"),
    "report.scoring.threshold": ("Đạt mới có điểm", "All or nothing"),
    "report.scoring.steps": ("Theo bậc: {steps}", "By steps: {steps}"),
    "report.scoring.step": ("từ {from_}: {points} điểm", "from {from_}: {points} points"),
    "report.scoring.none": ("Không chấm điểm", "Not scored"),
    "report.measured_in": ("Đơn vị đo", "Measured in"),
    "report.measured_in.percent": ("phần trăm", "percent"),
    "report.measured_in.count": ("số lượng", "count"),
    "report.measured_in.ratio": ("tỷ số", "ratio"),
    "report.definition": ("Định nghĩa", "Definition"),
    "report.id": ("Mã chỉ tiêu", "Id"),
    "report.method.exact": (
        "Tỷ lệ được tính bằng phân số, không làm tròn giữa chừng; chỉ làm tròn khi hiển thị.",
        "Shares are computed as exact fractions and rounded only when shown.",
    ),
    "report.method.unknown": (
        "Ô để trống hoặc sai là ô chưa có thông tin, không tính là đạt. “Thấp nhất – cao nhất có thể” là giá "
        "trị nhỏ nhất và lớn "
        "nhất nếu các ô đó được điền đủ.",
        "A blank or invalid cell is unknown and does not count as satisfied. “Lowest – highest possible” are the "
        "smallest and largest values under any answers to those cells.",
    ),
    "report.method.status": (
        "Đạt khi giá trị thấp nhất có thể đã đạt mục tiêu; chưa đạt khi giá trị cao nhất có thể vẫn chưa đạt; "
        "còn lại là chưa đủ "
        "căn cứ kết luận.",
        "Met when even the lowest possible value reaches the target; not met when even the highest does not; "
        "else it cannot "
        "be concluded.",
    ),
    "report.method.attainment": (
        "Tỷ lệ hoàn thành = kết quả / mục tiêu, tối đa 100% (chỉ tiêu càng thấp càng tốt: mục tiêu / kết quả).",
        "Attainment = actual / target, at most 100% (where less is better: target / actual).",
    ),
    "report.method.score": (
        "Tổng điểm = tổng điểm đạt / tổng điểm tối đa của các chỉ tiêu áp dụng × 100; chỉ tiêu chưa có số liệu "
        "được 0 điểm.",
        "Score = points earned / points of the indicators that apply × 100; an indicator without data earns 0.",
    ),
    "report.method.gap": (
        "Còn thiếu = số nhỏ nhất cần thêm để kết quả đạt mục tiêu, làm tròn lên.",
        "Missing = the least number to be added for the value to reach the target, rounded up.",
    ),
    "report.numerator": ("Tử số", "Numerator"),
    "report.denominator": ("Mẫu số", "Denominator"),
    "report.attainment": ("Tỷ lệ hoàn thành", "Attainment"),
    "report.earned": ("Điểm đạt", "Points"),
    "report.possible": ("Điểm tối đa", "Points of"),
    "report.remarks": ("Ghi chú", "Remarks"),
    "report.goal_year": ("Năm", "Year"),
    "report.unit_id": ("Mã đơn vị", "Unit id"),
    "report.data": ("Số liệu", "Data"),
    "report.data.note": (
        "Con số của từng đơn vị; các ô tỷ lệ, điểm ở đây và ở trang so sánh là công thức tính từ các con số này.",
        "The numbers of every unit; shares and points here and on the sheet of units are formulas of these numbers.",
    ),
    "report.score": ("Tổng điểm", "Score"),
    "report.score.final": ("Tổng điểm", "Final score"),
    "report.score.provisional": ("Điểm tạm tính", "Provisional score"),
    "report.no_units": (
        "Báo cáo này không chia theo đơn vị. Thêm --by district, commune hoặc organization để có từng đơn vị.",
        "This report is not divided by unit. Add --by district, commune or organization to have the units.",
    ),
    "report.heads": ("Tính bằng", "Counted in"),
    "report.role": ("Vị trí không có người", "Role without anybody"),
    "report.body": ("Cơ quan, đơn vị", "Body"),
    "report.certain": ("Kết luận", "Known"),
    "report.certain.yes": ("Không có", "None"),
    "report.certain.no": ("Chưa rõ (còn ô chưa có thông tin)", "Not known (blank cells)"),
    "report.chart": ("Tỷ lệ hoàn thành so với mục tiêu năm {year}", "Attainment of the targets for {year}"),
    "report.chart.annual": (
        "Tỷ lệ hoàn thành so với mục tiêu hằng năm",
        "Attainment of the targets for every year",
    ),
    "report.chart.lost": ("Điểm còn thiếu theo chỉ tiêu", "Points lost by indicator"),
    "report.made_by": ("Lập bằng nls {version}", "Made with nls {version}"),
}
