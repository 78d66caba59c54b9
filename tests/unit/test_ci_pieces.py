"""The pieces for CI work as they stand: the hook under pre-commit, the action, the GitLab template, `nls init`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from nls_cli.cli.main import run

ROOT = Path(__file__).parents[2]
SUBMISSIONS = ROOT / "sample_data" / "submissions"
CLEAN, FAULTY, UNREADABLE = "BC Sở Nội vụ.xlsx", "BC Sở Y tế.xlsx", "BC xã Yên Cường.xlsx"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `nls` is this checkout, as it would be after an installation."""
    shims = tmp_path / "shims"
    shims.mkdir()
    shim = shims / "nls"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m nls_cli "$@"\n', "utf-8", newline="\n")
    shim.chmod(0o755)
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("NLS_", "GIT_", "GITHUB_"))
    }
    scripts = Path(sys.executable).parent
    return {
        **kept,
        "PATH": os.pathsep.join([str(shims), str(scripts), kept["PATH"]]),
        "PYTHONPATH": str(ROOT / "src"),
        "HOME": str(tmp_path),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{
            f"GIT_{who}_{what}": "t@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }


def submitted(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copy(SUBMISSIONS / name, folder)
    return folder


def execute(
    command: list[str], folder: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def bash(script: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step as the runner does."""
    return execute(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], folder, environment)


# -- pre-commit --------------------------------------------------------------------------------------------


def test_the_hook_under_real_pre_commit(tmp_path: Path, environment: dict[str, str]) -> None:
    """The hook's own definition, but `language: system`: no environment is built, so no network is needed."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["language"] == "python"
    hooks, work = tmp_path / "hooks", tmp_path / "work"
    for folder in (hooks, work):
        folder.mkdir()
        assert execute(["git", "init", "-q", "."], folder, environment).returncode == 0
    (hooks / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump([{**hook, "language": "system"}]), "utf-8")
    execute(["git", "add", "-A"], hooks, environment)
    execute(["git", "commit", "-qm", "hook"], hooks, environment)
    rev = execute(["git", "rev-parse", "HEAD"], hooks, environment).stdout.strip()
    config = {"repos": [{"repo": hooks.as_posix(), "rev": rev, "hooks": [{"id": "nls-check"}]}]}
    (work / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    submitted(work, CLEAN)
    (work / "~$khoa.xlsx").write_bytes(b"lock")
    (work / "ghi-chu.txt").write_text("x", "utf-8")

    def hooked() -> subprocess.CompletedProcess[str]:
        execute(["git", "add", "-A", "-f"], work, environment)
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never", "--verbose"]
        return execute(command, work, environment)

    clean = hooked()
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert "Số tệp: 1" in clean.stdout  # neither the lock file nor the text
    submitted(work / "Nộp", FAULTY)
    (work / "Nộp" / FAULTY).rename(work / "Nộp" / "BC.XLSX")
    faulty = hooked()
    assert faulty.returncode == 1
    assert "NLS302" in faulty.stdout
    assert "Số tệp: 2" in faulty.stdout


# -- GitHub ------------------------------------------------------------------------------------------------


def step(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in ACTION["runs"]["steps"] if one.get("name") == name)
    return found


def test_inputs_reach_the_steps_of_the_action_as_variables_alone() -> None:
    for one in ACTION["runs"]["steps"]:
        assert "${{" not in one.get("run", ""), one
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(ACTION["inputs"])


@pytest.mark.parametrize(
    ("names", "paths", "code"),
    [
        ([CLEAN], "nop", 0),
        ([CLEAN, FAULTY], f"nop/{CLEAN}\nnop/*Y*.xlsx\n", 1),
        ([CLEAN, UNREADABLE], "nop", 1),
        ([UNREADABLE], "nop", 2),
        ([], "nop", 2),
        ([CLEAN], "$(touch pwned)\n; touch pwned\n`touch pwned`", 2),
    ],
)
def test_the_steps_of_the_action_as_the_runner_runs_them(
    tmp_path: Path, environment: dict[str, str], names: list[str], paths: str, code: int
) -> None:
    submitted(tmp_path / "nop", *names)
    output, summary = tmp_path / "output", tmp_path / "summary"
    check = step("Check")
    given = {name: value["default"] for name, value in ACTION["inputs"].items()} | {"paths": paths}
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for name, value in check["env"].items()
    }
    github = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    done = bash(check["run"], tmp_path, {**environment, **variables, **github})
    assert done.returncode == 0, done.stderr  # reports are uploaded before the code is given back
    assert output.read_text("utf-8") == f"exit-code={code}\n"
    result = step("Result")
    assert bash(result["run"], tmp_path, {**environment, "EXIT_CODE": str(code)}).returncode == code
    assert not (tmp_path / "pwned").exists()
    reports = tmp_path / given["reports"]
    if names and "pwned" not in paths:
        assert {path.name for path in reports.iterdir()} == {
            f"nls.{one}" for one in ("sarif", "xml", "json", "html", "csv")
        }
        listed = json.loads((reports / "nls.json").read_text("utf-8"))
        assert len(listed["files"]) == len(names)
        assert summary.read_text("utf-8").strip()
    if code == 1:
        assert "::error" in done.stdout


# -- GitLab ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "code"), [(CLEAN, 0), (FAULTY, 1)])
def test_the_script_of_the_gitlab_template(
    tmp_path: Path, environment: dict[str, str], name: str, code: int
) -> None:
    header, jobs = yaml.safe_load_all((ROOT / "ci-templates" / "gitlab.yml").read_text("utf-8"))
    job = jobs["nls-check"]
    used = {value.strip("$[] ").removeprefix("inputs.") for value in job["variables"].values()}
    assert used == set(header["spec"]["inputs"])
    submitted(tmp_path / "submissions", name)
    done = bash("\n".join(job["script"]), tmp_path, {**environment, "NLS_PATHS": "submissions"})
    assert done.returncode == code, done.stderr
    for report in job["artifacts"]["reports"].values():
        assert (tmp_path / report).is_file()


# -- nls init ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ci", ["github", "gitlab", "none"])
def test_a_new_project_works_as_it_stands(
    tmp_path: Path,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ci: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "du-an", "--ci", ci]) == 0
    project = tmp_path / "du-an"
    monkeypatch.chdir(project)
    submitted(project / "submissions", CLEAN)
    assert run(["targets", "check", "targets/chi-tieu.yaml"]) == 0
    assert run(["score"]) == 0
    capsys.readouterr()
    assert run(["merge", "submissions", "-o", "tong-hop.xlsx", "--format", "json"]) == 0
    statuses = {one["name"]: one["status"] for one in json.loads(capsys.readouterr().out)["submitters"]}
    assert statuses["Sở Nội vụ"] == "sent"
    assert set(statuses.values()) == {"sent", "missing"}
    if ci != "none":
        (workflow,) = (
            path
            for path in (project / ".github/workflows/nls.yml", project / ".gitlab-ci.yml")
            if path.exists()
        )
        jobs = yaml.safe_load(workflow.read_text("utf-8"))
        script = (
            jobs["jobs"]["check"]["steps"][3]["run"]
            if ci == "github"
            else "\n".join(jobs["nls-check"]["script"])
        )
        done = bash(script, project, {**environment, "NLS_PATHS": "submissions"})
        assert done.returncode == 0, done.stderr
        assert (project / "reports" / "nls.xml").is_file()


def test_a_project_never_overwrites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "submitters.yaml").write_text("của tôi", "utf-8")
    assert run(["init"]) == 2
    assert "submitters.yaml" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["submitters.yaml"]
    assert (tmp_path / "submitters.yaml").read_text("utf-8") == "của tôi"
