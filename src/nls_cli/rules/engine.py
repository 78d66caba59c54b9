"""Which function finds which code, and running them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from nls_cli.model.census import Census
from nls_cli.model.conditions import Condition
from nls_cli.model.finding import Finding
from nls_cli.rules.between import check_counts, check_same
from nls_cli.rules.rows import check_ages, check_expectations, check_sums
from nls_cli.rules.subject import Step, Subject
from nls_cli.rules.suspicious import check_alike, check_blank, check_copied, check_outliers

Check = Callable[[str, Subject], Iterator[Finding]]
"""Finds all that one code stands for; how severe that is `RULES` says, not the check."""

CHECKS: Mapping[str, Check] = {
    "NLS404": check_same,
    "NLS405": check_same,
    "NLS406": check_counts,
    "NLS407": check_counts,
    "NLS408": check_sums,
    "NLS601": check_expectations,
    "NLS602": check_expectations,
    "NLS603": check_ages,
    "NLS604": check_expectations,
    "NLS605": check_expectations,
    "NLS606": check_expectations,
    "NLS611": check_blank,
    "NLS612": check_alike,
    "NLS613": check_copied,
    "NLS614": check_outliers,
    "NLS690": check_expectations,
}
"""All other codes are found while files are read and parsed."""


def check_census(census: Census, conditions: Mapping[Step, Condition]) -> Iterator[Finding]:
    """Yield everything that is wrong or doubtful across the rows, sheets and files of a census."""
    subject = Subject(census, conditions)
    for code, check in CHECKS.items():
        yield from check(code, subject)
