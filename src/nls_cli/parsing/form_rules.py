"""A form's `rules:` section checked against its own sheets and columns, with all conditions compiled."""

from __future__ import annotations

from collections.abc import Mapping

from nls_cli.model.conditions import Condition
from nls_cli.model.form import ColumnType, Form, Sheet
from nls_cli.parsing.conditions import Loc, Mistake, Report, compile_where
from nls_cli.text import nearest

Step = tuple[str | int, ...]
NUMBERS: tuple[ColumnType, ...] = ("integer", "number")


def compile_rules(form: Form, report: Report) -> dict[Step, Condition]:
    """Return the conditions of a form's rules by where they stand; every mistake goes to `report`."""
    return _Compiler(form, report).compile()


class _Compiler:
    """Walks the section once."""

    def __init__(self, form: Form, report: Report) -> None:
        self.form = form
        self.report = report
        self.found: dict[Step, Condition] = {}

    def compile(self) -> dict[Step, Condition]:
        """Check and compile everything."""
        self._rows()
        self._between()
        self._columns_as_wholes()
        return self.found

    def _rows(self) -> None:
        rules = self.form.rules
        for n, row in enumerate(rules.rows):
            if sheet := self._sheet(row.in_, ("rows", n, "in")):
                self._columns(sheet, row.column, ("rows", n, "column"))
                self._where(row.when, sheet, ("rows", n, "when"))
                self._where(row.expect, sheet, ("rows", n, "expect"))
        for n, age in enumerate(rules.ages):
            if sheet := self._sheet(age.in_, ("ages", n, "in")):
                self._columns(sheet, age.column, ("ages", n, "column"), ("date",))
        for n, parts in enumerate(rules.sums):
            if sheet := self._sheet(parts.in_, ("sums", n, "in")):
                self._columns(sheet, parts.parts, ("sums", n, "parts"), NUMBERS)
                self._columns(sheet, parts.at_most, ("sums", n, "at_most"), NUMBERS)

    def _between(self) -> None:
        rules = self.form.rules
        for n, same in enumerate(rules.same):
            if sheet := self._sheet(same.in_, ("same", n, "in")):
                self._columns(sheet, same.columns, ("same", n, "columns"))
                self._where(same.unless, sheet, ("same", n, "unless"))
        for n, count in enumerate(rules.counts):
            if sheet := self._sheet(count.in_, ("counts", n, "in")):
                self._columns(sheet, count.column, ("counts", n, "column"), NUMBERS)
            if sheet := self._sheet(count.counted.in_, ("counts", n, "counted", "in")):
                self._where(count.counted.where, sheet, ("counts", n, "counted", "where"))
                if count.counted.distinct:
                    self._columns(sheet, count.counted.distinct, ("counts", n, "counted", "distinct"))

    def _columns_as_wholes(self) -> None:
        rules = self.form.rules
        for name in ("blank", "alike", "copied"):
            for n, rule in enumerate(getattr(rules, name)):
                if sheet := self._sheet(rule.in_, (name, n, "in")):
                    self._columns(sheet, rule.columns, (name, n, "columns"))
        for n, far in enumerate(rules.outliers):
            if sheet := self._sheet(far.in_, ("outliers", n, "in")):
                self._columns(sheet, far.column, ("outliers", n, "column"))
                self._where(far.where, sheet, ("outliers", n, "where"))
                self._where(far.having, sheet, ("outliers", n, "having"))
        for n, jump in enumerate(rules.jumps):
            if sheet := self._sheet(jump.in_, ("jumps", n, "in")):
                self._where(jump.where, sheet, ("jumps", n, "where"))
                if jump.column:
                    self._columns(sheet, jump.column, ("jumps", n, "column"), NUMBERS)

    def _sheet(self, id: str, at: Step) -> Sheet | None:
        sheets = [sheet.id for sheet in self.form.row_sheets]
        if id in sheets:
            return self.form.sheet(id)
        params = {"value": id, "valid": ", ".join(sheets)}
        self.report(Mistake(_loc(at), "yaml.unknown_sheet", params, nearest(id, sheets)))
        return None

    def _columns(
        self, sheet: Sheet, ids: str | tuple[str, ...], at: Step, types: tuple[ColumnType, ...] = ()
    ) -> None:
        valid = [c.id for c in sheet.columns if c.type != "unit" and (not types or c.type in types)]
        for n, id in enumerate((ids,) if isinstance(ids, str) else ids):
            if id not in valid:
                here = _loc(at if isinstance(ids, str) else (*at, n))
                params = {"name": id, "sheet": sheet.id}
                self.report(Mistake(here, "yaml.unknown_column", params, nearest(id, valid)))

    def _where(self, where: Mapping[str, object], sheet: Sheet, at: Step) -> None:
        self.found[at] = compile_where(where, sheet, None, _loc(at), self.report)


def _loc(at: Step) -> Loc:
    return ("rules", *at)
