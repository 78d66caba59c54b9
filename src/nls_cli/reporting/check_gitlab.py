"""A check as a GitLab Code Quality report."""

from __future__ import annotations

from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_entries import CheckView, Fingerprints, entries, portable_path
from nls_cli.reporting.inert_json import dumped

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render_check_gitlab(result: CheckResult, view: CheckView) -> str:
    """Return the check as a JSON array; `[]` if there is nothing to say."""
    fingerprints = Fingerprints(view.root)
    issues = [
        dumped(
            {
                "description": entry.sentence(place, view.language),
                "check_name": f"{entry.code}/{entry.rule}",
                "fingerprint": fingerprints.of(entry.finding, place),
                "severity": _SEVERITIES[entry.severity],
                "location": {
                    "path": portable_path(entry.finding.path, view.root),
                    "lines": {"begin": place.row or 1},
                },
            }
        )
        for entry in entries(result, view)
        for place in entry.places()
    ]
    return "[\n " + ",\n ".join(issues) + "\n]\n" if issues else "[]\n"
