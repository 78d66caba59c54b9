"""How each workbook was read, told in sentences: sheets, header, columns, what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nls_cli.messages import say
from nls_cli.model.base import Language, Words
from nls_cli.model.check import CheckResult
from nls_cli.model.finding import Finding
from nls_cli.model.layouts import ColumnLayout, SheetLayout
from nls_cli.reporting.check_entries import CheckView, row_ranges
from nls_cli.reporting.layout import indented, painted
from nls_cli.reporting.plain import clean, clean_path
from nls_cli.reporting.words import written_int

_LONGEST = 80


def render_layouts(result: CheckResult, view: CheckView) -> str:
    """Render what `--explain-layout` shows, file by file in the order given."""
    lines = [painted(say("layout.heading", view.language), "bold", color=view.color)]
    for file in result.files:
        if file.status == "unreadable":
            unread = say("check.file_status.unreadable", view.language)
            lines += ["", indented(f"{clean_path(file.path)} · {unread}", view.width, "", "  ")]
            continue
        name = indented(clean_path(file.path), view.width, "", "  ")
        lines += ["", painted(name, "bold", color=view.color)]
        for sheet in result.layouts.get(file.path, ()):
            head, *rest = _sentences(sheet, view.language)
            rest += _placed(sheet, [one for one in result.findings if one.path == file.path], view.language)
            lines.append(indented(head, view.width, "  ", "    "))
            lines += [indented(one, view.width, "    - ") for one in rest]
    return "\n".join(lines) + "\n"


def _sentences(sheet: SheetLayout, language: Language) -> Iterator[str]:
    def tell(key: str, **params: object) -> str:
        return say(f"layout.{key}", language, **params)

    title, name = _quoted(sheet.title), _word(sheet.name, language)
    yield tell(f"sheet.{sheet.known}", title=title, name=name)
    if sheet.hidden:
        yield tell("hidden")
    if sheet.known == "info":
        yield (
            tell("labels", labels="; ".join(map(_quoted, sheet.labels)))
            if sheet.labels
            else tell("no_labels")
        )
        if sheet.above:
            yield tell("unlabelled.one" if len(sheet.above) == 1 else "unlabelled", rows=_runs(sheet.above))
    if sheet.known == "passed_over" and sheet.data:
        yield tell("passed_over", first=sheet.data[0], last=sheet.data[1])
    if sheet.known == "incomplete" and sheet.header:
        yield from _header(sheet, sheet.header, language)
        yield tell("incomplete", columns=", ".join(_word(one, language) for one in sheet.absent))
    if sheet.known not in ("name", "header", "below", "beside", "pinned"):
        return
    if sheet.header is None:
        yield tell("no_header")
        return
    yield from _of_table(sheet, sheet.header, language)
    yield from _columns(sheet, language)
    for one in sheet.skipped:
        key = f"NLS211.reason.{one.reason}"
        skipped = "skipped.one" if len(one.rows) == 1 else "skipped"
        yield tell(skipped, rows=_runs(one.rows), reason=say(key, language))
    if sheet.serial:
        yield tell("serial.one" if len(sheet.serial) == 1 else "serial", columns=", ".join(sheet.serial))
    if sheet.extra:
        extra = (f"{letters} {_quoted(text)}" for letters, text in sheet.extra.items())
        yield tell("side.extra" if sheet.turned else "extra", columns=", ".join(extra))
    if sheet.absent:
        yield tell("absent", columns=", ".join(_word(one, language) for one in sheet.absent))


def _of_table(sheet: SheetLayout, header: tuple[int, int], language: Language) -> Iterator[str]:
    """Yield where header and data stand, and what stands above."""

    def tell(key: str, **params: object) -> str:
        return say(f"layout.{key}", language, **params)

    if sheet.turned:
        yield tell("turned")
    yield from _header(sheet, header, language)
    side = "side." if sheet.turned else ""
    rows = written_int(sheet.rows, language)
    if sheet.data is None:
        yield tell("no_data")
    else:
        first, last = sheet.data
        yield tell(f"{side}data.one" if first == last else f"{side}data", rows=rows, first=first, last=last)
    if sheet.hidden_rows:
        yield tell("hidden_rows", rows=written_int(sheet.hidden_rows, language))
    for row, label in sheet.told.items():
        yield tell("told", row=row, label=_word(label, language))
    if sheet.titled:
        yield tell("titled.one" if len(sheet.titled) == 1 else "titled", rows=_runs(sheet.titled))
    if sheet.above:
        yield tell("above.one" if len(sheet.above) == 1 else "above", rows=_runs(sheet.above))


def _placed(sheet: SheetLayout, findings: Sequence[Finding], language: Language) -> Iterator[str]:
    """Yield which rows took their place from a name above them."""
    for one in findings:
        if one.code != "NLS222" or one.sheet != sheet.title or sheet.data is None or one.turned:
            continue
        if rows := [row for row in one.rows if sheet.data[0] <= row <= sheet.data[1]]:
            names = {
                "text": _quoted(str(one.params["text"])),
                "unit": clean(str(one.params["meant"]), _LONGEST),
            }
            key = "layout.placed.one" if len(rows) == 1 else "layout.placed"
            yield say(key, language, rows=_runs(rows), **names)


def _header(sheet: SheetLayout, header: tuple[int, int], language: Language) -> Iterator[str]:
    side = "side." if sheet.turned else ""
    first, last = header
    key = f"layout.{side}header.one" if first == last else f"layout.{side}header.many"
    yield say(key, language, first=first, last=last)


def _runs(rows: Sequence[int]) -> str:
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in row_ranges(rows))


def _columns(sheet: SheetLayout, language: Language) -> Iterator[str]:
    word = "layout.row" if sheet.turned else "layout.column"

    def tell(key: str, column: ColumnLayout) -> str:
        places = say(
            word if len(column.letters) == 1 else f"{word}s", language, columns=", ".join(column.letters)
        )
        titles = "; ".join(map(_quoted, dict.fromkeys(column.titles)))
        name = f"{column.id} ({column.name.in_(language)})"
        return say(f"layout.how.{key}", language, name=name, places=places, titles=titles)

    plain = [one for one in sheet.columns if one.how == "header"]
    if plain:
        named = ", ".join(f"{one.id} {''.join(one.letters)}" for one in plain)
        yield say("layout.plain.row" if sheet.turned else "layout.plain", language, columns=named)
    for one in sheet.columns:
        if one.how != "header":
            yield tell(one.how, one)
    for one in sheet.twice:
        yield tell("twice", one)


def _quoted(text: str) -> str:
    return f"“{clean(text, _LONGEST)}”"


def _word(words: Words | None, language: Language) -> str:
    return "" if words is None else _quoted(words.in_(language))
