"""Where target sets, forms and units are found: beside the file, in the project, among the shipped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nls_cli

_PACKAGE = Path(nls_cli.__file__).parent


def is_file(path: Path) -> bool:
    """Tell whether there is such a file; a name that no system can hold names none."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Tell whether there is such a folder."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Tell whether there is anything of that name."""
    try:
        return path.exists()
    except OSError:
        return False


def shipped(name: str) -> Path:
    """Return the folder of that name which travels with the program (`targets`, `sample_data`)."""
    installed = _PACKAGE / "shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


@dataclass(frozen=True, slots=True)
class Library:
    """The folders in which an id is looked up, in this order."""

    folders: tuple[Path, ...]

    @classmethod
    def around(cls, *folders: Path) -> Library:
        """Return the library of these folders, each also with its `targets`, then the shipped."""
        found: list[Path] = []
        for folder in folders:
            found += [folder, folder / "targets"]
        found.append(shipped("targets"))
        return cls(tuple(dict.fromkeys(found)))

    def find(self, id: str, kind: str = "") -> Path | None:
        """Return the file `<id>.yaml`; `kind` is the subfolder (`forms`, `units`), empty for target sets."""
        if "/" in id or "\\" in id or id.startswith("."):
            return None
        for folder in self.folders:
            for place in (folder / kind, folder) if kind else (folder,):
                for suffix in (".yaml", ".yml"):
                    path = place / (id + suffix)
                    if is_file(path):
                        return path
        return None

    def target_sets(self) -> dict[str, Path]:
        """Return id → path of every file that could be a target set, nearest folder first."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            if folder.name == "targets" or folder == self.folders[-1]:
                for path in sorted((*folder.glob("*.yaml"), *folder.glob("*.yml"))):
                    found.setdefault(path.stem, path)
        return found

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids of all forms or units files."""
        found = {path.stem for folder in self.folders for path in (folder / kind).glob("*.y*ml")}
        return tuple(sorted(found))
