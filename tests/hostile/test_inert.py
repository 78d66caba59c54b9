"""What files hold cannot act in any format of any command: hostile strings stand in every place at once."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xlsxwriter
from markdown_it import MarkdownIt

from nls_cli.cli.main import run
from nls_cli.reporting.check_formats import CHECK_REPORTERS
from nls_cli.reporting.formats import SCORE_REPORTERS, gaps_reporters
from tests.unit.reporting.test_check_hostile import GONE, HOSTILE

TEXTS = [text.encode("utf-8", "ignore").decode()[:2000] for text in HOSTILE]
FILE_NAMES = ("=1+1", "-rf", "a\nb", "\x1b[2Jx", "\u202exslx", "::error::x", "<b>", "a|b`c`", "%0A", "[b]")
FOLDER = "\x1b[2J\u202e##[group]x ::error::y\n::error::z <b>&amp;`|"
STAFF = (
    "Mã cán bộ",
    "Họ và tên",
    "Đơn vị công tác",
    "Huyện/Thành phố",
    "Xã/Phường/Thị trấn",
    "Đối tượng",
    "Chức vụ",
)
SCHOOLS = ("Mã trường", "Tên trường", "Huyện/Thành phố", "Xã/Phường/Thị trấn", "Cấp học")
BODIES = ("Tên đơn vị", "Loại đơn vị", "Huyện/Thành phố", "Xã/Phường/Thị trấn", "Số lãnh đạo")


def workbook(date: str) -> bytes:
    """Return a census with the strings in names, places, choices, keys, the info sheet and a sheet's name."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    tables = {
        "Nhân sự": (
            STAFF,
            lambda n, t: (f"CB{n}", t, t, "Giao Thủy", "Giao An" if n % 2 else t, "Cán bộ", t),
        ),
        "Cơ sở giáo dục": (SCHOOLS, lambda n, t: (t, t, "Giao Thủy", "Giao An", t)),
        "Cơ quan, doanh nghiệp": (BODIES, lambda n, t: (t, "Doanh nghiệp", "Giao Thủy", t, 1)),
        "=1+1<b>|`x` ##{o}x": (("a",), lambda n, t: (t,)),
    }
    for name, (headers, row) in tables.items():
        sheet = book.add_worksheet(name)
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header)
        for number, text in enumerate(TEXTS, 1):
            for column, value in enumerate(row(number, text)):
                sheet.write_string(number, column, str(value))
    info = book.add_worksheet("Thông tin")
    for number, (key, value) in enumerate(
        {"Tỉnh": "Nam Định", "Đơn vị báo cáo": TEXTS[0] + "=1", "Số liệu tính đến ngày": date}.items()
    ):
        info.write_row(number, 0, (key, value))
    book.close()
    return out.getvalue()


def target_set() -> str:
    """Return a target set whose titles, names, quotes and notes are the strings."""

    def quoted(text: str) -> str:
        return '"' + "".join(char if char.isalnum() else f"\\U{ord(char):08x}" for char in text) + '"'

    def words(text: str) -> str:
        return f"{{vi: {quoted(text)}, en: {quoted(text)}}}"

    lines = ["nls: 1", "id: own", f"title: {words(TEXTS[40])}", "form: staff-census", "units: nam-dinh"]
    lines += [f"source: {{document: {quoted(TEXTS[33])}}}", "indicators:"]
    for number, text in enumerate(TEXTS):
        lines += [
            f"  - id: i{number}",
            f"    name: {words(text[:300] or 'x')}",
            "    unit: percent",
            "    measure: {share_of: {count: staff}, having: {category: can_bo}}",
            "    goals: {2030: {at_least: 100}}",
            "    points: 1",
        ]
    return "\n".join(lines) + "\n"


def mistaken_set() -> str:
    """Return a target set in which every string is a mistake that is said with its name or value."""
    quoted = [
        '"' + "".join(char if char.isalnum() else f"\\U{ord(char):08x}" for char in text) + '"'
        for text in TEXTS
    ]
    keys = [f"{text}: {text}" for text in quoted if len(text) < 1000]  # longer ones are no keys of YAML
    return "\n".join([target_set(), *keys, *(f"? {text}\n: 1" for text in quoted[:5])]) + "\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inert")
    (folder / "own.yaml").write_text(target_set(), "utf-8")
    (folder / "bad.yaml").write_text(mistaken_set(), "utf-8")
    (folder / "a.xlsx").write_bytes(workbook("01/12/2024"))
    (folder / "old.xlsx").write_bytes(workbook("01/12/2023"))
    (folder / "in").mkdir()
    for name in FILE_NAMES:
        (folder / "in" / f"{name}.xlsx").write_bytes(b"x")
    (folder / "in" / "z.xlsx").write_bytes(workbook("01/12/2024"))
    return folder


OWN = ["--targets", "own.yaml", "--force"]
RUNS: dict[str, list[str]] = {
    **{
        f"score.{one.suffix[1:]}": ["score", "a.xlsx", "--by", "organization", *OWN]
        for one in SCORE_REPORTERS.values()
    },
    **{
        f"gaps.{one.suffix[1:]}": ["gaps", "a.xlsx", *OWN]
        for one in gaps_reporters(everything=False).values()
    },
    **{f"check.{name}": ["check", "in", "--targets", "own.yaml"] for name in CHECK_REPORTERS},
    **{f"trend.{name}": ["trend", "old.xlsx", "a.xlsx", *OWN] for name in ("txt", "json", "csv", "md", "html", "xlsx")},
    **{f"plan.{name}": ["plan", "a.xlsx", *OWN] for name in ("txt", "json", "xlsx")},
    **{f"explain.{name}": ["explain", "i0", "a.xlsx", *OWN] for name in ("txt", "json")},
    "roster.xlsx": ["gaps", "a.xlsx", *OWN, "--roster", "out/roster.xlsx"],
    "merge.xlsx": ["merge", "in", "a.xlsx", "--skip-unreadable", *OWN],
    "targets.txt": ["targets", "show", "own.yaml"],
    "targets-list.txt": ["targets", "list"],
    "targets-diff.text": ["targets", "diff", "qd-146", "own.yaml"],
    "targets-diff.json": ["targets", "diff", "qd-146", "own.yaml", "--format", "json"],
    **{f"explain-diff.{name}": ["explain", "i0", "--diff", "old.xlsx", "a.xlsx", *OWN] for name in ("txt", "json")},
    **{
        f"explain-rows-{name}.txt": ["explain", "i0", "a.xlsx", *OWN, "--rows", f"out/rows.{name}"]
        for name in ("csv", "xlsx", "json")
    },
    **{
        f"merge-matrix.{name}": ["merge", "in", "--skip-unreadable", *OWN, "-o", "out/m.xlsx", "--format", name]
        for name in ("text", "json")
    },
    "targets-check.txt": ["targets", "check", "bad.yaml"],
    "template-from.xlsx": ["template", "--from", "a.xlsx", "-o", "out/r.xlsx", *OWN],
    "check-annotate.xlsx": ["check", "a.xlsx", "--targets", "own.yaml", "--annotate", "out/r", "--exit-zero"],
    "check-fix.xlsx": ["check", "a.xlsx", "--targets", "own.yaml", "--fix", "out/r", "--exit-zero"],
    "check-summary.text": ["check", "in", "--targets", "own.yaml"],
    "check-layout.text": ["check", "in", "--targets", "own.yaml", "--explain-layout"],
    "check-return.txt": ["check", "in", "--targets", "own.yaml", "--return", "out/r"],
    "check-certificate.docx": ["check", "a.xlsx", "--targets", "own.yaml", "--certificate", "out/r.docx"],
    "sample.txt": ["sample", f"out/{FOLDER}"],
    "init.txt": ["init", f"out/{FOLDER}"],
    "template.xlsx": ["template", "--organization", TEXTS[33], "--force"],
}  # fmt: skip


def produced(name: str, place: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, bytes]]:
    """Run a command in a format; return what it said and what it wrote."""
    command, _, kind = name.partition(".")
    out = place / "out"
    out.mkdir(exist_ok=True)
    shutil.rmtree(out)
    out.mkdir()
    arguments = list(RUNS[name])
    if command == "check":
        arguments += ["--format", kind]
    elif command in ("score", "gaps", "trend", "plan", "explain", "explain-diff", "merge", "template"):
        arguments += ["-o", f"out/r.{kind}"]
    code = run(arguments)
    said = capsys.readouterr()
    assert code in ((2,) if command == "targets-check" else (0, 1)), said.err[-600:]
    made = [
        (f"stdout.{kind}", said.out.encode("utf-8", "surrogateescape")),
        ("stderr.txt", said.err.encode()),
    ]
    return made + [(path.name, path.read_bytes()) for path in sorted(out.rglob("*")) if path.is_file()]


@pytest.mark.parametrize("name", RUNS)
def test_nothing_acts(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    monkeypatch.delenv("NLS_DEBUG", raising=False)
    if name.startswith("check-summary"):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "out/summary.md")
    made = produced(name, place, capsys)
    assert len(made) > 2 or name.startswith(("check", "targets"))
    for file, content in made:
        kind = file.rpartition(".")[2]
        if kind in ("xlsx", "docx") and content[:2] == b"PK":
            as_office(content)
            continue
        text = content.decode()
        assert [
            ascii(c) for c in text.lstrip("\ufeff") if c not in "\n\r" and unicodedata.category(c) in GONE
        ] == []
        assert re.search(r"##(\[|vso|teamcity)", text) is None
        if file != "stdout.github":
            assert [line for line in text.splitlines() if line.strip().startswith("::")] == []
        if kind in ("json", "sarif", "gitlab") and text:
            json.loads(text)
        elif kind == "csv" and text:
            as_csv(text)
        elif kind == "html" and text:
            as_html(text)
        elif kind == "md" and text:
            as_markdown(text)
        elif kind == "junit" and text:
            ElementTree.fromstring(text)


def as_csv(text: str) -> None:
    for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))):
        for cell in row:
            number = re.fullmatch(r"-?[\d.,]+( %)?", cell)
            assert number or not cell.startswith(
                ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
            ), cell


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        if tag in ("img", "iframe", "object", "embed", "base", "form", "marquee"):
            self.bad.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (
                "evil" in (value or "") and name in ("href", "src", "action", "style")
            ):
                self.bad.append(f"{tag} {name}={value}")


def as_html(text: str) -> None:
    page = _Page()
    page.feed(text)
    assert page.bad == []
    assert "alert(1)</script>" not in text
    assert "7*7 }}" in text or "49" not in re.findall(r"\{\{ ?(\d+)", text)


def as_markdown(text: str) -> None:
    made = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)
    assert "<script" not in made
    assert "<img" not in made
    assert 'href="http' not in made


def _parts(content: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, archive.read(name).decode()


def as_office(content: bytes) -> None:
    for name, text in _parts(content):
        ElementTree.fromstring(text)
        # In a cell the others are as harmless as they were in the original; these no XML may hold.
        assert [ascii(char) for char in text if char < " " and char not in "\n\r\t"] == []
        if name.endswith(".rels"):
            assert "evil" not in text
            assert re.findall(r'Target="(https?:|file:|\\\\)', text) == []
        for formula in re.findall(r"<f[^>]*>([^<]*)</f>", text):
            # What stands in quotes is text; a formula that a file brought along would stand outside.
            bare = re.sub(r"&quot;.*?&quot;|\"[^\"]*\"|'(?:[^']|'')*'", "", formula).lower()
            assert not any(word in bare for word in ("cmd", "evil", "hyperlink(", "webservice")), formula
        fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", text)
        assert [field for field in fields if field.split()[:1] not in (["PAGE"], ["NUMPAGES"], ["TOC"])] == []
