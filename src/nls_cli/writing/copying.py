"""A copy of one workbook with cells marked or mended and a list of them: the work of the guarded process.

Standard library and openpyxl only, so that the process starts fast. What arrives and leaves is JSON and plain bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import sys
import warnings
import zipfile
from copy import copy
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

OLD_FONTS = (".vn", "vni-")
COLORS = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "note": "FFDDEBF7", "changed": "FFE2EFDA"}
_LENGTH = 8
_MOST_LINKS = 60_000
"""Excel opens a sheet with at most 65,530 links."""
_MOST_COMMENTS = 20_000
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[^>]*?(?:/>|>[^<]*</f>))<v ?/?>(?:</v>)?</c>')
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def main() -> None:
    """Read a job from stdin and write the answer to stdout."""
    source = sys.stdin.buffer
    size = int.from_bytes(source.read(_LENGTH), "little")
    job = json.loads(source.read(size))
    confine(job["seconds"], job["memory"])
    try:
        answer, data = copy_workbook(source.read(), job)
    except Exception as error:  # whatever a stranger's file does to the library is an answer, not a crash
        answer, data = {"problem": "memory" if of_memory(error) else "library"}, b""
    text = json.dumps(answer).encode("ascii")
    sys.stdout.buffer.write(len(text).to_bytes(_LENGTH, "little") + text + data)


def of_memory(error: BaseException | None) -> bool:
    """Tell whether memory ran out, also where the library made another error of it."""
    while error is not None and not isinstance(error, MemoryError):
        error = error.__cause__ or error.__context__
    return error is not None


def confine(seconds: int, memory: int) -> None:
    """Keep this process within its share of time and memory."""
    try:
        import resource
    except ImportError:  # Windows: the clock of the parent remains
        return
    for kind, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
    ):
        try:
            hard = resource.getrlimit(kind)[1]
            limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            resource.setrlimit(kind, (limit, hard))
        except (ValueError, OSError):
            continue  # macOS knows no RLIMIT_AS


def copy_workbook(data: bytes, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return what was done, and the copy.

    `job`: `sheets` (title → `marks` and `changes`) and `listing`.
    """
    from openpyxl import load_workbook

    warnings.simplefilter("ignore")
    book = load_workbook(io.BytesIO(data), rich_text=True)
    modified = book.properties.modified
    titles = {sheet.title for sheet in book.worksheets}
    if not set(job["sheets"]) <= titles:
        return {"problem": "sheets"}, b""
    cached = _cached(data, book)
    done: list[bool] = []
    comments = 0
    for title, work in job["sheets"].items():
        sheet = book[title]
        for row, column, kind, value, expected in work["changes"]:
            done.append(_change(sheet.cell(row, column), kind, value, expected))
        for row, column, severity, text in work["marks"]:
            comments += 1
            _mark(sheet, row, column, severity, text if comments <= _MOST_COMMENTS else "")
    listing = job["listing"]
    rows = listing["rows"]
    if done:
        rows = [row for row, applied in zip(rows, done, strict=True) if applied]
    _list(book, listing, rows)
    out = io.BytesIO()
    book.save(out)
    return {"done": len(rows)}, _settled(out.getvalue(), cached, modified)


def put_text(cell: Any, text: str) -> None:
    """Write text that stays text, whatever it begins with."""
    cell.value = _UNPRINTABLE.sub("", text)[:32_767]
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")


def _change(cell: Any, kind: str, value: Any, expected: str) -> bool:
    """Mend one cell if it still holds what the change was worked out from; tell whether it was mended."""
    if type(cell).__name__ == "MergedCell" or cell.data_type == "f":
        return False
    if str(cell.value if cell.value is not None else "").split() != expected.split():
        return False
    if kind in ("text", "unicode"):
        put_text(cell, value)
        if kind == "unicode":
            _unicode_font(cell)
    elif kind == "number":
        cell.value = value
        if cell.number_format == "@":
            cell.number_format = "General"
    else:
        cell.value = dt.date.fromisoformat(value)
        cell.number_format = "dd/mm/yyyy"
    if kind not in ("text", "unicode"):
        cell.quotePrefix = False
    return True


def _unicode_font(cell: Any) -> None:
    """Give a cell another font if its own shows Unicode as something else."""
    if str(cell.font.name or "").casefold().startswith(OLD_FONTS):
        font = copy(cell.font)
        font.name, font.scheme = "Times New Roman", None
        cell.font = font


def _mark(sheet: Any, row: int, column: int, severity: str, text: str) -> None:
    """Colour one cell and put a comment to it; inside a merged range to its first cell."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    for merged in sheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
            row, column = merged.min_row, merged.min_col
            break
    cell = sheet.cell(row, column)
    if cell.value is None and not cell.has_style:
        _style_as_column(sheet, cell, column)
    cell.fill = PatternFill("solid", fgColor=COLORS[severity])
    if not text:
        return
    if cell.comment is not None:
        text = f"{cell.comment.text}\n\n{text}"
    text = _UNPRINTABLE.sub("", text)[:4000]
    height = 40 + 18 * (text.count("\n") + len(text) // 45 + 1)
    cell.comment = Comment(text, "nls", height=min(height, 400), width=320)


def _style_as_column(sheet: Any, cell: Any, column: int) -> None:
    """Give a cell that was not stored the look it had: that of its column."""
    for shown in list(sheet.column_dimensions.values()):
        if shown.has_style and (shown.min or 0) <= column <= (shown.max or 0):
            cell.font, cell.border, cell.alignment = (
                copy(shown.font),
                copy(shown.border),
                copy(shown.alignment),
            )
            cell.number_format, cell.protection = shown.number_format, copy(shown.protection)


def _list(book: Any, listing: dict[str, Any], rows: list[Any]) -> None:
    """Add the sheet that lists everything, in front."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.worksheet.hyperlink import Hyperlink

    title = listing["title"]
    names = {name.casefold() for name in book.sheetnames}
    number = 1
    while title.casefold() in names:
        number += 1
        title = f"{listing['title'][:26]} ({number})"
    sheet = book.create_sheet(title, 0)
    line = Side(style="thin", color="FFBFBFBF")
    border = Border(line, line, line, line)
    wrap = Alignment(wrap_text=True, vertical="top")
    put_text(sheet.cell(1, 1), listing["heading"])
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    at = 2
    for text in listing["lines"] if rows else [*listing["lines"], listing["none"]]:
        put_text(sheet.cell(at, 1), text)
        at += 1
    at += 1
    for column, (head, width) in enumerate(zip(listing["headers"], listing["widths"], strict=True), 1):
        cell = sheet.cell(at, column)
        put_text(cell, head)
        cell.font, cell.border, cell.alignment = Font(bold=True), border, wrap
        cell.fill = PatternFill("solid", fgColor=COLORS["note"])
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = f"A{at + 1}"
    sheet.print_title_rows = f"{at}:{at}"
    for number, (severity, link, texts) in enumerate(rows):
        at += 1
        for column, text in enumerate(texts, 1):
            cell = sheet.cell(at, column)
            put_text(cell, text)
            cell.alignment, cell.border = wrap, border
        cell = sheet.cell(at, 1)
        cell.fill = PatternFill("solid", fgColor=COLORS[severity])
        if link and number < _MOST_LINKS:
            cell = sheet.cell(at, listing["link"])
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=link)
            cell.font = Font(underline="single", color="FF0563C1")
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    book.active = 0
    sheet.sheet_view.tabSelected = True
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False  # two chosen sheets would be edited together
    for view in book.views:
        view.firstSheet = 0


def _cached(data: bytes, book: Any) -> dict[int, dict[str, tuple[str, str]]]:
    """Return the stored results of all formulas, by sheet and cell: the library would write them without."""
    from openpyxl import load_workbook
    from openpyxl.utils.datetime import to_excel

    serial: Any = to_excel
    formulas = {
        number: [cell.coordinate for cell in sheet._cells.values() if cell.data_type == "f"]  # noqa: SLF001
        for number, sheet in enumerate(book.worksheets)
    }
    if not any(formulas.values()):
        return {}
    values = load_workbook(io.BytesIO(data), data_only=True)
    found: dict[int, dict[str, tuple[str, str]]] = {}
    for number, cells in formulas.items():
        sheet = values.worksheets[number]
        for name in cells:
            cell = sheet[name]
            value = cell.value
            if value is None:
                continue
            if isinstance(value, bool):
                stored = ("b", str(int(value)))
            elif isinstance(value, int | float):
                stored = ("n", repr(value))
            elif isinstance(value, str):
                stored = ("e" if cell.data_type == "e" else "str", value)
            else:
                stored = ("n", repr(serial(value, values.epoch)))
            found.setdefault(number + 1, {})[name] = stored  # the listing goes in front
    return found


def _settled(data: bytes, cached: dict[int, dict[str, tuple[str, str]]], modified: Any) -> bytes:
    """Return the saved archive with the results of formulas back in it and no trace of the clock."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            found = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", entry.filename)
            if found and (results := cached.get(int(found[1]) - 1)):
                content = _FORMULA.sub(partial(_with_result, results), content)
            elif entry.filename == "docProps/core.xml":
                stamp = (modified or dt.datetime(2000, 1, 1)).strftime("%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ001
                content = _MODIFIED.sub(rb"\g<1>" + stamp.encode() + rb"\g<2>", content)
            target.writestr(zipfile.ZipInfo(entry.filename, _ZIP_DATE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _with_result(known: dict[str, tuple[str, str]], match: re.Match[bytes]) -> bytes:
    name, attributes, formula = match.groups()
    stored = known.get(name.decode())
    if stored is None:
        return match[0]
    kind, text = stored
    value = escape(_UNPRINTABLE.sub("", text)).encode()
    return b'<c r="%b"%b t="%b">%b<v>%b</v></c>' % (name, attributes, kind.encode(), formula, value)
