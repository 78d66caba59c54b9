"""The order of districts by score: shared ranks, and ranges where unknown cells leave the rank open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.snapshot import UnitScore
from nls_cli.reporting import words
from nls_cli.reporting.layout import Cell, Column, Row, indented, painted, table
from nls_cli.reporting.numbers import score_number, written
from nls_cli.scoring.ranks import Rank, rank_units


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order of the districts in one goal year, as every report writes it."""

    year: str
    title: str
    """Above the table where nothing numbers it."""
    heads: tuple[str, ...]
    """Rank, unit, score, and where any rank is open the lowest and highest score."""
    rows: tuple[tuple[str, ...], ...]
    note: str
    """What the signs mean; empty where none is used."""


def rankings(units: Sequence[UnitScore], years: Sequence[str], language: Language) -> list[Ranking]:
    """Rank the districts in every year in which at least two have a score."""
    districts = [unit for unit in units if unit.level == "district"]
    others = [
        words.plain_name(unit, language) for unit in units if unit.level not in ("district", "province")
    ]
    by_year = {year: rank_units(districts, year) for year in years}
    return [_ranking(ranks, others, year, language) for year, ranks in by_year.items() if len(ranks) > 1]


def ranking_blocks(
    units: Sequence[UnitScore], years: Sequence[str], language: Language, width: int, *, color: bool
) -> list[str]:
    """Render the rankings for the terminal."""
    return [_block(one, width, color=color) for one in rankings(units, years, language)]


def rank_text(rank: Rank, language: Language) -> str:
    """Write a rank: a number, a shared one, or the range it lies in."""
    if not rank.certain:
        return say("ranking.range", language, best=rank.best, worst=rank.worst)
    return say("ranking.tied" if rank.tied else "ranking.one", language, rank=rank.rank)


def _ranking(ranks: Sequence[Rank], others: Sequence[str], year: str, language: Language) -> Ranking:
    open_ = [rank for rank in ranks if not rank.certain]
    heads = [say("ranking.rank", language), say("score.unit", language), say("ranking.score", language)]
    if open_:
        heads.append(say("ranking.bounds", language))
    rows: list[tuple[str, ...]] = []
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
        rows.append(tuple(cells))
    notes = [
        *([say("ranking.note.range", language)] if open_ else []),
        *([say("ranking.note.tied", language)] if any(rank.tied and rank.certain for rank in ranks) else []),
    ]
    possible = sorted(rank.unit.summaries[year].possible for rank in ranks)
    if possible[0] != possible[-1]:
        amounts = {"least": written(possible[0], language), "most": written(possible[-1], language)}
        notes.append(say("ranking.note.points", language, **amounts))
    if others:
        notes.append(say("ranking.note.others", language, names=", ".join(others)))
    title = words.by_year("ranking.title", year, language)
    return Ranking(year, title, tuple(heads), tuple(rows), " ".join(notes))


def _block(one: Ranking, width: int, *, color: bool) -> str:
    rank, unit, score, *bounds = one.heads
    columns = [
        Column(rank, right=True, most=12),
        Column(unit, grows=True),
        Column(score, right=True, most=10),
        *(Column(head, right=True, most=24) for head in bounds),
    ]
    rows = [Row(tuple(Cell(text) for text in cells)) for cells in one.rows]
    lines = [painted(one.title, "bold", color=color), table(columns, rows, width, color=color)]
    if one.note:
        lines.append(indented(one.note, width))
    return "\n".join(lines)
