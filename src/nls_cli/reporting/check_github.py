"""A check as GitHub workflow commands: an annotation for each place, then the verdict."""

from __future__ import annotations

from nls_cli.messages import say
from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_entries import CheckView, Entry, Place, entries, portable_path, verdict
from nls_cli.reporting.plain import clean_path

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
MOST_SHOWN = 10
"""How many annotations of one level GitHub shows for a step."""


def render_check_github(result: CheckResult, view: CheckView) -> str:
    """Return the check as lines for the log of a GitHub workflow."""
    lines = [_command(entry, place, view) for entry in entries(result, view) for place in entry.places()]
    beyond = sum(max(0, count - MOST_SHOWN) for count in result.counts.values())
    if beyond:
        lines.append(say("check.github.cap", view.language, most=MOST_SHOWN, count=beyond))
    lines.append(verdict(result, view.language))
    return "\n".join(lines) + "\n"


def _command(entry: Entry, place: Place, view: CheckView) -> str:
    properties = {"file": clean_path(portable_path(entry.finding.path, view.root))}
    if place.row is not None:
        properties["line"] = str(place.row)
        if place.column is not None:
            properties["col"] = str(place.column)
    at = entry.at(place, view.language)
    properties["title"] = f"{entry.code} {entry.rule}" + (f" · {at}" if at else "")
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[entry.severity]} {shown}::{_data(entry.sentence(place, view.language))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
