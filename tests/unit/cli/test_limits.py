"""Limits come from the command line, then the project, then the defaults; each is documented as it is."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from nls_cli.cli.limit_option import take_limits
from nls_cli.cli.limits import KINDS, limit_value, read_limits
from nls_cli.cli.main import run
from nls_cli.cli.project import read_project
from nls_cli.errors import NlsError, SourceError
from nls_cli.reading.limits import Limits
from tests.crafted import xlsx

ROOT = Path(__file__).parents[3]


def test_the_option_may_stand_anywhere_before_two_dashes() -> None:
    asked, rest = take_limits(["check", "--limit", "area=1", "a", "--limit=sheets=2", "--", "--limit=x"])
    assert asked == ("area=1", "sheets=2")
    assert rest == ["check", "a", "--", "--limit=x"]
    with pytest.raises(NlsError, match=r"usage\.needs_value"):
        take_limits(["check", "--limit"])


def test_the_command_line_wins_over_the_project() -> None:
    limits = read_limits(["area=7", "entry_bytes=64M"], {"area": 5, "sheets": 3})
    assert (limits.area, limits.sheets, limits.entry_bytes) == (7, 3, 64 << 20)
    assert limits.entries == Limits().entries


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("area", "40000000", 40_000_000),
        ("memory-bytes", "1,5G", 3 << 29),
        ("seconds", "0.5", 0.5),
        ("file-bytes", "2 KiB", 2048),
        ("ratio", 9, 9),
    ],
)
def test_what_a_value_may_be(name: str, written: object, value: object) -> None:
    assert limit_value(name, written) == value


@pytest.mark.parametrize(
    "written", ["", "0", "-1", "x", "1.5", "1e9", "inf", "nan", True, None, [1], "9" * 40]
)
def test_what_no_value_is(written: object) -> None:
    assert limit_value("area", written) is None


def test_a_wrong_name_gets_the_nearest() -> None:
    with pytest.raises(NlsError, match=r"usage\.limit\.name") as error:
        read_limits(["aera=1"], {})
    assert error.value.params["nearest"] == ("area",)
    for wrong in ("area", "area=", "area=x"):
        with pytest.raises(NlsError, match=r"usage\.limit\.value"):
            read_limits([wrong], {})


def test_the_project_file_says_where_it_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "nls.yaml"
    path.write_text("limits:\n  area: 40M\n  seconds: 60\n")
    assert read_project(path, tmp_path).limits == {"area": 40 << 20, "seconds": 60.0}
    path.write_text("limits:\n  aera: 1\n  area: no\n")
    with pytest.raises(SourceError) as error:
        read_project(path, tmp_path)
    assert [(one.line, one.column, one.key) for one in error.value.problems] == [
        (2, 3, "yaml.unknown_key"),
        (3, 9, "yaml.not_limit"),
    ]
    path.write_text("limits: 5\n")
    with pytest.raises(SourceError, match=r"yaml\.mistakes"):
        read_project(path, tmp_path)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_refusal_names_the_limit_and_how_to_widen_it(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(xlsx())
    (tmp_path / "nls.yaml").write_text("limits: {sheets: 5, file-bytes: 10}\n")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "a.xlsx", "--format", "csv", "--lang", language]) == 2
    said = capsys.readouterr().out
    assert "NLS107" in said
    assert "file-bytes" in said
    assert " 10" in said
    assert "--limit" in said
    assert run(["check", "a.xlsx", "--limit", "file-bytes=1M"]) == 1  # read; it has other findings


def test_the_page_of_limits_has_them_all_with_their_defaults() -> None:
    page = (ROOT / "docs" / "limits.md").read_text("utf-8")
    listed = re.findall(r"^\| `([\w-]+)` \| (\S+) \|", page, re.MULTILINE)
    assert [name for name, _ in listed] == list(KINDS)
    shown = {name: limit_value(name, value) for name, value in listed}
    assert shown == {one.name.replace("_", "-"): one.default for one in fields(Limits)}
