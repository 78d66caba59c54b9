"""`nls check --return DIR`: a folder for every submitter with what goes back to it, or with a reminder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nls_cli.cli.copies import CopyFolder
from nls_cli.cli.output import make_folder, write_file
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError
from nls_cli.text import slug

if TYPE_CHECKING:
    from nls_cli.cli.check import CheckRequest
    from nls_cli.model.check import CheckResult
    from nls_cli.model.completeness import Line
    from nls_cli.reporting.check_entries import CheckView, Entry

LONGEST_FOLDER = 80


def prepare_returns(request: CheckRequest) -> None:
    """Refuse, before any work is done, a folder that must not be written to."""
    if request.returns is None:
        return
    folder = Path(request.returns)
    if folder.exists() and not folder.is_dir():
        raise NlsError("output.failed", path=folder, why="ENOTDIR")
    if folder.is_symlink():
        raise NlsError("copy.link", path=folder)
    if folder.is_dir() and any(folder.iterdir()) and not request.force:
        raise NlsError("return.not_empty", path=folder)


def write_returns(
    session: Session, request: CheckRequest, paths: Sequence[Path], result: CheckResult
) -> None:
    """Write a folder for each submitter with errors, and for each that has sent nothing."""
    if request.returns is None:
        return
    from nls_cli.cli.project import shown_path
    from nls_cli.cli.submitters import find_submitters
    from nls_cli.senders import checked_senders

    listed = find_submitters(session)
    shown = shown_path(listed, session.folder) if listed else ""
    lines, unlisted = checked_senders(result, listed, shown)
    replaced = {file.path for file in result.files if file.rows and not file.counted}
    wrong = {one.path for one in result.findings if one.severity == "error"} - replaced
    names = _folder_names(lines)
    returning = _Returning(session, request, paths, result)
    written, reminded = 0, False
    for line in lines:
        folder = Path(request.returns) / names[line.name]
        files = [path for path in line.files if path in wrong]
        if files:
            returning.send_back(line, files, folder)
        elif not line.files and line.status == "missing":
            returning.remind(line, folder)
            reminded = True
        else:
            continue
        written += 1
    if reminded and unlisted:  # a reminder to somebody who has sent would be an untruth in the office's name
        session.note("return.note.unlisted", listed=shown, files="; ".join(unlisted))
    if not written:
        session.note("return.note.none")


def _folder_names(lines: Sequence[Line]) -> Mapping[str, str]:
    """Return a folder's name for every submitter: plain letters, each once."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for line in lines:
        name = unique = slug(line.name)[:LONGEST_FOLDER].strip("-") or "x"
        number = 2
        while unique in taken:
            unique, number = f"{name}-{number}", number + 1
        taken.add(unique)
        found.setdefault(line.name, unique)
    return found


class _Returning:
    """Writes what goes back."""

    def __init__(
        self, session: Session, request: CheckRequest, paths: Sequence[Path], result: CheckResult
    ) -> None:
        from nls_cli.reporting.check_entries import CheckView, entries
        from nls_cli.reporting.formats import NO_LETTERHEAD

        self._session = session
        self._request = request
        self._result = result
        self._root = Path(request.returns or "")
        self._paths = {str(path): path for path in paths}
        self._view: CheckView = CheckView(session.language, request.show_personal)
        self._letterhead = session.project().report or NO_LETTERHEAD
        self._entries: dict[str, list[Entry]] = {}
        for entry in entries(result, self._view):
            self._entries.setdefault(entry.finding.path, []).append(entry)

    def send_back(self, line: Line, files: Sequence[str], folder: Path) -> None:
        """Write the slip, the marked copies and the message for one submitter."""
        from nls_cli.model.finding import tally
        from nls_cli.reporting.docx_file import render_docx
        from nls_cli.reporting.return_slip import Returned, chat_message, mendings_of, return_slip
        from nls_cli.workbooks import annotated_copies

        session, language = self._session, self._session.language
        paths = [self._paths[path] for path in files]
        made = list(annotated_copies(self._result, paths, self._view, session.limits()))
        marked = any(not one.copied.problem for one in made)
        mine = [entry for path in files for entry in self._entries.get(path, ())]
        counts = tally([entry.finding for entry in mine])
        returned = Returned(
            line.name,
            [Path(path).name for path in files],
            mendings_of(mine, language, many=len(files) > 1),
            {severity: count for severity, count in counts.items() if severity != "note"},
            self._request.return_by or line.deadline,
            self._result.form.own_sheets.findings.in_(language) if marked else "",
        )
        make_folder(folder, self._root)
        slip = folder / session.say("return.slip.name")
        write_file(slip, render_docx(return_slip(returned, language, self._letterhead)), self._root)
        write_file(folder / session.say("return.chat.name"), chat_message(returned, language), self._root)
        session.note("return.note.returned", name=line.name, path=folder)
        copies = CopyFolder(folder, _copy_names(paths), "copy.note.annotated")
        copies.prepare(list(self._paths.values()), force=self._request.force)
        copies.write(session, made)

    def remind(self, line: Line, folder: Path) -> None:
        """Write the draft of a reminder."""
        from nls_cli.reporting.return_slip import reminder

        session = self._session
        by = self._request.return_by
        sheets = [
            sheet.name for sheet in self._result.form.row_sheets if line.sheets.get(sheet.id) == "missing"
        ]
        make_folder(folder, self._root)
        path = folder / session.say("return.reminder.name")
        write_file(path, reminder(line, sheets, by, session.language), self._root)
        session.note("return.note.reminded", name=line.name, path=path)


def _copy_names(paths: Sequence[Path]) -> dict[Path, Path]:
    """Return the names of the copies; files of the same name are numbered."""
    found: dict[Path, Path] = {}
    taken: set[str] = set()
    for path in paths:
        stem = unique = path.stem
        number = 2
        while unique.casefold() in taken:
            unique, number = f"{stem}-{number}", number + 1
        taken.add(unique.casefold())
        found[path] = Path(unique + ".xlsx")
    return found
