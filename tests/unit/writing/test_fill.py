"""Filling an office's own template: what it shows, and what it cannot do."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from nls_cli.cli.main import run
from nls_cli.errors import NlsError
from nls_cli.model.letterhead import Letterhead
from nls_cli.reading.limits import Limits
from nls_cli.reporting.docx_file import settled_zip
from nls_cli.reporting.template_values import template_values
from nls_cli.writing.fill import fill_template, read_template
from tests.unit.reporting.docx_pages import parts, tables, texts
from tests.unit.reporting.scored import Scored
from tests.unit.reporting.snapshots import snapshot

ROOT = Path(__file__).parents[3]
PATH = Path("mau.docx")
OFFICE = Letterhead(issuer="Sở A & B <i>", recipients=("UBND tỉnh", "Lưu"))


def template(*paragraphs: str, row: str = "") -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    if row:
        table = made.add_table(rows=3, cols=1, style="Table Grid")
        for line, text in zip(
            table.rows, ("{%tr for one in years[0].indicators %}", row, "{%tr endfor %}"), strict=True
        ):
            line.cells[0].text = text
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def values() -> dict[str, Any]:
    return template_values(Scored(snapshot(by="district")), "vi", OFFICE)


def filled(*paragraphs: str, row: str = "") -> bytes:
    return settled_zip(
        fill_template(template(*paragraphs, row=row), values(), PATH, snapshot().as_of, "Sở A")
    )


def test_a_template_is_filled_the_same_each_time() -> None:
    asked = ("{{ issuer }}, {{ date }}", "{%p for year in years %}", "{{ year.sentence }}", "{%p endfor %}")
    first, again = (
        filled(*asked, row="{{ one.number }}. {{ one.name }}: {{ one.status }}") for _ in range(2)
    )
    assert first == again
    text = texts(first)
    assert "Sở A & B <i>, ngày 01 tháng 12 năm 2024" in text
    assert "Đạt 1/6 chỉ tiêu năm 2025" in text
    (rows,) = tables(first)
    assert len(rows) == len(values()["years"][0]["indicators"])
    assert rows[0][0].endswith(": Đạt")
    assert "{{" not in text


def test_every_placeholder_is_documented() -> None:
    page = (ROOT / "docs" / "documents.md").read_text("utf-8")
    rows = "\n".join(line for line in page.splitlines() if line.startswith("| `"))
    documented = set(re.findall(r"`([a-z_]+)`", rows))

    def names(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {name for one in value.values() for name in names(one)}
        return {name for one in value for name in names(one)} if isinstance(value, list) else set()

    assert names(values()) <= documented
    assert set(values()) <= documented


@pytest.mark.parametrize(
    ("text", "key", "what"),
    [
        ("{{ isuer }}", "template.unknown", "isuer"),
        ("{% for x in %}", "template.wrong", "expression"),
        ("{{ ''.__class__.__mro__ }}", "template.wrong", "unsafe"),
        ("{% include '/etc/passwd' %}", "template.wrong", "loader"),
        ("{{ 'x' * 9000000000 }}", "template.limits", ""),
        ("{{ range(9) }}", "template.unknown", "range"),
    ],
)
def test_what_a_template_must_not_do_is_said(text: str, key: str, what: str) -> None:
    with pytest.raises(NlsError) as error:
        filled(text)
    assert error.value.key == key
    assert what in str(error.value.params)


def changed(**more: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in (
            parts(template("x")) | {key.replace("__", "/"): one for key, one in more.items()}
        ).items():
            archive.writestr(name, content)
    return buffer.getvalue()


REMOTE = (
    b'<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" '
    b'Target="http://evil/" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "template.not_docx"),
        (b"PK\x03\x04 nothing", "template.not_docx"),
        (changed(**{"word__vbaProject.bin": b"x"}), "template.active"),
        (changed(**{"word__embeddings__a.bin": b"x"}), "template.active"),
        (changed(**{"word___rels__settings.xml.rels": REMOTE}), "template.active"),
        (changed(**{"word__footnotes.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "template.active"),
    ],
)
def test_what_must_not_get_into_a_report_is_refused(data: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(data)
    with pytest.raises(NlsError) as error:
        read_template(path, Limits())
    assert error.value.key == key


def test_the_command_asks_for_both_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "census.xlsx").write_bytes(b"")
    assert run(["score", "--template", "mau.docx"]) == 2
    assert "--template cần có báo cáo .docx" in capsys.readouterr().err
    assert run(["score", "--template", "mau.docx", "-o", "a.docx"]) == 2
    assert "không tìm thấy mẫu mau.docx" in capsys.readouterr().err
