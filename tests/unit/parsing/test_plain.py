"""Columns typed all at once are what they are value by value."""

from __future__ import annotations

import datetime as dt

import pytest

from nls_cli.model.census import Missing, Period
from nls_cli.model.codes import encode
from nls_cli.model.workbook import Broken, RawColumn, RawValue
from nls_cli.parsing import plain
from nls_cli.parsing.plain import plain_cells, plain_days
from tests.small import shipped

TARGETS, _ = shipped()
NOTE = TARGETS.form.sheet("staff").column("note")
TRAINED = TARGETS.form.sheet("staff").column("trained_on")
AS_OF = dt.date(2024, 12, 1)
DAYS: list[RawValue] = [dt.date(1960, 1, 1) + dt.timedelta(number) for number in range(300)]
MANY: list[RawValue] = [f"Ghi chú {number}" for number in range(300)]


def column(values: list[RawValue], rows: list[int] | None = None) -> RawColumn:
    codes = rows if rows is not None else list(range(len(values)))
    return RawColumn(encode(codes, len(values)), tuple(values))


def test_equal_texts_share_a_code_and_blanks_are_one() -> None:
    cells = plain_cells(column([*MANY, "ghi  CHÚ 7", None, " ", 5.0]), NOTE)
    assert cells is not None
    assert cells.codes[300] == cells.codes[7]
    assert cells.labels[cells.codes[7]] == "Ghi chú 7"
    assert cells.codes[301] == cells.codes[302]
    assert cells.values[cells.codes[301]] is Missing.BLANK
    assert cells.values[cells.codes[303]] == "5"
    assert len(cells.values) == len(cells.labels) == 302


def test_values_of_other_rows_are_left_out() -> None:
    cells = plain_cells(column(MANY, [5, 290, 5]), NOTE)
    assert cells is not None
    assert list(cells.codes) == [0, 1, 0]
    assert cells.values == ("ghi chú 5", "ghi chú 290")


@pytest.mark.parametrize("more", [Broken("error", "#N/A"), Broken("uncalculated", "")])
def test_broken_cells_are_read_one_by_one(more: RawValue) -> None:
    assert plain_cells(column([*MANY, more]), NOTE) is None


def test_a_blank_where_something_must_stand_is_read_one_by_one() -> None:
    name = TARGETS.form.sheet("staff").column("full_name")
    assert plain_cells(column([*MANY, None]), name) is None
    assert plain_cells(column(MANY), name) is not None


def test_few_values_and_other_types_are_read_one_by_one() -> None:
    assert plain_cells(column(MANY[: plain.FEWEST - 1]), NOTE) is None
    assert plain_cells(column(MANY), TARGETS.form.sheet("staff").column("gender")) is None


def test_days_are_their_own_periods_and_values_of_other_rows_are_left_out() -> None:
    cells = plain_days(column(["Ngày bồi dưỡng", *DAYS, None], [*range(2, 302), 301, 7]), TRAINED, AS_OF)
    assert cells is not None
    assert cells.values[cells.codes[0]] == Period(dt.date(1960, 1, 2), dt.date(1960, 1, 2))
    assert cells.values[cells.codes[300]] is Missing.BLANK
    assert cells.codes[301] == cells.codes[5]
    assert len(cells.values) == len(cells.labels) == 300


@pytest.mark.parametrize(
    "more",
    [
        dt.datetime(1970, 1, 1, 12),  # noqa: DTZ001  (as the reader gives it)
        dt.date(1900, 2, 28),
        AS_OF + dt.timedelta(1),
        dt.date(2201, 1, 1),
        "1/1/1970",
        25_000,
        Broken("error", "#N/A"),
    ],
)
def test_a_column_with_a_cell_that_is_no_day_of_the_past_is_read_one_by_one(more: RawValue) -> None:
    assert plain_days(column([*DAYS, more]), TRAINED, AS_OF) is None


def test_days_are_read_one_by_one_where_they_say_too_much_or_must_not_be_blank() -> None:
    by_year = TRAINED.model_copy(update={"precision": ("year",)})
    required = TRAINED.model_copy(update={"required": True})
    assert plain_days(column(DAYS), by_year, AS_OF) is None
    assert plain_days(column([*DAYS, None]), required, AS_OF) is None
    assert plain_days(column(DAYS), required, None) is not None
