"""The process that meets the files: for each job on stdin it looks, reads, and answers in frames on stdout.

On POSIX every file is read by a child of its own, forked with limits on memory and time and no right to write,
while this process looks; the child says nothing before the look has passed. Elsewhere this process looks, then
reads; the supervisor kills it when its time is up. Only what is needed is imported: the start is on the clock.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sys
from types import SimpleNamespace

from nls_cli.reading import preflight
from nls_cli.reading.archive import key_of, rebuild
from nls_cli.reading.frames import pack, write_all
from nls_cli.reading.load import load
from nls_cli.reading.refused import Refused
from nls_cli.reading.sheets import Frame, read_sheets, refusal_of
from nls_cli.reading.usual import Taker, about, read_share, split_at

if hasattr(os, "fork"):
    from nls_cli.reading.child import Broke, Child

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from nls_cli.reading.child import Work
    from nls_cli.reading.limits import Limits
    from nls_cli.reading.usual import Share

BROKEN_ANSWER = {"NLS109": 71, "NLS110": 72, "NLS111": 73}
"""Exit codes of a worker whose child died in the middle of a frame, by what killed the child."""
_MIB = 1 << 20


def main() -> None:
    """Answer jobs until stdin ends."""
    answer = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not get among the frames
    import python_calamine  # noqa: F401  # once, for all children

    gc.disable()

    for line in sys.stdin.buffer:
        job = json.loads(line)
        limits: Limits = SimpleNamespace(**job["limits"])  # type: ignore[assignment]
        _Job(job["path"], limits, answer).run()


class _Job:
    """One file, from its path to the last frame."""

    def __init__(self, path: str, limits: Limits, answer: int) -> None:
        self._path = path
        self._limits = limits
        self._answer = answer
        self._sha256: str | None = None

    def run(self) -> None:
        """Send the sheets, or one refusal."""
        try:
            self._read()
            self._send(({"frame": "done"}, []))
        except Exception as error:  # whatever it is, it must not cost the other files
            refused = refusal_of(error)
            header = {
                "frame": "refused",
                "code": refused.code,
                "params": refused.params,
                "sha256": self._sha256,
            }
            self._send((header, []))

    def _send(self, frame: Frame) -> None:
        header, body = frame
        write_all(self._answer, pack(header, sum(memoryview(piece).nbytes for piece in body)))
        for piece in body:
            write_all(self._answer, piece)

    def _read(self) -> None:
        limits = self._limits
        data = load(self._path, limits)
        try:
            seen = preflight.glance(data, limits)
        except Refused:
            self._sha256 = hashlib.sha256(data).hexdigest()
            raise
        mebibytes = seen.inflated / _MIB
        seconds = min(limits.seconds + limits.seconds_per_mib * mebibytes, limits.seconds_hard)
        memory = min(
            limits.memory_bytes + int(limits.memory_per_byte * seen.inflated), limits.memory_hard_bytes
        )
        self._send(({"frame": "begin", "seconds": seconds}, []))

        source = rebuild(data, seen.entries.values()) if seen.entries else data
        split: dict[str, int] = {}
        if seen.kind in ("xlsx", "xlsm") and hasattr(os, "fork"):
            split = split_at(seen.entries.values())

        def look(ask: Callable[[], dict[str, Any] | None]) -> preflight.Look:
            self._sha256 = hashlib.sha256(data).hexdigest()
            found = preflight.look(data, seen, limits, Taker(data, limits, memory, split, ask))
            header = {
                "frame": "looked",
                "kind": seen.kind,
                "sha256": self._sha256,
                "notices": found.notices,
                "date_1904": found.date_1904,
            }
            self._send((header, []))
            return found

        if not hasattr(os, "fork"):
            found = look(lambda: None)
            for frame in read_sheets(source, seen.kind, limits, lambda: found, early=False):
                self._send(frame)
            gc.collect()
            return

        def work(
            say: Callable[[dict[str, Any] | None], None], wait: Callable[[], preflight.Look]
        ) -> Iterator[Frame]:
            share: Share | None = None
            for name, end in split.items():
                entry = seen.entries[key_of(name)]
                share = read_share(data, entry, limits, memory, end=end)
                say(about(share))

            def go() -> preflight.Look:
                found = wait()
                for sheet, later in found.usual.items():
                    if share is not None and found.parts[sheet] in map(key_of, split):
                        share.join(later)
                        found.usual[sheet] = share
                return found

            unusual = seen.kind not in ("xlsx", "xlsm") or (bool(split) and share is None)
            return read_sheets(source, seen.kind, limits, go, early=unusual)

        self._in_child(work, look, seconds, memory)

    def _in_child(
        self,
        work: Work,
        look: Callable[[Callable[[], dict[str, Any] | None]], preflight.Look],
        seconds: float,
        memory: int,
    ) -> None:
        child = Child(work, self._send, seconds=seconds, memory=memory)
        try:
            found = look(child.ask)
        except BaseException:
            child.kill()
            raise
        child.go(found)
        try:
            child.wait()
        except Broke as broke:
            os._exit(BROKEN_ANSWER[broke.refused.code])
