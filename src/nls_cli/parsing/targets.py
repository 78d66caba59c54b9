"""Target sets, forms and units from YAML trees: checked piece by piece, every mistake at its place."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from nls_cli.model.base import Strict, Words
from nls_cli.model.conditions import Condition, Conditions, Targets
from nls_cli.model.form import Form
from nls_cli.model.targets import (
    AGGREGATE_KEYS,
    MEASURE_KEYS,
    Count,
    Distinct,
    Goal,
    Indicator,
    Ratio,
    Share,
    Sum,
    TargetSet,
)
from nls_cli.model.units import Units
from nls_cli.parsing.conditions import Loc, Mistake, Report, compile_where
from nls_cli.parsing.form_rules import compile_rules
from nls_cli.text import nearest

M = TypeVar("M", bound=Strict)

_KNOWN_ERRORS = {
    "missing": "yaml.missing",
    "own_rule": "yaml.own_rule",
    "extra_forbidden": "yaml.unknown_key",
    "number": "yaml.not_number",
    "iso_date": "yaml.not_iso_date",
    "invalid_key": "yaml.key_number",
    "goal_year": "yaml.not_year",
    "goal_direction": "yaml.goal_direction",
    "measure_kind": "yaml.measure_kind",
    "aggregate_kind": "yaml.aggregate_kind",
    "unit_measure": "yaml.unit_measure",
    "per_twice": "yaml.per_twice",
    "per_unit": "yaml.per_unit",
    "points": "yaml.points_positive",
    "points_without_goal": "yaml.points_without_goal",
    "steps_end": "yaml.steps_end",
    "steps_order": "yaml.steps_order",
    "apportion_unit": "yaml.apportion_unit",
    "blank_rule": "yaml.blank_rule",
    "choices": "yaml.choices",
    "level": "yaml.level",
    "names": "yaml.names",
    "column_reference": "yaml.column_reference",
    "example": "yaml.example",
    "literal_error": "yaml.literal",
    "string_type": "yaml.not_text",
    "string_pattern_mismatch": "yaml.not_id",
    "bool_type": "yaml.true_false",
    "tuple_type": "yaml.not_list",
    "list_type": "yaml.not_list",
    "dict_type": "yaml.not_mapping",
    "model_type": "yaml.not_mapping",
    "model_attributes_type": "yaml.not_mapping",
    "too_short": "yaml.too_short",
    "int_type": "yaml.not_whole",
    "figure": "yaml.figure",
    "cell": "yaml.cell",
}

_SEAT = {
    "points": "points",
    "points_without_goal": "points",
    "unit_measure": "unit",
    "per_twice": "per",
    "per_unit": "per",
    "steps_end": "scoring",
    "steps_order": "scoring",
    "apportion_unit": "goals",
}
"""The key of an indicator at which a mistake between several of its keys is shown."""
_MEANT = {Words.__name__: "yaml.both_languages", Goal.__name__: "yaml.goal_direction"}
"""What to say where one of these groups should stand and something else does."""
_CURLY = frozenset("“”‘’«»")


def build_model(model: type[M], data: object, report: Report) -> M | None:
    """Build a model from a YAML tree; every mistake goes to `report`, and then there is no model."""
    if data is None:
        report(Mistake((), "yaml.empty_file", {}))
        return None
    if not isinstance(data, Mapping):
        report(Mistake((), "yaml.not_mapping", {"value": _shown(data)}))
        return None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found: dict[tuple[Loc, str], Mistake] = {}
        for one in error.errors(include_url=False):
            mistake = _mistake(model, one["type"], tuple(one["loc"]), one.get("input"), one.get("ctx") or {})
            found.setdefault((mistake.loc, mistake.key), mistake)
        misspelt = {
            (*mistake.loc[:-1], mistake.nearest[0])
            for mistake in found.values()
            if mistake.key == "yaml.unknown_key" and mistake.nearest
        }
        words = {mistake.loc[:-1] for mistake in found.values() if mistake.key == "yaml.literal"}
        for (
            mistake
        ) in found.values():  # a misspelt key is not also a missing one, a misspelt word no bad group
            if not (mistake.key == "yaml.missing" and mistake.loc in misspelt) and not (
                mistake.key == "yaml.not_mapping" and mistake.loc[:-1] in words
            ):
                report(mistake)
        return None


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    return "" if value is None else str(value)


def _mistake(model: type[BaseModel], kind: str, loc: Loc, given: object, ctx: Mapping[str, Any]) -> Mistake:
    key = _KNOWN_ERRORS.get(kind, "yaml.invalid")
    params: dict[str, object] = {"value": _shown(given), **{k: str(v) for k, v in ctx.items()}}
    near: tuple[str, ...] = ()
    at_key = False
    last = str(loc[-1]) if loc else ""
    if kind == "extra_forbidden":
        valid = sorted({name for one in _models_at(model, loc[:-1]) for name in _names(one)})
        params["name"], near, at_key = last, nearest(last, valid), True
        if _CURLY.intersection(last):
            key = "yaml.curly_quotes"
        elif last in names_within(model):  # spelled right, so no other name is meant
            key, near = "yaml.misplaced_key", ()
    elif kind == "missing":
        params["name"] = last
    elif kind == "literal_error":
        valid = [part.strip(" '") for part in str(ctx.get("expected", "")).replace(" or ", ", ").split(",")]
        params["valid"], near = ", ".join(valid), nearest(_shown(given), valid)
    elif kind in ("measure_kind", "aggregate_kind"):
        valid = list(MEASURE_KEYS if kind == "measure_kind" else AGGREGATE_KEYS)
        names = [str(name) for name in given] if isinstance(given, Mapping) else [_shown(given)]
        wrong = next((name for name in names if name not in valid), names[0] if names else "")
        params["name"], near = wrong, nearest(wrong, valid)
        if isinstance(given, Mapping) and wrong in given:
            loc, at_key = (*loc, wrong), True
    elif key in ("yaml.not_mapping", "yaml.not_list", "yaml.not_text") and given is None:
        key, params["name"] = "yaml.empty", last
    elif key == "yaml.not_mapping":
        only = _only_model(model, loc)
        key = _MEANT.get(only.__name__, key) if only else key
    elif kind in _SEAT:
        loc = (*loc, _SEAT[kind])
    elif kind == "invalid_key":
        loc = tuple(step for step in loc if step != "[key]")
        at_key, params["value"] = True, last if last != "[key]" else str(loc[-1])
    elif kind == "goal_year":
        loc, at_key = (tuple(step for step in loc if step != "[key]")), True
    return Mistake(loc, key, params, near, at_key=at_key)


def _names(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield info.alias or name


def names_within(model: type[BaseModel]) -> set[str]:
    """Return every key that the model or a part of it has."""
    seen: set[type[BaseModel]] = set()
    ahead = [model]
    while ahead:
        one = ahead.pop()
        if one not in seen:
            seen.add(one)
            ahead += [part for field in one.model_fields.values() for part in _models_in(field.annotation)]
    return {name for one in seen for name in _names(one)}


def _only_model(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    found = set(_models_at(model, loc))
    return found.pop() if len(found) == 1 else None


def _models_at(model: type[BaseModel], loc: Loc) -> list[type[BaseModel]]:
    """Return the models that could stand at `loc`, by walking the annotations; alternatives all count."""
    found: list[type[BaseModel]] = [model]
    for step in loc:
        following: list[type[BaseModel]] = []
        for one in found:
            field = next((f for n, f in one.model_fields.items() if step in (n, f.alias)), None)
            if field is not None:
                following += _models_in(field.annotation)
        found = following or found
    if loc and isinstance(loc[-1], str):
        exact = [one for one in found if one.__name__.lower() == loc[-1]]
        found = exact or found
    return found


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (Union, types.UnionType, tuple, dict, list) or get_args(annotation):
        return [model for part in get_args(annotation) for model in _models_in(part)]
    return []


def merged_over(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return a target set's tree with another's changes put over it.

    Top-level keys replace; indicators are matched by id: named keys replace, `null` takes a key away, a new id
    is added at the end. The cases of the base prove the base alone.
    """
    kept = {key: value for key, value in base.items() if key != "cases"}
    result = {**kept, **{key: value for key, value in changes.items() if key != "indicators"}}
    result.pop("extends", None)
    indicators = [dict(one) for one in base.get("indicators") or () if isinstance(one, Mapping)]
    by_id = {one.get("id"): one for one in indicators}
    for change in changes.get("indicators") or ():
        if not isinstance(change, Mapping) or change.get("id") not in by_id:
            indicators.append(change)
            continue
        old = by_id[change["id"]]
        old.update({key: value for key, value in change.items() if value is not None})
        for key in [key for key, value in change.items() if value is None]:
            old.pop(key, None)
    result["indicators"] = indicators
    return result


def compile_targets(set_: TargetSet, sha256: str, form: Form, units: Units, report: Report) -> Targets:
    """Check a target set against its form and units, and compile its conditions."""
    conditions: dict[str, Conditions] = {}
    seen: set[str] = set()
    for at, indicator in enumerate(set_.indicators):
        loc: Loc = ("indicators", at)
        if indicator.id in seen:
            report(Mistake((*loc, "id"), "yaml.duplicate_id", {"name": indicator.id}))
        seen.add(indicator.id)
        compiled = _compile_indicator(indicator, form, units, (*loc, "measure"), report)
        if compiled is not None:
            conditions[indicator.id] = compiled
        weights = ["equal", *(weight.id for weight in form.weights)]
        for year, goal in indicator.goals.items():
            if goal.apportion and goal.apportion.by not in weights:
                where = (*loc, "goals", year, "apportion", "by")
                params = {"value": goal.apportion.by, "valid": ", ".join(weights)}
                report(Mistake(where, "yaml.unknown_weight", params, nearest(goal.apportion.by, weights)))
    without = {
        (sheet.id, role.id): compile_where(role.where, sheet, units, (), report)
        for sheet in form.row_sheets
        for role in sheet.without
    }
    return Targets(set_, sha256, form, units, conditions, without, compile_rules(form, report))


def _compile_indicator(
    indicator: Indicator, form: Form, units: Units, loc: Loc, report: Report
) -> Conditions | None:
    match indicator.measure:
        case Share(share_of=base, having=having):
            where = _aggregate(base, form, units, (*loc, "share_of"), report)
            if where is None:
                return None
            return Conditions(
                where, compile_where(having, form.sheet(base.sheet), units, (*loc, "having"), report)
            )
        case Ratio(numerator=over, denominator=under):
            top = _aggregate(over, form, units, (*loc, "numerator"), report)
            bottom = _aggregate(under, form, units, (*loc, "denominator"), report)
            return Conditions(top, bottom) if top is not None and bottom is not None else None
        case aggregate:
            single = _aggregate(aggregate, form, units, loc, report)
            return Conditions(single) if single is not None else None


def _aggregate(
    aggregate: Count | Sum | Distinct, form: Form, units: Units, loc: Loc, report: Report
) -> Condition | None:
    sheets = [sheet.id for sheet in form.row_sheets]
    key = "count" if isinstance(aggregate, Count) else "in"
    if aggregate.sheet not in sheets:
        params = {"value": aggregate.sheet, "valid": ", ".join(sheets)}
        report(Mistake((*loc, key), "yaml.unknown_sheet", params, nearest(aggregate.sheet, sheets)))
        return None
    sheet = form.sheet(aggregate.sheet)
    if isinstance(aggregate, Sum):
        numbers = [c.id for c in sheet.columns if c.type in ("integer", "number")]
        if aggregate.sum not in numbers:
            params = {"name": aggregate.sum, "sheet": sheet.id, "valid": ", ".join(numbers)}
            report(Mistake((*loc, "sum"), "yaml.not_number_column", params, nearest(aggregate.sum, numbers)))
            return None
    if isinstance(aggregate, Distinct):
        _distinct_columns(aggregate.columns, [c.id for c in sheet.columns], sheet.id, loc, report)
    return compile_where(aggregate.where, sheet, units, (*loc, "where"), report)


def _distinct_columns(
    columns: Sequence[str], valid: Sequence[str], sheet: str, loc: Loc, report: Callable[[Mistake], None]
) -> None:
    for name in columns:
        if name not in valid:
            params = {"name": name, "sheet": sheet}
            report(Mistake((*loc, "distinct"), "yaml.unknown_column", params, nearest(name, valid)))
