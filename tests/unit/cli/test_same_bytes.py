"""Every file of two processes that share neither clock, time zone, hash seed nor folder: byte for byte the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

MADE = Path(__file__).parents[1] / "parsing" / "sealed" / "made.xlsx"
LISTED = """
nls: 1
sheets: [staff, teams]
submitters:
  - name: UBND xã Giao An
  - name: UBND xã Chưa Gửi
"""
LATER = """
import datetime, time
real, here, there, year_2031 = datetime.datetime, time.localtime, time.gmtime, 1936000000.25

class Kind(type):
    def __instancecheck__(cls, one): return isinstance(one, real)

class Later(real, metaclass=Kind):
    @classmethod
    def now(cls, tz=None): return real.fromtimestamp(year_2031, tz)
    @classmethod
    def utcnow(cls): return real.fromtimestamp(year_2031, datetime.timezone.utc).replace(tzinfo=None)
    @classmethod
    def today(cls): return real.fromtimestamp(year_2031)

datetime.datetime = Later
time.time = lambda: year_2031
time.localtime = lambda when=None: here(year_2031 if when is None else when)
time.gmtime = lambda when=None: there(year_2031 if when is None else when)
"""
"""A process that begins like this believes it is May 2031."""
COMMANDS = """
import sys
from nls_cli.cli.main import run
every = [part for name in ("docx", "xlsx", "html", "md", "csv", "json", "txt") for part in ("-o", "{}." + name)]
for command in (
    ["score", "bieu.xlsx", "--trend", "bieu.xlsx", *(one.format("score") for one in every)],
    ["gaps", "bieu.xlsx", "--lang", "en", *(one.format("gaps") for one in every)],
    ["check", "bieu.xlsx", "--certificate", "certificate.docx"],
    ["check", "bieu.xlsx", "--return", "returned", "--return-by", "15/12/2024", "-o", "check.html", "-o", "check.md"],
):
    code = run(command)
    assert code in (0, 1), (command, code)
"""


def written(folder: Path, start: str, **environment: str) -> dict[str, bytes]:
    """Run the commands in a new process and return every file that it wrote."""
    folder.mkdir()
    shutil.copy(MADE, folder / "bieu.xlsx")
    (folder / "submitters.yaml").write_text(LISTED, "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NLS_", "GITHUB_"))}
    done = subprocess.run(
        [sys.executable, "-c", start + COMMANDS],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_what_is_written_depends_on_what_was_read_alone(tmp_path: Path) -> None:
    one = written(tmp_path / "one", "", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    other = written(
        tmp_path / "số liệu", LATER, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="vi_VN.UTF-8"
    )
    assert len(one) == 2 + 2 * 7 + 1 + 2 + 4
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
