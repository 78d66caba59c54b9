"""The bare read with calamine: every sheet as lists of Python values."""

import sys

from python_calamine import CalamineWorkbook

for path in sys.argv[1:]:
    workbook = CalamineWorkbook.from_path(path)
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
