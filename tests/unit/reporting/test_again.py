"""Commands as they can be typed: quoted where the shell needs it, inert on the screen, short for many files."""

from __future__ import annotations

import shlex

from nls_cli.reporting.again import Again, named_files
from nls_cli.reporting.layout import TIED, indented
from nls_cli.reporting.legend import pointers


def typed(again: Again) -> str:
    return again.command("gaps").replace(TIED, " ")


def test_a_command_is_what_a_shell_takes_for_the_words_that_were_given() -> None:
    words = ("tỉnh ta.xlsx", "--district", "Giao Thủy", "$HOME.xlsx", "it's.xlsx")
    assert shlex.split(typed(Again(words))) == ["nls", "gaps", *words]


def test_a_name_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in typed(Again(("\x1b[31m.xlsx",)))


def test_a_command_moves_to_a_line_of_its_own_rather_than_break() -> None:
    command = Again(("a.xlsx", "--year", "2025")).command("gaps")
    assert indented(f"Xem ở: {command}", 33).split("\n") == ["Xem ở:", "nls gaps a.xlsx --year 2025"]


def test_of_many_files_the_first_is_named() -> None:
    assert named_files(["a", "b", "c"]) == ("a", "b", "c")
    assert typed(Again(named_files(["a", "b", "c", "d"]))) == "nls gaps a …"


def test_a_command_that_no_line_holds_is_not_broken() -> None:
    command = Again(("a.xlsx", "--district", "Giao Thủy")).command("gaps", "--roster", "ai.xlsx")
    assert pointers([f"Ai có thể bù: {command}"], 40).split("\n") == [
        "Ai có thể bù:",
        'nls gaps a.xlsx --district "Giao Thủy" --roster ai.xlsx',
    ]
