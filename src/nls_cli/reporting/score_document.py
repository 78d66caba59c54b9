"""The report on a score, or on what is missing, as a document: its opening, its summary, and what follows."""

from __future__ import annotations

from collections.abc import Sequence

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.letterhead import Letterhead
from nls_cli.model.snapshot import Summary
from nls_cli.reporting import words
from nls_cli.reporting.document import Block, Document, Heading, Paragraph
from nls_cli.reporting.document_data import annex_blocks, quality_blocks
from nls_cli.reporting.document_gaps import gap_blocks
from nls_cli.reporting.document_results import indicator_blocks, unit_blocks
from nls_cli.reporting.document_setting import Reported, Setting
from nls_cli.reporting.focus import detailed
from nls_cli.reporting.gaps_text import GapWords, gap_text, missing_goals
from nls_cli.reporting.plain import clean
from nls_cli.reporting.typography import TIE, long_date

FIRST_GAPS = 5


def score_document(reported: Reported, language: Language, letterhead: Letterhead) -> Document:
    """Return the whole report."""
    setting = setting_of(reported, language)
    body: list[Block] = [_intro(setting), *_summary(setting), *indicator_blocks(setting)]
    if setting.listed:
        body += unit_blocks(setting)
    body += [*gap_blocks(setting), *quality_blocks(setting.snapshot, setting.shown, reported, language)]
    return _document(setting, reported, letterhead, "doc.score.subject", body)


def gaps_document(reported: Reported, language: Language, letterhead: Letterhead) -> Document:
    """Return the report on what is missing alone."""
    setting = setting_of(reported, language)
    body: list[Block] = [_intro(setting), *_summary(setting), *gap_blocks(setting)]
    used = [result.indicator.provenance for result, _, _ in missing_goals(setting.shown)]
    if used:
        body.append(Paragraph(words.legend(used, language, 9999), "note"))
    body += quality_blocks(setting.snapshot, setting.shown, reported, language)
    return _document(setting, reported, letterhead, "doc.gaps.subject", body)


def setting_of(reported: Reported, language: Language) -> Setting:
    """Return what the parts of a document look at."""
    province, *others = reported.snapshot.units
    detail, listed = detailed(others)
    names = GapWords(reported.heads, reported.roles)
    return Setting(reported.snapshot, names, language, detail or province, listed)


def _document(
    setting: Setting, reported: Reported, letterhead: Letterhead, subject: str, body: Sequence[Block]
) -> Document:
    language, snapshot = setting.language, setting.snapshot
    name = words.unit_name(setting.shown, snapshot, language)
    dated = say("doc.subject.undated", language)
    if snapshot.as_of is not None:
        dated = say("doc.subject.dated", language, date=long_date(snapshot.as_of, language))
    if letterhead.place is None:
        place = clean(snapshot.units[0].name.in_(language), 100)
        letterhead = letterhead.model_copy(update={"place": place})
    return Document(
        language,
        letterhead,
        say("doc.kind.report", language),
        (say(subject, language, name=name), dated),
        snapshot.as_of,
        body,
        annex_blocks(snapshot, reported.form, reported.unit_map.units, language),
        say("doc.annex.title", language),
        contents=True,
    )


def _intro(setting: Setting) -> Paragraph:
    snapshot, language = setting.snapshot, setting.language
    params = {
        "title": clean(snapshot.targets.title.in_(language)),
        "name": words.unit_name(setting.shown, snapshot, language),
    }
    if snapshot.as_of is None:
        return Paragraph(say("doc.intro.undated", language, **params))
    return Paragraph(say("doc.intro", language, date=long_date(snapshot.as_of, language), **params))


def _summary(setting: Setting) -> list[Block]:
    snapshot, language = setting.snapshot, setting.language
    blocks: list[Block] = [Heading(1, say("doc.heading.summary", language))]
    blocks += [
        Paragraph(line, "warning") for line in words.reconstructed_warning(snapshot.targets, language, 9999)
    ]
    for year in snapshot.years:
        blocks.append(Paragraph(f"- {year_sentence(setting, year)}", "item"))
        if setting.shown is not snapshot.units[0]:
            total = words.total_text(snapshot.units[0].summaries[year], language)
            line = words.by_year("doc.summary.province", year, language, total=total)
            blocks.append(Paragraph(f"- {line}", "item"))
    return blocks


def year_sentence(setting: Setting, year: str) -> str:
    """Say how many goals of a year are met, what is missing to the others, and the score."""
    language = setting.language
    summary = setting.shown.summaries[year]
    total = sum(count for status, count in summary.counts.items() if status != "not_applicable")
    text = words.by_year("doc.summary", year, language, met=summary.counts["met"], total=total)
    gaps = [
        say(
            "doc.summary.gap",
            language,
            gap=_tied(gap_text(result, goal, setting.names, language)),
            name=words.marked_name(result, language),
        )
        for result, at, goal in missing_goals(setting.shown)
        if at == year and goal.gap
    ]
    if len(gaps) > FIRST_GAPS + 1:
        rest = say("doc.summary.more", language, count=len(gaps) - FIRST_GAPS)
        gaps = [*gaps[:FIRST_GAPS], rest]
    missing = "doc.summary.missing" if gaps else "doc.summary.nothing_missing"
    sentences = [text + say(missing, language, gaps="; ".join(gaps))]
    others = _others(summary, language)
    if others:
        sentences.append(say("doc.summary.others", language, counts=others))
    sentences.append(say("doc.summary.total", language, total=words.total_text(summary, language)))
    if summary.incomplete:
        sentences.append(say("score.incomplete", language))
    return " ".join(sentences)


def _others(summary: Summary, language: Language) -> str:
    """Count what is neither met nor not met."""
    return ", ".join(
        say(f"score.counts.{status}", language, count=summary.counts[status])
        for status in ("uncertain", "no_data", "not_applicable")
        if summary.counts[status]
    )


def _tied(text: str) -> str:
    """Keep a number and what it counts together."""
    number, space, rest = text.partition(" ")
    return number + (TIE if space else "") + rest
