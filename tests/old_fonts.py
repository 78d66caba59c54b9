"""Vietnamese as old fonts and wrong decodings leave it in a workbook: the way back of what parsing converts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_VN3_ORDER = (
    "ĂÂÊÔƠƯĐăâêôơưđ".ljust(20) + "àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ"
)
VN3 = {letter: chr(0xA1 + at) for at, letter in enumerate(_VN3_ORDER) if letter != " "}
TONES = {"\u0301": "ùáé", "\u0300": "øàè", "\u0309": "ûåú", "\u0303": "õãü", "\u0323": "ïäë", "": " âê"}
SINGLE = {"ơ": "ô", "ư": "ö", "đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def tcvn3(text: str) -> str:
    """Write a text in VN3; letters without a capital of their own stay small, as typists left them."""
    return "".join(VN3.get(letter) or VN3.get(letter.lower(), letter) for letter in text)


def vni(text: str) -> str:
    """Write a text for a VNI-Windows font."""
    return "".join(_vni(letter) for letter in text)


def _vni(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter.lower() in SINGLE:
        found = SINGLE[letter.lower()]
        return found.upper() if letter.isupper() else found
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    if "\u031b" in marks:
        base, shape = _vni(unicodedata.normalize("NFC", base + "\u031b")), 0
    else:
        shape = 1 if "\u0302" in marks else 2 if "\u0306" in marks else 0
    mark = TONES[tone][shape]
    return base + (mark.upper() if letter.isupper() else mark)


def mojibake(text: str, code_page: str = "cp1252") -> str:
    """Read the UTF-8 of a text as a Windows code page; what the page leaves undefined stays a control character."""
    found = ""
    for byte in text.encode():
        try:
            found += bytes([byte]).decode(code_page)
        except UnicodeDecodeError:
            found += chr(byte)
    return found


def mojibake_1258(text: str) -> str:
    """The same under Vietnamese Windows."""
    return mojibake(text, "cp1258")


WAYS: dict[str, Callable[[str], str]] = {
    "tcvn3": tcvn3,
    "vni": vni,
    "utf8": mojibake,
    "utf8 under Vietnamese Windows": mojibake_1258,
}
