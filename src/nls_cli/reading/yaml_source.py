"""YAML read safely: plain data, exact numbers, and the line and column of every key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

from nls_cli.errors import NlsError, Problem, SourceError, os_reason
from nls_cli.reading.regular import read_regular

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 50
MAX_DIGITS = 40

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)?(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?")
_OBJECTIONS = (
    ("could not find expected ':'", "yaml.syntax_colon"),
    ("expected ',' or", "yaml.syntax_bracket"),
    ("unexpected end of stream", "yaml.syntax_quote"),
    ("cannot start any token", "yaml.syntax_start"),
    ("mapping values are not allowed", "yaml.syntax_two_colons"),
    ("did not find expected", "yaml.syntax_indent"),
)
"""Words of the YAML parser → message."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlSource:
    """One YAML file: its data and where each piece stands."""

    path: Path
    shown: str
    """The path as the user knows it."""
    sha256: str
    data: object
    root: yaml.Node | None

    def problem(
        self,
        loc: Sequence[str | int],
        key: str,
        params: dict[str, object] | None = None,
        nearest: tuple[str, ...] = (),
        *,
        at_key: bool = False,
    ) -> Problem:
        """Return a mistake at the place that the keys and indexes of `loc` lead to.

        Steps of `loc` that the file does not have (names of alternatives, missing keys) end at their parent.
        """
        mark = _mark(self.root, loc, at_key=at_key)
        return Problem(self.shown, mark.line + 1, mark.column + 1, key, params or {}, nearest)


class _Start:
    line = column = 0


def _mark(root: yaml.Node | None, loc: Sequence[str | int], *, at_key: bool) -> yaml.Mark | _Start:
    if root is None:
        return _Start()
    node, mark = root, root.start_mark
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(step):
                    node = value
                    mark = key.start_mark if at_key or not value.start_mark else value.start_mark
                    break
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
    return mark


def read_yaml(path: Path, shown: str | None = None) -> YamlSource:
    """Read a YAML file; SourceError with file, line and column if it is not plain, safe YAML."""
    name = shown or str(path)
    try:
        size, raw = read_regular(path, MAX_BYTES)
    except FileNotFoundError:
        raise NlsError("yaml.not_found", path=name) from None
    except OSError as error:
        raise NlsError("yaml.unreadable", path=name, why=os_reason(error)) from None

    def stop(line: int, column: int, key: str, **params: object) -> SourceError:
        return SourceError([Problem(name, line + 1, column + 1, key, params)])

    if size > MAX_BYTES:
        raise stop(0, 0, "yaml.too_big", limit=MAX_BYTES // 1024, size=size // 1024)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))  # Notepad's "Unicode"
        if b"\0" in raw[:4096] and not is_utf16:  # a workbook, for one
            raise stop(0, 0, "yaml.not_yaml") from None
        before = raw[: error.start]
        raise stop(before.count(b"\n"), error.start - before.rfind(b"\n") - 1, "yaml.not_utf8") from None
    try:
        _refuse_tricks(text, stop)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        key, mark = _told(error, text)
        raise stop(mark.line, mark.column, key, why=error.problem or error.context or "") from None
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0) or 0
        before_text = text[:position]
        raise stop(
            before_text.count("\n"), position - before_text.rfind("\n") - 1, "yaml.syntax", why="character"
        ) from None
    problems: list[Problem] = []
    data = _plain(root, name, problems) if root is not None else None
    if problems:
        raise SourceError(problems)
    return YamlSource(path, name, hashlib.sha256(raw).hexdigest(), data, root)


def _told(error: yaml.MarkedYAMLError, text: str) -> tuple[str, yaml.Mark | _Start]:
    """Return the message for what the YAML parser objects to, and the place where the writer should look."""
    problem, here = error.problem or "", error.problem_mark or error.context_mark or _Start()
    began = error.context_mark or here
    line = next(iter(text.split("\n")[here.line : here.line + 1]), "")
    if "\t" in line[: len(line) - len(line.lstrip())] or "tab character" in problem:
        return "yaml.syntax_tab", here
    key = next((key for words, key in _OBJECTIONS if words in problem), "yaml.syntax")
    if key in ("yaml.syntax_colon", "yaml.syntax_quote") or (
        key == "yaml.syntax_bracket" and began.line != here.line
    ):
        return key, began
    return key, here


def _refuse_tricks(text: str, stop: Callable[..., SourceError]) -> None:
    """Refuse what makes YAML dangerous or surprising, before any tree is built."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark or _Start()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise stop(mark.line, mark.column, "yaml.alias")
        tag = getattr(event, "tag", None)
        if tag and isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and tag != "!":
            raise stop(mark.line, mark.column, "yaml.tag", tag=tag)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise stop(mark.line, mark.column, "yaml.documents")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise stop(mark.line, mark.column, "yaml.depth", limit=MAX_DEPTH)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _plain(node: yaml.Node, name: str, problems: list[Problem]) -> object:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, name, problems) for child in node.value]
    if isinstance(node, yaml.MappingNode):
        found: dict[object, object] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            mark = key.start_mark
            if not isinstance(key, yaml.ScalarNode):
                problems.append(Problem(name, mark.line + 1, mark.column + 1, "yaml.key_kind"))
                continue
            if key.value == "<<" and not key.style:
                problems.append(Problem(name, mark.line + 1, mark.column + 1, "yaml.merge_key"))
                continue
            if key.value in lines:
                params = {"name": key.value, "first": lines[key.value]}
                problems.append(Problem(name, mark.line + 1, mark.column + 1, "yaml.duplicate_key", params))
                continue
            lines[key.value] = mark.line + 1
            own = _scalar(key)
            found[own if isinstance(own, int | str) and not isinstance(own, bool) else key.value] = _plain(
                value, name, problems
            )
        return found
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node)


def _scalar(node: yaml.ScalarNode) -> object:
    """Read a scalar by YAML 1.2: `no`, `12:30` and `1_000` are text, decimals stay exact.

    A number with a leading zero is a code, so it stays text too.
    """
    text: str = node.value
    if node.style:  # quoted or block: always text
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if len(text) <= MAX_DIGITS:
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and any(c.isdigit() for c in text):
            return Decimal(text)
    return text
