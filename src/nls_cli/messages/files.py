"""Words for findings about whole files (NLS1xx): what is wrong, and how to mend it."""

from __future__ import annotations

FILES: dict[str, tuple[str, str]] = {
    "NLS101.message": ("Không có tệp này.", "There is no such file."),
    "NLS101.remedy": (
        "Kiểm tra lại đường dẫn và tên tệp.",
        "Check the path and the file's name.",
    ),
    "NLS102.message": ("Không mở được tệp ({reason}).", "The file cannot be opened ({reason})."),
    "NLS102.remedy": (
        "Đóng tệp nếu đang mở trong Excel, kiểm tra quyền đọc rồi chạy lại.",
        "Close the file if it is open in Excel, check the permission to read it, and try again.",
    ),
    "NLS103.message": ("Đây không phải tệp Excel mà là {type}.", "This is not an Excel workbook but {type}."),
    "NLS103.remedy": (
        "Mở tệp bằng chương trình phù hợp rồi lưu thành “Excel Workbook (*.xlsx)”; chỉ đổi đuôi tệp là không đủ.",
        "Open it in its own program and save it as “Excel Workbook (*.xlsx)”; renaming it is not enough.",
    ),
    "NLS103.type.pdf": ("tệp PDF", "a PDF document"),
    "NLS103.type.rtf": ("văn bản RTF", "an RTF document"),
    "NLS103.type.image": ("tệp ảnh", "a picture"),
    "NLS103.type.archive": ("tệp nén", "a compressed archive"),
    "NLS103.type.zip": ("tệp nén ZIP", "a ZIP archive"),
    "NLS103.type.ole": ("tệp Office kiểu cũ không phải bảng tính", "an old Office file that is no workbook"),
    "NLS103.type.word": ("văn bản Word", "a Word document"),
    "NLS103.type.powerpoint": ("tệp trình chiếu PowerPoint", "a PowerPoint presentation"),
    "NLS103.type.opendocument": ("văn bản OpenDocument", "an OpenDocument that is no spreadsheet"),
    "NLS103.type.mail": ("thư điện tử", "an e-mail message"),
    "NLS103.type.program": ("tệp chương trình", "a program"),
    "NLS103.type.lock-file": (
        "tệp khóa tạm (~$) do Excel hoặc LibreOffice tạo khi bảng tính đang mở",
        "the temporary lock file (~$) of a workbook that is open in Excel or LibreOffice",
    ),
    "NLS103.type.zeros": ("tệp hỏng chỉ chứa các byte 0", "a broken file of zero bytes only"),
    "NLS103.type.blank-text": ("tệp văn bản trống", "a blank text file"),
    "NLS103.type.html": ("trang web (HTML)", "a web page (HTML)"),
    "NLS103.type.mhtml": ("trang web lưu trữ (MHTML)", "an archived web page (MHTML)"),
    "NLS103.type.xml": ("tệp XML", "an XML file"),
    "NLS103.type.xml-2003": ("bảng tính XML 2003", "an XML Spreadsheet 2003"),
    "NLS103.type.json": ("tệp JSON", "a JSON file"),
    "NLS103.type.csv": ("tệp CSV", "a CSV file"),
    "NLS103.type.text": ("tệp văn bản thường", "a plain text file"),
    "NLS103.type.folder": ("một thư mục", "a folder"),
    "NLS103.type.device": ("một thiết bị hoặc ống dẫn của hệ thống", "a device or a named pipe"),
    "NLS103.type.other": ("một loại tệp khác", "some other kind of file"),
    "NLS104.message": ("Tệp được đặt mật khẩu.", "The file is protected by a password."),
    "NLS104.remedy": (
        "Mở tệp trong Excel bằng mật khẩu, vào Tệp → Thông tin → Bảo vệ sổ làm việc → Mã hóa bằng mật khẩu, xóa trống "
        "ô mật khẩu, bấm OK rồi lưu lại.",
        "Open it in Excel with the password, go to File → Info → Protect Workbook → Encrypt with Password, clear the "
        "password, press OK and save it.",
    ),
    "NLS105.message": ("Tệp rỗng (0 byte).", "The file is empty (0 bytes)."),
    "NLS105.remedy": ("Đề nghị đơn vị gửi lại tệp.", "Ask for the file to be sent again."),
    "NLS106.message": ("Tệp bị hỏng: {what} ({part}).", "The file is damaged: {what} ({part})."),
    "NLS106.remedy": (
        "Mở tệp trong Excel, chọn “Sửa” nếu được hỏi, lưu thành tệp mới; nếu không được, đề nghị gửi lại tệp.",
        "Open it in Excel, choose “Repair” if asked, save it as a new file; failing that, ask for it again.",
    ),
    "NLS106.part.zip": ("cả tệp", "the whole file"),
    "NLS106.what.directory": ("mục lục của tệp nén sai", "the archive's directory is wrong"),
    "NLS106.what.truncated": ("tệp bị cắt cụt", "the file is cut off"),
    "NLS106.what.overlap": ("các phần trong tệp chồng lên nhau", "parts of the archive overlap"),
    "NLS106.what.size": ("một phần có kích thước không đúng như ghi", "a part is not of the size it states"),
    "NLS106.what.checksum": ("một phần có tổng kiểm tra sai", "a part fails its checksum"),
    "NLS106.what.compression": ("một phần không giải nén được", "a part cannot be decompressed"),
    "NLS106.what.markup": ("nội dung XML không đúng định dạng", "the XML is malformed"),
    "NLS106.what.reference": ("địa chỉ ô không hợp lệ", "a cell has an impossible address"),
    "NLS106.what.row-order": ("các dòng không theo thứ tự", "rows are out of order"),
    "NLS106.what.error-cell": ("ô báo lỗi ghi sai định dạng", "an error cell is malformed"),
    "NLS106.what.missing-part": ("thiếu một phần bắt buộc", "a required part is missing"),
    "NLS106.what.part-name": ("một phần có tên không như quy định", "a part is not where it must be"),
    "NLS106.what.repeat": ("số lần lặp ô, lặp dòng không hợp lệ", "a repeat count is no number"),
    "NLS106.what.reader": (
        "chương trình đọc bảng tính không hiểu cấu trúc tệp",
        "the reader does not understand it",
    ),
    "NLS106.what.sheet-name": ("tên trang tính không hợp lệ", "a worksheet has an impossible name"),
    "NLS106.what.no-sheets": ("không có trang tính nào", "there are no worksheets"),
    "NLS106.what.string-count": ("số lượng chuỗi ghi không hợp lệ", "the string table states no valid count"),
    "NLS107.message": (
        "Tệp vượt giới hạn an toàn ({part}): {limit} là {measured}, cho phép tối đa {allowed}.",
        "The file is beyond a safety limit ({part}): {limit} is {measured}, at most {allowed} are allowed.",
    ),
    "NLS107.remedy": (
        "Chép riêng vùng số liệu sang một tệp mới (dán giá trị) rồi gửi tệp mới; nếu chắc chắn tệp an toàn, nới giới "
        "hạn bằng --limit.",
        "Copy just the data into a new workbook (paste values) and send that; if you trust the file, widen the limit "
        "with --limit.",
    ),
    "NLS107.limit.file-bytes": ("kích thước tệp (byte) – file-bytes", "the file's size (bytes) – file-bytes"),
    "NLS107.limit.entries": (
        "số phần trong tệp nén – entries",
        "the number of parts in the archive – entries",
    ),
    "NLS107.limit.sheets": ("số trang tính – sheets", "the number of worksheets – sheets"),
    "NLS107.limit.entry-bytes": (
        "kích thước một phần (byte) – entry-bytes",
        "the size of one part (bytes) – entry-bytes",
    ),
    "NLS107.limit.total-bytes": (
        "tổng kích thước giải nén (byte) – total-bytes",
        "the total inflated size (bytes) – total-bytes",
    ),
    "NLS107.limit.ratio": ("tỷ lệ nén – ratio", "the compression ratio – ratio"),
    "NLS107.limit.run-bytes": (
        "độ dài một đoạn văn bản (byte) – run-bytes",
        "the length of one text (bytes) – run-bytes",
    ),
    "NLS107.limit.row-bytes": (
        "kích thước một dòng (byte) – row-bytes",
        "the size of one row (bytes) – row-bytes",
    ),
    "NLS107.limit.area": ("số ô của vùng dữ liệu – area", "the number of cells in the used area – area"),
    "NLS107.part.file": ("cả tệp", "the whole file"),
    "NLS107.limit.depth": ("số tầng thẻ XML lồng nhau – depth", "the depth of nested XML – depth"),
    "NLS107.limit.string-count": (
        "số chuỗi văn bản – string-count",
        "the number of text strings – string-count",
    ),
    "NLS108.message": (
        "Tệp chứa XML nguy hiểm ({what}, trong {part}); không đọc.",
        "The file holds dangerous XML ({what}, in {part}) and was not read.",
    ),
    "NLS108.what.doctype": ("khai báo DOCTYPE, thực thể", "a document type or an entity"),
    "NLS108.what.cdata": ("khối CDATA", "a CDATA section"),
    "NLS108.remedy": (
        "Excel không tạo ra nội dung như vậy; hỏi lại nơi gửi, mở tệp trong Excel và lưu thành tệp mới.",
        "Excel never writes that: ask where the file comes from, open it in Excel and save it as a new file.",
    ),
    "NLS109.message": (
        "Chương trình đọc bảng tính bị dừng đột ngột ({how}).",
        "The workbook reader crashed on this file ({how}).",
    ),
    "NLS109.remedy": (
        "Mở tệp trong Excel và lưu thành tệp mới; nếu vẫn lỗi, báo cho người phát triển.",
        "Open it in Excel and save it as a new file; if that does not help, report it.",
    ),
    "NLS110.message": (
        "Đọc tệp quá lâu (quá {seconds} giây – giới hạn seconds).",
        "Reading took too long (over {seconds} seconds – limit seconds).",
    ),
    "NLS110.remedy": (
        "Chép tệp về máy (không đọc qua mạng chậm), xóa các dòng, cột trống được định dạng, rồi thử lại; hoặc nới "
        "giới hạn bằng --limit.",
        "Copy the file to this machine, delete formatted but empty rows and columns, and try again; or widen the limit "
        "with --limit.",
    ),
    "NLS111.message": (
        "Đọc tệp cần quá nhiều bộ nhớ (quá {mebibytes} MiB – giới hạn memory-bytes).",
        "Reading needs too much memory (over {mebibytes} MiB – limit memory-bytes).",
    ),
    "NLS111.remedy": (
        "Chép riêng vùng số liệu sang một tệp mới (dán giá trị) rồi thử lại; hoặc nới giới hạn bằng --limit.",
        "Copy just the data into a new workbook (paste values) and try again; or widen the limit with --limit.",
    ),
    "NLS112.message": (
        "Tệp thuộc phiên bản Excel quá cũ ({type}).",
        "The file is of too old an Excel ({type}).",
    ),
    "NLS112.remedy": (
        "Mở tệp bằng Excel hoặc LibreOffice rồi lưu thành “Excel Workbook (*.xlsx)”.",
        "Open it in Excel or LibreOffice and save it as “Excel Workbook (*.xlsx)”.",
    ),
    "NLS112.type.excel-4": ("Excel 4 trở về trước", "Excel 4 or older"),
    "NLS112.type.excel-5": ("Excel 5/95", "Excel 5/95"),
    "NLS113.message": (
        "Tệp ghi hai lần cùng một {what} ({part}); không biết lấy bản nào.",
        "The file stores the same {what} twice ({part}); there is no telling which one counts.",
    ),
    "NLS113.remedy": (
        "Mở tệp trong Excel, kiểm tra số liệu rồi lưu thành tệp mới.",
        "Open it in Excel, look the data over and save it as a new file.",
    ),
    "NLS113.what.entry": ("phần của tệp nén", "part of the archive"),
    "NLS113.what.sheet": ("trang tính", "worksheet"),
    "NLS113.what.sheet-name": ("tên trang tính", "worksheet name"),
    "NLS113.what.row": ("dòng", "row"),
    "NLS113.what.cell": ("ô", "cell"),
    "NLS114.message": ("Tệp có macro; macro không được chạy.", "The file holds macros; they are never run."),
    "NLS114.remedy": (
        "Không cần làm gì; nên gửi tệp .xlsx không có macro.",
        "Nothing needs doing; a plain .xlsx without macros is better.",
    ),
    "NLS115.message": (
        "Tệp có {count} liên kết tới tệp khác; chỉ giá trị đã lưu được dùng.",
        "The file links to other files ({count}); only the stored values are used.",
    ),
    "NLS115.remedy": (
        "Trong Excel chọn Dữ liệu → Sửa liên kết → Ngắt liên kết để các giá trị không đổi nữa.",
        "In Excel use Data → Edit Links → Break Link, so that the values stay as they are.",
    ),
    "NLS116.message": (
        "Tệp có {count} đối tượng nhúng; chúng được bỏ qua.",
        "The file holds embedded objects ({count}); they are ignored.",
    ),
    "NLS116.remedy": (
        "Không cần làm gì nếu số liệu nằm trong các trang tính.",
        "Nothing needs doing if the data are in the worksheets.",
    ),
    "NLS117.message": (
        "Không phân biệt được ô báo lỗi với ô trống trong tệp này ({type}).",
        "In this file ({type}) error cells could not be told from blanks.",
    ),
    "NLS117.remedy": (
        "Lưu lại thành .xlsx để phát hiện được các ô báo lỗi.",
        "Save it as .xlsx so that error cells can be told from blanks.",
    ),
    "NLS118.message": (
        "Tệp dùng bảng mã {encoding} thay vì UTF-8 ({part}).",
        "The file is encoded in {encoding} instead of UTF-8 ({part}).",
    ),
    "NLS118.remedy": (
        "Mở tệp trong Excel và lưu thành tệp .xlsx mới.",
        "Open it in Excel and save it as a new .xlsx file.",
    ),
    "NLS121.message": (
        "Trang “{name}” của tệp này đã được thay bằng lần gửi sau ({by}).",
        "Sheet “{name}” of this file was replaced by a later submission ({by}).",
    ),
    "NLS121.remedy": (
        "Không cần làm gì nếu đúng là gửi lại; nếu không, kiểm tra Lần gửi và Ngày chốt số liệu.",
        "Nothing needs doing if it is a resubmission; if not, check its number and its date.",
    ),
    "NLS122.message": (
        "Trang “{name}” của tệp này và của {other} cùng một đơn vị, có dòng trùng mã, "
        "cùng lần gửi và ngày: không biết bản nào mới hơn; cả hai đều được tính.",
        "Sheet “{name}” of this file and of {other} are of one unit, share rows, and have the same submission "
        "number and date: there is no telling which is newer; both are counted.",
    ),
    "NLS122.remedy": (
        "Ghi Lần gửi (1, 2, …) vào trang Thông tin của tệp gửi sau, hoặc chỉ đưa vào một tệp.",
        "Give the later file a higher submission number on its info sheet, or leave one of the two out.",
    ),
    "NLS123.message": (
        "Ngày chốt số liệu của tệp ({own}) khác ngày của báo cáo ({date}).",
        "The file's date ({own}) is not the date of the report ({date}).",
    ),
    "NLS123.remedy": (
        "Kiểm tra Ngày chốt số liệu ở trang Thông tin; nếu đúng là số liệu cũ thì đề nghị gửi bản mới.",
        "Check the date on the info sheet; if the data are old, ask for new ones.",
    ),
    "NLS124.message": (
        "Không tệp nào ghi ngày chốt số liệu; các quy tắc theo ngày không được áp dụng.",
        "No file gives a date; rules that depend on one were skipped.",
    ),
    "NLS124.remedy": (
        "Ghi Ngày chốt số liệu vào trang Thông tin, hoặc dùng --as-of.",
        "Give the date on the info sheet, or use --as-of.",
    ),
    "NLS125.message": (
        "Bộ chỉ tiêu {set} chỉ có hiệu lực đến {until}; số liệu sau ngày đó.",
        "Target set {set} is valid until {until} only; the data are of a later date.",
    ),
    "NLS125.remedy": (
        "Dùng --targets để chọn bộ chỉ tiêu đang có hiệu lực.",
        "Choose a target set that is in force with --targets.",
    ),
    "NLS126.message": (
        "Biểu không ghi Lần gửi; lấy lần {number} theo tên tệp.",
        "The form does not say which sending it is; sending {number} was taken from the file's name.",
    ),
    "NLS127.message": (
        "Đơn vị báo cáo {name} được hiểu là {first}, đơn vị của tệp {other}.",
        "Reporting unit {name} is taken to be {first}, the unit of {other}.",
    ),
    "NLS127.remedy": (
        "Ghi tên đơn vị báo cáo giống nhau ở mọi lần gửi. Nếu là hai đơn vị thì ghi rõ hơn, như xã kèm tên huyện.",
        "Write the reporting unit alike in every sending. If these are two units, name them in full, a commune with "
        "its district.",
    ),
    "NLS126.remedy": (
        "Ghi Lần gửi vào trang Thông tin; tên tệp chỉ được dùng khi ô đó trống.",
        "Give the sending on the info sheet; the file's name is used only while that cell is blank.",
    ),
}
