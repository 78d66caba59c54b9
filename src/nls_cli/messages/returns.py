"""Words of what goes back to submitters: the return slip, the chat message, the reminder."""

from __future__ import annotations

RETURNS: dict[str, tuple[str, str]] = {
    "help.check.return": (
        "Ghi cho từng đơn vị có lỗi: phiếu trả lại, bản chép đã tô lỗi, tin nhắn; cho đơn vị chưa gửi: thư nhắc.",
        "For every body with errors: a return slip, a marked copy, a message; for who has not sent: a reminder.",
    ),
    "help.check.return_by": (
        "Hạn gửi lại, ghi trong phiếu trả lại và thư nhắc.",
        "Last day for sending again, named in slips and reminders.",
    ),
    "doc.kind.return": ("PHIẾU TRẢ LẠI", "RETURN SLIP"),
    "return.subject": ("Số liệu nguồn nhân lực số của {name}", "Digital workforce data of {name}"),
    "return.opening": (
        "Qua kiểm tra, tệp {files} còn {counts}. Đề nghị đơn vị sửa các nội dung sau:",
        "On checking {files}, these were found: {counts}. Please mend the following:",
    ),
    "return.table": ("Nội dung cần sửa", "What to mend"),
    "return.where": ("Ở đâu", "Where"),
    "return.what": ("Nội dung", "What"),
    "return.remedy": ("Cách sửa", "How to mend it"),
    "return.more": (
        "Còn {count} nội dung nữa, ghi đủ trong tệp gửi kèm.",
        "And {count} more, all listed in the workbook sent along.",
    ),
    "return.closing": (
        "Hạn gửi lại: {by}. Trong tệp gửi kèm, các ô cần sửa đã được tô màu và ghi chú; trang “{sheet}” liệt kê toàn "
        "bộ. Sửa xong, tăng Lần gửi thêm 1 rồi gửi lại.",
        "To be sent again by: {by}. In the workbook sent along the cells are coloured and commented; the sheet "
        "“{sheet}” lists them all. Raise the number of the sending by 1 and send it again.",
    ),
    "return.closing.alone": (
        "Hạn gửi lại: {by}. Sửa xong, tăng Lần gửi thêm 1 rồi gửi lại.",
        "To be sent again by: {by}. Raise the number of the sending by 1 and send it again.",
    ),
    "return.more.alone": ("Còn {count} nội dung nữa.", "And {count} more."),
    "return.chat.more.alone": ("- và {count} nội dung nữa.", "- and {count} more."),
    "return.chat.closing.alone": (
        "Hạn gửi lại: {by}. Xin cảm ơn.",
        "Please send it again by: {by}. Thank you.",
    ),
    "return.by.blank": ("ngày …… tháng …… năm ……", "……………"),
    "return.whole_file": ("Cả tệp", "The whole file"),
    "return.chat.opening": (
        "Kính gửi {name}: tệp {files} còn {counts}, cần sửa và gửi lại:",
        "To {name}: {files} has to be mended and sent again ({counts}):",
    ),
    "return.chat.more": (
        "- và {count} nội dung nữa trong tệp gửi kèm.",
        "- and {count} more in the workbook sent along.",
    ),
    "return.chat.closing": (
        "Các ô sai đã tô màu trong tệp gửi kèm. Hạn gửi lại: {by}. Xin cảm ơn.",
        "Faulty cells are coloured in the workbook sent along. Please send it again by: {by}. Thank you.",
    ),
    "return.reminder.opening": (
        "Kính gửi {name}: đến nay chưa nhận được số liệu nguồn nhân lực số của đơn vị.",
        "To {name}: your digital workforce data have not arrived yet.",
    ),
    "return.reminder.sheets": ("Các trang cần gửi: {sheets}.", "Sheets to be sent: {sheets}."),
    "return.reminder.deadline": ("Hạn gửi theo kế hoạch: {date}.", "They were due on {date}."),
    "return.reminder.closing": (
        "Đề nghị đơn vị gửi chậm nhất là {by}. Nếu đã gửi, xin bỏ qua tin này và cho biết ngày gửi. Xin cảm ơn.",
        "Please send them by {by}. If you have, never mind this message and tell us when. Thank you.",
    ),
    "return.slip.name": ("phieu-tra-lai.docx", "return-slip.docx"),
    "return.chat.name": ("tin-nhan.txt", "message.txt"),
    "return.reminder.name": ("nhac-gui.txt", "reminder.txt"),
    "return.note.returned": ("Trả lại: {name} → {path}", "Returned: {name} → {path}"),
    "return.note.reminded": ("Thư nhắc: {name} → {path}", "Reminder: {name} → {path}"),
    "return.note.unlisted": (
        "Chưa rõ của đơn vị nào trong {listed}: {files}. Đơn vị bị nhắc có thể đã gửi các tệp này; ghi tên tệp vào "
        "aliases: của đơn vị đó rồi chạy lại.",
        "Nobody's in {listed}: {files}. Somebody who is reminded may have sent them; write the file's name into that "
        "submitter's aliases: and run again.",
    ),
    "return.note.none": (
        "Không có đơn vị nào phải trả lại hay nhắc gửi.",
        "There is nobody to return anything to, or to remind.",
    ),
    "return.not_empty": (
        "thư mục {path} đã có tệp.",
        "there are files in {path} already.",
    ),
    "return.not_empty.hint": (
        "chọn thư mục khác hoặc thư mục trống, hoặc thêm --force để ghi đè.",
        "choose another folder or an empty one, or add --force to overwrite.",
    ),
}
