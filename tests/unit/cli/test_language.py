"""The language is known before anything is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from nls_cli.cli.language import needs_option, take_language
from nls_cli.errors import NlsError


@pytest.mark.parametrize(
    ("arguments", "environment", "language", "rest"),
    [
        ([], {}, "vi", []),
        (["score", "a.xlsx"], {}, "vi", ["score", "a.xlsx"]),
        (["--lang", "en", "score"], {}, "en", ["score"]),
        (["score", "a.xlsx", "--lang", "en"], {}, "en", ["score", "a.xlsx"]),
        (["score", "--lang=en", "-o", "x"], {}, "en", ["score", "-o", "x"]),
        (["--lang", "en", "score", "--lang", "vi"], {}, "vi", ["score"]),
        (["score"], {"NLS_LANG": "en"}, "en", ["score"]),
        (["score"], {"NLS_LANG": "en_US.UTF-8"}, "en", ["score"]),
        (["score"], {"NLS_LANG": ""}, "vi", ["score"]),
        (["score", "--lang", "vi"], {"NLS_LANG": "en"}, "vi", ["score"]),
        (["score", "--", "--lang", "en"], {}, "vi", ["score", "--", "--lang", "en"]),
    ],
)
def test_the_language_and_what_is_left(
    arguments: list[str], environment: dict[str, str], language: str, rest: list[str]
) -> None:
    assert take_language(arguments, environment, None) == (language, rest)


@pytest.mark.parametrize(
    ("arguments", "environment", "source"),
    [(["--lang", "fr"], {}, "--lang"), (["--lang="], {}, "--lang"), ([], {"NLS_LANG": "fr"}, "NLS_LANG")],
)
def test_another_language_is_an_error(arguments: list[str], environment: dict[str, str], source: str) -> None:
    with pytest.raises(NlsError) as error:
        take_language(arguments, environment, None)
    assert error.value.params["option"] == source


def test_no_language_is_an_error() -> None:
    with pytest.raises(NlsError) as error:
        take_language(["score", "--lang"], {}, None)
    assert error.value.key == "usage.needs_value"


@pytest.mark.parametrize("line", ["lang: en", "census: a\nlang:   'en'  # English", 'lang : "en"'])
def test_the_project_may_say_the_language(tmp_path: Path, line: str) -> None:
    path = tmp_path / "nls.yaml"
    path.write_text(line + "\n", "utf-8")
    assert take_language([], {}, path)[0] == "en"
    assert take_language([], {"NLS_LANG": "vi"}, path)[0] == "vi"


def test_a_language_there_is_not_in_the_project_is_left_for_the_command_to_complain_of(
    tmp_path: Path,
) -> None:
    path = tmp_path / "nls.yaml"
    path.write_text("lang: fr\n", "utf-8")
    assert take_language([], {}, path)[0] == "vi"


def test_a_further_command_names_the_language_only_where_it_would_be_another() -> None:
    assert needs_option("en", {}, None)
    assert not needs_option("vi", {}, None)
    assert not needs_option("en", {"NLS_LANG": "en"}, None)
    assert needs_option("en", {"NLS_LANG": "fr"}, None)
