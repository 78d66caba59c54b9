"""On the sample census, the rows listed for every indicator of the shipped sets add up to the score."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections import Counter
from fractions import Fraction

import pytest

from nls_cli.errors import NlsError
from nls_cli.explanations import find_indicator
from nls_cli.model.account import Explained, SheetAccount
from nls_cli.model.census import Census
from nls_cli.model.conditions import Conditions
from nls_cli.model.targets import Indicator
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.origins import Origins
from nls_cli.reading.workbook import WorkbookReader
from nls_cli.reporting.explain_rows import (
    adding_nothing,
    decided_by,
    listed_rows,
    render_rows_csv,
    render_rows_json,
)
from nls_cli.scoring.explain import explain_indicator
from nls_cli.scoring.score import Question, score_census
from nls_cli.workflows import load_targets, read_books
from tests.small import ROOT, Rows, census, compiled_where

SETS = ("nam-dinh-kh76", "nam-dinh-dti-13", "qd-146")
SAMPLE = ROOT / "sample_data" / "nam-dinh-2024.xlsx"


@pytest.fixture(scope="module")
def sample() -> tuple[Census, Origins]:
    loaded = load_targets(SETS[0], ROOT)[0]
    with WorkbookReader() as reader:
        read = read_books(reader, [SAMPLE], loaded, None, skip_unreadable=False, progress=None)
    whole = assemble_census(read.books, loaded.form, loaded.units, None)
    return whole, Origins(whole.files, read.books)


def recount(rows: list[dict[str, str]], side: str, *, distinct: bool) -> Fraction:
    """Count one side of some rows of the list, with nothing else known."""
    if distinct:
        return Fraction(len({row[f"{side}_key"] for row in rows if row[f"{side}_key"]}))
    return sum(
        (Fraction(text) * n for text, n in Counter(row[side] for row in rows).items() if text), Fraction(0)
    )


@pytest.mark.parametrize("which", SETS)
def test_every_recount_is_the_score_of_province_and_districts(
    which: str, sample: tuple[Census, Origins]
) -> None:
    whole, origins = sample
    targets = load_targets(which, ROOT)[0]
    scored = score_census(whole, targets, Question("district")).units
    assert len(scored) == 11
    for at, indicator in enumerate(targets.set.indicators):
        explained = explain_indicator(whole, targets, indicator, origins)
        rows = list(csv.DictReader(io.StringIO(render_rows_csv(explained, "vi"))))
        keyed = {side for account in explained.accounts for side in account.keys}
        by_unit: dict[str, list[dict[str, str]]] = {scored[0].name.vi: rows}
        for row in rows:
            by_unit.setdefault(row["district"], []).append(row)
        for unit in scored:
            result = unit.indicators[at]
            mine = by_unit.get(unit.name.vi, [])
            for side, value in (("numerator", result.numerator), ("denominator", result.denominator)):
                if value is not None:
                    found = recount(mine, side, distinct=side in keyed)
                    assert found == value, (indicator.id, unit.id, side)
            assert sum(row["unknown"] == "1" for row in mine) == result.unknown, (indicator.id, unit.id)
        province = scored[0].indicators[at]
        assert recount(rows, "numerator", distinct=False) == province.numerator, indicator.id
        for account in explained.accounts:
            check_every_row_is_said_once(account, explained)


def check_every_row_is_said_once(account: SheetAccount, explained: Explained) -> None:
    """Add up what the text says of the rows of a sheet: counted, left aside, adding 0 or unknown."""
    start, stop = rows = explained.ranges[account.table.sheet]
    nothing = adding_nothing(account, rows)
    outside, lacks = (sum(decided_by(account, kind, rows).values()) for kind in ("outside", "lacks"))
    unknown = [row for row in range(start, stop) if account.unknown[row]]
    counted = {side: sum(map(bool, amounts[start:stop])) for side, amounts in account.amounts.items()}
    if len(counted) == 1:
        ((side, number),) = counted.items()
        parts = number + outside + nothing.get(side, 0) + len(unknown)
        assert parts == stop - start, explained.indicator.id
        return
    inside = sum(bool(account.amounts["denominator"][row]) for row in unknown)
    parts = counted["denominator"] + outside + nothing.get("denominator", 0) + len(unknown) - inside
    assert parts == stop - start, explained.indicator.id
    sure = sum(
        bool(account.amounts["numerator"][row]) for row in range(start, stop) if not account.unknown[row]
    )
    assert sure + lacks + nothing.get("numerator", 0) + inside == counted["denominator"], (
        explained.indicator.id
    )


def one(
    indicator: str, which: str = "nam-dinh-kh76", district: str | None = None, **sheets: Rows
) -> Explained:
    """Explain an indicator of a small census."""
    targets = load_targets(which, ROOT)[0]
    whole = census(**sheets)
    found = find_indicator(indicator, targets, ROOT)
    return explain_indicator(whole, targets, found, Origins(whole.files, ()), district=district)


LEADER = {"full_name": "A", "category": "Công chức", "organization": "Sở Y tế", "is_leader": "Có"}


def whys(explained: Explained) -> list[str]:
    return [row.why for row in listed_rows(explained, "vi")]


def test_every_row_says_why_it_counts_or_not() -> None:
    people: Rows = [
        LEADER | {"dx_awareness": "Sâu sắc"},
        LEADER | {"dx_awareness": "Cơ bản"},
        LEADER,
        LEADER | {"dx_awareness": "rất cao"},
        LEADER | {"is_leader": "Không", "status": "Đã rời đi"},
        LEADER | {"is_leader": "có lẽ", "dx_awareness": "Sâu sắc"},
    ]
    explained = one("agency-leaders-aware", staff=people)
    assert whys(explained) == [
        "được tính",
        "không vào tử số: “Nhận thức về chuyển đổi số” là Cơ bản",
        "chưa rõ: “Nhận thức về chuyển đổi số” để trống",
        "chưa rõ: “Nhận thức về chuyển đổi số” không hiểu được",
        "không thuộc diện tính: “Giữ chức vụ lãnh đạo” là Không; không thuộc diện tính: “Tình trạng” là Đã rời đi",
        "chưa rõ: “Giữ chức vụ lãnh đạo” không hiểu được",
    ]
    result = explained.unit.indicators[0]
    assert (result.numerator, result.denominator, result.unknown) == (1, 4, 3)
    awareness, leader = explained.doubts
    assert (awareness.column, awareness.side, awareness.cells) == ("dx_awareness", "numerator", 2)
    assert (awareness.blank, awareness.invalid, awareness.absent) == (1, 1, 0)
    assert [cell.rpartition("!")[2][-1] for cell in awareness.first] == ["4", "5"]
    assert (leader.column, leader.side, leader.invalid) == ("is_leader", "denominator", 1)


def test_a_key_counted_before_names_its_first_row() -> None:
    person = {"full_name": "A", "category": "Công chức", "organization": "Sở Y tế", "dx_role": "Kiêm nhiệm"}
    explained = one("organizations-with-dx-officer", staff=[person, person | {"full_name": "B"}])
    rows = list(listed_rows(explained, "vi"))
    assert [row.amounts["numerator"] for row in rows] == [1, 0]
    assert rows[0].keys == rows[1].keys
    assert rows[1].why.startswith("đã đếm ở ")
    assert rows[1].why.endswith("dòng 2")


def test_a_row_without_a_denominator_counts_in_nothing() -> None:
    commune = {"district": "Giao Thủy", "commune": "Giao An", "population": 100, "informed": 50}
    explained = one(
        "residents-informed", localities=[commune, {**commune, "commune": "Giao Hà", "population": None}]
    )
    rows = {row.commune: row for row in listed_rows(explained, "vi")}
    assert rows["Giao An"].amounts == {"numerator": 50, "denominator": 100}
    assert rows["Giao Hà"].amounts == {"numerator": 0, "denominator": 0}
    assert (
        rows["Giao Hà"].why == "chưa có số để tính: “Dân số” để trống; không tính vào đâu vì mẫu số chưa rõ"
    )


def test_personal_cells_are_not_shown() -> None:
    people: Rows = [{"full_name": "Trần Thị Bí Mật", "organization": "Sở Y tế", "category": "Viên chức"}]
    data = {
        "id": "named",
        "name": {"vi": "Một", "en": "One"},
        "unit": "count",
        "measure": {"count": "staff", "where": {"full_name": "Nguyễn Văn A"}},
    }
    targets = load_targets("qd-146", ROOT)[0]
    indicator = Indicator.model_validate(data)
    where, mistakes = compiled_where({"full_name": "Nguyễn Văn A"}, "staff")
    assert mistakes == []
    named = dataclasses.replace(targets, conditions={"named": Conditions(where)})
    whole = census(staff=people)
    explained = explain_indicator(whole, named, indicator, Origins(whole.files, ()))
    assert whys(explained) == ["không thuộc diện tính: “Họ và tên” là ***"]
    assert "Bí Mật" not in render_rows_csv(explained, "vi") + render_rows_json(explained, "en")


def test_an_absent_sheet_and_an_absent_column() -> None:
    explained = one("schools-stem", staff=[LEADER])
    assert explained.accounts == ()
    assert explained.unit.indicators[0].value is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("schools-stem", "schools-stem"),
        ("Tổ công nghệ số cộng đồng", "teams"),
        ("to cong nghe so cong dong", "teams"),
        ("community digital technology teams", "teams"),
    ],
)
def test_an_indicator_is_found_by_id_or_name(name: str, found: str) -> None:
    assert find_indicator(name, load_targets("nam-dinh-kh76", ROOT)[0], ROOT).id == found


@pytest.mark.parametrize(
    ("name", "key", "nearest"),
    [
        ("schools-stam", "explain.unknown", ("schools-stem",)),
        ("NLS409x", "explain.no_code", ("NLS409",)),
        ("nls999", "explain.no_code", ()),
        ("to cong nghe so cong dog", "explain.unknown", ("teams",)),
        ("leaders-aware", "explain.elsewhere", None),
        ("enum", "explain.code_options", None),
    ],
)
def test_a_name_that_is_none_is_told_with_the_nearest(
    name: str, key: str, nearest: tuple[str, ...] | None
) -> None:
    with pytest.raises(NlsError) as raised:
        find_indicator(name, load_targets("nam-dinh-kh76", ROOT)[0], ROOT)
    assert raised.value.key == key
    if nearest is not None:
        assert raised.value.params["nearest"][:1] == nearest  # type: ignore[index]
