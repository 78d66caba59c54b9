"""A check as SARIF 2.1.0 for code scanning: a row is a line, a column a column, the sheet is in the message."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import nls_cli
from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_entries import CheckView, Entry, Fingerprints, Place, entries, portable_path
from nls_cli.reporting.findings_text import SEVERITIES
from nls_cli.reporting.inert_json import dumped
from nls_cli.reporting.words import written_int

MOST_RESULTS = 25_000
"""Code scanning takes no more for one run."""
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_check_sarif(result: CheckResult, view: CheckView, most: int = MOST_RESULTS) -> str:
    """Return the check as a SARIF log of one run; errors first if there are too many, the number left out is said."""
    found = list(entries(result, view))
    total = sum(entry.finding.count for entry in found)
    if total > most:
        found.sort(key=lambda entry: SEVERITIES.index(entry.severity))
    rules: dict[str, int] = {}
    for entry in found:
        rules.setdefault(entry.code, len(rules))
    fingerprints = Fingerprints(view.root)
    results = [_result(entry, place, rules, fingerprints, view) for entry, place in _first(found, most)]
    driver = {
        "name": "nls",
        "semanticVersion": nls_cli.__version__,
        "rules": [_rule(entry, view.language) for entry in _one_of_each(found)],
    }
    invocation: dict[str, object] = {"executionSuccessful": True}
    if total > most:
        count = written_int(total - most, view.language)
        text = say("check.left_out", view.language, count=count, format="sarif")
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    head = {
        "tool": {"driver": driver},
        "language": view.language,
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
    }
    listed = "[\n   " + ",\n   ".join(results) + "\n  ]" if results else "[]"
    return (
        f'{{\n "$schema": "{SCHEMA}",\n "version": "2.1.0",\n "runs": [\n'
        f'  {dumped(head)[:-1]}, "results": {listed}}}\n ]\n}}\n'
    )


def _first(found: list[Entry], most: int) -> Iterator[tuple[Entry, Place]]:
    left = most
    for entry in found:
        for place in entry.places():
            if not left:
                return
            left -= 1
            yield entry, place


def _one_of_each(found: list[Entry]) -> list[Entry]:
    by_code: dict[str, Entry] = {}
    for entry in found:
        by_code.setdefault(entry.code, entry)
    return list(by_code.values())


def _rule(entry: Entry, language: Language) -> dict[str, object]:
    """Describe a rule by its name and remedy; the sentence of a finding names what was found and is its own."""
    level = say(f"severity.{entry.severity}", language)
    return {
        "id": entry.code,
        "name": entry.rule,
        "shortDescription": {"text": f"{entry.code} {entry.rule}"},
        "fullDescription": {"text": f"{level} {entry.code} ({entry.rule}). {entry.remedy}"},
        "help": {"text": entry.remedy},
        "defaultConfiguration": {"level": entry.severity},
    }


def _result(
    entry: Entry, place: Place, rules: dict[str, int], fingerprints: Fingerprints, view: CheckView
) -> str:
    finding = entry.finding
    row, column = place.row or 1, place.column or 1
    location: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": _artifact(portable_path(finding.path, view.root)),
            "region": {"startLine": row, "startColumn": column, "endLine": row, "endColumn": column + 1},
        }
    }
    at = entry.at(place, view.language)
    if at:
        location["logicalLocations"] = [
            {"name": place.cell or at, "fullyQualifiedName": at, "kind": "cell" if place.cell else "sheet"}
        ]
    return dumped(
        {
            "ruleId": entry.code,
            "ruleIndex": rules[entry.code],
            "level": entry.severity,
            "message": {"text": _no_link(entry.sentence(place, view.language))},
            "locations": [location],
            "partialFingerprints": {"nlsPlace/v1": fingerprints.of(finding, place)},
        }
    )


def _no_link(text: str) -> str:
    """Keep `[text](target)` from being shown as a link, which SARIF does even in plain text."""
    return text.replace("](", "] (")


def _artifact(path: str) -> dict[str, str]:
    uri = quote(path, safe="/", errors="surrogatepass")
    if path.startswith("//"):
        return {"uri": f"file:{uri}"}
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if path[1:3] == ":/":
        return {"uri": f"file:///{path[0]}:{uri[4:]}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}
