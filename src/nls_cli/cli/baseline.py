"""Findings known before: written to a file by their places, and left out of later checks."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
from collections import Counter
from pathlib import Path

from nls_cli.errors import NlsError
from nls_cli.model.check import CheckResult
from nls_cli.model.finding import Finding
from nls_cli.reading.regular import read_regular
from nls_cli.reporting.check_entries import Place, places, portable_path
from nls_cli.reporting.inert_json import dumped

SCHEMA = "nls.baseline/1"
KEYS = ("code", "path", "sheet", "field", "cell", "row", "column")
MAX_BYTES = 512 * 1024 * 1024
Known = Counter[tuple[object, ...]]


def render_baseline(result: CheckResult, baseline: Path) -> str:
    """Return every place of every finding as JSON, paths seen from the baseline's folder; never what a cell holds."""
    lines = [
        dumped(dict(zip(KEYS, _key(finding, place, baseline), strict=True)))
        for finding in result.findings
        if finding.path not in result.unread_paths
        for place in places(finding)
    ]
    listed = "[\n  " + ",\n  ".join(lines) + "\n ]" if lines else "[]"
    return f'{{\n "schema": "{SCHEMA}",\n "findings": {listed}\n}}\n'


def read_baseline(baseline: Path) -> Known:
    """Read what `render_baseline` wrote; NlsError for anything else."""
    try:
        size, content = read_regular(baseline, MAX_BYTES)
        if size > MAX_BYTES:
            raise _not_one(baseline, "size")
        data = json.loads(content)
    except FileNotFoundError:
        raise _not_one(baseline, "missing") from None
    except OSError:
        raise _not_one(baseline, "read") from None
    except (ValueError, RecursionError):
        raise _not_one(baseline, "json") from None
    found = data.get("findings") if isinstance(data, dict) and data.get("schema") == SCHEMA else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _not_one(baseline, "schema")
    keys = [tuple(one.get(key) for key in KEYS) for one in found]
    if any(isinstance(part, list | dict) for key in keys for part in key):
        raise _not_one(baseline, "schema")
    return Counter(keys)


def without_known(result: CheckResult, known: Known, baseline: Path) -> CheckResult:
    """Return the result without the places that are known; a second finding at a known place is new.

    That a file cannot be read is never known: nobody can tell that it still is the same file.
    """
    left = known.copy()
    unread = result.unread_paths
    kept: list[Finding] = []
    dropped = 0
    for finding in result.findings:
        if finding.path in unread:
            kept.append(finding)
            continue
        new: list[Place] = []
        for place in places(finding):
            key = _key(finding, place, baseline)
            if left[key] > 0:
                left[key] -= 1
                dropped += 1
            else:
                new.append(place)
        if len(new) == finding.count:
            kept.append(finding)
        elif new:
            kept.append(dataclasses.replace(finding, rows=tuple(place.row for place in new if place.row)))
    return dataclasses.replace(result, findings=tuple(kept), baselined=dropped)


def _key(finding: Finding, place: Place, baseline: Path) -> tuple[object, ...]:
    path = finding.path
    with contextlib.suppress(ValueError):  # another drive
        path = os.path.relpath(path, baseline.parent)
    return (
        finding.code,
        portable_path(path),
        finding.sheet,
        finding.field,
        place.cell,
        place.row,
        place.column,
    )


def _not_one(path: Path, why: str) -> NlsError:
    return NlsError("check.baseline", path=path, why=why)
