"""Numbers read back from a report as a person reads them, and what the JSON says they must be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from nls_cli.messages import Language

NUMBER = {"vi": r"\d+(?:\.\d{3})*(?:,\d+)?", "en": r"\d+(?:,\d{3})*(?:\.\d+)?"}
SHOWN = 0.005
"""What rounding to two decimals may take away."""


def numbers(text: str, language: Language) -> list[float]:
    """Return all numbers of a text."""
    found = re.findall(NUMBER[language], text)
    if language == "vi":
        return [float(one.replace(".", "").replace(",", ".")) for one in found]
    return [float(one.replace(",", "")) for one in found]


def same_numbers(text: str, expected: Sequence[float | None], language: Language) -> None:
    """Hold a text to the numbers that it must show, in order; None shows as none."""
    wanted = [one for one in expected if one is not None]
    assert numbers(text, language) == pytest.approx(wanted, abs=SHOWN), text


def doubts(result: Mapping[str, Any]) -> list[float | None]:
    """Return the numbers that a result's doubts are told with: rows unknown, lowest, highest."""
    found: list[float | None] = [result["unknown"]] if result["unknown"] else []
    value = result["value"]
    if value is not None and (result["low"], result["high"]) != (value, value):
        found += [result["low"], result["high"]]
    return found


def goal_numbers(goal: Mapping[str, Any]) -> list[float | None]:
    """Return the numbers that a goal is told with: target, points, points to be had."""
    return [goal["target"], *((goal["points"], goal["of"]) if goal["of"] else ())]
