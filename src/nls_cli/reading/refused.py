"""The one exception with which looking or reading stops: the file is refused, with a code and its figures."""

from __future__ import annotations


class Refused(Exception):
    """The file will not be read. Never leaves the reading package: it becomes a `Refusal`."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


def over(limit: str, measured: int, allowed: int, **where: str | int) -> Refused:
    """Return the refusal of a file that is beyond the limit of this name."""
    return Refused("NLS107", limit=limit, measured=measured, allowed=allowed, **{"part": "file", **where})


def damaged(what: str, part: str, **where: str | int) -> Refused:
    """Return the refusal of a file whose `part` is not as the format requires."""
    return Refused("NLS106", what=what, part=part, **where)
