"""Words that stand in the workbooks the program writes, and what is said about them."""

from __future__ import annotations

WORKBOOKS: dict[str, tuple[str, str]] = {
    "yaml.example": (
        "example của cột danh mục phải là mã của các lựa chọn",
        "the example of a choice column names its choices by id",
    ),
    "form.version": ("Biểu mẫu {id}, phiên bản {version}", "Form {id}, version {version}"),
    "form.sheet_title": ("{form} – {sheet}", "{form} – {sheet}"),
    "form.hint": (
        "(*) bắt buộc ghi. Đưa chuột vào tiêu đề để xem cách ghi. Xóa hoặc để nguyên dòng ví dụ đều được.",
        "(*) required. Point at a header to see how to fill it in. The example row may stay or be deleted.",
    ),
    "form.hint.plain": (
        "(*) bắt buộc ghi. Đưa chuột vào tiêu đề để xem cách ghi.",
        "(*) required. Point at a header to see how to fill it in.",
    ),
    "form.page": ("Trang &P/&N", "Page &P of &N"),
    "form.instructions": ("Cách ghi biểu", "How to fill in the form"),
    "form.example": (
        "Dòng có chữ “{mark}” ở ô đầu chỉ để làm mẫu; chương trình không đọc dòng này.",
        "The row that begins with “{mark}” is only an example; the program does not read it.",
    ),
    "form.carried": (
        "Ô tô màu vàng là số liệu kỳ trước hoặc chưa khớp với địa bàn mới: xem lại, sửa nếu đã thay đổi.",
        "Yellow cells are last period's or do not fit the new units: look at them and correct what has changed.",
    ),
    "form.level_ended": (
        "Cột “{name}” được ẩn vì không còn cấp này tại ngày của số liệu.",
        "Column “{name}” is hidden: there is no such level at the date of the data.",
    ),
    "form.sheets": ("Các trang", "Sheets"),
    "form.columns": ("Các cột", "Columns"),
    "form.columns.sheet": ("Trang", "Sheet"),
    "form.columns.column": ("Cột", "Column"),
    "form.columns.how": ("Cách ghi", "How to fill it in"),
    "form.required": ("Bắt buộc.", "Required."),
    "form.type.text": ("Ghi bằng chữ.", "Text."),
    "form.type.choice": ("Chọn một trong: {choices}.", "Choose one of: {choices}."),
    "form.type.list": (
        "Ghi một hoặc nhiều mục, cách nhau bằng dấu chấm phẩy: {choices}.",
        "One or more of, separated by semicolons: {choices}.",
    ),
    "form.type.yes_no": ("Chọn {choices}.", "Choose {choices}."),
    "form.type.integer": ("Ghi số nguyên, từ {low} trở lên.", "A whole number, at least {low}."),
    "form.type.integer.between": ("Ghi số nguyên từ {low} đến {high}.", "A whole number, {low} to {high}."),
    "form.type.number": ("Ghi số, từ {low} trở lên.", "A number, at least {low}."),
    "form.type.number.between": ("Ghi số từ {low} đến {high}.", "A number, {low} to {high}."),
    "form.type.date": ("Ghi ngày/tháng/năm.", "Day/month/year."),
    "form.type.date.year": (
        "Ghi ngày/tháng/năm; nếu không rõ thì chỉ ghi năm.",
        "Day/month/year; if not known, the year alone.",
    ),
    "form.type.date.month": (
        "Ghi ngày/tháng/năm; nếu không rõ thì ghi tháng/năm hoặc năm.",
        "Day/month/year; if not known, month/year or the year.",
    ),
    "form.type.unit": ("Chọn trong danh sách.", "Choose from the list."),
    "form.part_of": ("Không lớn hơn “{name}”.", "No more than “{name}”."),
    "form.wrong": ("Giá trị chưa đúng", "Not allowed"),
    "form.wrong.list": (
        "Chọn một giá trị trong danh sách (mũi tên bên phải ô).",
        "Choose from the list (the arrow beside the cell).",
    ),
    "form.wrong.unit": (
        "Tên này không có trong danh mục tại ngày của số liệu. Vẫn ghi?",
        "There is no such unit at the date of the data. Keep it?",
    ),
    "form.formerly": ("Kỳ trước ghi: {text}", "Last period: {text}"),
    "form.not_understood": (
        "Giá trị kỳ trước chưa đúng cách ghi, cần sửa.",
        "Last period's value was not understood; correct it.",
    ),
    "help.template": (
        "Biểu mẫu Excel trống, có danh sách chọn, lời dặn và dòng ví dụ; hoặc điền sẵn số liệu kỳ trước.",
        "The blank Excel form with drop-downs, notes and an example; or with last period's rows filled in.",
    ),
    "help.template.output": (
        "Tệp .xlsx để ghi biểu mẫu; với --split-by là thư mục.",
        "The .xlsx file to write; with --split-by a folder.",
    ),
    "help.template.district": (
        "Huyện, thành phố của đơn vị sẽ ghi biểu: thu gọn danh sách chọn.",
        "District of those who will fill the form in: narrows the drop-downs.",
    ),
    "help.template.commune": (
        "Xã, phường, thị trấn của đơn vị sẽ ghi biểu.",
        "Commune of those who will fill the form in.",
    ),
    "help.template.organization": (
        "Cơ quan, đơn vị sẽ ghi biểu.",
        "The body that will fill the form in.",
    ),
    "help.template.as_of": (
        "Ngày của số liệu sẽ ghi: quyết định danh mục huyện, xã.",
        "Date of the data to come: decides which districts and communes there are.",
    ),
    "help.template.from": (
        "Biểu kỳ trước (Excel): đưa người, tổ, trường sang biểu mới để sửa, không phải gõ lại.",
        "Last period's workbook: its people, teams and schools are carried over, to be edited instead of typed.",
    ),
    "help.template.split": (
        "Tách số liệu kỳ trước thành mỗi xã một tệp (commune).",
        "One file per unit out of last period's workbook (commune).",
    ),
    "template.units.until": (
        "Danh mục đơn vị hành chính: trước ngày {date}. Chọn ngày khác bằng --as-of.",
        "Units: before {date}. Choose another date with --as-of.",
    ),
    "template.units.since": (
        "Danh mục đơn vị hành chính: từ ngày {date}. Chọn ngày khác bằng --as-of.",
        "Units: since {date}. Choose another date with --as-of.",
    ),
    "template.units.between": (
        "Danh mục đơn vị hành chính: từ ngày {since} đến trước ngày {until}. Chọn ngày khác bằng --as-of.",
        "Units: since {since}, before {until}. Choose another date with --as-of.",
    ),
    "template.carried": (
        "Đã đưa sang {rows} dòng; {confirm} ô cần xác nhận; bỏ {left_out} dòng đã rời đi.",
        "Rows carried over: {rows}; cells to confirm: {confirm}; rows left out: {left_out}.",
    ),
    "template.cleared": (
        "Để trống các cột chỉ có giá trị trong kỳ trước: {columns}.",
        "Emptied, because they belong to the last period: {columns}.",
    ),
    "template.new_sheet": (
        "Trang “{name}” ({rows} dòng kỳ trước) không được đưa sang: ghi lại số liệu của kỳ này.",
        "Sheet “{name}” (last period's rows: {rows}) is not carried over: give this period's figures.",
    ),
    "template.nothing_carried": (
        "không có dòng nào để đưa sang từ {path}.",
        "there is no row to carry over in {path}.",
    ),
    "template.nothing_carried.hint": (
        "kiểm tra tệp bằng: nls check {path}",
        "look at the file with: nls check {path}",
    ),
    "template.split_alone": ("--split-by cần có --from.", "--split-by needs --from."),
    "template.split_alone.hint": (
        "thêm --from và tên biểu kỳ trước.",
        "add --from and last period's workbook.",
    ),
    "template.split_folder": (
        "với --split-by, {path} phải là một thư mục.",
        "with --split-by, {path} must be a folder.",
    ),
    "template.split_folder.hint": ("ghi tên một thư mục sau -o.", "name a folder after -o."),
    "commune.unknown": (
        "không có xã, phường, thị trấn “{name}”.",
        "there is no commune “{name}”.",
    ),
    "commune.unknown.hint": (
        "ghi tên một xã, phường, thị trấn có tại ngày của số liệu; chọn ngày bằng --as-of.",
        "name a commune of the date of the data; choose the date with --as-of.",
    ),
    "commune.ambiguous": (
        "có nhiều xã, phường, thị trấn tên “{name}”.",
        "several communes are named “{name}”.",
    ),
    "commune.ambiguous.hint": ("thêm --district.", "add --district."),
    "copy.findings.heading": ("Nội dung cần rà soát", "Findings"),
    "copy.findings.none": (
        "Không có nội dung nào cần rà soát trong tệp này.",
        "Nothing was found in this workbook.",
    ),
    "copy.findings.counts": (
        "Lỗi phải sửa: {error} · Cảnh báo: {warning} · Lưu ý: {note}. Bấm vào tên ô để đến đúng ô đó.",
        "Errors: {error} · Warnings: {warning} · Notes: {note}. Click a cell's name to go there.",
    ),
    "copy.findings.severity": ("Mức độ", "Severity"),
    "copy.findings.code": ("Mã", "Code"),
    "copy.findings.sheet": ("Trang", "Sheet"),
    "copy.findings.cell": ("Ô", "Cell"),
    "copy.findings.message": ("Nội dung", "What is wrong"),
    "copy.findings.remedy": ("Cách sửa", "How to mend it"),
    "copy.changes.heading": ("Nội dung đã sửa", "Changes made"),
    "copy.changes.none": (
        "Không có ô nào sửa được một cách chắc chắn.",
        "There was nothing that could be mended for certain.",
    ),
    "copy.changes.sheet": ("Trang", "Sheet"),
    "copy.changes.cell": ("Ô", "Cell"),
    "copy.changes.column": ("Cột", "Column"),
    "copy.changes.before": ("Trước", "Before"),
    "copy.changes.after": ("Sau", "After"),
    "copy.changes.why": ("Lý do", "Why"),
    "copy.changes.why.spaces": ("dấu cách thừa, mã Unicode", "stray spaces, Unicode form"),
    "copy.changes.why.choice": ("ghi đúng theo danh mục", "spelled as in the form"),
    "copy.changes.why.unit": ("ghi đúng tên đơn vị hành chính", "the unit's proper name"),
    "copy.changes.why.encoding": ("phông cũ, chuyển sang Unicode", "old font, converted to Unicode"),
    "copy.changes.why.letters": ("chữ cái của bảng chữ khác", "letters of another alphabet"),
    "copy.changes.why.number": ("số lưu dạng văn bản", "number stored as text"),
    "copy.changes.why.date": ("ngày lưu dạng văn bản", "date stored as text"),
    "copy.left_out": (
        "Danh sách dài quá nên bỏ bớt {count} dòng; các ô vẫn được tô màu.",
        "The list is too long; lines left out: {count}. The cells are coloured all the same.",
    ),
    "copy.lost": (
        "Bản chép này không giữ được nguyên vẹn: {kinds}. Hãy sửa trên tệp gốc nếu cần các phần đó.",
        "This copy does not hold as they were: {kinds}. Mend the original if they are needed.",
    ),
    "copy.lost.macros": ("macro", "macros"),
    "copy.lost.charts": ("biểu đồ", "charts"),
    "copy.lost.images": ("hình ảnh", "images"),
    "copy.lost.pivots": ("bảng tổng hợp PivotTable", "pivot tables"),
    "copy.lost.slicers": ("bộ lọc Slicer", "slicers"),
    "copy.lost.controls": ("nút bấm, ô điều khiển", "form controls"),
    "copy.lost.objects": ("đối tượng nhúng", "embedded objects"),
    "copy.lost.threads": ("hội thoại trong chú thích", "threaded comments"),
    "copy.lost.queries": ("kết nối dữ liệu", "data connections"),
    "copy.lost.signatures": ("chữ ký số", "digital signatures"),
    "copy.lost.shapes": ("hình vẽ, hộp văn bản", "shapes and text boxes"),
    "copy.lost.dropdowns": (
        "danh sách chọn lấy từ trang khác (kiểu mở rộng của Excel)",
        "drop-downs in Excel's extension list",
    ),
    "copy.lost.formats": (
        "định dạng có điều kiện kiểu mở rộng",
        "conditional formats in Excel's extension list",
    ),
    "copy.lost.sparklines": ("biểu đồ thu nhỏ trong ô", "sparklines"),
    "copy.note.lost": (
        "{path}: bản chép không giữ được nguyên vẹn: {kinds}.",
        "{path}: the copy does not hold as they were: {kinds}.",
    ),
    "copy.note.annotated": (
        "Đã ghi {path} (đánh dấu {count} nội dung)",
        "Wrote {path} (findings marked: {count})",
    ),
    "copy.note.fixed": ("Đã ghi {path} (sửa {count} ô)", "Wrote {path} (cells mended: {count})"),
    "copy.note.problem.kind": (
        "{path}: không chép được, chỉ chép được tệp .xlsx, .xlsm; lưu lại thành .xlsx rồi chạy lại.",
        "{path}: no copy; only .xlsx and .xlsm can be copied. Save it as .xlsx and run again.",
    ),
    "copy.note.problem.sheets": (
        "{path}: không chép được vì tệp lưu kiểu “Strict Open XML”; lưu lại thành “Excel Workbook (*.xlsx)”.",
        "{path}: no copy; the file is “Strict Open XML”. Save it as “Excel Workbook (*.xlsx)”.",
    ),
    "copy.note.problem.memory": (
        "{path}: không chép được, tệp cần quá nhiều bộ nhớ.",
        "{path}: no copy; it would take too much memory.",
    ),
    "copy.note.problem.time": (
        "{path}: không chép được trong thời gian cho phép.",
        "{path}: no copy; it would take too long.",
    ),
    "copy.note.problem.library": (
        "{path}: không chép được vì tệp có cấu trúc không đọc được; mở bằng Excel, lưu lại rồi chạy lại.",
        "{path}: no copy; its structure was not understood. Open it in Excel, save it, and run again.",
    ),
    "copy.note.problem.refused": (
        "{path}: không chép được vì tệp không đọc được.",
        "{path}: no copy; the file could not be read.",
    ),
    "copy.note.problem.changed": (
        "{path}: không chép được vì tệp đã thay đổi trong lúc đọc.",
        "{path}: no copy; the file changed while it was read.",
    ),
    "copy.link": (
        "{path} là liên kết dẫn ra nơi khác; không ghi qua liên kết.",
        "{path} is a link to another place; nothing is written through links.",
    ),
    "copy.link.hint": (
        "xóa liên kết đó hoặc chọn thư mục khác.",
        "delete the link or choose another folder.",
    ),
    "help.check.annotate": (
        "Ghi vào thư mục này bản chép của mỗi tệp: tô màu, chú thích các ô sai và liệt kê mọi nội dung cần rà soát.",
        "Write to this folder a copy of each workbook with faulty cells coloured and commented, and a list.",
    ),
    "help.check.fix": (
        "Ghi vào thư mục này bản chép đã sửa những gì chắc chắn (chính tả, dấu cách thừa, số và ngày dạng chữ).",
        "Write to this folder a copy of each workbook in which what is certain has been mended.",
    ),
}
