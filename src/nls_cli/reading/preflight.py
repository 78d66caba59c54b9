"""The look before reading: what a file is, what it would cost, and what the reader would not tell.

`glance` needs milliseconds and decides whether the reader may start on the file at all; `look` inflates every part
that the reader reads, within limits, and may run while the reader works: nothing of its work counts before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress

from nls_cli.reading import xml_scan
from nls_cli.reading.archive import Entry, Inflater, key_of, read_directory, start_of
from nls_cli.reading.binary_scan import Unclear, scan_xls, scan_xlsb
from nls_cli.reading.ods_scan import scan_content
from nls_cli.reading.refused import Refused, damaged, over
from nls_cli.reading.sheet_scan import SheetLook, SheetScan
from nls_cli.reading.sniff import true_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from nls_cli.reading.limits import Limits
    from nls_cli.reading.usual import Share

    Usual = Callable[[Entry], tuple[Share, SheetLook] | None]

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS, _STYLES = "xl/sharedstrings.xml", "xl/styles.xml"
_LARGE_PARTS = (_STRINGS, _STYLES)
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_OLE_NAMES = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", "xls"),
    ("Book", "excel-5"),
    ("WordDocument", "word"),
    ("PowerPoint Document", "powerpoint"),
    ("__properties_version1.0", "mail"),
)
_FILEPASS = 0x2F
_LINK_PARTS = re.compile(r"xl/(?:externallinks/[^/]+\.(?:xml|bin)|connections\.(?:xml|bin))")
_OBJECT_PARTS = re.compile(r"xl/(?:embeddings|activex)/[^/]+\.bin|xl/embeddings/.+")
_MACRO_PARTS = re.compile(r"(?:.*/)?vbaproject\.bin|xl/macrosheets/.+")
_XLSB_PARTS = re.compile(
    r"xl/(?:workbook|sharedstrings|styles)\.bin|xl/(?:work|chart|macro|dialog)sheets/[^/]+\.bin"
)
_SHEET_RELATIONS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")


class Glance:
    """A workbook by its outside: the kind, and the archive's entries that the reader needs."""

    __slots__ = ("all_keys", "entries", "inflated", "kind")

    def __init__(self, kind: str, entries: dict[str, Entry], all_keys: list[str], inflated: int) -> None:
        self.kind = kind
        self.entries = entries
        """By `key_of` name; empty where the workbook is not an archive."""
        self.all_keys = all_keys
        self.inflated = inflated
        """What the reader must take in, in bytes: the base of the limits on time and memory."""


class Look:
    """What the look brought to light in a workbook that may be read."""

    __slots__ = ("date_1904", "notices", "parts", "sheets", "usual")

    def __init__(self) -> None:
        self.sheets: dict[str, SheetLook] = {}
        """By the sheet's name; empty where the sheets of a binary workbook could not be followed."""
        self.usual: dict[str, Share] = {}
        """The sheets written the usual way, taken apart while they were looked at; by name."""
        self.parts: dict[str, str] = {}
        """Where each sheet is in the archive: name → key."""
        self.notices: list[tuple[str, dict[str, str | int]]] = []
        """Codes with their params."""
        self.date_1904: bool | None = None
        """Whether serial numbers count days from 1904; None where it was not looked for."""


def glance(data: bytes, limits: Limits) -> Glance:
    """Return what the file is, or refuse it."""
    kind = true_type(data)
    if kind == "empty":
        raise Refused("NLS105")
    if kind == "ole":
        kind = _ole_type(data)
        if kind == "encrypted":
            raise Refused("NLS104", what="workbook")
        if kind == "xls":
            return Glance("xls", {}, [], len(data))
    if kind in ("excel-5", "excel-4"):
        raise Refused("NLS112", type=kind)
    if kind != "zip":
        raise Refused("NLS103", type=kind)
    everything = read_directory(data, limits)
    kind = _zip_type(data, everything)
    kept = {key: entry for key, entry in everything.items() if _is_read(kind, key)}
    inflated = sum(entry.size for entry in kept.values())
    for entry in kept.values():
        if entry.size > limits.entry_bytes:
            raise over("entry-bytes", entry.size, limits.entry_bytes, part=entry.name)
    if inflated > limits.total_bytes:
        raise over("total-bytes", inflated, limits.total_bytes)
    return Glance(kind, kept, sorted(everything), inflated)


def _ole_type(data: bytes) -> str:
    """Tell by the names in the directory of an OLE container, without following its chains."""
    for name, kind in _OLE_NAMES:
        stored = (name + "\0").encode("utf-16-le")
        at = data.find(stored)
        while at >= 0:
            # Directory entries are 128 bytes long, begin with the name, and give its length at byte 64.
            if at % 128 == 0 and data[at + 64 : at + 66] == len(stored).to_bytes(2, "little"):
                return "encrypted" if kind == "xls" and _has_password(data, at) else kind
            at = data.find(stored, at + 2)
    return "ole"


def _has_password(data: bytes, entry: int) -> bool:
    """Tell whether the workbook stream of this directory entry says so (the reader overlooks the oldest kind)."""
    sector = int.from_bytes(data[entry + 116 : entry + 120], "little")
    at = (sector + 1) << min(int.from_bytes(data[30:32], "little"), 12)
    end = at + 512
    while at + 4 <= min(end, len(data)):
        kind = int.from_bytes(data[at : at + 2], "little")
        if kind == _FILEPASS:
            return True
        at += 4 + int.from_bytes(data[at + 2 : at + 4], "little")
    return False


def _zip_type(data: bytes, entries: dict[str, Entry]) -> str:
    if _WORKBOOK in entries:
        macros = any(_MACRO_PARTS.fullmatch(key) for key in entries)
        return "xlsm" if macros else "xlsx"
    if "xl/workbook.bin" in entries:
        return "xlsb"
    mime = entries.get("mimetype")
    if mime and start_of(data, mime, len(_ODS_TYPE) + 2).strip() == _ODS_TYPE and "content.xml" in entries:
        return "ods"
    if "encryptioninfo" in entries or "encryptedpackage" in entries:
        raise Refused("NLS104", what="workbook")
    for key, kind in (("word/document.xml", "word"), ("ppt/presentation.xml", "powerpoint")):
        if key in entries:
            raise Refused("NLS103", type=kind)
    if "[content_types].xml" in entries and any(key.startswith("xl/") for key in entries):
        raise damaged("missing-part", _WORKBOOK)
    raise Refused("NLS103", type="opendocument" if mime else "zip")


def _is_read(kind: str, key: str) -> bool:
    """Tell whether the reader may open this part."""
    if kind == "ods":
        return key in ("mimetype", "content.xml", "meta-inf/manifest.xml")
    if key in ("[content_types].xml", "_rels/.rels"):
        return True
    if kind == "xlsb":
        return key == "xl/_rels/workbook.bin.rels" or bool(_XLSB_PARTS.fullmatch(key))
    if key in (_WORKBOOK, _RELATIONS, _STRINGS, _STYLES):
        return True
    return key.endswith(".xml") and ("sheets/" in key or "sheet" in key.rpartition("/")[2])


def look(data: bytes, seen: Glance, limits: Limits, usual: Usual | None = None) -> Look:
    """Return what the reader cannot tell about the workbook, or refuse it.

    `usual` takes sheets apart on the way, those that it can.
    """
    found = Look()
    inflater = Inflater(data, limits)
    if seen.kind in ("xlsx", "xlsm"):
        _look_xlsx(seen, inflater, limits, found, usual)
    elif seen.kind == "xlsb":
        _look_xlsb(seen, inflater, limits, found)
    elif seen.kind == "ods":
        found.sheets = scan_content(seen.entries, inflater, limits)
    else:
        with suppress(Unclear):
            found.sheets = scan_xls(data)
    keys = seen.all_keys
    if any(_MACRO_PARTS.fullmatch(key) for key in keys):
        found.notices.append(("NLS114", {"what": "vba"}))
    links = sum(bool(_LINK_PARTS.fullmatch(key)) for key in keys)
    if links:
        found.notices.append(("NLS115", {"count": links}))
    objects = sum(bool(_OBJECT_PARTS.fullmatch(key)) for key in keys)
    if objects:
        found.notices.append(("NLS116", {"count": objects}))
    if not found.sheets:
        found.notices.append(("NLS117", {"type": seen.kind}))
    return found


def _look_xlsb(seen: Glance, inflater: Inflater, limits: Limits, found: Look) -> None:
    parts = {key: b"".join(inflater.chunks(entry)) for key, entry in seen.entries.items()}
    book = "xl/workbook.bin"
    related = xml_scan.elements(
        parts.get("xl/_rels/workbook.bin.rels", b"")[: limits.small_part_bytes], "Relationship"
    )
    relations = {
        one.get("Id", ""): key_of(target if target.startswith("/") else "xl/" + target)
        for one in related
        if one.get("Type", "").rpartition("/")[2] == "worksheet" and (target := one.get("Target", ""))
    }
    with suppress(Unclear):
        found.sheets = scan_xlsb(parts[book], relations, parts)


def _look_xlsx(seen: Glance, inflater: Inflater, limits: Limits, found: Look, usual: Usual | None) -> None:
    entries = dict(seen.entries)
    sheets, found.date_1904 = _sheets(entries, inflater, limits)
    for key in (_STRINGS, _STYLES):
        if entry := entries.get(key):
            _look_table(entry, inflater, limits)
    scanned: dict[str, SheetLook] = {}
    for name, key in sheets:
        if key not in scanned:
            taken = usual(entries[key]) if usual else None
            if taken is not None:
                found.usual[name], scanned[key] = taken
            else:
                try:
                    scanned[key] = _look_sheet(entries[key], inflater, limits)
                except Refused as refused:
                    raise _placed(refused, name) from None
        elif scanned[key].rows:
            raise _placed(Refused("NLS113", what="sheet", part=entries[key].name), name)
        found.sheets[name] = scanned[key]
        found.parts[name] = key


def _placed(refused: Refused, sheet: str) -> Refused:
    """Return the refusal with its place in words that people see in Excel: `Nhân sự!C5, xl/worksheets/sheet1.xml`."""
    cell = refused.params.pop("cell", "")
    place = f"{sheet[:40]}!{cell}" if cell else sheet[:40]
    refused.params["part"] = f"{place}, {refused.params.get('part', '')}"
    return refused


def _text_of(entry: Entry | None, key: str, inflater: Inflater, limits: Limits) -> bytes:
    """Return a small XML part."""
    if entry is None:
        raise damaged("missing-part", key)
    chunks = inflater.chunks(entry, limits.small_part_bytes)
    return xml_scan.cleaned(b"".join(xml_scan.checked(chunks, entry.name, limits)))


def _sheets(
    entries: dict[str, Entry], inflater: Inflater, limits: Limits
) -> tuple[list[tuple[str, str]], bool]:
    """Return name and part of each worksheet in the workbook's order, and whether it counts days from 1904."""
    _check_main_part(entries, inflater, limits)
    relations: dict[str, tuple[str, str]] = {}
    text = _text_of(entries.get(_RELATIONS), _RELATIONS, inflater, limits)
    for relation in xml_scan.elements(text, "Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        key = key_of(target) if target.startswith("/") else key_of("xl/" + target)
        relations[relation.get("Id", "")] = kind, key
        expected = {"sharedStrings": _STRINGS, "styles": _STYLES}.get(kind, key)
        if key != expected:
            raise damaged("part-name", key)
    text = _text_of(entries[_WORKBOOK], _WORKBOOK, inflater, limits)
    stored = xml_scan.elements(text, "sheet")
    if len(stored) > limits.sheets:
        raise over("sheets", len(stored), limits.sheets)
    if not stored:
        raise damaged("no-sheets", _WORKBOOK)
    found: list[tuple[str, str]] = []
    names: set[str] = set()
    for sheet in stored:
        name = sheet.get("name", "")
        if name.casefold() in names:
            raise Refused("NLS113", what="sheet-name", part=name[:40])
        names.add(name.casefold())
        kind, key = relations.get(sheet.get("id", ""), ("", ""))
        if kind == "worksheet":
            if key not in entries:
                raise _placed(damaged("missing-part", key), name)
            found.append((name, key))
        elif kind not in _SHEET_RELATIONS:
            raise _placed(damaged("missing-part", key or _RELATIONS), name)
    systems = xml_scan.elements(text, "workbookPr")
    return found, any(one.get("date1904", "").lower() in ("1", "true", "on") for one in systems)


def _check_main_part(entries: dict[str, Entry], inflater: Inflater, limits: Limits) -> None:
    """Refuse an archive whose own index says that the workbook is another part than the one that gets read."""
    if "_rels/.rels" not in entries:
        return
    text = _text_of(entries["_rels/.rels"], "_rels/.rels", inflater, limits)
    for relation in xml_scan.elements(text, "Relationship"):
        is_main = relation.get("Type", "").rpartition("/")[2] == "officeDocument"
        if is_main and key_of(relation.get("Target", "")) != _WORKBOOK:
            raise damaged("part-name", relation.get("Target", "")[:80])


def _look_table(entry: Entry, inflater: Inflater, limits: Limits) -> None:
    """Look at the string table or the styles."""
    first = True
    for chunk in xml_scan.checked(inflater.chunks(entry), entry.name, limits):
        if first:
            xml_scan.check_string_count(chunk, entry.size, entry.name)
            first = False


def _look_sheet(entry: Entry, inflater: Inflater, limits: Limits) -> SheetLook:
    def scan(chunks: Iterable[bytes]) -> SheetLook:
        chunks = xml_scan.checked(chunks, entry.name, limits, comments=False)
        return SheetScan(entry.name, limits).scan(chunks)

    try:
        return scan(inflater.chunks(entry))
    except xml_scan.HasComments:
        # Rows are told apart by their tags, so what looks like a tag inside a comment has to go first.
        text = _text_of(entry, entry.name, inflater, limits)
    try:
        return scan([text])
    except xml_scan.HasComments:
        raise damaged("markup", entry.name) from None
