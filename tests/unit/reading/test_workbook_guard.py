"""Whatever happens to a worker, its file is refused, the others are read, and no process stays behind."""

from __future__ import annotations

import json
import os
import signal
import struct
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nls_cli.model.workbook import RawWorkbook, Refusal
from nls_cli.reading.workbook import Limits, WorkbookReader, worker_command
from tests import crafted

POSIX = hasattr(os, "fork")
needs_fork = pytest.mark.skipif(not POSIX, reason="looks at the forked child, which Windows has not")
QUICK = Limits(seconds=1.0, seconds_to_load=2.0)


def honest(folder: Path, count: int = 1) -> list[Path]:
    paths = []
    for number in range(count):
        path = folder / f"{number:02}.xlsx"
        path.write_bytes(crafted.xlsx(f'<row r="1"><c r="A1"><v>{number}</v></c></row>'))
        paths.append(path)
    return paths


def sabotaged(code: str) -> list[str]:
    """Return the command of a worker that runs this code (with `worker`, `sheets`, `bad`) before it works."""
    command = worker_command()
    at = command.index("-c") + 1
    prelude = """
    import os, sys, time, signal
    from nls_cli.reading import preflight, sheets, worker
    read = sheets.read_sheets
    def bad(source):
        import io, zipfile
        return b"<v>1</v>" in zipfile.ZipFile(io.BytesIO(source)).read("xl/worksheets/sheet1.xml")
    """
    command[at] = "\n".join(
        (
            "import sys; sys.path += sys.argv[1:]",
            textwrap.dedent(prelude),
            textwrap.dedent(code),
            "worker.main()",
        )
    )
    return command


def sabotage_of_reading(statement: str) -> list[str]:
    """Return a worker whose reader does this for the file that holds the number 1."""
    return sabotaged(
        f"""
        def read_sheets(source, kind, limits, go, early):
            if bad(source):
                {statement}
            yield from read(source, kind, limits, go, early=early)
        worker.read_sheets = read_sheets
        """
    )


def answers(reader: WorkbookReader, paths: list[Path]) -> list[RawWorkbook | Refusal]:
    found = list(reader.read_all(paths))
    assert [answer.path for answer in found] == paths
    return found


def only_the_second_is_refused(found: list[RawWorkbook | Refusal]) -> Refusal:
    for number, answer in enumerate(found):
        if number != 1:
            assert isinstance(answer, RawWorkbook), answer
            assert answer.sheets[0].columns[0][0] == float(number)
    refusal = found[1]
    assert isinstance(refusal, Refusal)
    return refusal


def processes() -> set[int]:
    """Return the ids of all processes below this one (Linux)."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found: set[int] = set()
    waiting = [os.getpid()]
    while waiting:
        parent = waiting.pop()
        for child, its_parent in parents.items():
            if its_parent == parent and child not in found:
                found.add(child)
                waiting.append(child)
    return found


def eventually(condition: Callable[[], bool], seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="counts processes in /proc (Linux)")

# -- order ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_twenty_files_come_in_order(workers: int, tmp_path: Path) -> None:
    paths = honest(tmp_path, 20)
    with WorkbookReader(workers=workers) as reader:
        found = answers(reader, paths)
        again = answers(reader, paths[::-1])
    for number, answer in enumerate(found):
        assert isinstance(answer, RawWorkbook)
        assert answer.sheets[0].columns[0][0] == float(number)
    assert again == found[::-1]


def test_no_files_start_no_process() -> None:
    with WorkbookReader(command=["does-not-exist"]) as reader:
        reader.begin([])
        assert list(reader.read_all([])) == []


def test_started_early(tmp_path: Path) -> None:
    with WorkbookReader() as reader:
        reader.start()
        assert len(answers(reader, honest(tmp_path, 3))) == 3


def test_begun_early(tmp_path: Path) -> None:
    paths = honest(tmp_path, 3)
    with WorkbookReader(workers=1) as reader:
        reader.begin(paths)
        assert reader._pool is not None
        assert len(answers(reader, paths)) == 3
        assert reader._pool._runs == []  # what was begun was used: nothing is read twice
        reader.begin(paths[:1])
        begun = reader._pool._runs[0]
        reader.begin(paths[:1])
        assert reader._pool._runs == [begun]  # the same again: it goes on
        assert len(answers(reader, paths[1:])) == 2  # other files than those begun
        assert begun._stopped
        assert reader._pool._runs == []


def test_names_of_all_sorts(tmp_path: Path) -> None:
    names = [
        "dấu cách và chữ.xlsx",
        "--option.xlsx",
        "line\nbreak.xlsx" if POSIX else "x.xlsx",
        "'\"$(x).xlsx" if POSIX else "y.xlsx",
    ]
    if sys.platform == "linux":
        names.append(os.fsdecode(b"\xff\xfe.xlsx"))
    paths = []
    for name in names:
        path = tmp_path / name
        path.write_bytes(crafted.xlsx())
        paths.append(path)
    with WorkbookReader() as reader:
        assert all(isinstance(answer, RawWorkbook) for answer in answers(reader, paths))


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    with WorkbookReader() as reader:
        missing, nul, under_a_file, folder = answers(
            reader,
            [tmp_path / "missing.xlsx", Path("a\0b.xlsx"), honest(tmp_path)[0] / "below.xlsx", tmp_path],
        )
    assert isinstance(missing, Refusal)
    assert missing.code == "NLS101"
    assert missing.sha256 is None
    assert isinstance(nul, Refusal)
    assert nul.code == "NLS101"
    assert isinstance(under_a_file, Refusal)
    assert under_a_file.code == "NLS101"
    assert isinstance(folder, Refusal)
    assert (folder.code, folder.params) == ("NLS103", {"type": "folder"})


def test_no_permission(tmp_path: Path) -> None:
    # Not by taking the permission away: the superuser, who may run the tests, reads everything.
    command = sabotaged(
        """
        import errno
        from nls_cli.reading import load
        class NoEntry:
            def __getattr__(self, name):
                return getattr(os, name)
            def open(self, *arguments):
                raise PermissionError(errno.EACCES, "no")
        load.os = NoEntry()
        """
    )
    with WorkbookReader(workers=1, command=command) as reader:
        (answer,) = answers(reader, honest(tmp_path))
    assert isinstance(answer, Refusal)
    assert answer.code == "NLS102"
    assert answer.params == {"reason": "EACCES"}


def test_the_file_size_is_limited(tmp_path: Path) -> None:
    (path,) = honest(tmp_path)
    with WorkbookReader(Limits(file_bytes=100)) as reader:
        (answer,) = answers(reader, [path])
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.params["limit"]) == ("NLS107", "file-bytes")


def test_a_file_beyond_the_limit_is_not_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "sparse.xlsx"
    with path.open("wb") as file:
        file.truncate(3 << 30)
    with WorkbookReader(workers=1) as reader:
        (answer,) = answers(reader, [path])
    assert isinstance(answer, Refusal)
    assert answer.params == {"limit": "file-bytes", "measured": 3 << 30, "allowed": 512 << 20, "part": "file"}


def test_parts_that_are_not_read_may_be_large(tmp_path: Path) -> None:
    path = tmp_path / "picture.xlsx"
    path.write_bytes(crafted.with_parts({"xl/media/image1.bmp": bytes(3 << 20)}))
    with WorkbookReader(Limits(total_bytes=1 << 20), workers=1) as reader:
        (answer,) = answers(reader, [path])
    assert isinstance(answer, RawWorkbook)


# -- crashes -------------------------------------------------------------------------------------------------


@needs_fork
@pytest.mark.parametrize(
    ("statement", "code", "params"),
    [
        ("os.abort()", "NLS109", {"how": "SIGABRT"}),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "NLS109", {"how": "SIGSEGV"}),
        ("os.kill(os.getpid(), signal.SIGKILL)", "NLS109", {"how": "SIGKILL"}),
        ("os._exit(7)", "NLS109", {"how": "exit 7"}),
        ("os._exit(0)", "NLS109", {"how": "exit 0"}),
        ("os.write(2, b'memory allocation of 9 bytes failed'); os.abort()", "NLS111", {}),
        (
            "raise type('PanicException', (BaseException,), {})('index out of bounds')",
            "NLS109",
            {"how": "PanicException"},
        ),
        ("raise type('PanicException', (BaseException,), {})('capacity overflow')", "NLS111", {}),
        ("raise MemoryError", "NLS111", {}),
        ("raise OSError('x')", "NLS106", {"part": "OSError"}),
        ("raise SystemExit", "NLS109", {"how": "SystemExit"}),
        ("os.write(2, b'x' * 60_000); os.abort()", "NLS109", {"how": "SIGABRT"}),
        ("print('x' * 1_000_000, flush=True)", "NLS106", {"part": "BlockingIOError"}),
        (
            "os.write(os.open(os.devnull + '.nls', os.O_CREAT | os.O_WRONLY), b'x')",
            "NLS106",
            {"part": "OSError"},
        ),
        ("bytes(8 << 30)", "NLS111", {"mebibytes": 768}),
    ],
)
def test_a_child_that_dies(statement: str, code: str, params: dict[str, object], tmp_path: Path) -> None:
    with WorkbookReader(workers=1, command=sabotage_of_reading(statement)) as reader:
        refusal = only_the_second_is_refused(answers(reader, honest(tmp_path, 4)))
    assert (refusal.code, {**refusal.params, **params}) == (code, dict(refusal.params))
    assert refusal.sha256 is not None


@needs_fork
def test_a_child_that_burns_its_time(tmp_path: Path) -> None:
    with WorkbookReader(QUICK, workers=1, command=sabotage_of_reading("while True: pass")) as reader:
        start = time.monotonic()
        refusal = only_the_second_is_refused(answers(reader, honest(tmp_path, 3)))
        assert time.monotonic() - start < 8
    assert (refusal.code, refusal.params) == ("NLS110", {"seconds": 1})


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_hangs(workers: int, tmp_path: Path) -> None:
    command = sabotage_of_reading("time.sleep(60)")
    with WorkbookReader(QUICK, workers=workers, command=command) as reader:
        start = time.monotonic()
        refusal = only_the_second_is_refused(answers(reader, honest(tmp_path, 5)))
        assert time.monotonic() - start < 8
    assert (refusal.code, refusal.params) == ("NLS110", {"seconds": 1})


@needs_fork
def test_a_child_that_dies_in_the_middle_of_a_frame(tmp_path: Path) -> None:
    command = sabotaged(
        """
        send = worker._Job._send
        def half(self, frame):
            header, body = frame
            if header["frame"] == "columns" and b"[1.0]" in bytes(body[0]):
                os.write(self._answer, worker.pack(header, 1_000_000))
                os.abort()
            send(self, frame)
        worker._Job._send = half
        """
    )
    with WorkbookReader(workers=1, command=command) as reader:
        refusal = only_the_second_is_refused(answers(reader, honest(tmp_path, 4)))
    assert refusal.code == "NLS109"


@pytest.mark.parametrize(
    "garbage",
    [
        b"\\xff" * 100,
        b"\\0" * 12,
        struct.pack("<LQ", 2, 0) + b"[]",
        struct.pack("<LQ", 2, 0) + b"{}",
        struct.pack("<LQ", 14, 0) + b'{"frame": "x"}',
        struct.pack("<LQ", 17, 0) + b'{"frame": "done"}',
        struct.pack("<LQ", 5, 1 << 50) + b"{}",
        struct.pack("<LQ", 3, 0) + b"{{{",
        b"",
    ],
)
def test_an_answer_that_is_garbage(garbage: bytes, tmp_path: Path) -> None:
    command = sabotaged(
        f"""
        run = worker._Job.run
        def bad_run(self):
            if self._path.endswith("01.xlsx"):
                os.write(self._answer, {garbage!r})
                os._exit(0)
            run(self)
        worker._Job.run = bad_run
        """
    )
    with WorkbookReader(workers=1, command=command) as reader:
        refusal = only_the_second_is_refused(answers(reader, honest(tmp_path, 3)))
    assert refusal.code == "NLS109"


def test_a_worker_that_is_killed(tmp_path: Path) -> None:
    command = sabotaged(
        """
        run = worker._Job.run
        def bad_run(self):
            if self._path.endswith("01.xlsx"):
                os._exit(9)
            run(self)
        worker._Job.run = bad_run
        """
    )
    with WorkbookReader(workers=2, command=command) as reader:
        refusal = only_the_second_is_refused(answers(reader, honest(tmp_path, 6)))
    assert (refusal.code, refusal.params) == ("NLS109", {"how": "exit 9"})


def test_a_look_with_a_hole(tmp_path: Path) -> None:
    command = sabotaged(
        """
        look = preflight.look
        def bad_look(data, seen, limits, usual):
            if bad(data):
                raise KeyError("hole")
            return look(data, seen, limits, usual)
        preflight.look = bad_look
        """
    )
    with WorkbookReader(workers=1, command=command) as reader:
        refusal = only_the_second_is_refused(answers(reader, honest(tmp_path, 3)))
    assert (refusal.code, refusal.params) == ("NLS109", {"how": "KeyError"})


def test_the_look_decides_even_if_the_reader_was_faster(tmp_path: Path) -> None:
    command = sabotaged(
        """
        from nls_cli.reading.refused import Refused
        def slow_look(data, seen, limits, usual):
            time.sleep(0.3)
            raise Refused("NLS108", what="doctype", part="x")
        preflight.look = slow_look
        """
    )
    with WorkbookReader(workers=1, command=command) as reader:
        (answer,) = answers(reader, honest(tmp_path))
    assert isinstance(answer, Refusal)
    assert answer.code == "NLS108"


def test_without_fork_the_worker_reads_by_itself(tmp_path: Path) -> None:
    """The way of Windows, also tested here."""
    command = sabotaged("del os.fork")
    paths = honest(tmp_path, 3)
    paths[1].write_bytes(crafted.xlsx('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'))
    with WorkbookReader(workers=1, command=command) as reader:
        refusal = only_the_second_is_refused(answers(reader, paths))
    assert refusal.code == "NLS106"


def test_a_command_that_does_not_start(tmp_path: Path) -> None:
    with WorkbookReader(workers=1, command=[sys.executable, "-c", "raise SystemExit(3)"]) as reader:
        (answer,) = answers(reader, honest(tmp_path))
    assert isinstance(answer, Refusal)
    assert answer.code == "NLS109"


# -- nothing stays behind ------------------------------------------------------------------------------------


@linux
def test_no_process_stays_behind(tmp_path: Path) -> None:
    before, threads = processes(), threading.active_count()
    with WorkbookReader(QUICK, workers=2, command=sabotage_of_reading("os.abort()")) as reader:
        answers(reader, honest(tmp_path, 6))
        assert len(processes() - before) == 2
    assert eventually(lambda: processes() == before)
    assert eventually(lambda: threading.active_count() == threads)


@linux
def test_leaving_in_the_middle_ends_everything(tmp_path: Path) -> None:
    before = processes()
    with WorkbookReader(workers=2, command=sabotage_of_reading("time.sleep(60)")) as reader:
        start = time.monotonic()
        for answer in reader.read_all(honest(tmp_path, 6)):
            assert isinstance(answer, RawWorkbook)
            break
    assert time.monotonic() - start < 5
    assert eventually(lambda: processes() == before)


def test_left_in_the_middle_and_used_again(tmp_path: Path) -> None:
    paths = honest(tmp_path, 6)
    with WorkbookReader(workers=2, command=sabotage_of_reading("time.sleep(60)")) as reader:
        for _ in range(3):
            stream = reader.read_all(paths)
            assert isinstance(next(stream), RawWorkbook)
            del stream
            assert isinstance(answers(reader, paths[2:])[3], RawWorkbook)
        stream = reader.read_all(paths)
        assert isinstance(next(stream), RawWorkbook)
    with pytest.raises(RuntimeError, match="closed"):
        next(stream)


@linux
def test_interrupted_while_waiting(tmp_path: Path) -> None:
    before, threads = processes(), threading.active_count()
    paths = honest(tmp_path, 6)
    interrupt = threading.Timer(0.6, os.kill, [os.getpid(), signal.SIGINT])
    reader = WorkbookReader(workers=2, command=sabotage_of_reading("time.sleep(60)"))
    interrupt.start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt), reader:
        list(reader.read_all(paths))
    assert time.monotonic() - start < 5
    assert eventually(lambda: processes() == before)
    assert eventually(lambda: threading.active_count() == threads)


@linux
def test_a_supervisor_that_is_killed_takes_its_workers_along(tmp_path: Path) -> None:
    code = textwrap.dedent(
        f"""
        import sys, time
        sys.path[:0] = {sys.path!r}
        from nls_cli.reading.workbook import WorkbookReader
        reader = WorkbookReader(workers=2)
        reader.start(2)
        print(reader._pool._workers[0]._process.pid, reader._pool._workers[1]._process.pid, flush=True)
        time.sleep(60)
        """
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        workers = [Path("/proc") / number for number in process.stdout.readline().split()]
        assert len(workers) == 2
        process.kill()
    assert eventually(lambda: not any(path.exists() for path in workers))


def test_no_temporary_files(tmp_path: Path) -> None:
    paths = honest(tmp_path, 3)
    with WorkbookReader(workers=2) as reader:
        answers(reader, paths)
    assert sorted(tmp_path.iterdir()) == paths


def test_strangers_modules_are_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = honest(tmp_path)
    for name in ("json", "python_calamine", "zlib", "sitecustomize", "nls_cli"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    with WorkbookReader() as reader:
        (answer,) = answers(reader, paths)
    assert isinstance(answer, RawWorkbook)


def test_what_is_imported() -> None:
    """Reading costs a command that does not read nothing, and the worker starts without what it does not use."""
    roots = worker_command()[5:]
    show = "import json, sys; print(json.dumps(sorted(sys.modules)))"
    for module, unwanted in {
        "nls_cli.reading.workbook": {"subprocess", "threading", "python_calamine", "pydantic", "polars"},
        "nls_cli.reading.worker": {
            "dataclasses",
            "typing",
            "pathlib",
            "pydantic",
            "subprocess",
            "threading",
            "polars",
        },
    }.items():
        code = f"import sys; sys.path += {roots!r}; import {module}; {show}"
        done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, check=True)
        assert not unwanted & set(json.loads(done.stdout))
