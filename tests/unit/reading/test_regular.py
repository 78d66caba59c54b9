"""Named files are read if they are files: nothing else is waited for, or read without end."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from nls_cli.cli.main import run
from nls_cli.reading.regular import read_regular

posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes and devices in folders")


@pytest.mark.parametrize(("size", "expected"), [(0, b""), (5, b"xxxxx"), (6, b"")])
def test_no_more_than_is_allowed(size: int, expected: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * size)
    assert read_regular(path, 5) == (size, expected)


def test_a_file_whose_size_is_not_told(tmp_path: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("needs /proc (Linux)")
    size, content = read_regular(Path("/proc/self/status"), 1 << 20)
    assert size == len(content) > 0
    assert read_regular(Path("/proc/self/status"), 5) == (6, b"")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r".") as raised:
        read_regular(tmp_path, 5)
    assert raised.value.errno in (errno.EISDIR, errno.EACCES)


@posix
@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["check", "a.xlsx", "--baseline", "it.json"], "it.json"),
        (["trend", "it.json", "it.json"], "it.json"),
        (["merge", "a.xlsx", "--submitters", "it.yaml", "-o", "o.xlsx"], "it.yaml"),
        (["targets", "check", "it.yaml"], "it.yaml"),
    ],
)
@pytest.mark.parametrize("kind", ["pipe", "device", "circle"])
def test_pipes_devices_and_circles_end_in_a_sentence(
    kind: str,
    arguments: list[str],
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / name
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if kind == "device" else name)
    (tmp_path / "a.xlsx").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert name in said
    assert "ngoài dự kiến" not in said
    assert "ENODEV" not in said
