"""Words for what reading made of a layout: findings about it, the account of --explain-layout, its help."""

from __future__ import annotations

LAYOUTS: dict[str, tuple[str, str]] = {
    "NLS223.message": (
        "Tên trang không có trong biểu mẫu; theo tiêu đề thì đây là trang “{name}” và được đọc như vậy.",
        "The sheet's name is not in the form; by its header it is “{name}”, and it was read as that.",
    ),
    "NLS223.remedy": (
        "Đặt tên trang theo biểu mẫu; nếu không phải trang đó, ghi vào mục layouts của nls.yaml.",
        "Name the sheet as in the form; if it is not that one, say so under layouts in nls.yaml.",
    ),
    "NLS216.message": (
        "{count} trang cùng là “{name}” và đều được đọc: “{names}”.",
        "Sheets that are all “{name}”, each of them read ({count}): “{names}”.",
    ),
    "NLS216.remedy": (
        "Kiểm tra để chắc rằng không trang nào là bản chép hay bản cộng của trang khác.",
        "Make sure that none of them is a copy or a summary of the others.",
    ),
    "NLS217.message": (
        "Bảng này (từ dòng {row}) có tiêu đề như “{name}” nhưng không được đọc, vì đã có trang mang đúng tên đó.",
        "This table (from row {row}) is headed like “{name}” but was not read: another sheet bears that name.",
    ),
    "NLS217.remedy": (
        "Nếu đây cũng là số liệu, chép các dòng sang trang mang tên đó hoặc khai ở mục layouts của nls.yaml.",
        "If it is data too, move its rows to that sheet, or list it under layouts in nls.yaml.",
    ),
    "NLS218.message": (
        "Từ dòng {row} có thêm một bảng; theo tiêu đề thì đó là “{name}” và được đọc như vậy.",
        "From row {row} on there is a further table; by its header it is “{name}”, and it was read as that.",
    ),
    "NLS227.message": (
        "Từ cột {column} là một bảng khác, được đọc là “{name}”.",
        "Another table begins in column {column}; it is read as “{name}”.",
    ),
    "NLS227.remedy": ("Nên để mỗi bảng ở một trang.", "Better put each table on a sheet of its own."),
    "NLS218.remedy": ("Nên để mỗi bảng ở một trang.", "Better put each table on a sheet of its own."),
    "NLS219.message": (
        "“{name}” được đọc theo cột nào có dấu (cột {columns}); dòng không có dấu nào là để trống.",
        "“{name}” was read from which column is filled ({columns}); a row with none is blank.",
    ),
    "NLS219.remedy": (
        "Không cần làm gì nếu đúng; nên ghi thẳng câu trả lời vào một cột như biểu mẫu.",
        "Nothing needs doing if that is right; better write the answer into one column, as in the form.",
    ),
    "NLS221.message": (
        "Bố cục khai trong nls.yaml cho trang này (“{name}”) không khớp: không có dòng hoặc cột đó.",
        "The layout that nls.yaml gives for this sheet (“{name}”) does not fit: there is no such row or column.",
    ),
    "NLS221.remedy": (
        "Sửa mục layouts trong nls.yaml; nls check --explain-layout cho biết trang được đọc thế nào.",
        "Mend layouts in nls.yaml; nls check --explain-layout shows how the sheet is read.",
    ),
    "NLS222.message": (
        "Dòng không ghi huyện, xã; lấy địa bàn {meant} theo chữ “{text}” đứng trên.",
        "The row names no district or commune; it was placed in {meant} by “{text}” above it.",
    ),
    "NLS222.remedy": (
        "Thêm cột huyện, xã và ghi ở từng dòng; nếu không đúng, ghi địa bàn vào các dòng đó.",
        "Give district and commune in every row; if the place is wrong, write the right one there.",
    ),
    "NLS224.message": (
        "Bảng “{name}” đặt ngang: tiêu đề nằm ở một cột (hoặc nội dung nằm dưới nhãn) và được đọc như vậy.",
        "“{name}” lies on its side: headers stand in a column (or answers below their labels); read that way.",
    ),
    "NLS224.remedy": (
        "Nên trình bày theo chiều của biểu mẫu.",
        "Better lay it out in the direction of the form.",
    ),
    "NLS225.message": (
        "“{name}” đứng trên nhiều cột ({columns}); các ô được ghép lại.",
        "“{name}” stands over several columns ({columns}); their cells were joined.",
    ),
    "NLS225.remedy": (
        "Không cần làm gì nếu đúng (họ đệm và tên); nên ghi vào một ô.",
        "Nothing needs doing if that is right (family and given name); better use one cell.",
    ),
    "NLS226.message": (
        "“{name}”: ô gộp nhiều dòng được hiểu là cho mọi dòng của nó.",
        "“{name}”: a cell merged over several rows was taken for each of them.",
    ),
    "NLS226.remedy": (
        "Bỏ gộp ô và ghi ở từng dòng.",
        "Unmerge the cell and write it in every row.",
    ),
    "NLS229.message": (
        "{rows} dòng số liệu đang bị ẩn (từ dòng {first} đến dòng {last}) vẫn được tính.",
        "Hidden rows of data (from row {first} to row {last}) count all the same: {rows}.",
    ),
    "NLS229.remedy": (
        "Bỏ lọc, bỏ ẩn dòng để kiểm tra; dòng không dùng thì xóa đi.",
        "Clear the filter, unhide the rows and look; delete those that do not count.",
    ),
    "NLS330.message": (
        "“{name}”: dòng này có dấu ở nhiều cột cùng lúc ({value}).",
        "“{name}”: the row is filled in more than one of its columns ({value}).",
    ),
    "NLS331.message": (
        "“{name}”: dấu ở cột {value} chưa cho biết là câu trả lời nào.",
        "“{name}”: a tick under {value} does not tell which answer it is.",
    ),
    "NLS331.remedy": (
        "Ghi rõ câu trả lời trong ô, ví dụ Thạc sĩ, thay cho dấu.",
        "Write the answer itself in place of the tick: Thạc sĩ, say.",
    ),
    "NLS332.message": (
        "“{name}” được lưu bằng {encoding}, không phải Unicode; nội dung chưa đọc được.",
        "“{name}” is stored in {encoding}, not in Unicode; it was not understood.",
    ),
    "NLS332.remedy": (
        "Gõ lại ô này bằng Unicode, hoặc dùng bản đã chuyển của nls check --fix THƯ_MỤC.",
        "Type it again in Unicode, or take the copy that nls check --fix FOLDER converts.",
    ),
    "NLS230.message": (
        "“{name}” không có ở trang Thông tin, được lấy từ dòng phía trên bảng: {value}.",
        "“{name}” is missing from the info sheet; it was taken from a line above the table: {value}.",
    ),
    "NLS230.remedy": ("Nên ghi ở trang Thông tin.", "Better write it on the info sheet."),
    "NLS233.message": (
        "“{name}” được ghi nhiều lần với nội dung khác nhau; không nội dung nào được dùng.",
        "“{name}” is given more than once, with different answers; none of them is used.",
    ),
    "NLS233.remedy": ("Giữ một chỗ ghi, xóa chỗ còn lại.", "Keep one of them and delete the others."),
    "NLS232.message": (
        "“{name}” không có ở trang Thông tin; dòng này ở phía trên bảng có thể là nội dung đó nhưng không được "
        "dùng, vì không bắt đầu bằng nhãn của biểu mẫu: {value}.",
        "“{name}” is missing from the info sheet; this line above the table may be it, but was not used, for it does "
        "not begin with the form's label: {value}.",
    ),
    "NLS232.remedy": (
        "Nếu đúng là nội dung đó, ghi ở trang Thông tin.",
        "If that is what it says, write it on the info sheet.",
    ),
    "NLS231.message": (
        "“{name}”: biểu mẫu không có trang tên {value}.",
        "“{name}”: the form has no sheet named {value}.",
    ),
    "NLS231.remedy": (
        "Ghi đúng tên trang của biểu mẫu, cách nhau bằng dấu chấm phẩy.",
        "Write the names of the form's sheets, separated by semicolons.",
    ),
    "NLS330.remedy": (
        "Chỉ để dấu ở một cột (với trình độ: trình độ cao nhất).",
        "Leave one of them (of degrees: the highest).",
    ),
    "NLS211.reason.example": ("dòng ví dụ của biểu mẫu", "the form's example row"),
    "NLS211.reason.hidden": ("dòng bị ẩn", "hidden rows"),
    "help.check.explain_layout": (
        "Cho biết mỗi trang được đọc thế nào: dòng tiêu đề, cột nào là gì, bỏ qua gì và vì sao.",
        "Also tell how each sheet was read: header row, which column is what, what was left out and why.",
    ),
    "check.explain_layout": (
        "--explain-layout chỉ dùng với --format text.",
        "--explain-layout goes with --format text only.",
    ),
    "check.explain_layout.hint": (
        "bỏ --format, hoặc ghi định dạng khác ra tệp bằng -o.",
        "leave --format out, or write the other format to a file with -o.",
    ),
    "help.targets.schema.form": (
        "Lược đồ của một biểu mẫu (forms/*.yaml) thay cho bộ chỉ tiêu.",
        "The schema of a form (forms/*.yaml) instead of that of a target set.",
    ),
    "layout.heading": ("CÁCH ĐỌC CÁC TRANG TÍNH", "HOW THE WORKSHEETS WERE READ"),
    "layout.sheet.name": (
        "Trang {title} được đọc là {name}, theo tên trang.",
        "Sheet {title} was read as {name}, by its name.",
    ),
    "layout.sheet.header": (
        "Trang {title} được đọc là {name}, theo dòng tiêu đề.",
        "Sheet {title} was read as {name}, by its header.",
    ),
    "layout.sheet.beside": (
        "Trang {title} còn có bảng {name} ở bên phải, nhận ra theo dòng tiêu đề.",
        "Sheet {title} also holds {name} to the right, known by its header.",
    ),
    "layout.sheet.below": (
        "Trang {title} còn có bảng {name} ở phía dưới, nhận ra theo dòng tiêu đề.",
        "Sheet {title} also holds {name} further down, known by its header.",
    ),
    "layout.sheet.pinned": (
        "Trang {title} được đọc là {name}, theo nls.yaml.",
        "Sheet {title} was read as {name}, as nls.yaml says.",
    ),
    "layout.sheet.info": (
        "Trang {title} được đọc là {name}: nhãn và nội dung.",
        "Sheet {title} was read as {name}: labels and answers.",
    ),
    "layout.sheet.own": (
        "Trang {title} do chương trình tạo ra nên không đọc như số liệu.",
        "Sheet {title} is one that the program adds itself; it holds no data.",
    ),
    "layout.sheet.stranger": (
        "Trang {title} không được đọc: tên và tiêu đề đều không có trong biểu mẫu.",
        "Sheet {title} was not read: neither its name nor its header is in the form.",
    ),
    "layout.sheet.hidden": (
        "Trang {title} không được đọc: trang bị ẩn, và biểu mẫu quy định không đọc trang ẩn.",
        "Sheet {title} was not read: it is hidden, and the form says that hidden sheets are not read.",
    ),
    "layout.sheet.skipped": (
        "Trang {title} không được đọc, theo nls.yaml.",
        "Sheet {title} was not read, as nls.yaml says.",
    ),
    "layout.sheet.doubled": (
        "Trang {title} không được đọc: trùng tên với một trang {name} đứng trước.",
        "Sheet {title} was not read: another sheet before it bears the name {name}.",
    ),
    "layout.sheet.passed_over": (
        "Trang {title} có bảng giống {name} nhưng không được đọc: đã có trang mang tên đó.",
        "Sheet {title} has a table like {name}, which was not read: another sheet bears that name.",
    ),
    "layout.passed_over": (
        "Bảng đó từ dòng {first} đến dòng {last}.",
        "It stands in rows {first} to {last}.",
    ),
    "layout.hidden": ("Trang này đang bị ẩn trong Excel.", "Excel hides this sheet."),
    "layout.labels": ("Các nhãn có nội dung: {labels}.", "Labels with an answer: {labels}."),
    "layout.unlabelled.one": (
        "Dòng {rows} không có nhãn nào của biểu mẫu nên không được đọc.",
        "Row {rows} has no label of the form and was not read.",
    ),
    "layout.unlabelled": (
        "Các dòng {rows} không có nhãn nào của biểu mẫu nên không được đọc.",
        "Rows {rows} have no label of the form and were not read.",
    ),
    "layout.no_labels": ("Không nhãn nào có nội dung.", "No label has an answer."),
    "layout.no_header": (
        "Không tìm thấy dòng tiêu đề nào nên không đọc gì.",
        "No header was found, so nothing was read.",
    ),
    "layout.turned": (
        "Bảng đặt ngang: tiêu đề nằm trong một cột, mỗi cột sau là một dòng số liệu.",
        "The table lies on its side: headers in a column, each column after it a record.",
    ),
    "layout.header.one": ("Tiêu đề ở dòng {first}.", "The header is row {first}."),
    "layout.header.many": ("Tiêu đề ở các dòng {first}–{last}.", "The header is rows {first}–{last}."),
    "layout.side.header.one": ("Tiêu đề ở cột thứ {first}.", "The headers are in column number {first}."),
    "layout.side.header.many": (
        "Tiêu đề ở các cột thứ {first}–{last}.",
        "The headers are in columns number {first}–{last}.",
    ),
    "layout.data": (
        "Số liệu: {rows} dòng, từ dòng {first} đến dòng {last}.",
        "Data rows: {rows}, from row {first} to row {last}.",
    ),
    "layout.data.one": ("Số liệu: 1 dòng, là dòng {first}.", "Data rows: 1, which is row {first}."),
    "layout.side.data.one": (
        "Số liệu: 1 cột, là cột thứ {first}.",
        "Records: 1, which is column number {first}.",
    ),
    "layout.side.data": (
        "Số liệu: {rows} cột, từ cột thứ {first} đến cột thứ {last}.",
        "Records: {rows}, from column number {first} to {last}.",
    ),
    "layout.no_data": (
        "Dưới tiêu đề không có dòng số liệu nào.",
        "Below the header there is no row of data.",
    ),
    "layout.hidden_rows": (
        "Trong đó {rows} dòng đang bị ẩn và vẫn được tính.",
        "Hidden rows among them, which count all the same: {rows}.",
    ),
    "layout.told": (
        "Dòng {row} ở phía trên tiêu đề cho biết {label}.",
        "Row {row} above the header gives {label}.",
    ),
    "layout.titled.one": (
        "Dòng {rows} ở phía trên tiêu đề nêu tên đơn vị; chỉ dùng cho dòng không ghi huyện, xã.",
        "Row {rows} above the header names a unit; it is used only for rows without district and commune.",
    ),
    "layout.titled": (
        "Các dòng phía trên tiêu đề nêu tên đơn vị, chỉ dùng cho dòng không ghi huyện, xã: {rows}.",
        "Rows above the header name units; they are used only for rows without district and commune: {rows}.",
    ),
    "layout.placed.one": (
        "Dòng {rows} không ghi huyện, xã: lấy địa bàn {unit} theo chữ {text} đứng trên.",
        "Row {rows} names no district or commune: placed in {unit} by {text} above it.",
    ),
    "layout.placed": (
        "Các dòng không ghi huyện, xã, lấy địa bàn {unit} theo chữ {text} đứng trên: {rows}.",
        "Rows without district and commune, placed in {unit} by {text} above them: {rows}.",
    ),
    "layout.above.one": (
        "Dòng {rows} ở phía trên tiêu đề không được dùng.",
        "Row {rows} above the header was not used.",
    ),
    "layout.above": (
        "Các dòng phía trên tiêu đề không được dùng: {rows}.",
        "Rows above the header were not used: {rows}.",
    ),
    "layout.plain": (
        "Các cột có đúng tiêu đề của biểu mẫu: {columns}.",
        "Columns headed just as in the form: {columns}.",
    ),
    "layout.plain.row": (
        "Các dòng có đúng tiêu đề của biểu mẫu: {columns}.",
        "Rows headed just as in the form: {columns}.",
    ),
    "layout.column": ("cột {columns}", "column {columns}"),
    "layout.columns": ("các cột {columns}", "columns {columns}"),
    "layout.row": ("dòng {columns}", "row {columns}"),
    "layout.rows": ("các dòng {columns}", "rows {columns}"),
    "layout.how.alias": (
        "{name} lấy ở {places}: tiêu đề {titles} là tên gọi khác trong biểu mẫu.",
        "{name} is {places}: the form knows {titles} as another name.",
    ),
    "layout.how.id": (
        "{name} lấy ở {places}: tiêu đề {titles} là mã cột.",
        "{name} is {places}: {titles} is the column's id.",
    ),
    "layout.how.pinned": ("{name} lấy ở {places}, theo nls.yaml.", "{name} is {places}, as nls.yaml says."),
    "layout.how.ticks": (
        "{name} được hiểu theo cột nào có nội dung: {places}, tiêu đề {titles}.",
        "{name} follows from which one is filled: {places}, headed {titles}.",
    ),
    "layout.how.held": (
        "{name} lấy ở ô có nội dung trong {places}, tiêu đề {titles}.",
        "{name} is whatever stands in {places}, headed {titles}.",
    ),
    "layout.how.parts": (
        "{name} được ghép từ {places}, dưới tiêu đề {titles}.",
        "{name} is joined from {places}, headed {titles}.",
    ),
    "layout.how.merged": (
        "{name} lấy ở {places}, tiêu đề {titles}; ô gộp nhiều dòng được hiểu là cho mọi dòng của nó.",
        "{name} is {places}, headed {titles}; a cell merged over rows speaks for each of them.",
    ),
    "layout.how.twice": (
        "{name} không được đọc: nhiều chỗ cùng có tiêu đề đó ({places}).",
        "{name} was not read: several places bear that header ({places}).",
    ),
    "layout.skipped.one": ("Bỏ qua dòng {rows}: {reason}.", "Left out, row {rows}: {reason}."),
    "layout.skipped": ("Bỏ qua các dòng {rows}: {reason}.", "Left out, rows {rows}: {reason}."),
    "layout.serial.one": (
        "Không đọc cột {columns}: chỉ là số thứ tự.",
        "Column {columns} was not read: it only numbers the rows.",
    ),
    "layout.serial": (
        "Không đọc các cột {columns}: chỉ là số thứ tự.",
        "Columns {columns} were not read: they only number the rows.",
    ),
    "layout.side.extra": (
        "Không đọc các dòng ngoài biểu mẫu: {columns}.",
        "Rows that are not in the form were not read: {columns}.",
    ),
    "layout.extra": (
        "Không đọc các cột ngoài biểu mẫu: {columns}.",
        "Columns that are not in the form were not read: {columns}.",
    ),
    "layout.absent": (
        "Cột của biểu mẫu mà trang không có: {columns}.",
        "Columns of the form that the sheet does not have: {columns}.",
    ),
}
