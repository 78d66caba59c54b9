"""Every row that an indicator looks at: where it stands, what it adds, and why; as records, CSV and JSON."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

import nls_cli
from nls_cli.model.account import SIDES, Explained, Kind, Number, Range, RowPlace, SheetAccount, Side
from nls_cli.model.base import Language
from nls_cli.reporting.check_csv import harmless
from nls_cli.reporting.explain_words import Words
from nls_cli.reporting.inert_json import dumped
from nls_cli.reporting.plain import clean, clean_path

SCHEMA = "nls.explain.rows/1"
COLUMNS = (
    "file",
    "sheet",
    "row",
    "district",
    "commune",
    "organization",
    "numerator",
    "denominator",
    "numerator_key",
    "denominator_key",
    "unknown",
    "why",
)


# A list has few different texts in very many rows.
_text = lru_cache(maxsize=4096)(clean)
_path = lru_cache(maxsize=4096)(clean_path)
_harmless = lru_cache(maxsize=4096)(harmless)


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row of the list."""

    places: tuple[RowPlace, ...]
    district: str
    commune: str
    organization: str
    amounts: dict[Side, Number | None]
    """What the row adds to each side; None where its sheet has no part in it. Where different keys are counted,
    the first row of a key adds 1 and the others 0: the column adds up to the score."""
    keys: dict[Side, int | None]
    """The number of its key on each side that counts different keys and counts it: to count them over any rows."""
    unknown: bool
    why: str

    @property
    def file(self) -> str:
        """The file; several where equal rows were counted once."""
        return "; ".join(dict.fromkeys(_path(one.file) for one in self.places))

    @property
    def sheet(self) -> str:
        """The worksheet."""
        return "; ".join(dict.fromkeys(_text(one.sheet) for one in self.places))

    @property
    def row(self) -> str:
        """Excel's row number."""
        return "; ".join(_text(one.row) for one in self.places)


def listed_rows(explained: Explained, language: Language) -> Iterator[ListedRow]:
    """Yield every row of the explained unit, sheet by sheet, as ordered in the files."""
    words = Words(explained.form, explained.unit_map, language)
    for account in explained.accounts:
        yield from _of_sheet(account, explained, words)


def count_rows(explained: Explained) -> int:
    """Return how many rows the list has."""
    return sum(stop - start for start, stop in explained.ranges.values())


def _of_sheet(account: SheetAccount, explained: Explained, words: Words) -> Iterator[ListedRow]:
    table = account.table
    rows = range(*explained.ranges[table.sheet])
    first: dict[tuple[Side, int], int] = {}
    for row in sorted(rows, key=lambda one: (table.part_codes[one], table.excel_rows[one])):
        amounts: dict[Side, Number | None] = {}
        repeated: int | None = None
        taken: dict[Side, int | None] = {}
        for side in SIDES:
            given = account.amounts.get(side)
            amounts[side] = None if given is None else given[row]
            keys = account.keys.get(side)
            taken[side] = keys[row] + 1 if keys is not None and amounts[side] else None
            if keys is not None and amounts[side]:
                at = first.setdefault((side, keys[row]), row)
                if at != row:
                    amounts[side], repeated = 0, at
        yield ListedRow(
            explained.locator.row(table, row),
            words.district(table, row),
            words.commune(table, row),
            words.organization(table, row),
            amounts,
            taken,
            bool(account.unknown[row]),
            words.why(account, row, None if repeated is None else explained.locator.row(table, repeated)[0]),
        )


def decided_by(account: SheetAccount, kind: Kind, rows: Range) -> dict[str, int]:
    """Count the rows that are left aside for certain by the first column that decides, most first.

    A row outside the denominator that adds to the numerator all the same is not left aside.
    """
    found: Counter[str] = Counter()
    adds = account.amounts.get("numerator", bytes(account.table.height))
    certain = (account.reason_codes[row] for row in range(*rows) if not (account.unknown[row] or adds[row]))
    for code, count in Counter(certain).items():
        reasons = [one for one in account.reasons[code] if one.kind == kind]
        # Whoever is not in the denominator is not asked for the numerator.
        reasons.sort(key=lambda one: one.side != "denominator")
        if reasons:
            found[reasons[0].column] += count
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def adding_nothing(account: SheetAccount, rows: Range) -> dict[Side, int]:
    """Count the rows that are counted for certain on a side and yet add 0 to it, as their number is 0.

    A row that adds 0 to the denominator is counted there alone.
    """
    found: Counter[Side] = Counter()
    for row in range(*rows):
        if not account.unknown[row] and not account.why(row):
            zero = [side for side, amounts in account.amounts.items() if not amounts[row]]
            if zero:
                found["denominator" if "denominator" in zero else zero[0]] += 1
    return found


def exact(value: Number | None) -> str:
    """Write a number exactly where it has an end, as every cell of a workbook has."""
    if value is None:
        return ""
    fraction = Fraction(value)
    if fraction.denominator == 1:
        return str(fraction.numerator)
    return str(Decimal(fraction.numerator) / Decimal(fraction.denominator))


def render_rows_csv(explained: Explained, language: Language) -> str:
    """Return the rows as CSV, a heading first; only the reasons are in words."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in listed_rows(explained, language):
        texts = (one.file, one.sheet, one.row, one.district, one.commune, one.organization)
        amounts = (exact(one.amounts[side]) for side in SIDES)
        keys = (exact(one.keys[side]) for side in SIDES)
        writer.writerow(
            [*map(_harmless, texts), *amounts, *keys, "1" if one.unknown else "0", _harmless(one.why)]
        )
    return out.getvalue()


def render_rows_json(explained: Explained, language: Language) -> str:
    """Return the rows as JSON, with what they add up to."""
    snapshot, result = explained.snapshot, explained.unit.indicators[0]
    rows: list[dict[str, Any]] = [
        {
            "file": one.file,
            "sheet": one.sheet,
            "row": int(one.row) if one.row.isascii() and one.row.isdigit() else one.row,
            "district": one.district,
            "commune": one.commune,
            "organization": one.organization,
            "numerator": _number(one.amounts["numerator"]),
            "denominator": _number(one.amounts["denominator"]),
            "numerator_key": one.keys["numerator"],
            "denominator_key": one.keys["denominator"],
            "unknown": one.unknown,
            "why": one.why,
        }
        for one in listed_rows(explained, language)
    ]
    whole = {
        "nls": nls_cli.__version__,
        "schema": SCHEMA,
        "targets": {"id": snapshot.targets.id, "sha256": snapshot.targets_sha256},
        "as_of": snapshot.as_of.isoformat() if snapshot.as_of else None,
        "indicator": explained.indicator.id,
        "unit": explained.unit.id,
        "numerator": _number(result.numerator),
        "denominator": _number(result.denominator),
        "unknown": result.unknown,
        "rows": rows,
    }
    return dumped(whole, indent=1) + "\n"


def _number(value: Number | None) -> int | float | None:
    if value is None:
        return None
    fraction = Fraction(value)
    return fraction.numerator if fraction.denominator == 1 else fraction.numerator / fraction.denominator
