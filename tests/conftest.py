"""Options of the test run."""

from __future__ import annotations

import pytest
from hypothesis import settings

# The verdict on a commit must not depend on luck: the same examples for the same tests. Looking for new ones is
# `pytest tests/property --hypothesis-profile=default`.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record",
        action="store_true",
        help="write what the runs of tests/cli and the documents show now, instead of comparing",
    )


@pytest.fixture
def record(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--record"))
