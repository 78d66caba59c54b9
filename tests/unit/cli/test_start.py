"""Help comes at once, in either language, and nothing ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from nls_cli.cli import main as entry
from nls_cli.cli.main import build_command, run
from nls_cli.cli.options import FORMATS
from nls_cli.cli.output import Terminal
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError
from nls_cli.messages import LANGUAGES, Language
from nls_cli.reporting.formats import SCORE_REPORTERS, gaps_reporters

HEAVY = ("pydantic", "yaml", "rich", "python_calamine", "nls_cli.workflows", "nls_cli.model")
ENGLISH = ("Usage", "Options", "Arguments", "Commands", "Show this", "OPTIONS", "COMMAND", "default", "<str>")
COMMANDS = (
    [],
    ["score"],
    ["gaps"],
    ["check"],
    ["targets"],
    ["targets", "list"],
    ["targets", "show"],
    ["targets", "check"],
    ["targets", "schema"],
    ["sample"],
)


def session(language: Language, folder: Path) -> Session:
    return Session(language, Terminal(80, False, False, False), {}, folder, None)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["score", "--help"], ["targets", "--help"]])
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys, json\nfrom nls_cli.cli.main import run\n"
        f"code = run({arguments!r})\n"
        f"print(json.dumps([code, [m for m in {HEAVY!r} if m in sys.modules]]), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert json.loads(done.stderr) == [0, []]
    assert done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_help_page_is_in_its_language_and_fits(
    command: list[str], language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "--help", "--lang", language]) == 0
    text = capsys.readouterr().out
    assert [line for line in text.splitlines() if cell_len(line) > 80] == []
    if language == "vi":
        assert [word for word in ENGLISH if word in text] == []
        assert text.startswith("Cách dùng: nls")
    else:
        assert text.startswith("Usage: nls")
        assert text.isascii()


def test_every_option_has_help(tmp_path: Path) -> None:
    command = build_command(session("vi", tmp_path))
    pages = [*command.commands.values(), *command.commands["targets"].commands.values()]
    assert {page.name for page in pages} >= {
        "score",
        "gaps",
        "sample",
        "targets",
        "list",
        "show",
        "check",
        "schema",
    }
    for page in pages:
        assert [param.name for param in page.params if not getattr(param, "help", None)] == []


def test_the_formats_offered_are_those_there_are() -> None:
    assert FORMATS == tuple(SCORE_REPORTERS) == tuple(gaps_reporters(everything=False))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "vietnamese", "english"),
    [
        (["scor"], "không có lệnh “scor”", "there is no command “scor”"),
        (["score", "--distrct", "x"], "không có tùy chọn --distrct", "there is no option --distrct"),
        (["score", "--by"], "tùy chọn --by cần một giá trị", "option --by needs a value"),
        (["score", "--strict=1"], "tùy chọn --strict không nhận giá trị", "option --strict takes no value"),
        (["sample"], "thiếu THƯ_MỤC", "DIR is missing"),
        (["sample", "a", "b"], "thừa: b", "not expected: b"),
        (["targets"], "chưa có lệnh", "a command is missing"),
        (["score", "--by", "huyen"], "--by: không có giá trị “huyen”", "--by: there is no value “huyen”"),
        (["score", "--as-of", "2024-02-30"], "“2024-02-30” không phải ngày", "“2024-02-30” is not a date"),
        (["score", "--fail-under", "nan"], "không phải số điểm", "is not a score"),
        (["score", "--fail-under", "100,01"], "không phải số điểm", "is not a score"),
    ],
)
def test_wrong_usage_is_told_in_the_language(
    arguments: list[str],
    vietnamese: str,
    english: str,
    language: Language,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run([*arguments, "--lang", language]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert (vietnamese if language == "vi" else english) in err
    assert ("Lỗi: " if language == "vi" else "Error: ") in err
    assert len(err.splitlines()) <= 4


def test_alone_it_shows_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "score" in err
    assert "chưa có lệnh" in err


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Đã dừng theo yêu cầu."),
        (RuntimeError("x\x1b[2J"), 2, "sự cố ngoài dự kiến (RuntimeError: x[2J)"),
        (
            NlsError("year.unknown", year="2027", years=("2025", "2030")),
            2,
            "chọn một trong các năm: 2025, 2030.",
        ),
        (OSError(28, "No space left on device", "x\x1b"), 2, "ổ đĩa đã đầy"),
        (MemoryError(), 2, "không đủ bộ nhớ"),
    ],
)
def test_nothing_ends_in_a_traceback(
    raised: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> int:
        raise raised

    monkeypatch.setattr(entry, "_command", fail)
    monkeypatch.setattr(entry, "silence_stdout", lambda: None)
    monkeypatch.delenv("NLS_DEBUG", raising=False)
    assert run([]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err
    assert "\x1b" not in err


def test_debugging_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError("x")

    monkeypatch.setattr(entry, "_command", fail)
    monkeypatch.setenv("NLS_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run([])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nls score --district Giao", "Giao Thủy"),
        ("nls score --targets nam-dinh-k", "nam-dinh-kh76"),
        ("nls targets show qd", "qd-146"),
        ("nls gaps --by dist", "district"),
        ("nls score --format js", "json"),
        ("nls targ", "targets"),
    ],
)
def test_the_shell_completes(words: str, found: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "_NLS_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
        "NLS_LANG": "vi",
    }
    code = "from nls_cli.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert found in done.stdout.split("\n")
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        code = "from nls_cli.cli.main import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code, "--version"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert "không ghi được stdout" in done.stderr
    assert len(done.stderr.splitlines()) <= 3
