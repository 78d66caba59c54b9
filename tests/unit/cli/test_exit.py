"""Which bar is missed, as the contract's exit codes say."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from nls_cli.cli.exit import Bars, failures, year_to_read
from nls_cli.cli.narrow import narrowed
from nls_cli.model.finding import RULES, Finding, strictly
from nls_cli.model.snapshot import Snapshot, Status, UnitScore
from tests.unit.reporting.snapshots import goal, result, target_set, unit


def scored(
    *goals: dict[str, Status],
    years: tuple[str, ...] = ("2025", "2030"),
    as_of: dt.date | None = dt.date(2024, 12, 1),
    findings: tuple[Finding, ...] = (),
    points: int = 10,
) -> Snapshot:
    """Return a snapshot of one unit for each of `goals`, each with one goal a year; met ones earn all points."""
    set_ = target_set(1)
    units: list[UnitScore] = []
    for number, by_year in enumerate(goals):
        one = {
            year: goal(status, attainment=Fraction(int(status == "met")), of=points)
            for year, status in by_year.items()
        }
        results = (result("i0", one, set_=set_),)
        level = "district" if number else "province"
        units.append(unit("x", level, f"Đơn vị {number}", results, years))
    return Snapshot(set_, "", (), as_of, years, None, findings, tuple(units))


def keys(snapshot: Snapshot, **bars: object) -> list[str]:
    return [one.key for one in failures(snapshot, Bars(**bars))]  # type: ignore[arg-type]


def test_nothing_asked_is_done_whatever_the_result() -> None:
    findings = (Finding("NLS302", "a.xlsx"), Finding("NLS125", "a.xlsx"))
    assert keys(scored({"2025": "not_met", "2030": "no_data"}, findings=findings)) == []


def test_strict_fails_on_errors_and_on_an_expired_set_only() -> None:
    met: dict[str, Status] = {"2025": "met"}
    assert keys(scored(met, findings=(Finding("NLS302", "a.xlsx"),)), strict=True) == ["exit.errors"]
    assert keys(scored(met, findings=(Finding("NLS125", "a.xlsx"),)), strict=True) == ["exit.expired"]
    assert keys(scored(met, findings=(Finding("NLS123", "a"), Finding("NLS311", "a"))), strict=True) == []


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.assumption])
def test_strict_fails_on_every_assumption(code: str) -> None:
    assumed = (Finding(code, "a.xlsx"),)
    assert keys(scored({"2025": "met"}, findings=strictly(assumed)), strict=True) == ["exit.errors"]
    assert (
        RULES[code].severity == "error" or keys(scored({"2025": "met"}, findings=assumed), strict=True) == []
    )


@pytest.mark.parametrize("status", ["not_met", "uncertain", "no_data"])
def test_fail_unmet_counts_everything_that_is_not_met(status: Status) -> None:
    assert keys(scored({"2025": "met", "2030": status}), fail_unmet="2030") == ["exit.unmet"]
    assert keys(scored({"2025": "met", "2030": status}), fail_unmet="2025") == []


@pytest.mark.parametrize("status", ["met", "not_applicable"])
def test_fail_unmet_lets_met_and_inapplicable_goals_pass(status: Status) -> None:
    assert keys(scored({"2030": status}), fail_unmet="2030") == []


def test_fail_unmet_counts_goals_without_points() -> None:
    assert keys(scored({"2030": "not_met"}, points=0), fail_unmet="2030") == ["exit.unmet"]


def test_the_district_is_judged_if_given_else_the_province() -> None:
    both = scored({"2025": "met"}, {"2025": "not_met"})
    assert keys(both, fail_unmet="2025") == []
    assert keys(both, fail_unmet="2025", district=True) == ["exit.unmet"]
    assert keys(both, fail_under=Fraction(50)) == []
    assert keys(both, fail_under=Fraction(50), district=True) == ["exit.under"]


def test_fail_under_is_exact() -> None:
    assert keys(scored({"2025": "met"}), fail_under=Fraction(100)) == []
    assert keys(scored({"2025": "not_met"}), fail_under=Fraction(0)) == []
    assert keys(scored({"2025": "not_met"}), fail_under=Fraction(1, 10**9)) == ["exit.under"]


def test_a_score_of_nothing_fails() -> None:
    assert keys(scored({"2025": "not_applicable"}), fail_under=Fraction(0)) == ["exit.under.null"]
    assert keys(scored({}, years=()), fail_under=Fraction(0)) == ["exit.under.null"]


@pytest.mark.parametrize(
    ("years", "as_of", "asked", "read"),
    [
        (("2025", "2030"), dt.date(2024, 12, 1), None, "2025"),
        (("2025", "2030"), dt.date(2025, 12, 31), None, "2025"),
        (("2025", "2030"), dt.date(2026, 1, 1), None, "2030"),
        (("2025", "2030"), dt.date(2031, 1, 1), None, "2030"),
        (("2025", "2030", "annual"), dt.date(2031, 1, 1), None, "annual"),
        (("annual",), dt.date(2021, 12, 31), None, "annual"),
        (("2025", "2030"), None, None, "2025"),
        (("2025", "2030"), dt.date(2024, 12, 1), "2030", "2030"),
    ],
)
def test_the_year_that_fail_under_reads(
    years: tuple[str, ...], as_of: dt.date | None, asked: str | None, read: str
) -> None:
    assert year_to_read(scored({}, years=years, as_of=as_of), asked) == read


def test_all_reasons_are_told() -> None:
    snapshot = scored({"2025": "not_met"}, findings=(Finding("NLS302", "a.xlsx"),))
    found = keys(snapshot, strict=True, fail_under=Fraction(1), fail_unmet="2025")
    assert found == ["exit.errors", "exit.under", "exit.unmet"]


def test_narrowing_keeps_the_year_and_goals_of_every_year() -> None:
    whole = scored({"2025": "met", "2030": "not_met", "annual": "met"}, years=("2025", "2030", "annual"))
    narrow = narrowed(whole, "2030")
    assert narrow.years == ("2030", "annual")
    assert set(narrow.units[0].summaries) == {"2030", "annual"}
    assert set(narrow.units[0].indicators[0].goals) == {"2030", "annual"}
