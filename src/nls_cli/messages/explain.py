"""Words of `nls explain`."""

from __future__ import annotations

EXPLAIN: dict[str, tuple[str, str]] = {
    "help.explain": (
        "Giải thích một chỉ tiêu (cách tính, từng con số, từng dòng) hoặc một mã của nls check.",
        "Explain an indicator (how it is computed, every number, every row) or a code of nls check.",
    ),
    "help.explain.more": (
        "Các cách dùng:\n\n"
        "\b\n"
        "nls explain NLS302                   một mã nghĩa là gì, cách sửa\n"
        "nls explain CHỈ_TIÊU [TỆP]           cách tính, nguồn, từng con số\n"
        "nls explain CHỈ_TIÊU --rows d.xlsx   từng dòng được tính hay không, vì sao\n"
        "nls explain CHỈ_TIÊU --diff CŨ MỚI   vì sao kết quả thay đổi giữa hai kỳ\n"
        "nls explain --diff CŨ MỚI            những chỉ tiêu nào thay đổi",
        "Uses:\n\n"
        "\b\n"
        "nls explain NLS302                   what a code means, how to mend it\n"
        "nls explain INDICATOR [CENSUS]       definition, source, every number\n"
        "nls explain INDICATOR --rows r.xlsx  every row: counted or not, and why\n"
        "nls explain INDICATOR --diff OLD NEW why a result changed between two censuses\n"
        "nls explain --diff OLD NEW           which indicators changed",
    ),
    "help.explain.what": (
        "Mã hoặc tên chỉ tiêu; hoặc mã (NLS302), tên quy tắc (enum) của một nội dung cần rà soát.",
        "Id or name of an indicator; or code (NLS302), rule name (enum) of a finding.",
    ),
    "explain.assumption": (
        "Giả định khi đọc: với --strict là lỗi phải sửa.",
        "An assumption made in reading: an error with --strict.",
    ),
    "explain.assumption.short": ("giả định", "assumption"),
    "help.explain.by": (
        "Phần đóng góp theo district, commune hoặc organization.",
        "Contributions by district, commune or organization.",
    ),
    "help.explain.rows": (
        "Ghi từng dòng ra tệp (.xlsx, .csv, .json): có ở tử số, mẫu số, chưa rõ; vì sao.",
        "Write every row to a file (.xlsx, .csv, .json): in numerator, denominator, unknown; why.",
    ),
    "help.explain.diff": (
        "So hai kỳ số liệu: vì sao kết quả thay đổi.",
        "Compare two censuses: why the results changed.",
    ),
    "metavar.explain": ("CHỈ_TIÊU|MÃ", "INDICATOR|CODE"),
    "metavar.diff": ("CŨ MỚI", "OLD NEW"),
    "explain.meaning": ("Ý nghĩa: {text}", "Meaning: {text}"),
    "explain.wrong": ("Sai: {text}", "Wrong: {text}"),
    "explain.right": ("Đúng: {text}", "Right: {text}"),
    "explain.family.1": ("Tệp", "Files"),
    "explain.family.2": ("Trang và tiêu đề", "Sheets and headers"),
    "explain.family.3": ("Ô", "Cells"),
    "explain.family.4": ("Các dòng với nhau", "Rows against each other"),
    "explain.family.5": ("Đơn vị hành chính", "Units"),
    "explain.family.6": ("Tính hợp lý", "Plausibility"),
}
