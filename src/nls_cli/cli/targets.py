"""`nls targets`: browse the target sets, check and compare them, print their JSON Schema."""

from typing import Annotated

import typer

from nls_cli.cli.options import TARGETS_FORMATS, Options, read_choice
from nls_cli.cli.output import write_note, write_result
from nls_cli.cli.session import Session


def register(app: typer.Typer, session: Session, command_class: type) -> None:
    """Add the group of commands to `app`."""
    options = Options(session)
    group_class = app.info.cls
    group = typer.Typer(cls=group_class, help=session.say("help.targets"), rich_markup_mode=None)
    app.add_typer(group, name="targets")

    @group.callback()
    def targets() -> None:
        pass

    @group.command("list", help=session.say("help.targets.list"), cls=command_class)
    def list_(_lang: Annotated[str | None, options.language] = None) -> int:
        from nls_cli import workflows
        from nls_cli.reporting.targets_text import render_target_list

        project = session.project()
        entries = workflows.list_targets(project.folder)
        default = project.targets or workflows.DEFAULT_TARGETS
        terminal = session.terminal
        write_result(
            render_target_list(entries, default, session.language, terminal.width, color=terminal.color)
        )
        return 0

    @group.command("show", help=session.say("help.targets.show"), cls=command_class)
    def show(
        which: Annotated[str, options.which], _lang: Annotated[str | None, options.language] = None
    ) -> int:
        from nls_cli import workflows
        from nls_cli.cli.project import shown_path
        from nls_cli.reporting.targets_text import render_target_set

        loaded = workflows.show_targets(which, session.project().folder)
        path = shown_path(loaded.path, session.folder)
        terminal = session.terminal
        write_result(
            render_target_set(loaded.set, path, session.language, terminal.width, color=terminal.color)
        )
        return 0

    @group.command("check", help=session.say("help.targets.check"), cls=command_class)
    def check(
        which: Annotated[list[str] | None, options.which_many] = None,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        from nls_cli import workflows
        from nls_cli.cli.exit import DONE, UNUSABLE
        from nls_cli.reporting.findings_text import render_problems

        folder = session.project().folder
        problems = workflows.check_targets(which or (), folder)
        write_result(render_problems(problems, session.language))
        if problems:
            write_note(session.say("targets.check.wrong", count=len(problems)))
            return UNUSABLE
        write_note(session.say("targets.check.ok", count=len(which or workflows.list_targets(folder))))
        return DONE

    @group.command("diff", help=session.say("help.targets.diff"), cls=command_class)
    def diff(
        old: Annotated[str, options.which_as("help.targets.diff.old", "metavar.which.old")],
        new: Annotated[str, options.which_as("help.targets.diff.new", "metavar.which.new")],
        format_: Annotated[str, options.format_of(TARGETS_FORMATS)] = "text",
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        from nls_cli import workflows
        from nls_cli.cli.project import shown_path
        from nls_cli.reporting.target_changes import render_target_changes, render_target_changes_json

        read_choice("--format", format_, TARGETS_FORMATS)
        found = workflows.compare_target_sets(old, new, session.project().folder)
        if format_ == "json":
            write_result(render_target_changes_json(found.changes, found.old, found.new))
            return 0
        was, is_ = (shown_path(path, session.folder) for path in found.paths)
        terminal = session.terminal
        write_result(
            render_target_changes(
                found.changes,
                found.old,
                found.new,
                (was, is_),
                session.language,
                terminal.width,
                color=terminal.color,
            )
        )
        return 0

    @group.command("schema", help=session.say("help.targets.schema"), cls=command_class)
    def schema(
        form: Annotated[bool, typer.Option("--form", help=session.say("help.targets.schema.form"))] = False,
        _lang: Annotated[str | None, options.language] = None,
    ) -> int:
        import json

        from nls_cli import workflows

        write_result(
            json.dumps(
                workflows.form_schema() if form else workflows.targets_schema(), ensure_ascii=False, indent=1
            )
            + "\n"
        )
        return 0
