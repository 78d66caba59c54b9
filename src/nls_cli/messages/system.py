"""Words for what an operating system says when a file cannot be opened or written, by the name of its error."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "EACCES": ("không có quyền, hoặc tệp đang mở ở chương trình khác", "no permission, or open elsewhere"),
    "EPERM": ("hệ thống không cho phép", "the system does not permit it"),
    "EROFS": ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    "ENOSPC": ("ổ đĩa đã đầy", "the disk is full"),
    "EDQUOT": ("đã hết hạn mức dung lượng", "the disk quota is used up"),
    "EFBIG": ("tệp lớn hơn mức hệ thống cho phép", "the file is larger than the system allows"),
    "EIO": ("lỗi đọc, ghi ổ đĩa", "the disk failed to read or write"),
    "EISDIR": ("đây là một thư mục", "it is a folder"),
    "ENOTDIR": ("một phần của đường dẫn không phải thư mục", "a part of the path is not a folder"),
    "EEXIST": ("đã có tệp cùng tên", "a file of that name is in the way"),
    "ENAMETOOLONG": ("tên tệp quá dài", "the name is too long"),
    "EILSEQ": ("tên tệp có ký tự không dùng được", "the name has characters that cannot be used"),
    "EINVAL": (
        "hệ thống không nhận tên hoặc thao tác này",
        "the system does not accept the name or the action",
    ),
    "ENODEV": (
        "đây không phải tệp thường mà là thiết bị hoặc ống dẫn",
        "it is no regular file but a device or a pipe",
    ),
    "ELOOP": ("liên kết vòng tròn", "links that lead in a circle"),
    "EBUSY": ("đang bị chương trình khác dùng", "it is in use by another program"),
    "ETXTBSY": ("đang bị chương trình khác dùng", "it is in use by another program"),
    "EMFILE": ("đang mở quá nhiều tệp", "too many files are open"),
    "ENFILE": ("hệ thống đang mở quá nhiều tệp", "the system has too many files open"),
    "ENOMEM": ("thiếu bộ nhớ", "memory has run out"),
    "EXDEV": ("nằm trên ổ đĩa khác", "it lies on another disk"),
    "ESTALE": ("mất kết nối với thư mục mạng", "the network folder is gone"),
    "ETIMEDOUT": ("thư mục mạng không trả lời", "the network folder does not answer"),
    "EHOSTDOWN": ("thư mục mạng không trả lời", "the network folder does not answer"),
    "ENOTCONN": ("mất kết nối với thư mục mạng", "the network folder is gone"),
    "EPIPE": ("nơi nhận đã đóng", "the receiver has closed"),
    "EBADF": ("nơi nhận đã đóng", "the receiver has closed"),
    "unknown": ("hệ thống không nói rõ lý do", "the system does not say why"),
}
_PLACES = (
    "output.failed.why",
    "yaml.unreadable.why",
    "trend.json.unreadable.why",
    "error.system.why",
    "NLS102.reason",
)

SYSTEM: dict[str, tuple[str, str]] = {
    **{f"{place}.{name}": words for place in _PLACES for name, words in _WORDS.items()},
    "output.failed.why.ENOENT": ("thư mục không tồn tại", "its folder does not exist"),
    "error.system.why.ENOENT": ("tệp hoặc thư mục không còn", "a file or folder is gone"),
}
