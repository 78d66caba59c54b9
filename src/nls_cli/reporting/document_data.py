"""What a document says about its data: findings, unknown cells, who has sent; the method and the sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import nls_cli
from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.completeness import Completeness
from nls_cli.model.form import Form
from nls_cli.model.snapshot import Snapshot, UnitScore
from nls_cli.model.units import Units
from nls_cli.model.workbook import Refusal
from nls_cli.reporting import words
from nls_cli.reporting.document import Block, Cell, Column, Heading, Paragraph, Table
from nls_cli.reporting.findings_text import gather, message_text
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.reporting.score_quality import method_lines, sending
from nls_cli.reporting.typography import long_date

FIRST_FINDINGS = 40
FIRST_FILES = 200
FIRST_PATHS = 20
LONGEST_QUOTE = 600


class Gathered(Protocol):
    """What is known of how the data came together."""

    @property
    def refusals(self) -> Sequence[Refusal]:
        """Workbooks left out because they could not be read."""

    @property
    def completeness(self) -> Completeness | None:
        """Who has sent what; None where nobody said who must."""


def quality_blocks(
    snapshot: Snapshot, shown: UnitScore, gathered: Gathered, language: Language
) -> list[Block]:
    """Return the section on the quality of the data."""
    rows = sum(sum(file.rows.values()) for file in snapshot.census)
    blocks: list[Block] = [
        Heading(1, say("doc.heading.quality", language)),
        Paragraph(
            say(
                "doc.quality.files",
                language,
                files=words.written_int(len(snapshot.census), language),
                rows=words.written_int(rows, language),
                findings=words.findings_line(snapshot.findings, language),
            )
        ),
    ]
    if gathered.refusals:
        paths = [clean_path(str(one.path)) for one in gathered.refusals]
        named = ", ".join(paths[:FIRST_PATHS]) + (" …" if len(paths) > FIRST_PATHS else "")
        params = {"count": words.written_int(len(paths), language), "paths": named}
        blocks.append(Paragraph(say("doc.quality.refused", language, **params), "warning"))
    blocks += _findings(snapshot, language)
    blocks += _unknown(shown, language)
    blocks += _submitters(gathered.completeness, language)
    return blocks


def _findings(snapshot: Snapshot, language: Language) -> list[Block]:
    blocks: list[Block] = [Heading(2, say("doc.heading.findings", language))]
    found = len(gather(snapshot.findings))
    if not found:
        return [*blocks, Paragraph(say("doc.findings.none", language))]
    blocks.append(findings_table(snapshot, language))
    if found > FIRST_FINDINGS:
        count = words.written_int(found - FIRST_FINDINGS, language)
        blocks.append(Paragraph(say("doc.findings.more", language, count=count), "note"))
    return blocks


def findings_table(snapshot: Snapshot, language: Language) -> Table:
    """Return the first findings, worst first."""
    columns = (
        Column(say("doc.findings.severity", language), 22),
        Column(say("doc.findings.code", language), 18, "center"),
        Column(say("doc.findings.message", language), 108),
        Column(say("doc.findings.count", language), 17, "center"),
    )
    rows = [
        [
            Cell(say(f"severity.{one.first.severity}", language)),
            Cell(one.first.code),
            Cell(clean(message_text(one, language), 600)),
            Cell(words.written_int(one.places, language)),
        ]
        for one in gather(snapshot.findings)[:FIRST_FINDINGS]
    ]
    return Table(say("doc.findings.title", language), columns, rows)


def _unknown(shown: UnitScore, language: Language) -> list[Block]:
    blocks: list[Block] = [Heading(2, say("doc.heading.unknown", language))]
    rows = [
        [
            Cell(words.marked_name(one, language)),
            Cell(words.written_int(one.unknown, language)),
            Cell(words.bounds_text(one, language)),
        ]
        for one in shown.indicators
        if one.unknown
    ]
    if not rows:
        return [*blocks, Paragraph(say("doc.unknown.none", language))]
    columns = (
        Column(say("score.indicator", language), 90),
        Column(say("doc.unknown.rows", language), 22, "center"),
        Column(say("doc.unknown.bounds", language), 53, "center"),
    )
    return [*blocks, Table(say("doc.unknown.title", language), columns, rows)]


def _submitters(completeness: Completeness | None, language: Language) -> list[Block]:
    blocks: list[Block] = [Heading(2, say("doc.heading.submitters", language))]
    return [*blocks, *map(Paragraph, sending_lines(completeness, language))]


def sending_lines(completeness: Completeness | None, language: Language) -> list[str]:
    """Say how many have sent, and who has not."""
    found = sending(completeness, language)
    names = "; ".join(found.missing)
    return [found.line, *([say("doc.submitters.missing", language, names=names)] if names else [])]


def annex_blocks(snapshot: Snapshot, form: Form, units: Units, language: Language) -> list[Block]:
    """Return the annex: how numbers are computed, where indicators come from, which files went in."""
    set_ = snapshot.targets
    blocks: list[Block] = []
    if set_.source is not None:
        document = clean(set_.source.document)
        if set_.source.issued is None:
            blocks.append(Paragraph(say("doc.targets.source", language, document=document)))
        else:
            date = long_date(set_.source.issued, language)
            blocks.append(Paragraph(say("doc.targets.issued", language, document=document, date=date)))
    blocks += [Paragraph(line, "warning") for line in words.reconstructed_warning(set_, language, 9999)]
    if set_.note is not None:
        blocks.append(Paragraph(clean(set_.note.in_(language))))
    blocks += [
        Paragraph(f"- {say(f'doc.method.{part}', language)}", "item")
        for part in ("exact", "unknown", "score", "gap")
    ]
    blocks.append(_definitions(snapshot, form, units, language))
    blocks += [_provenance(snapshot, language), _files(snapshot, language)]
    made = {"version": nls_cli.__version__, "id": set_.id, "sha": snapshot.targets_sha256}
    blocks.append(Paragraph(say("doc.made_by", language, **made), "note"))
    if set_.reviewed_on is not None:
        date = long_date(set_.reviewed_on, language)
        blocks.append(Paragraph(say("doc.targets.reviewed", language, date=date), "note"))
    return blocks


def _definitions(snapshot: Snapshot, form: Form, units: Units, language: Language) -> Table:
    columns = (
        Column(say("doc.number_column", language), 9, "center"),
        Column(say("score.indicator", language), 45),
        Column(say("report.method", language), 83),
        Column(say("report.scoring", language), 30),
    )
    none = say("score.no_value", language)
    rows = [
        [
            Cell(str(one.number)),
            Cell(one.name),
            Cell(one.definition),
            Cell(one.scoring if one.points == none else f"{one.scoring} ({one.points})"),
        ]
        for one in method_lines(snapshot.targets, form, units, language)
    ]
    return Table(say("doc.definitions.title", language), columns, rows, small=True)


def _provenance(snapshot: Snapshot, language: Language) -> Table:
    columns = (
        Column(say("doc.number_column", language), 9, "center"),
        Column(say("score.indicator", language), 52),
        Column(say("doc.provenance", language), 34),
        Column(say("doc.provenance.quote", language), 72),
    )
    rows: list[list[Cell]] = []
    for number, one in enumerate(snapshot.targets.indicators, 1):
        notes = [f"“{clean(one.quote, LONGEST_QUOTE)}”"] if one.quote else []
        if one.note is not None:
            notes.append(clean(one.note.in_(language), LONGEST_QUOTE))
        if one.source is not None:
            notes.append(clean(one.source.document, LONGEST_QUOTE))
        rows.append(
            [
                Cell(str(number)),
                Cell(clean(one.name.in_(language))),
                Cell(say(f"provenance.{one.provenance}", language)),
                Cell("\n".join(notes)),
            ]
        )
    return Table(say("doc.provenance.title", language), columns, rows, small=True)


def _files(snapshot: Snapshot, language: Language) -> Table:
    columns = (
        Column(say("doc.files.path", language), 48),
        Column(say("doc.files.date", language), 20, "center"),
        Column(say("doc.files.rows", language), 16, "center"),
        Column(say("doc.files.sha", language), 81),
    )
    rows = [
        [
            Cell(clean_path(file.origin or file.path)),
            Cell(date_text(file.as_of, language) if file.as_of else say("score.no_value", language)),
            Cell(words.written_int(sum(file.rows.values()), language)),
            Cell(file.sha256),
        ]
        for file in snapshot.census[:FIRST_FILES]
    ]
    if len(snapshot.census) > FIRST_FILES:
        more = say("doc.files.more", language, count=len(snapshot.census) - FIRST_FILES)
        rows.append([Cell(more), Cell(""), Cell(""), Cell("")])
    return Table(say("doc.files.title", language), columns, rows, small=True)
