"""Measure everything and write `benchmarks/RESULTS.md`.

    python -m benchmarks            all of it, about half an hour on two quiet cores
    python -m benchmarks --quick    fewer rounds and smaller data, about 5 minutes
    python -m benchmarks --only reading,start-up     prints these, writes nothing

The data is made on the first run, the same every time, in `benchmarks/.data` (or `--data FOLDER`).
Needs the development extra `bench`: `pip install -e ".[bench]"`.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks import report, sections

HERE = Path(__file__).parent


def main() -> None:
    """Read the options, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure nls beside others.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller data")
    parser.add_argument("--only", default="", help=f"sections, by comma: {', '.join(sections.SECTIONS)}")
    parser.add_argument("--data", type=Path, default=HERE / ".data", help="where the data is kept")
    parser.add_argument("--output", type=Path, help="the page to write (default: RESULTS.md, unless --only)")
    options = parser.parse_args()
    options.data.mkdir(parents=True, exist_ok=True)
    chosen = options.only.split(",") if options.only else list(sections.SECTIONS)
    plan = sections.Plan(options.data.resolve(), options.quick)
    output = options.output or (None if options.only else HERE / "RESULTS.md")
    found: list[sections.Table] = []
    text, start = "", time.monotonic()
    for at, name in enumerate(chosen, 1):
        minutes = (time.monotonic() - start) / 60
        print(f"{name} ({at} of {len(chosen)}), after {minutes:.1f} minutes", file=sys.stderr, flush=True)
        for table in sections.SECTIONS[name](plan):
            found.append(table)
            text = report.render(found, quick=options.quick, more=chosen[at:])
            if output is not None:  # at once: what breaks off the run costs no table that is there
                output.write_text(text + report.notes(output), "utf-8")
    print(text)


if __name__ == "__main__":
    main()
