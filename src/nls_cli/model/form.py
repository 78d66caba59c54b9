"""The form: which sheets and columns a census has, how they are headed, and what a blank means."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from nls_cli.model.base import Exact, Heads, Id, Many, MeaningChange, Strict, Words
from nls_cli.model.form_layout import ColumnGroup, FormLayout
from nls_cli.model.form_rules import FormRules
from nls_cli.model.spoken import Spoken

ColumnType = Literal["text", "choice", "list", "yes_no", "integer", "number", "date", "unit"]
Precision = Literal["day", "month", "year"]
Meaning = Literal[
    "as_of",
    "reporting_unit",
    "sending",
    "nothing_to_report",
    "form_version",
    "province",
    "organization",
    "home_organization",
    "explanation",
]
"""What the program itself does with a column (everything else is data that only target sets look at)."""
CarryMode = Literal["keep", "confirm", "clear"]
"""What becomes of a cell when last period's rows are carried into a new form."""


class Choice(Strict):
    """One permitted answer of a choice or list column."""

    id: Id
    label: Words
    aliases: Many[str] = ()
    spoken: Words | None = None
    """The answer inside a sentence, where its label does not fit there (a plural, say)."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every text that means this choice."""
        return (self.label.vi, self.label.en, *self.aliases)


class BlankRule(Strict):
    """What an empty cell means. Without a rule a blank is unknown."""

    always: str | bool | None = None
    """The value of every blank."""
    tick: str | bool | None = None
    """The value of a blank in a tick column: some yes, no explicit no, nothing invalid."""

    @model_validator(mode="after")
    def _one(self) -> BlankRule:
        if (self.always is None) == (self.tick is None):
            raise PydanticCustomError("blank_rule", "give either always or tick")
        return self


class ColumnChange(MeaningChange):
    """A day from which a column means something else."""

    values: Many[str] = ()
    """Only these answers are affected; without it everything that is counted by the column."""


class Years(Strict):
    """The years that a date is expected in: they tell years of two digits and Excel's serial numbers."""

    first: int
    last: int


class Rest(Strict):
    """What may stand behind an answer in the same cell (`Đại học Luật`), and where it belongs."""

    to: Id
    """The text column that takes it where that is blank."""
    modes: Many[str] = ()
    """Words that belong to the answer and to no other column: how somebody studied."""
    unless: Many[str] = ()
    """Words with which the cell says something else altogether."""


class Column(Strict):
    """One column of a sheet."""

    id: Id
    header: Words
    aliases: Many[str] = ()
    """Other headers found in real forms, any language."""
    type: ColumnType
    required: bool = False
    unique: bool = False
    personal: bool = False
    """Masked in everything people and logs see."""
    choices: Many[Choice] = ()
    blank: BlankRule | None = None
    min: Exact = Fraction(0)
    max: Exact | None = None
    part_of: Id | None = None
    """The column whose number this one is a part of."""
    precision: Many[Precision] = ("day", "month", "year")
    """How exactly a date may be given."""
    years: Years | None = None
    rest: Rest | None = None
    digits: int | None = None
    """How many digits an id has if it is a number: fewer, in a number cell, lost their leading zeros."""
    not_after: Literal["as_of"] | None = None
    level: Literal["district", "commune"] | None = None
    """Which administrative level a unit column names."""
    names: Literal["hamlet"] | None = None
    """A text column whose texts name units below the communes, where the units file lists those of a commune."""
    meaning: Meaning | None = None
    hints: Many[str] = ()
    """What a line above a table may call it before a colon: said where nothing else says it, never used."""
    heads: Heads | None = None
    """What a number column counts, for gaps, where it is not the rows: people, hamlets …"""
    help: Words | None = None
    """How to fill it in: the note at the header of the blank form."""
    example: Words | str | bool | int | Many[Id] | None = None
    """What stands in the example row; ids of choices for choice and list columns."""
    spoken: Spoken | None = None
    """How its answers are said in a sentence; without it header and answer are quoted."""
    carry: CarryMode = "keep"
    """Whether last period's value holds on, holds on if somebody confirms it, or belongs to its year alone."""
    action: Words | None = None
    """What is done to turn this cell into yes, into the answer asked for, or into a higher number. Only such
    columns are changed by `nls plan`."""
    changed: Many[ColumnChange] = ()
    """When the column's meaning changed, for `nls trend`."""

    def shown(self, value: object) -> object:
        """Return a value as people read it: the label of a choice."""
        return next((choice.label for choice in self.choices if choice.id == value), value)

    @model_validator(mode="after")
    def _coherent(self) -> Column:
        if (self.type in ("choice", "list")) != bool(self.choices):
            raise PydanticCustomError("choices", "choices belong to choice and list columns")
        if (self.type == "unit") != (self.level is not None):
            raise PydanticCustomError("level", "level belongs to unit columns")
        if self.names is not None and self.type != "text":
            raise PydanticCustomError("names", "names belongs to text columns")
        if self.choices and self.example is not None:
            named = (self.example,) if isinstance(self.example, str) else self.example
            if not isinstance(named, tuple) or set(named) - {choice.id for choice in self.choices}:
                raise PydanticCustomError("example", "an example of a choice column names its choices")
        return self


class Without(Strict):
    """A role that every body should have filled; bodies without it are listed by `nls gaps`."""

    id: Id
    name: Words
    where: dict[str, object]


class SheetCarry(Strict):
    """That last period's rows of a sheet are carried into a new form."""

    leave_out: dict[Id, Many[Id]] = Field(default_factory=dict)
    """Choice column → answers of rows that are not carried (who has left)."""


class Sheet(Strict):
    """One sheet of the workbook."""

    id: Id
    name: Words
    aliases: Many[str] = ()
    layout: Literal["rows", "key_value"] = "rows"
    required: bool = False
    heads: Heads | None = None
    """What a row counts, for gaps: people, teams, schools …"""
    key: Many[Id] = ()
    """The columns that tell rows apart."""
    columns: Annotated[Many[Column], Field(min_length=1)]
    groups: Many[ColumnGroup] = ()
    """Columns that can be spread over several: one for each answer."""
    without: Many[Without] = ()
    help: Words | None = None
    """What the sheet is for: a line of the instructions in the blank form."""
    carry: SheetCarry | None = None
    """None: nothing of last period's sheet is carried over."""
    action: Words | None = None
    """What is done to get one more row; without it `nls plan` adds none."""
    roster: Many[Id] = ()
    """The columns by which people know whom a row is about, in lists that are sent out."""

    def column(self, id: str) -> Column:
        """Return the column `id`; KeyError if the sheet has none."""
        for column in self.columns:
            if column.id == id:
                return column
        raise KeyError(id)

    def has(self, id: str) -> bool:
        """Tell whether the sheet has a column `id`."""
        return any(column.id == id for column in self.columns)

    def meaning(self, meaning: Meaning) -> Column | None:
        """Return the column with that meaning, if any."""
        return next((column for column in self.columns if column.meaning == meaning), None)

    @property
    def places(self) -> tuple[Column, ...]:
        """The unit columns."""
        return tuple(column for column in self.columns if column.type == "unit")

    @model_validator(mode="after")
    def _references(self) -> Sheet:
        ids = {column.id for column in self.columns}
        rests = (c.rest.to for c in self.columns if c.rest)
        parts = (c.part_of for c in self.columns if c.part_of)
        for named in (*self.key, *self.roster, *parts, *rests):
            if named not in ids:
                raise PydanticCustomError("column_reference", "no column {name}", {"name": named})
        return self


class Weight(Strict):
    """A size by which a province's absolute target can be handed down to districts."""

    id: Id
    count: Id | None = None
    """Rows of this sheet …"""
    sum: Id | None = None
    """… or the sum of this column …"""
    in_: Annotated[Id | None, Field(alias="in")] = None
    """… of this sheet."""


class AnswerLabels(Strict):
    """The two answers that a drop-down offers."""

    yes: Words
    no: Words


class Answers(Strict):
    """What counts as yes and as no in a yes/no cell."""

    yes: Annotated[Many[str], Field(min_length=1)]
    no: Annotated[Many[str], Field(min_length=1)]
    yes_prefixes: Many[str] = ()
    """First words that make any text a yes."""
    no_prefixes: Many[str] = ()
    unclear: Many[str] = ()
    """First words that make a text neither, in spite of the prefixes."""
    nothing: Many[str] = ()
    """Whole cells that mean the empty list."""
    zero: Many[str] = ()
    """Whole cells that mean 0 in a number column."""
    labels: AnswerLabels | None = None
    """How a form that the program writes spells yes and no; without it the first words of `yes` and `no`."""


class OwnSheets(Strict):
    """The names of sheets that the program adds to workbooks; they hold no data and are never read as such."""

    instructions: Words = Words(vi="Hướng dẫn", en="Instructions")
    lists: Words = Words(vi="Danh mục", en="Lists")
    findings: Words = Words(vi="Nội dung cần rà soát", en="Findings")
    changes: Words = Words(vi="Nội dung đã sửa", en="Changes made")
    sources: Words = Words(vi="Nguồn số liệu", en="Sources")
    completeness: Words = Words(vi="Tình hình gửi biểu", en="Completeness")

    @property
    def all(self) -> tuple[Words, ...]:
        """All of them."""
        return (
            self.instructions,
            self.lists,
            self.findings,
            self.changes,
            self.sources,
            self.completeness,
        )


class OwnColumns(Strict):
    """The headers of columns that the program adds to merged workbooks: where each row comes from."""

    file: Words = Words(vi="Tệp gốc", en="Original file")
    sheet: Words = Words(vi="Trang gốc", en="Original sheet")
    row: Words = Words(vi="Dòng gốc", en="Original row")


class Form(Strict):
    """The layout a census must follow."""

    nls: Literal[1]
    id: Id
    version: str
    title: Words
    sheets: Annotated[Many[Sheet], Field(min_length=1)]
    answers: Answers
    weights: Many[Weight] = ()
    totals: Many[str] = ()
    """First words of a total row, which is not a person."""
    total_rests: Many[str] = ()
    """Words that may stand behind those, besides numbers and the marks of groups: `Cộng mục I`, `Tổng số: 25 người`."""
    layout: FormLayout = FormLayout()
    """Layouts met in real files."""
    rules: FormRules = FormRules()
    """What is plausible: rows, columns and sheets against each other."""
    example_mark: Words | None = None
    """The whole first cell of an example row, which is not a person either."""
    own_sheets: OwnSheets = OwnSheets()
    own_columns: OwnColumns = OwnColumns()
    offices: Many[str] = ()
    """Words before a unit's name that name its office; the office and the unit are one reporting unit."""
    resent: Many[str] = ()
    """Words before a number in a file's name that tell which sending it is."""
    instructions: Many[Words] = ()
    """Paragraphs on how to fill the form in, for the blank form."""

    @property
    def info(self) -> Sheet | None:
        """The key/value sheet about the submission itself."""
        return next((sheet for sheet in self.sheets if sheet.layout == "key_value"), None)

    @property
    def row_sheets(self) -> tuple[Sheet, ...]:
        """The sheets with a row per thing counted."""
        return tuple(sheet for sheet in self.sheets if sheet.layout == "rows")

    def sheet(self, id: str) -> Sheet:
        """Return the sheet `id`; KeyError if the form has none."""
        for sheet in self.sheets:
            if sheet.id == id:
                return sheet
        raise KeyError(id)
