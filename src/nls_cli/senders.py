"""Who must send and who has: the list in submitters.yaml, held against what a score was made of."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from nls_cli.errors import SourceError
from nls_cli.model.check import CheckResult
from nls_cli.model.completeness import Completeness, Line, Submission, Submitters
from nls_cli.model.form import Form
from nls_cli.model.snapshot import Snapshot
from nls_cli.model.units import UnitMap
from nls_cli.model.workbook import Refusal
from nls_cli.parsing.bodies import body_key
from nls_cli.parsing.conditions import Mistake, Report
from nls_cli.parsing.places import Gazetteer
from nls_cli.parsing.targets import build_model
from nls_cli.reading.yaml_source import read_yaml
from nls_cli.rules.completeness import complete
from nls_cli.text import nearest, spoken

_DAY_IN_PATH = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")


def who_sent(
    snapshot: Snapshot, refusals: Sequence[Refusal], form: Form, unit_map: UnitMap, path: Path, shown: str
) -> Completeness:
    """Return who has sent anything that a score was made of, by the list in `path`."""
    listed = load_submitters(path, form, shown)
    holding = {file.path for file in snapshot.census if file.origin is not None}
    found = [
        Submission(
            file.origin or file.path,
            None,
            file.unit,
            file.as_of,
            file.sending,
            None,
            file.rows,
            frozenset(file.rows),
            file.nothing,
            {},
        )
        for file in snapshot.census
        if file.origin is not None or file.path not in holding
    ]
    found += map(refused_submission, refusals)
    return complete(form, listed, shown, found, partial(body_key, form=form, gazetteer=Gazetteer(unit_map)))


def checked_senders(
    result: CheckResult, path: Path | None, shown: str
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return whose every checked file is, and who has sent none; without a list each reporting unit by itself.

    Beside them the files that are nobody's on the list: who has a line without files may have sent them.
    """
    listed = load_submitters(path, result.form, shown) if path is not None else None
    errors = Counter(one.path for one in result.findings for _ in range(one.count) if one.severity == "error")
    found = [
        Submission(
            file.path,
            file.sha256,
            file.unit,
            None,
            0,
            day_in_path(file.path),
            file.rows,
            file.counted,
            file.nothing,
            {None: errors[file.path]} if errors[file.path] else {},
            readable=file.status != "unreadable",
        )
        for file in result.files
    ]
    key_of = _key_of(result.form, result.unit_map)
    matrix = complete(result.form, listed, shown, found, key_of)
    lines = list(matrix.lines)
    if matrix.unlisted:
        rest = [one for one in found if one.path in matrix.unlisted]
        lines += complete(result.form, None, None, rest, key_of).lines
    return tuple(lines), matrix.unlisted


def _key_of(form: Form, unit_map: UnitMap | None) -> Callable[[str], str]:
    """Return what makes names of one body equal; without units, the way they are spelt."""
    return spoken if unit_map is None else partial(body_key, form=form, gazetteer=Gazetteer(unit_map))


def refused_submission(refusal: Refusal) -> Submission:
    """Return a file that could not be read as a submission that holds nothing."""
    path = str(refusal.path)
    day = day_in_path(path)
    nothing: frozenset[str] = frozenset()
    return Submission(path, refusal.sha256, "", None, 0, day, {}, nothing, nothing, {None: 1}, readable=False)


def load_submitters(path: Path, form: Form, shown: str | None = None) -> Submitters:
    """Load the list of who must send what; SourceError with the place of every mistake in it."""
    source = read_yaml(path, shown)
    problems = []

    def report(mistake: Mistake) -> None:
        problems.append(
            source.problem(
                mistake.loc, mistake.key, dict(mistake.params), mistake.nearest, at_key=mistake.at_key
            )
        )

    built = build_model(Submitters, source.data, report)
    if built is not None:
        _check_submitters(built, form, report)
    if problems:
        raise SourceError(sorted(problems, key=lambda one: (one.file, one.line, one.column)))
    assert built is not None
    return built


def _check_submitters(listed: Submitters, form: Form, report: Report) -> None:
    valid = [sheet.id for sheet in form.row_sheets]
    lists = [(("sheets",), listed.sheets)]
    seen: dict[str, str] = {}
    for at, one in enumerate(listed.submitters):
        lists.append((("submitters", at, "sheets"), one.sheets or ()))  # type: ignore[arg-type]
        for loc, name in (
            (("submitters", at, "name"), one.name),
            *((("submitters", at, "aliases", n), alias) for n, alias in enumerate(one.aliases)),
        ):
            first = seen.setdefault(spoken(name), one.name)
            if first is not one.name or not spoken(name):
                report(Mistake(loc, "yaml.submitter_twice", {"name": name, "first": first}))
    for loc, ids in lists:
        for n, id in enumerate(ids):
            if id not in valid:
                params = {"value": id, "valid": ", ".join(valid)}
                report(Mistake((*loc, n), "yaml.unknown_sheet", params, nearest(id, valid)))


def day_in_path(path: str) -> dt.date | None:
    """Return the last date in a path, written 2024-12-05."""
    for year, month, day in reversed(_DAY_IN_PATH.findall(path)):
        try:
            return dt.date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
