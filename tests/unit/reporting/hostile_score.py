"""A score in which every name tries to be something else."""

from __future__ import annotations

import dataclasses

from nls_cli.model.base import Words
from nls_cli.model.snapshot import Body, Snapshot
from tests.unit.reporting.snapshots import snapshot

NAMES = (
    "</td><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "=cmd|'/c calc'!A1",
    "a | b [x](http://evil.example) `c` **d** <b> @someone https://evil.example $x$",
    "\x1b[31mred\u202etxt\x00",
)


def hostile_score() -> Snapshot:
    """Return a score whose units and bodies have such names."""
    one = snapshot(by="district")
    units = [
        dataclasses.replace(
            unit,
            name=Words(vi=name, en=name),
            without={"it": tuple(Body(f"b{at}", text, certain=True) for at, text in enumerate(NAMES))},
            bodies={"it": len(NAMES)},
        )
        for unit, name in zip(one.units, NAMES, strict=True)
    ]
    return dataclasses.replace(one, units=tuple(units))
