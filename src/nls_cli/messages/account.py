"""Words of `nls explain INDICATOR`: where a number comes from, row by row."""

from __future__ import annotations

ACCOUNT: dict[str, tuple[str, str]] = {
    "explain.unknown": (
        "“{name}” không phải là mã, cũng không phải là chỉ tiêu của bộ {set}.",
        "“{name}” is neither a code nor an indicator of {set}.",
    ),
    "explain.unknown.hint": (
        "xem các chỉ tiêu: nls targets show {set}; bộ khác: --targets; mã: ghi như nls check in ra, ví dụ NLS302.",
        "see the indicators: nls targets show {set}; another set: --targets; a code is as nls check prints it, "
        "such as NLS302.",
    ),
    "explain.no_code": ("không có mã {name}.", "there is no code {name}."),
    "explain.no_code.hint": (
        "ghi mã như nls check in ra trước mỗi nội dung cần rà soát, ví dụ NLS302.",
        "give a code as nls check prints it before each finding, such as NLS302.",
    ),
    "explain.elsewhere": (
        "bộ {set} không có chỉ tiêu “{name}”; chỉ tiêu này có ở bộ: {sets}.",
        "{set} has no indicator “{name}”; there is one in: {sets}.",
    ),
    "explain.elsewhere.hint": ("thêm --targets và mã bộ chỉ tiêu.", "add --targets and the id of the set."),
    "explain.nothing": ("chưa ghi cần giải thích điều gì.", "nothing to explain was named."),
    "explain.nothing.hint": (
        "nls explain CHỈ_TIÊU [TỆP], nls explain NLS302, hoặc nls explain --diff CŨ MỚI; xem nls explain --help.",
        "nls explain INDICATOR [CENSUS], nls explain NLS302, or nls explain --diff OLD NEW; see nls explain --help.",
    ),
    "explain.code_options": (
        "“{name}” là một mã; tệp số liệu và các tùy chọn chỉ dùng với chỉ tiêu.",
        "“{name}” is a code; a census and options belong to indicators only.",
    ),
    "explain.code_options.hint": (
        "bỏ các tùy chọn đi, hoặc ghi mã của một chỉ tiêu.",
        "leave the options out, or name an indicator.",
    ),
    "explain.title": ("GIẢI THÍCH CHỈ TIÊU · {name}", "INDICATOR EXPLAINED · {name}"),
    "explain.indicator": ("Mã chỉ tiêu: {id} · đơn vị: {unit}", "Indicator id: {id} · unit: {unit}"),
    "explain.unit.percent": ("phần trăm (%)", "percent"),
    "explain.unit.count": ("số lượng", "a count"),
    "explain.unit.ratio": ("tỷ số", "a ratio"),
    "explain.baseline": ("Số liệu gốc năm {year}: {value}.", "Baseline of {year}: {value}."),
    "explain.baseline.province": (
        "Số liệu gốc năm {year}, của cả tỉnh: {value}.",
        "Baseline of {year}, of the whole province: {value}.",
    ),
    "explain.definition": ("CÁCH TÍNH", "HOW IT IS COMPUTED"),
    "explain.answers.numerator": (
        "Câu trả lời được tính vào tử số: {answers}.",
        "Answers that count in the numerator: {answers}.",
    ),
    "explain.answers.denominator": (
        "Câu trả lời được tính vào mẫu số: {answers}.",
        "Answers that count in the denominator: {answers}.",
    ),
    "explain.answers.recorded": (
        "Câu trả lời lấy như đơn vị đã ghi trong tệp; chương trình không kiểm chứng được.",
        "Answers are taken as the organization recorded them; the program cannot verify them.",
    ),
    "explain.answers.both": (
        "Câu trả lời được tính vào cả tử số và mẫu số: {answers}.",
        "Answers that count in the numerator and the denominator: {answers}.",
    ),
    "explain.answers.amount": ("Câu trả lời được tính: {answers}.", "Answers that count: {answers}."),
    "explain.answers.column": ("“{column}”: {answers}", "“{column}”: {answers}"),
    "explain.answers.column.others": (
        "“{column}”: {answers} (không phải {others})",
        "“{column}”: {answers} (not {others})",
    ),
    "explain.answers.blank": ("để trống", "blank"),
    "explain.source": ("NGUỒN", "SOURCE"),
    "explain.source.document": (
        "Văn bản: {document}. {provenance}.",
        "Document: {document}. {provenance}.",
    ),
    "explain.source.dated": (
        "Văn bản: {document}, ngày {date}. {provenance}.",
        "Document: {document}, {date}. {provenance}.",
    ),
    "explain.source.own": ("{provenance}", "{provenance}"),
    "explain.quote": ("“{quote}”", "“{quote}” (quoted in Vietnamese, as published)"),
    "explain.note": ("Ghi chú: {note}", "Note: {note}"),
    "explain.points": (
        "Điểm tối đa {points}; cách chấm: {scoring}.",
        "Points: {points}; scoring: {scoring}.",
    ),
    "explain.set_note": ("Lưu ý về cả bộ chỉ tiêu: {note}", "Note on the whole target set: {note}"),
    "explain.points.none": (
        "Không chấm điểm; chỉ xét đạt hay chưa đạt.",
        "Not scored; only met or not.",
    ),
    "explain.monitored": (
        "Chỉ tiêu theo dõi: không đặt mục tiêu, không chấm điểm.",
        "Monitored: no goal, not scored.",
    ),
    "explain.scoring.proportional": ("theo tỷ lệ hoàn thành", "in proportion to the target"),
    "explain.scoring.threshold": ("đạt mục tiêu mới có điểm", "all or nothing"),
    "explain.scoring.steps": ("theo bậc ({steps})", "by steps ({steps})"),
    "explain.scoring.step": ("từ {from_}: {points} điểm", "from {from_}: {points}"),
    "explain.scoring.step.down": ("từ {from_} trở xuống: {points} điểm", "at most {from_}: {points}"),
    "explain.result": ("KẾT QUẢ · {name}", "RESULT · {name}"),
    "explain.numerator": ("Tử số – {what}: {number}", "Numerator – {what}: {number}"),
    "explain.denominator": ("Mẫu số – {what}: {number}", "Denominator – {what}: {number}"),
    "explain.amount": ("{what}: {number}", "{what}: {number}"),
    "explain.arithmetic": ("Phép tính: {sum} = {value}", "Arithmetic: {sum} = {value}"),
    "explain.none": (
        "Không tính được: {reason}",
        "Cannot be computed: {reason}",
    ),
    "explain.bounds": (
        "Thấp nhất – cao nhất có thể: {bounds}, tùy các ô chưa có thông tin là thế nào (xem dưới).",
        "Lowest – highest possible: {bounds}, whatever the unknown cells turn out to be (see below).",
    ),
    "explain.bounds.same": (
        "Không ô nào còn thiếu thông tin làm thay đổi kết quả này.",
        "No unknown cell can change this result.",
    ),
    "explain.goal": ("Mục tiêu năm {year}: {target} – {status}", "Goal for {year}: {target} – {status}"),
    "explain.goal.annual": (
        "Mục tiêu hằng năm: {target} – {status}",
        "Goal of every year: {target} – {status}",
    ),
    "explain.goal.aspirational": ("mục tiêu phấn đấu", "aspirational"),
    "explain.needed": (
        "Muốn đạt {target} của {denominator} cần {needed}; đã có {numerator}; còn thiếu {gap}.",
        "{target} of {denominator} needs {needed}; there are {numerator}; missing: {gap}.",
    ),
    "explain.needed.ratio": (
        "Muốn đạt {target}, tử số cần {needed}; đã có {numerator}; còn thiếu {gap}.",
        "{target} needs a numerator of {needed}; there are {numerator}; missing: {gap}.",
    ),
    "explain.needed.ratio.met": (
        "Muốn đạt {target}, tử số cần {needed}; đã có {numerator}: đủ.",
        "{target} needs a numerator of {needed}; there are {numerator}: enough.",
    ),
    "explain.needed.count": (
        "Cần {needed}; đã có {numerator}; còn thiếu {gap}.",
        "Needed: {needed}; there are {numerator}; missing: {gap}.",
    ),
    "explain.needed.down": (
        "Không được quá {needed}; đang là {numerator}; cần giảm {gap}.",
        "At most {needed} allowed; there are {numerator}; too many: {gap}.",
    ),
    "explain.needed.met": (
        "Muốn đạt {target} của {denominator} cần {needed}; đã có {numerator}: đủ.",
        "{target} of {denominator} needs {needed}; there are {numerator}: enough.",
    ),
    "explain.needed.count.met": (
        "Cần {needed}; đã có {numerator}: đủ.",
        "Needed: {needed}; there are {numerator}: enough.",
    ),
    "explain.needed.down.met": (
        "Không được quá {needed}; đang là {numerator}: được.",
        "At most {needed} allowed; there are {numerator}: fine.",
    ),
    "explain.earned": (
        "Điểm: {value} ÷ {target} = {attainment}; {attainment} × {of} = {points}/{of} điểm.",
        "Points: {value} ÷ {target} = {attainment}; {attainment} × {of} = {points} of {of}.",
    ),
    "explain.earned.down": (
        "Điểm: {target} ÷ {value} = {attainment}; {attainment} × {of} = {points}/{of} điểm.",
        "Points: {target} ÷ {value} = {attainment}; {attainment} × {of} = {points} of {of}.",
    ),
    "explain.earned.full": ("Điểm: {points}/{of} (đủ).", "Points: {points} of {of} (all)."),
    "explain.earned.rule": ("Điểm: {points}/{of} ({scoring}).", "Points: {points} of {of} ({scoring})."),
    "explain.uncertain": (
        "Chưa kết luận được vì khoảng thấp nhất – cao nhất còn nằm ở cả hai bên mục tiêu: tùy các ô chưa có thông tin, "
        "có thể đạt hoặc không.",
        "It cannot be concluded, as the lowest and the highest lie on both sides of the target: the unknown cells "
        "decide whether it is met.",
    ),
    "explain.certain": (
        "Dù các ô chưa có thông tin ra sao, kết luận vẫn là: {status}.",
        "However the unknown cells turn out, it stays: {status}.",
    ),
    "explain.doubts": ("Ô CHƯA CÓ THÔNG TIN · {count} dòng", "UNKNOWN CELLS · rows: {count}"),
    "explain.doubts.meaning": (
        "Khi tính, điều chưa biết không được coi là có (số chưa ghi coi là 0). Cần điền các ô sau:",
        "What is not known is not counted as a yes (a missing number counts 0). To fill in:",
    ),
    "explain.doubt": (
        "“{column}” (trang {sheet}; ảnh hưởng {side}): {cells} ô – {kinds}",
        "“{column}” (sheet {sheet}; bears on the {side}): cells: {cells} – {kinds}",
    ),
    "explain.doubt.blank": ("{count} để trống", "blank: {count}"),
    "explain.doubt.invalid": (
        "{count} không hiểu được hoặc chưa đủ rõ",
        "not understood or not exact: {count}",
    ),
    "explain.doubt.absent": ("{count} ở tệp không có cột này", "in files without the column: {count}"),
    "explain.doubt.more": ("… và {count} ô nữa (xem đủ: --rows)", "… and {count} more (all of them: --rows)"),
    "explain.side.numerator": ("tử số", "numerator"),
    "explain.side.denominator": ("mẫu số", "denominator"),
    "explain.rows": ("TỪNG DÒNG SỐ LIỆU", "THE ROWS"),
    "explain.rows.sheet": ("Trang {sheet}: {rows} dòng", "Sheet {sheet}: {rows} rows"),
    "explain.rows.both": (
        "{denominator} dòng vào mẫu số, trong đó {numerator} dòng vào cả tử số",
        "in the denominator: {denominator}, of them in the numerator too: {numerator}",
    ),
    "explain.rows.numerator_only": (
        "{count} dòng chỉ vào tử số, không vào mẫu số",
        "in the numerator and not in the denominator: {count}",
    ),
    "explain.rows.numerator": ("{count} dòng vào tử số", "in the numerator: {count}"),
    "explain.rows.denominator": ("{count} dòng vào mẫu số", "in the denominator: {count}"),
    "explain.rows.counted": ("{count} dòng được tính", "counted: {count}"),
    "explain.rows.unknown": ("{count} dòng chưa rõ", "unknown: {count}"),
    "explain.rows.unknown.inside": (
        "{count} dòng ở mẫu số, chưa rõ có vào tử số hay không",
        "in the denominator, unknown whether in the numerator: {count}",
    ),
    "explain.rows.unknown.joining": (
        "{count} dòng chưa rõ có thuộc diện tính hay không",
        "unknown whether in scope: {count}",
    ),
    "explain.rows.outside": (
        "{count} dòng không thuộc diện tính, do: {columns}",
        "out of scope: {count}, because of {columns}",
    ),
    "explain.rows.lacks": (
        "{count} dòng ở mẫu số mà không ở tử số, do: {columns}",
        "in the denominator only: {count}, because of {columns}",
    ),
    "explain.rows.zero.numerator": (
        "{count} dòng ghi số 0 nên không thêm gì vào tử số",
        "with a number of 0, so that nothing is added to the numerator: {count}",
    ),
    "explain.rows.zero.numerator.alone": (
        "{count} dòng ghi số 0 nên không thêm gì vào kết quả",
        "with a number of 0, so that nothing is added: {count}",
    ),
    "explain.rows.zero.denominator": (
        "{count} dòng ghi số 0 nên không thêm gì vào mẫu số",
        "with a number of 0, so that nothing is added to the denominator: {count}",
    ),
    "explain.rows.column": ("“{column}” {count} dòng", "“{column}”: {count}"),
    "explain.roster": (
        "Ai, nơi nào có thể bù chỗ còn thiếu: {command}",
        "Who could make up for what is missing: {command}",
    ),
    "explain.rows.file": ("dong.xlsx", "rows.xlsx"),
    "explain.rows.hint": (
        "Xem từng dòng (tệp, trang, dòng, vì sao): {command}",
        "To see every row (file, sheet, row, why): {command}",
    ),
    "explain.parts": ("ĐÓNG GÓP CỦA TỪNG ĐƠN VỊ", "WHAT EVERY UNIT CONTRIBUTES"),
    "explain.parts.numerator": ("Tử số", "Numerator"),
    "explain.parts.amount": ("Số lượng", "Amount"),
    "explain.parts.denominator": ("Mẫu số", "Denominator"),
    "explain.parts.value": ("Kết quả", "Result"),
    "explain.parts.adds": ("Góp vào kết quả", "Adds"),
    "explain.parts.gap": ("Còn thiếu", "Missing"),
    "explain.parts.gap.year": ("Còn thiếu {year}", "Missing {year}"),
    "explain.parts.unknown": ("Dòng chưa rõ", "Rows unknown"),
    "explain.parts.sum": ("Cộng", "Sum"),
    "explain.parts.meaning": (
        "“Góp vào kết quả”: phần của đơn vị trong kết quả chung; cộng lại bằng kết quả chung.",
        "“Adds”: the unit's part of the whole result; the parts add up to it.",
    ),
    "explain.parts.whole": (
        "Mục tiêu đặt chung, không chia cho từng đơn vị.",
        "The goal is set for the whole and not divided among the units.",
    ),
    "explain.parts.overlap": (
        "Cộng các đơn vị ra {sum}, khác {whole}, vì có tên ở nhiều đơn vị mà chung cả chỉ đếm một lần.",
        "The units add up to {sum} rather than {whole}: what stands in several units counts once in the whole.",
    ),
    "explain.parts.gaps": (
        "Cộng số còn thiếu của các đơn vị có thể khác số chung: mỗi đơn vị làm tròn riêng, không bù cho nhau.",
        "What the units miss may not add up to the whole: each is rounded by itself, and none makes up for another.",
    ),
    "reason.outside": ("không thuộc diện tính: {cell}", "out of scope: {cell}"),
    "reason.outside.denominator": ("không vào mẫu số: {cell}", "not in the denominator: {cell}"),
    "reason.lacks": ("không vào tử số: {cell}", "not in the numerator: {cell}"),
    "reason.unknown": ("chưa rõ: {cell}", "unknown: {cell}"),
    "reason.operand": ("chưa có số để tính: {cell}", "nothing to count: {cell}"),
    "reason.left_out": (
        "không tính vào đâu vì mẫu số chưa rõ",
        "counted in nothing, as its denominator is unknown",
    ),
    "reason.repeated": ("đã đếm ở {place}", "counted at {place}"),
    "reason.repeated.place": ("{file} · {sheet}, dòng {row}", "{file} · {sheet}, row {row}"),
    "reason.counted": ("được tính", "counted"),
    "reason.cell": ("“{column}” là {value}", "“{column}” is {value}"),
    "reason.cell.other": ("“{column}” không như điều kiện", "“{column}” is not as required"),
    "reason.cell.blank": ("“{column}” để trống", "“{column}” is blank"),
    "reason.cell.invalid": ("“{column}” không hiểu được", "“{column}” is not understood"),
    "reason.cell.absent": ("tệp không có cột “{column}”", "the file has no column “{column}”"),
    "reason.cell.none": ("không có mục nào", "none"),
    "rows.title": ("Từng dòng của chỉ tiêu {name}", "Every row of the indicator {name}"),
    "rows.unit": ("{unit} · số liệu {date}", "{unit} · census of {date}"),
    "rows.unit.undated": ("{unit} · số liệu không ghi ngày", "{unit} · census without a date"),
    "rows.sum": ("Cộng", "Sum"),
    "rows.page": ("Từng dòng", "Rows"),
    "rows.file": ("Tệp", "File"),
    "rows.sheet": ("Trang", "Sheet"),
    "rows.row": ("Dòng", "Row"),
    "rows.district": ("Huyện/Thành phố", "District"),
    "rows.commune": ("Xã/Phường/Thị trấn", "Commune"),
    "rows.organization": ("Đơn vị", "Organization"),
    "rows.numerator": ("Vào tử số", "In the numerator"),
    "rows.denominator": ("Vào mẫu số", "In the denominator"),
    "rows.numerator_key": ("Nhóm đếm chung (tử số)", "Counted together (numerator)"),
    "rows.denominator_key": ("Nhóm đếm chung (mẫu số)", "Counted together (denominator)"),
    "rows.unknown": ("Chưa rõ", "Unknown"),
    "rows.why": ("Vì sao", "Why"),
    "rows.yes": ("x", "x"),
    "rows.too_many": (
        "có {count} dòng, nhiều hơn một trang Excel chứa được.",
        "there are {count} rows, more than a worksheet holds.",
    ),
    "rows.too_many.hint": ("ghi ra tệp .csv hoặc .json.", "write to a .csv or .json file."),
}
