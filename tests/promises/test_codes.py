"""Codes, their words, their pages and the documents agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nls_cli.messages import MESSAGES
from nls_cli.model.finding import RULES
from nls_cli.reporting.code_page import render_code_document
from nls_cli.rules.engine import CHECKS

ROOT = Path(__file__).parents[2]
PARTS = ("title", "message", "remedy", "meaning", "wrong", "right")


@pytest.mark.parametrize("code", RULES)
def test_every_code_has_all_its_words(code: str) -> None:
    assert [part for part in PARTS if not all(MESSAGES.get(f"{code}.{part}", ("",)))] == []


def test_no_words_without_a_code() -> None:
    spoken_of = {match[0] for key in MESSAGES if (match := re.match(r"NLS\d{3}(?=\.)", key))}
    assert spoken_of - RULES.keys() == set()


def test_every_code_is_raised_somewhere() -> None:
    sources = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py") if path.stem != "finding"
    )
    raised = set(re.findall(r'"(NLS\d{3})"', re.sub(r'"NLS\d{3}(\.\w+)*": \(', "", sources)))
    assert RULES.keys() - raised == set()


def test_no_two_rules_share_a_name() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name) for rule in RULES.values())


def test_the_table_of_checks_names_known_codes() -> None:
    assert CHECKS.keys() - RULES.keys() == set()


def test_plausibility_is_never_an_error() -> None:
    assert [code for code, rule in RULES.items() if code[3] == "6" and rule.severity == "error"] == []


def test_the_document_is_the_one_that_the_words_give() -> None:
    document = (ROOT / "docs" / "findings.md").read_text("utf-8")
    assert document == render_code_document(), "run: python tools/write_findings.py"
