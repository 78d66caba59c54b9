"""Rows of totals: what they state is compared with the rows they can be the sum of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate

from nls_cli.model.census import Cells, Missing
from nls_cli.model.finding import Finding
from nls_cli.model.form import Sheet
from nls_cli.model.workbook import RawSheet
from nls_cli.parsing.layout import Layout, data_columns
from nls_cli.parsing.values import read_number, text_of


def total_findings(
    raw: RawSheet, sheet: Sheet, layout: Layout, columns: Mapping[str, Cells], path: str
) -> list[Finding]:
    """Return the numbers in rows of totals that are not the sum of anything above or below them.

    A total may be that of the whole table, of the rows since the last total, or of those up to the next one;
    of a yes/no column it is the number of yes. A column with a cell that was not understood is left aside.
    """
    totals = sorted(row for one in layout.skipped if one.reason == "total" for row in one.rows)
    found: list[Finding] = []
    if not totals:
        return found
    for column, at in data_columns(sheet, layout.header):
        cells = columns.get(column.id)
        if cells is None or column.type not in ("integer", "number", "yes_no"):
            continue
        if any(cells.values[code] is Missing.INVALID for code in set(cells.codes)):
            continue
        numbers = [_number(value) for value in cells.values]
        upto = list(accumulate((numbers[code] for code in cells.codes), initial=Fraction(0)))
        for number, row in enumerate(totals):
            stated = read_number(raw.columns[at][row], frozenset())
            sums = _sums(number, totals, layout.rows, upto)
            if stated is None or stated in sums:
                continue
            found.append(
                Finding(
                    "NLS409",
                    path,
                    raw.name,
                    (raw.first_row + row,),
                    raw.first_column + at,
                    column.id,
                    text_of(raw.columns[at][row]),
                    params={"name": column.header, "stated": stated, "sum": sums[0]},
                )
            )
    return found


def _number(value: object) -> Fraction:
    if isinstance(value, bool):
        return Fraction(value)
    return value if isinstance(value, Fraction) else Fraction(0)


def _sums(
    number: int, totals: Sequence[int], rows: Sequence[int], upto: Sequence[Fraction]
) -> tuple[Fraction, ...]:
    """Return what a total may state: all rows, those above, those since the last total, those up to the next."""
    here = bisect_left(rows, totals[number])
    before = bisect_left(rows, totals[number - 1]) if number else 0
    after = bisect_left(rows, totals[number + 1]) if number + 1 < len(totals) else len(rows)
    return upto[-1], upto[here], upto[here] - upto[before], upto[after] - upto[here]
