"""What a plan does not bring about, goal by goal, and why."""

from __future__ import annotations

from collections.abc import Iterator

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.model.form import Form
from nls_cli.model.plan import Plan
from nls_cli.model.snapshot import IndicatorResult
from nls_cli.model.targets import Ratio, Share, Sum
from nls_cli.reporting import words
from nls_cli.reporting.plain import clean


def refusal_lines(plan: Plan, form: Form, language: Language) -> Iterator[str]:
    """Say of every goal that the plan does not bring to `met` why not."""
    results = plan.results(plan.today)
    for planned in plan.goals:
        result, goal = results[planned.indicator, planned.year]
        year = words.by_year("year.bare", planned.year, language)
        reason: str = planned.reason or planned.standing
        params: dict[str, object] = {}
        if planned.standing == "impossible":
            params = {
                "short": words.written_int(planned.short, language),
                "heads": _heads(result, form, language, planned.short),
            }
        elif planned.standing == "planned" and not planned.certain:
            reason = "uncertain"
        elif planned.standing in ("kept", "planned", "not_applicable"):
            continue
        elif planned.reason == "no_action":
            params = {"columns": ", ".join(f"“{_header(id, form, language)}”" for id in planned.columns)}
        elif planned.standing == "given_up":
            gap = goal.gap or 0
            params = {"short": words.written_int(gap, language), "heads": _heads(result, form, language, gap)}
        name = clean(result.indicator.name.in_(language))
        yield f"{name} ({year}): {say(f'plan.reason.{reason}', language, **params)}."


def _header(id: str, form: Form, language: Language) -> str:
    """Name a column as it stands on the form."""
    found = (sheet.column(id).header for sheet in form.row_sheets if sheet.has(id))
    header = next(found, None)
    return clean(header.in_(language)) if header is not None else clean(id)


def _heads(result: IndicatorResult, form: Form, language: Language, count: int) -> str:
    measure = result.indicator.measure
    counted = measure.share_of if isinstance(measure, Share) else measure
    counted = counted.numerator if isinstance(counted, Ratio) else counted
    heads = form.sheet(counted.sheet).heads
    if isinstance(counted, Sum):
        heads = form.sheet(counted.sheet).column(counted.sum).heads
    return clean(heads.counted(count, language)) if heads is not None else ""
