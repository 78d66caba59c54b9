"""What a target keeper is told about a slip of the pen: where, what is wrong, and the nearest valid name."""

from __future__ import annotations

from pathlib import Path

import pytest

from nls_cli.errors import SourceError
from nls_cli.reporting.findings_text import render_problems
from nls_cli.workflows import load_targets

SET = """\
nls: 1
id: mine
title: {vi: "Của tôi", en: "Mine"}
form: staff-census
units: nam-dinh
indicators:
  - id: one-stop-trained
    name: {vi: "Một cửa", en: "One-stop"}
    unit: percent
    measure:
      share_of: {count: staff, where: {one_stop: true}}
      having: {trained_basic: true}
    goals:
      2025: {at_least: 95}
    points: 10
  - id: members
    name: {vi: "Thành viên", en: "Members"}
    unit: count
    measure: {sum: members, in: teams}
"""
# what is written instead of what | the place | words of the message
SLIPS = """
one_stop: true}      -> onestop: true}       | 11:40 | no column “onestop” (did you mean: one_stop?)
one_stop: true}      -> Bộ phận một cửa: true} | 11:40 | (did you mean: one_stop?)
one_stop: true}      -> gender: nữ}          | 11:48 | choices: nam, nu (did you mean: nu?)
one_stop: true}      -> one_stop: có}        | 11:50 | “có” must be true (yes) or false (no)
one_stop: true}      -> one_stop: yes}       | 11:50 | “yes” must be true (yes) or false (no)
one_stop: true}      -> education: {gte: dai_hoc}} | 11:52 | has no order
one_stop: true}      -> district: Giao Thủy} | 11:50 | (did you mean: giao-thuy
count: staff         -> count: staf          | 11:25 | (did you mean: staff?)
sum: members         -> sum: hamlet          | 19:20 | number columns: members
points: 10           -> point: 10            | 15:5  | there is no key “point” here (did you mean: points?)
points: 10           -> points: ten          | 15:13 | “ten” must be a number
points: 10           -> points: 0            | 15:13 | points must be above 0
2025: {at_least: 95} -> 2025:                | 14:12 | key “2025” is empty
form: staff-census   -> form: staff-cencus   | 4:7   | (did you mean: staff-census?)
2025: {at_least: 95} -> 20255: {at_least: 95} | 14:7 | “20255” must be a year
2025: {at_least: 95} -> 2025: 95             | 14:13 | exactly one of {at_least: …} and {at_most: …}
2025: {at_least: 95} -> 2025: {aspirational: true} | 14:13 | exactly one of
2025: {at_least: 95} -> 2025: {at_least: 95,5} | 14:27 | write decimals with a point
2025: {at_least: 95} -> 2025: {at_least: 95% } | 14:24 | “95%” must be a number
2025: {at_least: 95} -> 2025: {at_least: 95  | 14:13 | a bracket { or [ is not closed
unit: percent        -> unit: percnt         | 9:11  | (did you mean: percent?)
unit: percent        -> unit:percent         | 9:5   | a colon is missing, or the space after it
unit: percent        -> unit percent         | 9:5   | a colon is missing
unit: count          -> unit: percent        | 18:11 | does not fit the measure
id: mine             -> id: "mine            | 3:14  | a text above lacks a quotation mark
en: "Members"}       -> en: "Members}        | 17:34 | is never closed
en: "Mine"           -> en: “Mine, all”      | 3:35  | straight quotation marks
name: {vi: "Thành viên", en: "Members"} -> name: Thành viên | 17:11 | in both languages
    points: 10       ->     unit: count      | 15:5  | stands on line 9 already
    points: 10       ->      points: 10      | 15:6  | not in line with its group
    points: 10       -> \\tpoints: 10        | 15:1  | indented with a tab
      having         ->     having           | 12:5  | check how far its line is indented
units: nam-dinh      -> units: nam-dinh\\nvalid_until: 31/12/2025 | 6:14 | written year-month-day
"""
CASES = [
    tuple(part.strip() if at else part.rstrip() for at, part in enumerate(line.split("|")))
    for line in SLIPS.strip("\n").splitlines()
]


@pytest.mark.parametrize(("change", "place", "message"), CASES)
def test_a_slip_is_told_at_its_place(tmp_path: Path, change: str, place: str, message: str) -> None:
    right, wrong = (part.replace("\\n", "\n").replace("\\t", "\t") for part in change.split("->"))
    lead = " " * (len(right) - len(right.lstrip()))
    right, wrong = lead + right.strip(), wrong.removeprefix(" ").rstrip(" ")
    assert SET.count(right) == 1
    file = tmp_path / "mine.yaml"
    file.write_text(SET.replace(right, wrong), "utf-8")
    with pytest.raises(SourceError) as caught:
        load_targets(str(file), tmp_path)
    told = render_problems(caught.value.problems, "en").replace(str(file), "mine.yaml")
    assert f"mine.yaml:{place}: " in told
    assert message in told
    assert "mine.yaml" in render_problems(caught.value.problems, "vi").replace(str(file), "mine.yaml")


def test_the_set_itself_is_right(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(SET, "utf-8")
    assert load_targets(str(file), tmp_path)[0].set.id == "mine"


BASE = SET.replace("id: mine", "id: base")
CHILD = """\
nls: 1
id: child
extends: base
title: {vi: "Con", en: "Child"}
indicators:
  - id: members
    goals: {2025: {at_least: 7}}
    points: 5
"""


@pytest.mark.parametrize(
    ("base", "child", "place", "message"),
    [
        # the second indicator of the base is the first of the child
        ("", "points: 5 -> points: five", "child.yaml:8:13: ", "“five” must be a number"),
        ("", "id: members -> id: member", "child.yaml:6:9: ", "did you mean: members?"),
        ("", "    points: 5 ->   - id: members", "child.yaml:8:9: ", "id “members” is used above"),
        ("in: teams -> in: team", "", "base.yaml:19:33: ", "did you mean: teams?"),
        ("units: nam-dinh -> units: nam", "", "base.yaml:5:8: ", "there is no units file"),
        ("", "extends: base -> extends: bse", "child.yaml:3:10: ", "did you mean: base?"),
        ("", "extends: base -> extends: child", "child.yaml:3:10: ", "in a circle"),
    ],
)
def test_a_mistake_is_shown_in_the_file_that_has_it(
    tmp_path: Path, base: str, child: str, place: str, message: str
) -> None:
    for name, text, change in (("base", BASE, base), ("child", CHILD, child)):
        right, _, wrong = change.partition(" -> ")
        (tmp_path / f"{name}.yaml").write_text(text.replace(right, wrong) if right else text, "utf-8")
    with pytest.raises(SourceError) as caught:
        load_targets(str(tmp_path / "child.yaml"), tmp_path)
    told = render_problems(caught.value.problems, "en").replace(f"{tmp_path}/", "")
    assert told.startswith(place)
    assert message in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"# only a comment\n", "the file is empty"),
        (b"PK\x03\x04\x14\x00\x00\x00\xff\xfe", "this is not a YAML file"),
        ("id: Giao Thủy".encode("cp1258", "replace") + b"\xff", "the file is not UTF-8"),
    ],
)
def test_a_file_that_is_no_target_set_at_all(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "sai.yaml"
    path.write_bytes(content)
    with pytest.raises(SourceError) as raised:
        load_targets(str(path), tmp_path)
    assert message in render_problems(raised.value.problems, "en")
