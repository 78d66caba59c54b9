"""`nls check --certificate FILE` and `--confirm CODE`: what a body signs, and whether a workbook still holds it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nls_cli.cli.output import check_outputs, write_file, write_result
from nls_cli.cli.session import Session
from nls_cli.errors import NlsError

if TYPE_CHECKING:
    from nls_cli.cli.check import CheckRequest
    from nls_cli.model.check import CheckResult
    from nls_cli.model.seal import Seal

SUFFIX = ".docx"


def _the_one(paths: Sequence[Path]) -> Path:
    if len(paths) != 1:
        raise NlsError("certificate.one_file", count=len(paths))
    return paths[0]


def _sealed(session: Session, path: Path, request: CheckRequest) -> Seal:
    from nls_cli import certificates

    return certificates.seal(
        path,
        targets=request.targets,
        folder=session.project().folder,
        as_of=request.as_of,
        limits=session.limits(),
    )


def prepare_certificate(request: CheckRequest, paths: Sequence[Path]) -> None:
    """Refuse, before any work is done, a certificate that cannot be written."""
    if request.certificate is not None:
        _the_one(paths)
        check_outputs([request.certificate], paths, [SUFFIX], force=request.force)


def write_certificate(
    session: Session, request: CheckRequest, paths: Sequence[Path], result: CheckResult
) -> None:
    """Write the certificate of the one workbook that was checked; nothing if it could not be read."""
    if request.certificate is None or result.unreadable:
        return
    from nls_cli.reporting.certificate_document import certificate
    from nls_cli.reporting.docx_file import render_docx
    from nls_cli.reporting.formats import NO_LETTERHEAD

    path = _the_one(paths)
    seal = _sealed(session, path, request)
    if seal.sha256 != result.files[0].sha256:
        raise NlsError("certificate.changed", path=path)
    letterhead = session.project().report or NO_LETTERHEAD
    write_file(request.certificate, render_docx(certificate(seal, result, session.language, letterhead)))
    session.note("note.written", path=request.certificate)


def confirm(session: Session, request: CheckRequest, paths: Sequence[Path]) -> int:
    """Say whether the workbook holds the data of a code; return the exit code."""
    from nls_cli.cli.exit import DONE, MISSED
    from nls_cli.parsing.sealing import read_code
    from nls_cli.reporting.layout import indented
    from nls_cli.reporting.phrases import phrase

    code = read_code(request.confirm or "")
    if code is None:
        raise NlsError("confirm.not_a_code", value=request.confirm)
    path = _the_one(paths)
    found = _sealed(session, path, request).code
    key = "confirm.same" if found == code else "confirm.other"
    said = phrase(key, session.language, {"path": path, "code": code, "found": found})
    write_result(indented(said, session.terminal.width) + "\n")
    return DONE if found == code else MISSED
