"""The report on a score, or on what is missing, as a document: summary, indicators, units, gaps, data, method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from nls_cli.messages import say
from nls_cli.model.base import Language, Words
from nls_cli.model.completeness import Completeness
from nls_cli.model.letterhead import Letterhead
from nls_cli.model.snapshot import GoalResult, IndicatorResult, Snapshot, Summary, UnitScore
from nls_cli.model.targets import ANNUAL
from nls_cli.model.workbook import Refusal
from nls_cli.reporting import words
from nls_cli.reporting.document import Block, Cell, Column, Document, Heading, Paragraph, Table, Tone
from nls_cli.reporting.document_data import annex_blocks, quality_blocks
from nls_cli.reporting.gaps_text import GapWords, gap_text, lost_points, missing_goals
from nls_cli.reporting.numbers import amount, points_number, score_number
from nls_cli.reporting.plain import clean
from nls_cli.reporting.score_text import detailed
from nls_cli.reporting.typography import TIE, capital, long_date

ABREAST = 5
"""So many indicators stand side by side on a page."""
ABREAST_DIGITS = 10
FIRST_GAPS = 5
FIRST_UNITS = 6
FIRST_BODIES = 8
TONES: dict[str, Tone] = {"met": "good", "not_met": "warn", "uncertain": "info", "no_data": "info"}


class Reported(Protocol):
    """What the document is made of."""

    @property
    def snapshot(self) -> Snapshot:
        """All results."""

    @property
    def refusals(self) -> Sequence[Refusal]:
        """Workbooks left out because they could not be read."""

    @property
    def heads(self) -> Mapping[str, Words]:
        """Sheet id → what one of its rows is."""

    @property
    def roles(self) -> Mapping[str, Words]:
        """Role id → its name."""

    @property
    def completeness(self) -> Completeness | None:
        """Who has sent what; None where nobody said who must."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part of the document looks at."""

    snapshot: Snapshot
    names: GapWords
    language: Language
    shown: UnitScore
    """The unit that the document is about."""
    listed: Sequence[UnitScore]
    """The units that are listed one by one."""

    def past(self, year: str) -> bool:
        """Tell whether a goal's deadline is over."""
        return words.is_past(year, self.snapshot.as_of)


def score_document(reported: Reported, language: Language, letterhead: Letterhead) -> Document:
    """Return the whole report."""
    setting = _setting(reported, language)
    body: list[Block] = [_intro(setting), *_summary(setting), *_indicators(setting)]
    if setting.listed:
        body += _units(setting)
    body += [*gap_blocks(setting), *quality_blocks(setting.snapshot, reported, language)]
    return _document(setting, letterhead, "doc.score.subject", body)


def gaps_document(reported: Reported, language: Language, letterhead: Letterhead) -> Document:
    """Return the report on what is missing alone."""
    setting = _setting(reported, language)
    body: list[Block] = [_intro(setting), *_summary(setting), *gap_blocks(setting)]
    body += quality_blocks(setting.snapshot, reported, language)
    return _document(setting, letterhead, "doc.gaps.subject", body)


def _setting(reported: Reported, language: Language) -> Setting:
    province, *others = reported.snapshot.units
    detail, listed = detailed(others)
    names = GapWords(reported.heads, reported.roles)
    return Setting(reported.snapshot, names, language, detail or province, listed)


def _document(setting: Setting, letterhead: Letterhead, subject: str, body: Sequence[Block]) -> Document:
    language, snapshot = setting.language, setting.snapshot
    name = words.unit_name(setting.shown, snapshot, language)
    dated = say("doc.subject.undated", language)
    if snapshot.as_of is not None:
        dated = say("doc.subject.dated", language, date=long_date(snapshot.as_of, language))
    return Document(
        language,
        letterhead,
        say("doc.kind.report", language),
        (say(subject, language, name=name), dated),
        snapshot.as_of,
        body,
        annex_blocks(snapshot, language),
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


def _indicators(setting: Setting) -> list[Block]:
    language, shown = setting.language, setting.shown
    blocks: list[Block] = [Heading(1, say("doc.heading.indicators", language))]
    for year in setting.snapshot.years:
        results = [one for one in shown.indicators if year in one.goals]
        if results:
            title = year_title(setting, year)
            blocks.append(Heading(2, title))
            blocks.append(_year_table(setting, year, results))
            notes = [_note(one, one.goals[year], language) for one in results]
            blocks += [Paragraph(note, "note") for note in notes if note]
    monitored = [one for one in shown.indicators if not one.indicator.goals]
    if monitored:
        blocks += [Heading(2, say("doc.monitored", language)), _monitored(monitored, language)]
    used = [one.indicator.provenance for one in shown.indicators]
    blocks.append(Paragraph(words.legend(used, language, 9999), "note"))
    return blocks


def year_title(setting: Setting, year: str) -> str:
    """Name a goal year as a heading does."""
    return words.by_year("doc.year.past" if setting.past(year) else "doc.year", year, setting.language)


def _year_table(setting: Setting, year: str, results: Sequence[IndicatorResult]) -> Table:
    language = setting.language
    columns = (
        Column(say("doc.number_column", language), 9, "center"),
        Column(say("score.indicator", language), 48),
        Column(say("score.target", language), 21, "center"),
        Column(say("score.result", language), 25, "center"),
        Column(say("score.status", language), 22, "center"),
        Column(say("gaps.missing", language), 21, "center"),
        Column(say("doc.points", language), 21, "center"),
    )
    rows = [
        _goal_row(setting, number, result, result.goals[year], year)
        for number, result in enumerate(results, 1)
    ]
    title = say("doc.indicators.title", language, year=_lower(year_title(setting, year)))
    return Table(title, columns, rows)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _goal_row(
    setting: Setting, number: int, result: IndicatorResult, goal: GoalResult, year: str
) -> list[Cell]:
    language = setting.language
    target = words.target_text(result, goal, language)
    if goal.aspirational:
        target += "\n" + say("score.aspirational", language)
    status = words.status_word(goal, language, past=setting.past(year))
    missing = gap_text(result, goal, setting.names, language) if goal.gap else say("score.no_value", language)
    return [
        Cell(str(number)),
        Cell(words.marked_name(result, language)),
        Cell(target),
        Cell(_measured(result, language)),
        Cell(status, TONES.get(goal.status, "plain")),
        Cell(missing),
        Cell(words.points_text(goal, language)),
    ]


def _measured(result: IndicatorResult, language: Language) -> str:
    """Write the value and below it what is divided by what; a long division on two lines."""
    value, fraction = words.value_text(result, language), words.fraction_text(result, language)
    if not fraction:
        return value
    if len(fraction) > ABREAST_DIGITS:
        fraction = fraction.replace("/", "/\n")
    return f"{value}\n({fraction})"


def _note(result: IndicatorResult, goal: GoalResult, language: Language) -> str:
    notes = [words.doubt_text(result, language)]
    if goal.reason is not None:
        notes.append(say(f"reason.{goal.reason}", language))
    said = " · ".join(note for note in notes if note)
    return f"{clean(result.indicator.name.in_(language))}: {said}" if said else ""


def _monitored(results: Sequence[IndicatorResult], language: Language) -> Table:
    columns = (
        Column(say("doc.number_column", language), 9, "center"),
        Column(say("score.indicator", language), 70),
        Column(say("score.baseline", language), 30, "center"),
        Column(say("score.result", language), 30, "center"),
    )
    rows: list[list[Cell]] = []
    for number, result in enumerate(results, 1):
        baselines = [
            say(
                "score.baseline.of", language, value=amount(value, result.indicator.unit, language), year=year
            )
            for year, value in sorted(result.indicator.baseline.items())
        ]
        rows.append(
            [
                Cell(str(number)),
                Cell(words.marked_name(result, language)),
                Cell("\n".join(baselines) or say("score.no_value", language)),
                Cell(_measured(result, language)),
            ]
        )
    return Table(say("doc.monitored", language), columns, rows)


def _units(setting: Setting) -> list[Block]:
    language, snapshot = setting.language, setting.snapshot
    blocks: list[Block] = [
        Heading(1, say("doc.heading.units", language)),
        Heading(2, say("doc.heading.units.scores", language)),
        _scores(setting),
        Paragraph(say("score.unit.counts.legend", language), "note"),
    ]
    note = snapshot.district_note
    if note is not None and any(unit.level == "district" for unit in setting.listed):
        blocks.append(Paragraph(say("score.former.note", language, label=clean(note.in_(language))), "note"))
    blocks.append(Heading(2, say("doc.heading.units.values", language)))
    for year in snapshot.years:
        numbered = [one for one in setting.shown.indicators if year in one.goals]
        if numbered:
            blocks.append(Heading(3, year_title(setting, year)))
        blocks += [
            _values(setting, year, numbered[start : start + ABREAST], start)
            for start in range(0, len(numbered), ABREAST)
        ]
    blocks.append(Paragraph(say("doc.units.values.legend", language), "note"))
    return blocks


def _scores(setting: Setting) -> Table:
    language, years = setting.language, setting.snapshot.years
    columns = [Column(say("score.unit", language), 40)]
    for year in years:
        columns.append(Column(words.by_year("score.unit.score", year, language), 20, "center"))
        columns.append(Column(words.by_year("score.unit.counts", year, language), 20, "center"))
    rows: list[list[Cell]] = []
    for unit in setting.listed:
        cells = [Cell(words.plain_name(unit, language))]
        for year in years:
            summary = unit.summaries[year]
            counts = summary.counts
            undecided = counts["uncertain"] + counts["no_data"]
            score = say("score.no_value", language)
            if summary.score is not None:
                score = ("~" if summary.provisional else "") + score_number(summary.score, language)
            cells += [Cell(score, bold=True), Cell(f"{counts['met']}/{counts['not_met']}/{undecided}")]
        rows.append(cells)
    return Table(say("doc.units.scores.title", language), columns, rows)


def _values(setting: Setting, year: str, results: Sequence[IndicatorResult], start: int) -> Table:
    """Return units by indicators, so many as stand side by side."""
    language = setting.language
    columns = [Column(say("score.unit", language), 30)]
    columns += [
        Column(f"({at}) {words.marked_name(one, language)}", 27, "center")
        for at, one in enumerate(results, start + 1)
    ]
    wanted = [one.indicator.id for one in results]
    rows: list[list[Cell]] = []
    for unit in setting.listed:
        by_id = {one.indicator.id: one for one in unit.indicators}
        cells = [Cell(words.plain_name(unit, language))]
        cells += [_value_cell(by_id[id], year, language) for id in wanted]
        rows.append(cells)
    params = {"year": year_title(setting, year), "first": start + 1, "last": start + len(results)}
    key = "doc.units.values.title" if len(results) > 1 else "doc.units.values.title.one"
    return Table(say(key, language, **params), columns, rows, small=True)


def _value_cell(result: IndicatorResult, year: str, language: Language) -> Cell:
    goal = result.goals[year]
    sign = say(f"doc.sign.{goal.status}", language)
    value = words.value_text(result, language)
    text = value if value == sign else f"{value} {sign}"
    return Cell(text, TONES.get(goal.status, "plain"))


def gap_blocks(setting: Setting) -> list[Block]:
    """Return what is missing by indicator and by unit, and the bodies without a role."""
    language, shown = setting.language, setting.shown
    blocks: list[Block] = [Heading(1, say("doc.heading.gaps", language))]
    goals = missing_goals(shown)
    blocks.append(Heading(2, say("doc.heading.gaps.indicators", language)))
    if goals:
        blocks.append(_gap_table(setting))
    else:
        blocks.append(Paragraph(say("doc.gaps.nothing", language)))
    if setting.listed:
        blocks.append(Heading(2, say("doc.heading.gaps.units", language)))
        blocks.append(_unit_gaps(setting))
        blocks.append(Paragraph(say("doc.gaps.parts", language), "note"))
    if shown.without and shown.level != "organization":
        blocks += [Heading(2, say("doc.heading.without", language)), _without(setting)]
    return blocks


def _gap_table(setting: Setting) -> Table:
    language = setting.language
    columns = (
        Column(say("doc.number_column", language), 9, "center"),
        Column(say("score.indicator", language), 46),
        Column(say("score.target", language), 21, "center"),
        Column(say("gaps.missing", language), 23, "center"),
        Column(say("gaps.lost", language), 16, "center"),
        Column(say("doc.gaps.who", language), 56),
    )
    rows: list[list[Cell]] = []
    for number, (result, year, goal) in enumerate(missing_goals(setting.shown), 1):
        target = words.target_text(result, goal, language)
        lost = (
            points_number(lost_points(goal), goal.of, language)
            if goal.of
            else say("score.no_value", language)
        )
        rows.append(
            [
                Cell(str(number)),
                Cell(words.marked_name(result, language)),
                Cell(target if year == ANNUAL else f"{target}\n({year})"),
                Cell(gap_text(result, goal, setting.names, language), bold=True),
                Cell(lost),
                Cell(_who(setting, result.indicator.id, year)),
            ]
        )
    return Table(say("doc.gaps.title", language), columns, rows)


def _who(setting: Setting, indicator: str, year: str) -> str:
    """Name the units in which heads are missing to a goal, the largest gap first."""
    language = setting.language
    found: list[tuple[int, str]] = []
    for unit in setting.listed:
        for result in unit.indicators:
            goal = result.goals.get(year)
            if result.indicator.id == indicator and goal is not None and goal.gap:
                found.append((goal.gap, words.plain_name(unit, language)))
    if not found:
        return capital(words.unit_name(setting.shown, setting.snapshot, language))
    found.sort(key=lambda one: -one[0])
    shown = [
        say("doc.gaps.who.item", language, name=name, gap=words.written_int(gap, language))
        for gap, name in found[:FIRST_UNITS]
    ]
    if len(found) > FIRST_UNITS:
        shown.append(say("doc.gaps.who.more", language, count=len(found) - FIRST_UNITS))
    return "; ".join(shown)


def _unit_gaps(setting: Setting) -> Table:
    language = setting.language
    columns = (
        Column(say("doc.number_column", language), 9, "center"),
        Column(say("score.unit", language), 32),
        Column(say("doc.gaps.what", language), 126),
    )
    rows: list[list[Cell]] = []
    for number, unit in enumerate(setting.listed, 1):
        parts = [
            f"- {gap_text(result, goal, setting.names, language)}: "
            f"{words.marked_name(result, language)}" + (f" ({year})" if year != ANNUAL else "")
            for result, year, goal in missing_goals(unit)
            if goal.gap
        ]
        what = "\n".join(parts) or say("doc.gaps.nothing", language)
        rows.append([Cell(str(number)), Cell(words.plain_name(unit, language)), Cell(what)])
    return Table(say("doc.gaps.units.title", language), columns, rows)


def _without(setting: Setting) -> Table:
    language = setting.language
    columns = (
        Column(say("doc.without.role", language), 36),
        Column(say("doc.without.count", language), 16, "center"),
        Column(say("doc.without.unsure", language), 16, "center"),
        Column(say("doc.without.names", language), 97),
    )
    rows: list[list[Cell]] = []
    for role, bodies in setting.shown.without.items():
        name = clean(setting.names.roles[role].in_(language)) if role in setting.names.roles else role
        certain = [body for body in bodies if body.certain]
        names = "; ".join(clean(body.name, 120) for body in certain[:FIRST_BODIES])
        if len(certain) > FIRST_BODIES:
            more = words.written_int(len(certain) - FIRST_BODIES, language)
            names += " " + say("doc.without.more", language, count=more)
        rows.append(
            [
                Cell(capital(name)),
                Cell(words.written_int(len(certain), language)),
                Cell(words.written_int(len(bodies) - len(certain), language)),
                Cell(names),
            ]
        )
    return Table(say("doc.without.title", language), columns, rows)
