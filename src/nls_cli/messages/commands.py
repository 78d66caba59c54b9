"""Words of the command line: help texts, notes on stderr, why a command ended as it did."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "help.usage": ("Cách dùng:", "Usage:"),
    "help.arguments": ("Đối số", "Arguments"),
    "help.options": ("Tùy chọn", "Options"),
    "help.commands": ("Các lệnh", "Commands"),
    "help.options_metavar": ("[TÙY CHỌN]", "[OPTIONS]"),
    "help.command_metavar": ("LỆNH [ĐỐI SỐ]...", "COMMAND [ARGS]..."),
    "help.help": ("Hiện hướng dẫn này rồi thoát.", "Show this help and exit."),
    "help.default": ("mặc định: {value}", "default: {value}"),
    "help.app": (
        "Chấm điểm nguồn nhân lực số của tỉnh từ biểu thống kê nhân sự (Excel) theo bộ chỉ tiêu YAML.",
        "Score a province's digital workforce from Excel staff censuses against YAML target sets.",
    ),
    "help.app.end": (
        "Ví dụ: nls sample mau && nls score mau/nam-dinh-2024.xlsx",
        "Example: nls sample samples && nls score samples/nam-dinh-2024.xlsx",
    ),
    "help.version": ("Hiện phiên bản rồi thoát.", "Show the version and exit."),
    "help.lang": (
        "Ngôn ngữ: vi (mặc định) hoặc en; cũng đặt được bằng NLS_LANG.",
        "Language: vi (default) or en; also NLS_LANG.",
    ),
    "help.limit": (
        "Nới hoặc siết một giới hạn an toàn khi đọc bảng tính, ví dụ --limit area=40000000 (docs/limits.md).",
        "Widen or narrow a safety limit for reading workbooks, e.g. --limit area=40000000 (docs/limits.md).",
    ),
    "help.install_completion": (
        "Cài gợi ý lệnh (phím Tab) cho shell đang dùng.",
        "Install completion for the current shell.",
    ),
    "help.show_completion": (
        "In mã gợi ý lệnh để tự chép, tự cài.",
        "Show the completion code, to copy it or install it by hand.",
    ),
    "help.score": (
        "Chấm điểm: từng chỉ tiêu của từng năm mục tiêu, cho tỉnh và các đơn vị.",
        "The score: every indicator for every goal year, for the province and its units.",
    ),
    "help.score.more": (
        "Mã thoát: 0 đã làm xong (chỉ tiêu chưa đạt là một kết quả); 1 số liệu có lỗi (--strict) hoặc không qua "
        "--fail-under, --fail-unmet; 2 dùng sai hoặc không đọc được; 130 bị dừng.",
        "Exit codes: 0 done (an unmet goal is a result); 1 errors in the data (--strict), or --fail-under or "
        "--fail-unmet missed; 2 wrong usage or unreadable input; 130 interrupted.",
    ),
    "help.gaps": (
        "Còn thiếu gì so với mục tiêu, bao nhiêu người, ở đâu; và các đơn vị trắng.",
        "What is missing to the goals, how many heads, where; and the bodies that have nobody.",
    ),
    "help.targets": (
        "Các bộ chỉ tiêu: xem, soát lỗi, so sánh, JSON Schema.",
        "The target sets: browse, check, compare, JSON Schema.",
    ),
    "help.targets.list": ("Liệt kê các bộ chỉ tiêu dùng được.", "List the target sets at hand."),
    "help.targets.show": ("Xem nội dung một bộ chỉ tiêu.", "Show what is in a target set."),
    "help.targets.check": (
        "Soát lỗi bộ chỉ tiêu: tệp:dòng:cột và tên đúng gần nhất.",
        "Check target sets: mistakes as file:line:column with the nearest valid name.",
    ),
    "help.targets.schema": (
        "In JSON Schema để trình soạn thảo gợi ý và kiểm tra khi gõ.",
        "Print the JSON Schema, for completion and checks in an editor.",
    ),
    "help.sample": (
        "Chép số liệu mẫu (mô phỏng) vào một thư mục để dùng thử.",
        "Copy the sample censuses (synthetic) into a folder, to try things out.",
    ),
    "help.census": (
        "Tệp Excel, thư mục hoặc mẫu tên (*.xlsx). Không ghi: lấy NLS_CENSUS, rồi census: trong nls.yaml, "
        "rồi census.xlsx.",
        "Workbooks, folders or patterns (*.xlsx). If none: NLS_CENSUS, then census: in nls.yaml, then census.xlsx.",
    ),
    "help.by": (
        "Thêm từng đơn vị: district (huyện), commune (xã), organization (cơ quan).",
        "Also each unit: district, commune or organization.",
    ),
    "help.district": (
        "Chỉ một huyện, thành phố (có dấu hay không dấu đều được).",
        "One district only (with or without accents).",
    ),
    "help.option.targets": (
        "Bộ chỉ tiêu: mã hoặc đường dẫn tệp YAML [mặc định: nam-dinh-kh76].",
        "Target set: id or path of a YAML file [default: nam-dinh-kh76].",
    ),
    "help.year": ("Chỉ một năm mục tiêu.", "One goal year only."),
    "help.as_of": (
        "Ngày của số liệu, thay cho ngày ghi trong tệp.",
        "Date of the data, instead of that in the files.",
    ),
    "help.format": ("Định dạng in ra (mặc định: text).", "Format printed (default: text)."),
    "help.output": (
        "Ghi ra tệp, định dạng theo đuôi ({suffixes}); dùng được nhiều lần.",
        "Write to a file, its format by suffix ({suffixes}); may be repeated.",
    ),
    "help.bom": (
        "CSV có dấu BOM ở đầu để Excel đọc đúng tiếng Việt.",
        "Begin CSV with a BOM, by which Excel knows that it is UTF-8.",
    ),
    "help.open": ("Mở các tệp vừa ghi (-o).", "Open the files written (-o)."),
    "help.force": ("Cho phép ghi đè tệp kết quả đã có.", "Allow an existing output to be overwritten."),
    "help.strict": (
        "Mã thoát 1 nếu số liệu có lỗi phải sửa, kể cả điều phải tự hiểu khi đọc (giả định).",
        "Exit 1 if the data have errors; whatever reading had to assume is one.",
    ),
    "help.fail_under": ("Mã thoát 1 nếu điểm dưới mức này.", "Exit 1 if the score is below this."),
    "help.fail_unmet": (
        "Mã thoát 1 nếu còn mục tiêu của năm này chưa đạt.",
        "Exit 1 if any goal of this year is not met.",
    ),
    "help.skip_unreadable": (
        "Bỏ qua tệp không đọc được (có liệt kê) thay vì dừng.",
        "Leave out unreadable files (they are listed) instead of stopping.",
    ),
    "help.all": ("Liệt kê đủ các đơn vị trắng.", "List every body without a role."),
    "help.which": ("Mã hoặc đường dẫn tệp YAML.", "Id or path of a YAML file."),
    "help.which.many": (
        "Mã hoặc đường dẫn tệp YAML; không ghi: mọi bộ chỉ tiêu.",
        "Ids or paths of YAML files; if none: every target set.",
    ),
    "help.directory": ("Thư mục nhận số liệu mẫu.", "Folder to write the samples to."),
    "metavar.census": ("TỆP", "CENSUS"),
    "metavar.which": ("BỘ_CHỈ_TIÊU", "TARGET_SET"),
    "metavar.directory": ("THƯ_MỤC", "DIR"),
    "metavar.name": ("TÊN", "NAME"),
    "metavar.targets": ("MÃ|TỆP", "ID|PATH"),
    "metavar.year": ("NĂM", "YEAR"),
    "metavar.limit": ("TÊN=GIÁ_TRỊ", "NAME=VALUE"),
    "metavar.date": ("NGÀY", "DATE"),
    "metavar.points": ("ĐIỂM", "POINTS"),
    "metavar.file": ("TỆP", "FILE"),
    "census.taken": ("Số liệu: {paths} ({source}) · ngày {date}", "Census: {paths} ({source}) · {date}"),
    "census.taken.undated": (
        "Số liệu: {paths} ({source}) · không ghi ngày",
        "Census: {paths} ({source}) · no date",
    ),
    "census.taken.only": ("Số liệu: {paths} ({source})", "Census: {paths} ({source})"),
    "census.taken.many": ("{first} … ({count} tệp)", "{first} … ({count} files)"),
    "source.arguments": ("tệp ghi trong lệnh", "file named in the command"),
    "source.environment": ("theo NLS_CENSUS", "NLS_CENSUS"),
    "source.project": ("theo census: trong {path}", "census: in {path}"),
    "source.folder": ("census.xlsx trong thư mục hiện tại", "census.xlsx in the current folder"),
    "note.skipped": (
        "Không đọc: {paths} (tệp ẩn hoặc tệp khóa tạm ~$).",
        "Not read: {paths} (hidden or ~$ lock files).",
    ),
    "note.not_opened": (
        "Đã ghi {path} nhưng máy này không có chương trình để mở.",
        "Wrote {path}, but this machine has no program to open it with.",
    ),
    "note.written": ("Đã ghi {path}", "Wrote {path}"),
    "progress.start": ("Đang đọc số liệu", "Reading the census"),
    "progress.write": ("Đang ghi báo cáo", "Writing the report"),
    "progress.write.many": ("Đã ghi {done}/{total} báo cáo", "Reports written: {done}/{total}"),
    "progress": ("Đang đọc {done}/{total} tệp", "Reading {done}/{total} files"),
    "exit.errors": (
        "Mã thoát 1: số liệu có {count} lỗi phải sửa (--strict).",
        "Exit code 1: the data have errors: {count} (--strict).",
    ),
    "exit.expired": (
        "Mã thoát 1: bộ chỉ tiêu đã hết hiệu lực (--strict).",
        "Exit code 1: the target set has expired (--strict).",
    ),
    "exit.under": (
        "Mã thoát 1: điểm {year} của {unit} là {score}, dưới {bar} (--fail-under).",
        "Exit code 1: the {year} score of {unit} is {score}, below {bar} (--fail-under).",
    ),
    "exit.under.null": (
        "Mã thoát 1: {unit} không có điểm {year} để so với {bar} (--fail-under).",
        "Exit code 1: {unit} has no {year} score to compare with {bar} (--fail-under).",
    ),
    "exit.unmet": (
        "Mã thoát 1: {unit} còn {count} mục tiêu {year} chưa đạt (--fail-unmet): {names}.",
        "Exit code 1: {unit} does not meet {count} of its {year} goals (--fail-unmet): {names}.",
    ),
    "exit.unmet.item": ("{name} ({status})", "{name} ({status})"),
    "year.plain": ("năm {year}", "{year}"),
    "year.plain.annual": ("hằng năm", "annual"),
    "targets.list.id": ("Mã", "Id"),
    "targets.list.title": ("Tên", "Title"),
    "targets.list.indicators": ("Số chỉ tiêu", "Indicators"),
    "targets.list.years": ("Năm mục tiêu", "Goal years"),
    "targets.list.provenance": ("Nguồn", "Provenance"),
    "targets.list.broken": (
        "(tệp có lỗi; xem: nls targets check {id})",
        "(the file has mistakes; see nls targets check {id})",
    ),
    "targets.list.default": ("(mặc định)", "(default)"),
    "targets.show.id": ("Mã: {id}", "Id: {id}"),
    "targets.show.path": ("Tệp: {path}", "File: {path}"),
    "targets.show.source": ("Văn bản: {document}", "Document: {document}"),
    "targets.show.source.dated": ("Văn bản: {document} (ngày {date})", "Document: {document} ({date})"),
    "targets.show.reviewed": ("Rà soát ngày: {date}", "Reviewed on: {date}"),
    "targets.show.valid": ("Hiệu lực đến: {date}", "Valid until: {date}"),
    "targets.show.note": ("Ghi chú: {note}", "Note: {note}"),
    "targets.show.goals": ("Mục tiêu", "Goals"),
    "targets.show.points": ("Điểm", "Points"),
    "targets.show.goal": ("{year}: {target}", "{year}: {target}"),
    "targets.show.goal.annual": ("hằng năm: {target}", "every year: {target}"),
    "year.bare": ("{year}", "{year}"),
    "year.bare.annual": ("hằng năm", "annual"),
    "targets.show.monitored": ("theo dõi", "monitored"),
    "targets.show.quote": ("“{quote}”", "“{quote}”"),
    "targets.check.ok": ("Không có lỗi ({count} bộ chỉ tiêu).", "No mistakes (target sets: {count})."),
    "targets.check.wrong": ("Có {count} lỗi.", "Mistakes: {count}."),
    "sample.note": (
        "Đây là số liệu mô phỏng, không có người thật. Chạy thử: nls\u00a0score\u00a0{path}",
        "These data are synthetic; no real person is in them. Try: nls\u00a0score\u00a0{path}",
    ),
}
