"""How an error is told: what is wrong, where, and what to do about it."""

from __future__ import annotations

from typing import Any

from nls_cli.errors import NlsError, SourceError, UnreadableError
from nls_cli.messages import Language, known, say

_MOST_KNOWN = 20
"""Where nothing is near, all that is known is listed, unless it is a long list."""


def render_error(error: NlsError, language: Language, width: int, *, color: bool) -> str:
    """Render an NlsError for stderr."""
    from nls_cli.reporting.layout import indented, painted
    from nls_cli.reporting.phrases import phrase

    params = dict(error.params)
    head = say("error", language, message=phrase(error.key, language, params))
    lines = [painted(indented(head, width), "bad", color=color)]
    if isinstance(error, SourceError):
        from nls_cli.reporting.findings_text import render_problems

        lines.append(render_problems(error.problems, language).rstrip("\n"))
    if isinstance(error, UnreadableError):
        from nls_cli.reporting.findings_text import render_refusals

        refusals: Any = error.refusals
        lines.append(render_refusals(refusals, language, width, color=color).rstrip("\n"))
    if params.get("nearest"):
        lines.append(indented(phrase("error.nearest", language, {"names": params["nearest"]}), width))
    elif isinstance(names := params.get("known"), tuple | list) and 0 < len(names) <= _MOST_KNOWN:
        lines.append(indented(phrase("error.known", language, {"names": names}), width))
    if known(f"{error.key}.hint"):
        hint = phrase(f"{error.key}.hint", language, params)
        lines.append(indented(say("error.hint", language, hint=hint), width))
    return "\n".join(line for line in lines if line) + "\n"
