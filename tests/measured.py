"""Branch coverage, with the processes that end without a farewell: `python -m pytest -p tests.measured`.

What is measured stands in pyproject.toml; `coverage combine` and `coverage report` show it. A worker is started
isolated and killed when it is not needed any more, its children leave by `os._exit` and may not write files; neither
would leave a trace of what it ran. With this plugin a worker measures itself from its first line, ends by itself
when nobody needs it, and a child keeps the right to write what it has measured as its last act.
"""

from __future__ import annotations

import atexit
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coverage import Coverage

ROOT = Path(__file__).parents[1]
SECONDS = 5
"""For a worker to write down what it has measured."""


def pytest_load_initial_conftests() -> None:
    """Measure this process from before the first module of ours, and have every worker measure itself."""
    import coverage

    measuring = _measuring()
    measuring.start()
    atexit.register(_save, measuring)

    from nls_cli.reading import pool

    home = Path(coverage.__file__).parents[1]
    begin, close = pool.Worker.__init__, pool.Pool.close

    def begin_measured(self: pool.Worker, command: Sequence[str], *given: Any) -> None:
        command = list(command)
        if "-c" in command and "nls_cli.reading" in command[at := command.index("-c") + 1]:
            first = (
                f"import sys; sys.path += [{str(home)!r}, {str(ROOT)!r}]; from tests.measured import measure"
            )
            command[at] = f"{first}; measure()\n{command[at]}"
        begin(self, command, *given)

    def close_gently(self: pool.Pool) -> None:
        for run in self._runs:
            run.stop()
        for worker in self._workers:
            process = worker._process
            if process and process.stdin and not worker._interrupted:
                with suppress(OSError, subprocess.TimeoutExpired):
                    process.stdin.close()
                    process.wait(SECONDS)
        close(self)

    pool.Worker.__init__ = begin_measured  # type: ignore[method-assign]
    pool.Pool.close = close_gently  # type: ignore[method-assign]


def _measuring() -> Coverage:
    from coverage import Coverage

    return Coverage(
        data_file=str(ROOT / ".coverage"), data_suffix=True, config_file=str(ROOT / "pyproject.toml")
    )


def _save(measuring: Coverage) -> None:
    measuring.stop()
    measuring.save()


def measure() -> None:
    """Measure this process and what it forks, and write it down whichever way they end."""
    import resource

    measuring = _measuring()
    own = os.getpid()
    limit, leave = resource.setrlimit, os._exit

    def save() -> None:
        if os.getpid() != own:
            for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_AS, resource.RLIMIT_CPU):
                most = resource.getrlimit(kind)[1]
                limit(kind, (most, most))
        _save(measuring)

    def limit_for_now(kind: int, limits: tuple[int, int]) -> None:
        limit(kind, (limits[0], resource.getrlimit(kind)[1]))

    def save_and_leave(code: int) -> None:
        with suppress(Exception):
            save()
        leave(code)

    resource.setrlimit = limit_for_now
    os._exit = save_and_leave  # type: ignore[assignment]
    atexit.register(save)
    measuring.start()
