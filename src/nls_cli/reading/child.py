"""A forked process that reads one file within limits which the system enforces (POSIX only)."""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress

from nls_cli.reading.frames import read_exactly, write_all
from nls_cli.reading.preflight import Look
from nls_cli.reading.refused import Refused
from nls_cli.reading.sheet_scan import SheetLook
from nls_cli.reading.sheets import Frame, refusal_of
from nls_cli.reading.usual import packed, unpacked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Work = Callable[[Callable[[dict[str, Any] | None], None], Callable[[], Look]], Iterator[Frame]]
    """The child's work: it may say what it has to say of its share, and waits for the look before it answers."""

_MIB = 1 << 20
_OUT_OF_MEMORY = (b"memory allocation", b"capacity overflow", b"out of memory", b"MemoryError")
_LENGTH = 8


class Broke(Exception):
    """The child died in the middle of a frame: the answer cannot be mended."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused)
        self.refused = refused


class Child:
    """Reads while the worker looks; writes only between `go` and its end."""

    def __init__(
        self,
        work: Work,
        send: Callable[[Frame], None],
        *,
        seconds: float,
        memory: int,
    ) -> None:
        self._seconds, self._memory = seconds, memory
        go_read, self._go_write = os.pipe()
        self._report_read, report_write = os.pipe()
        self._noise_read, noise_write = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            code = 1
            try:
                os.close(self._go_write)
                os.close(self._report_read)
                os.close(self._noise_read)
                self._confine(noise_write)
                self._work(work, send, go_read, report_write)
                code = 0
            finally:
                os._exit(code)
        os.close(go_read)
        os.close(report_write)
        os.close(noise_write)

    def ask(self) -> dict[str, Any] | None:
        """Wait for what the child has to say of its share; None if it has none, or has died."""
        line = b""
        while not line.endswith(b"\n") and (piece := os.read(self._report_read, 65_536)):
            line += piece
        return json.loads(line) if line.endswith(b"\n") else None

    def go(self, found: Look) -> None:
        """Let the child answer, with what the look found."""
        message = _packed(found)
        with suppress(BrokenPipeError):  # it has died; `wait` tells why
            write_all(self._go_write, len(message).to_bytes(_LENGTH, "little") + message)
        os.close(self._go_write)

    def kill(self) -> None:
        """End the child instead of letting it answer; nothing of it has been used."""
        os.kill(self._pid, signal.SIGKILL)
        os.close(self._go_write)
        os.close(self._report_read)
        os.close(self._noise_read)
        os.waitpid(self._pid, 0)

    def wait(self) -> None:
        """Return when the child has answered in full; raise `Refused` or `Broke` when it has not."""
        report = b""
        while piece := os.read(self._report_read, 65_536):
            report = (report + piece)[-4 * 65_536 :]
        os.close(self._report_read)
        _, status = os.waitpid(self._pid, 0)
        noise = os.read(self._noise_read, 65_536)
        os.close(self._noise_read)
        if status == 0 and report.endswith(b"}"):
            verdict = json.loads(report[report.rindex(b"\n") + 1 :])
            raise Refused(verdict["code"], **verdict["params"])
        if status == 0 and report.endswith(b"."):
            return
        refused = self._cause(status, noise)
        if report.count(b"\x01") != report.count(b"\x02"):
            raise Broke(refused)
        raise refused

    def _cause(self, status: int, noise: bytes) -> Refused:
        """Return what ended the child."""
        if any(words in noise for words in _OUT_OF_MEMORY):
            return Refused("NLS111", mebibytes=self._memory // _MIB)
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXCPU:
                return Refused("NLS110", seconds=int(self._seconds))
            return Refused("NLS109", how=signal.Signals(number).name)
        return Refused("NLS109", how=f"exit {os.WEXITSTATUS(status)}")

    def _confine(self, noise_write: int) -> None:
        """Give up what a reader does not need."""
        os.close(0)
        # What the native reader says on its way out tells memory from other crashes. It must never block on it.
        os.set_blocking(noise_write, False)
        os.dup2(noise_write, 2)
        os.dup2(noise_write, 1)
        os.close(noise_write)
        cpu = int(self._seconds) + 1
        for kind, limit in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CPU, cpu),
            (resource.RLIMIT_AS, self._memory),
        ):
            try:
                hard = resource.getrlimit(kind)[1]
                if hard != resource.RLIM_INFINITY:
                    limit = min(limit, hard)
                # The soft limit on time kills with a signal that tells why, the hard one a second later with any.
                soft = limit
                resource.setrlimit(kind, (soft, limit + 1 if kind == resource.RLIMIT_CPU else limit))
            except (ValueError, OSError):
                continue  # macOS knows no RLIMIT_AS; the supervisor's clock remains
        gc.disable()

    def _work(
        self,
        work: Work,
        send: Callable[[Frame], None],
        go_read: int,
        report_write: int,
    ) -> None:
        def say(share: dict[str, Any] | None) -> None:
            write_all(report_write, json.dumps(share).encode() + b"\n")

        def wait_for_go() -> Look:
            size = int.from_bytes(read_exactly(go_read, _LENGTH), "little")
            message = read_exactly(go_read, size)
            if size == 0 or len(message) != size:
                os._exit(0)  # the worker has gone
            return _unpacked(message)

        try:
            for frame in work(say, wait_for_go):
                os.write(report_write, b"\x01")
                send(frame)
                os.write(report_write, b"\x02")
            os.write(report_write, b".")
        except BaseException as error:
            refused = refusal_of(error)
            if refused.code == "NLS111":
                refused.params["mebibytes"] = self._memory // _MIB
            verdict = {"code": refused.code, "params": refused.params}
            os.write(report_write, b"\n" + json.dumps(verdict).encode())
        sys.stdout = sys.stderr = None


def _packed(found: Look) -> bytes:
    """Return the look as one message: the length of a JSON text, the text, and the places it speaks of."""
    places: list[Any] = []
    sheets = []
    for name, sheet in found.sheets.items():
        sheets.append([name, list(sheet.errors), sheet.rows, sheet.columns])
        places += (*sheet.errors.values(), sheet.uncalculated, sheet.hidden_rows)
    usual = []
    for name, share in found.usual.items():
        header, pieces = packed(share)
        usual.append((name, header))
        places += pieces
    sizes = [memoryview(piece).nbytes for piece in places]
    text = json.dumps([sheets, sizes, usual, found.parts]).encode("ascii")
    return b"".join((len(text).to_bytes(_LENGTH, "little"), text, *places))


def _unpacked(message: bytes) -> Look:
    """Return the look that `_packed` took apart, as far as the reader needs it."""
    at = _LENGTH + int.from_bytes(message[:_LENGTH], "little")
    sheets, lengths, usual, parts = json.loads(message[_LENGTH:at])
    pieces = iter(lengths)

    def places(item: str) -> array[int]:
        nonlocal at
        begin, at = at, at + next(pieces)
        return array(item, message[begin:at])

    look = Look()
    look.parts = parts
    for name, errors, rows, columns in sheets:
        sheet = look.sheets[name] = SheetLook()
        sheet.errors = {text: places("Q") for text in errors}
        sheet.uncalculated = places("Q")
        sheet.hidden_rows = places("I")
        sheet.rows, sheet.columns = rows and tuple(rows), columns and tuple(columns)
    for name, header in usual:
        size = sum(header["sizes"])
        look.usual[name] = unpacked(header, memoryview(message)[at : at + size])
        at += size
    return look
