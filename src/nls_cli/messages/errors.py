"""Words for inputs that cannot be used (exit code 2): what is wrong, and what to do."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "error": ("Lỗi: {message}", "Error: {message}"),
    "error.hint": ("Cách xử lý: {hint}", "What to do: {hint}"),
    "error.nearest": ("Có phải là: {names}?", "Did you mean: {names}?"),
    "error.known": ("Hiện có: {names}", "Known: {names}"),
    "error.bug": (
        "Lỗi: chương trình gặp sự cố ngoài dự kiến ({what}). Đề nghị báo cho người phát triển kèm lệnh đã chạy; "
        "đặt NLS_DEBUG=1 để xem chi tiết.",
        "Error: something unexpected went wrong ({what}). Please report it with the command you ran; set "
        "NLS_DEBUG=1 to see the details.",
    ),
    "error.memory": ("máy không đủ bộ nhớ để chạy lệnh này.", "this machine has too little memory for this."),
    "error.memory.hint": (
        "đóng bớt chương trình khác, hoặc chia các tệp ra nhiều lần chạy.",
        "close other programs, or give fewer files at a time.",
    ),
    "error.system": (
        "hệ thống không cho làm tiếp ({why}): {path}.",
        "the system does not let the program go on ({why}): {path}.",
    ),
    "error.system.hint": (
        "kiểm tra thư mục hiện tại còn tồn tại, quyền truy cập và chỗ trống trên ổ đĩa.",
        "check that the current folder still exists, may be entered, and that the disk has room.",
    ),
    "error.interrupted": ("Đã dừng theo yêu cầu.", "Interrupted."),
    "census.none_given": (
        "chưa có tệp số liệu nào để chấm.",
        "no census was given.",
    ),
    "census.none_given.hint": (
        "ghi tên tệp sau lệnh (nls {command} tep.xlsx), hoặc đặt biến NLS_CENSUS, hoặc ghi census: vào nls.yaml, "
        "hoặc đặt tệp census.xlsx vào thư mục hiện tại. Dùng thử: nls sample mau",
        "name a file after the command (nls {command} file.xlsx), or set NLS_CENSUS, or write census: in "
        "nls.yaml, or put census.xlsx into the current folder. To try it out: nls sample samples",
    ),
    "census.not_found": ("không tìm thấy tệp số liệu: {tried}.", "census not found: {tried}."),
    "census.not_found.hint": (
        "kiểm tra lại đường dẫn, tên tệp (kể cả dấu và đuôi .xlsx).",
        "check the path and the name (accents and .xlsx included).",
    ),
    "census.not_found.source": (
        "không tìm thấy tệp số liệu {tried} (lấy theo {source}).",
        "census {tried} not found (named by {source}).",
    ),
    "census.not_found.source.hint": (
        "sửa lại {source}, hoặc ghi tên tệp sau lệnh.",
        "correct {source}, or name a file after the command.",
    ),
    "input.unreadable": ("có tệp không đọc được:", "some files cannot be read:"),
    "input.unreadable.hint": (
        "sửa hoặc bỏ các tệp trên; hoặc thêm --skip-unreadable để chấm không có chúng.",
        "mend or leave out these files; or add --skip-unreadable to score without them.",
    ),
    "input.skipped": ("Bỏ qua các tệp không đọc được:", "Left out, as they cannot be read:"),
    "input.no_workbooks": (
        "không có tệp Excel nào trong {path}.",
        "there is no workbook in {path}.",
    ),
    "input.no_workbooks.hint": (
        "chỉ đọc các tệp .xlsx, .xlsm, .xlsb, .xls, .ods; kiểm tra lại thư mục.",
        "only .xlsx, .xlsm, .xlsb, .xls and .ods are read; check the folder.",
    ),
    "input.no_staff": (
        "không tệp nào có trang “{sheet}” đọc được: {paths}.",
        "no file has a readable sheet “{sheet}”: {paths}.",
    ),
    "input.no_staff.hint": (
        "kiểm tra tên trang và dòng tiêu đề theo biểu mẫu; nếu thật sự không có, ghi tên trang vào mục Không phát "
        "sinh ở trang Thông tin.",
        "check the sheet's name and its header row against the form; if there really is nothing, say so on the "
        "info sheet.",
    ),
    "district.unknown": ("không có huyện, thành phố “{name}”.", "there is no district “{name}”."),
    "district.unknown.hint": (
        "ghi tên một huyện, thành phố có tại ngày chốt số liệu; có dấu hay không dấu đều được.",
        "name a district of that date, with or without accents.",
    ),
    "district.ambiguous": ("có nhiều đơn vị tên “{name}”.", "several units are named “{name}”."),
    "district.ambiguous.hint": ("ghi rõ một trong các tên gợi ý.", "name one of those suggested."),
    "district.is_commune": (
        "“{name}” là xã, phường, thị trấn (thuộc {district}), không phải huyện.",
        "“{name}” is a commune (in {district}), not a district.",
    ),
    "district.is_commune.hint": (
        'dùng --district "{district}" --by commune để xem từng xã.',
        'use --district "{district}" --by commune to see its communes.',
    ),
    "year.unknown": (
        "bộ chỉ tiêu không có mục tiêu cho năm {year}.",
        "the target set has no goals for {year}.",
    ),
    "year.unknown.hint": ("chọn một trong các năm: {years}.", "choose one of: {years}."),
    "targets.unknown": ("không có bộ chỉ tiêu “{name}”.", "there is no target set “{name}”."),
    "targets.unknown.hint": (
        "xem các bộ chỉ tiêu: nls targets list; hoặc ghi đường dẫn tới tệp .yaml.",
        "see them with nls targets list; or give the path of a .yaml file.",
    ),
    "yaml.mistakes.hint": (
        "sửa các dòng nêu trên rồi chạy lại.",
        "correct the lines above and run again.",
    ),
    "yaml.not_found.hint": ("kiểm tra lại đường dẫn tới tệp .yaml.", "check the path of the .yaml file."),
    "yaml.unreadable.hint": ("kiểm tra quyền đọc tệp.", "check the permission to read it."),
    "project.key": (
        "{path}: không có mục “{name}” trong nls.yaml.",
        "{path}: there is no key “{name}” in nls.yaml.",
    ),
    "project.key.hint": ("các mục: {known}.", "keys: {known}."),
    "project.value": (
        "{path}: giá trị của “{name}” không hợp lệ.",
        "{path}: the value of “{name}” is not valid.",
    ),
    "project.value.hint": ("cần: {wanted}.", "wanted: {wanted}."),
    "output.exists": ("tệp {path} đã có.", "file {path} exists already."),
    "output.exists.hint": (
        "chọn tên khác, hoặc thêm --force để ghi đè.",
        "choose another name, or add --force to overwrite it.",
    ),
    "output.is_input": (
        "{path} là tệp đầu vào; không bao giờ ghi đè lên tệp đầu vào.",
        "{path} is an input; an input is never overwritten.",
    ),
    "output.is_input.hint": ("ghi ra tên tệp khác.", "write to a file of another name."),
    "output.twice": ("{path} được ghi hai lần.", "{path} is written twice."),
    "output.twice.hint": (
        "mỗi tệp ghi ra một tên khác nhau.",
        "give each file that is written a name of its own.",
    ),
    "output.suffix": ("không biết định dạng của {path}.", "the format of {path} is not known."),
    "output.suffix.hint": ("dùng một trong các đuôi: {known}.", "use one of these suffixes: {known}."),
    "output.failed": ("không ghi được {path} ({why}).", "{path} cannot be written ({why})."),
    "output.failed.hint": (
        "kiểm tra thư mục có tồn tại, còn chỗ trống và có quyền ghi; đóng tệp nếu đang mở.",
        "check that the folder exists, has room and may be written to; close the file if it is open.",
    ),
    "output.terminal": (
        "định dạng này không hiện được trên màn hình.",
        "this format cannot be shown on a terminal.",
    ),
    "output.terminal.hint": (
        "ghi ra tệp bằng -o TỆP, hoặc chuyển stdout vào tệp.",
        "write it to a file with -o FILE, or send stdout to a file.",
    ),
    "usage.open": ("--open cần có tệp để mở.", "--open needs a file to open."),
    "usage.open.hint": ("thêm -o TỆP.", "add -o FILE."),
    "output.link": (
        "{path} là liên kết dẫn ra ngoài thư mục {folder}; không ghi.",
        "{path} is a link that leads out of {folder}; nothing was written.",
    ),
    "output.link.hint": (
        "xóa liên kết đó hoặc ghi thẳng vào nơi muốn lưu.",
        "delete the link, or name the real place.",
    ),
    "usage.date": ("{option}: “{value}” không phải ngày.", "{option}: “{value}” is not a date."),
    "usage.date.hint": ("ghi 2024-12-31 hoặc 31/12/2024.", "write 2024-12-31 or 31/12/2024."),
    "usage.points": (
        "--fail-under: “{value}” không phải số điểm từ 0 đến 100.",
        "--fail-under: “{value}” is not a score from 0 to 100.",
    ),
    "usage.points.hint": ("ghi ví dụ 80 hoặc 97.5.", "write for example 80 or 97.5."),
    "usage.choice": (
        "{option}: không có giá trị “{value}”.",
        "{option}: there is no value “{value}”.",
    ),
    "usage.choice.hint": ("chọn một trong: {known}.", "choose one of: {known}."),
    "usage.limit.name": ("--limit: không có giới hạn “{name}”.", "--limit: there is no limit “{name}”."),
    "usage.limit.name.hint": ("các giới hạn: {known}.", "limits: {known}."),
    "usage.limit.value": (
        "--limit {name}: “{value}” không phải số lớn hơn 0.",
        "--limit {name}: “{value}” is not a number above 0.",
    ),
    "usage.limit.value.hint": (
        "ghi ví dụ --limit area=40000000, --limit memory-bytes=2G hoặc --limit seconds=60.",
        "write for example --limit area=40000000, --limit memory-bytes=2G or --limit seconds=60.",
    ),
    "usage.no_option": ("không có tùy chọn {option}.", "there is no option {option}."),
    "usage.no_command": ("không có lệnh “{name}”.", "there is no command “{name}”."),
    "usage.missing_command": ("chưa có lệnh.", "a command is missing."),
    "usage.missing_argument": ("thiếu {name}.", "{name} is missing."),
    "usage.needs_value": ("tùy chọn {option} cần một giá trị.", "option {option} needs a value."),
    "usage.needs_value.hint": ("ghi giá trị ngay sau tùy chọn.", "write the value right after the option."),
    "usage.needs_values": (
        "tùy chọn {option} cần {count} giá trị liền nhau: {option} {metavar}.",
        "option {option} needs {count} values in a row: {option} {metavar}.",
    ),
    "usage.repeated": ("{option} được ghi nhiều lần.", "{option} is given more than once."),
    "usage.repeated.hint": ("chỉ ghi một lần.", "give it once."),
    "usage.takes_no_value": ("tùy chọn {option} không nhận giá trị.", "option {option} takes no value."),
    "usage.extra": ("thừa: {names}.", "not expected: {names}."),
    "usage.other": ("dùng lệnh chưa đúng ({what}).", "wrong usage ({what})."),
    "usage.hint": ("xem cách dùng: {command} --help", "see {command} --help"),
    "usage.together": (
        "{first} và {second} không dùng cùng nhau.",
        "{first} and {second} do not go together.",
    ),
}
