"""Vietnamese text stored the way fonts of the 1990s wanted it, or decoded by the wrong table: back to Unicode.

Sources: TCVN 5712:1993, code set VN3 (the fonts named .Vn…, "ABC"), checked letter by letter against the table of the
GNU C library; the VNI-Windows code page as VNI Software published it. Both fonts show letters of Latin code pages as
Vietnamese ones, so a workbook holds text such as `NguyÔn V¨n` or `Nguyeãn Vaên`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Encoding = Literal["tcvn3", "vni", "utf8"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni", "utf8")
"""`utf8`: UTF-8 that some program took for a Windows code page."""
CODE_PAGES = ("cp1252", "cp1258")
"""What such bytes are shown by: Western Windows, Vietnamese Windows."""

_VN3 = """
A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ
CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ
EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ
"""
_TCVN3 = {int(pair[:2], 16): pair[2] for pair in _VN3.split()}
_TONED = frozenset(_TCVN3[code] for code in _TCVN3 if code > 0xAE)

_TONES = "\u0301\u0300\u0309\u0303\u0323"  # sắc, huyền, hỏi, ngã, nặng
_SHAPES = {"": "ùøûõï", "\u0302": "áàåãä", "\u0306": "éèúüë"}  # per shape of the letter, its five tones
_VNI_MARKS = {
    mark: shape + tone for shape, marks in _SHAPES.items() for mark, tone in zip(marks, _TONES, strict=True)
} | {"â": "\u0302", "ê": "\u0306"}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_LETTERS |= {old.upper(): new.upper() for old, new in _VNI_LETTERS.items()}
_VNI = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])|[ñæóòîôö]", re.IGNORECASE)


def as_bytes(text: str, code_page: str) -> bytes | None:
    """Return the bytes that a program decoding by `code_page` would have shown as `text`; None if none."""
    try:
        return text.encode(code_page)
    except UnicodeEncodeError:
        pass
    found = bytearray()
    for letter in text:
        try:
            found += letter.encode(code_page)
        except UnicodeEncodeError:
            if not "\u0080" <= letter <= "\u009f":  # what the page leaves undefined stays a control character
                return None
            found.append(ord(letter))
    return bytes(found)


def beginnings(head: str) -> set[str]:
    """Return what the first letters of a text would say if it were in one of the encodings.

    The last letter may be without its mark, or be left out, if the rest of it stands behind.
    """
    found: set[str] = set()
    for code_page in CODE_PAGES:
        stored = as_bytes(head, code_page)
        if stored is not None:  # Unicode has most Vietnamese letters, code pages few
            found.add(stored.decode("utf-8", "ignore"))
            found.update(one for font in ("tcvn3", "vni") if (one := decoded(head, font, code_page)))
    return found


def decoded(text: str, encoding: Encoding, code_page: str) -> str | None:
    """Return what `text` would say if it were in `encoding`, in NFC; None if it cannot be."""
    stored = as_bytes(text, code_page)
    if stored is None:
        return None
    if encoding == "utf8":
        try:
            return unicodedata.normalize("NFC", stored.decode("utf-8"))
        except UnicodeDecodeError:
            return None
    plain = stored.decode("latin-1")
    return _cased(plain.translate(_TCVN3)) if encoding == "tcvn3" else _VNI.sub(_vni_letter, plain)


def _cased(text: str) -> str:
    """Raise the letters of VN3 that have no capital: a font drew them, or whoever typed did without."""
    plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
    if len(plain) > 3 and all(letter.isupper() for letter in plain):
        return text.upper()
    words = text.split(" ")
    low = [word for word in words if word[:1] in _TONED]
    others = [word for word in words if word[:1].isalpha() and word not in low]
    if not low or not others or not all(word[0].isupper() for word in others):
        return text
    return " ".join(word[0].upper() + word[1:] if word in low else word for word in words)


def _vni_letter(match: re.Match[str]) -> str:
    base, mark = match[1], match[2]
    if base is None:
        return _VNI_LETTERS[match[0]]
    marks = _VNI_MARKS[mark.lower()]
    shaped = unicodedata.normalize("NFC", _VNI_LETTERS.get(base, base) + marks)
    return shaped if len(shaped) == 1 else _VNI_LETTERS.get(base, base) + _VNI_LETTERS.get(mark, mark)
