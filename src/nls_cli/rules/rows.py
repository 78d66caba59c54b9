"""Rows that contradict themselves: conditions, ages and sums that the form expects to hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from nls_cli.model.census import Period
from nls_cli.model.finding import Finding
from nls_cli.rules.subject import (
    Subject,
    at_rows,
    certainly,
    certainly_not,
    columns_of,
    marked,
    parts_with,
)


def check_expectations(code: str, subject: Subject) -> Iterator[Finding]:
    """Yield the rows of a kind that certainly do not satisfy what the form expects of them."""
    for number, rule in enumerate(subject.form.rules.rows):
        table = subject.table(rule.in_)
        if rule.code != code or table is None:
            continue
        when, expect = (subject.conditions["rows", number, which] for which in ("when", "expect"))
        wrong = certainly(when, table) & certainly_not(expect, table)
        usable = parts_with(table, {rule.column, *columns_of(when), *columns_of(expect)})
        rows = [row for row in marked(wrong, table.height) if table.part_codes[row] in usable]
        column = subject.form.sheet(rule.in_).column(rule.column)
        params = {"said": rule.message} if rule.message else {}
        yield from at_rows(code, subject, table, column, rows, params)


def age_on(day: dt.date, born: dt.date) -> int:
    """Return the age in completed years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def check_ages(code: str, subject: Subject) -> Iterator[Finding]:
    """Yield dates that make somebody younger or older than can be, at the date of the data."""
    for rule in subject.form.rules.ages:
        table = subject.table(rule.in_)
        cells = table.columns.get(rule.column) if table else None
        if table is None or cells is None:
            continue
        column = subject.form.sheet(rule.in_).column(rule.column)
        for day in sorted({day for part in table.parts if (day := subject.as_of(part))}):
            wrong = {
                at
                for at, value in enumerate(cells.values)
                if isinstance(value, Period)
                and (age_on(day, value.first) < rule.min or age_on(day, value.last) > rule.max)
            }
            dated = {n for n, part in enumerate(table.parts) if subject.as_of(part) == day}
            rows = [
                row
                for row, at in enumerate(cells.codes if wrong else ())
                if at in wrong and table.part_codes[row] in dated
            ]
            params = {"min": rule.min, "max": rule.max, "date": day}
            yield from at_rows(code, subject, table, column, rows, params)


def check_sums(code: str, subject: Subject) -> Iterator[Finding]:
    """Yield rows whose parts, added up, are more than their whole; a blank part counts as nothing."""
    for rule in subject.form.rules.sums:
        table = subject.table(rule.in_)
        if table is None or not {*rule.parts, rule.at_most} <= table.columns.keys():
            continue
        sheet = subject.form.sheet(rule.in_)
        parts = [table.columns[id] for id in rule.parts]
        whole = table.columns[rule.at_most]
        for row in range(table.height):
            most = whole.values[whole.codes[row]]
            numbers = [v for c in parts if isinstance(v := c.values[c.codes[row]], Fraction)]
            total = sum(numbers, Fraction(0))
            if isinstance(most, Fraction) and total > most:
                params = {
                    "names": tuple(sheet.column(id).header for id in rule.parts),
                    "sum": total,
                    "whole": most,
                    "whole_name": sheet.column(rule.at_most).header,
                }
                yield from at_rows(code, subject, table, sheet.column(rule.parts[0]), (row,), params)
