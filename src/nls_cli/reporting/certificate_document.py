"""The page that a body signs and stamps: its totals, and the code by which its workbook is known again."""

from __future__ import annotations

from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.check import CheckResult
from nls_cli.model.letterhead import Letterhead
from nls_cli.model.seal import Seal, Total
from nls_cli.reporting.document import Block, Cell, Column, Document, Paragraph, Table
from nls_cli.reporting.numbers import written
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.reporting.typography import long_date
from nls_cli.reporting.words import findings_line, written_int

MOST_LINES = 24
"""So many lines of totals fit on the page."""
LONGEST_NAME = 160


def certificate(seal: Seal, result: CheckResult, language: Language, letterhead: Letterhead) -> Document:
    """Return the certificate of one checked workbook."""
    unit = clean(seal.unit, LONGEST_NAME)
    head = own_letterhead(letterhead, unit)
    body: list[Block] = [
        Paragraph(say("doc.certificate.unit", language, unit=unit or say("doc.place.blank", language))),
        Paragraph(_dated(seal, language)),
        Paragraph(say("doc.certificate.file", language, file=clean_path(seal.file)[:LONGEST_NAME])),
    ]
    if seal.nothing:
        sheets = ", ".join(clean(one.in_(language), 80) for one in seal.nothing[:12])
        body.append(Paragraph(say("doc.certificate.nothing", language, sheets=sheets)))
    body += [
        Paragraph(f"{findings_line(result.findings, language)}."),
        _table(seal, language),
    ]
    if len(seal.totals) > MOST_LINES:
        more = written_int(len(seal.totals) - MOST_LINES, language)
        body.append(Paragraph(say("doc.certificate.more", language, count=more), "note"))
    body += [
        Paragraph(say("doc.certificate.code", language, code=seal.code), "code"),
        Paragraph(say("doc.certificate.proof", language, code=seal.code), "note"),
    ]
    signers = (say("doc.certificate.maker", language), say("doc.certificate.head", language))
    subject = (say("doc.certificate.subject", language),)
    return Document(
        language,
        head,
        say("doc.kind.certificate", language),
        subject,
        seal.as_of,
        body,
        signers=signers,
    )


def own_letterhead(letterhead: Letterhead, unit: str) -> Letterhead:
    """Return the letterhead of the body that reports: nobody else signs for its numbers."""
    return Letterhead(issuer=unit or letterhead.issuer, place=letterhead.place, symbol="……")


def _dated(seal: Seal, language: Language) -> str:
    if seal.as_of is None:
        dated = say("doc.certificate.undated", language)
    else:
        dated = say("doc.certificate.dated", language, date=long_date(seal.as_of, language))
    if seal.sending:
        dated += " " + say("doc.certificate.sending", language, number=seal.sending)
    return dated


def _table(seal: Seal, language: Language) -> Table:
    columns = (
        Column(say("doc.certificate.what", language), 95),
        Column(say("doc.certificate.value", language), 30, "right"),
        Column(say("doc.certificate.scale", language), 40, "center"),
        Column(say("doc.certificate.unknown", language), 25, "center"),
    )
    rows = [_row(total, language) for total in seal.totals[:MOST_LINES]]
    return Table(say("doc.certificate.totals", language), columns, rows, small=True)


def _row(total: Total, language: Language) -> tuple[Cell, ...]:
    sheet = clean(total.sheet.in_(language), 80)
    if total.name is None:
        name = Cell(say("doc.certificate.rows", language, sheet=sheet), bold=True)
    else:
        name = Cell(f"- {clean(total.name.in_(language), 110)}")
    unit = clean(total.unit.in_(language), 40) if total.unit is not None else ""
    unknown = written_int(total.unknown, language) if total.unknown else ""
    return name, Cell(written(Fraction(total.value), language), bold=True), Cell(unit), Cell(unknown)
