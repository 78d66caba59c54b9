"""A file's bytes, once: what is looked at, hashed and read is the same, whatever happens to the file meanwhile."""

from __future__ import annotations

import errno
import os
import stat

from nls_cli.reading.refused import Refused, over

TYPE_CHECKING = False
if TYPE_CHECKING:
    from nls_cli.reading.limits import Limits

_STEP = 1 << 24


def load(path: str, limits: Limits) -> bytes:
    """Return the bytes of a regular file, or refuse it."""
    # A named pipe or a device must not block or flood us before we know what it is.
    flags = (
        os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    )
    try:
        descriptor = os.open(path, flags)
        try:
            return _read(descriptor, limits)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            raise Refused("NLS101") from None
        if os.path.isdir(path):  # noqa: PTH112 - pathlib is not imported into the worker
            raise Refused("NLS103", type="folder") from None
        raise Refused("NLS102", reason=errno.errorcode.get(error.errno or 0, "unknown")) from None
    except ValueError:  # a NUL in the name
        raise Refused("NLS101") from None


def _read(descriptor: int, limits: Limits) -> bytes:
    status = os.fstat(descriptor)
    if stat.S_ISDIR(status.st_mode):
        raise Refused("NLS103", type="folder")
    if not stat.S_ISREG(status.st_mode):
        raise Refused("NLS103", type="device")
    if status.st_size > limits.file_bytes:
        raise over("file-bytes", status.st_size, limits.file_bytes)
    pieces: list[bytes] = []
    size = 0
    while piece := os.read(descriptor, max(_STEP, status.st_size + 1 - size)):
        pieces.append(piece)
        size += len(piece)
        if size > limits.file_bytes:
            raise over("file-bytes", size, limits.file_bytes)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
