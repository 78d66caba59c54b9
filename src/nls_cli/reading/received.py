"""Frames from the worker, turned into the values of the model; a frame that does not add up is refused."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, cast

from nls_cli.model.glance import look_over
from nls_cli.model.workbook import (
    Broken,
    Codes,
    Notice,
    RawColumn,
    RawSheet,
    RawValue,
    RawWorkbook,
    Refusal,
)
from nls_cli.reading.frames import TEXTS, BadFrame, unpack

_ITEM = {1: "B", 2: "H", 4: "I"}


class Answer:
    """Collects the frames about one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._looked: dict[str, Any] = {}
        self._sheets: list[RawSheet] = []
        self._coming: _Coming | None = None
        """The sheet of which columns are still to come."""

    def receive(self, read: Callable[[int], bytes], begin: Callable[[float], None]) -> RawWorkbook | Refusal:
        """Return what the frames say up to the last; `begin` is told the seconds that the file may take."""
        while True:
            header, body = unpack(read)
            try:
                end = self._take(header, body, begin)
            except (LookupError, TypeError, ValueError, AttributeError, RecursionError, OverflowError):
                raise BadFrame from None
            if end is not None:
                return end

    def _take(
        self, header: dict[str, Any], body: memoryview, begin: Callable[[float], None]
    ) -> RawWorkbook | Refusal | None:
        match header["frame"]:
            case "begin":
                begin(float(header["seconds"]))
            case "looked":
                self._looked = header
            case "sheet" if self._looked and not self._coming:
                self._coming = _Coming(header, body)
            case "columns" if self._coming:
                self._coming.add(header, body)
            case "refused":
                sha256 = header["sha256"] or self._looked.get("sha256")
                return Refusal(self._path, sha256, str(header["code"]), dict(header["params"]))
            case "done" if self._looked and not self._coming:
                notices = tuple(Notice(str(code), dict(params)) for code, params in self._looked["notices"])
                looked = self._looked
                system = looked["date_1904"]
                return RawWorkbook(
                    self._path,
                    str(looked["sha256"]),
                    str(looked["kind"]),
                    tuple(self._sheets),
                    notices,
                    None if system is None else bool(system),
                )
            case _:
                raise BadFrame
        if self._coming and self._coming.is_whole:
            self._sheets.append(self._coming.sheet())
            self._coming = None
        return None


class _Coming:
    """A sheet whose columns come in frames of their own: some are understood while the next are being made."""

    def __init__(self, header: dict[str, Any], body: memoryview) -> None:
        self._header = header
        self._width, self._height = int(header["width"]), int(header["height"])
        self._places = json.loads(bytes(body))
        self._columns: list[RawColumn] = []

    @property
    def is_whole(self) -> bool:
        """Tell whether all columns have come."""
        return len(self._columns) == self._width

    def add(self, header: dict[str, Any], body: memoryview) -> None:
        """Take the columns of one frame."""
        segments: list[memoryview] = []
        at = 0
        for size in header["segments"]:
            segments.append(body[at : at + size])
            at += size
        if (
            at != len(body)
            or len(segments) % 2
            or not 0 < len(segments) // 2 <= self._width - len(self._columns)
        ):
            raise BadFrame
        for values, codes in zip(segments[::2], segments[1::2], strict=True):
            column = _column(_stored(bytes(values)), codes, self._height)
            look_over(column)  # the next columns are still being made
            self._columns.append(column)

    def sheet(self) -> RawSheet:
        """Return the sheet."""
        header, places = self._header, self._places
        merged = (tuple(map(int, area)) for area in places["merged"])
        return RawSheet(
            name=str(header["name"]),
            hidden=bool(header["hidden"]),
            first_row=int(header["first_row"]),
            first_column=int(header["first_column"]),
            height=self._height,
            columns=tuple(self._columns),
            merged=tuple(cast("tuple[int, int, int, int]", area) for area in merged),
            hidden_rows=tuple(places["hidden_rows"]),
            error_cells_known=bool(header["error_cells_known"]),
        )


def _stored(values: bytes) -> Any:
    """Return values as they were sent: texts divided by NUL, for which JSON would take longer, or JSON."""
    first = values[:1]
    return values[1:].decode().split("\0") if first == TEXTS else json.loads(values)


def _column(stored: Any, raw: memoryview, height: int) -> RawColumn:
    """Return one column, after making sure that every code names a value."""
    days: list[int] = []
    if type(stored) is dict:
        stored, days = stored["values"], stored["days"]
    if dict in set(map(type, stored)):
        stored = [_value(value) if type(value) is dict else value for value in stored]
    for at in days:
        stored[at] = date.fromordinal(stored[at])
    values = tuple(cast("list[RawValue]", stored))
    codes: Codes
    if height == 0 or len(raw) == height:
        codes = bytes(raw)
        fits = len(values) <= 256 and not codes.translate(None, bytes(range(len(values))))
    else:
        codes = array(_ITEM[len(raw) // height], bytes(raw))
        fits = len(codes) == height and max(codes) < len(values)
    if not fits:
        raise BadFrame
    return RawColumn(codes, values)


def _value(tagged: dict[str, Any]) -> RawValue:
    """Return the value that JSON has no word for."""
    match tagged:
        case {"e": text}:
            return Broken("error", str(text))
        case {"u": True}:
            return Broken("uncalculated", "")
        case {"datetime": text}:
            return datetime.fromisoformat(text)
        case {"time": text}:
            return time.fromisoformat(text)
        case _:
            return timedelta(tagged["days"], tagged["seconds"], tagged["microseconds"])
