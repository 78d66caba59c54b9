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
        "Hạng ghi khoảng (ví dụ 2–4): chưa chắc chắn, còn tùy các ô chưa có thông tin.",
        "A range (such as 2–4): the rank is not certain, as cells are unknown.",
    ),
    "ranking.note.tied": ("Dấu =: đồng hạng (bằng điểm).", "=: shared rank (equal scores)."),
    "ranking.note.points": (
        "Mỗi nơi chỉ chấm những chỉ tiêu áp dụng và có phát sinh ở đó, nên điểm tối đa mỗi nơi một khác ({least} – "
        "{most}); điểm xếp hạng đã quy về thang 100.",
        "A district is scored only on the indicators that apply there, so that the points to be had differ ({least} – "
        "{most}); the scores ranked are out of 100.",
    ),
    "ranking.note.others": (
        "Không xếp hạng vì không phải cấp huyện: {names}.",
        "Not ranked, being no district: {names}.",
    ),
}
