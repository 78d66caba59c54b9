"""Words of the ranking of districts."""

from __future__ import annotations

RANKING: dict[str, tuple[str, str]] = {
    "ranking.title": ("XẾP HẠNG · năm {year}", "RANKING · {year}"),
    "ranking.title.annual": ("XẾP HẠNG · hằng năm", "RANKING · every year"),
    "ranking.rank": ("Hạng", "Rank"),
    "ranking.score": ("Điểm", "Score"),
    "ranking.bounds": ("Thấp nhất – cao nhất có thể", "Lowest – highest possible"),
    "ranking.one": ("{rank}", "{rank}"),
    "ranking.tied": ("{rank}=", "{rank}="),
    "ranking.range": ("{best}–{worst}", "{best}–{worst}"),
    "ranking.note.range": (
        "Hạng ghi khoảng (2–4): chưa chắc chắn, còn tùy các ô chưa có thông tin.",
        "A range (2–4): the rank is not certain, as cells are unknown.",
    ),
    "ranking.note.tied": ("Dấu =: đồng hạng (bằng điểm).", "=: shared rank (equal scores)."),
}
