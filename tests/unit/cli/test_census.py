"""The chain of defaults, and what folders and patterns stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from nls_cli.cli.census import choose_census
from nls_cli.cli.project import Project, find_project_file, read_project
from nls_cli.errors import NlsError, SourceError


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def names(
    folder: Path, *arguments: str, env: dict[str, str] | None = None, project: Project | None = None
) -> list[str]:
    chosen = choose_census(arguments, env or {}, project or Project(folder), folder, "score")
    return [path.as_posix() for path in chosen.paths]


def test_arguments_go_before_everything(tmp_path: Path) -> None:
    touch(tmp_path, "a.xlsx", "b.xlsx", "c.xlsx", "census.xlsx")
    project = Project(tmp_path, tmp_path / "nls.yaml", ("c.xlsx",))
    env = {"NLS_CENSUS": "b.xlsx"}
    assert names(tmp_path, "a.xlsx", env=env, project=project) == ["a.xlsx"]
    assert names(tmp_path, env=env, project=project) == ["b.xlsx"]
    assert names(tmp_path, env={"NLS_CENSUS": ""}, project=project) == ["c.xlsx"]
    assert names(tmp_path) == ["census.xlsx"]


def test_the_source_is_told(tmp_path: Path) -> None:
    touch(tmp_path, "c.xlsx", "census.xlsx", "sub/x")
    project = Project(tmp_path, tmp_path / "nls.yaml", ("c.xlsx",))
    chosen = choose_census((), {}, project, tmp_path / "sub", "score")
    assert chosen.source == "project"
    assert chosen.said_by == str(Path("..", "nls.yaml"))
    assert chosen.paths == (Path("..", "c.xlsx"),)


def test_without_any_census_it_is_told_how_to_give_one(tmp_path: Path) -> None:
    with pytest.raises(NlsError) as error:
        names(tmp_path)
    assert error.value.key == "census.none_given"


@pytest.mark.parametrize("source", ["arguments", "environment", "project"])
def test_a_named_census_that_is_not_there_is_an_error(tmp_path: Path, source: str) -> None:
    touch(tmp_path, "census.xlsx")
    with pytest.raises(NlsError) as error:
        names(
            tmp_path,
            *(["no.xlsx"] if source == "arguments" else []),
            env={"NLS_CENSUS": "no.xlsx"} if source == "environment" else {},
            project=Project(tmp_path, tmp_path / "nls.yaml", ("no.xlsx",)) if source == "project" else None,
        )
    assert error.value.key.startswith("census.not_found")
    assert error.value.params["tried"] == "no.xlsx"


def test_a_folder_is_read_with_its_folders_but_without_lock_and_hidden_files(tmp_path: Path) -> None:
    touch(
        tmp_path,
        "in/b.XLSX",
        "in/a.xlsx",
        "in/x/c.xls",
        "in/~$a.xlsx",
        "in/.d.xlsx",
        "in/.git/e.xlsx",
        "in/f.txt",
    )
    chosen = choose_census(["in"], {}, Project(tmp_path), tmp_path, "score")
    assert [path.as_posix() for path in chosen.paths] == ["in/a.xlsx", "in/b.XLSX", "in/x/c.xls"]
    assert sorted(Path(one).name for one in chosen.passed_over) == [".d.xlsx", "~$a.xlsx"]


@pytest.mark.parametrize("content", [[], ["f.txt"], ["~$a.xlsx"]])
def test_a_folder_without_workbooks_is_an_error(tmp_path: Path, content: list[str]) -> None:
    (tmp_path / "in").mkdir()
    touch(tmp_path / "in", *content)
    with pytest.raises(NlsError) as error:
        names(tmp_path, "in")
    assert error.value.key == "input.no_workbooks"


def test_patterns_are_expanded_and_no_file_is_read_twice(tmp_path: Path) -> None:
    touch(tmp_path, "nop/a.xlsx", "nop/b.xlsx", "nop/~$b.xlsx", "nop/[1].xlsx")
    assert names(tmp_path, "nop/*.xlsx", "nop/a.xlsx", "nop") == ["nop/[1].xlsx", "nop/a.xlsx", "nop/b.xlsx"]
    assert names(tmp_path, "nop/[1].xlsx") == ["nop/[1].xlsx"]
    assert names(tmp_path, str(tmp_path / "nop" / "a*")) == [(tmp_path / "nop" / "a.xlsx").as_posix()]


def test_a_lock_file_named_outright_is_left_to_the_reader_to_refuse(tmp_path: Path) -> None:
    touch(tmp_path, "~$a.xlsx")
    assert names(tmp_path, "~$a.xlsx") == ["~$a.xlsx"]


def test_the_nearest_project_file_upward_is_taken(tmp_path: Path) -> None:
    touch(tmp_path, "nls.yaml", "a/nls.yaml", "a/b/c/x")
    assert find_project_file(tmp_path / "a" / "b" / "c") == tmp_path / "a" / "nls.yaml"


def test_a_project_says_census_targets_and_language(tmp_path: Path) -> None:
    path = tmp_path / "nls.yaml"
    path.write_text("census: [a.xlsx, nop]\ntargets: my.yaml\nlang: en\n", "utf-8")
    project = read_project(path, tmp_path)
    assert project.census == ("a.xlsx", "nop")
    assert project.targets == str(tmp_path / "my.yaml")
    path.write_text("census: a.xlsx\ntargets: qd-146\n", "utf-8")
    assert read_project(path, tmp_path) == Project(tmp_path, path, ("a.xlsx",), "qd-146")
    path.write_text("", "utf-8")
    assert read_project(path, tmp_path) == Project(tmp_path, path)


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("census: a.xlsx\ntarget: x\n", (2, 1), "yaml.unknown_key"),
        ("census: 5\n", (1, 9), "yaml.not_text"),
        ("census: []\n", (1, 9), "yaml.not_text"),
        ("lang: fr\n", (1, 7), "yaml.literal"),
        ("targets: [a]\n", (1, 10), "yaml.not_text"),
        ("- census\n", (1, 1), "yaml.not_mapping"),
    ],
)
def test_a_mistake_in_nls_yaml_has_its_place(
    tmp_path: Path, text: str, place: tuple[int, int], key: str
) -> None:
    path = tmp_path / "nls.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceError) as error:
        read_project(path, tmp_path)
    (problem,) = error.value.problems
    assert (problem.file, problem.line, problem.column, problem.key) == ("nls.yaml", *place, key)


def test_a_missing_file_stays_in_the_list_if_it_may_be_skipped(tmp_path: Path) -> None:
    touch(tmp_path, "a.xlsx")
    chosen = choose_census(
        ("gone.xlsx", "a.xlsx"), {}, Project(tmp_path), tmp_path, "score", skip_missing=True
    )
    assert chosen.paths == (Path("gone.xlsx"), Path("a.xlsx"))
    with pytest.raises(NlsError, match=r"census\.not_found"):
        choose_census(("gone*.xlsx",), {}, Project(tmp_path), tmp_path, "score", skip_missing=True)
