"""Small snapshots put together by hand, with one goal of every outcome."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

from nls_cli.model.base import Words
from nls_cli.model.finding import Finding
from nls_cli.model.snapshot import (
    STATUSES,
    Body,
    CensusFile,
    GoalResult,
    IndicatorResult,
    Reason,
    Snapshot,
    Status,
    Summary,
    UnitScore,
)
from nls_cli.model.targets import Provenance, TargetSet, UnitLevel

SHARE = {"share_of": {"count": "staff"}, "having": {"trained_basic": True}}
PROVENANCES: tuple[Provenance, ...] = ("quoted", "paraphrased", "reconstructed", "own")
LONG = "Tỷ lệ cán bộ, công chức, viên chức chuyên trách, kiêm nhiệm về chuyển đổi số trong toàn tỉnh"
OUTCOMES: tuple[tuple[Status, Reason | None], ...] = (
    ("met", None),
    ("not_met", None),
    ("uncertain", None),
    ("no_data", "sheet_absent"),
    ("no_data", "denominator_unknown"),
    ("no_data", "weight_unknown"),
    ("not_applicable", "denominator_zero"),
    ("not_applicable", "level"),
    ("not_applicable", "no_share"),
)


def goal(
    status: Status,
    reason: Reason | None = None,
    *,
    target: int | Fraction = 90,
    attainment: Fraction | None = None,
    gap: int | None = None,
    of: int = 10,
    aspirational: bool = False,
    upward: bool = True,
) -> GoalResult:
    """Return a goal's result; points follow from the attainment."""
    applies = status != "not_applicable"
    points = None if attainment is None else attainment * of
    return GoalResult(
        Fraction(target),
        upward,
        status,
        reason,
        attainment,
        gap,
        points,
        points if points is not None else Fraction(0),
        points if points is not None else Fraction(of if applies else 0),
        Fraction(of if applies else 0),
        aspirational,
    )


def result(
    id: str,
    goals: dict[str, GoalResult],
    *,
    value: Fraction | None = Fraction(88),
    numerator: int | None = 880_000,
    denominator: int | None = 1_000_000,
    low: Fraction | None = Fraction(88),
    high: Fraction | None = Fraction(88),
    unknown: int = 0,
    name: str = LONG,
    set_: TargetSet | None = None,
) -> IndicatorResult:
    """Return an indicator's result for the indicator `id` of the target set."""
    indicator = next(one for one in (set_ or target_set()).indicators if one.id == id)
    return IndicatorResult(
        indicator,
        None if numerator is None else Fraction(numerator),
        None if denominator is None else Fraction(denominator),
        value,
        low,
        high,
        unknown,
        goals,
    )


def target_set(count: int = len(OUTCOMES), **changes: Any) -> TargetSet:
    """Return a target set with one indicator per outcome and one that is monitored."""
    indicators: list[dict[str, Any]] = [
        {
            "id": f"i{number}",
            "name": {"vi": f"{LONG} ({number})", "en": f"Share of public officials of kind {number}"},
            "unit": "percent",
            "measure": SHARE,
            "goals": {2025: {"at_least": 90}, "annual": {"at_least": 90}},
            "points": 10,
            "provenance": PROVENANCES[number % 4],
            **({"quote": "90% …"} if number % 4 == 0 else {}),
        }
        for number in range(count)
    ]
    indicators.append(
        {
            "id": "monitored",
            "name": {"vi": "Cán bộ chuyên trách CNTT", "en": "Full-time IT officers"},
            "unit": "count",
            "measure": {"count": "staff"},
            "baseline": {2021: 85},
        }
    )
    data = {
        "nls": 1,
        "id": "test-set",
        "title": {"vi": "Bộ chỉ tiêu thử nghiệm", "en": "Test set"},
        "form": "staff-census",
        "units": "nam-dinh",
        "indicators": indicators,
        **changes,
    }
    return TargetSet.model_validate(data)


def summary(results: tuple[IndicatorResult, ...], year: str, *, incomplete: bool = False) -> Summary:
    """Add the goals of a year up."""
    goals = [one.goals[year] for one in results if year in one.goals]
    return Summary(
        {status: sum(one.status == status for one in goals) for status in STATUSES},
        sum((one.points or Fraction(0) for one in goals), Fraction(0)),
        sum((one.of for one in goals), Fraction(0)),
        sum((one.points_low for one in goals), Fraction(0)),
        sum((one.points_high for one in goals), Fraction(0)),
        incomplete,
    )


def unit(
    id: str,
    level: UnitLevel,
    name: str,
    results: tuple[IndicatorResult, ...],
    years: tuple[str, ...],
    without: dict[str, tuple[Body, ...]] | None = None,
) -> UnitScore:
    """Return a unit with its summaries."""
    words = Words(vi=name, en=name)
    summaries = {year: summary(results, year, incomplete=level == "rest") for year in years}
    bodies = dict.fromkeys(without or (), 40)
    return UnitScore(id, level, words, summaries, results, without or {}, bodies=bodies)


def outcomes(set_: TargetSet) -> tuple[IndicatorResult, ...]:
    """Return one result per outcome, and the monitored one."""
    found: list[IndicatorResult] = []
    for number, (status, reason) in enumerate(OUTCOMES):
        judged = status in ("met", "not_met", "uncertain")
        share = Fraction(1) if status == "met" else Fraction(44, 45) if judged else None
        gap = {"met": 0, "not_met": 20_000, "uncertain": 0}.get(status)
        one = goal(status, reason, attainment=share, gap=gap, aspirational=number % 2 == 1)
        found.append(
            result(
                f"i{number}",
                {"2025": one, "annual": one},
                value=Fraction(88) if judged else None,
                numerator=880_000 if judged else None,
                denominator=1_000_000 if judged else None,
                low=Fraction(80) if judged else None,
                high=None if status == "uncertain" else Fraction(91) if judged else None,
                unknown=1234 if judged else 0,
                set_=set_,
            )
        )
    monitored = result(
        "monitored",
        {},
        value=Fraction(131),
        numerator=131,
        denominator=None,
        low=Fraction(131),
        high=Fraction(140),
        set_=set_,
    )
    return (*found, monitored)


def snapshot(
    *,
    as_of: dt.date | None = dt.date(2024, 12, 1),
    by: UnitLevel | None = None,
    findings: tuple[Finding, ...] = (),
    former: bool = False,
    set_: TargetSet | None = None,
) -> Snapshot:
    """Return a snapshot with every outcome; with `by` also three units of that level."""
    set_ = set_ or target_set()
    years = ("2025", "annual")
    results = outcomes(set_)
    bodies = tuple(Body(f"b{n}", f"UBND xã Số {n}", n % 5 != 0) for n in range(40))
    units = [unit("province", "province", "Nam Định", results, years, {"it": bodies, "dx": ()})]
    if by is not None:
        units += [unit(f"u{n}", by, f"Giao Thủy {n}", results, years, {"it": bodies}) for n in range(3)]
        units.append(unit("khoi-tinh", "rest", "Khối tỉnh", results[:1], years))
    note = Words(vi="theo địa giới trước 1/7/2025", en="borders before 1 July 2025") if former else None
    files = (CensusFile("census.xlsx", "0" * 64, as_of, {"staff": 7025, "teams": 2160}),)
    return Snapshot(set_, "1" * 64, files, as_of, years, note, findings, tuple(units))
