"""Files are written whole or not at all, and never over what must stay."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

import pytest

from nls_cli.cli.opening import show_files
from nls_cli.cli.output import (
    ProgressLine,
    Terminal,
    check_outputs,
    look_at_terminal,
    prepare_streams,
    silence_stdout,
    write_file,
    write_note,
    write_result,
)
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError

SUFFIXES = (".txt", ".json")


def refusal(outputs: list[Path], inputs: tuple[Path, ...] = (), *, force: bool = False) -> str:
    with pytest.raises(NlsError) as error:
        check_outputs(outputs, inputs, SUFFIXES, force=force)
    return error.value.key


def test_what_may_be_written(tmp_path: Path) -> None:
    check_outputs([tmp_path / "a.txt", tmp_path / "b.JSON"], (), SUFFIXES, force=False)


def test_what_must_not_be_written(tmp_path: Path) -> None:
    there = tmp_path / "a.json"
    there.write_text("old")
    assert refusal([there]) == "output.exists"
    assert refusal([there], (there,), force=True) == "output.is_input"
    assert refusal([tmp_path / "b.json", tmp_path / "x" / ".." / "b.json"]) == "output.twice"
    assert refusal([tmp_path / "a.docx"]) == "output.suffix"
    assert refusal([tmp_path / "no" / "a.json"]) == "output.failed"
    (tmp_path / "d.txt").mkdir()
    assert refusal([tmp_path / "d.txt"], force=True) == "output.failed"


def test_an_input_under_another_name_is_still_an_input(tmp_path: Path) -> None:
    there, link, hard = tmp_path / "a.xlsx", tmp_path / "b.json", tmp_path / "c.json"
    there.write_text("census")
    link.symlink_to(there)
    os.link(there, hard)
    assert refusal([link], (there,), force=True) == "output.is_input"
    assert refusal([hard], (there,), force=True) == "output.is_input"


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "đạt\n")
    assert path.read_bytes() == "đạt\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_new_file_gets_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_file(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NlsError) as error:
        write_file(path, "new")
    assert error.value.key == "output.failed"
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_no_colour_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert look_at_terminal({}).color
    assert not look_at_terminal({"NO_COLOR": "1"}).color
    assert look_at_terminal({"NO_COLOR": ""}).color
    assert not look_at_terminal({"TERM": "dumb"}).color
    assert not look_at_terminal({"TERM": "dumb"}).progress
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    assert not look_at_terminal({}).color


def test_progress_stays_away_from_short_reads_and_from_pipes(capsys: pytest.CaptureFixture[str]) -> None:
    for shown in (False, True):
        line = ProgressLine("start", "{done}/{total}", shown=shown)
        line(1, 3)
        line.clear()
    assert capsys.readouterr().err == ""


def test_progress_shows_on_a_terminal_and_wipes_itself(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nls_cli.cli.output.PATIENCE", 0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    line = ProgressLine("start", "{done}/{total}", shown=True)
    err = ""
    for done in range(1, 500):
        line(done, 1000)
        err += capsys.readouterr().err
        if f"{done - 1}/1000" in err:
            break
        time.sleep(0.02)
    line.clear()
    err += capsys.readouterr().err
    assert f"{done - 1}/1000" in err
    assert err.endswith("\x1b[2K")  # the line is wiped


def test_what_is_not_text_goes_to_a_pipe_and_never_to_a_terminal(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_result(b"PK\x03\x04")
    assert capfdbinary.readouterr().out == b"PK\x03\x04"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(NlsError) as error:
        write_result(b"PK\x03\x04")
    assert error.value.key == "output.terminal"


class _Replaced(io.StringIO):
    """What an editor or a notebook puts in the place of stdout."""


@pytest.mark.parametrize("content", ["đạt", b"PK"])
def test_without_a_stdout_nothing_is_said(content: str | bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    for stream in (None, closed):
        monkeypatch.setattr("sys.stdout", stream)
        monkeypatch.setattr("sys.stderr", stream)
        prepare_streams()
        assert not look_at_terminal({}).color
        write_result(content)
        write_note("nobody listens")
        silence_stdout()


def test_what_stands_in_for_stdout_takes_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = _Replaced()
    monkeypatch.setattr("sys.stdout", stream)
    prepare_streams()
    write_result("đạt")
    assert stream.getvalue() == "đạt"
    with pytest.raises(NlsError) as error:
        write_result(b"PK")
    assert error.value.key == "output.terminal"
    silence_stdout()


def session() -> Session:
    return Session("vi", Terminal(80, color=False, error_color=False, progress=False), {}, Path(), None)


@pytest.mark.parametrize("there", [True, False])
def test_written_files_are_shown_if_the_machine_can(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[object]] = []
    monkeypatch.setattr("nls_cli.cli.opening.shutil.which", lambda name: f"/bin/{name}" if there else None)
    monkeypatch.setattr("nls_cli.cli.opening.subprocess.Popen", lambda args, **_: started.append(args))
    monkeypatch.setattr("sys.platform", "linux")
    show_files(session(), [tmp_path / "a.html"])
    assert started == ([["/bin/xdg-open", tmp_path / "a.html"]] if there else [])
    assert ("không có chương trình để mở" in capsys.readouterr().err) is not there
