"""`python -m tests.hostile.acceptance FOLDER …`: what share of readable workbooks does the look accept?

A workbook is readable if the reader, in a process of its own and without any look before, reads every worksheet.
Each that is readable and refused is listed with its reason. Honest files of any origin will do; some are broken on
purpose in collections of tests, so the list is to be looked at one by one.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from nls_cli.model.workbook import Refusal
from nls_cli.reading.workbook import WorkbookReader

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
SECONDS = 120
READ = """
import resource, sys
from python_calamine import CalamineWorkbook, SheetTypeEnum
resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
for path in sys.stdin.read().split(chr(0)):
    try:
        book = CalamineWorkbook.from_path(path)
        for index, sheet in enumerate(book.sheets_metadata):
            if sheet.typ == SheetTypeEnum.WorkSheet:
                for row in book.get_sheet_by_index(index).iter_rows():
                    pass
        print("read", flush=True)
    except BaseException as error:
        print("not", flush=True)
"""


def readable(paths: list[Path]) -> list[Path]:
    """Return the workbooks that the reader alone can read; where it dies, it goes on after the file."""
    found: list[Path] = []
    while paths:
        done = subprocess.run(
            [sys.executable, "-c", READ], input="\0".join(map(str, paths)).encode(), capture_output=True,
            check=False, timeout=SECONDS * len(paths),
        )  # fmt: skip
        answers = done.stdout.split()
        found += [path for path, answer in zip(paths, answers, strict=False) if answer == b"read"]
        paths = paths[len(answers) + 1 :]
    return found


def main(folders: list[str]) -> int:
    """Look at every workbook below the folders, and print the share and what was refused."""
    paths = [
        path
        for folder in folders
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and path.suffix.lower() in SUFFIXES and not path.name.startswith("~$")
    ]
    honest = readable(paths)
    with WorkbookReader() as reader:
        refused = [answer for answer in reader.read_all(honest) if isinstance(answer, Refusal)]
    for answer in refused:
        print(f"{answer.code} {answer.params}  {answer.path}")
    kinds = Counter(path.suffix.lower() for path in honest)
    share = 100 * (len(honest) - len(refused)) / len(honest) if honest else 0
    print(
        f"{len(paths)} workbooks, {len(honest)} readable ({', '.join(f'{kind} {n}' for kind, n in kinds.items())}); "
        f"accepted: {len(honest) - len(refused)}, {share:.2f} %; refused: {len(refused)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
