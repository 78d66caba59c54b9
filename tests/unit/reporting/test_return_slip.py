"""What goes back to a submitter: one page, ten lines, nothing private, nothing that acts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from nls_cli.messages import LANGUAGES, Language
from nls_cli.model.base import Words
from nls_cli.model.completeness import Line
from nls_cli.model.letterhead import Letterhead
from nls_cli.reporting.check_entries import CheckView, entries
from nls_cli.reporting.docx_file import render_docx
from nls_cli.reporting.return_slip import (
    MOST_LINES,
    Mending,
    Returned,
    chat_message,
    mendings_of,
    reminder,
    return_slip,
)
from tests.unit.reporting.checks import checked, found
from tests.unit.reporting.docx_pages import mistakes, tables, texts

DAY = dt.date(2024, 12, 15)
HOSTILE = "A\x00\x1b[31m\u202eB\n::error::x <b>" + "dài " * 200


def returned(*mendings: Mending, by: dt.date | None = DAY, listed: str = "Nội dung cần rà soát") -> Returned:
    return Returned("UBND xã Giao An", ["bieu.xlsx"], mendings, {"error": 3, "warning": 1}, by, listed)


def mending(number: int = 1, length: int = 60) -> Mending:
    return Mending("error", f"Nhân sự, dòng {number}", "x" * length, "Điền ô này.", 1)


def test_one_mistake_at_many_places_is_one_line_with_all_of_them() -> None:
    result = checked(
        found("NLS302", "nop/a.xlsx", sheet="Nhân sự", rows=(3, 4, 5, 9), column=5, value="x", private=True),
        found("NLS302", "nop/a.xlsx", sheet="Nhân sự", rows=(12,), column=5, value="y"),
        found("NLS403", "nop/a.xlsx", sheet="Địa bàn", rows=(7,), column=4),
        found("NLS312", "nop/a.xlsx", sheet="Địa bàn", rows=(7,), column=4, value="1.234"),
    )
    first, second = mendings_of(entries(result, CheckView("vi")), "vi", many=False)
    assert first.where == "Nhân sự, cột E, dòng 3–5, 9, 12"
    assert (first.severity, first.places) == ("error", 5)
    assert "***" in first.what
    assert (second.severity, second.where) == ("warning", "Địa bàn, cột D, dòng 7")
    (named, _) = mendings_of(entries(result, CheckView("vi")), "vi", many=True)
    assert named.where.startswith("a.xlsx, Nhân sự")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_says_what_where_and_by_when(language: Language, tmp_path: Path) -> None:
    data = render_docx(return_slip(returned(mending()), language, Letterhead(issuer="Sở A")))
    assert mistakes(data, tmp_path) == []
    page = texts(data)
    assert "bieu.xlsx" in page
    assert {"vi": "ngày 15 tháng 12 năm 2024", "en": "15 December 2024"}[language] in page
    (rows,) = tables(data)
    assert rows[1][1] == "Nhân sự, dòng 1"
    assert rows[1][3] == "Điền ô này."


def test_what_the_page_does_not_hold_is_counted() -> None:
    data = render_docx(return_slip(returned(*(mending(n, 200) for n in range(50))), "vi", Letterhead()))
    (rows,) = tables(data)
    assert 3 <= len(rows) - 1 <= 8
    assert f"Còn {50 - len(rows) + 1} nội dung nữa" in texts(data)


def test_long_names_leave_less_room_for_the_table() -> None:
    short, long = (
        render_docx(return_slip(returned(*(mending(n) for n in range(50))), "vi", head))
        for head in (Letterhead(), Letterhead(parent="UBND TỈNH " * 10, issuer="SỞ " * 60))
    )
    assert len(tables(long)[0]) < len(tables(short)[0])


def test_without_a_marked_copy_none_is_spoken_of() -> None:
    alone = returned(*(mending(n) for n in range(50)), listed="")
    assert "gửi kèm" not in texts(render_docx(return_slip(alone, "vi", Letterhead())))
    assert "gửi kèm" not in chat_message(alone, "vi")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 5, 6, 50])
def test_a_message_has_at_most_ten_lines(language: Language, count: int) -> None:
    message = chat_message(returned(*(mending(n) for n in range(count))), language)
    assert message.count("\n") <= MOST_LINES
    assert "Nhân sự, dòng 0" in message
    assert {"vi": "15/12/2024", "en": "2024-12-15"}[language] in message


def test_a_reminder_names_the_sheets_and_the_days() -> None:
    line = Line("UBND xã Chưa Gửi", "missing", {}, dt.date(2024, 12, 10), None, (), 0)
    text = reminder(line, [Words(vi="Nhân sự", en="Staff")], None, "vi")
    assert text.count("\n") <= MOST_LINES
    for part in ("UBND xã Chưa Gửi", "Nhân sự", "10/12/2024", "ngày …… tháng …… năm ……"):
        assert part in text


def test_hostile_text_is_inert(tmp_path: Path) -> None:
    bad = Returned(
        HOSTILE, [HOSTILE], [Mending("error", HOSTILE, HOSTILE, HOSTILE, 1)] * 9, {"error": 9}, DAY, "X"
    )
    assert mistakes(render_docx(return_slip(bad, "vi", Letterhead())), tmp_path) == []
    line = Line(HOSTILE, "missing", {}, None, None, (), 0)
    for text in (
        chat_message(bad, "vi"),
        reminder(line, [], DAY, "vi"),
        texts(render_docx(return_slip(bad, "vi", Letterhead()))),
    ):
        assert not set("\x00\x1b\u202e") & set(text)
    assert chat_message(bad, "vi").count("\n") <= MOST_LINES
