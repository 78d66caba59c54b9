"""A target set with all it extends: one tree out of several files, each piece still known by its own line."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nls_cli.errors import Problem, SourceError
from nls_cli.parsing.targets import merged_over
from nls_cli.reading.library import Library
from nls_cli.reading.yaml_source import YamlSource, read_yaml
from nls_cli.text import nearest

INDICATORS = "indicators"
NEW = ("name", "unit", "measure")
"""What an indicator must have that is not in the set extended."""


@dataclass(frozen=True, slots=True)
class ExtendedSource:
    """A target set put over the ones it extends."""

    data: object
    sha256: str
    layers: tuple[YamlSource, ...]
    """The set's own file, then the one it extends, and so on."""

    def problem(
        self,
        loc: Sequence[str | int],
        key: str,
        params: dict[str, object] | None = None,
        nearest: tuple[str, ...] = (),
        *,
        at_key: bool = False,
    ) -> Problem:
        """Return a mistake at its place in the file that says what stands at `loc`."""
        source, own = self._origin(loc)
        return source.problem(own, key, params, nearest, at_key=at_key)

    def _origin(self, loc: Sequence[str | int]) -> tuple[YamlSource, Sequence[str | int]]:
        if len(loc) > 1 and loc[0] == INDICATORS and isinstance(loc[1], int):
            merged = _indicators(self.data)[loc[1]]
            found = [
                (layer, at, one)
                for layer in self.layers
                for at, one in enumerate(_indicators(layer.data))
                if one is merged or (isinstance(one, Mapping) and one.get("id") == _id(merged))
            ]
            same = [place for place in found if place[2] is merged]
            saying = [place for place in found if len(loc) > 2 and loc[2] in place[2]]
            for layer, at, _ in (*same, *saying, *found):
                return layer, (INDICATORS, at, *loc[2:])
        for layer in self.layers:
            if loc and isinstance(layer.data, Mapping) and loc[0] in layer.data:
                return layer, loc
        return self.layers[0], loc


def _indicators(data: object) -> Sequence[Any]:
    found = data.get(INDICATORS) if isinstance(data, Mapping) else None
    return found if isinstance(found, list) else ()


def _id(indicator: object) -> object:
    return indicator.get("id") if isinstance(indicator, Mapping) else None


def read_extended(path: Path, library: Library, chain: tuple[Path, ...] = ()) -> ExtendedSource:
    """Read a target set and put it over the one it extends, as far as the chain goes."""
    source = read_yaml(path)
    data = source.data
    alone = ExtendedSource(data, source.sha256, (source,))
    if not isinstance(data, dict) or not isinstance(parent := data.get("extends"), str):
        return alone
    base = library.find(parent)
    if base is None:
        beside = {file.stem for file in path.parent.glob("*.y*ml")} - {path.stem}
        known = sorted(beside.union(library.target_sets()))
        raise SourceError(
            [source.problem(("extends",), "yaml.extends_unknown", {"value": parent}, nearest(parent, known))]
        )
    if base.resolve() in (one.resolve() for one in (*chain, path)):
        raise SourceError([source.problem(("extends",), "yaml.extends_loop", {"value": parent})])
    below = read_extended(base, library, (*chain, path))
    if not isinstance(below.data, dict):
        return alone
    if problems := _misdirected(source, below.data):
        raise SourceError(problems)
    combined = hashlib.sha256(f"{source.sha256} {below.sha256}".encode()).hexdigest()
    return ExtendedSource(merged_over(below.data, data), combined, (source, *below.layers))


def _misdirected(source: YamlSource, below: Mapping[str, Any]) -> list[Problem]:
    """Return the indicators that change one twice, or one that the set extended does not have."""
    known = [str(_id(one)) for one in _indicators(below)]
    problems: list[Problem] = []
    seen: set[str] = set()
    for at, one in enumerate(_indicators(source.data)):
        if not isinstance(one, Mapping) or not isinstance(id := one.get("id"), str):
            continue
        here = (INDICATORS, at, "id")
        if id in seen:
            problems.append(source.problem(here, "yaml.duplicate_id", {"name": id}))
        elif id not in known and not set(NEW) & set(one):
            problems.append(source.problem(here, "yaml.extends_indicator", {"name": id}, nearest(id, known)))
        seen.add(id)
    return problems
