"""The formats in which a check can be reported: a name, a suffix, and the function that renders it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_csv import render_check_csv
from nls_cli.reporting.check_entries import CheckView
from nls_cli.reporting.check_github import render_check_github
from nls_cli.reporting.check_gitlab import render_check_gitlab
from nls_cli.reporting.check_json import check_json_pieces, render_check_json
from nls_cli.reporting.check_junit import render_check_junit
from nls_cli.reporting.check_sarif import render_check_sarif
from nls_cli.reporting.check_summary import render_check_summary
from nls_cli.reporting.check_text import render_check_text


@dataclass(frozen=True, slots=True)
class CheckReporter:
    """One format of the report."""

    suffix: str | None
    """Files with this ending get this format; None if it must be named."""
    render: Callable[[CheckResult, CheckView], str]
    pieces: Callable[[CheckResult, CheckView], Iterator[str]] | None = None
    """The same text piece by piece, in a format that may grow long."""


def _html(result: CheckResult, view: CheckView) -> str:
    from nls_cli.reporting.check_html import render_check_html  # the template engine is for this format alone

    return render_check_html(result, view)


def _md(result: CheckResult, view: CheckView) -> str:
    return render_check_summary(result, view, most_bytes=None)


CHECK_REPORTERS: Mapping[str, CheckReporter] = {
    "text": CheckReporter(".txt", render_check_text),
    "json": CheckReporter(".json", render_check_json, check_json_pieces),
    "github": CheckReporter(None, render_check_github),
    "gitlab": CheckReporter(None, render_check_gitlab),
    "junit": CheckReporter(".xml", render_check_junit),
    "sarif": CheckReporter(".sarif", render_check_sarif),
    "csv": CheckReporter(".csv", render_check_csv),
    "md": CheckReporter(".md", _md),
    "html": CheckReporter(".html", _html),
}
