"""Check results put together by hand, and every format read back as what it says."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import string
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

from nls_cli.messages import MESSAGES
from nls_cli.model.check import CheckedFile, CheckResult
from nls_cli.model.finding import RULES, Finding
from nls_cli.model.form import Form
from nls_cli.reading.library import shipped
from nls_cli.reading.yaml_source import read_yaml
from nls_cli.reporting.check_entries import CheckView
from nls_cli.reporting.check_formats import CHECK_REPORTERS
from nls_cli.reporting.check_summary import render_check_summary

Said = Counter[tuple[str, str, str]]
"""How often which code is said of which file at which place (`Nhân sự!H12`)."""
FORMATS = {name: one.render for name, one in CHECK_REPORTERS.items()} | {"summary": render_check_summary}
HASH = "0" * 64


@cache
def form() -> Form:
    """Return the shipped form."""
    return Form.model_validate(read_yaml(shipped("targets") / "forms" / "staff-census.yaml").data)


def blanks(code: str) -> set[str]:
    """Return the blanks of a code's sentences, in either language."""
    sentences = [*MESSAGES[f"{code}.message"], *MESSAGES[f"{code}.remedy"]]
    return {name for one in sentences for _, name, _, _ in string.Formatter().parse(one) if name}


def found(code: str, path: str = "b.xlsx", **more: Any) -> Finding:
    """Return a finding with every blank of its sentences filled."""
    filled = dict.fromkeys(blanks(code) - {"value"}, "1")
    return Finding(code, path, params={**filled, **more.pop("params", {})}, **more)


def checked(*findings: Finding, unreadable: tuple[str, ...] = (), ok: tuple[str, ...] = ()) -> CheckResult:
    """Return the result of a check with these findings."""
    paths = dict.fromkeys((*unreadable, *(one.path for one in findings), *ok))
    files = tuple(
        CheckedFile(path, None, "unreadable", {})
        if path in unreadable
        else CheckedFile(path, HASH, "ok" if path in ok else "findings", {"staff": 3})
        for path in paths
    )
    return CheckResult(form(), files, findings)


def every_code() -> CheckResult:
    """Return a result in which every code there is stands at a cell, at rows, at a column, at a sheet or at a file."""
    places: list[dict[str, Any]] = [
        {"sheet": "Nhân sự", "rows": (12, 15, 16, 17), "column": 8, "field": "education", "value": "Sai"},
        {"sheet": "Địa bàn", "rows": (4, 5)},
        {"sheet": "Địa bàn", "column": 28},
        {"sheet": "Tổ CNSCĐ"},
        {},
    ]
    findings = [
        found(code, f"nộp/xã {number % 7}.xlsx", **places[number % len(places)])
        for number, code in enumerate(RULES)
    ]
    return checked(*findings, ok=("nộp/sạch.xlsx",))


def read_json(text: str) -> Said:
    said: Said = Counter()
    for one in json.loads(text)["findings"]:
        said[one["code"], one["path"], joined(one["sheet"], place(one))] += 1
    return said


def place(one: dict[str, Any]) -> str:
    """Name the place of a JSON finding as the other formats do, in Vietnamese."""
    if one["cell"]:
        return str(one["cell"])
    if one["row"]:
        return f"dòng {one['row']}"
    return f"cột {letters(int(one['column']))}" if one["column"] else ""


def letters(column: int) -> str:
    """Return Excel's letters of a column up to ZZ."""
    high, low = divmod(column - 1, 26)
    return (string.ascii_uppercase[high - 1] if high else "") + string.ascii_uppercase[low]


def joined(sheet: str | None, where: str) -> str:
    if not sheet or not where:
        return sheet or where
    return f"{sheet}, {where}" if where.startswith(("dòng", "cột")) else f"{sheet}!{where}"


def read_csv(text: str) -> Said:
    rows = list(csv.DictReader(io.StringIO(text)))
    return Counter((row["code"], row["path"], joined(row["sheet"], place(row))) for row in rows)


def read_github(text: str) -> Said:
    said: Said = Counter()
    for line in text.splitlines():
        match = re.fullmatch(r"::(?:error|warning|notice) (.*?)::.*", line)
        if match:
            pairs = dict(pair.split("=", 1) for pair in match[1].split(","))
            raw = {k: unquote(re.sub("%(?!25|0D|0A|3A|2C)", "%25", v)) for k, v in pairs.items()}
            head, _, at = raw["title"].partition(" · ")
            said[head.split()[0], raw["file"], at] += 1
    return said


def read_gitlab(text: str) -> Said:
    return Counter(
        (one["check_name"].split("/")[0], one["location"]["path"], at_of(one["description"]))
        for one in json.loads(text)
    )


def at_of(sentence: str) -> str:
    """Return the place before a sentence, if there is one."""
    match = re.match(r"((?:Nhân sự|Địa bàn|Tổ CNSCĐ)(?:[!,].*?)?): ", sentence)
    return match[1] if match else ""


def read_junit(text: str) -> Said:
    said: Said = Counter()
    for suite in ElementTree.fromstring(text):
        for case in suite:
            words = re.sub(r" #\d+$", "", case.attrib["name"]).split(" ", 2)
            if words[0].startswith("NLS"):
                said[words[0], suite.attrib["name"], words[2] if len(words) > 2 else ""] += 1
    return said


def read_sarif(text: str) -> Said:
    said: Said = Counter()
    for one in json.loads(text)["runs"][0]["results"]:
        (location,) = one["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        at = location.get("logicalLocations", [{"fullyQualifiedName": ""}])[0]["fullyQualifiedName"]
        said[one["ruleId"], unquote(uri), at] += 1
    return said


class Page(HTMLParser):
    """What stands in the headings and tables of a page, and which elements and attributes it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[tuple[str, list[str]]] = []
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self._heading = ""
        self._cells: list[str] = []
        self._text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes.update(name for name, _ in attrs)
        if tag in ("h2", "td"):
            self._text = ""
        if tag == "tr":
            self._cells = []

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2":
            self._heading = self._text
        elif tag == "td":
            self._cells.append(self._text)
        elif tag == "tr" and self._cells:
            self.rows.append((self._heading, self._cells))


def read_html(text: str) -> Said:
    return Counter((cells[1], path, joined(cells[2], cells[3])) for path, cells in Page(text).rows if path)


def read_summary(text: str) -> Said:
    said: Said = Counter()
    for line in text.splitlines()[2:]:
        cells = (
            [html.unescape(cell) for cell in line.strip("| ").split(" | ")] if line.startswith("| ") else []
        )
        if len(cells) > 4 and cells[1].startswith("NLS"):
            said[cells[1], cells[2], joined(cells[3], cells[4])] += 1
    return said


def read_text(text: str) -> Said:
    """Read a report that was set wide enough for no line to be broken."""
    said: Said = Counter()
    path = sheet = code = ""
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        if indent == 0:
            path = line.rpartition(" · ")[0]
        elif indent == 2:
            sheet = line.partition("“")[2].rstrip("”")
        elif indent == 4:
            code = re.search(r"NLS\d{3}", line)[0]  # type: ignore[index]
        elif not line.lstrip().startswith("Cách sửa: "):
            for at in cells_of(line.strip()):
                said[code, path, joined(sheet, at)] += 1
    return said


def cells_of(line: str) -> Iterator[str]:
    """Yield the places before a sentence: `H12, H15:H17: …`."""
    rows = re.match(r"dòng ([\d–, ]+): ", line)
    cells = re.match(r"([A-Z]+\d+(?::[A-Z]+\d+)?(?:, [A-Z]+\d+(?::[A-Z]+\d+)?)*): ", line)
    column = re.match(r"(cột [A-Z]+): ", line)
    if rows or cells:
        head = "dòng " if rows else ""
        for part in (rows or cells)[1].split(", "):  # type: ignore[index]
            first, _, last = re.sub("[A-Z]", "", part).replace("–", ":").partition(":")
            before = re.match("[A-Z]*", part)[0]  # type: ignore[index]
            yield from (f"{head}{before}{row}" for row in range(int(first), int(last or first) + 1))
    else:
        yield column[1] if column else ""


READERS: dict[str, Callable[[str], Said]] = {
    "text": read_text,
    "json": read_json,
    "github": read_github,
    "gitlab": read_gitlab,
    "junit": read_junit,
    "sarif": read_sarif,
    "csv": read_csv,
    "html": read_html,
    "summary": read_summary,
    "md": read_summary,
}


def rendered(name: str, result: CheckResult, **view: Any) -> str:
    """Render in one format, in Vietnamese unless told otherwise."""
    return FORMATS[name](result, CheckView(**{"language": "vi", **view}))
