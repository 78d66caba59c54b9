"""Which unit a report is about, and which ones it lists."""

from __future__ import annotations

from collections.abc import Sequence

from nls_cli.model.snapshot import UnitScore


def detailed(others: Sequence[UnitScore]) -> tuple[UnitScore | None, Sequence[UnitScore]]:
    """Return the district that was asked for by name, if one was, and the units to list one by one."""
    if len(others) == 1:
        return others[0], ()
    if len(others) > 1 and others[0].level == "district" and others[1].level in ("commune", "organization"):
        return others[0], others[1:]
    return None, others
