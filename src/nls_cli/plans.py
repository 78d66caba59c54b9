"""The straight line of `plan`: read the census, understand the wishes, find the least effort."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nls_cli import workflows
from nls_cli.errors import NlsError
from nls_cli.model.census import Census
from nls_cli.model.conditions import Targets
from nls_cli.model.form import Form
from nls_cli.model.plan import Cap, Plan, PlanLimits
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.targets import ANNUAL
from nls_cli.model.workbook import Refusal
from nls_cli.parsing.assumptions import read_amount, read_assumption
from nls_cli.parsing.parsed import FormTypes
from nls_cli.reading.workbook import Limits, WorkbookReader
from nls_cli.scoring.planning.plan import PlanQuestion, make_plan
from nls_cli.text import nearest

_CAP = re.compile(r"(?:([^:=]+):)?(?:\s*([a-z0-9_.-]+)\s*=)?\s*([0-9.,]+)\s*")


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What to plan, in the words of the user."""

    paths: Sequence[Path]
    folder: Path
    targets: str | None = None
    as_of: dt.date | None = None
    district: str | None = None
    year: str | None = None
    goals: Sequence[str] = ()
    budget: str | None = None
    caps: Sequence[str] = ()
    """`[DISTRICT:][WHAT=]NUMBER`."""
    assumptions: Sequence[str] = ()
    skip_unreadable: bool = False
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """What a plan has to show."""

    plan: Plan
    form: Form
    refusals: tuple[Refusal, ...]

    @property
    def snapshot(self) -> Snapshot:
        """The results of today."""
        return self.plan.today


def plan(request: PlanRequest, progress: workflows.Progress | None) -> PlanOutcome:
    """Read the census and plan."""
    with WorkbookReader(request.limits) as reader:
        reader.start(len(request.paths))
        loaded, _ = workflows.load_targets(request.targets or workflows.DEFAULT_TARGETS, request.folder)
        goals = _chosen_goals(request, loaded)
        census, refusals = workflows.read_census(
            reader,
            request.paths,
            loaded,
            request.as_of,
            skip_unreadable=request.skip_unreadable,
            progress=progress,
        )
    return PlanOutcome(
        make_plan(census, loaded, _question(request, goals, census, loaded)), loaded.form, refusals
    )


def _chosen_goals(request: PlanRequest, targets: Targets) -> tuple[str, ...]:
    """Return the ids of the indicators whose goals are planned for, as asked by id or by name; none: all."""
    if request.year is not None and request.year not in targets.set.years:
        raise NlsError("year.unknown", year=request.year, years=targets.set.years)
    known = {indicator.id: indicator for indicator in targets.set.indicators if indicator.goals}
    found: list[str] = []
    for name in request.goals:
        chosen = workflows.named_indicator(name, known.values())
        if chosen is None:
            near = workflows.indicators_near(name, known.values())
            raise NlsError("plan.goal", name=name, nearest=near, known=tuple(known), set=targets.set.id)
        if request.year is not None and not {request.year, ANNUAL} & set(chosen.goals):
            years = tuple(chosen.goals)
            params = {"name": chosen.id, "set": targets.set.id, "year": request.year, "years": years}
            raise NlsError("plan.goal.year", **params)
        found.append(chosen.id)
    return tuple(found)


def _question(request: PlanRequest, goals: Sequence[str], census: Census, targets: Targets) -> PlanQuestion:
    types = FormTypes(targets.form)
    district = workflows.find_district(request.district, census) if request.district is not None else None
    budget = None if request.budget is None else read_amount(request.budget, "--budget")
    caps = tuple(_cap(text, census, targets.form) for text in request.caps)
    assumptions = tuple(
        read_assumption(text, census, types, workflows.find_district) for text in request.assumptions
    )
    limits = PlanLimits(budget, caps)
    return PlanQuestion(district, request.year, tuple(goals), limits, assumptions)


def _cap(text: str, census: Census, form: Form) -> Cap:
    found = _CAP.fullmatch(text)
    if found is None:
        raise NlsError("plan.cap", value=text)
    place, what, most = found.groups()
    known = [sheet.id for sheet in form.row_sheets]
    known += [column.id for sheet in form.row_sheets for column in sheet.columns if column.action]
    if what is not None and what not in known:
        raise NlsError("plan.cap.what", name=what, nearest=nearest(what, known), known=tuple(known))
    id = workflows.find_district(place.strip(), census) if place is not None else None
    return Cap(read_amount(most, "--cap"), id, what)
