"""`--template FILE.docx`: an office's own document, filled instead of ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nls_cli.cli.project import shown_path
from nls_cli.cli.session import Session

if TYPE_CHECKING:
    from nls_cli.cli.scoring import Delivery
    from nls_cli.reporting.formats import Reporter, View


def template_of(session: Session, delivery: Delivery, reporters: Mapping[str, Reporter]) -> Path | None:
    """Return the template that was named, or that of nls.yaml where a report is filled; None for our own."""
    if delivery.template is not None or not any(one.fills for one in delivery.wanted(reporters)):
        return delivery.template
    project = session.project()
    if project.report is None or project.report.template is None:
        return None
    return Path(shown_path(project.folder / project.report.template, session.folder))


def filled(path: Path, session: Session, outcome: Any, view: View) -> bytes:
    """Return the template filled with the results."""
    from nls_cli.reporting.docx_file import settled_zip
    from nls_cli.reporting.template_values import template_values
    from nls_cli.writing.fill import fill_template, read_template

    data = read_template(path, session.limits())
    values = template_values(outcome, view.language, view.letterhead)
    return settled_zip(fill_template(data, values, path, outcome.snapshot.as_of, values["issuer"]))
