"""The straight line of certificates: read one workbook, and say in a few lines and one code what it holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from nls_cli import workflows
from nls_cli.errors import UnreadableError
from nls_cli.model.seal import Seal
from nls_cli.model.workbook import Refusal
from nls_cli.parsing.parsed import FormTypes
from nls_cli.parsing.sealing import data_code, key_totals
from nls_cli.parsing.workbook import parse_workbook
from nls_cli.reading.limits import Limits
from nls_cli.reading.workbook import WorkbookReader


def seal(path: Path, *, targets: str | None, folder: Path, as_of: dt.date | None, limits: Limits) -> Seal:
    """Return the totals and the code of one workbook; UnreadableError if it cannot be read."""
    with WorkbookReader(limits) as reader:
        reader.start(1)
        loaded, _ = workflows.load_targets(targets or workflows.DEFAULT_TARGETS, folder)
        (raw,) = reader.read_all([path])
    if isinstance(raw, Refusal):
        raise UnreadableError([raw])
    form = loaded.form
    types = FormTypes(form, loaded.layouts, keep=True)
    parsed = parse_workbook(raw, types, as_of)
    return Seal(
        data_code(raw, parsed, types),
        raw.sha256,
        path.name,
        parsed.info.unit_name,
        parsed.info.as_of,
        parsed.info.sending,
        tuple(sheet.name for sheet in form.row_sheets if sheet.id in parsed.info.nothing),
        key_totals(parsed, form),
    )
