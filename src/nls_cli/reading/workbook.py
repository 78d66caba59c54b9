"""The one public door to workbooks: a pool of guarded processes that read files, several at a time, in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from nls_cli.model.workbook import RawWorkbook, Refusal
from nls_cli.reading.limits import Limits

if TYPE_CHECKING:
    from nls_cli.reading.pool import Pool, Run

__all__ = ["Limits", "WorkbookReader"]


class WorkbookReader:
    """Reads workbooks in processes of their own; a context manager that leaves no process behind.

    `workers` is the most processes that look at files at the same time (default: one per CPU). Whatever a file does
    to its process, the answer for it is a `Refusal` and the other files are read.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        workers: int | None = None,
        command: Sequence[str] | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._workers = workers or os.cpu_count() or 1
        self._command = command
        self._pool: Pool | None = None
        self._begun: tuple[list[Path], Run] | None = None

    def __enter__(self) -> WorkbookReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def start(self, workers: int = 1) -> None:
        """Start processes now, so that they get ready while the caller does something else."""
        if self._pool is None:
            # Not at the top: a command that reads no workbook should not pay for subprocess and threading.
            from nls_cli.reading.pool import Pool

            self._pool = Pool(self._command or worker_command(), self._limits)
        self._pool.grow(min(workers, self._workers))

    def begin(self, paths: Sequence[Path]) -> None:
        """Begin to read what `read_all` will be asked for, while the caller does something else.

        What had been begun before goes on if it is the same, and is given up otherwise.
        """
        if self._begun is not None:
            if self._begun[0] == list(paths):
                return
            assert self._pool is not None
            self._pool.give_up(self._begun[1])
            self._begun = None
        if paths:
            self.start(len(paths))
            assert self._pool is not None
            self._begun = list(paths), self._pool.begin(paths)

    def read_all(self, paths: Sequence[Path]) -> Iterator[RawWorkbook | Refusal]:
        """Yield one answer per path, in the order given."""
        if not paths:
            return
        self.begin(paths)
        assert self._pool is not None
        assert self._begun is not None
        run, self._begun = self._begun[1], None
        yield from self._pool.answers(run)

    def close(self) -> None:
        """End all processes."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None


def worker_command() -> list[str]:
    """Return the command that starts a worker.

    Isolated (`-I -S`): neither the current folder, which may be full of strangers' files, nor the environment
    can put a module into the process; it imports from where this package and the reader live, nothing else.
    """
    from importlib.util import find_spec

    reader = find_spec("python_calamine")
    roots = [str(Path(__file__).parents[2])]
    if reader and reader.origin:
        roots.append(str(Path(reader.origin).parents[1]))
    code = "import sys; sys.path += sys.argv[1:]; from nls_cli.reading.worker import main; main()"
    return [sys.executable, "-I", "-S", "-c", code, *dict.fromkeys(roots)]
