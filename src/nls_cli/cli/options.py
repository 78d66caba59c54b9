"""Options that several commands share, with help in the session's language, and how their values are read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import typer

from nls_cli.cli.session import Session
from nls_cli.errors import NlsError

if TYPE_CHECKING:
    from nls_cli.scoring.groups import By

LEVELS: tuple[By, ...] = ("district", "commune", "organization")
FORMATS = ("text", "json", "csv", "md", "html", "xlsx", "docx")
"""Of the reports on a score; the table of them is imported only when one is rendered."""
MERGE_FORMATS = ("text", "json")
EXPLAIN_FORMATS = ("text", "json")
TARGETS_FORMATS = ("text", "json")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class Options:
    """Builds typer's descriptions of arguments and options."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _option(self, names: Sequence[str], help_key: str, metavar: str | None = None, **more: Any) -> Any:
        return typer.Option(*names, help=self._session.say(help_key), metavar=metavar, **more)

    @property
    def census(self) -> Any:
        """The workbooks."""
        say = self._session.say
        return typer.Argument(help=say("help.census"), metavar=say("metavar.census"), show_default=False)

    @property
    def by(self) -> Any:
        """`--by`: which units."""
        return self.by_of("help.by")

    def by_of(self, help_key: str) -> Any:
        """Return `--by` with a help of its own."""
        return self._option(["--by"], help_key, "|".join(LEVELS), autocompletion=_words(LEVELS))

    @property
    def district(self) -> Any:
        """`--district`: one unit."""
        metavar = self._session.say("metavar.name")
        return self._option(
            ["--district"], "help.district", metavar, autocompletion=self._complete("district_names")
        )

    @property
    def targets(self) -> Any:
        """`--targets`: which target set."""
        metavar = self._session.say("metavar.targets")
        return self._option(
            ["--targets"], "help.option.targets", metavar, autocompletion=self._complete("target_ids")
        )

    @property
    def which(self) -> Any:
        """A target set, as an argument."""
        return self.which_as("help.which", "metavar.which")

    def which_as(self, help_key: str, metavar_key: str) -> Any:
        """Return a target set as an argument with help of its own."""
        say = self._session.say
        completion = self._complete("target_ids")
        return typer.Argument(help=say(help_key), metavar=say(metavar_key), autocompletion=completion)

    @property
    def which_many(self) -> Any:
        """Target sets, as arguments."""
        say = self._session.say
        completion = self._complete("target_ids")
        return typer.Argument(
            help=say("help.which.many"), metavar=say("metavar.which"), autocompletion=completion
        )

    @property
    def directory(self) -> Any:
        """A folder to write to."""
        say = self._session.say
        return typer.Argument(help=say("help.directory"), metavar=say("metavar.directory"))

    @property
    def year(self) -> Any:
        """`--year`: one goal year."""
        return self._option(["--year"], "help.year", self._session.say("metavar.year"))

    @property
    def as_of(self) -> Any:
        """`--as-of`: the date of the data."""
        return self._option(["--as-of"], "help.as_of", self._session.say("metavar.date"))

    @property
    def format(self) -> Any:
        """`--format`: what stdout gets."""
        return self.format_of(FORMATS)

    def format_of(self, formats: Sequence[str]) -> Any:
        """Return `--format` with formats of its own."""
        return self._option(["--format"], "help.format", "|".join(formats), autocompletion=_words(formats))

    @property
    def output(self) -> Any:
        """`-o`: files to write."""
        return self.output_of(FORMATS)

    def output_of(self, formats: Sequence[str]) -> Any:
        """Return `-o` with formats of its own."""
        say = self._session.say
        suffixes = ", ".join(".txt" if name == "text" else f".{name}" for name in formats)
        return typer.Option(
            "--output", "-o", help=say("help.output", suffixes=suffixes), metavar=say("metavar.file")
        )

    @property
    def bom(self) -> Any:
        """`--bom`: CSV for Excel."""
        return self._option(["--bom"], "help.bom")

    @property
    def open(self) -> Any:
        """`--open`: show what was written."""
        return self._option(["--open"], "help.open")

    @property
    def template(self) -> Any:
        """`--template`: an office's own document."""
        return self._option(["--template"], "help.template.docx", self._session.say("metavar.file"))

    @property
    def history(self) -> Any:
        """`--trend`: earlier censuses."""
        return self._option(["--trend"], "help.score.trend", self._session.say("metavar.snapshots"))

    @property
    def force(self) -> Any:
        """`--force`."""
        return self._option(["--force"], "help.force")

    @property
    def strict(self) -> Any:
        """`--strict`."""
        return self._option(["--strict"], "help.strict")

    @property
    def fail_under(self) -> Any:
        """`--fail-under`."""
        return self._option(["--fail-under"], "help.fail_under", self._session.say("metavar.points"))

    @property
    def fail_unmet(self) -> Any:
        """`--fail-unmet`."""
        return self._option(["--fail-unmet"], "help.fail_unmet", self._session.say("metavar.year"))

    @property
    def skip_unreadable(self) -> Any:
        """`--skip-unreadable`."""
        return self._option(["--skip-unreadable"], "help.skip_unreadable")

    @property
    def all(self) -> Any:
        """`--all`."""
        return self._option(["--all"], "help.all")

    @property
    def language(self) -> Any:
        """`--lang`: taken out of the arguments beforehand, shown here for help and completion."""
        return self._option(["--lang"], "help.lang", "vi|en", autocompletion=_words(("vi", "en")))

    def _complete(self, names: str) -> Callable[[str], list[str]]:
        """Return a completion from the target sets and units at hand; nothing at all if they cannot be read."""

        def complete(incomplete: str) -> list[str]:
            try:
                from nls_cli import workflows

                found: Sequence[str] = getattr(workflows, names)(self._session.project().folder)
            except Exception:  # a Tab must never print an error into the command line
                return []
            return [name for name in found if name.startswith(incomplete)]

        return complete


def _words(words: Sequence[str]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def read_choice(option: str, value: str, valid: Sequence[str]) -> None:
    """Refuse a value that is not one of `valid`."""
    if value not in valid:
        raise NlsError("usage.choice", option=option, value=value, known=tuple(valid))


def read_level(value: str | None) -> By | None:
    """Read `--by`."""
    if value is None:
        return None
    for level in LEVELS:
        if value == level:
            return level
    raise NlsError("usage.choice", option="--by", value=value, known=LEVELS)


def read_date(value: str | None, option: str = "--as-of") -> dt.date | None:
    """Read a date: 2024-12-31 or 31/12/2024."""
    if value is None:
        return None
    day_first = _DAY_FIRST.fullmatch(value.strip())
    try:
        if day_first:
            return dt.date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise NlsError("usage.date", option=option, value=value) from None


def read_points(value: str | None) -> Fraction | None:
    """Read `--fail-under`: a number from 0 to 100, with a decimal point or comma, exactly."""
    if value is None:
        return None
    try:
        number = Decimal(value.strip().replace(",", "."))
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or not 0 <= number <= 100:
        raise NlsError("usage.points", value=value)
    return Fraction(number)
