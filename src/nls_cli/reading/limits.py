"""What a workbook may cost before it is refused, and the permanent codes of the refusals.

| code   | meaning                                   | params                                   |
|--------|-------------------------------------------|------------------------------------------|
| NLS101 | no such file                              | —                                        |
| NLS102 | the system does not let us read it        | reason                                   |
| NLS103 | not a workbook                            | type (what it really is)                 |
| NLS104 | protected by a password                   | what                                     |
| NLS105 | empty file                                | —                                        |
| NLS106 | damaged                                   | what, part (with sheet and cell)         |
| NLS107 | beyond a limit                            | limit, measured, allowed, part?          |
| NLS108 | dangerous XML                             | what, part                               |
| NLS109 | the reader crashed                        | how                                      |
| NLS110 | reading took too long                     | seconds                                  |
| NLS111 | reading took too much memory              | mebibytes                                |
| NLS112 | Excel 5/95 or older                       | type                                     |
| NLS113 | stored twice: zip entry, sheet, row, cell | what, part, cell?                        |
| NLS114 | (notice) macros                           | what                                     |
| NLS115 | (notice) links to other files             | count                                    |
| NLS116 | (notice) embedded objects                 | count                                    |
| NLS117 | (notice) errors look like blanks here     | type                                     |
| NLS118 | text encoding other than UTF-8            | encoding, part                           |

The text of every message lives in the catalogue of the reporting layer, keyed by code.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one workbook; the defaults accept every honest census up to Excel's last row."""

    file_bytes: int = 512 * MIB
    """Size of the file."""
    entries: int = 2_000
    """Entries of the zip archive."""
    sheets: int = 1_000
    """Sheets of the workbook."""
    entry_bytes: int = 2_048 * MIB
    """Inflated size of one part, counted while inflating."""
    total_bytes: int = 3_072 * MIB
    """Inflated size of all the parts that are read."""
    ratio: int = 200
    """Inflated size over packed size, of a part above `ratio_grace_bytes`."""
    ratio_grace_bytes: int = MIB
    """Parts up to this inflated size may have any ratio."""
    run_bytes: int = 4 * MIB
    """Longest stretch of XML without a tag."""
    row_bytes: int = 16 * MIB
    """XML of one row, or of what precedes the first."""
    small_part_bytes: int = 16 * MIB
    """Inflated size of a part that is not a sheet, a string table or a style table."""
    area: int = 20_000_000
    """Cells in the rectangle around all cells with a value, whatever the size of the sheet …"""
    area_hard: int = 72_000_000
    """… and at most; in between, one more cell for each 16 bytes of the sheet's XML."""
    seconds: float = 10.0
    """Time to look and read, whatever the size …"""
    seconds_per_mib: float = 0.25
    """… plus this for each MiB of inflated size …"""
    seconds_hard: float = 300.0
    """… and at most."""
    seconds_to_load: float = 60.0
    """Time until the file's bytes are in memory (slow network folders)."""
    memory_bytes: int = 768 * MIB
    """Address space of the reading process, whatever the size …"""
    memory_per_byte: float = 10.0
    """… plus this for each byte of inflated size …"""
    memory_hard_bytes: int = 8_192 * MIB
    """… and at most."""
