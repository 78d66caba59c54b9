"""Random small censuses with messy values, and random valid target sets, to compare two scores over.

Layouts are clean. What design leaves to a reading that a user would hardly meet is not generated: rows of one
key that say the same in other words, copies across files, two files of one unit that share keys without being
a resubmission, district cells after the end of districts, apportioned goals after the end of districts.
"""

from __future__ import annotations

import copy
import datetime as dt
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.oracle.naive import FORM
from tests.oracle.workbooks import make_census

BEFORE, BETWEEN, AFTER = dt.date(2024, 6, 1), dt.date(2024, 12, 1), dt.date(2025, 8, 1)

# district cell, commune cell; the first five of each are clean
PLACES: dict[dt.date, list[tuple[str | None, str | None]]] = {
    BETWEEN: [
        ("Giao Thủy", "Giao Thanh"),
        ("Giao Thủy", "Giao An"),
        ("Hải Hậu", "Hải Xuân"),
        ("Nam Trực", "Nam Điền"),
        ("TP Nam Định", "Quang Trung"),
        ("Giao Thủy", None),
        ("Hải Hậu", None),
        (None, None),
        ("huyện GIAO THUỶ", "xã  Giao Hà"),
        (None, "Xã Giao Xuân"),
        (None, "Nam Điền"),  # two of them
        ("Giao Thủy", "Bờ Biển"),  # unrecognised under a recognised district
        ("Hải Hậu", "Giao Hải"),  # they disagree
        ("Sao Hỏa", None),
        (None, "Bờ Biển"),
        ("Mỹ Lộc", None),  # ended on 31/8/2024
        (unicodedata.normalize("NFD", "Vụ Bản"), None),
    ],
    BEFORE: [
        ("Giao Thủy", "Giao Thanh"),
        ("Mỹ Lộc", "Mỹ Hà"),
        ("Mỹ Lộc", "Mỹ Tiến"),
        ("Hải Hậu", "Hải Triều"),
        ("TP Nam Định", "Hạ Long"),
        ("Mỹ Lộc", None),
        (None, None),
        (None, "Hải Chính"),
        ("Giao Thủy", "Bờ Biển"),
        ("Giao Thủy", "Mỹ Hà"),
        ("Sao Hỏa", None),
    ],
    AFTER: [
        (None, "Giao Minh"),
        (None, "Giao Thủy"),
        (None, "Vị Khê"),
        (None, "Hải Xuân"),
        (None, "Phường Nam Định"),
        (None, "Hồng Quang"),
        (None, None),
        (None, "Giao Thanh"),  # ended on 30/6/2025
    ],
}
DISTRICT_IDS = ["giao-thuy", "hai-hau", "tp-nam-dinh", "nam-truc"]
COMMUNE_IDS = ["giao-thuy.giao-thanh", "giao-thuy.giao-an", "hai-hau.hai-xuan"]
DISTRICT_OPTIONS = ["Giao Thủy", "hai-hau", "huyện nam trực"]

YES, NO, ODD = (
    ["Có", "x", "X", "✓", "TRUE", "đã học", 1, True],
    ["Không", "-", "chưa", 0, False],
    ["chưa rõ", "?", 7],
)
DATES: list[Any] = [
    dt.date(2024, 3, 1),
    "15/03/2024",
    "2023",
    2022,
    "03/2024",
    "2024",
    "1.4.2024",
    None,
    None,
    "hôm qua",
]
NUMBERS: list[Any] = [0, 1, 2, 3, 10, 40, 100, "1.234", "12", "-", None, None, -1, 2.5, "nhiều"]
TOPICS: list[Any] = [
    "Y tế",
    "Y tế; Giáo dục",
    "Nông nghiệp\nKhác",
    "y tế, Bóng đá",
    "Bóng đá",
    "Không",
    "-",
    None,
]
TEXTS: dict[str, list[Any]] = {
    "organization": ["Sở Y tế", "SỞ  Y TẾ", "UBND", "Phòng VHTT", None],
    "position": ["Chủ tịch", "chủ tịch", "Chuyên viên", None],
    "hamlet": ["Xóm 1", "Xóm 2", None],
}
KEY = {"staff": "staff_id", "teams": "team_id", "schools": "school_id", "organizations": "name"}
ALWAYS = {
    "staff_id",
    "full_name",
    "organization",
    "category",
    "team_id",
    "school_id",
    "name",
    "district",
    "commune",
}
CONDITION_COLUMNS = {
    "staff": [
        "gender", "category", "status", "assignment", "education", "it_role", "dx_role", "is_leader",
        "trained_basic", "open_source", "trained_topics", "trained_on", "dx_awareness", "organization",
        "position", "district", "commune",
    ],
    "teams": ["members", "hamlet", "founded", "district"],
    "localities": ["hamlets", "population", "working_age", "resident_training", "district", "commune"],
    "schools": ["level", "ownership", "stem", "digital_platform", "district"],
    "organizations": ["kind", "leaders", "training_budget", "has_dx_network", "district"],
}  # fmt: skip
SUMMABLE = {
    "teams": ["members"],
    "localities": ["population", "informed", "working_age", "working_age_skilled", "hamlets_with_team"],
    "organizations": ["leaders", "leaders_aware", "employees_trained", "training_budget"],
}


# ---- censuses


@dataclass
class Census:
    """The workbooks of one census, as rows of raw cells."""

    as_of: dt.date
    files: list[tuple[dict[str, Any], dict[str, list[dict[str, Any]]], dict[str, list[str]]]] = field(
        default_factory=list
    )  # info, rows by sheet, columns by sheet

    def write(self, folder: Path) -> list[Path]:
        """Write `0.xlsx`, `1.xlsx` … into `folder`."""
        return [
            make_census(folder / f"{n}.xlsx", rows, info, columns)
            for n, (info, rows, columns) in enumerate(self.files)
        ]


@st.composite
def _cells(draw: st.DrawFn, column: Any) -> st.SearchStrategy[Any]:
    """How the cells of one column of one file are drawn: full, ticks only, with holes, or blank throughout."""
    mode = draw(st.sampled_from(["full", "ticks", "holes", "mess", "blank"]))
    if mode == "blank":
        return st.none()
    if column.type == "yesno":
        pools = {"full": YES + NO, "ticks": ["x", "Có", None], "holes": ["Có", "Không", None]}
        return st.sampled_from(pools.get(mode, YES + NO + ODD + [None]))
    if column.type in ("choice", "role"):
        labels = list(column.choices.values())
        odd = [
            labels[0].upper(),
            f" {labels[0]} ",
            unicodedata.normalize("NFD", labels[-1]),
            "x",
            "??",
            "#N/A",
            None,
        ]
        ticks = [label for label in labels if label != "Không"] + [None]
        return st.sampled_from(
            {"full": labels, "ticks": ticks, "holes": [*labels, None]}.get(mode, labels + odd)
        )
    if column.type == "list":
        return st.sampled_from(TOPICS[:3] if mode == "full" else TOPICS)
    if column.type == "date":
        return st.sampled_from(DATES[:2] if mode == "full" else DATES)
    if column.type in ("integer", "number"):
        full = [n for n in NUMBERS[:8] if n or column.least == 0]
        extra = ["1.234,5", 0.1, 0.2] if column.type == "number" else []
        return st.sampled_from(full + extra if mode == "full" else NUMBERS + extra)
    return st.sampled_from(TEXTS.get(column.id, ["A", None]))


@st.composite
def _rows(
    draw: st.DrawFn, sheet: str, as_of: dt.date, taken: set[Any], most: int
) -> tuple[list[dict[str, Any]], list[str]]:
    columns = FORM[sheet][1]
    shown = [c for c in columns if c.id in ALWAYS or draw(st.integers(0, 4)) > 0]
    used = [c for c in shown if c.id in _interesting(sheet) and c.type not in ("district", "commune")]
    how = {c.id: draw(_cells(c)) for c in used if c.id != KEY.get(sheet)}
    rows: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(0, most))):
        row: dict[str, Any] = {}
        index = draw(st.integers(0, len(PLACES[as_of]) - 1))
        row["district"], row["commune"] = PLACES[as_of][index]
        if sheet == "localities":
            if index in taken:
                continue
            taken.add(index)
        row |= {column: draw(cells) for column, cells in how.items()}
        if sheet in KEY:
            taken.add(len(taken))
            row[KEY[sheet]] = f"{sheet}-{len(taken)}" if draw(st.integers(0, 5)) else None
        if sheet == "staff":
            row["full_name"] = f"Người {len(taken)}"
        elif sheet in ("teams", "schools"):
            row["name"] = f"Tên {len(taken)}"
        rows.append(row)
        again = draw(st.integers(0, 11))
        if again == 0:
            rows.append(copy.copy(row))  # an exact copy
        elif again == 1 and sheet in ("staff", "teams", "schools"):
            rows.append(
                {**row, "full_name" if sheet == "staff" else "name": "Khác hẳn"}
            )  # same key, another row
    rows = [r for r in rows if any(v is not None for v in r.values())]
    return rows, [c.id for c in shown]


def _interesting(sheet: str) -> set[str]:
    return {*CONDITION_COLUMNS[sheet], *SUMMABLE.get(sheet, []), KEY.get(sheet, "")}


@st.composite
def censuses(draw: st.DrawFn, as_of: st.SearchStrategy[dt.date] | None = None) -> Census:
    """One to three workbooks of one date."""
    day = draw(as_of if as_of is not None else st.sampled_from([BETWEEN, BETWEEN, BETWEEN, BEFORE, AFTER]))
    census = Census(day)
    taken: dict[str, set[Any]] = {sheet: set() for sheet in FORM}
    for n in range(draw(st.integers(1, 3))):
        present = [s for s in FORM if (s == "staff" and n == 0) or draw(st.booleans())]
        rows, columns = {}, {}
        for sheet in present:
            rows[sheet], columns[sheet] = draw(_rows(sheet, day, taken[sheet], 7 if sheet == "staff" else 4))
        date = draw(st.sampled_from([day, day.strftime("%d/%m/%Y"), day.isoformat()]))
        info: dict[str, Any] = {"unit": f"Đơn vị {n}", "as_of": date}
        absent = [FORM[s][0] for s in FORM if s not in present]
        if absent and draw(st.booleans()):
            info["nothing"] = "; ".join(draw(st.lists(st.sampled_from(absent), unique=True)))
        census.files.append((info, rows, columns))
    if len(census.files) > 1 and draw(st.integers(0, 3)) == 0:  # the last one is sent again for the first
        census.files[0][0]["attempt"] = 1
        census.files[-1][0].update(unit="ĐƠN VỊ  0", attempt=2)
    return census


# ---- target sets


def _operand(column: Any, draw: st.DrawFn) -> Any:
    if column.type == "yesno":
        return draw(st.booleans())
    if column.type in ("choice", "role", "list"):
        return draw(st.sampled_from(list(column.choices)))
    if column.type in ("integer", "number"):
        return draw(st.sampled_from([0, 1, 2, 10, 100, 1234]))
    if column.type == "date":
        return draw(st.sampled_from([dt.date(2024, 3, 1), dt.date(2024, 3, 15), dt.date(2023, 1, 1)]))
    if column.type == "district":
        return draw(st.sampled_from(DISTRICT_IDS))
    if column.type == "commune":
        return draw(st.sampled_from(COMMUNE_IDS))
    return draw(st.sampled_from([t for t in TEXTS[column.id] if t]))


@st.composite
def _condition(draw: st.DrawFn, column: Any) -> Any:
    ordered = column.type in ("integer", "number", "date")
    kinds = ["value", "list", "not", "not list", "blank"] + (
        ["compare", "range", "not compare"] if ordered else []
    )
    kind = draw(st.sampled_from(kinds))
    if kind == "blank":
        return {"blank": draw(st.booleans())}
    if "compare" in kind:
        compared = {draw(st.sampled_from(["gte", "gt", "lte", "lt"])): _operand(column, draw)}
        return {"not": compared} if "not" in kind else compared
    if kind == "range":
        return {"gte": _operand(column, draw), "lt": _operand(column, draw)}
    some: Any = _operand(column, draw)
    if "list" in kind:
        some = list(dict.fromkeys([some, _operand(column, draw)]))
    return {"not": some} if "not" in kind else some


@st.composite
def wheres(draw: st.DrawFn, sheet: str, depth: int = 1) -> dict[str, Any]:
    """A `where` or `having` mapping over the columns of a sheet; never empty."""
    by_id = {c.id: c for c in FORM[sheet][1]}
    names = draw(st.lists(st.sampled_from(CONDITION_COLUMNS[sheet]), min_size=1, max_size=2, unique=True))
    where = {name: draw(_condition(by_id[name])) for name in names}
    if depth and draw(st.integers(0, 2)) == 0:
        group = draw(st.sampled_from(["any", "all"]))
        where[group] = draw(st.lists(wheres(sheet, depth - 1), min_size=1, max_size=3))
        if draw(st.booleans()):
            where = {group: where[group]}
    return where


@st.composite
def aggregates(draw: st.DrawFn, sheet: str | None = None, kind: str | None = None) -> dict[str, Any]:
    """A count, sum or distinct."""
    sheet = sheet or draw(st.sampled_from(list(FORM)))
    kind = kind or draw(st.sampled_from(["count", "sum", "distinct"]))
    aggregate: dict[str, Any]
    if kind == "sum" and sheet in SUMMABLE:
        aggregate = {"sum": draw(st.sampled_from(SUMMABLE[sheet])), "in": sheet}
    elif kind == "distinct":
        keys = [c for c in CONDITION_COLUMNS[sheet] if c not in ("trained_topics", "trained_on", "founded")]
        some = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True))
        aggregate = {"distinct": some[0] if len(some) == 1 else some, "in": sheet}
    else:
        aggregate = {"count": sheet}
    if draw(st.booleans()):
        aggregate["where"] = draw(wheres(sheet))
    return aggregate


@st.composite
def _goal(draw: st.DrawFn, unit: str, direction: str, apportion: bool) -> dict[str, Any]:
    numbers = {
        "percent": [0, 10, 33.3, 50, 66.6, 80, 100],
        "ratio": [0, 0.1, 0.5, 1, 2.5, 30],
        "count": [0, 1, 2, 3, 5, 7.5, 40, 1234],
    }
    goal: dict[str, Any] = {direction: draw(st.sampled_from(numbers[unit]))}
    if draw(st.integers(0, 4)) == 0:
        goal["aspirational"] = True
    if apportion:
        goal["apportion"] = {"by": draw(st.sampled_from(["staff", "population", "equal"]))}
    return goal


@st.composite
def indicators(draw: st.DrawFn, number: int = 0, apportion: bool = True) -> dict[str, Any]:
    """One valid indicator of any kind."""
    kind = draw(st.sampled_from(["aggregate", "share", "share", "quotient", "quotient across"]))
    measure: dict[str, Any]
    unit = "count"
    if kind == "aggregate":
        measure = draw(aggregates())
    elif kind == "share":
        sheet = draw(st.sampled_from(list(FORM)))
        measure = {"share_of": draw(aggregates(sheet, "count")), "having": draw(wheres(sheet))}
        unit = draw(st.sampled_from(["percent", "percent", "ratio"]))
    else:
        top, bottom = draw(st.sampled_from(list(FORM))), draw(st.sampled_from(list(FORM)))
        measure = {
            "numerator": draw(aggregates(top)),
            "denominator": draw(aggregates(top if kind == "quotient" else bottom)),
        }
        unit = draw(st.sampled_from(["percent", "ratio"]))
    if unit == "ratio" and draw(st.booleans()):
        measure["per"] = draw(st.sampled_from([10, 100, 1000]))
    indicator: dict[str, Any] = {
        "id": f"chi-tieu-{number}",
        "name": {"vi": f"Chỉ tiêu {number}", "en": f"Indicator {number}"},
        "unit": unit,
        "measure": measure,
    }
    years: list[Any] = draw(st.lists(st.sampled_from([2025, 2030, "annual"]), max_size=3, unique=True))
    if not years:
        return indicator
    direction = draw(st.sampled_from(["at_least", "at_least", "at_most"]))
    handed_down = apportion and unit == "count" and draw(st.booleans())
    indicator["goals"] = {year: draw(_goal(unit, direction, handed_down)) for year in sorted(years, key=str)}
    if not handed_down and draw(st.integers(0, 3)) == 0:
        levels = ["province", "district", "commune", "organization", "rest"]
        indicator["levels"] = draw(st.lists(st.sampled_from(levels), min_size=1, unique=True))
    if draw(st.integers(0, 3)) > 0:
        indicator["points"] = draw(st.sampled_from([1, 2.5, 10, 20]))
        how = draw(st.sampled_from([None, "proportional", "threshold", "steps"]))
        if how == "steps":
            at = sorted(
                draw(st.lists(st.sampled_from([1, 2, 20, 33.3, 50, 75]), min_size=2, max_size=2, unique=True))
            )
            at = at if direction == "at_least" else at[::-1]
            half = indicator["points"] / 2
            steps = [{"from": at[0], "points": half}, {"from": at[1], "points": indicator["points"]}]
            indicator["scoring"] = {"steps": steps}
        elif how:
            indicator["scoring"] = how
    return indicator


@st.composite
def target_sets(draw: st.DrawFn, apportion: bool = True) -> dict[str, Any]:
    """A valid target set of one to four indicators."""
    number = draw(st.integers(1, 4))
    return {
        "nls": 1,
        "id": "ngau-nhien",
        "title": {"vi": "Bộ chỉ tiêu ngẫu nhiên", "en": "A random target set"},
        "form": "staff-census",
        "units": "nam-dinh",
        "indicators": [draw(indicators(n, apportion)) for n in range(number)],
    }


def write_targets(folder: Path, targets: dict[str, Any]) -> Path:
    """Write the set as `<id>.yaml` into `folder`."""
    path = folder / f"{targets['id']}.yaml"
    path.write_text(
        yaml.dump(targets, Dumper=_NoAliases, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    return path


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


# ---- the two together


@dataclass
class Case:
    """A census, a target set, and the options of the command."""

    census: Census
    targets: dict[str, Any]
    by: str | None
    district: str | None
    year: str | None

    @property
    def options(self) -> dict[str, Any]:
        return {"by": self.by, "district": self.district, "year": self.year}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Everything that one run of `nls score` takes."""
    census = draw(censuses())
    targets = draw(target_sets(apportion=census.as_of != AFTER))
    by = draw(st.sampled_from([None, "district", "commune", "organization"]))
    district = draw(st.sampled_from([None, None, *DISTRICT_OPTIONS]))
    years = sorted({str(y) for i in targets["indicators"] for y in i.get("goals", {})})
    return Case(census, targets, by, district, draw(st.sampled_from([None, None, *years])))
