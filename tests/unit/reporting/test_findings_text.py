"""Findings, refused files and YAML mistakes as text."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from rich.cells import cell_len

from nls_cli.errors import Problem
from nls_cli.messages import LANGUAGES, MESSAGES, Language
from nls_cli.model.base import Words
from nls_cli.model.finding import RULES, Finding
from nls_cli.model.workbook import Refusal, column_letters
from nls_cli.reporting.findings_text import problem_line, render_findings, render_problems, render_refusals

NAME = Words(vi="Số người dân được thông tin", en="People informed")


def every_blank(code: str) -> dict[str, object]:
    names = re.findall(r"{(\w+)}", MESSAGES[f"{code}.message"][0])
    return {
        name: NAME
        if name in ("name", "whole_name")
        else Fraction(12345, 10)
        if name in ("part", "whole")
        else 7
        for name in names
        if name != "value"
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(RULES))
def test_every_code_is_rendered_within_the_width(code: str, language: Language) -> None:
    finding = Finding(code, "a.xlsx", "Nhân sự", (12, 13), 8, "x", "giá trị", params=every_blank(code))
    text = render_findings([finding], language, 80, color=False)
    assert "a.xlsx · Nhân sự!H12" in text
    assert code in text
    assert [line for line in text.split("\n") if cell_len(line) > 80] == []


def test_a_private_value_is_masked_and_the_nearest_choice_still_named() -> None:
    finding = Finding(
        "NLS302",
        "a.xlsx",
        "Nhân sự",
        (5,),
        2,
        "education",
        "Nguyễn Văn A",
        private=True,
        suggestion="Đại học",
        params={"name": NAME},
    )
    text = render_findings([finding], "vi", 200, color=False)
    assert "Nguyễn" not in text
    assert "“***”" in text
    assert "Có phải là: Đại học?" in text


def test_one_mistake_in_many_cells_is_said_once_and_what_is_left_out_counted() -> None:
    same = [
        Finding("NLS302", "a.xlsx", "S", (row,), 2, "x", f"v{row}", private=True, params={"name": NAME})
        for row in range(2, 12)
    ]
    other = [Finding("NLS123", f"{n}.xlsx", params={"own": 1, "date": 2}) for n in range(5)]
    text = render_findings([*other, *same], "vi", 200, color=False, most=3)
    assert text.index("NLS302") < text.index("NLS123")  # errors first
    assert text.count("NLS302") == 1
    assert "S!B2 (và 9 chỗ nữa)" in text
    assert "Còn 3 nội dung nữa không liệt kê ở đây." in text


def test_missing_columns_of_a_sheet_are_said_together() -> None:
    missing = [
        Finding("NLS207", "a.xlsx", "S", field=id, params={"name": Words(vi=id, en=id)})
        for id in ("A", "B", "C")
    ]
    text = render_findings(missing, "vi", 200, color=False)
    assert "Không có cột “A”, “B”, “C”" in text
    assert "chỗ nữa" not in text


def test_numbers_and_words_follow_the_language() -> None:
    finding = Finding(
        "NLS403",
        "a.xlsx",
        "S",
        (3,),
        1,
        "x",
        params={"name": NAME, "whole_name": NAME, "part": Fraction(12345), "whole": Fraction(5)},
    )
    assert "(12.345) lớn hơn" in render_findings([finding], "vi", 200, color=False)
    assert "(12,345) is more than" in render_findings([finding], "en", 200, color=False)


def test_words_of_the_program_inside_a_message_are_translated() -> None:
    refusal = Refusal(Path("x.xlsx"), None, "NLS106", {"what": "truncated", "part": "xl/workbook.xml"})
    assert "tệp bị cắt cụt" in render_refusals([refusal], "vi", 200, color=False)
    assert "the file is cut off" in render_refusals([refusal], "en", 200, color=False)


def test_terminal_codes_in_a_file_are_inert() -> None:
    finding = Finding("NLS203", "a\x1b[31m.xlsx", "\x1b]0;x\x07[red]", value="\x1b[2J")
    text = render_findings([finding], "vi", 80, color=False)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[red]" in text


def test_a_yaml_mistake_is_one_line_that_an_editor_can_jump_to() -> None:
    problem = Problem("t.yaml", 12, 7, "yaml.unknown_key", {"name": "goal"}, ("goals",))
    assert problem_line(problem, "vi") == "t.yaml:12:7: không có mục “goal” ở đây (có phải là: goals?)"
    assert problem_line(problem, "en") == "t.yaml:12:7: there is no key “goal” here (did you mean: goals?)"
    earlier = Problem("t.yaml", 2, 1, "yaml.missing", {"name": "id"})
    assert render_problems([problem, earlier], "vi").startswith("t.yaml:2:1:")


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD")]
)
def test_column_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters
