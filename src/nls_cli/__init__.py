"""Score a Vietnamese province's digital workforce from Excel staff censuses."""

__version__ = "0.1.0"
