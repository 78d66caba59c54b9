"""Row conditions of a target set, checked against the form and compiled to a small tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from nls_cli.model.conditions import All, Any, Condition, Not, Operand, PlaceTest, Test
from nls_cli.model.form import Column, Sheet
from nls_cli.model.units import REST, Units
from nls_cli.parsing.dates import read_period
from nls_cli.text import header_key, nearest, same

OPERATORS = ("not", "gte", "gt", "lte", "lt", "blank")
GROUPS = ("any", "all", "not")
Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong in a YAML tree: where (keys and indexes), which message, what would be right."""

    loc: Loc
    key: str
    params: Mapping[str, object]
    nearest: tuple[str, ...] = ()
    at_key: bool = False
    """The key itself is wrong, not its value."""


Report = Callable[[Mistake], None]


def compile_where(
    where: Mapping[str, object] | None, sheet: Sheet, units: Units | None, loc: Loc, report: Report
) -> Condition:
    """Compile the mapping `where` over `sheet`; every mistake goes to `report` and is left out."""
    return All(tuple(_parts(where or {}, sheet, units, loc, report)))


def _parts(
    where: Mapping[str, object], sheet: Sheet, units: Units | None, loc: Loc, report: Report
) -> list[Condition]:
    parts: list[Condition] = []
    for name, wanted in where.items():
        here = (*loc, name)
        if name in ("any", "all"):
            if not isinstance(wanted, Sequence) or isinstance(wanted, str) or not wanted:
                report(Mistake(here, "yaml.group_list", {"name": name}))
                continue
            inner = [
                All(tuple(_parts(one, sheet, units, (*here, at), report)))
                for at, one in enumerate(wanted)
                if _is_mapping(one, (*here, at), report)
            ]
            parts.append(Any(tuple(inner)) if name == "any" else All(tuple(inner)))
        elif name == "not" and not sheet.has("not"):
            if _is_mapping(wanted, here, report):
                parts.append(Not(All(tuple(_parts(wanted, sheet, units, here, report)))))  # type: ignore[arg-type]
        elif not sheet.has(str(name)):
            near = nearest_column(str(name), sheet, GROUPS)
            report(Mistake(here, "yaml.unknown_column", {"name": name, "sheet": sheet.id}, near, at_key=True))
        else:
            parts.append(_column_condition(sheet.column(name), wanted, units, here, report))
    return parts


def nearest_column(name: str, sheet: Sheet, more: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the columns that a wrong name may mean: the one so headed, or those whose ids look alike."""
    key = header_key(name)
    for column in sheet.columns:
        if key in map(header_key, (column.header.vi, column.header.en, *column.aliases)):
            return (column.id,)
    return nearest(name, [*(column.id for column in sheet.columns), *more])


def _is_mapping(value: object, loc: Loc, report: Report) -> bool:
    if isinstance(value, Mapping):
        return True
    report(Mistake(loc, "yaml.where_mapping", {}))
    return False


def _column_condition(
    column: Column, wanted: object, units: Units | None, loc: Loc, report: Report
) -> Condition:
    if isinstance(wanted, Mapping):
        parts: list[Condition] = []
        for name, operand in wanted.items():
            here = (*loc, name)
            if name == "not":
                parts.append(Not(_column_condition(column, operand, units, here, report)))
            elif name == "blank":
                if isinstance(operand, bool) and column.level:
                    parts.append(PlaceTest(column.level, "blank", operand))
                elif isinstance(operand, bool):
                    parts.append(Test(column.id, "blank", operand))
                else:
                    report(Mistake(here, "yaml.true_false", {"value": _shown(operand)}))
            elif name in ("gte", "gt", "lte", "lt"):
                if column.type not in ("integer", "number", "date"):
                    report(
                        Mistake(
                            here, "yaml.no_order", {"column": column.id, "type": column.type}, at_key=True
                        )
                    )
                elif (value := _operand(column, operand, units, here, report)) is not None:
                    parts.append(Test(column.id, name, value))
            else:
                report(
                    Mistake(
                        here,
                        "yaml.unknown_operator",
                        {"name": name},
                        nearest(str(name), OPERATORS),
                        at_key=True,
                    )
                )
        return All(tuple(parts))
    if isinstance(wanted, Sequence) and not isinstance(wanted, str):
        if not wanted:
            report(Mistake(loc, "yaml.empty_list", {"column": column.id}))
        return Any(
            tuple(_column_condition(column, one, units, (*loc, at), report) for at, one in enumerate(wanted))
        )
    value = _operand(column, wanted, units, loc, report)
    if value is None:
        return All(())
    if column.level:
        return PlaceTest(column.level, "eq", str(value))
    return Test(column.id, "eq", value)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _operand(column: Column, wanted: object, units: Units | None, loc: Loc, report: Report) -> Operand | None:
    match column.type:
        case "yes_no":
            if isinstance(wanted, bool):
                return wanted
            report(Mistake(loc, "yaml.true_false", {"value": _shown(wanted)}))
        case "choice" | "list":
            ids = [choice.id for choice in column.choices]
            if isinstance(wanted, str) and wanted in ids:
                return wanted
            report(
                Mistake(
                    loc,
                    "yaml.unknown_choice",
                    {"value": _shown(wanted), "column": column.id, "valid": ", ".join(ids)},
                    nearest(_shown(wanted), ids),
                )
            )
        case "integer" | "number":
            if isinstance(wanted, int | Decimal) and not isinstance(wanted, bool):
                return Fraction(wanted)
            report(Mistake(loc, "yaml.not_number", {"value": _shown(wanted)}))
        case "date":
            found = read_period(_shown(wanted)) if isinstance(wanted, str | int) else None
            if found is not None:
                return found[0]
            report(Mistake(loc, "yaml.not_date", {"value": _shown(wanted)}))
        case "unit":
            if isinstance(wanted, str):
                ids = sorted({u.id for u in units.units if units.level(u) == column.level}) if units else []
                if wanted in ids or wanted == REST or not ids:
                    return wanted
                report(
                    Mistake(
                        loc,
                        "yaml.unknown_unit",
                        {"value": wanted, "column": column.id},
                        nearest(wanted, ids),
                    )
                )
            else:
                report(Mistake(loc, "yaml.not_text", {"value": _shown(wanted)}))
        case "text":
            if isinstance(wanted, str | int) and not isinstance(wanted, bool):
                return same(str(wanted))
            report(Mistake(loc, "yaml.not_text", {"value": _shown(wanted)}))
    return None
