"""The entry point: language first, then the commands; every error ends as a sentence, never as a traceback."""

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

from nls_cli.cli.output import (
    Terminal,
    look_at_terminal,
    prepare_streams,
    silence_stdout,
    write_note,
    write_result,
)
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError, os_reason
from nls_cli.messages import Language, say

if TYPE_CHECKING:
    from nls_cli.reading.workbook import WorkbookReader

UNUSABLE, INTERRUPTED = 2, 130
COMMANDS = (
    "score",
    "gaps",
    "plan",
    "trend",
    "check",
    "explain",
    "targets",
    "sample",
    "template",
    "merge",
    "init",
)
"""In the order of the help; each is a module beside this one."""


def main() -> None:
    """Run `nls` and end the process with its exit code."""
    # A census is millions of objects that hold no cycles: to look for some costs 2 ms a file and finds none.
    gc.disable()
    # What other packages would have pydantic do is not searched for in everything that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    prepare_streams()
    signal.signal(signal.SIGTERM, _end)
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """End at once: to take a census apart, value by value, costs more than to write its report.

    All files are closed and every reading process is gone by now; what is written is flushed where it is written.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl-C twice has been heard
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):  # nobody listens any more
                stream.flush()
    os._exit(code)


def _end(number: int, _frame: object) -> None:
    """Leave in an orderly way when told to: no temporary file and no process stays behind."""
    raise SystemExit(128 + number)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return the exit code."""
    from nls_cli.cli.language import DEFAULT, take_language
    from nls_cli.cli.limit_option import take_limits
    from nls_cli.cli.project import find_project_file

    terminal = look_at_terminal(os.environ)
    language: Language = DEFAULT
    reader: WorkbookReader | None = None
    try:
        if list(arguments) == ["--version"]:  # without a word to translate there is nothing to prepare
            write_result(version_line())
            return 0
        folder = Path.cwd()
        project_file = find_project_file(folder)
        language, rest = take_language(arguments, os.environ, project_file)
        limits, rest = take_limits(rest)
        if rest[:1] in (["score"], ["gaps"]) and not any(one.startswith("-") for one in rest):
            from nls_cli.cli.census import refuse_missing

            # Without options all else are files; the parser of the command line costs more than to look for them.
            refuse_missing(rest[1:], folder, skip_missing=False)
        session = Session(language, terminal, os.environ, folder, project_file, limits)
        from nls_cli.cli.early import begin_early

        reader = begin_early(session, rest)
        return _command(replace(session, early=reader), rest)
    except NlsError as error:
        from nls_cli.cli.failure import render_error

        write_note(render_error(error, language, terminal.width, color=terminal.error_color))
        return UNUSABLE
    except KeyboardInterrupt:
        write_note("\n" + say("error.interrupted", language))
        return INTERRUPTED
    except (OSError, MemoryError) as error:
        return _out_of_order(error, language, terminal)
    except Exception as error:
        if os.environ.get("NLS_DEBUG"):
            raise
        from nls_cli.reporting.plain import clean

        what = clean(f"{type(error).__name__}: {error}", 300)
        write_note(say("error.bug", language, what=what))
        return UNUSABLE
    finally:
        if reader is not None:
            reader.close()


def _out_of_order(error: OSError | MemoryError, language: Language, terminal: Terminal) -> int:
    """Say that the machine does not play along."""
    from nls_cli.cli.failure import render_error

    if os.environ.get("NLS_DEBUG"):
        raise error
    told = NlsError("error.memory")
    if isinstance(error, OSError):
        told = NlsError("error.system", why=os_reason(error), path=Path(str(error.filename or ".")))
    write_note(render_error(told, language, terminal.width, color=terminal.error_color))
    return UNUSABLE


def _command(session: Session, arguments: list[str]) -> int:
    import typer

    from nls_cli.cli.help import usage_message

    command = build_command(session, arguments[0] if arguments else None)
    try:
        code = command.main(args=arguments, prog_name="nls", standalone_mode=False)
    except typer.TyperException as error:
        message, nearest, path = usage_message(error, session.language, command, arguments)
        lines = [say("error", session.language, message=message)]
        if nearest:
            lines.append(say("error.nearest", session.language, names=", ".join(nearest)))
        hint = say("usage.hint", session.language, command=path)
        lines.append(say("error.hint", session.language, hint=hint))
        context = getattr(error, "ctx", None)
        if context is not None and not arguments:  # `nls` alone: what can it do?
            lines.insert(0, context.get_help() + "\n")
        write_note("\n".join(lines))
        return UNUSABLE
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as end:
        if end.code != 1:
            raise
        silence_stdout()  # only the parser's own writing can end so: it found the pipe closed
        return 0 if {"--help", "-h"}.intersection(arguments) else UNUSABLE
    if code == INTERRUPTED:  # the parser turns Ctrl-C into this code, without a word
        raise KeyboardInterrupt
    return int(code or 0)


def build_command(session: Session, asked: str | None = None):  # type: ignore[no-untyped-def]
    """Build the command that is asked for, or all where it is none of them, with help in the session's language."""
    import typer

    from nls_cli.cli.help import classes

    group_class, command_class = classes(session.language)
    app = typer.Typer(
        cls=group_class,
        help=session.say("help.app"),
        epilog=session.say("help.app.end"),
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        suggest_commands=False,
        pretty_exceptions_enable=False,
    )

    @app.callback()
    def nls(
        _version: Annotated[
            bool,
            typer.Option(
                "--version", help=session.say("help.version"), is_eager=True, callback=_show_version
            ),
        ] = False,
    ) -> None:
        pass

    for name in [asked] if asked in COMMANDS else COMMANDS:
        import_module(f"nls_cli.cli.{name}").register(app, session, command_class)
    return typer.main.get_command(app)


def version_line() -> str:
    """Return what `--version` answers."""
    import nls_cli

    return f"nls {nls_cli.__version__}\n"


def _show_version(asked: bool) -> None:
    if asked:
        import typer

        write_result(version_line())
        raise typer.Exit
