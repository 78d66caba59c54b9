"""Whether an example row still is the form's own example, or somebody's data under its mark."""

from __future__ import annotations

from collections.abc import Iterator

from nls_cli.model.base import Words
from nls_cli.model.form import Column, Form, Sheet
from nls_cli.model.workbook import RawSheet
from nls_cli.parsing.header import Header
from nls_cli.parsing.values import is_blank, text_of
from nls_cli.text import spoken


def overwritten(raw: RawSheet, row: int, header: Header, sheet: Sheet, form: Form) -> bool:
    """Tell whether a row marked as example holds something that the form's example does not.

    The cell of the mark and unit cells are not compared: the blank form fills them in by itself.
    """
    marked = min(header.columns.values())
    for column in sheet.columns:
        at = header.columns.get(column.id)
        if at is None or at == marked or column.type == "unit" or column.meaning == "organization":
            continue
        value = raw.columns[at][row]
        if not is_blank(value) and spoken(text_of(value)) not in map(spoken, _spellings(column, form)):
            return True
    return False


def _spellings(column: Column, form: Form) -> Iterator[str]:
    """Yield all that the form's own example can hold in a column."""
    match column.example:
        case Words() as words:
            yield from (words.vi, words.en)
        case bool() as answer:
            labels = form.answers.labels
            if labels is not None:
                label = labels.yes if answer else labels.no
                yield from (label.vi, label.en)
            yield from form.answers.yes if answer else form.answers.no
        case str() | tuple() as ids if column.choices:
            named = [c.label for c in column.choices if c.id in ((ids,) if isinstance(ids, str) else ids)]
            yield from ("; ".join(label.vi for label in named), "; ".join(label.en for label in named))
        case None:
            yield from (text for c in column.choices[:1] for text in (c.label.vi, c.label.en))
        case other:
            yield str(other)
