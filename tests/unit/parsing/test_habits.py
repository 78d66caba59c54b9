"""What is said of a column's cells, whether it has a few values or so many that they are looked at together."""

from __future__ import annotations

import pytest

from nls_cli.model.codes import encode
from nls_cli.model.workbook import RawColumn, RawValue
from nls_cli.parsing import habits, plain
from nls_cli.parsing.habits import Habits
from tests.small import census, shipped

STAFF = shipped()[0].form.sheet("staff")
ODD = {
    "x" * 32_768: "long",
    "Sở\x1b[2J Nội vụ": "control",
    "a\x00b": "control",
    "a\x0bb": "control",
    "#N/A": "error",
    " #DIV/0! ": "error",
}
FINE = ("x" * 32_767, "dòng một\r\ndòng hai", "cột\tcột", "Phòng #1", "#N/A là lỗi", "A+B", "\u00a0 x")
MANY = [f"Nguyễn Văn {number}" for number in range(2_500)]


def said(values: list[RawValue], column: str = "position") -> list[tuple[str, tuple[int, ...], object]]:
    kept = RawColumn(encode(range(len(values)), len(values)), tuple(values))
    found = Habits(kept, STAFF.column(column), date_1904=False).findings("a", "b", range(len(values)), 1)
    return [(one.code, tuple(one.rows), one.params.get("what")) for one in found]


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:20]))
@pytest.mark.parametrize("others", [[], MANY], ids=["alone", "among-many"])
def test_odd_texts_are_said_with_their_row(text: str, others: list[RawValue]) -> None:
    assert said([*others, text]) == [("NLS320", (len(others),), ODD[text])]


def test_what_is_usual_in_a_text_is_not_said() -> None:
    assert said([*FINE, *MANY, 5.0, None]) == []


def test_many_values_hide_none_of_what_few_would_show() -> None:
    ids: list[RawValue] = [f"0{10_000 + number}" for number in range(2 * habits._AT_ONCE)]
    ids[7], ids[1_500] = "1.23E+11", 10_007.0
    assert said(ids, "staff_id") == [("NLS319", (7,), "exponent"), ("NLS319", (1_500,), "zero")]
    assert said([*MANY, "Nguyễn Вăn Аn"]) == [("NLS318", (2_500,), None)]


@pytest.mark.parametrize("people", [plain.FEWEST - 100, plain.FEWEST + 100])
def test_a_sheet_of_any_length_is_told_what_is_odd(people: int) -> None:
    rows = [
        {
            "staff_id": f"CB{n}",
            "full_name": f"Nguyễn Văn {n}",
            "organization": "Sở Nội vụ",
            "category": "Cán bộ",
        }
        for n in range(people)
    ]
    rows[5] |= {"staff_id": "1.23E+11", "full_name": "Nguyễn Аn"}
    rows[6] |= {"full_name": "#REF!"}
    found = [
        (one.code, tuple(one.rows)) for one in census(staff=rows).findings if "NLS318" <= one.code < "NLS321"
    ]
    assert sorted(found) == [("NLS318", (7,)), ("NLS319", (7,)), ("NLS320", (8,))]
