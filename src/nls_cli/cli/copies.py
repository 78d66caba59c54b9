"""Where the copies of `nls check --annotate DIR` and `--fix DIR` go, and what is said about them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nls_cli.cli.output import check_outputs, make_folder, write_file
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError

if TYPE_CHECKING:
    from nls_cli.cli.check import CheckRequest
    from nls_cli.cli.check_inputs import Inputs
    from nls_cli.model.check import CheckResult
    from nls_cli.workbooks import WorkbookCopy

SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True)
class CopyFolder:
    """A folder that copies go into."""

    folder: Path
    names: dict[Path, Path]
    """Input → path inside the folder."""
    written_key: str
    """What is said of a copy that was written."""

    def prepare(self, inputs: Sequence[Path], *, force: bool) -> None:
        """Refuse, before any work is done, places that must not be written to; make the folders."""
        if self.folder.exists() and not self.folder.is_dir():
            raise NlsError("output.failed", path=self.folder, why="ENOTDIR")
        for name in self.names.values():
            self._refuse_links(name)
        for parent in sorted({(self.folder / name).parent for name in self.names.values()}):
            make_folder(parent)
        check_outputs([self.folder / name for name in self.names.values()], inputs, [SUFFIX], force=force)

    def _refuse_links(self, name: Path) -> None:
        place = self.folder
        for part in name.parts:
            place = place / part
            if place.is_symlink():
                raise NlsError("copy.link", path=place)

    def write(self, session: Session, copies: Iterable[WorkbookCopy]) -> None:
        """Write the copies; say what they lose, and which could not be made."""
        for one in copies:
            copied = one.copied
            if copied.problem:
                session.note(f"copy.note.problem.{copied.problem}", path=one.path)
                continue
            name = self.names[one.path]
            self._refuse_links(name)
            write_file(self.folder / name, copied.data, self.folder)
            session.note(self.written_key, path=self.folder / name, count=copied.done)
            if copied.losses:
                kinds = [session.say(f"copy.lost.{kind}") for kind in copied.losses]
                session.note("copy.note.lost", path=self.folder / name, kinds=kinds)


def copy_folder(folder: str, inputs: Sequence[Path], base: Path, written_key: str) -> CopyFolder:
    """Return where the copies of `inputs` go: by their names, and by their folders too where names repeat."""
    names = {path: Path(path.stem + SUFFIX) for path in inputs}
    if _repeats(names.values()):
        full = {path: Path(os.path.abspath(base / path)) for path in inputs}  # noqa: PTH100 - links stay as they are
        try:
            above = os.path.commonpath([one.parent for one in full.values()])
        except ValueError:  # several drives
            above = ""
        for path, one in full.items():
            inside = one.relative_to(above) if above else Path(*one.parts[1:])
            names[path] = inside.with_name(path.stem + SUFFIX)
        again = _repeats(names.values())
        for path, name in names.items():
            if _key(name) in again and path.suffix.lower() != SUFFIX:
                names[path] = name.with_name(path.name + SUFFIX)
    return CopyFolder(Path(folder), names, written_key)


def _key(name: Path) -> str:
    return str(name).casefold()


def _repeats(names: Iterable[Path]) -> set[str]:
    return {key for key, count in Counter(map(_key, names)).items() if count > 1}


def without_copies(inputs: Inputs, names: Sequence[str], folders: Sequence[str], base: Path) -> Inputs:
    """Leave out of the inputs the copies of an earlier run that lie among them; nothing that was named itself."""
    named = [Path(os.path.realpath(base / name)) for name in names]
    roots = [Path(os.path.realpath(base / folder)) for folder in folders]
    roots = [root for root in roots if not any(name.is_relative_to(root) for name in named)]
    kept = [path for path in inputs.paths if not _below(Path(os.path.realpath(base / path)), roots)]
    copies = tuple(str(path) for path in inputs.paths if path not in kept)
    if copies and not kept:
        raise NlsError("check.all_left_out", paths=copies)
    return replace(inputs, paths=tuple(kept), left_out=(*inputs.left_out, *copies))


def _below(place: Path, roots: Sequence[Path]) -> bool:
    return any(place.is_relative_to(root) for root in roots)


class Copies:
    """The copies that one check was asked for."""

    def __init__(
        self, session: Session, paths: Sequence[Path], annotate: str | None, fix: str | None
    ) -> None:
        base = session.folder
        self._session = session
        self._paths = paths
        self._marked = copy_folder(annotate, paths, base, "copy.note.annotated") if annotate else None
        self._mended = copy_folder(fix, paths, base, "copy.note.fixed") if fix else None
        if annotate and fix and Path(os.path.realpath(annotate)) == Path(os.path.realpath(fix)):
            raise NlsError("output.twice", path=fix)

    def prepare(self, *, force: bool) -> None:
        """Refuse, before any work is done, what must not be written."""
        for one in (self._marked, self._mended):
            if one is not None:
                one.prepare(self._paths, force=force)

    def write(self, result: CheckResult, request: CheckRequest) -> None:
        """Make the copies and write them."""
        if self._marked is None and self._mended is None:
            return
        from nls_cli import workbooks
        from nls_cli.reporting.check_entries import CheckView

        language, limits = self._session.language, self._session.limits()
        if self._marked is not None:
            view = CheckView(language, request.show_personal)
            self._marked.write(self._session, workbooks.annotated_copies(result, self._paths, view, limits))
        if self._mended is not None:
            folder = self._session.project().folder
            copies = workbooks.fixed_copies(
                self._paths,
                targets=request.targets,
                folder=folder,
                as_of=request.as_of,
                language=language,
                limits=limits,
            )
            self._mended.write(self._session, copies)
