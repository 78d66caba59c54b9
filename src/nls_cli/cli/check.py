"""`nls check`: what is wrong in which cell of the submitted workbooks, for people and for CI."""

# Annotations are evaluated where they stand: the options speak the session's language.

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nls_cli.cli.options import Options, read_choice, read_date
from nls_cli.cli.session import Session

if TYPE_CHECKING:
    from nls_cli.model.check import CheckResult
    from nls_cli.model.finding import Severity

FORMATS = ("text", "json", "github", "gitlab", "junit", "sarif", "csv", "md", "html")
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What to check and how to say it; what is None or empty falls back on nls.yaml."""

    paths: Sequence[str]
    format: str | None = None
    output: Sequence[str] = ()
    """`FILE` or `FORMAT=FILE`."""
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    severity: str | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None
    exit_zero: bool = False
    strict: bool = False
    """Assumptions are errors."""
    explain_layout: bool = False
    """Tell how each sheet was read."""
    show_personal: bool = False
    targets: str | None = None
    as_of: dt.date | None = None
    force: bool = False
    annotate: str | None = None
    """Folder for marked copies."""
    fix: str | None = None
    """Folder for mended copies."""
    certificate: Path | None = None
    confirm: str | None = None
    """A code."""
    returns: str | None = None
    """Folder for what goes back to submitters."""
    return_by: dt.date | None = None
    open: bool = False
    """Show the reports that were written."""


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)
    say = session.say

    def option(name: str, metavar: str | None = None) -> Any:
        key = "help.check." + name.removeprefix("--").replace("-", "_")
        return typer.Option(name, help=say(key), metavar=metavar)

    @app.command("check", help=say("help.check"), epilog=say("help.check.more"), cls=command_class)
    def check(
        paths: Annotated[
            list[str], typer.Argument(help=say("help.check.paths"), metavar=say("metavar.check.paths"))
        ],
        format_: Annotated[
            str | None, typer.Option("--format", help=say("help.check.format"), metavar="|".join(FORMATS))
        ] = None,
        output: Annotated[
            list[str] | None,
            typer.Option(
                "--output", "-o", help=say("help.check.output"), metavar=say("metavar.check.output")
            ),
        ] = None,
        select: Annotated[list[str] | None, option("--select", say("metavar.codes"))] = None,
        ignore: Annotated[list[str] | None, option("--ignore", say("metavar.codes"))] = None,
        severity: Annotated[str | None, option("--severity", "|".join(SEVERITIES))] = None,
        baseline: Annotated[str | None, option("--baseline", say("metavar.file"))] = None,
        write_baseline: Annotated[str | None, option("--write-baseline", say("metavar.file"))] = None,
        exit_zero: Annotated[bool, option("--exit-zero")] = False,
        strict: Annotated[bool, option("--strict")] = False,
        explain_layout: Annotated[bool, option("--explain-layout")] = False,
        show_personal: Annotated[bool, option("--show-personal")] = False,
        targets: Annotated[str | None, options.targets] = None,
        as_of: Annotated[str | None, options.as_of] = None,
        annotate: Annotated[str | None, option("--annotate", say("metavar.directory"))] = None,
        fix: Annotated[str | None, option("--fix", say("metavar.directory"))] = None,
        certificate: Annotated[str | None, option("--certificate", say("metavar.file"))] = None,
        confirm: Annotated[str | None, option("--confirm", say("metavar.code"))] = None,
        returns: Annotated[str | None, option("--return", say("metavar.directory"))] = None,
        return_by: Annotated[str | None, option("--return-by", say("metavar.date"))] = None,
        open_: Annotated[bool, options.open] = False,
        force: Annotated[bool, options.force] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        return run_check(
            session,
            CheckRequest(
                paths,
                format_,
                output or (),
                select or (),
                ignore or (),
                severity,
                Path(baseline) if baseline else None,
                Path(write_baseline) if write_baseline else None,
                exit_zero,
                strict,
                explain_layout,
                show_personal,
                targets,
                read_date(as_of),
                force,
                annotate,
                fix,
                Path(certificate) if certificate else None,
                confirm,
                returns,
                read_date(return_by, "--return-by"),
                open_,
            ),
        )


def run_check(session: Session, asked: CheckRequest) -> int:
    """Check, report, and return the exit code."""
    from nls_cli.cli.baseline import read_baseline, render_baseline, without_known
    from nls_cli.cli.certificates import confirm, prepare_certificate, write_certificate
    from nls_cli.cli.check_delivery import Delivery
    from nls_cli.cli.check_inputs import find_inputs
    from nls_cli.cli.copies import Copies, without_copies
    from nls_cli.cli.output import write_file
    from nls_cli.cli.returns import prepare_returns, write_returns
    from nls_cli.cli.selection import Selection, not_below, read_codes, selected, settled

    request = with_project(session, asked)
    severity = request.severity or "note"
    read_choice("--severity", severity, SEVERITIES)
    selection = Selection(read_codes("--select", request.select), read_codes("--ignore", request.ignore))
    known = read_baseline(request.baseline) if request.baseline else None
    earlier = [folder for folder in (request.annotate, request.fix, request.returns) if folder]
    inputs = find_inputs(request.paths, session.folder)
    inputs = without_copies(inputs, request.paths, earlier, session.folder)
    if request.confirm is not None:
        return confirm(session, request, inputs.paths)
    delivery = Delivery(
        session, request.format, request.output, show_personal=request.show_personal, open=request.open
    )
    baseline = [request.write_baseline] if request.write_baseline else []
    delivery.check(inputs.paths, baseline, force=request.force)
    if request.explain_layout:
        delivery.check_explained()
    copies = Copies(session, inputs.paths, request.annotate, request.fix)
    copies.prepare(force=request.force)
    prepare_certificate(request, inputs.paths)
    prepare_returns(request)
    if inputs.left_out:
        session.note("note.skipped", paths=inputs.left_out)
    for folder in inputs.empty:
        session.note("check.note.empty_folder", path=folder)

    result = selected(_checked(session, request, inputs.paths, inputs.left_out), selection)
    if request.write_baseline:
        write_file(request.write_baseline, render_baseline(result, request.write_baseline))
        session.note("note.written", path=request.write_baseline)
    if known is not None and request.baseline:
        result = without_known(result, known, request.baseline)
    shown = settled(not_below(result, _severity(severity)))
    hidden = sum(result.counts.values()) - sum(shown.counts.values())
    if hidden:
        session.note("check.note.hidden", count=hidden, severity=severity)
    if request.explain_layout:
        delivery.explain(shown)
    delivery.deliver(shown)
    copies.write(shown, request)
    write_certificate(session, request, inputs.paths, result)
    write_returns(session, request, inputs.paths, result)
    return _exit_code(session, result, exit_zero=request.exit_zero)


def with_project(session: Session, request: CheckRequest) -> CheckRequest:
    """Return the request with what nls.yaml says where the command line says nothing."""
    import dataclasses

    from nls_cli.cli.project import shown_path

    project = session.project()
    settings = project.check
    if settings is None:
        return dataclasses.replace(request, targets=request.targets or project.targets)

    def seen(path: str) -> str:
        format_, sign, file = path.partition("=")
        if sign and format_ in FORMATS:
            return f"{format_}={shown_path(project.folder / file, session.folder)}"
        return shown_path(project.folder / path, session.folder)

    baseline = Path(seen(settings.baseline)) if settings.baseline else None
    return dataclasses.replace(
        request,
        format=request.format or settings.format,
        output=request.output or tuple(map(seen, settings.output)),
        select=request.select or settings.select,
        ignore=request.ignore or settings.ignore,
        severity=request.severity or settings.severity,
        baseline=request.baseline or baseline,
        exit_zero=request.exit_zero or settings.exit_zero,
        strict=request.strict or settings.strict,
        show_personal=request.show_personal or settings.show_personal,
        targets=request.targets or project.targets,
        as_of=request.as_of or settings.as_of,
    )


def _severity(name: str) -> "Severity":
    from nls_cli.cli.selection import SEVERITIES as ALL

    return next(one for one in ALL if one == name)


def _checked(
    session: Session, request: CheckRequest, paths: Sequence[Path], left_out: tuple[str, ...]
) -> "CheckResult":
    import dataclasses

    from nls_cli.cli.output import ProgressLine

    progress = ProgressLine(
        session.say("progress.start"), session.say("progress"), shown=session.terminal.progress
    )
    try:
        with session.reader() as reader:
            reader.begin(paths)  # while what checks is still being imported
            from nls_cli import workflows
            from nls_cli.model.finding import strictly

            result = workflows.check(
                paths,
                targets=request.targets,
                folder=session.project().folder,
                as_of=request.as_of,
                reader=reader,
                progress=progress,
            )
    finally:
        progress.clear()
    found = strictly(result.findings) if request.strict else result.findings
    return dataclasses.replace(result, findings=found, left_out=left_out)


def _exit_code(session: Session, result: "CheckResult", *, exit_zero: bool) -> int:
    from nls_cli.cli.exit import DONE, MISSED, UNUSABLE
    from nls_cli.errors import NlsError

    if result.unreadable == len(result.files):
        from nls_cli.cli.failure import render_error
        from nls_cli.cli.output import write_note

        error = NlsError("check.nothing_read", count=len(result.files))
        terminal = session.terminal
        write_note(render_error(error, session.language, terminal.width, color=terminal.error_color))
        return UNUSABLE
    return MISSED if result.counts["error"] and not exit_zero else DONE
