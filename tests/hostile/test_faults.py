"""Faults put in on purpose: no half-written report, no false pass, no lost sibling file, no process left behind.

The counts stand in SECURITY.md; `NLS_FAULTS=300` runs the sweeps at every one of that many points.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from nls_cli.cli.main import run
from nls_cli.cli.output import append_file, write_file
from nls_cli.errors import NlsError
from nls_cli.model.workbook import RawWorkbook, Refusal
from nls_cli.reading.frames import BadFrame, pack
from nls_cli.reading.limits import Limits
from nls_cli.reading.load import load
from nls_cli.reading.received import Answer
from nls_cli.reading.refused import Refused
from nls_cli.reading.workbook import WorkbookReader, worker_command
from tests import crafted
from tests.fuzz.seeds import seeds

POINTS = int(os.environ.get("NLS_FAULTS", "12"))
SYSTEM = [
    OSError(getattr(errno, name), os.strerror(getattr(errno, name)))
    for name in ("ENOSPC", "EIO", "EROFS", "EACCES", "EDQUOT", "EFBIG", "ENOMEM", "ESTALE", "EPERM")
]
FAULTS: list[BaseException] = [*SYSTEM, MemoryError(), KeyboardInterrupt()]
STEPS = ("open", "write", "flush", "fsync", "chmod", "replace")
SEED = seeds("xlsx")[1]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and forked children")


# -- writing -------------------------------------------------------------------------------------------------


class _Faulty:
    """A temporary file that fails at one step."""

    def __init__(self, file: Any, step: str, fault: BaseException) -> None:
        self._file, self._step, self._fault = file, step, fault
        self.name = file.name

    def __enter__(self) -> _Faulty:
        self._file.__enter__()
        return self

    def __exit__(self, *ended: Any) -> None:
        self._file.__exit__(*ended)

    def write(self, data: bytes) -> int:
        if self._step == "write":
            self._file.write(data[: len(data) // 2])
            raise self._fault
        return int(self._file.write(data))

    def flush(self) -> None:
        if self._step == "flush":
            raise self._fault
        self._file.flush()

    def fileno(self) -> int:
        return int(self._file.fileno())


def break_writing(monkeypatch: pytest.MonkeyPatch, step: str, fault: BaseException) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    make = tempfile.NamedTemporaryFile

    def faulty(**given: Any) -> _Faulty:
        if step == "open":
            raise fault
        return _Faulty(make(**given), step, fault)

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", faulty)
    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif step in ("chmod", "replace"):
        monkeypatch.setattr(Path, step, fail)


@pytest.mark.parametrize("old", [None, "old"])
@pytest.mark.parametrize(("step", "number"), [*product(STEPS, range(len(FAULTS)))])
def test_a_file_is_written_whole_or_not_at_all(
    step: str, number: int, old: str | None, tmp_path: Path
) -> None:
    path, fault = tmp_path / "report.json", FAULTS[number]
    if old is not None:
        path.write_text(old)
    with pytest.MonkeyPatch.context() as monkeypatch:
        break_writing(monkeypatch, step, fault)
        with pytest.raises(NlsError if isinstance(fault, OSError) else type(fault)):
            write_file(path, "new " * 1000)
    assert (path.read_text() if path.exists() else None) == old
    assert [one.name for one in tmp_path.iterdir()] == (["report.json"] if old else [])


COMMANDS: dict[str, tuple[list[str], str]] = {
    "score-json": (["score", "a.xlsx", "-o", "out/r.json"], "out"),
    "score-docx": (["score", "a.xlsx", "-o", "out/r.docx"], "out"),
    "gaps-json": (["gaps", "a.xlsx", "-o", "out/r.json"], "out"),
    "check-sarif": (["check", "a.xlsx", "-o", "out/r.sarif", "--exit-zero"], "out"),
    "check-junit": (["check", "a.xlsx", "-o", "junit=out/r.xml", "--exit-zero"], "out"),
    "check-html": (["check", "a.xlsx", "-o", "out/r.html", "--exit-zero"], "out"),
    "baseline": (["check", "a.xlsx", "--write-baseline", "out/known.json", "--exit-zero"], "out"),
    "annotate": (["check", "a.xlsx", "--annotate", "out", "--exit-zero"], "out"),
    "fix": (["check", "a.xlsx", "--fix", "out", "--exit-zero"], "out"),
    "merge": (["merge", "a.xlsx", "b.xlsx", "-o", "out/all.xlsx"], "out"),
    "template": (["template", "-o", "out/form.xlsx"], "out"),
    "sample": (["sample", "out"], "out"),
    "init": (["init", "out"], "out"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "out").mkdir()
    (tmp_path / "a.xlsx").write_bytes(SEED)
    (tmp_path / "b.xlsx").write_bytes(crafted.xlsx())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NLS_DEBUG", raising=False)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_writes_says_that_it_could_not(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, place = COMMANDS[command]
    for step, fault in (("write", SYSTEM[0]), ("fsync", KeyboardInterrupt())):
        with pytest.MonkeyPatch.context() as monkeypatch:
            break_writing(monkeypatch, step, fault)
            code = run(arguments)
        assert code == (130 if isinstance(fault, KeyboardInterrupt) else 2), (step, capsys.readouterr().err)
        assert [one for one in (folder / place).rglob("*") if one.is_file()] == []
        said = capsys.readouterr().err
        assert ("Đã dừng" if code == 130 else "không ghi được") in said
        assert "Traceback" not in said
        assert "[Errno" not in said


@pytest.mark.parametrize("fault", SYSTEM, ids=lambda error: errno.errorcode[error.errno])
def test_what_is_added_to_the_end_of_a_file(fault: OSError, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:

        def fail(*_: object, **__: object) -> None:
            raise fault

        monkeypatch.setattr(Path, "open", fail)
        with pytest.raises(NlsError, match=r"output\.failed"):
            append_file(tmp_path / "summary.md", "x")


# -- memory refused, and other errors, at the n-th call --------------------------------------------------------


def _calls(arguments: list[str], at: int | None, fault: BaseException | None) -> tuple[int | None, int]:
    """Run a command; at its n-th Python call raise `fault`. Return the exit code, and how many calls there were."""
    count = 0

    def watch(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal count
        if event == "call":
            count += 1
            if count == at and fault is not None:
                sys.setprofile(None)
                raise fault

    sys.setprofile(watch)
    try:
        code = run(arguments)
    finally:
        sys.setprofile(None)
    return code, count


# A fault that falls into the end of a generator is swallowed by Python itself, with a warning; the rest is checked.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("command", ["score", "check"])
def test_memory_that_is_refused_at_the_nth_call(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = folder / "out" / "r.json"
    arguments = [command, "a.xlsx", "-o", str(report), "--force", "--as-of", "2024-12-01"]
    expected_code, total = _calls(arguments, None, None)
    expected_code, total = _calls(arguments, None, None)  # the second time nothing is imported any more
    expected = report.read_bytes()
    capsys.readouterr()
    false = []
    for number in range(POINTS):
        at = 40 + (total - 40) * number // POINTS
        fault = (MemoryError(), OSError(errno.EIO, "x"), RuntimeError("x"))[number % 3]
        report.unlink(missing_ok=True)
        code, _ = _calls(arguments, at, fault)
        err = capsys.readouterr().err
        whole = report.exists() and report.read_bytes() == expected
        if code == 2 and err.strip() and (whole or not report.exists()):
            continue
        # An error that is part of a question (is this a terminal?) may be answered; then all must be there.
        if code == expected_code and whole:
            continue
        false.append((at, type(fault).__name__, code, err[-300:]))
    assert false == []
    assert [one.name for one in (folder / "out").iterdir() if one.name != "r.json"] == []


# -- reading -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", SYSTEM, ids=lambda error: errno.errorcode[error.errno])
@pytest.mark.parametrize("call", ["open", "fstat", "read"])
def test_a_file_that_the_system_cannot_give(call: str, fault: OSError, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(SEED)
    with pytest.MonkeyPatch.context() as monkeypatch:

        def fail(*_: object, **__: object) -> None:
            raise fault

        monkeypatch.setattr(os, call, fail)
        with pytest.raises(Refused) as refused:
            load(str(path), Limits())
    assert refused.value.code == "NLS102"
    assert refused.value.params == {"reason": errno.errorcode[fault.errno or 0]}


def _frames() -> bytes:
    """Return the whole answer of a worker for one file, as it goes through the pipe."""
    places = b'{"merged": [], "hidden_rows": []}'
    body = [b'["a", 1.0]', bytes([0, 1, 0])]
    sheet = {"frame": "sheet", "name": "S", "hidden": False, "first_row": 1, "first_column": 1, "height": 3}
    sheet |= {"width": 1, "error_cells_known": True}
    columns = {"frame": "columns", "segments": [len(piece) for piece in body]}
    looked = {"frame": "looked", "kind": "xlsx", "sha256": "0" * 64, "notices": [], "date_1904": None}
    whole = pack({"frame": "begin", "seconds": 1.0}) + pack(looked)
    whole += pack(sheet, len(places)) + places + pack(columns, sum(map(len, body))) + b"".join(body)
    return whole + pack({"frame": "done"})


def test_a_worker_that_dies_after_every_byte() -> None:
    whole = _frames()
    assert isinstance(Answer(Path("a")).receive(io.BytesIO(whole).read, lambda _: None), RawWorkbook)
    for size in range(len(whole)):
        with pytest.raises(BadFrame):
            Answer(Path("a")).receive(io.BytesIO(whole[:size]).read, lambda _: None)


def test_an_answer_with_any_byte_wrong_is_refused_or_is_an_answer() -> None:
    whole = _frames()
    for at in range(len(whole)):
        for value in (0, 255, whole[at] ^ 1):
            wrong = whole[:at] + bytes([value]) + whole[at + 1 :]
            try:
                answer = Answer(Path("a")).receive(io.BytesIO(wrong).read, lambda _: None)
            except BadFrame:
                continue
            assert isinstance(answer, RawWorkbook | Refusal)


@posix
def test_memory_refused_to_the_reader_at_many_points(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}" t="inlineStr"><is><t>người {n}</t></is></c></row>'
        for n in range(1, 4001)
    )
    path, sibling = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    path.write_bytes(crafted.xlsx(rows))
    sibling.write_bytes(crafted.xlsx())
    with WorkbookReader(workers=1) as reader:
        expected, _ = reader.read_all([path, sibling])
    assert isinstance(expected, RawWorkbook)
    refused = 0
    for number in range(POINTS):
        memory = (24 << 20) + (number << 20) * 96 // POINTS
        limits = Limits(memory_bytes=memory, memory_per_byte=0.0)
        with WorkbookReader(limits, workers=1) as reader:
            answer, other = reader.read_all([path, sibling])
        assert answer == expected or isinstance(answer, Refusal)
        if isinstance(answer, Refusal):
            refused += 1
            assert answer.code in ("NLS111", "NLS109")
        assert isinstance(other, RawWorkbook | Refusal)
    assert refused > 0


@posix
def test_workers_that_are_killed_at_any_moment_lose_one_file_at_most(tmp_path: Path) -> None:
    paths = []
    for number in range(4):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(SEED)
        paths.append(path)
    for number in range(POINTS):
        with WorkbookReader(workers=2) as reader:
            answers: list[RawWorkbook | Refusal] = []
            reader.start(2)
            assert reader._pool is not None
            time.sleep(0.003 * number)
            process = reader._pool._workers[0]._process
            assert process is not None
            run_ = reader.read_all(paths)
            answers.append(next(run_))
            os.killpg(process.pid, signal.SIGKILL)
            answers += run_
        assert [answer.path for answer in answers] == paths
        refused = [answer for answer in answers if isinstance(answer, Refusal)]
        assert len(refused) <= 1
        assert all(one.code == "NLS109" for one in refused)


# -- the whole program ---------------------------------------------------------------------------------------


def _below(parent: int) -> set[int]:
    found: set[int] = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) in (parent, *found):
                found.add(int(entry.name))
    return found


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _started(folder: Path) -> subprocess.Popen[bytes]:
    """Start a check that takes long, with the reader at work."""
    # `sleep`: the reader's time is up only after a while.
    (folder / "slow.xlsx").write_bytes(crafted.xlsx())
    code = (
        "import sys, time; from nls_cli.reading import workbook; from nls_cli.cli.main import main; "
        f"workbook.worker_command = lambda: {_sleeping()!r}; "
        "sys.argv = ['nls', 'check', 'slow.xlsx', '-o', 'out/r.json']; main()"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _sleeping() -> list[str]:
    command = worker_command()
    at = command.index("-c") + 1
    command[at] = (
        "import sys, time; sys.path += sys.argv[1:]; from nls_cli.reading import worker; "
        "worker._Job.run = lambda self: time.sleep(60); worker.main()"
    )
    return command


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="counts processes in /proc (Linux)")
@pytest.mark.parametrize(
    ("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (getattr(signal, "SIGKILL", 9), -9)]
)
def test_a_program_that_is_stopped_leaves_no_process_and_no_file(sign: int, code: int, folder: Path) -> None:
    process = _started(folder)
    end = time.monotonic() + 20
    while not (children := _below(process.pid)) and time.monotonic() < end:
        time.sleep(0.05)
    assert children
    time.sleep(0.3)
    process.send_signal(sign)
    _, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert b"Traceback" not in err
    if sign == signal.SIGINT:
        assert "Đã dừng theo yêu cầu." in err.decode()
    if sign != signal.SIGKILL:
        end = time.monotonic() + 5
        while any(map(_alive, children)) and time.monotonic() < end:
            time.sleep(0.05)
        assert not any(map(_alive, children))
    else:  # nobody is left to end the worker; it ends when its file is done, or its time is up
        for pid in children:
            if _alive(pid):
                os.kill(pid, signal.SIGKILL)
    assert list((folder / "out").iterdir()) == []


@posix
@pytest.mark.parametrize("arguments", [["check", "b.xlsx"], ["score", "a.xlsx"]])
def test_a_closed_pipe_changes_no_verdict(arguments: list[str], folder: Path) -> None:
    whole = subprocess.run(
        [sys.executable, "-m", "nls_cli", *arguments], cwd=folder, capture_output=True, check=False
    )
    read, write = os.pipe()
    os.close(read)
    cut = subprocess.run(
        [sys.executable, "-m", "nls_cli", *arguments],
        cwd=folder,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert cut.returncode == whole.returncode
    assert b"Traceback" not in cut.stderr
    assert b"Broken" not in cut.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full (Linux)")
def test_a_full_disk_behind_stdout(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "nls_cli", "score", "a.xlsx"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert "ổ đĩa đã đầy" in done.stderr.decode()


@posix
@pytest.mark.parametrize(
    ("arguments", "expected"), [(["score", "a.xlsx", "-o", "out/r.json"], 0), (["--no"], 2)]
)
def test_started_without_any_stream(arguments: list[str], expected: int, folder: Path) -> None:
    """As a task of the system, or a window without a console: the files and the exit code are all there is."""
    command = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", sys.executable, "-m", "nls_cli", *arguments]
    assert subprocess.run(command, cwd=folder, check=False).returncode == expected
    assert [one.name for one in (folder / "out").iterdir()] == ([] if expected else ["r.json"])


@posix
def test_links_that_lead_in_a_circle(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As an output they are replaced by the file, which follows nothing; as a folder or an input they are refused."""
    for name in ("r.json", "in.xlsx"):
        (folder / name).symlink_to(name)
    (folder / "ring").symlink_to("ring")
    assert run(["score", "a.xlsx", "-o", "r.json"]) == 0
    assert not (folder / "r.json").is_symlink()
    for arguments in (["score", "a.xlsx", "-o", "ring/r.json"], ["merge", "in.xlsx", "-o", "out/m.xlsx"]):
        capsys.readouterr()
        assert run(arguments) == 2
        assert "ngoài dự kiến" not in capsys.readouterr().err


@posix
def test_ctrl_c_pressed_again_while_the_program_ends(folder: Path) -> None:
    code = (
        "import os, signal, sys; from nls_cli.cli import main; main.run = lambda _: 130; "
        "main.prepare_streams = lambda: None; "
        "sys.stdout.flush = lambda: os.kill(os.getpid(), signal.SIGINT); main.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")
