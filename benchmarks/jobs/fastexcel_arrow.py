"""The bare read with fastexcel: every sheet as Arrow, all columns as strings."""

import sys

import fastexcel

for path in sys.argv[1:]:
    reader = fastexcel.read_excel(path)
    for name in reader.sheet_names:
        reader.load_sheet(name, header_row=None, dtypes="string").to_arrow()
