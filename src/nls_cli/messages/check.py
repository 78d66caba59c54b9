"""Words of `nls check`: its help, its reports, its notes on stderr, what it refuses."""

from __future__ import annotations

CHECK: dict[str, tuple[str, str]] = {
    "help.check": (
        "Kiểm tra các tệp đã nộp: sai ở tệp nào, ô nào, sửa thế nào.",
        "Check submitted workbooks: what is wrong in which file and cell, and how to mend it.",
    ),
    "help.check.more": (
        "Mã thoát: 0 không có lỗi phải sửa (có thể còn cảnh báo, lưu ý); 1 có lỗi phải sửa hoặc có tệp không đọc được; "
        "2 dùng sai, hoặc không đọc được tệp nào; 130 bị dừng. Các tùy chọn cũng ghi được ở mục check: trong nls.yaml.",
        "Exit codes: 0 no errors (warnings and notes may remain); 1 errors, or a file that cannot be read; 2 wrong "
        "usage, or no file could be read; 130 interrupted. The options may also stand under check: in nls.yaml.",
    ),
    "help.check.paths": (
        "Tệp, thư mục (kể cả thư mục con) hoặc mẫu tên (*.xlsx).",
        "Workbooks, folders (with all below them) or patterns (*.xlsx).",
    ),
    "help.check.format": (
        "Định dạng in ra [mặc định: text; trong GitHub Actions: github].",
        "Format printed [default: text; inside GitHub Actions: github].",
    ),
    "help.check.output": (
        "Ghi thêm ra tệp; định dạng theo đuôi tệp, hoặc ghi rõ: sarif=a.sarif; dùng được nhiều lần.",
        "Also write to a file; format by its suffix, or named: sarif=a.sarif; may be repeated.",
    ),
    "help.check.select": (
        "Chỉ xét các mã này; ghi phần đầu cũng được (NLS3); cách nhau bằng dấu phẩy.",
        "Only these codes; beginnings will do (NLS3); separated by commas.",
    ),
    "help.check.ignore": (
        "Không xét các mã này; ghi như --select. Tệp không đọc được vẫn là lỗi.",
        "Leave out these codes; written as for --select. An unreadable file stays an error.",
    ),
    "help.check.severity": (
        "Chỉ nêu từ mức này trở lên [mặc định: note]; mã thoát không đổi.",
        "Show this severity and worse [default: note]; the exit code stays the same.",
    ),
    "help.check.baseline": (
        "Danh sách nội dung đã biết; chỉ nêu nội dung mới. Tệp không đọc được luôn được nêu.",
        "File of known findings; only new ones are shown and count. An unreadable file is never known.",
    ),
    "help.check.write_baseline": (
        "Ghi mọi nội dung của lần này thành danh sách đã biết.",
        "Write all findings of this run as the known ones.",
    ),
    "help.check.exit_zero": (
        "Mã thoát 0 dù có lỗi phải sửa.",
        "Exit 0 even if there are errors.",
    ),
    "help.check.strict": (
        "Coi mọi điều phải tự hiểu khi đọc (giả định) là lỗi phải sửa.",
        "Treat whatever reading had to assume as an error.",
    ),
    "help.check.show_personal": (
        "Hiện dữ liệu cá nhân và nội dung ô không nhận ra (mặc định: ***).",
        "Show personal data and text that was not recognised (default: ***).",
    ),
    "metavar.check.paths": ("ĐƯỜNG_DẪN", "PATH"),
    "metavar.check.output": ("[ĐỊNH_DẠNG=]TỆP", "[FORMAT=]FILE"),
    "metavar.codes": ("MÃ", "CODES"),
    "check.heading": ("KIỂM TRA SỐ LIỆU ĐÃ NỘP", "CHECK OF SUBMITTED WORKBOOKS"),
    "check.files": ("Số tệp: {count}", "Files: {count}"),
    "check.unreadable": ("Tệp không đọc được: {count}", "Unreadable files: {count}"),
    "check.sheet": ("Trang “{sheet}”", "Sheet “{sheet}”"),
    "check.whole_file": ("Cả tệp", "Whole file"),
    "check.clean_files": ("Không có nội dung cần rà soát: {paths}", "Nothing found in: {paths}"),
    "check.known": (
        "Đã có trong danh sách đã biết (--baseline), không nêu lại: {count}",
        "Known before (--baseline), not listed again: {count}",
    ),
    "check.rows": ("dòng {rows}", "row {rows}"),
    "check.column": ("cột {column}", "column {column}"),
    "check.file_status.ok": ("Không có nội dung cần rà soát", "Nothing found"),
    "check.file_status.findings": ("Có nội dung cần rà soát", "Findings"),
    "check.file_status.unreadable": ("Không đọc được", "Unreadable"),
    "check.verdict.nothing_read": (
        "KẾT LUẬN: KHÔNG ĐẠT – không đọc được tệp nào.",
        "VERDICT: FAILED – no file could be read.",
    ),
    "check.verdict.errors": (
        "KẾT LUẬN: KHÔNG ĐẠT – lỗi phải sửa: {count}.",
        "VERDICT: FAILED – errors: {count}.",
    ),
    "check.verdict.unreadable": (
        "KẾT LUẬN: chưa đầy đủ – tệp không đọc được: {count}.",
        "VERDICT: incomplete – unreadable files: {count}.",
    ),
    "check.verdict.warnings": (
        "KẾT LUẬN: ĐẠT – không có lỗi phải sửa; cảnh báo nên xem lại: {count}.",
        "VERDICT: PASSED – no errors; warnings to look at: {count}.",
    ),
    "check.verdict.clean": ("KẾT LUẬN: ĐẠT – không có lỗi phải sửa.", "VERDICT: PASSED – no errors."),
    "check.column.severity": ("Mức", "Severity"),
    "check.column.code": ("Mã", "Code"),
    "check.column.file": ("Tệp", "File"),
    "check.column.sheet": ("Trang", "Sheet"),
    "check.column.cell": ("Ô", "Cell"),
    "check.column.value": ("Giá trị", "Value"),
    "check.column.message": ("Nội dung", "Message"),
    "check.column.remedy": ("Cách sửa", "Remedy"),
    "check.column.status": ("Tình trạng", "Status"),
    "check.column.rows": ("Số dòng số liệu", "Rows of data"),
    "check.github.cap": (
        "GitHub chỉ hiện {most} chú thích mỗi mức cho một bước; {count} nội dung khác chỉ có trong nhật ký này.",
        "GitHub shows {most} annotations of each level per step; {count} more are in this log only.",
    ),
    "check.left_out": (
        "Còn {count} nội dung không nêu ở đây vì giới hạn của định dạng ({format}); xem đủ bằng --format json.",
        "Not listed here, for the limits of the format ({format}): {count} more; --format json has them all.",
    ),
    "check.note.hidden": (
        "Không nêu {count} nội dung nhẹ hơn mức --severity {severity}.",
        "Not shown, being below --severity {severity}: {count}.",
    ),
    "check.note.empty_folder": (
        "Không có tệp Excel nào trong thư mục {path}.",
        "There is no workbook in the folder {path}.",
    ),
    "check.note.summary": (
        "Không ghi được bản tóm tắt vào GITHUB_STEP_SUMMARY ({path}).",
        "The summary could not be written to GITHUB_STEP_SUMMARY ({path}).",
    ),
    "check.all_left_out": (
        "không còn tệp nào để kiểm tra; đã bỏ qua tệp ẩn hoặc tệp khóa tạm (~$): {paths}.",
        "no file is left to check; hidden or lock files (~$) were left out: {paths}.",
    ),
    "check.all_left_out.hint": (
        "đóng tệp trong Excel và đưa vào chính tệp số liệu; tệp ẩn thì ghi rõ đường dẫn của nó.",
        "close the workbook in Excel and name the workbook itself; a hidden file must be named by its path.",
    ),
    "check.nothing_read": (
        "không đọc được tệp nào trong {count} tệp; lý do của từng tệp có trong kết quả.",
        "none of the files could be read ({count}); the result says why for each.",
    ),
    "check.nothing_read.hint": (
        "sửa các tệp theo hướng dẫn trong kết quả, hoặc đề nghị đơn vị gửi lại.",
        "mend the files as the result says, or ask for them to be sent again.",
    ),
    "check.code": (
        "{option}: không có mã nào bắt đầu bằng “{value}”.",
        "{option}: no code begins with “{value}”.",
    ),
    "check.code.hint": (
        "ghi mã như NLS302, hoặc phần đầu như NLS3.",
        "write a code such as NLS302, or a beginning such as NLS3.",
    ),
    "check.baseline": (
        "{path} không phải danh sách nội dung đã biết ({why}).",
        "{path} is not a file of known findings ({why}).",
    ),
    "check.baseline.why.missing": ("không có tệp này", "there is no such file"),
    "check.baseline.why.json": ("không phải JSON hợp lệ", "it is not valid JSON"),
    "check.baseline.why.schema": ("không đúng dạng nls.baseline/1", "it is not nls.baseline/1"),
    "check.baseline.why.size": ("tệp quá lớn", "it is too large"),
    "check.baseline.why.read": ("không đọc được", "it cannot be read"),
    "check.baseline.hint": (
        "tạo tệp này bằng --write-baseline.",
        "write it with --write-baseline.",
    ),
}
