"""Nothing that a file holds can act: not on a terminal, a CI runner, a browser, a spreadsheet or a parser."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from nls_cli.model.base import Words
from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_csv import harmless
from nls_cli.reporting.inert_json import dumped
from tests.unit.reporting.checks import FORMATS, Page, checked, found, rendered

HOSTILE = (
    # terminals
    "\x1b[31mđỏ\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x9b2J",
    "\x9d0;title\x9c",
    "a\rb\x08\x08c",
    "\x00nul\x7f",
    "bell\x07",
    "\u202egpj.xlsx",
    "\u2066left\u2069",
    "zero\u200bwidth\ufeff",
    "\u2028line\u2029paragraph\x85next",
    "Zalgo" + "\u0335\u0336\u0337" * 40,
    "\ud800lone\udcff",
    "\uffff\ufdd0\U000e0001tag",
    # logs that a CI server reads
    "::error::x",
    "::set-output name=a::b",
    "x\n::add-mask::secret",
    "x\r\n::stop-commands::t",
    "word ::warning file=a::b",
    ":::error::x",
    "z" * 76 + "::error::x",
    "##[error]x",
    "x ##[add-mask]y",
    "###[group]x",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[buildProblem description='x']",
    "section_start:1:x\r\x1b[0K",
    "%0A::error::x",
    "%25%0D%0A,title=x::y",
    ",line=1,col=2",
    # XML, HTML, Markdown
    "]]>",
    "<![CDATA[x]]>",
    "<script>alert(1)</script>",
    "</td></tr></table><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "'><svg/onload=alert(1)>",
    "<!-- x --><!DOCTYPE y>",
    "&lt;script&gt;&#60;b&#62;&amp;",
    "{{ 7*7 }}{% raw %}",
    "{value}{0}{}%s%(a)s",
    "| a | b |",
    "`code` **bold** _em_ ~~no~~",
    "[link](http://evil.example)",
    "![img](http://evil.example/x.png)",
    "<http://evil.example> http://evil.example www.evil.example",
    "@everyone #1 a@b.example",
    "# heading\n- item\n> quote\n---",
    "\\| \\` \\[",
    "[red]x[/red] [/] [link=x]",
    # spreadsheets
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "a;=1+1",
    "a; @x",
    '"=1+1"',
    'a","=1+1',
    "../../etc/passwd",
    "x" * 40_000,
)
GONE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def hostile_result(text: str) -> CheckResult:
    """Return findings that bear a text wherever something of a file can stand."""
    at: dict[str, Any] = {"rows": (2, 3), "column": 8}
    name = Words(vi=text, en=text)
    return checked(
        found("NLS302", value=text, sheet="Nhân sự", params={"name": name}, **at),
        found("NLS302", value="x", suggestion=text, sheet="Nhân sự", **at),
        found("NLS302", value="x", sheet=text, **at),
        found("NLS302", path=text + ".xlsx", value="x", **at),
        found("NLS402", sheet="Nhân sự", params={"other_path": text, "other_sheet": text}, **at),
        found("NLS403", sheet=text),
        ok=("sạch/" + text,),
    )


def printable(text: str) -> list[str]:
    """Return what a terminal could act on."""
    return [char for char in text.replace("\n", "") if unicodedata.category(char) in GONE]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:30]))
def test_no_format_lets_it_act(text: str, name: str) -> None:
    result = hostile_result(text)
    shown = rendered(name, result, show_personal=True)
    shown.encode()
    assert printable(shown) == []
    assert "##[" not in shown
    assert "##vso" not in shown
    assert "##teamcity" not in shown
    orders = [line for line in shown.splitlines() if line.strip().startswith("::")]
    if name == "github":
        assert len(orders) == 11
        assert all(re.match(r"::(error|warning) file=[^:]*::", line) for line in orders)
        assert len(shown.splitlines()) == 12
    else:
        assert orders == []
    CHECKS[name](shown, result)


def as_text(shown: str, result: CheckResult) -> None:
    assert [line for line in shown.split("\n") if cell_len(line) > 80] == []


def as_json(shown: str, result: CheckResult) -> None:
    data = json.loads(shown)
    assert len(data["findings"]) == 11
    assert [one["path"] for one in data["files"]] == [file.path for file in result.files]
    assert data["findings"][4]["sheet"] == result.findings[2].sheet  # true, so that the place can be found
    said = [str(one[key]) for one in data["findings"] for key in ("value", "message", "suggestion")]
    assert [printable(one) for one in said if printable(one)] == []


def as_gitlab(shown: str, result: CheckResult) -> None:
    assert len(json.loads(shown)) == 11


def as_sarif(shown: str, result: CheckResult) -> None:
    (run,) = json.loads(shown)["runs"]
    assert len(run["results"]) == 11
    for one in run["results"]:
        uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w.~%/-]+", uri, re.ASCII)
        assert "](" not in one["message"]["text"]


def as_junit(shown: str, result: CheckResult) -> None:
    root = ElementTree.fromstring(shown)
    assert {one.tag for one in root.iter()} == {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "system-out",
    }
    assert len(list(root.iter("testcase"))) == 12
    assert "<!" not in shown


def as_csv(shown: str, result: CheckResult) -> None:
    rows = list(csv.reader(io.StringIO(shown)))
    assert {len(row) for row in rows} == {13}
    assert len(rows) == 12
    fields = [field for row in rows for cell in row for field in cell.split(";")]
    assert [field for field in fields if field.lstrip().startswith(tuple("=+-@＝＋－＠\t\r\n\0"))] == []


def as_html(shown: str, result: CheckResult) -> None:
    page, harmless_page = Page(shown), Page(rendered("html", hostile_result("x")))
    assert page.elements == harmless_page.elements
    assert page.attributes == harmless_page.attributes
    assert len(page.rows) == len(harmless_page.rows)


def as_summary(shown: str, result: CheckResult) -> None:
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    kinds = {inner.type for token in markdown.parse(shown) for inner in (token, *(token.children or ()))}
    assert kinds.isdisjoint(
        {"link_open", "image", "code_inline", "em_open", "strong_open", "s_open", "html_block"}
    )
    assert set(re.findall("<[^>]*>", shown)) <= {"<!-- -->"}
    assert not re.search(r"https?:|www\.|@(?!<)", shown)
    assert [token.type for token in markdown.parse(shown)].count("tr_open") == 12


def as_github(shown: str, result: CheckResult) -> None:
    assert "\r" not in shown


CHECKS = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
    "junit": as_junit,
    "sarif": as_sarif,
    "csv": as_csv,
    "html": as_html,
    "summary": as_summary,
    "md": as_summary,
}


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) >= 40


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:30]))
def test_json_escapes_and_loses_nothing(text: str) -> None:
    shown = dumped([text])
    assert printable(shown) == []
    assert "##" not in shown
    (back,) = json.loads(shown)
    assert back.encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("a; =1", "a; '=1"),
        ("a=1", "a=1"),
        ("H12", "H12"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_field_is_no_formula(text: str | None, shown: str) -> None:
    assert harmless(text) == shown


@pytest.mark.parametrize("text", ["::set-output name=a::b", "##[error]x", "a :: b"])
def test_json_keeps_the_signs_of_a_value(text: str) -> None:
    """A program that reads the JSON compares the value with the cell: `::` and `##` stay as they were written."""
    data = json.loads(rendered("json", hostile_result(text), show_personal=True))
    assert data["findings"][0]["value"] == text
