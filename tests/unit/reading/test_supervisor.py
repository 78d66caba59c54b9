"""The supervisor and what it is told, branch by branch: endings that no honest machine brings about every day."""

from __future__ import annotations

import io
import json
import os
import subprocess
import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from nls_cli.model.workbook import RawWorkbook, Refusal
from nls_cli.reading import pool, sheets
from nls_cli.reading.encode import BrokenCell, encode_rows
from nls_cli.reading.frames import BadFrame, pack
from nls_cli.reading.limits import Limits
from nls_cli.reading.pool import Pool, Worker
from nls_cli.reading.preflight import Look
from nls_cli.reading.received import Answer
from nls_cli.reading.refused import Refused
from nls_cli.reading.sheet_scan import SheetLook
from nls_cli.reading.workbook import WorkbookReader, worker_command
from tests import crafted

LIMITS = Limits()
needs_fork = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="looks at the forked child, which Windows has not"
)


def honest(folder: Path, rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>') -> Path:
    path = folder / "honest.xlsx"
    path.write_bytes(crafted.xlsx(rows))
    return path


def started_with(code: str) -> list[str]:
    """Return the command of a worker that runs this code first."""
    command = worker_command()
    at = command.index("-c") + 1
    command[at] = f"import sys; sys.path += sys.argv[1:]\n{code}\n{command[at]}"
    return command


def read_one(path: Path, command: list[str], limits: Limits = LIMITS) -> RawWorkbook | Refusal:
    with WorkbookReader(limits, workers=1, command=command) as reader:
        (answer,) = reader.read_all([path])
    return answer


# -- the worker ----------------------------------------------------------------------------------------------


@needs_fork
@pytest.mark.parametrize("rows", [3000, 1])
def test_a_large_sheet_is_shared_with_the_child(rows: int, tmp_path: Path) -> None:
    code = "from nls_cli.reading import usual; usual.SPLIT_BYTES = 50"
    text = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, rows + 1))
    answer = read_one(honest(tmp_path, text), started_with(code))
    assert isinstance(answer, RawWorkbook)
    assert [answer.sheets[0].columns[0][row] for row in range(rows)] == [float(n) for n in range(1, rows + 1)]


@needs_fork
def test_a_large_sheet_that_is_not_usual_is_read_all_the_same(tmp_path: Path) -> None:
    code = "from nls_cli.reading import usual; usual.SPLIT_BYTES = 50"
    rows = "<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><v>2</v></c></row>"
    answer = read_one(honest(tmp_path, rows), started_with(code))
    assert isinstance(answer, RawWorkbook)
    assert answer.sheets[0].height == 2


@needs_fork
def test_a_child_that_dies_before_it_says_anything_of_its_share(tmp_path: Path) -> None:
    code = (
        "import os; from nls_cli.reading import usual, worker; usual.SPLIT_BYTES = 50\n"
        "worker.read_share = lambda *_, **__: os.abort()"
    )
    answer = read_one(honest(tmp_path), started_with(code))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.params) == ("NLS109", {"how": "SIGABRT"})


def test_a_system_without_fork(tmp_path: Path) -> None:
    """Windows: not even the module of the child is there."""
    answer = read_one(
        honest(tmp_path), started_with("import os; del os.fork; sys.modules['resource'] = None")
    )
    assert isinstance(answer, RawWorkbook)


@needs_fork
def test_a_system_that_refuses_a_limit(tmp_path: Path) -> None:
    """macOS: the clock remains."""
    code = (
        "import resource; set_ = resource.setrlimit\n"
        "def refuse(kind, limits):\n"
        "    if kind == resource.RLIMIT_AS: raise ValueError('current limit exceeds maximum limit')\n"
        "    set_(kind, limits)\n"
        "resource.setrlimit = refuse"
    )
    assert isinstance(read_one(honest(tmp_path), started_with(code)), RawWorkbook)


@needs_fork
def test_a_system_that_allows_less_than_we_would(tmp_path: Path) -> None:
    code = "import resource; resource.getrlimit = lambda _kind: (1 << 30, 1 << 30)"
    assert isinstance(read_one(honest(tmp_path), started_with(code)), RawWorkbook)


@needs_fork
def test_a_child_that_nobody_lets_answer_ends(tmp_path: Path) -> None:
    code = "import os; from nls_cli.reading import child; child.Child.go = lambda self, _: os.close(self._go_write)"
    answer = read_one(honest(tmp_path), started_with(code))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.params) == ("NLS109", {"how": "exit 0"})


@needs_fork
@pytest.mark.parametrize("code", ["NLS110", "NLS111"])
def test_a_child_that_dies_in_the_middle_of_its_answer(code: str, tmp_path: Path) -> None:
    how = {
        "NLS110": "os.kill(os.getpid(), signal.SIGXCPU)",
        "NLS111": "os.write(2, b'out of memory'); os._exit(1)",
    }
    prelude = (
        "import os, signal; from nls_cli.reading import worker; send = worker._Job._send\n"
        "def half(self, frame):\n"
        "    if frame[0]['frame'] != 'sheet': return send(self, frame)\n"
        f"    os.write(self._answer, b'x'); {how[code]}\n"
        "worker._Job._send = half"
    )
    answer = read_one(honest(tmp_path), started_with(prelude))
    assert isinstance(answer, Refusal)
    assert answer.code == code
    most = {"NLS110": int(LIMITS.seconds_hard), "NLS111": LIMITS.memory_hard_bytes >> 20}[code]
    assert list(answer.params.values()) == [most]


def test_a_worker_ends_when_nobody_asks_any_more() -> None:
    done = subprocess.run(worker_command(), input=b"", capture_output=True, timeout=30, check=False)
    assert (done.returncode, done.stdout) == (0, b"")


def test_the_reader_cannot_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert worker_command()[-1].endswith("src") or "site-packages" in worker_command()[-1]


# -- the supervisor ------------------------------------------------------------------------------------------


def test_a_process_is_ended_in_the_way_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker(worker_command(), LIMITS)
    monkeypatch.setattr(pool.os, "name", "nt")
    worker.interrupt()
    worker.end()
    assert worker.end() is None
    worker.interrupt()  # with no process there is nothing to end
    monkeypatch.undo()
    assert isinstance(worker.read(honest(tmp_path)), RawWorkbook)
    worker.interrupt()
    worker.end()


def test_a_worker_that_died_between_two_files_is_replaced(tmp_path: Path) -> None:
    worker = Worker(worker_command(), LIMITS)
    path = honest(tmp_path)
    assert isinstance(worker.read(path), RawWorkbook)
    assert worker._process is not None
    worker._process.kill()
    worker._process.wait()
    assert isinstance(worker.read(path), RawWorkbook)
    worker.interrupt()
    worker.end()


def test_a_worker_without_pipes_is_ended_all_the_same() -> None:
    worker = Worker(worker_command(), LIMITS)
    assert worker._process is not None
    for stream in (worker._process.stdin, worker._process.stdout):
        assert stream
        stream.close()
    worker._process.stdin = worker._process.stdout = None
    worker.end()
    assert worker._process is None


def test_the_clock_strikes_only_when_the_time_is_up() -> None:
    worker = Worker(worker_command(), LIMITS)
    worker._allow(-5.0)
    worker.check_clock()
    assert worker._expired
    assert worker._interrupted
    worker.check_clock()
    worker.end()


def test_a_mistake_of_ours_reaches_the_caller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(Worker, "read", fail)
    with WorkbookReader(workers=1) as reader, pytest.raises(ZeroDivisionError):
        list(reader.read_all([honest(tmp_path)]))


def test_a_pool_that_never_worked_can_be_closed(tmp_path: Path) -> None:
    unused = Pool(worker_command(), LIMITS)
    unused.close()
    run = pool.Run([honest(tmp_path)], [])
    run._threads = [threading.Thread(target=print)]
    run.stop()


# -- what the reader yields ----------------------------------------------------------------------------------


def test_what_errors_of_the_reader_mean() -> None:
    import python_calamine

    assert sheets.refusal_of(python_calamine.PasswordError("x")).code == "NLS104"
    with pytest.raises(Refused) as refused:
        sheets._tagged(object())
    assert refused.value.code == "NLS109"


@pytest.mark.parametrize("error", [KeyboardInterrupt, GeneratorExit])
def test_an_interruption_is_not_taken_for_a_broken_file(error: type[BaseException]) -> None:
    def go() -> Look:
        raise error

    with pytest.raises(error):
        list(sheets.read_sheets(crafted.xlsx(), "xlsx", LIMITS, go))


def seen_as(name: str, rows: tuple[int, int] | None = (1, 9)) -> Look:
    look = Look()
    look.sheets[name] = SheetLook()
    look.sheets[name].rows = rows
    look.sheets[name].columns = rows
    return look


def refused_reading(data: bytes, look: Look, limits: Limits = LIMITS) -> tuple[str, object]:
    with pytest.raises(Refused) as refused:
        list(sheets.read_sheets(data, "xlsx", limits, lambda: look))
    return refused.value.code, refused.value.params.get("what") or refused.value.params.get("limit")


def test_a_reader_that_sees_another_workbook_than_the_look_is_not_believed() -> None:
    data = crafted.xlsx('<row r="5"><c r="E5"><v>1</v></c></row>')
    assert refused_reading(data, seen_as("Other")) == ("NLS106", "sheet-name")
    assert refused_reading(data, seen_as("Sheet1", (6, 9))) == ("NLS106", "reference")
    assert refused_reading(data, seen_as("Sheet1", None)) == ("NLS106", "reference")
    assert refused_reading(data, seen_as("Sheet1"), Limits(sheets=0)) == ("NLS107", "sheets")
    assert refused_reading(data, seen_as("Sheet1"), Limits(area_hard=0)) == ("NLS107", "area")
    name = "x" * 256
    long = crafted.zipped(crafted.parts(crafted.sheet(""), names=[name]))
    assert refused_reading(long, seen_as(name)) == ("NLS106", "sheet-name")


def test_errors_to_the_right_of_all_that_the_reader_saw() -> None:
    errors = iter([(1, 2, BrokenCell("#N/A"))])
    height, columns = encode_rows([["a"], ["b"], ["c"]], 3, errors)
    assert (height, [len(column.values()) for column in columns]) == (3, [3, 1, 2])


# -- what the worker says ------------------------------------------------------------------------------------


def told(**changed: object) -> bytes:
    looked = {"frame": "looked", "kind": "xlsx", "sha256": "0" * 64, "notices": [], "date_1904": None}
    places = b'{"merged": [], "hidden_rows": []}'
    values = changed.pop("values", [1])
    sheet = {"frame": "sheet", "name": "S", "hidden": False, "first_row": 1, "first_column": 1, "height": 1}
    sheet |= {"width": 1, "error_cells_known": True} | changed
    body = [values if isinstance(values, bytes) else json.dumps(values).encode(), b"\0"]
    columns = {"frame": "columns", "segments": [len(piece) for piece in body]} | changed
    whole = pack(looked) + pack(sheet, len(places)) + places
    return whole + pack(columns, sum(map(len, body))) + b"".join(body) + pack({"frame": "done"})


def received(data: bytes) -> RawWorkbook | Refusal:
    return Answer(Path("a")).receive(io.BytesIO(data).read, lambda _: None)


def test_values_that_json_has_no_word_for() -> None:
    tagged = {"days": 1, "seconds": 2, "microseconds": 3}
    assert sheets._tagged(timedelta(1, 2, 3)) == tagged
    days = {"values": [tagged, 738_887], "days": [1]}
    assert sheets._with_days([tagged, date(2024, 1, 2)]) == days
    for stored, value in (
        ([tagged], timedelta(1, 2, 3)),
        ({"values": [738_887], "days": [0]}, date(2024, 1, 2)),
    ):
        answer = received(told(values=stored))
        assert isinstance(answer, RawWorkbook)
        assert answer.sheets[0].columns[0][0] == value


@pytest.mark.parametrize(
    "wrong",
    [
        {"segments": []},
        {"segments": [4]},
        {"segments": [3, 2]},
        {"segments": [3, 1, 0, 0]},
        {"width": 0},
        {"width": 2},
        {"height": 2},
        {"values": []},
        {"values": [{"no": "tag"}]},
        {"values": {"values": [1]}},
        {"values": {"values": [1], "days": [1]}},
        {"values": {"values": [10**9], "days": [0]}},
        {"values": {"values": [10**40], "days": [0]}},
        {"values": {"values": ["a"], "days": [0]}},
    ],
)
def test_a_frame_that_does_not_add_up(wrong: dict[str, object]) -> None:
    with pytest.raises(BadFrame):
        received(told(**wrong))


@pytest.mark.parametrize("texts", [["a"], ["Đỗ", "", 'a "b"'], ["a\0b", "c"], ["\0"]])
def test_texts_are_sent_as_they_are(texts: list[str]) -> None:
    packed = sheets._packed(texts)
    assert packed.startswith(b"\0") == ("\0" not in "".join(texts))
    answer = received(told(values=packed))
    assert isinstance(answer, RawWorkbook)
    assert answer.sheets[0].columns[0].values == tuple(texts)
    assert sheets._packed([*texts, None])[:1] == b"["
    with pytest.raises(BadFrame):
        received(told(values=b"\0\xff"))


def test_more_values_than_codes_can_name_are_not_believed() -> None:
    with pytest.raises(BadFrame):
        received(told(values=list(range(300))))


def test_a_sheet_before_the_look_is_not_believed() -> None:
    with pytest.raises(BadFrame):
        received(pack({"frame": "done"}))


def test_large_columns_come_in_frames_of_their_own_and_small_ones_together() -> None:
    rows = [[f"{'x' * 90}{n}", n % 3, n % 5] for n in range(2_000)]
    _, columns = encode_rows(rows, 3, iter(()))
    frames = list(sheets._column_frames(columns, 3))
    assert [len(header["segments"]) // 2 for header, _ in frames] == [1, 2]
    assert list(sheets._column_frames([], 0)) == []
