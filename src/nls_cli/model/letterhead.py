"""Who issues a document: what an office writes above and below everything it sends."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from nls_cli.model.base import Many, Strict

Line = Annotated[str, Field(min_length=1, max_length=200)]


class Letterhead(Strict):
    """The issuing body as nls.yaml gives it under `report:`; what is absent is left blank, to be filled by hand."""

    parent: Line | None = None
    """The body above the issuing one."""
    issuer: Line | None = None
    """The issuing body."""
    symbol: Line | None = None
    """What follows the number of the document: `BC-SKHCN`."""
    place: Line | None = None
    """Where it is issued."""
    recipients: Many[Line] = ()
    signer_title: Annotated[Line | None, Field(alias="signer-title")] = None
    signer: Line | None = None
    template: Line | None = None
    """A docx of the office's own that reports are filled into; relative to nls.yaml."""
