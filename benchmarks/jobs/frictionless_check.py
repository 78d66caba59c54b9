"""The part that validates, with frictionless: types, choices, required cells and the unique key; no indicators."""

import sys
from pathlib import Path

from form_choices import CHOICES
from frictionless import Detector, Resource, Schema, fields, formats

texts = ["Mã cán bộ", "Họ và tên", "Đơn vị công tác", "Huyện/Thành phố", "Xã/Phường/Thị trấn"]
schema = Schema(
    fields=[
        fields.StringField(name="Mã cán bộ", constraints={"required": True, "unique": True}),
        *(fields.StringField(name=name, constraints={"required": True}) for name in texts[1:]),
        *(fields.StringField(name=name, constraints={"enum": valid}) for name, valid in CHOICES.items()),
    ]
)
path = Path(sys.argv[1])
resource = Resource(
    path=path.name,
    basepath=str(path.parent),
    format="xlsx",
    schema=schema,
    control=formats.ExcelControl(sheet="Nhân sự"),
    detector=Detector(schema_sync=True),
)
# Every error, not the first thousand: the others count them all too.
print(resource.validate(limit_errors=10**9).stats)
