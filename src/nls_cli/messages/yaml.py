"""Words for mistakes in YAML files: target sets, forms, units, nls.yaml (NLS9xx)."""

from __future__ import annotations

YAML: dict[str, tuple[str, str]] = {
    "yaml.mistakes": ("Tệp YAML có lỗi:", "The YAML file has mistakes:"),
    "yaml.nearest": ("có phải là: {names}?", "did you mean: {names}?"),
    "yaml.other": ("sai: {what}", "wrong: {what}"),
    "yaml.not_found": ("Không có tệp {path}.", "There is no file {path}."),
    "yaml.unreadable": ("Không đọc được tệp {path} ({why}).", "File {path} cannot be read ({why})."),
    "yaml.too_big": (
        "tệp quá lớn ({size} KiB, tối đa {limit} KiB)",
        "the file is too big ({size} KiB, at most {limit} KiB)",
    ),
    "yaml.not_utf8": (
        "tệp không dùng bảng mã UTF-8; lưu lại với “Encoding: UTF-8”",
        "the file is not UTF-8; save it with “Encoding: UTF-8”",
    ),
    "yaml.not_yaml": (
        "tệp này không phải tệp YAML (có thể là sổ tính); ghi đường dẫn tới tệp .yaml",
        "this is not a YAML file (a workbook perhaps); give the path of a .yaml file",
    ),
    "yaml.empty_file": (
        "tệp trống hoặc chỉ có chú thích",
        "the file is empty or holds nothing but comments",
    ),
    "yaml.syntax": (
        "sai cú pháp YAML ({why}); kiểm tra dấu hai chấm, thụt dòng, dấu ngoặc",
        "not valid YAML ({why}); check colons, indentation and brackets",
    ),
    "yaml.syntax.why.character": ("ký tự không được phép", "a character that is not allowed"),
    "yaml.syntax_tab": (
        "dòng thụt vào bằng phím Tab; thay mỗi Tab bằng dấu cách, thẳng hàng với các mục cùng nhóm",
        "the line is indented with a tab; use spaces, in line with the other keys of the group",
    ),
    "yaml.syntax_indent": (
        "từ đây không hiểu được: dòng thụt không thẳng hàng với các mục cùng nhóm, hoặc văn bản ở trên thiếu dấu "
        "ngoặc kép",
        "not understood from here on: the line is not in line with its group, or a text above lacks a quotation mark",
    ),
    "yaml.syntax_colon": (
        "thiếu dấu hai chấm, hoặc thiếu dấu cách sau dấu hai chấm (tên: giá trị)",
        "a colon is missing, or the space after it (name: value)",
    ),
    "yaml.syntax_bracket": (
        "ngoặc {{ hoặc [ chưa đóng, hoặc thiếu dấu phẩy giữa các mục trong ngoặc",
        "a bracket {{ or [ is not closed, or a comma is missing between its items",
    ),
    "yaml.syntax_quote": (
        "dấu ngoặc kép mở ở đây chưa đóng",
        "the quotation mark opened here is never closed",
    ),
    "yaml.syntax_start": (
        "giá trị không thể bắt đầu bằng ký tự này; đặt cả giá trị trong dấu ngoặc kép",
        "a value cannot begin with this character; put the whole value in quotation marks",
    ),
    "yaml.syntax_two_colons": (
        "có hai dấu hai chấm trên một dòng; đặt văn bản trong dấu ngoặc kép, mỗi mục một dòng thẳng hàng",
        "there are two colons in one line; put texts in quotation marks, each key on a line of its own",
    ),
    "yaml.alias": (
        "không dùng neo và tham chiếu (& và *); ghi đầy đủ nội dung",
        "anchors and aliases (& and *) are not allowed; write it out",
    ),
    "yaml.tag": ("không dùng thẻ {tag}; bỏ thẻ đi", "tag {tag} is not allowed; leave it out"),
    "yaml.documents": (
        "mỗi tệp chỉ chứa một tài liệu; bỏ dòng --- thứ hai",
        "a file holds one document; remove the second ---",
    ),
    "yaml.depth": ("lồng nhau quá {limit} tầng", "nested deeper than {limit} levels"),
    "yaml.key_kind": ("tên mục phải là chữ hoặc số", "a key must be text or a number"),
    "yaml.merge_key": (
        "không dùng << để gộp; ghi đầy đủ nội dung",
        "merging with << is not allowed; write it out",
    ),
    "yaml.duplicate_key": (
        "mục “{name}” đã có ở dòng {first}; giữ một mục (nếu bắt đầu một phần tử mới thì thêm dấu - ở đầu)",
        "key “{name}” stands on line {first} already; keep one (or begin a new item with a dash)",
    ),
    "yaml.group_list": (
        "“{name}” cần một danh sách điều kiện, mỗi điều kiện bắt đầu bằng dấu -",
        "“{name}” needs a list of conditions, each after a dash",
    ),
    "yaml.unknown_column": (
        "trang “{sheet}” của biểu mẫu không có cột “{name}”",
        "sheet “{sheet}” of the form has no column “{name}”",
    ),
    "yaml.where_mapping": ("điều kiện phải có dạng cột: giá trị", "a condition must read column: value"),
    "yaml.true_false": (
        "“{value}” phải là true (có) hoặc false (không)",
        "“{value}” must be true (yes) or false (no)",
    ),
    "yaml.no_order": (
        "cột “{column}” ({type}) không so sánh lớn, bé được; chỉ cột số và cột ngày",
        "column “{column}” ({type}) has no order; only numbers and dates can be compared",
    ),
    "yaml.no_order.type.text": ("văn bản", "text"),
    "yaml.no_order.type.choice": ("danh mục", "choice"),
    "yaml.no_order.type.list": ("danh sách", "list"),
    "yaml.no_order.type.yes_no": ("có/không", "yes/no"),
    "yaml.no_order.type.unit": ("đơn vị hành chính", "unit"),
    "yaml.unknown_operator": (
        "không có phép so sánh “{name}”; dùng not, gte, gt, lte, lt, blank",
        "there is no operator “{name}”; use not, gte, gt, lte, lt, blank",
    ),
    "yaml.empty_list": (
        "danh sách giá trị của cột “{column}” đang trống",
        "the list of values for column “{column}” is empty",
    ),
    "yaml.unknown_choice": (
        "“{value}” không thuộc danh mục của cột “{column}”; các giá trị: {valid}",
        "“{value}” is not a choice of column “{column}”; choices: {valid}",
    ),
    "yaml.not_number": ("“{value}” phải là một số", "“{value}” must be a number"),
    "yaml.not_date": (
        "“{value}” phải là ngày: 2024-12-31, 2024-12 hoặc 2024",
        "“{value}” must be a date: 2024-12-31, 2024-12 or 2024",
    ),
    "yaml.unknown_unit": (
        "không có đơn vị hành chính “{value}” cho cột “{column}”",
        "there is no unit “{value}” for column “{column}”",
    ),
    "yaml.not_text": ("“{value}” phải là văn bản", "“{value}” must be text"),
    "yaml.not_limit": (
        "“{value}” phải là số lớn hơn 0 (kích thước có thể ghi 64M, 2G)",
        "“{value}” must be a number above 0 (sizes also as 64M, 2G)",
    ),
    "yaml.own_rule": (
        "quy tắc NLS690 phải có message; các mã khác không có message (lời văn đã có sẵn)",
        "a rule NLS690 needs a message; other codes have none (their words exist already)",
    ),
    "yaml.missing": ("thiếu mục bắt buộc “{name}”", "required key “{name}” is missing"),
    "yaml.unknown_key": ("không có mục “{name}” ở đây", "there is no key “{name}” here"),
    "yaml.misplaced_key": (
        "mục “{name}” không thuộc nhóm này; xem lại dòng thụt vào bao nhiêu dấu cách",
        "key “{name}” does not belong to this group; check how far its line is indented",
    ),
    "yaml.curly_quotes": (
        'không hiểu “{name}”: dùng dấu ngoặc kép thẳng (") quanh văn bản, không dùng ngoặc cong',
        '“{name}” is not understood: use straight quotation marks (") around a text, not curly ones',
    ),
    "yaml.key_number": (
        "“{value}” không phải tên mục; số lẻ ghi bằng dấu chấm (95.5), không dùng dấu phẩy",
        "“{value}” is no key; write decimals with a point (95.5), not a comma",
    ),
    "yaml.empty": ("mục “{name}” đang để trống", "key “{name}” is empty"),
    "yaml.both_languages": (
        '“{value}” phải ghi bằng cả hai thứ tiếng: {{vi: "…", en: "…"}}',
        '“{value}” must be given in both languages: {{vi: "…", en: "…"}}',
    ),
    "yaml.not_iso_date": (
        "“{value}” phải là một ngày ghi theo thứ tự năm-tháng-ngày, như 2025-12-31",
        "“{value}” must be a date written year-month-day, such as 2025-12-31",
    ),
    "yaml.not_year": (
        "“{value}” phải là một năm (2025, 2030 …) hoặc annual",
        "“{value}” must be a year (2025, 2030 …) or annual",
    ),
    "yaml.goal_direction": (
        "mục tiêu phải có đúng một trong hai: {{at_least: …}} (tối thiểu) hoặc {{at_most: …}} (tối đa)",
        "a goal must have exactly one of {{at_least: …}} and {{at_most: …}}",
    ),
    "yaml.measure_kind": (
        "“{name}” không phải cách đo; dùng count, sum, distinct, share_of + having hoặc numerator + denominator",
        "“{name}” is no measure; use count, sum, distinct, share_of + having, or numerator + denominator",
    ),
    "yaml.aggregate_kind": (
        "“{name}” không phải phép tính; dùng count, sum hoặc distinct",
        "“{name}” is no aggregate; use count, sum or distinct",
    ),
    "yaml.unit_measure": (
        "unit: {unit} không hợp với cách đo; percent và ratio cần tử số, mẫu số (hoặc share_of + having), "
        "count thì không",
        "unit: {unit} does not fit the measure; percent and ratio need numerator and denominator (or share_of + "
        "having), count does not",
    ),
    "yaml.per_twice": ("per ghi hai lần; giữ một chỗ", "per is given twice; keep one"),
    "yaml.per_unit": ("per chỉ dùng với unit: ratio", "per belongs to unit: ratio only"),
    "yaml.points_positive": ("points phải lớn hơn 0", "points must be above 0"),
    "yaml.points_without_goal": (
        "có points nhưng không có goals; thêm mục tiêu hoặc bỏ points",
        "there are points but no goals; add goals or leave points out",
    ),
    "yaml.steps_end": (
        "points của bậc cuối phải bằng points của chỉ tiêu",
        "the last step's points must equal the indicator's points",
    ),
    "yaml.steps_order": (
        "các bậc phải xếp tăng dần theo from (giảm dần với at_most), cùng một chiều",
        "steps must ascend by from (descend for at_most), all in one direction",
    ),
    "yaml.apportion_unit": (
        "apportion chỉ dùng cho số tuyệt đối (unit: count)",
        "apportion belongs to absolute counts (unit: count) only",
    ),
    "yaml.blank_rule": (
        "blank phải có đúng một trong hai: always hoặc tick",
        "blank must have exactly one of always and tick",
    ),
    "yaml.choices": (
        "cột choice và list phải có choices; cột khác thì không",
        "choice and list columns need choices; other columns have none",
    ),
    "yaml.level": (
        "cột unit phải có level; cột khác thì không",
        "unit columns need a level; other columns have none",
    ),
    "yaml.names": (
        "names chỉ dùng với cột text",
        "names belongs to text columns only",
    ),
    "yaml.column_reference": ("trang này không có cột “{name}”", "this sheet has no column “{name}”"),
    "yaml.group_column": (
        "cột “{name}” không phải cột chọn hay cột có/không nên không có câu trả lời để chia cột",
        "column “{name}” is neither a choice nor a yes/no column: it has no answers to spread over columns",
    ),
    "yaml.group_answer": (
        "cột “{column}” không có câu trả lời “{name}”; các câu trả lời: {valid}",
        "column “{column}” has no answer “{name}”; answers: {valid}",
    ),
    "yaml.literal": (
        "“{value}” không hợp lệ; các giá trị: {valid}",
        "“{value}” is not allowed; values: {valid}",
    ),
    "yaml.not_id": (
        "“{value}” không phải mã hợp lệ; chỉ dùng chữ thường không dấu, số và - _ .",
        "“{value}” is no id; use lower-case letters without accents, digits and - _ .",
    ),
    "yaml.not_list": ("“{value}” phải là một danh sách", "“{value}” must be a list"),
    "yaml.not_mapping": (
        "“{value}” phải là một nhóm mục dạng tên: giá trị",
        "“{value}” must be a group of keys, name: value",
    ),
    "yaml.too_short": ("cần ít nhất một phần tử", "at least one item is needed"),
    "yaml.invalid": ("giá trị “{value}” không hợp lệ", "value “{value}” is not valid"),
    "yaml.no_district": (
        "“{name}” cần thuộc một đơn vị cấp huyện có trong suốt thời gian của nó, mà “{value}” không phải; sửa parent, "
        "valid_from, valid_to, hoặc ghi ngày cấp huyện kết thúc bằng ends_level: district ở breaks",
        "“{name}” must lie in a district that is there as long as it is itself, which “{value}” is not; mend parent, "
        "valid_from or valid_to, or give the day on which districts ended as ends_level: district under breaks",
    ),
    "yaml.duplicate_id": (
        "mã “{name}” đã dùng ở trên; đổi một trong hai",
        "id “{name}” is used above; change one",
    ),
    "yaml.unknown_weight": (
        "không chia theo “{value}” được; các cách chia: {valid}",
        "it cannot be handed down by “{value}”; ways: {valid}",
    ),
    "yaml.unknown_sheet": (
        "biểu mẫu không có trang “{value}”; các trang: {valid}",
        "the form has no sheet “{value}”; sheets: {valid}",
    ),
    "yaml.not_number_column": (
        "trang “{sheet}” không có cột số “{name}”; các cột số: {valid}",
        "sheet “{sheet}” has no number column “{name}”; number columns: {valid}",
    ),
    "yaml.extends_unknown": (
        "không có bộ chỉ tiêu “{value}” để kế thừa",
        "there is no target set “{value}” to extend",
    ),
    "yaml.extends_indicator": (
        "bộ chỉ tiêu được kế thừa không có chỉ tiêu “{name}”; chỉ tiêu mới thì phải có name, unit, measure",
        "the set extended has no indicator “{name}”; a new one needs name, unit and measure",
    ),
    "yaml.extends_loop": (
        "các bộ chỉ tiêu kế thừa lẫn nhau thành vòng (“{value}”)",
        "the target sets extend each other in a circle (“{value}”)",
    ),
    "yaml.unknown_form": (
        "không có biểu mẫu “{value}”; hiện có: {valid}",
        "there is no form “{value}”; known: {valid}",
    ),
    "yaml.not_whole": ("“{value}” phải là một số nguyên", "“{value}” must be a whole number"),
    "yaml.figure": (
        '“{value}” phải là một số (90; 89.96) hoặc phép chia trong ngoặc kép ("100/3")',
        '“{value}” must be a number (90; 89.96) or a quotient in quotes ("100/3")',
    ),
    "yaml.cell": (
        "một ô chỉ ghi văn bản, số, true, false hoặc để trống",
        "a cell holds text, a number, true, false or nothing",
    ),
    "yaml.cases_unknown": (
        "không có tệp tình huống kiểm chứng “{value}” trong thư mục cases; hiện có: {valid}",
        "there is no file of cases “{value}” in the folder cases; known: {valid}",
    ),
    "yaml.case_other_set": (
        "tệp này kiểm chứng bộ chỉ tiêu “{value}”, không phải “{id}”",
        "this file proves the target set “{value}”, not “{id}”",
    ),
    "yaml.case_differs": (
        "{case}: {name} phải là {expected}, tính ra {found}",
        "{case}: {name} should be {expected}, but comes to {found}",
    ),
    "yaml.case_column_twice": (
        "cột “{name}” ghi hai lần trong một dòng",
        "column “{name}” is given twice in one row",
    ),
    "yaml.case_finding": (
        "ô “{value}” của cột “{column}” sai ({code}); nếu cố ý, thêm findings: [{code}] vào tình huống",
        "cell “{value}” of column “{column}” is wrong ({code}); if it is meant, add findings: [{code}] to the case",
    ),
    "yaml.case_unit": (
        "kết quả không có đơn vị “{name}”; hiện có: {valid}",
        "the result has no unit “{name}”; it has: {valid}",
    ),
    "yaml.case_indicator": (
        "bộ chỉ tiêu không có chỉ tiêu “{name}”",
        "the target set has no indicator “{name}”",
    ),
    "yaml.case_year": (
        "không có mục tiêu năm “{name}” ở đây; hiện có: {valid}",
        "there is no goal for “{name}” here; there are: {valid}",
    ),
    "yaml.unknown_units": (
        "không có danh mục đơn vị hành chính “{value}”; hiện có: {valid}",
        "there is no units file “{value}”; known: {valid}",
    ),
}
