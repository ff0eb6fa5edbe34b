"""What the README shows: its first request, and the answer to it."""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str, holding: str) -> str:
    """The code block of this language that holds a text."""
    blocks = re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)
    (found,) = (each for each in blocks if holding in each)
    return str(found)


def first_request() -> dict[str, Any]:
    """The body of the request that a newcomer sends first."""
    return _body("/evaluate")


def label_request() -> dict[str, Any]:
    """The body of the request that reads a label."""
    return _body("/label-readings")


def label_answer() -> dict[str, Any]:
    """The answer to it, shortened."""
    answer: dict[str, Any] = json.loads(block("json", '"readings"'))
    return answer


def _body(path: str) -> dict[str, Any]:
    body = re.search(r"--json '(.*)'", block("sh", f"{path} --json"), flags=re.DOTALL)
    assert body
    request: dict[str, Any] = json.loads(body[1])
    return request


def first_answer() -> dict[str, Any]:
    """The answer to it, shortened."""
    answer: dict[str, Any] = json.loads(block("json", "judgements"))
    return answer


def assert_holds(answer: Any, shown: Any, place: str = "answer") -> None:
    """Whether all that is shown is in the answer; lists are shown whole."""
    if isinstance(shown, dict):
        for key, value in shown.items():
            assert_holds(answer[key], value, f"{place}.{key}")
    elif isinstance(shown, list):
        assert len(answer) == len(shown), place
        for index, value in enumerate(shown):
            assert_holds(answer[index], value, f"{place}[{index}]")
    else:
        assert answer == shown, place
