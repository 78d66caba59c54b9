"""A plan as text: what it costs, which goals it meets, what to do, where, and what it cannot do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.form import Form, Sheet
from nls_cli.model.plan import Action, Cap, Plan, PlannedGoal, unit_of
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.targets import ANNUAL, Effort
from nls_cli.reporting import words
from nls_cli.reporting.again import AGAIN, Again
from nls_cli.reporting.assumption_words import assumption_text
from nls_cli.reporting.layout import TIED, UNWRAPPED, Cell, Column, Row, Style, indented, painted, table
from nls_cli.reporting.legend import pointers
from nls_cli.reporting.numbers import score_number, written
from nls_cli.reporting.plain import clean
from nls_cli.reporting.plan_moved import moved_block, result_text
from nls_cli.reporting.plan_places import (
    Amount,
    action_name,
    amounts,
    heads_name,
    place_name,
    top_name,
    total,
)
from nls_cli.reporting.plan_refusals import refusal_lines
from nls_cli.reporting.sentences import Speaker

STYLES: dict[str, Style] = {"kept": "good", "planned": "good", "not_planned": "info"}
MOST_ABREAST = 6
"""Actions side by side in the table of places."""


def render_plan(
    plan: Plan, form: Form, language: Language, width: int, *, color: bool, again: Again = AGAIN
) -> str:
    """Render a plan for the terminal; `again` names the same question on a command line."""
    unit = unit_of(plan.today, plan.unit)
    title = say("plan.title", language, name=words.unit_name(unit, plan.today, language))
    blocks = ["\n".join(words.heading_lines(plan.today, title, language, width, color=color))]
    blocks.append("\n".join(indented(line, width) for line in summary_lines(plan, form, language)))
    if plan.assumptions:
        lines = [indented(f"- {line}", width, rest="  ") for line in assumption_lines(plan, form, language)]
        blocks.append("\n".join([painted(say("plan.assumptions", language), "bold", color=color), *lines]))
    blocks.append(_goals(plan, language, width, color=color))
    blocks.append(moved_block(plan, language, width, color=color))
    blocks += _actions(plan, form, language, width, color=color)
    if plan.steps:
        book = again.command("plan", "-o", say("plan.book.file", language))
        blocks[-1] += "\n" + pointers((say("plan.book", language, command=book),), width)
    cannot = list(refusal_lines(plan, form, language))
    if cannot:
        lines = [indented(f"- {line}", width, rest="  ") for line in cannot]
        blocks.append("\n".join([painted(say("plan.cannot", language), "bold", color=color), *lines]))
    blocks.append("\n".join(indented(line, width) for line in note_lines(plan, language)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def note_lines(plan: Plan, language: Language) -> Iterator[str]:
    """Say what the target set says of itself, and the marks: points and efforts must not pass for the document's."""
    note = plan.today.targets.note
    if note is not None:
        yield say("explain.set_note", language, note=clean(note.in_(language)))
    used = [one.indicator.provenance for one in unit_of(plan.today, plan.unit).indicators if one.goals]
    if used:
        yield words.legend(used, language, UNWRAPPED)


def summary_lines(plan: Plan, form: Form, language: Language) -> Iterator[str]:
    """Say what the plan costs, how sure that is, whom it reaches, and what the score becomes."""
    proof = plan.proof
    unit = unit_of(plan.today, plan.unit)
    if plan.steps:
        name = words.unit_name(unit, plan.today, language)
        yield say("plan.own_goals" if plan.unit == "province" else "plan.own_goals.unit", language, name=name)
        yield say("plan.effort", language, effort=written(proof.effort, language))
        if (said := plan.today.targets.effort) is not None:
            yield say("plan.effort.note", language, note=clean(said.in_(language)))
    else:
        yield say(
            "plan.nothing_fits"
            if any(goal.standing in ("impossible", "given_up") for goal in plan.goals)
            else "plan.nothing",
            language,
        )
    if plan.steps and not proof.gap:
        yield say("plan.proof", language)
    elif plan.steps:
        gap = written(proof.gap * 100, language) + "%"
        bound = written(proof.bound, language)
        yield say("plan.proof.gap", language, bound=bound, gap=gap)
    if plan.touched:
        listed = [_touched(form.sheet(id), count, language) for id, count in plan.touched.items()]
        yield say("plan.touched", language, listed="; ".join(listed))
    if any(plan.actions[at].kind in ("raise", "add") for at in done_actions(plan)):
        yield say("plan.touched.sums" if plan.touched else "plan.touched.none", language)
    limits = list(_limits(plan, form, language))
    if limits:
        yield say("plan.limits", language, limits="; ".join(limits))
        yield say("plan.limits.whole" if plan.unit == "province" else "plan.limits.whole.unit", language)
    for year in plan.today.years:
        scores = {"today": plan.today, "assumed": plan.assumed, "after": plan.after}
        shown = {n: _score(one, plan.unit, year, language) for n, one in scores.items() if one is not None}
        key = "plan.score.assumed" if plan.assumed is not None else "plan.score"
        yield words.by_year(key, year, language, **shown)
    if any(step.unknown for step in plan.steps):
        yield say("plan.worst", language)
    if plan.touched:
        yield say("plan.choice", language)


def _score(snapshot: Snapshot, unit: str, year: str, language: Language) -> str:
    summary = unit_of(snapshot, unit).summaries[year]
    if summary.score is None:
        return say("score.no_value", language)
    shown = score_number(summary.score, language)
    return say("plan.score.provisional", language, score=shown) if summary.provisional else shown


def _touched(sheet: Sheet, count: int, language: Language) -> str:
    heads = clean(sheet.heads.counted(count, language)) if sheet.heads is not None else ""
    name = clean(sheet.name.in_(language))
    counted = f"{words.written_int(count, language)} {heads}".rstrip()
    return say("plan.touched.sheet", language, counted=counted, sheet=name)


def _limits(plan: Plan, form: Form, language: Language) -> Iterator[str]:
    if plan.limits.budget is not None:
        yield say("plan.limits.budget", language, most=written(plan.limits.budget, language))
    for cap in plan.limits.caps:
        each = say("plan.limits.each", language)
        place = each if cap.place is None else top_name(cap.place, plan.census, language)
        what = _capped(cap, form, language)
        yield say("plan.limits.cap", language, place=place, what=what, most=written(cap.most, language))


def _capped(cap: Cap, form: Form, language: Language) -> str:
    """Say what a cap counts: effort, the rows of a sheet, the heads of a column."""
    if cap.what is None:
        return say("plan.limits.effort", language)
    for sheet in form.row_sheets:
        if sheet.id == cap.what:
            return say("plan.limits.sheet", language, sheet=clean(sheet.name.in_(language)))
        if sheet.has(cap.what):
            header = clean(sheet.column(cap.what).header.in_(language))
            return say("plan.limits.column", language, column=header)
    return clean(cap.what)


def assumption_lines(plan: Plan, form: Form, language: Language) -> Iterator[str]:
    """Say what each assumption came to."""
    speaker = Speaker(form, plan.census.unit_map.units, language)
    for one in plan.assumptions:
        heads = form.sheet(one.assumption.sheet).heads
        yield say(
            "plan.assumption",
            language,
            text=assumption_text(one.assumption, form, speaker, language),
            rows=words.written_int(one.rows, language),
            changed=words.written_int(one.changed, language),
            heads=clean(heads.counted(one.rows, language)) if heads is not None else "",
        )


def standing_word(planned: PlannedGoal, language: Language) -> str:
    """Say what the plan makes of a goal."""
    if planned.standing == "planned" and not planned.certain:
        return say("plan.standing.planned.value", language)
    return say(f"plan.standing.{planned.standing}", language)


def _goals(plan: Plan, language: Language, width: int, *, color: bool) -> str:
    snapshots = [plan.today, *([plan.assumed] if plan.assumed is not None else []), plan.after]
    heads = ["plan.today", *(["plan.assumed"] if plan.assumed is not None else []), "plan.after"]
    columns = (
        Column(say("score.indicator", language), grows=True),
        Column(say("score.target", language), most=14, least=8),
        *(Column(say(head, language), most=13, least=9) for head in heads),
        Column(say("plan.standing", language), most=12),
    )
    rows: list[Row] = []
    of = [plan.results(one) for one in snapshots]
    for planned in plan.goals:
        if planned.standing == "not_applicable":
            continue
        key = planned.indicator, planned.year
        result, goal = of[0][key]
        target = words.target_text(result, goal, language)
        if planned.year != ANNUAL:
            target = f"{planned.year}:{TIED}{target}"
        values = [Cell(result_text(results[key][0], language, "\n")) for results in of]
        style = STYLES.get(planned.standing, "warn")
        name = Cell(words.marked_name(result, language))
        rows.append(Row((name, Cell(target), *values, Cell(standing_word(planned, language), style))))
    title = painted(say("plan.goals", language), "bold", color=color)
    return title + "\n" + table(columns, rows, width, color=color) if rows else ""


def done_actions(plan: Plan) -> list[int]:
    """Return the actions of which there is something to do."""
    used = {step.action for step in plan.steps}
    return [at for at in range(len(plan.actions)) if at in used]


def goal_names(action: Action, plan: Plan, language: Language) -> str:
    """Name the goals an action is for."""
    results = plan.results(plan.today)
    return "; ".join(
        f"{clean(results[key][0].indicator.name.in_(language))} ({words.by_year('year.bare', key[1], language)})"
        for key in action.goals
    )


def _actions(plan: Plan, form: Form, language: Language, width: int, *, color: bool) -> list[str]:
    done = done_actions(plan)
    if not done:
        return []
    columns = (
        Column(say("plan.action", language), grows=True),
        Column(say("plan.count", language), right=True, most=26, least=10),
        Column(say("plan.cost", language), right=True, most=12, least=9),
        Column(say("plan.sum", language), right=True, most=14, least=9),
    )
    everywhere = amounts(plan, form)
    rows: list[Row] = []
    for number, at in enumerate(done, 1):
        action, whole = plan.actions[at], total(everywhere[at])
        named = heads_name(action, form, language, whole.heads)
        count = f"{words.written_int(whole.heads, language)} {named}".rstrip()
        notes = [say("plan.for", language, names=goal_names(action, plan, language))]
        notes += _effort_notes(action, plan, language)
        if whole.unknown:
            notes.append(_unknown_text(action, whole, form, language))
        if more := _beyond_gap(plan, at, whole.heads):
            gap, extra = (words.written_int(n, language) for n in (whole.heads - more, more))
            notes.append(say("plan.beyond_gap", language, gap=gap, extra=extra))
        cells = (
            Cell(f"{number}. {action_name(action, form, language)}", "bold"),
            Cell(count),
            Cell(written(action.cost, language)),
            Cell(written(action.cost * whole.heads, language)),
        )
        rows.append(Row(cells, tuple(notes)))
    title = painted(say("plan.actions", language), "bold", color=color)
    blocks = [title + "\n" + table(columns, rows, width, color=color)]
    for start in range(0, len(done), MOST_ABREAST):
        chosen = list(enumerate(done, 1))[start : start + MOST_ABREAST]
        blocks.append(_places(plan, form, chosen, language, width, color=color))
    return blocks


def _effort_notes(action: Action, plan: Plan, language: Language) -> list[str]:
    """Say what the target set says of the effort of one head."""
    ids = {id for id, _ in action.goals}
    efforts = [one.effort for one in plan.today.targets.indicators if one.id in ids]
    notes = [one.note for one in efforts if isinstance(one, Effort) and one.note is not None]
    return [say("plan.effort.note", language, note=clean(note.in_(language))) for note in notes]


def _unknown_text(action: Action, whole: Amount, form: Form, language: Language) -> str:
    """Say how many of the heads are in cells that are unknown today."""
    named = heads_name(action, form, language, whole.unknown_heads)
    heads = f"{words.written_int(whole.unknown_heads, language)} {named}".rstrip()
    if whole.unknown == whole.unknown_heads:
        return say("plan.unknown", language, heads=heads)
    return say("plan.unknown.cells", language, heads=heads, count=words.written_int(whole.unknown, language))


def _beyond_gap(plan: Plan, at: int, heads: int) -> int:
    """Return how many heads more than its goal's gap an action takes, where the two can be held side by side.

    The gap counts on the value; the plan counts on the lowest bound, in which rows that may be concerned are.
    """
    (key, *others) = plan.actions[at].goals
    if others or sum(key in plan.actions[one].goals for one in done_actions(plan)) > 1:
        return 0
    gap = plan.results(plan.assumed or plan.today)[key][1].gap
    return max(0, heads - gap) if gap is not None else 0


def _places(
    plan: Plan,
    form: Form,
    chosen: Sequence[tuple[int, int]],
    language: Language,
    width: int,
    *,
    color: bool,
) -> str:
    everywhere = amounts(plan, form)
    inside = plan.unit != "province"
    found: dict[str, dict[int, int]] = {}
    for number, at in chosen:
        for spot, amount in everywhere[at].items():
            place = spot.commune if inside else spot.district
            counts = found.setdefault(place, {})
            counts[number] = counts.get(number, 0) + amount.heads
    order = {id: at for at, id in enumerate(_places_in_order(plan))}
    columns = (
        Column(say("plan.place", language), grows=True),
        *(Column(f"({number})", right=True, most=11, least=5) for number, _ in chosen),
    )
    rows = []
    for place in sorted(found, key=lambda id: (order.get(id, len(order)), id)):
        name = say("plan.anywhere", language)
        if place:
            name = (place_name if inside else top_name)(place, plan.census, language)
        numbers = [found[place].get(number, 0) for number, _ in chosen]
        shown = [words.written_int(n, language) if n else say("score.no_value", language) for n in numbers]
        rows.append(Row((Cell(name), *map(Cell, shown))))
    title = painted(say("plan.places", language), "bold", color=color)
    note = "\n" + indented(across, width) if (across := _across(plan, found, language)) else ""
    return title + "\n" + table(columns, rows, width, color=color) + note


def _across(plan: Plan, places: Collection[str], language: Language) -> str:
    """Say which of the places lie across old borders, and of which districts."""
    unit_map = plan.census.unit_map
    wards = [
        f"{clean(one.name)} ({names})"
        for one in unit_map.crossing
        if one.id in places
        and (names := ", ".join(top_name(id, plan.census, language) for id in _former(one.id, plan)))
    ]
    return say("score.crossing.list", language, names="; ".join(wards)) if wards else ""


def _former(id: str, plan: Plan) -> list[str]:
    former = plan.census.unit_map.former_districts[id]
    return [one.id for one in plan.census.unit_map.districts if one.id in former]


def _places_in_order(plan: Plan) -> list[str]:
    unit_map = plan.census.unit_map
    units = unit_map.communes if plan.unit != "province" else (*unit_map.districts, *unit_map.crossing)
    return [unit.id for unit in units]
