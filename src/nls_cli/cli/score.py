"""`nls score`: the score of the province and its units."""

# Annotations are evaluated where they stand: the options speak the session's language.

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nls_cli.cli.census import refuse_missing
from nls_cli.cli.options import Options, read_date, read_level, read_points
from nls_cli.cli.output import write_note
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError
from nls_cli.messages import say

if TYPE_CHECKING:
    from nls_cli.cli.exit import Failure
    from nls_cli.model.snapshot import Snapshot
    from nls_cli.workflows import Outcome


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)

    @app.command(
        "score", help=session.say("help.score"), epilog=session.say("help.score.more"), cls=command_class
    )
    def score(
        census: Annotated[list[str] | None, options.census] = None,
        by: Annotated[str | None, options.by] = None,
        district: Annotated[str | None, options.district] = None,
        targets: Annotated[str | None, options.targets] = None,
        year: Annotated[str | None, options.year] = None,
        as_of: Annotated[str | None, options.as_of] = None,
        format_: Annotated[str | None, options.format] = None,
        output: Annotated[list[str] | None, options.output] = None,
        bom: Annotated[bool, options.bom] = False,
        open_: Annotated[bool, options.open] = False,
        template: Annotated[str | None, options.template] = None,
        trend: Annotated[list[str] | None, options.history] = None,
        force: Annotated[bool, options.force] = False,
        strict: Annotated[bool, options.strict] = False,
        fail_under: Annotated[str | None, options.fail_under] = None,
        fail_unmet: Annotated[str | None, options.fail_unmet] = None,
        skip_unreadable: Annotated[bool, options.skip_unreadable] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        refuse_missing(census or (), session.folder, skip_missing=skip_unreadable)
        from nls_cli.cli.history import refuse_unshown

        refuse_unshown(trend or (), format_, output or ())
        from nls_cli.cli.exit import DONE, MISSED, Bars, failures
        from nls_cli.cli.narrow import narrowed
        from nls_cli.cli.scoring import Delivery, Request, run_request
        from nls_cli.reporting.formats import SCORE_REPORTERS
        from nls_cli.reporting.layout import indented

        bars = Bars(strict, read_points(fail_under), fail_unmet, year, district is not None)
        found: list[Failure] = []
        # A bar for another year than the one shown needs the goals of both.
        both = fail_unmet is not None and year is not None and fail_unmet != year

        def judged(outcome: "Outcome") -> "Outcome":
            if strict:
                outcome = with_strict_findings(outcome)
            for one in (year, fail_unmet):
                check_year(one, outcome)
            found.extend(failures(outcome.snapshot, bars))
            if trend:
                from nls_cli.cli.history import with_history

                outcome = with_history(session, request, trend, outcome)
            if both and year is not None:
                return replaced(outcome, narrowed(outcome.snapshot, year))
            return outcome

        request = Request(
            "score",
            census or (),
            targets,
            read_level(by),
            district,
            None if both else year,
            read_date(as_of),
            skip_unreadable=skip_unreadable,
        )
        delivery = Delivery(
            format_,
            [Path(one) for one in output or ()],
            force,
            bom,
            open_,
            template=Path(template) if template else None,
        )
        outcome = run_request(session, request, delivery, SCORE_REPORTERS, judged)
        for failure in found:
            write_note(indented(failure_text(failure, outcome, session), session.terminal.width))
        return MISSED if found else DONE


def check_year(year: str | None, outcome: "Outcome") -> None:
    """Refuse a year that no goal has."""
    years = outcome.snapshot.targets.years
    if year is not None and year not in years:
        raise NlsError("year.unknown", year=year, years=years)


def with_strict_findings(outcome: "Outcome") -> "Outcome":
    """Return the outcome with assumptions as errors."""
    from nls_cli.model.finding import strictly

    found = strictly(outcome.snapshot.findings)
    return replaced(outcome, dataclasses.replace(outcome.snapshot, findings=found))


def replaced(outcome: "Outcome", snapshot: "Snapshot") -> "Outcome":
    """Return the outcome with another snapshot."""
    return dataclasses.replace(outcome, snapshot=snapshot)


def failure_text(failure: "Failure", outcome: "Outcome", session: Session) -> str:
    """Say why the exit code is 1, with numbers that show on their own side of the bar."""
    from nls_cli.reporting import words
    from nls_cli.reporting.numbers import amount, goal_amount
    from nls_cli.reporting.phrases import phrase
    from nls_cli.reporting.plain import clean

    language = session.language
    params: dict[str, object] = dict(failure.params)
    if failure.unit is not None:
        params["unit"] = words.unit_name(failure.unit, outcome.snapshot, language)
        params["year"] = words.by_year("year.plain", failure.year, language)
    if failure.bar is not None:
        params["bar"] = goal_amount(failure.bar, "count", language)
        if failure.score is not None:
            params["score"] = amount(failure.score, "count", language, [failure.bar])
    if failure.unmet:
        past = words.is_past(failure.year, outcome.snapshot.as_of)
        params["count"] = len(failure.unmet)
        params["names"] = "; ".join(
            phrase(
                "exit.unmet.item",
                language,
                {
                    "name": result.indicator.name,
                    "status": words.status_word(goal, language, past=past),
                },
            )
            for result, goal in failure.unmet
        )
    return say(failure.key, language, **{name: clean(str(value)) for name, value in params.items()})
