"""The documents say what is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "sample_data/*.md", "targets/**/*.md")
    for path in ROOT.glob(pattern)
)
READMES = ("README.md", "README.en.md")


def blocks(document: str, mark: str) -> list[str]:
    """Return the fenced blocks that follow the comment `<!-- mark -->`."""
    text = (ROOT / document).read_text("utf-8")
    return re.findall(rf"^<!-- {mark} -->\n```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8"))
    targets = [link.split("#")[0] for link in links if not re.match(r"\w+:|#", link)]
    assert [link for link in targets if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("mark", ["score-command", "test-command"])
def test_both_readmes_have_the_same_commands_on_one_line(mark: str) -> None:
    vietnamese, english = (blocks(document, mark) for document in READMES)
    assert vietnamese == english
    assert [block.count("\n") for block in vietnamese] == [1]


def test_both_readmes_show_an_output() -> None:
    for document in READMES:
        (output,) = blocks(document, "output:score")
        assert output.strip(), document


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))


def test_every_layer_is_explained() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    names = {
        name.strip(" ()")
        for contract in contracts
        if contract["type"] == "layers"
        for layer in contract["layers"]
        for name in re.split(r"[|:]", layer)
    } - {"__main__"}
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert (
        set(re.findall(r"^\| `(\w+)/?` \|", text, re.MULTILINE)) - {"targets", "sample_data", "benchmarks"}
        == names
    )


def test_contributing_names_every_gate() -> None:
    code = (ROOT / "noxfile.py").read_text("utf-8")
    sessions = re.findall(r'^@nox\.session(?:\(name="([\w-]+)"|\()?.*\ndef (\w+)', code, re.MULTILINE)
    gates = {name or function for name, function in sessions}
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [gate for gate in sorted(gates) if f"`{gate}`" not in text and f"nox -s {gate}`" not in text] == []
