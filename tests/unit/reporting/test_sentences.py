"""What a measure computes, in words: every indicator of the shipped sets and of the whole vocabulary.

`definitions.md` beside this file holds the sentences; `--record` writes it anew, and then it is to be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from nls_cli.messages import LANGUAGES
from nls_cli.model.base import Language
from nls_cli.model.form import Form
from nls_cli.reporting.sentences import Speaker
from nls_cli.workflows import load_targets
from tests.small import ROOT, shipped

GOLDEN = Path(__file__).parent / "definitions.md"
SETS = ("nam-dinh-kh76", "nam-dinh-dti-13", "qd-146", "tests/vocabulary.yaml")


def definitions() -> str:
    """Every definition of every set, in both languages, with numerator and denominator."""
    lines: list[str] = []
    for which in SETS:
        path = str(ROOT / which) if which.endswith(".yaml") else which
        targets, _ = load_targets(path, ROOT)
        lines += [f"# {targets.set.id}", ""]
        for indicator in targets.set.indicators:
            lines.append(f"## {indicator.id}")
            for language in LANGUAGES:
                speaker = Speaker(targets.form, targets.units, language)
                said = [speaker.definition(indicator), speaker.numerator(indicator)]
                if indicator.unit != "count":
                    said.append(speaker.denominator(indicator))
                lines += [f"- {one}" for one in said]
            lines.append("")
    return "\n".join(lines)


def test_definitions_are_as_they_were_read(record: bool) -> None:
    found = definitions()
    if record:
        GOLDEN.write_text(found, "utf-8", newline="\n")
    assert found == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize(
    ("where", "vietnamese", "english"),
    [
        ({}, "không cần điều kiện gì", "need nothing more"),
        ({"gender": "nu"}, "có giới tính nữ", "are female"),
        (
            {"status": {"not": "da_roi_di"}},
            "không thuộc diện đã rời đi",
            "are not among those that are no longer there",
        ),
        ({"is_leader": {"not": True}}, "không giữ chức vụ lãnh đạo", "are not leaders"),
        ({"is_leader": False}, "không giữ chức vụ lãnh đạo", "are not leaders"),
        (
            {"trained_topics": ["y_te", "giao_duc"]},
            "đã được bồi dưỡng chuyên đề y tế hoặc giáo dục",
            "have been trained on health or education",
        ),
        (
            {"is_leader": True, "status": "dang_cong_tac", "gender": "nu"},
            "đang công tác, giữ chức vụ lãnh đạo và có giới tính nữ",
            "are in service, are leaders and are female",
        ),
        (
            {"birth_date": {"gte": "1990-01-01", "lt": "2000"}},
            "có “Ngày sinh” từ 01/01/1990 trở đi và trước 2000",
            "have “Date of birth” from 1990-01-01 on and before 2000",
        ),
        (
            {"not": {"gender": "nam", "is_leader": True}},
            "không thuộc diện có giới tính nam và giữ chức vụ lãnh đạo",
            "are not among those that are male and are leaders",
        ),
        (
            {"any": [{"gender": "nam"}]},
            "có giới tính nam",
            "are male",
        ),
        ({"district": "khoi-tinh"}, "thuộc Khối tỉnh", "are in Provincial bodies"),
        (
            {"major": ["Luật", "Toán"]},
            "có “Chuyên ngành” là “Luật” hoặc “Toán”",
            "have “Luật” or “Toán” in “Major”",
        ),
        (
            {"left_to": {"not": {"blank": True}}},
            "có ghi “Nơi chuyển đến”",
            "have “Left to” filled in",
        ),
        (
            {"education": [{"not": "dai_hoc"}, {"blank": True}]},
            "thuộc ít nhất một trong các trường hợp: (1) không thuộc diện có trình độ chuyên môn đại học; "
            "(2) để trống ô “Trình độ chuyên môn”",
            "meet at least one of these conditions: (1) they are not among those that have the education level "
            "university; (2) they have “Education” left blank",
        ),
    ],
)
def test_conditions(where: Mapping[str, Any], vietnamese: str, english: str) -> None:
    targets = shipped()[0]
    said: dict[Language, str] = {
        language: Speaker(targets.form, targets.units, language).condition(where, "staff")
        for language in LANGUAGES
    }
    assert said == {"vi": vietnamese, "en": english}


def test_a_form_without_spoken_words_is_quoted() -> None:
    targets = shipped()[0]
    sheets = [
        sheet.model_copy(
            update={"columns": tuple(column.model_copy(update={"spoken": None}) for column in sheet.columns)}
        )
        for sheet in targets.form.sheets
    ]
    form: Form = targets.form.model_copy(update={"sheets": tuple(sheets)})
    where = {
        "category": ["can_bo", "cong_chuc"],
        "trained_basic": True,
        "one_stop": False,
        "trained_topics": "y_te",
    }
    assert Speaker(form, targets.units, "vi").condition(where, "staff") == (
        "ghi “Có” ở “Đã bồi dưỡng kỹ năng số cơ bản”, ghi “Không” ở “Làm việc tại bộ phận một cửa”, "
        "có “Chuyên đề đã bồi dưỡng” gồm “Y tế” và có “Đối tượng” là “Cán bộ” hoặc “Công chức”"
    )
    assert Speaker(form, targets.units, "en").condition({"category": "can_bo"}, "staff") == (
        "have “Elected official” in “Category”"
    )


def test_numbers_are_written_as_people_write_them() -> None:
    targets = shipped()[0]
    speaker = Speaker(targets.form, targets.units, "vi")
    where = {"population": {"gte": 12500}, "hamlets": {"lte": Fraction(5, 2)}}
    assert speaker.condition(where, "localities") == (
        "có “Dân số” từ 12.500 trở lên và có “Số thôn, xóm, tổ dân phố” không quá 2,5"
    )
