"""The reader proper: every worksheet of a workbook, with what the look found put in its place, as frames.

A sheet is one frame about itself, then its columns, as many to a frame as are small: whoever receives them understands
some while the next ones are being made.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, islice

from nls_cli.reading.encode import BrokenCell, ColumnCoder, encode_rows
from nls_cli.reading.frames import TEXTS
from nls_cli.reading.places import row_and_column
from nls_cli.reading.refused import Refused, damaged, over
from nls_cli.reading.usual_cells import Encoded, UsualSheet, with_questions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from python_calamine import CalamineSheet, CalamineWorkbook

    from nls_cli.reading.limits import Limits
    from nls_cli.reading.preflight import Look
    from nls_cli.reading.sheet_scan import SheetLook

Frame = tuple["dict[str, Any]", "list[Any]"]
_MAX_NAME = 255
_ENOUGH = 1 << 17
"""Bytes of columns that are worth a frame."""
_OUT_OF_MEMORY = ("memory allocation", "capacity overflow", "out of memory")


def refusal_of(error: BaseException) -> Refused:
    """Return what an error of the reader means for the file."""
    import python_calamine

    if isinstance(error, Refused):
        return error
    if isinstance(error, python_calamine.PasswordError):
        return Refused("NLS104", what="workbook")
    text = str(error)
    if isinstance(error, MemoryError) or any(words in text for words in _OUT_OF_MEMORY):
        return Refused("NLS111", mebibytes=0)
    if isinstance(error, (python_calamine.CalamineError, OSError, ValueError)):
        return damaged("reader", type(error).__name__)
    return Refused("NLS109", how=type(error).__name__)


def read_sheets(
    source: bytes, kind: str, limits: Limits, go: Callable[[], Look], *, early: bool = True
) -> Iterator[Frame]:
    """Yield the frames of each worksheet; `go` gives the result of the look, and nothing is yielded before it.

    `early`: read the first sheet while the look goes on; useless where the look takes it apart anyway.
    Raise `Refused` for whatever the reader does, a panic of the native code included.
    """
    try:
        yield from _frames(source, kind, limits, go, early=early)
    except (GeneratorExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise refusal_of(error) from None


def _frames(
    source: bytes, kind: str, limits: Limits, go: Callable[[], Look], *, early: bool
) -> Iterator[Frame]:
    first: CalamineSheet | None = None
    failure: BaseException | None = None
    opened: tuple[CalamineWorkbook, list[tuple[int, str, bool]]] | None = None
    try:
        opened = _opened(source, limits) if early else None
        first = opened[0].get_sheet_by_index(opened[1][0][0]) if opened and opened[1] else None
    except BaseException as error:  # the look may know better why
        failure = error
    look = go()
    if failure is not None:
        raise failure
    usual = {name: UsualSheet(share) for name, share in look.usual.items()}
    if usual:
        questions = {look.parts[name]: sheet.question() for name, sheet in usual.items()}
        opened, first = _opened(with_questions(source, questions, limits), limits), None
    workbook, names = opened or _opened(source, limits)
    for index, name, hidden in names:
        sheet = first or workbook.get_sheet_by_index(index)
        first = None
        yield from _sheet_frames(sheet, name, hidden, kind, limits, look, usual.get(name))


def _opened(source: bytes, limits: Limits) -> tuple[CalamineWorkbook, list[tuple[int, str, bool]]]:
    """Return the workbook with index, name and visibility of the sheets that hold cells."""
    import python_calamine

    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(source))
    return workbook, _worksheets(workbook, limits)


def _worksheets(workbook: CalamineWorkbook, limits: Limits) -> list[tuple[int, str, bool]]:
    """Return index, name and visibility of the sheets that hold cells."""
    found = []
    for index, sheet in enumerate(workbook.sheets_metadata):
        if str(sheet.typ).endswith(".WorkSheet"):
            found.append((index, sheet.name, not str(sheet.visible).endswith(".Visible")))
    if len(found) > limits.sheets:
        raise over("sheets", len(found), limits.sheets)
    return found


def _sheet_frames(
    sheet: CalamineSheet,
    name: str,
    hidden: bool,
    kind: str,
    limits: Limits,
    look: Look,
    usual: UsualSheet | None,
) -> Iterator[Frame]:
    """Yield one sheet as frames; of a usual one `sheet` holds the distinct cells."""
    seen = look.sheets.get(name)
    if seen is None and (look.sheets or kind in ("xlsx", "xlsm")):
        raise damaged("sheet-name", name[:40])
    if len(name) > _MAX_NAME:
        raise damaged("sheet-name", name[:40])
    columns: Iterable[ColumnCoder | Encoded]
    hidden_rows = sorted(seen.hidden_rows) if seen else []
    if usual is not None:
        hidden_rows = usual.hidden_rows
        top, left, height, width, columns = usual.columns(sheet.iter_rows())
    else:
        top, left, height, columns = _columns(sheet, name, seen, limits)
        width = len(columns)
    places = {
        "merged": [
            (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
            for first, last in sheet.merged_cell_ranges or ()
        ],
        "hidden_rows": hidden_rows,
    }
    header = {
        "frame": "sheet",
        "name": name,
        "hidden": hidden,
        "first_row": top + 1,
        "first_column": left + 1,
        "height": height,
        "width": width,
        "error_cells_known": seen is not None,
    }
    yield header, [json.dumps(places).encode()]
    yield from _column_frames(columns, width)


def _column_frames(columns: Iterable[ColumnCoder | Encoded], width: int) -> Iterator[Frame]:
    body: list[Any] = []
    size = 0
    for number, column in enumerate(columns, 1):
        codes = column.codes()
        body += (_packed(column.values()), codes)
        size += len(body[-2]) + memoryview(codes).nbytes
        if size >= _ENOUGH or number == width:
            yield {"frame": "columns", "segments": [memoryview(piece).nbytes for piece in body]}, body
            body, size = [], 0


def _packed(values: list[Any]) -> bytes:
    """Return values as texts divided by NUL, where there is nothing else and none holds it, or as JSON."""
    if set(map(type, values)) == {str}:
        joined = TEXTS + TEXTS.decode().join(values).encode()
        if joined.count(TEXTS) == len(values):
            return joined
    return json.dumps(_with_days(values), default=_tagged, ensure_ascii=False, allow_nan=False).encode()


def _with_days(values: list[Any]) -> list[Any] | dict[str, Any]:
    """Return values as JSON can hold them; days, of which a column can have thousands, as numbers with their places."""
    days = [at for at, value in enumerate(values) if type(value) is date]
    if not days:
        return values
    stored = values[:]
    for at in days:
        stored[at] = stored[at].toordinal()
    return {"values": stored, "days": days}


def _columns(
    sheet: CalamineSheet, name: str, seen: SheetLook | None, limits: Limits
) -> tuple[int, int, int, list[ColumnCoder]]:
    """Return first row and column (from 0), height and columns of the used area."""
    broken = _broken(seen)
    start, end = sheet.start, sheet.end
    if start is None or end is None:
        if not broken:
            return 0, 0, 0, []
        start = end = broken[0][:2]
        rows: Iterator[list[Any]] = iter([[""]])
    else:
        if seen and not _within(seen, start, end):
            raise damaged("reference", name)
        area = (end[0] - start[0] + 1) * (end[1] - start[1] + 1)
        if area > limits.area_hard:
            raise over("area", area, limits.area_hard)
        # The reader's rows begin at row 1, whatever the area; its columns begin with the area.
        rows = islice(sheet.iter_rows(), start[0], None)
    top = min([start[0], *(row for row, _, _ in broken[:1])])
    bottom = max([end[0], *(row for row, _, _ in broken[-1:])])
    left = min([start[1], *(column for _, column, _ in broken)])
    right = max([end[1], *(column for _, column, _ in broken)])
    width = end[1] - start[1] + 1
    rows = chain(_blank_rows(start[0] - top, width), rows, _blank_rows(bottom - end[0], width))
    if left < start[1]:
        margin = [""] * (start[1] - left)
        rows = (margin + row for row in rows)
    moved = ((row - top, column - left, cell) for row, column, cell in broken)
    height, columns = encode_rows(rows, right - left + 1, moved)
    return top, left, height, columns


def _within(seen: SheetLook, start: tuple[int, int], end: tuple[int, int]) -> bool:
    """Tell whether the area that the reader claims is one in which the look saw values."""
    if seen.rows is None or seen.columns is None:
        return False
    return (
        seen.rows[0] <= start[0] + 1
        and end[0] + 1 <= seen.rows[1]
        and seen.columns[0] <= start[1] + 1
        and end[1] + 1 <= seen.columns[1]
    )


def _blank_rows(count: int, width: int) -> Iterator[list[Any]]:
    return ([""] * width for _ in range(count))


def _broken(seen: SheetLook | None) -> list[tuple[int, int, BrokenCell]]:
    """Return the cells that the reader would show as blanks: row and column from 0, sorted."""
    if seen is None:
        return []
    marked: list[tuple[int, BrokenCell]] = [(place, _UNCALCULATED) for place in seen.uncalculated]
    for text, places in seen.errors.items():
        cell = BrokenCell(text)
        marked += [(place, cell) for place in places]
    marked.sort(key=lambda pair: pair[0])
    return [
        (row - 1, column - 1, cell) for (row, column), cell in ((row_and_column(p), c) for p, c in marked)
    ]


_UNCALCULATED = BrokenCell(None)


def _tagged(value: object) -> dict[str, Any]:
    """Return the JSON form of a value that JSON has no word for."""
    if isinstance(value, BrokenCell):
        return {"u": True} if value.text is None else {"e": value.text}
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    if isinstance(value, timedelta):
        return {"days": value.days, "seconds": value.seconds, "microseconds": value.microseconds}
    raise Refused("NLS109", how=type(value).__name__)
