"""A check as one HTML page that needs nothing else, runs nothing and loads nothing."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from nls_cli.messages import say
from nls_cli.model.check import CheckResult
from nls_cli.reporting.check_entries import CheckView, Entry, entries, verdict, where_text
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.reporting.words import findings_line, written_int

_HEADS = ("severity", "code", "sheet", "cell", "value", "message", "remedy")


def render_check_html(result: CheckResult, view: CheckView) -> str:
    """Return the check as a page: the verdict, every file, and a table of findings for each file that has some."""
    language = view.language
    facts = [findings_line(result.findings, language)]
    if result.unreadable:
        facts.append(say("check.unreadable", language, count=written_int(result.unreadable, language)))
    if result.baselined:
        facts.append(say("check.known", language, count=written_int(result.baselined, language)))
    by_path: dict[str, list[Entry]] = {}
    for entry in entries(result, view):
        by_path.setdefault(entry.path, []).append(entry)
    names = {sheet.id: sheet.name.in_(language) for sheet in result.form.sheets}
    files = [
        {
            "path": clean_path(file.path),
            "status": file.status,
            "rows": ", ".join(
                f"{clean(names.get(id, id))}: {written_int(count, language)}"
                for id, count in file.rows.items()
            ),
        }
        for file in result.files
    ]

    environment = Environment(
        loader=PackageLoader("nls_cli.reporting", "templates"),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("check.html.j2").render(
        language=language,
        say=partial(say, language=language),
        verdict=verdict(result, language),
        bad=bool(result.counts["error"] or result.unreadable),
        facts=facts,
        files=files,
        by_path=list(by_path.items()),
        heads=_HEADS,
        where=partial(where_text, language=language),
    )
