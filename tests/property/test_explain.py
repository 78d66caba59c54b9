"""What the rows of an explanation add up to is the score, whatever the census and the target set."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from nls_cli.model.account import Explained
from nls_cli.parsing.carrying import carried_census
from nls_cli.parsing.census import assemble_census
from nls_cli.parsing.origins import Origins
from nls_cli.reporting.explain_rows import render_rows_csv
from nls_cli.reporting.sentences import Speaker
from nls_cli.scoring.explain import explain_indicator
from nls_cli.scoring.shift import Pair, compare
from tests.oracle.strategies import Census, censuses
from tests.property.program import compiled, files_of, parsed, shipped
from tests.property.test_score import wide_sets

few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
BY = st.sampled_from(["district", "commune", "organization"])


def recounted(explained: Explained) -> tuple[Fraction | None, Fraction | None, int]:
    """Add the written list of rows up, with nothing else known."""
    rows = list(csv.DictReader(io.StringIO(render_rows_csv(explained, "vi"))))
    sums: list[Fraction | None] = []
    for side in ("numerator", "denominator"):
        given_ = [Fraction(row[side]) for row in rows if row[side]]
        speaks = any(side in account.amounts for account in explained.accounts)
        sums.append(sum(given_, Fraction(0)) if speaks else None)
    return sums[0], sums[1], sum(row["unknown"] == "1" for row in rows)


@few
@given(censuses(), wide_sets(), BY)
def test_the_rows_add_up_to_the_score(census: Census, data: dict[str, Any], by: Any) -> None:
    targets, books = compiled(data), parsed(files_of(census))
    form, units = shipped()[0].form, shipped()[0].units
    whole = assemble_census(books, form, units, None)
    origins = Origins(whole.files, books)
    for indicator in targets.set.indicators:
        explained = explain_indicator(whole, targets, indicator, origins, by=by)
        result = explained.unit.indicators[0]
        if explained.accounts:
            assert recounted(explained) == (result.numerator, result.denominator, result.unknown)
            open_rows = sum(
                sum(a.unknown[slice(*explained.ranges[a.table.sheet])]) for a in explained.accounts
            )
            assert (open_rows > 0) == bool(explained.doubts)
        else:
            assert result.numerator is None
        assert Speaker(form, units, "vi").definition(indicator).endswith(".")


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(censuses(), censuses(), wide_sets(), st.sampled_from([None, "tp-nam-dinh", "giao-thuy"]))
def test_the_causes_add_up_to_the_change(
    old: Census, new: Census, data: dict[str, Any], district: str | None
) -> None:
    targets = compiled(data)
    form, units = shipped()[0].form, shipped()[0].units
    books = [parsed(files_of(one)) for one in (old, new)]
    before, after = (assemble_census(one, form, units, None) for one in books)
    carried = carried_census(before, after.unit_map)
    known = {unit.id for unit in after.unit_map.districts}
    assume(district is None or district in known)
    comparison = compare(Pair(before, carried, after), targets, targets.set.indicators, district)
    for shift in comparison.shifts:
        effects = [one.effect for one in shift.causes]
        if shift.change is not None:
            assert sum((one for one in effects if one is not None), Fraction(0)) == shift.change
        if shift.before.numerator is not None and shift.after.numerator is not None:
            moved = sum((one.numerator for one in shift.causes), Fraction(0))
            assert moved == shift.after.numerator - shift.before.numerator
