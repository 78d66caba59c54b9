"""A score, or what is missing to it, as Markdown for a repository or the summary page of a GitHub workflow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.reporting import score_quality as quality
from nls_cli.reporting import words
from nls_cli.reporting.score_view import SIGNS, GoalLine, Line, ScoreView, UnitView, score_view

if TYPE_CHECKING:
    from nls_cli.reporting.formats import Scored

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$^]|(?<=\w):(?=\w|/)|(?<=[wW]{3})\.|^[+-](?= )|(?<=^\d)[.)](?= )")
"""What could be Markdown, HTML, mathematics, a link or an emoji in a name; the rest stays readable as source."""


def render_score_md(scored: Scored, language: Language, *, gaps: bool = False) -> str:
    """Return the report; with `gaps` only what is not reached, and the bodies that have nobody in a role."""
    snapshot = scored.snapshot
    view = score_view(snapshot, scored.heads, scored.roles, language, gaps=gaps)
    writer = _Writer(
        view, language, {year: words.by_year("year.bare", year, language) for year, _ in view.years}
    )
    blocks = [f"# {inert(view.title)}"]
    blocks += [f"> {inert(warning)}" for warning in view.warnings]
    blocks.append("\n".join(f"- {inert(fact)}" for fact in view.facts))
    if not gaps:
        blocks += writer.scores()
    blocks += writer.missing()
    blocks += writer.quality(scored)
    blocks += writer.method(scored)
    blocks.append(inert(view.legend))
    return "\n\n".join(block for block in blocks if block) + "\n"


def inert(text: str) -> str:
    """Return text in which nothing acts as Markdown, HTML, a link or a mention."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text).replace("@", "&#64;<!-- -->")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Set a table; cells hold Markdown already."""
    marks = [" ---: " if at in right else " --- " for at in range(len(heads))]
    lines = ["| " + " | ".join(heads) + " |", "|" + "|".join(marks) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


class _Writer:
    """Writes the parts of one report."""

    def __init__(self, view: ScoreView, language: Language, labels: dict[str, str]) -> None:
        self._view = view
        self._language = language
        self._labels = labels

    def _say(self, *keys: str) -> list[str]:
        return [say(key, self._language) for key in keys]

    def scores(self) -> list[str]:
        """Write the totals, every indicator, and the units beside each other."""
        view = self._view
        blocks = ["## " + say("report.total", self._language)]
        for at, year in enumerate(view.main.years):
            lines = [f"- **{inert(year.heading)}** – {inert(year.total)} · {inert(year.counts)}"]
            lines += [f"  - {inert(note)}" for note in year.notes]
            if view.province is not view.main:
                whole = say("report.whole_province", self._language)
                lines.append(f"  - {whole} · {inert(view.province.years[at].total)}")
            blocks.append("\n".join(lines))
        blocks += ["## " + say("report.indicators", self._language), self._indicators(view.main)]
        if view.main.monitored:
            blocks.append(self._folded("report.monitored", self._monitored(view.main)))
        if view.others:
            blocks += self._units(view.others)
        return blocks

    def _name(self, line: Line) -> str:
        name = f"{inert(line.name)} {inert(line.mark)}"
        if line.provenance == "reconstructed":
            name += f" *{say('provenance.reconstructed', self._language)}*"
        return name

    def _value(self, line: Line) -> str:
        value = f"**{line.value}**" + (f" ({line.fraction})" if line.fraction else "")
        return value + (f"<br>{inert(line.doubt)}" if line.doubt else "")

    def _goal(self, goal: GoalLine | None) -> str:
        if goal is None:
            return ""
        parts = [f"{goal.sign} {goal.word}", say("report.target", self._language, target=inert(goal.target))]
        if goal.aspirational:
            parts[1] += f" ({goal.aspirational})"
        parts.append(say("report.points", self._language, points=goal.points))
        return "<br>".join([*parts, *([inert(goal.reason)] if goal.reason else [])])

    def _indicators(self, unit: UnitView) -> str:
        heads = [*self._say("report.number", "score.indicator", "score.result")]
        heads += [heading for _, heading in self._view.years]
        rows = [
            [
                str(line.number),
                self._name(line),
                self._value(line),
                *(self._goal(line.goals.get(year)) for year, _ in self._view.years),
            ]
            for line in unit.lines
        ]
        return table(heads, rows, (0,))

    def _monitored(self, unit: UnitView) -> str:
        heads = self._say("report.number", "score.indicator", "score.baseline", "score.result")
        rows = [
            [str(line.number), self._name(line), inert(line.baseline), self._value(line)]
            for line in unit.monitored
        ]
        return table(heads, rows, (0,))

    def _folded(self, key: str, body: str) -> str:
        return f"<details><summary>{say(key, self._language)}</summary>\n\n{body}\n\n</details>"

    def _units(self, units: Sequence[UnitView]) -> list[str]:
        level = units[0].level
        blocks = ["## " + say(f"report.units.{level}", self._language)]
        if self._view.unit_note:
            blocks.append(inert(self._view.unit_note))
        heads = [*self._say("score.unit")]
        for year, _ in self._view.years:
            heads.append(words.by_year("score.unit.score", year, self._language))
            heads.append(words.by_year("score.unit.counts", year, self._language))
        heads += self._say("score.unit.weakest")
        rows = [
            [
                inert(unit.name),
                *(inert(text) for year in unit.years for text in (year.shown, year.short)),
                inert(unit.weakest),
            ]
            for unit in units
        ]
        blocks.append(table(heads, rows, range(1, len(heads) - 1)))
        blocks.append(" ".join(map(inert, self._say("score.unit.counts.legend", "score.unit.provisional"))))
        for one in self._view.rankings:
            cells = [[inert(cell) for cell in row] for row in one.rows]
            right = [at for at in range(len(one.heads)) if at != 1]
            blocks += [f"### {inert(one.title)}", table([*one.heads], cells, right), inert(one.note)]
        for year, _ in self._view.years:
            columns = [line for line in self._view.province.lines if year in line.goals]
            heads = [*self._say("score.unit"), *(f"{one.number} {inert(one.mark)}" for one in columns)]
            rows = [
                [
                    inert(unit.name),
                    *(self._cell(unit.lines_by_id.get(one.result.indicator.id), year) for one in columns),
                ]
                for unit in units
            ]
            title = say("report.heat", self._language, year=self._labels[year])
            blocks += [f"### {title}", table(heads, rows, range(1, len(heads)))]
        signs = "; ".join(f"{sign} {say(f'status.{one}', self._language)}" for one, sign in SIGNS.items())
        blocks.append(f"{say('report.signs', self._language)}: {signs}.")
        return blocks

    def _cell(self, line: Line | None, year: str) -> str:
        if line is None or year not in line.goals:
            return ""
        sign = line.goals[year].sign
        return sign if line.result.value is None else f"{sign} {line.value}"

    def missing(self) -> list[str]:
        """Write what is missing, for what the report is about and then for each unit."""
        view = self._view
        blocks = ["## " + say("report.missing", self._language), *self._missing(view.main)]
        for unit in view.others:
            blocks += [f"### {inert(unit.name)}", *self._missing(unit)]
        return blocks

    def _missing(self, unit: UnitView) -> list[str]:
        heads = self._say(
            "score.indicator", "score.target", "score.result", "score.status", "gaps.missing", "gaps.lost"
        )
        rows = [
            [
                self._name(one.line),
                f"{self._labels[one.goal.year]}: {inert(one.goal.target)}"
                + (f" ({one.goal.aspirational})" if one.goal.aspirational else ""),
                self._value(one.line),
                f"{one.goal.sign} {one.goal.word}"
                + (f"<br>{inert(one.goal.reason)}" if one.goal.reason else ""),
                f"**{inert(one.gap)}**" + (f"<br>{inert(one.parts)}" if one.parts else ""),
                one.lost,
            ]
            for one in unit.missing
        ]
        blocks = [table(heads, rows, (5,)) if rows else say("gaps.nothing", self._language)]
        for role in unit.without:
            names = "; ".join(map(inert, role.bodies))
            blocks.append(
                f"<details><summary>{inert(role.count)}</summary>\n\n{names}\n\n</details>"
                if names
                else inert(role.count)
            )
        return blocks

    def quality(self, scored: Scored) -> list[str]:
        """Write what is wrong in the data, and which files could not be read."""
        language = self._language
        heads = self._say(
            "report.findings.severity",
            "report.findings.code",
            "report.findings.place",
            "report.findings.message",
            "report.findings.remedy",
        )
        blocks = ["## " + say("report.quality", language)]
        refused = quality.refusal_lines(scored.refusals, language)
        for title, lines in (
            ("report.refused", refused),
            ("findings.heading", quality.finding_lines(scored.snapshot, language)),
        ):
            rows = [
                [one.word, one.code, inert(one.place), inert(one.message), inert(one.remedy)] for one in lines
            ]
            if rows:
                blocks += [f"### {say(title, language)}", table(heads, rows)]
        if len(blocks) == 1:
            blocks.append(say("findings.none", language))
        sent = quality.sending(scored.completeness, language)
        blocks += ["### " + say("doc.heading.submitters", language), inert(sent.line)]
        if sent.missing:
            names = "; ".join(map(inert, sent.missing))
            blocks.append(say("doc.submitters.missing", language, names=names))
        return blocks

    def method(self, scored: Scored) -> list[str]:
        """Write how every number is made, and where each indicator comes from."""
        language, set_ = self._language, scored.snapshot.targets
        notes = [*quality.set_facts(set_, language), *quality.method_notes(language)]
        heads = self._say(
            "report.number",
            "score.indicator",
            "report.definition",
            "score.target",
            "report.scoring",
            "report.provenance",
            "report.quote",
        )
        none = say("score.no_value", language)
        rows = [
            [
                str(one.number),
                f"{inert(one.name)} ({inert(one.id)})",
                inert(one.definition),
                inert(one.goals),
                inert(one.scoring) + ("" if one.points == none else f" ({one.points})"),
                one.provenance,
                inert(one.quote),
            ]
            for one in quality.method_lines(set_, scored.form, scored.unit_map.units, language)
        ]
        return [
            "## " + say("report.method", language),
            "\n".join(f"- {inert(note)}" for note in notes),
            self._folded("doc.definitions.title", table(heads, rows, (0,))),
        ]
