"""What a column's cells have in common: how it writes numbers, odd letters and texts, ids that Excel has damaged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from nls_cli.model.census import Cells, Missing
from nls_cli.model.codes import encode
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column, Sheet
from nls_cli.model.glance import kinds
from nls_cli.model.workbook import RawColumn, RawValue
from nls_cli.parsing.numbers import Told, number_style, read_english
from nls_cli.parsing.parsed import FormTypes, is_private
from nls_cli.parsing.values import Ways, read_value, text_of
from nls_cli.text import has_twins, same

_EXPONENT = re.compile(r"\d[.,]?\d*E\+\d+", re.IGNORECASE)
_LARGEST_EXACT = 10**15
_ROUNDED = re.compile(r"\d{5,}0{6}")
"""A long number that was written out from 1.23E+11: no row of ids goes on in millions."""
_MOST_LETTERS = 32_767
"""Of a cell of Excel."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ERROR = re.compile(r"\s*#(?:N/A|REF!|DIV/0!|NAME\?|NULL!|NUM!|VALUE!)\s*")
_LOOK = re.compile("[#+\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0370-\u0527\uff01-\uff5e]")
"""What every text has that is odd, has look-alike letters, or is an exponent; nearly none has."""
_AT_ONCE = 1_000


class Habits:
    """The habits of one column of one file."""

    def __init__(self, kept: RawColumn, column: Column, *, date_1904: bool | None) -> None:
        self._kept = kept
        self._column = column
        self._used = kept.used
        self.told = Told(None)
        if column.type in ("integer", "number"):
            texts = [value for code in self._used if isinstance(value := kept.values[code], str)]
            if texts:
                self.told = number_style(texts, whole=column.type == "integer")
        self.ways = Ways(self.told.style, date_1904)

    def findings(self, path: str, title: str, excel_rows: Sequence[int], position: int) -> list[Finding]:
        """Return what there is to say about the column's cells, whatever each of them means."""
        codes: dict[int, tuple[str, dict[str, object]]] = {}
        looked_at = self._worth_a_look()
        for code, text in looked_at:
            if self._column.type == "text" and (odd := _oddity(text)):
                codes[code] = "NLS320", {"what": odd}
            elif has_twins(text):
                codes[code] = "NLS318", {}
        codes |= {code: ("NLS319", {"what": what}) for code, what in self._damaged(looked_at).items()}
        rows: dict[int, list[int]] = {code: [] for code in codes}
        if rows:
            for row, code in enumerate(self._kept.codes):
                if code in rows:
                    rows[code].append(excel_rows[row])
        found = [self._number_finding(path, title, position)] if self.told.style == "english" else []
        for code, where in rows.items():
            text = text_of(self._kept.values[code])
            rule, params = codes[code]
            found.append(
                Finding(
                    rule,
                    path,
                    title,
                    where,
                    position,
                    self._column.id,
                    text,
                    private=is_private(self._column, text),
                    params={"name": self._column.header, **params},
                )
            )
        return found

    def _number_finding(self, path: str, title: str, position: int) -> Finding:
        english = {
            code
            for code in self._used
            if isinstance(value := self._kept.values[code], str)
            and "," in value
            and read_english(value) is not None
        }
        cells = sum(code in english for code in self._kept.codes)
        return Finding(
            "NLS317",
            path,
            title,
            column=position,
            field=self._column.id,
            value=self.told.by,
            params={"name": self._column.header, "cells": cells},
        )

    def _worth_a_look(self) -> list[tuple[int, str]]:
        """Return the texts that are to be looked at one by one; a thousand clean ones cost one look together."""
        found_kinds, values = self._kept.once(kinds), self._kept.values
        if str not in found_kinds:
            return []
        codes = self._used
        if found_kinds != {str}:
            codes = [code for code in codes if isinstance(values[code], str)]
        texts = cast("list[str]", [values[code] for code in codes])
        found: list[tuple[int, str]] = []
        for start in range(0, len(texts), _AT_ONCE):
            some = texts[start : start + _AT_ONCE]
            joined = " ".join(some)
            if len(joined) > _MOST_LETTERS or _LOOK.search(joined):
                pairs = zip(codes[start : start + _AT_ONCE], some, strict=True)
                found += [one for one in pairs if len(one[1]) > _MOST_LETTERS or _LOOK.search(one[1])]
        return found

    def _damaged(self, looked_at: Sequence[tuple[int, str]]) -> dict[int, str]:
        """Return, per code, what happened to an id."""
        column = self._column
        if column.type != "text" or not (column.unique or column.digits):
            return {}
        found = {code: "exponent" for code, text in looked_at if _EXPONENT.fullmatch(text.strip())}
        if self._kept.once(kinds) == {str}:
            return found
        values = [self._kept.values[code] for code in self._used]
        if all(isinstance(value, str) for value in values):
            return found
        padded = {len(text) for value in values if (text := _digits(value)) and text.startswith("0")}
        lengths = padded or ({column.digits} if column.digits else set())
        width = max(lengths) if len(lengths) == 1 else None
        for code, value in zip(self._used, values, strict=True):
            if isinstance(value, int | float) and not isinstance(value, bool):
                shown = text_of(value)
                if abs(value) >= _LARGEST_EXACT or _ROUNDED.fullmatch(shown):
                    found[code] = "digits"
                elif width is not None and shown.isdigit() and self._too_short(len(shown), width, padded):
                    found[code] = "zero"
        return found

    @staticmethod
    def _too_short(length: int, width: int, padded: set[int]) -> bool:
        """Tell whether a number has lost zeros: any, where the column shows that ids have them; else just one."""
        return length < width if padded else length == width - 1


def _oddity(text: str) -> str | None:
    """Return what is odd about a text in whose column any text is right."""
    if len(text) > _MOST_LETTERS:
        return "long"
    if _CONTROL.search(text):
        return "control"
    return "error" if _ERROR.fullmatch(text) else None


def _digits(value: RawValue) -> str:
    return value.strip() if isinstance(value, str) and value.strip().isdigit() else ""


def with_rests(
    columns: dict[str, Cells], raw: dict[str, RawColumn], sheet: Sheet, types: FormTypes
) -> dict[str, Cells]:
    """Put what stood behind an answer into the column it belongs to, where that one is blank."""
    for column in sheet.columns:
        kept = raw.get(column.id)
        if column.rest is None or kept is None:
            continue
        adapter = types.of(sheet, column)
        rests = {
            code: rest
            for code in kept.used
            if isinstance(kept.values[code], str)
            and (rest := read_value(adapter, kept.values[code], None).rest)
        }
        if rests:
            columns = {**columns, column.rest.to: _filled(columns.get(column.rest.to), kept, rests)}
    return columns


def _filled(target: Cells | None, kept: RawColumn, rests: dict[int, str]) -> Cells:
    old = target or Cells(bytes(len(kept.codes)), (Missing.BLANK,), ("",))
    values, labels = list(old.values), list(old.labels)
    at = {value: code for code, value in enumerate(values) if isinstance(value, str)}
    for code in sorted(rests):
        key = same(rests[code])
        if key not in at:
            at[key] = len(values)
            values.append(key)
            labels.append(rests[code])
    codes = (
        at[same(rests[said])] if said in rests and values[code] is Missing.BLANK else code
        for said, code in zip(kept.codes, old.codes, strict=True)
    )
    return Cells(encode(codes, len(values)), tuple(values), tuple(labels))
