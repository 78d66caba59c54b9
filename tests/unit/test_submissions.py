"""`nls merge`: what is written, where it came from, who has sent what, and what jumped since last time."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from nls_cli import senders, submissions, workflows
from nls_cli.errors import NlsError, SourceError, UnreadableError
from nls_cli.model.conditions import Targets
from nls_cli.model.workbook import RawWorkbook
from nls_cli.reading.workbook import WorkbookReader
from nls_cli.reporting.completeness import render_completeness, render_completeness_json
from tests.oracle.workbooks import make_census

ROOT = Path(__file__).parents[2]
DAY = dt.date(2024, 12, 1)
Merge = Callable[..., submissions.MergeOutcome]


@pytest.fixture(scope="module")
def loaded() -> Targets:
    return workflows.load_targets(workflows.DEFAULT_TARGETS, ROOT)[0]


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as shared:
        yield shared


@pytest.fixture
def merge(reader: WorkbookReader, loaded: Targets) -> Merge:
    def run(
        paths: list[Path],
        submitters: Path | None = None,
        previous: Path | None = None,
        modified: submissions.Modified = lambda _: None,
        **more: Any,
    ) -> submissions.MergeOutcome:
        request = submissions.MergeRequest(
            paths, ROOT, "vi", submitters=submitters, previous=previous, **more
        )
        listed = senders.load_submitters(submitters, loaded.form) if submitters else None
        last = next(iter(reader.read_all([previous]))) if previous else None
        assert last is None or isinstance(last, RawWorkbook)
        return submissions.merge_answers(
            list(reader.read_all(paths)), request, loaded, listed, last, modified
        )

    return run


def person(number: int, **more: Any) -> dict[str, Any]:
    return {
        "staff_id": f"CB{number:02d}",
        "full_name": f"Nguyễn Văn {chr(64 + number)}",
        "organization": more.pop("organization", "Sở Nội vụ"),
        "category": "Công chức",
        **more,
    }


def census(path: Path, unit: str, staff: list[dict[str, Any]], sheets: Any = None, **info: Any) -> Path:
    explanation = info.pop("explanation", None)
    made = make_census(
        path, {"staff": staff, **(sheets or {})}, {"unit": unit, "as_of": DAY, "attempt": 1, **info}
    )
    if explanation:
        book = openpyxl.load_workbook(made)
        book["Thông tin"].append(["Giải trình tăng giảm", explanation])
        book.save(made)
    return made


def rows(data: bytes, folder: Path, sheet: str = "Nhân sự") -> list[dict[str, Any]]:
    """Return the rows of a merged worksheet by header."""
    path = folder / "looked-at.xlsx"
    path.write_bytes(data)
    book = openpyxl.load_workbook(path)
    grid = [[cell.value for cell in row] for row in book[sheet].iter_rows()]
    return [dict(zip(grid[2], row, strict=True)) for row in grid[3:]]


def test_ticks_are_written_out_and_what_is_unknown_stays_blank(merge: Merge, tmp_path: Path) -> None:
    ticked = census(
        tmp_path / "a.xlsx", "Sở A", [person(1, open_source="x", it_role="Kiêm nhiệm"), person(2)]
    )
    unknown = census(tmp_path / "b.xlsx", "Sở B", [person(3), person(4, dx_awareness="mơ hồ")])
    found = rows(merge([ticked, unknown]).data, tmp_path)
    assert [row["Sử dụng phần mềm nguồn mở"] for row in found] == ["Có", "Không", None, None]
    assert [row["Phụ trách CNTT"] for row in found] == ["Kiêm nhiệm", "Không", None, None]
    assert [row["Tình trạng"] for row in found] == ["Đang công tác"] * 4  # a blank means that always
    assert [row["Nhận thức về chuyển đổi số"] for row in found] == [None, None, None, "mơ hồ"]


def test_an_unknown_cell_beside_ticks_of_others_stays_unknown_when_read_back(
    merge: Merge, tmp_path: Path, reader: WorkbookReader, loaded: Targets
) -> None:
    paths = [
        census(tmp_path / "a.xlsx", "Sở A", [person(1, open_source="x")]),
        census(tmp_path / "b.xlsx", "Sở B", [person(2)]),
    ]
    merged = tmp_path / "merged.xlsx"
    merged.write_bytes(merge(paths).data)
    found, _ = workflows.read_census(reader, [merged], loaded, None, skip_unreadable=False, progress=None)
    cells = found.tables["staff"].columns["open_source"]
    assert [str(cells.values[code]) for code in cells.codes] == ["True", "Missing.BLANK"]


def test_deleting_a_row_of_a_merged_workbook_leaves_the_others_as_they_are(
    merge: Merge, tmp_path: Path, reader: WorkbookReader, loaded: Targets
) -> None:
    staff = [person(1, open_source="Không"), person(2), person(3, open_source="x")]
    merged = tmp_path / "merged.xlsx"
    merged.write_bytes(merge([census(tmp_path / "a.xlsx", "Sở A", staff)]).data)
    book = openpyxl.load_workbook(merged)
    book["Nhân sự"].delete_rows(4)  # the only explicit no: what is left looks like ticks
    book.save(merged)
    found, _ = workflows.read_census(reader, [merged], loaded, None, skip_unreadable=False, progress=None)
    cells = found.tables["staff"].columns["open_source"]
    assert [str(cells.values[code]) for code in cells.codes] == ["Missing.BLANK", "True"]


def test_every_row_names_its_file_sheet_and_row(merge: Merge, tmp_path: Path) -> None:
    one = census(tmp_path / "a.xlsx", "Sở A", [person(1), person(2)])
    two = census(tmp_path / "b.xlsx", "Sở B", [person(1)])  # the very same row in a second file
    found = rows(merge([one, two]).data, tmp_path)
    trail = [(row["Tệp gốc"], row["Trang gốc"], row["Dòng gốc"]) for row in found]
    assert trail == [(f"{one}\n{two}", "Nhân sự\nNhân sự", "2\n2"), (str(one), "Nhân sự", "3")]


def test_a_finding_in_a_merged_workbook_names_the_original_cell(
    merge: Merge, tmp_path: Path, reader: WorkbookReader, loaded: Targets
) -> None:
    wrong = census(tmp_path / "a.xlsx", "Sở A", [person(1), person(2, gender="?")])
    merged = tmp_path / "merged.xlsx"
    merged.write_bytes(merge([wrong]).data)
    result = workflows.check_answers(reader.read_all([merged]), loaded, [merged], None, None)
    (finding,) = (one for one in result.findings if one.code == "NLS302")
    assert finding.params["origins"] == (f"{wrong} · Nhân sự!D3",)
    assert [(one.path, one.rows) for one in result.files] == [(str(merged), {"staff": 2})]


def test_formulas_and_links_in_cells_stay_text(merge: Merge, tmp_path: Path) -> None:
    evil = ["=1+1", "http://example.org", "@SUM(A1)", "+1"]
    path = census(tmp_path / "a.xlsx", "Sở A", [person(n, note=text) for n, text in enumerate(evil, 1)])
    source = openpyxl.load_workbook(path)
    for cell in source["Nhân sự"]["AD"][1:]:
        cell.data_type = "s"  # what openpyxl took for a formula is a text that looks like one
    source.save(path)
    book = tmp_path / "merged.xlsx"
    book.write_bytes(merge([path]).data)
    sheet = openpyxl.load_workbook(book)["Nhân sự"]
    header = [cell.value for cell in sheet[3]]
    cells = [row[header.index("Ghi chú")] for row in sheet.iter_rows(min_row=4)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in evil]
    assert not any(cell.hyperlink for cell in cells)


def test_the_later_sending_replaces_the_earlier(merge: Merge, tmp_path: Path) -> None:
    first = census(tmp_path / "a.xlsx", "Sở A", [person(1)], attempt=1)
    second = census(tmp_path / "b.xlsx", "Sở A", [person(1, position="Phó Giám đốc")], attempt=2)
    outcome = merge([first, second])
    assert [row["Chức vụ"] for row in rows(outcome.data, tmp_path)] == ["Phó Giám đốc"]
    assert [one.replaced for one in outcome.submissions] == [True, False]


def test_the_name_of_a_file_tells_the_sending_where_the_form_does_not(merge: Merge, tmp_path: Path) -> None:
    first = census(tmp_path / "BC xã X.xlsx", "UBND xã X", [person(1)], attempt=None)
    second = census(tmp_path / "BC xã X (sửa lần 2).xlsx", "UBND xã X", [person(2)], attempt=None)
    outcome = merge([second, first])
    assert [row["Mã cán bộ"] for row in rows(outcome.data, tmp_path)] == ["CB02"]
    assert [one.code for one in outcome.findings if one.code in ("NLS121", "NLS126")] == ["NLS126", "NLS121"]


def test_a_file_without_a_unit_belongs_to_the_one_of_its_name(merge: Merge, tmp_path: Path) -> None:
    first = make_census(tmp_path / "BC xã X.xlsx", {"staff": [person(1)]}, {"as_of": DAY})
    second = make_census(tmp_path / "BC xa X lan 3.xlsx", {"staff": [person(2)]}, {"as_of": DAY})
    assert [row["Mã cán bộ"] for row in rows(merge([first, second]).data, tmp_path)] == ["CB02"]


def test_what_cannot_be_decided_is_an_error(merge: Merge, tmp_path: Path) -> None:
    paths = [census(tmp_path / f"{name}.xlsx", "Sở A", [person(1, position=name)]) for name in ("một", "hai")]
    outcome = merge(paths)
    assert submissions.undecided(outcome.findings) == 1
    assert len(rows(outcome.data, tmp_path)) == 2  # both count, as in a score


def test_unreadable_files_stop_the_merge_unless_they_may_be_skipped(merge: Merge, tmp_path: Path) -> None:
    good = census(tmp_path / "a.xlsx", "Sở A", [person(1)])
    bad = tmp_path / "b.xlsx"
    bad.write_bytes(b"nothing")
    with pytest.raises(UnreadableError):
        merge([good, bad])
    assert len(merge([good, bad], skip_unreadable=True).refusals) == 1


LIST = """\
nls: 1
deadline: 2024-12-05
sheets: [staff]
submitters:
  - {name: Sở A}
  - {name: Sở B, aliases: [SB]}
  - {name: Sở C}
  - {name: Sở D, sheets: [staff, teams]}
  - {name: Sở E}
  - {name: Sở G, received: 2024-12-06}
"""


def test_the_matrix_says_who_has_sent_what(merge: Merge, tmp_path: Path) -> None:
    listed = tmp_path / "submitters.yaml"
    listed.write_text(LIST, "utf-8")
    nop = tmp_path / "nop"
    paths = [
        census(nop / "2024-12-03" / "a.xlsx", "SỞ A", [person(1)]),
        census(nop / "2024-12-09" / "b.xlsx", "SB", [person(2)]),
        census(nop / "c.xlsx", "Sở C", [person(3, gender="?")]),
        make_census(nop / "BC Sở D.xlsx", {"staff": [person(4)]}, {"as_of": DAY}),
        make_census(nop / "e.xlsx", {}, {"unit": "Sở E", "as_of": DAY, "nothing": "Nhân sự"}),
        census(nop / "g.xlsx", "Sở G", [person(5)]),
        census(nop / "h.xlsx", "Sở H", [person(6)]),
    ]
    outcome = merge(paths, listed)
    lines = {line.name: line for line in outcome.completeness.lines}
    statuses = {name: line.status for name, line in lines.items()}
    assert statuses == {
        "Sở A": "sent",
        "Sở B": "late",
        "Sở C": "returned",
        "Sở D": "missing",
        "Sở E": "nothing",
        "Sở G": "late",
    }
    assert lines["Sở D"].sheets == {"staff": "sent", "teams": "missing"}
    assert [Path(path).name for path in outcome.completeness.unlisted] == ["h.xlsx"]
    data = json.loads(render_completeness_json(outcome))
    schema = json.loads((ROOT / "targets" / "schemas" / "nls.merge.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert data["summary"] == {
        "submitters": 6, "sent": 1, "late": 2, "returned": 1, "missing": 1, "nothing": 1,
    }  # fmt: skip
    for language in ("vi", "en"):
        text = render_completeness(outcome, language, 80, color=False)  # type: ignore[arg-type]
        assert max(map(len, text.splitlines())) <= 80
    path = tmp_path / "m.xlsx"
    path.write_bytes(outcome.data)
    page = openpyxl.load_workbook(path)["Tình hình gửi biểu"]
    shown = {row[0].value: row[1].value for row in page.iter_rows(min_row=4, max_row=9)}
    assert shown["Sở B"] == "Gửi muộn"
    assert shown["Sở D"] == "Chưa gửi"


def test_the_day_a_file_came_in_can_be_its_own(merge: Merge, tmp_path: Path) -> None:
    listed = tmp_path / "submitters.yaml"
    listed.write_text(LIST.replace("sheets:", "received: modified\nsheets:", 1), "utf-8")
    path = census(tmp_path / "2024-12-01.xlsx", "Sở A", [person(1)])
    line = merge([path], listed, modified=lambda _: dt.date(2024, 12, 20)).completeness.lines[0]
    assert (line.status, line.received) == ("late", dt.date(2024, 12, 20))


@pytest.mark.parametrize(
    ("wrong", "right", "place", "key"),
    [
        ("sheets: [staff]", "sheets: [staf]", (3, 10), "yaml.unknown_sheet"),
        ("name: Sở C", "name: sở  b", (7, 12), "yaml.submitter_twice"),
        ("name: Sở C", "name: SB", (7, 12), "yaml.submitter_twice"),
        ("deadline: 2024-12-05", "deadline: 5/12/2024", (2, 11), "yaml.not_iso_date"),
        ("deadline:", "dealine:", (2, 1), "yaml.unknown_key"),
    ],
)
def test_mistakes_in_the_list_have_a_place(
    loaded: Targets, tmp_path: Path, wrong: str, right: str, place: tuple[int, int], key: str
) -> None:
    listed = tmp_path / "submitters.yaml"
    listed.write_text(LIST.replace(wrong, right, 1), "utf-8")
    with pytest.raises(SourceError) as caught:
        senders.load_submitters(listed, loaded.form)
    (problem,) = caught.value.problems
    assert ((problem.line, problem.column), problem.key) == (place, key)


def test_a_jump_since_last_time_wants_a_reason(merge: Merge, tmp_path: Path) -> None:
    before = census(
        tmp_path / "before.xlsx", "Sở A", [person(n) for n in range(1, 21)], as_of=dt.date(2023, 12, 1)
    )
    few = [person(n) for n in range(1, 9)]
    now = census(tmp_path / "now.xlsx", "Sở A", few)
    (jump,) = (one for one in merge([now], previous=before).findings if one.code == "NLS615")
    assert (jump.path, jump.sheet, jump.params["before"], jump.params["now"]) == (str(now), "Nhân sự", 20, 8)
    assert jump.params["unit"] == "Sở Nội vụ"
    explained = census(tmp_path / "explained.xlsx", "Sở A", few, explanation="Sáp nhập hai phòng")
    assert not [one for one in merge([explained], previous=before).findings if one.code == "NLS615"]
    nearly = census(tmp_path / "nearly.xlsx", "Sở A", [person(n) for n in range(1, 17)])
    assert not [one for one in merge([nearly], previous=before).findings if one.code == "NLS615"]


def commune(
    name: str, staff: int, hamlets: int, people: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the staff of a commune and its line among the localities."""
    place = {"commune": name}
    found = [person(n, **place, organization=f"UBND xã {name}", staff_id=f"{name} {n}") for n in range(staff)]
    return found, [{**place, "hamlets": hamlets, "population": people}]


def test_a_reform_in_between_is_no_jump(merge: Merge, tmp_path: Path) -> None:
    """Giao An, Giao Lạc and Hồng Thuận, alike in every figure, became Giao Hòa: sums are compared, not names."""
    old = [commune(name, 8, 10, 9000) for name in ("Giao An", "Giao Lạc", "Hồng Thuận")]
    before = census(
        tmp_path / "before.xlsx",
        "UBND huyện Giao Thủy",
        [one for staff, _ in old for one in staff],
        {"localities": [one for _, lines in old for one in lines]},
        as_of=dt.date(2025, 6, 1),
    )

    def jumps(staff: int, hamlets: int, people: int) -> list[tuple[Any, ...]]:
        rows, lines = commune("Giao Hòa", staff, hamlets, people)
        now = census(
            tmp_path / "now.xlsx", "Giao Hòa", rows, {"localities": lines}, as_of=dt.date(2025, 8, 1)
        )
        found = merge([now], previous=before).findings
        return [(one.sheet, one.params["before"], one.params["now"]) for one in found if one.code == "NLS615"]

    assert jumps(24, 30, 27000) == []
    assert jumps(9, 30, 27000) == [("Nhân sự", 24, 9)]
    assert jumps(24, 30, 20000) == [("Địa bàn", 27000, 20000)]


def test_the_same_submissions_give_the_same_bytes(merge: Merge, tmp_path: Path) -> None:
    paths = [census(tmp_path / "a.xlsx", "Sở A", [person(1), person(2)])]
    assert merge(paths).data == merge(paths).data


def test_more_rows_than_a_worksheet_holds_are_refused(
    merge: Merge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submissions, "MOST_ROWS", 2)
    path = census(tmp_path / "a.xlsx", "Sở A", [person(n) for n in range(1, 4)])
    with pytest.raises(NlsError, match=r"merge\.too_many"):
        merge([path])


def test_what_was_taken_for_something_is_written_out(merge: Merge, tmp_path: Path) -> None:
    staff = [
        person(1, education="Đại học Luật", trained_on="Quý II/2023"),
        person(2, education="ĐH", trained_on=45000),
        person(3, education="Thạc sĩ (VLVH)", trained_on="15/3/23"),
    ]
    outcome = merge([census(tmp_path / "a.xlsx", "Sở Nội vụ", staff)])
    (tmp_path / "m.xlsx").write_bytes(outcome.data)
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    _, _, header, *rows = book["Nhân sự"].iter_rows(values_only=True)
    at = [header.index(name) for name in ("Trình độ chuyên môn", "Chuyên ngành", "Ngày bồi dưỡng gần nhất")]
    day = dt.datetime.fromisoformat("2023-03-15")
    assert [tuple(row[i] for i in at) for row in rows] == [
        ("Đại học", "Luật", "Quý II/2023"),
        ("Đại học", None, day),
        ("Thạc sĩ", None, day),
    ]


def test_nothing_to_report_beside_a_sheet_left_empty(merge: Merge, tmp_path: Path) -> None:
    """The blank form has every sheet, so a clerk with nothing to report sends the sheet without rows."""
    path = census(tmp_path / "a.xlsx", "Sở Y tế", [], nothing="Nhân sự")
    (line,) = merge([path]).completeness.lines
    assert line.sheets["staff"] == "nothing"


def test_the_office_and_its_unit_are_one_submitter(merge: Merge, tmp_path: Path) -> None:
    one = census(tmp_path / "a.xlsx", "UBND xã Giao An", [person(1)])
    other = census(tmp_path / "b.xlsx", "Xã Giao An", [person(2)], attempt=2)
    outcome = merge([one, other])
    assert len(outcome.completeness.lines) == 1
    assert outcome.rows["staff"] == 1
    assert "NLS127" in {finding.code for finding in outcome.findings}
