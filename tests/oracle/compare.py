"""Say where two score results differ."""

from __future__ import annotations

from typing import Any

IGNORED = {"name"}  # shown to people; not a number


def differences(expected: Any, actual: Any, at: str = "") -> list[str]:
    """List every place where `actual` is not what `expected` holds; keys that only `actual` has are its own."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        found = []
        for key, value in expected.items():
            if key in actual:
                found += [] if key in IGNORED else differences(value, actual[key], f"{at}.{key}")
            else:
                found.append(f"{at}.{key}: missing")
        return found
    if isinstance(expected, list) and isinstance(actual, list):
        if [_id(e) for e in expected] != [_id(a) for a in actual]:
            return [f"{at}: {[_id(e) for e in expected]} expected, {[_id(a) for a in actual]} found"]
        return [
            d for e, a in zip(expected, actual, strict=True) for d in differences(e, a, f"{at}[{_id(e)}]")
        ]
    return [] if expected == actual else [f"{at}: {expected!r} expected, {actual!r} found"]


def _id(value: Any) -> Any:
    return value.get("id", "?") if isinstance(value, dict) else value
