"""The parts of the documents that come from the program: example target sets, outputs, the tables of a form.

Marks stand in a comment on the line before a fenced block:

- `<!-- target-set -->`, `<!-- target-set: NAME -->`: a whole target set; NAME is the file it is saved as;
- `<!-- indicators -->`: a list of indicators; the head of a set is put above it;
- `<!-- file: NAME -->`: a file that only lies beside the others when commands run (it may hold mistakes);
- `<!-- output… -->`: what a terminal of 80 columns shows; the first line is the command, `$ nls …`;
- `<!-- form: LANG -->` … `<!-- end of form -->`: every column and choice of the form, written by `form_tables`.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from nls_cli.model.base import Language, Words
from nls_cli.model.form import Column, Form, Sheet

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.en.md")
_BLOCK = re.compile(r"^<!-- ([\w-]+)(?:: ?([^\n]*?))? -->\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FORM = re.compile(r"(<!-- form: (\w\w) -->\n).*?(<!-- end of form -->)", re.DOTALL)
_HEAD = """\
nls: 1
id: vi-du
title: {vi: "Ví dụ", en: "Example"}
form: staff-census
units: nam-dinh
indicators:
"""
TYPES: dict[str, Words] = {
    "text": Words(vi="văn bản", en="text"),
    "choice": Words(vi="một trong", en="one of"),
    "list": Words(vi="nhiều trong", en="any of"),
    "yes_no": Words(vi="true / false", en="true / false"),
    "integer": Words(vi="số nguyên", en="whole number"),
    "number": Words(vi="số", en="number"),
    "date": Words(vi="ngày", en="date"),
    "unit": Words(vi="mã đơn vị hành chính", en="id of a unit"),
}
TITLES: dict[Language, str] = {
    "vi": "| mã cột | tiêu đề trong biểu | ghi trong điều kiện | ô trống là |",
    "en": "| column id | header in the form | in a condition | a blank is |",
}
UNKNOWN = Words(vi="chưa có thông tin", en="unknown")
TICK = Words(vi="{} trong cột đánh dấu", en="{} in a tick column")
PLACE = Words(vi="một giá trị riêng", en="a value of its own")


@dataclass(frozen=True)
class Block:
    """One marked block of a document."""

    document: str
    line: int
    mark: str
    name: str
    text: str

    @property
    def whole_set(self) -> str:
        """The target set that the block is, or makes under a head."""
        return _HEAD + self.text if self.mark == "indicators" else self.text

    @property
    def command(self) -> str:
        """The command whose output the block shows."""
        return self.text.split("\n", 1)[0].removeprefix("$ ")


def blocks_of(document: str) -> list[Block]:
    """Return the marked blocks of a document, named by its path in the repository."""
    text = (ROOT / document).read_text("utf-8")
    return [
        Block(document, text[: match.start()].count("\n") + 2, match[1], match[2] or "", match[3])
        for match in _BLOCK.finditer(text)
    ]


def documents() -> list[str]:
    """Return every document for readers."""
    return [*READMES, *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").glob("*.md")))]


def lay_out(document: str, folder: Path) -> None:
    """Write the named files of a document into `folder`."""
    for one in blocks_of(document):
        if one.name and one.mark in ("file", "target-set"):
            path = folder / one.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.text, "utf-8")


def shown(block: Block, folder: Path) -> str:
    """Run the block's command beside the files of its document; return what a terminal shows of it."""
    lay_out(block.document, folder)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("NLS_")}
    done = subprocess.run(
        [sys.executable, "-m", "nls_cli", *shlex.split(block.command)[1:]],
        cwd=ROOT if block.document in READMES else folder,
        env={**kept, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT / "src")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    said = done.stdout + (done.stderr if done.returncode or not done.stdout else b"")
    return f"$ {block.command}\n{said.decode('utf-8')}"


def with_output(document: str, block: Block, output: str) -> None:
    """Write the block anew with what its command shows now."""
    path = ROOT / document
    text = path.read_text("utf-8")
    assert text.count(block.text) == 1, block
    path.write_text(text.replace(block.text, output), "utf-8", newline="\n")


def form_in(document: str) -> tuple[Language, str] | None:
    """Return the language and the text of the form's tables in a document, if it has them."""
    match = _FORM.search((ROOT / document).read_text("utf-8"))
    if match is None:
        return None
    return ("vi" if match[2] == "vi" else "en"), match[0]


def with_form(document: str, form: Form) -> str:
    """Return the document with the tables of the form as they must be."""
    text = (ROOT / document).read_text("utf-8")
    return _FORM.sub(lambda m: m[1] + form_tables(form, "vi" if m[2] == "vi" else "en") + m[3], text)


def form_tables(form: Form, language: Language) -> str:
    """Write a table per sheet of the form: column ids, headers, what a condition may say, what a blank means."""
    parts: list[str] = []
    for sheet in form.row_sheets:
        help_ = f" {sheet.help.in_(language)}" if sheet.help else ""
        parts.append(f"\n**`{sheet.id}`** · {_both(sheet.name, language)}.{help_}\n\n{TITLES[language]}\n")
        parts.append("|---|---|---|---|\n")
        parts += [_row(column, sheet, language) for column in sheet.columns]
    return "".join(parts) + "\n"


def _both(words: Words, language: Language) -> str:
    """The Vietnamese wording as it stands in the workbook; in an English document with its meaning."""
    return words.vi if language == "vi" or words.vi == words.en else f"{words.vi} ({words.en})"


def _row(column: Column, sheet: Sheet, language: Language) -> str:
    kind = TYPES[column.type].in_(language)
    choices = [f"`{choice.id}` {_both(choice.label, language)}" for choice in column.choices]
    if choices:
        kind += ": " + " · ".join(choices)
    if column.part_of:
        kind += f" ≤ `{column.part_of}`"
    blank = UNKNOWN.in_(language)
    if column.level:
        blank = PLACE.in_(language)
    elif column.blank is not None and column.blank.always is not None:
        blank = f"`{_written(column.blank.always)}`"
    elif column.blank is not None:
        blank = TICK.in_(language).format(f"`{_written(column.blank.tick)}`")
    return f"| `{column.id}` | {_both(column.header, language)} | {kind} | {blank} |\n"


def _written(value: str | bool | None) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
