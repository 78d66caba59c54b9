"""Both languages say everything, with the same blanks."""

from __future__ import annotations

import re
import string
import unicodedata
from pathlib import Path

import pytest

from nls_cli.messages import MESSAGES, TABLES, known, say
from nls_cli.model.finding import RULES

SOURCE = Path(__file__).parents[3] / "src" / "nls_cli"
CODE = {path: path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path.parent.name != "messages"}


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_both_languages_have_a_sentence_with_the_same_blanks(key: str) -> None:
    vietnamese, english = MESSAGES[key]
    assert vietnamese.strip()
    assert english.strip()
    assert blanks(vietnamese) == blanks(english)
    assert unicodedata.is_normalized("NFC", vietnamese + english)


def test_no_key_is_in_two_tables() -> None:
    assert sum(map(len, TABLES)) == len(MESSAGES)


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_code_has_a_message_and_a_remedy(code: str) -> None:
    assert known(f"{code}.message")
    assert known(f"{code}.remedy")
    assert not blanks(MESSAGES[f"{code}.remedy"][0])


def test_every_message_of_a_code_belongs_to_a_rule() -> None:
    codes = {key.partition(".")[0] for key in MESSAGES if key.startswith("NLS")}
    raised = {code for text in CODE.values() for code in re.findall(r"Refused\(\s*\"(NLS\d+)\"", text)}
    assert codes <= set(RULES) | raised


def test_every_key_in_the_code_is_in_the_catalogue() -> None:
    used: set[str] = set()
    for text in CODE.values():
        used |= set(re.findall(r"\b(?:say|note|phrase|by_year)\(\s*\"([\w.-]+)\"", text))
        used |= set(re.findall(r"NlsError\(\s*\"([\w.-]+)\"", text))
        used |= set(re.findall(r"\"(yaml\.\w+)\"", text))
    assert used > {"score.title", "yaml.missing", "year.unknown"}
    assert sorted(key for key in used if not known(key)) == []


def test_every_error_says_what_to_do() -> None:
    raised = {key for text in CODE.values() for key in re.findall(r"NlsError\(\s*\"([\w.-]+)\"", text)}
    assert sorted(key for key in raised if not known(f"{key}.hint")) == []


def test_blanks_are_filled_by_name() -> None:
    assert say("score.counts.met", "vi", count=3, total=13) == "Đạt 3/13 chỉ tiêu"
    assert say("score.counts.met", "en", count=3, total=13) == "Met: 3 of 13"
