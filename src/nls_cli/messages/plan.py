"""Words of `nls plan`."""

from __future__ import annotations

PLAN: dict[str, tuple[str, str]] = {
    "help.plan": (
        "Phương án ít tốn công nhất: cần bồi dưỡng bao nhiêu người, làm gì, ở đâu để đạt mục tiêu; và nếu … thì sao.",
        "The least effort: how many to train, what to do and where so that goals are met; and what if.",
    ),
    "help.plan.more": (
        'Ví dụ: nls plan --district "Giao Thủy" --year 2030 -o phuong-an.xlsx\n\n'
        '--assume "trained_data=yes where district=Giao Thủy" · --cap "Giao Thủy:staff=50" · --budget 1000',
        'Example: nls plan --district "Giao Thủy" --year 2030 -o plan.xlsx\n\n'
        '--assume "trained_data=yes where district=Giao Thủy" · --cap "Giao Thủy:staff=50" · --budget 1000',
    ),
    "help.plan.goal": (
        "Chỉ mục tiêu của chỉ tiêu này (mã hoặc tên); dùng được nhiều lần.",
        "Only the goals of this indicator (id or name); may be repeated.",
    ),
    "help.plan.budget": (
        "Tổng công sức không quá số này.",
        "The most effort in all.",
    ),
    "help.plan.cap": (
        "Mỗi huyện (hoặc một huyện) không quá: công sức; số dòng của một trang (staff); số đầu việc của một cột "
        "(trained_data). Dùng được nhiều lần.",
        "The most in each district (or in one): effort; rows of a sheet (staff); heads of a column (trained_data). "
        "May be repeated.",
    ),
    "help.plan.assume": (
        "Nếu như: CỘT=GIÁ TRỊ where CỘT=GIÁ TRỊ, …; dùng được nhiều lần.",
        "What if: COLUMN=VALUE where COLUMN=VALUE, …; may be repeated.",
    ),
    "help.plan.show_personal": (
        "Ghi cả dữ liệu cá nhân (họ tên, mã, ngày sinh) vào tệp .xlsx.",
        "Write personal data (names, IDs, birth dates) into the .xlsx file.",
    ),
    "help.plan.output": (
        "Ghi ra tệp (.txt, .json, .xlsx: từng người, từng nơi); dùng được nhiều lần.",
        "Write to a file (.txt, .json, .xlsx: who and where); may be repeated.",
    ),
    "metavar.plan.goal": ("CHỈ_TIÊU", "INDICATOR"),
    "metavar.plan.number": ("SỐ", "NUMBER"),
    "metavar.plan.cap": ("[HUYỆN:][VIỆC=]SỐ", "[DISTRICT:][WHAT=]NUMBER"),
    "metavar.plan.assume": ("GIẢ_ĐỊNH", "ASSUMPTION"),
    "plan.title": ("PHƯƠNG ÁN ÍT TỐN CÔNG NHẤT · {name}", "LEAST EFFORT · {name}"),
    "plan.nothing_fits": (
        "Không lập được việc nào: các mục tiêu chưa đạt đều có lý do nêu dưới đây.",
        "Nothing could be planned: every goal that is not met has its reason below.",
    ),
    "plan.nothing": (
        "Không cần làm gì thêm: mọi mục tiêu có thể lập phương án đều đã đạt.",
        "Nothing to be done: every goal that can be planned for is met.",
    ),
    "plan.effort": (
        "Tổng công sức: {effort} (số lượng × công sức mỗi đầu việc, cộng lại). Một đầu việc là một việc làm cho một "
        "người, một cơ sở … Công sức để so các việc với nhau, không phải tiền; ghi trong tệp bộ chỉ tiêu (mục "
        "“effort”), sửa được ở đó.",
        "Total effort: {effort} (how many × the effort of each, added up). Each is one thing done for one person, one "
        "school … Effort is for comparing actions with each other, not money; it is set in the target-set file "
        "(“effort”), where it can be changed.",
    ),
    "plan.own_goals": (
        "Phương án này chỉ nhằm mục tiêu của cả tỉnh: số ở từng nơi không phải là số nơi đó còn thiếu, và có nơi vẫn "
        "có thể chưa đạt mục tiêu của riêng mình. Lập cho một huyện: thêm --district và tên huyện.",
        "This plan is for the province's own goals only: what it asks of a place is not what that place is missing, "
        "and a place may still miss its own goals. To plan for a district, add --district and its name.",
    ),
    "plan.own_goals.unit": (
        "Phương án này chỉ nhằm mục tiêu của {name}: đơn vị bên trong vẫn có thể chưa đạt mục tiêu của riêng mình.",
        "This plan is for the goals of {name} only: places within may still miss their own.",
    ),
    "plan.proof": (
        "Đã chứng minh là ít nhất: mọi phương án tốn ít hơn đều bỏ lỡ ít nhất một mục tiêu mà phương án này đạt.",
        "Proved to be the least: every plan that takes less effort misses at least one of the goals that this one "
        "meets.",
    ),
    "plan.proof.gap": (
        "Chưa chứng minh được là ít nhất: phương án tốt nhất cần ít nhất {bound}, chênh không quá {gap}.",
        "Not proved to be the least: the best plan needs at least {bound}, at most {gap} less.",
    ),
    "plan.touched": (
        "Danh sách cần tác động: {listed} (mỗi dòng tính một lần dù cần nhiều việc).",
        "To be reached, by name: {listed} (each row counts once, whatever is done there).",
    ),
    "plan.book": (
        "Từng người, từng nơi (tệp, trang, dòng): {command}",
        "Every person and place (file, sheet, row): {command}",
    ),
    "plan.book.file": ("phuong-an.xlsx", "plan.xlsx"),
    "plan.touched.sheet": ("{counted} ở trang “{sheet}”", "{counted} on the sheet “{sheet}”"),
    "plan.touched.sums": (
        "Các việc còn lại chỉ có tổng số của từng nơi, không có tên từng người: xem bảng việc cần làm.",
        "The other actions are known as totals of each place only, without names: see what to do below.",
    ),
    "plan.touched.none": (
        "Các việc chỉ có tổng số của từng nơi, không có tên từng người: xem bảng việc cần làm.",
        "The actions are known as totals of each place only, without names: see what to do below.",
    ),
    "plan.score.provisional": ("{score} (tạm tính)", "{score} (provisional)"),
    "plan.score": (
        "Điểm năm {year} (trên 100): hiện nay {today} → sau phương án {after}",
        "Score {year} (of 100): today {today} → after the plan {after}",
    ),
    "plan.score.annual": (
        "Điểm hằng năm (trên 100): hiện nay {today} → sau phương án {after}",
        "Score every year (of 100): today {today} → after the plan {after}",
    ),
    "plan.score.assumed": (
        "Điểm năm {year} (trên 100): hiện nay {today} → theo giả định {assumed} → sau phương án {after}",
        "Score {year} (of 100): today {today} → as assumed {assumed} → after the plan {after}",
    ),
    "plan.score.assumed.annual": (
        "Điểm hằng năm (trên 100): hiện nay {today} → theo giả định {assumed} → sau phương án {after}",
        "Score every year (of 100): today {today} → as assumed {assumed} → after the plan {after}",
    ),
    "plan.assumptions": ("GIẢ ĐỊNH", "WHAT IF"),
    "plan.assumption": (
        "{text}: {rows} {heads} thuộc diện này, trong đó {changed} hiện chưa như vậy và được giả định thay đổi.",
        "{text}. Concerned: {rows} {heads}; of them not so today, and assumed to change: {changed}.",
    ),
    "plan.assumption.text": ("Giả định mọi {rows} đều {becomes}", "Suppose that all {rows} {becomes}"),
    "plan.assumption.none": ("không có mục nào ở “{column}”", "have nothing in “{column}”"),
    "plan.moved": ("CHỈ TIÊU KHÁC THAY ĐỔI THEO GIẢ ĐỊNH", "OTHER INDICATORS THAT CHANGE AS ASSUMED"),
    "plan.idle": (
        "Giả định này không làm thay đổi kết quả của chỉ tiêu nào trong bộ.",
        "What is assumed changes no indicator of the set.",
    ),
    "plan.goals": ("MỤC TIÊU", "GOALS"),
    "plan.today": ("Hiện nay", "Today"),
    "plan.assumed": ("Theo giả định", "As assumed"),
    "plan.after": ("Sau phương án", "After"),
    "plan.standing": ("Phương án", "Plan"),
    "plan.standing.kept": ("Đã đạt, giữ nguyên", "Met, kept"),
    "plan.standing.planned": ("Đạt", "Meets it"),
    "plan.standing.planned.value": ("Đạt về giá trị", "Value reaches it"),
    "plan.standing.impossible": ("Không thể đạt", "Out of reach"),
    "plan.standing.given_up": ("Không kịp trong giới hạn", "Not within limits"),
    "plan.standing.not_planned": ("Không lập được", "Cannot be planned"),
    "plan.actions": ("VIỆC CẦN LÀM", "WHAT TO DO"),
    "plan.action": ("Việc", "Action"),
    "plan.count": ("Số lượng", "How many"),
    "plan.cost": ("Công sức mỗi đầu việc", "Effort each"),
    "plan.sum": ("Tổng công sức", "Effort"),
    "plan.for": ("Cho chỉ tiêu: {names}", "For: {names}"),
    "plan.effort.note": ("Mức công sức: {note}.", "Effort: {note}."),
    "plan.unknown": (
        "Trong đó {heads} ở ô hiện chưa có thông tin: có thể chỉ cần hỏi lại",
        "Of these, in cells not known today: {heads}; asking may be enough",
    ),
    "plan.unknown.cells": (
        "Trong đó tới {heads} ở ô hiện chưa có thông tin ({count} ô): ở đó có thể chỉ cần hỏi lại",
        "Of these, up to {heads} in cells not known today ({count} of them); asking there may be enough",
    ),
    "plan.beyond_gap": (
        "Gồm {gap} còn thiếu theo nls gaps và {extra} chưa rõ có thuộc diện tính hay không; làm cả {extra} thì "
        "chắc chắn đạt",
        "That is {gap} missing by nls gaps, and {extra} that may or may not count; with them it is certain",
    ),
    "plan.places": ("Ở ĐÂU (số thứ tự việc như trên)", "WHERE (numbers of actions as above)"),
    "plan.place": ("Nơi", "Place"),
    "plan.anywhere": ("(chọn nơi)", "(anywhere)"),
    "plan.cannot": ("PHƯƠNG ÁN KHÔNG LÀM ĐƯỢC", "WHAT THE PLAN CANNOT DO"),
    "plan.reason.no_data": (
        "chưa có số liệu để tính",
        "there are no data to judge it by",
    ),
    "plan.reason.at_most": (
        "mục tiêu “nhiều nhất”: phải bớt đi, phương án chỉ thêm chứ không bớt của ai",
        "an “at most” goal: something would have to be taken away, and a plan only adds",
    ),
    "plan.reason.distinct": (
        "đếm số giá trị khác nhau: một dòng thêm được bao nhiêu còn tùy mọi dòng khác",
        "it counts different values: what one row adds hangs on all the others",
    ),
    "plan.reason.no_action": (
        "phụ thuộc {columns}, mà biểu mẫu không đặt việc nào (action:) làm thay đổi được",
        "it hangs on {columns}, for which the form names no action (action:)",
    ),
    "plan.reason.impossible": (
        "làm hết mọi việc có thể vẫn thiếu {short} {heads}: phải tuyển, lập mới hoặc bổ sung số liệu, "
        "phương án không tự thêm",
        "with all there is to do, {short} {heads} are still missing: to be hired, founded or found in the data; "
        "a plan adds none",
    ),
    "plan.reason.given_up": (
        "còn thiếu {short} {heads}, không làm trọn được trong giới hạn (--budget, --cap) hoặc cùng lúc với mục tiêu "
        "khác nên không bắt đầu",
        "missing: {short} {heads}; it cannot be met within the limits (--budget, --cap), or not together with another "
        "goal, and is not begun",
    ),
    "plan.reason.uncertain": (
        "giá trị đạt mục tiêu, nhưng vẫn “chưa đủ căn cứ kết luận” khi còn ô mẫu số chưa có thông tin; "
        "hãy bổ sung các ô đó trước",
        "the value reaches the goal, but it cannot be concluded while cells of the denominator are unknown; "
        "fill those in first",
    ),
    "plan.worst": (
        "Để chắc chắn đạt, ô chưa có thông tin được coi như chưa đạt; vì thế số ở đây có thể lớn hơn số “còn thiếu” "
        "của nls gaps.",
        "To be certain, unknown cells count as not done, so numbers may exceed those missing in nls gaps.",
    ),
    "plan.choice": (
        "Người, nơi được chọn chỉ là một cách: thay bằng người khác cùng diện thì kết quả như nhau.",
        "Whom and where it says is one choice: others in the same position would do as well.",
    ),
    "plan.limits": ("Giới hạn: {limits}.", "Limits: {limits}."),
    "plan.limits.whole": (
        "Mỗi mục tiêu được xét trọn cho cả tỉnh: nếu một nơi vướng giới hạn làm mục tiêu không đạt được thì phương án "
        "bỏ cả mục tiêu đó, không làm dở ở các nơi khác. Muốn mỗi huyện làm trong khả năng của mình, lập riêng từng "
        "huyện (--district).",
        "Each goal is taken as a whole, for all of the province: where the limit of one place keeps it from being met, "
        "nothing is begun for it in the others either. To have every district do what it can, plan each by itself "
        "(--district).",
    ),
    "plan.limits.whole.unit": (
        "Mỗi mục tiêu được xét trọn: không đạt được trong giới hạn thì phương án bỏ cả mục tiêu đó, không làm dở.",
        "Each goal is taken as a whole: nothing is begun for a goal that cannot be met within the limits.",
    ),
    "plan.limits.sheet": ("số dòng tác động ở trang “{sheet}”", "rows reached on the sheet “{sheet}”"),
    "plan.limits.column": ("số đầu việc ở cột “{column}”", "heads of the column “{column}”"),
    "plan.limits.budget": ("tổng công sức ≤ {most}", "effort ≤ {most}"),
    "plan.limits.cap": ("{place}: {what} ≤ {most}", "{place}: {what} ≤ {most}"),
    "plan.limits.each": ("mỗi huyện", "each district"),
    "plan.limits.effort": ("công sức", "effort"),
    "plan.sheet.summary": ("Tổng hợp", "Summary"),
    "plan.sheet.steps": ("Từng việc", "Who and where"),
    "plan.column.district": ("Huyện/Thành phố", "District"),
    "plan.column.commune": ("Xã/Phường/Thị trấn", "Commune"),
    "plan.column.organization": ("Đơn vị", "Organization"),
    "plan.column.file": ("Tệp", "File"),
    "plan.column.sheet": ("Trang", "Sheet"),
    "plan.column.row": ("Dòng", "Row"),
    "plan.column.known": ("Ô hiện nay", "Cell today"),
    "plan.column.known.unknown": ("chưa có thông tin", "not known"),
    "plan.column.known.known": ("có thông tin", "known"),
    "plan.personal": (
        "Tệp {path} có dữ liệu cá nhân; chỉ gửi cho người có trách nhiệm.",
        "{path} holds personal data; send it only to those in charge.",
    ),
    "plan.personal.left_out": (
        "Tệp {path} không ghi họ tên; mỗi việc có tệp, trang, dòng trong Excel. Cần họ tên thì thêm --show-personal.",
        "{path} names nobody; each step has its file, sheet and row in Excel. For names add --show-personal.",
    ),
}
