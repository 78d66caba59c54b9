"""The order of districts by score as text: shared ranks, and ranges where unknown cells leave the rank open."""

from __future__ import annotations

from collections.abc import Sequence

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.snapshot import UnitScore
from nls_cli.reporting import words
from nls_cli.reporting.layout import Cell, Column, Row, indented, painted, table
from nls_cli.reporting.numbers import score_number
from nls_cli.scoring.ranks import Rank, rank_units


def ranking_blocks(
    units: Sequence[UnitScore], years: Sequence[str], language: Language, width: int, *, color: bool
) -> list[str]:
    """Render a ranking of the districts for every year in which at least two have a score."""
    districts = [unit for unit in units if unit.level == "district"]
    blocks: list[str] = []
    for year in years:
        ranks = rank_units(districts, year)
        if len(ranks) > 1:
            blocks.append(_block(ranks, year, language, width, color=color))
    return blocks


def rank_text(rank: Rank, language: Language) -> str:
    """Write a rank: a number, a shared one, or the range it lies in."""
    if not rank.certain:
        return say("ranking.range", language, best=rank.best, worst=rank.worst)
    return say("ranking.tied" if rank.tied else "ranking.one", language, rank=rank.rank)


def _block(ranks: Sequence[Rank], year: str, language: Language, width: int, *, color: bool) -> str:
    open_ = [rank for rank in ranks if not rank.certain]
    columns = [
        Column(say("ranking.rank", language), right=True, most=12),
        Column(say("score.unit", language), grows=True),
        Column(say("ranking.score", language), right=True, most=10),
    ]
    if open_:
        columns.append(Column(say("ranking.bounds", language), right=True, most=24))
    rows: list[Row] = []
    for rank in ranks:
        summary = rank.unit.summaries[year]
        assert summary.score is not None
        assert summary.score_low is not None
        assert summary.score_high is not None
        cells = [rank_text(rank, language), words.plain_name(rank.unit, language)]
        cells.append(("~" if summary.provisional else "") + score_number(summary.score, language))
        if open_:
            ends = (summary.score_low, summary.score_high)
            moves = summary.score_low != summary.score_high
            cells.append(" – ".join(score_number(end, language) for end in ends) if moves else "")
        rows.append(Row(tuple(Cell(text) for text in cells)))
    lines = [
        painted(words.by_year("ranking.title", year, language), "bold", color=color),
        table(columns, rows, width, color=color),
    ]
    notes = [
        *([say("ranking.note.range", language)] if open_ else []),
        *([say("ranking.note.tied", language)] if any(rank.tied and rank.certain for rank in ranks) else []),
    ]
    if notes:
        lines.append(indented(" ".join(notes), width))
    return "\n".join(lines)
