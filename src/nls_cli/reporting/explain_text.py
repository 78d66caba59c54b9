"""One indicator explained as text: definition, source, goals, arithmetic, unknown cells, rows, contributions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from nls_cli.messages import say
from nls_cli.model.account import Doubt, Explained, Kind, Number, SheetAccount
from nls_cli.model.base import Language
from nls_cli.model.snapshot import IndicatorResult
from nls_cli.model.targets import Indicator, TargetSet
from nls_cli.model.units import Units
from nls_cli.reporting import words
from nls_cli.reporting.explain_answers import answer_lines
from nls_cli.reporting.explain_goals import goal_lines, scoring_text
from nls_cli.reporting.explain_parts import parts_block
from nls_cli.reporting.explain_rows import adding_nothing, decided_by
from nls_cli.reporting.explain_words import Words
from nls_cli.reporting.gaps_text import GapWords
from nls_cli.reporting.layout import indented, painted
from nls_cli.reporting.legend import pointers
from nls_cli.reporting.numbers import amount, bounds, written
from nls_cli.reporting.phrases import date_text
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.reporting.sentences import Speaker

_INDENT = "  "


class ExplainText:
    """Renders one explained indicator."""

    def __init__(
        self,
        explained: Explained,
        units: Units,
        names: GapWords,
        language: Language,
        width: int,
        *,
        color: bool,
    ) -> None:
        self._explained = explained
        self._indicator = explained.indicator
        self._result = explained.unit.indicators[0]
        self._names = names
        self._speaker = Speaker(explained.form, units, language)
        self._words = Words(explained.form, explained.unit_map, language)
        self._language: Language = language
        self._width = width
        self._color = color

    def render(self, command: str, roster: str = "") -> str:
        """Return the whole text; `command` lists every row, `roster` whoever could close the gap."""
        explained = self._explained
        title = self._say("explain.title", name=words.marked_name(self._result, self._language))
        unit = self._say(f"explain.unit.{self._indicator.unit}")
        title += "\n" + self._say("explain.indicator", id=self._indicator.id, unit=unit)
        head = words.heading_lines(explained.snapshot, title, self._language, self._width, color=self._color)
        blocks = [
            "\n".join(head),
            self._block(
                "explain.definition",
                [
                    self._speaker.definition(self._indicator),
                    *answer_lines(self._indicator, explained.form, self._words, self._language),
                ],
            ),
            self._block(
                "explain.source", source_lines(self._indicator, explained.snapshot.targets, self._language)
            ),
            "\n".join([self._block_named(self._result_title(), self._numbers()), *self._goals(roster)]),
            self._doubts(),
            self._rows(command),
            parts_block(explained, self._language, self._width, color=self._color),
            words.legend([self._indicator.provenance], self._language, self._width),
        ]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _result_title(self) -> str:
        name = words.unit_name(self._explained.unit, self._explained.snapshot, self._language)
        return self._say("explain.result", name=name)

    def _numbers(self) -> list[str]:
        result, indicator, language = self._result, self._indicator, self._language
        lines: list[str] = []
        if result.numerator is not None:
            number = written(result.numerator, language)
            what = self._speaker.numerator(indicator)
            if result.denominator is None:
                lines.append(self._say("explain.amount", what=what[:1].upper() + what[1:], number=number))
            else:
                lines.append(self._say("explain.numerator", what=what, number=number))
        if result.denominator is not None:
            what, number = self._speaker.denominator(indicator), written(result.denominator, language)
            lines.append(self._say("explain.denominator", what=what, number=number))
        if result.value is None:
            lines.append(self._say("explain.none", reason=self._why_none()))
        elif result.denominator is not None:
            lines.append(
                self._say(
                    "explain.arithmetic",
                    sum=arithmetic(result, language),
                    value=words.value_text(result, language),
                )
            )
        lines += self._bounds()
        if not indicator.goals:
            lines.append(self._say("explain.monitored"))
        # A baseline is the province's; beside a district's result it must not pass for the district's own.
        whole = "" if self._explained.unit.level == "province" else ".province"
        lines += [
            self._say(f"explain.baseline{whole}", year=year, value=amount(value, indicator.unit, language))
            for year, value in sorted(indicator.baseline.items())
        ]
        return lines

    def _goals(self, roster: str) -> list[str]:
        result, snapshot = self._result, self._explained.snapshot
        lines: list[str] = []
        for year, goal in result.goals.items():
            head, *sums = goal_lines(result, year, goal, snapshot, self._names, self._language)
            lines.append(indented(head, self._width, _INDENT))
            lines += [indented(one, self._width, _INDENT + "- ", _INDENT + "  ") for one in sums]
        if any(goal.gap for goal in result.goals.values()):
            lines.append(pointers((self._say("explain.roster", command=roster),), self._width, _INDENT))
        return lines

    def _why_none(self) -> str:
        result = self._result
        if result.numerator is None:
            return self._say("reason.sheet_absent")
        key = "denominator_unknown" if result.unknown else "denominator_zero"
        return self._say(f"reason.{key}")

    def _bounds(self) -> list[str]:
        result, language = self._result, self._language
        if result.value is None:
            return []
        if not result.unknown:
            return [self._say("explain.bounds.same")]
        targets = [goal.target for goal in result.goals.values() if goal.target is not None]
        shown = bounds(
            result.low, result.high, result.indicator.unit, language, targets, self._say("score.open")
        )
        return [self._say("explain.bounds", bounds=shown)]

    def _doubts(self) -> str:
        doubts, result = self._explained.doubts, self._result
        if not doubts:
            return ""
        lines = [self._say("explain.doubts.meaning")]
        count = words.written_int(result.unknown, self._language)
        block = self._block_named(self._say("explain.doubts", count=count), lines)
        return "\n".join([block, *(line for doubt in doubts for line in self._doubt(doubt))])

    def _doubt(self, doubt: Doubt) -> list[str]:
        kinds = [
            self._say(f"explain.doubt.{kind}", count=words.written_int(count, self._language))
            for kind, count in (("blank", doubt.blank), ("invalid", doubt.invalid), ("absent", doubt.absent))
            if count
        ]
        head = self._say(
            "explain.doubt",
            column=self._words.column(doubt.sheet, doubt.column),
            sheet=self._words.sheet(doubt.sheet),
            side=self._say(f"explain.side.{doubt.side}"),
            cells=words.written_int(doubt.cells, self._language),
            kinds=", ".join(kinds),
        )
        lines = [indented(head, self._width, _INDENT + "- ", _INDENT + "  ")]
        lines += [indented(clean_path(cell), self._width, _INDENT * 3) for cell in doubt.first]
        more = doubt.cells - len(doubt.first)
        if more:
            text = self._say("explain.doubt.more", count=words.written_int(more, self._language))
            lines.append(indented(text, self._width, _INDENT * 3))
        return lines

    def _rows(self, command: str) -> str:
        accounts = self._explained.accounts
        if not accounts:
            return ""
        lines: list[str] = []
        for account in accounts:
            lines += self._sheet(account)
        lines.append(pointers((self._say("explain.rows.hint", command=command),), self._width, _INDENT))
        return "\n".join([self._heading(self._say("explain.rows")), *lines])

    def _sheet(self, account: SheetAccount) -> list[str]:
        start, stop = self._explained.ranges[account.table.sheet]
        sheet = self._words.sheet(account.table.sheet)
        head = self._say("explain.rows.sheet", sheet=sheet, rows=self._count(stop - start))
        inside = {
            side: sum(bool(one) for one in amounts[start:stop]) for side, amounts in account.amounts.items()
        }
        said: list[str] = []
        if len(inside) == 2:
            both = sum(map(_both, *(amounts[start:stop] for amounts in account.amounts.values())))
            params = {"denominator": self._count(inside["denominator"]), "numerator": self._count(both)}
            said.append(self._say("explain.rows.both", **params))
            if alone := inside["numerator"] - both:
                said.append(self._say("explain.rows.numerator_only", count=self._count(alone)))
        elif self._result.denominator is None:
            said += [self._say("explain.rows.counted", count=self._count(n)) for n in inside.values()]
        else:
            said += [self._say(f"explain.rows.{side}", count=self._count(n)) for side, n in inside.items()]
        for kind in ("lacks", "outside"):
            said += self._because(account, kind)
        for side, zeros in adding_nothing(account, (start, stop)).items():
            plain = ".alone" if self._result.denominator is None else ""
            said.append(self._say(f"explain.rows.zero.{side}{plain}", count=self._count(zeros)))
        for key, rows in self._unknown(account, range(start, stop)).items():
            if rows:
                said.append(self._say(f"explain.rows.unknown{key}", count=self._count(rows)))
        lines = [indented(head, self._width, _INDENT)]
        return lines + [indented(one, self._width, _INDENT + "- ", _INDENT + "  ") for one in said]

    def _unknown(self, account: SheetAccount, rows: range) -> dict[str, int]:
        """Count the open rows: of which it is unknown whether they are concerned, or only whether they satisfy."""
        unknown = [row for row in rows if account.unknown[row]]
        if len(account.amounts) < 2:
            return {"": len(unknown)}
        inside = sum(bool(account.amounts["denominator"][row]) for row in unknown)
        return {".inside": inside, ".joining": len(unknown) - inside}

    def _because(self, account: SheetAccount, kind: Kind) -> list[str]:
        by_column = decided_by(account, kind, self._explained.ranges[account.table.sheet])
        if not by_column:
            return []
        columns = ", ".join(
            self._say(
                "explain.rows.column",
                column=self._words.column(account.table.sheet, column),
                count=self._count(rows),
            )
            for column, rows in by_column.items()
        )
        return [
            self._say(f"explain.rows.{kind}", count=self._count(sum(by_column.values())), columns=columns)
        ]

    def _count(self, number: int) -> str:
        return words.written_int(number, self._language)

    def _block(self, key: str, lines: Sequence[str]) -> str:
        return self._block_named(self._say(key), lines)

    def _block_named(self, heading: str, lines: Sequence[str]) -> str:
        body = [indented(line, self._width, _INDENT) for line in lines]
        return "\n".join([self._heading(heading), *body])

    def _heading(self, text: str) -> str:
        return "\n".join(
            painted(line, "bold", color=self._color) for line in indented(text, self._width).split("\n")
        )

    def _say(self, key: str, **params: object) -> str:
        return say(key, self._language, **params)


def _both(one: Number, other: Number) -> bool:
    return bool(one) and bool(other)


def arithmetic(result: IndicatorResult, language: Language) -> str:
    """Write the division: `121 ÷ 149 × 100`."""
    pair = (result.numerator or Fraction(0), result.denominator or Fraction(0))
    text = " ÷ ".join(written(one, language) for one in pair)
    factor = result.indicator.multiplier
    return text if factor == 1 else f"{text} × {written(factor, language)}"


def source_lines(indicator: Indicator, set_: TargetSet, language: Language) -> list[str]:
    """Say where an indicator comes from: provenance, document, wording, note; and how it is scored."""
    provenance = say(f"provenance.{indicator.provenance}", language)
    source = indicator.source or (set_.source if indicator.provenance != "own" else None)
    if source is None:
        lines = [say("explain.source.own", language, provenance=provenance)]
    elif source.issued is None:
        document = clean(source.document)
        lines = [say("explain.source.document", language, provenance=provenance, document=document)]
    else:
        params = {"document": clean(source.document), "date": date_text(source.issued, language)}
        lines = [say("explain.source.dated", language, provenance=provenance, **params)]
    if indicator.quote:
        lines.append(say("explain.quote", language, quote=clean(indicator.quote)))
    if indicator.note is not None:
        lines.append(say("explain.note", language, note=clean(indicator.note.in_(language))))
    if indicator.points is not None:
        scoring = scoring_text(indicator, language)
        points = written(indicator.points, language)
        lines.append(say("explain.points", language, points=points, scoring=scoring))
    elif indicator.goals:
        lines.append(say("explain.points.none", language))
    if set_.note is not None:
        # Whose the points are, what was not compared: it must not pass for the document's words.
        lines.append(say("explain.set_note", language, note=clean(set_.note.in_(language))))
    return lines
