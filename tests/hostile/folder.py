"""`python -m tests.hostile.folder`: check 300 files, a third of them hostile; print exit code, time and peak memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.seeds import seeds
from tests.hostile.test_workbooks import ATTACKS


def main() -> None:
    """Make the folder, check it, and look at what came out."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for number, (name, (_, _, build)) in enumerate(list(ATTACKS.items())[:100]):
            (folder / f"{number * 3:03} hostile {name.replace('/', '-')[:60]}.xlsx").write_bytes(build())
        for number in range(200):
            (folder / f"{number * 3 // 2:03} honest {number}.xlsx").write_bytes(seeds("xlsx")[1])
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "nls_cli", "check", made, "--format", "json"],
            capture_output=True,
            check=False,
        )
        seconds = time.monotonic() - start
    files = json.loads(done.stdout)["files"]
    read = [file for file in files if file["status"] != "unreadable"]
    hostile = [file for file in files if "hostile" in file["path"]]
    lost = [file for file in read if "hostile" in file["path"]] + [
        file for file in files if file not in read and "honest" in file["path"]
    ]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        f"{len(files)} files, {len(hostile)} hostile; read in full: {len(read)}; judged wrongly: {len(lost)}; "
        f"exit {done.returncode}; {seconds:.1f} s; largest process {peak} MiB"
    )


if __name__ == "__main__":
    main()
