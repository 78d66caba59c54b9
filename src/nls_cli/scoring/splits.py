"""Rows of a unit by two verdicts: how they belong to a share's base, and how they satisfy its `having`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from nls_cli.model.census import Table
from nls_cli.model.conditions import Conditions
from nls_cli.model.verdicts import judge, row_bits
from nls_cli.scoring.groups import Range

_MOST_RANGES = 1024
"""Masks that are kept."""


class Split(NamedTuple):
    """Rows of some range by their two verdicts: how they belong (base), how they satisfy (having)."""

    with_: int
    """Belong and satisfy."""
    maybe_with: int
    """Belong, and may satisfy."""
    total: int
    """Belong."""
    joining_with: int
    """May belong, and may satisfy if so: at best they join with."""
    joining_without: int
    """May belong, and may not satisfy: at worst they join without."""
    joining: int
    """May belong."""

    @property
    def at_most_with(self) -> int:
        """The most of its rows that, belonging somewhere, satisfy."""
        return self.with_ + self.maybe_with + self.joining_with

    @property
    def at_most_without(self) -> int:
        """The most of its rows that, belonging somewhere, do not satisfy."""
        return self.total - self.with_ + self.joining_without


def _split(pairs: bytes, rows: Range) -> Split:
    """Count the pairs of verdicts in a range: bits 0 and 1 of a byte are base, bits 2 and 3 having."""
    verdicts = int.from_bytes(pairs[slice(*rows)], "little")
    height = rows[1] - rows[0]
    ones = row_bits(height)
    base = verdicts & ones
    with_, total = (base & verdicts >> 2).bit_count(), base.bit_count()
    if not (verdicts ^ verdicts >> 1) & _certain(height):  # no verdict is in doubt, as nearly always
        return Split(with_, 0, total, 0, 0, 0)
    may_base, having, may_having = (verdicts >> bit & ones for bit in (1, 2, 3))
    joining = base ^ may_base
    all_joining = joining.bit_count()
    return Split(
        with_,
        (base & may_having).bit_count() - with_,
        total,
        (joining & may_having).bit_count(),
        all_joining - (joining & having).bit_count(),
        all_joining,
    )


def split_rows(conditions: Conditions, table: Table, ranges: Sequence[Range]) -> list[Split]:
    """Tell the rows of each range apart by how they belong to a share's base and satisfy its `having`.

    A row is counted once, however many of the ranges it is in: province, district, commune.
    """
    assert conditions.other is not None
    base, having = judge(conditions.where, table), judge(conditions.other, table)
    pairs = (base | having << 2).to_bytes(table.height, "little")
    cuts = sorted({end for rows in ranges for end in rows})
    pieces = [_split(pairs, piece) for piece in pairwise(cuts)]
    upto = [list(accumulate(counts, initial=0)) for counts in zip(*pieces, strict=True)]
    at = {cut: number for number, cut in enumerate(cuts)}
    spans = ((at[start], at[stop]) for start, stop in ranges)
    nothing = Split(0, 0, 0, 0, 0, 0)
    return [
        Split._make([counts[stop] - counts[start] for counts in upto]) if start < stop else nothing
        for start, stop in spans
    ]


@lru_cache(maxsize=_MOST_RANGES)
def _certain(rows: int) -> int:
    """Return the bits of a pair of verdicts that say *for certain*."""
    return 5 * row_bits(rows)
