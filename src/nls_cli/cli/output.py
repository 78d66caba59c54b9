"""The only writer of stdout, stderr and files."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from nls_cli.errors import NlsError

NARROWEST, WIDEST, WIDTH_OF_FILES = 40, 120, 100


@dataclass(frozen=True, slots=True)
class Terminal:
    """What stdout and stderr can show."""

    width: int
    color: bool
    """On stdout."""
    error_color: bool
    """On stderr."""
    progress: bool
    """Whether stderr is a terminal, where a progress line makes sense."""


def prepare_streams() -> None:
    """Make both streams UTF-8 with plain line ends, whatever the locale: the same bytes everywhere."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(OSError, ValueError):
                reconfigure(encoding="utf-8", errors="replace", newline=None if stream.isatty() else "\n")


def look_at_terminal(environment: Mapping[str, str]) -> Terminal:
    """Tell what can be shown, by the streams, NO_COLOR and TERM."""
    columns = shutil.get_terminal_size((80, 24)).columns
    plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
    return Terminal(
        max(NARROWEST, min(columns, WIDEST)),
        _is_terminal(sys.stdout) and not plain,
        _is_terminal(sys.stderr) and not plain,
        _is_terminal(sys.stderr) and environment.get("TERM") != "dumb",
    )


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def write_result(text: str) -> None:
    """Write the result to stdout."""
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        raise
    except OSError as error:  # a full disk behind a `>`
        silence_stdout()
        raise NlsError("output.failed", path="stdout", why=error.strerror or str(error)) from None


def write_note(text: str) -> None:
    """Write anything else to stderr; a line of its own."""
    if text:
        _write(sys.stderr, text if text.endswith("\n") else text + "\n")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # started without a console
        return
    if sys.platform == "win32" and stream.isatty():
        from rich.console import Console
        from rich.text import Text

        Console(file=stream, highlight=False, soft_wrap=True).print(Text.from_ansi(text), end="")
        if text.endswith("\n"):
            stream.write("\n")
    else:
        stream.write(text)
    stream.flush()


def silence_stdout() -> None:
    """After the reader of stdout has gone, keep the interpreter from complaining at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class ProgressLine:
    """A line on stderr that counts files while they are read."""

    def __init__(self, template: str, *, shown: bool) -> None:
        self._template = template
        self._shown = shown
        self._length = 0

    def __call__(self, done: int, total: int) -> None:
        """Show how many are done."""
        if not self._shown or total < 2:
            return
        filled = 20 * done // total
        line = f"{'█' * filled}{'░' * (20 - filled)} {self._template.format(done=done, total=total)}"
        self._length = max(self._length, len(line))
        sys.stderr.write("\r" + line.ljust(self._length))
        sys.stderr.flush()

    def clear(self) -> None:
        """Wipe the line."""
        if self._length:
            sys.stderr.write("\r" + " " * self._length + "\r")
            sys.stderr.flush()
            self._length = 0


def check_outputs(
    outputs: Sequence[Path], inputs: Sequence[Path], suffixes: Collection[str], *, force: bool
) -> None:
    """Refuse, before any work is done, outputs that could not or must not be written."""
    seen: set[Path] = set()
    for path in outputs:
        if any(_same_file(path, one) for one in inputs):
            raise NlsError("output.is_input", path=path)
        if path.suffix.lower() not in suffixes:
            raise NlsError("output.suffix", path=path, known=tuple(sorted(suffixes)))
        place = path.resolve()
        if place in seen:
            raise NlsError("output.twice", path=path)
        seen.add(place)
        if path.exists() and not force:
            raise NlsError("output.exists", path=path)
        if path.is_dir():
            raise NlsError("output.failed", path=path, why="EISDIR")
        if not path.parent.is_dir():
            raise NlsError("output.failed", path=path, why="ENOENT")


def _same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return path.resolve() == other.resolve()


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: beside its place first, then moved there."""
    data = content.encode() if isinstance(content, str) else content
    place = path.resolve()
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".nls-", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(place))
        temporary.replace(place)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise NlsError("output.failed", path=path, why=error.strerror or str(error)) from None
    except BaseException:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise


def append_file(path: Path, text: str) -> None:
    """Add to the end of a file that others write to as well."""
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise NlsError("output.failed", path=path, why=error.strerror or str(error)) from None


def _mode(place: Path) -> int:
    """Return the permissions of the file that is replaced, or those a new file would get."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
