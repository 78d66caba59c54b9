"""Write docs/findings.md from the catalogue of words; `nox -s fix` runs it, a test compares."""

from __future__ import annotations

from pathlib import Path

from nls_cli.reporting.code_page import render_code_document

DOCUMENT = Path(__file__).parents[1] / "docs" / "findings.md"

if __name__ == "__main__":
    DOCUMENT.write_text(render_code_document(), "utf-8", newline="\n")
