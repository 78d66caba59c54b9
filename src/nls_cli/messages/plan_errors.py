"""Words of what `nls plan` cannot do with a wish, a number or its solver."""

from __future__ import annotations

PLAN_ERRORS: dict[str, tuple[str, str]] = {
    "plan.solver": (
        "bộ giải không tìm được phương án trong giới hạn tính toán.",
        "the solver found no plan within its limits.",
    ),
    "plan.solver.hint": (
        "chọn ít mục tiêu hơn (--year, --goal), bỏ bớt --cap, hoặc lập cho từng huyện (--district).",
        "choose fewer goals (--year, --goal), fewer --cap, or plan by district (--district).",
    ),
    "plan.solver.missing": (
        "không dùng được SciPy, thư viện giải bài toán của nls plan (thiếu {why}).",
        "SciPy, which solves for nls plan, cannot be used ({why} is missing).",
    ),
    "plan.solver.missing.hint": (
        "cài lại: python -m pip install --force-reinstall scipy; các lệnh khác không cần SciPy.",
        "install it again: python -m pip install --force-reinstall scipy; no other command needs SciPy.",
    ),
    "plan.goal": (
        "bộ chỉ tiêu {set} không có mục tiêu nào cho chỉ tiêu “{name}”.",
        "target set {set} has no goal for an indicator “{name}”.",
    ),
    "plan.goal.hint": (
        "xem chỉ tiêu nào có mục tiêu: nls targets show {set}",
        "see which indicators have goals: nls targets show {set}",
    ),
    "plan.number.hint": (
        "ghi một số như 20, 2000 hoặc 1,5: không quá 12 chữ số, không ngăn nghìn.",
        "give a number such as 20, 2000 or 1.5: at most 12 digits, thousands not set apart.",
    ),
    "plan.number.two": (
        "{option}: “{value}” đọc được là {whole} hoặc {part}.",
        "{option}: “{value}” could be {whole} or {part}.",
    ),
    "plan.number.two.hint": (
        "ghi {whole} hoặc {part}, không ngăn nghìn.",
        "write {whole} or {part}, thousands not set apart.",
    ),
    "plan.goal.year": (
        "chỉ tiêu “{name}” của bộ {set} không có mục tiêu năm {year}.",
        "indicator “{name}” of the set {set} has no goal for {year}.",
    ),
    "plan.goal.year.hint": (
        "bỏ --year, hoặc chọn năm có mục tiêu của chỉ tiêu này: {years}.",
        "leave --year out, or choose a year this indicator has a goal for: {years}.",
    ),
    "plan.number": (
        "{option} cần một số không âm, không phải “{value}”.",
        "{option} needs a number that is not negative, not “{value}”.",
    ),
    "plan.cap": ("không hiểu --cap “{value}”.", "--cap “{value}” is not understood."),
    "plan.cap.hint": (
        'viết --cap 100, --cap staff=50, --cap "Giao Thủy:staff=50" hoặc --cap "Giao Thủy:trained_data=30".',
        'write --cap 100, --cap staff=50, --cap "Giao Thủy:staff=50" or --cap "Giao Thủy:trained_data=30".',
    ),
    "plan.cap.what": (
        "--cap: không có trang hay cột nào tên “{name}” mà phương án thay đổi được.",
        "--cap: there is no sheet, and no column that a plan can change, called “{name}”.",
    ),
    "plan.cap.what.hint": ("dùng được: {known}", "valid: {known}"),
    "plan.assume.syntax": ("không hiểu giả định “{text}”.", "the assumption “{text}” is not understood."),
    "plan.assume.syntax.hint": (
        "viết CỘT=GIÁ TRỊ where CỘT=GIÁ TRỊ, CỘT!=GIÁ TRỊ; nhiều giá trị cách nhau bằng |. Ví dụ: "
        '--assume "trained_data=yes where district=Giao Thủy"',
        "write COLUMN=VALUE where COLUMN=VALUE, COLUMN!=VALUE; several values are divided by |. Example: "
        '--assume "trained_data=yes where district=Giao Thủy"',
    ),
    "plan.assume.column.hint": (
        "tên cột là mã hoặc tiêu đề cột trong biểu, ví dụ “trained_data=yes where district=Giao Thủy”; xem các cột "
        "bằng nls template -o bieu.xlsx.",
        "a column is named by its id or its header in the form, as in “trained_data=yes where district=Giao Thủy”; "
        "nls template -o form.xlsx writes the form with all of them.",
    ),
    "plan.assume.column": (
        "giả định “{text}”: biểu mẫu không có cột “{column}”, hoặc các cột không cùng một trang.",
        "assumption “{text}”: the form has no column “{column}”, or the columns are not on one sheet.",
    ),
    "plan.assume.ambiguous": (
        "cột “{column}” có ở nhiều trang: {known}.",
        "column “{column}” stands on several sheets: {known}.",
    ),
    "plan.assume.ambiguous.hint": ("ghi rõ trang: {example}=…", "name the sheet: {example}=…"),
    "plan.assume.place.hint": (
        "chỉ giả định giá trị các cột khác; huyện, xã chỉ dùng sau where.",
        "assume values of other columns; district and commune belong after where.",
    ),
    "plan.assume.place": (
        "giả định “{text}”: không giả định được địa bàn của ai.",
        "assumption “{text}”: nobody can be assumed elsewhere.",
    ),
    "plan.assume.value": (
        "cột {column} không nhận giá trị “{value}”.",
        "column {column} does not take the value “{value}”.",
    ),
    "plan.assume.value.hint": (
        "ghi như trong biểu mẫu (yes, Có, nhãn hoặc mã của lựa chọn, số).",
        "write it as in the form (yes, Có, a choice's label or id, a number).",
    ),
    "plan.assume.commune": (
        "không có xã, phường, thị trấn nào tên “{name}”.",
        "there is no commune “{name}”.",
    ),
    "plan.assume.commune.hint": (
        "ghi tên một xã, phường, thị trấn có tại ngày chốt số liệu.",
        "give the name of a commune that exists at the date of the census.",
    ),
    "plan.assume.communes": (
        "có nhiều xã, phường, thị trấn tên “{name}”.",
        "several communes are called “{name}”.",
    ),
    "plan.assume.communes.hint": (
        "ghi thêm huyện, ví dụ “commune={name}, district={example}”.",
        "give the district as well, as “commune={name}, district={example}”.",
    ),
    "plan.assume.sheet.hint": (
        "bỏ giả định này, hoặc đưa thêm tệp có trang đó.",
        "leave this assumption out, or give a file that has the sheet.",
    ),
    "plan.assume.sheet": (
        "giả định “{text}”: số liệu không có trang {sheet}.",
        "assumption “{text}”: the census has no sheet {sheet}.",
    ),
    "plan.assume.nobody.hint": (
        "kiểm tra điều kiện sau where, hoặc bỏ giả định này.",
        "look at the condition after where, or leave this assumption out.",
    ),
    "plan.assume.nobody": (
        "giả định “{text}”: không có dòng nào thuộc diện (chưa rõ: {unknown}).",
        "assumption “{text}”: no row is concerned (unknown: {unknown}).",
    ),
}
