"""The only writer of stdout, stderr and files."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, BinaryIO, TextIO, TypeGuard

from nls_cli.errors import NlsError, os_reason

if TYPE_CHECKING:
    from rich.progress import Progress

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


def _is_there(stream: TextIO | None) -> TypeGuard[TextIO]:
    """Tell whether anybody could listen: not so without a console, or where the stream has been closed."""
    return stream is not None and not stream.closed


def write_result(content: str | bytes) -> None:
    """Write the result to stdout; NlsError if a terminal would have to show what is not text."""
    try:
        if isinstance(content, str):
            _write(sys.stdout, content)
        elif _is_there(sys.stdout):
            # A terminal, and whatever else somebody put in the place of stdout, takes text alone.
            raw: BinaryIO | None = getattr(sys.stdout, "buffer", None)
            if raw is None or _is_terminal(sys.stdout):
                raise NlsError("output.terminal")
            raw.write(content)
            raw.flush()
    except BrokenPipeError:  # `nls … | head`: enough was seen, and the exit code still has to be right
        silence_stdout()
    except OSError as error:  # a full disk behind a `>`
        silence_stdout()
        raise NlsError("output.failed", path="stdout", why=os_reason(error)) from None


def write_pieces(pieces: Iterable[str]) -> None:
    """Write a long result to stdout piece by piece, as `write_result` would write it whole."""
    try:
        for piece in pieces:
            _write(sys.stdout, piece)
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        silence_stdout()
        raise NlsError("output.failed", path="stdout", why=os_reason(error)) from None


def write_note(text: str) -> None:
    """Write anything else to stderr; a line of its own."""
    if text:
        with contextlib.suppress(OSError):  # nobody listens; the exit code and the result must not suffer
            _write(sys.stderr, text if text.endswith("\n") else text + "\n")


def _write(stream: TextIO | None, text: str) -> None:
    if not _is_there(stream):
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
    if _is_there(sys.stdout):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


PATIENCE = 0.7
"""Seconds that pass before a bar is shown: most reads are over by then."""


class ProgressLine:
    """A bar on stderr while files are read: it moves to and fro over one file, and counts several."""

    def __init__(self, start: str, template: str, *, shown: bool) -> None:
        self._start_text = start
        self._template = template
        self._state = (0, 0)
        self._bar: Progress | None = None
        self._timer = Timer(PATIENCE, self._show) if shown else None
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()

    def _show(self) -> None:
        # Only here: most commands never need the bar, and rich is slow to import.
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        text = TextColumn("{task.description}", markup=False)
        bar = Progress(BarColumn(20), text, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
        bar.add_task(self._start_text, total=None)
        bar.start()
        self._bar = bar
        self(*self._state)

    def __call__(self, done: int, total: int) -> None:
        """Show how many are done."""
        self._state = done, total
        if self._bar is not None and total > 1:
            text = self._template.format(done=done, total=total)
            self._bar.update(self._bar.task_ids[0], total=total, completed=done, description=text)

    def clear(self) -> None:
        """Wipe the line."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def check_outputs(
    outputs: Sequence[Path], inputs: Sequence[Path], suffixes: Collection[str], *, force: bool
) -> None:
    """Refuse, before any work is done, outputs that could not or must not be written."""
    seen: set[Path] = set()
    for path in outputs:
        try:
            place = real(path)
            there = path.exists()
        except (OSError, ValueError) as error:  # a name that no system can hold
            why = os_reason(error) if isinstance(error, OSError) else "EINVAL"
            raise NlsError("output.failed", path=path, why=why) from None
        if any(_same_file(path, one) for one in inputs):
            raise NlsError("output.is_input", path=path)
        if path.suffix.lower() not in suffixes:
            raise NlsError("output.suffix", path=path, known=tuple(sorted(suffixes)))
        if place in seen:
            raise NlsError("output.twice", path=path)
        seen.add(place)
        if there and not force:
            raise NlsError("output.exists", path=path)
        if path.is_dir():
            raise NlsError("output.failed", path=path, why="EISDIR")
        if not path.parent.is_dir():
            raise NlsError("output.failed", path=path, why="ENOENT")
        _real_place(path, path.parent)


def _same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return real(path) == real(other)


def real(path: Path) -> Path:
    """Return where a path leads; links that lead in a circle end where they are."""
    return Path(os.path.realpath(path))  # Path.resolve takes a circle for a bug of ours


def _real_place(path: Path, within: Path) -> Path:
    """Return where the bytes of `path` will lie; NlsError if a link leads them out of the folder `within`."""
    place, folder = real(path), real(within)
    if not place.is_relative_to(folder):
        raise NlsError("output.link", path=path, folder=within)
    return place


def make_folder(path: Path, within: Path | None = None) -> None:
    """Make a folder with all above it; with `within`, not through a link that leads out of that folder."""
    if within is not None:
        _real_place(path, within)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NlsError("output.failed", path=path, why=os_reason(error)) from None


def write_file(path: Path, content: str | bytes, within: Path | None = None) -> None:
    """Write a file whole or not at all: beside its place first, then moved there.

    A link is followed only as long as it stays inside `within`, the folder that the user named (default: its own).
    """
    data = content.encode() if isinstance(content, str) else content
    place = _real_place(path, within or path.parent)
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
        raise NlsError("output.failed", path=path, why=os_reason(error)) from None
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
        raise NlsError("output.failed", path=path, why=os_reason(error)) from None


def _mode(place: Path) -> int:
    """Return the permissions of the file that is replaced, or those a new file would get."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
