"""A check as Markdown for the summary page of a GitHub workflow."""

from __future__ import annotations

import re

from nls_cli.messages import say
from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_entries import CheckView, Entry, Place, entries, verdict, where_text
from nls_cli.reporting.findings_text import SEVERITIES
from nls_cli.reporting.plain import clean_path
from nls_cli.reporting.words import findings_line, written_int

MOST_BYTES = 900_000
"""GitHub takes 1 MiB of summary for a step."""
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&:/$\"'=^%]")


def render_check_summary(result: CheckResult, view: CheckView, most_bytes: int | None = MOST_BYTES) -> str:
    """Return the verdict, the unreadable files, and a row for each place, errors first, as long as there is room."""
    language = view.language
    unreadable = say("check.unreadable", language, count=written_int(result.unreadable, language))
    facts = [
        say("check.files", language, count=written_int(len(result.files), language)),
        *([unreadable] if result.unreadable else []),
        findings_line(result.findings, language),
    ]
    if result.baselined:
        facts.append(say("check.known", language, count=written_int(result.baselined, language)))
    parts = [f"## {plain(verdict(result, language))}\n", *(f"- {plain(fact)}" for fact in facts), ""]
    unread = [file.path for file in result.files if file.status == "unreadable"]
    parts += [
        f"- {plain(clean_path(path))}: {plain(say('check.file_status.unreadable', language))}"
        for path in unread
    ]
    if unread:
        parts.append("")
    text = "\n".join(parts) + "\n"
    found = sorted(entries(result, view), key=lambda entry: SEVERITIES.index(entry.severity))
    if not found:
        return text
    heads = ("severity", "code", "file", "sheet", "cell", "message", "remedy")
    rows = [
        "| " + " | ".join(say(f"check.column.{head}", language) for head in heads) + " |",
        "|" + " --- |" * len(heads),
    ]
    left = None if most_bytes is None else most_bytes - len(text.encode())
    left_out = 0
    for entry in found:
        for place in entry.places():
            row = _row(entry, place, view)
            left = None if left is None else left - len(row.encode()) - 1
            if left is None or left >= 0:
                rows.append(row)
            else:
                left_out += 1
    if left_out:
        count = written_int(left_out, language)
        rows += ["", plain(say("check.left_out", language, count=count, format="Markdown"))]
    return text + "\n".join(rows) + "\n"


def _row(entry: Entry, place: Place, view: CheckView) -> str:
    cells = (
        say(f"severity.{entry.severity}", view.language),
        entry.code,
        entry.path,
        entry.sheet or "",
        where_text(place, view.language),
        entry.message,
        entry.remedy,
    )
    return "| " + " | ".join(map(plain, cells)) + " |"


def plain(text: str) -> str:
    """Return text in which no character is Markdown, HTML, a link or a mention."""
    shown = _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", text)
    return shown.replace("@", "&#64;<!-- -->")
