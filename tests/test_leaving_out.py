"""A test without its tool is left out with a line in the summary, and fails where everything is required."""

import pytest

from tests.leaving_out import REQUIRE_ALL, leave_out


def test_a_test_without_its_tool_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(REQUIRE_ALL, raising=False)
    with pytest.raises(pytest.skip.Exception, match="left out: Node is missing; run `make tools`"):
        leave_out("Node", "run `make tools`")


def test_a_test_without_its_tool_fails_where_everything_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REQUIRE_ALL, "1")
    with pytest.raises(pytest.fail.Exception, match="Node is missing"):
        leave_out("Node", "run `make tools`")
