"""What a measure computes, said in a sentence made from the form's own words, in either language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.targets import Count, Distinct, Indicator, Ratio, Share, Sum
from nls_cli.model.units import NAMES, Units
from nls_cli.reporting.numbers import written
from nls_cli.reporting.plain import clean

_USUAL, _SIMPLE, _SEVERAL, _GROUP = range(4)


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition in words."""

    text: str
    weight: int = _SIMPLE
    """The heavier, the later it stands: what most rows are, one answer, several, a list of cases."""
    negated: str = ""
    """How its opposite is said, where there is a better way than the general one."""
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that a condition leaves, as a noun and what is said of them."""

    noun: str
    clauses: tuple[Clause, ...]


class Speaker:
    """Says measures and conditions of one form in one language."""

    def __init__(self, form: Form, units: Units, language: Language) -> None:
        self._form = form
        self._units = units
        self._language = language

    def definition(self, indicator: Indicator) -> str:
        """Return the sentence that says how an indicator is computed."""
        measure = indicator.measure
        times = "" if indicator.multiplier == 1 else self._say("measure.times", factor=indicator.multiplier)
        match measure:
            case Share(share_of=base, having=having):
                sheet = self._form.sheet(base.sheet)
                rows = self._rows(base.where, sheet)
                clauses = self._clauses(having, sheet)
                said = self._joined(clauses)
                key = "measure.share"
                if any(clause.weight == _GROUP for clause in clauses):
                    key += ".cases"
                return self._say(key, base=self._phrase(rows), noun=rows.noun, having=said, times=times)
            case Ratio(numerator=over, denominator=under):
                text = self._say(
                    "measure.ratio", over=self.amount(over), under=self.amount(under), times=times
                )
                return text[:1].upper() + text[1:]
            case Count(count=sheet_id, where=where):
                return self._say("measure.count", rows=self._of(where, sheet_id))
            case Sum(sum=column, where=where):
                header = self._header(self._form.sheet(measure.sheet).column(column))
                return self._say("measure.sum", column=header, rows=self._of(where, measure.sheet))
            case Distinct():
                text = self._say("measure.distinct", amount=self.amount(measure))
                return text[:1].upper() + text[1:]

    def numerator(self, indicator: Indicator) -> str:
        """Say what the numerator counts (of a plain aggregate: what is counted)."""
        match indicator.measure:
            case Share(share_of=base, having=having):
                sheet = self._form.sheet(base.sheet)
                rows = self._rows(base.where, sheet)
                said = self._joined(self._clauses(having, sheet))
                return self._say("amount.having", noun=rows.noun, having=said, base=self._phrase(rows))
            case Ratio(numerator=over):
                return self.amount(over)
            case aggregate:
                return self.amount(aggregate)

    def denominator(self, indicator: Indicator) -> str:
        """Say what the denominator counts; empty for a plain aggregate."""
        match indicator.measure:
            case Share(share_of=base):
                return self.amount(base)
            case Ratio(denominator=under):
                return self.amount(under)
            case _:
                return ""

    def amount(self, aggregate: Count | Sum | Distinct) -> str:
        """Say what an aggregate counts or adds up."""
        sheet = self._form.sheet(aggregate.sheet)
        rows = self._of(aggregate.where, aggregate.sheet)
        match aggregate:
            case Count():
                return self._say("amount.count", rows=rows)
            case Sum(sum=column):
                return self._say("amount.sum", column=self._header(sheet.column(column)), rows=rows)
            case Distinct(columns=ids):
                main, others = _main_column([sheet.column(id) for id in ids])
                if not others:
                    return self._say("amount.distinct", column=self._header(main), rows=rows)
                return self._say(
                    "amount.distinct.within",
                    column=self._header(main),
                    rows=rows,
                    others=self._list([self._quoted(self._header(one)) for one in others]),
                )

    def condition(self, where: Mapping[str, Any], sheet_id: str) -> str:
        """Say a whole condition as a predicate."""
        return self._joined(self._clauses(where, self._form.sheet(sheet_id)))

    def rows(self, where: Mapping[str, Any], sheet_id: str) -> str:
        """Name the rows that a condition leaves."""
        return self._of(where, sheet_id)

    def _of(self, where: Mapping[str, Any] | None, sheet_id: str) -> str:
        return self._phrase(self._rows(where, self._form.sheet(sheet_id)))

    def _rows(self, where: Mapping[str, Any] | None, sheet: Sheet) -> Rows:
        """Return noun and clauses; a column whose answers name the rows gives the noun."""
        left = dict(where or {})
        heads = sheet.heads
        noun = (
            clean(heads.in_(self._language))
            if heads is not None
            else self._say("rows.plain", sheet=clean(sheet.name.in_(self._language)))
        )
        for id, wanted in left.items():
            column = sheet.column(id) if sheet.has(id) else None
            answers = wanted if isinstance(wanted, Sequence) and not isinstance(wanted, str) else [wanted]
            names = column is not None and column.spoken is not None and column.spoken.part == "noun"
            if column is not None and names and all(isinstance(one, str) for one in answers):
                noun = self._list(
                    [self._answer(column, one) for one in answers], "join.nouns", "join.nouns.last"
                )
                del left[id]
                break
        return Rows(noun, tuple(self._clauses(left, sheet)))

    def _phrase(self, rows: Rows) -> str:
        noun = rows.noun
        for clause in rows.clauses:
            if clause.adjective:
                noun = self._say("rows.adjective", noun=noun, adjective=clause.text)
        said = [clause for clause in rows.clauses if not clause.adjective]
        return self._say("rows.that", noun=noun, conditions=self._joined(said)) if said else noun

    def _joined(self, clauses: Sequence[Clause]) -> str:
        texts = [
            self._say("where.noun", answer=clause.text) if clause.adjective else clause.text
            for clause in sorted(clauses, key=lambda one: one.weight)
        ]
        return self._list(texts) if texts else self._say("where.nothing")

    def _list(self, texts: Sequence[str], between: str = "join.list", last: str = "join.and") -> str:
        head = self._say(between).join(texts[:-1])
        return self._say(last).join(filter(None, (head, texts[-1])))

    def _clauses(self, where: Mapping[str, Any], sheet: Sheet) -> list[Clause]:
        found: list[Clause] = []
        for name, wanted in where.items():
            if name == "any":
                cases = [self._joined(self._clauses(one, sheet)) for one in wanted]
                found.append(self._cases(cases))
            elif name == "all":
                for one in wanted:
                    found += self._clauses(one, sheet)
            elif name == "not" and not sheet.has("not"):
                found.append(self._not(self._clauses(wanted, sheet)))
            else:
                found += self._column(sheet.column(name), wanted, sheet)
        return found

    def _cases(self, cases: Sequence[str]) -> Clause:
        if len(cases) == 1:
            return Clause(cases[0], _SEVERAL)
        numbered = [
            self._say("where.case", number=at, condition=text) for at, text in enumerate(cases, start=1)
        ]
        return Clause(self._say("where.any", cases=self._say("join.cases").join(numbered)), _GROUP)

    def _not(self, clauses: Sequence[Clause]) -> Clause:
        if len(clauses) == 1 and clauses[0].negated:
            return Clause(clauses[0].negated, clauses[0].weight, clauses[0].text)
        weight = max((clause.weight for clause in clauses), default=_SIMPLE)
        return Clause(self._say("where.not", condition=self._joined(clauses)), weight)

    def _column(self, column: Column, wanted: object, sheet: Sheet) -> list[Clause]:
        if isinstance(wanted, Mapping):
            found: list[Clause] = []
            ranges: list[str] = []
            for name, operand in wanted.items():
                if name == "not":
                    found.append(self._not(self._column(column, operand, sheet)))
                elif name == "blank":
                    keys = ("where.blank", "where.filled") if operand else ("where.filled", "where.blank")
                    yes, no = (self._say(key, column=self._header(column)) for key in keys)
                    found.append(Clause(yes, negated=no))
                else:
                    ranges.append(self._range(column, name, operand))
            if ranges:
                text = self._say(
                    "where.compare", column=self._header(column), ranges=self._say("join.and").join(ranges)
                )
                found.append(Clause(text))
            return found
        if isinstance(wanted, Sequence) and not isinstance(wanted, str):
            if any(isinstance(one, Mapping | list | tuple) for one in wanted):
                return [self._cases([self._joined(self._column(column, one, sheet)) for one in wanted])]
            return [self._answers(column, list(wanted))]
        return [self._answers(column, [wanted])]

    def _range(self, column: Column, operator: str, operand: object) -> str:
        kind = "where.date" if column.type == "date" else "where"
        return self._say(f"{kind}.{operator}", value=self._value(column, operand))

    def _answers(self, column: Column, values: Sequence[object]) -> Clause:
        spoken, weight = column.spoken, _SIMPLE if len(values) == 1 else _SEVERAL
        if weight == _SIMPLE and column.blank is not None and column.blank.always == values[0]:
            weight = _USUAL
        header = self._header(column)
        if column.type == "yes_no" and len(values) == 1:
            yes = spoken.yes if spoken else None
            no = spoken.no if spoken else None
            both = (
                clean(yes.in_(self._language)) if yes else self._say("where.yes", column=header),
                clean(no.in_(self._language)) if no else self._say("where.no", column=header),
            )
            return Clause(both[0], negated=both[1]) if values[0] is True else Clause(both[1], negated=both[0])
        answer = self._list([self._answer(column, one) for one in values], last="join.or")
        if spoken is not None and spoken.part == "noun":
            yes_text, no_text = (self._say(key, answer=answer) for key in ("where.noun", "where.noun.not"))
            return Clause(yes_text, weight, no_text)
        if spoken is not None and spoken.is_ is not None:
            text = clean(spoken.is_.in_(self._language)).replace("{answer}", answer)
            return Clause(text, weight, adjective=spoken.part == "adjective")
        if column.type in ("integer", "number", "date"):
            ranges = self._list([self._range(column, "eq", one) for one in values], last="join.or")
            return Clause(self._say("where.compare", column=header, ranges=ranges), weight)
        if column.type == "unit":
            outside = self._say("where.unit.not", answer=answer)
            return Clause(self._say("where.unit", answer=answer), weight, outside)
        key = "where.contains" if column.type == "list" else "where.is"
        return Clause(self._say(key, column=header, answer=answer), weight)

    def _answer(self, column: Column, value: object) -> str:
        """Return one answer as it stands inside a sentence: in the form's words, or quoted."""
        language = self._language
        if column.type == "unit":
            return self._unit_name(str(value), column.level or "district")
        choice = next((one for one in column.choices if one.id == value), None)
        if choice is None:
            return self._quoted(self._value(column, value))
        if choice.spoken is not None and column.spoken is not None:
            return clean(choice.spoken.in_(language))
        label = clean(choice.label.in_(language))
        if column.spoken is not None and not label[1:2].isupper():
            return label[:1].lower() + label[1:]
        return label if column.spoken is not None else self._quoted(label)

    def _unit_name(self, id: str, level: str) -> str:
        if id in NAMES:
            return NAMES[id].in_(self._language)
        records = self._units.records.get((level, id), ())
        return clean(records[-1].name) if records else id

    def _value(self, column: Column, value: object) -> str:
        if column.type == "date":
            parts = str(value).split("-")
            if self._language == "vi" and len(parts) == 3:
                return "/".join(reversed(parts))
            return "/".join(reversed(parts)) if self._language == "vi" else str(value)
        if isinstance(value, bool):
            return str(value).lower()
        return clean(str(value)) if isinstance(value, str) else self._number(value)

    def _number(self, value: object) -> str:
        return written(Fraction(str(value)), self._language, 6)

    def _header(self, column: Column) -> str:
        return clean(column.header.in_(self._language))

    def _quoted(self, text: str) -> str:
        return self._say("quoted.text", text=text)

    def _say(self, key: str, **params: object) -> str:
        filled = {
            name: self._number(value) if isinstance(value, Fraction | int) else value
            for name, value in params.items()
        }
        return say(key, self._language, **filled)


def _main_column(columns: Sequence[Column]) -> tuple[Column, list[Column]]:
    """Return the column that a key is mostly about, a name before a place and a commune before a district."""
    main = min(columns, key=lambda one: (one.type == "unit", one.level == "district"))
    return main, [one for one in columns if one is not main]
