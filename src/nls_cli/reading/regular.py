"""The bytes of a small file that somebody named: never a pipe or a device, which would not end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def read_regular(path: Path, most: int) -> tuple[int, bytes]:
    """Return size and bytes of a regular file, no bytes where it holds more than `most`; OSError for anything else."""
    # Opening must not wait for whoever writes into a pipe.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            number = errno.EISDIR if stat.S_ISDIR(status.st_mode) else errno.ENODEV
            raise OSError(number, os.strerror(number))
        if status.st_size > most:
            return status.st_size, b""
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            content = file.read(most + 1)  # it may have grown since
    finally:
        os.close(descriptor)
    return len(content), content if len(content) <= most else b""
