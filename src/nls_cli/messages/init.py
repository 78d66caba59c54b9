"""Words of `nls init`: its help, and what it says about the folder it made."""

from __future__ import annotations

INIT: dict[str, tuple[str, str]] = {
    "help.init": (
        "Tạo thư mục dự án: nls.yaml, bộ chỉ tiêu để sửa, danh sách đơn vị phải gửi, thư mục nộp biểu, CI.",
        "Make a project folder: nls.yaml, a target set to edit, a list of who must send, a folder for submissions, CI.",
    ),
    "help.init.directory": ("Thư mục dự án [mặc định: thư mục hiện tại].", "The folder [default: this one]."),
    "help.init.ci": (
        "Quy trình CI kèm theo [mặc định: none].",
        "The CI workflow that comes with it [default: none].",
    ),
    "help.init.targets": (
        "Bộ chỉ tiêu được kế thừa (xem nls targets list).",
        "The target set to extend (see nls targets list).",
    ),
    "init.exists": (
        "không ghi đè tệp đã có: {paths}.",
        "these files are there already and are not overwritten: {paths}.",
    ),
    "init.exists.hint": (
        "chọn thư mục khác, hoặc đổi tên các tệp đó.",
        "choose another folder, or rename those files.",
    ),
    "init.package": (
        "Trong {path}, đặt NLS_PACKAGE là nơi CI cài được chương trình: gói, tệp .whl hoặc địa chỉ git.",
        "In {path}, set NLS_PACKAGE to where CI can install the program from: a package, a .whl file or a git address.",
    ),
    "init.next": (
        "Tiếp theo: sửa {submitters}, đặt biểu đã nộp vào {submissions}, rồi chạy nls\u00a0check\u00a0{submissions}.",
        "Next: edit {submitters}, put the workbooks into {submissions}, then run nls\u00a0check\u00a0{submissions}.",
    ),
}
