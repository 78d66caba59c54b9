"""Mutated files given to the program as a user would give them; everything but a verdict is a failure."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

from nls_cli.cli.main import run
from tests.fuzz.mutate import MUTATORS
from tests.fuzz.seeds import ROOT, seeds, yaml_seeds

SECONDS = 90
"""For one call of the program, a folder of mutated workbooks included."""
LIMITS = ("--limit", "seconds=1", "--limit", "seconds-hard=1")
"""So that a file on which the reader hangs costs little; the default is 10 seconds."""
FORMATS = ("json", "json", "sarif", "junit", "csv", "html", "text", "github", "gitlab")


class Hang(BaseException):
    """The program did not answer in time."""


def make(kind: str, number: int, seed: int) -> tuple[str, bytes]:
    """Return role and content of case `number`: always the same for the same seed."""
    return mutated(kind, Random(f"{seed}:{kind}:{number}"))


def mutated(kind: str, noise: Random) -> tuple[str, bytes]:
    """Return a mutated file of this kind, and what it is used for."""
    if kind == "yaml":
        role, text = noise.choice(yaml_seeds())
        return role, MUTATORS[kind](text.encode(), noise)
    return kind, MUTATORS[kind](noise.choice(seeds(kind)), noise)


@contextmanager
def _watched(folder: Path) -> Iterator[tuple[io.StringIO, io.StringIO]]:
    """Run in `folder`, with both streams caught, errors raised, and a clock."""

    def expire(_number: int, _frame: object) -> None:
        raise Hang

    before, old = Path.cwd(), signal.signal(signal.SIGALRM, expire)
    out, err = io.StringIO(), io.StringIO()
    signal.alarm(SECONDS)
    os.environ["NLS_DEBUG"] = "1"
    os.chdir(folder)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            yield out, err
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)
        os.chdir(before)
        del os.environ["NLS_DEBUG"]


def attack_workbooks(files: Sequence[tuple[str, bytes]], folder: Path, format_: str = "json") -> str:
    """Check a folder of mutated workbooks; return what went wrong, nothing if nothing did."""
    place = folder / "in"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for number, (kind, content) in enumerate(files):
        (place / f"{number:05}.{kind}").write_bytes(content)
    with _watched(folder) as (out, _):
        try:
            code = run(["check", "in", "--format", format_, *LIMITS])
        except BaseException as error:
            return f"{type(error).__name__}: {error}"
    if code not in (0, 1, 2):
        return f"exit {code}"
    if format_ != "json":
        return "" if out.getvalue() else "no output"
    try:
        answer = json.loads(out.getvalue())
    except ValueError:
        return "no JSON"
    paths = sorted(Path(file["path"]).name for file in answer["files"])
    if paths != sorted(path.name for path in place.iterdir()):
        return "a file is missing from the answer"
    failed = {file["path"] for file in answer["files"] if file["status"] == "unreadable"}
    told = {finding["path"] for finding in answer["findings"] if finding["code"] < "NLS119"}
    return "" if failed <= told else "unreadable without a reason"


def attack_score(files: Sequence[tuple[str, bytes]], folder: Path) -> str:
    """Score a folder of mutated workbooks; return what went wrong."""
    place = folder / "in"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for number, (kind, content) in enumerate(files):
        (place / f"{number:05}.{kind}").write_bytes(content)
    with _watched(folder) as (out, err):
        try:
            code = run(["score", "in", "--skip-unreadable", "--by", "commune", "--format", "json", *LIMITS])
        except BaseException as error:
            return f"{type(error).__name__}: {error}"
    if code == 2:
        return "" if err.getvalue().strip() else "exit 2 without a word"
    try:
        json.loads(out.getvalue())
    except ValueError:
        return "no JSON"
    return "" if code in (0, 1) else f"exit {code}"


def attack_yaml(role: str, content: bytes, folder: Path) -> str:
    """Use a mutated YAML file for what it is; return what went wrong."""
    place = folder / "yaml"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    target = place / "qd-146.yaml"
    command = ["targets", "check", "qd-146.yaml"]
    shutil.copyfile(ROOT / "targets" / "qd-146.yaml", target)
    match role:
        case "targets":
            target.write_bytes(content)
        case "cases" | "form" | "units":
            name = {"cases": "cases/qd-146", "form": "forms/staff-census", "units": "units/nam-dinh"}[role]
            path = place / f"{name}.yaml"
            path.parent.mkdir()
            path.write_bytes(content)
        case "project":
            (place / "nls.yaml").write_bytes(content)
            command = ["score", "--limit", "sheets=3"]
        case _:
            (place / "submitters.yaml").write_bytes(content)
            command = ["merge", "none.xlsx", "--submitters", "submitters.yaml", "-o", "out.xlsx"]
    with _watched(place) as (out, err):
        try:
            code = run(command)
        except BaseException as error:
            return f"{type(error).__name__}: {error}"
    if code not in (0, 1, 2):
        return f"exit {code}"
    return "" if code == 0 or (out.getvalue() + err.getvalue()).strip() else f"exit {code} without a word"
