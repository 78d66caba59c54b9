"""Filling a template in a process of its own: what it is looked at before, and how long and how much it may take."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nls_cli.errors import NlsError
from nls_cli.reading.archive import Inflater, read_directory, rebuild
from nls_cli.reading.limits import Limits
from nls_cli.reading.load import load
from nls_cli.reading.refused import Refused
from nls_cli.text import nearest

_LENGTH = 8
_SECONDS = 30
_MEMORY = 1 << 30
_MOST_BYTES = 64 << 20
"""Of a template when it is inflated."""
_LIBRARIES = ("docx", "docxtpl", "jinja2", "markupsafe", "lxml", "typing_extensions")
_EXTERNAL = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_HYPERLINK = re.compile(rb"relationships/hyperlink[\"']", re.IGNORECASE)
_ACTIVE = ("vbaproject", "activex", "/embeddings/")


def read_template(path: Path, limits: Limits) -> bytes:
    """Return a clean archive of a template; NlsError if it is none, or holds what must not get into a report."""
    try:
        data = load(str(path), limits)
        entries = read_directory(data, limits)
        if "word/document.xml" not in entries:
            raise NlsError("template.not_docx", path=path)
        inflater = Inflater(data, limits)
        total = 0
        for key, entry in entries.items():
            if any(sign in key for sign in _ACTIVE):
                raise NlsError("template.active", path=path, part=entry.name)
            part = b"".join(inflater.chunks(entry, _MOST_BYTES))
            total += len(part)
            if total > _MOST_BYTES:
                raise NlsError("template.too_large", path=path)
            if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\x00<" in part[:200]:
                raise NlsError("template.active", path=path, part=entry.name)
            links = _EXTERNAL.findall(part) if key.endswith(".rels") else []
            if not all(map(_HYPERLINK.search, links)):
                raise NlsError("template.active", path=path, part=entry.name)
    except Refused as refused:
        key = "template.missing" if refused.code == "NLS101" else "template.not_docx"
        raise NlsError(key, path=path) from None
    return rebuild(data, entries.values())


def fill_template(
    data: bytes, values: Mapping[str, Any], path: Path, date: dt.date | None, author: str
) -> bytes:
    """Return the filled template; NlsError that says what is wrong with it."""
    when = dt.datetime.combine(date or dt.date(2000, 1, 1), dt.time())
    job = {
        "seconds": _SECONDS,
        "memory": _MEMORY,
        "values": values,
        "date": when.isoformat(),
        "author": author or "nls",
    }
    text = json.dumps(job).encode("ascii")
    try:
        ended = subprocess.run(
            _command(),
            input=len(text).to_bytes(_LENGTH, "little") + text + data,
            capture_output=True,
            timeout=_SECONDS * 2,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (subprocess.TimeoutExpired, OSError):
        raise NlsError("template.limits", path=path) from None
    at = _LENGTH + int.from_bytes(ended.stdout[:_LENGTH], "little")
    if ended.returncode or len(ended.stdout) < at:
        raise NlsError("template.limits", path=path)
    answer = json.loads(ended.stdout[_LENGTH:at])
    match answer.get("problem"):
        case None:
            return ended.stdout[at:]
        case "memory":
            raise NlsError("template.limits", path=path)
        case "unknown":
            name = answer["name"]
            raise NlsError("template.unknown", path=path, name=name, nearest=nearest(name, values))
        case "template":
            raise NlsError("template.wrong", path=path, what=answer["what"])
        case _:
            raise NlsError("template.not_docx", path=path)


def _command() -> list[str]:
    """Return the command of the process: isolated, importing from this package and the libraries alone."""
    roots = [str(Path(__file__).parents[2])]
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec and spec.origin:
            levels = 1 if spec.submodule_search_locations else 0
            roots.append(str(Path(spec.origin).parents[levels]))
    code = "import sys; sys.path += sys.argv[1:]; from nls_cli.writing.filling import main; main()"
    return [sys.executable, "-I", "-S", "-c", code, *dict.fromkeys(roots)]
