"""What a workbook says about itself: the key/value sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from nls_cli.model.base import Words
from nls_cli.model.census import Missing, Period, Value
from nls_cli.model.finding import Finding
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.workbook import RawSheet, RawValue
from nls_cli.parsing.dates import read_period
from nls_cli.parsing.grid import row_values
from nls_cli.parsing.legacy import old_answer, recoded_name
from nls_cli.parsing.parsed import FormTypes, Info, is_private
from nls_cli.parsing.values import is_blank, read_value, text_of
from nls_cli.text import header_key, nearest, same, spoken, tidy

_MOST_TITLES = 30
"""Rows above a header that are looked at."""
_LONGEST_LABEL = 12
"""Words that a label can have."""
_LONGEST_PERIOD = 6
"""Words that a date can have: ngày 1 tháng 12 năm 2024."""


def parse_info(raw: RawSheet, sheet: Sheet, types: FormTypes, path: str) -> tuple[Info, list[Finding]]:
    """Read the key/value sheet: a known label, and beside it the first cell that is not blank."""
    labels = {
        header_key(name): column
        for column in sheet.columns
        for name in (column.header.vi, column.header.en, *column.aliases)
    }
    findings: list[Finding] = []
    said: dict[str, Value] = {}
    shown: dict[str, str] = {}
    below: list[int] = []
    read: set[int] = set()
    twice: set[str] = set()
    for row, at, column in _labelled(raw, labels):
        read.add(row)
        place = _answer_place(raw, row, at, labels)
        if place is None:
            continue
        to_row, to, cell = place
        read.add(to_row)
        if column.id in shown:
            if same(shown[column.id]) != same(text_of(cell)):
                twice.add(column.id)
                there = raw.first_row + to_row, raw.first_column + to
                about = {"name": column.header}
                findings.append(
                    Finding("NLS233", path, raw.name, there[:1], there[1], column.id, params=about)
                )
            continue
        if to_row > row:
            below.append(raw.first_row + row)
        reading = read_value(types.of(sheet, column), cell, None)
        said[column.id] = reading.value
        shown[column.id] = text_of(cell)
        if old := old_answer(shown[column.id]):
            where = raw.first_row + to_row, raw.first_column + to
            params = {"name": column.header, "encoding": old}
            findings.append(Finding("NLS332", path, raw.name, where[:1], where[1], column.id, params=params))
        elif reading.code and reading.code != "NLS312":
            findings.append(
                Finding(
                    reading.code,
                    path,
                    raw.name,
                    (raw.first_row + to_row,),
                    raw.first_column + to,
                    column.id,
                    shown[column.id],
                    private=is_private(column, shown[column.id]),
                    suggestion=reading.suggestion,
                    params={"name": column.header, **reading.params},
                )
            )
        if column.meaning == "nothing_to_report":
            for name in unknown_sheet_names(shown[column.id], types.form):
                where = raw.first_row + to_row, raw.first_column + to
                near = nearest(name, [one.name.vi for one in types.form.row_sheets], 1)
                findings.append(
                    Finding(
                        "NLS231",
                        path,
                        raw.name,
                        where[:1],
                        where[1],
                        column.id,
                        name,
                        private=True,
                        suggestion=near[0] if near else None,
                        params={"name": column.header},
                    )
                )
    if below:
        findings.append(Finding("NLS224", path, raw.name, (below[0],), params={"name": sheet.name}))
    for id in twice:  # which of them holds is not ours to choose
        del said[id], shown[id]
    told = _info(sheet, types.form, said, shown, raw, path, findings)
    unread = (row for row in range(raw.height) if row not in read)
    rows = tuple(raw.first_row + row for row in unread if not all(map(is_blank, row_values(raw, row))))
    names = tuple(tidy(column.header.vi) for column in sheet.columns if column.id in said)
    return replace(told, labels=names, unlabelled=rows), findings


def told_above(
    tables: Iterable[tuple[RawSheet, int]], info: Info, types: FormTypes, path: str
) -> tuple[Info, list[Finding]]:
    """Take date and reporting unit from the titles above a table, where the workbook does not say them elsewhere.

    `tables`: worksheets and the index of the row that their header begins in. Only a title that begins with the
    label of the form counts (`Số liệu tính đến ngày 01/12/2024`), and it must be understood.
    """
    sheet = types.form.info
    wanted = (
        [column for column in sheet.columns if column.meaning in ("as_of", "reporting_unit")] if sheet else []
    )
    findings: list[Finding] = []
    hinted: dict[str, Finding] = {}
    for raw, top in tables:
        for row in range(min(top, _MOST_TITLES)):
            for at, cells in enumerate(raw.columns):
                cell = cells[row]
                for column in wanted if isinstance(cell, str) else ():
                    given = _given(info, column)
                    where = raw.first_row + row, raw.first_column + at
                    if given is None and column.id not in hinted and (seen := _hinted(str(cell), column)):
                        hinted[column.id] = Finding(
                            "NLS232",
                            path,
                            raw.name,
                            where[:1],
                            where[1],
                            value=seen,
                            private=column.type == "text",
                            params={"name": column.header},
                        )
                    text = _behind_label(str(cell), column)
                    value = read_value(types.of(sheet, column), text, None).value if sheet and text else None
                    if given is not None or value is None or isinstance(value, Missing):
                        continue
                    if isinstance(value, Period):
                        info = replace(info, as_of=value.last)
                    else:
                        info = replace(info, reporting_unit=same(text), unit_name=tidy(text))
                    params = {"name": column.header}
                    findings.append(
                        Finding("NLS230", path, raw.name, where[:1], where[1], value=text, params=params)
                    )
    return info, findings + [hinted[one.id] for one in wanted if one.id in hinted and not _given(info, one)]


def told_in_titles(title: str, findings: Iterable[Finding]) -> dict[int, Words]:
    """Return the rows of a worksheet from which something was taken as its titles say it, and what."""
    taken = [one for one in findings if one.code == "NLS230" and one.sheet == title]
    return {one.rows[0]: name for one in taken if isinstance(name := one.params.get("name"), Words)}


def _given(info: Info, column: Column) -> object:
    return info.as_of if column.meaning == "as_of" else info.reporting_unit


def _hinted(text: str, column: Column) -> str:
    """Return the part of a title that may be what a column asks for: a period at its end, what a hint stands before.

    Of a title in an old font's code it is said as it would be in Unicode.
    """
    if found := recoded_name(text, lambda new: bool(_hint(new, column) or _behind_label(new, column))):
        return _hint(found[0], column) or _behind_label(found[0], column)
    return _hint(text, column)


def _hint(text: str, column: Column) -> str:
    words = tidy(text).strip("()[]*. ").split(" ")
    if column.type != "date":
        label, _, behind = tidy(text).partition(":")
        return behind.strip() if header_key(label) in {header_key(one) for one in column.hints} else ""
    ends = (" ".join(words[-count:]) for count in range(min(len(words), _LONGEST_PERIOD), 0, -1))
    return next((end for end in ends if words[-1][-1:].isdigit() and _is_period(end)), "")


def _is_period(text: str) -> bool:
    """Tell whether a text is a date in so many words: a number of four digits alone is none."""
    return not text.isdigit() and read_period(text) is not None


def _behind_label(text: str, column: Column) -> str:
    """Return what stands behind the label of a column in one text; empty if it does not begin with that."""
    labels = {header_key(name) for name in (column.header.vi, column.header.en, *column.aliases)}
    words = tidy(text).strip("()[]* ").split(" ")
    for count in range(min(len(words) - 1, _LONGEST_LABEL), 0, -1):
        if header_key(" ".join(words[:count])) in labels:
            return " ".join(words[count:]).lstrip(":–- ")
    return ""


def _labelled(raw: RawSheet, labels: Mapping[str, Column]) -> Iterator[tuple[int, int, Column]]:
    """Yield the cells that hold a label, the first of each row and all of a row of nothing but labels."""
    for row in range(raw.height):
        found = []
        others = 0
        for at, column in enumerate(raw.columns):
            cell = column[row]
            known = labels.get(_key(cell)) if isinstance(cell, str) else None
            if known is not None:
                found.append((row, at, known))
            elif not is_blank(cell):
                others += 1
        yield from found[: 1 if others else None]


def _key(cell: str) -> str:
    """Return the key of a label; of `Lần gửi: 2` that of what stands before the colon."""
    return header_key(cell.partition(":")[0])


def _answer_place(
    raw: RawSheet, row: int, at: int, labels: Mapping[str, Column]
) -> tuple[int, int, RawValue] | None:
    """Return where a label's answer stands: behind its colon, beside it, or below where labels stand in a row."""
    cell = raw.columns[at][row]
    behind = tidy(cell.partition(":")[2]) if isinstance(cell, str) else ""
    if behind:
        return row, at, behind
    for to in range(at + 1, len(raw.columns)):
        beside = raw.columns[to][row]
        if is_blank(beside):
            continue
        if isinstance(beside, str) and _key(beside) in labels:
            break
        return row, to, beside
    alone = all(
        is_blank(column[row]) or (isinstance(column[row], str) and _key(str(column[row])) in labels)
        for column in raw.columns
    )
    many = sum(not is_blank(column[row]) for column in raw.columns) > 1
    if alone and many and row + 1 < raw.height and not is_blank(raw.columns[at][row + 1]):
        return row + 1, at, raw.columns[at][row + 1]
    return None


def _info(
    sheet: Sheet,
    form: Form,
    said: Mapping[str, Value],
    shown: Mapping[str, str],
    raw: RawSheet,
    path: str,
    findings: list[Finding],
) -> Info:
    by_meaning = {column.meaning: column.id for column in sheet.columns if column.meaning}
    as_of = said.get(by_meaning.get("as_of", ""))
    unit = said.get(by_meaning.get("reporting_unit", ""))
    sending = said.get(by_meaning.get("sending", ""))
    version = shown.get(by_meaning.get("form_version", ""), "")
    if version and spoken(version) not in {spoken(form.version), spoken(f"{form.id}/{form.version}")}:
        findings.append(
            Finding("NLS210", path, raw.name, value=version, params={"version": f"{form.id}/{form.version}"})
        )
    explanation = said.get(by_meaning.get("explanation", ""))
    return Info(
        as_of.last if isinstance(as_of, Period) else None,
        same(unit) if isinstance(unit, str) else None,
        tidy(unit) if isinstance(unit, str) else "",
        int(sending) if isinstance(sending, Fraction) else 0,
        read_sheet_names(shown.get(by_meaning.get("nothing_to_report", ""), ""), form),
        bool(tidy(explanation)) if isinstance(explanation, str) else False,
    )


def read_sheet_names(text: str, form: Form) -> frozenset[str]:
    """Return the ids of the sheets that a text names, separated by semicolons, line breaks or commas."""
    names = _sheet_names(form)
    return frozenset(names[key] for key in map(header_key, _pieces(text, names)) if key in names)


def unknown_sheet_names(text: str, form: Form) -> list[str]:
    """Return what stands among the names of sheets and is none, nor an answer that means nothing."""
    names = _sheet_names(form)
    none = {header_key(word) for word in (*form.answers.nothing, *form.answers.no)}
    found = [tidy(piece) for piece in _pieces(text, names)]
    prefixes = tuple(
        spoken(word) for word in (*form.answers.nothing, *form.answers.no_prefixes) if word.isalpha()
    )
    return [
        one
        for one in found
        if one
        and header_key(one) not in names
        and header_key(one) not in none
        and not spoken(one).startswith(prefixes)
    ]


def _pieces(text: str, names: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    for part in text.replace("\n", ";").split(";"):
        found += [part] if header_key(part) in names else part.split(",")
    return found


def _sheet_names(form: Form) -> dict[str, str]:
    return {
        header_key(name): one.id
        for one in form.row_sheets
        for name in (one.name.vi, one.name.en, one.id, *one.aliases)
    }
