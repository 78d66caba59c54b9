"""`nls check`: which files, which findings, where the reports go, and the exit code of every case."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import xlsxwriter

from nls_cli import workflows
from nls_cli.cli import check, check_delivery
from nls_cli.cli.check_settings import Format
from nls_cli.cli.main import run
from nls_cli.cli.selection import SEVERITIES
from nls_cli.model.check import CheckResult
from nls_cli.model.finding import Finding
from nls_cli.reading.library import shipped
from nls_cli.reporting.check_formats import CHECK_REPORTERS
from tests.unit.reporting.checks import FORMATS, READERS, checked, found

Nls = Callable[..., tuple[int, str, str]]
HEADERS = ("Họ và tên", "Đơn vị công tác", "Đối tượng", "Trình độ chuyên môn", "Lãnh đạo")


@pytest.fixture
def nls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Nls:
    """Run a command line in an empty folder; return exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    for name in ("NLS_LANG", "NLS_CENSUS", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Check files by their names alone: `bad*` cannot be read, `err*` has errors, `warn*` a warning and a note."""
    asked: list[dict[str, Any]] = []

    def check(paths: Sequence[Path], **more: Any) -> CheckResult:
        asked.append({"paths": [path.as_posix() for path in paths], **more})
        findings: list[Finding] = []
        unreadable: list[str] = []
        for path in map(str, paths):
            name = Path(path).name
            if name.startswith("bad"):
                unreadable.append(path)
                findings.append(found("NLS104", path))
            elif name.startswith("err"):
                findings.append(found("NLS302", path, sheet="Nhân sự", rows=(3, 4), column=5, value="x"))
                findings.append(found("NLS601", path, sheet="Nhân sự", rows=(3,), column=2))
            elif name.startswith("warn"):
                findings.append(found("NLS403", path, sheet="Địa bàn", rows=(3,), column=5))
                findings.append(found("NLS312", path, sheet="Địa bàn", rows=(3,), column=6, value="1.234"))
        clean = [str(path) for path in paths if str(path) not in {one.path for one in findings}]
        result = checked(*findings, unreadable=tuple(unreadable), ok=tuple(clean))
        order = {str(path): at for at, path in enumerate(paths)}
        return CheckResult(
            result.form, tuple(sorted(result.files, key=lambda file: order[file.path])), result.findings
        )

    monkeypatch.setattr(workflows, "check", check)
    return asked


def touch(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(b"x")


# -- exit codes


@pytest.mark.parametrize(
    ("names", "options", "expected"),
    [
        (["ok.xlsx"], [], 0),
        (["warn.xlsx"], [], 0),
        (["err.xlsx", "ok.xlsx"], [], 1),
        (["bad.xlsx", "ok.xlsx"], [], 1),
        (["bad.xlsx"], [], 2),
        (["bad1.xlsx", "bad2.xlsx"], [], 2),
        (["err.xlsx"], ["--exit-zero"], 0),
        (["bad.xlsx", "ok.xlsx"], ["--exit-zero"], 0),
        (["bad.xlsx"], ["--exit-zero"], 2),
        (["err.xlsx"], ["--ignore", "NLS302"], 0),
        (["err.xlsx"], ["--ignore", "NLS4,NLS5"], 1),
        (["err.xlsx"], ["--select", "NLS6"], 0),
        (["err.xlsx"], ["--select", "nls3"], 1),
        (["err.xlsx"], ["--severity", "error"], 1),
        (["warn.xlsx"], ["--severity", "error"], 0),
        (["bad.xlsx", "ok.xlsx"], ["--select", "NLS3"], 1),
        (["bad.xlsx", "ok.xlsx"], ["--ignore", "NLS104"], 1),
        (["bad.xlsx"], ["--ignore", "NLS1"], 2),
    ],
)
@pytest.mark.usefixtures("fake")
def test_exit_codes(nls: Nls, names: list[str], options: list[str], expected: int) -> None:
    touch(*names)
    code, _, err = nls("check", *names, *options)
    assert code == expected, err


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "summary"])
@pytest.mark.parametrize("names", [["err.xlsx"], ["bad.xlsx", "ok.xlsx"], ["bad.xlsx"]])
def test_a_failure_has_a_reason_in_every_format(nls: Nls, names: list[str], format_: str) -> None:
    touch(*names)
    for options in ([], ["--severity", "error"], ["--ignore", "NLS312"], ["--lang", "en"]):
        code, out, _ = nls("check", *names, "--format", format_, *options)
        assert code in (1, 2)
        assert "NLS302" in out or "NLS104" in out
        if "--lang" not in options and format_ != "text":
            assert sum(READERS[format_](out).values()) >= 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "thiếu ĐƯỜNG_DẪN"),
        (["trong"], "không có tệp Excel nào trong trong"),
        (["khoa"], "không còn tệp nào để kiểm tra"),
        (["~$a.xlsx"], "không còn tệp nào để kiểm tra"),
        (["ok.xlsx", "--format", "pdf"], "--format"),
        (["ok.xlsx", "--severity", "fatal"], "--severity"),
        (["ok.xlsx", "--select", "NLS8"], "--select"),
        (["ok.xlsx", "--ignore", "enum"], "--ignore"),
        (["ok.xlsx", "-o", "a.pdf"], "a.pdf"),
        (["ok.xlsx", "-o", "github"], "github"),
        (["ok.xlsx", "-o", "no/a.json"], "no/a.json"),
        (["ok.xlsx", "-o", "co.json"], "co.json"),
        (["ok.xlsx", "-o", "a.json", "-o", "text=a.json"], "a.json"),
        (["ok.xlsx", "-o", "json=ok.xlsx", "--force"], "ok.xlsx"),
        (["ok.xlsx", "--write-baseline", "ok.xlsx", "--force"], "ok.xlsx"),
        (["ok.xlsx", "--baseline", "khong.json"], "khong.json"),
        (["ok.xlsx", "--baseline", "co.json"], "co.json"),
        (["ok.xlsx", "--as-of", "hôm nay"], "--as-of"),
        (["ok.xlsx", "--nope"], "--nope"),
    ],
)
def test_wrong_usage_is_2_with_a_remedy(
    nls: Nls, fake: list[dict[str, Any]], arguments: list[str], said: str
) -> None:
    touch("ok.xlsx", "~$a.xlsx", "khoa/~$b.xlsx", "khoa/.c.xlsx", "co.json")
    Path("trong").mkdir()
    code, out, err = nls("check", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Cách xử lý:" in err
    assert fake == []


# -- which files


def test_folders_patterns_and_files_each_once(nls: Nls, fake: list[dict[str, Any]]) -> None:
    touch(
        "nop/b.xlsx",
        "nop/sau/a.XLSX",
        "nop/~$b.xlsx",
        "nop/.an.xlsx",
        "nop/.git/x.xlsx",
        "nop/a.pdf",
        "c.ods",
    )
    code, _, err = nls("check", "nop", "nop/*.xlsx", "c.ods", "./nop/b.xlsx")
    assert code == 0
    assert fake[0]["paths"] == ["nop/b.xlsx", "nop/sau/a.XLSX", "c.ods"]
    (note,) = [line for line in err.splitlines() if "~$b.xlsx" in line]
    assert note.count("~$b.xlsx") == 1
    assert ".an.xlsx" in note


def test_a_hidden_file_that_is_named_is_looked_at(nls: Nls, fake: list[dict[str, Any]]) -> None:
    touch(".an.xlsx")
    assert nls("check", ".an.xlsx")[0] == 0
    assert fake[0]["paths"] == [".an.xlsx"]


def test_an_empty_folder_beside_others_is_noted(nls: Nls, fake: list[dict[str, Any]]) -> None:
    touch("ok.xlsx")
    Path("trong").mkdir()
    code, _, err = nls("check", "trong", "ok.xlsx")
    assert code == 0
    assert "trong" in err


def test_what_is_not_there_is_left_to_the_check(nls: Nls, fake: list[dict[str, Any]]) -> None:
    touch("ok.xlsx")
    nls("check", "ok.xlsx", "khong.xlsx", "nop/*.xlsx")
    assert fake[0]["paths"] == ["ok.xlsx", "khong.xlsx", "nop/*.xlsx"]


# -- which findings


def codes(out: str) -> list[str]:
    return [one["code"] for one in json.loads(out)["findings"]]


@pytest.mark.usefixtures("fake")
def test_select_ignore_and_severity(nls: Nls) -> None:
    touch("err.xlsx", "warn.xlsx")
    both = ("check", "err.xlsx", "warn.xlsx", "--format", "json")
    assert codes(nls(*both)[1]) == ["NLS302", "NLS302", "NLS601", "NLS403", "NLS312"]
    assert codes(nls(*both, "--select", "NLS3")[1]) == ["NLS302", "NLS302", "NLS312"]
    assert codes(nls(*both, "--select", "NLS3", "--ignore", "NLS302")[1]) == ["NLS312"]
    assert codes(nls(*both, "--select", "NLS403,NLS601")[1]) == ["NLS601", "NLS403"]
    _, out, err = nls(*both, "--severity", "warning")
    assert codes(out) == ["NLS302", "NLS302", "NLS601", "NLS403"]
    assert "--severity warning" in err
    assert json.loads(out)["summary"] == {"files": 2, "unreadable": 0, "error": 2, "warning": 2, "note": 0}
    files = json.loads(nls(*both, "--select", "NLS302")[1])["files"]
    assert [file["status"] for file in files] == ["findings", "ok"]


@pytest.mark.usefixtures("fake")
def test_known_findings_are_not_said_again(nls: Nls) -> None:
    touch("nop/err.xlsx", "nop/warn.xlsx")
    code, _, err = nls("check", "nop", "--write-baseline", "biet.json")
    assert code == 1
    assert "biet.json" in err
    assert '"x"' not in Path("biet.json").read_text("utf-8")
    code, out, _ = nls("check", "nop", "--baseline", "biet.json")
    assert code == 0
    assert "NLS" not in out
    assert "5" in next(line for line in out.splitlines() if "--baseline" in line)
    touch("nop/err2.xlsx")
    code, out, _ = nls("check", "./nop", "--baseline", "biet.json", "--format", "json")
    assert code == 1
    assert {one["path"] for one in json.loads(out)["findings"]} == {"nop/err2.xlsx"}


@pytest.mark.usefixtures("fake")
def test_that_a_file_cannot_be_read_is_never_known(nls: Nls) -> None:
    touch("nop/err.xlsx", "nop/bad.xlsx")
    nls("check", "nop", "--write-baseline", "biet.json")
    assert "bad.xlsx" not in Path("biet.json").read_text("utf-8")
    code, out, _ = nls("check", "nop", "--baseline", "biet.json", "--ignore", "NLS1", "--format", "json")
    assert code == 1
    assert [one["path"] for one in json.loads(out)["findings"]] == ["nop/bad.xlsx"]


@pytest.mark.usefixtures("fake")
def test_a_new_place_of_a_known_mistake_is_new(nls: Nls) -> None:
    touch("err.xlsx")
    nls("check", "err.xlsx", "--write-baseline", "biet.json")
    known = json.loads(Path("biet.json").read_text("utf-8"))
    known["findings"] = [one for one in known["findings"] if one["cell"] != "E4"]
    Path("biet.json").write_text(json.dumps(known), "utf-8")
    code, out, _ = nls("check", "err.xlsx", "--baseline", "biet.json", "--format", "json")
    assert code == 1
    assert [one["cell"] for one in json.loads(out)["findings"]] == ["E4"]


@pytest.mark.usefixtures("fake")
def test_a_baseline_does_not_hide_that_nothing_could_be_read(nls: Nls) -> None:
    touch("bad.xlsx")
    assert nls("check", "bad.xlsx", "--write-baseline", "biet.json")[0] == 2
    code, out, _ = nls("check", "bad.xlsx", "--baseline", "biet.json")
    assert code == 2
    assert "NLS104" in out


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"schema": "nls.baseline/1"}', '{"schema": "nls.baseline/1", "findings": [1]}', "[" * 100_000,
     '{"schema": "nls.baseline/1", "findings": [{"code": ["NLS302"]}]}'],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(nls: Nls, fake: list[dict[str, Any]], text: str) -> None:
    touch("ok.xlsx")
    Path("biet.json").write_text(text, "utf-8")
    code, _, err = nls("check", "ok.xlsx", "--baseline", "biet.json")
    assert code == 2
    assert "--write-baseline" in err


# -- where to


@pytest.mark.usefixtures("fake")
def test_several_files_at_once_and_stdout_as_well(nls: Nls) -> None:
    touch("err.xlsx")
    code, out, err = nls(
        "check", "err.xlsx", "--output", "sarif=a.out", "--output", "junit=b.xml", "-o", "c.CSV", "-o", "d.html",
        "-o", "gitlab=e.json", "-o", "f.json", "-o", "github=g.txt", "-o", "h.txt",
    )  # fmt: skip
    assert code == 1
    assert out.splitlines()[-1].startswith("KẾT LUẬN")
    written = {"sarif": "a.out", "junit": "b.xml", "csv": "c.CSV", "html": "d.html", "gitlab": "e.json",
               "json": "f.json", "github": "g.txt"}  # fmt: skip
    for name, file in written.items():
        assert f"Đã ghi {file}" in err
        text = Path(file).read_text("utf-8")
        assert sum(READERS[name](text.removeprefix("\ufeff")).values()) == 3, name
    assert Path("c.CSV").read_bytes().startswith(b"\xef\xbb\xbfcode,")  # or Excel misreads it


@pytest.mark.usefixtures("fake")
def test_what_sarif_leaves_out_is_said_on_stderr_too(nls: Nls, monkeypatch: pytest.MonkeyPatch) -> None:
    touch("err.xlsx")
    monkeypatch.setattr(check_delivery, "MOST_RESULTS", 1)
    assert "giới hạn của định dạng (sarif)" in nls("check", "err.xlsx", "-o", "a.sarif")[2].replace("\n", " ")
    assert "sarif" not in nls("check", "err.xlsx")[2]


@pytest.mark.usefixtures("fake")
def test_inside_github_actions(nls: Nls, monkeypatch: pytest.MonkeyPatch) -> None:
    touch("err.xlsx")
    Path("tom-tat.md").write_text("của bước trước\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "tom-tat.md")
    _, out, _ = nls("check", "err.xlsx")
    assert out.startswith("::error file=err.xlsx,line=3,col=5,")
    summary = Path("tom-tat.md").read_text("utf-8")
    assert summary.startswith("của bước trước\n## ")
    assert sum(READERS["summary"](summary).values()) == 3
    assert nls("check", "err.xlsx", "--format", "text")[1].startswith("KIỂM TRA")


@pytest.mark.usefixtures("fake")
def test_a_summary_that_cannot_be_written_changes_nothing(nls: Nls, monkeypatch: pytest.MonkeyPatch) -> None:
    touch("ok.xlsx")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/tom-tat.md")
    code, _, err = nls("check", "ok.xlsx")
    assert code == 0
    assert "GITHUB_STEP_SUMMARY" in err


@pytest.mark.usefixtures("fake")
def test_a_machine_format_leaves_the_verdict_on_stderr(nls: Nls) -> None:
    touch("err.xlsx")
    _, out, err = nls("check", "err.xlsx", "--format", "json")
    assert "KẾT LUẬN" in err
    json.loads(out)


def test_the_formats_offered_are_those_there_are() -> None:
    assert check.FORMATS == get_args(Format) == tuple(CHECK_REPORTERS)
    assert check.SEVERITIES == SEVERITIES


# -- nls.yaml


def test_the_project_sets_the_options(nls: Nls, fake: list[dict[str, Any]]) -> None:
    touch("du-an/sau/err.xlsx", "du-an/sau/warn.xlsx")
    Path("du-an/nls.yaml").write_text(
        "targets: nam-dinh-dti-13\ncheck:\n  format: json\n  output: [bao-cao.html, sarif=a.out]\n"
        "  ignore: NLS312\n  select: [NLS3, NLS4]\n  severity: note\n  exit-zero: true\n  as-of: 2024-12-31\n",
        "utf-8",
    )
    os.chdir("du-an/sau")
    code, out, _ = nls("check", ".")
    assert code == 0
    assert codes(out) == ["NLS302", "NLS302", "NLS403"]
    assert (fake[0]["targets"], str(fake[0]["as_of"])) == ("nam-dinh-dti-13", "2024-12-31")
    assert Path("../bao-cao.html").is_file()
    assert Path("../a.out").is_file()
    code, out, _ = nls(
        "check", ".", "--format", "csv", "--ignore", "NLS302", "--targets", "qd-146", "--force"
    )
    assert sorted(code for code, _, _ in READERS["csv"](out)) == ["NLS312", "NLS403"]
    assert fake[1]["targets"] == "qd-146"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("check: 5\n", "nls.yaml:1:8"),
        ("check:\n  formt: json\n", "nls.yaml:2:3"),
        ("check:\n  format: pdf\n", "nls.yaml:2:11"),
        ("check:\n  exit-zero: perhaps\n", "nls.yaml:2:14"),
        ("check:\n  as-of: 31\n", "nls.yaml:2:10"),
    ],
)
def test_mistakes_in_the_project_are_told_with_their_place(
    nls: Nls, fake: list[dict[str, Any]], text: str, said: str
) -> None:
    touch("ok.xlsx")
    Path("nls.yaml").write_text(text, "utf-8")
    code, _, err = nls("check", "ok.xlsx")
    assert code == 2
    assert said in err
    assert fake == []


def test_codes_in_the_project_are_checked_too(nls: Nls, fake: list[dict[str, Any]]) -> None:
    touch("ok.xlsx")
    Path("nls.yaml").write_text("check: {select: [NLS8]}\n", "utf-8")
    assert nls("check", "ok.xlsx")[0] == 2


# -- real workbooks


def write_staff(path: str, rows: Sequence[Sequence[str]]) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Nhân sự")
    for at, row in enumerate((HEADERS, *rows)):
        for column, text in enumerate(row):
            sheet.write_string(at, column, text)
    book.close()


def test_five_thousand_seeded_errors_are_all_in_the_json(nls: Nls) -> None:
    dice = random.Random(5)
    rows = [[f"Người {n}", "Sở Y tế", "Công chức", "Đại học", "Có"] for n in range(4000)]
    wrong = dice.sample([(row, column) for row in range(4000) for column in (2, 3, 4)], 5000)
    for number, (row, column) in enumerate(wrong):
        rows[row][column] = f"sai {number % 900}"
    write_staff("a.xlsx", rows)
    code, out, _ = nls("check", "a.xlsx", "--select", "NLS302,NLS303", "--format", "json")
    data = json.loads(out)
    assert code == 1
    assert {one["cell"] for one in data["findings"]} == {
        f"{'ABCDE'[column]}{row + 2}" for row, column in wrong
    }
    assert data["summary"]["error"] == len(data["findings"]) == 5000
    assert {one["value"] for one in data["findings"]} == {"***"}
    schema = json.loads((shipped("targets") / "schemas" / "nls.check.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)


def test_one_file_that_cannot_be_read_does_not_stop_the_others(nls: Nls) -> None:
    Path("nop").mkdir()
    write_staff(
        "nop/a.xlsx",
        [["An", "Sở Y tế", "Công chức", "Đại hok", "Có"]],
    )
    Path("nop/rong.xlsx").touch()
    Path("nop/gia.xlsx").write_text("%PDF-1.7", "utf-8")
    code, out, _ = nls(
        "check", "nop", "khong.xlsx", "--select", "NLS302", "--format", "json", "--show-personal"
    )
    assert code == 1
    data = json.loads(out)
    assert {one["path"]: one["status"] for one in data["files"]} == {
        "nop/a.xlsx": "findings",
        "nop/gia.xlsx": "unreadable",
        "nop/rong.xlsx": "unreadable",
        "khong.xlsx": "unreadable",
    }
    assert {(one["path"], one["code"]) for one in data["findings"]} == {
        ("nop/a.xlsx", "NLS302"),
        ("nop/gia.xlsx", "NLS103"),
        ("nop/rong.xlsx", "NLS105"),
        ("khong.xlsx", "NLS101"),
    }
    (wrong,) = [one for one in data["findings"] if one["code"] == "NLS302"]
    assert (wrong["cell"], wrong["value"], wrong["suggestion"]) == ("D2", "Đại hok", "Đại học")
    code, out, err = nls("check", "khong.xlsx", "nop/rong.xlsx")
    assert code == 2
    assert "NLS101" in out
    assert "NLS105" in out
    assert "không đọc được tệp nào" in err


def test_the_score_is_as_its_schema_says(nls: Nls) -> None:
    schema = json.loads((shipped("targets") / "schemas" / "nls.score.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    write_staff(
        "a.xlsx", [["An", "Sở Y tế", "Công chức", "Đại học", "Có"], ["Bình", "Sở Y tế", "", "Sai", ""]]
    )
    for arguments in (["score", "a.xlsx", "--by", "district"], ["gaps", "a.xlsx"]):
        code, out, _ = nls(*arguments, "--format", "json")
        assert code == 0
        jsonschema.Draft202012Validator(schema).validate(json.loads(out))
