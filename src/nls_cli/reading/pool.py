"""The workers, seen from outside: started, given files, timed, killed and replaced."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
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
_DIED_OF = {71: "NLS109", 72: "NLS110", 73: "NLS111"}
_AHEAD = 2
"""Files per worker that may be read before the caller has taken the answers."""


class Worker:
    """One process, replaced whenever it dies."""

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self._command = list(command)
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._deadline: float | None = None
        self._seconds = 0.0
        self._expired = False
        self._closed = False
        self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise BadFrame
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # A session of its own: Ctrl-C reaches only us, and one signal ends the worker with its child.
                start_new_session=os.name == "posix",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            return self._process

    def read(self, path: Path) -> RawWorkbook | Refusal:
        """Return the answer for one file, whatever happens to the process."""
        try:
            process = self._process
            if process is None or process.poll() is not None:
                process = self._start()
            assert process.stdin and process.stdout
            self._expired = False
            self._allow(self._limits.seconds_to_load)
            job = {"path": os.fspath(path), "limits": asdict(self._limits)}
            process.stdin.write(json.dumps(job).encode("ascii") + b"\n")
            process.stdin.flush()
            answer = Answer(path).receive(process.stdout.read, self._allow)
            self._deadline = None
            return answer
        except (BadFrame, OSError):
            return self._refusal(path)

    def _allow(self, seconds: float) -> None:
        seconds = min(seconds, max(self._limits.seconds_hard, self._limits.seconds_to_load))
        self._seconds = seconds
        self._deadline = monotonic() + seconds + _GRACE

    def check_clock(self) -> None:
        """End the process if its file has used up its time."""
        deadline = self._deadline
        if deadline is not None and monotonic() > deadline:
            self._expired = True
            self._deadline = None
            self.kill()

    def _refusal(self, path: Path) -> Refusal:
        """Return why there was no answer, and make sure that the process has gone."""
        self._deadline = None
        code = self.kill()
        if self._expired or _DIED_OF.get(code or 0) == "NLS110":
            return Refusal(path, None, "NLS110", {"seconds": int(self._seconds)})
        if _DIED_OF.get(code or 0) == "NLS111":
            return Refusal(path, None, "NLS111", {"mebibytes": self._limits.memory_hard_bytes // MIB})
        return Refusal(path, None, "NLS109", {"how": "worker" if code is None else f"exit {code}"})

    def kill(self) -> int | None:
        """End the process and its child; return its exit code if it had ended by itself."""
        with self._lock:
            process, self._process = self._process, None
            if process is None:
                return None
            # A worker that closed its side of the pipe is ending: let it tell how.
            try:
                code = None if self._closed or self._expired else process.wait(0.2)
            except subprocess.TimeoutExpired:
                code = None
            try:
                if os.name == "posix":
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            except OSError:
                pass  # all of them have ended
            process.wait()
            return code

    def close(self) -> None:
        """End the process for good."""
        self._closed = True
        process = self._process
        self.kill()
        if process is not None:
            for stream in (process.stdin, process.stdout):
                if stream:
                    try:
                        stream.close()
                    except OSError:
                        pass


class Pool:
    """Workers that share a list of files; answers come out in the order of the files."""

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self._command = command
        self._limits = limits
        self._workers: list[Worker] = []
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

    def read_all(self, paths: Sequence[Path]) -> Iterator[RawWorkbook | Refusal]:
        """Yield one answer per path, in order, reading a little ahead of the caller."""
        run = _Run(paths, len(self._workers) * _AHEAD)
        threads = [
            threading.Thread(target=run.work, args=(worker,), name="nls-reading", daemon=True)
            for worker in self._workers
        ]
        for thread in threads:
            thread.start()
        try:
            for index in range(len(paths)):
                yield run.answer(index)
        finally:
            if run.stop():
                for worker in self._workers:
                    worker.kill()
            for thread in threads:
                thread.join()

    def close(self) -> None:
        """End all workers."""
        self._closing.set()
        for worker in self._workers:
            worker.close()
        if self._clock is not None:
            self._clock.join()


class _Run:
    """One call of `read_all`: which file is next, and the answers not yet taken."""

    def __init__(self, paths: Sequence[Path], ahead: int) -> None:
        self._paths = paths
        self._ahead = ahead
        self._next = self._taken = self._busy = 0
        self._stopped = False
        self._answers: dict[int, RawWorkbook | Refusal | BaseException] = {}
        self._change = threading.Condition()

    def work(self, worker: Worker) -> None:
        """Have one worker read files until none is left."""
        while True:
            with self._change:
                self._change.wait_for(lambda: self._stopped or self._next < self._taken + self._ahead)
                if self._stopped or self._next >= len(self._paths):
                    return
                index = self._next
                self._next += 1
                self._busy += 1
            answer: RawWorkbook | Refusal | BaseException
            try:
                answer = worker.read(self._paths[index])
            except BaseException as bug:
                answer = bug
            with self._change:
                self._busy -= 1
                self._answers[index] = answer
                self._change.notify_all()

    def answer(self, index: int) -> RawWorkbook | Refusal:
        """Wait for the answer to one file and take it."""
        with self._change:
            self._taken = index + 1
            self._change.notify_all()
            self._change.wait_for(lambda: index in self._answers)
            answer = self._answers.pop(index)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def stop(self) -> bool:
        """Start no more files; tell whether some are being read."""
        with self._change:
            self._stopped = True
            self._change.notify_all()
            return self._busy > 0
