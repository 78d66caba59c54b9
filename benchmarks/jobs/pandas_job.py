"""What people write today: pandas, types and choices checked, duplicates found, shares by district as JSON.

    pandas_job.py ENGINE CENSUS

It does less than the program: no bounds, no places looked up, no cells named, two dozen shares.
"""

import json
import sys

import pandas as pd
from form_choices import CHOICES

engine, path = sys.argv[1:]
staff = pd.read_excel(path, sheet_name="Nhân sự", engine=engine)
problems = 0
for column, valid in CHOICES.items():
    staff[column] = staff[column].astype("string").str.strip()
    problems += int((~staff[column].isin(valid) & staff[column].notna()).sum())
for column in ("Ngày sinh", "Ngày bồi dưỡng gần nhất"):
    dates = pd.to_datetime(staff[column], errors="coerce", dayfirst=True)
    problems += int((dates.isna() & staff[column].notna()).sum())
problems += int(staff["Mã cán bộ"].duplicated().sum())
active = staff[staff["Tình trạng"] == "Đang công tác"]
shares = {}
for column, valid in CHOICES.items():
    for value in valid[:3]:
        having = active[column] == value
        shares[f"{column} {value}"] = {
            "province": float(having.mean() * 100),
            **having.groupby(active["Huyện/Thành phố"]).mean().mul(100).to_dict(),
        }
print(json.dumps({"problems": problems, "shares": shares}, ensure_ascii=False))
