"""Words of `nls merge`: its help, the matrix of who has sent what, the merged workbook, what it refuses."""

from __future__ import annotations

MERGE: dict[str, tuple[str, str]] = {
    "help.merge": (
        "Gộp các biểu đã nộp thành một biểu chung; cho biết đơn vị nào chưa gửi.",
        "Merge submissions into one census; say who has not sent.",
    ),
    "help.merge.more": (
        "Mã thoát: 0 đã gộp (còn đơn vị chưa gửi là một kết quả); 1 có biểu không biết bản nào mới hơn, hoặc có "
        "lỗi phải sửa (--strict); 2 dùng sai hoặc không đọc được; 130 bị dừng.",
        "Exit codes: 0 merged (that somebody has not sent is a result); 1 it cannot be told which of two submissions "
        "counts, or errors (--strict); 2 wrong usage or unreadable input; 130 interrupted.",
    ),
    "help.merge.output": ("Tệp .xlsx để ghi biểu đã gộp.", "The .xlsx file to write."),
    "help.merge.submitters": (
        "Danh sách đơn vị phải gửi (YAML). Không ghi: lấy submitters: trong nls.yaml, rồi submitters.yaml.",
        "The list of who must send (YAML). If none: submitters: in nls.yaml, then submitters.yaml.",
    ),
    "help.merge.previous": (
        "Biểu đã chấp nhận kỳ trước: cảnh báo nơi số liệu thay đổi nhiều mà không giải trình.",
        "The last accepted census: warn where figures jump and no reason is given.",
    ),
    "help.merge.format": (
        "Định dạng in ra bảng tình hình gửi biểu [mặc định: text].",
        "Format of the matrix printed [default: text].",
    ),
    "merge.heading": ("TÌNH HÌNH GỬI BIỂU", "WHO HAS SENT WHAT"),
    "merge.as_of": ("Số liệu tính đến ngày {date}", "As of {date}"),
    "merge.undated": ("Không tệp nào ghi ngày của số liệu", "No file gives a date"),
    "merge.rows": ("Số dòng được tính: {rows}", "Rows that count: {rows}"),
    "merge.column.submitter": ("Đơn vị", "Submitter"),
    "merge.column.status": ("Tình trạng", "Status"),
    "merge.column.details": ("Chi tiết", "Details"),
    "merge.column.deadline": ("Hạn gửi", "Deadline"),
    "merge.column.received": ("Ngày nhận", "Received"),
    "merge.column.errors": ("Số lỗi", "Errors"),
    "merge.column.files": ("Tệp", "Files"),
    "merge.status.sent": ("Đã gửi", "Sent"),
    "merge.status.late": ("Gửi muộn", "Late"),
    "merge.status.returned": ("Trả lại", "Returned"),
    "merge.status.missing": ("Chưa gửi", "Missing"),
    "merge.status.nothing": ("Không phát sinh", "Nothing to report"),
    "merge.detail.errors": ("{count} lỗi phải sửa", "errors: {count}"),
    "merge.detail.errors.in": ("{count} lỗi phải sửa ({sheets})", "errors: {count} ({sheets})"),
    "merge.detail.received": (
        "nhận ngày {received}, hạn {deadline}",
        "received {received}, due {deadline}",
    ),
    "merge.detail.files": ("{count} tệp", "{count} files"),
    "merge.unlisted": ("Tệp không thuộc đơn vị nào trong danh sách", "File of nobody on the list"),
    "merge.unlisted.hint": (
        "Ghi đúng Đơn vị báo cáo, hoặc thêm tên gọi khác vào aliases trong {path}.",
        "Give the right reporting unit, or add the other name to aliases in {path}.",
    ),
    "merge.sources": (
        "Trang này cho biết mỗi dòng lấy từ tệp nào; chương trình đọc lại trang này, không nên sửa.",
        "This sheet tells which file each row comes from; the program reads it again, so leave it as it is.",
    ),
    "merge.source.source": ("Tệp", "File"),
    "merge.source.sha256": ("SHA-256", "SHA-256"),
    "merge.source.unit": ("Đơn vị báo cáo", "Reporting unit"),
    "merge.source.as_of": ("Số liệu tính đến ngày", "As of"),
    "merge.source.sending": ("Lần gửi", "Sending"),
    "merge.source.sheets": ("Các trang được tính", "Sheets that count"),
    "merge.source.nothing": ("Không phát sinh", "Nothing to report"),
    "merge.source.explained": ("Có giải trình", "Reasons given"),
    "merge.source.columns": ("Vị trí các cột", "Where the columns stand"),
    "merge.nothing": (
        "không có trang số liệu nào để gộp trong {paths}.",
        "there is no sheet of data to merge in {paths}.",
    ),
    "merge.nothing.hint": (
        "xem từng tệp thiếu gì bằng: nls check …",
        "see what each file lacks with: nls check …",
    ),
    "merge.too_many": (
        "trang “{sheet}” có {rows} dòng, Excel chỉ chứa được {most}.",
        "sheet “{sheet}” has {rows} rows; Excel holds {most}.",
    ),
    "merge.too_many.hint": (
        "gộp từng phần (từng huyện) thành nhiều tệp; nls score nhận nhiều tệp.",
        "merge in parts (by district); nls score takes several files.",
    ),
    "merge.submitters.taken": (
        "Danh sách đơn vị phải gửi: {path}.",
        "List of who must send: {path}.",
    ),
    "merge.submitters.none": (
        "Không có danh sách đơn vị phải gửi (--submitters); chỉ liệt kê đơn vị đã gửi.",
        "There is no list of who must send (--submitters); only those who sent are listed.",
    ),
    "merge.undecided": (
        "Không biết bản nào mới hơn: {count} chỗ; các bản đều được tính. Xem NLS122 ở trên.",
        "It cannot be told which submission counts ({count}); all were counted. See NLS122 above.",
    ),
    "merge.errors": (
        "Có {count} lỗi phải sửa (--strict).",
        "There are errors ({count}, --strict).",
    ),
    "merge.found": (
        "Lỗi phải sửa: {error}; cảnh báo: {warning}; lưu ý: {note}. Xem đủ bằng: nls check …",
        "Errors: {error}; warnings: {warning}; notes: {note}. See them all with: nls check …",
    ),
    "yaml.submitter_twice": (
        "“{name}” đã là tên của “{first}”; mỗi tên chỉ của một đơn vị",
        "“{name}” already names “{first}”; a name belongs to one submitter",
    ),
}
