"""What-if assumptions as a person writes them: `trained_data=yes where district=Giao Thủy`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nls_cli.errors import NlsError
from nls_cli.model.census import Census, Items, Missing, Value
from nls_cli.model.conditions import All, Any, Condition, Not, Operand, PlaceTest, Test
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.plan import Assumption
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.places import Gazetteer
from nls_cli.parsing.values import read_value
from nls_cli.parsing.vocabulary import column_keys
from nls_cli.text import header_key, nearest, same

FindDistrict = Callable[[str, Census], str]
_WHERE = re.compile(r"\s+(?:where|if|khi|nếu|ở)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|và)\s+|\s*[,;]\s*", re.IGNORECASE)
_PAIR = re.compile(r"\s*([^=!]+?)\s*(!?=)\s*(.*?)\s*", re.DOTALL)
_AMOUNT = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,6})?")
"""What the solver can still compute with: a number typed by hand is no larger and no finer."""
_TWO_READINGS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
"""2.000 is two thousand to whoever writes Vietnamese and two to whoever writes English."""


@dataclass(frozen=True, slots=True)
class _Pair:
    column: str
    equal: bool
    value: str


def read_assumption(text: str, census: Census, types: FormTypes, find_district: FindDistrict) -> Assumption:
    """Read one assumption; columns by id or header, values as in a cell of the form."""
    what, *rest = _WHERE.split(text.strip(), maxsplit=1)
    pair = _pair(what, text)
    tests = [_pair(one, text) for one in _AND.split(rest[0])] if rest else []
    sheet = _sheet(pair, tests, census.form, text)
    column = _column(pair.column, sheet, text)
    if column.level is not None or not pair.equal:
        raise NlsError("plan.assume.place" if column.level else "plan.assume.syntax", text=text)
    reader = _Reader(text, sheet, census, types, find_district)
    value = reader.value(column, pair.value)
    within = reader.district(tests)
    conditions = tuple(reader.condition(test, within) for test in tests)
    return Assumption(text, sheet.id, column.id, value, All(conditions))


def _pair(text: str, whole: str) -> _Pair:
    found = _PAIR.fullmatch(text)
    if found is None:
        raise NlsError("plan.assume.syntax", text=whole)
    return _Pair(found[1], found[2] == "=", found[3].strip("\"'“”"))


def _has(sheet: Sheet, name: str) -> str | None:
    own = name.split(".", 1)
    if len(own) == 2 and own[0] == sheet.id:
        name = own[1]
    return name if sheet.has(name) else column_keys(sheet).get(header_key(name))


def _sheet(pair: _Pair, tests: Sequence[_Pair], form: Form, text: str) -> Sheet:
    """Find the one sheet that has all the columns named."""
    names = [pair.column, *(test.column for test in tests)]
    found = [sheet for sheet in form.row_sheets if all(_has(sheet, name) for name in names)]
    if len(found) == 1:
        return found[0]
    if found and any(sheet.column(_has(sheet, pair.column) or "").level for sheet in found):
        raise NlsError("plan.assume.place", text=text)
    if found:
        ids = tuple(sheet.id for sheet in found)
        raise NlsError(
            "plan.assume.ambiguous", column=pair.column, known=ids, example=f"{ids[0]}.{pair.column}"
        )
    sheets = [sheet for sheet in form.row_sheets if _has(sheet, pair.column)] or list(form.row_sheets)
    known = [column.id for sheet in sheets for column in sheet.columns]
    wrong = next((one for one in names if not any(_has(sheet, one) for sheet in sheets)), pair.column)
    raise NlsError("plan.assume.column", column=wrong, text=text, nearest=nearest(wrong, known))


def _column(name: str, sheet: Sheet, text: str) -> Column:
    id = _has(sheet, name)
    if id is None:
        raise NlsError("plan.assume.column", column=name, text=text)
    return sheet.column(id)


class _Reader:
    """Reads values and conditions of one sheet."""

    def __init__(
        self, text: str, sheet: Sheet, census: Census, types: FormTypes, find_district: FindDistrict
    ) -> None:
        self._text = text
        self._sheet = sheet
        self._census = census
        self._types = types
        self._find_district = find_district

    def value(self, column: Column, text: str) -> Value:
        """Read a value: as a cell of the form would be understood, or the id of an answer."""
        ids = [choice.id for choice in column.choices]
        if column.type == "choice" and text in ids:
            return text
        if column.type == "list" and text and set(re.split(r"\s*[+|]\s*", text)) <= set(ids):
            return Items(frozenset(re.split(r"\s*[+|]\s*", text)), True)
        if column.type == "text":
            return same(text)
        number = column.type in ("integer", "number")
        if number and _TWO_READINGS.fullmatch(text):
            raise NlsError("plan.number.two", option="--assume", value=text, **_readings(text))
        raw = float(text) if number and re.fullmatch(r"\d{1,15}\.\d{1,6}", text) else text
        value = read_value(self._types.of(self._sheet, column), raw, None).value
        if isinstance(value, Missing) or (isinstance(value, Items) and not value.complete):
            labels = [choice.label.vi for choice in column.choices]
            raise NlsError(
                "plan.assume.value",
                value=text,
                column=column.id,
                nearest=nearest(text, [*ids, *labels]) if ids else (),
                known=tuple(ids),
            )
        return value

    def district(self, tests: Sequence[_Pair]) -> str | None:
        """Return the one district that all rows lie in, if the conditions say so: communes may share a name."""
        for pair in tests:
            column = _column(pair.column, self._sheet, self._text)
            if column.level == "district" and pair.equal and "|" not in pair.value:
                return self._find_district(pair.value, self._census)
        return None

    def condition(self, pair: _Pair, within: str | None) -> Condition:
        """Read one condition: `column=value`, several values divided by `|`, `!=` for all others."""
        column = _column(pair.column, self._sheet, self._text)
        tests = tuple(self._tests(column, pair.value, within))
        return Any(tests) if pair.equal else Not(Any(tests))

    def _tests(self, column: Column, text: str, within: str | None) -> Iterator[Condition]:
        for one in text.split("|"):
            if column.level == "district":
                yield PlaceTest("district", "eq", self._find_district(one.strip(), self._census))
            elif column.level == "commune":
                yield PlaceTest("commune", "eq", self._commune(one.strip(), within))
            else:
                value = self.value(column, one.strip())
                for operand in sorted(value.ids) if isinstance(value, Items) else (value,):
                    yield Test(column.id, "eq", _operand(operand))

    def _commune(self, name: str, within: str | None) -> str:
        unit_map = self._census.unit_map
        gazetteer = Gazetteer(unit_map)
        units = gazetteer.find("commune", name, within).units
        if not units:
            near = nearest(name, gazetteer.names("commune", within))
            raise NlsError("plan.assume.commune", name=name, nearest=near)
        if len(units) > 1:
            homes = [unit_map.get(unit_map.district_of.get(unit.id) or "", "district") for unit in units]
            known = tuple(home.name for home in homes if home is not None)
            raise NlsError("plan.assume.communes", name=name, known=known, example=known[0] if known else "…")
        return units[0].id


def _operand(value: Value) -> Operand:
    assert not isinstance(value, Missing | Items)
    return value


def read_amount(text: str, option: str) -> Fraction:
    """Read a number that is not below 0, with a decimal point or comma; 2.000 is two thousand or two, and refused."""
    text = text.strip()
    if _TWO_READINGS.fullmatch(text):
        raise NlsError("plan.number.two", option=option, value=text, **_readings(text))
    if _AMOUNT.fullmatch(text) is None:
        raise NlsError("plan.number", option=option, value=text)
    return Fraction(text.replace(",", "."))


def _readings(text: str) -> dict[str, str]:
    whole, part = re.split(r"[.,]", text)
    return {"whole": str(int(whole + part)), "part": f"{int(whole)}.{part.rstrip('0')}".rstrip(".")}
