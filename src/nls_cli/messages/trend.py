"""Words of `nls trend`."""

from __future__ import annotations

TREND: dict[str, tuple[str, str]] = {
    "help.trend": (
        "Xu hướng qua nhiều kỳ: thay đổi, tốc độ cần có, có kịp mục tiêu hay không.",
        "Several snapshots over time: change, required pace, on track or not.",
    ),
    "help.trend.more": (
        "Ví dụ: nls trend bieu-2021.xlsx diem-2023.json bieu-2024.xlsx · nls trend lich-su --by district "
        "-o xu-huong.html",
        "Example: nls trend census-2021.xlsx score-2023.json census-2024.xlsx · nls trend history --by district "
        "-o trend.html",
    ),
    "help.trend.snapshots": (
        "Các kỳ: tệp Excel, JSON của nls score, hoặc thư mục (mỗi tệp một kỳ, mỗi thư mục con một kỳ nhiều tệp).",
        "The snapshots: workbooks, JSON of nls score, or folders (each file one snapshot, each subfolder one of many "
        "files).",
    ),
    "help.trend.output": (
        "Ghi ra tệp (.txt, .json, .csv, .md, .html, .xlsx); dùng được nhiều lần.",
        "Write to a file (.txt, .json, .csv, .md, .html, .xlsx); may be repeated.",
    ),
    "help.trend.format": ("Định dạng in ra.", "Format printed."),
    "metavar.snapshots": ("KỲ", "SNAPSHOT"),
    "trend.title": ("XU HƯỚNG · {name}", "TREND · {name}"),
    "trend.span": (
        "{count} kỳ số liệu: {dates}",
        "Snapshots ({count}): {dates}",
    ),
    "trend.baseline": (
        "Số liệu gốc ghi trong bộ chỉ tiêu được tính là cuối năm đó.",
        "Baselines in the target set stand at the end of their year.",
    ),
    "trend.map": (
        "Các kỳ được đặt lên địa giới ngày {date}; đơn vị đã nhập thì tính theo đơn vị mới.",
        "All censuses are shown in the units of {date}; units that merged count as what they became.",
    ),
    "trend.saved": (
        "Kỳ đọc từ kết quả đã lưu (JSON): con số như khi lưu, địa giới là của ngày đó.",
        "Snapshots from saved results (JSON): numbers as they were saved, units those of their day.",
    ),
    "trend.other_version": (
        "{path} làm bằng phiên bản khác của bộ chỉ tiêu: định nghĩa có thể đã khác.",
        "{path} was made with another version of the target set: definitions may differ.",
    ),
    "trend.same_day": (
        "{path} cùng ngày {date} với một kỳ khác ghi sau nên không dùng.",
        "{path} is of {date}, as another snapshot given later; it is not used.",
    ),
    "trend.pace": (
        "Tốc độ là mức thay đổi trung bình mỗi năm từ kỳ đầu đến kỳ cuối (với tỷ lệ: điểm phần trăm), thời gian tính "
        "theo ngày, một năm là 365 ngày (năm nhuận 366). “Cần mỗi năm”: từ kỳ cuối đến hạn là hết ngày 31/12 của năm "
        "mục tiêu.",
        "Pace is the mean change per year from the first snapshot to the last (percentage points for shares); time is "
        "counted in days, a year being 365 (leap years 366). “Needed per year”: from the last snapshot until the goal "
        "is due, at the end of 31 December of its year.",
    ),
    "trend.course": (
        "“Diễn biến”: vạch cao thấp theo từng kỳ; ghi bên dưới: kỳ đầu, kỳ cuối.",
        "“Course”: a bar for each snapshot, the higher the more; below it the first and the last value.",
    ),
    "trend.on_track": (
        "“Đúng tiến độ”: tốc độ thực tế từ 95% tốc độ cần có trở lên. Vì vậy vẫn có thể hụt mục tiêu một chút.",
        "“On track”: the pace is at least 95% of the one required; the goal can still be missed by a little.",
    ),
    "trend.annual": (
        "Mục tiêu hằng năm không có hạn phía trước: chưa đạt thì là “Chậm tiến độ”, dù đang tăng nhanh.",
        "A goal of every year has no date ahead: as long as it is not met it is “Behind”, however fast it moves.",
    ),
    "trend.projection": (
        "“Nếu cứ như vậy”: kéo dài đường thẳng từ kỳ đầu đến kỳ cuối; đó là phép tính, không phải cam kết.",
        "“Going on like this”: the straight line from the first snapshot to the last, drawn on; a sum, no promise.",
    ),
    "trend.list": (
        "Kết quả có thể tăng, giảm vì danh sách thêm, bớt chứ không phải vì người, nơi có ở cả hai kỳ tiến bộ hơn; "
        "nls explain --diff cho biết vì sao.",
        "A result can also move because the list grew or shrank, not because those in both snapshots did better; "
        "nls explain --diff tells why.",
    ),
    "trend.why": ("Vì sao kết quả thay đổi: {command}", "Why results changed: {command}"),
    "trend.projection.two": (
        "Mới có hai kỳ nên chưa biết tốc độ có đều hay không.",
        "With two snapshots only, nobody knows whether the pace is steady.",
    ),
    "trend.projection.whole": (
        "Số lượng dự kiến bỏ phần lẻ về phía kém hơn, để không hứa quá.",
        "Projected counts are whole, rounded to the worse side, so that not too much is promised.",
    ),
    "trend.other_list": (
        "Mẫu số đổi từ {before} thành {after}: danh sách thêm, bớt nhiều, nên tốc độ này có thể không phải do tiến bộ",
        "The denominator went from {before} to {after}: the list changed much, and this pace may not be progress",
    ),
    "trend.doubt": ("Còn ô chưa có thông tin, có thể là: {ends}", "With unknown cells it could be: {ends}"),
    "trend.doubt.meaning": (
        "Tốc độ và đánh giá tính trên kết quả ghi ở bảng; chỗ ghi “còn ô chưa có thông tin” có thể khác đi.",
        "Pace and status are worked out on the results shown; where it says “unknown cells” they could differ.",
    ),
    "trend.pace.span": (
        "Từ {first} đến {last} là {years} năm.",
        "From {first} to {last}: {years} years.",
    ),
    "trend.across": (
        "{name} (xã, phường mới gồm đất của {districts} cũ)",
        "{name} (new commune of land from former {districts})",
    ),
    "trend.lacking.why": ("{lacking}: {why}", "{lacking}: {why}"),
    "trend.line": ("Diễn biến", "Course"),
    "trend.values": ("Giá trị", "Values"),
    "trend.observed": ("Mỗi năm", "Per year"),
    "trend.required": ("Cần mỗi năm", "Needed per year"),
    "trend.status": ("Đánh giá", "Status"),
    "trend.projected": (
        "Nếu cứ như vậy, hết năm {year}: {value}",
        "Going on like this, at the end of {year}: {value}",
    ),
    "trend.reached": ("đạt mục tiêu trong năm {year}", "goal reached in {year}"),
    "trend.reached.alone": (
        "Nếu cứ như vậy, đạt mục tiêu trong năm {year}",
        "Going on like this, the goal is reached in {year}",
    ),
    "trend.never": (
        "với tốc độ này không đạt được mục tiêu",
        "at this pace the goal is not reached",
    ),
    "trend.due": ("Đã đến hạn mà chưa đạt", "Due, and not reached"),
    "trend.never.flat": (
        "chưa có chuyển biến nên chưa xác định được năm đạt mục tiêu",
        "as nothing moves, no year can be given for the goal",
    ),
    "trend.monitored": ("CHỈ TIÊU THEO DÕI (không có mục tiêu)", "MONITORED INDICATORS (without goals)"),
    "trend.goals": ("SO VỚI MỤC TIÊU", "AGAINST THE GOALS"),
    "trend.counts": ("{name}: {counts}", "{name}: {counts}"),
    "trend.status.met": ("Đạt", "Met"),
    "trend.status.on_track": ("Đúng tiến độ", "On track"),
    "trend.status.behind": ("Chậm tiến độ", "Behind"),
    "trend.status.moving_away": ("Xa mục tiêu hơn", "Moving away"),
    "trend.status.missed": ("Quá hạn, không đạt", "Missed"),
    "trend.status.insufficient_data": ("Chưa đủ số liệu", "Not enough data"),
    "trend.lacking.no_value": ("kỳ cuối không có giá trị", "the last snapshot has no value"),
    "trend.lacking.one_point": ("mới có một kỳ", "there is only one snapshot"),
    "trend.lacking.broken": (
        "chuỗi bị ngắt, sau chỗ ngắt mới có một kỳ",
        "the series is broken, and there is only one snapshot after the break",
    ),
    "trend.lacking.uncertain": (
        "giá trị đạt mục tiêu nhưng ô chưa có thông tin còn có thể làm thay đổi",
        "the value reaches the goal, but unknown cells could change that",
    ),
    "trend.lacking.no_target": (
        "không biết mục tiêu của đơn vị",
        "what the goal asks of the unit is not known",
    ),
    "trend.break": ("Chuỗi bị ngắt từ {date}: {why}", "The series is broken from {date}: {why}"),
    "trend.break.footnote": (
        "Chuỗi bị ngắt, không so được trước và sau: xem ({number}) dưới bảng",
        "The series is broken, before and after cannot be compared: see ({number}) below",
    ),
    "trend.break.above": (
        "Chuỗi bị ngắt, không so được trước và sau: xem ({number}) ở phần đầu",
        "The series is broken, before and after cannot be compared: see ({number}) at the top",
    ),
    "trend.break.units": (
        "địa giới thay đổi, tên cũ nhưng không còn là địa bàn cũ",
        "units changed: the name is the same, the land is not",
    ),
    "trend.break.meaning": ("ý nghĩa số liệu thay đổi: {what}", "what is counted changed: {what}"),
    "trend.break.split": (
        "{what} đã được chia hoặc không còn trong danh mục, nên các đơn vị dưới cấp tỉnh trước và sau ngày này không "
        "so được với nhau; chỉ so được cả tỉnh",
        "{what} was split, or is not in the list of units any more, so that units below the province cannot be "
        "compared across this day; only the province can",
    ),
    "trend.point.baseline": ("{value} (số liệu gốc {year})", "{value} (baseline {year})"),
    "trend.point": ("{value} ({date})", "{value} ({date})"),
    "trend.column.unit": ("Đơn vị", "Unit"),
    "trend.column.year": ("Năm mục tiêu", "Goal year"),
    "trend.column.projected": ("Dự kiến hết năm mục tiêu", "Projected at the end of the goal year"),
    "trend.column.reached": ("Năm đạt (dự kiến)", "Year reached (projected)"),
    "trend.column.first": ("Đầu kỳ", "First"),
    "trend.column.last": ("Cuối kỳ", "Last"),
    "trend.column.date": ("Ngày", "Date"),
    "trend.column.source": ("Nguồn", "Source"),
    "trend.column.note": ("Ghi chú", "Note"),
    "trend.source.census": ("biểu", "census"),
    "trend.source.report": ("JSON", "JSON"),
    "trend.source.baseline": ("số liệu gốc", "baseline"),
    "trend.sheet.trend": ("Xu hướng", "Trend"),
    "trend.sheet.points": ("Từng kỳ", "Points"),
    "trend.taken": ("Kỳ {date}: {paths}", "Snapshot {date}: {paths}"),
    "trend.taken.findings": ("Kỳ {date}: {paths} · {findings}", "Snapshot {date}: {paths} · {findings}"),
    "trend.left_out": ("Bỏ qua: {why}", "Left out: {why}"),
    "trend.repeated": (
        "{path} được ghi nhiều lần; chỉ tính là một kỳ.",
        "{path} is given more than once; it is one snapshot.",
    ),
    "trend.not_found": ("không có kỳ số liệu nào ở {path}.", "there is no snapshot at {path}."),
    "trend.not_found.hint": (
        "ghi tệp Excel, tệp JSON do nls score ghi ra, hoặc thư mục chứa chúng.",
        "name workbooks, JSON files written by nls score, or folders with them.",
    ),
    "trend.undated": ("{path} không ghi ngày chốt số liệu, không biết là kỳ nào.", "{path} has no date."),
    "trend.undated.hint": (
        "ghi “Số liệu tính đến ngày” ở trang Thông tin của biểu; với JSON, chấm lại biểu đã ghi ngày.",
        "write “As of” on the info sheet of the workbook; for JSON, score a workbook that has a date.",
    ),
    "trend.district.hint": (
        "đưa ít nhất một biểu Excel, hoặc bỏ --district.",
        "give at least one workbook, or leave --district out.",
    ),
    "trend.district": (
        "--district cần ít nhất một kỳ là biểu Excel.",
        "--district needs at least one snapshot that is a workbook.",
    ),
    "trend.json.unreadable.hint": (
        "kiểm tra đường dẫn và quyền đọc tệp.",
        "look at the path and whether the file may be read.",
    ),
    "trend.json.unreadable": ("không đọc được {path} ({why}).", "{path} cannot be read ({why})."),
    "trend.json.large.hint": (
        "kiểm tra lại: đây có phải kết quả do nls score --format json ghi ra không.",
        "make sure that this is what nls score --format json wrote.",
    ),
    "trend.json.large": ("{path} lớn hơn {most} MB.", "{path} is larger than {most} MB."),
    "trend.json.not_json": (
        "{path}:{line}:{column}: không phải JSON đúng cách.",
        "{path}:{line}:{column}: not well-formed JSON.",
    ),
    "trend.json.tricky": (
        "{path}: JSON có khóa lặp lại, số quá dài, NaN hoặc lồng quá sâu.",
        "{path}: the JSON has a key twice, a number too long, NaN, or is nested too deep.",
    ),
    "trend.json.foreign": (
        "{path} không phải báo cáo của nls score (schema: {found}; cần {schema}).",
        "{path} is not a report of nls score (schema: {found}; {schema} is needed).",
    ),
    "trend.json.place": (
        "{path}: ở {place} không có giá trị như nls score ghi ra.",
        "{path}: at {place} there is not what nls score writes.",
    ),
    "trend.json.hint": (
        "ghi lại bằng: nls score BIỂU -o diem.json",
        "write it anew: nls score CENSUS -o score.json",
    ),
    "trend.json.targets": (
        "{path} làm theo bộ chỉ tiêu {other}, không phải {set}.",
        "{path} was made with target set {other}, not {set}.",
    ),
    "trend.json.targets.hint": (
        "thêm --targets {other}, hoặc bỏ tệp đó ra.",
        "add --targets {other}, or leave it out.",
    ),
}
for _key in ("not_json", "tricky", "foreign", "place"):
    TREND[f"trend.json.{_key}.hint"] = TREND["trend.json.hint"]
