"""Which findings a check is about: `--select`, `--ignore`, `--severity`."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from nls_cli.errors import NlsError
from nls_cli.model.check import CheckResult
from nls_cli.model.finding import RULES, Finding, Severity
from nls_cli.text import nearest

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Selection:
    """Beginnings of codes."""

    select: tuple[str, ...] = ()
    """Only these; none means all."""
    ignore: tuple[str, ...] = ()


def read_codes(option: str, values: Sequence[str]) -> tuple[str, ...]:
    """Read codes or their beginnings, separated by commas or spaces; NlsError if one begins no code."""
    found = tuple(word.upper() for value in values for word in value.replace(",", " ").split())
    for word in found:
        if not any(code.startswith(word) for code in RULES):
            raise NlsError("check.code", option=option, value=word, nearest=nearest(word, RULES))
    return found


def selected(result: CheckResult, selection: Selection) -> CheckResult:
    """Return the result with the findings that were asked for.

    Nothing hides that a file was not read: it has not been checked for anything.
    """
    unread = result.unread_paths

    def wanted(finding: Finding) -> bool:
        if finding.path in unread:
            return True
        if selection.ignore and finding.code.startswith(selection.ignore):
            return False
        return not selection.select or finding.code.startswith(selection.select)

    return dataclasses.replace(result, findings=tuple(filter(wanted, result.findings)))


def not_below(result: CheckResult, severity: Severity) -> CheckResult:
    """Return the result without findings that are less severe."""
    shown = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return dataclasses.replace(
        result, findings=tuple(finding for finding in result.findings if finding.severity in shown)
    )


def settled(result: CheckResult) -> CheckResult:
    """Return the result with each file's status by the findings that are left."""
    with_findings = {finding.path for finding in result.findings}
    files = tuple(
        file
        if file.status == "unreadable"
        else dataclasses.replace(file, status="findings" if file.path in with_findings else "ok")
        for file in result.files
    )
    return dataclasses.replace(result, files=files)
