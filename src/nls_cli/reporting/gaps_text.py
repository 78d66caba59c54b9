"""What is missing to the goals, in heads, as text: first what costs most, then the bodies without a role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.base import Language, Words
from nls_cli.model.snapshot import Body, GoalResult, IndicatorResult, Snapshot, UnitScore
from nls_cli.model.targets import ANNUAL, Count, Distinct, Indicator, Ratio, Share, Sum
from nls_cli.reporting import words
from nls_cli.reporting.again import AGAIN, Again
from nls_cli.reporting.focus import detailed
from nls_cli.reporting.layout import TIED, Cell, Column, Row, indented, painted, table
from nls_cli.reporting.legend import findings_pointer, gaps_legend, pointers
from nls_cli.reporting.numbers import points_number
from nls_cli.reporting.plain import clean

MISSING = ("not_met", "uncertain", "no_data")
FIRST_BODIES = 10


@dataclass(frozen=True, slots=True)
class GapWords:
    """What the form calls the things that are counted, and the roles every body should have filled."""

    heads: Mapping[str, Words]
    """Sheet id → what its rows are (people, teams, schools …); `sheet.column` → what a number column counts."""
    roles: Mapping[str, Words]
    """Role id → its name."""


UNNAMED = GapWords({}, {})
"""For numbers alone."""


def render_gaps(
    snapshot: Snapshot,
    names: GapWords,
    language: Language,
    width: int,
    *,
    color: bool,
    everything: bool = False,
    again: Again = AGAIN,
) -> str:
    """Render, for every unit, the goals not reached and the heads missing, then the bodies without a role."""
    province, *others = snapshot.units
    detail, _ = detailed(others)
    title = say("gaps.title", language, name=words.unit_name(detail or province, snapshot, language))
    blocks = ["\n".join(words.heading_lines(snapshot, title, language, width, color=color))]
    blocks.append(indented(words.crossing_text(detail or province, language), width))
    units = snapshot.units[1:] if detail is not None else snapshot.units
    blocks += _tables(snapshot, units, names, language, width, color=color)
    without = [
        block
        for unit in (units[:1] if len(units) == 1 or detail is not None else units)
        for block in _without(snapshot, unit, names, language, width, color=color, everything=everything)
    ]
    if without:
        blocks += [*without, indented(say("gaps.without.note", language), width)]
    missing = [one for unit in units for one in missing_goals(unit)]
    more = _further(missing, again, language)
    blocks.append(pointers((*more, findings_pointer(snapshot, again, language)), width))
    if missing:
        parts = detail is None and bool(added_up(snapshot))
        blocks.append(gaps_legend(snapshot, missing, language, width, added_up=parts))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _further(
    goals: Sequence[tuple[IndicatorResult, str, GoalResult]], again: Again, language: Language
) -> list[str]:
    """Say which commands tell who could make up for what is missing, and what to do about it."""
    if not any(goal.gap for _, _, goal in goals):
        return []
    roster = again.command("gaps", "--roster", say("legend.roster.file", language))
    lines = [] if again.listed else [say("legend.roster", language, command=roster)]
    if any(goal.gap and _summed(result.indicator) for result, _, goal in goals):
        lines.append(say("legend.amounts", language))
    return [*lines, say("legend.plan", language, command=again.command("plan"))]


def missing_goals(unit: UnitScore) -> list[tuple[IndicatorResult, str, GoalResult]]:
    """Return the goals not reached: most points lost first, then the largest gap, then the set's own order."""
    found = [
        (result, year, goal)
        for result in unit.indicators
        for year, goal in result.goals.items()
        if goal.status in MISSING
    ]
    return sorted(found, key=lambda one: (-lost_points(one[2]), -(one[2].gap or 0)))


def lost_points(goal: GoalResult) -> Fraction:
    """Return the points a goal leaves on the table."""
    return goal.of - (goal.points if goal.points is not None else Fraction(0))


def _counted(indicator: Indicator) -> Count | Sum | Distinct:
    """Return what its heads are counted by."""
    match indicator.measure:
        case Share(share_of=rows):
            return rows
        case Ratio(numerator=over):
            return over
        case aggregate:
            return aggregate


def _summed(indicator: Indicator) -> bool:
    """Tell whether its heads are known as totals only, not one by one."""
    return isinstance(_counted(indicator), Sum)


def heads_of(indicator: Indicator, names: GapWords, language: Language, count: int | None = None) -> str:
    """Name what is counted as heads of this indicator, `count` of them; empty if the form does not say."""
    counted = _counted(indicator)
    found = names.heads.get(f"{counted.sheet}.{counted.sum}" if isinstance(counted, Sum) else counted.sheet)
    return clean(found.counted(count, language)) if found is not None else ""


def gap_text(result: IndicatorResult, goal: GoalResult, names: GapWords, language: Language) -> str:
    """Write the heads missing, or too many where less is better."""
    if goal.gap is None:
        return say("score.no_value", language)
    heads = heads_of(result.indicator, names, language, goal.gap)
    count = words.written_int(goal.gap, language)
    key = "gaps.missing" if goal.upward or not goal.gap else "gaps.too_many"
    if heads:
        return say(f"{key}.heads", language, count=count, heads=heads)
    return count if key == "gaps.missing" else say(key, language, count=count)


def _tables(
    snapshot: Snapshot,
    units: Sequence[UnitScore],
    names: GapWords,
    language: Language,
    width: int,
    *,
    color: bool,
) -> list[str]:
    columns = (
        Column(say("score.indicator", language), grows=True),
        Column(say("score.target", language), most=14, least=8),
        Column(say("score.result", language), most=13),
        Column(say("score.status", language), most=12),
        Column(say("gaps.missing", language), most=16),
        Column(say("gaps.lost", language), right=True, most=10),
    )
    parts = added_up(snapshot)
    rows: list[Row] = []
    fine: list[str] = []
    for unit in units:
        goals = missing_goals(unit)
        name = words.unit_name(unit, snapshot, language)
        if not goals:
            fine.append(name)
        for number, (result, year, goal) in enumerate(goals):
            heading = f"» {name}" if len(units) > 1 and number == 0 else ""
            row = _row(snapshot, result, year, goal, names, language)
            notes = row.notes
            if unit.level == "province" and (result.indicator.id, year) in parts:
                added = parts[result.indicator.id, year]
                heads = heads_of(result.indicator, names, language, added)
                count = words.written_int(added, language)
                notes = (*notes, say("gaps.parts", language, count=count, heads=heads).rstrip())
            rows.append(Row(row.cells, notes, heading))
    blocks = [table(columns, rows, width, color=color)] if rows else []
    if fine and len(units) == 1:
        blocks.append(painted(say("gaps.nothing", language), "good", color=color))
    elif fine:
        blocks.append(indented(say("gaps.nothing.units", language, names=", ".join(fine)), width))
    return blocks


def _row(
    snapshot: Snapshot,
    result: IndicatorResult,
    year: str,
    goal: GoalResult,
    names: GapWords,
    language: Language,
) -> Row:
    past = words.is_past(year, snapshot.as_of)
    target = words.target_text(result, goal, language)
    if year != ANNUAL:
        target = f"{year}:{TIED}{target}"
    if goal.aspirational:
        target += "\n" + say("score.aspirational", language)
    value = "\n".join(
        filter(None, (words.value_text(result, language), words.fraction_text(result, language)))
    )
    notes = [words.doubt_text(result, language)]
    if goal.reason is not None:
        notes.append(say(f"reason.{goal.reason}", language))
    lost = lost_points(goal)
    gap = gap_text(result, goal, names, language)
    if goal.gap and _summed(result.indicator):
        gap = say("legend.amounts.mark", language, gap=gap)
    return Row(
        (
            Cell(words.marked_name(result, language)),
            Cell(target),
            Cell(value),
            Cell(words.status_word(goal, language, past=past), words.status_style(goal, past=past)),
            Cell(gap, "bold"),
            Cell(points_number(lost, goal.of, language) if goal.of else say("score.no_value", language)),
        ),
        tuple(note for note in notes if note),
    )


def added_up(snapshot: Snapshot) -> dict[tuple[str, str], int]:
    """Add up the gaps of the parts, where the report lists all parts of the province."""
    parts = snapshot.units[1:]
    if detailed(parts)[0] is not None or not parts or parts[0].level == "organization":
        return {}
    sums: dict[tuple[str, str], int] = {}
    for unit in parts:
        for result in unit.indicators:
            for year, goal in result.goals.items():
                if goal.gap is not None:
                    key = (result.indicator.id, year)
                    sums[key] = sums.get(key, 0) + goal.gap
    return sums


def _without(
    snapshot: Snapshot,
    unit: UnitScore,
    names: GapWords,
    language: Language,
    width: int,
    *,
    color: bool,
    everything: bool,
) -> list[str]:
    if not unit.without or (unit.level == "organization"):
        return []
    title = say("gaps.without", language, name=words.unit_name(unit, snapshot, language))
    lines = [painted(line, "bold", color=color) for line in indented(title, width).split("\n")]
    for role, bodies in unit.without.items():
        name = clean(names.roles[role].in_(language)) if role in names.roles else role
        name = name[:1].upper() + name[1:]
        certain = [body for body in bodies if body.certain]
        unsure = [body for body in bodies if not body.certain]
        if not bodies:
            lines.append(indented(say("gaps.without.none", language, role=name), width, "  "))
        for key, some in (("gaps.without.count", certain), ("gaps.without.unsure", unsure)):
            if some:
                lines.append(
                    indented(without_count(key, name, len(some), unit.bodies[role], language), width, "  ")
                )
                lines.append(indented(_names(some, language, everything=everything), width, "    "))
    return ["\n".join(lines)]


def without_count(key: str, role: str, count: int, total: int, language: Language) -> str:
    """Say how many bodies of all lack a role."""
    amounts = {"count": words.written_int(count, language), "total": words.written_int(total, language)}
    return say(key, language, role=role, **amounts)


def _names(bodies: Sequence[Body], language: Language, *, everything: bool) -> str:
    shown = bodies if everything or len(bodies) <= FIRST_BODIES + 1 else bodies[:FIRST_BODIES]
    text = "; ".join(clean(body.name) for body in shown)
    if len(shown) < len(bodies):
        text += " " + say(
            "gaps.without.more", language, count=words.written_int(len(bodies) - len(shown), language)
        )
    return text
