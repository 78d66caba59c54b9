"""The gallery: one workbook for each habit, in the layout of the forms that really come in."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl.utils.datetime import CALENDAR_MAC_1904

from nls_cli.text import bare
from tests.gallery.sheets import HEADER, PEOPLE, UBND, Drawing, people
from tests.old_fonts import vni

Draw = Callable[[Drawing], None]
GALLERY: dict[str, Draw] = {}
AS_OF: dict[str, str | None] = {}


def habit(name: str, as_of: str | None = "01/12/2024") -> Callable[[Draw], Draw]:
    """Put a workbook into the gallery."""

    def register(draw: Draw) -> Draw:
        GALLERY[name], AS_OF[name] = draw, as_of
        return draw

    return register


def write_gallery(folder: Path) -> dict[str, Path]:
    """Write every workbook into `folder`."""
    written = {name: folder / f"{name}.xlsx" for name in GALLERY}
    for name, path in written.items():
        drawn(name).save(path)
    return written


def drawn(name: str) -> Drawing:
    """Draw one workbook."""
    drawing = Drawing(AS_OF[name])
    GALLERY[name](drawing)
    return drawing


# ---- the header


@habit("bare-table")
def bare_table(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, *PEOPLE])


@habit("national-titles")
def national_titles(d: Drawing) -> None:
    sheet = d.page()
    d.titles(sheet)
    d.rows(sheet, [HEADER, *PEOPLE])


@habit("table-in-the-middle")
def table_in_the_middle(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, *PEOPLE], at=6, left=3)


@habit("column-numbers")
def column_numbers(d: Drawing) -> None:
    sheet = d.page()
    d.titles(sheet)
    d.rows(sheet, [HEADER, ["A", 1, 2, 3, 4, 5, 6, 7, 8], *PEOPLE])


@habit("column-numbers-in-brackets")
def column_numbers_in_brackets(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, [f"({n})" for n in range(1, 10)], *PEOPLE])


@habit("capitals-and-stars")
def capitals_and_stars(d: Drawing) -> None:
    d.rows(d.page(), [[f"{text.upper()} (*)" for text in HEADER], *PEOPLE])


@habit("without-accents")
def without_accents(d: Drawing) -> None:
    d.rows(d.page(), [[bare(text).capitalize() for text in HEADER], *PEOPLE])


@habit("decomposed-letters")
def decomposed_letters(d: Drawing) -> None:
    d.rows(d.page(), [[unicodedata.normalize("NFD", text) for text in HEADER], *PEOPLE])


@habit("line-breaks-in-headers")
def line_breaks_in_headers(d: Drawing) -> None:
    d.rows(d.page(), [[text.replace(" ", "\n") for text in HEADER], *PEOPLE])


@habit("other-names-of-columns")
def other_names_of_columns(d: Drawing) -> None:
    header = ["Số TT", "Họ và tên khai sinh", "Ngày, tháng, năm sinh", "Giới tính", "Cơ quan công tác", "Quận/Huyện",
              "Xã/Phường", "Loại", "Trình độ chuyên môn cao nhất"]  # fmt: skip
    d.rows(d.page(), [header, *PEOPLE])


@habit("english-headers")
def english_headers(d: Drawing) -> None:
    header = [
        "No.",
        "Full name",
        "Date of birth",
        "Gender",
        "Organization",
        "District",
        "Commune",
        "Category",
        "Education",
    ]
    d.rows(d.page(), [header, *PEOPLE])


@habit("columns-in-another-order")
def columns_in_another_order(d: Drawing) -> None:
    d.rows(d.page(), [HEADER[::-1], *(one[::-1] for one in PEOPLE)])


@habit("columns-of-their-own")
def columns_of_their_own(d: Drawing) -> None:
    more = [[*HEADER, "Số điện thoại", "Email"], *([*one, "0912345678", "a@b.vn"] for one in PEOPLE)]
    d.rows(d.page(), more)


@habit("one-header-twice")
def one_header_twice(d: Drawing) -> None:
    d.rows(d.page(), [[*HEADER, "Họ tên"], *([*one, one[1]] for one in PEOPLE)])


@habit("header-of-two-rows")
def header_of_two_rows(d: Drawing) -> None:
    sheet = d.page()
    d.titles(sheet)
    upper = ["TT", "Họ và tên", "Đơn vị công tác", "Đối tượng", "Phụ trách", None, None]
    first = d.rows(sheet, [upper, [None, None, None, None, "CNTT", "an toàn thông tin", "chuyển đổi số"]])
    for letter in "ABCD":
        sheet.merge_cells(f"{letter}{first}:{letter}{first + 1}")
    sheet.merge_cells(f"E{first}:G{first}")
    roles = [
        ["Chuyên trách", "Không", "Không"],
        ["Không", "Kiêm nhiệm", "Không"],
        ["Không"] * 3,
        ["Không", "Không", "Kiêm nhiệm"],
    ]
    rows = [
        [*one, *role]
        for one, role in zip(people("TT", "Họ và tên", "Đơn vị công tác", "Đối tượng"), roles, strict=True)
    ]
    d.rows(sheet, rows)


@habit("header-not-merged")
def header_not_merged(d: Drawing) -> None:
    upper = ["TT", "Họ và tên", "Đơn vị công tác", "Đối tượng", "Phụ trách"]
    lower = [None, None, None, None, "CNTT", "an toàn thông tin"]
    rows = [
        [*one, "Không", "Kiêm nhiệm"] for one in people("TT", "Họ và tên", "Đơn vị công tác", "Đối tượng")
    ]
    d.rows(d.page(), [upper, lower, *rows])


@habit("birthplace-has-a-commune-too")
def birthplace_has_a_commune_too(d: Drawing) -> None:
    sheet = d.page()
    upper = ["TT", "Họ và tên", "Quê quán", None, "Đơn vị công tác", "Huyện", "Xã", "Đối tượng"]
    d.rows(sheet, [upper, [None, None, "Huyện", "Xã"]])
    sheet.merge_cells("C1:D1")
    for letter in "ABEFGH":
        sheet.merge_cells(f"{letter}1:{letter}2")
    rows = people("TT", "Họ và tên", "Đơn vị công tác", "Huyện", "Xã", "Đối tượng")
    d.rows(sheet, [[*one[:2], "Hải Hậu", "Hải Anh", *one[2:]] for one in rows])


@habit("name-in-two-cells")
def name_in_two_cells(d: Drawing) -> None:
    sheet = d.page()
    d.rows(sheet, [["TT", "Họ và tên", None, "Đơn vị công tác", "Đối tượng"]])
    sheet.merge_cells("B1:C1")
    for number, name, *rest in people("TT", "Họ và tên", "Đơn vị công tác", "Đối tượng"):
        family, _, given = name.rpartition(" ")
        d.rows(sheet, [[number, family, given, *rest]])


# ---- answers spread over columns


def spread(d: Drawing, over: str, answers: list[str], cells: list[list[object]]) -> None:
    """Draw people with one question answered in several columns."""
    sheet = d.page()
    d.titles(sheet)
    start = ["TT", "Họ và tên", "Đơn vị công tác", "Đối tượng"]
    first = d.rows(sheet, [[*start, over], [None, None, None, None, *answers]])
    for letter in "ABCD":
        sheet.merge_cells(f"{letter}{first}:{letter}{first + 1}")
    sheet.merge_cells(start_row=first, end_row=first, start_column=5, end_column=4 + len(answers))
    d.rows(sheet, [[*one, *cell] for one, cell in zip(people(*start), cells, strict=True)])


LEVELS = ["SC", "TC", "CĐ", "ĐH", "ThS", "TS"]


def ticks(*at: int, width: int = 6, mark: str = "x") -> list[list[object]]:
    """Return a row of ticks for each place given."""
    return [[mark if place == one else None for place in range(width)] for one in at]


@habit("education-as-ticks")
def education_as_ticks(d: Drawing) -> None:
    spread(d, "Trình độ chuyên môn", LEVELS, ticks(3, 2, 4, 1))


@habit("education-in-words-of-the-header")
def education_in_words_of_the_header(d: Drawing) -> None:
    spread(
        d,
        "Trình độ đào tạo",
        LEVELS,
        [[None, None, None, "ĐH", None, None], *ticks(2, 4, mark="✓"), *ticks(1, mark="1")],
    )


@habit("education-ticked-twice")
def education_ticked_twice(d: Drawing) -> None:
    spread(d, "Trình độ chuyên môn", LEVELS, [*ticks(3, 2), [None, None, None, "x", "x", None], *ticks(1)])


@habit("education-not-ticked")
def education_not_ticked(d: Drawing) -> None:
    spread(d, "Trình độ chuyên môn", LEVELS, [*ticks(3, 2, 9), *ticks(1)])


@habit("education-tick-unclear")
def education_tick_unclear(d: Drawing) -> None:
    spread(d, "Trình độ chuyên môn", LEVELS, [*ticks(3, 2, 4), [None, "đang học", None, None, None, None]])


@habit("education-below-three-headers")
def education_below_three_headers(d: Drawing) -> None:
    sheet = d.page()
    d.titles(sheet, "BÁO CÁO SỐ LƯỢNG, CHẤT LƯỢNG CÔNG CHỨC")
    rows = [
        ["TT", "Họ và tên", "Đơn vị công tác", "Đối tượng", "Trình độ"],
        [None, None, None, None, "Chuyên môn", None, None, None, "Lý luận chính trị"],
        [None, None, None, None, "TC", "CĐ", "ĐH", "ThS", "Sơ cấp", "Trung cấp"],
        ["A", "B", 1, 2, 3, 4, 5, 6, 7, 8],
    ]
    first = d.rows(sheet, rows)
    for letter in "ABCD":
        sheet.merge_cells(f"{letter}{first}:{letter}{first + 2}")
    sheet.merge_cells(f"E{first}:J{first}")
    sheet.merge_cells(f"E{first + 1}:H{first + 1}")
    sheet.merge_cells(f"I{first + 1}:J{first + 1}")
    start = people("TT", "Họ và tên", "Đơn vị công tác", "Đối tượng")
    d.rows(sheet, [[*one, *tick, "x"] for one, tick in zip(start, ticks(2, 1, 3, 0, width=4), strict=True)])


@habit("gender-as-ticks")
def gender_as_ticks(d: Drawing) -> None:
    spread(d, "Giới tính", ["Nam", "Nữ"], ticks(1, 0, 0, 1, width=2))


@habit("gender-columns-alone")
def gender_columns_alone(d: Drawing) -> None:
    header = ["TT", "Họ và tên", "Nam", "Nữ", "Đơn vị công tác", "Đối tượng"]
    rows = people("TT", "Họ và tên", "Đơn vị công tác", "Đối tượng")
    drawn = [[*one[:2], *tick, *one[2:]] for one, tick in zip(rows, ticks(1, 0, 0, 1, width=2), strict=True)]
    d.rows(d.page(), [header, *drawn])


@habit("birth-date-under-nam-or-nu")
def birth_date_under_nam_or_nu(d: Drawing) -> None:
    dates = [[None, "15/03/1985"], ["1990", None], ["02/09/1978", None], [None, "20/11/1992"]]
    spread(d, "Ngày, tháng, năm sinh", ["Nam", "Nữ"], dates)


@habit("birth-date-under-both")
def birth_date_under_both(d: Drawing) -> None:
    dates = [[None, "15/03/1985"], ["1990", "1990"], ["31/02/1978", None], [None, "20/11/1992"]]
    spread(d, "Ngày, tháng, năm sinh", ["Nam", "Nữ"], dates)


@habit("roles-as-ticks")
def roles_as_ticks(d: Drawing) -> None:
    spread(d, "Phụ trách CNTT", ["Chuyên trách", "Kiêm nhiệm"], ticks(0, 1, 9, 9, width=2))


@habit("yes-and-no-as-columns")
def yes_and_no_as_columns(d: Drawing) -> None:
    spread(d, "Đã bồi dưỡng kỹ năng số cơ bản", ["Có", "Không"], ticks(0, 1, 0, 9, width=2))


@habit("category-as-ticks")
def category_as_ticks(d: Drawing) -> None:
    header = ["TT", "Họ và tên", "Đơn vị công tác", "Cán bộ", "Công chức", "Viên chức"]
    rows = people("TT", "Họ và tên", "Đơn vị công tác")
    drawn = [[*one, *tick] for one, tick in zip(rows, ticks(0, 1, 1, 2, width=3), strict=True)]
    d.rows(d.page(), [header, *drawn])


@habit("group-and-column-of-one-name")
def group_and_column_of_one_name(d: Drawing) -> None:
    header = ["TT", "Họ và tên", "Đơn vị công tác", "Đối tượng", "Giới tính", "Giới tính", None]
    lower = [None, None, None, None, None, "Nam", "Nữ"]
    rows = people("TT", "Họ và tên", "Đơn vị công tác", "Đối tượng", "Giới tính")
    drawn = [[*one, *tick] for one, tick in zip(rows, ticks(1, 0, 0, 1, width=2), strict=True)]
    d.rows(d.page(), [header, lower, *drawn])


@habit("ticks-with-blanks")
def ticks_with_blanks(d: Drawing) -> None:
    header = [*HEADER, "Sử dụng phần mềm nguồn mở"]
    d.rows(d.page(), [header, *([*one, "x" if one[0] == 2 else None] for one in PEOPLE)])


# ---- rows that are no people


@habit("numbered-group-rows")
def numbered_group_rows(d: Drawing) -> None:
    sheet = d.page()
    d.titles(sheet)
    d.rows(sheet, [HEADER, ["I. Lãnh đạo xã"], PEOPLE[0], ["II. Công chức chuyên môn"], *PEOPLE[1:]])


@habit("group-number-in-its-own-cell")
def group_number_in_its_own_cell(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, ["I", "Lãnh đạo xã"], PEOPLE[0], ["II", "Công chức chuyên môn"], *PEOPLE[1:]])


@habit("group-rows-merged-across")
def group_rows_merged_across(d: Drawing) -> None:
    sheet = d.page()
    d.rows(sheet, [HEADER, ["Lãnh đạo xã"], PEOPLE[0], ["Công chức chuyên môn"], *PEOPLE[1:]])
    sheet.merge_cells("A2:I2")
    sheet.merge_cells("A4:I4")


COMMUNES = ["TT", "Họ và tên", "Đơn vị công tác", "Đối tượng"]


@habit("group-rows-name-the-commune")
def group_rows_name_the_commune(d: Drawing) -> None:
    rows = people(*COMMUNES)
    d.rows(
        d.page(),
        [
            COMMUNES,
            ["I. Xã Giao An"],
            *rows[:2],
            ["II. Thị trấn Quất Lâm"],
            rows[2],
            ["III. Khối trường học"],
            rows[3],
        ],
    )


@habit("group-rows-name-district-and-commune")
def group_rows_name_district_and_commune(d: Drawing) -> None:
    rows = people(*COMMUNES)
    d.rows(
        d.page(),
        [
            COMMUNES,
            ["I. Huyện Giao Thủy"],
            rows[0],
            ["1. Xã Giao An"],
            *rows[1:3],
            ["II. Huyện Hải Hậu"],
            rows[3],
        ],
    )


@habit("group-rows-after-the-reform", as_of="01/08/2025")
def group_rows_after_the_reform(d: Drawing) -> None:
    rows = people(*COMMUNES)
    d.rows(d.page(), [COMMUNES, ["I. Xã Giao Thủy"], *rows[:2], ["II. Xã Giao Minh"], *rows[2:]])


@habit("subtotals-and-a-total")
def subtotals_and_a_total(d: Drawing) -> None:
    sheet = d.page()
    d.rows(sheet, [HEADER, *PEOPLE[:2], ["Cộng", 2], *PEOPLE[2:], ["Cộng", 2], ["Tổng số", 4]])


@habit("signatures")
def signatures(d: Drawing) -> None:
    sheet = d.page()
    d.titles(sheet)
    d.rows(sheet, [HEADER, *PEOPLE])
    d.signature(sheet)


@habit("notes-below")
def notes_below(d: Drawing) -> None:
    sheet = d.page()
    d.rows(
        sheet,
        [
            HEADER,
            *PEOPLE,
            [],
            ["Ghi chú: (1) tính cả người đang thử việc."],
            ["(2) không tính hợp đồng dưới 12 tháng."],
        ],
    )


@habit("header-on-every-page")
def header_on_every_page(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, *PEOPLE[:2], HEADER, *PEOPLE[2:]])


@habit("two-header-rows-on-every-page")
def two_header_rows_on_every_page(d: Drawing) -> None:
    header = [
        ["TT", "Họ và tên", "Đơn vị công tác", "Đối tượng", "Giới tính"],
        [None, None, None, None, "Nam", "Nữ"],
    ]
    numbers = ["A", "B", 1, 2, 3, 4]
    rows = people("TT", "Họ và tên", "Đơn vị công tác", "Đối tượng")
    drawn = [[*one, *tick] for one, tick in zip(rows, ticks(1, 0, 0, 1, width=2), strict=True)]
    d.rows(d.page(), [*header, numbers, *drawn[:2], *header, numbers, *drawn[2:]])


@habit("pages-and-groups-of-bm02")
def pages_and_groups_of_bm02(d: Drawing) -> None:
    """The list of circular 11/2012: merged three-row header, groups with sums, the header unmerged on page two."""
    header: list[list[Any]] = [
        ["Số TT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Chức vụ, chức danh hiện tại"],
        [None, None, "Nam", "Nữ", None, None, "Cán bộ", "Công chức", "Trình độ chuyên môn"],
        [None, None, None, None, None, None, None, None, "TC", "CĐ", "ĐH"],
    ]
    header[0] += ["Cơ quan, đơn vị đang làm việc", "Đối tượng", None, "Trình độ", None, None]
    rows: list[list[Any]] = [
        ["I. Lãnh đạo xã"],
        [1, "Lê Văn Cường", "15/3/85", None, "Chủ tịch", UBND, "x", None, None, None, "x"],
        [2, "Trần Thị Bình", None, 1979, "Phó Chủ tịch", UBND, "x", None, None, None, "x"],
        ["Cộng I", 2],
        ["II. Công chức chuyên môn"],
        [3, "Phạm Minh Đức", "1990", None, "Kế toán", UBND, None, "x", None, "x"],
        *header,
        [4, "Vũ Thị Hà", None, "20/11/1992", "Địa chính", UBND, None, "x", "x"],
        ["Cộng mục II: 2 người"],
        ["Tổng số (I + II)", 4],
    ]
    sheet = d.page("BM02")
    d.titles(sheet, "SỐ LƯỢNG, CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC CẤP XÃ")
    d.rows(sheet, [*header, ["A", *range(1, 11)], *rows], at=7)
    for box in ("A7:A9", "B7:B9", "C7:D7", "C8:C9", "D8:D9", "E7:E9", "F7:F9", "G7:H7", "G8:G9", "H8:H9"):
        sheet.merge_cells(box)
    sheet.merge_cells("I7:K7")
    sheet.merge_cells("I8:K8")
    d.signature(sheet)


@habit("numbered-blank-rows")
def numbered_blank_rows(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, *PEOPLE, *([number] for number in range(5, 12))])


@habit("hidden-rows")
def hidden_rows(d: Drawing) -> None:
    sheet = d.page()
    d.rows(sheet, [HEADER, *PEOPLE])
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True


# ---- merged cells in the body


@habit("commune-merged-down")
def commune_merged_down(d: Drawing) -> None:
    sheet = d.page()
    d.rows(sheet, [HEADER, PEOPLE[0], *([*one[:4], None, None, None, *one[7:]] for one in PEOPLE[1:])])
    for letter in "EFG":
        sheet.merge_cells(f"{letter}2:{letter}5")


# ---- several tables, several sheets

TEAMS = [
    ["Mã tổ", "Tên tổ", "Huyện", "Xã", "Số thành viên"],
    ["T01", "Tổ CNSCĐ xã Giao An", "Giao Thủy", "Giao An", 9],
    ["T02", "Tổ CNSCĐ xóm 1", "Giao Thủy", "Giao An", 7],
]


@habit("teams-below-the-staff")
def teams_below_the_staff(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, *PEOPLE, [], ["DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"], *TEAMS])


@habit("a-second-list-in-another-order")
def a_second_list_in_another_order(d: Drawing) -> None:
    d.rows(
        d.page(), [HEADER, *PEOPLE[:2], [], ["Khối sự nghiệp"], HEADER[1:], *(one[1:] for one in PEOPLE[2:])]
    )


@habit("a-sheet-for-each-commune")
def a_sheet_for_each_commune(d: Drawing) -> None:
    rows = people(*COMMUNES)
    d.rows(d.page("Xã Giao An"), [COMMUNES, *rows[:2]])
    d.rows(
        d.page("Xã Giao Hà"), [COMMUNES, *([one[0], one[1], "UBND xã Giao Hà", one[3]] for one in rows[2:])]
    )


@habit("a-sheet-for-each-commune-by-its-bare-name")
def a_sheet_for_each_commune_by_its_bare_name(d: Drawing) -> None:
    """Xuân Trường is a district and a town in it, Nam Định a city and the province: no place is taken from them."""
    rows = people(*COMMUNES)
    for title, one in zip(("Giao An", "1. Giao Hà", "Xuân Trường", "Nam Định"), rows, strict=True):
        d.rows(d.page(title), [COMMUNES, one])


@habit("a-list-without-a-required-column")
def a_list_without_a_required_column(d: Drawing) -> None:
    rows = people("TT", "Họ và tên", "Đối tượng", "Giới tính", "Trình độ chuyên môn")
    header = ["TT", "Họ và tên", "Đối tượng", "Giới tính", "Trình độ chuyên môn"]
    d.rows(d.page("DS cán bộ xã"), [["DANH SÁCH CÁN BỘ"], [], header, *rows])


@habit("a-list-beside-the-named-sheet")
def a_list_beside_the_named_sheet(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, *PEOPLE])
    d.rows(d.page("Bản cũ"), [HEADER, *PEOPLE[:2]])


@habit("a-sheet-of-another-name")
def a_sheet_of_another_name(d: Drawing) -> None:
    d.rows(d.page("Sheet1"), [HEADER, *PEOPLE])
    d.rows(d.page("Sheet2"), [["Ghi nhớ"], ["Gửi trước ngày 15"]])


@habit("a-hidden-sheet")
def a_hidden_sheet(d: Drawing) -> None:
    sheet = d.page()
    d.rows(sheet, [HEADER, *PEOPLE])
    sheet.sheet_state = "hidden"
    d.page("Bìa")


# ---- tables on their side, what a workbook says about itself


@habit("a-commune-on-its-side")
def a_commune_on_its_side(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, *PEOPLE])
    rows = [
        ["Huyện", "Giao Thủy"],
        ["Xã", "Giao An"],
        ["Số thôn, xóm, tổ dân phố", 5],
        ["Số thôn có Tổ CNSCĐ", "khoảng 3"],
        ["Dân số", 9000],
    ]
    d.rows(d.page("Địa bàn"), rows)


@habit("info-in-a-row", as_of=None)
def info_in_a_row(d: Drawing) -> None:
    d.rows(
        d.page("Thông tin"), [["Đơn vị báo cáo", "Số liệu tính đến ngày", "Lần gửi"], [UBND, "01/12/2024", 2]]
    )
    d.rows(d.page(), [HEADER, *PEOPLE])


@habit("info-behind-colons", as_of=None)
def info_behind_colons(d: Drawing) -> None:
    d.rows(d.page("Thông tin"), [[f"Đơn vị báo cáo: {UBND}"], ["Số liệu tính đến ngày: 01/12/2024"]])
    d.rows(d.page(), [HEADER, *PEOPLE])


# ---- side by side, spread dates, degrees above a degree, old totals, offices


@habit("teams-beside-the-staff")
def teams_beside_the_staff(d: Drawing) -> None:
    sheet = d.page()
    d.rows(sheet, [HEADER, *PEOPLE])
    d.rows(sheet, TEAMS, at=1, left=len(HEADER) + 2)


@habit("one-list-in-two-halves")
def one_list_in_two_halves(d: Drawing) -> None:
    sheet = d.page()
    d.titles(sheet)
    first = d.rows(sheet, [HEADER, *PEOPLE[:2]])
    d.rows(sheet, [HEADER, *PEOPLE[2:]], at=first, left=len(HEADER) + 2)


@habit("birth-date-in-three-columns")
def birth_date_in_three_columns(d: Drawing) -> None:
    dates = [[15, 3, 1985], [None, None, 1990], ["02", "09", "1978"], [None, 11, 1992]]
    spread(d, "Ngày, tháng, năm sinh", ["Ngày", "Tháng", "Năm"], dates)


@habit("birth-date-in-three-columns-without-accents")
def birth_date_in_three_columns_without_accents(d: Drawing) -> None:
    dates = [[15, 3, 1985], [None, None, 1990], [31, 2, 1978], [20, None, 1992]]
    spread(d, "Ngay, thang, nam sinh", ["Ngay", "Thang", "Nam"], dates)


@habit("education-above-a-degree")
def education_above_a_degree(d: Drawing) -> None:
    cells = [*ticks(2, 3, width=4), [None, None, None, "ThS"], *ticks(0, width=4)]
    spread(d, "Trình độ chuyên môn", ["TC", "CĐ", "ĐH", "Trên ĐH"], cells)


@habit("totals-in-an-old-font")
def totals_in_an_old_font(d: Drawing) -> None:
    rows = [[vni(cell) if isinstance(cell, str) else cell for cell in row] for row in (HEADER, *PEOPLE)]
    d.rows(d.page(), [*rows[:3], [vni("Cộng"), 2], *rows[3:], [vni("Cộng"), 2], [vni("Tổng số"), 4]])


@habit("group-rows-name-the-office")
def group_rows_name_the_office(d: Drawing) -> None:
    rows = people(*COMMUNES)
    offices = ["I. UBND xã Giao An"], ["II. Ủy ban nhân dân thị trấn Quất Lâm"]
    d.rows(d.page(), [COMMUNES, offices[0], *rows[:2], offices[1], *rows[2:]])


@habit("kind-behind-the-name")
def kind_behind_the_name(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, *([*one[:5], "Giao Thủy (huyện)", "Giao An (xã)", *one[7:]] for one in PEOPLE)])


@habit("date-and-unit-above-the-table", as_of=None)
def date_and_unit_above_the_table(d: Drawing) -> None:
    sheet = d.page()
    titles = [
        ["DANH SÁCH CÁN BỘ"],
        ["Đơn vị báo cáo: UBND xã Giao An"],
        ["(Số liệu tính đến ngày 01/12/2024)"],
    ]
    d.rows(sheet, [*titles, HEADER, *PEOPLE])


@habit("two-lists-without-a-gap")
def two_lists_without_a_gap(d: Drawing) -> None:
    sheet = d.page()
    d.titles(sheet)
    halves = [[*one, *other] for one, other in zip(PEOPLE[:2], PEOPLE[2:], strict=True)]
    d.rows(sheet, [[*HEADER, *HEADER], *halves])


@habit("teams-right-beside-the-staff")
def teams_right_beside_the_staff(d: Drawing) -> None:
    sheet = d.page()
    d.rows(sheet, [HEADER, *PEOPLE])
    d.rows(sheet, TEAMS, at=1, left=len(HEADER) + 1)


@habit("period-and-unit-in-other-words", as_of=None)
def period_and_unit_in_other_words(d: Drawing) -> None:
    titles = [["Đơn vị: UBND xã Giao An"], ["DANH SÁCH CÁN BỘ QUÝ IV NĂM 2024"]]
    d.rows(d.page(), [*titles, HEADER, *PEOPLE])


@habit("a-header-said-by-its-answers")
def a_header_said_by_its_answers(d: Drawing) -> None:
    short = {"Đại học": "ĐH", "Cao đẳng": "CĐ", "Thạc sĩ": "ThS", "Trung cấp": "TC"}
    d.rows(d.page(), [[*HEADER[:-1], "Trình độ"], *([*one[:-1], short[one[-1]]] for one in PEOPLE)])


@habit("a-commune-with-labels-of-its-own")
def a_commune_with_labels_of_its_own(d: Drawing) -> None:
    d.rows(d.page(), [HEADER, *PEOPLE])
    rows = [["Huyện", "Giao Thủy"], ["Xã", "Giao An"], ["Số thôn, xóm, tổ dân phố", 5], ["Diện tích", 12]]
    sheet = d.page("Địa bàn")
    d.rows(sheet, [*rows, ["Dân số", 9000], ["Diện tích", 13], ["Dân số", 9100]])
    sheet.sheet_state = "hidden"


@habit("dates-of-1904")
def dates_of_1904(d: Drawing) -> None:
    d.book.epoch = CALENDAR_MAC_1904
    dates = [
        dt.date(1985, 3, 15),
        31348,
        "02/09/1978",
        "31348",
    ]  # a date, its serial number, text, a number as text
    trained = [dt.datetime(2024, 5, 1, 7, 30), 43951.5, "T5/2024", 2024]  # noqa: DTZ001
    cells = [[born, day] for born, day in zip(dates, trained, strict=True)]
    rows = people("TT", "Họ và tên", "Đơn vị công tác", "Đối tượng")
    header = ["TT", "Họ và tên", "Đơn vị công tác", "Đối tượng", "Ngày sinh", "Ngày bồi dưỡng gần nhất"]
    d.rows(d.page(), [header, *([*one, *more] for one, more in zip(rows, cells, strict=True))])


@habit("info-with-labels-of-its-own", as_of=None)
def info_with_labels_of_its_own(d: Drawing) -> None:
    info = d.page("Thông tin")
    rows = [
        ["THÔNG TIN CHUNG"],
        ["Đơn vị báo cáo", UBND],
        ["Số điện thoại", "0228 1234"],
        ["Tính đến ngày", "01/12/2024"],
    ]
    d.rows(info, [*rows, ["Lần gửi", 1], ["Lần gửi", 2]])
    d.rows(d.page(), [HEADER, *PEOPLE])


@habit("titles-name-the-communes")
def titles_name_the_communes(d: Drawing) -> None:
    """A table for each commune, its name in one cell above the header printed again; signed in between."""
    sheet = d.page()
    rows = [[one[0], one[1], "Văn phòng", one[3]] for one in people(*COMMUNES)]
    d.rows(sheet, [["UBND HUYỆN GIAO THỦY", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], []])
    d.rows(
        sheet, [["DANH SÁCH CÁN BỘ, CÔNG CHỨC CÁC XÃ"], ["XÃ GIAO AN"], COMMUNES, ["I. Lãnh đạo"], rows[0]]
    )
    d.rows(sheet, [["II. Công chức"], rows[1], COMMUNES, ["Cộng", 2]])
    d.rows(sheet, [[], [None, None, None, "TM. UBND XÃ GIAO AN"], [None, None, None, "CHỦ TỊCH"], [], []])
    d.rows(
        sheet, [[None, None, None, "Lê Văn Cường"], [], [None, "2. Thị trấn Quất Lâm"], COMMUNES, rows[2], []]
    )
    d.rows(sheet, [["XÃ HỒNG QUANG"], COMMUNES, rows[3]])


@habit("a-title-above-a-report")
def a_title_above_a_report(d: Drawing) -> None:
    sheet = d.page()
    d.rows(sheet, [["SỞ NỘI VỤ", None, None, "TP. Nam Định, ngày 01 tháng 12 năm 2024"], []])
    d.rows(
        sheet,
        [["DANH SÁCH CÁN BỘ XÃ GIAO AN NĂM 2024"], ["Đơn vị: Xã Giao An"], COMMUNES, *people(*COMMUNES)],
    )


@habit("titles-that-name-no-single-unit")
def titles_that_name_no_single_unit(d: Drawing) -> None:
    """A body's name, a report's title, a unit that does not exist: nothing is placed by them."""
    sheet = d.page()
    rows = [[one[0], one[1], "Văn phòng", one[3]] for one in people(*COMMUNES)]
    titles = "XÃ GIAO AN", "TRẠM Y TẾ XÃ GIAO HÀ", "DANH SÁCH CÁN BỘ XÃ GIAO HẢI", "XÃ GIAO HAI X"
    for title, one in zip(titles, rows, strict=True):
        d.rows(sheet, [[title], COMMUNES, one, []])
