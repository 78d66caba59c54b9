"""`nls template`: the blank Excel form, or one with last period's rows filled in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nls_cli.cli.options import Options, read_choice, read_date
from nls_cli.cli.output import check_outputs, make_folder, write_file
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError

if TYPE_CHECKING:
    from nls_cli.workbooks import Forms

SPLITS = ("commune",)


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)
    say = session.say

    def option(*names: str, key: str, metavar: str) -> Any:
        return typer.Option(*names, help=say(f"help.template.{key}"), metavar=say(metavar))

    name = "metavar.name"
    split = typer.Option("--split-by", help=say("help.template.split"), metavar="|".join(SPLITS))

    @app.command("template", help=say("help.template"), cls=command_class)
    def template(
        output: Annotated[str, option("--output", "-o", key="output", metavar="metavar.file")],
        district: Annotated[str | None, option("--district", key="district", metavar=name)] = None,
        commune: Annotated[str | None, option("--commune", key="commune", metavar=name)] = None,
        organization: Annotated[
            str | None, option("--organization", key="organization", metavar=name)
        ] = None,
        as_of: Annotated[str | None, option("--as-of", key="as_of", metavar="metavar.date")] = None,
        last: Annotated[str | None, option("--from", key="from", metavar="metavar.file")] = None,
        split_by: Annotated[str | None, split] = None,
        targets: Annotated[str | None, options.targets] = None,
        force: Annotated[bool, options.force] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        from nls_cli import workbooks

        if split_by is not None:
            read_choice("--split-by", split_by, SPLITS)
            if last is None:
                raise NlsError("template.split_alone")
        path, inputs = Path(output), [Path(last)] if last is not None else []
        if split_by is None:
            check_outputs([path], inputs, [".xlsx"], force=force)
        elif path.suffix.lower() == ".xlsx" or (path.exists() and not path.is_dir()):
            raise NlsError("template.split_folder", path=path)
        project = session.project()
        forms = workbooks.make_forms(
            workbooks.FormRequest(
                project.folder,
                session.language,
                targets or project.targets,
                read_date(as_of),
                district,
                commune,
                organization,
                inputs[0] if inputs else None,
                split_by is not None,
                session.limits(),
            )
        )
        _say_what_is_in_it(session, forms)
        _write(session, forms, path, inputs, force=force)
        return 0


def _say_what_is_in_it(session: Session, forms: "Forms") -> None:
    if forms.until is not None and forms.since is not None:
        session.note("template.units.between", since=forms.since, until=forms.until)
    elif forms.since is not None:
        session.note("template.units.since", date=forms.since)
    elif forms.until is not None:
        session.note("template.units.until", date=forms.until)
    if forms.carried is not None:
        session.note(
            "template.carried",
            rows=len(forms.carried.rows),
            confirm=forms.carried.to_confirm,
            left_out=forms.carried.left_out,
        )
        if forms.carried.cleared:
            session.note("template.cleared", columns=forms.carried.cleared)
        for name, rows in forms.carried.new_sheets.items():
            session.note("template.new_sheet", name=name, rows=rows)


def _write(session: Session, forms: "Forms", path: Path, inputs: list[Path], *, force: bool) -> None:
    places = {path / f"{id}.xlsx" if id else path: data for id, data in forms.files.items()}
    if "" not in forms.files:
        make_folder(path)
        check_outputs(list(places), inputs, [".xlsx"], force=force)
    for place, data in places.items():
        write_file(place, data)
        session.note("note.written", path=place)
