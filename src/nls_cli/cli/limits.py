"""How much a workbook may cost: `--limit NAME=VALUE` and `limits:` in nls.yaml, over the built-in defaults."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from nls_cli.errors import NlsError
from nls_cli.reading.limits import Limits
from nls_cli.text import nearest

_NUMBER = re.compile(r"(\d{1,15})(?:[.,](\d{1,6}))?\s*([kmg])?(?:i?b)?", re.IGNORECASE)
_SIZES = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}
KINDS: dict[str, type] = {one.name.replace("_", "-"): type(one.default) for one in fields(Limits)}
"""Name of each limit, as people write it → whether it is a whole number."""


def read_limits(asked: Sequence[str], project: Mapping[str, int | float]) -> Limits:
    """Return the limits of the command line, over those of the project, over the defaults."""
    values: dict[str, int | float] = dict(project)
    for one in asked:
        name, sign, text = one.partition("=")
        name = name.strip().replace("_", "-")
        if name not in KINDS:
            near = nearest(name, tuple(KINDS))
            raise NlsError("usage.limit.name", name=name, known=tuple(KINDS), nearest=near)
        value = limit_value(name, text) if sign else None
        if value is None:
            raise NlsError("usage.limit.value", name=name, value=text)
        values[name] = value
    changes: dict[str, Any] = {name.replace("-", "_"): value for name, value in values.items()}
    return replace(Limits(), **changes)


def limit_value(name: str, written: object) -> int | float | None:
    """Read the value of a limit, None if it is not one: more than 0, sizes also as `64M` or `2G`."""
    if isinstance(written, bool) or not isinstance(written, str | int | Decimal):
        return None
    match = _NUMBER.fullmatch(str(written).strip())
    if not match:
        return None
    whole, part, size = match.groups(default="")
    number = Fraction(f"{whole}.{part or 0}") * _SIZES[size.lower()]
    if number <= 0 or (KINDS[name] is int and number.denominator != 1):
        return None
    return int(number) if KINDS[name] is int else float(number)
