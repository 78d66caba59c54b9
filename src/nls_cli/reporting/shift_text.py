"""Why results moved between two censuses, as text: one indicator cause by cause, or all that moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.shift import Cause, Comparison, Matching, Shift
from nls_cli.model.snapshot import IndicatorResult
from nls_cli.reporting import words
from nls_cli.reporting.again import named_files
from nls_cli.reporting.footnotes import Footnotes
from nls_cli.reporting.layout import Cell, Column, Row, indented, painted, table
from nls_cli.reporting.numbers import written
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.scoring.measures import aggregate_sheets


def render_shift(comparison: Comparison, language: Language, width: int, *, color: bool) -> str:
    """Render why the one compared indicator moved."""
    (shift,) = comparison.shifts
    name = words.marked_name(shift.after, language)
    blocks = [
        _head(comparison, say("shift.title", language, name=name), language, width, color=color),
        "\n".join(
            [
                indented(_result_line(shift, language), width),
                *(
                    indented(f"{one}. {say('shift.doubt.meaning', language)}", width)
                    for one in _doubts(shift, language)
                ),
                *(painted(indented(one, width), "warn", color=color) for one in _meaning(shift, language)),
                *(indented(one, width) for one in _same_meaning(comparison, language)),
            ]
        ),
    ]
    if shift.causes:
        blocks.append(_causes(comparison, shift, language, width, color=color))
    blocks.append(_matching(comparison, shift, language, width, color=color))
    blocks.append(words.legend([shift.after.indicator.provenance], language, width))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _meaning(shift: Shift, language: Language) -> list[str]:
    """Say what was counted otherwise before: that part of the change nobody has worked for."""
    return [
        say("shift.meaning", language, date=date_text(one.on, language), what=clean(one.why.in_(language)))
        for one in shift.meaning
    ]


def _same_meaning(comparison: Comparison, language: Language) -> list[str]:
    """Say that what is counted stayed the same, where both dates tell; for some indicators where it did for some."""
    if None in comparison.dates:
        return []
    changed = [
        bool(shift.meaning) for shift in comparison.shifts if shift.causes or len(comparison.shifts) == 1
    ]
    key = "all" if not any(changed) else "some"
    return [] if all(changed) else [say(f"shift.same_meaning.{key}", language)]


def _doubts(shift: Shift, language: Language) -> list[str]:
    """Say how many rows are unknown at either time, and what the result could be."""
    sides = {"before": shift.before, "after": shift.after}
    found = [
        say(f"shift.doubt.{side}", language, doubt=_doubt(result, language))
        for side, result in sides.items()
        if result.unknown
    ]
    return [say("shift.doubt", language, sides="; ".join(found))] if found else []


def _doubt(result: IndicatorResult, language: Language) -> str:
    rows = words.written_int(result.unknown, language)
    if result.value is None or (result.low == result.value == result.high):
        return rows
    return say("shift.doubt.bounds", language, rows=rows, bounds=words.bounds_text(result, language))


def _parts(shift: Shift, language: Language) -> str:
    """Say how much of the change is due to those in both censuses, and how much to the list."""
    return "; ".join(
        say(f"shift.part.{part}", language, amount=_signed(amount, language))
        for part, amount in shift.parts.items()
        if amount or part == "both"
    )


def render_shifts(comparison: Comparison, language: Language, width: int, *, color: bool) -> str:
    """Render every indicator that moved, with its chief cause."""
    moved = [shift for shift in comparison.shifts if shift.causes]
    blocks = [_head(comparison, say("shift.title.all", language), language, width, color=color)]
    if not moved:
        return "\n\n".join([*blocks, say("shift.nothing", language)]) + "\n"
    columns = (
        Column(say("score.indicator", language), grows=True),
        Column(say("shift.before", language), right=True, most=10),
        Column(say("shift.after", language), right=True, most=10),
        Column(say("shift.change", language), right=True, most=10),
        Column(say("shift.chief", language), most=24),
    )
    meanings = Footnotes((_meaning(shift, language) for shift in moved), least=1)
    rows: list[Row] = []
    for shift in moved:
        chief = "; ".join(
            say(
                "shift.chief.one",
                language,
                kind=say(f"shift.kind.{one.kind}", language),
                effect=_signed(one.numerator if one.effect is None else one.effect, language),
            )
            for one in shift.chief
        )
        cells = (
            words.marked_name(shift.after, language),
            words.value_text(shift.before, language),
            words.value_text(shift.after, language),
            _signed(shift.change, language),
            chief,
        )
        changed = [meanings.number(text) for text in _meaning(shift, language)]
        notes = [say("shift.meaning.footnote", language, number=number) for number in changed]
        id = " · ".join(filter(None, (shift.after.indicator.id, _parts(shift, language))))
        notes = [id, *_doubts(shift, language), *notes]
        rows.append(Row(tuple(Cell(text) for text in cells), tuple(notes)))
    blocks.append(table(columns, rows, width, color=color))
    ending = [say("shift.chief.meaning", language), say("shift.part.meaning", language)]
    if any("moved" in shift.parts for shift in moved):
        ending.append(say("shift.part.meaning.moved", language))
    if any(shift.before.unknown or shift.after.unknown for shift in moved):
        ending.append(say("shift.doubt.meaning", language))
    if any(shift.after.indicator.unit == "percent" for shift in moved):
        ending.append(say("shift.in_points", language))
        ending.append(say("shift.rounding", language))
    if others := len(comparison.shifts) - len(moved):
        ending.append(say("shift.others", language, count=others))
    ending += [*_same_meaning(comparison, language), say("shift.more", language)]
    blocks.append("\n".join(indented(text, width) for text in (" ".join(ending), *meanings.lines())))
    used = [shift.after.indicator.provenance for shift in moved]
    blocks.append(words.legend(used, language, width))
    return "\n\n".join(blocks) + "\n"


def _head(comparison: Comparison, title: str, language: Language, width: int, *, color: bool) -> str:
    name = clean(comparison.name.in_(language))
    if comparison.level == "province":
        name = say("unit.province", language, name=name)
    before, after = comparison.dates
    dates = {"before": _date(before, language), "after": _date(after, language)}
    lines = [painted(line, "bold", color=color) for line in indented(title, width).split("\n")]
    lines.append(indented(say("shift.unit", language, unit=name, **dates), width))
    files = {"before": comparison.before, "after": comparison.after}
    named = {
        when: ", ".join(map(clean_path, named_files([o.path for o in of]))) for when, of in files.items()
    }
    lines.append(indented(say("shift.files", language, **named), width))
    params = {"title": clean(comparison.targets.title.in_(language)), "id": comparison.targets.id}
    lines.append(indented(say("score.targets", language, **params), width))
    lines += words.reconstructed_warning(comparison.targets, language, width)
    if before is not None and after is not None and before >= after:
        key = "shift.same_date" if before == after else "shift.reversed"
        lines.append(painted(indented(say(key, language), width), "warn", color=color))
    if comparison.new_map:
        lines.append(indented(say("shift.map", language), width))
    if comparison.lost:
        names = ", ".join(map(clean, comparison.lost))
        lines.append(painted(indented(say("shift.lost", language, names=names), width), "warn", color=color))
    return "\n".join(lines)


def _date(date: dt.date | None, language: Language) -> str:
    return say("shift.undated", language) if date is None else date_text(date, language)


def _shown(result: IndicatorResult, language: Language) -> str:
    value, fraction = words.value_text(result, language), words.fraction_text(result, language)
    return say("shift.with_sum", language, value=value, sum=fraction) if fraction else value


def _result_line(shift: Shift, language: Language) -> str:
    ends = {"before": _shown(shift.before, language), "after": _shown(shift.after, language)}
    change = shift.change
    if change is None:
        return say("shift.result.none", language, **ends)
    if not change:
        return say("shift.result", language, change=say("shift.same", language), **ends)
    text = written(abs(change), language)
    if shift.after.indicator.unit == "percent":
        text = say("shift.points", language, amount=text)
    key = "shift.up" if change > 0 else "shift.down"
    return say("shift.result", language, change=say(key, language, amount=text), **ends)


def _signed(value: Fraction | None, language: Language) -> str:
    if value is None:
        return say("score.no_value", language)
    return ("+" if value > 0 else "") + written(value, language)


def _causes(comparison: Comparison, shift: Shift, language: Language, width: int, *, color: bool) -> str:
    divided = shift.after.denominator is not None
    columns = [
        Column(say("shift.cause", language), grows=True),
        Column(say("shift.count", language), right=True, most=9),
    ]
    if divided:
        columns += [
            Column(say("shift.numerator", language), right=True, most=10),
            Column(say("shift.denominator", language), right=True, most=11),
        ]
    key = "shift.effect" if divided else "shift.amount"
    columns.append(Column(say(key, language), right=True, most=10))
    rows = [_cause_row(comparison, cause, language, divided=divided) for cause in shift.causes]
    sums = [
        sum((getattr(one, side) for one in shift.causes), Fraction(0))
        for side in ("numerator", "denominator")
    ]
    texts = [say("shift.sum", language), words.written_int(sum(one.count for one in shift.causes), language)]
    if divided:
        texts += [_signed(one, language) for one in sums]
    texts.append(_signed(shift.change if divided else sums[0], language))
    rows.append(Row(tuple(Cell(text, "bold") for text in texts)))
    unchanged = words.written_int(shift.unchanged, language)
    notes = [say("shift.unchanged", language, count=unchanged)]
    if shift.parts:
        notes.insert(0, say("shift.parts", language, parts=_parts(shift, language)))
    if divided and shift.change is not None:
        notes.append(say("shift.exact", language))
    return table(columns, rows, width, color=color) + "\n" + indented(" ".join(notes), width)


def _cause_row(comparison: Comparison, cause: Cause, language: Language, *, divided: bool) -> Row:
    texts = [say(f"shift.kind.{cause.kind}", language), words.written_int(cause.count, language)]
    if divided:
        texts += [_signed(cause.numerator, language), _signed(cause.denominator, language)]
        texts.append(_signed(cause.effect, language))
    else:
        texts.append(_signed(cause.numerator, language))
    notes = (_columns(comparison, cause.columns, language),) if cause.columns else ()
    return Row(tuple(Cell(text) for text in texts), notes)


def _columns(comparison: Comparison, columns: Mapping[tuple[str, str], int], language: Language) -> str:
    named = ", ".join(
        say(
            "shift.column",
            language,
            column=clean(comparison.form.sheet(sheet).column(column).header.in_(language)),
            count=words.written_int(count, language),
        )
        for (sheet, column), count in columns.items()
    )
    return say("shift.columns", language, columns=named)


def _matching(comparison: Comparison, shift: Shift, language: Language, width: int, *, color: bool) -> str:
    sheets = aggregate_sheets(shift.after.indicator)
    lines = [painted(say("shift.matching", language), "bold", color=color)]
    lines += [
        indented(_matched(comparison, one, language), width, "  ")
        for one in comparison.matching
        if one.sheet in sheets
    ]
    return "\n".join(lines) if len(lines) > 1 else ""


def _matched(comparison: Comparison, one: Matching, language: Language) -> str:
    sheet = comparison.form.sheet(one.sheet)

    def headers(ids: tuple[str, ...]) -> str:
        return ", ".join(f"“{clean(sheet.column(id).header.in_(language))}”" for id in ids)

    columns = headers(sheet.key) or say("shift.no_key", language)
    count = words.written_int(one.key, language)
    name = clean(sheet.name.in_(language))
    parts = [say("shift.matching.key", language, sheet=name, count=count, columns=columns)]
    if one.alike:
        count = words.written_int(one.alike, language)
        parts.append(say("shift.matching.alike", language, count=count, columns=headers(one.alike_columns)))
    alone = {
        "before": words.written_int(one.before, language),
        "after": words.written_int(one.after, language),
    }
    parts.append(say("shift.matching.alone", language, **alone))
    return "; ".join(parts) + "."
