"""Let LibreOffice calculate our workbooks anew: no cell may be an error, every formula must give what we wrote.

`python tools/look/recalculate.py WORKBOOK.xlsx…` takes the values of all formulas out of a copy first, so that
nothing can be taken over; exit 1 if anything differs, 2 if LibreOffice is not there.
"""

from __future__ import annotations

import math
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from openpyxl import load_workbook

VALUE_OF_FORMULA = re.compile(rb"(</f>)<v>[^<]*</v>")


def without_values(source: Path, target: Path) -> int:
    """Copy a workbook without the values of its formulas; return how many there were."""
    taken = 0
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            data = before.read(entry)
            if entry.filename.startswith("xl/worksheets/"):
                data, count = VALUE_OF_FORMULA.subn(rb"\1", data)
                taken += count
            after.writestr(entry, data)
    return taken


def calculated(program: str, source: Path, folder: Path) -> Path:
    """Let LibreOffice load a workbook and save it with what it calculated."""
    out = folder / "calculated"
    command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "xlsx", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return out / source.name


def differences(ours: Path, theirs: Path) -> list[str]:
    """Return every cell that differs, and every error."""
    found: list[str] = []
    values, formulas, other = (
        load_workbook(path, data_only=only) for path, only in ((ours, True), (ours, False), (theirs, True))
    )
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                ours_, theirs_ = (one[sheet.title][cell.coordinate].value for one in (values, other))
                numbers = isinstance(ours_, int | float) and isinstance(theirs_, int | float)
                if not numbers or not math.isclose(ours_, theirs_, rel_tol=1e-12, abs_tol=1e-9):
                    found.append(
                        f"{sheet.title}!{cell.coordinate} {cell.value}: {ours_} here, {theirs_} calculated"
                    )
    return found


def main(paths: list[str]) -> int:
    """Recalculate every workbook."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print(
            "NOT RUN: LibreOffice (soffice) is not on this machine; no workbook was recalculated",
            file=sys.stderr,
        )
        return 2
    code = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in map(Path, paths):
            copy = folder / path.name
            count = without_values(path, copy)
            found = differences(path, calculated(program, copy, folder))
            print(
                f"{path.name}: {count} formulas calculated by LibreOffice, {len(found)} differ",
                file=sys.stderr,
            )
            for one in found[:20]:
                print(f"  {one}", file=sys.stderr)
            code = max(code, int(bool(found) or not count))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
