"""`python -m tests.hostile.guards`: take every guard out, one at a time, and see that its absence is noticed.

A guard is a `raise` in the modules that look at a file before it is read, or a limit. Without it, a hostile file that
was refused there must not end in its code any more, or a test of these modules must fail. Each trial runs in a
process of its own: without its guard a file may do what it likes there.
"""

from __future__ import annotations

import ast
import os
import resource
import signal
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest

from nls_cli.reading import (
    archive,
    binary_scan,
    load,
    ods_scan,
    ole,
    preflight,
    sheet_scan,
    slow_row,
    xml_scan,
)
from nls_cli.reading.limits import Limits
from nls_cli.reading.refused import Refused
from tests.hostile.test_workbooks import ATTACKS

MODULES = (archive, binary_scan, load, ods_scan, ole, preflight, sheet_scan, slow_row, xml_scan)
ROOT = Path(__file__).parents[2]
TESTS = ("tests/unit/reading/test_preflight.py",)
SECONDS, MEMORY = 60, 4 << 30
"""For one trial; who needs more has noticed."""
LIMITS = Limits()
ENDLESS = {"area": ("area", "area_hard")}
"""Limits that are widened together."""


@dataclass(frozen=True)
class Guard:
    """One `raise`."""

    module: ModuleType
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.module.__name__.rpartition('.')[2]}.py:{self.line}  {self.text}"


def guards() -> Iterator[Guard]:
    """Yield every guard of the look; a bare `raise` passes on what another one has refused."""
    for module in MODULES:
        source = Path(str(module.__file__)).read_text("utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Raise) and node.exc is not None:
                yield Guard(module, node.lineno, ast.unparse(node))


def outcome(data: bytes, limits: Limits = LIMITS) -> tuple[str, object, tuple[str, int]] | None:
    """Return code, main detail and place of the refusal; None if the look accepts the file."""
    try:
        preflight.look(data, preflight.glance(data, limits), limits)
    except Refused as refused:
        params, trace = refused.params, refused.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        assert trace
        detail = params.get("what") or params.get("limit") or params.get("type")
        return refused.code, detail, (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
    return None


def take_out(guard: Guard) -> None:
    """Replace the guard by nothing, in the functions as they are loaded."""
    tree = ast.parse(Path(str(guard.module.__file__)).read_text("utf-8"))

    class Remove(ast.NodeTransformer):
        def visit_Raise(self, node: ast.Raise) -> ast.AST:
            return ast.copy_location(ast.Pass(), node) if node.lineno == guard.line else node

    code = compile(ast.fix_missing_locations(Remove().visit(tree)), str(guard.module.__file__), "exec")
    found = {one.co_qualname: one for one in _codes(code)}
    for holder in (guard.module, *(one for one in vars(guard.module).values() if isinstance(one, type))):
        for one in list(vars(holder).values()):
            function = getattr(one, "__func__", one)
            if isinstance(function, FunctionType) and function.__module__ == guard.module.__name__:
                function.__code__ = found.get(function.__qualname__, function.__code__)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            if "<locals>" not in one.co_qualname:
                yield from _codes(one)


def noticed(trial: Callable[[], bool]) -> bool:
    """Tell whether a trial, in a process of its own, says so, or does not come to an end."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        answer = 0
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(SECONDS)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            answer = 0 if trial() else 1
        finally:
            os._exit(answer)
    return os.waitpid(child, 0)[1] != 1 << 8


def by_attacks() -> tuple[dict[tuple[str, int], list[str]], dict[str, bytes]]:
    """Return the attacks that each guard of the look refuses, by its place, and their files."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    files: dict[str, bytes] = {}
    for name, (_, _, build) in ATTACKS.items():
        data = build()
        if end := outcome(data):
            found[end[2]].append(name)
            files[name] = data
    return found, files


def is_missed(guard: Guard, names: list[str], files: dict[str, bytes]) -> bool:
    """Tell whether without the guard an attack that it refused does not end as it did."""

    def trial() -> bool:
        before = {name: outcome(files[name]) for name in names}
        take_out(guard)
        for name in names:
            after = outcome(files[name])
            if after is None or after[:2] != (before[name] or ())[:2]:
                return True
        return False

    return noticed(trial)


def is_missed_by_tests(guard: Guard) -> bool:
    """Tell whether without the guard a test fails."""

    def trial() -> bool:
        take_out(guard)
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - until the process ends
        return pytest.main(["-q", "-x", "-n0", "-p", "no:cacheprovider", *TESTS]) != 0

    return noticed(trial)


def limits_missed(files: dict[str, bytes]) -> dict[str, list[str]]:
    """Return, for each limit of the look, the attacks that do not end in it once it is endless."""
    most = 1 << 62
    found: dict[str, list[str]] = {}
    for field in fields(Limits):
        names = ENDLESS.get(field.name, (field.name,))
        endless = replace(LIMITS, **dict.fromkeys(names, most))
        option = "entry-bytes" if field.name == "small_part_bytes" else field.name.replace("_", "-")
        attacks = [name for name, (_, params, _) in ATTACKS.items() if params.get("limit") == option]
        found[field.name] = [
            name
            for name in attacks
            if noticed(lambda: (outcome(files[name], endless) or ("", ""))[1] != option)  # noqa: B023
        ]
    return found


def main() -> int:
    """Take every guard out; return 1 if the absence of any goes unnoticed."""
    os.chdir(ROOT)
    found, files = by_attacks()
    unnoticed = 0
    everything = sorted(guards(), key=str)
    for guard in everything:
        names = found.get((str(guard.module.__file__), guard.line), [])
        how = f"{len(names)} attacks, such as {names[0]}" if names else "tests"
        missed = is_missed(guard, names, files) if names else False
        if not missed:
            how, missed = "tests", is_missed_by_tests(guard)
        unnoticed += not missed
        print(f"{'missed by ' + how if missed else 'NOT MISSED':60} {guard}", flush=True)
    for limit, names in limits_missed(files).items():
        if names:
            print(f"{'missed by ' + names[0]:60} limit {limit}")
    print(f"{len(everything)} guards taken out, one at a time; unnoticed: {unnoticed}")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
