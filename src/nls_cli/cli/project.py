"""The project folder: the nearest `nls.yaml` upward from the current folder, and what it says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from nls_cli.cli.check_settings import CheckSettings
    from nls_cli.errors import Problem
    from nls_cli.model.base import Strict
    from nls_cli.model.letterhead import Letterhead
    from nls_cli.reading.yaml_source import YamlSource

    M = TypeVar("M", bound=Strict)

FILE_NAME = "nls.yaml"
KEYS = ("census", "targets", "lang", "check", "submitters", "limits", "report", "layouts")
"""Everything nls.yaml may say."""


@dataclass(frozen=True, slots=True)
class Project:
    """What a project sets as defaults."""

    folder: Path
    """Where ids are looked up; the current folder if there is no nls.yaml."""
    path: Path | None = None
    census: tuple[str, ...] = ()
    """As written, relative to `folder`."""
    targets: str | None = None
    """An id, or a path that holds from the current folder."""
    check: CheckSettings | None = None
    """Defaults of `nls check`; its paths are relative to `folder`."""
    submitters: str | None = None
    """The list of who must send what, relative to `folder`."""
    limits: Mapping[str, int | float] = field(default_factory=dict)
    """What a workbook may cost, by the limit's name."""
    report: Letterhead | None = None
    """Who issues what is to be signed."""


def find_project_file(folder: Path) -> Path | None:
    """Return the nearest nls.yaml from `folder` upward."""
    for one in (folder, *folder.parents):
        path = one / FILE_NAME
        if path.is_file():
            return path
    return None


def read_project(path: Path | None, folder: Path) -> Project:
    """Read nls.yaml; SourceError with its place for every mistake in it."""
    if path is None:
        return Project(folder)
    from nls_cli.errors import SourceError
    from nls_cli.reading.yaml_source import read_yaml
    from nls_cli.text import nearest

    source = read_yaml(path, shown_path(path, folder))
    data = {} if source.data is None else source.data
    if not isinstance(data, dict):
        raise SourceError([source.problem((), "yaml.not_mapping", {"value": str(data)})])
    problems: list[Problem] = []
    for key in data:
        if key not in KEYS:
            near = nearest(str(key), KEYS)
            problems.append(source.problem((key,), "yaml.unknown_key", {"name": key}, near, at_key=True))
    census = data.get("census")
    files = [census] if isinstance(census, str) else census if isinstance(census, list) else []
    if census is not None and (not files or not all(isinstance(one, str) and one for one in files)):
        problems.append(source.problem(("census",), "yaml.not_text", {"value": str(census)}))
    for key, wanted in (("targets", None), ("submitters", None), ("lang", ("vi", "en"))):
        value = data.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            problems.append(source.problem((key,), "yaml.not_text", {"value": str(value)}))
        elif wanted is not None and value not in wanted:
            params: dict[str, object] = {"value": value, "valid": ", ".join(wanted)}
            problems.append(source.problem((key,), "yaml.literal", params, nearest(value, wanted)))
    check = _check_settings(source, data["check"], problems) if data.get("check") is not None else None
    limits = _limits(source, data["limits"], problems) if data.get("limits") is not None else {}
    report = _letterhead(source, data["report"], problems) if data.get("report") is not None else None
    if problems:
        raise SourceError(problems)
    targets = data.get("targets")
    if isinstance(targets, str) and Path(targets).suffix.lower() in (".yaml", ".yml"):
        targets = str(path.parent / targets)
    return Project(path.parent, path, tuple(files), targets, check, data.get("submitters"), limits, report)


def _check_settings(source: YamlSource, data: object, problems: list[Problem]) -> CheckSettings | None:
    from nls_cli.cli.check_settings import CheckSettings

    return _built(CheckSettings, "check", source, data, problems)


def _letterhead(source: YamlSource, data: object, problems: list[Problem]) -> Letterhead | None:
    from nls_cli.model.letterhead import Letterhead

    return _built(Letterhead, "report", source, data, problems)


def _built(model: type[M], key: str, source: YamlSource, data: object, problems: list[Problem]) -> M | None:
    """Build what stands under a key; every mistake in it becomes a problem at its place."""
    from nls_cli.parsing.conditions import Mistake
    from nls_cli.parsing.targets import build_model

    def report(mistake: Mistake) -> None:
        loc = (key, *mistake.loc)
        problems.append(
            source.problem(loc, mistake.key, dict(mistake.params), mistake.nearest, at_key=mistake.at_key)
        )

    return build_model(model, data, report)


def _limits(source: YamlSource, data: object, problems: list[Problem]) -> dict[str, int | float]:
    from nls_cli.cli.limits import KINDS, limit_value
    from nls_cli.text import nearest

    if not isinstance(data, dict):
        problems.append(source.problem(("limits",), "yaml.not_mapping", {"value": str(data)}))
        return {}
    found: dict[str, int | float] = {}
    for name, written in data.items():
        loc = ("limits", name)
        if name not in KINDS:
            near = nearest(str(name), tuple(KINDS))
            problems.append(source.problem(loc, "yaml.unknown_key", {"name": name}, near, at_key=True))
            continue
        value = limit_value(name, written)
        if value is None:
            problems.append(source.problem(loc, "yaml.not_limit", {"value": str(written)}))
        else:
            found[name] = value
    return found


def shown_path(path: Path, folder: Path) -> str:
    """Return `path` as seen from `folder` if it lies inside it or in a folder above it, else as it is."""
    if path.is_relative_to(folder) or folder.is_relative_to(path.parent):
        return os.path.relpath(path, folder)
    return str(path)
