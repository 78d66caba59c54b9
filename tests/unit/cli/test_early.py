"""Reading begins while the command line is still being understood, and only what it plainly names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from nls_cli.cli.early import begin_early
from nls_cli.cli.output import Terminal
from nls_cli.cli.session import Session
from nls_cli.reading.workbook import WorkbookReader


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What readers were told to begin; an empty list where only a process was started."""
    told: list[list[str]] = []

    def begin(_reader: WorkbookReader, paths: Sequence[Path]) -> None:
        told.append([str(path) for path in paths])

    monkeypatch.setattr(WorkbookReader, "begin", begin)
    monkeypatch.setattr(WorkbookReader, "start", lambda _reader, _workers=1: told.append([]))
    return told


def _session(folder: Path, limits: tuple[str, ...] = ()) -> Session:
    return Session("vi", Terminal(80, False, False, False), {}, folder, None, limits)


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["score", "a.xlsx"], [["a.xlsx"]]),
        (["gaps", "a.xlsx", "b.XLS", "--by", "district"], [["a.xlsx", "b.XLS"]]),
        (["check", "a.xlsx", "-o", "b.XLS"], [["a.xlsx"]]),  # what follows an option may be its value
        (["score", "a.xlsx", "missing.xlsx"], [[]]),
        (["check", "folder"], [[]]),
        (["score", "--year", "2030"], [[]]),
        (["score", "a.xlsx", "--help"], []),
        (["merge", "a.xlsx"], []),
        ([], []),
    ],
)
def test_what_is_begun(
    arguments: list[str], wanted: list[list[str]], begun: list[list[str]], tmp_path: Path
) -> None:
    for name in ("a.xlsx", "b.XLS"):
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()
    reader = begin_early(_session(tmp_path), arguments)
    assert begun == wanted
    assert (reader is not None) == bool(wanted)


def test_a_mistake_in_the_limits_is_left_for_the_command_to_tell(
    begun: list[list[str]], tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").touch()
    assert begin_early(_session(tmp_path, ("no-such=1",)), ["score", "a.xlsx"]) is None
    assert begun == []
