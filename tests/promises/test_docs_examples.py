"""What the documents show is what the program does; `pytest tests/promises --record` writes it anew."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from nls_cli.model.census import Census
from nls_cli.model.form import Form
from nls_cli.reading.library import Library
from nls_cli.reading.workbook import WorkbookReader
from nls_cli.scoring.score import Question, score_census
from nls_cli.workflows import check_targets, load_targets, read_census
from tests.promises.living import (
    ROOT,
    Block,
    blocks_of,
    documents,
    form_in,
    lay_out,
    shown,
    with_form,
    with_output,
)

BLOCKS = [block for document in documents() for block in blocks_of(document)]
SETS = [block for block in BLOCKS if block.mark in ("target-set", "indicators")]
OUTPUTS = [block for block in BLOCKS if block.mark.startswith("output")]
PAGES = {"docs/bo-chi-tieu.md": "docs/target-sets.md", "docs/so-lieu.md": "docs/numbers.md"}
SAMPLE = ROOT / "sample_data" / "nam-dinh-2024.xlsx"


def place(block: Block) -> str:
    return f"{block.document}:{block.line}"


@pytest.fixture(scope="module")
def sample() -> Iterator[Census]:
    with WorkbookReader() as reader:
        loaded, _ = load_targets("nam-dinh-kh76", ROOT)
        yield read_census(reader, [SAMPLE], loaded, None, skip_unreadable=False, progress=None)[0]


@pytest.fixture(scope="module")
def form() -> Form:
    return load_targets("nam-dinh-kh76", ROOT)[0].form


@pytest.mark.parametrize("block", SETS, ids=place)
def test_an_example_is_right_and_scores(block: Block, sample: Census, tmp_path: Path) -> None:
    lay_out(block.document, tmp_path)
    file = tmp_path / (block.name or "vi-du.yaml")
    file.write_text(block.whole_set, "utf-8")
    assert check_targets([str(file)], tmp_path) == ()
    targets, _ = load_targets(str(file), tmp_path)
    province = score_census(sample, targets, Question(by="district")).units[0]
    assert [one.indicator.id for one in province.indicators if one.value is None] == []


@pytest.mark.parametrize("block", OUTPUTS, ids=place)
def test_an_output_is_what_the_command_shows(block: Block, tmp_path: Path, record: bool) -> None:
    (tmp_path / "sample_data").symlink_to(ROOT / "sample_data", target_is_directory=True)
    found = shown(block, tmp_path)
    if record:
        with_output(block.document, block, found)
    else:
        assert found == block.text


@pytest.mark.parametrize("document", [name for pair in PAGES.items() for name in pair if form_in(name)])
def test_the_tables_of_the_form_are_those_of_the_form(document: str, form: Form, record: bool) -> None:
    wanted = with_form(document, form)
    if record:
        (ROOT / document).write_text(wanted, "utf-8", newline="\n")
    else:
        assert (ROOT / document).read_text("utf-8") == wanted


@pytest.mark.parametrize(("vietnamese", "english"), PAGES.items())
def test_both_languages_show_the_same_examples(vietnamese: str, english: str) -> None:
    """A page and its translation have the same examples, outputs and headings, in the same order."""

    def bones(document: str) -> list[str]:
        lines = (ROOT / document).read_text("utf-8").splitlines()
        return [line.split(" ")[0] for line in lines if line.startswith(("#", "```"))]

    assert bones(vietnamese) == bones(english)
    assert [(b.mark, b.name) for b in blocks_of(vietnamese)] == [(b.mark, b.name) for b in blocks_of(english)]
    assert bool(form_in(vietnamese)) == bool(form_in(english))


def test_every_word_of_the_vocabulary_is_explained() -> None:
    """Each key of a target set and each operator stands in both pages."""
    from nls_cli.model.targets import TargetSet
    from nls_cli.parsing.conditions import GROUPS, OPERATORS
    from nls_cli.parsing.targets import names_within

    words = {*names_within(TargetSet), *OPERATORS, *GROUPS}
    for document in ("docs/bo-chi-tieu.md", "docs/target-sets.md"):
        text = (ROOT / document).read_text("utf-8").partition("<!-- form:")[0]
        said = {word for code in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"\w+", code)}
        assert sorted(words - said) == [], document


def test_the_library_of_the_docs_is_the_shipped_one() -> None:
    """Both pages list the sets that are shipped."""
    ids = set(Library.around(ROOT).target_sets())
    for document in ("docs/bo-chi-tieu.md", "docs/target-sets.md"):
        text = (ROOT / document).read_text("utf-8")
        assert sorted(id for id in ids if f"`{id}`" not in text) == [], document


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    pages = [path.name for path in sorted((ROOT / "docs").glob("*.md")) if path.name != "README.md"]
    assert [page for page in pages if f"]({page})" not in index] == []


def test_the_page_on_json_explains_every_key_of_the_schema() -> None:
    """Every property that the JSON Schema of the score knows stands in the page."""
    schema = json.loads((ROOT / "targets" / "schemas" / "nls.score.schema.json").read_text("utf-8"))
    text = (ROOT / "docs" / "json.md").read_text("utf-8")
    keys: set[str] = set()
    ahead: list[object] = [schema]
    while ahead:
        match ahead.pop():
            case dict() as found:
                keys.update(found.get("properties", {}))
                ahead += found.values()
            case list() as several:
                ahead += several
    assert keys > {"units", "gap"}
    assert sorted(key for key in keys if f"`{key}`" not in text) == []
