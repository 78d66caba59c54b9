"""What a cell holds comes through exactly, at the place where Excel shows it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from nls_cli.model.workbook import Broken, RawSheet, RawValue, RawWorkbook
from nls_cli.reading.workbook import WorkbookReader
from tests import crafted


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader(workers=2) as reader:
        yield reader


def read(reader: WorkbookReader, path: Path) -> RawWorkbook:
    (answer,) = reader.read_all([path])
    assert isinstance(answer, RawWorkbook), answer
    return answer


def read_bytes(reader: WorkbookReader, folder: Path, data: bytes) -> RawSheet:
    path = folder / "crafted.xlsx"
    path.write_bytes(data)
    return read(reader, path).sheets[0]


def at(sheet: RawSheet, row: int, column: int) -> RawValue:
    """Return the value that Excel shows at this row and column (from 1)."""
    return sheet.columns[column - sheet.first_column][row - sheet.first_row]


class Writer:
    """Writes an xlsx the way Excel's users do: through XlsxWriter."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "written.xlsx"
        self.book = xlsxwriter.Workbook(str(self.path), {"strings_to_formulas": False})
        self.sheet: Worksheet = self.book.add_worksheet("Nhân sự")

    def save(self) -> Path:
        self.book.close()
        return self.path


def test_data_that_begin_at_c7_keep_their_place(reader: WorkbookReader, tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    writer.sheet.write("C7", "Mã")
    writer.sheet.write("E9", 5)
    sheet = read(reader, writer.save()).sheets[0]
    assert (sheet.first_row, sheet.first_column, sheet.height, len(sheet.columns)) == (7, 3, 3, 3)
    assert at(sheet, 7, 3) == "Mã"
    assert at(sheet, 9, 5) == 5.0
    assert at(sheet, 8, 4) is None


def test_equal_to_python_is_not_equal_to_excel(reader: WorkbookReader, tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    for row, value in enumerate([True, 1, "1", 1.0, False, 0, "0", "", "TRUE"]):
        if isinstance(value, str):
            writer.sheet.write_string(row, 0, value)
        elif isinstance(value, bool):
            writer.sheet.write_boolean(row, 0, value)
        else:
            writer.sheet.write_number(row, 0, value)
    column = read(reader, writer.save()).sheets[0].columns[0]
    assert [(type(value), value) for value in column] == [
        (bool, True),
        (float, 1.0),
        (str, "1"),
        (float, 1.0),
        (bool, False),
        (float, 0.0),
        (str, "0"),
        (type(None), None),
        (str, "TRUE"),
    ]
    assert [type(value) for value in column.values] == [bool, float, str, bool, float, str, type(None), str]


def test_numbers_are_exact(reader: WorkbookReader, tmp_path: Path) -> None:
    numbers = [
        "0.1",
        "0.30000000000000004",
        "1.7976931348623157E308",
        "5E-324",
        "-12.5",
        "123456789012345680",
        "1e5",
    ]
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{text}</v></c></row>' for n, text in enumerate(numbers, 1))
    column = read_bytes(reader, tmp_path, crafted.xlsx(rows)).columns[0]
    assert [repr(value) for value in column] == [repr(float(text)) for text in numbers]


def test_dates_times_and_durations(reader: WorkbookReader, tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    formats = [writer.book.add_format({"num_format": code}) for code in ("dd/mm/yyyy", "hh:mm", "[h]:mm")]
    writer.sheet.write_datetime(0, 0, datetime(1985, 3, 15), formats[0])  # noqa: DTZ001 - Excel has no zones
    writer.sheet.write_datetime(1, 0, datetime(2024, 12, 1, 7, 30), formats[0])  # noqa: DTZ001
    writer.sheet.write_number(2, 0, 0.3125, formats[1])
    writer.sheet.write_number(3, 0, 1.5, formats[2])
    writer.sheet.write_number(4, 0, 45000)
    values = list(read(reader, writer.save()).sheets[0].columns[0])
    expected = [
        date(1985, 3, 15),
        datetime(2024, 12, 1, 7, 30),  # noqa: DTZ001
        time(7, 30),
        timedelta(days=1, hours=12),
        45000.0,
    ]
    assert values == expected
    assert [type(value) for value in values] == [type(value) for value in expected]


def test_errors_and_uncalculated_formulas_are_not_blanks(reader: WorkbookReader, tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    writer.sheet.write("B2", "x")
    errors = ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"]
    for row, text in enumerate(errors, 2):
        writer.sheet.write_formula(row, 3, "=NA()", None, text)
    writer.sheet.write_formula("F20", "=1+1", None, "")
    writer.sheet.write_formula("A1", "=1+1", None, "")
    writer.sheet.write_formula("B3", "=1+1", None, 2)
    sheet = read(reader, writer.save()).sheets[0]
    assert [at(sheet, row, 4) for row in range(3, 10)] == [Broken("error", text) for text in errors]
    assert at(sheet, 20, 6) == at(sheet, 1, 1) == Broken("uncalculated", "")
    assert (sheet.first_row, sheet.first_column, sheet.height, len(sheet.columns)) == (1, 1, 20, 6)
    assert (at(sheet, 2, 2), at(sheet, 3, 2), at(sheet, 4, 2)) == ("x", 2.0, None)
    assert sheet.error_cells_known


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="B2"><f>1</f></c>', Broken("uncalculated", "")),
        ('<c r="B2"><f>1</f><v/></c>', Broken("uncalculated", "")),
        ('<c r="B2"><f>1</f><v></v></c>', Broken("uncalculated", "")),
        ('<c r="B2" s="1"><f t="shared" si="0"/><v /></c>', Broken("uncalculated", "")),
        ('<c r="B2" t="str"><f>1</f></c>', Broken("uncalculated", "")),
        ('<c r="B2" t="str"><f>IF(A1="","",1)</f><v></v></c>', None),
        ('<c r="B2" t="str"><f>1</f><v>a</v></c>', "a"),
        ('<c r="B2"><f>1</f><v>2</v></c>', 2.0),
        ('<c r="B2" t="e"><f>1</f><v>#N/A</v></c>', Broken("error", "#N/A")),
        ('<c r="B2" t="e"><v>#N/A</v></c>', Broken("error", "#N/A")),
        ('<c r="B2" t="e"/>', Broken("error", "#ERROR!")),
        ('<c r="B2" t="e"><v>&lt;script&gt;</v></c>', Broken("error", "#ERROR!")),
        ('<c t="e" r="B2"><v>#REF!</v></c>', Broken("error", "#REF!")),
        ('<c r="B2" t="inlineStr"><is><t>Nữ</t></is></c>', "Nữ"),
        ('<c r="B2" t="inlineStr"><is><t>WOW "B2" w</t></is></c>', 'WOW "B2" w'),
        ('<c r="B2" t="b"><v>1</v></c>', True),
        ('<c r="B2" s="1"/>', None),
    ],
)
@pytest.mark.parametrize("spelling", ["usual", "quotes", "spaces", "prefix", "comment", "pretty", "many"])
def test_cells_in_every_spelling(
    cell: str, expected: RawValue, spelling: str, reader: WorkbookReader, tmp_path: Path
) -> None:
    row = f'<row r="2"><c r="A2"><v>7</v></c>{cell}<c r="C2"><v>8</v></c></row>'
    part = crafted.sheet(row)
    match spelling:
        case "quotes":
            part = crafted.sheet(row.replace('"', "'") if "WOW" not in row and "IF(" not in row else row)
        case "spaces":
            part = crafted.sheet(row.replace('t="', 't = "').replace('r="', 'r ="'))
        case "prefix":
            part = (
                part.replace("<", "<x:")
                .replace("<x:?", "<?")
                .replace("<x:/", "</x:")
                .replace("xmlns=", "xmlns:x=")
            )
        case "comment":
            part = crafted.sheet('<!-- <row r="2"><c r="B2" t="e"/></row> -->' + row)
        case "pretty":
            part = crafted.sheet("\n  " + row.replace("><", ">\n    <") + "\n").replace(
                "<v>\n    </v>", "<v></v>"
            )
        case "many":
            before = '<row r="1"><c r="A1"><v>1</v></c></row>'
            more = "".join(
                f'<row r="{n}" spans="1:3"><c r="A{n}" s="1"><v>{n}</v></c></row>' for n in range(3, 300)
            )
            part = crafted.sheet(before + row + more)
    sheet = read_bytes(reader, tmp_path, crafted.zipped(crafted.parts(part)))
    assert at(sheet, 2, 1) == 7.0
    assert at(sheet, 2, 2) == expected
    assert at(sheet, 2, 3) == 8.0


def test_places_that_are_implied(reader: WorkbookReader, tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row>'
    rows += '<row r="4"><c><v>2</v></c><c r="D4"/><c><v>3</v></c></row>'
    sheet = read_bytes(reader, tmp_path, crafted.xlsx(rows))
    assert (at(sheet, 1, 1), at(sheet, 1, 2)) == (1.0, Broken("error", "#REF!"))
    assert (at(sheet, 4, 1), at(sheet, 4, 5)) == (2.0, 3.0)


def test_columns_out_of_order_are_put_in_order(reader: WorkbookReader, tmp_path: Path) -> None:
    rows = '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>'
    sheet = read_bytes(reader, tmp_path, crafted.xlsx(rows))
    assert [list(column) for column in sheet.columns] == [[1.0], [None], [3.0]]


def test_merged_ranges_hidden_rows_and_hidden_sheets(reader: WorkbookReader, tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    writer.sheet.merge_range("B2:D3", "Tiêu đề")
    for row in range(3, 40):
        writer.sheet.write(row, 1, row)
    for row in (5, 6, 30):
        writer.sheet.set_row(row, None, None, {"hidden": True})
    writer.book.add_worksheet("Ẩn").hide()
    writer.book.add_worksheet("Rất ẩn").very_hidden()
    writer.book.add_chartsheet("Biểu đồ")
    workbook = read(reader, writer.save())
    assert [(sheet.name, sheet.hidden) for sheet in workbook.sheets] == [
        ("Nhân sự", False),
        ("Ẩn", True),
        ("Rất ẩn", True),
    ]
    sheet = workbook.sheets[0]
    assert sheet.merged == ((2, 2, 3, 4),)
    assert sheet.hidden_rows == (6, 7, 31)
    assert workbook.sheets[1].height == 0
    assert workbook.sheets[1].columns == ()


@pytest.mark.parametrize("hidden", ['hidden="1"', "hidden='true'", 'ht="3" hidden="true"'])
def test_hidden_rows_in_every_spelling(hidden: str, reader: WorkbookReader, tmp_path: Path) -> None:
    rows = f'<row r="1" {hidden}/><row r="2" {hidden}><c r="A2"><v>1</v></c></row><row r="3" hidden="0"/>'
    assert read_bytes(reader, tmp_path, crafted.xlsx(rows)).hidden_rows == (1, 2)


def test_style_only_cells_may_reach_far(reader: WorkbookReader, tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    sheet = read_bytes(reader, tmp_path, crafted.xlsx(rows))
    assert (sheet.height, len(sheet.columns)) == (1, 1)


@pytest.mark.parametrize("distinct", [255, 256, 257, 65_536, 65_537])
def test_codes_are_as_narrow_as_can_be(distinct: int, reader: WorkbookReader, tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, distinct + 1))
    column = read_bytes(reader, tmp_path, crafted.xlsx(rows)).columns[0]
    assert len(column) == len(column.values) == distinct
    assert list(column) == [float(n) for n in range(1, distinct + 1)]
    expected = bytes if distinct <= 256 else "H" if distinct <= 65_536 else "I"
    assert getattr(column.codes, "typecode", type(column.codes)) == expected


def test_thousands_of_errors_in_the_midst_of_rows(reader: WorkbookReader, tmp_path: Path) -> None:
    def cell(row: int) -> str:
        return f'<c r="B{row}" t="e"><v>#N/A</v></c>' if row % 3 == 0 else f'<c r="B{row}"><v>{row}</v></c>'

    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c>{cell(n)}</row>' for n in range(1, 50_001))
    sheet = read_bytes(reader, tmp_path, crafted.xlsx(rows))
    for row, value in enumerate(sheet.columns[1], 1):
        assert value == (Broken("error", "#N/A") if row % 3 == 0 else float(row))
    assert set(sheet.columns[0]) == {"chuỗi"}


@pytest.mark.parametrize(("kind", "place"), [("xls", (3, 3)), ("xlsb", (3, 2)), ("ods", (3, 2))])
def test_other_formats(kind: str, place: tuple[int, int], reader: WorkbookReader, tmp_path: Path) -> None:
    path = tmp_path / "named.xlsx"  # the name says nothing
    path.write_bytes(getattr(crafted, kind)())
    workbook = read(reader, path)
    sheet = workbook.sheets[0]
    assert workbook.kind == kind
    assert (sheet.first_row, sheet.first_column) == place
    assert "Nữ" in [value for column in sheet.columns for value in column]
    assert sheet.error_cells_known
    assert workbook.notices == ()


XLS_ERRORS = (
    crafted.xls_number(0, 0, 1)
    + crafted.record(0x0205, struct.pack("<3H2B", 1, 2, 0, 0x2A, 1))
    + crafted.record(0x0006, struct.pack("<3H8sHLH", 3, 1, 0, b"\2\0\7\0\0\0\xff\xff", 0, 0, 0))
)
XLSB_ERRORS = (
    crafted.record_12(0, struct.pack("<LLH", 1, 0, 300) + bytes(7))
    + crafted.record_12(3, struct.pack("<LLB", 2, 0, 0x2A))
    + crafted.record_12(0, struct.pack("<LLH", 3, 0, 300) + bytes(7))
    + crafted.record_12(11, struct.pack("<LLBHLL", 1, 0, 7, 0, 0, 0))
)
ODS_ERROR = '<table:table-cell table:formula="of:=1" office:value-type="string" calcext:value-type="error">'
ODS_ERRORS = (
    "<table:table-row><table:table-cell/></table:table-row><table:table-row>"
    f'<table:table-cell table:number-columns-repeated="2"/>{ODS_ERROR}<text:p>#N/A</text:p></table:table-cell>'
    "</table:table-row><table:table-row><table:table-cell/></table:table-row><table:table-row>"
    f"<table:table-cell/>{ODS_ERROR}<text:p>#DIV/0!</text:p></table:table-cell></table:table-row>"
)


@pytest.mark.parametrize(
    "content",
    [
        crafted.xls(XLS_ERRORS),
        crafted.xls(XLS_ERRORS + crafted.xls_number(9, 9, 1)),
        crafted.xlsb(XLSB_ERRORS, last=(3, 2)),
        crafted.ods(ODS_ERRORS),
    ],
    ids=["xls", "xls-wider", "xlsb", "ods"],
)
def test_error_cells_are_told_from_blanks_in_every_format(
    content: bytes, reader: WorkbookReader, tmp_path: Path
) -> None:
    sheet = read_bytes(reader, tmp_path, content)
    found = {
        (sheet.first_row + row, sheet.first_column + number): value.text
        for number, column in enumerate(sheet.columns)
        for row, value in enumerate(column)
        if isinstance(value, Broken)
    }
    assert found == {(2, 3): "#N/A", (4, 2): "#DIV/0!"}


@pytest.mark.parametrize("computed", [True, False])
def test_a_formula_without_a_value_in_opendocument(
    computed: bool, reader: WorkbookReader, tmp_path: Path
) -> None:
    rows = '<table:table-row><table:table-cell table:formula="of:=1" /></table:table-row>'
    content = crafted.ods(rows)
    if not computed:
        content = crafted.ods(rows, names="")
    sheet = read_bytes(reader, tmp_path, content)
    values = [value for column in sheet.columns for value in column]
    # LibreOffice computes before it saves: there a formula without a value is the empty text.
    assert values == ([] if computed else [Broken("uncalculated", "")])


def test_binary_records_that_cannot_be_followed_are_admitted(reader: WorkbookReader, tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    # The reader stops at the sheet's end mark that is not there any more; the look does not guess.
    path.write_bytes(crafted.ole({"Workbook": crafted.biff(crafted.xls_number(0, 0, 1))[:-4]}))
    workbook = read(reader, path)
    assert not workbook.sheets[0].error_cells_known
    assert [(notice.code, notice.params) for notice in workbook.notices] == [("NLS117", {"type": "xls"})]


def test_macros_links_and_objects_are_mentioned(reader: WorkbookReader, tmp_path: Path) -> None:
    path = tmp_path / "macros.xlsm"
    path.write_bytes(
        crafted.with_parts(
            {
                "xl/vbaProject.bin": b"x",
                "xl/externalLinks/externalLink1.xml": "<a/>",
                "xl/connections.xml": "<a/>",
                "xl/embeddings/oleObject1.bin": b"x",
            }
        )
    )
    workbook = read(reader, path)
    assert workbook.kind == "xlsm"
    assert [(notice.code, dict(notice.params)) for notice in workbook.notices] == [
        ("NLS114", {"what": "vba"}),
        ("NLS115", {"count": 2}),
        ("NLS116", {"count": 1}),
    ]


def test_the_hash_is_that_of_the_file(reader: WorkbookReader, tmp_path: Path) -> None:
    import hashlib

    path = tmp_path / "a.xlsx"
    path.write_bytes(crafted.xlsx())
    assert read(reader, path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_days_are_days_in_either_date_system(
    reader: WorkbookReader, tmp_path: Path, *, epoch_1904: bool
) -> None:
    path = tmp_path / "days.xlsx"
    book = xlsxwriter.Workbook(str(path), {"date_1904": epoch_1904})
    sheet = book.add_worksheet()
    sheet.write_datetime(
        "A1", datetime.fromisoformat("2023-03-15"), book.add_format({"num_format": "dd/mm/yyyy"})
    )
    sheet.write_number("B1", 45000)
    book.close()
    answer = read(reader, path)
    assert answer.date_1904 is epoch_1904
    found = at(answer.sheets[0], 1, 1)
    assert found in (date(2023, 3, 15), datetime.fromisoformat("2023-03-15"))
    assert at(answer.sheets[0], 1, 2) == 45000


def test_a_format_that_hides_its_date_system_says_so(reader: WorkbookReader, tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(crafted.xls())
    assert read(reader, path).date_1904 is None
