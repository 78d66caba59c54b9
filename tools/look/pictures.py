"""Take the pictures of the READMEs: what `nls` writes of the sample, as Chromium and LibreOffice show it.

`python tools/look/pictures.py` writes docs/images/*.png anew. Needs Chromium (or Chrome), LibreOffice and pdftoppm.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
)
LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{}</value></prop></item></oor:items>
"""
"""LibreOffice's own setting: numbers as a reader of this language has them (1.528 or 1,528)."""
OFFLINE = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


def run(*command: str | Path) -> None:
    """Run a program, its chatter aside."""
    subprocess.run(
        [str(one) for one in command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=300,
    )


def program(*names: str) -> str:
    """Return the first of these programs that is there."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        sys.exit(f"NOT RUN: needs {' or '.join(names)}")
    return found


def main() -> None:
    """Take the pictures in both languages."""
    browser, office = program("chromium", "chromium-browser", "google-chrome"), program("soffice")
    pages = program("pdftoppm")
    IMAGES.mkdir(parents=True, exist_ok=True)
    census = ROOT / "sample_data" / "nam-dinh-2024.xlsx"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for language, locale in (("vi", "vi"), ("en", "en-US")):
            office_folder = folder / f"office-{language}"
            (office_folder / "user").mkdir(parents=True)
            (office_folder / "user" / "registrymodifications.xcu").write_text(LOCALE.format(locale), "utf-8")
            profile = f"-env:UserInstallation={office_folder.as_uri()}"
            files = {suffix: folder / f"{language}.{suffix}" for suffix in ("html", "xlsx", "docx")}
            outputs = [part for path in files.values() for part in ("-o", str(path))]
            run(sys.executable, "-m", "nls_cli", "score", census, "--lang", language, *outputs)
            picture = IMAGES / f"score-html-{language}.png"
            view = (
                "--window-size=1000,1180",
                f"--user-data-dir={folder / 'browser'}",
                f"--screenshot={picture}",
            )
            run(browser, *QUIET, *OFFLINE, *view, files["html"].as_uri())
            for suffix in ("xlsx", "docx"):
                run(office, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, files[suffix])
                picture = IMAGES / f"score-{suffix}-{language}"
                first = ("-f", "1", "-l", "1", "-singlefile")
                width = ("-scale-to-x", "640" if suffix == "docx" else "1000", "-scale-to-y", "-1")
                run(pages, "-png", *first, *width, folder / f"{language}.pdf", picture)


if __name__ == "__main__":
    main()
