"""What a copy will not hold, found beforehand in the archive: the library that saves it drops or simplifies it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nls_cli.reading.archive import Entry, Inflater
from nls_cli.reading.limits import Limits

_BY_NAME = (
    ("macros", re.compile(r"(?:.*/)?vbaproject\.bin|xl/macrosheets/.+")),
    ("charts", re.compile(r"xl/(?:charts|chartsheets)/.+")),
    ("images", re.compile(r"xl/media/.+")),
    ("pivots", re.compile(r"xl/pivot(?:tables|cache)/.+")),
    ("slicers", re.compile(r"xl/(?:slicers|slicercaches|timelines|timelinecaches)/.+")),
    ("controls", re.compile(r"xl/(?:ctrlprops|activex)/.+|xl/userforms/.+")),
    ("objects", re.compile(r"xl/embeddings/.+")),
    ("threads", re.compile(r"xl/(?:threadedcomments|persons)/.+")),
    ("queries", re.compile(r"xl/(?:querytables/.+|connections\.xml)")),
    ("signatures", re.compile(r"_xmlsignatures/.+")),
)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_DRAWING = re.compile(r"xl/drawings/drawing[^/]*\.xml")
_EXTENSIONS = {
    b"{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}": "dropdowns",
    b"{78C0D931-6437-407D-A8EE-F0AAD7539E65}": "formats",
    b"{05C60535-1F16-4FD2-B633-F4F36F0B64E0}": "sparklines",
}
_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp|grpSp)[\s>]")
_OVERLAP = 64
KINDS = (*(kind for kind, _ in _BY_NAME), "shapes", *_EXTENSIONS.values())


def find_losses(data: bytes, entries: Mapping[str, Entry], limits: Limits) -> tuple[str, ...]:
    """Return the kinds of things in a workbook that a copy will not hold as they are, in a stable order."""
    found = {kind for kind, pattern in _BY_NAME if any(map(pattern.fullmatch, entries))}
    inflater = Inflater(data, limits)
    for key, entry in entries.items():
        if _SHEET.fullmatch(key):
            found |= _in_sheet(entry, inflater)
        elif _DRAWING.fullmatch(key) and _SHAPE.search(inflater.whole(entry)):
            found.add("shapes")
    return tuple(kind for kind in KINDS if kind in found)


def _in_sheet(entry: Entry, inflater: Inflater) -> set[str]:
    found: set[str] = set()
    tail = b""
    for chunk in inflater.chunks(entry):
        text = (tail + chunk).upper() if b"uri" in tail + chunk else b""
        found |= {kind for uri, kind in _EXTENSIONS.items() if uri in text}
        tail = chunk[-_OVERLAP:]
    return found
