"""A form's column groups checked against its own columns and answers."""

from __future__ import annotations

from nls_cli.model.form import Form, Sheet
from nls_cli.model.form_layout import ColumnGroup
from nls_cli.parsing.conditions import Loc, Mistake, Report
from nls_cli.parsing.vocabulary import NO, YES
from nls_cli.text import nearest


def check_groups(form: Form, report: Report) -> None:
    """Look at every group of every sheet; each mistake goes to `report` at its place."""
    for number, sheet in enumerate(form.sheets):
        for at, group in enumerate(sheet.groups):
            _check(group, sheet, ("sheets", number, "groups", at), report)


def _check(group: ColumnGroup, sheet: Sheet, loc: Loc, report: Report) -> None:
    ids = [column.id for column in sheet.columns]
    for key, id in (("column", group.column), ("holds", group.holds)):
        if id is not None and id not in ids:
            params = {"name": id, "sheet": sheet.id}
            report(Mistake((*loc, key), "yaml.unknown_column", params, nearest(id, ids)))
    if group.column not in ids:
        return
    column = sheet.column(group.column)
    if column.type not in ("choice", "yes_no"):
        report(Mistake((*loc, "column"), "yaml.group_column", {"name": group.column}))
        return
    valid = [YES, NO] if column.type == "yes_no" else [choice.id for choice in column.choices]
    for answer in group.answers:
        if answer not in valid:
            wrong = {"name": answer, "column": column.id, "valid": ", ".join(valid)}
            place = (*loc, "answers", answer)
            report(Mistake(place, "yaml.group_answer", wrong, nearest(answer, valid), at_key=True))
