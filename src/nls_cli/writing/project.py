"""The files of a project folder to start from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

ID = "chi-tieu"
"""What the new target set is called."""
_FOLDER = Path(__file__).parent / "project"
_FILES = {
    "nls.yaml": "nls.yaml",
    f"targets/{ID}.yaml": "targets.yaml",
    "submitters.yaml": "submitters.yaml",
    "submissions/README.md": "submissions.md",
    ".gitignore": "gitignore",
}
_WORKFLOWS: Mapping[str, Mapping[str, str]] = {
    "github": {".github/workflows/nls.yml": "github.yml"},
    "gitlab": {".gitlab-ci.yml": "gitlab.yml"},
    "none": {},
}


def workflow_files(ci: str) -> tuple[str, ...]:
    """Return the paths of the files that tell CI what to do."""
    return tuple(_WORKFLOWS[ci])


def project_files(base: str, version: str, ci: str) -> dict[str, str]:
    """Return the path of every file in the new folder, and what stands in it.

    `base` is the target set that the folder's own one extends, `version` that of the program for CI to install,
    `ci` is `github`, `gitlab` or `none`.
    """
    found: dict[str, str] = {}
    for path, name in {**_FILES, **_WORKFLOWS[ci]}.items():
        text = (_FOLDER / name).read_text("utf-8")
        for mark, value in (("{id}", ID), ("{base}", base), ("{version}", version)):
            text = text.replace(mark, value)
        found[path] = text
    return found
