"""What nls.yaml may say under `check:`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from nls_cli.model.base import IsoDate, Strict

Format = Literal["text", "json", "github", "gitlab", "junit", "sarif", "csv", "md", "html"]


def _listed(value: object) -> object:
    """One text is a list of one."""
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class CheckSettings(Strict):
    """The options of `nls check` that a project may set; paths are seen from nls.yaml."""

    format: Format | None = None
    output: Texts = ()
    select: Texts = ()
    ignore: Texts = ()
    severity: Literal["error", "warning", "note"] | None = None
    baseline: str | None = None
    exit_zero: Annotated[bool, Field(alias="exit-zero")] = False
    strict: bool = False
    show_personal: Annotated[bool, Field(alias="show-personal")] = False
    as_of: Annotated[IsoDate | None, Field(alias="as-of")] = None
