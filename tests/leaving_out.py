"""What a test does without its tool: it is left out and says so, or it fails where everything is required."""

import os
from typing import NoReturn

import pytest

REQUIRE_ALL = "ELEMENTAL_REQUIRE_ALL"


def leave_out(what: str, remedy: str) -> NoReturn:
    """Skip the test with a line for the summary; with ELEMENTAL_REQUIRE_ALL=1, as in CI, fail instead."""
    if os.environ.get(REQUIRE_ALL) == "1":
        pytest.fail(f"{what} is missing and {REQUIRE_ALL} is set: {remedy}", pytrace=False)
    pytest.skip(f"left out: {what} is missing; {remedy}")
