"""The workers, seen from outside: started, given files, timed, killed and replaced."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from time import monotonic

from nls_cli.model.workbook import RawWorkbook, Refusal
from nls_cli.reading.frames import BadFrame
from nls_cli.reading.limits import MIB, Limits
from nls_cli.reading.received import Answer

_TICK = 0.05
_GRACE = 1.5
"""The supervisor's clock runs this many seconds longer than the limit: the file's own limits come first."""
_LAST_WORDS = 0.2
_WAIT = 0.2
"""Waiting without end could not be interrupted by Ctrl-C on Windows."""
_AHEAD = 2
"""Files per worker that may be read before the caller has taken the answers."""


class Worker:
    """One process, replaced whenever it dies; one thread at a time gives it files, any thread may interrupt it."""

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self._command = list(command)
        self._limits = limits
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline: float | None = None
        self._seconds = 0.0
        self._interrupted = False
        self._expired = False
        self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A session of its own: Ctrl-C reaches only us, and one signal ends the worker with its child.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with self._lock:
            self._process = process
        return process

    def read(self, path: Path) -> RawWorkbook | Refusal:
        """Return the answer for one file, whatever happens to the process."""
        if self._process is not None and (self._interrupted or self._process.poll() is not None):
            self.end()
        self._interrupted = self._expired = False
        try:
            process = self._process or self._start()
            assert process.stdin
            assert process.stdout
            self._allow(self._limits.seconds_to_load)
            job = {"path": os.fspath(path), "limits": asdict(self._limits)}
            process.stdin.write(json.dumps(job).encode("ascii") + b"\n")
            process.stdin.flush()
            return Answer(path).receive(process.stdout.read, self._allow)
        except (BadFrame, OSError):
            code = self.end()
            if self._expired:
                return Refusal(path, None, "NLS110", {"seconds": int(self._seconds)})
            return Refusal(path, None, *_cause(code, self._limits))
        finally:
            with self._lock:
                self._deadline = None

    def _allow(self, seconds: float) -> None:
        self._seconds = min(seconds, max(self._limits.seconds_hard, self._limits.seconds_to_load))
        with self._lock:
            self._deadline = monotonic() + self._seconds + _GRACE

    def check_clock(self) -> None:
        """Interrupt the process if its file has used up its time."""
        with self._lock:  # so that the file's successor is never killed in its place
            if self._deadline is not None and monotonic() > self._deadline:
                self._deadline = None
                self._expired = True
                self._kill()

    def interrupt(self) -> None:
        """Kill the process and its child; whoever waits for its answer sees the end of the stream."""
        with self._lock:
            self._kill()

    def _kill(self) -> None:
        self._interrupted = True
        if self._process is None:
            return
        with suppress(OSError):  # they may have ended by themselves
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def end(self) -> int | None:
        """Make sure that the process has gone; return its exit code if it ended by itself."""
        process = self._process
        if process is None:
            return None
        code: int | None = None
        if not self._interrupted:
            # A worker that closed its side of the pipe is ending: let it tell how.
            with suppress(subprocess.TimeoutExpired):
                code = process.wait(_LAST_WORDS)
        self.interrupt()
        with self._lock:
            process.wait()
            self._process = None
        for stream in (process.stdin, process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        return code


def _cause(code: int | None, limits: Limits) -> tuple[str, dict[str, str | int]]:
    """Return the refusal that the exit code of a worker stands for."""
    match code:
        case 72:
            return "NLS110", {"seconds": int(limits.seconds_hard)}
        case 73:
            return "NLS111", {"mebibytes": limits.memory_hard_bytes // MIB}
        case None:
            return "NLS109", {"how": "garbage"}
        case _:
            return "NLS109", {"how": f"exit {code}"}


class Pool:
    """Workers that share a list of files; answers come out in the order of the files."""

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self._command = command
        self._limits = limits
        self._workers: list[Worker] = []
        self._runs: list[Run] = []
        self._closing = threading.Event()
        self._clock: threading.Thread | None = None

    def grow(self, workers: int) -> None:
        """Have at least this many workers."""
        while len(self._workers) < workers:
            self._workers.append(Worker(self._command, self._limits))
        if self._clock is None:
            self._clock = threading.Thread(target=self._watch, name="nls-reading-clock", daemon=True)
            self._clock.start()

    def _watch(self) -> None:
        while not self._closing.wait(_TICK):
            for worker in self._workers:
                worker.check_clock()

    def begin(self, paths: Sequence[Path]) -> Run:
        """Have the first of these files read, for `answers` to ask for."""
        run = Run(paths, self._workers)
        self._runs.append(run)
        run.start()
        return run

    def answers(self, run: Run) -> Iterator[RawWorkbook | Refusal]:
        """Yield one answer per path, in order, reading a little ahead of the caller."""
        try:
            for index in range(run.files):
                yield run.answer(index)
        finally:
            self.give_up(run)

    def give_up(self, run: Run) -> None:
        """Stop a run; its workers are free for another."""
        run.stop()
        self._runs.remove(run)

    def close(self) -> None:
        """End all workers."""
        for run in self._runs:
            run.stop()
        self._closing.set()
        if self._clock is not None:
            self._clock.join()
        for worker in self._workers:
            worker.interrupt()
        for worker in self._workers:
            worker.end()


class Run:
    """One call of `read_all`: which file is next, and the answers not yet taken."""

    def __init__(self, paths: Sequence[Path], workers: Sequence[Worker]) -> None:
        self._paths = paths
        self.files = len(paths)
        self._workers = list(workers)
        self._ahead = len(workers) * _AHEAD
        self._next = self._taken = 0
        self._busy: set[Worker] = set()
        self._stopped = False
        self._answers: dict[int, RawWorkbook | Refusal | BaseException] = {}
        self._change = threading.Condition()
        self._threads = [
            threading.Thread(target=self._work, args=(worker,), name="nls-reading", daemon=True)
            for worker in self._workers
        ]

    def start(self) -> None:
        """Have every worker read files until none is left."""
        for thread in self._threads:
            thread.start()

    def _work(self, worker: Worker) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._stopped or self._next < self._taken + self._ahead)
                if self._stopped or self._next >= len(self._paths):
                    return
                index = self._next
                self._next += 1
                self._busy.add(worker)
            answer: RawWorkbook | Refusal | BaseException
            try:
                answer = worker.read(self._paths[index])
            except BaseException as bug:
                answer = bug
            with self._change:
                self._busy.discard(worker)
                self._answers[index] = answer
                self._change.notify_all()

    def answer(self, index: int) -> RawWorkbook | Refusal:
        """Wait for the answer to one file and take it."""
        with self._change:
            self._taken = index + 1
            self._change.notify_all()
            while not self._change.wait_for(lambda: index in self._answers or self._stopped, _WAIT):
                pass
            if self._stopped:
                raise RuntimeError("the reader has been closed")
            answer = self._answers.pop(index)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def stop(self) -> None:
        """Start no more files, give up those being read, and wait until nobody works any more."""
        with self._change:
            self._stopped = True
            busy = list(self._busy)
            self._change.notify_all()
        for worker in busy:
            worker.interrupt()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()
