"""The long run: `python -m tests.fuzz --cases 100000 --seed 1` from the root of the repository.

What fails is written to `--keep`; give it a name that says what it does, and put it into `tests/hostile/found/`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.attack import FORMATS, attack_score, attack_workbooks, attack_yaml, make

KINDS = ("xlsx", "xls", "xlsb", "ods", "yaml")
BATCH = 200


def main() -> int:
    """Run, print the tally, and return 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1000, help="in all, shared evenly by the kinds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first case of each kind")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    asked = parser.parse_args()
    kinds = asked.kinds.split(",")
    done: Counter[str] = Counter()
    failures = 0
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        per_kind = -(-asked.cases // len(kinds))
        for first in range(asked.first, asked.first + per_kind, BATCH):
            numbers = range(first, min(first + BATCH, asked.first + per_kind))
            for kind in kinds:
                failed = _batch(kind, numbers, asked.seed, Path(folder))
                for number, why in failed.items():
                    failures += 1
                    asked.keep.mkdir(exist_ok=True)
                    role, content = make(kind, number, asked.seed)
                    (asked.keep / f"{asked.seed}-{kind}-{number}-{role}").write_bytes(content)
                    print(f"FAILED seed {asked.seed} {kind} {number}: {why[:300]}", flush=True)
                done[kind] += len(numbers)
            if first % (BATCH * 5) == 0:
                print(f"{time.monotonic() - start:7.0f} s  {dict(done)}  failures {failures}", flush=True)
    tally = ", ".join(f"{kind} {count}" for kind, count in done.items())
    seconds = time.monotonic() - start
    print(
        f"{sum(done.values())} cases with seed {asked.seed} ({tally}) in {seconds:.0f} s; failures: {failures}"
    )
    return 1 if failures else 0


def _batch(kind: str, numbers: range, seed: int, folder: Path) -> dict[int, str]:
    """Return what went wrong, by case."""
    cases = {number: make(kind, number, seed) for number in numbers}
    if kind == "yaml":
        found = {number: attack_yaml(role, content, folder) for number, (role, content) in cases.items()}
        return {number: why for number, why in found.items() if why}
    format_ = FORMATS[numbers.start // BATCH % len(FORMATS)]
    why = attack_workbooks(list(cases.values()), folder, format_)
    if not why and numbers.start // BATCH % 5 == 0:
        why = attack_score(list(cases.values()), folder)
    if not why:
        return {}
    alone = {
        number: attack_workbooks([case], folder, format_) or attack_score([case], folder)
        for number, case in cases.items()
    }
    return {number: reason for number, reason in alone.items() if reason} or {
        numbers.start: f"together: {why}"
    }


if __name__ == "__main__":
    sys.exit(main())
