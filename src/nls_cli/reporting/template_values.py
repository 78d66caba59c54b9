"""What an office's own template can show: every placeholder and its value, plain text and lists of plain text."""

from __future__ import annotations

from typing import Any

import nls_cli
from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.letterhead import Letterhead
from nls_cli.reporting import words
from nls_cli.reporting.document import Table
from nls_cli.reporting.document_data import findings_table, sending_lines
from nls_cli.reporting.document_gaps import gap_table, unit_gaps_table, without_table
from nls_cli.reporting.document_results import monitored_table, year_table
from nls_cli.reporting.document_setting import Reported, Setting, year_title
from nls_cli.reporting.numbers import score_number
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean
from nls_cli.reporting.score_document import setting_of, year_sentence
from nls_cli.reporting.typography import long_date
from nls_cli.reporting.words import written_int

Values = dict[str, Any]
GOAL_KEYS = ("number", "name", "target", "value", "status", "missing", "points")
MONITORED_KEYS = ("number", "name", "baseline", "value")
GAP_KEYS = ("number", "name", "target", "missing", "lost", "who")
UNIT_GAP_KEYS = ("number", "name", "missing")
WITHOUT_KEYS = ("role", "count", "unsure", "names")
FINDING_KEYS = ("severity", "code", "message", "count")


def template_values(reported: Reported, language: Language, letterhead: Letterhead) -> Values:
    """Return every placeholder with its value, in the words of `language`."""
    setting = setting_of(reported, language)
    snapshot = setting.snapshot
    warning = words.reconstructed_warning(snapshot.targets, language, 9999)
    monitored = [one for one in setting.shown.indicators if not one.indicator.goals]
    used = [one.indicator.provenance for one in setting.shown.indicators]
    values: Values = {
        "name": words.unit_name(setting.shown, snapshot, language),
        "date": long_date(snapshot.as_of, language) if snapshot.as_of else "",
        "date_short": date_text(snapshot.as_of, language) if snapshot.as_of else "",
        "targets": clean(snapshot.targets.title.in_(language)),
        "targets_id": snapshot.targets.id,
        "warning": " ".join(warning),
        "provenance": words.legend(used, language, 9999),
        "years": [_year(setting, year) for year in snapshot.years],
        "monitored": _listed(monitored_table(monitored, language), MONITORED_KEYS),
        "units": _units(setting),
        "gaps": _listed(gap_table(setting), GAP_KEYS),
        "unit_gaps": _listed(unit_gaps_table(setting), UNIT_GAP_KEYS),
        "without": _listed(without_table(setting), WITHOUT_KEYS),
        "findings": _listed(findings_table(snapshot, language), FINDING_KEYS),
        "findings_line": words.findings_line(snapshot.findings, language),
        "sending": sending_lines(reported.completeness, language),
        "files": written_int(len(snapshot.census), language),
        "rows": written_int(sum(sum(one.rows.values()) for one in snapshot.census), language),
        "version": nls_cli.__version__,
        "recipients": [clean(one) for one in letterhead.recipients],
    }
    for key in ("parent", "issuer", "symbol", "place", "signer_title", "signer"):
        values[key] = clean(getattr(letterhead, key) or "")
    values["place"] = values["place"] or clean(snapshot.units[0].name.in_(language))
    return values


def _year(setting: Setting, year: str) -> Values:
    language = setting.language
    summary = setting.shown.summaries[year]
    results = [one for one in setting.shown.indicators if year in one.goals]
    counts = summary.counts
    return {
        "year": words.by_year("year.plain", year, language),
        "title": year_title(setting, year),
        "sentence": year_sentence(setting, year),
        "score": score_number(summary.score, language) if summary.score is not None else "",
        "total": words.total_text(summary, language),
        "met": written_int(counts["met"], language),
        "of": written_int(sum(counts.values()) - counts["not_applicable"], language),
        "indicators": _listed(year_table(setting, year, results), GOAL_KEYS),
    }


def _units(setting: Setting) -> list[Values]:
    language = setting.language
    found: list[Values] = []
    for unit in setting.listed:
        years: list[Values] = []
        for year in setting.snapshot.years:
            summary = unit.summaries[year]
            counts = summary.counts
            score = say("score.no_value", language)
            if summary.score is not None:
                score = ("~" if summary.provisional else "") + score_number(summary.score, language)
            years.append(
                {
                    "year": words.by_year("year.plain", year, language),
                    "score": score,
                    "met": written_int(counts["met"], language),
                    "not_met": written_int(counts["not_met"], language),
                    "undecided": written_int(counts["uncertain"] + counts["no_data"], language),
                }
            )
        found.append({"name": words.plain_name(unit, language), "years": years})
    return found


def _listed(table: Table, keys: tuple[str, ...]) -> list[Values]:
    return [{key: cell.text for key, cell in zip(keys, row, strict=True)} for row in table.rows]
