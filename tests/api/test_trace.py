"""The trace over HTTP: whoever has the request and the answer can redo it."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.routes.examples import EVALUATE_EXAMPLES
from tests.redoing import redo, to_be_given


@pytest.mark.parametrize("name", EVALUATE_EXAMPLES)
def test_every_example_of_the_documentation_is_redone_from_its_trace(client: TestClient, name: str) -> None:
    request: dict[str, Any] = {**(EVALUATE_EXAMPLES[name]["value"] or {}), "include": ["trace"]}
    answer = client.post("/evaluate", json=request).json()
    assert redo(request, answer).keys() == to_be_given(answer)
