"""Words of `nls explain`."""

from __future__ import annotations

EXPLAIN: dict[str, tuple[str, str]] = {
    "help.explain": (
        "Giải thích một mã: ý nghĩa, ví dụ sai và đúng, cách sửa.",
        "Explain a code: what it means, a wrong and a right example, how to mend it.",
    ),
    "help.explain.what": (
        "Mã (NLS302) hoặc tên quy tắc (enum) của một nội dung cần rà soát.",
        "Code (NLS302) or rule name (enum) of a finding.",
    ),
    "metavar.explain": ("MÃ", "CODE"),
    "explain.assumption": (
        "Giả định khi đọc: với --strict là lỗi phải sửa.",
        "An assumption made in reading: an error with --strict.",
    ),
    "explain.assumption.short": ("giả định", "assumption"),
    "explain.meaning": ("Ý nghĩa: {text}", "Meaning: {text}"),
    "explain.wrong": ("Sai: {text}", "Wrong: {text}"),
    "explain.right": ("Đúng: {text}", "Right: {text}"),
    "explain.family.1": ("Tệp", "Files"),
    "explain.family.2": ("Trang và tiêu đề", "Sheets and headers"),
    "explain.family.3": ("Ô", "Cells"),
    "explain.family.4": ("Các dòng với nhau", "Rows against each other"),
    "explain.family.5": ("Đơn vị hành chính", "Units"),
    "explain.family.6": ("Tính hợp lý", "Plausibility"),
    "code.unknown": ("không có mã “{name}”.", "there is no code “{name}”."),
    "code.unknown.hint": (
        "ghi mã như trong kết quả nls check, ví dụ NLS302; tất cả các mã: docs/findings.md.",
        "give a code as nls check prints it, such as NLS302; all of them: docs/findings.md.",
    ),
}
