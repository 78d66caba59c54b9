"""Words for findings about sheets, cells, rows and units (NLS2xx to NLS5xx)."""

from __future__ import annotations

CELLS: dict[str, tuple[str, str]] = {
    "NLS201.message": (
        "Thiếu trang bắt buộc “{name}” (hoặc trang không có bảng số liệu).",
        "Required sheet “{name}” is missing (or holds no table).",
    ),
    "NLS201.remedy": (
        "Thêm trang đó theo biểu mẫu; nếu không có số liệu, ghi tên trang vào mục Không phát sinh.",
        "Add the sheet as in the form; if there is nothing to report, say so on the info sheet.",
    ),
    "NLS202.message": (
        "Không có trang “{name}”; các chỉ tiêu cần trang này chưa có số liệu.",
        "There is no sheet “{name}”; indicators that need it have no data.",
    ),
    "NLS202.remedy": (
        "Bổ sung trang đó; nếu không có số liệu, ghi tên trang vào mục Không phát sinh ở trang Thông tin.",
        "Add the sheet; if there is nothing to report, say so on the info sheet.",
    ),
    "NLS203.message": (
        "Trang này không có trong biểu mẫu và được bỏ qua.",
        "This sheet is not in the form; ignored.",
    ),
    "NLS203.remedy": (
        "Không cần làm gì; nếu đây là trang số liệu, sửa tên trang theo biểu mẫu.",
        "Nothing needs doing; if it holds data, rename it as in the form.",
    ),
    "NLS204.message": (
        "Nhiều trang cùng là “{name}”; chỉ trang này được đọc, bỏ qua: {others}.",
        "Several sheets are “{name}”; only this one is read, ignored: {others}.",
    ),
    "NLS204.remedy": (
        "Gộp số liệu vào một trang, xóa hoặc đổi tên các trang còn lại.",
        "Put the data on one sheet; delete or rename the others.",
    ),
    "NLS205.message": (
        "Không tìm thấy dòng tiêu đề của bảng “{name}”; trang không được đọc.",
        "No header row of “{name}” was found; the sheet was not read.",
    ),
    "NLS205.remedy": (
        "Chép dòng tiêu đề từ biểu mẫu vào ngay trên dòng số liệu đầu tiên.",
        "Copy the header row of the form to right above the first row of data.",
    ),
    "NLS206.message": (
        "Thiếu cột bắt buộc “{name}”; phần phụ thuộc vào cột này chưa có thông tin.",
        "Required column “{name}” is missing; what depends on it is unknown.",
    ),
    "NLS206.remedy": (
        "Thêm cột đó, tiêu đề ghi đúng như biểu mẫu.",
        "Add the column, headed as in the form.",
    ),
    "NLS207.message": (
        "Không có cột “{name}”; thông tin này coi là chưa có.",
        "There is no column “{name}”; it counts as unknown.",
    ),
    "NLS207.remedy": (
        "Thêm cột đó nếu có thông tin, tiêu đề ghi đúng như biểu mẫu.",
        "Add the column if the information exists, headed as in the form.",
    ),
    "NLS214.message": (
        "Không có cột “{name}”; mọi dòng được coi là “{value}”.",
        "There is no column “{name}”; every row counts as “{value}”.",
    ),
    "NLS214.remedy": (
        "Thêm cột đó nếu có dòng khác như vậy; nếu không thì không cần sửa.",
        "Add the column if it is otherwise for any row; if not, nothing needs mending.",
    ),
    "NLS208.message": (
        "Cột không có trong biểu mẫu, được bỏ qua.",
        "This column is not in the form; ignored.",
    ),
    "NLS208.remedy": (
        "Không cần làm gì; nếu là cột của biểu mẫu, sửa tiêu đề cho đúng.",
        "Nothing needs doing; if it is one of the form's, mend its header.",
    ),
    "NLS209.message": (
        "Nhiều cột cùng có tiêu đề “{name}” ({columns}); không cột nào được đọc.",
        "Several columns are headed “{name}” ({columns}); none of them was read.",
    ),
    "NLS209.remedy": (
        "Giữ một cột, xóa hoặc đổi tiêu đề các cột còn lại.",
        "Keep one; delete the others or change their headers.",
    ),
    "NLS210.message": (
        "Phiên bản biểu mẫu của tệp khác phiên bản đang dùng ({version}).",
        "The file is of another version of the form than the one in use ({version}).",
    ),
    "NLS210.remedy": (
        "Nên chuyển số liệu sang biểu mẫu hiện hành; kiểm tra các cột được bỏ qua.",
        "Better move the data to the current form; look at the columns that were ignored.",
    ),
    "NLS211.message": (
        "Bỏ qua {rows} dòng không phải số liệu ({reason}; dòng {span}).",
        "Left out rows that are no data: {rows} ({reason}; row {span}).",
    ),
    "NLS211.remedy": (
        "Kiểm tra để chắc rằng đó không phải dòng số liệu.",
        "Make sure that none of them is data.",
    ),
    "NLS211.reason.column_numbers": ("dòng đánh số cột", "column numbers"),
    "NLS211.reason.repeated_header": ("tiêu đề lặp lại", "a repeated header"),
    "NLS211.reason.total": ("dòng tổng cộng", "totals"),
    "NLS211.reason.heading": ("dòng tên nhóm", "group headings"),
    "NLS211.reason.title": (
        "tên đơn vị, dòng phía trên tiêu đề lặp lại",
        "units' names, rows above a repeated header",
    ),
    "NLS211.reason.unmapped_only": ("không có gì ở các cột của biểu mẫu", "nothing in the form's columns"),
    "NLS211.reason.below_table": ("phần dưới bảng, chữ ký", "below the table, signatures"),
    "NLS215.message": (
        "Dòng ví dụ đã bị sửa nhưng ô đầu vẫn là chữ đánh dấu ví dụ, nên cả dòng không được tính.",
        "The example row was changed but still bears its mark in the first cell, so the whole row does not count.",
    ),
    "NLS215.remedy": (
        "Nếu là số liệu thật, xóa chữ đánh dấu ở ô đầu và ghi giá trị của cột đó; nếu không, để nguyên hoặc xóa dòng.",
        "If it is real data, replace the mark by the value of that column; if not, leave the row or delete it.",
    ),
    "NLS212.message": ("Trang đang bị ẩn {what}.", "The sheet is hidden {what}."),
    "NLS212.what.read": ("nhưng vẫn được đọc", "and was read all the same"),
    "NLS212.what.skipped": (
        "và không được đọc, theo quy định của biểu mẫu",
        "and was not read, as the form says",
    ),
    "NLS212.remedy": (
        "Bỏ ẩn trang; nếu là bản cũ không dùng nữa thì xóa đi.",
        "Unhide it; if it is an old copy, delete it.",
    ),
    "NLS301.message": ("Ô “{name}” bắt buộc nhưng để trống.", "“{name}” is required but blank."),
    "NLS301.remedy": ("Điền ô này.", "Fill in the cell."),
    "NLS302.message": (
        "“{name}”: {value} không thuộc danh mục.",
        "“{name}”: {value} is not one of the choices.",
    ),
    "NLS302.remedy": ("Chọn một giá trị trong danh mục của biểu mẫu.", "Take one of the form's choices."),
    "NLS303.message": (
        "“{name}”: {value} không rõ là có hay không.",
        "“{name}”: {value} is neither yes nor no.",
    ),
    "NLS303.remedy": (
        "Ghi “Có” hoặc “Không” (hoặc đánh dấu x).",
        "Write “Có” (yes) or “Không” (no), or tick with x.",
    ),
    "NLS304.message": ("“{name}”: {value} không phải là số.", "“{name}”: {value} is not a number."),
    "NLS304.remedy": (
        "Ghi số, không kèm chữ hay đơn vị tính.",
        "Write a number, without words or units.",
    ),
    "NLS305.message": ("“{name}”: {value} nằm ngoài khoảng cho phép.", "“{name}”: {value} is out of range."),
    "NLS305.remedy": ("Kiểm tra và sửa lại con số.", "Check and correct the number."),
    "NLS306.message": ("“{name}”: ngày {value} {why}.", "“{name}”: the date {value} {why}."),
    "NLS306.why.no_date": ("không hợp lệ", "is not a valid one"),
    "NLS306.why.day": (
        "ghi đến ngày, cột này không cần đến ngày",
        "gives the day, which this column does not take",
    ),
    "NLS306.why.month": (
        "chỉ có tháng và năm; cột này cần đủ ngày, tháng, năm hoặc chỉ ghi năm",
        "gives month and year; this column takes a full date, or the year alone",
    ),
    "NLS306.why.year": ("chỉ có năm, cột này cần rõ hơn", "gives the year alone, and this column takes more"),
    "NLS306.remedy": (
        "Ghi ngày dạng 31/12/2024 hoặc chỉ ghi năm 2024; cột nào nhận tháng thì ghi được 12/2024.",
        "Write the date as 31/12/2024 or the year, 2024; where the column takes a month, also as 12/2024.",
    ),
    "NLS307.message": (
        "“{name}”: {value} sau ngày chốt số liệu.",
        "“{name}”: {value} lies after the date of the data.",
    ),
    "NLS307.remedy": (
        "Sửa ngày này, hoặc sửa Ngày chốt số liệu ở trang Thông tin.",
        "Correct it, or the date on the info sheet.",
    ),
    "NLS308.message": (
        "“{name}”: trong {value} có mục không thuộc danh mục.",
        "“{name}”: {value} has an item that is not one of the choices.",
    ),
    "NLS308.remedy": (
        "Ghi các mục theo danh mục, cách nhau bằng dấu chấm phẩy.",
        "Use the form's choices, separated by semicolons.",
    ),
    "NLS309.message": ("Ô báo lỗi của Excel: {value}.", "The cell holds an Excel error: {value}."),
    "NLS309.remedy": (
        "Sửa công thức hoặc ghi giá trị trực tiếp.",
        "Mend the formula or write the value itself.",
    ),
    "NLS310.message": (
        "Ô chứa công thức chưa được tính nên không có giá trị.",
        "The cell holds a formula that was never calculated.",
    ),
    "NLS310.remedy": (
        "Mở tệp trong Excel, để Excel tính lại rồi lưu; hoặc dán giá trị.",
        "Open the file in Excel, let it calculate, and save; or paste values.",
    ),
    "NLS311.message": (
        "Cột đánh dấu “{name}”: {rows} ô trống được hiểu là “{value}”.",
        "Tick column “{name}”: {rows} blank cells were taken as “{value}”.",
    ),
    "NLS311.remedy": (
        "Không cần làm gì nếu đúng; nếu ô trống là chưa biết, ghi rõ “Có”, “Không” cho các ô đã biết.",
        "Nothing needs doing if that is right; if blanks mean not known, write yes and no where it is known.",
    ),
    "NLS311.value.false": ("Không", "no"),
    "NLS311.value.true": ("Có", "yes"),
    "NLS312.message": (
        "“{name}”: số {value} được lưu dạng văn bản.",
        "“{name}”: number {value} is stored as text.",
    ),
    "NLS312.remedy": (
        "Không cần làm gì; nên đổi ô sang dạng số.",
        "Nothing needs doing; better convert the cell to a number.",
    ),
    "NLS313.message": (
        "“{name}”: {value} không phải là số nguyên.",
        "“{name}”: {value} is not a whole number.",
    ),
    "NLS313.remedy": (
        "Ghi số nguyên; dấu chấm ngăn cách hàng nghìn gõ trong Excel có thể đã thành dấu thập phân.",
        "Write a whole number; a thousands separator typed into Excel may have become a decimal point.",
    ),
    "NLS401.message": (
        "Dòng lặp lại y hệt dòng {other_row} (trang “{other_sheet}”, {other_path}); chỉ tính một lần.",
        "The row repeats row {other_row} (sheet “{other_sheet}”, {other_path}) exactly; counted once.",
    ),
    "NLS401.remedy": ("Xóa dòng thừa.", "Delete the extra row."),
    "NLS402.message": (
        "Trùng mã với dòng {other_row} (trang “{other_sheet}”, {other_path}) nhưng nội dung khác; "
        "cả hai đều được tính.",
        "Has the same key as row {other_row} (sheet “{other_sheet}”, {other_path}) but differs; both are counted.",
    ),
    "NLS402.remedy": (
        "Nếu là một, giữ dòng đúng và xóa dòng kia; nếu là hai, sửa mã cho khác nhau.",
        "If they are one, keep the right row; if they are two, give them different keys.",
    ),
    "NLS403.message": (
        "“{name}” ({part}) lớn hơn “{whole_name}” ({whole}).",
        "“{name}” ({part}) is more than “{whole_name}” ({whole}).",
    ),
    "NLS403.remedy": ("Kiểm tra cả hai con số.", "Check both numbers."),
    "NLS501.message": (
        "“{name}”: không có đơn vị nào tên {value} tại thời điểm của số liệu.",
        "“{name}”: there was no unit named {value} at the date of the data.",
    ),
    "NLS501.remedy": (
        "Ghi đúng tên huyện, thành phố có tại ngày chốt số liệu.",
        "Write the name of a district of that date.",
    ),
    "NLS502.message": (
        "“{name}”: không có xã, phường, thị trấn nào tên {value} tại thời điểm của số liệu.",
        "“{name}”: there was no commune named {value} at the date of the data.",
    ),
    "NLS502.remedy": (
        "Ghi đúng tên xã, phường, thị trấn có tại ngày chốt số liệu.",
        "Write the name of a commune of that date.",
    ),
    "NLS503.message": (
        "“{name}”: {value} không thuộc huyện, thành phố ghi cùng dòng mà thuộc {meant}.",
        "“{name}”: {value} is not in the district given in the same row but in {meant}.",
    ),
    "NLS503.remedy": ("Sửa tên huyện hoặc tên xã cho khớp.", "Correct the district or the commune."),
    "NLS504.message": (
        "“{name}”: {value} không ghi huyện; hiểu là thuộc {meant}.",
        "“{name}”: {value} without a district; taken to be in {meant}.",
    ),
    "NLS504.remedy": ("Nên điền cả tên huyện, thành phố.", "Better give the district as well."),
    "NLS505.message": (
        "“{name}”: {value} có thể là {meant}; không xác định được là đơn vị nào.",
        "“{name}”: {value} may be {meant}; it cannot be told which.",
    ),
    "NLS505.remedy": (
        "Điền thêm tên huyện, hoặc ghi rõ xã, phường.",
        "Give the district, or say which kind of unit.",
    ),
    "NLS506.message": ("“{name}”: {value} được hiểu là {meant}.", "“{name}”: {value} was taken as {meant}."),
    "NLS506.remedy": ("Nên ghi đúng chính tả.", "Better write it that way."),
    "NLS507.message": (
        "“{name}”: {value}: tại ngày của số liệu không còn cấp huyện, nên không xác định được địa bàn.",
        "“{name}”: {value}: there were no districts any more at the date of the data, so the place cannot be told.",
    ),
    "NLS507.remedy": (
        "Ghi tên xã, phường mới; hoặc sửa Ngày chốt số liệu nếu đây là số liệu cũ.",
        "Give the new commune, or correct the date if the data are older.",
    ),
}
