"""Words of `nls explain --diff`: why results moved between two censuses."""

from __future__ import annotations

SHIFT: dict[str, tuple[str, str]] = {
    "shift.title": ("VÌ SAO THAY ĐỔI · {name}", "WHY IT CHANGED · {name}"),
    "shift.title.all": ("NHỮNG GÌ ĐÃ THAY ĐỔI", "WHAT CHANGED"),
    "shift.unit": ("{unit} · {before} → {after}", "{unit} · {before} → {after}"),
    "shift.undated": ("không ghi ngày", "no date"),
    "shift.same_date": (
        "LƯU Ý: hai kỳ số liệu cùng một ngày.",
        "NOTE: both censuses have the same date.",
    ),
    "shift.reversed": (
        "LƯU Ý: kỳ ghi trước có ngày sau kỳ ghi sau.",
        "NOTE: the census named first is the later one.",
    ),
    "shift.result": ("Kết quả: {before} → {after}, {change}.", "Result: {before} → {after}, {change}."),
    "shift.result.none": (
        "Kết quả: {before} → {after}; không so được vì một kỳ không có kết quả.",
        "Result: {before} → {after}; they cannot be compared, as one of them has no value.",
    ),
    "shift.with_sum": ("{value} ({sum})", "{value} ({sum})"),
    "shift.up": ("tăng {amount}", "up by {amount}"),
    "shift.down": ("giảm {amount}", "down by {amount}"),
    "shift.same": ("không đổi", "no change"),
    "shift.points": ("{amount} điểm phần trăm", "{amount} percentage points"),
    "shift.cause": ("Nguyên nhân", "Cause"),
    "shift.count": ("Số đối tượng", "How many"),
    "shift.numerator": ("Tử số", "Numerator"),
    "shift.denominator": ("Mẫu số", "Denominator"),
    "shift.amount": ("Số lượng", "Amount"),
    "shift.effect": ("Tác động", "Effect"),
    "shift.sum": ("Cộng", "Sum"),
    "shift.kind.joined": ("Mới có trong danh sách", "Joined the list"),
    "shift.kind.left": ("Không còn trong danh sách", "Left the list"),
    "shift.kind.border": ("Đổi địa giới hành chính", "Borders changed"),
    "shift.kind.moved": ("Chuyển sang, chuyển đi đơn vị khác", "Moved between units"),
    "shift.kind.entered": (
        "Trước không thuộc diện tính, nay thuộc diện tính",
        "Out of scope before, in scope now",
    ),
    "shift.kind.dropped": ("Trước thuộc diện tính, nay không", "In scope before, out of scope now"),
    "shift.kind.gained": (
        "Trước chưa đáp ứng điều kiện, nay đáp ứng",
        "Did not meet the condition before, meets it now",
    ),
    "shift.kind.lost": ("Trước đáp ứng điều kiện, nay không", "Met the condition before, no longer"),
    "shift.kind.more": ("Số liệu của cùng đối tượng tăng", "Figures of the same ones went up"),
    "shift.kind.less": ("Số liệu của cùng đối tượng giảm", "Figures of the same ones went down"),
    "shift.kind.corrected": (
        "Bổ sung, đính chính số liệu (trước hoặc nay chưa rõ)",
        "Data completed or corrected (unknown before or now)",
    ),
    "shift.meaning": (
        "LƯU Ý: ý nghĩa số liệu thay đổi từ ngày {date}: {what}. Hai kỳ không cùng một cách thống kê, nên mức thay đổi "
        "gồm cả phần do cách thống kê.",
        "NOTE: what is counted changed on {date}: {what}. Part of the change comes from counting otherwise.",
    ),
    "shift.same_meaning.all": (
        "Theo biểu mẫu và bộ chỉ tiêu, cách thống kê không đổi giữa hai kỳ.",
        "By the form and the target set, both censuses count the same things.",
    ),
    "shift.same_meaning.some": (
        "Chỉ tiêu không ghi “ý nghĩa số liệu đã đổi”: theo biểu mẫu và bộ chỉ tiêu, cách thống kê không đổi.",
        "Where it does not say “what is counted changed”, both censuses count the same things, by the form and the "
        "target set.",
    ),
    "shift.doubt": ("Dòng chưa rõ: {sides}", "Rows unknown: {sides}"),
    "shift.doubt.before": ("kỳ trước {doubt}", "before {doubt}"),
    "shift.doubt.after": ("kỳ sau {doubt}", "after {doubt}"),
    "shift.doubt.bounds": ("{rows} ({bounds})", "{rows} ({bounds})"),
    "shift.doubt.meaning": (
        "“Dòng chưa rõ”: dòng có ô chưa có thông tin; trong ngoặc là kết quả thấp nhất – cao nhất có thể.",
        "“Rows unknown”: rows with unknown cells; in brackets the lowest and the highest that the result could be.",
    ),
    "shift.parts": ("Trong mức thay đổi: {parts}.", "Of the change: {parts}."),
    "shift.part.both": ("có ở cả hai kỳ {amount}", "in both censuses {amount}"),
    "shift.part.listed": ("mới có hoặc không còn {amount}", "joined or left {amount}"),
    "shift.part.moved": ("chuyển đơn vị, đổi địa giới {amount}", "moved, borders changed {amount}"),
    "shift.part.meaning": (
        "“Có ở cả hai kỳ”: phần do chính người, nơi có ở cả hai kỳ thay đổi; “mới có hoặc không còn”: phần do danh "
        "sách thêm, bớt.",
        "“In both censuses”: what is due to changes of the same people and places; “joined or left”: to others being "
        "on the list.",
    ),
    "shift.part.meaning.moved": (
        "“Chuyển đơn vị, đổi địa giới”: phần của người chuyển đơn vị và của nơi sáp nhập, kể cả khi chính họ có thay "
        "đổi.",
        "“Moved, borders changed”: what is due to people who moved and places that merged, changes of their own "
        "included.",
    ),
    "shift.meaning.footnote": (
        "ý nghĩa số liệu đã đổi giữa hai kỳ: xem ({number}) dưới bảng",
        "what is counted changed in between: see ({number}) below",
    ),
    "shift.in_points": (
        "Thay đổi của tỷ lệ (%) tính bằng điểm phần trăm.",
        "Changes of shares (%) are in percentage points.",
    ),
    "shift.columns": ("đổi ở: {columns}", "changed in: {columns}"),
    "shift.column": ("“{column}” {count}", "“{column}”: {count}"),
    "shift.unchanged": ("Không đổi: {count} đối tượng.", "Unchanged: {count}."),
    "shift.exact": (
        "Tác động: mỗi nguyên nhân làm kết quả tăng, giảm bao nhiêu; cộng lại đúng bằng mức thay đổi (bớt "
        "những đối tượng có tỷ lệ thấp hơn mức chung của kỳ trước thì kết quả tăng).",
        "Effect: by how much each cause moved the result; together they are exactly the change (it rises where those "
        "below the earlier share leave).",
    ),
    "shift.matching": ("CÁCH ĐỐI CHIẾU HAI KỲ", "HOW ROWS WERE MATCHED"),
    "shift.matching.key": (
        "Trang {sheet}: {count} dòng theo {columns}",
        "Sheet {sheet}: {count} rows by {columns}",
    ),
    "shift.matching.alike": (
        "{count} dòng theo {columns} (không tìm được theo mã)",
        "{count} rows by {columns} (not found by key)",
    ),
    "shift.matching.alone": (
        "chỉ có ở kỳ trước {before}, chỉ có ở kỳ sau {after}",
        "before only: {before}, after only: {after}",
    ),
    "shift.no_key": ("không có khóa", "no key"),
    "shift.files": ("Số liệu: {before} → {after}", "Census: {before} → {after}"),
    "shift.map": (
        "Địa giới hành chính thay đổi giữa hai kỳ; dòng của kỳ trước được xếp theo đơn vị của kỳ sau.",
        "The administrative map changed in between; rows of the earlier census were placed by what units became.",
    ),
    "shift.lost": (
        "LƯU Ý: {names} đã được chia hoặc không còn trong danh mục đơn vị, nên dòng của nơi đó ở kỳ trước không "
        "xếp được vào đơn vị nào của kỳ sau; chỉ kết quả của cả tỉnh so được với nhau.",
        "NOTE: {names} was split, or is not in the list of units any more, so that its rows of the earlier census have "
        "no place among the later units; only results of the whole province can be compared.",
    ),
    "shift.before": ("Kỳ trước", "Before"),
    "shift.after": ("Kỳ sau", "After"),
    "shift.change": ("Thay đổi", "Change"),
    "shift.chief": ("Nguyên nhân chính", "Chief cause"),
    "shift.chief.one": ("{kind} ({effect})", "{kind} ({effect})"),
    "shift.chief.meaning": (
        "“Nguyên nhân chính”: nguyên nhân đẩy kết quả nhiều nhất theo chiều nó đã thay đổi, kèm tác động; nguyên nhân "
        "khác có thể kéo ngược lại.",
        "“Chief cause”: what moved the result most in the direction it moved, and by how much; others may have worked "
        "against it.",
    ),
    "shift.others": (
        "{count} chỉ tiêu khác không đổi hoặc không so được.",
        "Others that did not change or cannot be compared: {count}.",
    ),
    "shift.nothing": ("Không chỉ tiêu nào thay đổi.", "No indicator changed."),
    "shift.more": (
        "Từng nguyên nhân của một chỉ tiêu: thêm mã ghi dưới tên vào ngay sau nls explain trong lệnh vừa dùng.",
        "Every cause of one indicator: put its id (below its name) behind nls explain in the same command.",
    ),
    "shift.rounding": (
        "Do làm tròn, các phần cộng lại có thể lệch 0,01.",
        "Rounding may make the parts differ by 0.01.",
    ),
    "shift.with_census": (
        "--diff nêu hai kỳ số liệu; không dùng cùng tệp số liệu khác, --by, --rows hay --as-of.",
        "--diff names both censuses; no other census, --by, --rows or --as-of goes with it.",
    ),
    "shift.with_census.hint": ("nls explain CHỈ_TIÊU --diff CŨ MỚI", "nls explain INDICATOR --diff OLD NEW"),
}
