"""Everything people read, in both languages: a key and its two sentences side by side, with named blanks."""

from __future__ import annotations

from typing import Literal

from nls_cli.messages.account import ACCOUNT
from nls_cli.messages.cells import CELLS
from nls_cli.messages.check import CHECK
from nls_cli.messages.commands import COMMANDS
from nls_cli.messages.document import DOCUMENT
from nls_cli.messages.errors import ERRORS
from nls_cli.messages.explain import EXPLAIN
from nls_cli.messages.files import FILES
from nls_cli.messages.init import INIT
from nls_cli.messages.layouts import LAYOUTS
from nls_cli.messages.legend import LEGEND
from nls_cli.messages.merge import MERGE
from nls_cli.messages.pages import PAGES
from nls_cli.messages.plan import PLAN
from nls_cli.messages.plan_errors import PLAN_ERRORS
from nls_cli.messages.plausible import PLAUSIBLE
from nls_cli.messages.ranking import RANKING
from nls_cli.messages.readings import READINGS
from nls_cli.messages.remedies import REMEDIES
from nls_cli.messages.reports import REPORTS
from nls_cli.messages.returns import RETURNS
from nls_cli.messages.roster import ROSTER
from nls_cli.messages.score_pages import SCORE_PAGES
from nls_cli.messages.sentences import SENTENCES
from nls_cli.messages.shift import SHIFT
from nls_cli.messages.system import SYSTEM
from nls_cli.messages.target_changes import TARGET_CHANGES
from nls_cli.messages.trend import TREND
from nls_cli.messages.workbooks import WORKBOOKS
from nls_cli.messages.yaml import YAML

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
TABLES = (
    REPORTS,
    SCORE_PAGES,
    COMMANDS,
    CHECK,
    DOCUMENT,
    RETURNS,
    ERRORS,
    FILES,
    REMEDIES,
    CELLS,
    LAYOUTS,
    READINGS,
    PLAUSIBLE,
    PAGES,
    EXPLAIN,
    ACCOUNT,
    LEGEND,
    RANKING,
    ROSTER,
    SHIFT,
    SENTENCES,
    WORKBOOKS,
    MERGE,
    PLAN,
    PLAN_ERRORS,
    TREND,
    INIT,
    SYSTEM,
    YAML,
    TARGET_CHANGES,
)
MESSAGES: dict[str, tuple[str, str]] = {key: pair for table in TABLES for key, pair in table.items()}
"""Key → Vietnamese, English."""


def say(key: str, language: Language, **params: object) -> str:
    """Return the sentence `key` in `language`, its blanks filled with `params`."""
    sentence = MESSAGES[key][LANGUAGES.index(language)]
    return sentence.format(**params) if params else sentence


def known(key: str) -> bool:
    """Tell whether the catalogue has `key`."""
    return key in MESSAGES
