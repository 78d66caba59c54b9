"""Words of the documents to be signed and handed up: the frame that offices use, headings, sentences, column heads."""

from __future__ import annotations

DOCUMENT: dict[str, tuple[str, str]] = {
    "doc.nation": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
    "doc.motto": ("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
    "doc.issuer.blank": ("[TÊN CƠ QUAN BAN HÀNH]", "[ISSUING BODY]"),
    "doc.number": ("Số: …………/{symbol}", "No.: …………/{symbol}"),
    "doc.symbol.blank": ("BC-……", "BC-……"),
    "doc.place_and_date": (
        "{place}, ngày …… tháng …… năm ……",
        "{place}, …… …………… ……",
    ),
    "doc.place.blank": ("……………", "……………"),
    "doc.date": ("ngày {day} tháng {month} năm {year}", "{day} {month} {year}"),
    "doc.month.1": ("01", "January"),
    "doc.month.2": ("02", "February"),
    "doc.month.3": ("3", "March"),
    "doc.month.4": ("4", "April"),
    "doc.month.5": ("5", "May"),
    "doc.month.6": ("6", "June"),
    "doc.month.7": ("7", "July"),
    "doc.month.8": ("8", "August"),
    "doc.month.9": ("9", "September"),
    "doc.month.10": ("10", "October"),
    "doc.month.11": ("11", "November"),
    "doc.month.12": ("12", "December"),
    "doc.recipients": ("Nơi nhận:", "Recipients:"),
    "doc.recipient.blank": ("- ……………………;", "- ……………………;"),
    "doc.recipient.file": ("- Lưu: VT.", "- Archive."),
    "doc.signer.title.blank": ("[CHỨC VỤ CỦA NGƯỜI KÝ]", "[TITLE OF THE SIGNATORY]"),
    "doc.signer.blank": ("[Họ và tên]", "[Full name]"),
    "doc.kind.report": ("BÁO CÁO", "REPORT"),
    "doc.kind.certificate": ("PHIẾU XÁC NHẬN SỐ LIỆU", "CERTIFICATE OF DATA"),
    "doc.sign_here": ("(Ký, ghi rõ họ tên, đóng dấu nếu có)", "(Signature, full name, stamp if any)"),
    "doc.certificate.subject": (
        "Nguồn nhân lực số",
        "Digital workforce",
    ),
    "doc.certificate.unit": ("Đơn vị báo cáo: {unit}.", "Reporting unit: {unit}."),
    "doc.certificate.dated": ("Số liệu tính đến {date}.", "Data as of {date}."),
    "doc.certificate.undated": ("Số liệu không ghi ngày chốt.", "Data without a date."),
    "doc.certificate.sending": ("Lần gửi: {number}.", "Sending no. {number}."),
    "doc.certificate.file": ("Tệp: {file}.", "File: {file}."),
    "doc.certificate.nothing": ("Không phát sinh: {sheets}.", "Nothing to report: {sheets}."),
    "doc.certificate.totals": ("Số liệu tổng hợp", "Totals"),
    "doc.certificate.what": ("Nội dung", "Item"),
    "doc.certificate.rows": ("{sheet}: số dòng", "{sheet}: rows"),
    "doc.certificate.value": ("Số lượng", "Number"),
    "doc.certificate.scale": ("Đơn vị tính", "Counted in"),
    "doc.certificate.unknown": ("Ô chưa có số", "Cells without a number"),
    "doc.certificate.more": (
        "Còn {count} dòng tổng hợp nữa không in ở đây; mã dưới đây gồm cả các dòng đó.",
        "Totals not printed here: {count}; the code below covers them as well.",
    ),
    "doc.certificate.code": ("Mã xác nhận: {code}", "Code: {code}"),
    "doc.certificate.proof": (
        "Mã được tính từ toàn bộ số liệu trong tệp. Lưu lại tệp bằng chương trình khác hoặc sắp xếp lại dòng thì mã "
        "không đổi; sửa bất kỳ giá trị nào thì mã đổi. Kiểm tra: nls check --confirm {code} TỆP.",
        "The code is computed from all the data in the workbook. Saving it again or sorting its rows does not change "
        "it; changing any value does. To prove it: nls check --confirm {code} FILE.",
    ),
    "doc.certificate.maker": ("NGƯỜI LẬP BIỂU", "COMPILED BY"),
    "doc.certificate.head": ("THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE UNIT"),
    "help.check.certificate": (
        "Ghi phiếu xác nhận số liệu của một tệp (.docx) để ký, đóng dấu.",
        "Write a page to be signed and stamped (.docx) for one workbook.",
    ),
    "help.check.confirm": (
        "Cho biết tệp có còn đúng số liệu đã ký với mã này không; không kiểm tra gì khác.",
        "Tell whether a workbook still holds what was signed under this code; nothing else is checked.",
    ),
    "metavar.code": ("MÃ", "CODE"),
    "confirm.same": (
        "Khớp: {path} đúng là số liệu đã ký với mã {code}.",
        "Confirmed: {path} holds the data signed under {code}.",
    ),
    "confirm.other": (
        "Không khớp: số liệu trong {path} có mã {found}, không phải {code}. Sau khi ký, số liệu đã thay đổi, hoặc đây "
        "là tệp khác.",
        "Not confirmed: the data in {path} have the code {found}, not {code}. They were changed after they were "
        "signed, or this is another file.",
    ),
    "confirm.not_a_code": (
        "--confirm: “{value}” không phải mã xác nhận.",
        "--confirm: “{value}” is not a code.",
    ),
    "confirm.not_a_code.hint": (
        "mã có 12 chữ và số, như 8F1Y-HMJR-BWNN; xem trên phiếu xác nhận.",
        "a code has 12 letters and digits, such as 8F1Y-HMJR-BWNN; see the certificate.",
    ),
    "certificate.one_file": (
        "phiếu xác nhận và --confirm dành cho đúng một tệp, ở đây có {count}.",
        "a certificate and --confirm are for exactly one workbook; here are {count}.",
    ),
    "certificate.one_file.hint": ("ghi tên một tệp.", "name one file."),
    "certificate.changed": (
        "{path} thay đổi trong lúc đang kiểm tra; không ghi phiếu xác nhận.",
        "{path} changed while it was being checked; no certificate was written.",
    ),
    "certificate.changed.hint": ("đóng tệp rồi chạy lại.", "close the file and run again."),
    "help.template.docx": (
        "Mẫu Word (.docx) của đơn vị, điền số liệu vào thay cho mẫu có sẵn.",
        "A Word document (.docx) of your own to be filled, instead of the built-in one.",
    ),
    "usage.template": ("--template cần có báo cáo .docx.", "--template needs a .docx report."),
    "usage.template.hint": ("thêm -o BAO-CAO.docx.", "add -o REPORT.docx."),
    "template.missing": ("không tìm thấy mẫu {path}.", "the template {path} was not found."),
    "template.missing.hint": ("kiểm tra lại đường dẫn.", "check the path."),
    "template.not_docx": (
        "{path} không phải tệp Word (.docx) đọc được.",
        "{path} is not a readable Word file (.docx).",
    ),
    "template.not_docx.hint": ("mở bằng Word rồi lưu thành .docx.", "open it in Word and save it as .docx."),
    "template.active": (
        "mẫu {path} có thành phần không được phép đưa vào báo cáo: {part}.",
        "the template {path} holds what must not get into a report: {part}.",
    ),
    "template.active.hint": (
        "bỏ macro, đối tượng nhúng và liên kết ra ngoài, rồi lưu lại.",
        "take out macros, embedded objects and links to other files, and save it again.",
    ),
    "template.too_large": ("mẫu {path} quá lớn.", "the template {path} is too large."),
    "template.too_large.hint": ("bỏ bớt hình ảnh.", "take pictures out."),
    "template.limits": (
        "điền mẫu {path} mất quá nhiều thời gian hoặc bộ nhớ.",
        "filling the template {path} took too much time or memory.",
    ),
    "template.limits.hint": ("xem lại các vòng lặp trong mẫu.", "look over the loops in it."),
    "template.unknown": (
        "mẫu {path}: không có chỗ điền nào tên “{name}”.",
        "template {path}: there is no placeholder “{name}”.",
    ),
    "template.unknown.hint": (
        "danh sách chỗ điền: docs/documents.md.",
        "the placeholders: docs/documents.md.",
    ),
    "template.wrong": ("mẫu {path} viết sai: {what}", "the template {path} is mistaken: {what}"),
    "template.wrong.hint": (
        "kiểm tra các dấu {{{{ }}}} và {{% %}}; xem docs/documents.md.",
        "check the signs {{{{ }}}} and {{% %}}; see docs/documents.md.",
    ),
    "doc.contents": ("MỤC LỤC", "CONTENTS"),
    "doc.table": ("Bảng {number}. {title}", "Table {number}. {title}"),
    "doc.annex": ("PHỤ LỤC", "ANNEX"),
    "doc.annex.title": ("Phương pháp tính và nguồn gốc", "Method and provenance"),
    "doc.points": ("Điểm đạt/\ntối đa", "Points/\nof"),
    "doc.number_column": ("TT", "No."),
    # -- the report on a score ---------------------------------------------------------------------------
    "doc.score.subject": (
        "Kết quả thực hiện các chỉ tiêu nguồn nhân lực số của {name}",
        "Results on the digital workforce indicators of {name}",
    ),
    "doc.gaps.subject": (
        "Các chỉ tiêu nguồn nhân lực số còn thiếu của {name}",
        "What {name} lacks to the digital workforce goals",
    ),
    "doc.subject.dated": ("(số liệu tính đến {date})", "(data as of {date})"),
    "doc.subject.undated": ("(số liệu không ghi ngày chốt)", "(data without a date)"),
    "doc.intro": (
        "Đối chiếu với {title}; trên cơ sở số liệu thống kê tính đến {date}, {name} có kết quả như sau:",
        "From the census as of {date}, measured against “{title}”, the results of {name} are as follows:",
    ),
    "doc.intro.undated": (
        "Đối chiếu với {title}; trên cơ sở số liệu thống kê không ghi ngày chốt, {name} có kết quả như sau:",
        "From a census without a date, measured against “{title}”, the results of {name} are as follows:",
    ),
    "doc.heading.summary": ("Kết quả chung", "Summary"),
    "doc.heading.indicators": ("Kết quả từng chỉ tiêu", "Results by indicator"),
    "doc.heading.units": ("Kết quả theo đơn vị", "Results by unit"),
    "doc.heading.units.scores": ("Điểm và số chỉ tiêu đạt", "Scores and goals met"),
    "doc.heading.units.values": ("Kết quả từng chỉ tiêu theo đơn vị", "Results by indicator and unit"),
    "doc.heading.gaps": (
        "Các chỉ tiêu còn thiếu và đơn vị cần thực hiện",
        "What is missing and who is to act",
    ),
    "doc.heading.gaps.indicators": ("Theo chỉ tiêu", "By indicator"),
    "doc.heading.gaps.units": ("Theo đơn vị", "By unit"),
    "doc.heading.without": (
        "Cơ quan, đơn vị chưa có cán bộ chuyên trách",
        "Bodies without full-time staff",
    ),
    "doc.heading.quality": ("Chất lượng số liệu", "Quality of the data"),
    "doc.heading.findings": ("Nội dung cần rà soát", "Findings"),
    "doc.heading.unknown": ("Ô chưa có thông tin", "Unknown cells"),
    "doc.heading.submitters": ("Tình hình gửi số liệu", "Who has sent data"),
    "doc.year": ("Mục tiêu năm {year}", "Goals for {year}"),
    "doc.year.annual": ("Mục tiêu hằng năm", "Goals for every year"),
    "doc.year.past": ("Mục tiêu năm {year} (đã hết hạn)", "Goals for {year} (past)"),
    "doc.monitored": ("Chỉ tiêu theo dõi (không chấm điểm)", "Monitored indicators (not scored)"),
    "doc.summary": ("Đạt {met}/{total} chỉ tiêu năm {year}", "Met {met} of {total} goals for {year}"),
    "doc.summary.annual": (
        "Đạt {met}/{total} chỉ tiêu hằng năm",
        "Met {met} of {total} goals for every year",
    ),
    "doc.summary.missing": ("; còn thiếu {gaps}.", "; missing: {gaps}."),
    "doc.summary.nothing_missing": (".", "."),
    "doc.summary.more": (
        "và {count} chỉ tiêu nữa (xem Mục về các chỉ tiêu còn thiếu)",
        "and {count} more (see below)",
    ),
    "doc.summary.gap": ("{gap} ({name})", "{gap} ({name})"),
    "doc.summary.others": ("Ngoài ra: {counts}.", "Besides: {counts}."),
    "doc.summary.total": ("{total}.", "{total}."),
    "doc.summary.province": ("Toàn tỉnh, năm {year}: {total}.", "Whole province, {year}: {total}."),
    "doc.summary.province.annual": (
        "Toàn tỉnh, mục tiêu hằng năm: {total}.",
        "Whole province, goals of every year: {total}.",
    ),
    "doc.summary.units": (
        "Cao nhất: {best}; thấp nhất: {worst} ({year}).",
        "Highest: {best}; lowest: {worst} ({year}).",
    ),
    "doc.indicators.title": ("Kết quả thực hiện {year}", "Results, {year}"),
    "doc.units.scores.title": ("Điểm và số chỉ tiêu đạt theo đơn vị", "Scores and goals met by unit"),
    "doc.units.ranking.title": ("Xếp hạng theo điểm năm {year}", "Ranking by score of {year}"),
    "doc.units.ranking.title.annual": ("Xếp hạng theo điểm hằng năm", "Ranking by score of every year"),
    "doc.units.values.title": (
        "{year}: kết quả các chỉ tiêu {first}–{last} theo đơn vị",
        "{year}: indicators {first}–{last} by unit",
    ),
    "doc.units.values.title.one": (
        "{year}: kết quả chỉ tiêu {first} theo đơn vị",
        "{year}: indicator {first} by unit",
    ),
    "doc.units.values.legend": (
        "Số thứ tự chỉ tiêu theo bảng ở Mục II. Đ: đạt; C: chưa đạt hoặc không đạt; K: chưa đủ căn cứ kết luận hoặc "
        "chưa có số liệu; –: không áp dụng, không phát sinh.",
        "Numbers of indicators are those of section II. M: met; N: not met; U: undecided or no data; "
        "–: not applicable.",
    ),
    "doc.sign.met": ("Đ", "M"),
    "doc.sign.not_met": ("C", "N"),
    "doc.sign.uncertain": ("K", "U"),
    "doc.sign.no_data": ("K", "U"),
    "doc.sign.not_applicable": ("–", "–"),
    "doc.gaps.title": ("Chỉ tiêu chưa đạt, xếp theo số điểm còn thiếu", "Goals not reached, by points lost"),
    "doc.gaps.units.title": ("Nội dung từng đơn vị còn thiếu", "What each unit lacks"),
    "doc.gaps.who": ("Đơn vị cần thực hiện", "Who is to act"),
    "doc.gaps.what": ("Nội dung còn thiếu", "What is missing"),
    "doc.gaps.who.item": ("{name} ({gap})", "{name} ({gap})"),
    "doc.gaps.who.more": ("và {count} đơn vị nữa", "and {count} more"),
    "doc.gaps.who.province": ("Toàn tỉnh", "The whole province"),
    "doc.gaps.nothing": (
        "Không còn chỉ tiêu nào thiếu so với mục tiêu.",
        "Nothing is missing to any goal.",
    ),
    "doc.gaps.parts": (
        "Số còn thiếu tính riêng cho từng đơn vị nên tổng các đơn vị có thể lớn hơn số của toàn tỉnh.",
        "Gaps are computed for each unit by itself, so they may add up to more than the province's.",
    ),
    "doc.without.title": (
        "Số cơ quan, đơn vị chưa có cán bộ chuyên trách",
        "Number of bodies without full-time staff",
    ),
    "doc.without.role": ("Vị trí", "Role"),
    "doc.without.count": ("Không có", "Without"),
    "doc.without.unsure": ("Chưa rõ", "Not known"),
    "doc.without.names": ("Trong đó", "Among them"),
    "doc.without.more": ("… và {count} đơn vị nữa", "… and {count} more"),
    "doc.quality.files": (
        "Số liệu đọc từ {files} tệp, {rows} dòng. {findings}.",
        "Data were read from {files} file(s), {rows} rows. {findings}.",
    ),
    "doc.quality.refused": (
        "Có {count} tệp không đọc được, kết quả chưa tính các tệp này: {paths}.",
        "Files that could not be read and are not part of the results ({count}): {paths}.",
    ),
    "doc.findings.title": ("Nội dung cần rà soát", "Findings"),
    "doc.findings.severity": ("Mức độ", "Severity"),
    "doc.findings.code": ("Mã", "Code"),
    "doc.findings.message": ("Nội dung", "Finding"),
    "doc.findings.count": ("Số chỗ", "Places"),
    "doc.findings.none": ("Không có nội dung nào cần rà soát.", "There is nothing to be looked over."),
    "doc.findings.more": (
        "Còn {count} nội dung nữa không liệt kê ở đây; xem đủ bằng lệnh nls check.",
        "Not listed here: {count} more; nls check lists them all.",
    ),
    "doc.unknown.title": (
        "Chỉ tiêu còn ô chưa có thông tin",
        "Indicators with unknown cells",
    ),
    "doc.unknown.rows": ("Số dòng", "Rows"),
    "doc.unknown.bounds": ("Thấp nhất – cao nhất có thể", "Lowest – highest possible"),
    "doc.unknown.none": (
        "Không chỉ tiêu nào còn ô chưa có thông tin.",
        "No indicator depends on unknown cells.",
    ),
    "doc.submitters.sent": (
        "Đã gửi {sent}/{total} đơn vị trong danh sách.",
        "Sent by {sent} of {total} listed bodies.",
    ),
    "doc.submitters.missing": ("Chưa gửi: {names}.", "Not sent: {names}."),
    "doc.submitters.unlisted": (
        "Danh sách đơn vị phải gửi chưa được khai báo, không theo dõi được đơn vị chưa gửi.",
        "No list of bodies that must send was given, so nothing can be said of those who have not.",
    ),
    "doc.submitters.untold": (
        "Số liệu là một biểu tổng hợp, không cho biết đơn vị nào đã gửi.",
        "The census is one compiled workbook, which does not tell who has sent.",
    ),
    # -- the annex ---------------------------------------------------------------------------------------
    "doc.method.exact": (
        "Tỷ lệ được tính chính xác bằng phân số, chỉ làm tròn khi in; kết quả không bao giờ được làm tròn lên "
        "ngang mục tiêu khi chưa đạt.",
        "Shares are exact fractions, rounded only in print and never up to a target that is not reached.",
    ),
    "doc.method.unknown": (
        "Ô để trống hoặc không hợp lệ là chưa có thông tin: không tính là đạt, và được xét cả hai khả năng khi tính "
        "giá trị thấp nhất – cao nhất. Chỉ kết luận “đạt” hoặc “chưa đạt” khi các ô đó không thể thay đổi kết luận.",
        "Blank or invalid cells are unknown: not counted as satisfied, and taken both ways for the lowest and "
        "highest possible value. A goal is met or not met only where they cannot change the verdict.",
    ),
    "doc.method.score": (
        "Tổng điểm bằng điểm đạt chia cho điểm tối đa của các chỉ tiêu áp dụng, nhân 100. Chỉ tiêu chưa có số "
        "liệu được 0 điểm.",
        "The score is the points earned divided by the points of the indicators that apply, times 100. "
        "An indicator without data earns 0.",
    ),
    "doc.method.gap": (
        "Còn thiếu là số nguyên nhỏ nhất (người, tổ, cơ sở …) cần thêm để đạt mục tiêu.",
        "What is missing is the smallest whole number (people, teams, schools …) that reaches the goal.",
    ),
    "doc.definitions.title": ("Cách tính từng chỉ tiêu", "How each indicator is computed"),
    "doc.provenance.title": ("Nguồn của từng chỉ tiêu", "Provenance of each indicator"),
    "doc.provenance": ("Nguồn chỉ tiêu", "Provenance"),
    "doc.provenance.quote": ("Trích dẫn, ghi chú", "Quotation, note"),
    "doc.files.title": ("Các tệp số liệu", "Files of the census"),
    "doc.files.path": ("Tệp", "File"),
    "doc.files.date": ("Ngày chốt", "As of"),
    "doc.files.rows": ("Số dòng", "Rows"),
    "doc.files.sha": ("Mã SHA-256", "SHA-256"),
    "doc.files.more": ("… và {count} tệp nữa", "… and {count} more"),
    "doc.made_by": (
        "Lập bằng nls {version} từ bộ chỉ tiêu {id} (SHA-256 {sha}).",
        "Made by nls {version} from target set {id} (SHA-256 {sha}).",
    ),
    "doc.targets.source": ("Văn bản: {document}.", "Document: {document}."),
    "doc.targets.issued": ("Văn bản: {document}, {date}.", "Document: {document}, {date}."),
    "doc.targets.reviewed": (
        "Bộ chỉ tiêu được rà soát lần gần nhất {date}.",
        "The target set was last reviewed on {date}.",
    ),
}
