"""`nls init`: a project folder to start from."""

from pathlib import Path
from typing import Annotated

import typer

from nls_cli.cli.options import Options, read_choice
from nls_cli.cli.output import make_folder, write_file, write_result
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError
from nls_cli.reporting.plain import clean_path

CI = ("github", "gitlab", "none")


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)
    say = session.say
    which = typer.Option("--targets", help=say("help.init.targets"), metavar=say("metavar.targets"))

    @app.command("init", help=say("help.init"), cls=command_class)
    def init(
        directory: Annotated[
            str, typer.Argument(help=say("help.init.directory"), metavar=say("metavar.directory"))
        ] = ".",
        ci: Annotated[str, typer.Option("--ci", help=say("help.init.ci"), metavar="|".join(CI))] = "none",
        targets: Annotated[str | None, which] = None,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        import nls_cli
        from nls_cli import workflows
        from nls_cli.writing.project import project_files, workflow_files

        read_choice("--ci", ci, CI)
        base = workflows.load_targets(targets or workflows.DEFAULT_TARGETS, session.folder)[0].set.id
        folder = Path(directory)
        files = {folder / path: text for path, text in project_files(base, nls_cli.__version__, ci).items()}
        there = [path for path in files if path.exists() or path.is_symlink()]
        if there:
            raise NlsError("init.exists", paths=tuple(there))
        for path, text in files.items():
            make_folder(path.parent, folder)
            write_file(path, text, folder)
        write_result("".join(f"{clean_path(str(path))}\n" for path in files))
        for workflow in workflow_files(ci):
            session.note("init.package", path=folder / workflow)
        session.note("init.next", submitters=folder / "submitters.yaml", submissions=folder / "submissions")
        return 0
