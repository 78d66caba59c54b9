"""Every gate of CI, a session each; `nox -s fix` repairs what can be repaired."""

from __future__ import annotations

import json
import os
import re
import shutil
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False
nox.options.reuse_existing_virtualenvs = True
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
SAMPLE = "nam-dinh-2024.xlsx"
NOT_RUN = 2
"""What tools/look/recalculate.py returns where there is no LibreOffice: it has said so."""


def install(session: nox.Session, *args: str) -> None:
    """Install into the session's environment; with `--no-venv` the caller's own is taken as it is."""
    if session.virtualenv.venv_backend != "none":
        session.install(*args)


def lowest_versions() -> list[str]:
    """Return the lower bounds of pyproject.toml as pins: `rich>=13.9.0` gives `rich==13.9.0`."""
    declared = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    pins = []
    for requirement in declared:
        found = re.fullmatch(r"([\w-]+)>=([\d.]+)", requirement)
        if found is None:
            raise ValueError(f"write a dependency as name>=1.2.3, with one lower bound: {requirement}")
        pins.append(f"{found[1]}=={found[2]}")
    return pins


@nox.session(name="format-check")
def format_check(session: nox.Session) -> None:
    """Check the format."""
    install(session, "-e", ".[dev]")
    session.run("ruff", "format", "--check", ".")


@nox.session
def lint(session: nox.Session) -> None:
    """Check the code with ruff."""
    install(session, "-e", ".[dev]")
    session.run("ruff", "check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types with mypy."""
    install(session, "-e", ".[dev]")
    session.run("mypy")


@nox.session
def layers(session: nox.Session) -> None:
    """Check that imports go one way."""
    install(session, "-e", ".[dev]")
    session.run("lint-imports", "--no-logo", "--no-cache")


@nox.session
def sample(session: nox.Session) -> None:
    """Check that the sample censuses are what their generator makes."""
    install(session, "-e", ".[dev]")
    session.run("python", "sample_data/generate.py", "--check")
    session.run("python", "sample_data/generate_submissions.py", "--check")


@nox.session
def docs(session: nox.Session) -> None:
    """Check that documents and code agree."""
    install(session, "-e", ".[dev]")
    session.run("python", "-m", "pytest", "-q", "tests/promises", *session.posargs)


@nox.session
def guards(session: nox.Session) -> None:
    """Measure the tests of the look, the supervisor and the escaping: every branch of these modules must run."""
    install(session, "-e", ".[dev]")
    reports = ("plain", "score_csv", "check_hostile", "check_formats", "inert_json")
    paths = [f"tests/unit/reporting/test_{name}.py" for name in reports]
    session.run("python", "-m", "coverage", "erase")
    session.run(
        *("python", "-m", "pytest", "-q", "-n", "auto", "-p", "tests.measured"),
        *("tests/unit/reading", "tests/hostile/test_workbooks.py", *paths, *session.posargs),
    )
    session.run("python", "-m", "coverage", "combine", "-q")
    session.run("python", "-m", "coverage", "report")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests on every supported Python that is installed."""
    install(session, "-e", ".[dev]")
    session.run("python", "-m", "pytest", "-q", "-n", "auto", *session.posargs)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest dependencies that pyproject.toml allows."""
    install(session, "-e", ".[dev]", *lowest_versions())
    session.run("python", "-m", "pytest", "-q", "-n", "auto", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build, install the wheel elsewhere, and score in an empty folder just as in the checkout."""
    install(session, "-e", ".[dev]")
    with TemporaryDirectory() as folder:  # outside the checkout, so that nothing of it is found from there
        work = Path(folder).resolve()
        session.run("python", "-m", "build", "-q", "--outdir", str(work / "dist"))
        built = next((work / "dist").glob("*.whl"))
        session.run("python", "-m", "venv", str(work / "venv"))
        scripts = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
        session.run(str(scripts / "python"), "-m", "pip", "install", "-q", str(built), external=True)

        here, there, empty = work / "checkout.json", work / "wheel.json", work / "empty"
        session.run("nls", "score", f"sample_data/{SAMPLE}", "-o", str(here))
        empty.mkdir()
        with session.chdir(empty):
            nls = str(scripts / "nls")
            session.run(nls, "sample", "samples", external=True)
            session.run(nls, "score", f"samples/{SAMPLE}", external=True)
            session.run(nls, "score", f"samples/{SAMPLE}", "-o", str(there), external=True)
        one, other = (json.loads(report.read_text("utf-8")) for report in (here, there))
    if any(one[key] != other[key] for key in ("targets", "as_of", "findings", "years", "units")):
        session.error("the wheel and the checkout score the sample differently")
    session.log("the wheel and the checkout give the same scores")


@nox.session
def recalculate(session: nox.Session) -> None:
    """Check that LibreOffice calculates in our workbooks what we wrote; says so where there is no LibreOffice."""
    install(session, "-e", ".[dev]")
    with TemporaryDirectory() as folder:
        books = [str(Path(folder) / f"{name}.xlsx") for name in ("score", "gaps")]
        session.run("nls", "score", f"sample_data/{SAMPLE}", "-o", books[0])
        old = ("sample_data/nam-dinh-2021.xlsx", "--targets", "nam-dinh-dti-13")
        session.run("nls", "gaps", *old, "--lang", "en", "-o", books[1])
        session.run("python", "tools/look/recalculate.py", *books, success_codes=[0, NOT_RUN])


@nox.session(default=False)
def look(session: nox.Session) -> None:
    """Look at the web pages in a browser: pictures and print in build/look, axe, an HTML validator.

    Needs Chromium or Chrome, and npm with a registry; says which of them is missing, and fails then.
    """
    install(session, "-e", ".[dev]")
    browsers = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome")))
    browser, npm = next(browsers, None), shutil.which("npm")
    if browser is None or npm is None:
        session.error(f"NOT RUN: needs a browser (found: {browser}) and npm (found: {npm})")
    out = Path("build/look").resolve()
    out.mkdir(parents=True, exist_ok=True)
    for file in ("look.mjs", "package.json"):
        shutil.copy(Path("tools/look") / file, out)
    reports = {
        "score-vi": ("score", f"sample_data/{SAMPLE}", "--trend", "sample_data/nam-dinh-2021.xlsx"),
        "score-en": ("score", f"sample_data/{SAMPLE}", "--lang", "en"),
        "district-vi": ("score", f"sample_data/{SAMPLE}", "--district", "Giao Thủy", "--by", "commune"),
        "annual-en": (
            "score",
            "sample_data/nam-dinh-2021.xlsx",
            "--targets",
            "nam-dinh-dti-13",
            "--lang",
            "en",
        ),
        "gaps-vi": ("gaps", "sample_data/nam-dinh-2021.xlsx", "--targets", "nam-dinh-dti-13"),
        "trend-en": ("trend", "sample_data/nam-dinh-2021.xlsx", f"sample_data/{SAMPLE}", "--lang", "en"),
        "check-vi": ("check", "sample_data/submissions", "--exit-zero"),
    }
    pages = [f"{name}.html" for name in reports]
    for name, report in reports.items():
        session.run("nls", *report, "-o", str(out / f"{name}.html"), "--force")
    with session.chdir(out):
        session.run(npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", external=True)
        session.run(npm, "exec", "--", "html-validate", *pages, external=True)
        session.run("node", "look.mjs", browser, ".", *pages, external=True)


@nox.session(default=False)
def fix(session: nox.Session) -> None:
    """Repair format and lint, and write anew what is generated: the sample censuses, the page of codes."""
    install(session, "-e", ".[dev]")
    session.run("ruff", "check", "--fix", ".")
    session.run("ruff", "format", ".")
    session.run("python", "sample_data/generate.py")
    session.run("python", "sample_data/generate_submissions.py")
    session.run("python", "tools/write_findings.py")
