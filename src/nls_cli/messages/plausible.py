"""Words for findings across rows, sheets and files, and about what is hardly plausible (NLS4xx, NLS6xx and some)."""

from __future__ import annotations

PLAUSIBLE: dict[str, tuple[str, str]] = {
    "findings.skipped": (
        "Vì vậy không kiểm tra được: {codes}.",
        "Skipped because of this: {codes}.",
    ),
    "findings.origins": ("Lấy từ: {origins}.", "From: {origins}."),
    "NLS213.message": (
        "Có dòng số liệu nằm phía trên dòng tiêu đề (dòng {header}) của bảng “{name}”; các dòng đó không được đọc.",
        "Rows of data stand above the header (row {header}) of “{name}”; they were not read.",
    ),
    "NLS213.remedy": (
        "Chuyển dòng tiêu đề lên trên dòng số liệu đầu tiên (thường do sắp xếp cả dòng tiêu đề).",
        "Move the header above the first row of data (usually it was sorted along with the rows).",
    ),
    "NLS404.message": (
        "Người này trùng họ tên và ngày sinh với dòng {other_row} (trang “{other_sheet}”, {other_path}) "
        "nhưng khác mã cán bộ; có thể bị tính hai lần.",
        "This person has the name and date of birth of row {other_row} (sheet “{other_sheet}”, {other_path}) "
        "under another ID; they may be counted twice.",
    ),
    "NLS404.remedy": (
        "Nếu là một người, giữ một dòng ở nơi đang làm việc; nếu biệt phái, trưng tập thì ghi Hình thức bố trí và "
        "Đơn vị quản lý gốc; nếu là hai người khác nhau thì không cần làm gì.",
        "If they are one, keep the row where the person works; for a secondment give Assignment and Home "
        "organization; if they are two people, nothing needs doing.",
    ),
    "NLS405.message": (
        "Trùng tên và địa bàn với dòng {other_row} (trang “{other_sheet}”, {other_path}) nhưng khác mã; có thể bị "
        "tính hai lần.",
        "Has the name and place of row {other_row} (sheet “{other_sheet}”, {other_path}) under another ID; it may "
        "be counted twice.",
    ),
    "NLS405.remedy": (
        "Nếu là một, xóa dòng thừa; nếu là hai, ghi tên cho phân biệt được.",
        "If they are one, delete the extra row; if they are two, give them names that differ.",
    ),
    "NLS406.message": (
        "Ghi {number} thôn có Tổ CNSCĐ, nhưng trang “{other_sheet}” ({other_path}) có tổ ở {count} thôn của xã này "
        "(dòng {other_row} và các dòng khác).",
        "Says hamlets with a team: {number}, but sheet “{other_sheet}” ({other_path}) lists teams in hamlets of this "
        "commune: {count} (row {other_row} and others).",
    ),
    "NLS406.remedy": (
        "Sửa số thôn có tổ, hoặc xóa các tổ không có thật.",
        "Correct the number of hamlets, or delete teams that do not exist.",
    ),
    "NLS407.message": (
        "“{name}” là {number}, nhưng trang “{other_sheet}” ({other_path}) có {count} lãnh đạo như vậy của cùng đơn vị.",
        "“{name}” is {number}, but sheet “{other_sheet}” ({other_path}) lists such leaders of the same body: {count}.",
    ),
    "NLS407.remedy": (
        "Đối chiếu hai trang rồi sửa trang sai.",
        "Compare the two sheets and correct the one that is wrong.",
    ),
    "NLS408.message": (
        "Các phần ({names}) cộng lại là {sum}, lớn hơn “{whole_name}” ({whole}).",
        "The parts ({names}) add up to {sum}, more than “{whole_name}” ({whole}).",
    ),
    "NLS408.remedy": ("Kiểm tra các con số trong dòng.", "Check the numbers in this row."),
    "NLS410.message": (
        "Người biệt phái có ở cả đơn vị gốc và nơi đang làm việc: dòng này không tính, tính ở dòng {other_row} (trang "
        "“{other_sheet}”, {other_path}).",
        "A seconded person stands both at home and where he or she works: this row does not count, row {other_row} "
        "(sheet “{other_sheet}”, {other_path}) does.",
    ),
    "NLS410.remedy": (
        "Không cần làm gì; nếu là hai người khác nhau thì sửa mã cán bộ.",
        "Nothing to do; if these are two people, correct the staff code.",
    ),
    "NLS409.message": (
        "Dòng cộng ghi {stated} cho “{name}”, nhưng các dòng cộng lại là {sum}.",
        "The total of “{name}” is given as {stated}, but the rows add up to {sum}.",
    ),
    "NLS409.remedy": (
        "Kiểm tra công thức của dòng cộng và xem có dòng nào bị thiếu, thừa, bị ẩn không. Dòng cộng không được tính.",
        "Check its formula, and whether rows are missing, extra or hidden. The row of totals itself is not counted.",
    ),
    "NLS508.message": (
        "“{name}”: {value} {when} {day}; tại thời điểm của số liệu là: {meant}.",
        "“{name}”: {value} {when} {day}; at the date of the data that is: {meant}.",
    ),
    "NLS508.when.ended": ("là tên cũ, dùng đến hết ngày", "is a former name, in use until"),
    "NLS508.when.later": ("là tên mới, chỉ có từ ngày", "is a later name, in use only from"),
    "NLS508.remedy": (
        "Ghi tên đơn vị có tại ngày chốt số liệu; hoặc sửa ngày đó nếu ghi sai.",
        "Write the name of that date; or correct the date of the data.",
    ),
    "NLS509.message": (
        "“{name}”: xã này không có “{value}” vào ngày chốt số liệu.",
        "“{name}”: the commune had no “{value}” on the date of the data.",
    ),
    "NLS509.remedy": (
        "Ghi đúng tên thôn, xóm, tổ dân phố của xã; để trống nếu là tổ của cả xã.",
        "Write the hamlet's name; leave it blank for the commune's own team.",
    ),
    "NLS510.message": (
        "{value} cho thấy địa bàn là {meant}, nhưng dòng không ghi huyện, xã nên được tính là {counted}.",
        "{value} points to {meant}, but the row names no district or commune: it counts as {counted}.",
    ),
    "NLS510.remedy": (
        "Ghi huyện, xã ở từng dòng (thêm cột nếu biểu không có); đúng là cơ quan cấp tỉnh thì không cần sửa.",
        "Give district and commune in every row (add the columns if missing); leave a provincial body as it is.",
    ),
    "NLS601.message": (
        "Giữ chức vụ lãnh đạo nhưng không ghi chức vụ.",
        "A leader without a position.",
    ),
    "NLS601.remedy": (
        "Ghi Chức vụ, hoặc sửa cột Giữ chức vụ lãnh đạo thành “Không”.",
        "Give the position, or say “Không” (no) under Is a leader.",
    ),
    "NLS602.message": (
        "Đã bồi dưỡng chuyên đề nhưng ghi là chưa bồi dưỡng kỹ năng số cơ bản.",
        "Trained in special topics, yet not in basic digital skills.",
    ),
    "NLS602.remedy": (
        "Kiểm tra hai cột bồi dưỡng; thường người học chuyên đề đã qua lớp cơ bản.",
        "Check both columns; who was trained in a topic usually had the basics first.",
    ),
    "NLS603.message": (
        "“{name}”: tại ngày {date} người này chưa đủ {min} tuổi hoặc đã quá {max} tuổi.",
        "“{name}”: on {date} this person would be younger than {min} or older than {max}.",
    ),
    "NLS603.remedy": (
        "Kiểm tra năm sinh (thường do gõ nhầm số).",
        "Check the year of birth (usually a slip of the finger).",
    ),
    "NLS604.message": (
        "Ghi nơi chuyển đến ({value}) nhưng Tình trạng không phải “Đã rời đi”; vẫn được tính là đang công tác.",
        "Says where the person went ({value}), but not that they left; still counted as in service.",
    ),
    "NLS604.remedy": (
        "Chọn Tình trạng “Đã rời đi”, hoặc xóa Nơi chuyển đến.",
        "Set Status to “Đã rời đi” (left), or clear Left to.",
    ),
    "NLS605.message": (
        "Ghi là chuyên gia chuyển đổi số nhưng không có căn cứ công nhận.",
        "Called a digital transformation expert without any evidence.",
    ),
    "NLS605.remedy": (
        "Ghi số, ngày quyết định công nhận hoặc chứng chỉ.",
        "Give the decision or certificate.",
    ),
    "NLS606.message": (
        "Biệt phái hoặc trưng tập nhưng không ghi đơn vị quản lý gốc.",
        "Seconded, but the home organization is not given.",
    ),
    "NLS606.remedy": (
        "Ghi Đơn vị quản lý gốc để không bị coi là kê khai trùng.",
        "Give the home organization, so that the person is not taken for a duplicate.",
    ),
    "NLS611.message": (
        "Cột “{name}” để trống ở tất cả {rows} dòng; coi là chưa có thông tin.",
        "Column “{name}” is blank in all rows ({rows}); it counts as unknown.",
    ),
    "NLS611.remedy": (
        "Điền cột này; nếu không ai có, ghi “Không” (hoặc 0) thay vì để trống.",
        "Fill it in; if nobody has it, write “Không” (or 0) instead of leaving it blank.",
    ),
    "NLS612.message": (
        "Cột “{name}” giống hệt nhau ở tất cả {rows} dòng.",
        "Column “{name}” is the same in all rows ({rows}).",
    ),
    "NLS612.remedy": (
        "Kiểm tra xem có phải bị kéo, chép xuống cả cột không.",
        "Check whether one value was filled down the whole column.",
    ),
    "NLS613.message": (
        "{count} dòng liền nhau (đến dòng {last}) giống hệt các dòng {other_row}–{other_last} (trang “{other_sheet}”, "
        "{other_path}) ở các cột: {columns}.",
        "Consecutive rows ({count}, down to row {last}) are the same as rows {other_row}–{other_last} (sheet "
        "“{other_sheet}”, {other_path}) in: {columns}.",
    ),
    "NLS613.remedy": (
        "Kiểm tra xem khối dòng có bị chép rồi dán mà chưa sửa không.",
        "Check whether the block was copied and pasted without being changed.",
    ),
    "NLS614.message": (
        "“{name}”: {unit} có tỷ lệ {share}% ({rows} dòng), khác hẳn mức giữa của các huyện ({median}%).",
        "“{name}”: {unit} has {share}% ({rows} rows), far from the middle of the districts ({median}%).",
    ),
    "NLS614.remedy": (
        "Hỏi lại nơi báo cáo; có thể cột bị hiểu khác hoặc điền đồng loạt. Nếu đúng thực tế thì không cần làm gì.",
        "Ask who reported it: the column may have been understood differently or filled down. If it is true, "
        "nothing needs doing.",
    ),
    "NLS615.message": (
        "“{name}” ở {unit}: kỳ trước {before}, kỳ này {now}, chưa có giải trình.",
        "“{name}” in {unit}: {before} last time, {now} now, and no reason is given.",
    ),
    "NLS615.remedy": (
        "Kiểm tra lại; nếu đúng, ghi lý do vào “Giải trình tăng giảm” ở trang Thông tin.",
        "Check it; if it is right, give the reason beside “Explanation of changes” on the info sheet.",
    ),
    "NLS690.message": ("{said}", "{said}"),
    "NLS690.remedy": ("Kiểm tra lại các ô của dòng này.", "Check the cells of this row."),
}
