"""What is missing in a document: by indicator with who is to act, by unit, and the bodies without a role."""

from __future__ import annotations

from nls_cli.messages import say
from nls_cli.model.targets import ANNUAL
from nls_cli.reporting import words
from nls_cli.reporting.document import Block, Cell, Column, Heading, Paragraph, Table
from nls_cli.reporting.document_setting import Setting
from nls_cli.reporting.gaps_text import gap_text, lost_points, missing_goals
from nls_cli.reporting.numbers import points_number
from nls_cli.reporting.plain import clean
from nls_cli.reporting.typography import capital

FIRST_UNITS = 6
FIRST_BODIES = 8


def gap_blocks(setting: Setting) -> list[Block]:
    """Return what is missing by indicator and by unit, and the bodies without a role."""
    language, shown = setting.language, setting.shown
    blocks: list[Block] = [Heading(1, say("doc.heading.gaps", language))]
    goals = missing_goals(shown)
    blocks.append(Heading(2, say("doc.heading.gaps.indicators", language)))
    if goals:
        blocks.append(gap_table(setting))
    else:
        blocks.append(Paragraph(say("doc.gaps.nothing", language)))
    if setting.listed:
        blocks.append(Heading(2, say("doc.heading.gaps.units", language)))
        blocks.append(unit_gaps_table(setting))
        blocks.append(Paragraph(say("doc.gaps.parts", language), "note"))
    if shown.without and shown.level != "organization":
        blocks += [Heading(2, say("doc.heading.without", language)), without_table(setting)]
    return blocks


def gap_table(setting: Setting) -> Table:
    """Return the goals not reached, and who is to act."""
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


def unit_gaps_table(setting: Setting) -> Table:
    """Return what every unit lacks."""
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


def without_table(setting: Setting) -> Table:
    """Return how many bodies have nobody in each role."""
    language = setting.language
    columns = (
        Column(say("doc.without.role", language), 38),
        Column(say("doc.without.count", language), 20, "center"),
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
