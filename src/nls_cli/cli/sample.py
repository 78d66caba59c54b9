"""`nls sample`: write the sample censuses, so that everything can be tried."""

from pathlib import Path
from typing import Annotated

import typer

from nls_cli.cli.options import Options
from nls_cli.cli.output import check_outputs, make_folder, write_file, write_result
from nls_cli.cli.session import Session
from nls_cli.reporting.plain import clean_path


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the command to `app`."""
    options = Options(session)

    @app.command("sample", help=session.say("help.sample"), cls=command_class)
    def sample(
        directory: Annotated[str, options.directory],
        force: Annotated[bool, options.force] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        from nls_cli import workflows

        folder = Path(directory)
        files = {folder / name: data for name, data in workflows.sample_files().items()}
        make_folder(folder)
        check_outputs(list(files), (), [".xlsx"], force=force)
        for path, data in files.items():
            write_file(path, data)
        write_result("".join(f"{clean_path(str(path))}\n" for path in files))
        session.note("sample.note", path=list(files)[-1])
        return 0
