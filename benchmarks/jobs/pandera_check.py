"""The part that validates, with pandera over pandas and calamine; no indicators."""

import sys

import pandas as pd
import pandera.pandas as pa
from form_choices import CHOICES

columns = {name: pa.Column(checks=pa.Check.isin(valid), nullable=True) for name, valid in CHOICES.items()}
columns["Mã cán bộ"] = pa.Column(str, unique=True)
for name in ("Họ và tên", "Đơn vị công tác", "Huyện/Thành phố", "Xã/Phường/Thị trấn"):
    columns[name] = pa.Column(str)
staff = pd.read_excel(sys.argv[1], sheet_name="Nhân sự", engine="calamine")
try:
    pa.DataFrameSchema(columns).validate(staff, lazy=True)
    print("ok")
except pa.errors.SchemaErrors as errors:
    print(len(errors.failure_cases))
