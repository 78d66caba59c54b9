"""An office's own template filled with values: the work of a guarded process, as a template is a program.

A template may loop and compute, but it reaches nothing besides the values: the sandbox knows no attributes of Python,
no files, no functions but the filters of text and lists.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from typing import Any

from nls_cli.writing.copying import confine, of_memory

_LENGTH = 8
_NAME_SIGNS = 100


def main() -> None:
    """Read a job from stdin and write the answer to stdout."""
    source = sys.stdin.buffer
    job = json.loads(source.read(int.from_bytes(source.read(_LENGTH), "little")))
    data = b""
    try:
        import docx  # noqa: F401 - loaded before memory is counted
        import docxtpl

        del docxtpl
        confine(job["seconds"], job["memory"])
        data = fill(source.read(), job)
        answer: dict[str, Any] = {}
    except Exception as error:  # whatever a template does is an answer, not a crash
        answer = {"problem": "memory"} if of_memory(error) else _problem(error)
    text = json.dumps(answer).encode("ascii")
    sys.stdout.buffer.write(len(text).to_bytes(_LENGTH, "little") + text + data)


def _problem(error: Exception) -> dict[str, Any]:
    from jinja2 import TemplateError
    from jinja2.exceptions import UndefinedError

    if isinstance(error, UndefinedError):
        name = str(error.message or "").split("'")
        return {"problem": "unknown", "name": name[-2][:_NAME_SIGNS] if len(name) > 2 else ""}
    if isinstance(error, TemplateError | TypeError | ValueError | ArithmeticError | LookupError):
        return {"problem": "template", "what": f"{error}"[:300]}
    return {"problem": "damaged"}


def fill(data: bytes, job: dict[str, Any]) -> bytes:
    """Return the filled template."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    template = DocxTemplate(io.BytesIO(data))
    template.render(job["values"], environment, autoescape=True)
    when = dt.datetime.fromisoformat(job["date"])
    properties = template.docx.core_properties
    properties.created = properties.modified = when
    properties.last_modified_by = job["author"]
    properties.revision = 1
    made = io.BytesIO()
    template.docx.save(made)
    return made.getvalue()
